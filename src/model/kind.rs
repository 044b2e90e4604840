//! The kinds of entries and the stages of an example's life.

use crate::base::Lang;

/// What a content file is about; its top folder says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person (`cá nhân`).
    Individual,
    /// A collective (`tập thể`): a party cell, an agency, a village, a team.
    Collective,
    /// An initiative (`mô hình`): a way of working.
    Initiative,
    /// An official document (`văn bản`).
    Document,
    /// A topic (`chuyên đề`): the theme of a year or a term.
    Topic,
    /// A plain page (`trang`).
    Page,
}

impl Kind {
    /// All kinds, in the order of menus.
    pub const ALL: [Kind; 6] =
        [Kind::Individual, Kind::Collective, Kind::Initiative, Kind::Document, Kind::Topic, Kind::Page];
    /// The kinds of profiles.
    pub const PROFILES: [Kind; 3] = [Kind::Individual, Kind::Collective, Kind::Initiative];
    /// Their folders below `content/`, as messages list them.
    pub const FOLDERS: &'static str =
        "content/ca-nhan, content/tap-the, content/mo-hinh, content/van-ban, content/chuyen-de, content/trang";

    /// Folder below `content/` and in the output.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Individual => "ca-nhan",
            Kind::Collective => "tap-the",
            Kind::Initiative => "mo-hinh",
            Kind::Document => "van-ban",
            Kind::Topic => "chuyen-de",
            Kind::Page => "trang",
        }
    }

    /// The kind whose folder this is.
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.folder() == folder)
    }

    /// The name of all of them, for headings of lists.
    pub fn plural(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, _) => self.name(lang),
            (Lang::En, Kind::Individual) => "People",
            (Lang::En, Kind::Collective) => "Collectives",
            (Lang::En, Kind::Initiative) => "Initiatives",
            (Lang::En, Kind::Document) => "Documents",
            (Lang::En, Kind::Topic) => "Topics",
            (Lang::En, Kind::Page) => "Pages",
        }
    }

    /// The name in `api/v1` and in themes.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Individual => "individual",
            Kind::Collective => "collective",
            Kind::Initiative => "initiative",
            Kind::Document => "document",
            Kind::Topic => "topic",
            Kind::Page => "page",
        }
    }

    /// What readers call one of them.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Kind::Individual => lang.pick("Cá nhân", "Person"),
            Kind::Collective => lang.pick("Tập thể", "Collective"),
            Kind::Initiative => lang.pick("Mô hình", "Initiative"),
            Kind::Document => lang.pick("Văn bản", "Document"),
            Kind::Topic => lang.pick("Chuyên đề", "Topic"),
            Kind::Page => lang.pick("Trang", "Page"),
        }
    }

    /// Whether it is a story of a person, a collective or an initiative.
    pub fn is_profile(self) -> bool {
        Kind::PROFILES.contains(&self)
    }
}

/// Life of an example: đăng ký → giới thiệu → bồi dưỡng → công nhận → khen thưởng → nhân rộng; thôi.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Đăng ký: put forward by a unit.
    Registered,
    /// Giới thiệu: what units do each quarter.
    Introduced,
    /// Bồi dưỡng: helped along.
    Nurtured,
    /// Công nhận, ghi danh.
    Recognised,
    /// Khen thưởng.
    Commended,
    /// Nhân rộng: others follow it.
    Replicated,
    /// Thôi (loại bỏ).
    Withdrawn,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Stage; 7] = [
        Stage::Registered,
        Stage::Introduced,
        Stage::Nurtured,
        Stage::Recognised,
        Stage::Commended,
        Stage::Replicated,
        Stage::Withdrawn,
    ];

    /// What readers call it.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Stage::Registered => lang.pick("đăng ký", "registered"),
            Stage::Introduced => lang.pick("giới thiệu", "introduced"),
            Stage::Nurtured => lang.pick("bồi dưỡng", "nurtured"),
            Stage::Recognised => lang.pick("công nhận", "recognised"),
            Stage::Commended => lang.pick("khen thưởng", "commended"),
            Stage::Replicated => lang.pick("nhân rộng", "replicated"),
            Stage::Withdrawn => lang.pick("thôi", "withdrawn"),
        }
    }

    /// The name in `api/v1` and in themes.
    pub fn id(self) -> &'static str {
        self.name(Lang::En)
    }

    /// The folded names that front matter may use.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Stage::Registered => &["dangky", "registered"],
            Stage::Introduced => &["gioithieu", "introduced"],
            Stage::Nurtured => &["boiduong", "nurtured"],
            Stage::Recognised => &["congnhan", "ghidanh", "recognised", "recognized"],
            Stage::Commended => &["khenthuong", "commended"],
            Stage::Replicated => &["nhanrong", "replicated"],
            Stage::Withdrawn => &["thoi", "loaibo", "withdrawn"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_lead_back_to_kinds() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of_folder(kind.folder()), Some(kind));
            assert!(Kind::FOLDERS.contains(kind.folder()));
        }
        assert_eq!(Kind::of_folder("anh"), None);
    }
}
