//! Numbers and types of official documents.
//!
//! Party documents write `185-KH/HU` (number, type code, issuing body; guideline 36-HD/VPTW), state documents `27/CT-TTg` or
//! `30/2020/NĐ-CP` (decree 30/2020/NĐ-CP, annex I). Real texts space them freely: `185 -KH/HU`, `01 - KL/TW`.

use std::fmt;

use crate::text;

/// How the parts of a number are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// `185-KH/HU`: the hyphen comes first.
    Party,
    /// `27/CT-TTg`, `30/2020/NĐ-CP`, `91/2025/QH15`: the slash comes first.
    State,
}

/// Number and code of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentNumber {
    /// Party or state.
    pub style: Style,
    /// The running number as written: digits, perhaps a letter (`12a`); leading zeros stay.
    pub number: Box<str>,
    /// The year in numbers of legal documents.
    pub year: Option<u16>,
    /// What follows the number or year, hyphens and slashes included, without spaces: `KH/HU`, `CT-TTg`, `QH15`.
    pub code: Box<str>,
}

impl DocumentNumber {
    /// Reads a number in any spelling, also with `số` or a type word before it; `None` if it is not one.
    pub fn parse(written: &str) -> Option<Self> {
        Self::parse_with_lead(written).map(|(number, _)| number)
    }

    /// Reads a number and the words before it that say what kind of document it is, folded: `quyet dinh` for "Quyết định số 15/QĐ-UBND".
    pub fn parse_with_lead(written: &str) -> Option<(Self, Option<String>)> {
        let text = text::nfc(written);
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let before = text[..start].trim();
        if !before.is_empty() && !is_lead(before) {
            return None;
        }
        let folded = text::fold_name(before);
        let lead = folded.strip_suffix("so").map_or(folded.as_str(), str::trim_end);
        let lead = Some(lead.to_owned()).filter(|l| !matches!(l.as_str(), "" | "van ban"));
        let compact: String =
            text[start..].chars().filter(|c| !c.is_whitespace()).map(|c| if is_dash(c) { '-' } else { c }).collect();
        Self::parse_compact(compact.trim_end_matches(['.', ',', ';', ':'])).map(|number| (number, lead))
    }

    fn parse_compact(text: &str) -> Option<Self> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 5 {
            return None;
        }
        let letter = text[digits..].chars().next().filter(|c| c.is_lowercase()).map_or(0, char::len_utf8);
        let (number, rest) = text.split_at(digits + letter);
        let mut rest_chars = rest.chars();
        match rest_chars.next()? {
            '-' => Self::build(Style::Party, number, None, rest_chars.as_str()),
            '/' => {
                let tail = rest_chars.as_str();
                let year = tail.split_once('/').and_then(|(y, code)| Some((read_year(y)?, code)));
                match year {
                    Some((year, code)) => Self::build(Style::State, number, Some(year), code),
                    None => Self::build(Style::State, number, None, tail),
                }
            }
            _ => None,
        }
    }

    fn build(style: Style, number: &str, year: Option<u16>, code: &str) -> Option<Self> {
        let sound = code.chars().next().is_some_and(char::is_alphabetic)
            && code.chars().last().is_some_and(char::is_alphanumeric)
            && code.chars().count() <= 40
            && code.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '&'));
        // A party number names its issuer; `1-3` and `5/2024` are not document numbers.
        let has_letters = code.chars().any(char::is_uppercase);
        (sound && has_letters && (style == Style::State || code.contains('/'))).then(|| Self {
            style,
            number: number.into(),
            year,
            code: code.into(),
        })
    }

    /// The part that says whose and which type: equal for `890-QĐ/TU` and `890-QĐi/TU`, whatever the leading zeros.
    pub fn identity(&self) -> String {
        let number = self.number.trim_start_matches('0').to_lowercase();
        let code = text::exact(&self.code).replace("qđi", "qđ");
        match self.year {
            Some(year) => format!("{number}/{year}/{code}"),
            None => format!("{number}/{code}"),
        }
    }
}

fn is_lead(before: &str) -> bool {
    let folded = text::fold(before);
    // "Số : 45/QĐ-UBND": officers put a blank before the colon.
    let words = folded.trim_end_matches([':', '.', ' ']);
    words.split(' ').count() <= 4 && (words == "so" || words.ends_with(" so") || DocumentType::parse(words).is_some())
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

fn read_year(text: &str) -> Option<u16> {
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|y| (1945..=2100).contains(y))
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = match self.style {
            Style::Party => '-',
            Style::State => '/',
        };
        match self.year {
            Some(year) => write!(f, "{}{first}{year}/{}", self.number, self.code),
            None => write!(f, "{}{first}{}", self.number, self.code),
        }
    }
}

macro_rules! document_types {
    ($($name:ident $vi:literal $folded:literal $en:literal,)*) => {
        /// Type of a document, read from the word before the number and not from its code (QĐ is both quyết định and quy định).
        #[allow(missing_docs)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum DocumentType { $($name,)* }

        impl DocumentType {
            /// All types, the longer names first where one begins with another.
            pub const ALL: &'static [DocumentType] = &[$(DocumentType::$name,)*];

            /// The Vietnamese name in lower case.
            pub fn name(self) -> &'static str {
                match self { $(DocumentType::$name => $vi,)* }
            }

            /// The English name.
            pub fn english(self) -> &'static str {
                match self { $(DocumentType::$name => $en,)* }
            }

            /// The type of this name, with or without diacritics; English names too.
            pub fn parse(text: &str) -> Option<Self> {
                match text::fold_name(text).as_str() {
                    $($folded | $en => Some(DocumentType::$name),)*
                    _ => None,
                }
            }
        }
    };
}

document_types! {
    Plan "kế hoạch" "ke hoach" "plan",
    Guidance "hướng dẫn" "huong dan" "guidance",
    Directive "chỉ thị" "chi thi" "directive",
    Conclusion "kết luận" "ket luan" "conclusion",
    Resolution "nghị quyết" "nghi quyet" "resolution",
    Decision "quyết định" "quyet dinh" "decision",
    Regulation "quy định" "quy dinh" "regulation",
    Notice "thông báo" "thong bao" "notice",
    Dispatch "công văn" "cong van" "official letter",
    Report "báo cáo" "bao cao" "report",
    Telegram "công điện" "cong dien" "telegram",
    Programme "chương trình" "chuong trinh" "programme",
    Project "đề án" "de an" "project",
    Statute "quy chế" "quy che" "statute",
    Decree "nghị định" "nghi dinh" "decree",
    Circular "thông tư" "thong tu" "circular",
    Circulation "thông tri" "thong tri" "party circular",
    Law "luật" "luat" "law",
    Submission "tờ trình" "to trinh" "submission",
    Minutes "biên bản" "bien ban" "minutes",
    Invitation "giấy mời" "giay moi" "invitation",
    Form "biểu mẫu" "bieu mau" "form",
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Option<String> {
        DocumentNumber::parse(text).map(|n| n.to_string())
    }

    #[test]
    fn real_spellings() {
        for (written, canonical) in [
            ("185-KH/HU", "185-KH/HU"),
            ("185 -KH/HU", "185-KH/HU"),
            ("01 - KL/TW", "01-KL/TW"),
            ("Số 42–KH/HU", "42-KH/HU"),
            ("Kết luận số 01-KL/TW", "01-KL/TW"),
            ("Số : 45 /QĐ-UBND", "45/QĐ-UBND"),
            ("27/CT-TTg", "27/CT-TTg"),
            ("968/CĐ-TTg", "968/CĐ-TTg"),
            ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
            ("91/2025/QH15", "91/2025/QH15"),
            ("55-QĐi/TW", "55-QĐi/TW"),
            ("57-CV/BTGDVHU", "57-CV/BTGDVHU"),
            ("12a-TB/ĐU.", "12a-TB/ĐU"),
            ("1234/UBND-VX", "1234/UBND-VX"),
        ] {
            assert_eq!(shown(written).as_deref(), Some(canonical), "{written}");
        }
    }

    #[test]
    fn the_words_before_a_number_are_told() {
        let lead = |t| DocumentNumber::parse_with_lead(t).unwrap().1;
        assert_eq!(lead("Quyết định số 15/QĐ-UBND").as_deref(), Some("quyet dinh"));
        assert_eq!(lead("Thư ngỏ số: 15/QĐ-UBND").as_deref(), Some("thu ngo"));
        assert_eq!(lead("Kế hoạch 15-KH/HU").as_deref(), Some("ke hoach"));
        for text in ["15/QĐ-UBND", "Số 15/QĐ-UBND", "số: 15/QĐ-UBND", "Văn bản số 15/QĐ-UBND"] {
            assert_eq!(lead(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", "KH/HU", "19/5/2024", "1-3", "2023-2025", "5/2024", "185-KH", "năm 2024", "12-kh/hu"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn one_identity_for_two_spellings() {
        let id = |t| DocumentNumber::parse(t).unwrap().identity();
        assert_eq!(id("890-QĐ/TU"), id("890-QĐi/TU"));
        assert_eq!(id("01-KL/TW"), id("1 - KL/TW"));
        assert_ne!(id("01-KL/TW"), id("01-KL/TU"));
        assert_ne!(id("30/2020/NĐ-CP"), id("30/NĐ-CP"));
    }

    #[test]
    fn types_by_name() {
        assert_eq!(DocumentType::parse("Kế hoạch"), Some(DocumentType::Plan));
        assert_eq!(DocumentType::parse("HUONG DAN"), Some(DocumentType::Guidance));
        assert_eq!(DocumentType::parse("plan"), Some(DocumentType::Plan));
        assert_eq!(DocumentType::parse("thư"), None);
        for kind in DocumentType::ALL {
            assert_eq!(DocumentType::parse(kind.name()), Some(*kind));
            assert_eq!(DocumentType::parse(kind.english()), Some(*kind));
        }
    }

    proptest! {
        #[test]
        fn printing_and_parsing_give_the_value(
            number in "[0-9]{1,4}[a-c]?",
            party in any::<bool>(),
            year in proptest::option::of(1945u16..2100),
            code in "[A-ZĐ]{1,5}i?",
            issuer in "[A-ZĐ]{1,6}[a-z]?[0-9]{0,2}",
        ) {
            let value = if party {
                DocumentNumber { style: Style::Party, number: number.into(), year: None, code: format!("{code}/{issuer}").into() }
            } else {
                DocumentNumber { style: Style::State, number: number.into(), year, code: format!("{code}-{issuer}").into() }
            };
            prop_assert_eq!(DocumentNumber::parse(&value.to_string()), Some(value));
        }

        #[test]
        fn never_panics_and_is_stable(text in "\\PC{0,40}") {
            if let Some(n) = DocumentNumber::parse(&text) {
                prop_assert_eq!(DocumentNumber::parse(&n.to_string()), Some(n));
            }
        }
    }
}
