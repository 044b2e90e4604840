//! An entry with other words in the same place: what an editor's save mostly is. Nothing else of the site changes, so nothing else is
//! made anew.

use std::sync::Arc;

use crate::base::Diagnostics;
use crate::markdown::LinkKind;
use crate::model::{About, Entry, EntryId, ReferenceText, WrittenReference};

use super::{Site, body, target};

/// A site in which one entry has other words.
pub struct Reworded {
    /// The site.
    pub site: Site,
    /// What was wrong with the entry and its body.
    pub before: Diagnostics,
    /// What is wrong with them now.
    pub after: Diagnostics,
}

impl Site {
    /// This site with an entry, and what resolving `found` wrong with it, in the place of its former self; `None` where more than its
    /// words is another, so that the site must be linked again. For sites in one language.
    pub fn reworded(&self, id: EntryId, entry: Arc<Entry>, found: Diagnostics) -> Option<Reworded> {
        let old = &self.corpus.entries[id.index()];
        if self.original.is_some() || !same_bearings(old, &entry) || !self.names_matter_not(id, old, &entry) {
            return None;
        }
        let mut corpus = self.corpus.clone();
        corpus.entries[id.index()] = entry;
        let mut before = corpus.found.remove(&id).unwrap_or_default();
        let mut after = found.clone();
        if !found.is_empty() {
            corpus.found.insert(id, found);
        }
        let Self { routes, index, links, assets, statics, directory, collator, marks, .. } = self;
        let old = body::check_one(&self.finder(), id);
        let finder = target::Finder { corpus: &corpus, directory, assets, statics, original: None };
        let new = body::check_one(&finder, id);
        if old.assets != new.assets || old.documents != new.documents {
            return None;
        }
        before.extend(old.problems);
        after.extend(new.problems);
        let site = Site {
            corpus,
            routes: routes.clone(),
            index: index.clone(),
            links: links.clone(),
            assets: assets.clone(),
            statics: statics.clone(),
            original: None,
            translations: self.translations.clone(),
            directory: directory.clone(),
            collator: collator.clone(),
            marks: marks.clone(),
        };
        Some(Reworded { site, before, after })
    }

    /// Whether the names that the entry had and has play no part anywhere else.
    fn names_matter_not(&self, id: EntryId, old: &Entry, new: &Entry) -> bool {
        let name = |entry: &Entry| entry.profile().map(|profile| profile.name.clone());
        let mut changed = Vec::new();
        if old.title != new.title {
            changed.extend([old.title.clone(), new.title.clone()]);
        }
        if name(old) != name(new) {
            // Documents list the profiles registered under them by name.
            if !self.links[id.index()].documents.is_empty() {
                return false;
            }
            changed.extend(name(old).into_iter().chain(name(new)));
        }
        !changed.iter().any(|name| self.directory.minds(name))
    }
}

/// Whether two entries stand at the same place in the site: published alike, in the same lists, joined to the same others, with the same
/// anchors. What their pages say may differ, and where in their files it stands.
fn same_bearings(old: &Entry, new: &Entry) -> bool {
    let Entry { original, kind, years, place, date, publication, accepted, sound, .. } = old;
    *sound
        && new.sound
        && (original, kind, years, place, date) == (&new.original, &new.kind, &new.years, &new.place, &new.date)
        && (publication, accepted) == (&new.publication, &new.accepted)
        && old.id.as_ref().map(|id| &id.value) == new.id.as_ref().map(|id| &id.value)
        && old.slug.as_ref().map(|slug| &slug.value) == new.slug.as_ref().map(|slug| &slug.value)
        && old.aliases.iter().map(|alias| &alias.value).eq(new.aliases.iter().map(|alias| &alias.value))
        && texts(&old.topics).eq(texts(&new.topics))
        && links(old).eq(links(new))
        && old.outline.images.iter().map(|image| &image.dest).eq(new.outline.images.iter().map(|image| &image.dest))
        // In their order: a link to an anchor that is not there is told the first that is near.
        && old.outline.headings.iter().map(|heading| &heading.id).eq(new.outline.headings.iter().map(|heading| &heading.id))
        && old.outline.other_ids == new.outline.other_ids
        && same_subject(&old.about, &new.about)
}

fn same_subject(old: &About, new: &About) -> bool {
    match (old, new) {
        (About::Profile(old), About::Profile(new)) => {
            let image = |profile: &crate::model::Profile| profile.image.as_ref().map(|image| image.file.value.clone());
            old.sectors == new.sectors
                && texts(&old.documents).eq(texts(&new.documents))
                && old.replicates.as_ref().map(|one| &one.value) == new.replicates.as_ref().map(|one| &one.value)
                && image(old) == image(new)
        }
        (About::Document(old), About::Document(new)) => {
            let files = |document: &crate::model::Document| -> Vec<Box<str>> {
                document.attachments.iter().map(|attachment| attachment.file.value.clone()).collect()
            };
            (&old.number_text, &old.number, old.kind, &old.kind_text)
                == (&new.number_text, &new.number, new.kind, &new.kind_text)
                && (&old.issuer, old.issued) == (&new.issuer, new.issued)
                && texts(&old.replaces).eq(texts(&new.replaces))
                && texts(&old.amends).eq(texts(&new.amends))
                && files(old) == files(new)
        }
        // Topics and plain pages stand in menus and in the names of lists.
        _ => false,
    }
}

fn texts(references: &[WrittenReference]) -> impl Iterator<Item = &ReferenceText> {
    references.iter().map(|reference| &reference.value)
}

fn links(entry: &Entry) -> impl Iterator<Item = (&str, LinkKind)> {
    entry.outline.links.iter().map(|link| (&*link.dest, link.kind))
}
