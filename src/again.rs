//! Compiling again after an edit: what came of unchanged files is kept. What comes out is what [`compile_for`](crate::compile_for) gives
//! (`tests/suite/again.rs`), only sooner: a saved text that has other words in the same place costs one file, anything else one
//! reading of the folder and one linking.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::Compiled;
use crate::base::{Diagnostics, Problem, World};
use crate::link::{self, Reworded, Sites};
use crate::load::{self, Past, Sources};
use crate::model::Gazetteer;
use crate::resolve::{self, Audience, Known};

/// More files than this are no edit but a change of the content: the site is read as a whole.
const MOST_FILES: usize = 32;

/// A site that is compiled again and again, for one audience.
#[derive(Debug)]
pub struct Compiler {
    audience: Audience,
    builtin: Arc<Gazetteer>,
    last: Option<Arc<Compiled>>,
}

/// Which files may have changed.
#[derive(Debug, Clone, Copy)]
pub enum Changed<'c> {
    /// Any.
    Everything,
    /// These, by path below the site's folder with `/`; a folder stands for what is in it.
    Paths(&'c BTreeSet<String>),
}

impl Changed<'_> {
    /// Whether a file may have changed.
    pub fn holds(&self, path: &str) -> bool {
        let Changed::Paths(paths) = self else { return true };
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        above.chain([path]).any(|part| paths.contains(part))
    }
}

impl Compiler {
    /// A compiler that has seen nothing yet.
    pub fn new(audience: Audience) -> Self {
        Self { audience, builtin: Arc::new(Gazetteer::prepared()), last: None }
    }

    /// Compiles the site; files that are not among `changed` must be as they were the last time.
    pub fn compile(&mut self, world: &dyn World, changed: Changed<'_>) -> Arc<Compiled> {
        let last = self.last.take().filter(|last| last.site.corpus.today == world.today());
        let reworded = last.as_deref().and_then(|last| self.reword(world, last, changed));
        let compiled = Arc::new(reworded.unwrap_or_else(|| self.again(world, last.as_deref(), changed)));
        self.last = Some(compiled.clone());
        compiled
    }

    /// The site after edits that leave every entry in its place; `None` where there were others.
    fn reword(&self, world: &dyn World, last: &Compiled, changed: Changed<'_>) -> Option<Compiled> {
        let Changed::Paths(paths) = changed else { return None };
        let is_edit = paths.len() <= MOST_FILES && last.translations.is_empty();
        if !is_edit || !unreadable(&last.problems).is_empty() || !load::same_settings(world, &last.sources) {
            return None;
        }
        let mut site = last.site.clone();
        let mut problems = last.problems.clone();
        let mut sources: Option<Sources> = None;
        for path in paths {
            let at = last.sources.content_at(path)?;
            let (kind, old) = &last.sources.content[at];
            // A listing passes over what is no plain file, and says so.
            if !world.is_plain(path) {
                return None;
            }
            let source = Arc::new(load::read_text(world, path, None).ok()??);
            if source.text == old.text {
                continue;
            }
            let id = site.by_path(&crate::text::nfc(path))?;
            if *site.corpus.entries[id.index()].source.path != **path {
                return None;
            }
            let (entry, found) = resolve::resolve_one(&site.corpus, *kind, &source, self.audience);
            let Reworded { site: next, before, after } = site.reworded(id, entry, found)?;
            // What was said of this file may have been said of places that are others now: all of it must be known.
            problems = without(problems, path, before)?;
            problems.extend(after);
            site = Arc::new(next);
            sources.get_or_insert_with(|| last.sources.clone()).content[at].1 = source;
        }
        let sources = sources.unwrap_or_else(|| last.sources.clone());
        Some(Compiled { site, translations: Vec::new(), sources, problems: problems.finished() })
    }

    /// Reads and links the site as a whole; texts, pictures and entries that are as they were are kept.
    fn again(&self, world: &dyn World, last: Option<&Compiled>, changed: Changed<'_>) -> Compiled {
        // What could not be read is tried again, whether the system told of it or not.
        let unread = last.map(|last| unreadable(&last.problems)).unwrap_or_default();
        let is_changed = |path: &str| changed.holds(path) || unread.contains(path);
        let past = last.map(|last| Past { sources: &last.sources, changed: &is_changed });
        let (sources, mut problems) = load::load_again(world, past);
        let same_settings = last.filter(|last| last.sources.settings().eq(sources.settings()));
        let known = Known { corpus: same_settings.map(|last| &last.site.corpus), recall: None };
        let (corpora, found) =
            resolve::resolve_again(&sources, self.builtin.clone(), world.today(), self.audience, known);
        problems.extend(found);
        let (Sites { first, translations }, found) = link::link(corpora, &sources);
        problems.extend(found);
        Compiled { site: first, translations, sources, problems: problems.finished() }
    }
}

/// The files that could not be read.
fn unreadable(problems: &Diagnostics) -> BTreeSet<Arc<str>> {
    let found = problems.iter().filter(|found| matches!(found.problem, Problem::Unreadable { .. }));
    found.map(|found| found.file.clone()).collect()
}

/// Problems without those of a file; `None` if not all of them are `known`.
fn without(mut problems: Diagnostics, file: &str, known: Diagnostics) -> Option<Diagnostics> {
    let known = known.finished();
    let all_known = problems.iter().filter(|problem| &*problem.file == file).eq(known.iter());
    problems.retain(|problem| &*problem.file != file);
    all_known.then_some(problems)
}
