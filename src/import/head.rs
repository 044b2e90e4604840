//! The head block: who issued, under whom, which number, where and when.

use chrono::NaiveDate;

use crate::model::DocumentNumber;
use crate::text::fold_name;

use super::anatomy::is_about;
use super::capitals::natural;
use super::foot::is_title;
use super::lines::Line;
use super::manuscript::{Found, Place};
use super::runs::{is_capitals, is_ornament};

/// What the head says.
#[derive(Debug, Default, PartialEq)]
pub struct Head {
    /// `Tỉnh ủy Trường Sơn`.
    pub parent: Found<String>,
    /// `Huyện ủy Sông Lam`.
    pub issuer: Found<String>,
    /// `42-KH/HU`.
    pub number: Found<DocumentNumber>,
    /// `Sông Lam`.
    pub issued_at: Found<String>,
    /// Day of issue.
    pub date: Found<NaiveDate>,
    /// The lines that name the subject of a letter, from `V/v` on.
    pub about: Vec<Line>,
    /// Lines that are none of these: `MẬT`, `DỰ THẢO`.
    pub rest: Vec<Line>,
}

/// Reads the lines of a head.
pub fn read(lines: &[Line]) -> Head {
    let mut head = Head::default();
    let mut bodies: Vec<&Line> = Vec::new();
    for line in lines {
        let text = line.text.as_str();
        if is_ornament(text) || is_furniture(text) {
        } else if let Some(number) = number(text) {
            // One that was left blank says no more than its code, and that stays.
            let blank = number.is_none() && text.chars().filter(|c| c.is_alphanumeric()).count() > 2;
            head.rest.extend(blank.then(|| line.clone()));
            head.number = head.number.or(number.map(|n| (n, line.place)));
        } else if let Some((place, date)) = place_and_date(text) {
            let blank = date.is_none() && text.contains(|c: char| c.is_ascii_digit());
            head.rest.extend(blank.then(|| line.clone()));
            head.issued_at = head.issued_at.or(place.map(|p| (natural(&p), line.place)));
            head.date = head.date.or(date.map(|d| (d, line.place)));
        } else if is_about(text) || (!head.about.is_empty() && !is_capitals(text)) {
            head.about.push(line.clone());
        } else if is_body(text) || (!bodies.is_empty() && is_capitals(text)) {
            bodies.push(line);
        } else {
            head.rest.push(line.clone());
        }
    }
    (head.parent, head.issuer) = parent_and_issuer(&bodies);
    head
}

/// What the page's own head prints.
pub fn is_furniture(text: &str) -> bool {
    let folded = fold_name(text);
    ["dang cong san viet nam", "cong hoa xa hoi chu nghia viet nam", "doc lap"]
        .iter()
        .any(|words| folded.starts_with(words))
}

/// `Số 185 - KH/HU`; `Some(None)` for a number that was left blank: `Số:    /KH-UBND`.
fn number(text: &str) -> Option<Option<DocumentNumber>> {
    let text = text.trim_matches(['(', ')']);
    let folded = fold_name(text);
    let behind = folded.starts_with("so") && text.chars().nth(2).is_none_or(|c| !c.is_alphabetic());
    if behind {
        let short = text.len() < 60
            && (text.contains(['/', '-', ':', '–', '…', '.']) || text.contains(|c: char| c.is_ascii_digit()));
        return short.then(|| DocumentNumber::parse(text).or_else(|| hyphened(text)));
    }
    let bare = text.len() < 40 && text.contains('/') && text.starts_with(|c: char| c.is_ascii_digit());
    bare.then(|| DocumentNumber::parse(text)).flatten().map(Some)
}

/// `Số 12 KH/HU`, whose hyphen is a blank.
fn hyphened(text: &str) -> Option<DocumentNumber> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (digits, code) = text[start..].split_once(' ')?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && code.trim_start().starts_with(char::is_uppercase);
    plain.then(|| DocumentNumber::parse(&format!("{digits}-{}", code.trim()))).flatten()
}

/// `Sông Lam, ngày 14 tháng 02 năm 2025`, with what of it is there.
fn place_and_date(text: &str) -> Option<(Option<String>, Option<NaiveDate>)> {
    let small = text.to_lowercase();
    let Some(at) = small.find("ngày") else {
        return place_and_figures(text);
    };
    let rest = &small[at..];
    if !(rest.contains("tháng") && rest.contains("năm") || date(rest).is_some()) || text.len() > 200 {
        return None;
    }
    // Lower case keeps the length of Vietnamese letters; where it does not, the place stays away.
    let place = text.get(..at).unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let place = (!place.is_empty() && place.contains(char::is_alphabetic)).then(|| place.to_owned());
    Some((place, date(rest)))
}

/// `Sông Lam, 14/2/2025`
fn place_and_figures(text: &str) -> Option<(Option<String>, Option<NaiveDate>)> {
    let (place, figures) = text.split_once(',')?;
    let date = date(&format!("ngày {}", figures.trim()))?;
    let short = place.len() < 60 && figures.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '/' | '-' | '.'));
    short.then(|| (Some(place.trim().to_owned()), Some(date)))
}

/// The first date of a text in lower case: `ngày 14 tháng 02 năm 2025`, `ngày 14/2/2025`.
pub fn date(text: &str) -> Option<NaiveDate> {
    let behind = text.split_once("ngày")?.1;
    let numbers: Vec<&str> =
        behind.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).take(3).collect();
    let [day, month, year] = numbers.as_slice() else {
        return None;
    };
    let between = &behind[..behind.find(year)? + year.len()];
    let known = between.split(|c: char| !c.is_alphabetic()).all(|word| matches!(word, "" | "tháng" | "năm"));
    if !known || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// What stands behind `V/v`.
pub fn about(text: &str) -> &str {
    let behind = if text.to_lowercase().starts_with("v/v") { &text[3..] } else { text };
    behind.trim_start_matches([':', '.', ' '])
}

/// Words with which the names of issuing bodies begin.
const BODIES: [&str; 40] = [
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "quan uy",
    "thi uy",
    "dang uy",
    "dang bo",
    "chi bo",
    "chi uy",
    "ban ",
    "uy ban",
    "ubnd",
    "hoi dong",
    "hdnd",
    "so ",
    "phong ",
    "truong ",
    "mat tran",
    "hoi ",
    "lien doan",
    "doan ",
    "cong an",
    "quan doi",
    "bo ",
    "van phong",
    "trung tam",
    "cuc ",
    "chi cuc",
    "dai ",
    "benh vien",
    "tram ",
    "cong doan",
    "huyen doan",
    "tinh doan",
    "xa doan",
    "thanh doan",
    "lien hiep",
    "toa an",
    "vien ",
    "tong ",
];

fn is_body(text: &str) -> bool {
    let folded = fold_name(text);
    text.len() < 200 && BODIES.iter().any(|word| folded.starts_with(word) || folded == word.trim_end())
}

/// Whether a line names a body or the office of somebody who leads one.
pub fn is_office(text: &str) -> bool {
    is_body(text) || is_title(text)
}

/// The body above and the one that issued, out of the lines of their names.
fn parent_and_issuer(lines: &[&Line]) -> (Found<String>, Found<String>) {
    let bold = lines.iter().any(|line| line.bold) && lines.iter().any(|line| !line.bold);
    let mut names: Vec<(String, Place, bool)> = Vec::new();
    for line in lines {
        match names.last_mut() {
            Some((name, _, was_bold)) if (bold && *was_bold == line.bold) || (!bold && !begins(&line.text, name)) => {
                name.push(' ');
                name.push_str(&line.text);
            }
            _ => names.push((line.text.clone(), line.place, line.bold)),
        }
    }
    let issuer = names.pop().map(|(name, place, _)| (natural(&name), place));
    let place = names.first().map(|(_, place, _)| *place);
    let parents: Vec<String> = names.iter().map(|(name, ..)| natural(name)).collect();
    (place.map(|place| (parents.join(", "), place)), issuer)
}

/// Whether a line begins a name of its own rather than go on with the one before.
fn begins(line: &str, before: &str) -> bool {
    let (line, before) = (fold_name(line), fold_name(before));
    // "BAN CHẤP HÀNH" / "ĐẢNG BỘ HUYỆN A", "ỦY BAN NHÂN DÂN" / "XÃ B": the first of them names nobody yet.
    const OPEN: [&str; 9] = [
        "ban chap hanh",
        "uy ban nhan dan",
        "hoi dong nhan dan",
        "ban thuong vu",
        "uy ban mat tran to quoc",
        "uy ban mttq",
        "dang bo",
        "ban chi dao",
        "ban chap hanh dang bo",
    ];
    is_body(&line) && !OPEN.contains(&before.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_any_spelling() {
        for (line, found) in [
            ("Số 185 - KH/HU", Some("185-KH/HU")),
            ("Số : 45 /QĐ-UBND", Some("45/QĐ-UBND")),
            ("Số.15-TB/BTG", Some("15-TB/BTG")),
            ("SỐ 9-CT/HU", Some("9-CT/HU")),
            ("(Số: 12 KH/ĐU)", Some("12-KH/ĐU")),
            ("Số: 1234/2025/QĐ-UBND", Some("1234/2025/QĐ-UBND")),
            ("Số:       /KH-UBND", None),
        ] {
            let number = number(line).unwrap_or_else(|| panic!("{line} is a line of the number"));
            assert_eq!(number.map(|number| number.to_string()).as_deref(), found, "{line}");
        }
        assert!(number("Sở Văn hóa").is_none() && number("SÔNG LAM").is_none());
    }

    #[test]
    fn places_and_dates() {
        let read = |line| place_and_date(line).map(|(place, date)| (place, date.map(|date| date.to_string())));
        let place = || Some("Sông Lam".to_owned());
        assert_eq!(read("Sông Lam, ngày 14 tháng 02 năm 2025"), Some((place(), Some("2025-02-14".into()))));
        assert_eq!(read("Sông Lam, ngày 14/2/2025"), Some((place(), Some("2025-02-14".into()))));
        assert_eq!(read("Sông Lam, ngày     tháng     năm 2025"), Some((place(), None)));
        assert_eq!(read("....., ngày tháng năm 2023"), Some((None, None)));
        assert_eq!(read("Ban Tuyên giáo"), None);
    }
}
