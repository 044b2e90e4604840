//! Lists: which entries are found under which place, sector, year, kind and topic.
//!
//! One pass over the published entries in their final order fills every list in order. A story of a former unit is listed under it,
//! under what it lay in, and under all that took it over.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Entry, EntryId, Kind, PlaceId, Scope, SectorId};
use crate::resolve::Corpus;

use super::EntryLinks;
use super::reads::{Facet, Marks, Whole, note};

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ListKey {
    /// A kind of entries.
    Kind(Kind),
    /// Everything on the site that has a place: the page of the scope.
    Scope,
    /// A place with all below it and all that it took over.
    Place(PlaceId),
    /// A sector.
    Sector(SectorId),
    /// A year.
    Year(u16),
    /// A topic.
    Topic(EntryId),
    /// A sector in a place.
    PlaceSector(PlaceId, SectorId),
    /// A year in a place.
    PlaceYear(PlaceId, u16),
    /// A year of a sector.
    SectorYear(SectorId, u16),
}

impl ListKey {
    /// Whether it is where two indexes cross: such lists have no feed and no list of their own in menus.
    pub fn is_crossing(self) -> bool {
        matches!(self, ListKey::PlaceSector(..) | ListKey::PlaceYear(..) | ListKey::SectorYear(..))
    }
}

/// A list of entries, newest first.
#[derive(Debug, Clone)]
pub struct List {
    /// What it is of.
    pub key: ListKey,
    /// Its entries.
    pub entries: Vec<EntryId>,
    /// How many of them are profiles.
    pub stories: usize,
    /// The first and the last year of its entries, if they have any.
    pub years: Option<(u16, u16)>,
}

/// All lists of a site.
#[derive(Debug, Default)]
pub struct Index {
    newest: Vec<EntryId>,
    lists: Vec<List>,
    by_key: FxHashMap<ListKey, u32>,
    children: FxHashMap<PlaceId, Vec<PlaceId>>,
    marks: Marks,
}

impl Index {
    /// Lists the published entries.
    pub fn new(corpus: &Corpus, links: &[EntryLinks], marks: Marks) -> Self {
        let mut newest: Vec<EntryId> = (0..corpus.entries.len() as u32)
            .map(EntryId)
            .filter(|id| corpus.entries[id.index()].is_published())
            .collect();
        let date = |id: &EntryId| std::cmp::Reverse(corpus.entries[id.index()].date);
        newest.sort_by_key(|id| (date(id), *id));
        let mut index = Self { marks, ..Self::default() };
        let mut found_under: FxHashMap<PlaceId, Box<[PlaceId]>> = FxHashMap::default();
        for &id in &newest {
            let entry = &corpus.entries[id.index()];
            for key in keys(entry, &links[id.index()]) {
                index.push(key, id, entry);
            }
            if let Some(place) = entry.place {
                let under = found_under.entry(place).or_insert_with(|| places_of(corpus, place));
                for &place in under.iter() {
                    index.push(ListKey::Place(place), id, entry);
                    crossings(place, entry, |key| index.push(key, id, entry));
                }
            }
        }
        index.newest = newest;
        index.lists.sort_by_key(|list| list.key);
        index.by_key = index.lists.iter().enumerate().map(|(i, l)| (l.key, i as u32)).collect();
        index.nest(corpus);
        index
    }

    fn push(&mut self, key: ListKey, id: EntryId, entry: &Entry) {
        let at = *self.by_key.entry(key).or_insert_with(|| {
            self.lists.push(List { key, entries: Vec::new(), stories: 0, years: None });
            self.lists.len() as u32 - 1
        });
        let list = &mut self.lists[at as usize];
        list.entries.push(id);
        list.stories += usize::from(entry.kind.is_profile());
        if let (Some(first), Some(last)) = (entry.years.first(), entry.years.last()) {
            let (least, most) = list.years.unwrap_or((*first, *last));
            list.years = Some((least.min(*first), most.max(*last)));
        }
    }

    /// Which places with a list lie directly below which; those below the scope or at the top are under no place.
    fn nest(&mut self, corpus: &Corpus) {
        let places: Vec<PlaceId> = self.lists.iter().filter_map(|l| l.place()).collect();
        for place in places {
            if let Some(parent) = corpus.gazetteer.parent(place) {
                self.children.entry(parent).or_default().push(place);
            }
        }
    }

    /// Published entries, newest first, ties by path.
    pub fn newest(&self) -> &[EntryId] {
        note(|| self.marks.whole(Whole::All));
        &self.newest
    }

    /// All lists, by key.
    pub fn lists(&self) -> &[List] {
        note(|| self.marks.whole(Whole::All));
        &self.lists
    }

    /// A list, if it is not empty.
    pub fn get(&self, key: ListKey) -> Option<&List> {
        note(|| self.marks.list(key, Facet::Content));
        self.by_key.get(&key).map(|i| &self.lists[*i as usize])
    }

    /// Places with entries directly below a place, by id.
    pub fn children(&self, place: PlaceId) -> &[PlaceId] {
        note(|| self.marks.list(ListKey::Place(place), Facet::Children));
        self.children.get(&place).map_or(&[], Vec::as_slice)
    }

    /// Lists in which a list crosses others, by key: sectors and years of a place, years of a sector.
    pub fn crossings(&self, of: ListKey) -> Vec<&List> {
        note(|| self.marks.list(of, Facet::Crossings));
        self.crossed(of).collect()
    }

    /// As [`Index::crossings`], unnoted.
    pub(super) fn crossed(&self, of: ListKey) -> impl Iterator<Item = &List> {
        let (first, last) = (SectorId(0), SectorId(u16::MAX));
        let (sectors, years): (&[List], &[List]) = match of {
            ListKey::Place(place) => (
                self.range(ListKey::PlaceSector(place, first), ListKey::PlaceSector(place, last)),
                self.range(ListKey::PlaceYear(place, 0), ListKey::PlaceYear(place, u16::MAX)),
            ),
            ListKey::Sector(sector) => {
                (&[], self.range(ListKey::SectorYear(sector, 0), ListKey::SectorYear(sector, u16::MAX)))
            }
            _ => (&[], &[]),
        };
        sectors.iter().chain(years)
    }

    /// All lists, unnoted.
    pub(super) fn all(&self) -> &[List] {
        &self.lists
    }

    /// Places with the places that have lists below them, unnoted.
    pub(super) fn all_children(&self) -> impl Iterator<Item = (&PlaceId, &Vec<PlaceId>)> {
        self.children.iter()
    }

    fn range(&self, first: ListKey, last: ListKey) -> &[List] {
        let start = self.lists.partition_point(|list| list.key < first);
        let end = self.lists.partition_point(|list| list.key <= last);
        &self.lists[start..end]
    }

    /// All places with entries, by id.
    pub fn places(&self) -> impl Iterator<Item = (PlaceId, &List)> {
        note(|| self.marks.whole(Whole::Places));
        let places = self.range(ListKey::Place(PlaceId(0)), ListKey::Place(PlaceId(u32::MAX)));
        places.iter().filter_map(|l| l.place().map(|p| (p, l)))
    }

    /// The lists of sectors, by id.
    pub fn sectors(&self) -> &[List] {
        note(|| self.marks.whole(Whole::Sectors));
        self.range(ListKey::Sector(SectorId(0)), ListKey::Sector(SectorId(u16::MAX)))
    }

    /// The lists of years, the first one first.
    pub fn years(&self) -> &[List] {
        note(|| self.marks.whole(Whole::Years));
        self.range(ListKey::Year(0), ListKey::Year(u16::MAX))
    }
}

impl List {
    fn place(&self) -> Option<PlaceId> {
        match self.key {
            ListKey::Place(place) => Some(place),
            _ => None,
        }
    }

    /// How many are documents.
    pub fn documents(&self) -> usize {
        self.entries.len() - self.stories
    }
}

/// Where a place crosses the entry's sectors and years.
fn crossings(place: PlaceId, entry: &Entry, mut push: impl FnMut(ListKey)) {
    for &sector in entry.profile().into_iter().flat_map(|p| p.sectors.iter()) {
        push(ListKey::PlaceSector(place, sector));
    }
    for &year in &entry.years {
        push(ListKey::PlaceYear(place, year));
    }
}

fn keys(entry: &Entry, links: &EntryLinks) -> Vec<ListKey> {
    let mut keys = vec![ListKey::Kind(entry.kind)];
    match entry.kind {
        Kind::Topic | Kind::Page => return keys,
        Kind::Document => {}
        Kind::Individual | Kind::Collective | Kind::Initiative => keys.push(ListKey::Scope),
    }
    if entry.kind == Kind::Document && entry.place.is_some() {
        keys.push(ListKey::Scope);
    }
    for &sector in entry.profile().into_iter().flat_map(|p| p.sectors.iter()) {
        keys.push(ListKey::Sector(sector));
        keys.extend(entry.years.iter().map(|year| ListKey::SectorYear(sector, *year)));
    }
    keys.extend(entry.years.iter().map(|y| ListKey::Year(*y)));
    keys.extend(links.topics.iter().map(|t| ListKey::Topic(*t)));
    keys
}

/// The places under which an entry of `place` is found, by id: itself, what it lies in, what took it over and what those lie in.
/// What the scope lies in is left out.
fn places_of(corpus: &Corpus, place: PlaceId) -> Box<[PlaceId]> {
    let gazetteer = &corpus.gazetteer;
    let above_scope =
        |id: PlaceId| matches!(corpus.config.scope, Scope::Place(scope) if gazetteer.is_within(scope, id));
    let mut found: FxHashSet<PlaceId> = gazetteer.chain(place).collect();
    for successor in gazetteer.successors_of(place) {
        found.extend(gazetteer.chain(successor));
    }
    let mut places: Vec<_> = found.into_iter().filter(|id| !above_scope(*id)).collect();
    places.sort_unstable();
    places.into()
}
