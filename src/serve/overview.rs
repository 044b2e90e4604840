//! The page `/_/`: all problems, everything that is not published yet and why, and which files changed of late.

use std::fmt::Write;

use crate::Compiled;
use crate::base::Lang;
use crate::model::{Entry, EntryId};

use super::about;
use super::block::own_page;
use super::excerpt::escape;
use super::findings::Findings;
use super::overlay;
use super::problem;
use super::state::Snapshot;
use super::words;

/// Path of the page in the preview.
pub const PATH: &str = "_/index.html";

const STYLE: &str = include_str!("overview.css");
/// Entries, and problems, that are listed.
const MOST: usize = 300;

/// The page.
pub fn page(lang: Lang, now: &Snapshot) -> Vec<u8> {
    let compiled = now.good.as_ref().map(|good| &**good.renderer.compiled());
    let title = lang.pick("Xem thử: bài nháp, lỗi, thay đổi", "Preview: drafts, problems, changes");
    let back = lang.pick("Về trang chủ", "Home page");
    let site = compiled.map(|compiled| &*compiled.site.corpus.config.title).unwrap_or_default();
    let mut html = String::from("<header><p>");
    escape(&mut html, site);
    // Writing into a string does not fail.
    let _ = write!(html, "</p><h1>{title}</h1><p><a href=\"/\">{back}</a></p></header><main>");
    problems(&mut html, lang, &now.findings, compiled);
    if let Some(compiled) = compiled {
        held(&mut html, lang, compiled);
    }
    changes(&mut html, lang, now, compiled);
    html.push_str("</main>");
    own_page(lang, title, STYLE, &html)
}

fn section(html: &mut String, id: &str, title: &str, count: usize) {
    let _ = write!(html, "<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title} <small>({count})</small></h2>");
}

fn empty(html: &mut String, words: &str) {
    let _ = write!(html, "<p class=\"none\">{words}</p>");
}

fn more(html: &mut String, lang: Lang, count: usize) {
    if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
        let _ =
            write!(html, "<p class=\"none\">… {}</p>", lang.pick(format!("còn {more} nữa"), format!("{more} more")));
    }
}

fn problems(html: &mut String, lang: Lang, findings: &Findings, compiled: Option<&Compiled>) {
    section(html, "loi", lang.pick("Lỗi và cảnh báo", "Problems"), findings.len());
    if findings.len() == 0 {
        empty(html, lang.pick("Không có lỗi nào.", "There are none."));
    } else {
        let _ = write!(html, "<p>{}</p><ol class=\"problems\">", overlay::title(lang, findings));
        for one in findings.iter().take(MOST) {
            let page = compiled.and_then(|compiled| about::address(compiled, &one.found.file));
            html.push_str(&problem::item(lang, one, page.as_deref()));
        }
        html.push_str("</ol>");
        more(html, lang, findings.len());
    }
    html.push_str("</section>");
}

fn held(html: &mut String, lang: Lang, compiled: &Compiled) {
    let all = |site| {
        let entries = |site: &'_ crate::link::Site| -> Vec<EntryId> {
            let ids = (0..site.corpus.entries.len() as u32).map(EntryId);
            ids.filter(|id| !about::holds(site.entry(*id)).is_empty()).collect()
        };
        (site, entries(site))
    };
    let sites: Vec<_> = about::sites(compiled).map(all).collect();
    let count = sites.iter().map(|(_, ids)| ids.len()).sum();
    section(html, "nhap", lang.pick("Bài chưa công bố", "Not published"), count);
    if count == 0 {
        empty(html, lang.pick("Bài nào cũng đã đủ điều kiện công bố.", "Every entry is ready to be published."));
    } else {
        html.push_str("<ul class=\"rows\">");
        let listed = sites.iter().flat_map(|(site, ids)| ids.iter().map(move |id| (*site, *id)));
        for (site, id) in listed.take(MOST) {
            entry(html, lang, site.entry(id), about::page_of(site, id).as_deref());
        }
        html.push_str("</ul>");
        more(html, lang, count);
    }
    html.push_str("</section>");
}

/// An entry, with a link to its page if a preview shows it.
fn entry(html: &mut String, lang: Lang, entry: &Entry, page: Option<&str>) {
    html.push_str("<li><p>");
    linked(html, page, &entry.title);
    html.push_str("</p><p class=\"why\">");
    let why: Vec<String> = about::holds(entry).iter().map(|hold| hold.words(lang)).collect();
    escape(html, &why.join("; "));
    html.push_str("</p><p>");
    problem::link(html, lang, &entry.source.path, &entry.source.path);
    html.push_str("</p></li>");
}

fn linked(html: &mut String, page: Option<&str>, words: &str) {
    if let Some(page) = page {
        html.push_str("<a href=\"");
        escape(html, page);
        html.push_str("\">");
    }
    escape(html, words);
    if page.is_some() {
        html.push_str("</a>");
    }
}

fn changes(html: &mut String, lang: Lang, now: &Snapshot, compiled: Option<&Compiled>) {
    section(html, "doi", lang.pick("Tệp vừa thay đổi", "Newest changes"), now.newest.iter().len());
    if now.newest.iter().len() == 0 {
        empty(
            html,
            lang.pick(
                "Từ lúc mở xem thử tới giờ chưa có tệp nào thay đổi.",
                "No file has changed since the preview began.",
            ),
        );
    } else {
        html.push_str("<ul class=\"rows\">");
        for seen in now.newest.iter() {
            let _ = write!(html, "<li><p><time>{}</time> ", seen.at);
            if seen.gone {
                html.push_str("<code>");
                escape(html, &seen.path);
                let _ = write!(html, "</code> <b>{}</b>", lang.pick("đã xóa", "gone"));
            } else {
                problem::link(html, lang, &seen.path, &seen.path);
            }
            html.push_str("</p>");
            if let Some(page) = compiled.and_then(|compiled| about::address(compiled, &seen.path)) {
                html.push_str("<p>");
                linked(html, Some(&page), words::see_page(lang));
                html.push_str("</p>");
            }
            html.push_str("</li>");
        }
        html.push_str("</ul>");
    }
    html.push_str("</section>");
}
