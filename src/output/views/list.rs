//! The page of a list: of a place, a sector, a year, a kind or a topic.

use serde::Serialize;

use crate::link::{List, ListKey};
use crate::model::{About, EntryId, Kind, Scope, capitalised};

use super::super::format;
use super::story::use_icons;
use super::units::{Group, NoteView, groups, notes};
use super::{Crumb, Desk, Safe, View, here};

/// A list.
#[derive(Debug, Serialize)]
pub struct ListView<'s> {
    /// What it lists: `place`, `sector`, `year`, `kind` (a kind of profile), `document`, `topics` (all of them), `topic` (the
    /// entries of one), `crossing` (of two of them).
    pub of: &'static str,
    /// Heading of the list.
    pub title: String,
    /// How many entries of which years, in words; empty where there is nothing to say.
    pub lede: String,
    /// What a place became or was before; on the first page only.
    pub notes: Vec<NoteView>,
    /// Units below a place, those of today, then those of before; on the first page only.
    pub groups: Vec<Group>,
    /// Ways to narrow the list by sector and year; may be empty.
    pub filters: Vec<FilterView>,
    /// The rendered body of a topic, on the first page; else absent.
    pub html: Option<Safe<String>>,
    /// Rendered items (`item.html`) of this page of the list.
    pub items: Safe<String>,
    /// Which entries the page shows: `1–20 trong 186, mới nhất trước`.
    pub range: String,
    /// Links to the first, the last and the neighbouring pages; empty where there is one page.
    pub pages: Vec<PageLink>,
    /// The page before, relative to this one; absent on the first.
    pub previous: Option<String>,
    /// The page after, relative to this one; absent on the last.
    pub next: Option<String>,
    /// Number of this page, from 1.
    pub page: usize,
    #[serde(skip)]
    pub entries: &'s [EntryId],
}

/// Crossings of one kind.
#[derive(Debug, Serialize)]
pub struct FilterView {
    /// By what: sectors or years.
    pub title: String,
    /// The crossings.
    pub links: Vec<FilterLink>,
}

/// A crossing.
#[derive(Debug, Serialize)]
pub struct FilterLink {
    /// Name of the sector, or the year.
    pub title: String,
    /// Relative to the page.
    pub href: String,
    /// Stories; entries where there are no stories.
    pub count: usize,
    /// Whether it is the list on the page.
    pub current: bool,
}

/// A page of the list.
#[derive(Debug, Serialize)]
pub struct PageLink {
    /// From 1.
    pub number: usize,
    /// Relative to the page.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether pages are left out before this one.
    pub gap: bool,
}

impl View for ListView<'_> {
    const TEMPLATE: &'static str = "list.html";
}

impl<'s> ListView<'s> {
    pub fn new(desk: &mut Desk<'s>, key: ListKey, page: usize, html: Option<String>) -> Option<(Self, Vec<Crumb>)> {
        let site = desk.site;
        let list = site.index.get(key)?;
        let per_page = site.corpus.config.per_page;
        let start = (page - 1) * per_page;
        let entries = list.entries.get(start..list.entries.len().min(start + per_page))?;
        use_icons(desk, entries);
        desk.list = Some((key, entries));
        let first = page == 1;
        let title = title(desk, key);
        let view = Self {
            of: of(key),
            lede: lede(desk, list, key),
            notes: if first { notes(desk, key) } else { Vec::new() },
            groups: if first { groups(desk, key) } else { Vec::new() },
            filters: filters(desk, key),
            html: html.filter(|h| first && !h.trim().is_empty()),
            items: String::new(),
            range: range(desk, list, start, entries.len()),
            pages: pages(desk, list, page),
            previous: (page > 1).then(|| site.routes.list(key, page - 1)).flatten().map(|p| desk.href(&p)),
            next: (start + per_page < list.entries.len())
                .then(|| site.routes.list(key, page + 1))
                .flatten()
                .map(|p| desk.href(&p)),
            page,
            entries,
            title: title.clone(),
        };
        let crumbs = crumbs(desk, key, &title);
        Some((view, crumbs))
    }
}

fn of(key: ListKey) -> &'static str {
    match key {
        ListKey::Kind(Kind::Document) => "document",
        ListKey::Kind(Kind::Topic) => "topics",
        ListKey::Kind(_) => "kind",
        ListKey::Scope | ListKey::Place(_) => "place",
        ListKey::Sector(_) => "sector",
        ListKey::Year(_) => "year",
        ListKey::Topic(_) => "topic",
        ListKey::PlaceSector(..) | ListKey::PlaceYear(..) | ListKey::SectorYear(..) => "crossing",
    }
}

/// Which entry of the menu a list belongs to.
pub fn section(key: ListKey) -> &'static str {
    match key {
        ListKey::Kind(Kind::Document) => "documents",
        ListKey::Kind(_) | ListKey::Topic(_) => "",
        ListKey::Scope | ListKey::Place(_) | ListKey::PlaceSector(..) | ListKey::PlaceYear(..) => "places",
        ListKey::Sector(_) | ListKey::SectorYear(..) => "sectors",
        ListKey::Year(_) => "years",
    }
}

/// What a list is called.
pub fn title(desk: &Desk<'_>, key: ListKey) -> String {
    let corpus = &desk.site.corpus;
    match key {
        ListKey::Kind(kind) => kind.plural(desk.lang).to_owned(),
        ListKey::Scope => match corpus.config.scope {
            Scope::Country => desk.word("whole_country").to_owned(),
            Scope::Place(place) => capitalised(&corpus.place_name(place)),
        },
        ListKey::Place(place) => capitalised(&corpus.place_name(place)),
        ListKey::Sector(sector) => corpus.sector_name(sector).to_owned(),
        ListKey::Year(year) => format!("{} {year}", desk.word("year")),
        ListKey::Topic(topic) => desk.site.entry(topic).title.to_string(),
        ListKey::PlaceSector(place, sector) => {
            let words = desk.word("sector_in_place").replace("{sector}", corpus.sector_name(sector));
            words.replace("{place}", &corpus.place_name(place))
        }
        ListKey::PlaceYear(place, year) => {
            let words = desk.word("year_in_place").replace("{year}", &year.to_string());
            words.replace("{place}", &corpus.place_name(place))
        }
        ListKey::SectorYear(sector, year) => {
            let words = desk.word("sector_in_year").replace("{sector}", corpus.sector_name(sector));
            words.replace("{year}", &year.to_string())
        }
    }
}

fn lede(desk: &Desk<'_>, list: &List, key: ListKey) -> String {
    let mut parts = Vec::new();
    if list.stories > 0 {
        parts.push(desk.count(list.stories));
    }
    if list.documents() > 0 && !matches!(key, ListKey::Kind(Kind::Topic | Kind::Page)) {
        parts.push(desk.documents(list.documents()));
    }
    let mut text = parts.join(", ");
    if let Some((first, last)) = list.years
        && !matches!(key, ListKey::Year(_) | ListKey::PlaceYear(..) | ListKey::SectorYear(..))
        && !text.is_empty()
    {
        let span = if first == last { "in_year" } else { "from_year_to_year" };
        let words = desk.word(span).replace("{first}", &first.to_string()).replace("{last}", &last.to_string());
        text.push_str(&format!(", {words}"));
    }
    if !text.is_empty() {
        text.push('.');
    }
    match key {
        ListKey::Topic(topic) => format!("{} {text}", of_topic(desk, topic)).trim_end().to_owned(),
        _ => text,
    }
}

/// Level and years of a topic, and its summary unless its text begins with that: `Cấp huyện, 2024–2026.`
fn of_topic(desk: &Desk<'_>, id: EntryId) -> String {
    let entry = desk.site.entry(id);
    let level = match &entry.about {
        About::Topic(topic) => topic.level.as_deref(),
        _ => None,
    };
    let level = level.map(|level| desk.word("topic_level").replace("{level}", level));
    let years = Some(format::years(&entry.years)).filter(|years| !years.is_empty());
    let facts: Vec<String> = level.into_iter().chain(years).collect();
    let facts = if facts.is_empty() { String::new() } else { format!("{}.", facts.join(", ")) };
    let summary = Some(&*entry.summary).filter(|s| **s != *entry.outline.first_paragraph).unwrap_or_default();
    format!("{facts} {summary}").trim().to_owned()
}

/// Sectors and years of a place, years of a sector, sectors of a year; on a crossing those of the list it narrows.
fn filters(desk: &Desk<'_>, key: ListKey) -> Vec<FilterView> {
    let index = &desk.site.index;
    let of = match key {
        ListKey::PlaceSector(place, _) | ListKey::PlaceYear(place, _) => ListKey::Place(place),
        ListKey::SectorYear(sector, _) => ListKey::Sector(sector),
        other => other,
    };
    let mut lists = match of {
        ListKey::Scope => index.sectors().iter().chain(index.years()).collect(),
        ListKey::Year(year) => {
            let sectors = desk.site.corpus.sectors.iter().map(|(sector, _)| ListKey::SectorYear(sector, year));
            sectors.filter_map(|key| index.get(key)).collect()
        }
        of => index.crossings(of),
    };
    let is_year = |list: &&List| {
        matches!(list.key, ListKey::PlaceYear(..) | ListKey::Year(_))
            || matches!((of, list.key), (ListKey::Sector(_), ListKey::SectorYear(..)))
    };
    let mut years: Vec<&List> = lists.extract_if(.., |list| is_year(list)).collect();
    years.reverse();
    let view = |title: &str, lists: Vec<&List>| FilterView {
        title: title.to_owned(),
        links: lists.into_iter().filter_map(|list| filter(desk, of, list, key)).collect(),
    };
    let views = [view(desk.word("sectors"), lists), view(desk.word("years"), years)];
    views.into_iter().filter(|view| !view.links.is_empty()).collect()
}

fn filter(desk: &Desk<'_>, of: ListKey, list: &List, current: ListKey) -> Option<FilterLink> {
    let corpus = &desk.site.corpus;
    let title = match (of, list.key) {
        (_, ListKey::PlaceSector(_, sector) | ListKey::Sector(sector))
        | (ListKey::Year(_), ListKey::SectorYear(sector, _)) => corpus.sector_name(sector).to_owned(),
        (_, ListKey::PlaceYear(_, year) | ListKey::Year(year) | ListKey::SectorYear(_, year)) => year.to_string(),
        _ => return None,
    };
    let href = desk.href(&desk.site.routes.list(list.key, 1)?);
    let count = if list.stories > 0 { list.stories } else { list.entries.len() };
    Some(FilterLink { title, href, count, current: list.key == current })
}

fn range(desk: &Desk<'_>, list: &List, start: usize, shown: usize) -> String {
    let number = |n| format::number(n, desk.lang);
    let words = desk.word("range").replace("{first}", &number(start + 1)).replace("{last}", &number(start + shown));
    words.replace("{all}", &number(list.entries.len()))
}

/// Links to the first, last and neighbouring pages.
fn pages(desk: &Desk<'_>, list: &List, page: usize) -> Vec<PageLink> {
    let last = list.entries.len().div_ceil(desk.site.corpus.config.per_page);
    if last < 2 {
        return Vec::new();
    }
    let mut shown: Vec<usize> = [1, last].into_iter().chain(page.saturating_sub(2)..=page + 2).collect();
    shown.retain(|n| (1..=last).contains(n));
    shown.sort_unstable();
    shown.dedup();
    let mut before = 0;
    shown
        .into_iter()
        .map(|number| {
            let path = desk.site.routes.list(list.key, number).unwrap_or_default();
            let link = PageLink { number, href: desk.href(&path), current: number == page, gap: number > before + 1 };
            before = number;
            link
        })
        .collect()
}

fn crumbs(desk: &Desk<'_>, key: ListKey, title: &str) -> Vec<Crumb> {
    let mut crumbs = vec![desk.home_crumb()];
    match key {
        ListKey::Place(place) => {
            crumbs.push(desk.crumb(desk.word("places"), "dia-ban/index.html"));
            let mut chain = desk.place_crumbs(place);
            chain.pop();
            crumbs.extend(chain);
        }
        ListKey::Sector(_) => crumbs.push(desk.crumb(desk.word("sectors"), "linh-vuc/index.html")),
        ListKey::Year(_) => crumbs.push(desk.crumb(desk.word("years"), "nam/index.html")),
        ListKey::Topic(_) => crumbs.push(desk.crumb(desk.word("topics"), "chuyen-de/index.html")),
        ListKey::PlaceSector(place, _) | ListKey::PlaceYear(place, _) => {
            crumbs.push(desk.crumb(desk.word("places"), "dia-ban/index.html"));
            crumbs.extend(desk.place_crumbs(place));
        }
        ListKey::SectorYear(sector, _) => {
            crumbs.push(desk.crumb(desk.word("sectors"), "linh-vuc/index.html"));
            let path = desk.site.routes.list(ListKey::Sector(sector), 1).unwrap_or_default();
            crumbs.push(desk.crumb(desk.site.corpus.sector_name(sector), &path));
        }
        ListKey::Kind(_) | ListKey::Scope => {}
    }
    crumbs.push(here(title));
    crumbs
}
