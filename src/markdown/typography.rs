//! Quotation marks, ellipses and dashes as Vietnamese books print them, out of what keyboards have.
//!
//! The marks of the parser's own smart punctuation are English: it takes the minutes of `5'30"` for quotations and cuts every text
//! at its dots and hyphens. What is a mark here is decided by the two characters around it and by whether a quotation is open; text
//! comes in pieces, so the character before is carried from one to the next. Where neither says anything, the author's stays.

/// Before anything in a block.
pub(super) const START: char = '\n';

/// What the next mark depends on.
#[derive(Debug)]
pub(super) struct Typography {
    /// The character before.
    pub(super) before: char,
    /// Quotations open in this block.
    doubles: u32,
    singles: u32,
}

impl Default for Typography {
    fn default() -> Self {
        Typography { before: START, doubles: 0, singles: 0 }
    }
}

impl Typography {
    /// What the mark at `at` becomes and how many bytes of it; `None` if it stays. `after` stands behind the whole text.
    pub(super) fn mark(&mut self, text: &str, at: usize, after: Option<char>) -> Option<(&'static str, usize)> {
        let rest = &text[at..];
        let next = |length: usize| rest[length..].chars().next().or(after);
        match rest.as_bytes() {
            [b'"', ..] => Some((self.quote(next(1), true)?, 1)),
            [b'\'', ..] => Some((self.quote(next(1), false)?, 1)),
            [b'.', b'.', b'.', ..] => {
                let within = self.before.is_ascii_digit() && next(3).is_some_and(|c| c.is_ascii_digit());
                (self.before != '.' && next(3) != Some('.') && !within).then_some(("…", 3))
            }
            [b'-', ..] => {
                let length = if rest.starts_with("--") { 2 } else { 1 };
                let begins = self.before == START && length == 2;
                let stands = begins || self.before != START && self.before.is_whitespace();
                let apart = stands && next(length).is_none_or(char::is_whitespace);
                (apart && !is_number(&text[..at], &rest[length..])).then_some(("–", length))
            }
            _ => None,
        }
    }

    fn quote(&mut self, next: Option<char>, double: bool) -> Option<&'static str> {
        let before = self.before;
        let open = if double { &mut self.doubles } else { &mut self.singles };
        // Feet and inches, minutes and seconds; but a quotation may end with a number.
        let measure = *open == 0 || !double && next.is_some_and(|c| c.is_ascii_digit());
        if before.is_ascii_digit() && measure {
            return None;
        }
        if !double && before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric) {
            return Some("’");
        }
        let opens = before.is_whitespace() || "([{“‘«—–-/".contains(before);
        let gap = next.is_none_or(char::is_whitespace);
        if opens && gap && *open == 0 {
            return None;
        }
        let ends = gap || next.is_some_and(|c| ",.;:!?)]}…”’".contains(c));
        if opens && !(ends && *open > 0) {
            *open += 1;
            return Some(if double { "“" } else { "‘" });
        }
        *open = open.saturating_sub(1);
        Some(if double { "”" } else { "’" })
    }
}

/// A number of a document with a hyphen between spaces: `01 - KL/TW`.
fn is_number(before: &str, after: &str) -> bool {
    let code = after.split_whitespace().next().unwrap_or_default();
    let is_code = code.contains('/') && code.chars().all(|c| c.is_uppercase() || "/-.,;:)".contains(c));
    is_code && before.trim_end().ends_with(|c: char| c.is_ascii_digit())
}

/// From `at` on, the first place where a mark or two capital letters stand.
pub(super) fn next(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<17>()) {
        // No early way out: so the compiler looks at all bytes of a chunk at once.
        let mut found = 0;
        for pair in chunk.windows(2) {
            found |= u8::from(concerns(pair[0], pair[1]));
        }
        if found != 0 {
            break;
        }
        at += 16;
    }
    while at < bytes.len() && !concerns(bytes[at], bytes.get(at + 1).copied().unwrap_or(b' ')) {
        at += 1;
    }
    at
}

/// Two bytes that may be a mark, or begin two capital letters: `Đ` is C4 90, `Ư` C6 AF.
fn concerns(byte: u8, next: u8) -> bool {
    let mark = (byte == b'"') | (byte == b'\'') | (byte == b'.') & (next == b'.');
    let dash = (byte == b'-') & ((next == b' ') | (next == b'-') | (next == b'\n'));
    mark | dash | is_capitals(byte, next)
}

/// Of what follows a capital letter, only the first byte is looked at.
pub(super) fn is_capitals(byte: u8, next: u8) -> bool {
    let after = next.is_ascii_uppercase() | (next == 0xC4) | (next == 0xC6);
    byte.is_ascii_uppercase() & after | (byte == 0x90) & next.is_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use crate::markdown::render::tests::rendered;

    fn set(text: &str) -> String {
        let html = rendered(text);
        html.trim_end().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
    }

    #[test]
    fn quotations() {
        for (written, printed) in [
            ("\"Nước về.\"", "“Nước về.”"),
            ("Ông nói: \"Chia 'cho đều' đã\".", "Ông nói: “Chia ‘cho đều’ đã”."),
            ("(\"a\") [\"b\"] —\"c\"", "(“a”) [“b”] —“c”"),
            ("\"'a' b\" \"c 'd'\"", "“‘a’ b” “c ‘d’”"),
            ("\"*Ông* nói\" *\"a\"* **\"b** c\"", "“<em>Ông</em> nói” <em>“a”</em> <strong>“b</strong> c”"),
            ("\"một\nhai\"\n\"ba\"", "“một\nhai”\n“ba”"),
            ("a \" b", "a \" b"),
            ("\"a \" b", "“a ” b"),
            ("a\" \"b", "a” “b"),
            ("\"...và rồi\"", "“…và rồi”"),
            ("\"`x`\" '[a](b.md)'", "“<code>x</code>” ‘<a href=\"b.md\">a</a>’"),
            ("“a” ‘b’", "“a” ‘b’"),
            ("\\\"a\\\" &quot;b&quot;", "\"a\" \"b\""),
        ] {
            assert_eq!(set(written), printed, "{written}");
        }
    }

    #[test]
    fn apostrophes_and_measures() {
        for (written, printed) in [
            ("L'Oréal, O'Brien, nhà A's", "L’Oréal, O’Brien, nhà A’s"),
            ("5'30\", màn hình 21\", 10' và 7\"", "5'30\", màn hình 21\", 10' và 7\""),
            ("\"năm 2024\" và 'năm 2025'", "“năm 2024” và ‘năm 2025’"),
        ] {
            assert_eq!(set(written), printed, "{written}");
        }
    }

    #[test]
    fn dots_and_dashes() {
        for (written, printed) in [
            ("Rồi... thôi...", "Rồi… thôi…"),
            ("a.... 1...5 ..", "a.... 1...5 .."),
            ("a -- b - c --- d", "a – b – c --- d"),
            ("-- Chào bác!", "– Chào bác!"),
            ("a - *b* -\nc", "a – <em>b</em> –\nc"),
            ("1-2, VH-NT, a--b, 31-KH/HU, 01 - KL/TW", "1-2, VH-NT, a--b, 31-KH/HU, 01 - KL/TW"),
            ("năm 2024 - 2025", "năm 2024 – 2025"),
            ("\\- a", "- a"),
        ] {
            assert_eq!(set(written), printed, "{written}");
        }
    }

    #[test]
    fn only_in_prose() {
        assert_eq!(rendered("    a \"b\" -- c...\n"), "<pre tabindex=\"0\"><code>a \"b\" -- c...\n</code></pre>\n");
        assert_eq!(
            set("`\"a\"...` <https://a.vn/x...y'z>"),
            "<code>\"a\"...</code> <a href=\"https://a.vn/x...y'z\" rel=\"noopener\">https://a.vn/x...y'z</a>"
        );
        assert_eq!(set("<kbd>\"a\"</kbd> <b title=\"'x'\">\"c\"</b>"), "<kbd>\"a\"</kbd> <b title=\"'x'\">“c”</b>");
        assert_eq!(set("[a](b.md \"c...\")"), "<a href=\"b.md\" title=\"c...\">a</a>");
        assert_eq!(rendered("## \"A\" - B\n"), "<h2 id=\"a-b\">“A” – B</h2>\n");
        assert_eq!(rendered("|\"a|b\"|\n|-|-|\n").matches('”').count(), 1);
    }
}
