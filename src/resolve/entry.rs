//! A draft becomes an entry, whatever its kind.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::{Diagnostics, Problem, Span, Spanned};
use crate::model::{About, Entry, Kind, PlaceId, ReferenceText, Topic, WrittenReference};
use crate::parse::keys::{DocumentKeys, PageKeys, ProfileKeys, TopicKeys};
use crate::parse::{Draft, Fields, Free, List, Reference, Years};

use super::{Surroundings, accepted_codes, document, place, profile, publication};

/// What of the front matter every kind has, once its own keys are read.
pub(super) struct Common {
    /// Whether all that the kind requires is there.
    pub sound: bool,
    pub title: Box<str>,
    pub summary: Option<Box<str>>,
    pub years: Vec<u16>,
    pub place: Option<PlaceId>,
    pub date: NaiveDate,
    pub dated: bool,
    pub topics: Box<[WrittenReference]>,
    pub about: About,
    pub id: Option<Spanned<Box<str>>>,
    pub slug: Option<Spanned<Box<str>>>,
    pub aliases: Option<Spanned<List<Box<str>>>>,
    pub extra: Option<Spanned<Free>>,
    pub accepted: Box<[crate::base::Code]>,
    pub draft: bool,
}

/// Reads one kind's keys with the file at hand.
pub(super) struct Desk<'a> {
    pub file: &'a Arc<str>,
    pub kind: Kind,
    pub around: &'a Surroundings<'a>,
    pub problems: Diagnostics,
}

/// Resolves a draft. What could not be understood is empty in the entry, which then is not sound.
pub(super) fn resolve(draft: Draft, around: &Surroundings<'_>) -> (Entry, Diagnostics) {
    let Draft { source, kind, fields, body, outline, problems } = draft;
    let mut desk = Desk { file: &source.path, kind, around, problems };
    let common = match fields {
        Some(Fields::Profile(keys)) => profile::resolve(*keys, &mut desk),
        Some(Fields::Document(keys)) => document::resolve(*keys, &mut desk),
        Some(Fields::Topic(keys)) => topic(*keys, &mut desk),
        Some(Fields::Page(keys)) => page(*keys, &mut desk),
        None => nothing(kind, &mut desk),
    };
    let mut problems = desk.problems;
    let Common {
        sound,
        title,
        summary,
        years,
        place,
        date,
        dated,
        topics,
        about,
        id,
        slug,
        aliases,
        extra,
        accepted,
        draft,
    } = common;
    let id = id.filter(|id| sound_id(id, &source.path, &mut problems));
    let summary = summary.unwrap_or_else(|| outline.first_paragraph.clone());
    let publication = publication::decide(&about, draft, dated.then_some(date), around);
    let entry = Entry {
        original: None,
        body: body as u32,
        outline,
        kind,
        title,
        summary: crate::text::nfc(&summary).into(),
        years: years.into(),
        place,
        date,
        dated,
        topics,
        about,
        id,
        slug,
        aliases: aliases.map(|l| l.value.0.into()).unwrap_or_default(),
        extra: extra.map(|e| Box::new(e.value.0)),
        accepted,
        publication,
        sound,
        source,
    };
    (entry, problems)
}

/// Stands for front matter that could not be read at all.
fn nothing(kind: Kind, desk: &mut Desk<'_>) -> Common {
    let common = match kind {
        Kind::Individual | Kind::Collective | Kind::Initiative => profile::resolve(ProfileKeys::default(), desk),
        Kind::Document => document::resolve(DocumentKeys::default(), desk),
        Kind::Topic => topic(TopicKeys::default(), desk),
        Kind::Page => page(PageKeys::default(), desk),
    };
    Common { sound: false, ..common }
}

fn sound_id(id: &Spanned<Box<str>>, file: &Arc<str>, problems: &mut Diagnostics) -> bool {
    let sound = (2..=32).contains(&id.value.len()) && crate::text::is_safe_segment(&id.value);
    if !sound {
        problems.at(file, id.span, Problem::BadId { text: id.value.to_string() });
    }
    sound
}

fn topic(keys: TopicKeys, desk: &mut Desk<'_>) -> Common {
    let TopicKeys { name, years, level, summary, ignore, draft, id, slug, aliases, extra } = keys;
    let sound = name.is_some() && years.is_some();
    let years = self::years(years);
    let date = first_day(&years);
    Common {
        sound,
        title: name.map_or_else(|| desk.file.as_ref().into(), |n| n.value),
        summary: summary.map(|s| s.value),
        place: None,
        date,
        dated: false,
        topics: Box::default(),
        about: About::Topic(Box::new(Topic { level: level.map(|l| l.value) })),
        years,
        id,
        slug,
        aliases,
        extra,
        accepted: desk.accepted(ignore),
        draft: draft.is_some_and(|d| d.value),
    }
}

fn page(keys: PageKeys, desk: &mut Desk<'_>) -> Common {
    let PageKeys { title, order, summary, ignore, draft, id, slug, aliases, extra } = keys;
    Common {
        sound: title.is_some(),
        title: title.map_or_else(|| desk.file.as_ref().into(), |t| t.value),
        summary: summary.map(|s| s.value),
        years: Vec::new(),
        place: None,
        date: NaiveDate::MIN,
        dated: false,
        topics: Box::default(),
        about: About::Page { order: order.map(|o| o.value) },
        id,
        slug,
        aliases,
        extra,
        accepted: desk.accepted(ignore),
        draft: draft.is_some_and(|d| d.value),
    }
}

impl Desk<'_> {
    pub fn problem(&mut self, span: Span, problem: Problem) {
        self.problems.at(self.file, span, problem);
    }

    /// A warning for a year beyond next year: mostly a slip.
    pub fn check_year(&mut self, span: Span, year: i32) {
        use chrono::Datelike;
        let next = self.around.today.year() + 1;
        if year > next {
            self.problem(span, Problem::FarYear { year, next });
        }
    }

    pub fn accepted(
        &mut self,
        list: Option<Spanned<List<crate::parse::keys::AcceptedKeys>>>,
    ) -> Box<[crate::base::Code]> {
        accepted_codes(list.as_ref().map(|l| &l.value), self.file, &mut self.problems)
    }

    /// The place, or a problem that says which ones it might be.
    pub fn place(&mut self, written: &Spanned<Box<str>>, as_of: NaiveDate) -> Option<PlaceId> {
        let places = &self.around.places;
        let error = match places.resolve(&written.value, as_of) {
            Ok(id) => return Some(id),
            Err(error) => error,
        };
        let text = place::shortened(&written.value);
        let gazetteer = places.gazetteer();
        let names = |ids: Vec<PlaceId>| ids.into_iter().map(|id| gazetteer.full_name(id)).collect::<Vec<_>>();
        let problem = match error {
            place::PlaceError::NotFound { nearest, .. } => {
                Problem::PlaceNotFound { entry: place::ready_entry(&text), text, nearest: names(nearest) }
            }
            place::PlaceError::Ambiguous { candidates } => {
                Problem::PlaceAmbiguous { text, candidates: names(candidates) }
            }
            place::PlaceError::OutOfScope { found } => {
                let scope = match places.scope() {
                    crate::model::Scope::Country => "cả nước".to_owned(),
                    crate::model::Scope::Place(id) => gazetteer.full_name(*id),
                };
                Problem::PlaceOutOfScope { text, found: names(found), scope }
            }
            place::PlaceError::NotACommune { .. } => Problem::PlaceIsVillage { text },
        };
        self.problem(written.span, problem);
        None
    }
}

/// The as-of day of an entry's place: its date if that lies in one of its years, else 31 December of the last year.
pub(super) fn as_of(years: &[u16], date: Option<NaiveDate>) -> Option<NaiveDate> {
    use chrono::Datelike;
    let Some(last) = years.last() else { return date };
    let inside = |d: &NaiveDate| years.iter().any(|y| i32::from(*y) == d.year());
    date.filter(inside).or_else(|| NaiveDate::from_ymd_opt(i32::from(*last), 12, 31))
}

/// 1 January of the last year, by which an entry without a date is sorted.
pub(super) fn first_day(years: &[u16]) -> NaiveDate {
    years.last().and_then(|y| NaiveDate::from_ymd_opt(i32::from(*y), 1, 1)).unwrap_or(NaiveDate::MIN)
}

pub(super) fn years(written: Option<Spanned<Years>>) -> Vec<u16> {
    written.map(|y| y.value.0).unwrap_or_default()
}

pub(super) fn reference(written: Spanned<Reference>) -> WrittenReference {
    written.map(|Reference { text, issuer, date }| ReferenceText { text, issuer, date })
}

pub(super) fn references(list: Option<Spanned<List<Reference>>>) -> Box<[WrittenReference]> {
    list.into_iter().flat_map(|l| l.value.0).map(reference).collect()
}

pub(super) fn text(value: Option<Spanned<Box<str>>>) -> Option<Box<str>> {
    value.map(|v| v.value)
}
