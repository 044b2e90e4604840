//! Units that the site adds (`data/dia-ban.yaml`): those that ended before the embedded tables begin (huyện Yên Dũng, xã
//! Lan Giới), those that will begin, and dates and links that the tables do not have.
//!
//! **Extending.** An entry whose id is the code of a built-in unit of the same type and name is that unit: its dates
//! replace the unit's, its links are added. Any other entry is a unit of its own, even with a code that a built-in unit
//! bears, because codes were reused; only two units of that code that both live, or ended in the same year, are an error:
//! their keys would be equal. The order of the entries does not matter: parents are looked up level by level,
//! links after all units are there.

use chrono::{Datelike, Days, NaiveDate};
use rustc_hash::FxHashMap;

use super::names::{Names, plain_numbers};
use super::naming::plain_slug;
use super::{Code, Gazetteer, Level, Place, PlaceId, PlaceType};
use crate::text::{exact_name, fold_name, nfc, slugify};

/// An entry as written.
#[derive(Clone, Debug, Default)]
pub struct OwnPlace {
    /// The caller's number of the entry, given back in errors.
    pub index: usize,
    /// `mã`; absent: `<type>-<slug of the name>`.
    pub id: Option<String>,
    /// `loại`, by name or abbreviation.
    pub kind: String,
    /// `tên`, with or without the type.
    pub name: String,
    /// `thuộc`: id, code or name; only provinces and central cities have none.
    pub parent: Option<String>,
    /// `từ`: first day.
    pub from: Option<NaiveDate>,
    /// `đến`: last day.
    pub to: Option<NaiveDate>,
    /// `kế thừa`: ids, codes or full names.
    pub successors: Vec<String>,
    /// `trước đây`: ids, codes or full names.
    pub predecessors: Vec<String>,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnPlaceFault {
    /// No type of administrative unit.
    UnknownType,
    /// No such unit, one of the same or a lower level, none given, or not the parent of the unit that is extended.
    UnknownParent,
    /// Several units match.
    AmbiguousParent,
    /// Of a successor or a predecessor.
    UnknownSuccessor,
    /// Of a successor or a predecessor.
    AmbiguousSuccessor,
    /// Another entry has the id, or a unit of the same period the code.
    DuplicateId,
    /// The unit would take over from itself, directly or through others.
    Cycle,
    /// `đến` lies before `từ`.
    EndsBeforeStart,
    /// The tables have this unit at the same time; the text is its code.
    BuiltIn,
}

/// A fault of an entry. Entries with a fault in type, id, dates or parent are left out; of a fault in a link only the
/// link is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnPlaceError {
    /// [`OwnPlace::index`] of the entry.
    pub index: usize,
    /// What kind.
    pub fault: OwnPlaceFault,
    /// What was written: the type, the parent, the successor, the id.
    pub text: String,
    /// Units among which the text does not decide, or which it conflicts with.
    pub candidates: Vec<PlaceId>,
}

/// An entry whose own values are sound.
struct Entry {
    own: OwnPlace,
    id: String,
    kind: PlaceType,
    name: String,
    level: Level,
}

impl Gazetteer {
    /// This gazetteer with the site's units; their ids come after the built-in ones, sorted by level and own id. All
    /// faults of all entries, sorted.
    #[must_use]
    pub fn with_own(self, own: Vec<OwnPlace>) -> (Self, Vec<OwnPlaceError>) {
        if own.is_empty() {
            return (self, Vec::new());
        }
        let mut work = Extension { g: self, units: Vec::new(), errors: Vec::new() };
        let entries = work.sound(own);
        work.add_units(entries);
        let links = work.links();
        let Extension { g, mut errors, .. } = work;
        errors.sort();
        errors.dedup();
        let Self { places, own_ids, names, slugs, .. } = g;
        let g = Self { names, slugs, ..Self::assemble(places, &links, own_ids) };
        (g, errors)
    }
}

struct Extension {
    g: Gazetteer,
    /// The unit that each sound entry is, new or extended.
    units: Vec<(PlaceId, OwnPlace)>,
    errors: Vec<OwnPlaceError>,
}

impl Extension {
    fn fault(&mut self, own: &OwnPlace, fault: OwnPlaceFault, text: &str, candidates: Vec<PlaceId>) {
        self.errors.push(OwnPlaceError { index: own.index, fault, text: text.to_owned(), candidates });
    }

    /// The entries whose type, dates and id hold, by level and id.
    fn sound(&mut self, own: Vec<OwnPlace>) -> Vec<Entry> {
        let mut first: FxHashMap<String, usize> = FxHashMap::default();
        let mut entries = Vec::new();
        for own in own {
            let Some(kind) = PlaceType::recognise(&own.kind) else {
                self.fault(&own, OwnPlaceFault::UnknownType, &own.kind, Vec::new());
                continue;
            };
            let name = without_type(&own.name, kind);
            let id = own.id.clone().unwrap_or_else(|| format!("{}-{}", kind.slug(), slugify(&name)));
            if *first.entry(id.clone()).or_insert(own.index) != own.index {
                self.fault(&own, OwnPlaceFault::DuplicateId, &id, Vec::new());
            } else if own.from.zip(own.to).is_some_and(|(from, to)| to < from) {
                self.fault(&own, OwnPlaceFault::EndsBeforeStart, &id, Vec::new());
            } else {
                entries.push(Entry { level: kind.level(own.parent.is_some()), own, id, kind, name });
            }
        }
        entries.sort_by(|a, b| (a.level, &a.id).cmp(&(b.level, &b.id)));
        entries
    }

    /// Makes a unit of every entry, provinces first, so that every parent is there when it is looked up.
    fn add_units(&mut self, entries: Vec<Entry>) {
        let (extending, new): (Vec<_>, Vec<_>) =
            entries.into_iter().map(|entry| (self.extended(&entry), entry)).partition(|(target, _)| target.is_some());
        for (target, entry) in extending {
            let target = target.expect("partitioned by it");
            self.extend(target, entry);
        }
        let mut new: Vec<Entry> = new.into_iter().map(|(_, entry)| entry).collect();
        for level in [Level::Province, Level::District, Level::Commune] {
            let rest = new.split_off(new.partition_point(|entry| entry.level <= level));
            let parents: Vec<_> = new.iter().map(|entry| self.parent(entry)).collect();
            for (entry, parent) in new.into_iter().zip(parents) {
                if let Some(parent) = parent {
                    self.push(entry, parent);
                }
            }
            new = rest;
        }
    }

    /// The built-in unit that the entry is: same code, type and name; of two such units (code and name outlived 30 June
    /// 2025) the one that is valid on the entry's last or first day, else today's.
    fn extended(&self, entry: &Entry) -> Option<PlaceId> {
        let code = Code::parse(&entry.id)?;
        let name = fold_name(&entry.name);
        let mut same = self.g.by_id(code.as_str());
        same.retain(|id| self.g.get(*id).kind == entry.kind && fold_name(&self.g.get(*id).name) == name);
        let day = entry.own.to.or(entry.own.from).unwrap_or(NaiveDate::MAX);
        same.iter().copied().find(|id| self.g.valid_on(*id, day)).or(same.first().copied())
    }

    fn extend(&mut self, target: PlaceId, entry: Entry) {
        if let Some(text) = &entry.own.parent {
            let parents = self.g.find(text, day_of(&entry.own), &|id| Some(id) == self.g.parent(target));
            if parents.is_empty() {
                let parent = self.g.parent(target).into_iter().collect();
                self.fault(&entry.own, OwnPlaceFault::UnknownParent, text, parent);
                return;
            }
        }
        let place = &mut self.g.places[target.index()];
        place.from = entry.own.from.or(place.from);
        place.to = entry.own.to.or(place.to);
        self.units.push((target, entry.own));
    }

    /// The parent: `Some(None)` for a province, `None` when it is not found, which is then on record.
    fn parent(&mut self, entry: &Entry) -> Option<Option<PlaceId>> {
        let Some(text) = &entry.own.parent else {
            if entry.level == Level::Province {
                return Some(None);
            }
            self.fault(&entry.own, OwnPlaceFault::UnknownParent, "", Vec::new());
            return None;
        };
        let larger = |id: PlaceId| self.g.get(id).level < entry.level;
        let found = match self.g.own_ids.get(text.trim()) {
            Some(id) if larger(*id) => vec![*id],
            _ => self.g.find(text, day_of(&entry.own), &larger),
        };
        match found[..] {
            [parent] => return Some(Some(parent)),
            [] => self.fault(&entry.own, OwnPlaceFault::UnknownParent, text, Vec::new()),
            _ => self.fault(&entry.own, OwnPlaceFault::AmbiguousParent, text, found),
        }
        None
    }

    fn push(&mut self, entry: Entry, parent: Option<PlaceId>) {
        let id = PlaceId::at(self.g.places.len());
        let Entry { own, id: own_id, kind, name, level } = entry;
        let code = Code::parse(&own_id);
        let end = parent.and_then(|parent| self.g.period(parent).1).into_iter().chain(own.to).min();
        let mut same = code.map_or_else(Vec::new, |code| self.g.by_id(code.as_str()));
        same.retain(|other| self.g.last_year(*other) == end.map(|day| day.year()));
        if !same.is_empty() {
            self.fault(&own, OwnPlaceFault::DuplicateId, &own_id, same);
            return;
        }
        if code.is_none()
            && let Some((same, its)) = self.built_in(kind, &name, parent, (own.from, end))
        {
            self.fault(&own, OwnPlaceFault::BuiltIn, its.as_str(), vec![same]);
            return;
        }
        let place = Place {
            kind,
            level,
            code,
            name: name.into(),
            parent,
            from: own.from,
            to: own.to,
            own: true,
            id: Some(own_id.clone().into_boxed_str()),
        };
        self.g.names.get_or_init(|| Names::new(&self.g.places));
        self.g.names.get_mut().expect("just made").push(&place);
        if let Some(slugs) = self.g.slugs.get_mut() {
            slugs.push(plain_slug(&place));
        }
        self.g.places.push(place);
        self.g.own_ids.insert(own_id.into_boxed_str(), id);
        if let Some(code) = code {
            let slot = self.g.codes.partition_point(|entry| *entry < (code, id));
            self.g.codes.insert(slot, (code, id));
        }
        self.units.push((id, own));
    }

    /// The built-in unit of this type, name and parent that lives in the same time, and its code.
    fn built_in(
        &self,
        kind: PlaceType,
        name: &str,
        parent: Option<PlaceId>,
        (from, to): (Option<NaiveDate>, Option<NaiveDate>),
    ) -> Option<(PlaceId, Code)> {
        let wanted = exact_name(name);
        let before = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.zip(b).is_some_and(|(a, b)| a < b);
        let names = self.g.names();
        let units = names.key(&plain_numbers(fold_name(name))).map(|key| names.units(key)).unwrap_or_default();
        units.iter().find_map(|&id| {
            let place = self.g.get(id);
            let same = !place.own && place.kind == kind && place.parent == parent && exact_name(&place.name) == wanted;
            let (since, until) = if same { self.g.period(id) } else { return None };
            let apart = before(to, since) || before(until, from);
            place.code.filter(|_| !apart).map(|code| (id, code))
        })
    }

    /// All links to successors: the built-in ones and what the entries state.
    fn links(&mut self) -> Vec<(PlaceId, PlaceId)> {
        let mut links: Vec<_> = self.g.successors.pairs().collect();
        for (id, own) in std::mem::take(&mut self.units) {
            let after = own.to.and_then(|day| day.checked_add_days(Days::new(1))).unwrap_or(NaiveDate::MAX);
            let before = own.from.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MIN);
            let next: Vec<_> = own.successors.iter().map(|text| (text, after, true)).collect();
            let last = own.predecessors.iter().map(|text| (text, before, false));
            for (text, day, forward) in next.into_iter().chain(last) {
                let Some(other) = self.linked(&own, id, text, day) else { continue };
                let link = if forward { (id, other) } else { (other, id) };
                if leads_to(&links, link.1, link.0) {
                    self.fault(&own, OwnPlaceFault::Cycle, text, vec![other]);
                } else if !links.contains(&link) {
                    links.push(link);
                }
            }
        }
        links
    }

    /// The unit that a successor or predecessor names; of several one of the same level.
    fn linked(&mut self, own: &OwnPlace, id: PlaceId, text: &str, day: NaiveDate) -> Option<PlaceId> {
        let mut found = match self.g.own_ids.get(text.trim()) {
            Some(other) => vec![*other],
            None => self.g.find(text, day, &|other| other != id),
        };
        let level = self.g.get(id).level;
        if found.len() > 1 && found.iter().any(|other| self.g.get(*other).level == level) {
            found.retain(|other| self.g.get(*other).level == level);
        }
        match found[..] {
            [other] => return Some(other),
            [] => self.fault(own, OwnPlaceFault::UnknownSuccessor, text, Vec::new()),
            _ => self.fault(own, OwnPlaceFault::AmbiguousSuccessor, text, found),
        }
        None
    }
}

/// A day on which the entry's unit is valid; without dates the last there is, which means the units of today first.
fn day_of(own: &OwnPlace) -> NaiveDate {
    own.to.or(own.from).unwrap_or(NaiveDate::MAX)
}

/// Whether the links lead from `start` to `goal`, or both are one.
fn leads_to(links: &[(PlaceId, PlaceId)], start: PlaceId, goal: PlaceId) -> bool {
    let (mut seen, mut open) = (vec![start], vec![start]);
    while let Some(unit) = open.pop() {
        if unit == goal {
            return true;
        }
        for (_, next) in links.iter().filter(|(from, _)| *from == unit) {
            if !seen.contains(next) {
                seen.push(*next);
                open.push(*next);
            }
        }
    }
    false
}

/// "xã Lan Giới" and "Lan Giới" are one name for a xã.
fn without_type(name: &str, kind: PlaceType) -> String {
    let name = nfc(name.trim());
    match PlaceType::prefix(&fold_name(&name), &exact_name(&name)) {
        Some((written, words)) if written == kind => {
            let bare: Vec<_> = name.split_whitespace().skip(words).collect();
            if bare.is_empty() { name.into_owned() } else { bare.join(" ") }
        }
        _ => name.into_owned(),
    }
}
