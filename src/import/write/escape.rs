//! Text as Markdown that says this text and nothing else.

/// The words of a line or of lines, with `\` before what Markdown would take for a mark.
pub fn text(written: &str) -> String {
    let mut out = String::with_capacity(written.len() + 8);
    let chars: Vec<char> = written.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|i| chars[i]);
        let behind = chars.get(at + 1).copied();
        let marks = match c {
            '\\' => behind.is_none_or(|c| c.is_ascii_punctuation() || c == '\n'),
            '`' | '*' | '[' | '~' | '|' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric)),
            '<' => behind.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => is_entity(&chars[at + 1..]),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether what stands behind `&` may name a sign: letters and digits up to a `;`, or to the end of what is seen.
fn is_entity(behind: &[char]) -> bool {
    let length = behind.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
    behind.get(length).is_none_or(|c| *c == ';' && length > 0)
}

/// The first signs of a line that would make it a heading, an item, a quotation or a rule.
pub fn line_start(line: &str) -> String {
    let trimmed = line.trim_start();
    let first = trimmed.chars().next();
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let behind = |at: usize| trimmed[at..].chars().next().is_none_or(char::is_whitespace);
    match first {
        Some('#' | '>' | '=') => format!("\\{trimmed}"),
        Some('-' | '+') if behind(1) || trimmed.trim_end().chars().all(|c| matches!(c, '-' | '+' | ' ')) => {
            format!("\\{trimmed}")
        }
        Some('-') if trimmed.starts_with("---") => format!("\\{trimmed}"),
        Some('0'..='9') if digits <= 9 && trimmed[digits..].starts_with(['.', ')']) && behind(digits + 1) => {
            format!("{}\\{}", &trimmed[..digits], &trimmed[digits..])
        }
        _ => trimmed.to_owned(),
    }
}
