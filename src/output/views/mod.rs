//! What templates get: small typed values made for one page and dropped with it. Templates never see the site itself.

mod document;
mod frame;
mod home;
mod item;
mod list;
mod map;
mod overview;
mod paper;
mod story;
mod units;

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::Lang;
use crate::link::{ListKey, Site, relative};
use crate::model::{Entry, EntryId, PlaceId, capitalised};

pub use document::DocumentView;
pub use frame::{Crumb, Frame, MenuItem, here, menu};
pub use home::HomeView;
pub use item::{ItemView, item};
pub use list::{ListView, section as list_section, title as list_title};
pub use map::MapView;
pub use overview::{OverviewView, section as overview_section};
pub use story::{PageView, StoryView};

use super::format;
use super::qr;
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

/// The page at a former address leads on to the new one.
impl View for Link {
    const TEMPLATE: &'static str = "redirect.html";
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

    fn scope_page(&self, place: PlaceId) -> Option<Cow<'s, str>> {
        let is_scope = matches!(self.site.corpus.config.scope, crate::model::Scope::Place(scope) if scope == place);
        is_scope.then_some(Cow::Borrowed("dia-ban/index.html"))
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
