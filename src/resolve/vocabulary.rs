//! The site's own places, sectors and abbreviations, joined with the built-in ones.

use std::sync::Arc;

use crate::base::{Diagnostics, PlaceEntryFault, Problem, SectorEntryFault, Source, Span};
use crate::markdown::Abbreviations;
use crate::model::place::{Gazetteer, OwnPlace, OwnPlaceError, OwnPlaceFault};
use crate::model::{Sector, SectorClash, Sectors};
use crate::parse::keys::{AbbreviationFileKeys, PlaceKeys, SectorKeys};
use crate::parse::{self, List};
use crate::tables::BUILTIN_ABBREVIATIONS;
use crate::text;

/// The built-in gazetteer with the entries of `data/dia-ban.yaml`.
pub fn places(builtin: Arc<Gazetteer>, source: Option<&Arc<Source>>, problems: &mut Diagnostics) -> Arc<Gazetteer> {
    let Some(source) = source else { return builtin };
    let (entries, found) = parse::parse_places(source);
    problems.extend(found);
    let own = entries.iter().enumerate().filter_map(|(index, (keys, _))| own_place(index, keys)).collect();
    let (gazetteer, errors) = Arc::unwrap_or_clone(builtin).with_own(own);
    for OwnPlaceError { index, fault, text, candidates } in errors {
        let (keys, whole) = &entries[index];
        let candidates = candidates.into_iter().map(|id| gazetteer.full_name(id)).collect();
        let place = place_of_fault(fault, &text, keys, *whole);
        let problem = Problem::PlaceEntry { fault: fault_of(fault), text, candidates };
        problems.at(&source.path, place, problem);
    }
    Arc::new(gazetteer)
}

fn own_place(index: usize, keys: &PlaceKeys) -> Option<OwnPlace> {
    let PlaceKeys { id, kind, name, parent, from, to, successors, predecessors } = keys;
    let text = |t: &Option<crate::base::Spanned<Box<str>>>| t.as_ref().map(|t| t.value.to_string());
    let list = |l: &Option<crate::base::Spanned<List<Box<str>>>>| {
        l.iter().flat_map(|l| &l.value.0).map(|t| t.value.to_string()).collect()
    };
    Some(OwnPlace {
        index,
        id: text(id),
        kind: text(kind)?,
        name: text(name)?,
        parent: text(parent),
        from: from.as_ref().map(|d| d.value),
        to: to.as_ref().map(|d| d.value),
        successors: list(successors),
        predecessors: list(predecessors),
    })
}

fn fault_of(fault: OwnPlaceFault) -> PlaceEntryFault {
    match fault {
        OwnPlaceFault::UnknownType => PlaceEntryFault::UnknownType,
        OwnPlaceFault::UnknownParent => PlaceEntryFault::UnknownParent,
        OwnPlaceFault::AmbiguousParent => PlaceEntryFault::AmbiguousParent,
        OwnPlaceFault::UnknownSuccessor => PlaceEntryFault::UnknownSuccessor,
        OwnPlaceFault::AmbiguousSuccessor => PlaceEntryFault::AmbiguousSuccessor,
        OwnPlaceFault::DuplicateId => PlaceEntryFault::DuplicateId,
        OwnPlaceFault::Cycle => PlaceEntryFault::Cycle,
        OwnPlaceFault::EndsBeforeStart => PlaceEntryFault::EndsBeforeStart,
        OwnPlaceFault::BuiltIn => PlaceEntryFault::BuiltIn,
    }
}

fn place_of_fault(fault: OwnPlaceFault, text: &str, keys: &PlaceKeys, whole: Span) -> Span {
    let of_text = |t: &Option<crate::base::Spanned<Box<str>>>| t.as_ref().map(|t| t.span);
    let items = |l: &'_ Option<crate::base::Spanned<List<Box<str>>>>| {
        l.iter().flat_map(|l| &l.value.0).find(|item| &*item.value == text).map(|item| item.span)
    };
    match fault {
        OwnPlaceFault::UnknownType => of_text(&keys.kind),
        OwnPlaceFault::UnknownParent | OwnPlaceFault::AmbiguousParent => of_text(&keys.parent),
        OwnPlaceFault::UnknownSuccessor | OwnPlaceFault::AmbiguousSuccessor | OwnPlaceFault::Cycle => {
            items(&keys.successors).or_else(|| items(&keys.predecessors))
        }
        OwnPlaceFault::DuplicateId => of_text(&keys.id),
        OwnPlaceFault::BuiltIn => of_text(&keys.name),
        OwnPlaceFault::EndsBeforeStart => keys.to.as_ref().map(|d| d.span),
    }
    .or_else(|| of_text(&keys.name))
    .unwrap_or(whole)
}

/// Colour of a sector that says none.
const PLAIN_COLOUR: &str = "#5d544b";

/// The sectors with those of `data/linh-vuc.yaml`.
pub fn sectors(source: Option<&Arc<Source>>, problems: &mut Diagnostics) -> Sectors {
    let Some(source) = source else { return Sectors::builtin() };
    let (file, found) = parse::parse_sectors(source);
    problems.extend(found);
    let Some(file) = file else { return Sectors::builtin() };
    let replace = file.replace.is_some_and(|r| r.value);
    let mut sectors = if replace { Sectors::default() } else { Sectors::builtin() };
    for item in file.sectors.into_iter().flat_map(|list| list.value.0) {
        let span = item.span;
        for (fault, text, place) in add_sector(&mut sectors, item.value) {
            problems.at(&source.path, place.unwrap_or(span), Problem::SectorEntry { fault, text });
        }
    }
    sectors
}

type SectorFault = (SectorEntryFault, String, Option<Span>);

fn add_sector(sectors: &mut Sectors, keys: SectorKeys) -> Vec<SectorFault> {
    let SectorKeys { id, name, english, synonyms, colour } = keys;
    let Some(name) = name else { return Vec::new() };
    let mut faults = Vec::new();
    let slug = id.as_ref().map_or_else(|| text::segment(&name.value), |id| id.value.to_string());
    if !text::is_safe_segment(&slug) {
        faults.push((SectorEntryFault::BadId, slug, Some(id.map_or(name.span, |i| i.span))));
        return faults;
    }
    if is_reserved(&slug) {
        faults.push((SectorEntryFault::ReservedId, slug, Some(id.map_or(name.span, |i| i.span))));
        return faults;
    }
    if let Some(bad) = colour.as_ref().filter(|c| !is_colour(&c.value)) {
        faults.push((SectorEntryFault::BadColour, bad.value.to_string(), Some(bad.span)));
    }
    let colour = colour.map(|c| c.value).filter(|c| is_colour(c)).unwrap_or_else(|| PLAIN_COLOUR.into());
    let english = english.map(|e| e.value).unwrap_or_default();
    let synonyms = synonyms.into_iter().flat_map(|l| l.value.0).map(|s| s.value).collect();
    let sector = Sector { id: slug.into(), name: name.value, english, synonyms, colour, icon: "star".into() };
    faults.extend(sectors.add(sector).into_iter().map(|clash| match clash {
        SectorClash::Id(id) => (SectorEntryFault::DuplicateId, id.into(), None),
        SectorClash::Same(name) => (SectorEntryFault::AlreadyThere, name.into(), None),
        SectorClash::Name(name) => (SectorEntryFault::DuplicateName, name.into(), None),
    }));
    faults
}

/// The abbreviations with those of `data/viet-tat.yaml`.
pub fn abbreviations(source: Option<&Arc<Source>>, problems: &mut Diagnostics) -> Abbreviations {
    let keys = source.and_then(|source| {
        let (keys, found) = parse::parse_abbreviations(source);
        problems.extend(found);
        keys
    });
    let AbbreviationFileKeys { replace, abbreviations } = keys.unwrap_or_default();
    let mut all = Abbreviations::default();
    if !replace.is_some_and(|replace| replace.value) {
        for (abbreviation, meaning) in BUILTIN_ABBREVIATIONS {
            all.insert(abbreviation, meaning);
        }
    }
    for (abbreviation, meaning) in abbreviations.into_iter().flat_map(|own| own.value.0) {
        all.insert(&abbreviation, &meaning);
    }
    all
}

/// Names that the pages of all sectors and later pages of a list take.
fn is_reserved(id: &str) -> bool {
    let later = id.rsplit_once("-trang-").map(|(_, page)| page);
    id == "index" || later.is_some_and(|page| !page.is_empty() && page.bytes().all(|b| b.is_ascii_digit()))
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text[1..].bytes().all(|b| b.is_ascii_hexdigit())
}
