//! What a build remembers for the next one: of each page what was read for it, and the file that it became.
//!
//! A page whose reads stand for the same as last time is not made again. It is a memory only: whoever deletes it loses nothing but
//! time, another program or other settings forget all of it, and it never changes a byte (`tests/suite/memo.rs`).

mod ground;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::base::{Hashing, Sink, Stamp, unsealed};
use crate::link::{Mark, facts};

use super::renderer::Renderer;
use super::sheet::Sheet;

pub(super) use ground::is_noted;
use ground::{ground, identity};

/// The form of what is stored.
const VERSION: u32 = 1;
/// Sites with more pages remember nothing: it would cost them the memory that they build in.
const MOST_PAGES: usize = 150_000;
/// Pages that read more than this are made every time.
const MOST_READS: usize = 2_000;

/// The memory of one site and output.
#[derive(Debug)]
pub struct Memo {
    /// What all pages share: program, settings, theme, vocabularies, day.
    ground: u128,
    now: Table,
    /// What is not there and was looked for all the same, numbered behind the table.
    absent: Mutex<FxHashMap<Mark, u32>>,
    last: Option<Last>,
    next: Mutex<Written>,
}

/// The pages of this build, as they are stored: a province has a hundred thousand.
#[derive(Debug, Default)]
struct Written {
    bytes: Vec<u8>,
    count: usize,
}

/// What marks stand for. Pages name them by their place here.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Table {
    /// Marks and hashes; 0 for what is not there.
    facts: Vec<(Mark, u64)>,
    #[serde(skip)]
    places: FxHashMap<Mark, u32>,
}

/// The last build.
#[derive(Debug)]
struct Last {
    pages: FxHashMap<Box<str>, Remembered>,
    /// By place in its table: the place in the present one, and whether it stands for something else by now.
    now: Vec<(u32, bool)>,
}

/// A page of an earlier build.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    /// Which page it was: at the path of an overview there may be a list next time.
    page: u64,
    /// Places in the table in rising order, each as the step from the one before.
    steps: Box<[u32]>,
    stamp: Stamp,
}

#[derive(Deserialize)]
struct Stored {
    version: u32,
    ground: u128,
    table: Table,
    pages: Vec<(Box<str>, Remembered)>,
}

/// Why a page was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Nothing is remembered: the first build, another program, other settings.
    Everything,
    /// There was no such page, or its file is not as it was left.
    File,
    /// These content files changed, came or went; empty where only lists did.
    Content(Vec<Box<str>>),
}

impl Memo {
    /// The memory of a site that is about to be written, from what [`store`](Self::store) wrote after the last build, if that is still
    /// there and fits. `program` names the program to the byte. Nothing for sites with too many pages.
    pub fn new(renderer: &Renderer, program: u64, stored: Option<&[u8]>) -> Option<Self> {
        if renderer.sheets().take(MOST_PAGES + 1).count() > MOST_PAGES {
            return None;
        }
        let ground = ground(renderer, program);
        let now = Table::new(facts(renderer.sites().map(|(_, site)| site)).into_iter().collect());
        let mut absent = FxHashMap::default();
        let stored = stored.and_then(read).filter(|stored| stored.ground == ground);
        let last = stored.map(|stored| Last {
            now: stored.table.facts.iter().map(|(mark, then)| now.compare(*mark, *then, &mut absent)).collect(),
            pages: stored.pages.into_iter().collect(),
        });
        Some(Self { ground, now, absent: Mutex::new(absent), last, next: Mutex::default() })
    }

    /// Takes over a page of the last build if it would come out the same; gives its length in bytes.
    ///
    /// # Errors
    /// When the sink can't take it.
    pub(super) fn keep(&self, sheet: &Sheet<'_>, path: &str, sink: &dyn Sink) -> io::Result<Option<u64>> {
        let Some(last) = &self.last else { return Ok(None) };
        let same = |page: &&Remembered| page.page == identity(sheet) && last.holds(page);
        let Some(page) = last.pages.get(path).filter(same) else { return Ok(None) };
        let Some(stamp) = sink.keep(path, &page.stamp)? else { return Ok(None) };
        let steps = steps(page.reads().map(|read| last.now[read].0).collect());
        self.remember(path, &Remembered { page: page.page, steps, stamp });
        Ok(Some(stamp.size))
    }

    /// Remembers a page that was made, unless it read too much.
    pub(super) fn learn(&self, sheet: &Sheet<'_>, path: &str, reads: &[Mark], stamp: Stamp) {
        if reads.len() > MOST_READS {
            return;
        }
        let absent =
            |mark| self.now.place_absent(mark, &mut self.absent.lock().unwrap_or_else(PoisonError::into_inner));
        let place = |mark: &Mark| self.now.places.get(mark).copied().unwrap_or_else(|| absent(*mark));
        let steps = steps(reads.iter().map(place).collect());
        self.remember(path, &Remembered { page: identity(sheet), steps, stamp });
    }

    /// Why each of some pages was made and not taken over.
    pub fn reasons(&self, renderer: &Renderer, paths: &[&str]) -> Vec<Why> {
        let Some(last) = &self.last else { return vec![Why::Everything; paths.len()] };
        let known: FxHashMap<u32, bool> = last.now.iter().copied().collect();
        let next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let made: FxHashMap<&str, Remembered> = next.pages().collect();
        let content: FxHashMap<u32, &str> = renderer
            .sites()
            .flat_map(|(_, site)| site.marked())
            .filter_map(|(mark, path)| Some((*self.now.places.get(&mark)?, path)))
            .collect();
        let why = |path: &&str| {
            let before = last
                .pages
                .get(*path)
                .into_iter()
                .flat_map(Remembered::reads)
                .filter_map(|read| Some(last.now.get(read)?.0));
            let after = made.get(path).into_iter().flat_map(Remembered::reads).map(|read| read as u32);
            let causes: BTreeSet<u32> =
                before.chain(after).filter(|place| known.get(place).copied().unwrap_or(true)).collect();
            if causes.is_empty() {
                return Why::File;
            }
            let mut paths: Vec<Box<str>> =
                causes.iter().filter_map(|place| content.get(place)).map(|path| (*path).into()).collect();
            paths.sort_unstable();
            Why::Content(paths)
        };
        paths.iter().map(why).collect()
    }

    /// Writes what the next build needs to know.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn store(self, file: &mut dyn Write) -> io::Result<()> {
        let Written { bytes, count } = self.next.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut table = self.now;
        let absent = self.absent.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut absent: Vec<_> = absent.into_iter().map(|(mark, place)| (place, mark)).collect();
        absent.sort_unstable();
        table.facts.extend(absent.into_iter().map(|(_, mark)| (mark, 0)));
        let mut file = Hashing::new(file);
        // As `Stored` is read: the length of a list stands before its items.
        postcard::to_io(&(VERSION, self.ground, &table, count), &mut file).map_err(io::Error::other)?;
        file.write_all(&bytes)?;
        file.seal()
    }

    fn remember(&self, path: &str, page: &Remembered) {
        // What can't be encoded is not remembered.
        let Ok(bytes) = postcard::to_stdvec(&(path, page)) else { return };
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.bytes.extend(bytes);
        next.count += 1;
    }
}

impl Written {
    fn pages(&self) -> impl Iterator<Item = (&str, Remembered)> {
        let mut rest = &*self.bytes;
        std::iter::from_fn(move || {
            let (page, behind) = postcard::take_from_bytes(rest).ok()?;
            rest = behind;
            Some(page)
        })
    }
}

impl Table {
    fn new(facts: Vec<(Mark, u64)>) -> Self {
        let places = facts.iter().zip(0..).map(|((mark, _), place)| (*mark, place)).collect();
        Self { facts, places }
    }

    /// The place of a mark, and whether it does not stand for what it stood for `then`.
    fn compare(&self, mark: Mark, then: u64, absent: &mut FxHashMap<Mark, u32>) -> (u32, bool) {
        match self.places.get(&mark) {
            Some(place) => (*place, self.facts[*place as usize].1 != then),
            None => (self.place_absent(mark, absent), then != 0),
        }
    }

    /// The place behind the table of a mark that is not in it.
    fn place_absent(&self, mark: Mark, absent: &mut FxHashMap<Mark, u32>) -> u32 {
        let next = (self.facts.len() + absent.len()) as u32;
        *absent.entry(mark).or_insert(next)
    }
}

impl Last {
    fn holds(&self, page: &Remembered) -> bool {
        page.reads().all(|read| self.now.get(read).is_some_and(|(_, changed)| !changed))
    }
}

impl Remembered {
    /// Places in the table of its build.
    fn reads(&self) -> impl Iterator<Item = usize> {
        self.steps.iter().scan(0, |at, step| {
            *at += *step as usize;
            Some(*at)
        })
    }
}

fn steps(mut places: Vec<u32>) -> Box<[u32]> {
    places.sort_unstable();
    let mut before = 0;
    places.iter().map(|place| place - std::mem::replace(&mut before, *place)).collect()
}

fn read(bytes: &[u8]) -> Option<Stored> {
    postcard::from_bytes::<Stored>(unsealed(bytes)?).ok().filter(|stored| stored.version == VERSION)
}
