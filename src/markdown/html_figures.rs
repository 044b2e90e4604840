//! Pictures, recordings and documents on the page.

use super::html::{Attachment, Html};
use super::media::{Media, is_pdf, media};
use super::visitor::{LinkStart, Picture};
use super::{escape, url};

impl Html<'_, '_> {
    pub(super) fn img(&mut self, picture: &Picture<'_>) {
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

    pub(super) fn figure(&mut self, picture: &Picture<'_>) {
        self.block("<figure>\n");
        match media(picture.dest) {
            Some(media) => self.player(picture, media),
            None => self.img(picture),
        }
        if !picture.title.is_empty() {
            self.push("\n<figcaption>");
            self.caption(picture.title);
            self.push("</figcaption>");
        }
        self.push("\n</figure>\n");
    }

    /// In place of a picture that can't be shown: its words, leading to it if it is on another host.
    pub(super) fn instead(&mut self, picture: &Picture<'_>) {
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

    /// The browser's own player; a reader whose browser has none gets the file.
    fn player(&mut self, picture: &Picture<'_>, media: Media) {
        let file = self.ctx.image(picture.dest).src;
        let src = url::trimmed(&file);
        if !url::kind(src).is_image() {
            return escape::text(self.out, picture.alt);
        }
        let (name, preload) = match media {
            Media::Video => ("video", "metadata"),
            Media::Audio => ("audio", "none"),
        };
        self.push("<");
        self.push(name);
        self.attribute("controls", "");
        self.attribute("preload", preload);
        self.attribute("src", &escape::percent(src));
        if !picture.alt.is_empty() {
            self.attribute("aria-label", picture.alt);
        }
        self.push(">");
        self.file_link(picture, src);
        self.push("</");
        self.push(name);
        self.push(">");
    }

    /// A picture in a line of text. A recording there is a link.
    pub(super) fn in_line(&mut self, picture: &Picture<'_>) {
        if media(picture.dest).is_none() {
            return self.img(picture);
        }
        let file = self.ctx.image(picture.dest).src;
        self.file_link(picture, url::trimmed(&file));
    }

    fn file_link(&mut self, picture: &Picture<'_>, src: &str) {
        let linked = !picture.in_link && url::kind(src).is_image();
        if linked {
            self.anchor(src, "");
        }
        escape::text(self.out, if picture.alt.is_empty() { picture.dest } else { picture.alt });
        if linked {
            self.push("</a>");
        }
    }

    /// Remembers a link to a document that begins a paragraph; `first` says that it does.
    pub(super) fn attachment_begin(&mut self, link: &LinkStart<'_>, first: bool) {
        self.attachment = (self.options.smart && first && link.url == url::Kind::Relative && is_pdf(link.dest))
            .then(|| Attachment { dest: link.dest.to_owned(), tag: self.out.len() - 1, end: usize::MAX });
    }

    /// A document that was all of its paragraph says what it is and how large.
    pub(super) fn attachment_end(&mut self) {
        let Some(attachment) = self.attachment.take().filter(|attachment| attachment.end == self.out.len()) else {
            return;
        };
        self.out.insert_str(attachment.tag, " type=\"application/pdf\"");
        self.push(" (PDF");
        if let Some(size) = self.ctx.size(&attachment.dest) {
            self.push(", ");
            escape::text(self.out, &size);
        }
        self.push(")");
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::render::tests::rendered;

    const A: &str = "<img src=\"a.png\" alt=\"A\" loading=\"lazy\" decoding=\"async\">";
    const B: &str = "<img src=\"b.png\" alt=\"B\" loading=\"lazy\" decoding=\"async\">";

    #[test]
    fn pictures_side_by_side() {
        let gallery = format!(
            "<div class=\"gallery\">\n<figure>\n{A}\n<figcaption>Cống “đầu” kênh</figcaption>\n</figure>\n<figure>\n{B}\n</figure>\n</div>\n"
        );
        for gap in ["", " ", "\n", "  \n", "\\\n"] {
            assert_eq!(rendered(&format!("![A](a.png 'Cống \"đầu\" kênh'){gap}![B](b.png)")), gallery, "{gap:?}");
        }
        assert_eq!(rendered("![A](a.png)\n![B](b.png) c"), format!("<p>{A}\n{B} c</p>\n"));
        assert_eq!(rendered("![A](a.png) *c*  \n![B](b.png)"), format!("<p>{A} <em>c</em><br>\n{B}</p>\n"));
        assert_eq!(
            rendered("![A](a.png) ![C](https://c.vn/c.png)"),
            format!("<p>{A} <a href=\"https://c.vn/c.png\" rel=\"noopener\">C</a></p>\n")
        );
        assert_eq!(rendered("[![A](a.png)](b.md)\n![B](b.png)"), format!("<p><a href=\"b.md\">{A}</a>\n{B}</p>\n"));
        assert_eq!(rendered("> ![A](a.png)\n> ![B](b.png)").matches("<figure>").count(), 2);
    }

    #[test]
    fn recordings_play() {
        assert_eq!(
            rendered("![Họp \"thôn\"](họp.mp4 \"Tháng 3\")"),
            "<figure>\n<video controls=\"\" preload=\"metadata\" src=\"h%E1%BB%8Dp.mp4\" aria-label=\"Họp &quot;thôn&quot;\"><a href=\"h%E1%BB%8Dp.mp4\">Họp \"thôn\"</a></video>\n<figcaption>Tháng 3</figcaption>\n</figure>\n"
        );
        assert_eq!(
            rendered("![](a.MP3)"),
            "<figure>\n<audio controls=\"\" preload=\"none\" src=\"a.MP3\"><a href=\"a.MP3\">a.MP3</a></audio>\n</figure>\n"
        );
        assert_eq!(rendered("Nghe ![bài hát](a.ogg)."), "<p>Nghe <a href=\"a.ogg\">bài hát</a>.</p>\n");
        assert_eq!(rendered("[Nghe ![bài hát](a.ogg)](b.md)"), "<p><a href=\"b.md\">Nghe bài hát</a></p>\n");
        assert_eq!(
            rendered("![phim](https://b.vn/a.mp4)"),
            "<p><a href=\"https://b.vn/a.mp4\" rel=\"noopener\">phim</a></p>\n"
        );
        for raw in [
            "<video src=https://b.vn/a.mp4 autoplay></video>",
            "<audio controls src=a.mp3></audio>",
            "<b>a</b> <video src=a.mp4>",
        ] {
            let html = rendered(raw);
            assert!(!html.contains("video") && !html.contains("audio") && !html.contains("src"), "{html}");
        }
        assert_eq!(rendered("<b>a</b>\n\n![x](a.webm)").matches("</video>").count(), 1);
    }

    #[test]
    fn documents_say_their_size() {
        assert_eq!(
            rendered("[Lịch](lich.pdf \"T\")"),
            "<p><a href=\"lich.pdf\" title=\"T\" type=\"application/pdf\">Lịch</a> (PDF, 1,2 MB)</p>\n"
        );
        assert_eq!(
            rendered("- [*A*](a.PDF)\n- [B](b.docx)\n- [c](c.pdf) d"),
            "<ul>\n<li><a href=\"a.PDF\" type=\"application/pdf\"><em>A</em></a> (PDF)</li>\n<li><a href=\"b.docx\">B</a></li>\n<li><a href=\"c.pdf\">c</a> d</li>\n</ul>\n"
        );
        for other in
            ["a [b](lich.pdf)", "[b](lich.pdf)[^1]\n\n[^1]: c", "[b](https://c.vn/lich.pdf)", "[nháp](nhap.md)"]
        {
            assert!(!rendered(other).contains("PDF"), "{other}");
        }
    }
}
