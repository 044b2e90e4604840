//! A page as browsers read it: where it leads, which anchors it has, and what is wrong with its markup.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};

/// Elements without an end tag (HTML standard, 13.1.2).
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// What a page holds, as far as tests ask.
#[derive(Debug, Default)]
pub struct Page {
    /// Destinations of links, pictures, styles and redirections, entities resolved.
    pub destinations: Vec<String>,
    /// Destinations of the entries that a list names: links in headings of the third level.
    pub items: Vec<String>,
    /// Ids.
    pub ids: BTreeSet<String>,
    /// The words, markup left out, white space collapsed.
    pub text: String,
    /// What a validator would say, and what this site promises of every page.
    pub faults: Vec<String>,
    open: Vec<String>,
    labels: Vec<String>,
    headings: usize,
    language: Option<String>,
    title: bool,
    /// Whether the script that is open runs.
    runs: bool,
}

impl Page {
    /// Reads a page.
    pub fn parse(html: &[u8]) -> Self {
        let html = std::str::from_utf8(html).unwrap();
        let mut page = Self::default();
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) => {
                    let name = text(&tag.name);
                    let attributes = tag.attributes.iter().map(|(k, v)| (text(k), text(v))).collect();
                    page.start(&name, &attributes, tag.self_closing);
                }
                Token::EndTag(tag) => page.end(&text(&tag.name)),
                Token::String(words) => page.words(&text(&words)),
                Token::Error(error) => page.faults.push(format!("{error:?}")),
                Token::Comment(_) | Token::Doctype(_) => {}
            }
        }
        page.finish();
        page
    }

    fn start(&mut self, name: &str, attributes: &BTreeMap<String, String>, closed: bool) {
        let get = |key: &str| attributes.get(key).map(String::as_str);
        if let Some(id) = get("id")
            && !self.ids.insert(id.to_owned())
        {
            self.faults.push(format!("the id {id} stands twice"));
        }
        self.labels.extend(get("aria-labelledby").into_iter().flat_map(|ids| ids.split(' ')).map(str::to_owned));
        for key in ["href", "src"] {
            // The parts of a drawing are not places that a reader goes to, but they must be there as well.
            self.destinations.extend(get(key).map(str::to_owned));
        }
        if let Some((_, to)) =
            get("content").filter(|_| get("http-equiv") == Some("refresh")).and_then(|c| c.split_once("url="))
        {
            self.destinations.push(to.to_owned());
        }
        let never = attributes.keys().find(|key| key.starts_with("on") || *key == "srcset" || *key == "style");
        self.faults.extend(never.map(|key| format!("<{name} {key}=…>")));
        if name == "a" && self.open.last().is_some_and(|open| open == "h3") {
            self.items.extend(get("href").map(str::to_owned));
        }
        self.runs = name == "script" && get("type").is_none();
        match name {
            "html" => self.language = get("lang").map(str::to_owned),
            "title" => self.title = true,
            "h1" => self.headings += 1,
            "img" if get("alt").is_none() => self.faults.push(format!("a picture without alt: {:?}", get("src"))),
            "a" if get("href").is_none_or(str::is_empty) => self.faults.push("a link without a destination".to_owned()),
            // Structured data runs nothing.
            "script" if get("type") == Some("application/ld+json") => {}
            // The theme's own file; nothing may be written into a page.
            "script" if get("src").is_some_and(|src| src.trim_start_matches("../") == "script.js") => {}
            "script" | "iframe" | "object" | "embed" | "form" | "base" => self.faults.push(format!("<{name}>")),
            _ => {}
        }
        if !closed && !VOID.contains(&name) {
            self.open.push(name.to_owned());
        }
    }

    fn end(&mut self, name: &str) {
        match self.open.pop() {
            Some(open) if open == name => {}
            open => self.faults.push(format!("</{name}> ends <{}>", open.unwrap_or_default())),
        }
    }

    fn words(&mut self, words: &str) {
        if self.open.iter().any(|name| name == "style" || name == "script") {
            if self.runs && self.open.iter().any(|name| name == "script") {
                self.faults.push("a script in the page".to_owned());
            }
            return;
        }
        for word in words.split_whitespace() {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
    }

    fn finish(&mut self) {
        if !self.open.is_empty() {
            self.faults.push(format!("still open: {:?}", self.open));
        }
        if self.headings != 1 {
            self.faults.push(format!("{} headings of the first level", self.headings));
        }
        if !self.title || self.language.as_deref().is_none_or(str::is_empty) {
            self.faults.push("no title or no language".to_owned());
        }
        let lost: Vec<_> = self.labels.iter().filter(|id| !self.ids.contains(*id)).collect();
        self.faults.extend(lost.iter().map(|id| format!("the label {id} is nowhere")));
        if self.text.contains(['\u{1}', '\u{fffd}']) {
            self.faults.push("a character that nobody can read".to_owned());
        }
    }

    /// Whether it links to `path`, itself being at `from`.
    pub fn leads_to(&self, from: &str, path: &str) -> bool {
        self.destinations.iter().any(|to| resolved(from, to).is_some_and(|(file, _)| file == path))
    }
}

fn text(html: &html5gum::HtmlString) -> String {
    String::from_utf8(html.0.clone()).unwrap()
}

/// The file and anchor of the site to which `to` leads on the page at `from`; `None` for other sites. A way out of the
/// site's folder, or from its root, gives a path that no site has.
pub fn resolved(from: &str, to: &str) -> Option<(String, Option<String>)> {
    if ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme)) {
        return None;
    }
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let (path, anchor) = to.split_once('#').map_or((to, None), |(path, anchor)| (path, Some(decoded(anchor))));
    if path.is_empty() {
        return Some((from.to_owned(), anchor));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let decoded_path = decoded(path);
    for part in decoded_path.split('/') {
        match part {
            ".." => {
                if parts.pop().is_none() {
                    return Some((format!("{to} leaves the site"), anchor));
                }
            }
            "." => {}
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), anchor))
}

/// Everything wrong with the markup of the pages of a site, and every link, picture and anchor that leads nowhere.
pub fn faults_of(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let is_page = |path: &&String| path.ends_with(".html");
    let pages: BTreeMap<&String, Page> =
        files.keys().filter(is_page).map(|path| (path, Page::parse(&files[path]))).collect();
    let mut faults = Vec::new();
    for (from, page) in &pages {
        faults.extend(page.faults.iter().map(|fault| format!("{from}: {fault}")));
        for to in &page.destinations {
            let Some((file, anchor)) = resolved(from, to) else { continue };
            if !files.contains_key(&file) {
                faults.push(format!("{from}: {to} leads to {file}, which is not there"));
            } else if let (Some(anchor), Some(target)) = (anchor, pages.get(&file))
                && !anchor.is_empty()
                && !target.ids.contains(&anchor)
            {
                faults.push(format!("{from}: {to} leads to an anchor that is not there"));
            }
        }
    }
    faults
}

#[test]
fn destinations_are_read_as_browsers_do() {
    assert_eq!(
        resolved("ca-nhan/a.html", "../van-ban/b.html#muc"),
        Some(("van-ban/b.html".into(), Some("muc".into())))
    );
    assert_eq!(resolved("ca-nhan/a.html", "b%20c.pdf"), Some(("ca-nhan/b c.pdf".into(), None)));
    assert_eq!(resolved("a.html", "#x"), Some(("a.html".into(), Some("x".into()))));
    assert_eq!(resolved("a.html", "https://b.vn"), None);
    assert_eq!(resolved("a.html", "../b.html").unwrap().0, "../b.html leaves the site");
    assert_eq!(resolved("a.html", "/b.html").unwrap().0, "/b.html");
}

#[test]
fn faults_of_markup_are_found() {
    let page = Page::parse(
        b"<!doctype html><html lang=vi><title>a</title><h1 id=a>b</h1><p id=a><img src=c><a>d</p></a></html>",
    );
    assert_eq!(
        page.faults,
        [
            "the id a stands twice",
            "a picture without alt: Some(\"c\")",
            "a link without a destination",
            "</p> ends <a>",
            "</a> ends <p>"
        ]
    );
}
