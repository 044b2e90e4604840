//! The page of a profile, and of a plain page.

use serde::Serialize;

use crate::link::ListKey;
use crate::model::{Entry, EntryId, Kind, Profile, Stage, capitalised};

use super::super::{body, emblem, format, qr};
use super::{Crumb, DateView, Desk, Link, Safe, View, here};

/// A profile.
#[derive(Debug, Serialize)]
pub struct StoryView<'s> {
    /// `individual`, `collective`, `initiative`.
    pub kind: &'static str,
    /// The kind in words: `Cá nhân`.
    pub kind_name: &'static str,
    /// Headline; the name where there is none.
    pub title: &'s str,
    /// Name of the person, collective or initiative.
    pub name: &'s str,
    /// Lines about whom the story is: position, unit, leader, address; may be empty.
    pub who: Vec<String>,
    /// Summary; absent where there is none or where the body begins with it.
    pub summary: Option<&'s str>,
    /// Stands for a picture: shape, colour, initials or drawing.
    pub emblem: Option<emblem::Emblem<'s>>,
    /// The picture; absent where the story has none.
    pub image: Option<ImageView<'s>>,
    /// Lists of its place and its years; may be empty.
    pub tags: Vec<Link>,
    /// Lists of its sectors.
    pub sectors: Vec<Link>,
    /// From registration to replication, in order; may be empty.
    pub steps: Vec<StepView>,
    /// The rendered body.
    pub html: Safe<String>,
    /// Its place; without address where no list of the place exists.
    pub place: Option<Link>,
    /// Lists of where the place belongs today, if it has ended; else empty.
    pub successors: Vec<Link>,
    /// Below the commune; absent where it is not said.
    pub village: Option<&'s str>,
    /// `ngày` (date) of the front matter; absent where it has none.
    pub date: Option<DateView>,
    /// Who approved it and when: `Ban Thường vụ Huyện ủy, 12/5/2025`; absent where it is not said.
    pub approval: Option<String>,
    /// Documents under which it was registered; may be empty.
    pub documents: Vec<Link>,
    /// Topics that it belongs to; may be empty.
    pub topics: Vec<Link>,
    /// The story that it follows; absent where there is none.
    pub replicates: Option<Link>,
    /// Stories that follow it; may be empty.
    pub replicated_by: Vec<Link>,
    /// Short address to type: `xa.example.vn/g/ba-lan.html`, from the root of the site where its address is not known; absent
    /// without `mã` (id).
    pub short: Option<String>,
    /// QR code of the page's address; absent without `địa chỉ` (base_url).
    pub qr: Option<qr::Qr>,
    /// Other stories of the same place; absent where there is none.
    pub same_place: Option<Strip>,
    /// Other stories of its first sector; absent where there is none.
    pub same_sector: Option<Strip>,
    /// What the front matter has under `thêm` (extra), as written there; absent where it has none.
    pub extra: Option<&'s std::collections::BTreeMap<String, serde_json::Value>>,
}

/// A picture.
#[derive(Debug, Serialize)]
pub struct ImageView<'s> {
    /// Relative to the page.
    pub src: String,
    /// Of the file, in pixels; absent where it cannot be told.
    pub width: Option<u32>,
    /// As `width`.
    pub height: Option<u32>,
    /// What the picture shows.
    pub alt: &'s str,
    /// Who made it; absent where it is not said.
    pub credit: Option<&'s str>,
}

/// A step of an example's life.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// What happened: `Đăng ký`.
    pub name: String,
    /// The day; absent where it is not said.
    pub date: Option<DateView>,
    /// By whom and in which form; may be empty.
    pub note: String,
    /// The document that says so, without address where it is not on the site; absent where none is named.
    pub document: Option<Link>,
}

/// Some stories under a heading.
#[derive(Debug, Serialize)]
pub struct Strip {
    /// Heading: `Cùng xã Hạ Lam`.
    pub title: String,
    /// To the whole list; its title is the count in words.
    pub more: Link,
    /// Their entries, for the renderer to fill in.
    #[serde(skip)]
    pub entries: Vec<EntryId>,
    /// Rendered items (`item.html`).
    pub items: Safe<String>,
}

/// A plain page.
#[derive(Debug, Serialize)]
pub struct PageView<'s> {
    /// Heading.
    pub title: &'s str,
    /// The rendered body.
    pub html: Safe<String>,
    /// What the front matter has under `thêm` (extra), as written there; absent where it has none.
    pub extra: Option<&'s std::collections::BTreeMap<String, serde_json::Value>>,
}

impl View for PageView<'_> {
    const TEMPLATE: &'static str = "page.html";
}

impl<'s> PageView<'s> {
    pub fn new(desk: &Desk<'s>, id: EntryId, html: String) -> (Self, Vec<Crumb>) {
        let entry = desk.site.entry(id);
        let crumbs = vec![desk.home_crumb(), here(&entry.title)];
        (Self { title: &entry.title, html, extra: entry.extra.as_deref() }, crumbs)
    }
}

impl View for StoryView<'_> {
    const TEMPLATE: &'static str = "story.html";
}

impl<'s> StoryView<'s> {
    pub fn new(desk: &mut Desk<'s>, id: EntryId, html: String) -> Option<(Self, Vec<Crumb>)> {
        let site = desk.site;
        let entry = site.entry(id);
        let profile = entry.profile()?;
        let links = site.links(id);
        let only = &links.untranslated;
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
            documents: desk.links_and(&links.documents, &only.documents),
            topics: desk.links_and(&links.topics, &only.topics),
            replicates: links.replicates.map(|r| desk.link(r)).or_else(|| desk.original_link(only.replicates?)),
            replicated_by: desk.links_and(&links.replicated_by, &only.replicated_by),
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
    Link { title: desk.site.corpus.sector_name(sector).to_owned(), href: desk.href(&path), lang: None }
}

fn tags(desk: &Desk<'_>, entry: &Entry) -> Vec<Link> {
    let year = |year: &u16| {
        let path = desk.site.routes.list(ListKey::Year(*year), 1)?;
        Some(Link { title: format!("{} {year}", desk.word("year")), href: desk.href(&path), lang: None })
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
    Link { title: text.to_owned(), href, lang: None }
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
    let more = Link { title: desk.count(list.stories), href, lang: None };
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
