//! What a content file says, resolved: places, sectors, dates and numbers are values, text is NFC.
//!
//! The body stays Markdown until an output renders it. A country has 330,000 of these: rare things are boxed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value as Json;

use crate::base::{Code, Source, Span, Spanned};
use crate::markdown::Outline;

use super::{Document, Hold, Kind, PlaceId, Profile, Publication};

/// A text of an entry.
pub(super) type Text = Box<str>;

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

/// A topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Level that set it.
    pub level: Option<Text>,
}

/// The text with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
