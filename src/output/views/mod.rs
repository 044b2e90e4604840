//! What templates get: small typed values made for one page and dropped with it. Templates never see the site itself.

mod document;
mod home;
mod list;
mod map;
mod overview;
mod story;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::Lang;
use crate::link::{ListKey, Site, relative};
use crate::model::{Entry, EntryId, Kind, PlaceId, capitalised};

pub use document::DocumentView;
pub use home::HomeView;
pub use list::{ListView, section as list_section, title as list_title};
pub use map::MapView;
pub use overview::{OverviewView, section as overview_section};
pub use story::{PageView, StoryView};

use super::emblem::{Emblem, emblem};
use super::format;
use super::qr;
use super::structured::{Structured, Subject, structured};
use super::theme::{Safe, Theme};

/// What a template gets: `docs/themes.md` follows from the implementations and from the comments of their fields.
pub trait View: Serialize {
    /// The template that shows it.
    const TEMPLATE: &'static str;
    /// Its name there.
    const NAME: &'static str = "page";
}

/// What the makers of views work with: the site, the page's path, and what the page will need at its top.
pub struct Desk<'s> {
    pub site: &'s Site,
    pub theme: &'s Theme,
    pub path: &'s str,
    pub lang: Lang,
    icons: BTreeSet<String>,
    held: Vec<String>,
    /// The entry, if the page is of one.
    pub entry: Option<EntryId>,
    /// The list whose entries the page shows, and those of them.
    pub list: Option<(ListKey, &'s [EntryId])>,
    /// The page in the languages of the site; empty where there is one only.
    pub languages: Vec<LanguageView>,
}

/// The page in a language.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageView {
    /// Code of the language (BCP 47).
    pub code: &'static str,
    /// Its name for those who read it.
    pub name: &'static str,
    /// The same page in that language, else the list that is nearest to it or the home page; relative to the page.
    pub href: String,
    /// Whether the page is in this language.
    pub current: bool,
    /// Absolute address of the same page; absent where there is none, and without `địa chỉ`.
    pub address: Option<String>,
}

/// A link of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The words of the link.
    pub title: String,
    /// Relative to the page; empty where there is no page to lead to: then show the title alone.
    pub href: String,
    /// Code of the language of what it leads to, where that is another than the page's.
    pub lang: Option<&'static str>,
}

/// A link with how many stories stand behind it.
#[derive(Debug, Clone, Serialize)]
pub struct Counted {
    /// Name of the list: of a place without its type, of a sector, a kind; or a year.
    pub title: String,
    /// What stands before the title: the type of a place (`Xã`); else empty.
    pub kind: String,
    /// First page of the list, relative to the page.
    pub href: String,
    /// Stories; entries where there are no stories.
    pub count: usize,
    /// The count in words: `12 câu chuyện`, `3 văn bản`.
    pub count_text: String,
    /// Drawing of a sector: a name of `frame.icons`. Absent for other lists.
    pub icon: Option<String>,
}

/// A date for readers and for machines.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// For readers, in the language of the site: `19/5/2025`.
    pub text: String,
    /// For machines (`datetime`): `2025-05-19`.
    pub iso: String,
}

/// What every page has beside its own view.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The way to the root of the pages in this language: `../` as often as the page lies deep.
    pub root: String,
    /// The way to the root that all languages share, where `style.css` and the files of `static/` are.
    pub files: String,
    /// Path of the page below that: `ca-nhan/ten.html`.
    pub path: String,
    /// Which entry of the menu is the current one: `home`, `places`, `sectors`, `years`, `documents`; else empty.
    pub section: &'static str,
    /// Title of the page without the site's; empty on the home page.
    pub title: String,
    /// For search engines: at most 160 characters.
    pub description: String,
    /// The way to the page, the page itself last and without a link; empty on the home page.
    pub crumbs: Vec<Crumb>,
    /// Drawings used on the page, to be defined once as `<symbol id="i--name">`.
    pub icons: Vec<IconView>,
    /// The five fixed entries, then the plain pages that say their order.
    pub menu: Vec<MenuItem>,
    /// The page in each language of the site; empty where there is one only.
    pub languages: Vec<LanguageView>,
    /// Absolute address of the page; absent on a site without `địa chỉ` (base_url).
    pub canonical: Option<String>,
    /// Absolute address of the site, ending in `/`; absent on a site without `địa chỉ` (base_url).
    pub base: Option<String>,
    /// In a preview: why the page would not be published, in words. Empty on every published page.
    pub held: Vec<String>,
    /// Atom feeds of the site and, on a list that has one, of the list.
    pub feeds: Vec<Link>,
    /// What the page tells search engines and chats about itself.
    pub structured: Structured,
}

/// A step of the way to a page.
#[derive(Debug, Serialize)]
pub struct Crumb {
    /// Name of the step.
    pub title: String,
    /// Relative to the page; absent for the page itself.
    pub href: Option<String>,
    /// Path from the root; the page's own where there is none.
    #[serde(skip)]
    pub path: Option<String>,
}

/// An entry of the menu.
#[derive(Debug, Serialize)]
pub struct MenuItem {
    /// Name of the entry.
    pub title: String,
    /// Relative to the page.
    pub href: String,
    /// Whether the page belongs to it (`aria-current="page"`).
    pub current: bool,
}

/// A drawing.
#[derive(Debug, Serialize)]
pub struct IconView {
    /// As `icon` of a list or an emblem names it.
    pub name: String,
    /// What stands inside its `<symbol viewBox="0 0 24 24">`.
    pub drawing: Safe<&'static str>,
}

/// An entry as lists show it; rendered once, with links from the root.
#[derive(Debug, Serialize)]
pub struct ItemView<'s> {
    /// `individual`, `collective`, `initiative`, `document`, `topic`, `page`.
    pub kind: &'static str,
    /// Kind or number, place, years or date in one line: `Cá nhân · xã Hạ Lam · 2025`.
    pub meta: String,
    /// Headline; of a document its subject.
    pub title: String,
    /// From the root of the site: write `{{ root }}` before it.
    pub href: &'s str,
    /// At most 220 characters; empty where the entry has none.
    pub summary: String,
    /// Names of the sectors in one line, ` · ` between them; empty where there are none.
    pub sectors: String,
    /// Stands for a picture; absent for documents, topics and plain pages.
    pub emblem: Option<Emblem<'s>>,
}

/// The page at a former address leads on to the new one.
impl View for Link {
    const TEMPLATE: &'static str = "redirect.html";
}

/// An entry of a list. It is rendered once for all pages, so it has no `frame`, and `root` stands for that of each page.
impl View for ItemView<'_> {
    const TEMPLATE: &'static str = "item.html";
    const NAME: &'static str = "item";
}

impl<'s> Desk<'s> {
    pub fn new(site: &'s Site, theme: &'s Theme, path: &'s str) -> Self {
        Self {
            site,
            theme,
            path,
            lang: site.corpus.config.lang(),
            icons: BTreeSet::new(),
            held: Vec::new(),
            entry: None,
            list: None,
            languages: Vec::new(),
        }
    }

    /// Marks a drawing as used on the page.
    pub fn icon(&mut self, name: &str) -> String {
        self.icons.insert(name.to_owned());
        name.to_owned()
    }

    /// Says on the page why an entry that a preview shows would not be published.
    pub fn note_held(&mut self, entry: &Entry) {
        self.held = entry.previewed().iter().map(|hold| hold.words(self.lang)).collect();
    }

    pub fn href(&self, path: &str) -> String {
        relative(self.path, path)
    }

    pub fn word(&self, key: &'s str) -> &'s str {
        self.theme.string(key)
    }

    pub fn link(&self, id: EntryId) -> Link {
        Link { title: self.label(id), href: self.href(self.site.routes.entry(id)), lang: None }
    }

    pub fn links(&self, ids: &[EntryId]) -> Vec<Link> {
        ids.iter().map(|id| self.link(*id)).collect()
    }

    /// Links to entries, then to those that are there in the first language only.
    pub fn links_and(&self, ids: &[EntryId], originals: &[EntryId]) -> Vec<Link> {
        let originals = originals.iter().filter_map(|id| self.original_link(*id));
        self.links(ids).into_iter().chain(originals).collect()
    }

    /// A link to an entry of the first language, with the name of that language.
    pub fn original_link(&self, id: EntryId) -> Option<Link> {
        let site = self.site.original.as_ref()?;
        let title = format!("{} ({})", label(site, id, self.lang), site.corpus.config.language().name);
        let lang = Some(site.corpus.config.language().code);
        Some(Link { title, href: self.href(&self.site.original_path(id)?), lang })
    }

    /// What an entry is called in a link: documents by number and year, others by title.
    pub fn label(&self, id: EntryId) -> String {
        label(self.site, id, self.lang)
    }

    /// The list of a place, if it has a page; else its name alone.
    pub fn place(&self, place: PlaceId) -> Link {
        let href = self.site.routes.list(ListKey::Place(place), 1).or_else(|| self.scope_page(place));
        Link {
            title: self.site.corpus.place_name(place),
            href: href.map(|path| self.href(&path)).unwrap_or_default(),
            lang: None,
        }
    }

    fn scope_page(&self, place: PlaceId) -> Option<String> {
        let is_scope = matches!(self.site.corpus.config.scope, crate::model::Scope::Place(scope) if scope == place);
        is_scope.then(|| "dia-ban/index.html".to_owned())
    }

    pub fn date(&self, day: NaiveDate) -> DateView {
        DateView { text: format::date(day, self.lang), iso: day.to_string() }
    }

    pub fn count(&self, stories: usize) -> String {
        let key = if stories == 1 { "one_story" } else { "n_stories" };
        self.word(key).replace("{n}", &format::number(stories, self.lang))
    }

    /// The short address of an entry that has an id, as people type it: with the host where it is known.
    pub fn short(&self, entry: &Entry) -> Option<String> {
        let id = entry.id.as_ref()?;
        let config = &self.site.corpus.config;
        let base = config.base_url.as_deref().map(|base| base.split_once("://").map_or(base, |(_, host)| host));
        Some(format!("{}g/{}.html", base.unwrap_or(config.folder), id.value))
    }

    /// The QR code of an entry's absolute address, the short one if it has one.
    pub fn qr(&self, entry: &Entry) -> Option<qr::Qr> {
        let config = &self.site.corpus.config;
        let base = config.base_url.as_deref()?;
        let path = entry.id.as_ref().map_or_else(|| self.path.to_owned(), |id| format!("g/{}.html", id.value));
        qr::qr(&format!("{base}{path}"))
    }

    /// A list as a link with its count.
    pub fn counted(&mut self, key: ListKey) -> Option<Counted> {
        let list = self.site.index.get(key)?;
        let corpus = &self.site.corpus;
        let (kind, title, icon) = match key {
            ListKey::Place(place) => {
                let unit = corpus.gazetteer.get(place);
                match self.lang {
                    Lang::Vi => (capitalised(unit.kind.name()), unit.name.to_string(), None),
                    // English has the type behind the name.
                    Lang::En => (String::new(), corpus.place_name(place), None),
                }
            }
            ListKey::Sector(sector) => {
                let sector = corpus.sectors.get(sector);
                (String::new(), sector.name_in(self.lang).to_owned(), Some(self.icon(&sector.icon)))
            }
            ListKey::Year(year) => (String::new(), year.to_string(), None),
            ListKey::Topic(topic) => (String::new(), self.site.entry(topic).title.to_string(), None),
            ListKey::Kind(kind) => (String::new(), kind.plural(self.lang).to_owned(), None),
            ListKey::Scope => (String::new(), self.word("places").to_owned(), None),
            ListKey::PlaceSector(_, sector) => (String::new(), corpus.sector_name(sector).to_owned(), None),
            ListKey::PlaceYear(_, year) | ListKey::SectorYear(_, year) => (String::new(), year.to_string(), None),
        };
        let href = self.href(&self.site.routes.list(key, 1)?);
        let count = if list.stories > 0 { list.stories } else { list.entries.len() };
        let count_text = if list.stories > 0 { self.count(list.stories) } else { self.documents(list.documents()) };
        Some(Counted { title, kind, href, count, count_text, icon })
    }

    pub fn documents(&self, n: usize) -> String {
        let key = if n == 1 { "one_document" } else { "n_documents" };
        self.word(key).replace("{n}", &format::number(n, self.lang))
    }

    /// The frame of the page, once its view is made.
    pub fn frame(self, section: &'static str, title: String, description: String, crumbs: Vec<Crumb>) -> Frame {
        let depth = self.path.matches('/').count();
        let description = if description.is_empty() { self.description(&title) } else { description };
        let menu = menu(&self, section);
        let feeds = self.feeds(&title);
        let structured = self.structured(&title, &description, &crumbs);
        let base = self.site.corpus.config.base_url.as_deref();
        Frame {
            files: format!("{}{}", "../".repeat(depth), self.site.from_root("")),
            root: "../".repeat(depth),
            languages: self.languages,
            canonical: base.map(|b| {
                format!("{b}{}", self.path.strip_suffix("index.html").filter(|p| p.is_empty()).unwrap_or(self.path))
            }),
            base: base.map(str::to_owned),
            held: self.held,
            feeds,
            structured,
            path: self.path.to_owned(),
            section,
            title,
            description: format::shortened(&description, 160),
            crumbs,
            icons: self.icons.into_iter().map(|name| IconView { drawing: crate::tables::icon(&name), name }).collect(),
            menu,
        }
    }

    /// What a page without words of its own says to search engines: what it is of which site.
    fn description(&self, title: &str) -> String {
        let config = &self.site.corpus.config;
        let site = if config.description.is_empty() { &config.title } else { &config.description };
        if title.is_empty() { site.to_string() } else { format!("{title} – {site}") }
    }

    /// The site's feed, and that of the list.
    fn feeds(&self, title: &str) -> Vec<Link> {
        let site = Link { title: self.site.corpus.config.title.to_string(), href: self.href("feed.xml"), lang: None };
        let list = self.list.and_then(|(key, _)| self.site.routes.feed(key));
        let list = list.map(|path| Link { title: title.to_owned(), href: self.href(&path), lang: None });
        std::iter::once(site).chain(list).collect()
    }

    fn structured(&self, title: &str, description: &str, crumbs: &[Crumb]) -> Structured {
        let own = |crumb: &Crumb| crumb.path.clone().unwrap_or_else(|| self.path.to_owned());
        structured(
            self.site,
            &Subject {
                path: self.path,
                title,
                description,
                entry: self.entry,
                // Crossings are parts of the lists that they cross: one list is enough.
                list: self.list.filter(|(key, _)| !key.is_crossing()).map_or(&[], |(_, entries)| entries),
                crumbs: crumbs.iter().map(|crumb| (crumb.title.clone(), own(crumb))).collect(),
            },
        )
    }

    /// The crumb of the home page.
    pub fn home_crumb(&self) -> Crumb {
        self.crumb(self.word("home"), "index.html")
    }

    /// A crumb with a link to a path.
    pub fn crumb(&self, title: &str, path: &str) -> Crumb {
        Crumb { title: title.to_owned(), href: Some(self.href(path)), path: Some(path.to_owned()) }
    }

    /// Crumbs of the places around a place, outermost first, itself last.
    pub fn place_crumbs(&self, place: PlaceId) -> Vec<Crumb> {
        let path = self.site.corpus.gazetteer.path(place);
        let shown = path.into_iter().filter(|p| self.site.routes.list(ListKey::Place(*p), 1).is_some());
        shown
            .filter_map(|p| {
                let title = capitalised(&self.site.corpus.place_name(p));
                Some(self.crumb(&title, &self.site.routes.list(ListKey::Place(p), 1)?))
            })
            .collect()
    }
}

/// What an entry of a site is called in a link on a page in a language.
fn label(site: &Site, id: EntryId, lang: Lang) -> String {
    let entry = site.entry(id);
    let Some(document) = entry.document() else { return entry.title.to_string() };
    let mut label = document.short_title(lang);
    if document.number_text.is_none() {
        label.push_str(&format!(" {}", format::shortened(&document.subject, 80)));
    }
    match document.issued {
        Some(day) => label.push_str(&format!(", {}", format::date(day, lang))),
        None if !entry.years.is_empty() => label.push_str(&format!(" ({})", format::years(&entry.years))),
        None => {}
    }
    label
}

/// A step without a link: the page itself.
pub fn here(title: &str) -> Crumb {
    Crumb { title: title.to_owned(), href: None, path: None }
}

fn menu(desk: &Desk<'_>, section: &str) -> Vec<MenuItem> {
    let fixed = [
        ("home", "index.html"),
        ("places", "dia-ban/index.html"),
        ("sectors", "linh-vuc/index.html"),
        ("years", "nam/index.html"),
        ("documents", "van-ban/index.html"),
    ];
    let mut menu: Vec<MenuItem> = fixed
        .into_iter()
        .map(|(key, path)| MenuItem {
            title: desk.word(key).to_owned(),
            href: desk.href(path),
            current: key == section,
        })
        .collect();
    for id in menu_pages(desk.site) {
        let path = desk.site.routes.entry(id);
        let title = desk.site.entry(id).title.to_string();
        menu.push(MenuItem { title, href: desk.href(path), current: path == desk.path });
    }
    menu
}

/// Plain pages that say their order, in that order.
fn menu_pages(site: &Site) -> Vec<EntryId> {
    let pages = site.index.get(ListKey::Kind(Kind::Page)).map(|l| l.entries.as_slice()).unwrap_or_default();
    let mut ordered: Vec<_> = pages.iter().filter_map(|id| Some((order(site.entry(*id))?, *id))).collect();
    ordered.sort_unstable();
    ordered.into_iter().map(|(_, id)| id).collect()
}

fn order(entry: &Entry) -> Option<u32> {
    match entry.about {
        crate::model::About::Page { order } => order,
        _ => None,
    }
}

/// The entry as lists show it.
pub fn item<'s>(site: &'s Site, theme: &'s Theme, id: EntryId) -> ItemView<'s> {
    let entry = site.entry(id);
    let desk = Desk::new(site, theme, "");
    let corpus = &site.corpus;
    let mut meta = vec![match entry.document() {
        Some(document) => document.short_title(desk.lang),
        None => entry.kind.name(desk.lang).to_owned(),
    }];
    meta.extend(entry.place.map(|p| corpus.place_name(p)).filter(|_| entry.document().is_none()));
    meta.push(match entry.document().and_then(|d| d.issued) {
        Some(day) => format::date(day, desk.lang),
        None => format::years(&entry.years),
    });
    meta.extend((!entry.previewed().is_empty()).then(|| desk.word("unpublished").to_owned()));
    meta.retain(|part| !part.is_empty());
    let sectors = entry.profile().map(|p| &*p.sectors).unwrap_or_default();
    let names: Vec<&str> = sectors.iter().map(|s| corpus.sector_name(*s)).collect();
    ItemView {
        kind: entry.kind.id(),
        meta: meta.join(" · "),
        title: entry.document().map_or_else(|| entry.title.to_string(), |d| capitalised(&d.subject)),
        href: site.routes.entry(id),
        summary: format::shortened(&entry.summary, 220),
        sectors: names.join(" · "),
        emblem: emblem(site, entry),
    }
}
