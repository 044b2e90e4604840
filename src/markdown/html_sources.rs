//! Who said it: the last line of a quotation that begins with a dash names its source.
//!
//! `> Nước về.` and below it `> — Ông Khoát`. What is known of a line when it begins is not enough: it must be the last of the
//! quotation and not its only one, and a quotation with several such lines is a talk between people. So the place is remembered,
//! and the quotation is mended when it ends.

use std::ops::Range;

use super::html::Html;

/// The open quotations and the line that is being written in them.
#[derive(Default)]
pub(super) struct Sources {
    quotes: Vec<Quote>,
    /// Elements open in the line.
    pub(super) inline: u32,
    /// How many of them were when the paragraph began.
    base: u32,
    /// Where the text of the line begins, and where what stands before it.
    line: usize,
    cut: usize,
    /// Behind the last paragraph.
    end: usize,
}

struct Quote {
    /// Behind its tag.
    start: usize,
    /// Lines that begin with a dash.
    dashes: u32,
    source: Option<Source>,
}

/// A line that may name the source.
#[derive(Clone, Copy)]
struct Source {
    /// Behind what was said.
    cut: usize,
    /// Behind the dash.
    words: usize,
    /// A paragraph of its own.
    whole: bool,
}

impl Html<'_, '_> {
    pub(super) fn quote_open(&mut self) {
        self.block("<blockquote>\n");
        self.sources.quotes.push(Quote { start: self.out.len(), dashes: 0, source: None });
    }

    pub(super) fn quote_close(&mut self) {
        let quote = self.sources.quotes.pop();
        let last = self.sources.end == self.out.len();
        let source = quote.filter(|quote| last && quote.dashes == 1).and_then(|quote| {
            quote.source.filter(|source| source.cut > quote.start && source.words + "</p>\n".len() < self.out.len())
        });
        if let Some(mut source) = source {
            source.words += self.out[source.words..].len() - self.out[source.words..].trim_start().len();
            self.out.truncate(self.out.len() - "</p>\n".len());
            self.push("</cite>\n");
            let opening = if source.whole { "<cite>" } else { "</p>\n<cite>" };
            self.out.replace_range(source.cut..source.words, opening);
        }
        self.block("</blockquote>\n");
        // Places behind what was mended are wrong now.
        self.sources.end = 0;
    }

    pub(super) fn paragraph_open(&mut self) {
        self.block("");
        let cut = self.out.len();
        self.push("<p>");
        self.begin = self.out.len();
        self.words_set.restart();
        let sources = &mut self.sources;
        (sources.cut, sources.line, sources.base) = (cut, self.out.len(), sources.inline);
        if let Some(quote) = sources.quotes.last_mut() {
            quote.source = None;
        }
    }

    pub(super) fn paragraph_close(&mut self) {
        self.attachment_end();
        self.push("</p>\n");
        self.sources.end = self.out.len();
    }

    /// The line before ended at `end`.
    pub(super) fn line_begins(&mut self, end: usize) {
        let sources = &mut self.sources;
        let apart = sources.inline == sources.base;
        (sources.cut, sources.line) = (end, if apart { self.out.len() } else { usize::MAX });
        if let Some(quote) = sources.quotes.last_mut() {
            quote.source = None;
        }
    }

    /// The bytes of the dash with which a line of a quotation begins, 0 if there is none. They are to be written as they are.
    pub(super) fn source_dash(&mut self, text: &str, span: &Range<usize>) -> usize {
        let escaped = self.is_escaped(text, span);
        let sources = &mut self.sources;
        let Some(quote) = sources.quotes.last_mut().filter(|_| sources.line == self.out.len() && !escaped) else {
            return 0;
        };
        let words = match text.strip_prefix(['—', '–']) {
            Some(words) => words,
            None => match text.strip_prefix("--") {
                Some(words) if words.is_empty() || words.starts_with(char::is_whitespace) => words,
                _ => return 0,
            },
        };
        let dash = text.len() - words.trim_start().len();
        quote.dashes += 1;
        let whole = self.out[sources.cut..].starts_with("<p>");
        quote.source = Some(Source { cut: sources.cut, words: self.out.len() + dash, whole });
        dash
    }

    pub(super) fn inline_open(&mut self, tag: &str) {
        self.sources.inline += 1;
        self.push(tag);
    }

    pub(super) fn inline_close(&mut self, tag: &str) {
        self.sources.inline -= 1;
        self.push(tag);
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::render::tests::rendered;

    fn quote(body: &str) -> String {
        let html = rendered(body);
        let inner = html.strip_prefix("<blockquote>\n").and_then(|html| html.strip_suffix("</blockquote>\n"));
        inner.unwrap_or(&html).to_owned()
    }

    #[test]
    fn the_last_line_names_the_source() {
        let expected = "<p>Nước về.</p>\n<cite>Ông Khoát</cite>\n";
        for body in [
            "> Nước về.\n> — Ông Khoát",
            "> Nước về.\n>\n> – Ông Khoát",
            "> Nước về.\n>\n> -- Ông Khoát",
            "> Nước về.  \n> —Ông Khoát",
            "> Nước về.\n> &mdash; Ông Khoát",
        ] {
            assert_eq!(quote(body), expected, "{body}");
        }
        assert_eq!(
            quote("> *A*\n> **B**\n> — *Ông* [C](a.md), `d`[^1]\n\n[^1]: E").split("</cite>").next(),
            Some(
                "<blockquote>\n<p><em>A</em>\n<strong>B</strong></p>\n<cite><em>Ông</em> <a href=\"../a.html\">C</a>, <code>d</code><sup class=\"ref\"><a href=\"#ct-1\" id=\"ct-1-ref\" role=\"doc-noteref\" aria-label=\"Chú thích 1\">1</a></sup>"
            )
        );
        assert_eq!(
            quote("> a\n>\n> > b\n> > — c\n>\n> — d"),
            "<p>a</p>\n<blockquote>\n<p>b</p>\n<cite>c</cite>\n</blockquote>\n<cite>d</cite>\n"
        );
    }

    #[test]
    fn mended_quotations_in_quotations() {
        for gap in 0..40 {
            let html = quote(&format!("> a\n>\n> — b\n>\n> > c\n> >\n> > —{}d", " ".repeat(gap)));
            let inner = "<blockquote>\n<p>c</p>\n<cite>d</cite>\n</blockquote>\n";
            assert_eq!(html, format!("<p>a</p>\n<p>— b</p>\n{inner}"), "{gap}");
        }
    }

    #[test]
    fn talk_is_no_source() {
        for body in [
            "> — Chào bác!",
            "> — Chào bác!\n> — Chào anh!",
            "> Hai người gặp nhau.\n>\n> — Chào bác!\n>\n> — Chào anh!",
            "> a\n> — b\n> c",
            "> a\n>\n> — b\n>\n> c",
            "> *a\n> — b*",
            "> a\n> —",
            "> a — b",
            "> a\n> \\-- b",
            "> a\n> --b",
            "> a\n>\n> 1. b\n>\n>    — c\n",
            "a\n— b",
        ] {
            assert!(!rendered(body).contains("cite"), "{body}\n{}", rendered(body));
        }
    }
}
