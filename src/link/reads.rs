//! What a page reads of the site while it is made, so that the next build knows whether it would come out the same.
//!
//! Whatever a site gives out about an entry or a list is noted under a [`Mark`] that outlives the run; [`facts`](super::facts)
//! tells what each mark stands for now. Notes are per thread: a page is made by one thread, without help.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::model::Entry;
use crate::text;

use super::ListKey;

/// A name for something that pages read; the same in every run.
pub type Mark = u64;

thread_local! {
    static OPEN: Cell<bool> = const { Cell::new(false) };
    static READS: RefCell<Vec<Mark>> = const { RefCell::new(Vec::new()) };
}

/// Notes that something was read, if anybody wants to know.
pub(super) fn note(mark: impl FnOnce() -> Mark) {
    if OPEN.get() {
        let mark = mark();
        READS.with_borrow_mut(|reads| {
            if reads.last() != Some(&mark) {
                reads.push(mark);
            }
        });
    }
}

/// Makes something on this thread and tells what was read for it, each once, sorted.
pub fn recorded<T>(make: impl FnOnce() -> T) -> (T, Box<[Mark]>) {
    /// Ends the notes even when `make` panics: a preview lives on.
    struct Closed;
    impl Drop for Closed {
        fn drop(&mut self) {
            OPEN.set(false);
        }
    }
    READS.with_borrow_mut(Vec::clear);
    OPEN.set(true);
    let closed = Closed;
    let made = make();
    drop(closed);
    let reads = READS.with_borrow_mut(|reads| {
        reads.sort_unstable();
        reads.dedup();
        reads.as_slice().into()
    });
    (made, reads)
}

/// What may be read of a list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Facet {
    /// Its entries and counts.
    Content,
    /// That it has a page.
    Page,
    /// The places with lists below its place.
    Children,
    /// The lists that cross it.
    Crossings,
}

/// What may be read of a site as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whole {
    /// Everything.
    All,
    /// The lists of sectors.
    Sectors,
    /// The lists of years.
    Years,
    /// The lists of places.
    Places,
    /// Numbers of documents.
    Documents,
}

/// The marks of a site in one language.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// Tells the languages apart.
    salt: u64,
    /// By entry.
    entries: Arc<[Mark]>,
}

impl Marks {
    /// The marks of a site whose pages lie in `folder`.
    pub(super) fn new(folder: &str, entries: &[Arc<Entry>]) -> Self {
        let salt = xxh3_64(folder.as_bytes());
        let path = |entry: &Arc<Entry>| xxh3_64_with_seed(text::nfc(&entry.source.path).as_bytes(), salt);
        Self { salt, entries: entries.iter().map(path).collect() }
    }

    /// By entry.
    pub(super) fn entries(&self) -> &[Mark] {
        &self.entries
    }

    /// What would be found at a path of the content, there or not.
    pub(super) fn path(&self, path: &str) -> Mark {
        xxh3_64_with_seed(path.as_bytes(), self.salt)
    }

    /// Something of a list, there or not.
    pub(super) fn list(&self, key: ListKey, facet: Facet) -> Mark {
        let (kind, one, other) = match key {
            ListKey::Kind(kind) => (0, kind as u64, 0),
            ListKey::Scope => (1, 0, 0),
            ListKey::Place(place) => (2, u64::from(place.0), 0),
            ListKey::Sector(sector) => (3, u64::from(sector.0), 0),
            ListKey::Year(year) => (4, u64::from(year), 0),
            ListKey::Topic(topic) => (5, self.entries[topic.index()], 0),
            ListKey::PlaceSector(place, sector) => (6, u64::from(place.0), u64::from(sector.0)),
            ListKey::PlaceYear(place, year) => (7, u64::from(place.0), u64::from(year)),
            ListKey::SectorYear(sector, year) => (8, u64::from(sector.0), u64::from(year)),
        };
        self.hashed([kind, one, other, facet as u64])
    }

    /// Something of the whole.
    pub(super) fn whole(&self, whole: Whole) -> Mark {
        self.hashed([99, whole as u64, 0, 0])
    }

    fn hashed(&self, parts: [u64; 4]) -> Mark {
        parts.into_iter().fold(self.salt, |mark, part| mixed(mark ^ mixed(part)))
    }
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): every bit of the number
/// depends on every other.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_kept_while_somebody_wants_them() {
        note(|| panic!("nobody asked"));
        let (made, reads) = recorded(|| {
            [3, 1, 3, 3, 2].into_iter().for_each(|mark| note(|| mark));
            "x"
        });
        assert_eq!((made, &*reads), ("x", &[1, 2, 3][..]));
        assert!(recorded(|| ()).1.is_empty());
        note(|| panic!("nobody asks any more"));
    }
}
