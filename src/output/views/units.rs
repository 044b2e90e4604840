//! The places of a list: what lies below it, what took it over, of what it was made.

use serde::Serialize;

use crate::link::ListKey;
use crate::model::{PlaceId, Scope, capitalised};

use super::super::format;
use super::{Counted, Desk, Link};

/// A notice with links.
#[derive(Debug, Serialize)]
pub struct NoteView {
    /// What happened: `Huyện Tân Yên kết thúc hoạt động ngày 30/6/2025`.
    pub title: String,
    /// Words before the links; empty where there are none.
    pub text: String,
    /// The places in question, at most 24; without address where no list of the place exists.
    pub links: Vec<Link>,
}

/// Units under a heading.
#[derive(Debug, Serialize)]
pub struct Group {
    /// For `id` and `aria-labelledby`.
    pub id: String,
    /// Heading of the group.
    pub title: String,
    /// The units, in the order of the alphabet.
    pub tiles: Vec<Counted>,
}

/// What is to be said of a list's place: until when it was there, what took it over, of what it was made.
pub fn notes(desk: &Desk<'_>, key: ListKey) -> Vec<NoteView> {
    let corpus = &desk.site.corpus;
    let ListKey::Place(place) = key else { return scope_notes(desk, key) };
    place_notes(desk, place, &capitalised(&corpus.place_name(place)))
}

fn scope_notes(desk: &Desk<'_>, key: ListKey) -> Vec<NoteView> {
    match (key, desk.site.corpus.config.scope) {
        (ListKey::Scope, Scope::Place(place)) => {
            place_notes(desk, place, &capitalised(&desk.site.corpus.place_name(place)))
        }
        _ => Vec::new(),
    }
}

/// Most units that a notice names; the tiles show all.
const MOST_UNITS: usize = 24;

fn place_notes(desk: &Desk<'_>, place: PlaceId, name: &str) -> Vec<NoteView> {
    let gazetteer = &desk.site.corpus.gazetteer;
    let mut notes = Vec::new();
    // "Thành phố Hà Nội ended; now part of thành phố Hà Nội" would tell nobody anything: only what lay in it was reordered.
    let same = |other: &PlaceId| gazetteer.display(*other) == gazetteer.display(place);
    let lives_on = matches!(gazetteer.successors(place), [one] if same(one));
    let named =
        |ids: Vec<PlaceId>| -> Vec<Link> { ids.into_iter().take(MOST_UNITS).map(|id| desk.place(id)).collect() };
    if let Some(last) = gazetteer.period(place).1.filter(|_| !lives_on) {
        let links = named(gazetteer.successors_of(place));
        notes.push(NoteView {
            title: desk.word("place_ended").replace("{place}", name).replace("{date}", &format::date(last, desk.lang)),
            text: if links.is_empty() { String::new() } else { desk.word("now_part_of").to_owned() },
            links,
        });
    }
    let mut before = gazetteer.predecessors(place).to_vec();
    if matches!(before[..], [one] if same(&one)) {
        before.clear();
    }
    if !before.is_empty() {
        notes.push(NoteView {
            title: desk.word("place_before").replace("{place}", name),
            text: desk.word("made_of").to_owned(),
            links: named(before),
        });
    }
    notes
}

/// Units below: those of today, then those of before.
pub fn groups(desk: &mut Desk<'_>, key: ListKey) -> Vec<Group> {
    let site = desk.site;
    let children: Vec<PlaceId> = match key {
        ListKey::Scope => top_places(desk),
        ListKey::Place(place) => site.index.children(place).to_vec(),
        _ => return Vec::new(),
    };
    let gazetteer = &site.corpus.gazetteer;
    let (former, today): (Vec<_>, Vec<_>) = children.into_iter().partition(|id| gazetteer.is_former(*id));
    let mixed = !former.is_empty() && !today.is_empty();
    [(today, "today", "units_today"), (former, "former", "units_former")]
        .into_iter()
        .filter(|(ids, ..)| !ids.is_empty())
        .map(|(mut ids, id, heading)| {
            let collator = site.collator();
            ids.sort_by_cached_key(|p| (collator.key(&gazetteer.get(*p).name), *p));
            let heading = if mixed { heading } else { "units" };
            Group {
                id: format!("cap-duoi-{id}"),
                title: desk.word(heading).to_owned(),
                tiles: ids.into_iter().filter_map(|p| desk.counted(ListKey::Place(p))).collect(),
            }
        })
        .collect()
}

/// Places with entries that have no listed place above them.
pub fn top_places(desk: &Desk<'_>) -> Vec<PlaceId> {
    let gazetteer = &desk.site.corpus.gazetteer;
    let index = &desk.site.index;
    let below_listed = |id: PlaceId| gazetteer.ancestors(id).any(|a| index.get(ListKey::Place(a)).is_some());
    index.places().map(|(id, _)| id).filter(|id| !below_listed(*id)).collect()
}
