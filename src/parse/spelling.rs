//! What is wrong with a text as text: decomposed letters, pastes from old fonts, control characters.

use crate::base::{Diagnostics, Encoding, Problem, Source, Span};
use crate::text::{self, Legacy};

/// Reports each kind once or, for old encodings, at every place.
pub fn check(source: &Source, problems: &mut Diagnostics) {
    let text = &*source.text;
    if !is_surely_clean(text) {
        characters(source, problems);
    }
    for (span, character) in
        entities(text).filter(|(_, c)| char::from_u32(*c).is_none_or(|c| is_control(c) || deceives(c)))
    {
        problems.at(&source.path, span, Problem::ControlCharacter { character });
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

/// Letters that are decomposed, and characters that nobody sees.
fn characters(source: &Source, problems: &mut Diagnostics) {
    let text = &*source.text;
    if let Some(range) = text::first_not_nfc(text) {
        let count = count_decomposed(&text[range.start..]);
        problems.at(&source.path, range.into(), Problem::NotNfc { count });
    }
    if let Some((at, found)) = text.char_indices().find(|(_, c)| is_control(*c) || deceives(*c)) {
        let span = Span::new(at, at + found.len_utf8());
        problems.at(&source.path, span, Problem::ControlCharacter { character: u32::from(found) });
    }
}

/// Whether a text holds only what ordinary Vietnamese text does, so that [`characters`] would find nothing; `false` says nothing.
/// What passes: printable ASCII and line ends, U+0080 to U+02FF, U+1E00 to U+1EFF, U+2010 to U+2027.
fn is_surely_clean(text: &str) -> bool {
    !text::any_triple(text, |b, next, third| {
        let control = ((b < b' ') & (b != b'\n') & (b != b'\r') & (b != b'\t')) | (b == 0x7F);
        let composed = (next >> 2) == 0b10_1110;
        let sign = (next == 0x80) & (0x90..=0xA7).contains(&third);
        control | ((0xCC..=0xE0).contains(&b)) | ((b == 0xE1) & !composed) | ((b == 0xE2) & !sign) | (b >= 0xE3)
    })
}

/// Characters that no output can carry: XML 1.0 (2.2) forbids them, HTML does not show them.
pub fn is_control(c: char) -> bool {
    (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{7f}' | '\u{fffe}' | '\u{ffff}')
}

/// Marks that turn the direction of what follows (Unicode TR 36): a name that reads otherwise than it is written.
fn deceives(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters written by number: `&#8;`, `&#x202E;`. Zero is what readers see as U+FFFD, and so is a number too large.
fn entities(text: &str) -> impl Iterator<Item = (Span, u32)> + '_ {
    // By the byte: prose has hardly any, and looking for two takes several times as long.
    text.match_indices('&').filter_map(|(at, _)| {
        let mark = "&#";
        let digits = text[at..].strip_prefix(mark)?;
        let (digits, radix, skipped) = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 1),
            None => (digits, 10, 0),
        };
        let length = digits.bytes().take(8).take_while(|b| char::from(*b).is_digit(radix)).count();
        let number = u32::from_str_radix(&digits[..length], radix).ok()?;
        Some((Span::new(at, at + mark.len() + skipped + length), number))
    })
}

fn count_decomposed(mut rest: &str) -> usize {
    let mut count = 0;
    while let Some(range) = text::first_not_nfc(rest) {
        count += 1;
        rest = &rest[range.end..];
    }
    count
}
