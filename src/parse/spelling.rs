//! What is wrong with a text as text: decomposed letters, pastes from old fonts, control characters.

use crate::base::{Diagnostics, Encoding, Problem, Source, Span};
use crate::text::{self, Legacy};

/// Reports each kind once or, for old encodings, at every place.
pub fn check(source: &Source, problems: &mut Diagnostics) {
    let text = &*source.text;
    if text.is_ascii() && !text.chars().any(is_control) {
        return;
    }
    if let Some(range) = text::first_not_nfc(text) {
        let count = count_decomposed(&text[range.start..]);
        problems.at(&source.path, range.into(), Problem::NotNfc { count });
    }
    if let Some((at, found)) = text.char_indices().find(|(_, c)| is_control(*c)) {
        let span = Span::new(at, at + found.len_utf8());
        problems.at(&source.path, span, Problem::ControlCharacter { character: u32::from(found) });
    }
    for suspect in text::legacy::detect(text) {
        let encoding = match suspect.encoding {
            Legacy::Tcvn3 => Encoding::Tcvn3,
            Legacy::Vni => Encoding::Vni,
        };
        problems.at(
            &source.path,
            suspect.range.into(),
            Problem::LegacyEncoding { encoding, converted: suspect.converted },
        );
    }
}

/// Characters that no output can carry: XML 1.0 (2.2) forbids them, HTML does not show them.
pub fn is_control(c: char) -> bool {
    (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{7f}' | '\u{fffe}' | '\u{ffff}')
}

fn count_decomposed(mut rest: &str) -> usize {
    let mut count = 0;
    while let Some(range) = text::first_not_nfc(rest) {
        count += 1;
        rest = &rest[range.end..];
    }
    count
}
