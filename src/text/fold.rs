//! When are two texts the same? Five answers, from a search box to a duplicate check, as strings that compare equal.
//!
//! Readers type without diacritics, editors type keys with and without hyphens, documents mix composed and decomposed
//! letters, old and new tone placement, curly and straight quotes. Each function gives a normal form: texts are "the
//! same" in its sense exactly if their forms are equal. The forms are for comparison and indexes, never for display.
//!
//! Invisible characters that Word leaves behind (soft hyphen, zero-width space, byte order mark) count nowhere.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::letters::{is_latin, plain};
use super::normal::nfc;
use super::tone::modern_tones;

/// Search form: lower case, no diacritics on Latin letters, `đ` as `d`, runs of white space as one space, trimmed; all
/// other characters kept. `Đường  Dương` → `duong duong`.
pub fn fold(s: &str) -> String {
    fold_quickly(s).unwrap_or_else(|| fold_any(s))
}

/// Form of a front-matter key: as [`fold`], without spaces, hyphens (of any kind) and underscores.
/// `lĩnh vực` = `linh_vuc` = `Linh-vuc`.
pub fn fold_key(s: &str) -> String {
    let mut key = fold(s);
    key.retain(|c| c != ' ' && c != '_' && !is_dash(c));
    // A mark that stood over a hyphen is over a letter now.
    if key.is_ascii() { key } else { fold(&key) }
}

/// Form of a name (place, sector, unit): as [`fold`], with any punctuation between words as one space.
/// `Xóa đói, giảm nghèo` = `xoa doi giam ngheo`; `Bà Rịa - Vũng Tàu` = `ba ria vung tau`. An apostrophe inside a word
/// stays, in one shape: `Ia H'Drai` = `Ia H’Drai`.
pub fn fold_name(s: &str) -> String {
    words_only(fold(s))
}

/// The same text as a reader sees it: NFC, lower case, new tone placement (`hoà` = `hòa`; `quí` ≠ `quý`), white space
/// collapsed and trimmed, one shape for each of hyphens and dashes, single quotes, double quotes. Diacritics and other
/// punctuation count. `Ð` (eth), which many old documents hold for the look-alike `Đ`, is `đ`.
pub fn exact(s: &str) -> String {
    let source = nfc(s);
    let mut text = Spaced::with_capacity(source.len());
    for c in source.chars() {
        match c {
            _ if c.is_ascii() => text.push(unify(c.to_ascii_lowercase())),
            'Ð' | 'Ɖ' => text.push('đ'),
            _ => c.to_lowercase().for_each(|lower| text.push(unify(lower))),
        }
    }
    // Lower case may compose where the capital could not (J̌ → ǰ).
    let changed = match nfc(&text.out) {
        Cow::Borrowed(composed) => into_changed(modern_tones(composed)),
        Cow::Owned(composed) => Some(modern_tones(&composed).into_owned()),
    };
    changed.unwrap_or(text.out)
}

/// As [`exact`], with any punctuation between words as one space: the form in which two names are the same name.
pub fn exact_name(s: &str) -> String {
    words_only(exact(s))
}

fn into_changed(text: Cow<'_, str>) -> Option<String> {
    match text {
        Cow::Borrowed(_) => None,
        Cow::Owned(text) => Some(text),
    }
}

/// Text under construction, in which white space is one space between words and none at the ends.
struct Spaced {
    out: String,
    gap: bool,
}

impl Spaced {
    fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes), gap: false }
    }

    fn push(&mut self, c: char) {
        if is_invisible(c) {
            return;
        }
        if c.is_whitespace() {
            self.gap = true;
            return;
        }
        if self.gap && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.gap = false;
        self.out.push(c);
    }
}

/// [`fold`] for ASCII, Latin letters, composed or not, and common symbols; `None` at the first other character.
fn fold_quickly(s: &str) -> Option<String> {
    let mut text = Spaced::with_capacity(s.len());
    let mut on_latin = false;
    for c in s.chars() {
        if let Some(letter) = plain(c) {
            text.push(letter);
            on_latin = true;
        } else if c.is_ascii() || is_plain_symbol(c) {
            text.push(c);
            on_latin &= is_invisible(c);
        } else if !(on_latin && is_common_mark(c)) {
            return None;
        }
    }
    Some(text.out)
}

/// [`fold`] by full decomposition. Marks over letters of other scripts are put back where they were.
fn fold_any(s: &str) -> String {
    let mut bare = String::with_capacity(s.len());
    let mut on_latin = false;
    for c in s.nfd() {
        if is_combining_mark(c) {
            if !(on_latin && is_latin_mark(c)) {
                bare.push(c);
            }
        } else if !is_invisible(c) {
            on_latin = is_latin(c);
            match plain(c) {
                Some(letter) => bare.push(letter),
                None => bare.extend(c.to_lowercase()),
            }
        }
    }
    let mut text = Spaced::with_capacity(bare.len());
    bare.nfc().for_each(|c| text.push(c));
    text.out
}

/// Words of an already folded text with one space between them; an apostrophe inside a word stays.
fn words_only(folded: String) -> String {
    if folded.bytes().all(|b| b.is_ascii_alphanumeric() || b == b' ') {
        return folded;
    }
    let mut text = Spaced::with_capacity(folded.len());
    let mut in_word = false;
    let mut rest = folded.chars().peekable();
    while let Some(c) = rest.next() {
        let joins = in_word && is_apostrophe(c) && rest.peek().is_some_and(|&next| is_word(next));
        in_word = is_word(c);
        text.push(match (in_word, joins) {
            (true, _) => c,
            (false, true) => '\'',
            (false, false) => ' ',
        });
    }
    text.out
}

fn is_word(c: char) -> bool {
    // Some apostrophes are letters to Unicode.
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_apostrophe(c)
}

fn unify(c: char) -> char {
    if is_dash(c) {
        '-'
    } else if is_apostrophe(c) {
        '\''
    } else if matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '＂') {
        '"'
    } else {
        c
    }
}

/// Hyphens, dashes and the minus sign.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// What stands for the apostrophe of `H'Drai`, `M'Nông` in real lists.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ˈ' | '＇')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Symbols that have no case and no decomposition, in the blocks where ordinary text takes them from.
fn is_plain_symbol(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{BF}' | '\u{2002}'..='\u{206F}' | '₫' | '\u{FEFF}' | '\u{1F300}'..='\u{1FAFF}')
}

/// The combining diacritical marks of the first block, where those of Vietnamese are.
fn is_common_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn is_latin_mark(c: char) -> bool {
    is_common_mark(c) || matches!(c, '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
}

#[cfg(test)]
mod tests {
    use super::super::letters::VOWELS;
    use super::*;
    use proptest::prelude::*;

    fn nfd(s: &str) -> String {
        s.nfd().collect()
    }

    #[test]
    fn fold_drops_diacritics_and_case() {
        for (text, folded) in [
            ("Người tốt, việc tốt", "nguoi tot, viec tot"),
            ("dương ĐƯỜNG", "duong duong"),
            ("  Hợp\u{a0}tác \n xã\t", "hop tac xa"),
            ("Ðảng bộ", "dang bo"),
            ("185-KH/HU – “Số”", "185-kh/hu – “so”"),
            ("café Noël Łódź Ærø İstanbul", "cafe noel lodz æro istanbul"),
            ("Й и ё, Άλφα, 한국, 数", "й и ё, άλφα, 한국, 数"),
            ("5×3 ≠ 16", "5×3 ≠ 16"),
            ("ng\u{ad}ười\u{200b}", "nguoi"),
            ("", ""),
            (" \u{3000} ", ""),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(&nfd(text)), folded, "decomposed {text}");
        }
    }

    #[test]
    fn fold_knows_every_vowel() {
        for row in VOWELS {
            for vowel in row {
                let folded = fold(&vowel.to_string());
                assert!(folded.len() == 1 && "aeiouy".contains(&folded), "{vowel} {folded}");
            }
        }
    }

    #[test]
    fn fold_key_ignores_separators() {
        for key in ["lĩnh vực", "linh_vuc", "Linh-vuc", "LĨNH‑VỰC", "lĩnh – vực", "linhvuc"] {
            assert_eq!(fold_key(key), "linhvuc");
        }
    }

    #[test]
    fn fold_name_ignores_punctuation() {
        assert_eq!(fold_name("Xóa đói, giảm nghèo"), "xoa doi giam ngheo");
        assert_eq!(fold_name("Bà Rịa - Vũng Tàu"), "ba ria vung tau");
        assert_eq!(fold_name("Bà Rịa–Vũng Tàu (cũ)."), "ba ria vung tau cu");
        for name in ["Ia H'Drai", "Ia H’Drai", "ia hʼdrai", "IA H`DRAI", "Ia H´Drai"] {
            assert_eq!(fold_name(name), "ia h'drai");
        }
        assert_eq!(fold_name("‘Nhà’ 'nước'"), "nha nuoc");
    }

    #[test]
    fn exact_unifies_spelling_only() {
        for (one, other) in [
            ("Hoà", "HÒA"),
            ("uỷ", "ủy"),
            ("thuý", "thúy"),
            ("khoẻ", "khỏe"),
            ("“Gương sáng”  – việc tốt", "\"gương sáng\" - việc tốt "),
            ("Ðảng", "Đảng"),
            ("H’Drai", "H'Drai"),
        ] {
            assert_eq!(exact(one), exact(other));
        }
        for (one, other) in [
            ("quý", "quí"),
            ("Thạnh Phú", "Thanh Phú"),
            ("Thạnh Phú", "Thành Phú"),
            ("dương", "đường"),
            ("a, b", "a b"),
        ] {
            assert_ne!(exact(one), exact(other));
        }
        for text in ["quà", "giá", "giỏ", "gìn", "quý", "hoàn", "già, quả"] {
            assert_eq!(exact(text), text);
        }
    }

    #[test]
    fn exact_name_keeps_diacritics() {
        assert_eq!(exact_name("Xoá đói, giảm nghèo!"), "xóa đói giảm nghèo");
        assert_eq!(exact_name("Krông Pa’ch – II"), "krông pa'ch ii");
    }

    /// Vietnamese, other Latin, marks on their own, other scripts, punctuation.
    const MIXED: &str = "([a-zA-ZÀ-ỹđĐ ]|[\u{300}-\u{31b}\u{323}]|\\PC|[-–’'\"“_,.\u{ad}\u{200b}]){0,24}";

    proptest! {
        #[test]
        fn composed_and_decomposed_are_one_text(s in MIXED) {
            let (composed, apart): (String, String) = (s.nfc().collect(), s.nfd().collect());
            for form in [fold, fold_key, fold_name, exact, exact_name] {
                prop_assert_eq!(form(&composed), form(&apart));
                prop_assert_eq!(form(&s), form(&apart));
            }
        }

        #[test]
        fn forms_are_normal(s in MIXED) {
            for form in [fold, fold_key, fold_name, exact, exact_name] {
                let once = form(&s);
                prop_assert_eq!(form(&once), once.clone());
                prop_assert!(unicode_normalization::is_nfc(&once));
                prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
            }
        }

        #[test]
        fn the_quick_way_is_the_full_way(s in "([a-zA-ZÀ-ỹđĐ ]|[\u{300}-\u{36f}]|[‑–’“”…•₫²°\u{ad}\u{feff}\u{2000}-\u{206f}]){0,24}") {
            if let Some(folded) = fold_quickly(&s) {
                prop_assert_eq!(folded, fold_any(&s));
            }
        }

        #[test]
        fn case_never_counts(s in "[a-zA-ZÀ-ÖØ-Þà-öø-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ ,-]{0,24}") {
            let s = s.replace(['Ð', 'ð'], "đ");
            for form in [fold, fold_key, fold_name, exact, exact_name] {
                prop_assert_eq!(form(&s.to_uppercase()), form(&s));
                prop_assert_eq!(form(&s.to_lowercase()), form(&s));
            }
        }
    }
}
