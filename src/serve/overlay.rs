//! The problems of the last build, in a list above the page.

use std::fmt::Write;

use crate::base::{Lang, Severity};

use super::findings::Findings;
use super::problem;
use super::words::counts;

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
pub fn overlay(lang: Lang, findings: &Findings, behind: Behind<'_>) -> String {
    let entries: String = findings.iter().take(MOST).map(|one| problem::item(lang, one, None)).collect();
    let more = findings.len().saturating_sub(MOST);
    if entries.is_empty() { String::new() } else { frame(lang, &title(lang, findings), &entries, more, behind) }
}

/// `2 lỗi, 1 cảnh báo`.
pub fn title(lang: Lang, findings: &Findings) -> String {
    counts(lang, findings.count(Severity::Error), findings.count(Severity::Warning))
}

/// The overlay after a fault of guongsang itself.
pub fn broken(lang: Lang, behind: Behind<'_>) -> String {
    let what = lang.pick(
        "Lỗi của chính guongsang làm dở việc dựng trang. Chi tiết ở cửa sổ dòng lệnh; xin gửi cho người làm ra phần mềm.",
        "A fault of guongsang itself broke the build off. Details are on the terminal; please send them to its makers.",
    );
    frame(lang, broken_title(lang), &format!("<li><p>{what}</p></li>"), 0, behind)
}

/// What a fault of guongsang itself is called.
pub fn broken_title(lang: Lang) -> &'static str {
    lang.pick("Việc dựng trang bị dở", "The build broke off")
}

fn frame(lang: Lang, title: &str, entries: &str, more: usize, behind: Behind<'_>) -> String {
    let hidden = if matches!(behind, Behind::Current) { " hidden" } else { "" };
    let mut html = format!(
        "<div id=\"gs-err\" role=\"alertdialog\" aria-labelledby=\"gs-h\" aria-describedby=\"gs-p\" \
         tabindex=\"-1\"{hidden}><div><h2 id=\"gs-h\">{title}</h2><p id=\"gs-p\">{}</p><ol>{entries}</ol>",
        advice(lang, behind)
    );
    if more > 0 {
        // Writing into a string does not fail.
        let rest = lang.pick("lỗi hoặc cảnh báo nữa", "more");
        let _ = write!(html, "<p>… {more} {rest}</p>");
    }
    html.push_str("</div></div>");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Diagnostics, Problem};
    use crate::load::Sources;

    #[test]
    fn everything_is_escaped() {
        let mut found = Diagnostics::default();
        let key = "<script>alert(1)</script>".to_owned();
        found.file("content/<b>\".md", Problem::UnknownKey { key, nearest: None, known: "a" });
        let found = Findings::new(found, &Sources::default());
        for lang in [Lang::Vi, Lang::En] {
            let html = overlay(lang, &found, Behind::Nothing);
            assert!(html.contains("&lt;script&gt;") && html.contains("content/&lt;b&gt;&quot;.md"), "{html}");
            assert!(!html.contains("<script") && !html.contains("<b>\".md"));
        }
    }

    #[test]
    fn long_lists_end_and_an_address_is_not_asked_for() {
        let mut found = Diagnostics::default();
        found.site(Problem::NoBaseAddress);
        let nothing = Findings::new(found.clone(), &Sources::default());
        assert_eq!(overlay(Lang::Vi, &nothing, Behind::Current), "");
        for i in 0..250 {
            found.file(format!("content/{i}.md"), Problem::NoFrontMatter);
        }
        let many = Findings::new(found, &Sources::default());
        let html = overlay(Lang::Vi, &many, Behind::Good("9:41:07"));
        assert_eq!(html.matches("<li").count(), MOST);
        assert!(html.contains("250 lỗi") && html.contains("… 150 ") && html.contains("9:41:07"));
    }
}
