//! The page of a profile, and of a plain page.

use serde::Serialize;

use crate::link::ListKey;
use crate::model::{Entry, EntryId, Kind, Profile, Stage, capitalised};

use super::super::{body, emblem, format, qr};
use super::{Crumb, DateView, Desk, Link, here, label};

/// A profile.
#[derive(Debug, Serialize)]
pub struct StoryView<'s> {
    pub kind: &'static str,
    pub kind_name: &'static str,
    pub title: &'s str,
    pub name: &'s str,
    /// Lines about whom the story is: position, unit, leader, address.
    pub who: Vec<String>,
    pub summary: Option<&'s str>,
    pub emblem: Option<emblem::Emblem<'s>>,
    pub image: Option<ImageView<'s>>,
    pub tags: Vec<Link>,
    pub sectors: Vec<Link>,
    pub steps: Vec<StepView>,
    /// The rendered body.
    pub html: String,
    pub place: Option<Link>,
    /// Where the place belongs today, if it has ended.
    pub successors: Vec<Link>,
    pub village: Option<&'s str>,
    pub date: Option<DateView>,
    pub approval: Option<String>,
    pub documents: Vec<Link>,
    pub topics: Vec<Link>,
    pub replicates: Option<Link>,
    pub replicated_by: Vec<Link>,
    /// Short address below the site's root.
    pub short: Option<String>,
    /// QR code of the page's address; absent without `địa chỉ`.
    pub qr: Option<qr::Qr>,
    /// Stories of the same place: heading, link, rendered items.
    pub same_place: Option<Strip>,
    pub same_sector: Option<Strip>,
    pub extra: Option<&'s std::collections::BTreeMap<String, serde_json::Value>>,
}

/// A picture.
#[derive(Debug, Serialize)]
pub struct ImageView<'s> {
    pub src: String,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub alt: &'s str,
    pub credit: Option<&'s str>,
}

/// A step of an example's life.
#[derive(Debug, Serialize)]
pub struct StepView {
    pub name: String,
    pub date: Option<DateView>,
    /// Who, by which document, in which form.
    pub note: String,
    pub document: Option<Link>,
}

/// Some stories under a heading.
#[derive(Debug, Serialize)]
pub struct Strip {
    pub title: String,
    pub more: Link,
    /// Their entries, for the renderer to fill in.
    #[serde(skip)]
    pub entries: Vec<EntryId>,
    /// Rendered items.
    pub items: String,
}

/// A plain page.
#[derive(Debug, Serialize)]
pub struct PageView<'s> {
    pub title: &'s str,
    pub html: String,
    pub extra: Option<&'s std::collections::BTreeMap<String, serde_json::Value>>,
}

impl<'s> PageView<'s> {
    pub fn new(desk: &Desk<'s>, id: EntryId, html: String) -> (Self, Vec<Crumb>) {
        let entry = desk.site.entry(id);
        let crumbs = vec![desk.home_crumb(), here(&entry.title)];
        (Self { title: &entry.title, html, extra: entry.extra.as_deref() }, crumbs)
    }
}

impl<'s> StoryView<'s> {
    pub fn new(desk: &mut Desk<'s>, id: EntryId, html: String) -> Option<(Self, Vec<Crumb>)> {
        let site = desk.site;
        let entry = site.entry(id);
        let profile = entry.profile()?;
        let links = site.links(id);
        let emblem = emblem::emblem(site, entry);
        if let Some(icon) = emblem.as_ref().and_then(|e| e.icon) {
            desk.icon(icon);
        }
        let place = entry.place.map(|p| desk.place(p));
        let successors = entry.place.map(|p| successors(desk, p)).unwrap_or_default();
        let sectors = profile.sectors.iter().map(|s| sector(desk, *s)).collect();
        let (same_place, same_sector) = strips(desk, id, entry, profile);
        let view = Self {
            kind: entry.kind.id(),
            kind_name: entry.kind.name(desk.lang),
            title: &entry.title,
            name: &profile.name,
            who: who(desk, profile),
            summary: Some(&*entry.summary).filter(|s| !s.is_empty() && **s != *entry.outline.first_paragraph),
            emblem,
            image: image(desk, id, profile),
            tags: tags(desk, entry),
            sectors,
            steps: steps(desk, profile),
            html,
            place,
            successors,
            village: profile.village.as_deref(),
            date: entry.dated.then(|| desk.date(entry.date)),
            approval: approval(desk, profile),
            documents: desk
                .links(&links.documents)
                .into_iter()
                .chain(untranslated(desk, &links.untranslated))
                .collect(),
            topics: desk.links(&links.topics),
            replicates: links.replicates.map(|r| desk.link(r)),
            replicated_by: desk.links(&links.replicated_by),
            short: desk.short(entry),
            qr: desk.qr(entry),
            same_place,
            same_sector,
            extra: entry.extra.as_deref(),
        };
        let mut crumbs = vec![desk.home_crumb()];
        crumbs.extend(entry.place.map(|p| desk.place_crumbs(p)).unwrap_or_default());
        crumbs.push(here(&entry.title));
        Some((view, crumbs))
    }
}

pub(super) fn successors(desk: &Desk<'_>, place: crate::model::PlaceId) -> Vec<Link> {
    let gazetteer = &desk.site.corpus.gazetteer;
    let all = gazetteer.successors_of(place);
    all.into_iter().map(|p| desk.place(p)).filter(|l| !l.href.is_empty()).take(12).collect()
}

fn sector(desk: &Desk<'_>, sector: crate::model::SectorId) -> Link {
    let path = desk.site.routes.list(ListKey::Sector(sector), 1).unwrap_or_default();
    Link { title: desk.site.corpus.sector_name(sector).to_owned(), href: desk.href(&path) }
}

fn tags(desk: &Desk<'_>, entry: &Entry) -> Vec<Link> {
    let year = |year: &u16| {
        let path = desk.site.routes.list(ListKey::Year(*year), 1)?;
        Some(Link { title: format!("{} {year}", desk.word("year")), href: desk.href(&path) })
    };
    let place = entry.place.map(|p| desk.place(p)).filter(|l| !l.href.is_empty());
    let place = place.map(|l| Link { title: capitalised(&l.title), ..l });
    place.into_iter().chain(entry.years.iter().filter_map(year)).collect()
}

fn who(desk: &Desk<'_>, profile: &Profile) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(profile.position.as_deref().map(capitalised));
    lines.extend(profile.unit.as_deref().map(capitalised));
    lines.extend(profile.leader.as_deref().map(|l| format!("{}: {l}", desk.word("leader"))));
    lines.extend(profile.address.as_deref().map(|a| format!("{}: {a}", desk.word("address"))));
    lines
}

fn image<'s>(desk: &Desk<'s>, id: EntryId, profile: &'s Profile) -> Option<ImageView<'s>> {
    let image = profile.image.as_deref()?;
    let (output, size) = body::picture(desk.site, id, &image.file.value)?;
    Some(ImageView {
        src: desk.href(&output),
        width: size.map(|s| s.0),
        height: size.map(|s| s.1),
        alt: &image.alt,
        credit: image.credit.as_deref(),
    })
}

fn steps(desk: &Desk<'_>, profile: &Profile) -> Vec<StepView> {
    let step = |event: &crate::model::Event| {
        let note: Vec<&str> = [event.by.as_deref(), event.form.as_deref()].into_iter().flatten().collect();
        StepView {
            name: stage(desk, event.stage),
            date: event.date.map(|d| desk.date(d)),
            note: note.join(", "),
            document: event.document.as_deref().map(|text| document(desk, text)),
        }
    };
    profile.timeline.iter().map(step).collect()
}

fn stage(desk: &Desk<'_>, stage: Stage) -> String {
    capitalised(stage.name(desk.lang))
}

/// A document named in front matter: a link where it is one of the site's, else its words.
fn document(desk: &Desk<'_>, text: &str) -> Link {
    let own = desk.site.document_named(text).map(|id| desk.site.routes.entry(id).to_owned());
    let original = || desk.site.original_path(desk.site.original.as_ref()?.document_named(text)?);
    let href = own.or_else(original).map(|path| desk.href(&path)).unwrap_or_default();
    Link { title: text.to_owned(), href }
}

/// Documents that are there in the first language only.
fn untranslated(desk: &Desk<'_>, ids: &[EntryId]) -> Vec<Link> {
    let Some(site) = &desk.site.original else { return Vec::new() };
    let link = |id: &EntryId| {
        let title = format!("{} ({})", label(site, *id, desk.lang), site.corpus.config.language().name);
        Some(Link { title, href: desk.href(&desk.site.original_path(*id)?) })
    };
    ids.iter().filter_map(link).collect()
}

fn approval(desk: &Desk<'_>, profile: &Profile) -> Option<String> {
    let approval = profile.approval.as_deref()?;
    let date = approval.date.map(|d| format::date(d, desk.lang));
    let parts: Vec<String> = [approval.by.as_deref().map(str::to_owned), date].into_iter().flatten().collect();
    Some(parts.join(", ")).filter(|p| !p.is_empty())
}

fn strips(desk: &mut Desk<'_>, id: EntryId, entry: &Entry, profile: &Profile) -> (Option<Strip>, Option<Strip>) {
    let related = desk.site.related(id);
    let same_place = entry.place.and_then(|place| {
        let name = desk.site.corpus.place_name(place);
        strip(desk, ListKey::Place(place), format!("{} {name}", desk.word("same_place")), related.place)
    });
    let same_sector = profile.sectors.first().and_then(|sector| {
        let name = desk.site.corpus.sector_name(*sector);
        strip(desk, ListKey::Sector(*sector), format!("{} {name}", desk.word("same_sector")), related.sector)
    });
    (same_place, same_sector)
}

fn strip(desk: &mut Desk<'_>, key: ListKey, title: String, entries: Vec<EntryId>) -> Option<Strip> {
    let list = desk.site.index.get(key).filter(|_| !entries.is_empty())?;
    let href = desk.href(&desk.site.routes.list(key, 1)?);
    let more = Link { title: desk.count(list.stories), href };
    use_icons(desk, &entries);
    Some(Strip { title, more, entries, items: String::new() })
}

/// Marks the drawings that the emblems of these entries need.
pub fn use_icons(desk: &mut Desk<'_>, entries: &[EntryId]) {
    for id in entries {
        let entry = desk.site.entry(*id);
        if entry.kind == Kind::Initiative
            && let Some(icon) = emblem::emblem(desk.site, entry).and_then(|e| e.icon)
        {
            desk.icon(icon);
        }
    }
}
