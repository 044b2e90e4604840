//! What Vietnamese spelling allows as one syllable: the test by which text in a forgotten encoding is told from other
//! languages.
//!
//! A syllable is an onset and a rime with one tone. In the school orthography both are closed lists (rimes found only in
//! loans such as *xoong* are in, those of single sound words are not), so a table decides.

use std::sync::LazyLock;

use super::letters::{Tone, split};

/// All onsets but the empty one, longest first, `gi` and `qu` as onsets of their own.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

/// All rimes without tone, sorted by bytes.
const RIMES: [&str; 164] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en", "eng", "eo",
    "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt",
    "iêu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe",
    "oem", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt",
    "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu",
    "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ",
    "y", "ych", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "ê",
    "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăm", "ăn",
    "ăng", "ăp", "ăt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc",
    "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
];

/// Letters of the longest syllable (`nghiêng`).
const MOST_LETTERS: usize = 7;

/// Is `s` one well-formed Vietnamese syllable, in any case, with its tone where the old or the new school puts it?
///
/// Composed letters are expected. Syllables that end in a stop (`c ch p t`) must have their sắc or nặng, so `bat` is none.
pub fn is_vietnamese_syllable(s: &str) -> bool {
    parse(s, true)
}

/// As [`is_vietnamese_syllable`], with the tone on any vowel: what typists produce (`hòan`, `qúa`).
pub(super) fn is_carelessly_typed_syllable(s: &str) -> bool {
    parse(s, false)
}

fn parse(s: &str, strict: bool) -> bool {
    // Each letter takes two bytes at most.
    let mut buffer = [0; 2 * MOST_LETTERS];
    let mut len = 0;
    let mut tone = None;
    for (i, c) in s.chars().enumerate() {
        let (letter, its_tone) = match split(c) {
            Some(parts) => parts,
            None if c.is_ascii_alphabetic() || matches!(c, 'đ' | 'Đ') => (c, Tone::Ngang),
            None => return false,
        };
        if i == MOST_LETTERS || (its_tone != Tone::Ngang && tone.is_some()) {
            return false;
        }
        if its_tone != Tone::Ngang {
            tone = Some((len, its_tone));
        }
        let small = if letter.is_ascii() { letter.to_ascii_lowercase() } else { lower(letter) };
        len += small.encode_utf8(&mut buffer[len..]).len();
    }
    let letters = str::from_utf8(&buffer[..len]).unwrap_or_default();
    let first = letters.as_bytes().first();
    let may_begin = |onset: &&&str| onset.is_empty() || onset.as_bytes().first() == first;
    ONSETS.iter().filter(may_begin).any(|onset| {
        letters.strip_prefix(onset).is_some_and(|rime| {
            fits(onset, rime) && takes_tone(rime, tone.map(|(_, t)| t)) && {
                !strict || tone.is_none_or(|(at, _)| at >= onset.len() && carries_tone(rime, at - onset.len()))
            }
        })
    })
}

/// Is `rime` a rime that may follow `onset`?
fn fits(onset: &str, rime: &str) -> bool {
    if !is_rime(rime) {
        return false;
    }
    let begins = |letters: &str| rime.chars().next().is_some_and(|c| letters.contains(c));
    let spelling_allows = match onset {
        "k" | "gh" | "ngh" => begins("eêiy"),
        "c" | "ng" => !begins("eêiy"),
        // `gi` loses its i before another (gì, giếng), but gia and giu are gi with a and u.
        "g" => !begins("eêy") && !matches!(rime, "ia" | "iu"),
        "gi" => !begins("iy"),
        "qu" => !begins("ouư"),
        _ => true,
    };
    let y_allows = match rime {
        "y" => matches!(onset, "" | "d" | "h" | "k" | "l" | "m" | "n" | "qu" | "s" | "t" | "th" | "v"),
        "yt" | "ych" | "ynh" => onset == "qu",
        _ => !rime.starts_with('y') || matches!(onset, "" | "qu"),
    };
    spelling_allows && y_allows
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Is `rime` one of [`RIMES`]? Six letters of five bits fit into a number, and numbers are compared faster than texts.
fn is_rime(rime: &str) -> bool {
    static CODES: LazyLock<Vec<u32>> = LazyLock::new(|| {
        let mut codes: Vec<u32> = RIMES.iter().filter_map(|rime| packed(rime)).collect();
        codes.sort_unstable();
        codes
    });
    packed(rime).is_some_and(|code| CODES.binary_search(&code).is_ok())
}

fn packed(rime: &str) -> Option<u32> {
    let mut code = 0u32;
    for (at, c) in rime.chars().enumerate() {
        let letter = if c.is_ascii() {
            let known = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'c' | 'h' | 'm' | 'n' | 'g' | 'p' | 't');
            known.then(|| u32::from(c) & 0x1f)?
        } else {
            // Numbers that the ASCII letters above leave free.
            match c {
                'ă' => 2,
                'â' => 4,
                'ê' => 6,
                'ô' => 10,
                'ơ' => 11,
                'ư' => 12,
                _ => return None,
            }
        };
        if at == 6 {
            return None;
        }
        code = code << 5 | letter;
    }
    Some(code)
}

/// A rime that ends in a stop has sắc or nặng, no other tone and not none.
fn takes_tone(rime: &str, tone: Option<Tone>) -> bool {
    !rime.ends_with(['c', 'p', 't']) && !rime.ends_with("ch") || matches!(tone, Some(Tone::Sac | Tone::Nang))
}

/// May the tone of `rime` stand on the letter at byte `at`?
fn carries_tone(rime: &str, at: usize) -> bool {
    // A letter with its own diacritic takes the tone, the last one where there are two (ươ).
    if let Some((marked, _)) = rime.char_indices().rfind(|(_, c)| "ăâêôơư".contains(*c)) {
        return at == marked;
    }
    // From here on all is ASCII.
    let vowels = rime.bytes().take_while(|b| b"aeiouy".contains(b)).count();
    let closed = rime.len() > vowels;
    match (vowels, closed) {
        (2, false) if matches!(rime, "oa" | "oe" | "uy") => at < 2,
        (2, false) | (1, _) => at == 0,
        _ => at == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rimes_are_sorted() {
        assert!(RIMES.is_sorted());
    }

    #[test]
    fn syllables() {
        let text = "Gương người tốt việc tốt ủy uỷ hoà hòa khoẻ khỏe quý quí quà quả quốc quyển quyết quỳnh quýt giá giỏ gì \
            gìn giếng giết giữ già nghiêng nghĩa ngoẹo ngoáy xoong khuya khuỷu thuở huơ Huế xoáy hoài thuần tuyên yên yêu y ý \
            Ô ở ăn ương ĐƯỢC đặc Đắk kỳ mỹ nước bưởi rượu hươu lịch sách tách đoàn kết ghế nghe kẹo cười loạn quăng pin";
        for word in text.split_whitespace() {
            assert_eq!(is_vietnamese_syllable(word), word != "Đắk", "{word}");
        }
    }

    #[test]
    fn no_syllables() {
        let text = "café Noël où forêt what für straße mãe avó bat hỏp hỏt hòan qúa tóan gía ngế nga̋ cì kà qa ghà nge bb đ ng h \
            gh ưêng áá àb1 héi viÖt h¹nh vieät công-ty 1 nghiêngg";
        for word in text.split_whitespace().chain(["", " ", "a b"]) {
            assert!(!is_vietnamese_syllable(word), "{word}");
        }
    }

    #[test]
    fn careless_typing_moves_the_tone_only() {
        for word in ["hòan", "qúa", "tóan", "gía", "ngừơi", "hoà", "hoàn"] {
            assert!(is_carelessly_typed_syllable(word), "{word}");
        }
        for word in ["hỏp", "xóm2", "áá", "gòc", "Noël"] {
            assert!(!is_carelessly_typed_syllable(word), "{word}");
        }
    }
}
