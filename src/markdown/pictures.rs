//! Pictures on the walk: what stands in their brackets is gathered until they end, and those that are a paragraph are told from those
//! in a line.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::flow::Flow;
use super::url;
use super::visitor::{Picture, Visitor};

/// A picture that has begun.
pub(super) struct Image {
    pub(super) dest: String,
    pub(super) title: String,
    pub(super) span: Range<usize>,
    pub(super) nested: usize,
}

/// A piece of a paragraph that has nothing but pictures and gaps so far.
pub(super) enum Held {
    Picture { image: Image, alt: String },
    Gap(String, Range<usize>),
    Break(bool),
}

impl<V: Visitor> Flow<'_, V> {
    /// Inside the brackets of a picture there is only text.
    pub(super) fn inside_image(&mut self, event: Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.nested += 1,
            Event::End(_) if image.nested > 0 => image.nested -= 1,
            Event::End(_) => self.image_end(),
            Event::Text(text) | Event::Code(text) => self.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.alt.push(' '),
            _ => {}
        }
    }

    fn image_end(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        match &mut self.held {
            Some(held) => held.push(Held::Picture { image, alt: std::mem::take(&mut self.alt) }),
            None => {
                let alt = std::mem::take(&mut self.alt);
                self.picture(image, &alt, false);
            }
        }
    }

    fn picture(&mut self, image: Image, alt: &str, alone: bool) {
        let (dest, in_link) = (url::trimmed(&image.dest), self.in_link());
        self.visitor.picture(Picture {
            dest,
            alt: alt.trim(),
            title: &image.title,
            url: url::kind(dest),
            alone,
            in_link,
            size: (None, None),
            span: image.span,
        });
    }

    /// Whether the paragraph may still be one of pictures. If not, all that was held is let go, as a line of text.
    pub(super) fn hold(&mut self, event: &Event<'_>, span: &Range<usize>) -> bool {
        let Some(held) = &mut self.held else { return false };
        match event {
            Event::Start(Tag::Image { .. }) => return false,
            Event::Text(text) if text.trim().is_empty() => held.push(Held::Gap(text.to_string(), span.clone())),
            Event::SoftBreak => held.push(Held::Break(false)),
            Event::HardBreak => held.push(Held::Break(true)),
            Event::End(TagEnd::Paragraph) => self.pictures_end(),
            _ => {
                self.let_go();
                return false;
            }
        }
        true
    }

    /// The paragraph ends and holds only pictures: one is a figure, several that can be shown are a gallery.
    fn pictures_end(&mut self) {
        self.depth -= 1;
        let pictures = self.held.iter().flatten().filter_map(|held| match held {
            Held::Picture { image, .. } => Some(url::kind(url::trimmed(&image.dest)).is_image()),
            _ => None,
        });
        let (count, all_shown) = pictures.fold((0, true), |(count, all), shown| (count + 1, all && shown));
        if count > 1 && !all_shown {
            self.let_go();
            return self.visitor.close(TagEnd::Paragraph);
        }
        if count > 1 {
            self.visitor.gallery_open();
        }
        for held in self.held.take().into_iter().flatten() {
            if let Held::Picture { image, alt } = held {
                self.picture(image, &alt, true);
            }
        }
        if count > 1 {
            self.visitor.gallery_close();
        }
    }

    fn let_go(&mut self) {
        self.visitor.open(Tag::Paragraph);
        for held in self.held.take().into_iter().flatten() {
            match held {
                Held::Picture { image, alt } => self.picture(image, &alt, false),
                Held::Gap(text, span) => self.visitor.text(&text, span),
                Held::Break(hard) => self.visitor.line_break(hard),
            }
        }
    }
}
