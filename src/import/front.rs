//! The front matter of an imported document, and what was recognised.

use crate::author::scalar;
use crate::base::Field;
use crate::model::DocumentType;

use super::foot::Foot;
use super::head::Head;
use super::manuscript::{Found, Place};
use super::subject::Years;

/// What stands for a type and a subject that nobody could tell.
const UNKNOWN_KIND: &str = "văn bản";
const UNKNOWN_SUBJECT: &str = "(chưa rõ trích yếu)";
/// The keys that take one line as it is, in the order of the file.
const KEYS: [(Field, &str); 4] = [
    (Field::Issuer, "cơ quan"),
    (Field::Parent, "cơ quan cấp trên"),
    (Field::IssuedAt, "nơi ban hành"),
    (Field::Date, "ngày"),
];

/// What a document says of itself.
#[derive(Debug, Default)]
pub struct Front {
    /// Head block.
    pub head: Head,
    /// Type, with the line that says so.
    pub kind: Found<DocumentType>,
    /// Subject.
    pub subject: Found<String>,
    /// Years or period.
    pub years: Found<Years>,
    /// Topic of the year.
    pub topic: Found<String>,
    /// Recipients and signature.
    pub foot: Foot,
}

/// A field that was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// Which one.
    pub field: Field,
    /// What it says.
    pub value: String,
    /// Where it was read.
    pub place: Place,
}

impl Front {
    /// All fields with what the text says of each, `None` where it says nothing.
    pub fn fields(&self) -> Vec<(Field, Found<String>)> {
        let foot = &self.foot;
        let lines: Vec<&str> = foot.recipients.iter().map(|(line, _)| line.as_str()).collect();
        let recipients = foot.recipients.first().map(|(_, place)| (lines.join("; "), *place));
        vec![
            (Field::Parent, self.head.parent.clone()),
            (Field::Issuer, self.head.issuer.clone()),
            (Field::Number, self.head.number.as_ref().map(|(number, place)| (number.to_string(), *place))),
            (Field::IssuedAt, self.head.issued_at.clone()),
            (Field::Date, self.head.date.map(|(date, place)| (date.format("%-d/%-m/%Y").to_string(), place))),
            (Field::Kind, self.kind.map(|(kind, place)| (kind.name().to_owned(), place))),
            (Field::Subject, self.subject.clone()),
            (Field::Years, self.years.map(|(years, place)| (years_text(years), place))),
            (Field::Topic, self.topic.clone()),
            (Field::Recipients, recipients),
            (Field::Authority, foot.authority.clone()),
            (Field::Title, foot.title.clone()),
            (Field::Name, foot.name.clone()),
        ]
    }

    /// The fields that the text names.
    pub fn recognised(&self) -> Vec<Recognised> {
        let found = self.fields().into_iter();
        found.filter_map(|(field, found)| found.map(|(value, place)| Recognised { field, value, place })).collect()
    }

    /// The lines of the front matter, without those that open and close it. `topic_known`: whether the site has the topic; one that it
    /// has not stands behind a `#`.
    pub fn lines(&self, topic_known: bool, draft: bool) -> String {
        let fields = self.fields();
        let value =
            |wanted: Field| fields.iter().find(|(field, _)| *field == wanted).and_then(|(_, found)| found.as_ref());
        let mut text = String::new();
        let mut line = |key: &str, value: &str| text.push_str(&format!("{key}: {}\n", scalar(value)));
        if let Some((number, _)) = value(Field::Number) {
            line("số hiệu", number);
        }
        line("loại", self.kind.map_or(UNKNOWN_KIND, |(kind, _)| kind.name()));
        line("trích yếu", self.subject.as_ref().map_or(UNKNOWN_SUBJECT, |(subject, _)| subject));
        for (field, key) in KEYS {
            if let Some((said, _)) = value(field) {
                line(key, said);
            }
        }
        if let Some((years, _)) = self.years {
            line(if matches!(years, Years::One(_)) { "năm" } else { "thời kỳ" }, &years_text(years));
        }
        self.signature(&mut text);
        if !self.foot.recipients.is_empty() {
            text.push_str("nơi nhận:\n");
            self.foot.recipients.iter().for_each(|(line, _)| text.push_str(&format!("  - {}\n", scalar(line))));
        }
        if let Some((topic, _)) = &self.topic {
            text.push_str(&format!("{}chuyên đề: {}\n", if topic_known { "" } else { "# " }, scalar(topic)));
        }
        if draft {
            text.push_str("nháp: có\n");
        }
        text
    }

    fn signature(&self, text: &mut String) {
        let Foot { authority, title, name, .. } = &self.foot;
        let lines = [("thẩm quyền", authority), ("chức vụ", title), ("họ tên", name)];
        if lines.iter().all(|(_, value)| value.is_none()) {
            return;
        }
        text.push_str("người ký:\n");
        for (key, value) in lines {
            if let Some((value, _)) = value {
                text.push_str(&format!("  {key}: {}\n", scalar(value)));
            }
        }
    }
}

fn years_text(years: Years) -> String {
    match years {
        Years::One(year) => year.to_string(),
        Years::Period(from, to) => format!("{from}-{to}"),
    }
}
