//! Stage 4, `link`: the corpus becomes a [`Site`]: routes, indexes, references, backlinks, related stories.
//!
//! The linked site is all that outputs see. It holds no rendered bytes.

mod body;
mod directory;
mod facts;
mod index;
mod reads;
mod reference;
mod related;
mod reword;
mod route;
mod target;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::{Diagnostics, FileEntry, Problem};
use crate::load::{Asset, Sources};
use crate::model::{Entry, EntryId};
use crate::resolve::{Corpora, Corpus};
use crate::text::Collator;

use reads::note;

pub use directory::Directory;
pub use facts::{Facts, facts};
pub use index::{Index, List, ListKey};
pub use reads::{Mark, Marks, recorded};
pub use related::Related;
pub use reword::Reworded;
pub use route::{Routes, relative};
pub use target::{AssetUse, Target};

/// The linked site of one language.
#[derive(Debug, Clone)]
pub struct Site {
    /// Content, settings and vocabularies.
    pub corpus: Corpus,
    /// Which page lies where.
    pub routes: Arc<Routes>,
    /// Lists by place, sector, year, kind and topic.
    pub index: Arc<Index>,
    /// What each entry refers to, by entry.
    pub links: Arc<[EntryLinks]>,
    /// Files below `content/` by path; all languages share them.
    pub assets: Arc<BTreeMap<Box<str>, Asset>>,
    /// Files below `static/` by path below it; all languages share them.
    pub statics: Arc<BTreeMap<Box<str>, FileEntry>>,
    /// The site of the first language, if this is another.
    pub original: Option<Arc<Site>>,
    /// Entries by what they translate.
    translations: FxHashMap<EntryId, EntryId>,
    directory: Arc<Directory>,
    collator: Arc<Collator>,
    marks: Marks,
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
    /// Of a translation: what its original refers to and what refers to that, as far as it is not translated.
    pub untranslated: Untranslated,
    /// Pictures and attachments that its page shows, by source path.
    pub assets: Box<[AssetUse]>,
}

/// Entries of the first language that a translation's original is joined to and that have no translation.
#[derive(Debug, Default, Clone)]
pub struct Untranslated {
    /// Topics.
    pub topics: Box<[EntryId]>,
    /// Documents under which it was registered.
    pub documents: Box<[EntryId]>,
    /// The profile that it follows.
    pub replicates: Option<EntryId>,
    /// Profiles that follow it.
    pub replicated_by: Box<[EntryId]>,
    /// Documents that it replaces.
    pub replaces: Box<[EntryId]>,
    /// Documents that it amends.
    pub amends: Box<[EntryId]>,
    /// Documents that replace it.
    pub replaced_by: Box<[EntryId]>,
    /// Documents that amend it.
    pub amended_by: Box<[EntryId]>,
    /// Documents that link to it.
    pub cited_by: Box<[EntryId]>,
}

/// A document that another replaces or amends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cited {
    /// One of the site's.
    Entry(EntryId),
    /// One that is not on the site: its number as written.
    Words(Box<str>),
}

impl EntryLinks {
    /// Which of the documents that lead to `this` replace it, amend it, and only link to it.
    pub fn citing(site: &Site, this: EntryId) -> [Vec<EntryId>; 3] {
        let cited = Cited::Entry(this);
        let mut found = [Vec::new(), Vec::new(), Vec::new()];
        for other in &site.links(this).cited_by {
            let links = site.links(*other);
            let how = match () {
                () if links.replaces.contains(&cited) => 0,
                () if links.amends.contains(&cited) => 1,
                () => 2,
            };
            found[how].push(*other);
        }
        found
    }
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
        note(|| self.marks.entries()[id.index()]);
        &self.corpus.entries[id.index()]
    }

    /// What an entry refers to.
    pub fn links(&self, id: EntryId) -> &EntryLinks {
        note(|| self.marks.entries()[id.index()]);
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
        self.finder().find(from, dest)
    }

    fn finder(&self) -> target::Finder<'_> {
        target::Finder {
            corpus: &self.corpus,
            directory: &self.directory,
            assets: &self.assets,
            statics: &self.statics,
            original: self.original.as_deref(),
        }
    }

    /// Path of an entry of the first language from the root of these pages.
    pub fn original_path(&self, id: EntryId) -> Option<String> {
        Some(self.from_root(self.original.as_ref()?.routes.entry(id)))
    }

    /// A path below the root that all languages share, as seen from the root of these pages: `../style.css`.
    pub fn from_root(&self, path: &str) -> String {
        format!("{}{path}", "../".repeat(self.corpus.config.folder.matches('/').count()))
    }

    /// The translation of an entry of the first language.
    pub fn translation_of(&self, original: EntryId) -> Option<EntryId> {
        self.translations.get(&original).copied()
    }

    /// The order of the Vietnamese alphabet.
    pub fn collator(&self) -> &Collator {
        &self.collator
    }

    /// The mark of an entry.
    pub fn mark(&self, id: EntryId) -> Mark {
        self.marks.entries()[id.index()]
    }

    /// The mark of a list.
    pub fn list_mark(&self, key: ListKey) -> Mark {
        self.marks.list(key, reads::Facet::Content)
    }

    /// The content files, each with its mark.
    pub fn marked(&self) -> impl Iterator<Item = (Mark, &str)> {
        self.marks.entries().iter().copied().zip(self.corpus.entries.iter().map(|entry| &*entry.source.path))
    }

    /// The entry with this source path.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        self.directory.by_path(path)
    }
}

/// The linked site in each of its languages.
#[derive(Debug)]
pub struct Sites {
    /// The first language's.
    pub first: Arc<Site>,
    /// Those of further languages, in the order of the settings.
    pub translations: Vec<Arc<Site>>,
}

/// Links the site of each language.
pub fn link(corpora: Corpora, sources: &Sources) -> (Sites, Diagnostics) {
    let mut problems = Diagnostics::default();
    let Corpora { first, translations } = corpora;
    let first = Arc::new(link_first(first, sources, &mut problems));
    let translated = |corpus| Arc::new(link_translated(corpus, &first, &mut problems));
    let translations = translations.into_iter().map(translated).collect();
    (Sites { first, translations }, problems)
}

fn link_first(corpus: Corpus, sources: &Sources, problems: &mut Diagnostics) -> Site {
    let marks = Marks::new(corpus.config.folder, &corpus.entries);
    let directory = Directory::new(&corpus, marks.clone());
    let assets = sources.assets.clone();
    let mut statics = sources.statics.clone();
    let theme = format!("themes/{}/assets/", corpus.config.theme);
    for (path, file) in &sources.theme_copies {
        if let Some(below) = path.strip_prefix(&*theme) {
            statics.entry(below.into()).or_insert_with(|| file.clone());
        }
    }
    let statics = Arc::new(statics);
    let mut links = reference::resolve(&corpus, &directory, problems);
    let finder =
        target::Finder { corpus: &corpus, directory: &directory, assets: &assets, statics: &statics, original: None };
    body::check(&finder, &mut links, problems);
    body::unused_texts(&corpus, &assets, &links, problems);
    let index = Index::new(&corpus, &links, marks.clone());
    let routes = Routes::new(&corpus, &index, &links, &statics, marks.clone(), problems);
    let collator = Arc::new(Collator::new());
    reference::backlinks(&corpus, &collator, &mut links);
    let held = corpus.entries.iter().filter(|e| e.kind.is_profile() && !e.is_published()).count();
    if held > 0 && !corpus.entries.iter().any(|e| e.kind.is_profile() && e.is_published()) {
        problems.site(Problem::NothingPublished { held });
    }
    let (original, translations) = (None, FxHashMap::default());
    let (routes, index, directory) = (Arc::new(routes), Arc::new(index), Arc::new(directory));
    let links = links.into();
    Site { corpus, routes, index, links, assets, statics, original, translations, directory, collator, marks }
}

/// A further language: what its entries refer to is what their originals refer to.
fn link_translated(corpus: Corpus, first: &Arc<Site>, problems: &mut Diagnostics) -> Site {
    let marks = Marks::new(corpus.config.folder, &corpus.entries);
    let directory = Directory::translated(&corpus, marks.clone());
    let (assets, statics, collator) = (first.assets.clone(), first.statics.clone(), first.collator.clone());
    let translations: FxHashMap<EntryId, EntryId> =
        (0..).map(EntryId).zip(&corpus.entries).filter_map(|(id, entry)| Some((entry.original?, id))).collect();
    let mut links = reference::translated(&corpus, first, &translations);
    let finder = target::Finder {
        corpus: &corpus,
        directory: &directory,
        assets: &assets,
        statics: &statics,
        original: Some(first),
    };
    body::check(&finder, &mut links, problems);
    let index = Index::new(&corpus, &links, marks.clone());
    let routes = Routes::new(&corpus, &index, &links, &BTreeMap::new(), marks.clone(), problems);
    reference::backlinks(&corpus, &collator, &mut links);
    let original = Some(first.clone());
    let (routes, index, directory) = (Arc::new(routes), Arc::new(index), Arc::new(directory));
    let links = links.into();
    Site { corpus, routes, index, links, assets, statics, original, translations, directory, collator, marks }
}
