//! Finding entries by path, id, document number or name: how files refer to one another.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{DocumentNumber, EntryId, Kind, ReferenceText};
use crate::resolve::Corpus;
use crate::text;

/// What a reference found.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// One entry.
    One(EntryId),
    /// Several.
    Several(Vec<EntryId>),
    /// A file that is there but could not be understood; it has problems of its own.
    Broken,
    /// Nothing.
    Nothing,
}

/// Entries by everything that may name them.
#[derive(Debug, Default)]
pub struct Directory {
    paths: FxHashMap<Box<str>, EntryId>,
    broken: FxHashSet<Box<str>>,
    ids: FxHashMap<Box<str>, EntryId>,
    names: FxHashMap<Box<str>, Vec<EntryId>>,
    numbers: FxHashMap<Box<str>, Vec<EntryId>>,
}

impl Directory {
    /// The directory of a corpus.
    pub fn new(corpus: &Corpus) -> Self {
        let mut directory = Self::default();
        let all = corpus.entries.iter().enumerate().map(|(i, e)| (EntryId(i as u32), e));
        let referred: FxHashSet<String> =
            corpus.entries.iter().flat_map(references).map(|r| text::exact_name(&r.text)).collect();
        for (id, entry) in all {
            if !entry.sound {
                directory.broken.insert(text::nfc(&entry.source.path).into());
                continue;
            }
            directory.paths.insert(text::nfc(&entry.source.path).into(), id);
            if let Some(written) = &entry.id {
                directory.ids.entry(written.value.clone()).or_insert(id);
            }
            if let Some(document) = entry.document() {
                let number = document.number.as_ref().map(DocumentNumber::identity);
                let number = number.or_else(|| document.number_text.as_deref().map(text::exact));
                if let Some(number) = number {
                    directory.numbers.entry(number.into()).or_default().push(id);
                }
            }
            // Names are kept only where something refers to them: a country has 330,000.
            let name = entry.profile().map(|p| &p.name);
            let mut keys: Vec<_> = name.into_iter().chain([&entry.title]).map(|n| text::exact_name(n)).collect();
            keys.dedup();
            for key in keys.into_iter().filter(|k| referred.contains(k)) {
                directory.names.entry(key.into()).or_default().push(id);
            }
        }
        directory
    }

    /// The entry whose source is at this path.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        self.paths.get(path).copied()
    }

    /// Whether there is a content file at this path that could not be understood.
    pub fn is_broken(&self, path: &str) -> bool {
        self.broken.contains(path)
    }

    /// Entries of a document number in any spelling.
    pub fn by_number(&self, written: &str) -> &[EntryId] {
        let Some(number) = DocumentNumber::parse(written) else { return &[] };
        self.numbers.get(&*number.identity()).map_or(&[], Vec::as_slice)
    }

    /// What a reference of a file in `folder` leads to among the entries of these kinds.
    pub fn find(&self, corpus: &Corpus, folder: &str, reference: &ReferenceText, kinds: &[Kind]) -> Found {
        let written = &*reference.text;
        for path in candidate_paths(&text::nfc(folder), written, kinds) {
            if let Some(id) = self.by_path(&path) {
                return Found::One(id);
            }
            if self.is_broken(&path) {
                return Found::Broken;
            }
        }
        if let Some(id) = self.ids.get(written) {
            return Found::One(*id);
        }
        let of_kind = |ids: &[EntryId]| -> Vec<EntryId> {
            ids.iter().copied().filter(|id| kinds.contains(&corpus.entries[id.index()].kind)).collect()
        };
        let mut found = of_kind(self.by_number(written));
        if found.is_empty() {
            found = of_kind(self.names.get(&*text::exact_name(written)).map_or(&[], Vec::as_slice));
        }
        found.retain(|id| agrees(corpus, *id, reference));
        match found[..] {
            [] if self.named_broken(written) => Found::Broken,
            [] => Found::Nothing,
            [one] => Found::One(one),
            _ => Found::Several(found),
        }
    }

    /// A name that is the file name of a broken file: its own problems are enough.
    fn named_broken(&self, written: &str) -> bool {
        let slug = text::slugify(written);
        !self.broken.is_empty() && self.broken.iter().any(|path| stem(path) == slug)
    }

    /// The name nearest to what a reference says, for its message.
    pub fn nearest(&self, corpus: &Corpus, written: &str, kinds: &[Kind]) -> Option<String> {
        let folded = text::fold_name(written);
        let of_kind = corpus.entries.iter().filter(|e| kinds.contains(&e.kind));
        let names = of_kind.flat_map(|e| {
            let number = e.document().and_then(|d| d.number_text.as_deref());
            let name = e.profile().map_or(&*e.title, |p| &*p.name);
            [Some(stem(&e.source.path)), number, Some(name)].into_iter().flatten()
        });
        crate::parse::nearest(&folded, names.take(20_000).map(|n| (text::fold_name(n), n.to_owned())))
    }
}

fn references(entry: &crate::model::Entry) -> Vec<&ReferenceText> {
    let mut all: Vec<_> = entry.topics.iter().map(|r| &r.value).collect();
    if let Some(profile) = entry.profile() {
        all.extend(profile.documents.iter().map(|r| &r.value));
        all.extend(profile.replicates.iter().map(|r| &r.value));
    }
    if let Some(document) = entry.document() {
        all.extend(document.replaces.iter().chain(&document.amends).map(|r| &r.value));
    }
    all
}

fn agrees(corpus: &Corpus, id: EntryId, reference: &ReferenceText) -> bool {
    let Some(document) = corpus.entries[id.index()].document() else { return true };
    let same = |a: &str, b: &str| text::exact(a) == text::exact(b);
    reference.date.is_none_or(|date| document.issued == Some(date))
        && reference.issuer.as_ref().is_none_or(|i| document.issuer.as_ref().is_some_and(|d| same(d, i)))
}

/// Name of the file, or of its bundle's folder.
pub fn stem(path: &str) -> &str {
    let path = path.strip_suffix(".md").unwrap_or(path);
    let path = path.strip_suffix("/index").unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}

/// Folder of a path.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Joins a relative path to a folder; `None` where it leads out of the site.
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Paths that a reference may mean: from the file's folder, from `content/`, from the folder of its kind; with or without `.md`.
fn candidate_paths(base: &str, written: &str, kinds: &[Kind]) -> Vec<String> {
    let folders = kinds.iter().map(|k| format!("content/{}", k.folder()));
    let bases = [base.to_owned(), "content".to_owned(), String::new()].into_iter().chain(folders);
    let mut paths = Vec::new();
    for base in bases {
        let Some(path) = join(&base, written) else { continue };
        if path.ends_with(".md") {
            paths.push(path);
        } else if crate::text::is_safe_segment(stem(&path)) {
            paths.push(format!("{path}.md"));
            paths.push(format!("{path}/index.md"));
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_join_inside_the_site_only() {
        assert_eq!(join("content/ca-nhan", "../tap-the/a.md").as_deref(), Some("content/tap-the/a.md"));
        assert_eq!(join("content/ca-nhan", "./a/../b.md").as_deref(), Some("content/ca-nhan/b.md"));
        assert_eq!(join("content/ca-nhan", "../../../etc/passwd"), None);
        assert_eq!(join("", "a"), Some("a".to_owned()));
    }

    #[test]
    fn stems() {
        assert_eq!(stem("content/ca-nhan/2024/a.md"), "a");
        assert_eq!(stem("content/ca-nhan/b/index.md"), "b");
    }
}
