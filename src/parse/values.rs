//! The types that keys take: text, dates, years, lists, references, free data.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde_json::Value as Json;

use crate::base::{FileForm, Problem, Shape, Span, Spanned};
use crate::markdown::Abbreviations;
use crate::text;

use super::schema::{KeySpec, Read, Reader, read_value};
use super::spelling::is_control;
use super::yaml::Node;

/// First and last year that a site may speak of: the first party documents, and a bound against slips.
const YEARS: std::ops::RangeInclusive<u16> = 1930..=2100;

fn scalar<'n>(node: &'n Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<&'n str> {
    match node {
        Node::Scalar { text, .. } => Some(text.trim()),
        _ => {
            reader.wrong_shape(node.span(), key);
            None
        }
    }
}

impl Read for Box<str> {
    const SHAPE: Shape = Shape::Text;

    /// Text, trimmed and NFC. Control characters that YAML's escapes hide (`"\x01"`) are found here, others in the source.
    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        let text = scalar(node, key, reader)?;
        let hidden = |c: &char| is_control(*c) && !reader.text[node.span().range()].contains(*c);
        if let Some(found) = text.chars().find(hidden) {
            reader.problem(node.span(), Problem::ControlCharacter { character: u32::from(found) });
        }
        (!text.is_empty()).then(|| text::nfc(text).into())
    }
}

impl Read for bool {
    const SHAPE: Shape = Shape::YesNo;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        let text = scalar(node, key, reader)?;
        match text::fold_key(text).as_str() {
            "co" | "true" | "yes" | "dung" | "x" | "1" => Some(true),
            "khong" | "false" | "no" | "sai" | "0" => Some(false),
            _ => {
                let allowed = "có, không, true, false".to_owned();
                reader.problem(node.span(), Problem::BadChoice { text: text.to_owned(), allowed });
                None
            }
        }
    }
}

impl Read for u32 {
    const SHAPE: Shape = Shape::Number;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        const MOST: u32 = 10_000;
        let text = scalar(node, key, reader)?;
        match text.parse() {
            Ok(n) if n <= MOST => Some(n),
            _ => {
                reader.problem(node.span(), Problem::BadNumber { text: text.to_owned(), least: 0, most: MOST });
                None
            }
        }
    }
}

/// Reads `2024-05-19`, `19/5/2024`, `19-5-2024` or `19.5.2024`; a time behind the date is left out.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let end = text.find(|c: char| c == 'T' || c.is_whitespace()).unwrap_or(text.len());
    let (day, time) = text.split_at(end);
    if !time.is_empty() && !is_time(time[1..].trim()) {
        return None;
    }
    let mut parts = day.split(['/', '-', '.']).map(|p| p.parse::<u32>().ok().filter(|_| p.len() <= 4));
    let (a, b, c) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, date) = if a > 31 { (a, b, c) } else { (c, b, a) };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, date).filter(|_| (1800..=2200).contains(&year))
}

/// `07:00`, `7h30`, `07:00:00.5Z`, `07:00:00 +07:00`.
fn is_time(text: &str) -> bool {
    let clock = text.find(['Z', '+', '-', ' ']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(clock);
    let parts: Vec<&str> = clock.split([':', 'h']).collect();
    let below = |(part, most): (&&str, f64)| {
        part.starts_with(|c: char| c.is_ascii_digit()) && part.parse().is_ok_and(|n: f64| n < most)
    };
    matches!(parts.len(), 2 | 3)
        && parts.iter().zip([24.0, 60.0, 61.0]).all(below)
        && zone.chars().all(|c| matches!(c, '0'..='9' | ':' | '+' | '-' | 'Z' | ' '))
}

impl Read for NaiveDate {
    const SHAPE: Shape = Shape::Date;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        let text = scalar(node, key, reader)?;
        let date = parse_date(text);
        if date.is_none() {
            reader.problem(node.span(), Problem::BadDate { text: text.to_owned() });
        }
        date
    }
}

/// Years, ascending, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Years(pub Vec<u16>);

fn parse_years(text: &str) -> Option<std::ops::RangeInclusive<u16>> {
    let year = |t: &str| t.trim().parse::<u16>().ok().filter(|y| YEARS.contains(y));
    if let Some(one) = year(text) {
        return Some(one..=one);
    }
    let (from, to) = text.split_once(['-', '–', '—', '−'])?;
    let (from, to) = (year(from)?, year(to)?);
    (from <= to).then_some(from..=to)
}

impl Read for Years {
    const SHAPE: Shape = Shape::Years;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        let single = std::slice::from_ref(node);
        let items = match node {
            Node::Sequence { items, .. } => items.as_slice(),
            _ => single,
        };
        let mut years = Vec::new();
        for item in items {
            let text = scalar(item, key, reader)?;
            match parse_years(text) {
                Some(range) => years.extend(range),
                None => reader.problem(item.span(), Problem::BadYear { text: text.to_owned() }),
            }
        }
        years.sort_unstable();
        years.dedup();
        (!years.is_empty()).then_some(Years(years))
    }
}

/// A list; one value alone is a list of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T>(pub Vec<Spanned<T>>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Read> Read for List<T> {
    const SHAPE: Shape = Shape::List;
    const KEYS: &'static [KeySpec] = T::KEYS;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        let item_key = KeySpec { shape: T::SHAPE, ..*key };
        let items: Vec<_> = match node {
            Node::Sequence { items, .. } => items.iter().filter_map(|n| read_value(n, &item_key, reader)).collect(),
            _ => read_value(node, &item_key, reader).into_iter().collect(),
        };
        (!items.is_empty()).then_some(List(items))
    }
}

/// How a file refers to another: a path, an id, a number or a name; documents also by number, issuer and date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The path, id, number or name as written, NFC.
    pub text: Box<str>,
    /// Issuer, where several documents have the number.
    pub issuer: Option<Box<str>>,
    /// Date, where several documents have the number.
    pub date: Option<NaiveDate>,
}

super::schema! {
    /// A reference to a document by what makes it one.
    DocumentIdentity {
        number: Box<str> = "số hiệu" "sohieu" | "number", [required],
            "số và ký hiệu", "number and code", "185-KH/HU";
        issuer: Box<str> = "cơ quan" "coquan" | "issuer", [],
            "cơ quan ban hành", "issuing body", "Ban Thường vụ Huyện ủy";
        date: NaiveDate = "ngày" "ngay" | "date" | "issued", [],
            "ngày ban hành", "date of issue", "14/2/2025";
    }
}

impl Read for Reference {
    const SHAPE: Shape = Shape::Reference;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        match node {
            Node::Mapping { .. } => {
                let DocumentIdentity { number, issuer, date } = DocumentIdentity::read_mapping(node, reader)?;
                Some(Reference { text: number?.value, issuer: issuer.map(|i| i.value), date: date.map(|d| d.value) })
            }
            _ => Some(Reference { text: Box::<str>::read(node, key, reader)?, issuer: None, date: None }),
        }
    }
}

/// Data of any form: `thêm` for themes, `riêng tư` for the board.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Free(pub BTreeMap<String, Json>);

fn json(node: &Node<'_>) -> Json {
    match node {
        Node::Scalar { .. } if node.is_nothing() => Json::Null,
        Node::Scalar { text, .. } => Json::String(text::nfc(text).into_owned()),
        Node::Sequence { items, .. } => Json::Array(items.iter().map(json).collect()),
        Node::Mapping { entries, .. } => {
            Json::Object(entries.iter().map(|(k, n)| (text::nfc(&k.text).into_owned(), json(n))).collect())
        }
    }
}

impl Read for Free {
    const SHAPE: Shape = Shape::Mapping;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        let Node::Mapping { entries, .. } = node else {
            reader.wrong_shape(node.span(), key);
            return None;
        };
        Some(Free(entries.iter().map(|(k, n)| (text::nfc(&k.text).into_owned(), json(n))).collect()))
    }
}

/// Abbreviations with what they stand for, in the order of the text. They are kept letter by letter, so `HTX` and `Htx` are two.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glossary(pub Vec<(Box<str>, Box<str>)>);

impl Read for Glossary {
    const SHAPE: Shape = Shape::Mapping;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        let Node::Mapping { entries, .. } = node else {
            reader.wrong_shape(node.span(), key);
            return None;
        };
        let mut all = Vec::with_capacity(entries.len());
        let mut places: FxHashMap<Box<str>, Span> = FxHashMap::default();
        for (written, meaning) in entries {
            let abbreviation: Box<str> = text::nfc(written.text.trim()).into();
            if let Some(first) = places.insert(abbreviation.clone(), written.span) {
                places.insert(abbreviation, first);
                reader.duplicate_key(written, first);
                continue;
            }
            let says = matches!(meaning, Node::Scalar { text, .. } if !text.trim().is_empty() && !meaning.is_nothing());
            if !says || !Abbreviations::is_one(&abbreviation) {
                reader.problem(written.span, Problem::WrongFileForm { form: FileForm::Abbreviation });
            } else if let Some(meaning) = Box::<str>::read(meaning, key, reader) {
                all.push((abbreviation, meaning));
            }
        }
        Some(Glossary(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_spelling() {
        let day = NaiveDate::from_ymd_opt(2024, 5, 19);
        for text in [
            "2024-05-19",
            "19/5/2024",
            "19-5-2024",
            "19/05/2024",
            " 19.5.2024 ",
            "2024-05-19T07:00:00",
            "2024-05-19 07:00:00 +07:00",
            "19/5/2024 7h30",
        ] {
            assert_eq!(parse_date(text), day, "{text}");
        }
        for text in [
            "30/2/2024",
            "19/5",
            "5/19/2024",
            "2024",
            "hôm nay",
            "19/5/24",
            "1/1/99999",
            "",
            "19/5/2024 đến 21/5/2024",
            "19/5/2024 21/5/2024",
            "19/5/2024T",
            "19/5/2024 25:00",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn years_and_ranges() {
        assert_eq!(parse_years("2023-2025"), Some(2023..=2025));
        assert_eq!(parse_years("2023 – 2025"), Some(2023..=2025));
        assert_eq!(parse_years("2024"), Some(2024..=2024));
        for text in ["2025-2023", "24", "3000", "2023-", "năm 2024"] {
            assert_eq!(parse_years(text), None, "{text}");
        }
    }
}
