//! Names of files and addresses: ASCII, lower case, safe on Windows, IIS and any old Apache.
//!
//! A folder of pages is copied through USB sticks and FTP programs that know nothing of Unicode, so nothing but `a-z`,
//! `0-9` and hyphens reaches a file name. Slugs that collide or are empty are the caller's to report.

use super::normal::nfc;

/// Longest name of a file or folder, in bytes, without its extension.
pub const SEGMENT_BYTES: usize = 80;

/// `s` in lower-case ASCII words with hyphens between them; empty when nothing readable is left.
pub fn slugify(s: &str) -> String {
    slug::slugify(nfc(s))
}

/// [`slugify`], cut to [`SEGMENT_BYTES`] after a whole word (inside one only if the first word alone is longer).
///
/// May be empty or a name reserved by Windows (`Con`): check with [`is_safe_segment`].
pub fn segment(s: &str) -> String {
    let mut slug = slugify(s);
    if slug.len() > SEGMENT_BYTES {
        // A hyphen right after the limit ends a word that fits whole.
        let cut = slug[..=SEGMENT_BYTES].rfind('-').unwrap_or(SEGMENT_BYTES);
        slug.truncate(cut);
    }
    slug
}

/// Would Windows take `name` for a device (`con`, `lpt1`, …), with or without an extension, in any case?
/// Source: "Naming Files, Paths, and Namespaces", Microsoft; `com0` and `lpt0` are refused by older systems.
pub fn is_reserved_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_ascii_lowercase();
    if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") {
        return true;
    }
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    port.is_some_and(|number| {
        let mut digits = number.chars();
        matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    })
}

/// May `s` stand as the name of a page or folder in the output as it is? Lower-case ASCII letters, digits and inner
/// hyphens, 1 to [`SEGMENT_BYTES`] bytes, not reserved by Windows.
pub fn is_safe_segment(s: &str) -> bool {
    (1..=SEGMENT_BYTES).contains(&s.len())
        && s.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !s.starts_with('-')
        && !s.ends_with('-')
        && !is_reserved_windows(s)
}

#[cfg(test)]
mod tests {
    use super::super::letters::VOWELS;
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn slugs_of_titles_and_numbers() {
        for (text, slug) in [
            ("Ông Khoát giữ giờ nước cho cánh đồng Bãi Soi", "ong-khoat-giu-gio-nuoc-cho-canh-dong-bai-soi"),
            ("185 - KH/HU", "185-kh-hu"),
            ("ĐẶNG Thị Mỹ", "dang-thi-my"),
            ("Ia H’Drai", "ia-h-drai"),
            ("…!?", ""),
            ("", ""),
        ] {
            assert_eq!(slugify(text), slug);
            assert_eq!(slugify(&text.nfd().collect::<String>()), slug);
        }
    }

    #[test]
    fn every_vowel_becomes_its_letter() {
        for row in VOWELS {
            for vowel in row {
                assert_eq!(slugify(&vowel.to_string()), super::super::fold(&vowel.to_string()));
            }
        }
    }

    #[test]
    fn a_segment_ends_after_a_word() {
        let words = "mười chữ ".repeat(20);
        let cut = segment(&words);
        assert!(cut.len() <= SEGMENT_BYTES && cut.len() > SEGMENT_BYTES - 9 && cut.ends_with(['i', 'u']), "{cut}");
        assert_eq!(segment(&"x".repeat(99)).len(), SEGMENT_BYTES);
        let fits = format!("{} đuôi", "x".repeat(SEGMENT_BYTES));
        assert_eq!(segment(&fits), "x".repeat(SEGMENT_BYTES));
        assert_eq!(segment("Ngắn"), "ngan");
    }

    #[test]
    fn windows_devices_are_reserved() {
        for name in
            ["con", "CON", "Nul.html", "aux.tar.gz", "com1", "LPT9.txt", "com0", "lpt¹", "conin$", "CONOUT$", "prn .x"]
        {
            assert!(is_reserved_windows(name), "{name}");
        }
        for name in ["cong", "com", "com10", "con-duong", "lpt", "nulle", "", "a.con", "comx"] {
            assert!(!is_reserved_windows(name), "{name}");
        }
    }

    #[test]
    fn unsafe_segments() {
        for name in ["", "-a", "a-", "A", "a.b", "a b", "đ", "con", "com1", "a/b", "..", &"a".repeat(81)] {
            assert!(!is_safe_segment(name), "{name}");
        }
        for name in ["a", "2024", "xa-tan-yen", "con-duong-hoa", &"a".repeat(80)] {
            assert!(is_safe_segment(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_segment_is_safe_unless_empty_or_reserved(s in "(\\PC|[a-zÀ-ỹ -]){0,120}") {
            let name = segment(&s);
            prop_assert!(name.is_empty() || is_reserved_windows(&name) || is_safe_segment(&name), "{}", name);
            prop_assert_eq!(segment(&name), name);
        }
    }
}
