//! An entry as lists show it.

use serde::Serialize;

use crate::link::Site;
use crate::model::{EntryId, capitalised};

use super::super::emblem::{Emblem, emblem};
use super::super::format;
use super::super::theme::Theme;
use super::{Desk, View};

/// An entry as lists show it; rendered once, with links from the root.
#[derive(Debug, Serialize)]
pub struct ItemView<'s> {
    /// `individual`, `collective`, `initiative`, `document`, `topic`, `page`.
    pub kind: &'static str,
    /// Kind or number, place, years or date in one line: `Cá nhân · xã Hạ Lam · 2025`.
    pub meta: String,
    /// Headline; of a document its subject.
    pub title: String,
    /// From the root of the site: write `{{ root }}` before it.
    pub href: &'s str,
    /// At most 220 characters; empty where the entry has none.
    pub summary: String,
    /// Names of the sectors in one line, ` · ` between them; empty where there are none.
    pub sectors: String,
    /// Stands for a picture; absent for documents, topics and plain pages.
    pub emblem: Option<Emblem<'s>>,
}

/// An entry of a list. It is rendered once for all pages, so it has no `frame`, and `root` stands for that of each page.
impl View for ItemView<'_> {
    const TEMPLATE: &'static str = "item.html";
    const NAME: &'static str = "item";
}

/// The entry as lists show it.
pub fn item<'s>(site: &'s Site, theme: &'s Theme, id: EntryId) -> ItemView<'s> {
    let entry = site.entry(id);
    let desk = Desk::new(site, theme, "");
    let corpus = &site.corpus;
    let mut meta = vec![match entry.document() {
        Some(document) => document.short_title(desk.lang),
        None => entry.kind.name(desk.lang).to_owned(),
    }];
    meta.extend(entry.place.map(|p| corpus.place_name(p)).filter(|_| entry.document().is_none()));
    meta.push(match entry.document().and_then(|d| d.issued) {
        Some(day) => format::date(day, desk.lang),
        None => format::years(&entry.years),
    });
    meta.extend((!entry.previewed().is_empty()).then(|| desk.word("unpublished").to_owned()));
    meta.retain(|part| !part.is_empty());
    let sectors = entry.profile().map(|p| &*p.sectors).unwrap_or_default();
    let names: Vec<&str> = sectors.iter().map(|s| corpus.sector_name(*s)).collect();
    ItemView {
        kind: entry.kind.id(),
        meta: meta.join(" · "),
        title: entry.document().map_or_else(|| entry.title.to_string(), |d| capitalised(&d.subject)),
        href: site.routes.entry(id),
        summary: format::shortened(&entry.summary, 220),
        sectors: names.join(" · "),
        emblem: emblem(site, entry),
    }
}
