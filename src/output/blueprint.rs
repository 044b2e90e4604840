//! Which pages a site has. A page is a small value; what stands on it is made when it is rendered.

use std::collections::BTreeMap;

use crate::link::{ListKey, Site};
use crate::model::{EntryId, Kind};

use super::theme::Theme;
use super::{api, feed};

/// A page or a file that is rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// `index.html`.
    Home,
    /// A profile, a document, a plain page.
    Entry(EntryId),
    /// A page of a list, from 1. The first page of a topic's list is the topic's own page.
    List(ListKey, usize),
    /// The overview of sectors, years, or of a kind that has no entry yet.
    Overview(Overview),
    /// A page that leads on to an entry.
    Redirect(EntryId),
    /// `404.html`.
    NotFound,
    /// A file of the theme.
    Asset(Box<str>),
    /// A file of `api/v1`, from part 1.
    Api(api::Table, usize),
    /// A feed.
    Feed(feed::Source, feed::Format),
    /// `so-do.html`: the map of the site.
    Map,
    /// `sitemap.xml`, or its part from 1 where there are more addresses than one may hold.
    Sitemap(Option<usize>),
    /// `robots.txt`.
    Robots,
}

/// Overviews: pages of an index that lead to lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overview {
    /// `linh-vuc/index.html`.
    Sectors,
    /// `nam/index.html`.
    Years,
    /// `dia-ban/index.html` of a site without entries.
    Places,
    /// `<kind>/index.html` of a kind without entries.
    Kind(Kind),
}

/// Most addresses in one sitemap (sitemaps.org, protocol).
pub const SITEMAP_MOST: usize = 50_000;

/// All pages of a site in one language by path.
#[derive(Debug, Default)]
pub struct Blueprint {
    pages: BTreeMap<Box<str>, Page>,
}

impl Blueprint {
    /// The pages of a site in one language. What all languages share comes with [`Blueprint::share`].
    pub fn new(site: &Site) -> Self {
        let mut blueprint = Self::default();
        blueprint.add("index.html", Page::Home);
        blueprint.add("so-do.html", Page::Map);
        for &id in site.published() {
            let entry = site.entry(id);
            let page = match entry.kind {
                Kind::Topic if site.index.get(ListKey::Topic(id)).is_some() => Page::List(ListKey::Topic(id), 1),
                _ => Page::Entry(id),
            };
            blueprint.add(site.routes.entry(id), page);
        }
        blueprint.lists(site);
        blueprint.overviews();
        for (path, id) in &site.routes.redirects {
            blueprint.add(path, Page::Redirect(*id));
        }
        blueprint.machine_files(site);
        blueprint
    }

    /// Adds what a site has once, whatever its languages: the theme's files, `404.html`, and, for all its `addresses`, the files for
    /// search engines.
    pub fn share(&mut self, site: &Site, theme: &Theme, addresses: usize) {
        self.add("404.html", Page::NotFound);
        for name in theme.assets() {
            self.add(name, Page::Asset(name.into()));
        }
        self.add("robots.txt", Page::Robots);
        if site.corpus.config.base_url.is_some() {
            let parts = addresses.div_ceil(SITEMAP_MOST);
            self.add("sitemap.xml", Page::Sitemap(None));
            for part in (1..=parts).filter(|_| parts > 1) {
                self.add(&format!("sitemap-{part}.xml"), Page::Sitemap(Some(part)));
            }
        }
    }

    fn add(&mut self, path: &str, page: Page) {
        self.pages.entry(path.into()).or_insert(page);
    }

    fn lists(&mut self, site: &Site) {
        let per_page = site.corpus.config.per_page;
        for list in site.index.lists() {
            for page in 1..=list.entries.len().div_ceil(per_page) {
                if let Some(path) = site.routes.list(list.key, page) {
                    self.add(&path, Page::List(list.key, page));
                }
            }
            if let Some(path) = site.routes.feed(list.key) {
                self.add(&path, Page::Feed(feed::Source::List(list.key), feed::Format::Atom));
            }
        }
    }

    fn overviews(&mut self) {
        self.add("linh-vuc/index.html", Page::Overview(Overview::Sectors));
        self.add("nam/index.html", Page::Overview(Overview::Years));
        self.add("dia-ban/index.html", Page::Overview(Overview::Places));
        for kind in Kind::ALL {
            self.add(&format!("{}/index.html", kind.folder()), Page::Overview(Overview::Kind(kind)));
        }
    }

    fn machine_files(&mut self, site: &Site) {
        for table in api::Table::ALL {
            for part in 1..=table.parts(site) {
                self.add(&table.path(part), Page::Api(table, part));
            }
        }
        for (path, format) in
            [("feed.xml", feed::Format::Atom), ("rss.xml", feed::Format::Rss), ("feed.json", feed::Format::Json)]
        {
            self.add(path, Page::Feed(feed::Source::Site, format));
        }
    }

    /// Paths of the pages that readers and search engines may land on.
    pub fn addresses(&self) -> impl Iterator<Item = &str> + Clone {
        let landing =
            |page: &Page| matches!(page, Page::Home | Page::Entry(_) | Page::List(..) | Page::Overview(_) | Page::Map);
        self.pages.iter().filter(move |(_, page)| landing(page)).map(|(path, _)| &**path)
    }

    /// All pages by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Page)> {
        self.pages.iter().map(|(path, page)| (&**path, page))
    }

    /// The page at a path.
    pub fn get(&self, path: &str) -> Option<&Page> {
        self.pages.get(path)
    }
}
