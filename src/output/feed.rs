//! Files for feed readers and search engines: `feed.xml` (Atom, RFC 4287), `sitemap.xml` and `robots.txt`.
//!
//! A feed's `updated` is its newest entry's day, never the clock's: equal input gives equal bytes.

use atom_syndication::{Entry as AtomEntry, Feed, FixedDateTime, Link, Person, Text};
use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone};
use uuid::Uuid;

use crate::link::Site;
use crate::model::EntryId;

use super::blueprint::{Blueprint, SITEMAP_MOST};

/// How many entries a feed has.
const ENTRIES: usize = 20;
/// Seconds that Viet Nam's clock is ahead of UTC.
const UTC_PLUS_7: i32 = 7 * 3600;

/// The feed of the whole site.
pub fn atom(site: &Site) -> Vec<u8> {
    let config = &site.corpus.config;
    let newest = site.published().iter().copied();
    let listed = newest.filter(|id| site.entry(*id).kind.is_profile() || site.entry(*id).document().is_some());
    let entries: Vec<EntryId> = listed.take(ENTRIES).collect();
    let updated = entries.first().map(|id| midnight(site.entry(*id).date)).unwrap_or_else(|| midnight(NaiveDate::MIN));
    let author = config.publisher.as_ref().map_or(&config.title, |p| &p.name);
    let feed = Feed {
        title: Text::plain(config.title.to_string()),
        id: identity(site, "feed.xml"),
        updated,
        authors: vec![Person { name: author.to_string(), ..Person::default() }],
        subtitle: Some(Text::plain(config.description.to_string())).filter(|s| !s.value.is_empty()),
        links: vec![link(site, "feed.xml", "self"), link(site, "index.html", "alternate")],
        entries: entries.into_iter().map(|id| entry(site, id)).collect(),
        lang: config.languages.first().map(|l| l.to_string()),
        ..Feed::default()
    };
    let mut bytes = feed.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn entry(site: &Site, id: EntryId) -> AtomEntry {
    let entry = site.entry(id);
    let path = site.routes.entry(id);
    AtomEntry {
        title: Text::plain(entry.title.to_string()),
        id: identity(site, path),
        updated: midnight(entry.date),
        published: Some(midnight(entry.date)),
        summary: Some(Text::plain(entry.summary.to_string())).filter(|s| !s.value.is_empty()),
        links: vec![link(site, path, "alternate")],
        ..AtomEntry::default()
    }
}

fn link(site: &Site, path: &str, rel: &str) -> Link {
    let base = site.corpus.config.base_url.as_deref().unwrap_or_default();
    Link { href: format!("{base}{path}"), rel: rel.to_owned(), ..Link::default() }
}

/// The page's address; without a base a name made from the path, so that it never changes.
fn identity(site: &Site, path: &str) -> String {
    match &site.corpus.config.base_url {
        Some(base) => format!("{base}{path}"),
        None => {
            let name = format!("guongsang:{path}");
            Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).urn().to_string()
        }
    }
}

fn midnight(day: NaiveDate) -> FixedDateTime {
    let day = day.max(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default());
    let offset = FixedOffset::east_opt(UTC_PLUS_7).expect("seven hours are less than a day");
    offset.from_local_datetime(&day.and_time(NaiveTime::MIN)).single().expect("a fixed offset has no gaps")
}

/// A sitemap, or the index of several (sitemaps.org).
pub fn sitemap(site: &Site, blueprint: &Blueprint, part: Option<usize>) -> Vec<u8> {
    let base = site.corpus.config.base_url.as_deref().unwrap_or_default();
    let parts = blueprint.addresses().count().div_ceil(SITEMAP_MOST);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let location = |xml: &mut String, tag: &str, path: &str| {
        xml.push_str(&format!("<{tag}><loc>{}</loc></{tag}>\n", escape(&format!("{base}{path}"))));
    };
    if part.is_none() && parts > 1 {
        xml.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        (1..=parts).for_each(|n| location(&mut xml, "sitemap", &format!("sitemap-{n}.xml")));
        xml.push_str("</sitemapindex>\n");
    } else {
        let skip = part.map_or(0, |n| (n - 1) * SITEMAP_MOST);
        xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        blueprint.addresses().skip(skip).take(SITEMAP_MOST).for_each(|path| location(&mut xml, "url", path));
        xml.push_str("</urlset>\n");
    }
    xml.into_bytes()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&apos;")
}

/// Everything may be indexed.
pub fn robots(site: &Site) -> Vec<u8> {
    let mut text = String::from("User-agent: *\nDisallow:\n");
    if let Some(base) = &site.corpus.config.base_url {
        text.push_str(&format!("Sitemap: {base}sitemap.xml\n"));
    }
    text.into_bytes()
}
