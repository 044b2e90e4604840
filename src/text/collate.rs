//! The order of the Vietnamese alphabet, and of people in it.
//!
//! Order is output: lists, registers and the book of the year are sorted by these keys, so that they come out the same on
//! every machine. The alphabet (a ă â b c d đ e ê …, tones after letters) is CLDR's for `vi`; the root order of Unicode
//! gets it wrong. People are called and sorted by their given name, the last word.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::normal::nfc;
use super::tone::modern_tones;

/// Between the keys of two syllables. Lower than any byte of a key, so a name sorts before the names it begins.
const SEPARATOR: u8 = 0;

/// Makes sort keys; keys of one `Collator` compare bytewise. Made once and shared: making one reads the tables.
pub struct Collator {
    full: CollatorBorrowed<'static>,
    without_case: CollatorBorrowed<'static>,
}

impl std::fmt::Debug for Collator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Collator")
    }
}

impl Collator {
    /// The collator for Vietnamese, from the data compiled into the program.
    pub fn new() -> Self {
        Self { full: vietnamese(Strength::Tertiary), without_case: vietnamese(Strength::Secondary) }
    }

    /// Sort key of a text: places, titles, sectors. The letters of the whole text count before its tones, and these
    /// before capitals (`Bà Rịa` < `Ba Vì`). Equal for texts that differ only in composition (NFC, NFD) or in tone
    /// placement.
    pub fn key(&self, s: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(s.len() * 3);
        write(&self.full, &modern_tones(&nfc(s)), &mut key);
        key
    }

    /// Sort key of a person's name: given name (last word), then family name (first word), then the middle names, each
    /// compared with its tones before the next is looked at; capitals count only between names otherwise equal. Titles
    /// are not recognised.
    pub fn person_key(&self, name: &str) -> Vec<u8> {
        let name = nfc(name);
        let name = modern_tones(&name);
        let mut words = name.split_whitespace();
        let given = words.next_back();
        let mut key = Vec::with_capacity(name.len() * 6);
        for syllable in given.into_iter().chain(words) {
            write(&self.without_case, syllable, &mut key);
            key.push(SEPARATOR);
        }
        key.push(SEPARATOR);
        write(&self.full, &name.split_whitespace().collect::<Vec<_>>().join(" "), &mut key);
        key
    }
}

impl Default for Collator {
    fn default() -> Self {
        Self::new()
    }
}

fn vietnamese(strength: Strength) -> CollatorBorrowed<'static> {
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    CollatorBorrowed::try_new(CollatorPreferences::from(locale!("vi")), options)
        .expect("the collation data is compiled in")
}

fn write(collator: &CollatorBorrowed<'static>, s: &str, key: &mut Vec<u8>) {
    let Ok(()) = collator.write_sort_key_to(s, key);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn assert_ascending(words: &[&str], key: impl Fn(&str) -> Vec<u8>) {
        for pair in words.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn the_alphabet_and_the_tones() {
        let collator = Collator::new();
        let key = |s: &str| collator.key(s);
        let alphabet = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y";
        assert_ascending(&alphabet.split(' ').collect::<Vec<_>>(), key);
        assert_ascending(&["ma", "mà", "mả", "mã", "má", "mạ", "mac", "măc", "mắc", "mâc"], key);
        assert_ascending(
            &["Bà Rịa", "Ba Vì", "Bạc Liêu", "Bắc Giang", "Bắc Ninh", "Cà Mau", "Dầu Tiếng", "Đà Lạt"],
            key,
        );
        // A second letter outweighs the tone of the first.
        assert_ascending(&["dùng", "dụng", "dữ", "đá"], key);
    }

    #[test]
    fn people_by_given_name_family_middle() {
        let collator = Collator::new();
        let names = [
            "An",
            "Lê An",
            "Nguyễn Văn An",
            "Trần Văn An",
            "TRẦN XUÂN AN",
            "Bùi Văn Ân",
            "Lê Thị Bình",
            "Lê Văn Bình",
            "Đỗ Thị Bính",
            "Vũ Dậu",
            "Bùi Đa",
        ];
        assert_ascending(&names, |s| collator.person_key(s));
    }

    #[test]
    fn capitals_decide_last() {
        let collator = Collator::new();
        let key = |s: &str| collator.person_key(s);
        assert!(key("LÊ THỊ AN") < key("Nguyễn Văn An"));
        assert!(key("Lê Thị An") < key("NGUYỄN VĂN AN"));
        assert_ne!(key("Lê Thị An"), key("LÊ THỊ AN"));
    }

    #[test]
    fn spelling_variants_share_a_key() {
        let collator = Collator::new();
        for (one, other) in [("Hoà Bình", "Hòa Bình"), ("Nguyễn Thị Thuý", "Nguyễn Thị Thúy"), ("Uỷ", "Ủy")]
        {
            assert_eq!(collator.key(one), collator.key(other));
            assert_eq!(collator.person_key(one), collator.person_key(other));
        }
        assert_eq!(collator.person_key(" Lê  An"), collator.person_key("Lê An"));
        assert!(collator.person_key("") < collator.person_key("A"));
    }

    proptest! {
        #[test]
        fn composition_never_counts(s in "[a-zA-ZÀ-ỹđĐ ]{0,20}") {
            let collator = Collator::new();
            let (composed, apart): (String, String) = (s.nfc().collect(), s.nfd().collect());
            prop_assert_eq!(collator.key(&composed), collator.key(&apart));
            prop_assert_eq!(collator.person_key(&composed), collator.person_key(&apart));
        }
    }
}
