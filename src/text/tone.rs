//! Where the tone mark stands: `hoà, khoẻ, uỷ` (old school) and `hòa, khỏe, ủy` (new school) are the same syllables.
//!
//! The schools differ only in the open rimes *oa*, *oe*, *uy*; real documents mix them within a page. The new placement is
//! the form of comparison; nothing rewrites what an editor typed.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use super::letters::{Tone, split, with_tone};

/// `s` with the tone mark of every open syllable in *oa*, *oe*, *uy* on its first vowel, case kept (`HOÀ` → `HÒA`).
///
/// `u` after `q` belongs to the consonant, so `quý`, `quà` stay; so do rimes with an ending (`hoàn`, `xoáy`, `ngoẹo`).
/// Composed letters are expected (see [`nfc`](super::nfc)); a decomposed syllable is left alone. Borrowed when nothing
/// changes.
pub fn modern_tones(s: &str) -> Cow<'_, str> {
    if s.is_ascii() {
        return Cow::Borrowed(s);
    }
    let mut out: Option<String> = None;
    let mut copied = 0;
    // The two characters before the one looked at, the nearer last, with the byte place of the nearer.
    let mut before: (Option<char>, Option<(usize, char)>) = (None, None);
    for (at, c) in s.char_indices() {
        if let (glide_before, Some((glide_at, glide))) = before
            && let Some((first, second)) = moved(glide_before, glide, c)
            && ends_syllable(&s[at + c.len_utf8()..])
        {
            let out = out.get_or_insert_with(|| String::with_capacity(s.len() + 2));
            out.push_str(&s[copied..glide_at]);
            out.push(first);
            out.push(second);
            copied = at + c.len_utf8();
        }
        before = (before.1.map(|(_, c)| c), Some((at, c)));
    }
    match out {
        None => Cow::Borrowed(s),
        Some(mut out) => {
            out.push_str(&s[copied..]);
            Cow::Owned(out)
        }
    }
}

/// The pair with its tone moved forward, if `glide` and `vowel` are a rime of the old placement after `before`.
fn moved(before: Option<char>, glide: char, vowel: char) -> Option<(char, char)> {
    if vowel.is_ascii() {
        return None;
    }
    let (letter, tone) = split(vowel)?;
    let is_open_rime = matches!((glide, letter), ('o' | 'O', 'a' | 'A' | 'e' | 'E') | ('u' | 'U', 'y' | 'Y'));
    let is_glide = before.is_none_or(|b| !matches!(b, 'q' | 'Q') && split(b).is_none());
    (tone != Tone::Ngang && is_open_rime && is_glide).then(|| (with_tone(glide, tone), letter))
}

fn ends_syllable(rest: &str) -> bool {
    match rest.chars().next() {
        None => true,
        Some(c) if c.is_ascii() => !c.is_ascii_alphabetic(),
        // A combining mark would change the vowel just read.
        Some(c) => !c.is_alphabetic() && !is_combining_mark(c),
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::VOWELS;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn old_placement_becomes_new() {
        for (old, new) in [
            ("hoà", "hòa"),
            ("hoạ", "họa"),
            ("thuỷ", "thủy"),
            ("uỷ", "ủy"),
            ("loè", "lòe"),
            ("khoẻ", "khỏe"),
            ("thuý", "thúy"),
            ("HOÀ", "HÒA"),
            ("Uỷ", "Ủy"),
            ("uỶ", "ủY"),
            ("Tỉnh uỷ, Huyện uỷ.", "Tỉnh ủy, Huyện ủy."),
            ("văn hoá-xã hội", "văn hóa-xã hội"),
            ("“Hoà”–Toà", "“Hòa”–Tòa"),
            ("ngoã", "ngõa"),
            ("Hoà🌀", "Hòa🌀"),
        ] {
            assert_eq!(modern_tones(old), new);
        }
    }

    #[test]
    fn all_else_is_borrowed() {
        for s in [
            "hòa",
            "hoàn",
            "huyền",
            "quý",
            "quỳ",
            "QUÝ",
            "quả",
            "quà",
            "giá",
            "già",
            "giỏ",
            "toàn",
            "thuần",
            "hoài",
            "xoáy",
            "ngoẹo",
            "khuỷu",
            "khuỵu",
            "huýt",
            "luỹ\u{323}",
            "thuở",
            "Huế",
            "hoa",
            "huy",
            "ngoáy",
            "oà\u{301}",
            "khoẻn",
            "о́",
            "",
        ] {
            assert!(matches!(modern_tones(s), Cow::Borrowed(_)), "{s}");
        }
    }

    #[test]
    fn both_schools_meet_for_every_rime_and_tone() {
        for (first, second) in [('o', 'a'), ('o', 'e'), ('u', 'y'), ('O', 'A'), ('U', 'Y')] {
            let row = |v: char| VOWELS.iter().find(|row| row[0] == v).unwrap();
            for tone in 0..6 {
                for onset in ["", "h", "kh", "ng", "đ"] {
                    let old = format!("{onset}{first}{}", row(second)[tone]);
                    let new = format!("{onset}{}{second}", row(first)[tone]);
                    assert_eq!(modern_tones(&old), new);
                    assert_eq!(modern_tones(&new), new);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_second_pass_changes_nothing(s in "[hqoueyaàạáèéỳýỷ \\-nOUYÀ]{0,14}") {
            let once = modern_tones(&s).into_owned();
            prop_assert_eq!(modern_tones(&once), once.clone());
            prop_assert_eq!(once.chars().count(), s.chars().count());
        }
    }
}
