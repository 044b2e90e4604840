//! A body as HTML for one page.

use super::html::Html;
use super::sanitise::Sanitiser;
use super::{Abbreviations, Context, dialect, flow, tame};

/// Words that readers of the page see or hear, in its language.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// Names a table that scrolls; a number follows.
    pub table: &'a str,
    /// Names the list of footnotes.
    pub notes: &'a str,
    /// Names a footnote mark; its number follows.
    pub note: &'a str,
    /// Names the way back from a footnote; the number of the note follows.
    pub back: &'a str,
}

impl Labels<'static> {
    pub const VI: Self =
        Labels { table: "Bảng", notes: "Chú thích", note: "Chú thích", back: "Về chỗ có chú thích" };
    pub const EN: Self = Labels { table: "Table", notes: "Notes", note: "Note", back: "Back to note" };
}

#[derive(Debug, Clone, Copy)]
pub struct RenderOptions<'a> {
    /// The level, 2 to 6, that the highest heading of the body gets; the others keep their distance from it.
    pub heading_base: u8,
    pub labels: Labels<'a>,
    /// Ids of the page around the body. `scan` must have got the same.
    pub reserved_ids: &'a [&'a str],
    pub sanitiser: &'a Sanitiser,
    /// Set the text as a story: quotation marks and dashes of print, sources of quotations, sizes of attachments. What was issued
    /// stays word for word as it is.
    pub smart: bool,
    /// Abbreviations to explain where they first stand.
    pub abbreviations: Option<&'a Abbreviations>,
}

/// Appends the HTML of `body` to `out`.
///
/// Only a body with raw HTML goes through the sanitiser, which takes five times as long as all the rest. Every other one is made of
/// our own markup alone, and would come out of there byte for byte as it went in.
pub fn render(body: &str, ctx: &dyn Context, options: &RenderOptions<'_>, out: &mut String) {
    let start = out.len();
    out.reserve(body.len() + body.len() / 4 + 64);
    let body = tame::tamed(body);
    let mut html = Html::new(ctx, options, &body, out);
    let walked = flow::walk(dialect::parse(&body), options.reserved_ids, &mut html);
    html.finish();
    if walked.raw_html {
        let clean = options.sanitiser.clean(&out[start..]);
        out.truncate(start);
        out.push_str(&clean);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::markdown::{Resolved, ResolvedImage};

    /// A story of a site in which `a.md` is `a.html`, `nhap.md` is a draft, and `anh.jpg` has a known size.
    pub(in crate::markdown) struct Site;

    impl Context for Site {
        fn link(&self, dest: &str) -> Resolved {
            match dest {
                "a.md" => Resolved::To("../a.html".to_owned()),
                "nhap.md" => Resolved::Text,
                "evil.md" => Resolved::To("javascript:alert(1)".to_owned()),
                _ => Resolved::AsWritten,
            }
        }

        fn image(&self, dest: &str) -> ResolvedImage {
            let size = (dest == "anh.jpg").then_some(640);
            ResolvedImage { src: dest.to_owned(), width: size, height: size.map(|width| width / 2) }
        }

        fn size(&self, dest: &str) -> Option<String> {
            (dest == "lich.pdf").then(|| "1,2 MB".to_owned())
        }
    }

    /// Made once: the tests render thousands of bodies.
    pub(in crate::markdown) static SANITISER: std::sync::LazyLock<Sanitiser> = std::sync::LazyLock::new(Sanitiser::new);

    static ABBREVIATIONS: std::sync::LazyLock<Abbreviations> = std::sync::LazyLock::new(|| {
        let mut all = Abbreviations::default();
        all.insert("HĐND", "Hội đồng nhân dân");
        all.insert("ĐVTN", "đoàn viên, thanh niên");
        all.insert("KT-XH", "kinh tế – xã hội");
        all.insert("GD&ĐT", "giáo dục & \"đào tạo\"");
        all
    });

    pub(in crate::markdown) fn options<'a>(reserved_ids: &'a [&'a str]) -> RenderOptions<'a> {
        let abbreviations = Some(&*ABBREVIATIONS);
        RenderOptions {
            heading_base: 2,
            labels: Labels::VI,
            reserved_ids,
            sanitiser: &SANITISER,
            smart: true,
            abbreviations,
        }
    }

    pub(in crate::markdown) fn rendered(body: &str) -> String {
        let mut out = String::from("<main>");
        render(body, &Site, &options(&["lien-quan"]), &mut out);
        assert!(out.starts_with("<main>"));
        out.split_off(6)
    }

    #[test]
    fn paragraphs_and_marks() {
        assert_eq!(
            rendered("Một *hai* **ba** ~~bốn~~ `a<b`\nnăm  \nsáu & <7"),
            "<p>Một <em>hai</em> <strong>ba</strong> <del>bốn</del> <code>a&lt;b</code>\nnăm<br>\nsáu &amp; &lt;7</p>\n"
        );
        assert_eq!(rendered("a\r\nb\r\n\r\nc"), "<p>a\nb</p>\n<p>c</p>\n");
        assert_eq!(
            rendered("> a\n> > b\n\n---"),
            "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n<hr>\n"
        );
        assert_eq!(rendered("H ~2~ O x^2^ \"a\" -- [ ] $x$"), "<p>H <del>2</del> O x^2^ “a” – [ ] $x$</p>\n");
        assert_eq!(rendered(""), "");
    }

    #[test]
    fn what_was_issued_stays_word_for_word() {
        let issued = RenderOptions { smart: false, abbreviations: None, ..options(&[]) };
        let mut out = String::new();
        render("\"HĐND\" -- 'a'...\n\n> b\n> — c\n\n[d](lich.pdf)\n\n![e](a.png '\"f\"')", &Site, &issued, &mut out);
        assert_eq!(
            out,
            "<p>\"HĐND\" -- 'a'...</p>\n<blockquote>\n<p>b\n— c</p>\n</blockquote>\n<p><a href=\"lich.pdf\">d</a></p>\n<figure>\n<img src=\"a.png\" alt=\"e\" loading=\"lazy\" decoding=\"async\">\n<figcaption>\"f\"</figcaption>\n</figure>\n"
        );
    }

    #[test]
    fn lists_and_code() {
        assert_eq!(rendered("- a\n  - b\n- c"), "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n");
        assert_eq!(rendered("3. a\n\n4. b"), "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n");
        assert_eq!(rendered("- [ ] a"), "<ul>\n<li>[ ] a</li>\n</ul>\n");
        assert_eq!(rendered("```js\r\n\r\n<b>\r\n```"), "<pre tabindex=\"0\"><code>\n&lt;b&gt;\n</code></pre>\n");
    }

    #[test]
    fn headings_fit_the_page() {
        assert_eq!(
            rendered("# Mục 1\n## *Mục* 1[^a] {#x .y z=w}\n\n[^a]: b").lines().next(),
            Some("<h2 id=\"muc-1\">Mục 1</h2>")
        );
        assert_eq!(rendered("## A\n#### B\n## A"), "<h2 id=\"a\">A</h2>\n<h4 id=\"b\">B</h4>\n<h2 id=\"a-2\">A</h2>\n");
        assert_eq!(rendered("### A\n# B\n###### C"), "<h4 id=\"a\">A</h4>\n<h2 id=\"b\">B</h2>\n<h6 id=\"c\">C</h6>\n");
        assert_eq!(
            rendered("## Liên quan {#lien-quan}\n## B {#ro-rang .do onclick=x}"),
            "<h2 id=\"lien-quan-2\">Liên quan</h2>\n<h2 id=\"ro-rang\">B</h2>\n"
        );
        assert_eq!(
            rendered("# Kết *quả* {năm 2024}"),
            "<h2 id=\"ket-qua-nam-2024\">Kết <em>quả</em> {năm 2024}</h2>\n"
        );
        assert_eq!(rendered("#\nTên\n==="), "<h2 id=\"muc\"></h2>\n<h2 id=\"ten\">Tên</h2>\n");
    }

    #[test]
    fn links_lead_where_the_site_says() {
        assert_eq!(
            rendered("[a](a.md \"T\") [b](b.md) [c](nhap.md) [d](evil.md) [e]()"),
            "<p><a href=\"../a.html\" title=\"T\">a</a> <a href=\"b.md\">b</a> c d e</p>\n"
        );
        assert_eq!(
            rendered("<https://a.vn/ă?b&c> <ban@a.vn>"),
            "<p><a href=\"https://a.vn/%C4%83?b&amp;c\" rel=\"noopener\">https://a.vn/ă?b&amp;c</a> <a href=\"mailto:ban@a.vn\">ban@a.vn</a></p>\n"
        );
        assert_eq!(
            rendered("[a <https://b.vn> ![c](anh.jpg)](d.md)"),
            "<p><a href=\"d.md\">a https://b.vn <img src=\"anh.jpg\" alt=\"c\" width=\"640\" height=\"320\" loading=\"lazy\" decoding=\"async\"></a></p>\n"
        );
        assert_eq!(rendered("[a][b] [c][] [d]\n\n[d]: e.md"), "<p>[a][b] [c][] <a href=\"e.md\">d</a></p>\n");
    }

    #[test]
    fn pictures() {
        let img =
            "<img src=\"anh.jpg\" alt=\"Cống *1*\" width=\"640\" height=\"320\" loading=\"lazy\" decoding=\"async\">"
                .replace('*', "");
        assert_eq!(
            rendered("![Cống *1*](anh.jpg \"Cống & bảng\")"),
            format!("<figure>\n{img}\n<figcaption>Cống &amp; bảng</figcaption>\n</figure>\n")
        );
        assert_eq!(rendered("![Cống *1*](anh.jpg)"), format!("<figure>\n{img}\n</figure>\n"));
        assert_eq!(rendered("a ![Cống *1*](anh.jpg)"), format!("<p>a {img}</p>\n"));
        assert_eq!(rendered("![Cống *1*](anh.jpg) a"), format!("<p>{img} a</p>\n"));
        assert_eq!(rendered("- ![Cống *1*](anh.jpg)"), format!("<ul>\n<li>{img}</li>\n</ul>\n"));
        assert_eq!(
            rendered("![a](b.png \"c\") d"),
            "<p><img src=\"b.png\" alt=\"a\" title=\"c\" loading=\"lazy\" decoding=\"async\"> d</p>\n"
        );
        assert_eq!(
            rendered("![a](https://b.vn/c.png) ![](https://b.vn/d.png)"),
            "<p><a href=\"https://b.vn/c.png\" rel=\"noopener\">a</a> <a href=\"https://b.vn/d.png\" rel=\"noopener\">https://b.vn/d.png</a></p>\n"
        );
        assert_eq!(
            rendered("![a](https://b.vn/c.png)"),
            "<p><a href=\"https://b.vn/c.png\" rel=\"noopener\">a</a></p>\n"
        );
        assert_eq!(
            rendered("[![a](https://b.vn/c.png)](d.md) ![x](data:image/png;base64,AA)"),
            "<p><a href=\"d.md\">a</a> x</p>\n"
        );
    }

    #[test]
    fn tables() {
        let expected = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng 1\"><table>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"r\">a</th><th scope=\"col\" class=\"c\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>c</td><td class=\"r\">1</td><td class=\"c\"></td></tr>\n</tbody>\n</table></div>\n";
        assert_eq!(rendered("||a|b|\n|-|-:|:-:|\n|c|1|"), expected);
        assert_eq!(rendered("|a|\n|-|").matches("tbody").count(), 0);
        assert_eq!(rendered("|a|\n|-|\n\n|b|\n|-|").matches("aria-label=\"Bảng 2\"").count(), 1);
    }

    #[test]
    fn a_table_without_head_is_things_side_by_side() {
        let body = "| | |\n| --- | --- |\n| **Nơi nhận:**<br>Lưu. | **BÍ THƯ**<br>*(ký)* |";
        let beside = "<table class=\"beside\" role=\"presentation\">\n<tbody>\n<tr><td class=\"l small\"><strong>Nơi nhận:</strong><br>Lưu.</td><td><strong>BÍ THƯ</strong><br><em>(ký)</em></td></tr>\n</tbody>\n</table>\n";
        assert_eq!(rendered(body), beside);
        // The same whether the rest of the body goes through the sanitiser or not, and other tables keep their numbers.
        let raw =
            rendered(&format!("<div>a</div>\n\n{body}\n\n<table><tr><td rowspan=2 colspan=3>b</td></tr></table>"));
        assert!(raw.contains(beside), "{raw}");
        assert!(
            raw.contains("aria-label=\"Bảng 1\"") && raw.contains("<td rowspan=\"2\" colspan=\"3\">b</td>"),
            "{raw}"
        );
        assert_eq!(
            rendered("a\n\n||||\n|:-|:-:|-:|\n|b|c|d|\n\n|e|\n|-|").replace('\n', ""),
            "<p>a</p><table class=\"beside\" role=\"presentation\"><tbody><tr><td class=\"l\">b</td><td class=\"c\">c</td><td class=\"r\">d</td></tr></tbody></table><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng 1\"><table><thead><tr><th scope=\"col\">e</th></tr></thead></table></div>"
        );
        assert_eq!(rendered("a\n\n| | |\n|-|-|\n\nb"), "<p>a</p>\n<p>b</p>\n");
        assert!(rendered("| | a |\n|-|-|\n| Nơi nhận | b |").contains("<td>Nơi nhận</td>"));
        assert!(
            !rendered("<table class=beside role=presentation><tr><td class=l>a</td></tr></table>").contains("beside")
        );
    }

    #[test]
    fn footnotes_in_order_of_use() {
        let html = rendered("A[^b] B[^a] C[^b].\n\n[^a]: Một.\n[^b]: Hai[^c].\n[^c]: - Ba\n[^d]: # Không ai nhắc\n");
        let mark = |n: u32, id: &str| {
            format!(
                "<sup class=\"ref\"><a href=\"#ct-{n}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\"Chú thích {n}\">{n}</a></sup>"
            )
        };
        let back = |n: u32, id: &str, sign: &str| {
            format!(
                "<a href=\"#{id}\" class=\"back\" role=\"doc-backlink\" aria-label=\"Về chỗ có chú thích {sign}\">↩</a>",
                sign = if sign.is_empty() { n.to_string() } else { sign.to_owned() }
            )
        };
        let expected = format!(
            "<p>A{} B{} C{}.</p>\n<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Chú thích\">\n<ol>\n<li id=\"ct-1\">\n<p>Hai{}. {} {}</p>\n</li>\n<li id=\"ct-2\">\n<p>Một. {}</p>\n</li>\n<li id=\"ct-3\">\n<ul>\n<li>Ba</li>\n</ul>\n<p>{}</p>\n</li>\n</ol>\n</section>\n",
            mark(1, "ct-1-ref"),
            mark(2, "ct-2-ref"),
            mark(1, "ct-1-ref-2"),
            mark(3, "ct-3-ref"),
            back(1, "ct-1-ref", "1 (1)"),
            back(1, "ct-1-ref-2", "1 (2)"),
            back(2, "ct-2-ref", ""),
            back(3, "ct-3-ref", ""),
        );
        assert_eq!(html, expected);
    }

    #[test]
    fn footnotes_in_links_and_loops() {
        assert!(
            rendered("<a href=c.md>a[^b]</a> d\n\n[^b]: e")
                .starts_with("<p><a href=\"c.md\">a</a><sup class=\"ref\"><a href=\"#ct-1\" id=\"ct-1-ref\"")
        );
        let html = rendered("a[^b]\n\n[^b]: c[^b]");
        assert!(html.contains("id=\"ct-1-ref-2\"") && html.contains("href=\"#ct-1-ref-2\""), "{html}");
        assert_eq!(rendered("a[^b]"), "<p>a[^b]</p>\n");
    }
}
