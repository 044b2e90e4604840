//! Composed (NFC) text: Windows writes composed letters, macOS and some web pages decomposed ones, and both look alike.
//!
//! The output is NFC throughout; sources that are not are reported with their place, because a search in the editor's own
//! tools would not find such a word.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `s` in Unicode normal form C; borrowed when it is that already.
pub fn nfc(s: &str) -> Cow<'_, str> {
    if is_surely_nfc(s) || is_nfc_quick(s.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(s);
    }
    let composed: String = s.nfc().collect();
    if composed == s { Cow::Borrowed(s) } else { Cow::Owned(composed) }
}

/// Byte range of the first run of characters that is not NFC, on character boundaries; `None` when all of `s` is.
///
/// The run is as long as neighbouring letters are decomposed; a letter that is composed or plain ends it.
pub fn first_not_nfc(s: &str) -> Option<Range<usize>> {
    if is_surely_nfc(s) {
        return None;
    }
    let mut start = 0;
    let mut run: Option<Range<usize>> = None;
    while start < s.len() {
        let end = segment_end(s, start);
        let piece = &s[start..end];
        if is_surely_nfc(piece) || piece.nfc().eq(piece.chars()) {
            if run.is_some() {
                return run;
            }
        } else {
            run = Some(run.map_or(start, |r| r.start)..end);
        }
        start = end;
    }
    run
}

/// End of the piece at `start` that no composition crosses: a starter and what may combine with it.
fn segment_end(s: &str, start: usize) -> usize {
    s[start..].char_indices().skip(1).find(|&(_, c)| begins_segment(c)).map_or(s.len(), |(i, _)| start + i)
}

fn begins_segment(c: char) -> bool {
    is_simple(c) || (canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) != IsNormalized::Maybe)
}

/// Characters that are NFC in any surroundings, by blocks: all below the combining marks, and the composed Latin letters.
fn is_simple(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2002}'..='\u{206F}')
}

/// A cheap check that holds for ordinary Vietnamese text; `false` says nothing.
///
/// Every byte is looked at with the two behind it and nothing decides where the next one is, so that sixteen are looked at at once.
/// What passes: U+0000 to U+02FF, U+1E00 to U+1EFF, U+2002 to U+206F.
fn is_surely_nfc(s: &str) -> bool {
    !any_triple(s, |b, next, third| {
        let composed = (next >> 2) == 0b10_1110;
        let sign = ((next == 0x80) & (third >= 0x82)) | ((next == 0x81) & (third <= 0xAF));
        ((0xCC..=0xE0).contains(&b)) | ((b == 0xE1) & !composed) | ((b == 0xE2) & !sign) | (b >= 0xE3)
    })
}

/// Whether any byte of a text, with the two behind it (0 past the end), is `found`.
pub(crate) fn any_triple(s: &str, found: impl Fn(u8, u8, u8) -> bool) -> bool {
    let bytes = s.as_bytes();
    let Some(whole) = bytes.len().checked_sub(2) else {
        return bytes.first().is_some_and(|b| found(*b, 0, 0));
    };
    let triples = bytes[..whole].iter().zip(&bytes[1..=whole]).zip(&bytes[2..]);
    let inside = triples.fold(false, |any, ((b, next), third)| any | found(*b, *next, *third));
    inside | found(bytes[whole], bytes[whole + 1], 0) | found(bytes[whole + 1], 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    #[test]
    fn composed_text_is_borrowed() {
        for s in ["", "plain", "Điển hình tiên tiến – “gương sáng”", "Ψηφίο, цифра, 数字, 한국"]
        {
            assert!(matches!(nfc(s), Cow::Borrowed(_)), "{s}");
            assert_eq!(first_not_nfc(s), None, "{s}");
        }
    }

    #[test]
    fn decomposed_text_is_composed() {
        assert_eq!(nfc("ngu\u{31b}o\u{31b}\u{300}i to\u{302}\u{301}t"), "người tốt");
        // Windows' Vietnamese code page keeps the letter composed and the tone apart.
        assert_eq!(nfc("ngươ\u{300}i"), "người");
    }

    #[test]
    fn the_place_is_the_decomposed_letter() {
        let s = "Bác Ho\u{302}\u{300} dặn";
        let range = first_not_nfc(s).unwrap();
        assert_eq!(&s[range], "o\u{302}\u{300}");
    }

    #[test]
    fn neighbouring_letters_make_one_run() {
        let s = "a e\u{301}o\u{301}b u\u{301}";
        assert_eq!(first_not_nfc(s), Some(2..8));
    }

    #[test]
    fn a_mark_at_the_start_and_singletons() {
        assert_eq!(first_not_nfc("\u{301}a"), None);
        assert_eq!(first_not_nfc("300 \u{212B}"), Some(4..7));
        assert_eq!(first_not_nfc("\u{1100}\u{1161}"), Some(0..6));
    }

    proptest! {
        #[test]
        fn agrees_with_the_full_check(s in "(\\PC|[a-eơưđ\u{300}-\u{30a}\u{31b}\u{323}]){0,12}") {
            let found = first_not_nfc(&s);
            prop_assert_eq!(found.is_none(), is_nfc(&s));
            if let Some(range) = found {
                prop_assert!(!is_nfc(&s[range.clone()]));
                prop_assert!(is_nfc(&s[..range.start]));
            }
        }

        #[test]
        fn nfc_undoes_nfd(s in "\\PC{0,20}") {
            let apart: String = s.nfd().collect();
            prop_assert_eq!(nfc(&apart), nfc(&s));
        }
    }
}
