//! The words of a story on the page: printed marks for typed ones, and abbreviations with what they stand for.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::abbreviations::Word;
use super::escape;
use super::html::Html;
use super::typography::{self, START, Typography};

/// What is remembered from one piece of text to the next.
#[derive(Default)]
pub(super) struct Words<'c> {
    typography: Typography,
    /// Elements open whose text stays as it is.
    pub(super) verbatim: u32,
    /// Elements open in which no abbreviation is explained.
    pub(super) unexplained: u32,
    /// The open link shows its address.
    pub(super) autolink: bool,
    /// Raw `<abbr>` open: the author explains.
    explained: u32,
    /// Abbreviations met so far.
    seen: FxHashSet<&'c str>,
}

impl Words<'_> {
    /// A block begins.
    pub(super) fn restart(&mut self) {
        self.typography = Typography::default();
    }

    /// A line ends.
    pub(super) fn gap(&mut self) {
        self.typography.before = ' ';
    }

    /// Something stands here that is no text, but is read like a word.
    pub(super) fn thing(&mut self) {
        self.typography.before = 'x';
    }
}

impl Html<'_, '_> {
    /// Whether the first character of a text was written with a backslash or as an entity: the author means it as it is.
    pub(super) fn is_escaped(&self, text: &str, span: &Range<usize>) -> bool {
        let slash = span.start > 0 && self.body.as_bytes().get(span.start - 1) == Some(&b'\\');
        slash || text.len() == 1 && span.len() > 1
    }

    /// Text of the body; its first `from` bytes are written as they are.
    pub(super) fn words(&mut self, text: &str, from: usize, span: &Range<usize>) {
        let kept =
            if from == 0 && text.starts_with(['"', '\'', '.', '-']) && self.is_escaped(text, span) { 1 } else { from };
        let after = self.body.get(span.end..).and_then(|rest| rest.chars().next());
        self.set(text, kept, after);
    }

    /// A caption, which is a text by itself.
    pub(super) fn caption(&mut self, text: &str) {
        if !self.options.smart {
            return escape::text(self.out, text);
        }
        let around = std::mem::take(&mut self.words_set.typography);
        self.set(text, 0, None);
        self.words_set.typography = around;
    }

    fn set(&mut self, text: &str, mut at: usize, after: Option<char>) {
        let mut from = 0;
        let around = (self.words_set.typography.before, after);
        loop {
            at = typography::next(text.as_bytes(), at);
            if at >= text.len() {
                break;
            }
            let before = text[..text.floor_char_boundary(at)].chars().next_back();
            if at > from {
                self.words_set.typography.before = before.unwrap_or(self.words_set.typography.before);
            }
            if !matches!(text.as_bytes()[at], b'"' | b'\'' | b'.' | b'-') {
                at = self.abbreviation(text, &mut from, at, around);
                continue;
            }
            match self.words_set.typography.mark(text, at, after) {
                Some((mark, length)) => {
                    escape::text(self.out, &text[from..at]);
                    self.push(mark);
                    self.words_set.typography.before = mark.chars().next().unwrap_or(START);
                    at += length;
                    from = at;
                }
                None => at += 1,
            }
        }
        escape::text(self.out, &text[from..]);
        if let Some(last) = text[from..].chars().next_back() {
            self.words_set.typography.before = last;
        }
    }

    /// Two capitals at `at` may be an abbreviation. Gives the place from which to go on; what is before `from` is written.
    fn abbreviation(&mut self, text: &str, from: &mut usize, at: usize, around: (char, Option<char>)) -> usize {
        let (Some(all), words) = (self.options.abbreviations, &self.words_set) else { return at + 1 };
        if words.unexplained > 0 && words.explained == 0 {
            return at + 1;
        }
        let word = Word::around(text, *from, at, around);
        let found = word.find(all, |key| words.seen.contains(key));
        let Some(found) = found else { return word.end.max(at + 1) };
        self.words_set.seen.insert(found.key);
        if self.words_set.explained == 0 {
            escape::text(self.out, &text[*from..found.start]);
            self.push("<abbr");
            self.attribute("title", found.meaning);
            self.push(">");
            escape::text(self.out, &text[found.start..found.end]);
            self.push("</abbr>");
            *from = found.end;
            self.words_set.typography.before = 'x';
        }
        found.end.max(at + 1)
    }

    pub(super) fn raw_opened(&mut self, name: &str) {
        match name {
            "br" | "hr" => return self.words_set.gap(),
            "wbr" => return,
            "pre" | "code" | "kbd" | "samp" | "var" => self.words_set.verbatim += 1,
            "abbr" => self.words_set.explained += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.words_set.unexplained += 1,
            _ => {}
        }
        if is_block(name) {
            self.words_set.restart();
        }
        self.sources.inline += 1;
    }

    pub(super) fn raw_closed(&mut self, name: &str) {
        match name {
            "pre" | "code" | "kbd" | "samp" | "var" => self.words_set.verbatim -= 1,
            "abbr" => self.words_set.explained -= 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.words_set.unexplained -= 1,
            _ => {}
        }
        if is_block(name) {
            self.words_set.restart();
        }
        self.sources.inline -= 1;
    }
}

/// Whether a quotation or a word ends where a raw element begins or ends.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "td"
            | "th"
            | "li"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "pre"
            | "figcaption"
            | "caption"
            | "summary"
    )
}
