//! RSS 2.0 (RSS Advisory Board): what portals read.

use rss::extension::atom::{AtomExtension, Link};
use rss::{Category, Channel, Guid, Item};

use crate::model::EntryId;

use super::{Feed, midnight};

pub fn render(feed: &Feed<'_>) -> Vec<u8> {
    let description = if feed.description().is_empty() { &feed.title } else { feed.description() };
    let channel = Channel {
        title: feed.title.clone(),
        link: feed.address(&feed.page),
        description: description.to_owned(),
        language: Some(feed.lang().to_owned()),
        pub_date: Some(feed.updated().to_rfc2822()),
        items: feed.entries.iter().map(|id| item(feed, *id)).collect(),
        namespaces: [("atom".to_owned(), "http://www.w3.org/2005/Atom".to_owned())].into(),
        // Best practice of the RSS Advisory Board; it needs an absolute address.
        atom_ext: feed.site.corpus.config.base_url.is_some().then(|| AtomExtension {
            links: vec![Link {
                href: feed.address(feed.path),
                rel: "self".to_owned(),
                mime_type: Some("application/rss+xml".to_owned()),
                ..Link::default()
            }],
        }),
        ..Channel::default()
    };
    let mut bytes = channel.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn item(feed: &Feed<'_>, id: EntryId) -> Item {
    let entry = feed.site.entry(id);
    let path = feed.site.routes.entry(id);
    let sectors = entry.profile().map(|p| &*p.sectors).unwrap_or_default();
    let category =
        |s: &crate::model::SectorId| Category { name: feed.site.corpus.sector_name(*s).to_owned(), domain: None };
    Item {
        title: Some(entry.title.to_string()),
        link: Some(feed.address(path)),
        description: Some(entry.summary.to_string()).filter(|s| !s.is_empty()),
        guid: Some(Guid { value: feed.identity(path), permalink: feed.site.corpus.config.base_url.is_some() }),
        pub_date: Some(midnight(entry.date).to_rfc2822()),
        categories: sectors.iter().map(category).collect(),
        ..Item::default()
    }
}
