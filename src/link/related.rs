//! Stories to read next: from the same place, from the same sector. Cut from lists that are there already, in constant time.

use crate::model::EntryId;

use super::{ListKey, Site};

/// How many of each are shown.
pub const MOST: usize = 4;

/// Stories to read next, newest first.
#[derive(Debug, Default)]
pub struct Related {
    /// Of the same place.
    pub place: Vec<EntryId>,
    /// Of the same first sector, without those of the same place.
    pub sector: Vec<EntryId>,
}

impl Site {
    /// Stories related to a profile.
    pub fn related(&self, id: EntryId) -> Related {
        let entry = self.entry(id);
        let Some(profile) = entry.profile() else { return Related::default() };
        let newest = |key: Option<ListKey>, without: &[EntryId]| -> Vec<EntryId> {
            let list = key.and_then(|k| self.index.get(k));
            let entries = list.map(|l| l.entries.as_slice()).unwrap_or_default();
            let stories = entries.iter().copied().filter(|e| self.entry(*e).kind.is_profile());
            stories.filter(|e| *e != id && !without.contains(e)).take(MOST).collect()
        };
        let place = newest(entry.place.map(ListKey::Place), &[]);
        let sector = newest(profile.sectors.first().map(|s| ListKey::Sector(*s)), &place);
        Related { place, sector }
    }
}
