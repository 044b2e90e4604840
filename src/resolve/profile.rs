//! The front matter of a profile as values.

use chrono::{Datelike, NaiveDate};

use crate::base::{Lang, Problem, Spanned};
use crate::model::{About, Approval, Consent, Event, Image, Kind, Private, Profile, SectorId, Stage, Withdrawn};
use crate::parse::keys::{ApprovalKeys, ConsentKeys, EventKeys, ImageKeys, ImageText, ProfileKeys, WithdrawnKeys};
use crate::parse::{Free, List, PathOr};

use super::entry::{Common, Desk, as_of, first_day, reference, references, text, years};

pub(super) fn resolve(keys: ProfileKeys, desk: &mut Desk<'_>) -> Common {
    let timeline = timeline(&keys);
    let ProfileKeys {
        name,
        title,
        position,
        unit,
        address,
        leader,
        place,
        village,
        sectors,
        years: written_years,
        date,
        expires,
        summary,
        image,
        topics,
        documents,
        registered: _,
        introduced: _,
        nurtured: _,
        recognised: _,
        commended: _,
        replicated: _,
        withdrawn,
        stage,
        replicates,
        solutions,
        approval,
        consent,
        private,
        note,
        follower,
        source,
        ignore,
        draft,
        id,
        slug,
        aliases,
        extra,
    } = keys;
    if let Some(written) = &written_years {
        desk.check_year(written.span, written.value.0.last().copied().unwrap_or_default().into());
    }
    if let Some(written) = &date {
        desk.check_year(written.span, written.value.year());
    }
    if desk.kind == Kind::Individual {
        let keys = [("địa chỉ", &address, true), ("người đứng đầu", &leader, false)];
        for (key, written, personal) in keys {
            if let Some(written) = written {
                desk.problem(written.span, Problem::KeyNotHere { key, personal });
            }
        }
    }
    let years = years(written_years);
    let day = date.as_ref().map(|d| d.value);
    let place = match (&place, as_of(&years, day)) {
        (Some(written), Some(as_of)) => desk.place(written, as_of),
        _ => None,
    };
    let sectors = sectors_of(sectors, desk);
    if let (Some(last), Some(first)) = (&expires, day)
        && last.value < first
    {
        desk.problem(last.span, Problem::ExpiresFirst { expires: last.value, date: first });
    }
    let withdrawn = withdrawn.map(|w| Box::new(withdrawal(w.value)));
    let stage = stage_of(stage, &timeline, withdrawn.is_some(), desk);
    let accepted = desk.accepted(ignore);
    let sound = name.is_some() && !years.is_empty() && !sectors.is_empty() && place.is_some();
    let name = name.map_or_else(|| desk.file.as_ref().into(), |n| n.value);
    let latest = timeline.iter().filter_map(|e| e.date).max();
    let profile = Profile {
        image: image.and_then(|i| picture(i, &name)),
        position: text(position),
        unit: text(unit),
        address: text(address),
        leader: text(leader),
        village: text(village),
        sectors,
        documents: references(documents),
        timeline,
        withdrawn,
        stage,
        replicates: replicates.map(|r| Box::new(reference(r))),
        solutions: text(solutions),
        approval: approval.map(|a| Box::new(approval_of(a.value))).filter(|a| **a != Approval::default()),
        consent: consent.map(|c| Box::new(consent_of(&c.value))).filter(|c| **c != Consent::default()),
        expires: expires.map(|d| d.value),
        private: private_of(private, note, follower, source),
        name,
    };
    Common {
        sound,
        title: title.map_or_else(|| profile.name.clone(), |t| t.value),
        summary: text(summary),
        place,
        date: day.or(latest).unwrap_or_else(|| first_day(&years)),
        dated: day.is_some(),
        topics: references(topics),
        about: About::Profile(Box::new(profile)),
        years,
        id,
        slug,
        aliases,
        extra,
        accepted,
        draft: draft.is_some_and(|d| d.value),
    }
}

fn sectors_of(list: Option<Spanned<List<Box<str>>>>, desk: &mut Desk<'_>) -> Box<[SectorId]> {
    let mut found = Vec::new();
    for written in list.into_iter().flat_map(|l| l.value.0) {
        let sectors = desk.around.sectors;
        match sectors.find(&written.value) {
            Some(id) if found.contains(&id) => {}
            Some(id) => found.push(id),
            None => {
                let nearest = sectors.nearest(&written.value).map(|s| s.name.to_string());
                let known = sectors.iter().map(|(_, s)| s.name.to_string()).collect();
                desk.problem(written.span, Problem::SectorNotFound { text: written.value.into(), nearest, known });
            }
        }
    }
    found.into()
}

/// Events by day; those without a day stand where their stage does.
fn timeline(keys: &ProfileKeys) -> Box<[Event]> {
    let mut events: Vec<Event> = Vec::new();
    for stage in Stage::ALL {
        for item in keys.events(stage).map(|l| l.0.as_slice()).unwrap_or_default() {
            let EventKeys { date, by, document, form } = item.value.clone();
            events.push(Event {
                stage,
                date: date.map(|d| d.value),
                by: text(by),
                document: text(document),
                form: text(form),
            });
        }
    }
    // An undated event takes the day of the one before it, so that the sort keeps it there.
    let mut last = NaiveDate::MIN;
    let mut keyed: Vec<(NaiveDate, Event)> = Vec::with_capacity(events.len());
    for event in events {
        last = event.date.unwrap_or(last);
        keyed.push((last, event));
    }
    keyed.sort_by_key(|(day, event)| (*day, event.stage));
    keyed.into_iter().map(|(_, event)| event).collect()
}

fn stage_of(
    written: Option<Spanned<crate::parse::StageText>>,
    timeline: &[Event],
    withdrawn: bool,
    desk: &mut Desk<'_>,
) -> Option<Stage> {
    let latest = if withdrawn { Some(Stage::Withdrawn) } else { timeline.last().map(|e| e.stage) };
    let Some(written) = written else { return latest };
    let stage = written.value.0;
    let used = if withdrawn { Stage::Withdrawn } else { stage };
    if let Some(latest) = latest.filter(|l| *l != stage) {
        let name = |s: Stage| s.name(Lang::Vi).to_owned();
        desk.problem(
            written.span,
            Problem::StageDisagrees { written: name(stage), latest: name(latest), used: name(used) },
        );
    }
    Some(used)
}

fn picture(written: Spanned<ImageText>, name: &str) -> Option<Box<Image>> {
    let plain = |file| Image { file, alt: name.into(), credit: None, centre: None };
    Some(Box::new(match written.value {
        PathOr::Path(file) => plain(Spanned::new(file, written.span)),
        PathOr::More(keys) => {
            let ImageKeys { file, alt, credit, centre } = *keys;
            Image {
                alt: text(alt).unwrap_or_else(|| name.into()),
                credit: text(credit),
                centre: text(centre),
                ..plain(file?)
            }
        }
    }))
}

fn withdrawal(keys: WithdrawnKeys) -> Withdrawn {
    let WithdrawnKeys { date, reason, document } = keys;
    Withdrawn { date: date.map(|d| d.value), reason: text(reason), document: text(document) }
}

fn approval_of(keys: ApprovalKeys) -> Approval {
    let ApprovalKeys { by, date, document } = keys;
    Approval { by: text(by), date: date.map(|d| d.value), document: text(document) }
}

fn consent_of(keys: &ConsentKeys) -> Consent {
    let ConsentKeys { date, extent } = keys;
    Consent { date: date.as_ref().map(|d| d.value), extent: extent.as_ref().map(|e| e.value.clone()) }
}

fn private_of(
    data: Option<Spanned<Free>>,
    note: Option<Spanned<Box<str>>>,
    follower: Option<Spanned<Box<str>>>,
    source: Option<Spanned<Box<str>>>,
) -> Option<Box<Private>> {
    let private = Private {
        data: data.map(|d| d.value.0).unwrap_or_default(),
        note: text(note),
        follower: text(follower),
        source: text(source),
    };
    (private != Private::default()).then(|| Box::new(private))
}
