//! The outline of a body: one walk, nothing rendered.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, LinkType, Options, Parser, Tag, TagEnd};

use super::flow;
use super::outline::{Heading, Image, Link, Marked, Outline, Problems};
use super::summary::{Words, summary};
use super::visitor::{HeadingEnd, LinkStart, Picture, Visitor};
use super::{dialect, ids, tame, url};

/// Enough of a paragraph for its first 300 characters.
const PARAGRAPH: usize = 4096;

/// Reads a body. `reserved` are the ids of the page around it, the same that `render` will get.
pub fn scan(body: &str, reserved: &[&str]) -> Outline {
    let body = &*tame::tamed(body);
    let mut broken = Vec::new();
    let mut scan = Scan { body, ..Scan::default() };
    let options = dialect::options(body);
    scan.problems.exploding_tables = !options.contains(Options::ENABLE_TABLES);
    let on_broken = |link: BrokenLink<'_>| {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            let brackets = if body[link.span.end..].starts_with("[]") { 2 } else { 0 };
            broken
                .push(Marked { text: link.reference.as_ref().into(), span: link.span.start..link.span.end + brackets });
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(body, options, Some(on_broken));
    let walked = flow::walk(parser.into_offset_iter(), reserved, &mut scan);
    broken.sort_unstable_by_key(|reference| reference.span.start);
    scan.problems.broken_references = broken;
    scan.finish(walked)
}

#[derive(Default)]
struct Scan<'a> {
    body: &'a str,
    outline: Outline,
    headings: Vec<Heading>,
    links: Vec<Link>,
    images: Vec<Image>,
    ids: Vec<Box<str>>,
    problems: Problems,
    words: Words,
    paragraph: Paragraph,
}

/// The search for the first paragraph: one that stands by itself, else any.
#[derive(Default)]
struct Paragraph {
    text: String,
    open: bool,
    found: bool,
    nested: u32,
    over: bool,
}

impl Scan<'_> {
    fn finish(mut self, walked: flow::Walked) -> Outline {
        for (at, &uses) in walked.uses.iter().enumerate() {
            self.ids.push(ids::note(at + 1).into());
            self.ids.extend((1..=uses).map(|nth| ids::note_ref(at + 1, nth).into_boxed_str()));
        }
        self.ids.sort_unstable();
        self.problems.unused_notes = self.labels(walked.unused_notes);
        self.problems.duplicate_notes = self.labels(walked.duplicate_notes);
        Outline {
            headings: self.headings.into(),
            links: self.links.into(),
            images: self.images.into(),
            other_ids: self.ids.into(),
            problems: (!self.problems.is_empty()).then(|| Box::new(self.problems)),
            words: self.words.count,
            raw_html: walked.raw_html,
            ..self.outline
        }
    }

    /// Footnote definitions shown by their label alone.
    fn labels(&self, definitions: Vec<(String, Range<usize>)>) -> Vec<Marked> {
        let mut marked: Vec<Marked> = definitions
            .into_iter()
            .map(|(label, span)| {
                let end = self.body[span.clone()].find("]:").map_or(span.end, |at| span.start + at + 1);
                Marked { text: label.into(), span: span.start..end }
            })
            .collect();
        marked.sort_unstable_by_key(|definition| definition.span.start);
        marked
    }

    /// A mark that led nowhere comes as text of its own: the opening bracket, unless it was escaped.
    fn undefined_note(&mut self, text: &str, span: &Range<usize>) {
        let at = if text == "![" { span.start + 1 } else { span.start };
        if !matches!(text, "[" | "![") || !self.body[at..].starts_with("[^") {
            return;
        }
        let escapes = self.body[..at].bytes().rev().take_while(|&b| b == b'\\').count();
        let rest = &self.body[at + 2..];
        let Some(end) = rest.find([']', '[', '\n', '\r']) else {
            return;
        };
        let label = &rest[..end];
        if rest.as_bytes()[end] == b']' && escapes % 2 == 0 && !label.trim().is_empty() {
            self.problems.undefined_notes.push(Marked { text: label.into(), span: at..at + 3 + end });
        }
    }

    fn read(&mut self, text: &str) {
        self.words.add(text);
        if self.paragraph.open && self.paragraph.text.len() < PARAGRAPH {
            self.paragraph.text.push_str(text);
        }
    }

    fn gap(&mut self) {
        self.words.gap();
        if self.paragraph.open {
            self.paragraph.text.push(' ');
        }
    }

    fn paragraph_open(&mut self) {
        let paragraph = &mut self.paragraph;
        paragraph.open = !paragraph.over && (paragraph.nested == 0 || !paragraph.found);
        paragraph.text.clear();
    }

    fn paragraph_close(&mut self) {
        if !std::mem::take(&mut self.paragraph.open) {
            return;
        }
        let text = summary(&self.paragraph.text);
        if !text.is_empty() {
            self.outline.first_paragraph = text.into();
            self.paragraph.found = true;
            self.paragraph.over = self.paragraph.nested == 0;
        }
    }
}

impl Visitor for Scan<'_> {
    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.paragraph_open(),
            Tag::BlockQuote(_) | Tag::List(_) => self.paragraph.nested += 1,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => return,
            _ => {}
        }
        self.gap();
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.paragraph_close(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) => self.paragraph.nested -= 1,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => return,
            _ => {}
        }
        self.gap();
    }

    fn text(&mut self, text: &str, span: Range<usize>) {
        self.undefined_note(text, &span);
        self.read(text);
    }

    fn code(&mut self, code: &str, _span: Range<usize>) {
        self.read(code);
    }

    fn line_break(&mut self, _hard: bool) {
        self.gap();
    }

    fn heading_open(&mut self, _level: u8) {
        self.gap();
    }

    fn heading_close(&mut self, heading: HeadingEnd<'_>) {
        self.gap();
        let HeadingEnd { level, id, text, span } = heading;
        self.headings.push(Heading { level, id: id.into(), text: text.into(), span });
    }

    fn link_open(&mut self, link: LinkStart<'_>) {
        if link.url == url::Kind::Refused {
            self.problems.unsafe_urls.push(Marked { text: link.dest.into(), span: link.span.clone() });
        }
        self.links.push(Link { dest: link.dest.into(), kind: link.kind, span: link.span });
    }

    fn picture(&mut self, picture: Picture<'_>) {
        let marked = || Marked { text: picture.dest.into(), span: picture.span.clone() };
        match picture.url {
            url::Kind::Relative | url::Kind::Empty => {}
            url::Kind::Web => self.problems.remote_images.push(marked()),
            _ => self.problems.unsafe_urls.push(marked()),
        }
        let Picture { dest, alt, title, span, .. } = picture;
        self.images.push(Image { dest: dest.into(), alt: alt.into(), title: title.into(), span });
    }

    fn notes_open(&mut self) {
        self.paragraph.over = true;
    }

    fn raw_open(&mut self, name: &'static str, attributes: &[(&'static str, String)]) {
        let id = attributes.iter().find(|(name, _)| *name == "id");
        self.ids.extend(id.map(|(_, id)| Box::from(id.as_str())));
        match name {
            "p" => self.paragraph_open(),
            "br" | "td" | "th" | "li" | "div" => self.gap(),
            _ => {}
        }
    }

    fn raw_close(&mut self, name: &'static str) {
        match name {
            "p" => self.paragraph_close(),
            "td" | "th" | "li" | "div" => self.gap(),
            _ => {}
        }
    }

    fn too_deep(&mut self, span: Range<usize>) {
        self.problems.too_deep.get_or_insert(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::LinkKind;

    fn marked<'b>(body: &'b str, all: &'b [Marked]) -> Vec<(&'b str, &'b str)> {
        all.iter().map(|one| (&*one.text, &body[one.span.clone()])).collect()
    }

    fn problems(body: &str) -> Problems {
        scan(body, &[]).problems.map(|problems| *problems).unwrap_or_default()
    }

    #[test]
    fn stays_small() {
        assert!(size_of::<Outline>() <= 104, "{}", size_of::<Outline>());
        assert_eq!(scan("", &[]), Outline::default());
        assert!(scan("Một đoạn [văn](a.md).", &[]).problems.is_none());
    }

    #[test]
    fn headings() {
        let body = "# Một *hai*[^a]\r\n\r\nBa\r\n===\r\n\r\n> ## `Bốn` {#bon}\r\n\r\n[^a]: Chú thích\r\n    # Không phải mục\r\n";
        let outline = scan(body, &["ba"]);
        let found: Vec<_> =
            outline.headings.iter().map(|h| (h.level, &*h.id, &*h.text, body[h.span.clone()].trim())).collect();
        assert_eq!(
            found,
            [
                (1, "mot-hai", "Một hai", "# Một *hai*[^a]"),
                (1, "ba-2", "Ba", "Ba\r\n==="),
                (2, "bon", "Bốn", "## `Bốn` {#bon}")
            ]
        );
        assert_eq!(outline.anchors(), ["ba-2", "bon", "ct-1", "ct-1-ref", "mot-hai"]);
        assert!(outline.has_anchor("ct-1-ref") && outline.has_anchor("bon") && !outline.has_anchor("ba"));
    }

    #[test]
    fn links_and_images() {
        let body = "[a](b.md \"c\") [d] <https://e.vn> <f@g.vn> ![h *i*](j.png 'k')\n<a href='l.md?m&amp;n'>o</a>\n\n[d]: p%20q.md";
        let outline = scan(body, &[]);
        let links: Vec<_> = outline.links.iter().map(|l| (&*l.dest, l.kind, &body[l.span.clone()])).collect();
        assert_eq!(
            links,
            [
                ("b.md", LinkKind::Inline, "[a](b.md \"c\")"),
                ("p%20q.md", LinkKind::Reference, "[d]"),
                ("https://e.vn", LinkKind::Autolink, "<https://e.vn>"),
                ("mailto:f@g.vn", LinkKind::Autolink, "<f@g.vn>"),
                ("l.md?m&n", LinkKind::Html, "<a href='l.md?m&amp;n'>"),
            ]
        );
        let images: Vec<_> =
            outline.images.iter().map(|i| (&*i.dest, &*i.alt, &*i.title, &body[i.span.clone()])).collect();
        assert_eq!(images, [("j.png", "h i", "k", "![h *i*](j.png 'k')")]);
        assert!(outline.raw_html);
    }

    #[test]
    fn raw_html_has_places_in_the_body() {
        let body = "> <div id=\"a\">\r\n> <img\r\n>  src=b.png alt='&agrave;'>\r\n> </div>\r\n";
        let outline = scan(body, &[]);
        assert_eq!(outline.images.len(), 1);
        assert_eq!(&body[outline.images[0].span.clone()], "<img\r\n>  src=b.png alt='&agrave;'>");
        assert_eq!((&*outline.images[0].alt, outline.anchors()), ("à", vec!["a"]));
    }

    #[test]
    fn footnotes() {
        let body =
            "A[^a], B[^b] và `[^c]` \\[^d] ![^e] [^a][^f g]\n\n[^a]: Một\n[^A]: Hai\n[^thừa]: Ba[^h]\n\n    [^i]\n";
        let found = problems(body);
        assert_eq!(marked(body, &found.undefined_notes), [("b", "[^b]"), ("e", "[^e]"), ("f g", "[^f g]")]);
        assert_eq!(marked(body, &found.unused_notes), [("thừa", "[^thừa]")]);
        assert_eq!(marked(body, &found.duplicate_notes), [("A", "[^A]")]);
    }

    #[test]
    fn references() {
        let body = "[a][b] [c][] [d] [e][f] ![g][h] `[i][j]`\n\n[f]: k.md\n";
        assert_eq!(
            marked(body, &problems(body).broken_references),
            [("b", "[a][b]"), ("c", "[c][]"), ("h", "![g][h]")]
        );
        assert_eq!(problems("Danh sách [kèm theo] và [1]."), Problems::default());
    }

    #[test]
    fn urls() {
        let body = "[a](java&#115;cript:b) ![c](https://d.vn/e.png) ![f](data:g) <img src=//h.vn/i.png> [j](k.md)";
        let found = problems(body);
        assert_eq!(
            marked(body, &found.unsafe_urls),
            [
                ("javascript:b", "[a](java&#115;cript:b)"),
                ("data:g", "![f](data:g)"),
                ("//h.vn/i.png", "<img src=//h.vn/i.png>")
            ]
        );
        assert_eq!(marked(body, &found.remote_images), [("https://d.vn/e.png", "![c](https://d.vn/e.png)")]);
    }

    #[test]
    fn first_paragraph_and_words() {
        let body = "# Mục\n\n- danh sách\n\n> Trích dẫn\n\n![ảnh](a.png)\n\nÔng *Khoát*[^a]\ngiữ `giờ` nước – [xem](b.md).\n\nSau\n\n[^a]: Ghi chú\n";
        let outline = scan(body, &[]);
        assert_eq!(&*outline.first_paragraph, "Ông Khoát giữ giờ nước – xem.");
        assert_eq!(outline.words, 14);
        assert_eq!(&*scan("> Trích dẫn", &[]).first_paragraph, "Trích dẫn");
        assert_eq!(&*scan("<p>Dán từ Word</p>\n\nSau", &[]).first_paragraph, "Dán từ Word");
        assert_eq!(&*scan("# Mục", &[]).first_paragraph, "");
    }

    #[test]
    fn depth() {
        let body = format!("{}a", "> ".repeat(40));
        assert_eq!(problems(&body).too_deep, Some(64..body.len()));
        assert_eq!(problems(&format!("{}a", "> ".repeat(31))).too_deep, None);
    }
}
