//! What a build remembers for the next one: of each page what was read for it, and the file that it became.
//!
//! A page whose reads stand for the same as last time is not made again. It is a memory only: whoever deletes it loses nothing but
//! time, another program or other settings forget all of it, and it never changes a byte (`tests/suite/memo.rs`).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::base::{Sink, Stamp};
use crate::link::{Facts, Mark, facts};

use super::blueprint::Page;
use super::feed;
use super::renderer::Renderer;
use super::sheet::Sheet;

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
    facts: Facts,
    /// Pages of the last build by path.
    last: FxHashMap<Box<str>, Remembered>,
    /// What stands for something else now than it did then; `None` where nothing is known of then.
    changed: Option<FxHashSet<Mark>>,
    next: Mutex<FxHashMap<Box<str>, Remembered>>,
}

/// A page of an earlier build.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    /// Which page it was: at the path of an overview there may be a list next time.
    page: u64,
    reads: Box<[Mark]>,
    stamp: Stamp,
}

#[derive(Serialize, Deserialize)]
struct Stored<'m> {
    version: u32,
    ground: u128,
    facts: Cow<'m, Facts>,
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
    /// The memory of a site that is about to be written, from what [`into_bytes`](Self::into_bytes) gave after the last build, if that is
    /// still there and fits. `program` names the program to the byte.
    pub fn new(renderer: &Renderer, program: u64, stored: Option<&[u8]>) -> Option<Self> {
        if renderer.sheets().take(MOST_PAGES + 1).count() > MOST_PAGES {
            return None;
        }
        let ground = ground(renderer, program);
        let facts = facts(renderer.sites().map(|(_, site)| site));
        let stored = stored.and_then(read).filter(|stored| stored.ground == ground);
        let changed = stored.as_ref().map(|stored| differing(&stored.facts, &facts));
        let last = stored.map(|stored| stored.pages.into_iter().collect()).unwrap_or_default();
        Some(Self { ground, facts, last, changed, next: Mutex::default() })
    }

    /// Takes over a page of the last build if it would come out the same; gives its length in bytes.
    ///
    /// # Errors
    /// When the sink can't take it.
    pub(super) fn keep(&self, sheet: &Sheet<'_>, path: &str, sink: &dyn Sink) -> io::Result<Option<u64>> {
        let same = |page: &&Remembered| page.page == identity(sheet) && self.holds(page);
        let Some(page) = self.last.get(path).filter(same) else { return Ok(None) };
        if !sink.keep(path, &page.stamp)? {
            return Ok(None);
        }
        self.remember(path, page.clone());
        Ok(Some(page.stamp.size))
    }

    /// Remembers a page that was made.
    pub(super) fn learn(&self, sheet: &Sheet<'_>, path: &str, reads: Box<[Mark]>, stamp: Stamp) {
        if reads.len() <= MOST_READS {
            self.remember(path, Remembered { page: identity(sheet), reads, stamp });
        }
    }

    /// Why a page was made and not taken over.
    pub fn why(&self, renderer: &Renderer, path: &str) -> Why {
        let Some(changed) = &self.changed else { return Why::Everything };
        let next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let reads = [self.last.get(path), next.get(path)].into_iter().flatten().flat_map(|page| &page.reads);
        let read: FxHashSet<Mark> = reads.copied().filter(|mark| changed.contains(mark)).collect();
        if read.is_empty() {
            return Why::File;
        }
        let paths = renderer.sites().flat_map(|(_, site)| site.marked());
        Why::Content(paths.filter(|(mark, _)| read.contains(mark)).map(|(_, path)| path.into()).collect())
    }

    /// What the next build needs to know.
    pub fn into_bytes(self) -> Vec<u8> {
        let pages = self.next.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut pages: Vec<_> = pages.into_iter().collect();
        pages.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let stored = Stored { version: VERSION, ground: self.ground, facts: Cow::Owned(self.facts), pages };
        let body = postcard::to_stdvec(&stored).unwrap_or_default();
        let mut bytes = xxh3_64(&body).to_le_bytes().to_vec();
        bytes.extend(body);
        bytes
    }

    fn holds(&self, page: &Remembered) -> bool {
        self.changed
            .as_ref()
            .is_some_and(|changed| changed.is_empty() || page.reads.iter().all(|mark| !changed.contains(mark)))
    }

    fn remember(&self, path: &str, page: Remembered) {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).insert(path.into(), page);
    }
}

/// Whether a page is made of noted reads alone: the lists of addresses are of the site's layout itself.
pub(super) fn is_noted(sheet: &Sheet<'_>) -> bool {
    !matches!(sheet.page, Page::Sitemap(_))
}

/// Tells pages apart that may lie at one path, in this run and the next.
fn identity(sheet: &Sheet<'_>) -> u64 {
    let site = &sheet.edition.site;
    let (kind, mark, part) = match *sheet.page {
        Page::Entry(id) => (0, site.mark(id), 0),
        Page::Redirect(id) => (1, site.mark(id), 0),
        Page::List(key, number) => (2, site.list_mark(key), number),
        Page::Feed(feed::Source::List(key), format) => (3, site.list_mark(key), format as usize),
        // These hold no number of an entry, which another run may give to another.
        ref page => (4, xxh3_64(format!("{page:?}").as_bytes()), 0),
    };
    xxh3_64(&[kind, mark, part as u64].map(u64::to_le_bytes).concat())
}

fn read(bytes: &[u8]) -> Option<Stored<'static>> {
    let (sum, body) = bytes.split_first_chunk()?;
    let whole = xxh3_64(body) == u64::from_le_bytes(*sum);
    whole
        .then(|| postcard::from_bytes::<Stored<'static>>(body).ok())
        .flatten()
        .filter(|stored| stored.version == VERSION)
}

/// Marks that do not stand for the same in both.
fn differing(then: &Facts, now: &Facts) -> FxHashSet<Mark> {
    let gone = then.keys().filter(|mark| !now.contains_key(mark));
    let other = now.iter().filter(|(mark, hash)| then.get(mark) != Some(hash)).map(|(mark, _)| mark);
    gone.chain(other).copied().collect()
}

/// A hash of all that pages share.
fn ground(renderer: &Renderer, program: u64) -> u128 {
    let mut ground = Ground(Xxh3::new());
    let compiled = renderer.compiled();
    let sources = &compiled.sources;
    ground.add(&program.to_le_bytes());
    ground.add(renderer.site().corpus.today.to_string().as_bytes());
    let settings = [&sources.site, &sources.places, &sources.sectors, &sources.abbreviations];
    let words = sources.site_words.iter().map(|(_, source)| source);
    for source in settings.into_iter().flatten().chain(words).chain(sources.theme_files.values()) {
        ground.add(source.path.as_bytes());
        ground.add(source.text.as_bytes());
    }
    let copies: BTreeMap<_, _> = sources.theme_copies.iter().map(|(path, file)| (path, file.size)).collect();
    ground.add(format!("{copies:?}").as_bytes());
    for (folder, site) in renderer.sites() {
        ground.add(folder.as_bytes());
        let statics: Vec<_> = site.statics.iter().map(|(path, file)| (path, file.size)).collect();
        ground.add(format!("{statics:?}").as_bytes());
    }
    for about in renderer.about() {
        ground.add(about.as_bytes());
    }
    // The way to the same page in another language depends on which pages there are.
    if renderer.sites().count() > 1 {
        renderer.sheets().for_each(|sheet| ground.add(sheet.full_path().as_bytes()));
    }
    ground.0.digest128()
}

struct Ground(Xxh3);

impl Ground {
    fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }
}
