//! Whether an entry is on the site, and if not, why.

use chrono::{Datelike, NaiveDate};

use crate::base::Lang;

use super::Stage;

/// Whether an entry is on the site, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publication {
    /// It is.
    Published,
    /// It is not, for each of these reasons.
    Held(Box<[Hold]>),
    /// It is not, for each of these reasons, but editors see it in their preview.
    Previewed(Box<[Hold]>),
}

/// A reason not to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Marked as a draft.
    Draft,
    /// Its day is yet to come.
    NotYet(NaiveDate),
    /// Its last day is over.
    Expired(NaiveDate),
    /// The site asks for an approval that it does not have.
    NoApproval,
    /// The site asks for a consent that it does not have.
    NoConsent,
    /// The site asks for a later stage.
    StageTooEarly {
        /// Its stage.
        has: Option<Stage>,
        /// The least stage.
        needs: Stage,
    },
    /// It was withdrawn.
    Withdrawn,
}

impl Hold {
    /// Whether editors see the entry in a preview all the same: it is on its way to the site.
    pub fn is_passing(self) -> bool {
        !matches!(self, Hold::Expired(_) | Hold::Withdrawn)
    }

    /// The reason in words.
    pub fn words(self, lang: Lang) -> String {
        let day = |d: NaiveDate| match lang {
            Lang::Vi => format!("{}/{}/{}", d.day(), d.month(), d.year()),
            Lang::En => d.to_string(),
        };
        match self {
            Hold::Draft => lang.pick("đang để nháp", "is a draft").to_owned(),
            Hold::NotYet(d) => format!("{} {}", lang.pick("chưa tới ngày đăng", "is to be published on"), day(d)),
            Hold::Expired(d) => format!("{} {}", lang.pick("đã hết hạn ngày", "expired on"), day(d)),
            Hold::NoApproval => lang.pick("chưa có phê duyệt", "has no approval").to_owned(),
            Hold::NoConsent => lang.pick("chưa có đồng ý của người được viết", "has no consent").to_owned(),
            Hold::StageTooEarly { has, needs } => {
                let has = has.map_or(lang.pick("chưa có", "none"), |s| s.name(lang));
                let needs = needs.name(lang);
                lang.pick(format!("giai đoạn {has}, cần từ {needs}"), format!("is at stage {has}, needs {needs}"))
            }
            Hold::Withdrawn => lang.pick("đã thôi ghi nhận", "was withdrawn").to_owned(),
        }
    }
}
