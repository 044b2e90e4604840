//! The one marked block that a page of the preview has more than a page of the build: the script that listens for changes,
//! and the problems of the last build above the page. Taking the block out gives the bytes of the build.
//!
//! Styles and script are in the block itself: it must look right above any theme, and on no page at all.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::base::{Code, Diagnostic, Lang, Severity};
use crate::load::Sources;

use super::excerpt::{escape, excerpt};
use super::words::{counts, severity};

/// Where the block begins.
pub const BEGIN: &str = "<!--guongsang:preview-->";
/// Where it ends.
pub const END: &str = "<!--/guongsang:preview-->";

const STYLE: &str = include_str!("preview.css");
const SCRIPT: &str = include_str!("preview.js");

/// Problems that are listed; a broken vocabulary breaks every story.
const MOST: usize = 100;

/// What lies behind the list of problems.
#[derive(Debug, Clone, Copy)]
pub enum Behind<'a> {
    /// The last good site, built at this time of the day.
    Good(&'a str),
    /// The site as it is: nothing but warnings.
    Current,
    /// Nothing.
    Nothing,
}

/// The list of problems as HTML; empty if there is nothing to say.
pub fn overlay<'a>(
    lang: Lang,
    problems: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
    behind: Behind<'_>,
) -> String {
    // A preview needs no address.
    let mut problems: Vec<_> = problems.into_iter().filter(|d| d.problem.code() != Code::NoBaseAddress).collect();
    problems.sort_by_key(|d| d.severity());
    let count = |severity| problems.iter().filter(|d| d.severity() == severity).count();
    let title = counts(lang, count(Severity::Error), count(Severity::Warning));
    let entries: String = problems.iter().take(MOST).map(|d| entry(lang, d, sources)).collect();
    let more = problems.len().saturating_sub(MOST);
    if entries.is_empty() { String::new() } else { frame(lang, &title, &entries, more, behind) }
}

/// The overlay after a fault of guongsang itself.
pub fn broken(lang: Lang, behind: Behind<'_>) -> String {
    let what = lang.pick(
        "Lỗi của chính guongsang làm dở việc dựng trang. Chi tiết ở cửa sổ dòng lệnh; xin gửi cho người làm ra phần mềm.",
        "A fault of guongsang itself broke the build off. Details are on the terminal; please send them to its makers.",
    );
    let title = lang.pick("Việc dựng trang bị dở", "The build broke off");
    frame(lang, title, &format!("<li><p>{what}</p></li>"), 0, behind)
}

fn frame(lang: Lang, title: &str, entries: &str, more: usize, behind: Behind<'_>) -> String {
    let current = matches!(behind, Behind::Current);
    let (hidden, class) = if current { (" hidden", "") } else { ("", " class=\"err\"") };
    let name = lang.pick("Xem trước", "Preview");
    let mut html = format!(
        "<style>{STYLE}</style><div id=\"gs-err\" lang=\"{lang}\" role=\"alertdialog\" aria-labelledby=\"gs-h\" \
         aria-describedby=\"gs-p\" tabindex=\"-1\"{hidden}><div><h2 id=\"gs-h\">{title}</h2><p id=\"gs-p\">{}</p><ol>{entries}</ol>",
        advice(lang, behind)
    );
    if more > 0 {
        let rest = lang.pick("lỗi hoặc cảnh báo nữa", "more");
        // Writing into a string does not fail.
        let _ = write!(html, "<p>… {more} {rest}</p>");
    }
    let _ =
        write!(html, "</div></div><div id=\"gs-bar\" lang=\"{lang}\"{class} role=\"region\" aria-label=\"{name}\">");
    let _ = write!(html, "<b>{name}: {title}</b>");
    if !matches!(behind, Behind::Nothing) {
        let hide = lang.pick("Ẩn danh sách (Esc)", "Hide the list (Esc)");
        let show = lang.pick("Hiện danh sách", "Show the list");
        let now = if current { show } else { hide };
        let _ = write!(html, "<button type=\"button\" data-hide=\"{hide}\" data-show=\"{show}\">{now}</button>");
    }
    html.push_str("</div>");
    html
}

fn advice(lang: Lang, behind: Behind<'_>) -> String {
    match (behind, lang) {
        (Behind::Good(at), Lang::Vi) => {
            format!("Trang phía sau là bản tốt gần nhất ({at}). Sửa tệp rồi lưu, trang sẽ tự hiện lại.")
        }
        (Behind::Good(at), Lang::En) => {
            format!(
                "The page behind is the last good one ({at}). Mend the file and save: the page comes back by itself."
            )
        }
        (Behind::Current, _) => lang.pick("Trang vẫn dựng được.", "The site is built all the same.").to_owned(),
        (Behind::Nothing, _) => lang
            .pick(
                "Chưa dựng được trang này. Sửa tệp rồi lưu, trang sẽ tự hiện ra.",
                "This page could not be built yet. Mend the file and save: the page appears by itself.",
            )
            .to_owned(),
    }
}

fn entry(lang: Lang, found: &Diagnostic, sources: &Sources) -> String {
    let class = match found.severity() {
        Severity::Error => "",
        Severity::Warning => " class=\"warn\"",
        Severity::Note => " class=\"note\"",
    };
    let words = found.problem.words(lang);
    let mut html = format!("<li{class}><p><b>{} {}:</b> ", severity(lang, found.severity()), found.problem.code());
    escape(&mut html, &words.message);
    html.push_str("</p>");
    place(&mut html, lang, found, sources);
    if !words.hint.is_empty() {
        let _ = write!(html, "<p class=\"fix\"><b>{}</b> ", lang.pick("Cách sửa:", "What to do:"));
        escape(&mut html, &words.hint);
        html.push_str("</p>");
    }
    html.push_str("</li>");
    html
}

/// `content/ca-nhan/a.md:5:10`, as editors understand it, and the lines there.
fn place(html: &mut String, lang: Lang, found: &Diagnostic, sources: &Sources) {
    if found.file.is_empty() {
        return;
    }
    html.push_str("<p><code>");
    escape(html, &found.file);
    let Some((span, source)) = found.span.and_then(|span| Some((span, sources.find(&found.file)?))) else {
        html.push_str("</code></p>");
        return;
    };
    let at = source.line_column(span.start);
    let (line, column) = (lang.pick("dòng", "line"), lang.pick("cột", "column"));
    let _ = write!(
        html,
        ":{}:{}</code> <small>({line} {}, {column} {})</small></p>",
        at.line, at.column, at.line, at.column
    );
    html.push_str(&excerpt(source, span));
}

/// A page with the block before its end. `build` names the build, `hash` what the browser shows.
pub fn inject(page: &[u8], overlay: &str, build: &str, hash: &str) -> Vec<u8> {
    let at = end_of_body(page);
    let problems = fingerprint(overlay);
    let mut out = Vec::with_capacity(page.len() + overlay.len() + SCRIPT.len() + 256);
    out.extend_from_slice(&page[..at]);
    let head =
        format!("{BEGIN}{overlay}<script data-build=\"{build}\" data-hash=\"{hash}\" data-problems=\"{problems}\">");
    out.extend_from_slice(head.as_bytes());
    out.extend_from_slice(SCRIPT.as_bytes());
    out.extend_from_slice(b"</script>");
    out.extend_from_slice(END.as_bytes());
    out.extend_from_slice(&page[at..]);
    out
}

fn end_of_body(page: &[u8]) -> usize {
    const CLOSE: &[u8] = b"</body>";
    page.windows(CLOSE.len()).rposition(|window| window.eq_ignore_ascii_case(CLOSE)).unwrap_or(page.len())
}

/// A page for when there is none: only the block will be seen.
pub fn empty_page(lang: Lang) -> String {
    let title = lang.pick("Xem trước", "Preview");
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title></head><body></body></html>\n"
    )
}

/// A name of a content: the same in every run.
pub fn fingerprint(content: impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Diagnostics, Problem};

    fn without(page: &[u8]) -> Vec<u8> {
        let text = String::from_utf8(page.to_vec()).unwrap();
        let (before, rest) = text.split_once(BEGIN).unwrap();
        let (_, after) = rest.split_once(END).unwrap();
        format!("{before}{after}").into_bytes()
    }

    #[test]
    fn taking_the_block_out_gives_the_page() {
        for page in ["<body>a</body></html>\n", "<BODY>a</BODY>", "no body", "", "<body></body><!--</body>-->"] {
            let shown = inject(page.as_bytes(), "<p>x</p>", "1.2", "ff");
            assert_eq!(without(&shown), page.as_bytes());
        }
        let shown = inject(b"<body>a</body>", "", "1.2", "ff");
        assert!(shown.starts_with(b"<body>a<!--guongsang") && shown.ends_with(b"--></body>"));
    }

    #[test]
    fn script_and_style_cannot_end_early() {
        assert!(!SCRIPT.contains("</") && !STYLE.contains("</") && !SCRIPT.contains("<!--"));
    }

    #[test]
    fn everything_is_escaped() {
        let mut found = Diagnostics::default();
        let key = "<script>alert(1)</script>".to_owned();
        found.file("content/<b>.md", Problem::UnknownKey { key, nearest: None, known: "a" });
        for lang in [Lang::Vi, Lang::En] {
            let html = overlay(lang, found.iter(), &Sources::default(), Behind::Nothing);
            assert!(html.contains("&lt;script&gt;") && html.contains("content/&lt;b&gt;.md"), "{html}");
            assert!(!html.contains("<script") && !html.contains("<b>.md"));
        }
    }

    #[test]
    fn long_lists_end_and_an_address_is_not_asked_for() {
        let mut found = Diagnostics::default();
        found.site(Problem::NoBaseAddress);
        assert_eq!(overlay(Lang::Vi, found.iter(), &Sources::default(), Behind::Current), "");
        for i in 0..250 {
            found.file(format!("content/{i}.md"), Problem::NoFrontMatter);
        }
        let html = overlay(Lang::Vi, found.iter(), &Sources::default(), Behind::Good("9:41:07"));
        assert_eq!(html.matches("<li").count(), MOST);
        assert!(html.contains("250 lỗi") && html.contains("… 150 ") && html.contains("9:41:07"));
    }
}
