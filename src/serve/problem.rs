//! One problem as an item of a list: what is wrong, where, the lines there, what to do. A click on the place opens the file.

use std::fmt::Write;

use crate::base::{Lang, Severity};

use super::excerpt::{escape, excerpt};
use super::findings::Finding;
use super::open;
use super::words::{self, severity};

/// The item, with a link to the page of its file if it is given one. All text is escaped: it holds what authors wrote.
pub fn item(lang: Lang, finding: &Finding, page: Option<&str>) -> String {
    let found = &finding.found;
    let class = match found.severity() {
        Severity::Error => "",
        Severity::Warning => " class=\"warn\"",
        Severity::Note => " class=\"note\"",
    };
    let words = found.problem.words(lang);
    let mut html = format!("<li{class}><p><b>{} {}:</b> ", severity(lang, found.severity()), found.problem.code());
    escape(&mut html, &words.message);
    html.push_str("</p>");
    place(&mut html, lang, finding);
    if !words.hint.is_empty() {
        // Writing into a string does not fail.
        let _ = write!(html, "<p class=\"fix\"><b>{}</b> ", lang.pick("Cách sửa:", "What to do:"));
        escape(&mut html, &words.hint);
        html.push_str("</p>");
    }
    if let Some(page) = page {
        html.push_str("<p><a href=\"");
        escape(&mut html, page);
        let _ = write!(html, "\">{}</a></p>", words::see_page(lang));
    }
    html.push_str("</li>");
    html
}

/// `content/ca-nhan/a.md:5:10`, as editors understand it, and the lines there.
fn place(html: &mut String, lang: Lang, finding: &Finding) {
    let file = &finding.found.file;
    if file.is_empty() {
        return;
    }
    let Some((span, source)) = finding.found.span.zip(finding.source.as_deref()) else {
        html.push_str("<p>");
        link(html, lang, file, file);
        html.push_str("</p>");
        return;
    };
    let at = source.line_column(span.start);
    html.push_str("<p>");
    link(html, lang, file, &format!("{file}:{}:{}", at.line, at.column));
    let (line, column) = (lang.pick("dòng", "line"), lang.pick("cột", "column"));
    let _ = write!(html, " <small>({line} {}, {column} {})</small></p>", at.line, at.column);
    html.push_str(&excerpt(source, span));
}

/// The name of a file; where the system may open it, a button that does.
pub fn link(html: &mut String, lang: Lang, file: &str, shown: &str) {
    let opens = open::is_openable(file);
    if opens {
        let _ = write!(
            html,
            "<button type=\"button\" title=\"{}\" data-open=\"",
            lang.pick("Mở tệp này", "Open this file")
        );
        escape(html, file);
        html.push_str("\">");
    }
    html.push_str("<code>");
    escape(html, shown);
    html.push_str("</code>");
    if opens {
        html.push_str("</button>");
    }
}
