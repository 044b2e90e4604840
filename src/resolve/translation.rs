//! Translations: the words are theirs, the facts are their original's. What a story says of place, sectors, years, approval and so
//! on stands once, so that two texts of it can't disagree, and a translation is published when its original is.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::base::{Diagnostics, Problem, Source, Span, Spanned};
use crate::load::Sources;
use crate::model::{
    About, Config, Document, Entry, EntryId, Hold, Image, Kind, Language, Profile, Publication, Topic, split_language,
};
use crate::parse::keys::{DocumentKeys, ImageText, PageKeys, ProfileKeys, TopicKeys};
use crate::parse::{self, Draft, Fields, PathOr};
use crate::text;

use super::entry::text as words;
use super::{Audience, accepted_codes, document};

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
    originals: &[Entry],
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

/// What of a translation's front matter counts.
#[derive(Default)]
struct Words {
    title: Option<Box<str>>,
    summary: Option<Box<str>>,
    about: Option<About>,
    slug: Option<Spanned<Box<str>>>,
    aliases: Box<[Spanned<Box<str>>]>,
    extra: Option<Spanned<parse::Free>>,
    ignore: Option<Spanned<parse::List<parse::keys::AcceptedKeys>>>,
    draft: bool,
    /// Keys that have no effect in a translation.
    facts: Vec<(&'static str, Span)>,
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

/// What every kind has beside its title and what it is about.
macro_rules! worded {
    ($keys:ident, $title:expr, $about:expr, $facts:expr) => {
        Words {
            title: $title,
            summary: words($keys.summary),
            about: $about,
            slug: $keys.slug,
            aliases: $keys.aliases.map(|l| l.value.0.into()).unwrap_or_default(),
            extra: $keys.extra,
            ignore: $keys.ignore,
            draft: $keys.draft.is_some_and(|d| d.value),
            facts: $facts,
        }
    };
}

/// Names and places of the keys that are there.
macro_rules! given {
    ($($key:literal: $value:expr),* $(,)?) => {
        [$(($key, $value.as_ref().map(|written| written.span))),*].into_iter().filter_map(|(key, span)| Some((key, span?))).collect()
    };
}

fn profile_words(keys: ProfileKeys, original: &Profile) -> Words {
    let facts = given! {
        "địa bàn": keys.place, "lĩnh vực": keys.sectors, "năm": keys.years, "ngày": keys.date, "hết hạn": keys.expires,
        "chuyên đề": keys.topics, "kế hoạch": keys.documents, "đăng ký": keys.registered, "giới thiệu": keys.introduced,
        "bồi dưỡng": keys.nurtured, "công nhận": keys.recognised, "khen thưởng": keys.commended, "nhân rộng": keys.replicated,
        "thôi": keys.withdrawn, "giai đoạn": keys.stage, "nhân rộng từ": keys.replicates, "phê duyệt": keys.approval,
        "đồng ý": keys.consent, "mã": keys.id,
    };
    let named = keys.name.is_some();
    let mut profile = original.clone();
    let Profile { name, position, unit, address, leader, village, solutions, .. } = &mut profile;
    if let Some(written) = keys.name {
        *name = written.value;
    }
    let texts = [
        (position, keys.position),
        (unit, keys.unit),
        (address, keys.address),
        (leader, keys.leader),
        (village, keys.village),
        (solutions, keys.solutions),
    ];
    for (to, written) in texts {
        if written.is_some() {
            *to = words(written);
        }
    }
    profile.image = image(original, keys.image, &profile.name);
    // References and private data stay with the original.
    profile.documents = Box::default();
    profile.replicates = None;
    profile.private = None;
    let title = words(keys.title).or_else(|| named.then(|| profile.name.clone()));
    worded!(keys, title, Some(About::Profile(Box::new(profile))), facts)
}

/// The original's picture with the translation's words, or another picture.
fn image(original: &Profile, written: Option<Spanned<ImageText>>, name: &str) -> Option<Box<Image>> {
    let first = original.image.as_deref();
    let described = first.is_some_and(|image| image.alt != original.name);
    let inherited = first.map(|image| Image {
        file: inherited(&image.file),
        // A picture that was only called by the name takes the name in this language.
        alt: if described { image.alt.clone() } else { name.into() },
        ..image.clone()
    });
    let Some(written) = written else { return inherited.map(Box::new) };
    match written.value {
        PathOr::Path(file) => {
            let file = Spanned::new(file, written.span);
            Some(Box::new(Image { file, alt: name.into(), credit: None, centre: None }))
        }
        PathOr::More(keys) => {
            let mut image = match (keys.file, inherited) {
                (Some(file), _) => Image { file, alt: name.into(), credit: None, centre: None },
                (None, inherited) => inherited?,
            };
            image.alt = words(keys.alt).unwrap_or(image.alt);
            image.credit = words(keys.credit).or(image.credit);
            image.centre = words(keys.centre).or(image.centre);
            Some(Box::new(image))
        }
    }
}

/// A file that the original names: what is wrong with it is said there.
fn inherited(file: &Spanned<Box<str>>) -> Spanned<Box<str>> {
    Spanned::new(file.value.clone(), Span::ELSEWHERE)
}

fn document_words(keys: DocumentKeys, original: &Document, config: &Config) -> Words {
    let facts = given! {
        "số hiệu": keys.number, "ngày": keys.date, "địa bàn": keys.place, "năm": keys.years, "thời kỳ": keys.period,
        "chuyên đề": keys.topics, "chỉ tiêu": keys.targets, "mốc": keys.deadlines, "thay thế": keys.replaces,
        "sửa đổi": keys.amends, "mã": keys.id,
    };
    let mut document = original.clone();
    document.attachments.iter_mut().for_each(|attachment| attachment.file = inherited(&attachment.file));
    if let Some(written) = keys.kind {
        document.kind_text = written.value;
    }
    if let Some(written) = keys.subject {
        document.subject = written.value;
    }
    for (to, written) in [
        (&mut document.issuer, keys.issuer),
        (&mut document.parent, keys.parent),
        (&mut document.issued_at, keys.issued_at),
    ] {
        if written.is_some() {
            *to = words(written);
        }
    }
    if let Some(written) = keys.signature {
        document.signature = Some(document::signed(written.value));
    }
    if let Some(written) = keys.recipients {
        document.recipients = written.value.0.into_iter().map(|r| r.value).collect();
    }
    if let Some(written) = keys.attachments {
        document.attachments = document::attachments_of(Some(written));
    }
    document.replaces = Box::default();
    document.amends = Box::default();
    worded!(
        keys,
        Some(format!("{} {}", document.short_title(config.lang()), document.subject).into()),
        Some(About::Document(Box::new(document))),
        facts
    )
}

fn topic_words(keys: TopicKeys, original: &Topic) -> Words {
    let facts = given! { "năm": keys.years, "mã": keys.id };
    let level = words(keys.level).or_else(|| original.level.clone());
    worded!(keys, words(keys.name), Some(About::Topic(Box::new(Topic { level }))), facts)
}

fn page_words(keys: PageKeys) -> Words {
    worded!(
        keys,
        words(keys.title),
        keys.order.map(|order| About::Page { order: Some(order.value) }),
        given! { "mã": keys.id }
    )
}
