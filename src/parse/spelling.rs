//! What is wrong with a text as text: decomposed letters, pastes from old fonts, control characters.

use crate::base::{Diagnostics, Encoding, Problem, Source, Span};
use crate::text::{self, Legacy};

/// Reports each kind once or, for old encodings, at every place.
pub fn check(source: &Source, problems: &mut Diagnostics) {
    let text = &*source.text;
    if text.is_ascii() && !text.bytes().any(is_control) {
        return;
    }
    if let Some(range) = text::first_not_nfc(text) {
        let count = count_decomposed(&text[range.start..]);
        problems.at(&source.path, range.into(), Problem::NotNfc { count });
    }
    if let Some(at) = text.bytes().position(is_control) {
        let character = u32::from(text.as_bytes()[at]);
        problems.at(&source.path, Span::new(at, at + 1), Problem::ControlCharacter { character });
    }
    for suspect in text::legacy::detect(text) {
        let encoding = match suspect.encoding {
            Legacy::Tcvn3 => Encoding::Tcvn3,
            Legacy::Vni => Encoding::Vni,
        };
        problems.at(&source.path, suspect.range.into(), Problem::LegacyEncoding { encoding, converted: suspect.converted });
    }
}

fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f
}

fn count_decomposed(mut rest: &str) -> usize {
    let mut count = 0;
    while let Some(range) = text::first_not_nfc(rest) {
        count += 1;
        rest = &rest[range.end..];
    }
    count
}
