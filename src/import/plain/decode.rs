//! Bytes of a text file as Unicode.

use std::fmt::Write as _;

use crate::base::{Encoding, ImportFault, ImportProblem};
use crate::text::{self, Legacy, Suspect, legacy};

use super::super::manuscript::Place;

/// The text of a file: NFC, `\n` between lines, without control characters; with what was converted.
///
/// UTF-8 and UTF-16 (by its mark) are read as they are. Other bytes are taken for Windows-1252 and must then hold Vietnamese of an old
/// encoding, else nobody can tell what they say.
///
/// # Errors
/// When the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<(String, Vec<(Place, ImportProblem)>), ImportFault> {
    let (text, known) = match bytes {
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, true),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, true),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.trim_start_matches('\u{feff}').to_owned(), true),
            Err(_) => (windows_1252(bytes), false),
        },
    };
    if text.contains('\0') {
        return Err(ImportFault::NotText);
    }
    let clean = text::nfc(&cleaned(&text)).into_owned();
    let (converted, remarks) = reencoded(&clean);
    if !known && remarks.is_empty() {
        return Err(ImportFault::NotText);
    }
    // What is a soft hyphen to Unicode is the letter ư to TCVN3: it goes only now.
    Ok((converted.replace('\u{ad}', ""), remarks))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportFault> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| ImportFault::NotText)
}

fn windows_1252(bytes: &[u8]) -> String {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    bytes.iter().map(|&b| if (0x80..0xa0).contains(&b) { HIGH[usize::from(b - 0x80)] } else { char::from(b) }).collect()
}

/// One kind of line end; blanks of all widths are blanks; nothing that no reader sees.
fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' => out.push('\n'),
            // A new sheet begins a line, wherever it stands.
            '\u{c}' => out.push_str(if out.is_empty() || out.ends_with('\n') { "\u{c}" } else { "\n\u{c}" }),
            '\n' | '\t' => out.push(c),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {}
            '\u{2011}' => out.push('-'),
            // Control characters, and the last two of each plane, which Unicode will never give a meaning.
            c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => {}
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A text with its passages of old encodings in Unicode, and a remark for each encoding at the first of them.
pub fn reencoded(text: &str) -> (String, Vec<(Place, ImportProblem)>) {
    let suspects = whole(text, legacy::detect(text));
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    let mut remarks: Vec<(Place, ImportProblem)> = Vec::new();
    for suspect in suspects {
        let _ = write!(out, "{}{}", &text[done..suspect.range.start], suspect.converted);
        done = suspect.range.end;
        let found = match suspect.encoding {
            Legacy::Tcvn3 => Encoding::Tcvn3,
            Legacy::Vni => Encoding::Vni,
        };
        let more = suspect.converted.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count();
        let told = remarks.iter_mut().find_map(|(_, remark)| match remark {
            ImportProblem::Reencoded { encoding, words } if *encoding == found => Some(words),
            _ => None,
        });
        match told {
            Some(words) => *words += more,
            None => {
                let line = text[..suspect.range.start].matches('\n').count() as u32 + 1;
                remarks.push((Place(line), ImportProblem::Reencoded { encoding: found, words: more }));
            }
        }
    }
    out.push_str(&text[done..]);
    (out, remarks)
}

/// One passage where all of a text is in one encoding: words that could be either, such as the `Soá` of a number, go with the others.
/// No Vietnamese of any length is written in Unicode without a letter beyond Latin-1.
fn whole(text: &str, suspects: Vec<Suspect>) -> Vec<Suspect> {
    let Some(encoding) = suspects.first().map(|suspect| suspect.encoding) else {
        return suspects;
    };
    let unicode = |c: char| matches!(c, '\u{100}'..='\u{1b0}' | '\u{1e00}'..='\u{1eff}');
    let covered: usize = suspects.iter().map(|suspect| suspect.range.len()).sum();
    let one = suspects.iter().all(|suspect| suspect.encoding == encoding);
    if !one || covered * 2 < text.len() || text.contains(unicode) {
        return suspects;
    }
    vec![Suspect { range: 0..text.len(), encoding, converted: legacy::convert(text, encoding) }]
}
