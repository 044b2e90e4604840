//! The numbers and bullets that officers put before headings, paragraphs and items.

/// A number or bullet before a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker<'t> {
    /// As written, without blanks around it: `I.`, `1.1.`, `a)`, `-`.
    pub written: &'t str,
    /// What kind it is.
    pub family: Family,
    /// Its place in its row: 3 for `III.`, `3.`, `2.3.`, `c)`; 0 for bullets.
    pub ordinal: u32,
    /// Bytes of the text up to what follows it.
    pub length: usize,
}

/// Kinds of numbers, those that stand above others first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// `Phần thứ nhất`, `PHẦN I`.
    Part,
    /// `Chương I`.
    Chapter,
    /// `Mục 1.`
    Section,
    /// `A.`
    Capital,
    /// `I.`, `I-`
    Roman,
    /// `Điều 1.`
    Article,
    /// `1.`, `1.1.`: with how many numbers.
    Decimal(u8),
    /// `a)`, `a.`
    Letter,
    /// `(1)`, `(a)`, `(i)`
    Bracketed,
    /// `-`, `+`, `*`, `•`
    Bullet(char),
}

/// Signs behind a number.
const ENDS: [char; 5] = ['.', ')', '/', '-', ':'];
/// Signs that are bullets when a blank, or a letter, follows.
const BULLETS: [char; 13] = ['-', '–', '—', '+', '*', '•', '●', '▪', '■', '◦', '○', '·', '\u{f0b7}'];

/// The number or bullet at the head of a text, which begins with no blank.
pub fn marker(text: &str) -> Option<Marker<'_>> {
    bullet(text)
        .or_else(|| word(text))
        .or_else(|| decimal(text))
        .or_else(|| roman(text))
        .or_else(|| letter(text))
        .or_else(|| bracketed(text))
}

/// A marker whose `written` ends at `end`, if blanks and a text, or nothing at all, follow.
fn marked(text: &str, end: usize, family: Family, ordinal: u32) -> Option<Marker<'_>> {
    let rest = &text[end..];
    let blanks = rest.len() - rest.trim_start().len();
    let glued = blanks == 0 && rest.chars().next().is_some_and(char::is_uppercase);
    (blanks > 0 || rest.is_empty() || glued).then(|| Marker {
        written: &text[..end],
        family,
        ordinal,
        length: end + blanks,
    })
}

fn bullet(text: &str) -> Option<Marker<'_>> {
    let sign = text.chars().next().filter(|c| BULLETS.contains(c))?;
    let end = sign.len_utf8();
    // `--`, `-5` and a lone `*` are none.
    let next = text[end..].chars().next()?;
    let item = next.is_whitespace() || (next.is_alphabetic() && sign != '*') || matches!(next, '“' | '"' | '(' | '*');
    let sign = match sign {
        '–' | '—' => '-',
        '-' | '+' | '*' => sign,
        _ => '•',
    };
    let blanks = text[end..].len() - text[end..].trim_start().len();
    (item && !text[end..].trim().is_empty() && next != sign).then(|| Marker {
        written: &text[..end],
        family: Family::Bullet(sign),
        ordinal: 0,
        length: end + blanks,
    })
}

/// `Phần thứ hai`, `PHẦN II`, `Chương I`, `Điều 5.`
fn word(text: &str) -> Option<Marker<'_>> {
    let first = text.split_whitespace().next()?;
    let family = match first.to_lowercase().as_str() {
        "phần" => Family::Part,
        "chương" => Family::Chapter,
        "mục" => Family::Section,
        "điều" => Family::Article,
        _ => return None,
    };
    if !first.starts_with(char::is_uppercase) {
        return None;
    }
    let rest = text[first.len()..].trim_start();
    let start = text.len() - rest.len();
    let number = rest.split(|c: char| c.is_whitespace() || ENDS.contains(&c)).next()?;
    let mut end = start + number.len();
    let ordinal = match (number.parse().ok(), roman_value(number)) {
        (Some(n), _) => n,
        (None, Some(n)) => n,
        _ if family == Family::Part && number.to_lowercase() == "thứ" => {
            let count = text[end..].split_whitespace().next()?;
            end = text.len() - text[end..].trim_start().len() + count.trim_end_matches(ENDS).len();
            ORDINALS.iter().position(|word| count.trim_end_matches(ENDS).to_lowercase() == *word)? as u32 + 1
        }
        _ => return None,
    };
    if text[end..].starts_with(ENDS) {
        end += 1;
    } else if family == Family::Article || (family == Family::Section && !text[end..].trim().is_empty()) {
        return None;
    }
    marked(text, end, family, ordinal)
}

const ORDINALS: [&str; 6] = ["nhất", "hai", "ba", "tư", "năm", "sáu"];

/// `1.`, `1-`, `1/`, `1)`, `1.1.`, `1.1`, `2.3.4)`
fn decimal(text: &str) -> Option<Marker<'_>> {
    let (mut end, mut depth, mut ordinal) = (0, 0u8, 0u32);
    loop {
        let digits = text[end..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 2 || depth == 4 {
            break;
        }
        ordinal = text[end..end + digits].parse().ok()?;
        end += digits;
        depth += 1;
        let more = text[end..].starts_with('.') && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
        if !more {
            break;
        }
        end += 1;
    }
    if depth == 0 || text[end..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let closed = text[end..].starts_with(ENDS);
    // `02 việc` and `5/2023` are figures; `2.5 tỷ` may be one, so the outline looks whether 2.4 stands before.
    if depth == 1 && !closed {
        return None;
    }
    end += usize::from(closed);
    if text[end..].starts_with(|c: char| c.is_ascii_digit() || ENDS.contains(&c)) {
        return None;
    }
    marked(text, end, Family::Decimal(depth), ordinal)
}

fn roman(text: &str) -> Option<Marker<'_>> {
    let letters = text.bytes().take_while(|b| b"IVXL".contains(b)).count();
    let ordinal = roman_value(&text[..letters])?;
    let end = letters + 1;
    text[letters..].starts_with(ENDS).then(|| marked(text, end, Family::Roman, ordinal))?
}

/// The value of a Roman number in capitals, as it is written properly, up to 49.
fn roman_value(text: &str) -> Option<u32> {
    const TENS: [&str; 5] = ["", "X", "XX", "XXX", "XL"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let value = |(tens, sign): (usize, &&str)| {
        let ones = ONES.iter().position(|one| text.strip_prefix(*sign) == Some(*one))?;
        Some((tens * 10 + ones) as u32)
    };
    TENS.iter().enumerate().find_map(value).filter(|value| *value > 0)
}

/// `A.`, `B/`, `a)`, `đ)`, `a.`
fn letter(text: &str) -> Option<Marker<'_>> {
    const ALPHABET: &str = "abcdđeghiklmnopqrstuvxy";
    let first = text.chars().next()?;
    let end = first.len_utf8() + 1;
    let sign = text[first.len_utf8()..].chars().next()?;
    let small = first.to_lowercase().next()?;
    let ordinal = ALPHABET.chars().position(|c| c == small)? as u32 + 1;
    let family = if first.is_uppercase() { Family::Capital } else { Family::Letter };
    let allowed = if family == Family::Capital { ['.', '/', '-', ')'] } else { ['.', ')', '/', '-'] };
    if !allowed.contains(&sign) {
        return None;
    }
    let found = marked(text, end, family, ordinal)?;
    // "A.B" are initials.
    (found.length > end || text.len() == end).then_some(found)
}

/// `(1)`, `(a)`, `(ii)`
fn bracketed(text: &str) -> Option<Marker<'_>> {
    let (inner, _) = text.strip_prefix('(')?.split_once(')')?;
    let small = !inner.is_empty() && inner.len() <= 4 && inner.chars().all(|c| c.is_ascii_digit() || c.is_lowercase());
    let number = inner.parse().ok().or_else(|| roman_value(&inner.to_uppercase()));
    let one = inner.chars().count() == 1;
    let ordinal = number.or(one.then_some(1))?;
    if !small {
        return None;
    }
    let found = marked(text, inner.len() + 2, Family::Bracketed, ordinal)?;
    (found.length > inner.len() + 2 || text.len() == inner.len() + 2).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_bullets_as_officers_write_them() {
        use Family::*;
        for (text, written, family, ordinal) in [
            ("I. MỤC ĐÍCH", "I.", Roman, 1),
            ("III- TỔ CHỨC", "III-", Roman, 3),
            ("XIV/ Mục", "XIV/", Roman, 14),
            ("XL. Mục", "XL.", Roman, 40),
            ("XXIX. Mục", "XXIX.", Roman, 29),
            ("1. Mục đích", "1.", Decimal(1), 1),
            ("1.Mục đích", "1.", Decimal(1), 1),
            ("12- Mục", "12-", Decimal(1), 12),
            ("2.3. Mục", "2.3.", Decimal(2), 3),
            ("2.3 Mục", "2.3", Decimal(2), 3),
            ("1.1.4) Mục", "1.1.4)", Decimal(3), 4),
            ("a) Nội dung", "a)", Letter, 1),
            ("đ) Nội dung", "đ)", Letter, 5),
            ("A. Phần chung", "A.", Capital, 1),
            ("(1) Nội dung", "(1)", Bracketed, 1),
            ("(ii) Nội dung", "(ii)", Bracketed, 2),
            ("- Mục", "-", Bullet('-'), 0),
            ("-Mục", "-", Bullet('-'), 0),
            ("– Mục", "–", Bullet('-'), 0),
            ("+ Mục", "+", Bullet('+'), 0),
            ("• Mục", "•", Bullet('•'), 0),
            ("Phần thứ hai", "Phần thứ hai", Part, 2),
            ("PHẦN I. CHUNG", "PHẦN I.", Part, 1),
            ("Chương II", "Chương II", Chapter, 2),
            ("Điều 3. Hiệu lực", "Điều 3.", Article, 3),
        ] {
            let found = marker(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.written, found.family, found.ordinal), (written, family, ordinal), "{text}");
        }
    }

    #[test]
    fn figures_and_words_that_are_none() {
        for text in [
            "02 việc",
            "5/2023",
            "15.000 hộ",
            "100% đảng viên",
            "1/7/2025 là ngày",
            "-----",
            "- ",
            "*",
            "**a**",
            "a. b".split_at(1).0,
            "Điều kiện",
            "phần mềm",
            "Phần lớn",
            "(báo cáo)",
            "(Ký, ghi rõ)",
            "IIII. a",
            "A.B là",
            "-5 độ",
            "2023 - 2025",
        ] {
            assert_eq!(marker(text), None, "{text}");
        }
    }
}
