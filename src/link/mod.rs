//! Stage 4, `link`: the corpus becomes a [`Site`]: routes, indexes, references, backlinks, related stories.
//!
//! The linked site is all that outputs see. It holds no rendered bytes.

mod body;
mod directory;
mod index;
mod reference;
mod related;
mod route;
mod target;

use crate::base::{Diagnostics, Problem};
use crate::load::{Asset, Sources};
use crate::model::{Entry, EntryId};
use crate::resolve::Corpus;
use crate::text::Collator;

pub use directory::Directory;
pub use index::{Index, List, ListKey};
pub use related::Related;
pub use route::{Routes, relative};
pub use target::{AssetUse, Target};

/// The linked site.
#[derive(Debug)]
pub struct Site {
    /// Content, settings and vocabularies.
    pub corpus: Corpus,
    /// Which page lies where.
    pub routes: Routes,
    /// Lists by place, sector, year, kind and topic.
    pub index: Index,
    /// What each entry refers to, by entry.
    pub links: Vec<EntryLinks>,
    /// Files below `content/` by path.
    pub assets: std::collections::BTreeMap<Box<str>, Asset>,
    /// Files below `static/` by path below it.
    pub statics: std::collections::BTreeMap<Box<str>, crate::base::FileEntry>,
    directory: Directory,
    collator: Collator,
}

/// What an entry refers to and what refers to it. Only published entries are named.
#[derive(Debug, Default, Clone)]
pub struct EntryLinks {
    /// Topics.
    pub topics: Box<[EntryId]>,
    /// Documents under which a profile was registered.
    pub documents: Box<[EntryId]>,
    /// The profile that it follows.
    pub replicates: Option<EntryId>,
    /// Documents that it replaces, as written.
    pub replaces: Box<[Cited]>,
    /// As [`EntryLinks::replaces`], amended.
    pub amends: Box<[Cited]>,
    /// Profiles that follow it, by path.
    pub replicated_by: Vec<EntryId>,
    /// Documents that replace or amend it or link to it, by path.
    pub cited_by: Vec<EntryId>,
    /// Profiles registered under a document, by kind and name.
    pub registered: Vec<EntryId>,
    /// Pictures and attachments that its page shows, by source path.
    pub assets: Box<[AssetUse]>,
}

/// A document that another replaces or amends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cited {
    /// One of the site's.
    Entry(EntryId),
    /// One that is not on the site: its number as written.
    Words(Box<str>),
}

impl Cited {
    /// The entry, if it is one of the site's.
    pub fn entry(&self) -> Option<EntryId> {
        match self {
            Cited::Entry(id) => Some(*id),
            Cited::Words(_) => None,
        }
    }
}

impl Site {
    /// An entry.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.corpus.entries[id.index()]
    }

    /// What an entry refers to.
    pub fn links(&self, id: EntryId) -> &EntryLinks {
        &self.links[id.index()]
    }

    /// Published entries in the order of lists: newest first, ties by path.
    pub fn published(&self) -> &[EntryId] {
        self.index.newest()
    }

    /// The one published document that a text such as "Quyết định số 61-QĐ/ĐU" names.
    pub fn document_named(&self, text: &str) -> Option<EntryId> {
        match self.directory.by_number(&self.corpus, text)[..] {
            [one] => Some(one).filter(|id| self.entry(*id).is_published()),
            _ => None,
        }
    }

    /// Where a link of an entry leads.
    pub fn target(&self, from: EntryId, dest: &str) -> Target<'_> {
        target::find(&self.directory, &self.corpus, &self.assets, &self.statics, from, dest)
    }

    /// The order of the Vietnamese alphabet.
    pub fn collator(&self) -> &Collator {
        &self.collator
    }

    /// The entry with this source path.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        self.directory.by_path(path)
    }
}

/// Links the site.
pub fn link(corpus: Corpus, sources: &mut Sources) -> (Site, Diagnostics) {
    let mut problems = Diagnostics::default();
    let directory = Directory::new(&corpus);
    let assets = std::mem::take(&mut sources.assets);
    let mut statics = std::mem::take(&mut sources.statics);
    let theme = format!("themes/{}/assets/", corpus.config.theme);
    for (path, file) in &sources.theme_copies {
        if let Some(below) = path.strip_prefix(&*theme) {
            statics.entry(below.into()).or_insert_with(|| file.clone());
        }
    }
    let mut links = reference::resolve(&corpus, &directory, &mut problems);
    body::check(&corpus, &directory, &assets, &statics, &mut links, &mut problems);
    let index = Index::new(&corpus, &links);
    let routes = Routes::new(&corpus, &index, &links, &statics, &mut problems);
    let collator = Collator::new();
    reference::backlinks(&corpus, &collator, &mut links);
    let held = corpus.entries.iter().filter(|e| e.kind.is_profile() && !e.is_published()).count();
    if held > 0 && !corpus.entries.iter().any(|e| e.kind.is_profile() && e.is_published()) {
        problems.site(Problem::NothingPublished { held });
    }
    (Site { corpus, routes, index, links, assets, statics, directory, collator }, problems)
}
