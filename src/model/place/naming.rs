//! How a unit is shown and where its page lies.
//!
//! Paths follow the trees, so that a unit's address says where it is; former units lie in folders of their own, because
//! codes and names were reused. A path must never change when a site adds a story, so whether a slug needs its code is
//! decided over the full tables.

use rustc_hash::{FxHashMap, FxHashSet};

use chrono::Datelike;

use crate::base::Lang;
use crate::model::capitalised;

use super::{Gazetteer, Place, PlaceId, Scope};
use crate::text::slugify;

impl Gazetteer {
    /// "xã Cao Xá"; "Phường 1" with a capital, because there the type is part of the name.
    #[must_use]
    pub fn display(&self, id: PlaceId) -> String {
        let place = self.get(id);
        let number = place.name.bytes().all(|b| b.is_ascii_digit());
        let kind = if number { place.kind.capital_name() } else { place.kind.name() };
        format!("{kind} {}", place.name)
    }

    /// As [`display`](Self::display) on pages in a language: "Cao Xá commune"; a numbered unit has its type before the number.
    #[must_use]
    pub fn display_in(&self, id: PlaceId, lang: Lang) -> String {
        let place = self.get(id);
        match lang {
            Lang::Vi => self.display(id),
            Lang::En if place.name.bytes().all(|b| b.is_ascii_digit()) => {
                format!("{} {}", capitalised(place.kind.english()), place.name)
            }
            Lang::En => format!("{} {}", place.name, place.kind.english()),
        }
    }

    /// "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang".
    #[must_use]
    pub fn full_name(&self, id: PlaceId) -> String {
        let names: Vec<_> = self.chain(id).map(|unit| self.display(unit)).collect();
        names.join(", ")
    }

    /// A text that names this unit only, whatever the period: own id or code, for a former unit with code
    /// `<code>-den-<year of its end>`. [`by_id`](Self::by_id) reads it back.
    #[must_use]
    pub fn key_of(&self, id: PlaceId) -> String {
        let place = self.get(id);
        match (self.last_year(id), place.code) {
            (Some(year), Some(code)) => format!("{code}-den-{year}"),
            _ => place.id().to_owned(),
        }
    }

    /// Year in which the unit ended, or what it lies in if that was earlier.
    pub(super) fn last_year(&self, id: PlaceId) -> Option<i32> {
        self.period(id).1.map(|day| day.year())
    }

    /// Year in which the outermost ended unit of the chain ended: the folder of the former places it lies in.
    #[must_use]
    pub fn ended_in(&self, id: PlaceId) -> Option<i32> {
        self.chain(id).filter_map(|unit| self.get(unit).to).last().map(|day| day.year())
    }

    /// `<type>-<name>`, with `-<code>` behind it when a sibling in the full tables has the same.
    ///
    /// Built-in units are compared among themselves; only the site's own unit yields where it meets another, so that an
    /// entry of `data/dia-ban.yaml` moves no page.
    #[must_use]
    pub fn slug_of(&self, id: PlaceId) -> String {
        let place = self.get(id);
        let slug = &*self.slugs()[id.index()];
        if self.clashes().contains(&id) {
            let suffix = place.code.map_or_else(|| slugify(place.id()), |code| code.to_string());
            return format!("{slug}-{suffix}");
        }
        slug.to_owned()
    }

    pub(super) fn slugs(&self) -> &[Box<str>] {
        self.slugs.get_or_init(|| self.places.iter().map(plain_slug).collect())
    }

    pub(super) fn clashes(&self) -> &FxHashSet<PlaceId> {
        self.clashes.get_or_init(|| self.clashing())
    }

    fn clashing(&self) -> FxHashSet<PlaceId> {
        let mut folders = FxHashMap::<_, Vec<PlaceId>>::default();
        for (id, slug) in self.ids().zip(self.slugs()) {
            let folder = (self.parent(id), self.ended_in(id), &**slug);
            folders.entry(folder).or_default().push(id);
        }
        let mut clashing = FxHashSet::default();
        for group in folders.into_values().filter(|group| group.len() > 1) {
            let (own, built_in): (Vec<_>, Vec<_>) = group.into_iter().partition(|id| self.get(*id).own);
            clashing.extend(own);
            clashing.extend(built_in.iter().filter(|_| built_in.len() > 1));
        }
        clashing
    }

    /// Segments of the unit's page below `dia-ban/`, without `.html`; of its crossings, the folder.
    ///
    /// The scope and what it lies in are left out. Empty for the scope itself, whose page is `dia-ban/index.html`, and
    /// for units above it, which have none.
    #[must_use]
    pub fn route_of(&self, id: PlaceId, scope: &Scope) -> Vec<String> {
        let above = |unit: &PlaceId| match scope {
            Scope::Country => false,
            Scope::Place(scope) => self.is_within(*scope, *unit),
        };
        let mut route: Vec<_> =
            self.path(id).into_iter().filter(|unit| !above(unit)).map(|unit| self.slug_of(unit)).collect();
        if let (false, Some(year)) = (route.is_empty(), self.ended_in(id)) {
            route.insert(0, format!("den-{year}"));
        }
        route
    }
}

/// `<type>-<name>`.
pub(super) fn plain_slug(place: &Place) -> Box<str> {
    [place.kind.slug(), "-", &slugify(&place.name)].concat().into()
}
