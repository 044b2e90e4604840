//! TCVN3 (ABC): one Western character for each Vietnamese letter.

use std::ops::Range;

/// Stands in [`LETTERS`] where the fonts draw no letter.
const NONE: char = '\0';

/// From U+00A1 to U+00FF, the letter a TCVN3 font draws.
#[rustfmt::skip]
const LETTERS: [char; 95] = [
         'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', NONE,
    NONE, NONE, NONE, NONE, NONE, 'à', 'ả', 'ã', 'á', 'ạ', NONE, 'ằ', 'ẳ', 'ẵ', 'ắ', NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', NONE, 'ẻ', 'ẽ',
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', NONE, NONE, NONE, 'ĩ', 'í', 'ị', 'ò',
    NONE, 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù',
    NONE, 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', NONE,
];

/// The Vietnamese letter that a TCVN3 font draws for `c`.
pub(super) fn letter(c: char) -> Option<char> {
    let found = match c {
        // The Greek mu is what some programs make of the micro sign.
        'μ' => 'à',
        '\u{A1}'..='\u{FF}' => LETTERS[c as usize - 0xA1],
        _ => NONE,
    };
    (found != NONE).then_some(found)
}

/// Capitals with a tone in TCVN 5712:1993 VN2, where VN3 and most fonts have nothing.
fn rare_capital(c: char) -> Option<char> {
    Some(match c {
        '¯' => 'Ằ',
        'º' => 'Ẳ',
        '¿' => 'Ẵ',
        'À' => 'Ắ',
        'Á' => 'Ầ',
        'Â' => 'Ẩ',
        'Ã' => 'Ẫ',
        'Ä' => 'Ấ',
        'Å' => 'Ề',
        'Í' => 'Ể',
        'Ù' => 'Ễ',
        'Ú' => 'Ế',
        'Û' => 'Ồ',
        'à' => 'Ổ',
        'ð' => 'Ỗ',
        'ÿ' => 'Ố',
        _ => return None,
    })
}

/// Punctuation of Windows-1252 that a Latin-1 reading leaves as control characters.
fn punctuation(c: char) -> Option<char> {
    Some(match c {
        '\u{85}' => '…',
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{95}' => '•',
        '\u{96}' => '–',
        '\u{97}' => '—',
        _ => return None,
    })
}

/// Is `c` part of a word in TCVN3, be it a letter or a sign to Unicode?
pub(super) fn is_word_char(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (letter(c).is_some() || c.is_alphabetic()))
}

/// `text` (NFC) in Unicode.
pub(super) fn convert(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut copied = 0;
    for (word, is_capital) in settled(words(text)) {
        push(&text[copied..word.start], false, &mut out);
        push(&text[word.clone()], is_capital, &mut out);
        copied = word.end;
    }
    push(&text[copied..], false, &mut out);
    out
}

fn push(piece: &str, is_capital: bool, out: &mut String) {
    for c in piece.chars() {
        let read = letter(c).or_else(|| rare_capital(c)).or_else(|| punctuation(c)).unwrap_or(c);
        if is_capital { out.extend(read.to_uppercase()) } else { out.push(read) }
    }
}

/// What the characters of a word that have a case say about those that have none in TCVN3.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Capitals,
    Small,
    /// `Më`, `ë`: no second letter to go by. Also abbreviations, which say nothing of their neighbours.
    Unknown,
}

fn words(text: &str) -> Vec<(Range<usize>, Case)> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(is_word_char) {
        let start = at + found;
        let end = text[start..].find(|c| !is_word_char(c)).map_or(text.len(), |len| start + len);
        words.push((start..end, case(&text[start..end])));
        at = end;
    }
    words
}

fn case(word: &str) -> Case {
    if word.bytes().any(|b| b.is_ascii_lowercase()) {
        return Case::Small;
    }
    let is_capital = |c: &char| c.is_ascii_uppercase() || matches!(c, '\u{A1}'..='\u{A7}');
    if !word.is_ascii() && word.chars().filter(is_capital).count() > 1 { Case::Capitals } else { Case::Unknown }
}

/// Words with the decision whether they are in capitals: an unknown one is if the known ones around it are.
fn settled(words: Vec<(Range<usize>, Case)>) -> Vec<(Range<usize>, bool)> {
    let mut next = Case::Unknown;
    let mut following = vec![Case::Unknown; words.len()];
    for (i, (_, case)) in words.iter().enumerate().rev() {
        following[i] = next;
        if *case != Case::Unknown {
            next = *case;
        }
    }
    let mut last = Case::Unknown;
    let decide = |((word, case), next): ((Range<usize>, Case), Case)| {
        let around = [last, next];
        if case != Case::Unknown {
            last = case;
            return (word, case == Case::Capitals);
        }
        (word, around.contains(&Case::Capitals) && !around.contains(&Case::Small))
    };
    words.into_iter().zip(following).map(decide).collect()
}

/// `text` as a TCVN3 font stores it; a capital with tone becomes the small letter, which a font of capitals drew as one.
#[cfg(test)]
pub(super) fn encode(text: &str) -> String {
    let code = |wanted: char| (0xA1..=0xFFu8).map(char::from).find(|&c| letter(c) == Some(wanted));
    let small = |c: char| c.to_lowercase().next().and_then(code);
    text.chars().map(|c| if c.is_ascii() { c } else { code(c).or_else(|| small(c)).unwrap_or(c) }).collect()
}
