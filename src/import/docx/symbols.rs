//! Signs of symbol fonts, which lie in the private use area: what they draw, in Unicode.

/// The bullet that stands for all that cannot be told apart.
const BULLET: char = '•';

/// What the code of a symbol font draws; a plain bullet where it is a sign that has no name.
pub(super) fn sign(code: u32, font: &str) -> char {
    let Some(low) = low_byte(code) else {
        return char::from_u32(code).filter(|c| !is_private(*c) && !c.is_control()).unwrap_or(BULLET);
    };
    if font.trim().eq_ignore_ascii_case("symbol") { symbol(low) } else { wingding(low) }
}

/// A character of text, as it should be read: private bullets as bullets, all else as it is.
pub(super) fn in_text(c: char) -> char {
    match c {
        '\u{f0b7}' | '\u{f0a7}' | '\u{f076}' | '\u{f0d8}' | '\u{f0fc}' => BULLET,
        '\u{f02d}' => '-',
        c => c,
    }
}

/// The text of a bullet.
pub(super) fn bullet(text: &str, font: &str) -> String {
    let symbolic = is_symbolic(font);
    text.chars()
        .map(|c| match c {
            '-' | '–' | '+' | '*' | '•' | 'o' => c,
            '\u{f0ad}' | '\u{f02d}' => '-',
            '\u{f02b}' => '+',
            '\u{f02a}' => '*',
            c if is_private(c) || symbolic => BULLET,
            c => c,
        })
        .collect()
}

/// Whether a font draws signs in the places of letters.
pub(super) fn is_symbolic(font: &str) -> bool {
    let font = font.trim().to_ascii_lowercase();
    ["wingdings", "webdings", "symbol", "zapf", "monotype sorts", "marlett"].iter().any(|name| font.starts_with(name))
}

/// Whether a character is one of the private use area that symbol fonts fill.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// The code within the font: symbol fonts have theirs at F000 to F0FF.
pub(super) fn low_byte(code: u32) -> Option<u8> {
    match code {
        0xf000..=0xf0ff => u8::try_from(code - 0xf000).ok(),
        _ => None,
    }
}

fn symbol(code: u8) -> char {
    match code {
        b'-' => '-',
        b'+' => '+',
        b'*' => '*',
        0xa3 => '≤',
        0xae => '→',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb8 => '÷',
        0xb9 => '≠',
        0xde => '⇒',
        _ => BULLET,
    }
}

fn wingding(code: u8) -> char {
    match code {
        0x2d => '-',
        0x6f | 0x71 | 0xa8 => '☐',
        0xe0 | 0xe8 | 0xf0 => '→',
        0xfc => '✓',
        0xfd => '✗',
        0xfe => '☑',
        0x78 => '☒',
        _ => BULLET,
    }
}
