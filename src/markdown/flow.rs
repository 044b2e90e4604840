//! The one walk over a body that everything else visits.
//!
//! It settles, once and for all readers alike: footnotes come last and in the order of their marks; links don't stand in links; a
//! picture alone in its paragraph is a figure; headings have ids; what is nested deeper than [`MAX_DEPTH`] is read as plain text; and
//! raw HTML comes as well-nested elements of a known list, with its links and pictures among the others (`raw_flow`).

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::footnotes::{Definitions, Divert, Marks, Spanned};
use super::ids::Ids;
use super::nesting::Raw;
use super::outline::LinkKind;
use super::pictures::{Held, Image};
use super::url;
use super::visitor::{HeadingEnd, LinkStart, Visitor};

/// More than a plan of six levels with tables in lists needs, less than hurts any reader of HTML.
pub(super) const MAX_DEPTH: usize = 32;

/// What only the end of the walk knows.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) raw_html: bool,
    /// The number of marks of each note.
    pub(super) uses: Vec<u32>,
    pub(super) unused_notes: Vec<(String, Range<usize>)>,
    pub(super) duplicate_notes: Vec<(String, Range<usize>)>,
}

/// Leads a visitor through a body; `reserved` are ids of the page around it.
pub(super) fn walk<'a, I, V>(events: I, reserved: &[&str], visitor: &mut V) -> Walked
where
    I: Iterator<Item = Spanned<'a>>,
    V: Visitor,
{
    let mut definitions = Definitions::default();
    let mut flow = Flow::new(reserved, visitor);
    flow.run(Divert::new(events, &mut definitions));
    if !flow.marks.order.is_empty() {
        flow.notes(&mut definitions);
    }
    let (raw_html, marks) = (flow.raw.seen, flow.marks);
    let duplicate_notes = std::mem::take(&mut definitions.duplicates);
    let unused_notes = definitions.unused(&marks);
    Walked { raw_html, uses: marks.uses, unused_notes, duplicate_notes }
}

pub(super) struct Flow<'v, V> {
    pub(super) visitor: &'v mut V,
    pub(super) ids: Ids<'v>,
    marks: Marks,
    /// Markdown containers open around here.
    pub(super) depth: usize,
    /// Containers open around here that were too deep to show.
    pub(super) hidden: usize,
    /// Text was shown since the last break among hidden containers.
    hidden_text: bool,
    heading: Option<Heading>,
    heading_text: String,
    pub(super) image: Option<Image>,
    pub(super) alt: String,
    /// A paragraph that began with a picture and may turn out to be a figure or a gallery: what it held so far.
    pub(super) held: Option<Vec<Held>>,
    /// Links open around here, and whether each is shown.
    links: Vec<bool>,
    pub(super) raw: Raw,
    /// Headings in a note are none.
    pub(super) in_notes: bool,
}

struct Heading {
    level: u8,
    asked_id: Option<String>,
    /// Words in braces that were taken for attributes.
    tail: String,
    span: Range<usize>,
}

impl<'v, V: Visitor> Flow<'v, V> {
    fn new(reserved: &'v [&'v str], visitor: &'v mut V) -> Self {
        Flow {
            visitor,
            ids: Ids::new(reserved),
            marks: Marks::default(),
            depth: 0,
            hidden: 0,
            hidden_text: false,
            heading: None,
            heading_text: String::new(),
            image: None,
            alt: String::new(),
            held: None,
            links: Vec::new(),
            raw: Raw::default(),
            in_notes: false,
        }
    }

    fn run<'a>(&mut self, events: impl Iterator<Item = Spanned<'a>>) {
        let mut events = events.peekable();
        while let Some((event, span)) = events.next() {
            if self.mutes(&event) {
                continue;
            }
            if self.image.is_some() {
                self.inside_image(event);
                continue;
            }
            if self.held.is_some() && self.hold(&event, &span) {
                continue;
            }
            match event {
                Event::Start(tag) => {
                    let before_image = matches!(events.peek(), Some((Event::Start(Tag::Image { .. }), _)));
                    self.start(tag, span, before_image);
                }
                Event::End(tag) => self.end(tag),
                Event::Text(text) if self.raw.in_block => self.raw.line(&text, span.start),
                Event::Text(text) => self.text(&text, span),
                Event::Code(code) => {
                    self.content(&code);
                    self.visitor.code(&code, span);
                }
                Event::Html(html) => self.raw.line(&html, span.start),
                Event::InlineHtml(html) => self.raw_inline(&html, span),
                Event::FootnoteReference(label) => self.note_ref(&label),
                Event::SoftBreak => self.line_break(false),
                Event::HardBreak => self.line_break(true),
                Event::Rule => {
                    self.content("");
                    self.visitor.rule();
                }
                Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
            }
        }
        self.raw_close_all();
    }

    /// The notes in the order of their marks; their own marks may add more of them while this goes on.
    fn notes(&mut self, definitions: &mut Definitions<'_>) {
        self.in_notes = true;
        self.visitor.notes_open();
        let mut at = 0;
        while let Some(key) = self.marks.order.get(at) {
            let events = definitions.take(key);
            at += 1;
            self.visitor.note_open(at);
            self.run(events.into_iter());
            self.visitor.note_close();
        }
        self.visitor.notes_close(&self.marks.uses);
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>, before_image: bool) {
        if self.hidden > 0 || self.depth + room(&tag) > MAX_DEPTH {
            if self.hidden == 0 {
                self.visitor.too_deep(span);
            }
            self.hidden += 1;
            return;
        }
        if tag == Tag::HtmlBlock {
            return self.raw.begin();
        }
        self.content("");
        match tag {
            Tag::Image { dest_url, title, .. } => {
                self.alt.clear();
                let (dest, title) = (dest_url.into_string(), title.into_string());
                self.image = Some(Image { dest, title, span, nested: 0 });
                return;
            }
            Tag::Heading { .. } if self.in_notes => self.visitor.open(Tag::Paragraph),
            Tag::Heading { level, id, classes, attrs } => {
                let tail = if id.is_none() && classes.is_empty() { braces(&attrs) } else { String::new() };
                self.heading_text.clear();
                self.heading =
                    Some(Heading { level: level as u8, asked_id: id.map(|id| id.into_string()), tail, span });
                self.visitor.heading_open(level as u8);
            }
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title, span),
            Tag::Paragraph if before_image && self.depth + 2 <= MAX_DEPTH => self.held = Some(Vec::new()),
            tag => self.visitor.open(tag),
        }
        self.depth += 1;
    }

    fn end(&mut self, tag: TagEnd) {
        let is_block = !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link);
        if self.hidden > 0 {
            self.hidden -= 1;
            if is_block && std::mem::take(&mut self.hidden_text) {
                self.visitor.line_break(false);
            }
            return;
        }
        if tag == TagEnd::HtmlBlock {
            return self.raw_block();
        }
        self.raw_close_inside();
        self.depth -= 1;
        match tag {
            TagEnd::Heading(_) => self.heading_end(),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.visitor.link_close();
                }
            }
            tag => self.visitor.close(tag),
        }
        self.raw_late(is_block);
    }

    fn heading_end(&mut self) {
        let Some(heading) = self.heading.take() else {
            return self.visitor.close(TagEnd::Paragraph);
        };
        if !heading.tail.is_empty() {
            self.heading_text.push_str(&heading.tail);
            self.visitor.text(&heading.tail, heading.span.clone());
        }
        let text = self.heading_text.trim();
        let id = self.ids.heading(heading.asked_id.as_deref(), text);
        self.visitor.heading_close(HeadingEnd { level: heading.level, id, text, span: heading.span });
    }

    fn link(&mut self, link_type: LinkType, dest: &str, title: &str, span: Range<usize>) {
        let shown = !self.in_link();
        self.links.push(shown);
        if !shown {
            return;
        }
        let mail = if link_type == LinkType::Email { format!("mailto:{dest}") } else { String::new() };
        let dest = if mail.is_empty() { url::trimmed(dest) } else { &mail };
        let kind = match link_type {
            LinkType::Inline => LinkKind::Inline,
            LinkType::Autolink | LinkType::Email => LinkKind::Autolink,
            _ => LinkKind::Reference,
        };
        self.visitor.link_open(LinkStart { dest, title, url: url::kind(dest), kind, span });
    }

    pub(super) fn in_link(&self) -> bool {
        self.links.contains(&true) || self.raw.has_link()
    }

    fn text(&mut self, text: &str, span: Range<usize>) {
        self.content(text);
        self.visitor.text(text, span);
    }

    fn line_break(&mut self, hard: bool) {
        self.content(" ");
        self.visitor.line_break(hard);
    }

    /// Before anything that readers see.
    pub(super) fn content(&mut self, text: &str) {
        if self.heading.is_some() {
            self.heading_text.push_str(text);
        }
        self.hidden_text |= self.hidden > 0 && !text.is_empty();
        if self.raw.wants_cell(self.depth) {
            self.raw_cell();
        }
    }

    fn note_ref(&mut self, label: &str) {
        self.content("");
        let (number, nth) = self.marks.mark(label);
        self.visitor.note_ref(number, nth);
    }
}

/// The words of a heading like "Kết quả {2024}", where the parser sees an attribute block without an id or a class.
fn braces(attributes: &[(CowStr<'_>, Option<CowStr<'_>>)]) -> String {
    if attributes.is_empty() || attributes.iter().any(|(_, value)| value.is_some()) {
        return String::new();
    }
    let words: Vec<&str> = attributes.iter().map(|(name, _)| &**name).collect();
    format!(" {{{}}}", words.join(" "))
}

/// The levels that an element needs to be of use.
fn room(tag: &Tag<'_>) -> usize {
    match tag {
        Tag::Table(_) => 3,
        Tag::List(_) => 2,
        _ => 1,
    }
}
