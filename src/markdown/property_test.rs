//! What must hold for every body there is.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::render::tests::{SANITISER, Site, options, rendered};
use super::*;

const RESERVED: &[&str] = &["lien-quan", "muc"];

/// Pieces that meet in every order make more trouble than random characters do.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "a", "Một tấm bảng", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "    ", "# ", "## ", "### Mục\n", "\n===\n",
    "\n---\n", "> ", "- ", "1. ", "7) ", "* ", "**", "*", "_", "~~", "`", "```\n", "~~~\n", "[", "]", "](", ")",
    "[a](b.md)", "[a](a.md \"t\")", "[a][b]", "[b]: c.md\n", "![", "![x](anh.jpg)", "![x](anh.jpg \"y\")",
    "![x](https://z.vn/a.png)", "<https://a.vn>", "<a@b.vn>", "[^1]", "[^2]", "[^1]: ", "[^2]: ", "[^n ă]: z\n",
    "[^3]", "|", "|a|b|\n|-|-:|\n", "|:-:|\n", "|a|\n|-|\n|b|\n", "\\", "&amp;", "&nbsp;", "\u{a0}", "&#0;", "&#13;",
    "\0", "\u{1}", "\u{feff}", "\u{301}", "đ", "{#muc}", "{#x .y z}", "{", "}", "!", "\"", "'", "(", ":", "&", "<",
    ">", "…", "\u{ffff}", "[a](https://a.vn/%zz)", "[a](https://[)", "[a](https://ă.vn/ă)", "[a](mailto:x)",
    "[x](#muc)", "--", "$a$", "> a\n> — b\n", "> -- ", "— ", "– c", "\n> ", "![x](a.png)\n![y](anh.jpg)", "![](a.mp4)",
    "![z](b.mp3 \"t\")", "\n\n[p](lich.pdf)\n\n", "HĐND", "KT-XH", "GD&ĐT", "HĐ", "...", " - ", "5'30\"", "“", "'b'",
];

#[rustfmt::skip]
const RAW: &[&str] = &[
    "<b>", "</b>", "<i>", "</i>", "<a href=a.md>", "<a id=q>", "</a>", "<p>", "<p id=ab>", "</p>", "<div>",
    "<div id=muc>", "</div>", "<span id=cd>", "<span>", "</span>", "<table>", "</table>", "<tr>", "</tr>", "<td>",
    "</td>", "<th scope=col>", "<tbody>", "</tbody>", "<caption>", "<ul>", "</ul>", "<li id=ef>", "</li>",
    "<ol start=3>", "</ol>", "<dl>", "<dt id=gh>", "<dd>", "</dl>", "<h2 id=ij>", "</h2>", "<blockquote>",
    "</blockquote>", "<pre>", "</pre>", "<br>", "<hr>", "<img src=anh.jpg>", "<details>", "</details>", "<summary>",
    "<figure>", "<figcaption>", "</figure>", "<ruby>", "<rt>", "</ruby>", "<sup id=kl>", "</sup>", "<script>",
    "</script>", "<style>", "</style>", "<svg>", "</svg>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<o:p>", "</o:p>",
    "<section id=mn>", "</section>", "<form>", "</main>", "<td", " id=\"op\"", "='", "<mark id=ab>", "</mark>",
    "<code>", "</code>", "<select>", "<option>", "<template>", "<title>", "<textarea>", "<noscript>", "<q>",
    "<small>", "<em>", "<video src=https://z.vn/a.mp4>", "</video>", "<audio controls>", "</audio>", "<abbr title=\"x\">",
    "</abbr>", "<cite>", "</cite>", "<wbr>",
];

fn soup(pieces: &'static [&'static [&'static str]], most: usize) -> impl Strategy<Value = String> {
    let all: Vec<&'static str> = pieces.iter().flat_map(|some| some.iter().copied()).collect();
    prop::collection::vec(prop::sample::select(all), 0..most).prop_map(|pieces| pieces.concat())
}

fn unsanitised(body: &str) -> (String, bool) {
    let options = options(RESERVED);
    let mut out = String::new();
    let body = tame::tamed(body);
    let mut html = html::Html::new(&Site, &options, &body, &mut out);
    let walked = flow::walk(dialect::parse(&body), RESERVED, &mut html);
    html.finish();
    (out, walked.raw_html)
}

fn final_html(body: &str) -> String {
    let options = options(RESERVED);
    let mut out = String::new();
    render(body, &Site, &options, &mut out);
    out
}

fn ids_of(html: &str) -> Vec<&str> {
    let tags = html.split('<').skip(1).filter_map(|tag| tag.split('>').next());
    tags.filter_map(|tag| tag.split_once(" id=\"")?.1.split('"').next()).collect()
}

fn check_outline(body: &str) -> Result<(), TestCaseError> {
    let outline = scan(body, RESERVED);
    let html = final_html(body);
    let mut ids = ids_of(&html);
    ids.sort_unstable();
    prop_assert_eq!(outline.anchors(), ids.clone(), "{:?}\n{}", body, html);
    let distinct: BTreeSet<_> = ids.iter().collect();
    prop_assert_eq!(distinct.len(), ids.len());
    let mut spans: Vec<std::ops::Range<usize>> = Vec::new();
    spans.extend(outline.headings.iter().map(|h| h.span.clone()));
    spans.extend(outline.links.iter().map(|l| l.span.clone()));
    spans.extend(outline.images.iter().map(|i| i.span.clone()));
    if let Some(p) = &outline.problems {
        for list in [
            &p.undefined_notes,
            &p.unused_notes,
            &p.duplicate_notes,
            &p.broken_references,
            &p.unsafe_urls,
            &p.remote_images,
        ] {
            spans.extend(list.iter().map(|m| m.span.clone()));
        }
        spans.extend(p.too_deep.clone());
    }
    for span in spans {
        prop_assert!(body.get(span.clone()).is_some_and(|text| !text.is_empty()), "{:?} {:?}", span, body);
    }
    prop_assert!(outline.first_paragraph.chars().count() <= 300);
    plain_text(body);
    Ok(())
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// Our own markup is in the form of the sanitiser: going through it changes nothing.
    #[test]
    fn without_raw_html_the_sanitiser_changes_nothing(body in soup(&[PIECES], 60)) {
        let (html, raw) = unsanitised(&body);
        if !raw {
            prop_assert_eq!(SANITISER.clean(&html), html, "{:?}", body);
        }
    }

    #[test]
    fn scan_and_render_agree(body in soup(&[PIECES], 60)) {
        check_outline(&body)?;
    }

    #[test]
    fn scan_and_render_agree_on_raw_html(body in soup(&[PIECES, RAW, RAW], 50)) {
        check_outline(&body)?;
    }

    #[test]
    fn raw_html_is_clean_after_one_pass(body in soup(&[PIECES, RAW, RAW], 50)) {
        let html = final_html(&body);
        prop_assert_eq!(SANITISER.clean(&html), html.clone(), "{:?}", body);
        prop_assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
    }

    /// Typed marks become printed ones and nothing else is touched: without both, the words are the same.
    #[test]
    fn smart_words_are_the_words(body in soup(&[PIECES, RAW], 40)) {
        let words = |smart: bool| {
            let mut out = String::new();
            render(&body, &Site, &RenderOptions { smart, abbreviations: None, ..options(RESERVED) }, &mut out);
            let text: String = out.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
            let sizes = text.replace(" (PDF, 1,2 MB)", "");
            sizes.chars().filter(|c| !c.is_whitespace() && !"\"'“”‘’.…-–—".contains(*c)).collect::<String>()
        };
        prop_assert_eq!(words(true), words(false), "{:?}", body);
    }

    #[test]
    fn any_text_is_read(body in any::<String>()) {
        check_outline(&body)?;
        rendered(&body);
    }
}
