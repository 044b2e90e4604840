//! Stage 3, `resolve`: drafts become a typed [`Corpus`]: places, sectors, dates and document numbers are values.
//!
//! Only what concerns one file alone is decided here; references between files are the next stage's.

mod config;
mod document;
mod entry;
pub mod place;
mod profile;
mod publication;
mod translation;
mod vocabulary;

use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::base::{Code, Diagnostics, Problem, Source};
use crate::load::Sources;
use crate::markdown::{Abbreviations, Outline};
use crate::model::{Config, Entry, EntryId, Gazetteer, Kind, PlaceId, SectorId, Sectors};
use crate::parse::{self, Draft, Recall};

use place::Resolver;

/// For whom a site is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Readers: published entries only.
    #[default]
    Readers,
    /// Editors in their preview: also what is on its way, such as drafts.
    Editors,
}

/// The site's content in one language as values; entries sorted by path.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// Settings.
    pub config: Config,
    /// Places: the built-in tables and the site's own. All languages share them.
    pub gazetteer: Arc<Gazetteer>,
    /// Sectors: the built-in ones and the site's own. All languages share them.
    pub sectors: Arc<Sectors>,
    /// Abbreviations that stories explain: the built-in ones and the site's own. They are Vietnamese: pages in
    /// other languages have none.
    pub abbreviations: Abbreviations,
    /// One entry for every content file, published or not, sound or not.
    pub entries: Vec<Arc<Entry>>,
    /// What is wrong with them one by one, by entry, where something is: what parsing and resolving found.
    pub found: FxHashMap<EntryId, Diagnostics>,
    /// The day of the run.
    pub today: NaiveDate,
}

impl Corpus {
    /// A sector's name in the corpus's language.
    pub fn sector_name(&self, id: SectorId) -> &str {
        self.sectors.get(id).name_in(self.config.lang())
    }

    /// The texts in which nothing is wrong, each with what its body holds. (Findings that were accepted are not among those found.)
    pub fn clean_texts(&self) -> Vec<(&str, &Outline)> {
        let entries = (0..).map(EntryId).zip(&self.entries);
        let clean = entries.filter(|(id, entry)| !self.found.contains_key(id) && entry.accepted.is_empty());
        clean.map(|(_, entry)| (&*entry.source.text, &entry.outline)).collect()
    }

    /// A place with its type in the corpus's language: `xã Cao Xá`, `Cao Xá commune`.
    pub fn place_name(&self, id: PlaceId) -> String {
        self.gazetteer.display_in(id, self.config.lang())
    }
}

/// The content in each language of the site.
#[derive(Debug)]
pub struct Corpora {
    /// The first language's, to which all facts belong.
    pub first: Corpus,
    /// Those of further languages, in the order of the settings.
    pub translations: Vec<Corpus>,
}

/// What the reading of an entry needs of the rest of the site.
struct Surroundings<'a> {
    config: &'a Config,
    sectors: &'a Sectors,
    places: Resolver<'a>,
    today: NaiveDate,
    audience: Audience,
}

/// Resolves the site, with the places of `builtin` and its own. Drafts are parsed, resolved and dropped one by one, on all cores, so that only the compact entries stay.
pub fn resolve(
    sources: &Sources,
    builtin: Arc<Gazetteer>,
    today: NaiveDate,
    audience: Audience,
) -> (Corpora, Diagnostics) {
    resolve_again(sources, builtin, today, audience, Known::default())
}

/// What is known from before.
#[derive(Clone, Copy, Default)]
pub struct Known<'k> {
    /// A corpus whose entries are taken over where their text is the very same. Settings, vocabularies, day and audience must be those
    /// of then.
    pub corpus: Option<&'k Corpus>,
    /// Outlines of texts.
    pub recall: Option<&'k Recall>,
}

/// As [`resolve`], leaving what is known.
pub fn resolve_again(
    sources: &Sources,
    builtin: Arc<Gazetteer>,
    today: NaiveDate,
    audience: Audience,
    known: Known<'_>,
) -> (Corpora, Diagnostics) {
    let mut problems = Diagnostics::default();
    let gazetteer = vocabulary::places(builtin, sources.places.as_ref(), &mut problems);
    let sectors = Arc::new(vocabulary::sectors(sources.sectors.as_ref(), &mut problems));
    let abbreviations = vocabulary::abbreviations(sources.abbreviations.as_ref(), &mut problems);
    let config = config::resolve(sources.site.as_ref(), &gazetteer, today, &mut problems);
    let around = Surroundings {
        config: &config,
        sectors: &sectors,
        places: Resolver::new(&gazetteer, config.scope),
        today,
        audience,
    };
    let translation::Texts { first, others } = translation::by_language(sources, &config, &mut problems);
    let past = known.corpus.map(Past::new);
    let nothing = Recall::default();
    let recall = known.recall.unwrap_or(&nothing);
    let one = |(kind, source)| match past.as_ref().and_then(|past| past.entry(source)) {
        Some(known) => known,
        None => resolve_draft(parse::parse_again(kind, source, recall), &around),
    };
    let resolved: Vec<_> = first.into_par_iter().map(one).collect();
    drop(around);
    let mut entries = Vec::with_capacity(resolved.len());
    let mut found_in = FxHashMap::default();
    for (id, (entry, found)) in (0..).map(EntryId).zip(resolved) {
        entries.push(entry);
        if !found.is_empty() {
            problems.extend(found.clone());
            found_in.insert(id, found);
        }
    }
    for (language, source) in sources.site_words.iter().filter(|(l, _)| !config.languages.contains(l)) {
        problems.file(source.path.clone(), translation::unlisted(language, &config));
    }
    let explained = |config: &Config| match config.language().code {
        "vi" => abbreviations.clone(),
        _ => Abbreviations::default(),
    };
    let first =
        Corpus { abbreviations: explained(&config), config, gazetteer, sectors, entries, found: found_in, today };
    let mut translations = Vec::with_capacity(others.len());
    for (at, texts) in others.iter().enumerate() {
        let language = first.config.languages[at + 1];
        let words = sources.site_words.iter().find(|(l, _)| *l == language).map(|(_, source)| source);
        let (config, found) = config::translated(&first.config, language, words);
        problems.extend(found);
        let (entries, found) = translation::entries(texts, &first.entries, &config, audience);
        problems.extend(found);
        let (gazetteer, sectors) = (first.gazetteer.clone(), first.sectors.clone());
        let (abbreviations, found) = (explained(&config), FxHashMap::default());
        let entries = entries.into_iter().map(Arc::new).collect();
        translations.push(Corpus { abbreviations, config, gazetteer, sectors, entries, found, today });
    }
    (Corpora { first, translations }, problems)
}

/// Resolves one text of the first language as if it stood in a corpus.
pub fn resolve_one(corpus: &Corpus, kind: Kind, source: &Arc<Source>, audience: Audience) -> (Arc<Entry>, Diagnostics) {
    let around = Surroundings {
        config: &corpus.config,
        sectors: &corpus.sectors,
        places: Resolver::new(&corpus.gazetteer, corpus.config.scope),
        today: corpus.today,
        audience,
    };
    resolve_draft(parse::parse(kind, source), &around)
}

/// The entries of another run by path.
struct Past<'c> {
    corpus: &'c Corpus,
    by_path: FxHashMap<&'c str, EntryId>,
}

impl<'c> Past<'c> {
    fn new(corpus: &'c Corpus) -> Self {
        let by_path = corpus.entries.iter().map(|entry| &*entry.source.path).zip((0..).map(EntryId)).collect();
        Self { corpus, by_path }
    }

    /// What became of this very text.
    fn entry(&self, source: &Arc<Source>) -> Option<(Arc<Entry>, Diagnostics)> {
        let id = *self.by_path.get(&*source.path)?;
        let entry = &self.corpus.entries[id.index()];
        let found = || self.corpus.found.get(&id).cloned().unwrap_or_default();
        Arc::ptr_eq(&entry.source, source).then(|| (entry.clone(), found()))
    }
}

fn resolve_draft(draft: Draft, around: &Surroundings<'_>) -> (Arc<Entry>, Diagnostics) {
    let (entry, mut problems) = entry::resolve(draft, around);
    drop_accepted(&mut problems, &entry.accepted);
    (Arc::new(entry), problems)
}

/// Findings that the editor accepted with a reason are not said again. What would break the site stays an error: only warnings
/// can be accepted, and missing descriptions of pictures.
pub fn drop_accepted(problems: &mut Diagnostics, accepted: &[Code]) {
    if !accepted.is_empty() {
        problems.retain(|d| d.severity() == crate::base::Severity::Error || !accepted.contains(&d.problem.code()));
    }
}

/// Codes of `bỏ qua`, reporting those that do not exist.
fn accepted_codes(
    list: Option<&crate::parse::List<crate::parse::keys::AcceptedKeys>>,
    file: &std::sync::Arc<str>,
    problems: &mut Diagnostics,
) -> Box<[Code]> {
    let items = list.map(|l| l.0.as_slice()).unwrap_or_default();
    let codes = items.iter().filter_map(|item| {
        let code = item.value.code.as_ref()?;
        let known = code.value.parse().ok();
        if known.is_none() {
            problems.at(file, code.span, Problem::UnknownIgnoredCode { text: code.value.to_string() });
        }
        known
    });
    codes.collect()
}
