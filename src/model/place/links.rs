//! Lists of units per unit (children, successors, predecessors) in two flat arrays: 14,000 small vectors would cost more
//! than the units themselves.

use super::PlaceId;

/// For every unit a list of units.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    starts: Vec<u32>,
    targets: Vec<PlaceId>,
}

impl Links {
    /// Links of `len` units; the targets of one unit keep the order in which `pairs` has them.
    pub(super) fn new(len: usize, pairs: &[(PlaceId, PlaceId)]) -> Self {
        let mut starts = vec![0u32; len + 1];
        for (from, _) in pairs {
            starts[from.index() + 1] += 1;
        }
        for i in 0..len {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut targets = vec![PlaceId(0); pairs.len()];
        for (from, to) in pairs {
            let slot = &mut next[from.index()];
            targets[*slot as usize] = *to;
            *slot += 1;
        }
        Self { starts, targets }
    }

    pub(super) fn of(&self, id: PlaceId) -> &[PlaceId] {
        let (start, end) = (self.starts[id.index()], self.starts[id.index() + 1]);
        &self.targets[start as usize..end as usize]
    }

    /// All pairs, by their first unit.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (PlaceId, PlaceId)> + '_ {
        (0..self.starts.len().saturating_sub(1))
            .map(PlaceId::at)
            .flat_map(|from| self.of(from).iter().map(move |to| (from, *to)))
    }
}
