//! The words of a body, for search, summaries and reading aloud.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::flow;
use super::visitor::{HeadingEnd, Picture, Visitor};
use super::{dialect, escape, tame};

/// Text without markup: a line for each block, code included, pictures by their captions only, footnotes at the end without marks.
pub fn plain_text(body: &str) -> String {
    read(body, None)
}

/// As [`plain_text`], with the numbers that readers see before the items of lists.
pub fn numbered_text(body: &str) -> String {
    read(body, Some(Vec::new()))
}

fn read(body: &str, numbers: Option<Vec<Option<u64>>>) -> String {
    let mut plain = Plain { out: String::with_capacity(body.len()), numbers, numbered: None };
    let body = tame::tamed(body);
    flow::walk(dialect::parse(&body), &[], &mut plain);
    let kept = plain.out.trim_end().len();
    plain.out.truncate(kept);
    plain.out
}

struct Plain {
    out: String,
    /// The next number of each open list, `None` for bullets; absent where numbers are not wanted.
    numbers: Option<Vec<Option<u64>>>,
    /// Where the last number ended: what it numbers stands on its line.
    numbered: Option<usize>,
}

impl Plain {
    fn line(&mut self) {
        let behind_number = self.numbered == Some(self.out.len());
        if !behind_number && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn number(&mut self, tag: &Tag<'_>) {
        let Some(numbers) = &mut self.numbers else {
            return;
        };
        match tag {
            Tag::List(first) => numbers.push(*first),
            Tag::Item => {
                if let Some(Some(number)) = numbers.last_mut() {
                    self.out.push_str(&format!("{number}. "));
                    *number += 1;
                    self.numbered = Some(self.out.len());
                }
            }
            _ => {}
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }
}

impl Visitor for Plain {
    fn open(&mut self, tag: Tag<'_>) {
        match &tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::TableCell => self.space(),
            _ => self.line(),
        }
        self.number(&tag);
    }

    fn close(&mut self, tag: TagEnd) {
        if let (TagEnd::List(_), Some(numbers)) = (tag, &mut self.numbers) {
            numbers.pop();
        }
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::TableCell => self.space(),
            _ => self.line(),
        }
    }

    fn text(&mut self, text: &str, _span: Range<usize>) {
        let text =
            if self.out.is_empty() || self.out.ends_with('\n') { text.trim_start_matches(['\n', '\r']) } else { text };
        escape::plain(&mut self.out, text);
    }

    fn line_break(&mut self, _hard: bool) {
        self.line();
    }

    fn rule(&mut self) {
        self.line();
    }

    fn heading_open(&mut self, _level: u8) {
        self.line();
    }

    fn heading_close(&mut self, _heading: HeadingEnd<'_>) {
        self.line();
    }

    fn picture(&mut self, picture: Picture<'_>) {
        if picture.alone && !picture.title.is_empty() {
            self.line();
            escape::plain(&mut self.out, picture.title);
            self.line();
        }
    }

    fn note_open(&mut self, _number: usize) {
        self.line();
    }

    fn raw_open(&mut self, name: &'static str, _attributes: &[(&'static str, String)]) {
        match name {
            "td" | "th" => self.space(),
            "p" | "div" | "li" | "tr" | "br" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "caption"
            | "figcaption" | "summary" | "dt" | "dd" | "pre" | "hr" | "section" => self.line(),
            _ => {}
        }
    }

    fn raw_close(&mut self, name: &'static str) {
        if name != "br" && name != "hr" {
            self.raw_open(name, &[]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_alone() {
        let body = "# Mục *1* {#a}\n\nMột[^n] [hai](b.md) ![ba](c.png)\nbốn\u{0}.\n\n![năm](d.png \"Sáu\")\n\n- bảy\n- tám\n\n|a|b|\n|-|-|\n|1|2|\n\n    mã <b>\n\n<div>Chín <b>mười</b><script>x</script></div>\n\n[^n]: Ghi chú.\n[^m]: Thừa.\n";
        assert_eq!(
            plain_text(body),
            "Mục 1\nMột hai \nbốn\u{fffd}.\nSáu\nbảy\ntám\na b \n1 2 \nmã <b>\nChín mười\nGhi chú."
        );
        assert_eq!(plain_text(""), "");
    }

    #[test]
    fn numbers_of_lists() {
        let body = "3. ba\n4. bốn\n   - mục\n\n   1. một\n\nNăm";
        assert_eq!(numbered_text(body), "3. ba\n4. bốn\nmục\n1. một\nNăm");
        assert_eq!(plain_text(body), "ba\nbốn\nmục\nmột\nNăm");
    }
}
