//! Footnotes out of the order they are written in and into the order a reader meets them in.
//!
//! A definition may stand anywhere, before its first mark or after it. So definitions are set aside while the body flows past, and
//! are read once the body is done and the order of the marks is known. A note that is never marked is never read.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

pub(super) type Spanned<'a> = (Event<'a>, Range<usize>);

/// One definition: where it stands and what is in it.
pub(super) struct Definition<'a> {
    pub(super) label: String,
    pub(super) span: Range<usize>,
    pub(super) events: Vec<Spanned<'a>>,
}

/// Definitions by label; the first of a label counts.
#[derive(Default)]
pub(super) struct Definitions<'a> {
    all: Vec<Definition<'a>>,
    by_label: HashMap<String, usize>,
    pub(super) duplicates: Vec<(String, Range<usize>)>,
}

impl<'a> Definitions<'a> {
    fn add(&mut self, definition: Definition<'a>) {
        let key = fold(&definition.label);
        if self.by_label.contains_key(&key) {
            self.duplicates.push((definition.label, definition.span));
        } else {
            self.by_label.insert(key, self.all.len());
            self.all.push(definition);
        }
    }

    pub(super) fn take(&mut self, key: &str) -> Vec<Spanned<'a>> {
        let found = self.by_label.get(key).map(|&at| std::mem::take(&mut self.all[at].events));
        found.unwrap_or_default()
    }

    /// Those that no mark of the page leads to.
    pub(super) fn unused(self, marks: &Marks) -> Vec<(String, Range<usize>)> {
        let unused = self.all.into_iter().filter(|definition| !marks.by_label.contains_key(&fold(&definition.label)));
        unused.map(|definition| (definition.label, definition.span)).collect()
    }
}

/// The marks met so far.
#[derive(Default)]
pub(super) struct Marks {
    by_label: HashMap<String, usize>,
    /// The folded label of each note, in order of its first mark.
    pub(super) order: Vec<String>,
    /// How many marks lead to each note.
    pub(super) uses: Vec<u32>,
}

impl Marks {
    /// The number of the note that a mark leads to and which of its marks this is, both from 1.
    pub(super) fn mark(&mut self, label: &str) -> (usize, u32) {
        let key = fold(label);
        let next = self.order.len();
        let at = *self.by_label.entry(key.clone()).or_insert(next);
        if at == next {
            self.order.push(key);
            self.uses.push(0);
        }
        self.uses[at] += 1;
        (at + 1, self.uses[at])
    }
}

/// Labels are compared as the parser compares them.
fn fold(label: &str) -> String {
    label.to_lowercase()
}

/// The events of a body without its footnote definitions, which go aside.
pub(super) struct Divert<'d, 'a, I> {
    events: I,
    definitions: &'d mut Definitions<'a>,
    open: Vec<Definition<'a>>,
}

impl<'d, 'a, I> Divert<'d, 'a, I> {
    pub(super) fn new(events: I, definitions: &'d mut Definitions<'a>) -> Self {
        Divert { events, definitions, open: Vec::new() }
    }
}

impl<'a, I: Iterator<Item = Spanned<'a>>> Iterator for Divert<'_, 'a, I> {
    type Item = Spanned<'a>;

    fn next(&mut self) -> Option<Spanned<'a>> {
        loop {
            let (event, span) = self.events.next()?;
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    self.open.push(Definition { label: label.into_string(), span, events: Vec::new() });
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some(definition) = self.open.pop() {
                        self.definitions.add(definition);
                    }
                }
                event => match self.open.last_mut() {
                    Some(definition) => definition.events.push((event, span)),
                    None => return Some((event, span)),
                },
            }
        }
    }
}
