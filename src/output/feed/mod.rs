//! Files for feed readers and search engines.
//!
//! A feed's `updated` is its newest entry's day, never the clock's: equal input gives equal bytes. Without an absolute address a feed
//! still works beside the site: links are relative, identities are names made from the path.

mod atom;
mod json;
mod robots;
mod rss;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone};
use uuid::Uuid;

use super::structured::address;
use crate::link::{ListKey, Site, relative};
use crate::model::{EntryId, Kind};

pub use robots::{robots, sitemap};

/// How many entries a feed has.
const ENTRIES: usize = 20;
/// Seconds that Viet Nam's clock is ahead of UTC.
const UTC_PLUS_7: i32 = 7 * 3600;

/// Format of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Atom (RFC 4287).
    Atom,
    /// RSS 2.0 (RSS Advisory Board).
    Rss,
    /// JSON Feed 1.1.
    Json,
}

/// What a feed is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// All stories and documents.
    Site,
    /// The entries of a list.
    List(ListKey),
}

/// A feed before it takes a format.
struct Feed<'s> {
    site: &'s Site,
    title: String,
    /// Path of the feed itself.
    path: &'s str,
    /// Path of the page that shows the same.
    page: Cow<'s, str>,
    entries: Vec<EntryId>,
}

/// The bytes of the feed at `path`; `title` is the list's, empty for the site's feed.
pub fn render(site: &Site, source: Source, format: Format, path: &str, title: &str) -> Vec<u8> {
    let feed = Feed::new(site, source, path, title);
    match format {
        Format::Atom => atom::render(&feed),
        Format::Rss => rss::render(&feed),
        Format::Json => json::render(&feed),
    }
}

impl<'s> Feed<'s> {
    fn new(site: &'s Site, source: Source, path: &'s str, title: &str) -> Self {
        let config = &site.corpus.config;
        let (all, page): (&[EntryId], _) = match source {
            Source::Site => (site.published(), None),
            Source::List(key) => (site.index.get(key).map_or(&[], |list| &list.entries), site.routes.list(key, 1)),
        };
        let told = |id: &EntryId| !matches!(site.entry(*id).kind, Kind::Topic | Kind::Page);
        Self {
            site,
            title: if title.is_empty() { config.title.to_string() } else { format!("{title} – {}", config.title) },
            path,
            page: page.unwrap_or(Cow::Borrowed("index.html")),
            entries: all.iter().copied().filter(told).take(ENTRIES).collect(),
        }
    }

    fn author(&self) -> &str {
        let config = &self.site.corpus.config;
        config.publisher.as_ref().map_or(&config.title, |p| &p.name)
    }

    fn lang(&self) -> &str {
        self.site.corpus.config.language().code
    }

    fn description(&self) -> &str {
        &self.site.corpus.config.description
    }

    fn updated(&self) -> DateTime<FixedOffset> {
        midnight(self.entries.first().map_or(NaiveDate::MIN, |id| self.site.entry(*id).date))
    }

    /// The absolute address of a path; relative to the feed where the site has none.
    fn address(&self, path: &str) -> String {
        match &self.site.corpus.config.base_url {
            Some(base) => address(base, path),
            None => relative(self.path, path),
        }
    }

    /// The page's address; without a base a name made from the path, which never changes.
    fn identity(&self, path: &str) -> String {
        match &self.site.corpus.config.base_url {
            Some(base) => format!("{base}{path}"),
            None => {
                let name = format!("guongsang:{}{path}", self.site.corpus.config.folder);
                Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).urn().to_string()
            }
        }
    }
}

/// The beginning of a day at UTC+7.
fn midnight(day: NaiveDate) -> DateTime<FixedOffset> {
    let day = day.max(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default());
    let offset = FixedOffset::east_opt(UTC_PLUS_7).expect("seven hours are less than a day");
    offset.from_local_datetime(&day.and_time(NaiveTime::MIN)).single().expect("a fixed offset has no gaps")
}
