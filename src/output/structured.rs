//! Structured data for search engines and for previews in chats: JSON-LD (schema.org), Open Graph and Twitter cards.
//!
//! Addresses must be absolute there, so pages of a site without `địa chỉ` carry only what needs none.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::link::Site;
use crate::markdown::escape_attribute;
use crate::model::{Entry, EntryId};

use super::body;
use super::json_ld::json_ld;
use super::theme::Safe;

/// A name and a value.
type Property = (&'static str, String);

/// What a page tells machines about itself.
#[derive(Debug, Default, serde::Serialize)]
pub struct Structured {
    /// Open Graph and Twitter properties in order, as `<meta>` elements, each in a line.
    pub meta: Safe<String>,
    /// JSON-LD for `<script type="application/ld+json">`; empty where the site has no address.
    pub json_ld: Safe<String>,
}

/// A page as machines see it.
pub struct Subject<'s> {
    /// Path of the page.
    pub path: &'s str,
    /// Title without the site's.
    pub title: &'s str,
    /// One or two sentences.
    pub description: &'s str,
    /// The entry, if the page is of one.
    pub entry: Option<EntryId>,
    /// The entries of a list.
    pub list: &'s [EntryId],
    /// Titles and paths of the way to the page, itself last.
    pub crumbs: Vec<(String, String)>,
}

/// Structured data of a page.
pub fn structured(site: &Site, subject: &Subject<'_>) -> Structured {
    Structured { meta: elements(&properties(site, subject)), json_ld: json_ld(site, subject) }
}

/// Open Graph has its names in `property`, Twitter in `name`.
fn elements(properties: &[Property]) -> String {
    let mut out = String::with_capacity(1024);
    for (name, value) in properties {
        let attribute = if name.starts_with("twitter") { "name" } else { "property" };
        out.extend(["<meta ", attribute, "=\"", name, "\" content=\""]);
        escape_attribute(&mut out, value);
        out.push_str("\">\n");
    }
    out
}

fn properties(site: &Site, subject: &Subject<'_>) -> Vec<Property> {
    let config = &site.corpus.config;
    let profile = subject.entry.filter(|id| site.entry(*id).kind.is_profile());
    let title = if subject.title.is_empty() { &config.title } else { subject.title };
    let mut found: Vec<Property> = vec![
        ("og:type", if profile.is_some() { "article" } else { "website" }.to_owned()),
        ("og:title", title.to_owned()),
        ("og:site_name", config.title.to_string()),
    ];
    let locale = config.language().locale;
    found.extend((!locale.is_empty()).then(|| ("og:locale", locale.to_owned())));
    if !subject.description.is_empty() {
        found.push(("og:description", subject.description.to_owned()));
    }
    let picture = subject.entry.and_then(|id| picture(site, id));
    if let Some(base) = &config.base_url {
        found.push(("og:url", address(base, subject.path)));
        found.extend(picture.map(|path| ("og:image", address(base, &path))));
    }
    if let Some(day) = profile.and_then(|id| published(site.entry(id))) {
        found.push(("article:published_time", day.to_string()));
    }
    let card = if found.iter().any(|(name, _)| *name == "og:image") { "summary_large_image" } else { "summary" };
    found.push(("twitter:card", card.to_owned()));
    found
}

/// The day that front matter gives; one that was made from the year is for sorting only.
pub fn published(entry: &Entry) -> Option<NaiveDate> {
    let issued = entry.document().and_then(|document| document.issued);
    issued.or_else(|| entry.dated.then_some(entry.date))
}

pub fn picture(site: &Site, id: EntryId) -> Option<Cow<'_, str>> {
    let image = site.entry(id).profile()?.image.as_deref()?;
    let (path, _) = body::picture(site, id, &image.file.value)?;
    // Chats do not show drawings.
    (!path.ends_with(".svg")).then_some(path)
}

/// A page's path as its address ends: the home page is the folder itself.
pub fn landing(path: &str) -> &str {
    if path == "index.html" { "" } else { path }
}

/// Absolute address of a page.
pub fn address(base: &str, path: &str) -> String {
    let (mut base, mut path) = (base, landing(path));
    // What all languages share lies above the pages of a further one.
    while let Some(above) = path.strip_prefix("../") {
        path = above;
        base = base.trim_end_matches('/').rfind('/').map_or(base, |end| &base[..=end]);
    }
    format!("{base}{path}")
}
