//! What a body contains, small enough to hold for every story of a country at once.
//!
//! Lists are boxed slices, and what only `check` asks about hangs behind one pointer that is null for a clean file.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A piece of the body with its place in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    pub text: Box<str>,
    pub span: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// As written, 1 to 6; `render` moves it to fit the page.
    pub level: u8,
    pub id: Box<str>,
    /// Without markup and footnote marks.
    pub text: Box<str>,
    pub span: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// `[text](dest)`
    Inline,
    /// `[text][label]`, `[label][]`, `[label]`
    Reference,
    /// `<https://…>`, `<name@host>`
    Autolink,
    /// `<a href="…">`
    Html,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Entities and escapes resolved; not yet percent-encoded. `mailto:` is added to addresses in angle brackets.
    pub dest: Box<str>,
    pub kind: LinkKind,
    pub span: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    pub dest: Box<str>,
    pub alt: Box<str>,
    pub title: Box<str>,
    pub span: Range<usize>,
}

/// What is worth telling the author.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems {
    /// `[^label]` without a definition: readers see it as text.
    pub undefined_notes: Vec<Marked>,
    /// Definitions that no mark leads to: readers don't see them.
    pub unused_notes: Vec<Marked>,
    /// Second and later definitions of a label: the first counts.
    pub duplicate_notes: Vec<Marked>,
    /// `[text][label]` and `[label][]` whose label is defined nowhere.
    pub broken_references: Vec<Marked>,
    /// Links and pictures refused by the policy of `url`.
    pub unsafe_urls: Vec<Marked>,
    /// Pictures of other hosts: shown as links, so that a reader's page asks no other host for anything.
    pub remote_images: Vec<Marked>,
    /// The first element nested deeper than 32 others; from there on only text is shown.
    pub too_deep: Option<Range<usize>>,
    /// Tables whose short rows would fill memory: tables are shown as text in this body.
    pub exploding_tables: bool,
}

impl Problems {
    pub fn is_empty(&self) -> bool {
        *self == Problems::default()
    }
}

/// A body as `check`, the linker and the lists see it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    pub headings: Box<[Heading]>,
    pub links: Box<[Link]>,
    pub images: Box<[Image]>,
    /// Ids other than those of headings: of footnotes and their marks, and those in raw HTML. Sorted.
    pub other_ids: Box<[Box<str>]>,
    /// Plain text of the first paragraph, at most 300 characters; empty if there is none.
    pub first_paragraph: Box<str>,
    pub problems: Option<Box<Problems>>,
    pub words: u32,
    pub raw_html: bool,
}

impl Outline {
    /// The ids that the rendered body carries, sorted.
    pub fn anchors(&self) -> Vec<&str> {
        let headings = self.headings.iter().map(|heading| &*heading.id);
        let mut ids: Vec<&str> = headings.chain(self.other_ids.iter().map(|id| &**id)).collect();
        ids.sort_unstable();
        ids
    }

    /// Whether `#id` leads somewhere in this body.
    pub fn has_anchor(&self, id: &str) -> bool {
        self.headings.iter().any(|heading| &*heading.id == id)
            || self.other_ids.binary_search_by(|other| (**other).cmp(id)).is_ok()
    }
}
