//! The part of the country that a site is about: what lies in it, and what it grew from or passed into.

use super::{Gazetteer, Level, PlaceId};

/// What a site is about (`phạm vi` in `site.yaml`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// "cả nước".
    Country,
    /// A unit of either period, with its predecessors and successors.
    Place(PlaceId),
}

impl Scope {
    /// Whether a story of `id` belongs on a site of this scope.
    ///
    /// It does when the unit lies below the scope or is it; when one of its successors or predecessors does; and when
    /// such a connected unit lies in it, as the former district lies around a commune that became part of the scope. What
    /// the scope itself lies in does not belong.
    #[must_use]
    pub fn contains(&self, g: &Gazetteer, id: PlaceId) -> bool {
        let Self::Place(scope) = *self else { return true };
        if g.is_within(id, scope) {
            return true;
        }
        !g.is_within(scope, id) && Self::connected(g, scope, id)
    }

    fn connected(g: &Gazetteer, scope: PlaceId, id: PlaceId) -> bool {
        let inside = |unit: &PlaceId| g.is_within(*unit, scope);
        g.successors_of(id).iter().any(inside)
            || g.predecessors_of(id).iter().any(inside)
            || (g.get(id).level < Level::Commune
                && g.children(id).iter().any(|child| Self::connected(g, scope, *child)))
    }
}
