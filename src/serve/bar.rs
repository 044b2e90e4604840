//! The bar at the foot of each page: whether all is well, what the page is made of, how far its story has come and why it is or
//! is not published, and what is wrong with it.

use std::fmt::Write;

use crate::base::{Lang, Severity};

use super::about::{self, About};
use super::excerpt::escape;
use super::findings::{Finding, Findings};
use super::open;
use super::problem;
use super::words::{self, counts};

/// What the bar says of the site as a whole.
pub struct State<'a> {
    /// In a few words.
    pub title: &'a str,
    /// Whether there is something that the editor must mend.
    pub bad: bool,
    /// Whether problems are listed above the page: `Some(true)` if they are seen until somebody hides them.
    pub list: Option<bool>,
}

/// The bar as HTML. Everything that authors wrote is escaped.
pub fn bar(lang: Lang, state: &State<'_>, about: Option<&About<'_>>, findings: &Findings) -> String {
    let name = lang.pick("Xem thử", "Preview");
    let class = match (state.bad, state.list) {
        (true, _) => " class=\"err\"",
        (false, Some(_)) => " class=\"warn\"",
        (false, None) => "",
    };
    let mut html =
        format!("<div id=\"gs-bar\"{class} role=\"region\" aria-label=\"{name}\"><b>{name}: {}</b>", state.title);
    if let Some(seen) = state.list {
        let hide = lang.pick("Ẩn danh sách", "Hide the list");
        let show = lang.pick("Hiện danh sách", "Show the list");
        let now = if seen { hide } else { show };
        // Writing into a string does not fail.
        let _ = write!(
            html,
            "<button type=\"button\" data-do=\"list\" data-hide=\"{hide}\" data-show=\"{show}\">{now}</button>"
        );
    }
    if let Some(about) = about {
        publication(&mut html, lang, about);
        own(&mut html, lang, findings.of(about.file));
        source(&mut html, lang, about.file);
    }
    let all = lang.pick("Tổng quan", "Overview");
    let hide = lang.pick("Ẩn thanh này", "Hide this bar");
    let _ = write!(
        html,
        "<a href=\"/_/\">{all}</a><button type=\"button\" data-do=\"bar\">{hide}</button>\
         <p id=\"gs-say\" role=\"status\"></p></div>\
         <button type=\"button\" id=\"gs-back\" data-do=\"bar\" hidden>{name}</button>"
    );
    html
}

fn publication(html: &mut String, lang: Lang, about: &About<'_>) {
    let Some(entry) = about.entry else { return };
    let why: Vec<String> = about::holds(entry).iter().map(|hold| hold.words(lang)).collect();
    if why.is_empty() {
        html.push_str("<span>");
        html.push_str(lang.pick("Sẽ công bố khi dựng", "Will be published"));
        html.push_str("</span>");
    } else {
        // On a phone the page itself says why; the bar has room for the fact alone.
        let _ = write!(html, "<strong>{}<span>: ", words::held(lang));
        escape(html, &why.join("; "));
        html.push_str("</span></strong>");
    }
    if let Some(stage) = about.stage() {
        let _ = write!(html, "<span>{}: {}</span>", lang.pick("Giai đoạn", "Stage"), stage.name(lang));
    }
}

/// The page's own problems, to be unfolded.
fn own<'a>(html: &mut String, lang: Lang, findings: impl Iterator<Item = &'a Finding>) {
    let own: Vec<&Finding> = findings.filter(|one| one.found.severity() != Severity::Note).collect();
    if own.is_empty() {
        return;
    }
    let count = |severity| own.iter().filter(|one| one.found.severity() == severity).count();
    let title = counts(lang, count(Severity::Error), count(Severity::Warning));
    let here = lang.pick("Trang này", "This page");
    let _ = write!(html, "<details id=\"gs-own\"><summary>{here}: {title}</summary><ol>");
    html.extend(own.iter().map(|one| problem::item(lang, one, None)));
    html.push_str("</ol></details>");
}

/// The file, and a button that opens it where the system may.
fn source(html: &mut String, lang: Lang, file: &str) {
    html.push_str("<span class=\"src\">");
    if open::is_openable(file) {
        html.push_str("<button type=\"button\" data-open=\"");
        escape(html, file);
        let _ = write!(html, "\">{}</button>", lang.pick("Mở tệp nguồn", "Open the source"));
    }
    html.push_str("<code title=\"");
    escape(html, file);
    html.push_str("\">");
    escape(html, file);
    html.push_str("</code></span>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Diagnostics, Problem};
    use crate::load::Sources;

    fn html(file: &str, bad: bool) -> String {
        let mut found = Diagnostics::default();
        found.file(file, Problem::NoFrontMatter);
        found.file("content/ca-nhan/khac.md", Problem::NoFrontMatter);
        let findings = Findings::new(found, &Sources::default());
        let state = State { title: "x", bad, list: bad.then_some(true) };
        bar(Lang::Vi, &state, Some(&About { file, entry: None }), &findings)
    }

    #[test]
    fn a_page_says_its_own_problems_and_no_others() {
        let bar = html("content/ca-nhan/a.md", true);
        assert!(bar.contains("Trang này: 1 lỗi") && bar.matches("GS0").count() == 1, "{bar}");
        assert!(bar.contains("class=\"err\"") && bar.contains("data-open=\"content/ca-nhan/a.md\""));
        assert!(!html("content/ca-nhan/a.md", false).contains("data-do=\"list\""));
    }

    #[test]
    fn names_of_files_are_escaped_and_only_texts_are_opened() {
        let bar = html("content/\"><b>.html", false);
        assert!(!bar.contains("<b>.html") && bar.contains("&quot;&gt;&lt;b&gt;.html"), "{bar}");
        assert!(!bar.contains("Mở tệp nguồn"));
    }
}
