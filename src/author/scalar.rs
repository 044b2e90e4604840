//! A text as a YAML value.

/// `text` on one line, composed (some keyboards type letters and tones apart), in quotes where YAML would read something else.
pub fn scalar(text: &str) -> String {
    let text = crate::text::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if is_plain(&text) {
        return text;
    }
    let escaped: String = text
        .chars()
        .filter(|c| !c.is_control())
        .flat_map(|c| matches!(c, '"' | '\\').then_some('\\').into_iter().chain([c]))
        .collect();
    format!("\"{escaped}\"")
}

fn is_plain(text: &str) -> bool {
    let first = text.starts_with(|c: char| c.is_alphanumeric() || c == '(' || c == '“');
    let nothing = matches!(text, "null" | "~" | "");
    first
        && !nothing
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Node, parse_yaml};
    use proptest::prelude::*;

    fn read_back(text: &str) -> Option<String> {
        let line = format!("tên: {}\n", scalar(text));
        match parse_yaml(&line, 0) {
            Ok(Node::Mapping { entries, .. }) if entries.len() == 1 && !entries[0].1.is_nothing() => {
                match &entries[0].1 {
                    Node::Scalar { text, .. } => Some(text.to_string()),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    #[test]
    fn names_stay_plain_where_they_can() {
        for text in ["Nguyễn Thị A", "Tổ xe đạp (thôn Trung)", "42-KH/HU", "“Hũ gạo tình thương”", "xã A, huyện B"]
        {
            assert_eq!(scalar(text), text);
            assert_eq!(read_back(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_yaml_would_misread_is_quoted() {
        for text in ["Mô hình: sạch", "Tổ #1", "- a", "[a]", "null", "\"x\\y\"", "'a'", "@a", "&a", "a:", "*", "%"]
        {
            assert_eq!(read_back(text).as_deref(), Some(text), "{}", scalar(text));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in "[^\\p{C}]{1,60}") {
            let clean = crate::text::nfc(&text).split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assume!(!clean.is_empty());
            prop_assert_eq!(read_back(&text), Some(clean));
        }
    }
}
