//! What stands around every page: menu, way to the page, drawings, feeds, what machines read.

use serde::Serialize;

use crate::link::{ListKey, Site};
use crate::model::{Entry, EntryId, Kind, PlaceId, capitalised};

use super::super::format;
use super::super::structured::{Structured, Subject, address, structured};
use super::super::theme::{Safe, Theme};
use super::{Desk, LanguageView, Link};

/// What every page has beside its own view.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The way to the root of the pages in this language: `../` as often as the page lies deep.
    pub root: String,
    /// The way to the root that all languages share, where `style.css` and the files of `static/` are.
    pub files: String,
    /// Path of the page below that: `ca-nhan/ten.html`.
    pub path: String,
    /// Which entry of the menu (`site.menu`) is the current one, by its `section`; else empty.
    pub section: String,
    /// Title of the page without the site's; empty on the home page.
    pub title: String,
    /// For search engines: at most 160 characters.
    pub description: String,
    /// The way to the page, the page itself last and without a link; empty on the home page.
    pub crumbs: Vec<Crumb>,
    /// Drawings used on the page, to be defined once as `<symbol id="i--name">`.
    pub icons: Vec<IconView>,
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
pub struct MenuItem<'s> {
    /// Name of the entry.
    pub title: &'s str,
    /// From the root of the site: write `{{ root }}` before it.
    pub path: &'s str,
    /// What `frame.section` is on pages that belong to it (`aria-current="page"`): `home`, `places`, `sectors`, `years`, `documents`; of
    /// a plain page its path.
    pub section: &'s str,
}

/// A drawing.
#[derive(Debug, Serialize)]
pub struct IconView {
    /// As `icon` of a list or an emblem names it.
    pub name: String,
    /// What stands inside its `<symbol viewBox="0 0 24 24">`.
    pub drawing: Safe<&'static str>,
}

impl<'s> Desk<'s> {
    /// The frame of the page, once its view is made.
    pub fn frame(self, section: &str, title: String, description: String, crumbs: Vec<Crumb>) -> Frame {
        let depth = self.path.matches('/').count();
        let description = if description.is_empty() { self.description(&title) } else { description };
        let feeds = self.feeds(&title);
        let structured = self.structured(&title, &description, &crumbs);
        let base = self.site.corpus.config.base_url.as_deref();
        Frame {
            files: format!("{}{}", "../".repeat(depth), self.site.from_root("")),
            root: "../".repeat(depth),
            languages: self.languages,
            canonical: base.map(|base| address(base, self.path)),
            base: base.map(str::to_owned),
            held: self.held,
            feeds,
            structured,
            path: self.path.to_owned(),
            section: section.to_owned(),
            title,
            description: format::shortened(&description, 160),
            crumbs,
            icons: self.icons.into_iter().map(|name| IconView { drawing: crate::tables::icon(&name), name }).collect(),
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

/// A step without a link: the page itself.
pub fn here(title: &str) -> Crumb {
    Crumb { title: title.to_owned(), href: None, path: None }
}

/// The menu of all pages: the five fixed entries, then the plain pages that say their order.
pub fn menu<'s>(site: &'s Site, theme: &'s Theme) -> Vec<MenuItem<'s>> {
    let fixed = [
        ("home", "index.html"),
        ("places", "dia-ban/index.html"),
        ("sectors", "linh-vuc/index.html"),
        ("years", "nam/index.html"),
        ("documents", "van-ban/index.html"),
    ];
    let fixed = fixed.map(|(section, path)| MenuItem { title: theme.string(section), path, section });
    let pages = menu_pages(site).into_iter().map(|id| {
        let path = site.routes.entry(id);
        MenuItem { title: &site.entry(id).title, path, section: path }
    });
    fixed.into_iter().chain(pages).collect()
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
