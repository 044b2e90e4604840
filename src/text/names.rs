//! The two letters of an emblem: a story without a photo shows the initials of whom it honours.

use super::letters::{Tone, with_tone};
use super::normal::nfc;

/// Words that join other words and give no initial, unless they have a capital as part of a name (`Nguyễn Văn Số`).
const JOINING: [&str; 7] = ["và", "của", "các", "những", "với", "cho", "số"];

/// First letters of the first and the last significant word, upper case, NFC: `Phan Đình Khoát` → `PK` (family and given
/// name), `Đội xung kích Đồng Mơ` → `ĐM`. One letter for one word, empty for a name without letters.
///
/// An initial is a letter of the alphabet: its tone is left off (`Ấm Sơn` → `ÂS`). Numbers, joining words (`và`, `của`, …)
/// and words without letters are passed over.
pub fn initials(name: &str) -> String {
    let name = nfc(name);
    let mut letters = name.split_whitespace().filter(|word| !is_joining(word)).filter_map(initial);
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).collect()
}

fn is_joining(word: &str) -> bool {
    JOINING.contains(&word)
}

fn initial(word: &str) -> Option<char> {
    let letter = word.chars().find(|c| c.is_alphabetic())?;
    letter.to_uppercase().next().map(|capital| with_tone(capital, Tone::Ngang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn people_and_collectives() {
        for (name, letters) in [
            ("Phan Đình Khoát", "PK"),
            ("nguyễn thị đào", "NĐ"),
            ("Hợp tác xã rau an toàn Xuân", "HX"),
            ("Tổ xe cứu người của thôn 3", "TT"),
            ("Chi bộ “Đồng Mơ”", "CM"),
            ("Khu phố số 5", "KP"),
            ("Hội Phụ nữ và", "HN"),
            ("H’Hen Niê", "HN"),
            ("Nguyễn Văn Số", "NS"),
            ("Mây", "M"),
            ("Ấm Úy", "ÂU"),
            ("113", ""),
            ("", ""),
        ] {
            assert_eq!(initials(name), letters);
            assert_eq!(initials(&name.nfd().collect::<String>()), letters);
        }
    }

    proptest! {
        #[test]
        fn at_most_two_letters(s in "\\PC{0,30}") {
            prop_assert!(initials(&s).chars().count() <= 2);
        }
    }
}
