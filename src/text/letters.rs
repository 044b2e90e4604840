//! The letters of the Vietnamese alphabet as tables, so that the hot paths need no Unicode decomposition.
//!
//! A vowel is a letter of the alphabet (a, ă, â, …) with one of six tones; both steps, taking a vowel apart and putting
//! it together, are one table lookup.

/// The six tones in the order of the dictionaries (and of the rows of [`VOWELS`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Ngang,
    Huyen,
    Hoi,
    Nga,
    Sac,
    Nang,
}

const TONES: [Tone; 6] = [Tone::Ngang, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Sac, Tone::Nang];

/// Every Vietnamese vowel: a row per letter, a column per tone. The twelve lower-case rows come first, the capitals in
/// the same order after them.
pub(super) const VOWELS: [[char; 6]; 24] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
    ['A', 'À', 'Ả', 'Ã', 'Á', 'Ạ'],
    ['Ă', 'Ằ', 'Ẳ', 'Ẵ', 'Ắ', 'Ặ'],
    ['Â', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ậ'],
    ['E', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ'],
    ['Ê', 'Ề', 'Ể', 'Ễ', 'Ế', 'Ệ'],
    ['I', 'Ì', 'Ỉ', 'Ĩ', 'Í', 'Ị'],
    ['O', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ'],
    ['Ô', 'Ồ', 'Ổ', 'Ỗ', 'Ố', 'Ộ'],
    ['Ơ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ'],
    ['U', 'Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ'],
    ['Ư', 'Ừ', 'Ử', 'Ữ', 'Ứ', 'Ự'],
    ['Y', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ'],
];

/// No vowel at this place of an index table.
const NONE: u8 = u8::MAX;
/// Code points below this one are looked up in [`LOW`] (the last is ư, U+01B0).
const LOW_END: usize = 0x1B1;
/// First code point of the block that Unicode gave to Vietnamese.
const HIGH_START: usize = 0x1EA0;
const HIGH_END: usize = 0x1EFA;

/// Code point → `row * 6 + tone` in [`VOWELS`].
static LOW: [u8; LOW_END] = index::<LOW_END>(0);
static HIGH: [u8; HIGH_END - HIGH_START] = index::<{ HIGH_END - HIGH_START }>(HIGH_START);

const fn index<const N: usize>(start: usize) -> [u8; N] {
    let mut table = [NONE; N];
    let mut place = 0;
    while place < VOWELS.len() * 6 {
        let code = VOWELS[place / 6][place % 6] as usize;
        if code >= start && code < start + N {
            table[code - start] = place as u8;
        }
        place += 1;
    }
    table
}

/// The place of `c` in [`VOWELS`] as (row, column).
fn place(c: char) -> Option<(usize, usize)> {
    let code = c as usize;
    let found = if code < LOW_END {
        LOW[code]
    } else if (HIGH_START..HIGH_END).contains(&code) {
        HIGH[code - HIGH_START]
    } else {
        NONE
    };
    (found != NONE).then_some((found as usize / 6, found as usize % 6))
}

/// A precomposed vowel as letter of the alphabet (same case) and tone; `None` for everything else.
pub(super) fn split(c: char) -> Option<(char, Tone)> {
    place(c).map(|(row, tone)| (VOWELS[row][0], TONES[tone]))
}

/// The vowel `c` with `tone` in place of the tone it has; a character that is no vowel stays as it is.
pub(super) fn with_tone(c: char, tone: Tone) -> char {
    place(c).map_or(c, |(row, _)| VOWELS[row][tone as usize])
}

/// Lower-case ASCII letter under each letter of U+00C0..U+0250, `.` where there is none. Decompositions as in
/// UnicodeData.txt, and besides them the letters with a bar (đ ð ø ł ħ ŧ …), which Unicode does not decompose.
const LATIN: &[u8; 400] = b"\
aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll.\
.llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz.\
b...............................oo.............uu....zz.........\
.............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo\
aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
...b..eejj..rryy";

/// As [`LATIN`], for U+1E00..U+1F00.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// The lower-case ASCII letter that is left of a Latin letter without its diacritics and bars.
pub(super) fn plain(c: char) -> Option<char> {
    let code = c as usize;
    let letter = match code {
        0x41..=0x5A | 0x61..=0x7A => return Some(c.to_ascii_lowercase()),
        0xC0..0x250 => LATIN[code - 0xC0],
        0x1E00..0x1F00 => LATIN_ADDITIONAL[code - 0x1E00],
        _ => b'.',
    };
    (letter != b'.').then_some(char::from(letter))
}

/// Is `c` a letter of the Latin script whose diacritics search may drop?
pub(super) fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2AF}')
        || matches!(c, '\u{1E00}'..='\u{1EFF}' | '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A7FF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_vowel_splits_and_joins_again() {
        for row in &VOWELS {
            for (column, &vowel) in row.iter().enumerate() {
                assert_eq!(split(vowel), Some((row[0], TONES[column])), "{vowel}");
                assert_eq!(with_tone(row[0], TONES[column]), vowel);
            }
        }
    }

    #[test]
    fn consonants_and_foreign_letters_are_no_vowels() {
        for c in ['b', 'đ', 'Đ', 'ñ', 'ç', 'ü', 'ð', 'я', '一', '\u{1B1}', '\u{1EFA}'] {
            assert_eq!(split(c), None, "{c}");
        }
    }

    #[test]
    fn the_tables_agree_with_unicode() {
        for code in (0xC0..0x250).chain(0x1E00..0x1F00) {
            let Some(c) = char::from_u32(code) else {
                continue;
            };
            let base = c.nfd().next().filter(|b| b.is_ascii_alphabetic());
            match base {
                Some(base) => assert_eq!(plain(c), Some(base.to_ascii_lowercase()), "{c}"),
                None => assert!(plain(c).is_none() || is_latin(c), "{c}"),
            }
        }
    }

    #[test]
    fn capitals_lie_over_the_same_letter() {
        for code in (0xC0..0x250).chain(0x1E00..0x1F00) {
            let Some(c) = char::from_u32(code) else {
                continue;
            };
            let mut lower = c.to_lowercase();
            if let (Some(l), None) = (lower.next(), lower.next()) {
                assert_eq!(plain(c), plain(l), "{c} {l}");
            }
        }
    }
}
