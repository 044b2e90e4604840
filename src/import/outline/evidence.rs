//! What speaks for a heading: the looks of a line, and its siblings.

use super::super::head;
use super::super::manuscript::{Block, Paragraph, Run, Setting};
use super::super::marker::{Family, Marker, marker};
use super::super::runs;
use super::labelled;

/// A heading has at most so many characters.
const LONGEST: usize = 300;
/// One that nothing but its shortness calls a heading.
const SHORT: usize = 250;
/// One that ends with a colon.
const COLON: usize = 350;

/// How much speaks for a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// It is text.
    None,
    /// It is short, and what follows may belong to it.
    Weak,
    /// Its look or its style says so.
    Strong,
}

/// A paragraph with what can be told of it alone.
pub struct Candidate<'b> {
    pub paragraph: &'b Paragraph,
    /// Its words, with the number that Word drew.
    pub runs: Vec<Run>,
    pub marker: Option<(Family, u32, usize)>,
    pub written: String,
    pub evidence: Evidence,
}

/// The paragraphs of a body, weighed one by one and then among their siblings; `None` for its tables.
pub fn weighed(blocks: &[Block]) -> Vec<Option<Candidate<'_>>> {
    let mut candidates: Vec<Option<Candidate<'_>>> = blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => Some(candidate(paragraph)),
            Block::Table(_) => None,
        })
        .collect();
    if let Some(Some(first)) = candidates.first_mut() {
        settle_office(first);
    }
    settle_figures(&mut candidates);
    settle_siblings(&mut candidates);
    candidates
}

fn candidate(paragraph: &Paragraph) -> Candidate<'_> {
    let runs = labelled(paragraph);
    let text = runs::text(&runs);
    let found = marker(&text).map(|Marker { family, ordinal, length, .. }| (family, ordinal, length));
    let written = marker(&text).map(|m| m.written.to_owned()).unwrap_or_default();
    let evidence = evidence(paragraph, &runs, &text, found.map(|(family, ..)| family));
    Candidate { paragraph, runs, marker: found, written, evidence }
}

fn evidence(paragraph: &Paragraph, runs: &[Run], text: &str, family: Option<Family>) -> Evidence {
    let text = text.trim();
    let length = text.chars().count();
    if length == 0 || length > COLON || runs::has_picture(runs) || matches!(family, Some(Family::Bullet(_))) {
        return Evidence::None;
    }
    let sentence = text.ends_with(['.', ';']) && length > 80;
    if length > LONGEST && !text.ends_with(':') || sentence {
        return Evidence::None;
    }
    let bold = runs::all(runs, |marks| marks.bold);
    let leaned = runs::all(runs, |marks| marks.italic);
    let capitals = runs::is_capitals(text);
    let Some(family) = family else {
        // Without a number only a style makes a heading; a line in capitals does where it is short.
        let styled =
            paragraph.heading.is_some() || (capitals && length < 120 && paragraph.setting != Setting::Right && bold);
        return if styled { Evidence::Strong } else { Evidence::None };
    };
    let open = !text.ends_with(['.', ';', ',', '…']);
    let short = open && (length <= SHORT || text.ends_with(':'));
    match family {
        _ if paragraph.heading.is_some() || bold => Evidence::Strong,
        Family::Letter | Family::Bracketed => Evidence::None,
        Family::Article if short => Evidence::Weak,
        _ if capitals || (leaned && short) => Evidence::Strong,
        Family::Roman | Family::Part | Family::Chapter | Family::Section | Family::Capital if length <= SHORT => {
            Evidence::Strong
        }
        _ if short => Evidence::Weak,
        _ => Evidence::None,
    }
}

/// A body may begin with the office that decides: `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BẾN THÓC` is no heading.
fn settle_office(first: &mut Candidate<'_>) {
    if first.marker.is_none() && first.paragraph.heading.is_none() && head::is_office(&runs::text(&first.runs)) {
        first.evidence = Evidence::None;
    }
}

/// `2.5 tỷ đồng` begins with a figure, `2.5 Thẩm định` with a number: it follows on 2.4, or is the first of its row.
fn settle_figures(candidates: &mut [Option<Candidate<'_>>]) {
    let mut last = [0u32; 6];
    for candidate in candidates.iter_mut().flatten() {
        let Some((Family::Decimal(depth), ordinal, _)) = candidate.marker else {
            continue;
        };
        let depth = usize::from(depth).min(5);
        let bare = candidate.written.ends_with(|c: char| c.is_ascii_digit());
        if bare && ordinal != 1 && ordinal != last[depth] + 1 {
            candidate.marker = None;
            candidate.evidence = candidate.evidence.min(Evidence::None);
            continue;
        }
        last[depth] = ordinal;
        last[depth + 1..].fill(0);
    }
}

/// Decides on what is short and no more: it is a heading where its siblings are, and where something follows it.
fn settle_siblings(candidates: &mut [Option<Candidate<'_>>]) {
    for at in 0..candidates.len() {
        let Some(family) = family_of(&candidates[at]) else {
            continue;
        };
        let first = candidates[..at].iter().rev().map_while(|c| within(c, family)).all(|same| !same);
        if first {
            settle_row(candidates, at, family);
        }
    }
}

fn family_of(candidate: &Option<Candidate<'_>>) -> Option<Family> {
    let (family, ..) = candidate.as_ref()?.marker?;
    (!matches!(family, Family::Bullet(_) | Family::Letter | Family::Bracketed)).then_some(family)
}

/// Whether a block is a sibling (`Some(true)`), stands below the siblings (`Some(false)`), or ends their row (`None`).
fn within(candidate: &Option<Candidate<'_>>, family: Family) -> Option<bool> {
    match candidate.as_ref().and_then(|c| c.marker) {
        Some((other, ..)) if other == family => Some(true),
        Some((other, ..)) if other < family => None,
        _ => Some(false),
    }
}

fn settle_row(candidates: &mut [Option<Candidate<'_>>], first: usize, family: Family) {
    let mut row: Vec<usize> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().skip(first) {
        match within(candidate, family) {
            Some(true) => row.push(at),
            Some(false) => {}
            None => break,
        }
    }
    let evidence = |at: usize| candidates[at].as_ref().map_or(Evidence::None, |c| c.evidence);
    let count = |wanted| row.iter().filter(|&&at| evidence(at) == wanted).count();
    let (strong, weak, none) = (count(Evidence::Strong), count(Evidence::Weak), count(Evidence::None));
    // Short lines one after the other are a list.
    let followed = row
        .iter()
        .filter(|&&at| evidence(at) == Evidence::Weak)
        .filter(|&&at| candidates.get(at + 1).is_some_and(|next| within(next, family) == Some(false)))
        .count();
    let headings = strong > none || (weak > none && followed * 2 >= weak && followed > 0);
    for at in row {
        if let Some(candidate) = candidates[at].as_mut().filter(|c| c.evidence == Evidence::Weak) {
            candidate.evidence = if headings { Evidence::Strong } else { Evidence::None };
        }
    }
}
