//! Which unit took over from which, across levels and over several steps.
//!
//! The tables link communes with communes and provinces with provinces (Resolution 202/2025/QH15 and the resolutions on
//! the communes of each province). Districts ended without a successor: what took a district over is what took its
//! communes over.

use super::{Gazetteer, PlaceId};

impl Gazetteer {
    /// Units that took over directly, as the tables or the site state it; the main one first.
    #[must_use]
    pub fn successors(&self, id: PlaceId) -> &[PlaceId] {
        self.successors.of(id)
    }

    /// Units from which this one took over directly.
    #[must_use]
    pub fn predecessors(&self, id: PlaceId) -> &[PlaceId] {
        self.predecessors.of(id)
    }

    /// All that took the unit over, directly and later, each once. Of a commune or province in the order stated, the
    /// main one first; of a district without a stated successor what took its communes over, by id.
    #[must_use]
    pub fn successors_of(&self, id: PlaceId) -> Vec<PlaceId> {
        let mut found = Vec::new();
        self.collect_successors(id, &mut found);
        found.retain(|unit| !self.is_within(*unit, id));
        if self.successors(id).is_empty() {
            found.sort_unstable();
        }
        found
    }

    fn collect_successors(&self, id: PlaceId, found: &mut Vec<PlaceId>) {
        for next in self.successors(id) {
            if !found.contains(next) {
                found.push(*next);
                self.collect_successors(*next, found);
            }
        }
        if self.hands_over_by_parts(id) {
            for child in self.children(id) {
                self.collect_successors(*child, found);
            }
        }
    }

    /// Whether what took the unit over is known from the units below it only.
    fn hands_over_by_parts(&self, id: PlaceId) -> bool {
        self.get(id).to.is_some() && self.successors(id).is_empty()
    }

    /// All units that have this one among their [`successors_of`](Self::successors_of), by id: of a commune of today
    /// the communes and the districts of before.
    #[must_use]
    pub fn predecessors_of(&self, id: PlaceId) -> Vec<PlaceId> {
        let mut found = Vec::new();
        let mut open = vec![id];
        while let Some(unit) = open.pop() {
            let parts = self.parent(unit).filter(|parent| unit != id && self.hands_over_by_parts(*parent));
            for before in self.predecessors(unit).iter().copied().chain(parts) {
                if !found.contains(&before) && before != id {
                    found.push(before);
                    open.push(before);
                }
            }
        }
        found.retain(|unit| !self.is_within(id, *unit));
        found.sort_unstable();
        found
    }
}
