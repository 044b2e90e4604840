//! A text file as its author wrote it, and places in it.
//!
//! Spans are taken before any normalisation, so that a message points at the author's own characters.

use std::sync::Arc;

/// Bytes `start..end` of a source's text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Stands for what is written in another file, where its problems are told.
    pub const ELSEWHERE: Self = Self { start: u32::MAX, end: u32::MAX };

    /// A span of `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        // Sources are refused above 64 MiB, so offsets fit.
        Self { start: start as u32, end: end as u32 }
    }

    /// This span moved by `base` bytes: from a slice of a source to the source.
    pub fn offset(self, base: usize) -> Self {
        Self { start: self.start + base as u32, end: self.end + base as u32 }
    }

    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place in the source.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }

    /// The same place with a reference to the value.
    pub fn as_ref(&self) -> Spanned<&T> {
        Spanned { value: &self.value, span: self.span }
    }
}

/// Line and column as editors count them: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode code points, from 1.
    pub column: usize,
}

/// A text file of the site. `path` is relative to the site's root with `/` between folders; `text` is UTF-8 without its
/// byte order mark, with the author's own line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where the file lies below the site's root.
    pub path: Arc<str>,
    /// What it says.
    pub text: Box<str>,
}

impl Source {
    /// A source from its path and text; a leading byte order mark is dropped.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Box<str>>) -> Self {
        let text: Box<str> = text.into();
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.into(),
            None => text,
        };
        Self { path: path.into(), text }
    }

    /// Line and column of a byte offset.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        line_column(&self.text, offset as usize)
    }
}

fn line_column(text: &str, offset: usize) -> LineColumn {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    LineColumn {
        line: before.bytes().filter(|b| *b == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.md", "một\r\nhai ba\n");
        let at = source.text.find("ba").unwrap() as u32;
        assert_eq!(source.line_column(at), LineColumn { line: 2, column: 5 });
        assert_eq!(source.line_column(9999).line, 3);
    }

    #[test]
    fn byte_order_mark_is_dropped() {
        assert_eq!(&*Source::new("a.md", "\u{feff}x").text, "x");
    }
}
