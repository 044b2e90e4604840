//! References in front matter: topics, documents, profiles.

use rustc_hash::FxHashMap;

use crate::base::{Diagnostics, Problem, Wanted};
use crate::model::{DocumentNumber, Entry, EntryId, Kind, WrittenReference};
use crate::resolve::Corpus;
use crate::text::Collator;

use super::EntryLinks;
use super::directory::{Directory, Found, folder};

struct Finder<'a> {
    corpus: &'a Corpus,
    directory: &'a Directory,
    problems: &'a mut Diagnostics,
}

/// Resolves the references of all entries and reports identities that are used twice.
pub fn resolve(corpus: &Corpus, directory: &Directory, problems: &mut Diagnostics) -> Vec<EntryLinks> {
    duplicate_ids(corpus, problems);
    duplicate_documents(corpus, problems);
    let mut finder = Finder { corpus, directory, problems };
    corpus.entries.iter().enumerate().map(|(i, entry)| finder.entry(EntryId(i as u32), entry)).collect()
}

impl Finder<'_> {
    fn entry(&mut self, id: EntryId, entry: &Entry) -> EntryLinks {
        let mut links = EntryLinks { topics: self.all(id, &entry.topics, Wanted::Topic), ..EntryLinks::default() };
        if let Some(profile) = entry.profile() {
            links.documents = self.all(id, &profile.documents, Wanted::Document);
            links.replicates = profile.replicates.as_ref().and_then(|r| self.one(id, r, Wanted::Profile));
        }
        if let Some(document) = entry.document() {
            links.replaces = self.all(id, &document.replaces, Wanted::Document);
            links.amends = self.all(id, &document.amends, Wanted::Document);
        }
        links
    }

    fn all(&mut self, from: EntryId, references: &[WrittenReference], wanted: Wanted) -> Box<[EntryId]> {
        let mut found: Vec<EntryId> = Vec::new();
        for reference in references {
            found.extend(self.one(from, reference, wanted).filter(|id| !found.contains(id)));
        }
        found.into()
    }

    fn one(&mut self, from: EntryId, reference: &WrittenReference, wanted: Wanted) -> Option<EntryId> {
        let kinds: &[Kind] = match wanted {
            Wanted::Profile => &Kind::PROFILES,
            Wanted::Document => &[Kind::Document],
            Wanted::Topic => &[Kind::Topic],
        };
        let corpus = self.corpus;
        let entry = &corpus.entries[from.index()];
        let text = reference.value.text.to_string();
        let problem = match self.directory.find(corpus, folder(&entry.source.path), &reference.value, kinds) {
            Found::One(id) if id == from || !kinds.contains(&corpus.entries[id.index()].kind) => {
                Problem::ReferenceNotFound { text, nearest: None, wanted }
            }
            Found::One(id) if corpus.entries[id.index()].is_published() => return Some(id),
            Found::One(_) if !entry.is_published() => return None,
            Found::One(_) => Problem::ReferenceUnpublished { text },
            Found::Broken => return None,
            Found::Several(ids) => {
                let candidates = ids.iter().map(|id| corpus.entries[id.index()].source.path.to_string()).collect();
                Problem::ReferenceAmbiguous { text, candidates }
            }
            // A document may replace or amend one that is not on the site: its number is enough.
            Found::Nothing if entry.kind == Kind::Document && DocumentNumber::parse(&text).is_some() => return None,
            Found::Nothing => {
                let nearest = self.directory.nearest(corpus, &text, kinds);
                Problem::ReferenceNotFound { text, nearest, wanted }
            }
        };
        if !entry.accepted.contains(&problem.code()) || problem.code().severity() == crate::base::Severity::Error {
            self.problems.at(&entry.source.path, reference.span, problem);
        }
        None
    }
}

fn duplicate_ids(corpus: &Corpus, problems: &mut Diagnostics) {
    let mut seen: FxHashMap<&str, &Entry> = FxHashMap::default();
    for entry in &corpus.entries {
        let Some(id) = &entry.id else { continue };
        if let Some(first) = seen.get(&*id.value) {
            let other = first.source.path.to_string();
            problems.at(&entry.source.path, id.span, Problem::DuplicateId { id: id.value.to_string(), other });
        } else {
            seen.insert(&id.value, entry);
        }
    }
}

fn duplicate_documents(corpus: &Corpus, problems: &mut Diagnostics) {
    let mut seen: FxHashMap<String, &Entry> = FxHashMap::default();
    for entry in &corpus.entries {
        let Some(document) = entry.document().filter(|_| entry.sound) else { continue };
        let Some(identity) = document.identity() else { continue };
        if let Some(first) = seen.get(&identity) {
            let title = document.short_title(crate::base::Lang::Vi);
            let other = first.source.path.to_string();
            problems.file(entry.source.path.clone(), Problem::DuplicateDocument { identity: title, other });
        } else {
            seen.insert(identity, entry);
        }
    }
}

/// Fills in what leads to an entry, from what every published entry leads to. Profiles registered under a document are sorted by
/// name, people by given name.
pub fn backlinks(corpus: &Corpus, collator: &Collator, links: &mut [EntryLinks]) {
    for index in 0..links.len() {
        let id = EntryId(index as u32);
        if !corpus.entries[index].is_published() {
            continue;
        }
        if let Some(model) = links[index].replicates {
            links[model.index()].replicated_by.push(id);
        }
        for document in links[index].documents.clone() {
            links[document.index()].registered.push(id);
        }
        let cited: Vec<_> = links[index].replaces.iter().chain(&links[index].amends).copied().collect();
        for document in cited {
            cite(&mut links[document.index()].cited_by, id);
        }
    }
    for entry in links {
        entry.registered.sort_by_cached_key(|id| {
            let entry = &corpus.entries[id.index()];
            let name = entry.profile().map_or(&entry.title, |p| &p.name);
            let person = entry.kind == Kind::Individual;
            (entry.kind, if person { collator.person_key(name) } else { collator.key(name) }, *id)
        });
    }
}

pub(super) fn cite(list: &mut Vec<EntryId>, id: EntryId) {
    if let Err(at) = list.binary_search(&id) {
        list.insert(at, id);
    }
}
