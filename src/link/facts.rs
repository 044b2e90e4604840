//! What the marks of a site stand for at the moment, each as a hash: equal hashes, equal pages.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::Xxh3;

use crate::model::{Entry, EntryId};

use super::reads::{Facet, Mark, Whole};
use super::{Cited, EntryLinks, List, ListKey, Site};

/// Hashes by mark. What has no hash is not there.
pub type Facts = FxHashMap<Mark, u64>;

/// The facts of the site in all its languages.
pub fn facts<'s>(sites: impl Iterator<Item = &'s Site>) -> Facts {
    let mut facts = Facts::default();
    for site in sites {
        add(site, &mut facts);
    }
    facts
}

fn add(site: &Site, facts: &mut Facts) {
    let marks = &site.marks;
    let ids: Vec<EntryId> = (0..site.corpus.entries.len() as u32).map(EntryId).collect();
    let entries: Vec<u64> = ids.par_iter().map(|id| entry(site, *id)).collect();
    let lists: Vec<u64> = site.index.all().par_iter().map(|list| content(site, list)).collect();
    facts.reserve(entries.len() + 4 * lists.len());
    // An entry may be found at several paths: a translation also at that of its original.
    facts.extend(site.directory.found_at().map(|(path, id)| (marks.path(path), entries[id.index()])));
    facts.extend(marks.entries().iter().copied().zip(entries.iter().copied()));
    for (list, content) in site.index.all().iter().zip(&lists) {
        facts.insert(marks.list(list.key, Facet::Content), *content);
        facts.insert(marks.list(list.key, Facet::Page), 1);
    }
    let of: FxHashMap<ListKey, u64> = site.index.all().iter().map(|list| list.key).zip(lists.iter().copied()).collect();
    for (place, children) in site.index.all_children() {
        let children = children.iter().map(|child| of.get(&ListKey::Place(*child)).copied().unwrap_or_default());
        facts.insert(marks.list(ListKey::Place(*place), Facet::Children), all(children));
    }
    let crossed = |key: &ListKey| matches!(key, ListKey::Place(_) | ListKey::Sector(_));
    for key in of.keys().copied().filter(crossed) {
        let crossings = site.index.crossed(key).map(|list| of[&list.key]);
        facts.insert(marks.list(key, Facet::Crossings), all(crossings));
    }
    let of_kind = |wanted: fn(&ListKey) -> bool| {
        let found = site.index.all().iter().zip(&lists).filter(move |(list, _)| wanted(&list.key));
        all(found.map(|(_, content)| *content))
    };
    let documents = ids.iter().filter(|id| site.corpus.entries[id.index()].document().is_some());
    facts.extend([
        (marks.whole(Whole::All), all(entries.iter().chain(&lists).copied())),
        (marks.whole(Whole::Sectors), of_kind(|key| matches!(key, ListKey::Sector(_)))),
        (marks.whole(Whole::Years), of_kind(|key| matches!(key, ListKey::Year(_)))),
        (marks.whole(Whole::Places), of_kind(|key| matches!(key, ListKey::Place(_)))),
        (marks.whole(Whole::Documents), all(documents.map(|id| entries[id.index()]))),
    ]);
}

/// A hash of hashes in their order.
fn all(hashes: impl Iterator<Item = u64>) -> u64 {
    let mut hasher = Xxh3::new();
    hashes.for_each(|hash| hasher.update(&hash.to_le_bytes()));
    hasher.digest()
}

/// Everything that a page can know of an entry: its own text, what became of it, where its page lies, what it is joined to. Settings,
/// vocabularies and the day, from which the rest follows, belong to all pages alike.
fn entry(site: &Site, id: EntryId) -> u64 {
    let entry: &Entry = &site.corpus.entries[id.index()];
    let mut facts = Hasher { site, hasher: Xxh3::new() };
    facts.text(&entry.source.path);
    facts.text(&entry.source.text);
    facts.text(site.routes.path(id));
    facts.text(&format!("{:?} {:?}", entry.is_published(), entry.previewed()));
    if let (Some(original), Some(first)) = (entry.original, &site.original) {
        // A translation has its facts from what it translates.
        facts.number(self::entry(first, original));
    }
    facts.links(&site.links[id.index()]);
    facts.hasher.digest()
}

struct Hasher<'s> {
    site: &'s Site,
    hasher: Xxh3,
}

impl Hasher<'_> {
    fn number(&mut self, number: u64) {
        self.hasher.update(&number.to_le_bytes());
    }

    /// With its length, so that no two series of texts are one.
    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.hasher.update(text.as_bytes());
    }

    fn ids(&mut self, of: &Site, ids: &[EntryId]) {
        self.number(ids.len() as u64);
        ids.iter().for_each(|id| self.number(of.marks.entries()[id.index()]));
    }

    fn cited(&mut self, cited: &[Cited]) {
        self.number(cited.len() as u64);
        for one in cited {
            match one {
                Cited::Entry(id) => self.number(self.site.marks.entries()[id.index()]),
                Cited::Words(words) => self.text(words),
            }
        }
    }

    fn links(&mut self, links: &EntryLinks) {
        // By name, so that a new kind of link cannot be forgotten.
        let EntryLinks {
            topics,
            documents,
            replicates,
            replaces,
            amends,
            replicated_by,
            cited_by,
            registered,
            untranslated,
            assets,
        } = links;
        let site = self.site;
        for ids in [&**topics, documents, replicated_by, cited_by, registered, replicates.as_slice()] {
            self.ids(site, ids);
        }
        self.cited(replaces);
        self.cited(amends);
        if let Some(first) = &site.original {
            let super::Untranslated {
                topics,
                documents,
                replicates,
                replicated_by,
                replaces,
                amends,
                replaced_by,
                amended_by,
                cited_by,
            } = untranslated;
            for ids in [topics, documents, replicated_by, replaces, amends, replaced_by, amended_by, cited_by]
                .map(|ids| &**ids)
            {
                self.ids(first, ids);
            }
            self.ids(first, replicates.as_slice());
        }
        self.number(assets.len() as u64);
        for used in assets {
            self.text(&used.source);
            self.text(&used.output);
            let asset = site.assets.get(&used.source);
            self.text(&format!("{:?}", asset.map(|asset| (asset.file.size, asset.picture))));
        }
    }
}

fn content(site: &Site, list: &List) -> u64 {
    let List { key: _, entries, stories, years } = list;
    let mut hasher = Xxh3::new();
    hasher.update(site.routes.first_page(list.key).unwrap_or_default().as_bytes());
    hasher.update(format!("{stories} {years:?}").as_bytes());
    entries.iter().for_each(|id| hasher.update(&site.marks.entries()[id.index()].to_le_bytes()));
    hasher.digest()
}
