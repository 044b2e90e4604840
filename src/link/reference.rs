//! References in front matter: topics, documents, profiles.

use std::sync::Arc;

use chrono::Datelike;
use rustc_hash::FxHashMap;

use crate::base::{Diagnostics, Problem, Wanted};
use crate::model::{DocumentNumber, Entry, EntryId, Kind, ReferenceText, WrittenReference};
use crate::resolve::Corpus;
use crate::text::Collator;

use super::directory::{Directory, Found};
use super::{Cited, EntryLinks, Site, Untranslated};

struct Finder<'a> {
    corpus: &'a Corpus,
    directory: &'a Directory,
    problems: &'a mut Diagnostics,
    /// Suggestions still to be looked for in this run, and for this entry: entries come in their order, so the same ones get them
    /// in every run.
    suggestions: usize,
    of_entry: usize,
}

/// Suggestions of one run, and of one file: each costs a look at all names.
const MOST_SUGGESTIONS: usize = 100;
const MOST_OF_ENTRY: usize = 5;

/// Resolves the references of all entries and reports identities that are used twice.
pub fn resolve(corpus: &Corpus, directory: &Directory, problems: &mut Diagnostics) -> Vec<EntryLinks> {
    duplicate_ids(corpus, problems);
    duplicate_documents(corpus, problems);
    let mut finder = Finder { corpus, directory, problems, suggestions: MOST_SUGGESTIONS, of_entry: 0 };
    corpus.entries.iter().enumerate().map(|(i, entry)| finder.entry(EntryId(i as u32), entry)).collect()
}

impl Finder<'_> {
    fn entry(&mut self, id: EntryId, entry: &Entry) -> EntryLinks {
        self.of_entry = MOST_OF_ENTRY;
        let mut links = EntryLinks { topics: self.all(id, &entry.topics, Wanted::Topic), ..EntryLinks::default() };
        if let Some(profile) = entry.profile() {
            links.documents = self.all(id, &profile.documents, Wanted::Document);
            links.replicates = profile.replicates.as_ref().and_then(|r| self.one(id, r, Wanted::Profile));
        }
        if let Some(document) = entry.document() {
            links.replaces = self.cited(id, &document.replaces);
            links.amends = self.cited(id, &document.amends);
        }
        links
    }

    /// Documents that a document replaces or amends: one that is not on the site keeps its words.
    fn cited(&mut self, from: EntryId, references: &[WrittenReference]) -> Box<[Cited]> {
        let mut found: Vec<Cited> = Vec::new();
        for reference in references {
            let before = self.problems.iter().len();
            let cited = match self.one(from, reference, Wanted::Document) {
                Some(id) => Some(Cited::Entry(id)),
                None if self.is_elsewhere(from, reference) && self.problems.iter().len() == before => {
                    Some(Cited::Words(reference.value.text.clone()))
                }
                None => None,
            };
            found.extend(cited.filter(|c| !found.contains(c)));
        }
        found.into()
    }

    /// Whether a document that is cited by its number is none of the site's.
    fn is_elsewhere(&self, from: EntryId, reference: &WrittenReference) -> bool {
        let found = self.directory.find(self.corpus, from, &reference.value, &[Kind::Document]);
        matches!(found, Found::Nothing | Found::Unlike(_)) && DocumentNumber::parse(&reference.value.text).is_some()
    }

    fn suggest(&mut self, from: EntryId, text: &str, kinds: &[Kind]) -> Option<String> {
        if self.suggestions == 0 || self.of_entry == 0 {
            return None;
        }
        self.suggestions -= 1;
        self.of_entry -= 1;
        self.directory.nearest(self.corpus, from, text, kinds)
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
        let problem = match self.directory.find(corpus, from, &reference.value, kinds) {
            Found::One(id) if corpus.entries[id.index()].is_published() => return Some(id),
            Found::One(_) if !entry.is_published() => return None,
            Found::One(_) => Problem::ReferenceUnpublished { text },
            Found::Broken => return None,
            Found::Several(ids) => {
                let candidates = ids.iter().map(|id| corpus.entries[id.index()].source.path.to_string()).collect();
                Problem::ReferenceAmbiguous { text, candidates }
            }
            // A document may replace or amend one that is not on the site: its number is enough.
            Found::Nothing | Found::Unlike(_)
                if entry.kind == Kind::Document && DocumentNumber::parse(&text).is_some() =>
            {
                return None;
            }
            Found::Unlike(ids) => {
                let nearest = ids.first().map(|id| full_reference(&corpus.entries[id.index()]));
                Problem::ReferenceNotFound { text: as_written(&reference.value), nearest, wanted }
            }
            Found::Nothing => {
                let nearest = self.suggest(from, &text, kinds);
                Problem::ReferenceNotFound { text, nearest, wanted }
            }
        };
        if !entry.accepted.contains(&problem.code()) || problem.code().severity() == crate::base::Severity::Error {
            self.problems.at(&entry.source.path, reference.span, problem);
        }
        None
    }
}

/// What translations refer to: the translations of what their originals refer to.
pub fn translated(corpus: &Corpus, first: &Site, translations: &FxHashMap<EntryId, EntryId>) -> Vec<EntryLinks> {
    let published = |id: &EntryId| corpus.entries[id.index()].is_published();
    let own = |id: &EntryId| translations.get(id).copied().filter(published);
    let all = |ids: &[EntryId]| -> Box<[EntryId]> { ids.iter().filter_map(own).collect() };
    let cited = |list: &[Cited]| -> Box<[Cited]> {
        let one = |cited: &Cited| match cited {
            Cited::Entry(id) => own(id).map(Cited::Entry),
            Cited::Words(words) => Some(Cited::Words(words.clone())),
        };
        list.iter().filter_map(one).collect()
    };
    let only = |ids: &[EntryId]| -> Box<[EntryId]> { ids.iter().copied().filter(|id| own(id).is_none()).collect() };
    let entries = |list: &[Cited]| -> Vec<EntryId> { list.iter().filter_map(Cited::entry).collect() };
    let untranslated = |original: EntryId| {
        let links = first.links(original);
        let [replaced_by, amended_by, cited_by] = EntryLinks::citing(first, original);
        Untranslated {
            topics: only(&links.topics),
            documents: only(&links.documents),
            replicates: links.replicates.filter(|id| own(id).is_none()),
            replicated_by: only(&links.replicated_by),
            replaces: only(&entries(&links.replaces)),
            amends: only(&entries(&links.amends)),
            replaced_by: only(&replaced_by),
            amended_by: only(&amended_by),
            cited_by: only(&cited_by),
        }
    };
    let links = |entry: &Arc<Entry>| {
        let Some(original) = entry.original else { return EntryLinks::default() };
        let links = first.links(original);
        EntryLinks {
            topics: all(&links.topics),
            documents: all(&links.documents),
            replicates: links.replicates.as_ref().and_then(own),
            replaces: cited(&links.replaces),
            amends: cited(&links.amends),
            untranslated: untranslated(original),
            ..EntryLinks::default()
        }
    };
    corpus.entries.iter().map(links).collect()
}

/// A document as a reference that means it alone: number, issuer, date.
fn full_reference(entry: &Entry) -> String {
    let Some(document) = entry.document() else { return entry.source.path.to_string() };
    let number = document.number_text.clone().unwrap_or_default();
    as_written(&ReferenceText { text: number, issuer: document.issuer.clone(), date: document.issued })
}

fn as_written(reference: &ReferenceText) -> String {
    let ReferenceText { text, issuer, date } = reference;
    let mut parts = vec![format!("số hiệu: {text}")];
    parts.extend(issuer.as_ref().map(|issuer| format!("cơ quan: {issuer}")));
    parts.extend(date.map(|d| format!("ngày: {}/{}/{}", d.day(), d.month(), d.year())));
    if parts.len() == 1 { text.to_string() } else { format!("{{{}}}", parts.join(", ")) }
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
        let cited: Vec<_> = links[index].replaces.iter().chain(&links[index].amends).filter_map(Cited::entry).collect();
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
