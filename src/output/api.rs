//! `api/v1`: the public contract for other programs. Field names are stable English, dates ISO, addresses relative to the root.
//!
//! Only what is published is here, and nothing that an editor marked private.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use crate::link::{ListKey, Site};
use crate::model::{Entry, EntryId, Kind, PlaceId};

use super::body;

/// Version of the contract.
const VERSION: u8 = 1;
/// Most items in a file.
pub const MOST: usize = 10_000;

/// A table of the interface.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    Profiles,
    Documents,
    Places,
    Sectors,
    Years,
    Citations,
    Deadlines,
}

#[derive(Serialize)]
struct Part<T> {
    version: u8,
    /// Items in all parts.
    count: usize,
    items: Vec<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

impl Table {
    /// All tables.
    pub const ALL: [Table; 7] = [
        Table::Profiles,
        Table::Documents,
        Table::Places,
        Table::Sectors,
        Table::Years,
        Table::Citations,
        Table::Deadlines,
    ];

    fn name(self) -> &'static str {
        match self {
            Table::Profiles => "profiles",
            Table::Documents => "documents",
            Table::Places => "places",
            Table::Sectors => "sectors",
            Table::Years => "years",
            Table::Citations => "citations",
            Table::Deadlines => "deadlines",
        }
    }

    /// Path of a part, from 1.
    pub fn path(self, part: usize) -> String {
        if part <= 1 { format!("api/v1/{}.json", self.name()) } else { format!("api/v1/{}-{part}.json", self.name()) }
    }

    fn len(self, site: &Site) -> usize {
        match self {
            Table::Profiles => Kind::PROFILES.iter().map(|k| of_kind(site, *k).len()).sum(),
            Table::Documents => of_kind(site, Kind::Document).len(),
            Table::Places => site.index.places().count(),
            Table::Sectors => site.corpus.sectors.iter().count(),
            Table::Years => years(site).count(),
            // The next outputs fill these two; the contract has their place already.
            Table::Citations | Table::Deadlines => 0,
        }
    }

    /// How many files it takes, at least one.
    pub fn parts(self, site: &Site) -> usize {
        self.len(site).div_ceil(MOST).max(1)
    }
}

fn of_kind(site: &Site, kind: Kind) -> &[EntryId] {
    site.index.get(ListKey::Kind(kind)).map_or(&[], |l| &l.entries)
}

fn years(site: &Site) -> impl Iterator<Item = (u16, &crate::link::List)> {
    site.index.lists().iter().filter_map(|l| match l.key {
        ListKey::Year(year) => Some((year, l)),
        _ => None,
    })
}

/// The bytes of a part.
pub fn render(site: &Site, table: Table, part: usize) -> Vec<u8> {
    let range = (part - 1) * MOST..part * MOST;
    let slice = |ids: Vec<EntryId>| ids.get(range.start..range.end.min(ids.len())).unwrap_or_default().to_vec();
    match table {
        Table::Profiles => {
            let all = site.published().iter().copied().filter(|id| site.entry(*id).kind.is_profile()).collect();
            wrap(site, table, part, slice(all).into_iter().filter_map(|id| profile(site, id)).collect())
        }
        Table::Documents => {
            let ids = slice(of_kind(site, Kind::Document).to_vec());
            wrap(site, table, part, ids.into_iter().filter_map(|id| document(site, id)).collect())
        }
        Table::Places => {
            let all = site.index.places().skip(range.start).take(MOST);
            wrap(site, table, part, all.map(|(id, list)| listed_place(site, id, list.stories)).collect())
        }
        Table::Sectors => wrap(site, table, part, sectors(site)),
        Table::Years => {
            let year = |(year, list): (u16, &crate::link::List)| YearItem {
                year,
                profiles: list.stories,
                documents: list.documents(),
                url: site.routes.list(list.key, 1).unwrap_or_default(),
            };
            wrap(site, table, part, years(site).map(year).collect())
        }
        Table::Citations | Table::Deadlines => wrap::<()>(site, table, part, Vec::new()),
    }
}

fn wrap<T: Serialize>(site: &Site, table: Table, part: usize, items: Vec<T>) -> Vec<u8> {
    let next = (part < table.parts(site)).then(|| table.path(part + 1).replace("api/v1/", ""));
    let part = Part { version: VERSION, count: table.len(site), items, next };
    serde_json::to_vec(&part).expect("values of plain fields serialise")
}

#[derive(Serialize)]
struct ProfileItem<'s> {
    id: Option<&'s str>,
    kind: &'static str,
    name: &'s str,
    title: &'s str,
    position: Option<&'s str>,
    unit: Option<&'s str>,
    leader: Option<&'s str>,
    place: Option<PlaceItem>,
    sectors: Vec<&'s str>,
    years: &'s [u16],
    topics: Vec<&'s str>,
    stage: Option<&'static str>,
    date: NaiveDate,
    summary: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<std::borrow::Cow<'s, str>>,
    documents: Vec<&'s str>,
    url: &'s str,
}

#[derive(Serialize)]
struct PlaceItem {
    id: String,
    name: String,
    /// Names of the units around it, outermost first, itself last.
    path: Vec<String>,
    former: bool,
    successors: Vec<String>,
}

#[derive(Serialize)]
struct ListedPlace<'s> {
    #[serde(flatten)]
    place: PlaceItem,
    profiles: usize,
    url: Cow<'s, str>,
}

#[derive(Serialize)]
struct SectorItem<'s> {
    id: &'s str,
    name: &'s str,
    profiles: usize,
    url: Option<Cow<'s, str>>,
}

#[derive(Serialize)]
struct YearItem<'s> {
    year: u16,
    profiles: usize,
    documents: usize,
    url: Cow<'s, str>,
}

#[derive(Serialize)]
struct DocumentItem<'s> {
    number: Option<&'s str>,
    #[serde(rename = "type")]
    kind: &'s str,
    subject: &'s str,
    issuer: Option<&'s str>,
    issued: Option<NaiveDate>,
    years: &'s [u16],
    signer: Option<SignerItem<'s>>,
    recipients: &'s [Box<str>],
    citations: [(); 0],
    deadlines: [(); 0],
    targets: Vec<&'s str>,
    url: &'s str,
}

#[derive(Serialize)]
struct SignerItem<'s> {
    authority: Option<&'s str>,
    title: Option<&'s str>,
    name: Option<&'s str>,
}

fn urls<'s>(site: &'s Site, ids: &[EntryId]) -> Vec<&'s str> {
    ids.iter().map(|id| site.routes.entry(*id)).collect()
}

fn profile(site: &Site, id: EntryId) -> Option<ProfileItem<'_>> {
    let entry = site.entry(id);
    let profile = entry.profile()?;
    let image = profile.image.as_deref().and_then(|i| body::picture(site, id, &i.file.value));
    Some(ProfileItem {
        id: entry.id.as_ref().map(|i| &*i.value),
        kind: entry.kind.id(),
        name: &profile.name,
        title: &entry.title,
        position: profile.position.as_deref(),
        unit: profile.unit.as_deref(),
        leader: profile.leader.as_deref(),
        place: entry.place.map(|p| place(site, p)),
        sectors: profile.sectors.iter().map(|s| &*site.corpus.sectors.get(*s).id).collect(),
        years: &entry.years,
        topics: urls(site, &site.links(id).topics),
        stage: profile.stage.map(|s| s.id()),
        date: entry.date,
        summary: &entry.summary,
        image: image.map(|(path, _)| path),
        documents: urls(site, &site.links(id).documents),
        url: site.routes.entry(id),
    })
}

fn place(site: &Site, id: PlaceId) -> PlaceItem {
    let gazetteer = &site.corpus.gazetteer;
    PlaceItem {
        id: gazetteer.key_of(id),
        name: gazetteer.display(id),
        path: gazetteer.path(id).into_iter().map(|p| gazetteer.display(p)).collect(),
        former: gazetteer.is_former(id),
        successors: gazetteer.successors_of(id).into_iter().map(|p| gazetteer.key_of(p)).collect(),
    }
}

fn listed_place(site: &Site, id: PlaceId, profiles: usize) -> ListedPlace<'_> {
    ListedPlace { place: place(site, id), profiles, url: site.routes.list(ListKey::Place(id), 1).unwrap_or_default() }
}

fn sectors(site: &Site) -> Vec<SectorItem<'_>> {
    site.corpus
        .sectors
        .iter()
        .map(|(id, sector)| {
            let key = ListKey::Sector(id);
            SectorItem {
                id: &sector.id,
                name: &sector.name,
                profiles: site.index.get(key).map_or(0, |l| l.stories),
                url: site.routes.list(key, 1),
            }
        })
        .collect()
}

fn document(site: &Site, id: EntryId) -> Option<DocumentItem<'_>> {
    let entry: &Entry = site.entry(id);
    let document = entry.document()?;
    Some(DocumentItem {
        number: document.number_text.as_deref(),
        kind: &document.kind_text,
        subject: &document.subject,
        issuer: document.issuer.as_deref(),
        issued: document.issued,
        years: &entry.years,
        signer: document.signature.as_ref().map(|s| SignerItem {
            authority: s.authority.as_deref(),
            title: s.title.as_deref(),
            name: s.name.as_deref(),
        }),
        recipients: &document.recipients,
        citations: [],
        // The next outputs fill citations and deadlines; the contract has their place already.
        deadlines: [],
        targets: document.targets.iter().map(|t| &*t.text).collect(),
        url: site.routes.entry(id),
    })
}
