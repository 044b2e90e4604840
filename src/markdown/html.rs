//! The HTML of a body, written as it is walked.
//!
//! Every byte stands as the sanitiser would write it (`escape`), elements are those the parser of HTML would make, and nothing here
//! is nested as browsers would not have it.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::html_parts::Table;
use super::html_sources::Sources;
use super::html_words::Words;
use super::outline::LinkKind;
use super::render::RenderOptions;
use super::visitor::{HeadingEnd, LinkStart, Picture, Visitor};
use super::{Context, Resolved, escape, ids, url};

pub(super) struct Html<'o, 'c> {
    pub(super) ctx: &'c dyn Context,
    pub(super) options: &'c RenderOptions<'c>,
    pub(super) body: &'c str,
    pub(super) out: &'o mut String,
    pub(super) start: usize,
    /// Where the digits of headings stand, and the level as written.
    pub(super) levels: Vec<(usize, u8)>,
    /// Behind the tag name of the open heading.
    pub(super) heading: usize,
    /// The open link has a tag.
    pub(super) linked: bool,
    pub(super) in_link: bool,
    /// Footnote marks met in a link: they are links themselves and follow it.
    pub(super) marks: String,
    pub(super) columns: Vec<Alignment>,
    pub(super) column: usize,
    /// Where the open cell and its content begin.
    pub(super) cell: usize,
    pub(super) words: usize,
    /// Behind a raw `<pre>`: browsers leave out a line break there.
    pub(super) pre: usize,
    pub(super) in_head: bool,
    pub(super) table: Table,
    pub(super) tables: u32,
    pub(super) notes: Notes,
    pub(super) words_set: Words<'c>,
    pub(super) sources: Sources,
    /// Where the content of the open paragraph or item begins.
    pub(super) begin: usize,
    /// A link to a document that may be all of its paragraph.
    pub(super) attachment: Option<Attachment>,
}

/// A link to a document on the site.
pub(super) struct Attachment {
    pub(super) dest: String,
    /// Behind its last attribute.
    pub(super) tag: usize,
    pub(super) end: usize,
}

/// The footnotes while they are written: their ways back are known only after the last.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) start: usize,
    /// Where the ways back of each note go, and whether into its last paragraph.
    pub(super) ends: Vec<(usize, bool)>,
}

impl<'o, 'c> Html<'o, 'c> {
    pub(super) fn new(
        ctx: &'c dyn Context,
        options: &'c RenderOptions<'c>,
        body: &'c str,
        out: &'o mut String,
    ) -> Self {
        let start = out.len();
        Html {
            ctx,
            options,
            body,
            out,
            start,
            levels: Vec::new(),
            heading: 0,
            linked: false,
            in_link: false,
            marks: String::new(),
            columns: Vec::new(),
            column: 0,
            cell: 0,
            words: 0,
            pre: usize::MAX,
            in_head: false,
            table: Table::default(),
            tables: 0,
            notes: Notes::default(),
            words_set: Words::default(),
            sources: Sources::default(),
            begin: 0,
            attachment: None,
        }
    }

    /// Moves the headings to the levels that are free on the page: only now is the highest one known.
    pub(super) fn finish(self) {
        let Some(highest) = self.levels.iter().map(|&(_, level)| level).min() else {
            return;
        };
        let base = self.options.heading_base.clamp(1, 6);
        for (at, level) in self.levels {
            let level = (level - highest + base).min(6);
            self.out.replace_range(at..=at, LEVELS[usize::from(level - 1)]);
        }
    }

    pub(super) fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// A block begins on its own line.
    pub(super) fn block(&mut self, html: &str) {
        if self.out.len() > self.start && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(html);
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::attribute(self.out, &value[..value.floor_char_boundary(LONGEST)]);
        self.out.push('"');
    }

    fn number(&mut self, number: impl std::fmt::Display) {
        // Writing to a string can't fail.
        let _ = write!(self.out, "{number}");
    }

    /// The digit of a heading's tag; `finish` may change it.
    fn level(&mut self, level: u8) {
        self.levels.push((self.out.len(), level));
        self.push(LEVELS[usize::from(level.clamp(1, 6) - 1)]);
    }

    pub(super) fn anchor(&mut self, href: &str, title: &str) {
        self.push("<a");
        self.attribute("href", &escape::percent(href));
        if !title.is_empty() {
            self.attribute("title", title);
        }
        if url::kind(href) == url::Kind::Web {
            self.push(" rel=\"noopener\"");
        }
        self.push(">");
    }
}

/// Of any attribute: addresses end before that (`url`), and what would be read out at such length is no description.
const LONGEST: usize = 8192;

const LEVELS: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

impl Visitor for Html<'_, '_> {
    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.paragraph_open(),
            Tag::BlockQuote(_) => self.quote_open(),
            Tag::CodeBlock(_) => {
                self.words_set.verbatim += 1;
                self.block("<pre tabindex=\"0\"><code>");
            }
            Tag::List(Some(start)) if start != 1 => {
                self.block("<ol start=\"");
                self.number(start);
                self.push("\">\n");
            }
            Tag::List(Some(_)) => self.block("<ol>\n"),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::Item => {
                self.block("<li>");
                self.words_set.restart();
                self.begin = self.out.len();
            }
            Tag::Table(columns) => self.table_open(columns),
            Tag::TableHead => self.row_open(true),
            Tag::TableRow => self.row_open(false),
            Tag::TableCell => self.cell_open(),
            Tag::Emphasis => self.inline_open("<em>"),
            Tag::Strong => self.inline_open("<strong>"),
            Tag::Strikethrough => self.inline_open("<del>"),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.paragraph_close(),
            TagEnd::BlockQuote(_) => self.quote_close(),
            TagEnd::CodeBlock => {
                self.words_set.verbatim -= 1;
                self.push("</code></pre>\n");
            }
            TagEnd::List(true) => self.block("</ol>\n"),
            TagEnd::List(false) => self.block("</ul>\n"),
            TagEnd::Item => {
                self.attachment_end();
                self.push("</li>\n");
            }
            TagEnd::Table => self.table_close(),
            TagEnd::TableHead => self.head_close(),
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => self.cell_close(),
            TagEnd::Emphasis => self.inline_close("</em>"),
            TagEnd::Strong => self.inline_close("</strong>"),
            TagEnd::Strikethrough => self.inline_close("</del>"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, span: Range<usize>) {
        if self.out.len() == self.pre {
            return escape::text(self.out, text.trim_start_matches(['\n', '\r']));
        }
        if !self.options.smart || self.words_set.verbatim > 0 {
            return escape::text(self.out, text);
        }
        let dash = self.source_dash(text, &span);
        self.words(text, dash, &span);
    }

    fn code(&mut self, code: &str, _span: Range<usize>) {
        self.push("<code>");
        escape::text(self.out, code);
        self.push("</code>");
        self.words_set.thing();
    }

    fn line_break(&mut self, hard: bool) {
        let end = self.out.len();
        self.push(if hard { "<br>\n" } else { "\n" });
        self.words_set.gap();
        self.line_begins(end);
    }

    fn rule(&mut self) {
        self.block("<hr>\n");
    }

    fn heading_open(&mut self, level: u8) {
        self.block("<h");
        self.level(level);
        self.heading = self.out.len();
        self.push(">");
        self.words_set.restart();
        self.words_set.unexplained += 1;
    }

    fn heading_close(&mut self, heading: HeadingEnd<'_>) {
        self.words_set.unexplained -= 1;
        self.out.insert_str(self.heading, &format!(" id=\"{}\"", heading.id));
        self.push("</h");
        self.level(heading.level);
        self.push(">\n");
    }

    fn link_open(&mut self, link: LinkStart<'_>) {
        self.in_link = true;
        self.sources.inline += 1;
        self.words_set.unexplained += 1;
        self.words_set.verbatim += u32::from(link.kind == LinkKind::Autolink);
        self.words_set.autolink = link.kind == LinkKind::Autolink;
        if !link.url.is_link() {
            return;
        }
        let resolved = self.ctx.link(link.dest);
        let href = match &resolved {
            Resolved::AsWritten => link.dest,
            Resolved::To(href) => url::trimmed(href),
            Resolved::Text => return,
        };
        if url::kind(href).is_link() {
            let first = self.out.len() == self.begin;
            self.anchor(href, link.title);
            self.linked = true;
            self.attachment_begin(&link, first);
        }
    }

    fn link_close(&mut self) {
        self.in_link = false;
        if std::mem::take(&mut self.linked) {
            self.push("</a>");
        }
        self.sources.inline -= 1;
        self.words_set.unexplained -= 1;
        if std::mem::take(&mut self.words_set.autolink) {
            self.words_set.verbatim -= 1;
            self.words_set.thing();
        }
        if let Some(attachment) = &mut self.attachment {
            attachment.end = self.out.len();
        }
        let marks = std::mem::take(&mut self.marks);
        self.push(&marks);
    }

    fn picture(&mut self, picture: Picture<'_>) {
        self.words_set.thing();
        match (picture.alone, picture.url.is_image()) {
            (true, true) => self.figure(&picture),
            (false, true) => self.in_line(&picture),
            (false, false) => self.instead(&picture),
            (true, false) => {
                self.block("<p>");
                self.instead(&picture);
                self.push("</p>\n");
            }
        }
    }

    fn gallery_open(&mut self) {
        self.block("<div class=\"gallery\">\n");
    }

    fn gallery_close(&mut self) {
        self.block("</div>\n");
    }

    fn note_ref(&mut self, number: usize, nth: u32) {
        let (note, id) = (ids::note(number), ids::note_ref(number, nth));
        let mut mark = format!("<sup class=\"ref\"><a href=\"#{note}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\"");
        escape::attribute(&mut mark, self.options.labels.note);
        let _ = write!(mark, " {number}\">{number}</a></sup>");
        if self.in_link { self.marks.push_str(&mark) } else { self.push(&mark) }
    }

    fn notes_open(&mut self) {
        self.block("");
        self.notes.start = self.out.len();
    }

    fn note_open(&mut self, number: usize) {
        self.push("<li id=\"");
        self.push(&ids::note(number));
        self.push("\">\n");
    }

    fn note_close(&mut self) {
        let end = self.out.strip_suffix("</p>\n").map(str::len);
        self.notes.ends.push((end.unwrap_or(self.out.len()), end.is_some()));
        self.push("</li>\n");
    }

    fn notes_close(&mut self, uses: &[u32]) {
        self.notes_with_ways_back(uses);
    }

    fn raw_open(&mut self, name: &'static str, attributes: &[(&'static str, String)]) {
        self.raw_opened(name);
        match name.as_bytes() {
            b"table" => return self.raw_table(attributes),
            [b'h', level @ b'1'..=b'6'] => {
                self.push("<h");
                self.level(level - b'0');
            }
            _ => {
                self.push("<");
                self.push(name);
            }
        }
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        self.push(">");
        if name == "pre" {
            self.pre = self.out.len();
        }
    }

    fn raw_close(&mut self, name: &'static str) {
        self.raw_closed(name);
        self.push("</");
        match name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => {
                self.push("h");
                self.level(level - b'0');
            }
            _ => self.push(name),
        }
        self.push(if name == "table" { "></div>" } else { ">" });
    }
}
