//! What the parts of a document say of it, gathered: its fields, those that it lacks, and the name of its file.

use std::collections::HashSet;

use crate::base::{Field, ImportProblem};
use crate::model::DocumentType;
use crate::text::slugify;

use super::account::Bag;
use super::anatomy::Anatomy;
use super::foot::{self, Foot};
use super::front::Front;
use super::head::{self, Head};
use super::manuscript::{Block, Found, Paragraph, Place};
use super::subject;

/// Head, subject and foot as fields, with a remark for each that is missing.
pub fn front(parts: &Anatomy, remarks: &mut Vec<(Place, ImportProblem)>) -> Front {
    let mut front =
        Front { head: head::read(&parts.head), kind: parts.kind, foot: foot::read(&parts.foot), ..Front::default() };
    subject_of(parts, &mut front);
    let (subject, place) = front.subject.clone().unwrap_or_default();
    front.years = subject::years(&subject).map(|years| (years, place));
    front.topic = subject::topic(&subject).map(|topic| (topic, place)).or_else(|| topic_of(&parts.body));
    if let (Some((number, _)), None) = (&front.head.number, front.head.date) {
        let annexes: Vec<&Paragraph> = parts.annexes.iter().flatten().filter_map(Block::paragraph).collect();
        front.head.date = subject::own_date(number, &annexes);
    }
    let dated = front.head.date.is_some();
    for (field, found) in front.fields() {
        // Years are those of the date where the subject names none; who leads a body signs by no other's authority.
        let implied = match field {
            Field::Years => dated,
            Field::Authority => front.foot.title.is_some(),
            _ => false,
        };
        if found.is_none() && !implied {
            remarks.push((Place::default(), ImportProblem::FieldMissing { field }));
        }
    }
    keep_unheld(parts, &mut front);
    front
}

/// The subject below the type, or that of a letter (công văn), which has no line of its type.
fn subject_of(parts: &Anatomy, front: &mut Front) {
    let lines: Vec<&str> = parts.subject.iter().map(|line| line.text.as_str()).collect();
    front.subject = parts.subject.first().map(|first| (subject::joined(&lines), first.place));
    let about = std::mem::take(&mut front.head.about);
    match about.first() {
        Some(first) if front.kind.is_none() => {
            let texts: Vec<&str> = about.iter().map(|line| head::about(&line.text)).collect();
            front.kind = Some((DocumentType::Dispatch, first.place));
            front.subject = Some((texts.join(" "), first.place));
        }
        // A type of its own stands before the words of a letter.
        _ => front.head.rest.extend(about),
    }
}

/// Lines of which front matter does not say every word stand in the body as well.
fn keep_unheld(parts: &Anatomy, front: &mut Front) {
    let mut bag = Bag::new(&format!("{}\n{}", front.lines(true, false), parts.kind_written));
    let Front { head: Head { rest: above, .. }, foot: Foot { rest: below, .. }, .. } = front;
    // In the order of the paper: what the head has said, the foot cannot claim.
    bag.keep_what_says_more(&parts.head, above);
    bag.take_all(&parts.kind_written);
    parts.subject.iter().for_each(|line| _ = bag.take_all(&line.text));
    bag.keep_what_says_more(&parts.foot, below);
}

fn topic_of(body: &[Block]) -> Found<String> {
    body.iter().filter_map(Block::paragraph).find_map(|p| subject::topic(&p.text()).map(|topic| (topic, p.place)))
}

/// The places whose words are fields.
pub fn places(parts: &Anatomy) -> HashSet<Place> {
    let lines = parts.head.iter().chain(&parts.subject).chain(&parts.foot);
    lines.map(|line| line.place).chain(parts.kind.map(|(_, place)| place)).collect()
}

/// `185-kh-hu-2023`; without a number the type and the first words of the subject.
pub fn slug(front: &Front) -> String {
    const LONGEST: usize = 48;
    let year = front.head.date.map(|(date, _)| date.format("%Y").to_string()).or_else(|| {
        front.years.map(|(years, _)| match years {
            subject::Years::One(year) | subject::Years::Period(year, _) => year.to_string(),
        })
    });
    let kind = front.kind.map_or("văn bản", |(kind, _)| kind.name());
    let name = match &front.head.number {
        Some((number, _)) => number.to_string(),
        None => format!("{kind} {}", front.subject.as_ref().map_or("", |(subject, _)| subject)),
    };
    let mut slug = slugify(&name);
    if slug.len() > LONGEST {
        let end = slug[..LONGEST].rfind('-').unwrap_or(LONGEST);
        slug.truncate(end);
    }
    match year.filter(|year| !slug.ends_with(year.as_str())) {
        Some(year) => format!("{slug}-{year}"),
        None => slug,
    }
}
