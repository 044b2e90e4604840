//! A ready entry for `data/dia-ban.yaml`, so that a unit the tables lack is one paste away.

use crate::model::place::{PlaceType, readings, spellings};
use crate::text::slugify;

/// The entry, in Vietnamese keys, that makes `text` ("xã Lan Giới, huyện Tân Yên, tỉnh Bắc Giang") a place of the site.
/// A type that is not written is taken to be "xã".
#[must_use]
pub fn ready_entry(text: &str) -> String {
    let text = &super::shortened(text);
    let parts = spellings(text).into_iter().next().unwrap_or_default();
    let (first, larger) = parts.split_first().map_or((text.trim(), &[][..]), |(first, larger)| (*first, larger));
    let written = readings(first).into_iter().find_map(|reading| Some((reading.kind?, reading.folded)));
    let (kind, name) = match written {
        Some((kind, folded)) => (kind, last_words(first, folded.split(' ').count())),
        None => (PlaceType::Commune, first.to_owned()),
    };
    let id = format!("{}-{}", kind.slug(), slugify(&name));
    let mut entry = format!("- mã: {id}\n  loại: {}\n  tên: {}\n", kind.name(), scalar(&name));
    if !larger.is_empty() {
        entry.push_str(&format!("  thuộc: {}\n", scalar(&larger.join(", "))));
    }
    entry
}

/// The name behind a type: its last words, or what follows the point or letter that they touch ("P.1", "Q3").
fn last_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split([' ', '.', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let name = words[words.len().saturating_sub(count)..].join(" ");
    match name.strip_prefix(['p', 'P', 'q', 'Q', 'f', 'F']) {
        Some(number) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => number.to_owned(),
        _ => name,
    }
}

/// `text` as a YAML scalar, quoted unless it is plain words that no reader takes for something else.
fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '\'' | '-');
    if text.starts_with(char::is_alphabetic) && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(char::is_control, " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_text_without_end_it_is_short() {
        assert!(ready_entry(&"to a,".repeat(5_000)).len() < 300);
        assert!(ready_entry(&"x".repeat(50_000)).len() < 300);
    }

    #[test]
    fn an_entry_can_be_pasted() {
        assert_eq!(
            ready_entry("xã Lan Giới, huyện Tân Yên, tỉnh Bắc Giang"),
            "- mã: xa-lan-gioi\n  loại: xã\n  tên: Lan Giới\n  thuộc: huyện Tân Yên, tỉnh Bắc Giang\n"
        );
        assert_eq!(
            ready_entry("H. Yên Dũng, Bắc Giang"),
            "- mã: huyen-yen-dung\n  loại: huyện\n  tên: Yên Dũng\n  thuộc: Bắc Giang\n"
        );
        assert_eq!(ready_entry("P.1, Quận 3"), "- mã: phuong-1\n  loại: phường\n  tên: \"1\"\n  thuộc: Quận 3\n");
        assert_eq!(ready_entry("Cao Xa: \"#\""), "- mã: xa-cao-xa\n  loại: xã\n  tên: \"Cao Xa: \\\"#\\\"\"\n");
        assert_eq!(ready_entry("TP.Vinh").lines().nth(2), Some("  tên: Vinh"));
    }
}
