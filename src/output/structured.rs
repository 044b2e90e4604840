//! Structured data for search engines and for previews in chats: JSON-LD (schema.org), Open Graph and Twitter cards.
//!
//! Addresses must be absolute there, so pages of a site without `địa chỉ` carry only what needs none.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::link::Site;
use crate::model::{Entry, EntryId, Kind};

use super::body;
use super::theme::Safe;

/// A name and a value: `property[0]`, `property[1]`.
pub type Property = (&'static str, String);

/// What a page tells machines about itself.
#[derive(Debug, Default, serde::Serialize)]
pub struct Structured {
    /// Open Graph and Twitter properties in order, each a name and a value.
    pub properties: Vec<Property>,
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
    Structured { properties: properties(site, subject), json_ld: json_ld(site, subject) }
}

fn properties(site: &Site, subject: &Subject<'_>) -> Vec<Property> {
    let config = &site.corpus.config;
    let profile = subject.entry.filter(|id| site.entry(*id).kind.is_profile());
    let title = if subject.title.is_empty() { &config.title } else { subject.title };
    let mut found: Vec<Property> = vec![
        ("og:type", if profile.is_some() { "article" } else { "website" }.to_owned()),
        ("og:title", title.to_owned()),
        ("og:site_name", config.title.to_string()),
        ("og:locale", config.lang().pick("vi_VN", "en_GB").to_owned()),
    ];
    if !subject.description.is_empty() {
        found.push(("og:description", subject.description.to_owned()));
    }
    let picture = subject.entry.and_then(|id| picture(site, id));
    if let Some(base) = &config.base_url {
        found.push(("og:url", address(base, subject.path)));
        found.extend(picture.map(|path| ("og:image", address(base, &path))));
    }
    if let Some(entry) = profile.map(|id| site.entry(id)) {
        found.push(("article:published_time", entry.date.to_string()));
    }
    let card = if found.iter().any(|(name, _)| *name == "og:image") { "summary_large_image" } else { "summary" };
    found.push(("twitter:card", card.to_owned()));
    found
}

fn picture(site: &Site, id: EntryId) -> Option<Cow<'_, str>> {
    let image = site.entry(id).profile()?.image.as_deref()?;
    let (path, _) = body::picture(site, id, &image.file.value)?;
    // Chats do not show drawings.
    (!path.ends_with(".svg")).then_some(path)
}

/// Absolute address of a page.
pub fn address(base: &str, path: &str) -> String {
    let (mut base, mut path) = (base, if path == "index.html" { "" } else { path });
    // What all languages share lies above the pages of a further one.
    while let Some(above) = path.strip_prefix("../") {
        path = above;
        base = base.trim_end_matches('/').rfind('/').map_or(base, |end| &base[..=end]);
    }
    format!("{base}{path}")
}

fn json_ld(site: &Site, subject: &Subject<'_>) -> String {
    let Some(base) = site.corpus.config.base_url.as_deref() else { return String::new() };
    let mut graph = vec![publisher(site, base)];
    match subject.entry.map(|id| (id, site.entry(id))) {
        Some((id, entry)) => graph.push(article(site, base, id, entry)),
        None if !subject.list.is_empty() => graph.push(item_list(site, base, subject.list)),
        None => {}
    }
    if subject.path == "index.html" {
        graph.push(json!({
            "@type": "WebSite", "@id": format!("{base}#site"), "url": base, "name": site.corpus.config.title,
            "publisher": {"@id": format!("{base}#publisher")},
        }));
    }
    if subject.crumbs.len() > 1 {
        graph.push(breadcrumbs(base, &subject.crumbs));
    }
    let value = json!({"@context": "https://schema.org", "@graph": graph});
    // `</script>` and `<!--` inside a string would end or swallow the element.
    value.to_string().replace('<', "\\u003c")
}

fn publisher(site: &Site, base: &str) -> Value {
    let config = &site.corpus.config;
    let mut value = json!({
        "@type": "GovernmentOrganization", "@id": format!("{base}#publisher"), "url": base,
        "name": config.publisher.as_ref().map_or(&config.title, |p| &p.name),
    });
    if let Some(publisher) = &config.publisher {
        set(&mut value, "address", publisher.address.as_deref());
        set(&mut value, "telephone", publisher.phone.as_deref());
        set(&mut value, "email", publisher.email.as_deref());
        let logo = publisher.logo.as_deref().filter(|logo| site.statics.contains_key(*logo));
        set(&mut value, "logo", logo.map(|logo| address(base, &site.from_root(logo))).as_deref());
    }
    value
}

fn set(value: &mut Value, key: &str, text: Option<&str>) {
    if let (Some(object), Some(text)) = (value.as_object_mut(), text) {
        object.insert(key.to_owned(), text.into());
    }
}

fn article(site: &Site, base: &str, id: EntryId, entry: &Entry) -> Value {
    let url = address(base, site.routes.entry(id));
    let mut value = json!({
        "@type": if entry.kind.is_profile() { "Article" } else { "WebPage" },
        "@id": url, "url": url, "headline": entry.title, "name": entry.title,
        "inLanguage": site.corpus.config.language().code,
        "publisher": {"@id": format!("{base}#publisher")},
        "author": {"@id": format!("{base}#publisher")},
        "mainEntityOfPage": url,
    });
    set(&mut value, "description", Some(&*entry.summary).filter(|s| !s.is_empty()));
    if entry.kind != Kind::Page {
        set(&mut value, "datePublished", Some(&iso(entry.date)));
    }
    let image = picture(site, id).map(|path| address(base, &path));
    set(&mut value, "image", image.as_deref());
    if let (Some(about), Some(object)) = (honoree(site, entry), value.as_object_mut()) {
        object.insert("about".to_owned(), about);
    }
    value
}

/// Whom a story is about. An initiative is a way of working, neither a person nor an organisation.
fn honoree(site: &Site, entry: &Entry) -> Option<Value> {
    let profile = entry.profile()?;
    let place = entry.place.map(|p| site.corpus.gazetteer.full_name(p));
    let mut about = match entry.kind {
        Kind::Individual => json!({"@type": "Person", "name": profile.name}),
        Kind::Collective => json!({"@type": "Organization", "name": profile.name}),
        _ => json!({"@type": "Thing", "name": profile.name}),
    };
    match entry.kind {
        Kind::Individual => {
            set(&mut about, "jobTitle", profile.position.as_deref());
            if let (Some(unit), Some(object)) = (&profile.unit, about.as_object_mut()) {
                object.insert("affiliation".to_owned(), json!({"@type": "Organization", "name": unit}));
            }
        }
        Kind::Collective => {
            if let (Some(place), Some(object)) = (place, about.as_object_mut()) {
                object.insert("location".to_owned(), json!({"@type": "AdministrativeArea", "name": place}));
            }
        }
        _ => {}
    }
    Some(about)
}

fn item_list(site: &Site, base: &str, entries: &[EntryId]) -> Value {
    let item = |(i, id): (usize, &EntryId)| json!({"@type": "ListItem", "position": i + 1, "url": address(base, site.routes.entry(*id)), "name": site.entry(*id).title});
    json!({"@type": "ItemList", "numberOfItems": entries.len(), "itemListElement": entries.iter().enumerate().map(item).collect::<Vec<_>>()})
}

fn breadcrumbs(base: &str, crumbs: &[(String, String)]) -> Value {
    let item = |(i, (title, path)): (usize, &(String, String))| json!({"@type": "ListItem", "position": i + 1, "name": title, "item": address(base, path)});
    json!({"@type": "BreadcrumbList", "itemListElement": crumbs.iter().enumerate().map(item).collect::<Vec<_>>()})
}

fn iso(day: NaiveDate) -> String {
    day.to_string()
}
