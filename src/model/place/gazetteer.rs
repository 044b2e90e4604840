//! All units of both periods: the trees, the periods, and how the built-in units become a gazetteer.

use std::sync::OnceLock;

use chrono::{Days, NaiveDate};
use rustc_hash::{FxHashMap, FxHashSet};

use super::links::Links;
use super::names::Names;
use super::{Code, Level, Place, PlaceId, PlaceType};
use crate::tables::places::{self, Row, Tier};

/// The units that a site can name: the embedded tables and its own.
///
/// Built once per run and only read after that; it may be shared between threads.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    pub(super) places: Vec<Place>,
    pub(super) children: Links,
    pub(super) provinces: Vec<PlaceId>,
    pub(super) successors: Links,
    pub(super) predecessors: Links,
    /// Units by code, sorted.
    pub(super) codes: Vec<(Code, PlaceId)>,
    pub(super) own_ids: FxHashMap<Box<str>, PlaceId>,
    /// Days on which some unit begins, or the day after one ended; sorted.
    pub(super) turns: Vec<NaiveDate>,
    /// Made at the first look-up by name: folding 14,000 names takes longer than all the rest.
    pub(super) names: OnceLock<Names>,
    /// Slugs of all units, as if none clashed; made at the first path.
    pub(super) slugs: OnceLock<Vec<Box<str>>>,
    /// Units whose slug carries the code; made at the first path.
    pub(super) clashes: OnceLock<FxHashSet<PlaceId>>,
}

impl Gazetteer {
    /// As [`builtin`](Self::builtin), ready for look-ups by name and for paths.
    #[must_use]
    pub fn prepared() -> Self {
        let gazetteer = Self::builtin();
        gazetteer.names();
        gazetteer.clashes();
        gazetteer
    }

    /// The units of the embedded tables.
    #[must_use]
    pub fn builtin() -> Self {
        let rows: Vec<Row> = places::parse().collect();
        let mut units = Vec::with_capacity(rows.len());
        let mut links = Vec::with_capacity(rows.len());
        let mut today: FxHashMap<(Tier, u32), PlaceId> = FxHashMap::default();
        let mut above: [Option<PlaceId>; 2] = [None; 2];
        for (index, row) in rows.iter().enumerate() {
            let id = PlaceId::at(index);
            let parent = match row.tier {
                Tier::Province => None,
                Tier::District => above[0],
                Tier::Commune => above[1].or(above[0]),
            };
            match row.tier {
                Tier::Province => above = [Some(id), None],
                Tier::District => above[1] = Some(id),
                Tier::Commune => {}
            }
            if row.to.is_none() {
                today.insert((row.tier, row.code), id);
            }
            links.extend(row.successors().filter_map(|key| today.get(&key)).map(|to| (id, *to)));
            units.push(unit(row, parent));
        }
        Self::assemble(units, &links, FxHashMap::default())
    }

    /// Derives trees, reverse links and turns from the units and the links to their successors.
    pub(super) fn assemble(
        places: Vec<Place>,
        links: &[(PlaceId, PlaceId)],
        own_ids: FxHashMap<Box<str>, PlaceId>,
    ) -> Self {
        let mut below = Vec::with_capacity(places.len());
        let mut provinces = Vec::new();
        let mut codes = Vec::with_capacity(places.len());
        let mut turns: Vec<NaiveDate> = Vec::new();
        for (index, place) in places.iter().enumerate() {
            let id = PlaceId::at(index);
            match place.parent {
                Some(parent) => below.push((parent, id)),
                None => provinces.push(id),
            }
            codes.extend(place.code.map(|code| (code, id)));
            let after = place.to.and_then(|day| day.checked_add_days(Days::new(1)));
            for day in place.from.into_iter().chain(after) {
                if turns.last() != Some(&day) {
                    turns.push(day);
                }
            }
        }
        codes.sort_unstable();
        turns.sort_unstable();
        turns.dedup();
        let reverse: Vec<_> = links.iter().map(|(from, to)| (*to, *from)).collect();
        Self {
            children: Links::new(places.len(), &below),
            successors: Links::new(places.len(), links),
            predecessors: Links::new(places.len(), &reverse),
            provinces,
            codes,
            own_ids,
            turns,
            names: OnceLock::new(),
            slugs: OnceLock::new(),
            clashes: OnceLock::new(),
            places,
        }
    }

    /// Number of units; their ids are all below it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Never so for the embedded tables.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// All units: those of today, those of before, the site's own.
    pub fn ids(&self) -> impl Iterator<Item = PlaceId> + use<> {
        (0..self.places.len()).map(PlaceId::at)
    }

    /// The unit of an id that this gazetteer gave out.
    #[must_use]
    pub fn get(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// The unit in which it directly lies.
    #[must_use]
    pub fn parent(&self, id: PlaceId) -> Option<PlaceId> {
        self.get(id).parent
    }

    /// Provinces and central cities that are valid on a day, by id.
    #[must_use]
    pub fn provinces_on(&self, day: NaiveDate) -> Vec<PlaceId> {
        self.provinces.iter().copied().filter(|id| self.valid_on(*id, day)).collect()
    }

    /// Units directly below, of any period, by id: built-in ones by code, then the site's own.
    #[must_use]
    pub fn children(&self, id: PlaceId) -> &[PlaceId] {
        self.children.of(id)
    }

    /// Units directly below that are valid on a day.
    #[must_use]
    pub fn children_on(&self, id: PlaceId, day: NaiveDate) -> Vec<PlaceId> {
        self.children(id).iter().copied().filter(|child| self.valid_on(*child, day)).collect()
    }

    /// The unit and what it lies in, innermost first.
    pub fn chain(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        std::iter::successors(Some(id), |id| self.parent(*id))
    }

    /// What the unit lies in, innermost first.
    pub fn ancestors(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        self.chain(id).skip(1)
    }

    /// The unit and what it lies in, outermost first.
    #[must_use]
    pub fn path(&self, id: PlaceId) -> Vec<PlaceId> {
        let mut path: Vec<_> = self.chain(id).collect();
        path.reverse();
        path
    }

    /// Whether `id` is `outer` or lies below it.
    #[must_use]
    pub fn is_within(&self, id: PlaceId, outer: PlaceId) -> bool {
        self.chain(id).any(|unit| unit == outer)
    }

    /// First day of the unit and last day of it and all it lies in; `None`: not known, or not ended. A unit that the
    /// site adds without dates to a living one was always there.
    #[must_use]
    pub fn period(&self, id: PlaceId) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let to = self.chain(id).filter_map(|unit| self.get(unit).to).min();
        (self.get(id).from, to)
    }

    /// Whether `day` lies in the unit's [`period`](Self::period).
    #[must_use]
    pub fn valid_on(&self, id: PlaceId, day: NaiveDate) -> bool {
        let (from, to) = self.period(id);
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }

    /// Whether the unit, or one it lies in, has ended.
    #[must_use]
    pub fn is_former(&self, id: PlaceId) -> bool {
        self.period(id).1.is_some()
    }

    /// Number of the stretch of time in which `day` lies: on days of one stretch the same units are valid.
    #[must_use]
    pub fn stretch(&self, day: NaiveDate) -> usize {
        self.turns.partition_point(|turn| *turn <= day)
    }

    /// Units with this code or own id, or the one with this [`key`](Self::key_of).
    #[must_use]
    pub fn by_id(&self, text: &str) -> Vec<PlaceId> {
        let own = self.own_ids.get(text).copied();
        let (text, year) = match text.split_once("-den-") {
            Some((id, year)) if own.is_none() => (id, year.parse::<i32>().ok()),
            _ => (text, None),
        };
        let code = Code::parse(text).map_or(&[][..], |code| {
            let start = self.codes.partition_point(|entry| entry.0 < code);
            let end = self.codes.partition_point(|entry| entry.0 <= code);
            &self.codes[start..end]
        });
        let of_year = |id: &PlaceId| year.is_none() || self.last_year(*id) == year;
        let mut found: Vec<_> = code.iter().map(|entry| entry.1).filter(of_year).chain(own).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn unit(row: &Row, parent: Option<PlaceId>) -> Place {
    Place {
        kind: PlaceType::from_letter(row.kind),
        level: match row.tier {
            Tier::Province => Level::Province,
            Tier::District => Level::District,
            Tier::Commune => Level::Commune,
        },
        code: Some(Code::new(row.code, row.tier.width())),
        name: row.name.into(),
        parent,
        from: row.from,
        to: row.to,
        own: false,
        id: None,
    }
}
