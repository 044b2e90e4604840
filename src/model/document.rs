//! What a content file says of an official document.

use chrono::NaiveDate;

use crate::base::{Lang, Spanned};

use super::entry::{Text, WrittenReference, capitalised};
use super::{DocumentNumber, DocumentType};

/// An official document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Number as written, NFC.
    pub number_text: Option<Text>,
    /// Number, where it can be read as one.
    pub number: Option<DocumentNumber>,
    /// Type, where it is one that is known.
    pub kind: Option<DocumentType>,
    /// Type as written, in lower case.
    pub kind_text: Text,
    /// Subject.
    pub subject: Text,
    /// Issuing body.
    pub issuer: Option<Text>,
    /// Superior body.
    pub parent: Option<Text>,
    /// Place in the line of the date.
    pub issued_at: Option<Text>,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Who signed.
    pub signature: Option<Signature>,
    /// Lines of recipients.
    pub recipients: Box<[Text]>,
    /// Targets.
    pub targets: Box<[Target]>,
    /// Deadlines as front matter gives them.
    pub deadlines: Box<[Deadline]>,
    /// Documents that it replaces.
    pub replaces: Box<[WrittenReference]>,
    /// Documents that it amends.
    pub amends: Box<[WrittenReference]>,
    /// Files that belong to it.
    pub attachments: Box<[Attachment]>,
}

impl Document {
    /// What makes the document one: type, number, issuer, date; `None` without a number.
    pub fn identity(&self) -> Option<String> {
        let number = self.number_text.as_ref()?;
        let number = self.number.as_ref().map_or_else(|| crate::text::exact(number), DocumentNumber::identity);
        let kind = crate::text::exact(&self.kind_text);
        let issuer = self.issuer.as_deref().map(crate::text::exact).unwrap_or_default();
        let date = self.issued.map(|d| d.to_string()).unwrap_or_default();
        Some([kind, number, issuer, date].join("\u{1f}"))
    }

    /// Whether words before a number, folded, name this document's type: `quyet dinh`, `theo quyet dinh`.
    pub fn is_called(&self, lead: &str) -> bool {
        let kind = crate::text::fold_name(&self.kind_text);
        lead.strip_suffix(&*kind).is_some_and(|before| before.is_empty() || before.ends_with(' '))
            || DocumentType::parse(lead).is_some_and(|word| self.kind == Some(word))
    }

    /// `Kế hoạch số 42-KH/HU`, or the type alone.
    pub fn short_title(&self, lang: Lang) -> String {
        let english = self.kind.filter(|_| lang == Lang::En).map(DocumentType::english);
        let kind: &str = english.unwrap_or(&self.kind_text);
        let mut title = capitalised(kind);
        if let Some(number) = &self.number_text {
            title.push_str(lang.pick(" số ", " No. "));
            title.push_str(number);
        }
        title
    }
}

/// Who signed.
#[derive(Debug, Clone, Default)]
pub struct Signature {
    /// `T/M BAN THƯỜNG VỤ`; ` / ` stands between lines.
    pub authority: Option<Text>,
    /// `PHÓ BÍ THƯ`; ` / ` stands between lines.
    pub title: Option<Text>,
    /// Name.
    pub name: Option<Text>,
}

impl Signature {
    /// The lines above the name, as on paper: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let fields = [&self.authority, &self.title].into_iter().flatten();
        fields.flat_map(|field| field.split(" / ")).map(str::trim).filter(|line| !line.is_empty())
    }
}

/// A target as the document sets it.
#[derive(Debug, Clone)]
pub struct Target {
    /// As written.
    pub text: Text,
    /// Who owes it.
    pub unit: Option<Text>,
    /// Of which kind.
    pub kind: Option<Text>,
    /// The least number.
    pub least: Option<u32>,
    /// The largest number.
    pub most: Option<u32>,
    /// Year or quarter.
    pub period: Option<Text>,
}

/// A deadline as front matter gives it.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// What is due.
    pub text: Text,
    /// The day.
    pub date: Option<NaiveDate>,
    /// As the document writes it.
    pub written: Option<Text>,
}

/// A file that belongs to a document.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// File as written, with its place.
    pub file: Spanned<Text>,
    /// Name for readers.
    pub name: Option<Text>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_stands_line_below_line() {
        let signature = Signature {
            authority: Some("TM. ỦY BAN NHÂN DÂN".into()),
            title: Some("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / ".into()),
            name: None,
        };
        assert_eq!(signature.lines().collect::<Vec<_>>(), ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
        let party = Signature { authority: Some("T/M BAN THƯỜNG VỤ".into()), ..Signature::default() };
        assert_eq!(party.lines().collect::<Vec<_>>(), ["T/M BAN THƯỜNG VỤ"]);
        assert_eq!(Signature::default().lines().next(), None);
    }
}
