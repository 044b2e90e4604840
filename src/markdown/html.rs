//! The HTML of a body, written as it is walked.
//!
//! Every byte stands as the sanitiser would write it (`escape`), elements are those the parser of HTML would make, and nothing here
//! is nested as browsers would not have it.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::flow::{HeadingEnd, LinkStart, Picture, Visitor};
use super::render::RenderOptions;
use super::{Context, Resolved, escape, ids, url};

pub(super) struct Html<'o, 'c> {
    ctx: &'c dyn Context,
    options: &'c RenderOptions<'c>,
    out: &'o mut String,
    start: usize,
    /// Where the digits of headings stand, and the level as written.
    levels: Vec<(usize, u8)>,
    /// Behind the tag name of the open heading.
    heading: usize,
    /// The open link has a tag.
    linked: bool,
    in_link: bool,
    /// Footnote marks met in a link: they are links themselves and follow it.
    marks: String,
    columns: Vec<Alignment>,
    column: usize,
    /// Where the open cell and its content begin.
    cell: usize,
    words: usize,
    /// Behind a raw `<pre>`: browsers leave out a line break there.
    pre: usize,
    in_head: bool,
    rows: bool,
    tables: u32,
    notes: Notes,
}

/// The footnotes while they are written: their ways back are known only after the last.
#[derive(Default)]
struct Notes {
    start: usize,
    /// Where the ways back of each note go, and whether into its last paragraph.
    ends: Vec<(usize, bool)>,
}

impl<'o, 'c> Html<'o, 'c> {
    pub(super) fn new(ctx: &'c dyn Context, options: &'c RenderOptions<'c>, out: &'o mut String) -> Self {
        let start = out.len();
        Html {
            ctx,
            options,
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
            rows: false,
            tables: 0,
            notes: Notes::default(),
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

    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// A block begins on its own line.
    fn block(&mut self, html: &str) {
        if self.out.len() > self.start && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(html);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::attribute(self.out, value);
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

    fn anchor(&mut self, href: &str, title: &str) {
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

    fn table_open(&mut self, columns: Vec<Alignment>) {
        self.columns = columns;
        self.rows = false;
        self.region();
    }

    /// A table scrolls by itself on a narrow screen, also from the keyboard.
    fn region(&mut self) {
        self.tables += 1;
        let label = format!("{} {}", self.options.labels.table, self.tables);
        self.block("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
        self.attribute("aria-label", &label);
        self.push("><table>");
    }

    fn row_open(&mut self, in_head: bool) {
        self.column = 0;
        self.in_head = in_head;
        let first = !in_head && !std::mem::replace(&mut self.rows, !in_head);
        self.block(if in_head {
            "<thead>\n<tr>"
        } else if first {
            "<tbody>\n<tr>"
        } else {
            "<tr>"
        });
    }

    fn cell_open(&mut self) {
        self.cell = self.out.len();
        self.push(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        self.push(match self.columns.get(self.column) {
            Some(Alignment::Right) => " class=\"r\">",
            Some(Alignment::Center) => " class=\"c\">",
            _ => ">",
        });
        self.words = self.out.len();
    }

    /// A head without words is no head of anything.
    fn cell_close(&mut self) {
        self.column += 1;
        if self.in_head && self.out.len() == self.words {
            self.out.truncate(self.cell);
            self.push("<td></td>");
        } else {
            self.push(if self.in_head { "</th>" } else { "</td>" });
        }
    }

    fn img(&mut self, picture: &Picture<'_>) {
        let image = self.ctx.image(picture.dest);
        if !url::kind(url::trimmed(&image.src)).is_image() {
            return escape::text(self.out, picture.alt);
        }
        self.push("<img");
        self.attribute("src", &escape::percent(url::trimmed(&image.src)));
        self.attribute("alt", picture.alt);
        if !picture.title.is_empty() && !picture.alone {
            self.attribute("title", picture.title);
        }
        let size = if image.width.is_some() { (image.width, image.height) } else { picture.size };
        for (name, pixels) in [("width", size.0), ("height", size.1)] {
            if let Some(pixels) = pixels {
                self.attribute(name, &pixels.to_string());
            }
        }
        self.push(" loading=\"lazy\" decoding=\"async\">");
    }

    fn figure(&mut self, picture: &Picture<'_>) {
        self.block("<figure>\n");
        self.img(picture);
        if !picture.title.is_empty() {
            self.push("\n<figcaption>");
            escape::text(self.out, picture.title);
            self.push("</figcaption>");
        }
        self.push("\n</figure>\n");
    }

    /// In place of a picture that can't be shown: its words, leading to it if it is on another host.
    fn instead(&mut self, picture: &Picture<'_>) {
        let words = if picture.alt.is_empty() && picture.url == url::Kind::Web { picture.dest } else { picture.alt };
        let linked = picture.url == url::Kind::Web && !picture.in_link;
        if linked {
            self.anchor(picture.dest, picture.title);
        }
        escape::text(self.out, words);
        if linked {
            self.push("</a>");
        }
    }

    fn ways_back(&mut self, number: usize, uses: u32) {
        for nth in 1..=uses.min(WAYS_BACK) {
            self.push(if nth == 1 { "<a href=\"#" } else { " <a href=\"#" });
            self.push(&ids::note_ref(number, nth));
            let label = self.options.labels.back;
            let label = if uses == 1 { format!("{label} {number}") } else { format!("{label} {number} ({nth})") };
            self.push("\" class=\"back\" role=\"doc-backlink\"");
            self.attribute("aria-label", &label);
            self.push(">↩</a>");
        }
    }
}

/// More ways back than anybody follows.
const WAYS_BACK: u32 = 50;

const LEVELS: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

impl Visitor for Html<'_, '_> {
    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.block("<p>"),
            Tag::BlockQuote(_) => self.block("<blockquote>\n"),
            Tag::CodeBlock(_) => self.block("<pre tabindex=\"0\"><code>"),
            Tag::List(Some(start)) if start != 1 => {
                self.block("<ol start=\"");
                self.number(start);
                self.push("\">\n");
            }
            Tag::List(Some(_)) => self.block("<ol>\n"),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::Item => self.block("<li>"),
            Tag::Table(columns) => self.table_open(columns),
            Tag::TableHead => self.row_open(true),
            Tag::TableRow => self.row_open(false),
            Tag::TableCell => self.cell_open(),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.push("</p>\n"),
            TagEnd::BlockQuote(_) => self.block("</blockquote>\n"),
            TagEnd::CodeBlock => self.push("</code></pre>\n"),
            TagEnd::List(true) => self.block("</ol>\n"),
            TagEnd::List(false) => self.block("</ul>\n"),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::Table => self.push(if self.rows { "</tbody>\n</table></div>\n" } else { "</table></div>\n" }),
            TagEnd::TableHead => self.push("</tr>\n</thead>\n"),
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => self.cell_close(),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, _span: Range<usize>) {
        let text = if self.out.len() == self.pre { text.trim_start_matches(['\n', '\r']) } else { text };
        escape::text(self.out, text);
    }

    fn code(&mut self, code: &str, _span: Range<usize>) {
        self.push("<code>");
        escape::text(self.out, code);
        self.push("</code>");
    }

    fn line_break(&mut self, hard: bool) {
        self.push(if hard { "<br>\n" } else { "\n" });
    }

    fn rule(&mut self) {
        self.block("<hr>\n");
    }

    fn heading_open(&mut self, level: u8) {
        self.block("<h");
        self.level(level);
        self.heading = self.out.len();
        self.push(">");
    }

    fn heading_close(&mut self, heading: HeadingEnd<'_>) {
        self.out.insert_str(self.heading, &format!(" id=\"{}\"", heading.id));
        self.push("</h");
        self.level(heading.level);
        self.push(">\n");
    }

    fn link_open(&mut self, link: LinkStart<'_>) {
        self.in_link = true;
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
            self.anchor(href, link.title);
            self.linked = true;
        }
    }

    fn link_close(&mut self) {
        self.in_link = false;
        if std::mem::take(&mut self.linked) {
            self.push("</a>");
        }
        let marks = std::mem::take(&mut self.marks);
        self.push(&marks);
    }

    fn picture(&mut self, picture: Picture<'_>) {
        match (picture.alone, picture.url.is_image()) {
            (true, true) => self.figure(&picture),
            (false, true) => self.img(&picture),
            (false, false) => self.instead(&picture),
            (true, false) => {
                self.block("<p>");
                self.instead(&picture);
                self.push("</p>\n");
            }
        }
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
        let Notes { start, ends } = std::mem::take(&mut self.notes);
        let written = self.out.split_off(start);
        self.push("<section class=\"notes\" role=\"doc-endnotes\"");
        self.attribute("aria-label", self.options.labels.notes);
        self.push(">\n<ol>\n");
        let mut from = 0;
        for (at, (&(end, in_paragraph), &uses)) in ends.iter().zip(uses).enumerate() {
            self.push(&written[from..end - start]);
            self.push(if in_paragraph { " " } else { "<p>" });
            self.ways_back(at + 1, uses);
            self.push(if in_paragraph { "" } else { "</p>\n" });
            from = end - start;
        }
        self.push(&written[from..]);
        self.push("</ol>\n</section>\n");
    }

    fn raw_open(&mut self, name: &'static str, attributes: &[(&'static str, String)]) {
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

impl Html<'_, '_> {
    fn raw_table(&mut self, attributes: &[(&'static str, String)]) {
        self.region();
        self.out.pop();
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        self.push(">");
    }
}
