//! The line that a problem points at, short enough to print: a megabyte on one line must not flood the screen.

use crate::base::{LineColumn, Source, Span};

/// Longest excerpt, in characters.
const WIDTH: usize = 200;
/// What of a longer line stands before the place.
const BEFORE: usize = 60;

/// A line of a source around a place.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The author's own characters; `…` stands for what was left out.
    pub text: String,
    /// The place, in bytes of `text`.
    pub span: std::ops::Range<usize>,
}

/// The first line of the place.
pub fn excerpt(source: &Source, span: Span) -> Excerpt {
    let text = &*source.text;
    let start = floor(text, span.start as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let line = text[line_start..line_end].trim_end_matches('\r');
    let start = (start - line_start).min(line.len());
    let end = floor(text, span.end as usize).saturating_sub(line_start).clamp(start, line.len());
    window(line, start, end)
}

/// Cuts a long line to [`WIDTH`] characters around `start..end`.
fn window(line: &str, start: usize, end: usize) -> Excerpt {
    if line.len() <= WIDTH || line.chars().nth(WIDTH).is_none() {
        return Excerpt { text: line.to_owned(), span: start..end };
    }
    let from = back(line, start, BEFORE);
    let to = forward(line, from, WIDTH);
    let (head, tail) = (if from > 0 { "…" } else { "" }, if to < line.len() { "…" } else { "" });
    let moved = |at: usize| at.min(to) - from + head.len();
    Excerpt { text: format!("{head}{}{tail}", &line[from..to]), span: moved(start)..moved(end) }
}

/// The byte `count` characters before `at`.
fn back(line: &str, at: usize, count: usize) -> usize {
    line[..at].char_indices().rev().take(count).last().map_or(at, |(i, _)| i)
}

/// The byte `count` characters behind `at`.
fn forward(line: &str, at: usize, count: usize) -> usize {
    line[at..].char_indices().nth(count).map_or(line.len(), |(i, _)| at + i)
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Finds lines and columns of places that come in order, without counting a file's lines again for each.
#[derive(Debug, Default)]
pub struct Locator {
    file: String,
    at: usize,
    line: usize,
    column: usize,
}

impl Locator {
    /// Line and column of a byte of a source.
    pub fn find(&mut self, source: &Source, offset: u32) -> LineColumn {
        let offset = floor(&source.text, offset as usize);
        if *self.file != *source.path || offset < self.at {
            *self = Self { file: source.path.to_string(), at: 0, line: 1, column: 1 };
        }
        let between = &source.text[self.at..offset];
        match between.rfind('\n') {
            Some(last) => {
                self.line += between.bytes().filter(|b| *b == b'\n').count();
                self.column = between[last + 1..].chars().count() + 1;
            }
            None => self.column += between.chars().count(),
        }
        self.at = offset;
        LineColumn { line: self.line, column: self.column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("content/ca-nhan/a.md", text)
    }

    #[test]
    fn a_line_without_its_end() {
        let source = source("---\r\ntên: Bà Ả\r\nnăm: 20\r\n");
        let at = source.text.find("Bà").unwrap();
        let found = excerpt(&source, Span::new(at, at + "Bà Ả".len()));
        assert_eq!(found.text, "tên: Bà Ả");
        assert_eq!(&found.text[found.span], "Bà Ả");
    }

    #[test]
    fn a_place_of_many_lines_is_cut_to_its_first() {
        let source = source("a: 1\nb: 2\nc: 3\n");
        let found = excerpt(&source, Span::new(5, 14));
        assert_eq!((&*found.text, found.span), ("b: 2", 0..4));
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}ĐÂY{}", "ắ".repeat(500_000), "ữ".repeat(500_000));
        let source = source(&line);
        let at = line.find("ĐÂY").unwrap();
        let found = excerpt(&source, Span::new(at, at + "ĐÂY".len()));
        assert_eq!(found.text.chars().count(), WIDTH + 2);
        assert_eq!(&found.text[found.span], "ĐÂY");
        let whole = excerpt(&source, Span::new(0, line.len()));
        assert_eq!(whole.span.end, whole.text.len() - "…".len());
    }

    #[test]
    fn places_at_the_end_and_beyond() {
        let source = source("a\n");
        assert_eq!(excerpt(&source, Span::new(2, 2)), Excerpt { text: String::new(), span: 0..0 });
        assert_eq!(excerpt(&source, Span::new(90, 99)).span, 0..0);
    }

    #[test]
    fn the_locator_agrees_with_the_source() {
        let source = source("một\r\nhai ba\n\nbốn");
        let mut locator = Locator::default();
        for offset in (0..20).chain([3, 7, 0]) {
            assert_eq!(locator.find(&source, offset), source.line_column(offset), "{offset}");
        }
    }
}
