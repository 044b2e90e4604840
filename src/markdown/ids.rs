//! The ids of a page: readable, stable, and never two alike.
//!
//! An id is given in the order of the text and depends on nothing behind it, so that adding a section leaves the addresses of the
//! ones before it alone.

use std::collections::HashMap;

use crate::text::slug::slugify;

/// What a heading without a single letter is called.
const NAMELESS: &str = "muc";
const LONGEST: usize = 80;
const NOTE: &str = "ct-";

/// The ids given so far.
pub(super) struct Ids<'a> {
    reserved: &'a [&'a str],
    /// Every id in use, with the number to try next for its likes.
    used: HashMap<String, u32>,
}

impl<'a> Ids<'a> {
    /// `reserved` are the ids of the page around the body.
    pub(super) fn new(reserved: &'a [&'a str]) -> Self {
        Ids { reserved, used: HashMap::new() }
    }

    /// The id of a heading: the one its author asked for if that is safe, else made from its words.
    pub(super) fn heading(&mut self, asked: Option<&str>, text: &str) -> String {
        let wanted = match asked {
            Some(id) if is_safe(id) => id.to_owned(),
            _ => from_words(text),
        };
        self.distinct(wanted)
    }

    /// Takes an id as it stands, if it is safe and free.
    pub(super) fn claim(&mut self, id: &str) -> bool {
        let free = is_safe(id) && !self.taken(id);
        if free {
            self.used.insert(id.to_owned(), 2);
        }
        free
    }

    fn distinct(&mut self, wanted: String) -> String {
        if !self.taken(&wanted) {
            self.used.insert(wanted.clone(), 2);
            return wanted;
        }
        let mut number = self.used.get(&wanted).copied().unwrap_or(2);
        let id = loop {
            let id = format!("{wanted}-{number}");
            number += 1;
            if !self.taken(&id) {
                break id;
            }
        };
        self.used.insert(wanted, number);
        self.used.insert(id.clone(), 2);
        id
    }

    fn taken(&self, id: &str) -> bool {
        self.used.contains_key(id) || self.reserved.contains(&id) || is_note(id)
    }
}

/// `[a-z0-9-]+`, of a length that still makes an address.
pub(super) fn is_safe(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= LONGEST
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn from_words(text: &str) -> String {
    let mut id = slugify(text);
    id.retain(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if id.len() > LONGEST {
        let cut = id[..=LONGEST].rfind('-').filter(|&at| at > 0).unwrap_or(LONGEST);
        id.truncate(cut);
    }
    if id.trim_matches('-').is_empty() { NAMELESS.to_owned() } else { id }
}

/// The id of a footnote.
pub(super) fn note(number: usize) -> String {
    format!("{NOTE}{number}")
}

/// The id of the `nth` place that refers to a footnote, both from 1.
pub(super) fn note_ref(number: usize, nth: u32) -> String {
    if nth == 1 { format!("{NOTE}{number}-ref") } else { format!("{NOTE}{number}-ref-{nth}") }
}

/// Ids of footnotes are never given to anything else, whether the body has footnotes or not: a heading "CT 1" (a directive) keeps its
/// id when a first footnote is added.
fn is_note(id: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let Some(rest) = id.strip_prefix(NOTE) else {
        return false;
    };
    match rest.split_once("-ref") {
        None => digits(rest),
        Some((number, "")) => digits(number),
        Some((number, nth)) => digits(number) && nth.strip_prefix('-').is_some_and(digits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_ids() {
        let mut ids = Ids::new(&["lien-quan"]);
        assert_eq!(ids.heading(None, "Một tấm bảng và một cuốn sổ"), "mot-tam-bang-va-mot-cuon-so");
        assert_eq!(ids.heading(None, "Một tấm bảng và một cuốn sổ"), "mot-tam-bang-va-mot-cuon-so-2");
        assert_eq!(ids.heading(None, "…"), "muc");
        assert_eq!(ids.heading(None, ""), "muc-2");
        assert_eq!(ids.heading(None, "Liên quan"), "lien-quan-2");
        assert_eq!(ids.heading(Some("ket-qua"), "Gì cũng được"), "ket-qua");
        assert_eq!(ids.heading(Some("a\" onload"), "Kết quả"), "ket-qua-2");
    }

    #[test]
    fn numbered_headings_and_notes_keep_apart() {
        let mut ids = Ids::new(&[]);
        let given: Vec<_> =
            ["A 2", "A", "A", "CT 1", "CT 1 ref 2", "CT"].iter().map(|text| ids.heading(None, text)).collect();
        assert_eq!(given, ["a-2", "a", "a-3", "ct-1-2", "ct-1-ref-2-2", "ct"]);
        assert!(!ids.claim("ct-7") && !ids.claim("A") && !ids.claim("a-3") && ids.claim("a-4"));
    }

    #[test]
    fn long_headings_end_at_a_word() {
        let id = Ids::new(&[]).heading(None, &"thành ".repeat(40));
        assert!(id.len() <= 80 && id.ends_with("-thanh"), "{id}");
        assert_eq!(Ids::new(&[]).heading(None, &"a".repeat(500)).len(), 80);
    }
}
