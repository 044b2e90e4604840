//! The page of an official document: it reads like the paper, head block above, recipients and signature below
//! (guideline 36-HD/VPTW for party documents, decree 30/2020/NĐ-CP for state documents).

use serde::Serialize;

use crate::link::{Cited, EntryLinks, ListKey};
use crate::markdown;
use crate::model::{Document, EntryId};
use crate::text;

use super::super::{body, format};
use super::{Crumb, DateView, Desk, Link, Safe, View, here, paper};

/// How many of the profiles registered under a document its page names.
const MOST_STORIES: usize = 60;

/// A document.
#[derive(Debug, Serialize)]
pub struct DocumentView<'s> {
    /// Party documents carry the party's name, state documents the national title and motto.
    pub party: bool,
    /// The body above the issuer, in capitals; absent where the document names none.
    pub parent: Option<String>,
    /// Who issued it, in capitals; absent where the document names nobody.
    pub issuer: Option<String>,
    /// Number and symbol as written: `12-KH/HU`; absent where it has none.
    pub number: Option<&'s str>,
    /// `Sông Lam, ngày 14 tháng 02 năm 2025`, or one of the two; empty where neither is known.
    pub place_and_date: String,
    /// Type in capitals: `KẾ HOẠCH`.
    pub kind_capitals: String,
    /// What it is about, as written below the type.
    pub subject: &'s str,
    /// The subject of an official letter (`công văn`), which has no type above it and stands under the number, after `V/v` in
    /// letters of the state; absent in all other documents.
    pub letter: Option<String>,
    /// The rendered body, up to its annexes.
    pub html: Safe<String>,
    /// The annexes: what follows the first rule of the body, with that rule. Absent where the body has none.
    pub annex: Option<Safe<String>>,
    /// Table of contents; empty where the body has no headings.
    pub toc: Vec<TocView>,
    /// Lines of the recipients (`Nơi nhận`); may be empty.
    pub recipients: &'s [Box<str>],
    /// Who signed; absent where the document does not say.
    pub signature: Option<SignatureView<'s>>,
    /// Files to download; may be empty.
    pub attachments: Vec<AttachmentView>,
    /// Deadlines that it sets; may be empty.
    pub deadlines: Vec<DeadlineView<'s>>,
    /// Targets that it sets, a sentence each; may be empty.
    pub targets: Vec<&'s str>,
    /// Documents that it replaces; without address where they are not on the site. May be empty.
    pub replaces: Vec<Link>,
    /// Documents that it amends, as `replaces`.
    pub amends: Vec<Link>,
    /// What on the site replaces it; may be empty.
    pub replaced_by: Vec<Link>,
    /// What on the site amends it; may be empty.
    pub amended_by: Vec<Link>,
    /// What else on the site links to it; may be empty.
    pub cited_by: Vec<Link>,
    /// Profiles registered under it, by kind and name, at most 60; may be empty.
    pub stories: Vec<Link>,
    /// How many there are in all, in words: `75 câu chuyện`.
    pub story_count: String,
    /// Topics that it belongs to; may be empty.
    pub topics: Vec<Link>,
    /// Its place; without address where no list of the place exists. Absent where it names none.
    pub place: Option<Link>,
    /// Lists of where the place belongs today, if it has ended; else empty.
    pub successors: Vec<Link>,
    /// Summary; absent where it has none or where the body begins with it.
    pub summary: Option<&'s str>,
    /// Short address from the root of the site: `g/kh12.html`; absent without `mã` (id).
    pub short: Option<String>,
    /// What the front matter has under `thêm` (extra), as written there; absent where it has none.
    pub extra: Option<&'s std::collections::BTreeMap<String, serde_json::Value>>,
}

/// A heading in the table of contents.
#[derive(Debug, Serialize)]
pub struct TocView {
    /// 1 to 3; 1 for the highest level of the document.
    pub level: u8,
    /// Anchor of the heading, without `#`.
    pub id: String,
    /// Words of the heading.
    pub text: String,
}

/// Who signed.
#[derive(Debug, Serialize)]
pub struct SignatureView<'s> {
    /// Authority and title, the lines above the name, parted where ` / ` stands: `T/M BAN THƯỜNG VỤ`, `BÍ THƯ`; may be empty.
    pub lines: Vec<&'s str>,
    /// Who signed; absent where it is not said.
    pub name: Option<&'s str>,
}

/// A file that belongs to the document.
#[derive(Debug, Serialize)]
pub struct AttachmentView {
    /// Name of the attachment, else of the file.
    pub title: String,
    /// Relative to the page.
    pub href: String,
    /// Type and size: `Word, 38 kB`.
    pub about: String,
}

/// A deadline.
#[derive(Debug, Serialize)]
pub struct DeadlineView<'s> {
    /// What is to be done.
    pub text: &'s str,
    /// The day; absent where none can be told.
    pub date: Option<DateView>,
    /// The deadline in the document's own words: `cuối quý II`; absent where it has none.
    pub written: Option<&'s str>,
}

impl View for DocumentView<'_> {
    const TEMPLATE: &'static str = "document.html";
}

impl<'s> DocumentView<'s> {
    pub fn new(desk: &mut Desk<'s>, id: EntryId, mut html: String) -> Option<(Self, Vec<Crumb>)> {
        let site = desk.site;
        let entry = site.entry(id);
        let document = entry.document()?;
        let links = site.links(id);
        let [replaced_by, amended_by, cited_by] = EntryLinks::citing(site, id);
        let only = &links.untranslated;
        desk.icon("down");
        let party = paper::is_party(document);
        let annex = markdown::annex(&html).map(|at| html.split_off(at));
        let view = Self {
            party,
            parent: document.parent.as_deref().map(str::to_uppercase),
            issuer: document.issuer.as_deref().map(str::to_uppercase),
            number: document.number_text.as_deref(),
            place_and_date: place_and_date(document),
            kind_capitals: document.kind_text.to_uppercase(),
            subject: &document.subject,
            letter: paper::letter(document, party),
            html,
            annex,
            toc: toc(entry),
            recipients: &document.recipients,
            signature: document
                .signature
                .as_ref()
                .map(|s| SignatureView { lines: s.lines().collect(), name: s.name.as_deref() }),
            attachments: attachments(desk, id, document),
            deadlines: deadlines(desk, document),
            targets: document.targets.iter().map(|t| &*t.text).collect(),
            replaces: cited(desk, &links.replaces, &only.replaces),
            amends: cited(desk, &links.amends, &only.amends),
            replaced_by: desk.links_and(&replaced_by, &only.replaced_by),
            amended_by: desk.links_and(&amended_by, &only.amended_by),
            cited_by: desk.links_and(&cited_by, &only.cited_by),
            stories: desk.links(&links.registered[..links.registered.len().min(MOST_STORIES)]),
            story_count: desk.count(links.registered.len()),
            topics: desk.links_and(&links.topics, &only.topics),
            place: entry.place.map(|p| desk.place(p)),
            successors: entry.place.map(|p| super::story::successors(desk, p)).unwrap_or_default(),
            summary: Some(&*entry.summary).filter(|s| !s.is_empty() && **s != *entry.outline.first_paragraph),
            short: desk.short(entry),
            extra: entry.extra.as_deref(),
        };
        let list = site.routes.list(ListKey::Kind(crate::model::Kind::Document), 1).unwrap_or_default();
        let crumbs = vec![desk.home_crumb(), desk.crumb(desk.word("documents"), &list), here(&desk.label(id))];
        Some((view, crumbs))
    }
}

/// Documents of the site as links, others by their words alone.
fn cited(desk: &Desk<'_>, documents: &[Cited], originals: &[EntryId]) -> Vec<Link> {
    let link = |document: &Cited| match document {
        Cited::Entry(id) => desk.link(*id),
        Cited::Words(words) => Link { title: words.to_string(), href: String::new(), lang: None },
    };
    let originals = originals.iter().filter_map(|id| desk.original_link(*id));
    documents.iter().map(link).chain(originals).collect()
}

fn place_and_date(document: &Document) -> String {
    let date = document.issued.map(format::formal_date);
    let parts: Vec<String> = [document.issued_at.as_deref().map(str::to_owned), date].into_iter().flatten().collect();
    parts.join(", ")
}

fn toc(entry: &crate::model::Entry) -> Vec<TocView> {
    let headings = &entry.outline.headings;
    let top = headings.iter().map(|h| h.level).min().unwrap_or(1);
    let shown = headings.iter().filter(|h| h.level - top < 3 && !h.text.is_empty());
    shown
        .map(|h| TocView { level: h.level - top + 1, id: h.id.to_string(), text: text::nfc(&h.text).into_owned() })
        .collect()
}

fn attachments(desk: &Desk<'_>, id: EntryId, document: &Document) -> Vec<AttachmentView> {
    let view = |attachment: &crate::model::Attachment| {
        let (output, bytes) = attached(desk, id, &attachment.file.value)?;
        let file = output.rsplit('/').next().unwrap_or_default();
        let kind = file.rsplit_once('.').map_or("", |(_, end)| file_kind(end));
        let size = format::size(bytes, desk.lang);
        Some(AttachmentView {
            title: attachment.name.as_deref().unwrap_or(file).to_owned(),
            href: desk.href(output),
            about: if kind.is_empty() { size } else { format!("{kind}, {size}") },
        })
    };
    document.attachments.iter().filter_map(view).collect()
}

fn attached<'s>(desk: &Desk<'s>, id: EntryId, dest: &str) -> Option<(&'s str, u64)> {
    match desk.site.target(id, dest) {
        crate::link::Target::Asset(source) => {
            let used = body::asset(desk.site, id, source)?;
            Some((&used.output, desk.site.assets.get(source)?.file.size))
        }
        crate::link::Target::Static(file) => Some((file, desk.site.statics.get(file)?.size)),
        _ => None,
    }
}

fn file_kind(end: &str) -> &'static str {
    match end {
        "doc" | "docx" | "odt" => "Word",
        "xls" | "xlsx" | "ods" => "Excel",
        "csv" => "CSV",
        "pdf" => "PDF",
        "ppt" | "pptx" => "PowerPoint",
        "zip" => "ZIP",
        "mp3" | "m4a" => "MP3",
        "mp4" => "MP4",
        "jpg" | "jpeg" => "JPEG",
        "png" => "PNG",
        "txt" => "TXT",
        _ => "",
    }
}

fn deadlines<'s>(desk: &Desk<'_>, document: &'s Document) -> Vec<DeadlineView<'s>> {
    let view = |d: &'s crate::model::Deadline| DeadlineView {
        text: &d.text,
        date: d.date.map(|day| desk.date(day)),
        written: d.written.as_deref(),
    };
    document.deadlines.iter().map(view).collect()
}
