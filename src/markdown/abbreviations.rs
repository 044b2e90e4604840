//! Abbreviations and what they stand for: readers of a list of officials' letters learn it where they first meet them.

use rustc_hash::FxHashMap;

/// Longest abbreviation, in bytes.
const LONGEST: usize = 48;

/// Meanings by abbreviation, which is matched letter by letter.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Abbreviations(FxHashMap<Box<str>, Box<str>>);

impl Abbreviations {
    /// Whether a text can be found as an abbreviation: one word that begins with a letter and has two capitals in a row.
    pub fn is_one(text: &str) -> bool {
        let ends = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut two = text.bytes().zip(text.bytes().skip(1));
        text.len() <= LONGEST
            && ends(text.chars().next())
            && ends(text.chars().next_back())
            && text.chars().all(is_part)
            && two.any(|(one, other)| super::typography::is_capitals(one, other))
    }

    /// Adds one, or gives it another meaning.
    pub fn insert(&mut self, abbreviation: &str, meaning: &str) {
        self.0.insert(abbreviation.into(), meaning.into());
    }

    fn get(&self, word: &str) -> Option<(&str, &str)> {
        self.0.get_key_value(word).map(|(word, meaning)| (&**word, &**meaning))
    }
}

/// An abbreviation in a text.
pub(super) struct Found<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meaning: &'a str,
    /// The same for all its occurrences.
    pub(super) key: &'a str,
}

/// The word around two capitals at `at`.
pub(super) struct Word<'t> {
    text: &'t str,
    start: usize,
    pub(super) end: usize,
    whole: bool,
}

impl<'t> Word<'t> {
    /// `from` is where a word may begin; `before` and `after` stand around the text.
    pub(super) fn around(text: &'t str, from: usize, at: usize, (before, after): (char, Option<char>)) -> Self {
        // The second byte of a letter may be what was found.
        let at = text.floor_char_boundary(at);
        let start = from + text[from..at].trim_end_matches(is_part).len();
        let end = at + text[at..].find(|c| !is_part(c)).unwrap_or(text.len() - at);
        let inner = text[start..end].trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = end - inner.len();
        let inner = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
        let previous = text[..first].chars().next_back().unwrap_or(before);
        let mut behind = text[first + inner.len()..].chars().chain(after);
        let (next, second) = (behind.next(), behind.next());
        let joined = match next {
            Some('.') => second.is_some_and(char::is_alphanumeric),
            next => next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '@' | '_')),
        };
        let whole =
            !joined && !previous.is_alphanumeric() && !matches!(previous, '.' | '@' | '_' | '-' | '/' | '&' | '#');
        Word { text: inner, start: first, end: first + inner.len(), whole }
    }

    /// The first abbreviation that the word is or names between slashes. In `15/QĐ-UBND` there is none.
    pub(super) fn find<'a>(&self, all: &'a Abbreviations, seen: impl Fn(&str) -> bool) -> Option<Found<'a>> {
        if !self.whole || self.text.len() > 4 * LONGEST {
            return None;
        }
        let found = |start: usize, word: &str| {
            let (key, meaning) = all.get(word).filter(|(key, _)| !seen(key))?;
            Some(Found { start, end: start + word.len(), meaning, key })
        };
        if let Some(found) = found(self.start, self.text) {
            return Some(found);
        }
        if !self.text.contains('/') || self.text.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let mut next = self.start;
        self.text.split('/').find_map(|word| {
            let start = next;
            next += word.len() + 1;
            found(start, word)
        })
    }
}

/// What may stand in an abbreviation.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '&' | '-' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::render::tests::rendered;

    #[test]
    fn first_occurrence_in_prose() {
        let hdnd = "<abbr title=\"Hội đồng nhân dân\">HĐND</abbr>";
        for (written, expected) in [
            ("HĐND xã và HĐND huyện", format!("{hdnd} xã và HĐND huyện")),
            ("(HĐND), *HĐND*", format!("({hdnd}), <em>HĐND</em>")),
            ("*HĐND*", format!("<em>{hdnd}</em>")),
            ("KT-XH. GD&ĐT", "<abbr title=\"kinh tế – xã hội\">KT-XH</abbr>. <abbr title=\"giáo dục &amp; &quot;đào tạo&quot;\">GD&amp;ĐT</abbr>".to_owned()),
            ("ĐVTN", "<abbr title=\"đoàn viên, thanh niên\">ĐVTN</abbr>".to_owned()),
            ("a ĐVTN-HĐ, 2-ĐVTN *b*ĐVTN", "a ĐVTN-HĐ, 2-ĐVTN <em>b</em>ĐVTN".to_owned()),
            ("UBND/HĐND", format!("UBND/{hdnd}")),
            ("\"HĐND\" 'HĐND'", format!("“{hdnd}” ‘HĐND’")),
            ("31/NQ-HĐND, HĐND2, xHĐND, HĐNDT, hđnd, a@HĐND.vn, HĐND.gov", "31/NQ-HĐND, HĐND2, xHĐND, HĐNDT, hđnd, a@HĐND.vn, HĐND.gov".to_owned()),
            ("H*ĐND* HĐ*ND* *HĐ*ND", "H<em>ĐND</em> HĐ<em>ND</em> <em>HĐ</em>ND".to_owned()),
            ("`HĐND` [HĐND](b.md) ![HĐND](anh.png)", "<code>HĐND</code> <a href=\"b.md\">HĐND</a> <img src=\"anh.png\" alt=\"HĐND\" loading=\"lazy\" decoding=\"async\">".to_owned()),
            ("<abbr title=\"x\">HĐND</abbr> HĐND", "<abbr title=\"x\">HĐND</abbr> HĐND".to_owned()),
        ] {
            assert_eq!(rendered(written), format!("<p>{expected}</p>\n"), "{written}");
        }
        assert_eq!(rendered("# HĐND\n\nHĐND"), format!("<h2 id=\"hdnd\">HĐND</h2>\n<p>{hdnd}</p>\n"));
    }

    #[test]
    fn words_that_can_be_found() {
        for good in ["HĐND", "KT-XH", "GD&ĐT", "ĐVTN", "TƯ", "LĐTBXH", "XHCN2"] {
            assert!(Abbreviations::is_one(good), "{good}");
        }
        for bad in ["", "A", "abc", "H T X", "-HTX", "HTX.", "Htx", &"A".repeat(49)] {
            assert!(!Abbreviations::is_one(bad), "{bad}");
        }
    }
}
