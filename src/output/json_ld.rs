//! JSON-LD (schema.org) of a page: who publishes, what the page is, whom it is about, the way to it.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::link::Site;
use crate::model::{Entry, EntryId, Kind};

use super::structured::{Subject, address, landing, picture, published};

/// The data as one text, safe inside `<script>`; empty where the site has no address.
pub fn json_ld(site: &Site, subject: &Subject<'_>) -> String {
    let Some(base) = site.corpus.config.base_url.as_deref() else { return String::new() };
    let mut graph = vec![Node::Publisher(publisher(site, base))];
    match subject.entry.map(|id| (id, site.entry(id))) {
        Some((id, entry)) => graph.push(Node::Article(Box::new(article(site, base, id, entry)))),
        None if !subject.list.is_empty() => graph.push(Node::List(item_list(site, base, subject.list))),
        None => {}
    }
    if subject.path == "index.html" {
        let publisher = Reference { id: Below(first_base(site, base), "#publisher") };
        let name = &site.corpus.config.title;
        graph.push(Node::Site(WebSite { kind: "WebSite", id: Below(base, "#site"), url: base, name, publisher }));
    }
    if subject.crumbs.len() > 1 {
        graph.push(Node::Crumbs(breadcrumbs(base, &subject.crumbs)));
    }
    let text = serde_json::to_string(&Graph { context: "https://schema.org", graph }).unwrap_or_default();
    // `</script>` and `<!--` inside a string would end or swallow the element.
    if text.contains('<') { text.replace('<', "\\u003c") } else { text }
}

/// An address below the site's, written without being put together first.
struct Below<'a>(&'a str, &'a str);

impl Serialize for Below<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}{}", self.0, self.1))
    }
}

/// The address of a page.
struct PageOf<'a>(&'a str, &'a str);

impl Serialize for PageOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Below(self.0, landing(self.1)).serialize(serializer)
    }
}

#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Publisher(Publisher<'a>),
    Article(Box<Article<'a>>),
    List(ItemList<'a>),
    Site(WebSite<'a>),
    Crumbs(Breadcrumbs<'a>),
}

#[derive(Serialize)]
struct Reference<'a> {
    #[serde(rename = "@id")]
    id: Below<'a>,
}

#[derive(Serialize)]
struct WebSite<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: Below<'a>,
    url: &'a str,
    name: &'a str,
    publisher: Reference<'a>,
}

#[derive(Serialize)]
struct Publisher<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: Below<'a>,
    url: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
}

/// The address of the root that all languages share: they have one publisher.
fn first_base<'s>(site: &Site, base: &'s str) -> &'s str {
    base.strip_suffix(site.corpus.config.folder).unwrap_or(base)
}

fn publisher<'s>(site: &'s Site, base: &'s str) -> Publisher<'s> {
    let config = &site.corpus.config;
    let publisher = config.publisher.as_ref();
    let logo = publisher.and_then(|p| p.logo.as_deref()).filter(|logo| site.statics.contains_key(*logo));
    Publisher {
        kind: "GovernmentOrganization",
        id: Below(first_base(site, base), "#publisher"),
        url: first_base(site, base),
        name: publisher.map_or(&config.title, |p| &p.name),
        address: publisher.and_then(|p| p.address.as_deref()),
        telephone: publisher.and_then(|p| p.phone.as_deref()),
        email: publisher.and_then(|p| p.email.as_deref()),
        logo: logo.map(|logo| address(base, &site.from_root(logo))),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: PageOf<'a>,
    url: PageOf<'a>,
    headline: &'a str,
    name: &'a str,
    in_language: &'static str,
    publisher: Reference<'a>,
    author: Reference<'a>,
    main_entity_of_page: PageOf<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Honoree<'a>>,
}

fn article<'s>(site: &'s Site, base: &'s str, id: EntryId, entry: &'s Entry) -> Article<'s> {
    let path = site.routes.entry(id);
    let publisher = || Reference { id: Below(first_base(site, base), "#publisher") };
    Article {
        kind: if entry.kind.is_profile() { "Article" } else { "WebPage" },
        id: PageOf(base, path),
        url: PageOf(base, path),
        headline: &entry.title,
        name: &entry.title,
        in_language: site.corpus.config.language().code,
        publisher: publisher(),
        author: publisher(),
        main_entity_of_page: PageOf(base, path),
        description: &entry.summary,
        date_published: published(entry),
        image: picture(site, id).map(|path| address(base, &path)),
        about: honoree(site, entry),
    }
}

/// Whom a story is about.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Honoree<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<Named<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Named<String>>,
}

#[derive(Serialize)]
struct Named<T> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: T,
}

/// An initiative is a way of working, neither a person nor an organisation.
fn honoree<'s>(site: &Site, entry: &'s Entry) -> Option<Honoree<'s>> {
    let profile = entry.profile()?;
    let (person, collective) = (entry.kind == Kind::Individual, entry.kind == Kind::Collective);
    let unit = profile.unit.as_deref().filter(|_| person);
    let place = entry.place.filter(|_| collective).map(|place| site.corpus.gazetteer.full_name(place));
    Some(Honoree {
        kind: if person {
            "Person"
        } else if collective {
            "Organization"
        } else {
            "Thing"
        },
        name: &profile.name,
        job_title: profile.position.as_deref().filter(|_| person),
        affiliation: unit.map(|name| Named { kind: "Organization", name }),
        location: place.map(|name| Named { kind: "AdministrativeArea", name }),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ItemList<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    number_of_items: usize,
    item_list_element: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<PageOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<PageOf<'a>>,
}

fn item_list<'s>(site: &'s Site, base: &'s str, entries: &[EntryId]) -> ItemList<'s> {
    let item = |(at, id): (usize, &EntryId)| ListItem {
        kind: "ListItem",
        position: at + 1,
        // The page that it leads to says its name.
        name: None,
        url: Some(PageOf(base, site.routes.entry(*id))),
        item: None,
    };
    let item_list_element = entries.iter().enumerate().map(item).collect();
    ItemList { kind: "ItemList", number_of_items: entries.len(), item_list_element }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Breadcrumbs<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<ListItem<'a>>,
}

fn breadcrumbs<'a>(base: &'a str, crumbs: &'a [(String, String)]) -> Breadcrumbs<'a> {
    let item = |(at, (title, path)): (usize, &'a (String, String))| ListItem {
        kind: "ListItem",
        position: at + 1,
        name: Some(title),
        url: None,
        item: Some(PageOf(base, path)),
    };
    Breadcrumbs { kind: "BreadcrumbList", item_list_element: crumbs.iter().enumerate().map(item).collect() }
}
