//! VNI for Windows: a base letter, then a Western letter that draws its diacritic and tone.

#[cfg(test)]
use super::super::letters::split;
use super::super::letters::{Tone, with_tone};

/// Tone marks after any vowel.
const TONES: [(char, Tone); 5] =
    [('ù', Tone::Sac), ('ø', Tone::Huyen), ('û', Tone::Hoi), ('õ', Tone::Nga), ('ï', Tone::Nang)];

/// Circumflex with tone, after a, e, o.
const CIRCUMFLEXES: [(char, Tone); 6] =
    [('â', Tone::Ngang), ('á', Tone::Sac), ('à', Tone::Huyen), ('å', Tone::Hoi), ('ã', Tone::Nga), ('ä', Tone::Nang)];

/// Breve with tone, after a.
const BREVES: [(char, Tone); 6] =
    [('ê', Tone::Ngang), ('é', Tone::Sac), ('è', Tone::Huyen), ('ú', Tone::Hoi), ('ü', Tone::Nga), ('ë', Tone::Nang)];

/// Letters that are one character in VNI. `ơ` and `ư` may take a tone mark, the others have theirs.
const SINGLES: [(char, char); 8] =
    [('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị')];
/// Besides [`SINGLES`]: the one form of y that is a single character.
const Y_NANG: (char, char) = ('î', 'ỵ');

/// `text` (NFC) in Unicode; what VNI does not know is kept.
pub(super) fn convert(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    read(text, |letter| {
        out.push(match letter {
            Read::Known(c) | Read::Unknown(c) => c,
        });
    });
    out
}

/// `word` in Unicode if every character of it has a meaning in VNI.
pub(super) fn convert_whole(word: &str) -> Option<String> {
    let mut out = Some(String::with_capacity(word.len()));
    read(word, |letter| match letter {
        Read::Known(c) => out.iter_mut().for_each(|out| out.push(c)),
        Read::Unknown(_) => out = None,
    });
    out
}

enum Read {
    Known(char),
    Unknown(char),
}

fn read(text: &str, mut take: impl FnMut(Read)) {
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let letter = if c.is_ascii() { Some(c) } else { single(c) };
        let Some(letter) = letter else {
            take(Read::Unknown(c));
            continue;
        };
        let marked = rest.peek().filter(|mark| !mark.is_ascii()).and_then(|&mark| marked(letter, mark));
        if marked.is_some() {
            rest.next();
        }
        take(Read::Known(marked.unwrap_or(letter)));
    }
}

fn single(c: char) -> Option<char> {
    let small = lower(c);
    let (_, letter) = SINGLES.iter().chain([&Y_NANG]).find(|(code, _)| *code == small)?;
    Some(if small == c { *letter } else { upper(*letter) })
}

/// `letter` with what `mark` draws on it; the case is that of `letter`.
fn marked(letter: char, mark: char) -> Option<char> {
    let mark = lower(mark);
    let find = |marks: &[(char, Tone)]| marks.iter().find(|(code, _)| *code == mark).map(|(_, tone)| *tone);
    // Marked letters and i have their own characters for the tones.
    if !matches!(lower(letter), 'a' | 'e' | 'o' | 'u' | 'y' | 'ơ' | 'ư') {
        return None;
    }
    if let Some(tone) = find(&TONES) {
        return Some(with_tone(letter, tone));
    }
    let hat = match letter {
        'a' => 'â',
        'A' => 'Â',
        'e' => 'ê',
        'E' => 'Ê',
        'o' => 'ô',
        'O' => 'Ô',
        _ => return None,
    };
    if let Some(tone) = find(&CIRCUMFLEXES) {
        return Some(with_tone(hat, tone));
    }
    let breve = match letter {
        'a' => 'ă',
        'A' => 'Ă',
        _ => return None,
    };
    find(&BREVES).map(|tone| with_tone(breve, tone))
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

/// `text` as a VNI font stores it.
#[cfg(test)]
pub(super) fn encode(text: &str) -> String {
    text.chars().map(encode_letter).collect()
}

#[cfg(test)]
fn encode_letter(c: char) -> String {
    let cased = |s: char| if c.is_uppercase() { upper(s) } else { s };
    let mark = |marks: &[(char, Tone)], tone| cased(marks.iter().find(|(_, t)| *t == tone).unwrap().0);
    if let Some((code, _)) = SINGLES.iter().chain([&Y_NANG]).find(|(_, letter)| *letter == lower(c)) {
        return cased(*code).to_string();
    }
    let Some((letter, tone)) = split(c) else {
        return c.to_string();
    };
    let (base, marks): (char, &[(char, Tone)]) = match lower(letter) {
        'ă' => ('a', &BREVES),
        'â' => ('a', &CIRCUMFLEXES),
        'ê' => ('e', &CIRCUMFLEXES),
        'ô' => ('o', &CIRCUMFLEXES),
        'ơ' => ('ô', &TONES),
        'ư' => ('ö', &TONES),
        plain if tone == Tone::Ngang => return cased(plain).to_string(),
        plain => (plain, &TONES),
    };
    format!("{}{}", cased(base), mark(marks, tone))
}
