//! The bodies of content files: Markdown, and whatever HTML was pasted into it.
//!
//! Contributors are not trusted. What they write can't run script, can't make a reader's page call another host, and costs time and
//! memory in proportion to its length. Three functions over the text after the front matter, all pure and none able to fail:
//!
//! - [`scan()`] gives the [`Outline`]: headings, links, images, footnotes, anchors and everything `check` has to say about them,
//!   as byte ranges into the very text that was passed in;
//! - [`render()`] gives the HTML of a page; [`Context`] says where links and pictures lead from there;
//! - [`plain_text`] gives the words alone, for search and summaries.
//!
//! They agree with one another because all three are visitors of one walk (`flow`), which alone decides the order of the footnotes,
//! the ids, how deep is too deep and which of the raw HTML is kept.

mod abbreviations;
mod annex;
mod dialect;
mod escape;
mod flow;
mod footnotes;
mod html;
mod html_figures;
mod html_parts;
mod html_sources;
mod html_words;
mod ids;
mod media;
mod nesting;
mod outline;
mod pictures;
mod plain;
mod raw;
mod raw_flow;
mod render;
mod rules;
mod sanitise;
mod scan;
mod summary;
mod tame;
mod typography;
mod url;
mod visitor;

#[cfg(test)]
mod bounds_test;
#[cfg(test)]
mod property_test;
#[cfg(test)]
mod xss_test;

pub use abbreviations::Abbreviations;
pub use annex::annex;
pub use escape::attribute as escape_attribute;
pub use media::is_media;
pub use outline::{Heading, Image, Link, LinkKind, Marked, Outline, Problems};
pub use plain::{numbered_text, plain_text};
pub use render::{Labels, RenderOptions, render};
pub use sanitise::Sanitiser;
pub use scan::scan;

/// Whether an address of the web or of mail is one that a body may name.
pub fn leads_out(dest: &str) -> bool {
    matches!(url::kind(dest), url::Kind::Web | url::Kind::Mail)
}

/// Where a link leads from the page that is being rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// The destination is right as the author wrote it.
    AsWritten,
    /// Lead here instead.
    To(String),
    /// There is nothing to lead to: the words stay, the link goes.
    Text,
}

/// The picture that a page shows, with its size in pixels where it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedImage {
    pub src: String,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// What a page knows about the files around it. Only destinations that passed the policy of `url` are asked for; what comes back
/// is held against the same policy once more.
pub trait Context {
    fn link(&self, dest: &str) -> Resolved;
    /// Pictures, and recordings that stand where a picture would.
    fn image(&self, dest: &str) -> ResolvedImage;
    /// How large an attachment is, in the words of the page's language.
    fn size(&self, _dest: &str) -> Option<String> {
        None
    }
}
