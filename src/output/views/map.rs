//! The map of the site: every index at a glance, for readers who got lost and for those who read by keyboard or screen reader.

use serde::Serialize;

use crate::link::ListKey;
use crate::model::{EntryId, Kind, PlaceId};

use super::home::{sectors, years};
use super::units::top_places;
use super::{Counted, Crumb, Desk, Link, View, here};

/// Above so many places only the highest level is named, with a way on from each.
const MOST_PLACES: usize = 600;

/// The map of the site.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// Lists of people, collectives, initiatives and documents.
    pub kinds: Vec<Counted>,
    /// Places of today, with those below them; above 600 places the highest level alone.
    pub places: Vec<Branch>,
    /// Places that have ended, in the same form.
    pub former: Vec<Branch>,
    /// Lists of the sectors that have entries.
    pub sectors: Vec<Counted>,
    /// Lists of the years that have entries, the latest first.
    pub years: Vec<Counted>,
    /// All topics.
    pub topics: Vec<Link>,
    /// All plain pages.
    pub pages: Vec<Link>,
    /// The feeds of the site: Atom, RSS, JSON Feed.
    pub feeds: Vec<Link>,
}

/// A place with the places below it.
#[derive(Debug, Serialize)]
pub struct Branch {
    /// The list of the place.
    pub place: Counted,
    /// The places below it; may be empty.
    pub below: Vec<Branch>,
}

impl View for MapView {
    const TEMPLATE: &'static str = "map.html";
}

impl MapView {
    pub fn new(desk: &mut Desk<'_>) -> (Self, Vec<Crumb>) {
        let deep = desk.site.index.places().count() <= MOST_PLACES;
        let gazetteer = &desk.site.corpus.gazetteer;
        let (former, today) = top_places(desk).into_iter().partition(|place| gazetteer.is_former(*place));
        let feeds = [("feed", "feed.xml"), ("feed_rss", "rss.xml"), ("feed_json", "feed.json")];
        let view = Self {
            kinds: Kind::ALL[..4].iter().filter_map(|kind| desk.counted(ListKey::Kind(*kind))).collect(),
            places: branches(desk, today, deep),
            former: branches(desk, former, deep),
            sectors: sectors(desk),
            years: years(desk),
            topics: of_kind(desk, Kind::Topic),
            pages: of_kind(desk, Kind::Page),
            feeds: feeds
                .into_iter()
                .map(|(word, path)| Link { title: desk.word(word).to_owned(), href: desk.href(path), lang: None })
                .collect(),
        };
        let crumbs = vec![desk.home_crumb(), here(desk.word("map"))];
        (view, crumbs)
    }
}

fn of_kind(desk: &Desk<'_>, kind: Kind) -> Vec<Link> {
    let list = desk.site.index.get(ListKey::Kind(kind));
    let entries: &[EntryId] = list.map(|l| l.entries.as_slice()).unwrap_or_default();
    desk.links(entries)
}

fn branches(desk: &mut Desk<'_>, mut places: Vec<PlaceId>, deep: bool) -> Vec<Branch> {
    let site = desk.site;
    let gazetteer = &site.corpus.gazetteer;
    places.sort_by_cached_key(|p| (site.collator().key(&gazetteer.get(*p).name), *p));
    let mut branches = Vec::with_capacity(places.len());
    for place in places {
        let below = if deep { branches_below(desk, place) } else { Vec::new() };
        branches.extend(desk.counted(ListKey::Place(place)).map(|place| Branch { place, below }));
    }
    branches
}

fn branches_below(desk: &mut Desk<'_>, place: PlaceId) -> Vec<Branch> {
    let below = desk.site.index.children(place).to_vec();
    branches(desk, below, true)
}
