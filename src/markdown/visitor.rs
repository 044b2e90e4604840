//! What a reader of a body hears on the walk (`flow`), whatever it makes of it.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::outline::LinkKind;
use super::url;

pub(super) struct HeadingEnd<'e> {
    pub(super) level: u8,
    pub(super) id: String,
    pub(super) text: &'e str,
    pub(super) span: Range<usize>,
}

pub(super) struct LinkStart<'e> {
    /// Trimmed; entities and escapes resolved.
    pub(super) dest: &'e str,
    pub(super) title: &'e str,
    pub(super) url: url::Kind,
    pub(super) kind: LinkKind,
    pub(super) span: Range<usize>,
}

pub(super) struct Picture<'e> {
    pub(super) dest: &'e str,
    pub(super) alt: &'e str,
    pub(super) title: &'e str,
    pub(super) url: url::Kind,
    /// Stands by itself where a paragraph would.
    pub(super) alone: bool,
    pub(super) in_link: bool,
    /// Width and height, if the author gave them.
    pub(super) size: (Option<u32>, Option<u32>),
    pub(super) span: Range<usize>,
}

/// What is met on the walk. `open` and `close` hear of no headings, links, pictures, footnotes or raw HTML: these have their own.
pub(super) trait Visitor {
    fn open(&mut self, _tag: Tag<'_>) {}
    fn close(&mut self, _tag: TagEnd) {}
    fn text(&mut self, _text: &str, _span: Range<usize>) {}
    fn code(&mut self, code: &str, span: Range<usize>) {
        self.text(code, span);
    }
    fn line_break(&mut self, _hard: bool) {}
    fn rule(&mut self) {}
    fn heading_open(&mut self, _level: u8) {}
    fn heading_close(&mut self, _heading: HeadingEnd<'_>) {}
    fn link_open(&mut self, _link: LinkStart<'_>) {}
    fn link_close(&mut self) {}
    fn picture(&mut self, _picture: Picture<'_>) {}
    /// Several pictures that stand by themselves follow.
    fn gallery_open(&mut self) {}
    fn gallery_close(&mut self) {}
    /// The `nth` mark of a note, both from 1.
    fn note_ref(&mut self, _number: usize, _nth: u32) {}
    fn notes_open(&mut self) {}
    fn note_open(&mut self, _number: usize) {}
    fn note_close(&mut self) {}
    /// `uses`: the number of marks of each note.
    fn notes_close(&mut self, _uses: &[u32]) {}
    fn raw_open(&mut self, _name: &'static str, _attributes: &[(&'static str, String)]) {}
    fn raw_close(&mut self, _name: &'static str) {}
    fn too_deep(&mut self, _span: Range<usize>) {}
}
