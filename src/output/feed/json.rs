//! JSON Feed 1.1 (jsonfeed.org).

use serde::Serialize;

use crate::model::EntryId;

use super::{Feed, midnight};

#[derive(Serialize)]
struct JsonFeed<'f> {
    version: &'static str,
    title: &'f str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'f str,
    home_page_url: String,
    feed_url: String,
    language: &'f str,
    authors: [Author<'f>; 1],
    items: Vec<Item<'f>>,
}

#[derive(Serialize)]
struct Author<'f> {
    name: &'f str,
}

#[derive(Serialize)]
struct Item<'f> {
    id: String,
    url: String,
    title: &'f str,
    content_text: &'f str,
    date_published: String,
    tags: Vec<&'f str>,
}

pub fn render(feed: &Feed<'_>) -> Vec<u8> {
    let json = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        description: feed.description(),
        home_page_url: feed.address(&feed.page),
        feed_url: feed.address(feed.path),
        language: feed.lang(),
        authors: [Author { name: feed.author() }],
        items: feed.entries.iter().map(|id| item(feed, *id)).collect(),
    };
    serde_json::to_vec(&json).expect("values of plain fields serialise")
}

fn item<'f>(feed: &Feed<'f>, id: EntryId) -> Item<'f> {
    let entry = feed.site.entry(id);
    let path = feed.site.routes.entry(id);
    let sectors = entry.profile().map(|p| &*p.sectors).unwrap_or_default();
    Item {
        id: feed.identity(path),
        url: feed.address(path),
        title: &entry.title,
        content_text: if entry.summary.is_empty() { &entry.title } else { &entry.summary },
        date_published: midnight(entry.date).to_rfc3339(),
        tags: sectors.iter().map(|s| feed.site.corpus.sector_name(*s)).collect(),
    }
}
