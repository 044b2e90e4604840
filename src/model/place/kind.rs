//! The types of administrative units, as they are named and as people write them: "xã", "TT.", "tp", "P.1".
//!
//! Types: Constitution of 2013, article 110, and the Law on Organisation of Local Government (72/2025/QH15), which knows
//! communes, wards and special zones below the province.

use super::Level;
use crate::text::{exact_name, fold_name};

/// Type of a unit. A "thành phố" is directly under the central government or under a province: see its [`Level`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceType {
    /// Tỉnh.
    Province,
    /// Thành phố.
    City,
    /// Huyện.
    District,
    /// Quận.
    UrbanDistrict,
    /// Thị xã.
    Town,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Thị trấn.
    Township,
    /// Đặc khu, since 1 July 2025.
    SpecialZone,
}

/// What may stand before a name: folded words, type. Full names come first among those of a type.
const WRITTEN: [(&str, PlaceType); 23] = [
    ("tinh", PlaceType::Province),
    ("t", PlaceType::Province),
    ("thanh pho", PlaceType::City),
    ("tp", PlaceType::City),
    ("t p", PlaceType::City),
    ("huyen", PlaceType::District),
    ("h", PlaceType::District),
    ("quan", PlaceType::UrbanDistrict),
    ("q", PlaceType::UrbanDistrict),
    ("thi xa", PlaceType::Town),
    ("tx", PlaceType::Town),
    ("t x", PlaceType::Town),
    ("xa", PlaceType::Commune),
    ("x", PlaceType::Commune),
    ("phuong", PlaceType::Ward),
    ("p", PlaceType::Ward),
    ("f", PlaceType::Ward),
    ("thi tran", PlaceType::Township),
    ("tt", PlaceType::Township),
    ("t t", PlaceType::Township),
    ("dac khu", PlaceType::SpecialZone),
    ("dk", PlaceType::SpecialZone),
    ("d k", PlaceType::SpecialZone),
];

impl PlaceType {
    /// All types, larger units first.
    pub const ALL: [Self; 9] = [
        Self::Province,
        Self::City,
        Self::District,
        Self::UrbanDistrict,
        Self::Town,
        Self::Commune,
        Self::Ward,
        Self::Township,
        Self::SpecialZone,
    ];

    /// In Vietnamese, lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Province => "tỉnh",
            Self::City => "thành phố",
            Self::District => "huyện",
            Self::UrbanDistrict => "quận",
            Self::Town => "thị xã",
            Self::Commune => "xã",
            Self::Ward => "phường",
            Self::Township => "thị trấn",
            Self::SpecialZone => "đặc khu",
        }
    }

    /// In Vietnamese with a capital letter, as it stands before a number ("Phường 1").
    #[must_use]
    pub const fn capital_name(self) -> &'static str {
        match self {
            Self::Province => "Tỉnh",
            Self::City => "Thành phố",
            Self::District => "Huyện",
            Self::UrbanDistrict => "Quận",
            Self::Town => "Thị xã",
            Self::Commune => "Xã",
            Self::Ward => "Phường",
            Self::Township => "Thị trấn",
            Self::SpecialZone => "Đặc khu",
        }
    }

    /// In English, lower case.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::District => "district",
            Self::UrbanDistrict => "urban district",
            Self::Town => "town",
            Self::Commune => "commune",
            Self::Ward => "ward",
            Self::Township => "township",
            Self::SpecialZone => "special zone",
        }
    }

    /// As it begins a path segment.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Province => "tinh",
            Self::City => "thanh-pho",
            Self::District => "huyen",
            Self::UrbanDistrict => "quan",
            Self::Town => "thi-xa",
            Self::Commune => "xa",
            Self::Ward => "phuong",
            Self::Township => "thi-tran",
            Self::SpecialZone => "dac-khu",
        }
    }

    /// The letter in `tables/places.txt`.
    pub(super) fn from_letter(letter: u8) -> Self {
        match letter {
            b't' => Self::Province,
            b'c' => Self::City,
            b'h' => Self::District,
            b'q' => Self::UrbanDistrict,
            b's' => Self::Town,
            b'p' => Self::Ward,
            b'm' => Self::Township,
            b'k' => Self::SpecialZone,
            _ => Self::Commune,
        }
    }

    /// The level of units of this type; a city's depends on whether it stands below a province.
    #[must_use]
    pub const fn level(self, below_a_province: bool) -> Level {
        match self {
            Self::Province => Level::Province,
            Self::City if !below_a_province => Level::Province,
            Self::City | Self::District | Self::UrbanDistrict | Self::Town => Level::District,
            Self::Commune | Self::Ward | Self::Township | Self::SpecialZone => Level::Commune,
        }
    }

    /// The type that `text` is and nothing else: name, abbreviation or English name, in any case, with or without
    /// diacritics.
    #[must_use]
    pub fn recognise(text: &str) -> Option<Self> {
        let folded = fold_name(text);
        let english = |kind: &Self| kind.english() == folded;
        let written = WRITTEN.iter().find(|(words, _)| *words == folded);
        written.map(|(_, kind)| *kind).or_else(|| Self::ALL.into_iter().find(english))
    }

    /// The type that a written unit begins with, and of how many words it is; `folded` and `exact` are the two normal
    /// forms of the same text. Who writes diacritics means them: "Xá Nhè" does not begin with "xã", "xa nhe" may.
    pub(super) fn prefix(folded: &str, exact: &str) -> Option<(Self, usize)> {
        let begins = |words: &str| folded.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '));
        let (words, kind) =
            WRITTEN.into_iter().filter(|(words, _)| begins(words)).max_by_key(|(words, _)| words.len())?;
        let count = words.split(' ').count();
        let spelled = exact_name(kind.name());
        let meant = |(i, word): (usize, &str)| word.is_ascii() || spelled.split(' ').nth(i) == Some(word);
        let whole = fold_name(kind.name()) == words;
        let abbreviated = |word: &str| word.is_ascii() || word == "đ" || word == "đk";
        let mut typed = exact.split(' ').take(count);
        let fits = if whole { typed.enumerate().all(meant) } else { typed.all(abbreviated) };
        fits.then_some((kind, count))
    }

    /// "P1", "Q3", "F10": a letter for the type and a number, without a space between.
    pub(super) fn glued_number(folded: &str) -> Option<(Self, &str)> {
        let number = folded.get(1..).filter(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))?;
        let kind = match folded.as_bytes()[0] {
            b'p' | b'f' => Self::Ward,
            b'q' => Self::UrbanDistrict,
            _ => return None,
        };
        Some((kind, number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefix(text: &str) -> Option<(PlaceType, usize)> {
        PlaceType::prefix(&fold_name(text), &exact_name(text))
    }

    #[test]
    fn names_slugs_and_abbreviations_are_recognised() {
        for kind in PlaceType::ALL {
            for text in [kind.name(), kind.capital_name(), kind.english(), kind.slug()] {
                assert_eq!(PlaceType::recognise(text), Some(kind), "{text}");
            }
        }
        for (text, kind) in [("TP.", PlaceType::City), ("TX.", PlaceType::Town), ("T.T.", PlaceType::Township)] {
            assert_eq!(PlaceType::recognise(text), Some(kind), "{text}");
        }
        assert_eq!(PlaceType::recognise("thôn"), None);
    }

    #[test]
    fn a_type_stands_before_a_name() {
        assert_eq!(prefix("TT. Cao Thượng"), Some((PlaceType::Township, 1)));
        assert_eq!(prefix("thi xa sa pa"), Some((PlaceType::Town, 2)));
        assert_eq!(prefix("T.P. Vinh"), Some((PlaceType::City, 2)));
        assert_eq!(prefix("ĐK. Lý Sơn"), Some((PlaceType::SpecialZone, 1)));
        assert_eq!(prefix("xã"), None);
    }

    #[test]
    fn diacritics_that_are_written_are_meant() {
        assert_eq!(prefix("Xá Nhè"), None);
        assert_eq!(prefix("Quản Bạ"), None);
        assert_eq!(prefix("xa nhe"), Some((PlaceType::Commune, 1)));
        assert_eq!(prefix("Phượng Sơn"), None);
    }

    #[test]
    fn numbers_may_touch_the_letter_of_the_type() {
        assert_eq!(PlaceType::glued_number("p1"), Some((PlaceType::Ward, "1")));
        assert_eq!(PlaceType::glued_number("q10"), Some((PlaceType::UrbanDistrict, "10")));
        assert_eq!(PlaceType::glued_number("pa"), None);
    }
}
