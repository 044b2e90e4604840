//! The front matter of a document as values.

use chrono::Datelike;

use crate::base::{Problem, Span, Spanned};
use crate::model::{About, Attachment, Deadline, Document, DocumentNumber, DocumentType, Signature, Target};
use crate::parse::keys::{AttachmentKeys, AttachmentText, DeadlineKeys, DocumentKeys, SignatureKeys, TargetKeys};
use crate::parse::{List, PathOr};
use crate::text as spelling;

use super::entry::{Common, Desk, as_of, first_day, references, text, years};

pub(super) fn resolve(keys: DocumentKeys, desk: &mut Desk<'_>) -> Common {
    let DocumentKeys {
        number,
        kind,
        subject,
        issuer,
        parent,
        issued_at,
        date,
        place,
        years: written_years,
        period,
        signature,
        recipients,
        topics,
        targets,
        deadlines,
        replaces,
        amends,
        attachments,
        summary,
        private: _,
        note: _,
        ignore,
        draft,
        id,
        slug,
        aliases,
        extra,
    } = keys;
    let issued = date.as_ref().map(|d| d.value);
    if let Some(written) = &date {
        desk.check_year(written.span, written.value.year());
    }
    if let Some(written) = &written_years {
        desk.check_year(written.span, written.value.0.first().copied().unwrap_or_default().into());
    }
    let mut years = years(written_years);
    years.extend(period.into_iter().flat_map(|p| p.value.0));
    years.sort_unstable();
    years.dedup();
    if years.is_empty() {
        years.extend(issued.and_then(|d| u16::try_from(d.year()).ok()));
    }
    let as_of = as_of(&years, issued).unwrap_or(desk.around.today);
    let place = place.and_then(|written| desk.place(&written, as_of));
    let accepted = desk.accepted(ignore);
    let sound = kind.is_some() && subject.is_some();
    let parsed = number.as_ref().and_then(|n| DocumentNumber::parse(&n.value));
    if let Some(kind) = &kind {
        warn(desk, kind.span, number.as_ref(), parsed.is_some(), issued.is_some());
    }
    let kind = kind.map_or_else(|| "văn bản".into(), |k| k.value);
    let document = Document {
        number_text: number.map(|n| parsed.as_ref().map_or(n.value, |p| p.to_string().into())),
        number: parsed,
        kind: DocumentType::parse(&kind),
        kind_text: DocumentType::parse(&kind).map_or_else(|| spelling::exact(&kind), |k| k.name().to_owned()).into(),
        subject: text(subject).unwrap_or_default(),
        issuer: text(issuer),
        parent: text(parent),
        issued_at: text(issued_at),
        issued,
        signature: signature.map(|s| signed(s.value)),
        recipients: recipients.into_iter().flat_map(|l| l.value.0).map(|r| r.value).collect(),
        targets: targets.into_iter().flat_map(|l| l.value.0).filter_map(|t| target(t.value)).collect(),
        deadlines: deadlines.into_iter().flat_map(|l| l.value.0).filter_map(|d| deadline(d.value)).collect(),
        replaces: references(replaces),
        amends: references(amends),
        attachments: attachments_of(attachments),
    };
    Common {
        sound,
        title: format!("{} {}", document.short_title(desk.around.config.lang()), document.subject).into(),
        summary: text(summary),
        place,
        date: issued.unwrap_or_else(|| first_day(&years)),
        dated: false,
        topics: references(topics),
        about: About::Document(Box::new(document)),
        years,
        id,
        slug,
        aliases,
        extra,
        accepted,
        draft: draft.is_some_and(|d| d.value),
    }
}

/// What a document should have and can do without, said at its type.
fn warn(desk: &mut Desk<'_>, place: Span, number: Option<&Spanned<Box<str>>>, is_number: bool, is_dated: bool) {
    match number {
        None if was_refused(desk, "số hiệu") => {}
        None => desk.problem(place, Problem::NoDocumentNumber),
        Some(n) if !is_number => desk.problem(n.span, Problem::BadDocumentNumber { text: n.value.to_string() }),
        Some(_) => {}
    }
    if !is_dated && !was_refused(desk, "ngày") {
        desk.problem(place, Problem::NoDocumentDate);
    }
}

/// Whether a value of this key was there and could not be read, which is said already.
fn was_refused(desk: &Desk<'_>, wanted: &str) -> bool {
    desk.problems.iter().any(|d| match &d.problem {
        Problem::WrongShape { key, .. } => *key == wanted,
        Problem::BadDate { .. } => wanted == "ngày",
        _ => false,
    })
}

pub(super) fn signed(keys: SignatureKeys) -> Signature {
    let SignatureKeys { authority, title, name } = keys;
    Signature { authority: text(authority), title: text(title), name: text(name) }
}

fn target(keys: TargetKeys) -> Option<Target> {
    let TargetKeys { text: written, unit, kind, least, most, period } = keys;
    Some(Target {
        text: written?.value,
        unit: text(unit),
        kind: text(kind),
        least: least.map(|n| n.value),
        most: most.map(|n| n.value),
        period: text(period),
    })
}

fn deadline(keys: DeadlineKeys) -> Option<Deadline> {
    let DeadlineKeys { text: written, date, written: as_written } = keys;
    Some(Deadline { text: written?.value, date: date.map(|d| d.value), written: text(as_written) })
}

pub(super) fn attachments_of(list: Option<Spanned<List<AttachmentText>>>) -> Box<[Attachment]> {
    let one = |item: Spanned<AttachmentText>| match item.value {
        PathOr::Path(file) => Some(Attachment { file: Spanned::new(file, item.span), name: None }),
        PathOr::More(keys) => {
            let AttachmentKeys { file, name } = *keys;
            Some(Attachment { file: file?, name: text(name) })
        }
    };
    list.into_iter().flat_map(|l| l.value.0).filter_map(one).collect()
}
