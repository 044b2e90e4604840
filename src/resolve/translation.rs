//! Translations: the words are theirs, the facts are their original's. What a story says of place, sectors, years, approval and so
//! on stands once, so that two texts of it can't disagree, and a translation is published when its original is.

mod words;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::base::{Diagnostics, Problem, Source, Span, Spanned};
use crate::load::Sources;
use crate::model::{About, Config, Entry, EntryId, Hold, Kind, Language, Publication, split_language};
use crate::parse::{self, Draft, Fields};
use crate::text;

use super::{Audience, accepted_codes};
use words::{Words, document_words, page_words, profile_words, topic_words};

/// A content file in its language.
pub(super) struct Text<'s> {
    pub kind: Kind,
    pub source: &'s Arc<Source>,
    /// Path of the original, NFC.
    original: String,
}

/// Content files by language.
pub(super) struct Texts<'s> {
    /// Those of the first language.
    pub first: Vec<(Kind, &'s Arc<Source>)>,
    /// Those of each further one, in the order of the settings.
    pub others: Vec<Vec<Text<'s>>>,
}

/// Sorts the content files by language. One whose name says a language that the site does not have belongs to none.
pub(super) fn by_language<'s>(sources: &'s Sources, config: &Config, problems: &mut Diagnostics) -> Texts<'s> {
    let mut first = Vec::with_capacity(sources.content.len());
    let mut others: Vec<Vec<Text<'s>>> = config.languages.iter().skip(1).map(|_| Vec::new()).collect();
    let mut named: FxHashMap<String, &str> = FxHashMap::default();
    for (kind, source) in &sources.content {
        let Some((original, language)) = split_language(&source.path) else {
            first.push((*kind, source));
            continue;
        };
        match config.languages.iter().position(|l| *l == language) {
            Some(0) => {
                let plain = sources.find(&original).map(|other| &*other.path);
                let base = text::nfc(&original).into_owned();
                if let Some(other) = plain.or(named.get(&base).copied()) {
                    problems.file(source.path.clone(), twice(other, config));
                }
                named.insert(base, &source.path);
                first.push((*kind, source));
            }
            Some(at) => {
                let original = text::nfc(&original).into_owned();
                others[at - 1].push(Text { kind: *kind, source, original });
            }
            None => problems.file(source.path.clone(), unlisted(language, config)),
        }
    }
    Texts { first, others }
}

/// What is wrong with a file in a language that the settings do not list.
pub(super) fn unlisted(language: &'static Language, config: &Config) -> Problem {
    let listed = config.languages.iter().map(|l| l.code).collect::<Vec<_>>().join(", ");
    Problem::LanguageNotListed { code: language.code, name: language.name, listed }
}

/// The entries of a further language, by path.
pub(super) fn entries(
    texts: &[Text<'_>],
    originals: &[Arc<Entry>],
    config: &Config,
    audience: Audience,
) -> (Vec<Entry>, Diagnostics) {
    if texts.is_empty() {
        return (Vec::new(), Diagnostics::default());
    }
    let mut by_path: FxHashMap<String, EntryId> = FxHashMap::default();
    for (at, entry) in originals.iter().enumerate() {
        // A second original of one name is a problem of its own.
        by_path.entry(path_of(entry)).or_insert(EntryId(at as u32));
    }
    let translated: Vec<_> = texts
        .par_iter()
        .map(|text| match by_path.get(&text.original) {
            Some(id) => {
                let draft = parse::parse_translation(text.kind, text.source);
                let (entry, problems) = translate(*id, &originals[id.index()], draft, config, audience);
                (Some(entry), problems)
            }
            None => {
                let mut problems = Diagnostics::default();
                let nearest = nearest(&text.original, &by_path);
                let problem = Problem::NoOriginal { original: text.original.clone(), nearest };
                problems.file(text.source.path.clone(), problem);
                (None, problems)
            }
        })
        .collect();
    let mut problems = Diagnostics::default();
    let mut entries: Vec<Entry> = Vec::with_capacity(texts.len());
    let mut first: FxHashMap<EntryId, Arc<str>> = FxHashMap::default();
    for (entry, found) in translated {
        problems.extend(found);
        let Some(entry) = entry else { continue };
        let Some(original) = entry.original else { continue };
        match first.get(&original) {
            Some(other) => problems.file(entry.source.path.clone(), twice(other, config)),
            None => {
                first.insert(original, entry.source.path.clone());
                entries.push(entry);
            }
        }
    }
    (entries, problems)
}

/// What is wrong with a second text of one entry in one language.
fn twice(other: &str, config: &Config) -> Problem {
    Problem::TranslatedTwice { other: other.to_owned(), language: config.language().name }
}

/// The original that a translation may be meant for: the bundle of its name, else the nearest name.
fn nearest(original: &str, by_path: &FxHashMap<String, EntryId>) -> Option<String> {
    let bundle = original.strip_suffix(".md").map(|stem| format!("{stem}/index.md"));
    if let Some(bundle) = bundle.filter(|path| by_path.contains_key(path)) {
        return Some(bundle);
    }
    let name = |path: &str| {
        text::fold_key(path.trim_end_matches(".md").trim_end_matches("/index").rsplit('/').next().unwrap_or_default())
    };
    let mut paths: Vec<&String> = by_path.keys().collect();
    paths.sort_unstable();
    parse::nearest(&name(original), paths.into_iter().map(|path| (name(path), path.clone())))
}

/// Path of an entry of the first language as translations name it.
fn path_of(entry: &Entry) -> String {
    let path = split_language(&entry.source.path).map(|(base, _)| base);
    text::nfc(path.as_deref().unwrap_or(&entry.source.path)).into_owned()
}

fn translate(id: EntryId, original: &Entry, draft: Draft, config: &Config, audience: Audience) -> (Entry, Diagnostics) {
    let Draft { source, kind, fields, body, outline, mut problems } = draft;
    let sound = fields.is_some() && original.sound;
    let words = match (fields, &original.about) {
        (Some(Fields::Profile(keys)), About::Profile(profile)) => profile_words(*keys, profile),
        (Some(Fields::Document(keys)), About::Document(document)) => document_words(*keys, document, config),
        (Some(Fields::Topic(keys)), About::Topic(topic)) => topic_words(*keys, topic),
        (Some(Fields::Page(keys)), _) => page_words(*keys),
        _ => Words::default(),
    };
    if let Some(first) = words.facts.iter().map(|(_, span)| *span).min_by_key(|span| span.start) {
        let keys = words.facts.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ");
        problems.at(&source.path, first, Problem::TranslatedFacts { keys, original: original.source.path.to_string() });
    }
    let accepted = accepted_codes(words.ignore.as_ref().map(|l| &l.value), &source.path, &mut problems);
    super::drop_accepted(&mut problems, &accepted);
    let summary = words.summary.unwrap_or_else(|| outline.first_paragraph.clone());
    let entry = Entry {
        original: Some(id),
        body: body as u32,
        outline,
        kind,
        title: words.title.unwrap_or_else(|| original.title.clone()),
        summary: text::nfc(&summary).into(),
        // References lead where the original's lead: the next stage asks there.
        topics: Box::default(),
        about: words.about.unwrap_or_else(|| original.about.clone()),
        slug: words.slug.or_else(|| own_slug(original)),
        aliases: words.aliases,
        extra: words.extra.map(|e| Box::new(e.value.0)).or_else(|| original.extra.clone()),
        accepted,
        publication: publication(&original.publication, words.draft, audience),
        sound,
        source,
        years: original.years.clone(),
        place: original.place,
        date: original.date,
        dated: original.dated,
        id: original.id.clone(),
    };
    (entry, problems)
}

/// The slug that the original's front matter gives; else both take theirs from the same file name.
fn own_slug(original: &Entry) -> Option<Spanned<Box<str>>> {
    original.slug.as_ref().map(|slug| Spanned::new(slug.value.clone(), Span { start: 0, end: 0 }))
}

/// As the original, and held back by a draft of its own.
fn publication(original: &Publication, draft: bool, audience: Audience) -> Publication {
    let mut holds = match original {
        Publication::Published => Vec::new(),
        Publication::Held(holds) | Publication::Previewed(holds) => holds.to_vec(),
    };
    if draft && !holds.contains(&Hold::Draft) {
        holds.push(Hold::Draft);
    }
    match original {
        Publication::Held(_) => Publication::Held(holds.into()),
        _ if holds.is_empty() => Publication::Published,
        _ if audience == Audience::Editors => Publication::Previewed(holds.into()),
        _ => Publication::Held(holds.into()),
    }
}
