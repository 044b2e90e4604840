//! Atom (RFC 4287).

use atom_syndication::{Category, Entry, Feed as AtomFeed, Link, Person, Text};

use crate::model::EntryId;

use super::{Feed, midnight};

pub fn render(feed: &Feed<'_>) -> Vec<u8> {
    let atom = AtomFeed {
        title: Text::plain(feed.title.clone()),
        id: feed.identity(feed.path),
        updated: feed.updated(),
        authors: vec![Person { name: feed.author().to_owned(), ..Person::default() }],
        subtitle: Some(Text::plain(feed.description().to_owned())).filter(|s| !s.value.is_empty()),
        links: vec![link(feed, feed.path, "self"), link(feed, &feed.page, "alternate")],
        entries: feed.entries.iter().map(|id| entry(feed, *id)).collect(),
        lang: Some(feed.lang().to_owned()),
        ..AtomFeed::default()
    };
    let mut bytes = atom.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn entry(feed: &Feed<'_>, id: EntryId) -> Entry {
    let entry = feed.site.entry(id);
    let path = feed.site.routes.entry(id);
    let sectors = entry.profile().map(|p| &*p.sectors).unwrap_or_default();
    let category = |s: &crate::model::SectorId| {
        let sector = feed.site.corpus.sectors.get(*s);
        Category {
            term: sector.id.to_string(),
            scheme: None,
            label: Some(sector.name_in(feed.site.corpus.config.lang()).to_owned()),
        }
    };
    Entry {
        title: Text::plain(entry.title.to_string()),
        id: feed.identity(path),
        updated: midnight(entry.date),
        published: Some(midnight(entry.date)),
        summary: Some(Text::plain(entry.summary.to_string())).filter(|s| !s.value.is_empty()),
        links: vec![link(feed, path, "alternate")],
        categories: sectors.iter().map(category).collect(),
        ..Entry::default()
    }
}

fn link(feed: &Feed<'_>, path: &str, rel: &str) -> Link {
    Link { href: feed.address(path), rel: rel.to_owned(), ..Link::default() }
}
