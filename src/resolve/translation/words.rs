//! The words of a translation's front matter, put over what its original says.

use crate::base::{Span, Spanned};
use crate::model::{About, Config, Document, Image, Profile, Topic};
use crate::parse::keys::{DocumentKeys, ImageText, PageKeys, ProfileKeys, TopicKeys};
use crate::parse::{self, PathOr};

use super::super::document;
use super::super::entry::text as words;

/// What of a translation's front matter counts.
#[derive(Default)]
pub struct Words {
    pub title: Option<Box<str>>,
    pub summary: Option<Box<str>>,
    pub about: Option<About>,
    pub slug: Option<Spanned<Box<str>>>,
    pub aliases: Box<[Spanned<Box<str>>]>,
    pub extra: Option<Spanned<parse::Free>>,
    pub ignore: Option<Spanned<parse::List<parse::keys::AcceptedKeys>>>,
    pub draft: bool,
    /// Keys that have no effect in a translation.
    pub facts: Vec<(&'static str, Span)>,
}

/// What every kind has beside its title and what it is about.
macro_rules! worded {
    ($keys:ident, $title:expr, $about:expr, $facts:expr) => {
        Words {
            title: $title,
            summary: words($keys.summary),
            about: $about,
            slug: $keys.slug,
            aliases: $keys.aliases.map(|l| l.value.0.into()).unwrap_or_default(),
            extra: $keys.extra,
            ignore: $keys.ignore,
            draft: $keys.draft.is_some_and(|d| d.value),
            facts: $facts,
        }
    };
}

/// Names and places of the keys that are there.
macro_rules! given {
    ($($key:literal: $value:expr),* $(,)?) => {
        [$(($key, $value.as_ref().map(|written| written.span))),*].into_iter().filter_map(|(key, span)| Some((key, span?))).collect()
    };
}

pub fn profile_words(keys: ProfileKeys, original: &Profile) -> Words {
    let facts = given! {
        "địa bàn": keys.place, "lĩnh vực": keys.sectors, "năm": keys.years, "ngày": keys.date, "hết hạn": keys.expires,
        "chuyên đề": keys.topics, "kế hoạch": keys.documents, "đăng ký": keys.registered, "giới thiệu": keys.introduced,
        "bồi dưỡng": keys.nurtured, "công nhận": keys.recognised, "khen thưởng": keys.commended, "nhân rộng": keys.replicated,
        "thôi": keys.withdrawn, "giai đoạn": keys.stage, "nhân rộng từ": keys.replicates, "phê duyệt": keys.approval,
        "đồng ý": keys.consent, "mã": keys.id,
    };
    let named = keys.name.is_some();
    let mut profile = original.clone();
    let Profile { name, position, unit, address, leader, village, solutions, .. } = &mut profile;
    if let Some(written) = keys.name {
        *name = written.value;
    }
    let texts = [
        (position, keys.position),
        (unit, keys.unit),
        (address, keys.address),
        (leader, keys.leader),
        (village, keys.village),
        (solutions, keys.solutions),
    ];
    for (to, written) in texts {
        if written.is_some() {
            *to = words(written);
        }
    }
    profile.image = image(original, keys.image, &profile.name);
    // References and private data stay with the original.
    profile.documents = Box::default();
    profile.replicates = None;
    profile.private = None;
    let title = words(keys.title).or_else(|| named.then(|| profile.name.clone()));
    worded!(keys, title, Some(About::Profile(Box::new(profile))), facts)
}

/// The original's picture with the translation's words, or another picture.
fn image(original: &Profile, written: Option<Spanned<ImageText>>, name: &str) -> Option<Box<Image>> {
    let first = original.image.as_deref();
    let described = first.is_some_and(|image| image.alt != original.name);
    let inherited = first.map(|image| Image {
        file: inherited(&image.file),
        // A picture that was only called by the name takes the name in this language.
        alt: if described { image.alt.clone() } else { name.into() },
        ..image.clone()
    });
    let Some(written) = written else { return inherited.map(Box::new) };
    match written.value {
        PathOr::Path(file) => {
            let file = Spanned::new(file, written.span);
            Some(Box::new(Image { file, alt: name.into(), credit: None, centre: None }))
        }
        PathOr::More(keys) => {
            let mut image = match (keys.file, inherited) {
                (Some(file), _) => Image { file, alt: name.into(), credit: None, centre: None },
                (None, inherited) => inherited?,
            };
            image.alt = words(keys.alt).unwrap_or(image.alt);
            image.credit = words(keys.credit).or(image.credit);
            image.centre = words(keys.centre).or(image.centre);
            Some(Box::new(image))
        }
    }
}

/// A file that the original names: what is wrong with it is said there.
fn inherited(file: &Spanned<Box<str>>) -> Spanned<Box<str>> {
    Spanned::new(file.value.clone(), Span::ELSEWHERE)
}

pub fn document_words(keys: DocumentKeys, original: &Document, config: &Config) -> Words {
    let facts = given! {
        "số hiệu": keys.number, "ngày": keys.date, "địa bàn": keys.place, "năm": keys.years, "thời kỳ": keys.period,
        "chuyên đề": keys.topics, "chỉ tiêu": keys.targets, "mốc": keys.deadlines, "thay thế": keys.replaces,
        "sửa đổi": keys.amends, "mã": keys.id,
    };
    let mut document = original.clone();
    document.attachments.iter_mut().for_each(|attachment| attachment.file = inherited(&attachment.file));
    if let Some(written) = keys.kind {
        document.kind_text = written.value;
    }
    if let Some(written) = keys.subject {
        document.subject = written.value;
    }
    for (to, written) in [
        (&mut document.issuer, keys.issuer),
        (&mut document.parent, keys.parent),
        (&mut document.issued_at, keys.issued_at),
    ] {
        if written.is_some() {
            *to = words(written);
        }
    }
    if let Some(written) = keys.signature {
        document.signature = Some(document::signed(written.value));
    }
    if let Some(written) = keys.recipients {
        document.recipients = written.value.0.into_iter().map(|r| r.value).collect();
    }
    if let Some(written) = keys.attachments {
        document.attachments = document::attachments_of(Some(written));
    }
    document.replaces = Box::default();
    document.amends = Box::default();
    worded!(
        keys,
        Some(format!("{} {}", document.short_title(config.lang()), document.subject).into()),
        Some(About::Document(Box::new(document))),
        facts
    )
}

pub fn topic_words(keys: TopicKeys, original: &Topic) -> Words {
    let facts = given! { "năm": keys.years, "mã": keys.id };
    let level = words(keys.level).or_else(|| original.level.clone());
    worded!(keys, words(keys.name), Some(About::Topic(Box::new(Topic { level }))), facts)
}

pub fn page_words(keys: PageKeys) -> Words {
    worded!(
        keys,
        words(keys.title),
        keys.order.map(|order| About::Page { order: Some(order.value) }),
        given! { "mã": keys.id }
    )
}
