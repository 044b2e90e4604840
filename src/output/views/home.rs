//! The home page: the topic of the year, the newest stories, and the ways in by place, sector, year and document.

use serde::Serialize;

use crate::link::ListKey;
use crate::model::{EntryId, Kind, Scope, capitalised};

use super::story::use_icons;
use super::units::top_places;
use super::{Counted, Crumb, Desk, Link, Safe, View};

/// How many of the newest stories the home page shows.
const NEWEST: usize = 8;
/// How many of the newest documents.
const DOCUMENTS: usize = 4;
/// Most tiles of places.
const PLACES: usize = 72;

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// Heading of the site, with its place.
    pub heading: String,
    /// Description of the site; may be empty.
    pub lede: String,
    /// The topic of the latest year; absent on a site without topics.
    pub topic: Option<TopicView>,
    /// Rendered items (`item.html`) of the newest stories, at most 9; empty where there is no story.
    pub items: Safe<String>,
    #[serde(skip)]
    pub newest: Vec<EntryId>,
    /// The list of everything; absent where there is no story.
    pub all: Option<Link>,
    /// Lists of people, collectives and initiatives.
    pub kinds: Vec<Counted>,
    /// Lists of the highest places, in the order of the alphabet, at most 72; may be empty.
    pub places: Vec<Counted>,
    /// To the list of all places.
    pub places_link: Link,
    /// Lists of the sectors that have entries, in the order of their table.
    pub sectors: Vec<Counted>,
    /// Lists of the years that have entries, the latest first.
    pub years: Vec<Counted>,
    /// The newest documents, at most 4.
    pub documents: Vec<DocumentItem>,
    /// To the list of all documents.
    pub documents_link: Link,
}

/// The topic of the latest year.
#[derive(Debug, Serialize)]
pub struct TopicView {
    /// `2024`, `2023–2025`; empty where it names none.
    pub years: String,
    /// Name of the topic.
    pub title: String,
    /// Relative to the page.
    pub href: String,
    /// At most 200 characters; empty where it has none.
    pub summary: String,
    /// Its stories in words: `12 câu chuyện`; absent where nothing belongs to it.
    pub count: Option<String>,
}

/// A document in a short list.
#[derive(Debug, Serialize)]
pub struct DocumentItem {
    /// Type, number and day in one line.
    pub label: String,
    /// What it is about.
    pub subject: String,
    /// Relative to the page.
    pub href: String,
}

impl View for HomeView {
    const TEMPLATE: &'static str = "home.html";
}

impl HomeView {
    pub fn new(desk: &mut Desk<'_>) -> (Self, Vec<Crumb>) {
        let site = desk.site;
        let stories = site.published().iter().copied().filter(|id| site.entry(*id).kind.is_profile());
        let newest: Vec<EntryId> = stories.take(NEWEST).collect();
        use_icons(desk, &newest);
        desk.icon("search");
        let total: usize =
            Kind::PROFILES.iter().filter_map(|k| site.index.get(ListKey::Kind(*k))).map(|l| l.entries.len()).sum();
        let all = site.routes.list(ListKey::Scope, 1).filter(|_| total > 0);
        let kinds = Kind::PROFILES.into_iter().filter_map(|k| desk.counted(ListKey::Kind(k))).collect();
        let view = Self {
            heading: heading(desk),
            lede: site.corpus.config.description.to_string(),
            topic: topic(desk),
            items: String::new(),
            newest,
            all: all.map(|path| Link {
                title: desk.word("all_stories").replace("{n}", &desk.count(total)),
                href: desk.href(&path),
                lang: None,
            }),
            kinds,
            places: places(desk),
            places_link: Link {
                title: desk.word("all_places").to_owned(),
                href: desk.href("dia-ban/index.html"),
                lang: None,
            },
            sectors: sectors(desk),
            years: years(desk),
            documents: documents(desk),
            documents_link: Link {
                title: desk.word("all_documents").to_owned(),
                href: desk.href("van-ban/index.html"),
                lang: None,
            },
        };
        (view, Vec::new())
    }
}

fn heading(desk: &Desk<'_>) -> String {
    let corpus = &desk.site.corpus;
    let name = match corpus.config.scope {
        Scope::Country => return desk.word("heading_country").to_owned(),
        Scope::Place(place) => corpus.place_name(place),
    };
    desk.word("heading_place").replace("{place}", &name)
}

/// The topic whose years are the latest.
fn topic(desk: &Desk<'_>) -> Option<TopicView> {
    let site = desk.site;
    let list = site.index.get(ListKey::Kind(Kind::Topic))?;
    let id = *list.entries.iter().max_by_key(|id| (site.entry(**id).years.last(), std::cmp::Reverse(**id)))?;
    let entry = site.entry(id);
    let count = site.index.get(ListKey::Topic(id)).map(|l| desk.count(l.stories));
    Some(TopicView {
        years: super::format::years(&entry.years),
        title: entry.title.to_string(),
        href: desk.href(site.routes.entry(id)),
        summary: super::format::shortened(&entry.summary, 200),
        count,
    })
}

fn places(desk: &mut Desk<'_>) -> Vec<Counted> {
    let gazetteer = &desk.site.corpus.gazetteer;
    let mut top = top_places(desk);
    let today: Vec<_> = top.iter().copied().filter(|p| !gazetteer.is_former(*p)).collect();
    if !today.is_empty() {
        top = today;
    }
    // A single unit at the top says nothing: show what is below it.
    if let [one] = top[..]
        && !desk.site.index.children(one).is_empty()
    {
        top = desk.site.index.children(one).to_vec();
    }
    let collator = desk.site.collator();
    top.sort_by_cached_key(|p| (collator.key(&gazetteer.get(*p).name), *p));
    top.into_iter().take(PLACES).filter_map(|p| desk.counted(ListKey::Place(p))).collect()
}

/// Sectors with entries, in the order of the vocabulary.
pub fn sectors(desk: &mut Desk<'_>) -> Vec<Counted> {
    let ids: Vec<_> = desk.site.corpus.sectors.iter().map(|(id, _)| id).collect();
    ids.into_iter().filter_map(|s| desk.counted(ListKey::Sector(s))).collect()
}

/// Years with entries, the latest first.
pub fn years(desk: &mut Desk<'_>) -> Vec<Counted> {
    let mut years: Vec<u16> = desk
        .site
        .index
        .lists()
        .iter()
        .filter_map(|l| match l.key {
            ListKey::Year(year) => Some(year),
            _ => None,
        })
        .collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.into_iter().filter_map(|y| desk.counted(ListKey::Year(y))).collect()
}

fn documents(desk: &Desk<'_>) -> Vec<DocumentItem> {
    let site = desk.site;
    let list = site.index.get(ListKey::Kind(Kind::Document));
    let entries = list.map(|l| l.entries.as_slice()).unwrap_or_default();
    let item = |id: &EntryId| {
        let document = site.entry(*id).document()?;
        let link = desk.link(*id);
        Some(DocumentItem { label: link.title, subject: capitalised(&document.subject), href: link.href })
    };
    entries.iter().take(DOCUMENTS).filter_map(item).collect()
}
