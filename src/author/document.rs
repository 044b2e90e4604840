//! What a document's name says: type, number and subject, in whatever order an officer dictates them.

use crate::model::{DocumentNumber, DocumentType};

/// A document's name, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Title {
    /// Its type; a plan where the name says none, because plans are what boards file most.
    pub kind: DocumentType,
    /// Its number.
    pub number: Option<String>,
    /// Its subject; may be empty.
    pub subject: String,
}

/// Takes `Kế hoạch số 42-KH/HU về gương người tốt` apart.
pub fn title(name: &str) -> Title {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (kind, rest) = (1..=words.len().min(3))
        .rev()
        .find_map(|count| Some((DocumentType::parse(&words[..count].join(" "))?, &words[count..])))
        .map_or((None, &words[..]), |(kind, rest)| (Some(kind), rest));
    let behind = if rest.first().is_some_and(|w| crate::text::fold_name(w) == "so") { &rest[1..] } else { rest };
    // The shortest that is one: `185 - KH/HU` is three words, what follows is the subject.
    let number = (1..=behind.len().min(4))
        .find_map(|count| Some((DocumentNumber::parse(&behind[..count].join(" "))?, &behind[count..])));
    let (number, subject) = match number {
        Some((number, subject)) => (Some(number.to_string()), subject),
        None => (None, rest),
    };
    // "Kế hoạch … về nhân rộng gương tốt": the subject is what it is about; "về việc" stands in subjects as they are printed.
    let about = subject.len() > 1 && subject[0] == "về" && subject[1] != "việc" && number.is_some();
    let subject = if about { &subject[1..] } else { subject };
    Title { kind: kind.unwrap_or(DocumentType::Plan), number, subject: subject.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(name: &str) -> (DocumentType, Option<String>, String) {
        let Title { kind, number, subject } = title(name);
        (kind, number, subject)
    }

    #[test]
    fn names_as_officers_say_them() {
        let number = |n: &str| Some(n.to_owned());
        let text = String::from;
        assert_eq!(parts("Kế hoạch số 42-KH/HU"), (DocumentType::Plan, number("42-KH/HU"), text("")));
        assert_eq!(parts("42 - KH/HU"), (DocumentType::Plan, number("42-KH/HU"), text("")));
        assert_eq!(
            parts("Hướng dẫn 19-HD/BTGDVHU về cách viết bài"),
            (DocumentType::Guidance, number("19-HD/BTGDVHU"), text("cách viết bài"))
        );
        assert_eq!(parts("báo cáo kết quả năm 2026"), (DocumentType::Report, None, text("kết quả năm 2026")));
        assert_eq!(parts("Nhân rộng gương tốt"), (DocumentType::Plan, None, text("Nhân rộng gương tốt")));
    }
}
