//! The first words of a body, for lists that have no summary of their own, and the number of its words.

use unicode_normalization::char::is_combining_mark;

const LONGEST: usize = 300;

/// White space collapsed, at most 300 characters, cut between words.
pub(super) fn summary(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(4 * LONGEST));
    let mut length = 0;
    for word in text.split_whitespace() {
        let gap = usize::from(!out.is_empty());
        let word_length = word.chars().count();
        if length + gap + word_length > LONGEST {
            return shortened(out, word);
        }
        if gap == 1 {
            out.push(' ');
        }
        out.push_str(word);
        length += gap + word_length;
    }
    out
}

/// With an ellipsis, which is a character of its own. A text without a gap is cut where a letter ends.
fn shortened(mut out: String, word: &str) -> String {
    if out.is_empty() {
        let mut end = LONGEST - 1;
        let letters: Vec<char> = word.chars().take(LONGEST).collect();
        while end > 1 && letters.get(end).copied().is_some_and(is_combining_mark) {
            end -= 1;
        }
        out.extend(&letters[..end.min(letters.len())]);
    } else {
        while out.chars().count() >= LONGEST {
            let cut = out.rfind(' ').unwrap_or(0);
            out.truncate(cut);
        }
    }
    let kept = out.trim_end_matches([',', ';', ':', '–', '-', '—', '(', '“', '"', '.', ' ']).len();
    out.truncate(kept);
    out.push('…');
    out
}

const LETTER: u8 = 1;
const SPACE: u8 = 2;

/// What a byte is to a counter of words: part of a letter or a digit, white space, or neither.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        if byte.is_ascii_alphanumeric() || (byte >= 0xC3 && byte != 0xE2) {
            classes[at] = LETTER;
        } else if byte.is_ascii_whitespace() {
            classes[at] = SPACE;
        }
        at += 1;
    }
    classes
};

/// Counts words over pieces of text that may split them anywhere.
#[derive(Default)]
pub(super) struct Words {
    pub(super) count: u32,
    /// [`LETTER`] if this word is counted already.
    counted: u8,
}

impl Words {
    /// A word is what stands between white space and has a letter or a digit in it. Looks at bytes only: 330,000 bodies are counted
    /// in every build, and the dashes and quotation marks of prose all begin with C2 or E2, letters never.
    pub(super) fn add(&mut self, text: &str) {
        let (mut counted, mut count) = (self.counted, 0u32);
        for byte in text.bytes() {
            // No branches: this runs over every byte of the site.
            let class = CLASSES[usize::from(byte)];
            count += u32::from(class & LETTER & !counted);
            counted = (counted | class) & !(class >> 1);
        }
        self.counted = counted;
        self.count = self.count.saturating_add(count);
    }

    pub(super) fn gap(&mut self) {
        self.counted = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn cuts_between_words() {
        assert_eq!(summary("  Một \n hai\u{a0}ba "), "Một hai ba");
        let long = "đồng ruộng, ".repeat(40);
        let cut = summary(&long);
        assert!(cut.chars().count() <= 300 && cut.ends_with("ruộng…"), "{cut}");
        assert_eq!(summary(&"a".repeat(300)).len(), 300);
        assert_eq!(summary(&"ộ".repeat(301)), "ộ".repeat(299) + "…");
        let exact = format!("{} b", "a".repeat(300));
        assert_eq!(summary(&exact).chars().count(), 1);
    }

    #[test]
    fn never_cuts_a_letter_in_two() {
        let decomposed: String = "ộ".repeat(301).nfd().collect();
        let cut = summary(&decomposed);
        let kept = cut.trim_end_matches('…');
        assert!(cut.chars().count() <= 300 && kept.chars().count().is_multiple_of(3), "{}", kept.chars().count());
    }

    #[test]
    fn counts_words() {
        let mut words = Words::default();
        words.add("Ông A – Bí thư: “tốt");
        words.add(" lắm” 100% … và");
        words.gap();
        words.add("đủ");
        assert_eq!(words.count, 9);
    }
}
