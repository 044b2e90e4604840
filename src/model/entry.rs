//! What a content file says, resolved: places, sectors, dates and numbers are values, text is NFC.
//!
//! The body stays Markdown until an output renders it. A country has 330,000 of these: rare things are boxed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde_json::Value as Json;

use crate::base::{Code, Lang, Source, Span, Spanned};
use crate::markdown::Outline;

use super::{DocumentNumber, DocumentType, Kind, PlaceId, SectorId, Stage};

type Text = Box<str>;

/// An entry of the corpus; an index into its entries, which are sorted by path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u32);

impl EntryId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A reference as written, NFC, with what tells documents of one number apart.
pub type WrittenReference = Spanned<crate::model::ReferenceText>;

/// The words of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceText {
    /// A path, id, number or name.
    pub text: Text,
    /// Issuer of a document.
    pub issuer: Option<Text>,
    /// Date of a document.
    pub date: Option<NaiveDate>,
}

/// A content file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The file.
    pub source: Arc<Source>,
    /// What it is the translation of, an entry of the first language's corpus.
    pub original: Option<EntryId>,
    /// Where the body begins in its text.
    pub body: u32,
    /// What the body holds.
    pub outline: Outline,
    /// Its kind.
    pub kind: Kind,
    /// What it is called in lists: headline, number and subject, or title. Not empty.
    pub title: Text,
    /// One or two sentences; may be empty.
    pub summary: Text,
    /// Years, ascending.
    pub years: Box<[u16]>,
    /// Place, if it has one (profiles always).
    pub place: Option<PlaceId>,
    /// Day by which lists are sorted.
    pub date: NaiveDate,
    /// Whether [`Entry::date`] was written and not derived from the year.
    pub dated: bool,
    /// Topics it belongs to.
    pub topics: Box<[WrittenReference]>,
    /// What depends on the kind.
    pub about: About,
    /// Id of the short link.
    pub id: Option<Spanned<Text>>,
    /// Slug as written.
    pub slug: Option<Spanned<Text>>,
    /// Former paths.
    pub aliases: Box<[Spanned<Text>]>,
    /// Free data for themes.
    pub extra: Option<Box<BTreeMap<String, Json>>>,
    /// Accepted findings.
    pub accepted: Box<[Code]>,
    /// Published or not, and why.
    pub publication: Publication,
    /// Whether all that its kind requires could be understood. An entry that is not sound stands for its file, so that the rest of
    /// it is checked in the same run; its site has errors and is never written.
    pub sound: bool,
}

impl Entry {
    /// The Markdown below the front matter.
    pub fn markdown(&self) -> &str {
        &self.source.text[self.body as usize..]
    }

    /// The profile, if it is one.
    pub fn profile(&self) -> Option<&Profile> {
        match &self.about {
            About::Profile(profile) => Some(profile),
            _ => None,
        }
    }

    /// The document, if it is one.
    pub fn document(&self) -> Option<&Document> {
        match &self.about {
            About::Document(document) => Some(document),
            _ => None,
        }
    }

    /// Whether the entry is on the site: published, or shown to editors in a preview.
    pub fn is_published(&self) -> bool {
        !matches!(self.publication, Publication::Held(_))
    }

    /// Why an entry that a preview shows would not be published.
    pub fn previewed(&self) -> &[Hold] {
        match &self.publication {
            Publication::Previewed(holds) => holds,
            Publication::Published | Publication::Held(_) => &[],
        }
    }

    /// A span of the body as a span of the file.
    pub fn body_span(&self, range: &Range<usize>) -> Span {
        Span::from(range.clone()).offset(self.body as usize)
    }
}

/// What depends on the kind of an entry.
#[derive(Debug, Clone)]
pub enum About {
    /// A person, a collective, an initiative.
    Profile(Box<Profile>),
    /// An official document.
    Document(Box<Document>),
    /// A topic.
    Topic(Box<Topic>),
    /// A plain page.
    Page {
        /// Order in the menu; pages without one are not in it.
        order: Option<u32>,
    },
}

/// A person, a collective or an initiative.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Name of whom it is about.
    pub name: Text,
    /// Position of a person.
    pub position: Option<Text>,
    /// Unit.
    pub unit: Option<Text>,
    /// Address of a collective.
    pub address: Option<Text>,
    /// Leader of a collective.
    pub leader: Option<Text>,
    /// Village.
    pub village: Option<Text>,
    /// Sectors, at least one, in the order written.
    pub sectors: Box<[SectorId]>,
    /// Picture.
    pub image: Option<Box<Image>>,
    /// Documents under which it was registered.
    pub documents: Box<[WrittenReference]>,
    /// Events by day, undated ones by stage.
    pub timeline: Box<[Event]>,
    /// Withdrawal.
    pub withdrawn: Option<Box<Withdrawn>>,
    /// Stage of its life.
    pub stage: Option<Stage>,
    /// The profile that it follows.
    pub replicates: Option<Box<WrittenReference>>,
    /// Solutions in brief.
    pub solutions: Option<Text>,
    /// Approval.
    pub approval: Option<Box<Approval>>,
    /// Consent.
    pub consent: Option<Box<Consent>>,
    /// Last day on which it is shown.
    pub expires: Option<NaiveDate>,
    /// What never reaches a site output.
    pub private: Option<Box<Private>>,
}

/// What never reaches a site output (law 91/2025/QH15 on personal data protection).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Private {
    /// Home address, telephone and the like.
    pub data: BTreeMap<String, Json>,
    /// Internal note.
    pub note: Option<Text>,
    /// Who follows it.
    pub follower: Option<Text>,
    /// Who sent it.
    pub source: Option<Text>,
}

/// A picture of an entry.
#[derive(Debug, Clone)]
pub struct Image {
    /// File as written, with its place.
    pub file: Spanned<Text>,
    /// Description; the name where none was written.
    pub alt: Text,
    /// Whose picture it is.
    pub credit: Option<Text>,
    /// What to keep when it is cropped.
    pub centre: Option<Text>,
}

/// An event of an example's life.
#[derive(Debug, Clone)]
pub struct Event {
    /// What happened.
    pub stage: Stage,
    /// When.
    pub date: Option<NaiveDate>,
    /// By whom.
    pub by: Option<Text>,
    /// By which document, as written.
    pub document: Option<Text>,
    /// In which form.
    pub form: Option<Text>,
}

/// Withdrawal of an example.
#[derive(Debug, Clone)]
pub struct Withdrawn {
    /// When.
    pub date: Option<NaiveDate>,
    /// Why.
    pub reason: Option<Text>,
    /// By which document.
    pub document: Option<Text>,
}

/// Approval by a committee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approval {
    /// By whom.
    pub by: Option<Text>,
    /// When.
    pub date: Option<NaiveDate>,
    /// By which document.
    pub document: Option<Text>,
}

/// Consent of whom it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consent {
    /// When.
    pub date: Option<NaiveDate>,
    /// To what.
    pub extent: Option<Text>,
}

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

/// The text with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Who signed.
#[derive(Debug, Clone, Default)]
pub struct Signature {
    /// `T/M BAN THƯỜNG VỤ`.
    pub authority: Option<Text>,
    /// `PHÓ BÍ THƯ`.
    pub title: Option<Text>,
    /// Name.
    pub name: Option<Text>,
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

/// A topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Level that set it.
    pub level: Option<Text>,
}

/// Whether an entry is on the site, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publication {
    /// It is.
    Published,
    /// It is not, for each of these reasons.
    Held(Box<[Hold]>),
    /// It is not, for each of these reasons, but editors see it in their preview.
    Previewed(Box<[Hold]>),
}

/// A reason not to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Marked as a draft.
    Draft,
    /// Its day is yet to come.
    NotYet(NaiveDate),
    /// Its last day is over.
    Expired(NaiveDate),
    /// The site asks for an approval that it does not have.
    NoApproval,
    /// The site asks for a consent that it does not have.
    NoConsent,
    /// The site asks for a later stage.
    StageTooEarly {
        /// Its stage.
        has: Option<Stage>,
        /// The least stage.
        needs: Stage,
    },
    /// It was withdrawn.
    Withdrawn,
}

impl Hold {
    /// Whether editors see the entry in a preview all the same: it is on its way to the site.
    pub fn is_passing(self) -> bool {
        !matches!(self, Hold::Expired(_) | Hold::Withdrawn)
    }

    /// The reason in words.
    pub fn words(self, lang: Lang) -> String {
        let day = |d: NaiveDate| match lang {
            Lang::Vi => format!("{}/{}/{}", d.day(), d.month(), d.year()),
            Lang::En => d.to_string(),
        };
        match self {
            Hold::Draft => lang.pick("đang để nháp", "is a draft").to_owned(),
            Hold::NotYet(d) => format!("{} {}", lang.pick("chưa tới ngày đăng", "is to be published on"), day(d)),
            Hold::Expired(d) => format!("{} {}", lang.pick("đã hết hạn ngày", "expired on"), day(d)),
            Hold::NoApproval => lang.pick("chưa có phê duyệt", "has no approval").to_owned(),
            Hold::NoConsent => lang.pick("chưa có đồng ý của người được viết", "has no consent").to_owned(),
            Hold::StageTooEarly { has, needs } => {
                let has = has.map_or(lang.pick("chưa có", "none"), |s| s.name(lang));
                let needs = needs.name(lang);
                lang.pick(format!("giai đoạn {has}, cần từ {needs}"), format!("is at stage {has}, needs {needs}"))
            }
            Hold::Withdrawn => lang.pick("đã thôi ghi nhận", "was withdrawn").to_owned(),
        }
    }
}
