//! Finding entries by path, id, document number or name: how files refer to one another.

use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{DocumentNumber, Entry, EntryId, Kind, Language, ReferenceText, split_language};
use crate::resolve::Corpus;
use crate::text;

use super::reads::{Marks, Whole, note};

/// What a reference found.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// One entry.
    One(EntryId),
    /// Several.
    Several(Vec<EntryId>),
    /// A file that is there but could not be understood; it has problems of its own.
    Broken,
    /// Nothing, but documents of this number that have another date or issuer.
    Unlike(Vec<EntryId>),
    /// Nothing.
    Nothing,
}

/// Entries by everything that may name them.
#[derive(Debug, Default)]
pub struct Directory {
    paths: FxHashMap<Box<str>, EntryId>,
    broken: FxHashMap<Box<str>, Kind>,
    stems: FxHashMap<Box<str>, Vec<EntryId>>,
    ids: FxHashMap<Box<str>, EntryId>,
    names: FxHashMap<Box<str>, Vec<EntryId>>,
    /// What references are made of, as names are compared.
    referred: FxHashSet<String>,
    numbers: FxHashMap<Box<str>, Vec<EntryId>>,
    /// Folded names of entries that suggestions are chosen from, made when the first is asked for.
    folded: OnceLock<Vec<Folded>>,
    /// Names of files, folded, and their paths.
    folded_stems: OnceLock<Vec<(String, Box<str>)>>,
    marks: Marks,
}

/// A name of an entry, folded.
#[derive(Debug)]
struct Folded {
    name: String,
    kind: Kind,
    id: EntryId,
    written: Box<str>,
}

/// The names of an entry among those that something refers to.
fn names(entry: &Entry, referred: &FxHashSet<String>) -> Vec<String> {
    if referred.is_empty() || !entry.sound {
        return Vec::new();
    }
    let name = entry.profile().map(|p| &p.name);
    let mut keys: Vec<_> = name.into_iter().chain([&entry.title]).map(|n| text::exact_name(n)).collect();
    keys.dedup();
    keys.retain(|key| referred.contains(key));
    keys
}

/// Names of one kind among which a suggestion is looked for.
const MOST_NAMES: usize = 20_000;

impl Directory {
    /// The directory of a corpus.
    pub fn new(corpus: &Corpus, marks: Marks) -> Self {
        let mut directory = Self { marks, ..Self::default() };
        let referred: FxHashSet<String> =
            corpus.entries.iter().flat_map(|entry| references(entry)).map(|r| text::exact_name(&r.text)).collect();
        let written = corpus.entries.iter().flat_map(|entry| references(entry)).map(|r| &*r.text);
        let named: FxHashSet<&str> = written.filter(|t| !t.contains('/')).map(stem).collect();
        // Names are kept only where something refers to them: a country has 330,000.
        let called: Vec<Vec<String>> = corpus.entries.par_iter().map(|entry| names(entry, &referred)).collect();
        directory.paths.reserve(corpus.entries.len());
        for ((id, entry), called) in (0..).map(EntryId).zip(&corpus.entries).zip(called) {
            if !entry.sound {
                directory.broken.insert(text::nfc(&entry.source.path).into(), entry.kind);
                continue;
            }
            let path = text::nfc(&entry.source.path);
            let own = stem(&path);
            if named.contains(own) {
                directory.stems.entry(own.into()).or_default().push(id);
            }
            directory.paths.insert(path.into(), id);
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
            for key in called {
                directory.names.entry(key.into()).or_default().push(id);
            }
        }
        directory.referred = referred;
        directory
    }

    /// The directory of a further language: an entry is found at its own path and at that of what it translates.
    pub fn translated(corpus: &Corpus, marks: Marks) -> Self {
        let mut directory = Self { marks, ..Self::default() };
        for (id, entry) in (0..).map(EntryId).zip(&corpus.entries) {
            let original = split_language(&entry.source.path).map(|(original, _)| original);
            for path in [Some(entry.source.path.to_string()), original].into_iter().flatten() {
                let path = text::nfc(&path).into();
                if entry.sound {
                    directory.paths.insert(path, id);
                } else {
                    directory.broken.insert(path, entry.kind);
                }
            }
            if let Some(number) = entry.document().and_then(|d| d.number.as_ref()) {
                directory.numbers.entry(number.identity().into()).or_default().push(id);
            }
        }
        directory
    }

    /// Whether anything depends on an entry bearing a name: something refers to it, or names were searched for suggestions.
    pub fn minds(&self, name: &str) -> bool {
        self.referred.contains(&text::exact_name(name))
            || self.folded.get().is_some()
            || self.folded_stems.get().is_some()
    }

    /// The entry whose source is at this path.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        note(|| self.marks.path(path));
        self.paths.get(path).copied()
    }

    /// All paths at which an entry is found, unnoted.
    pub(super) fn found_at(&self) -> impl Iterator<Item = (&str, EntryId)> {
        self.paths.iter().map(|(path, id)| (&**path, *id))
    }

    /// Whether there is a content file at this path that could not be understood.
    pub fn is_broken(&self, path: &str) -> bool {
        self.broken.contains_key(path)
    }

    /// Documents of a number in any spelling, and of the type that is written before it. A number that cannot be read as one is
    /// found by its text.
    pub fn by_number(&self, corpus: &Corpus, written: &str) -> Vec<EntryId> {
        note(|| self.marks.whole(Whole::Documents));
        let (key, lead) = match DocumentNumber::parse_with_lead(written) {
            Some((number, lead)) => (number.identity(), lead),
            None => (text::exact(written), None),
        };
        let called = |id: &EntryId| match (&lead, corpus.entries[id.index()].document()) {
            (Some(lead), Some(document)) => document.is_called(lead),
            _ => true,
        };
        self.numbers.get(&*key).into_iter().flatten().copied().filter(called).collect()
    }

    /// What a reference of an entry leads to among the other entries of these kinds.
    pub fn find(&self, corpus: &Corpus, from: EntryId, reference: &ReferenceText, kinds: &[Kind]) -> Found {
        let written = &*reference.text;
        let fits = |id: &EntryId| *id != from && kinds.contains(&corpus.entries[id.index()].kind);
        let base = text::nfc(folder(&corpus.entries[from.index()].source.path)).into_owned();
        for path in candidate_paths(&base, written, kinds) {
            if let Some(id) = self.by_path(&path).filter(fits) {
                return Found::One(id);
            }
            if self.broken.get(&*path).is_some_and(|kind| kinds.contains(kind)) {
                return Found::Broken;
            }
        }
        if let Some(id) = self.ids.get(written).filter(|id| fits(id)) {
            return Found::One(*id);
        }
        let of_kind =
            |ids: Option<&Vec<EntryId>>| -> Vec<EntryId> { ids.into_iter().flatten().copied().filter(fits).collect() };
        let mut found = self.by_number(corpus, written);
        found.retain(fits);
        if found.is_empty() && !written.contains('/') {
            found = of_kind(self.stems.get(stem(written)));
        }
        if found.len() != 1 {
            let named = of_kind(self.names.get(&*text::exact_name(written)));
            found = if found.is_empty() { named } else { found };
        }
        let all = found.clone();
        found.retain(|id| agrees(corpus, *id, reference));
        match found[..] {
            [] if self.named_broken(written) => Found::Broken,
            [] if !all.is_empty() => Found::Unlike(all),
            [] => Found::Nothing,
            [one] => Found::One(one),
            _ => Found::Several(found),
        }
    }

    /// A name that is the file name of a broken file: its own problems are enough.
    fn named_broken(&self, written: &str) -> bool {
        let slug = text::slugify(written);
        !self.broken.is_empty() && self.broken.keys().any(|path| stem(path) == slug)
    }

    /// The name nearest to what a reference of an entry says, for its message; the path where the name is just what was written.
    pub fn nearest(&self, corpus: &Corpus, from: EntryId, written: &str, kinds: &[Kind]) -> Option<String> {
        let wanted = text::fold_name(written);
        let names = self.folded.get_or_init(|| folded_names(corpus));
        let fitting = names.iter().filter(|n| n.id != from && kinds.contains(&n.kind));
        let best = closest(&wanted, fitting.map(|n| (n.name.as_str(), n)))?;
        let same = text::exact_name(&best.written) == text::exact_name(written);
        Some(if same { corpus.entries[best.id.index()].source.path.to_string() } else { best.written.to_string() })
    }

    /// The path of the content file whose name is nearest to a slug.
    pub fn nearest_stem(&self, slug: &str) -> Option<&str> {
        let stems = self.folded_stems.get_or_init(|| {
            let mut stems: Vec<_> = self.paths.keys().map(|p| (text::fold_key(stem(p)), p.clone())).collect();
            stems.sort_unstable_by(|a, b| a.1.cmp(&b.1));
            stems
        });
        closest(&text::fold_key(slug), stems.iter().map(|(name, path)| (name.as_str(), &**path)))
    }
}

/// As [`crate::parse::nearest`], with folded names that are there already.
fn closest<'n, T>(wanted: &str, names: impl Iterator<Item = (&'n str, T)>) -> Option<T> {
    let length = wanted.chars().count();
    let most = (length / 3).clamp(1, 4);
    let near = names.filter(|(name, _)| name.len() + most >= length && name.len() <= 4 * (length + most));
    let near = near.filter(|(name, _)| name.chars().count().abs_diff(length) <= most);
    let near = near.map(|(name, value)| (strsim::osa_distance(wanted, name), value));
    near.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, value)| value)
}

/// File name, number and name of each entry, as many as are looked at.
fn folded_names(corpus: &Corpus) -> Vec<Folded> {
    let mut counts: FxHashMap<Kind, usize> = FxHashMap::default();
    let mut names = Vec::new();
    for (index, entry) in corpus.entries.iter().enumerate() {
        let count = counts.entry(entry.kind).or_default();
        if *count >= MOST_NAMES {
            continue;
        }
        let number = entry.document().and_then(|d| d.number_text.as_deref());
        let name = entry.profile().map_or(&*entry.title, |p| &*p.name);
        for written in [Some(stem(&entry.source.path)), number, Some(name)].into_iter().flatten() {
            *count += 1;
            let (name, id) = (text::fold_name(written), EntryId(index as u32));
            names.push(Folded { name, kind: entry.kind, id, written: written.into() });
        }
    }
    names
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

/// Name of the file, or of its bundle's folder, without a language.
pub fn stem(path: &str) -> &str {
    let path = without_end(path, ".md");
    let language = path.rsplit_once('.').filter(|(base, end)| !base.ends_with('/') && Language::of(end).is_some());
    let path = without_end(language.map_or(path, |(base, _)| base), "/index");
    path.rsplit('/').next().unwrap_or(path)
}

fn without_end<'p>(path: &'p str, end: &str) -> &'p str {
    let cut = path.split_at_checked(path.len().saturating_sub(end.len()));
    cut.filter(|(_, found)| found.eq_ignore_ascii_case(end)).map_or(path, |(before, _)| before)
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
        assert_eq!(stem("content/ca-nhan/B/INDEX.MD"), "B");
        assert_eq!(stem("content/ca-nhan/a.en.md"), "a");
        assert_eq!(stem("content/ca-nhan/b/index.km.md"), "b");
        assert_eq!(stem("ế"), "ế");
    }
}
