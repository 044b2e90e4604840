//! Raw HTML on the walk: single tags out of the text, whole blocks, and blocks that hold Markdown between their tags.
//!
//! Tags are paired here, so that what goes on is well nested whatever was written: an end tag without a beginning is dropped, an
//! element ends at the latest with the Markdown container in which it began, cells stand in rows and rows in tables. A body can't
//! close the page around it, and the sanitiser behind this never meets the misnested or table-bound tags whose repair takes browsers
//! (and it) quadratic time.

use std::ops::Range;

use super::flow::{Flow, MAX_DEPTH};
use super::nesting::{MAX_LATE, Mute, Open, Raw};
use super::outline::LinkKind;
use super::raw::{Token, Tokens, decode};
use super::rules::{self, Rule, Shape};
use super::url;
use super::visitor::{LinkStart, Picture, Visitor};

impl<V: Visitor> Flow<'_, V> {
    /// Whether an event is inside an element that is not to be read.
    pub(super) fn mutes(&mut self, event: &pulldown_cmark::Event<'_>) -> bool {
        use pulldown_cmark::Event;
        let Some(mute) = &mut self.raw.mute else {
            return false;
        };
        match event {
            Event::Start(_) => mute.nested += 1,
            Event::End(_) if mute.nested > 0 => mute.nested -= 1,
            Event::End(_) => {
                self.raw.mute = None;
                return false;
            }
            Event::InlineHtml(html) if mute.nested == 0 => {
                let name = mute.name;
                let ends = Tokens::new(html).any(
                    |(token, _)| matches!(token, Token::Close { name: other } if other.eq_ignore_ascii_case(name)),
                );
                if ends {
                    self.raw.mute = None;
                }
            }
            _ => {}
        }
        true
    }

    /// A tag in a line of text.
    pub(super) fn raw_inline(&mut self, html: &str, span: Range<usize>) {
        self.raw.seen = true;
        if self.hidden > 0 {
            return;
        }
        for (token, _) in Tokens::new(html) {
            match token {
                Token::Open { name, attributes } => {
                    if let Some(name) = rules::silent(name) {
                        // `<svg/>` has no content, whatever browsers make of `<script/>`.
                        if attributes.ends_with("/>") {
                            continue;
                        }
                        self.raw.mute = Some(Mute { name, nested: 0 });
                    } else if let Some(rule) = rules::find(name).filter(|rule| rule.is_inline()) {
                        self.raw_open(rule, attributes, span.clone());
                    }
                }
                Token::Close { name } => self.raw_close(name),
                Token::Text(_) => {}
            }
        }
    }

    /// The end of a block of HTML: all of it is here now.
    pub(super) fn raw_block(&mut self) {
        self.raw.in_block = false;
        let block = std::mem::take(&mut self.raw.block);
        let lines = std::mem::take(&mut self.raw.lines);
        let mut tokens = Tokens::new(&block);
        while let Some((token, piece)) = tokens.next() {
            match token {
                Token::Text(text) => self.raw_text(text, Raw::source(&lines, piece)),
                Token::Open { name, attributes } => {
                    if rules::silent(name).is_some() {
                        if !attributes.ends_with("/>") {
                            tokens.skip_element(name);
                        }
                    } else if let Some(rule) = rules::find(name) {
                        self.raw_open(rule, attributes, Raw::source(&lines, piece));
                    }
                }
                Token::Close { name } => self.raw_close(name),
            }
        }
        let depth = self.depth;
        let stays = |open: &Open| open.depth < depth || matches!(open.rule.shape, Shape::Flow | Shape::Rows);
        let keep = self.raw.open.iter().position(|open| !stays(open)).unwrap_or(self.raw.open.len());
        self.raw_close_down_to(keep);
        self.raw.late.clear();
        (self.raw.block, self.raw.lines) = (block, lines);
    }

    fn raw_text(&mut self, text: &str, span: Range<usize>) {
        if self.raw.wants_cell(self.depth) && text.trim().is_empty() {
            return;
        }
        self.content("");
        self.visitor.text(&decode(text), span);
    }

    fn raw_open(&mut self, rule: &'static Rule, attributes: &str, span: Range<usize>) {
        match rule.name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.in_notes => return,
            "img" => return self.raw_image(attributes, span),
            "a" => return self.raw_link(rule, attributes, span),
            _ => {}
        }
        if !self.raw_place(rule) || !self.raw_has_room(rule, &span) {
            return;
        }
        let attributes = rule.attributes(attributes, &mut self.ids);
        if rule.shape == Shape::Void {
            self.visitor.raw_open(rule.name, &attributes);
            return;
        }
        self.raw_push(rule, rule.name != "span" || !attributes.is_empty(), &attributes);
    }

    fn raw_push(&mut self, rule: &'static Rule, shown: bool, attributes: &[(&'static str, String)]) {
        if shown {
            self.visitor.raw_open(rule.name, attributes);
        }
        self.raw.open.push(Open { rule, depth: self.depth, shown });
    }

    fn raw_has_room(&mut self, rule: &Rule, span: &Range<usize>) -> bool {
        // A row and a cell may have to go with it.
        let room = rule.shape == Shape::Void || self.raw.open.len() + 2 < MAX_DEPTH;
        if !room {
            self.visitor.too_deep(span.clone());
        }
        room
    }

    /// Ends what an element ends by beginning, and says whether it may stand here.
    fn raw_place(&mut self, rule: &'static Rule) -> bool {
        let depth = self.depth;
        if rule.parents.is_empty() {
            if !rule.is_inline()
                && let Some(line) =
                    self.raw.find(depth, |open| open.shape == Shape::Line, |open| open.shape != Shape::Phrase)
            {
                self.raw_close_down_to(line);
            }
            self.content("");
            return true;
        }
        let barrier = |open: &Rule| {
            if rule.is_row_part() { open.name == "table" } else { open.is_row_part() || open.name == "blockquote" }
        };
        let Some(parent) = self.raw.find(depth, |open| rule.parents.contains(&open.name), barrier) else {
            return false;
        };
        self.raw_close_down_to(parent + 1);
        if matches!(rule.name, "td" | "th") && self.raw.open[parent].rule.name != "tr" {
            self.raw_add("tr");
        }
        true
    }

    /// A cell for content that stands between cells: it is kept, and no browser moves it in front of the table.
    pub(super) fn raw_cell(&mut self) {
        if self.raw.open.last().is_some_and(|open| open.rule.name != "tr") {
            self.raw_add("tr");
        }
        self.raw_add("td");
    }

    fn raw_add(&mut self, name: &str) {
        if let Some(rule) = rules::find(name) {
            self.raw_push(rule, true, &[]);
        }
    }

    fn raw_link(&mut self, rule: &'static Rule, attributes: &str, span: Range<usize>) {
        self.content("");
        if !self.raw_has_room(rule, &span) {
            return;
        }
        let id = rules::value(attributes, "id").or_else(|| rules::value(attributes, "name"));
        if let Some(id) = id.filter(|id| self.ids.claim(id)) {
            self.visitor.raw_open("span", &[("id", id)]);
            self.visitor.raw_close("span");
        }
        let dest = rules::value(attributes, "href").unwrap_or_default();
        let dest = url::trimmed(&dest);
        let shown = !dest.is_empty() && !self.in_link();
        if shown {
            let title = rules::value(attributes, "title").unwrap_or_default();
            self.visitor.link_open(LinkStart { dest, title: &title, url: url::kind(dest), kind: LinkKind::Html, span });
        }
        self.raw.open.push(Open { rule, depth: self.depth, shown });
    }

    fn raw_image(&mut self, attributes: &str, span: Range<usize>) {
        self.content("");
        let text = |name: &str| rules::value(attributes, name).unwrap_or_default();
        let pixels = |name: &str| text(name).trim().parse::<u32>().ok().filter(|&n| (1..=20_000).contains(&n));
        let (dest, alt, title) = (text("src"), text("alt"), text("title"));
        let dest = url::trimmed(&dest);
        let size = (pixels("width"), pixels("height"));
        let picture = Picture {
            dest,
            alt: &alt,
            title: &title,
            url: url::kind(dest),
            alone: false,
            in_link: self.in_link(),
            size,
            span,
        };
        self.visitor.picture(picture);
    }

    fn raw_close(&mut self, name: &str) {
        let Some(rule) = rules::find(name).filter(|rule| rule.shape != Shape::Void) else {
            return;
        };
        let barrier = |open: &Rule| {
            if rule.is_row_part() { rule.name != "table" && open.name == "table" } else { open.is_row_part() }
        };
        if let Some(at) = self.raw.find(self.depth, |open| open.name == rule.name, barrier) {
            self.raw_close_down_to(at);
        } else if self.raw.late.len() < MAX_LATE && self.raw.open.iter().any(|open| open.rule.name == rule.name) {
            self.raw.late.push(rule.name);
        }
    }

    /// End tags that came while Markdown of their element was still open.
    pub(super) fn raw_late(&mut self, is_block: bool) {
        if self.raw.late.is_empty() {
            return;
        }
        for name in std::mem::take(&mut self.raw.late) {
            self.raw_close(name);
        }
        if is_block {
            self.raw.late.clear();
        }
    }

    /// Ends what began inside the Markdown container that is about to end.
    pub(super) fn raw_close_inside(&mut self) {
        let depth = self.depth;
        if self.raw.open.last().is_some_and(|open| open.depth >= depth) {
            let keep = self.raw.open.partition_point(|open| open.depth < depth);
            self.raw_close_down_to(keep);
        }
    }

    pub(super) fn raw_close_all(&mut self) {
        self.raw_close_down_to(0);
        self.raw.late.clear();
    }

    fn raw_close_down_to(&mut self, keep: usize) {
        while self.raw.open.len() > keep {
            match self.raw.open.pop() {
                Some(open) if !open.shown => {}
                Some(open) if open.rule.name == "a" => self.visitor.link_close(),
                Some(open) => self.visitor.raw_close(open.rule.name),
                None => {}
            }
        }
    }
}
