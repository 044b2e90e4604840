//! Pictures on the walk: what stands in their brackets is gathered until they end, and one that is a paragraph is told from one in
//! a line.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::flow::Flow;
use super::footnotes::Spanned;
use super::url;
use super::visitor::{Picture, Visitor};

/// A picture that has begun.
pub(super) struct Image {
    pub(super) dest: String,
    pub(super) title: String,
    pub(super) span: Range<usize>,
    pub(super) nested: usize,
}

impl<V: Visitor> Flow<'_, V> {
    /// Inside the brackets of a picture there is only text.
    pub(super) fn inside_image<'a, I: Iterator<Item = Spanned<'a>>>(
        &mut self,
        event: Event<'a>,
        events: &mut Peekable<I>,
    ) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.nested += 1,
            Event::End(_) if image.nested > 0 => image.nested -= 1,
            Event::End(_) => self.image_end(events),
            Event::Text(text) | Event::Code(text) => self.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.alt.push(' '),
            _ => {}
        }
    }

    fn image_end<'a, I: Iterator<Item = Spanned<'a>>>(&mut self, events: &mut Peekable<I>) {
        let Some(image) = self.image.take() else {
            return;
        };
        let held = std::mem::take(&mut self.held);
        let alone = held && events.next_if(|(event, _)| *event == Event::End(TagEnd::Paragraph)).is_some();
        if alone {
            self.depth -= 1;
        } else if held {
            self.visitor.open(Tag::Paragraph);
        }
        let (dest, in_link) = (url::trimmed(&image.dest), self.in_link());
        self.visitor.picture(Picture {
            dest,
            alt: self.alt.trim(),
            title: &image.title,
            url: url::kind(dest),
            alone,
            in_link,
            size: (None, None),
            span: image.span,
        });
    }
}
