//! Which page lies where: flat `.html` files, relative links, names that are safe on every server and unique when case is ignored.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::{Diagnostics, FileEntry, Problem, Span, Spanned};
use crate::model::{Entry, EntryId, Kind};
use crate::resolve::Corpus;
use crate::text;

use super::directory::stem;
use super::reads::{Facet, Marks, note};
use super::{EntryLinks, Index, List, ListKey};

/// Pages and files that the site makes itself: their names are taken.
const FIXED: &[&str] = &[
    "index.html",
    "404.html",
    "tim-kiem.html",
    "so-do.html",
    "thong-ke.html",
    "lich.html",
    "lich.ics",
    "feed.xml",
    "rss.xml",
    "feed.json",
    "sitemap.xml",
    "robots.txt",
    "icon.svg",
    "style.css",
    "script.js",
    "dia-ban/index.html",
    "linh-vuc/index.html",
    "nam/index.html",
    "ca-nhan/index.html",
    "tap-the/index.html",
    "mo-hinh/index.html",
    "van-ban/index.html",
    "van-ban/dan-chieu.html",
    "chuyen-de/index.html",
    "trang/index.html",
    ".guongsang-manifest.json",
];

/// Paths of all pages.
#[derive(Debug, Default)]
pub struct Routes {
    entries: Vec<Box<str>>,
    /// The first page of each list.
    lists: FxHashMap<ListKey, Box<str>>,
    /// Short links and former paths of published entries: path to entry, by path.
    pub redirects: BTreeMap<Box<str>, EntryId>,
    marks: Marks,
}

impl Routes {
    /// Gives every entry and list its path; two that want one are a problem that names both.
    pub fn new(
        corpus: &Corpus,
        index: &Index,
        links: &[EntryLinks],
        statics: &BTreeMap<Box<str>, FileEntry>,
        marks: Marks,
        problems: &mut Diagnostics,
    ) -> Self {
        let mut claims = Claims::new(corpus, links, problems);
        let mut routes = Self { marks, ..Self::default() };
        let entries = || corpus.entries.iter().enumerate().map(|(i, entry)| (EntryId(i as u32), entry));
        for (id, entry) in entries() {
            check_slug(entry, claims.problems);
            let path = format!("{}.html", page_folder(entry));
            claims.page(&path, id);
            routes.entries.push(path.into());
        }
        let first = |list: &List| (list.key, first_page(list, corpus, &routes.entries));
        let first: Vec<_> = index.lists().par_iter().map(first).collect();
        routes.lists = first.into_iter().collect();
        for list in index.lists() {
            let pages = list.entries.len().div_ceil(corpus.config.per_page);
            for path in (1..=pages).filter_map(|page| routes.list(list.key, page)) {
                claims.taken.entry(path.into()).or_insert(Owner::Site);
            }
        }
        for (id, entry) in entries() {
            // An id that is used twice has a problem of its own.
            let short = entry.id.as_ref().map(|id| format!("g/{}.html", id.value));
            routes
                .redirects
                .extend(short.filter(|path| claims.take(path, Owner::Entry(id))).map(|path| (path.into(), id)));
        }
        for (id, entry) in entries() {
            for Spanned { value: path, span } in aliases_of(entry, claims.problems) {
                if claims.alias(path, id, span) {
                    routes.redirects.insert(path.into(), id);
                }
            }
        }
        routes.redirects.retain(|_, id| corpus.entries[id.index()].is_published());
        let folders = claims.folders(statics);
        for (path, file) in statics {
            claims.file(path, file, statics, &folders);
        }
        routes
    }

    /// Path of an entry's page.
    pub fn entry(&self, id: EntryId) -> &str {
        note(|| self.marks.entries()[id.index()]);
        self.path(id)
    }

    /// Path of an entry's page, unnoted.
    pub(super) fn path(&self, id: EntryId) -> &str {
        &self.entries[id.index()]
    }

    /// Path of the first page of a list, unnoted.
    pub(super) fn first_page(&self, key: ListKey) -> Option<&str> {
        self.lists.get(&key).map(|path| &**path)
    }

    /// Path of the feed of a list; crossings, the scope and lists of pages have none.
    pub fn feed(&self, key: ListKey) -> Option<String> {
        let untold = matches!(key, ListKey::Scope | ListKey::Kind(Kind::Topic | Kind::Page)) || key.is_crossing();
        note(|| self.marks.list(key, Facet::Page));
        self.lists.get(&key).filter(|_| !untold).map(|first| format!("{}.xml", stem_of(first)))
    }

    /// Path of a page of a list, from 1; `None` for lists that are not there.
    pub fn list(&self, key: ListKey, page: usize) -> Option<Cow<'_, str>> {
        note(|| self.marks.list(key, Facet::Page));
        let first = self.lists.get(&key)?;
        Some(if page <= 1 { Cow::Borrowed(first) } else { Cow::Owned(format!("{}-trang-{page}.html", stem_of(first))) })
    }
}

/// A path of a page without its ending.
fn stem_of(path: &str) -> &str {
    path.strip_suffix(".html").unwrap_or(path)
}

fn first_page(list: &List, corpus: &Corpus, entries: &[Box<str>]) -> Box<str> {
    let place = |place| format!("dia-ban/{}", corpus.gazetteer.route_of(place, &corpus.config.scope).join("/"));
    let sector = |sector| &*corpus.sectors.get(sector).id;
    match list.key {
        ListKey::Kind(kind) => format!("{}/index.html", kind.folder()),
        ListKey::Scope => "dia-ban/index.html".to_owned(),
        ListKey::Place(id) => format!("{}.html", place(id)),
        ListKey::Sector(id) => format!("linh-vuc/{}.html", sector(id)),
        ListKey::Year(year) => format!("nam/{year}.html"),
        ListKey::Topic(topic) => return entries[topic.index()].clone(),
        ListKey::PlaceSector(id, s) => format!("{}/linh-vuc/{}.html", place(id), sector(s)),
        ListKey::PlaceYear(id, year) => format!("{}/nam/{year}.html", place(id)),
        ListKey::SectorYear(s, year) => format!("linh-vuc/{}/nam/{year}.html", sector(s)),
    }
    .into()
}

/// The slug of an entry: as written, else from the name of its file or folder.
fn slug(entry: &Entry) -> String {
    match &entry.slug {
        Some(written) => written.value.to_string(),
        None => text::segment(stem(&entry.source.path)),
    }
}

/// Path of an entry's page without `.html`; its pictures and attachments lie in the folder of this name.
pub fn page_folder(entry: &Entry) -> String {
    format!("{}/{}", entry.kind.folder(), slug(entry))
}

fn check_slug(entry: &Entry, problems: &mut Diagnostics) {
    let slug = slug(entry);
    let nameless = entry.slug.is_none() && is_nameless(&entry.source.path);
    if text::is_safe_segment(&slug) && !is_reserved(entry.kind, &slug) && !nameless {
        return;
    }
    let proposal =
        Some(text::segment(&entry.title)).filter(|s| text::is_safe_segment(s) && !is_reserved(entry.kind, s));
    let problem = Problem::BadSlug {
        text: match &entry.slug {
            Some(written) => written.value.to_string(),
            None if nameless => "index".to_owned(),
            None => stem(&entry.source.path).to_owned(),
        },
        proposal: proposal.unwrap_or_else(|| "bai-viet-1".to_owned()),
    };
    match &entry.slug {
        Some(written) => problems.at(&entry.source.path, written.span, problem),
        None => problems.file(entry.source.path.clone(), problem),
    }
}

/// `content/ca-nhan/index.md`: there is no folder of its own that would give it a name.
fn is_nameless(path: &str) -> bool {
    path.split('/').count() == 3 && path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("index.md"))
}

/// Names of pages that the site makes in a kind's folder: its index, the overview of citations, and later pages of lists. Only
/// topics have later pages of their own: `Trang` is a common given name, and `nguyen-thi-trang-2` a fine page of a person.
fn is_reserved(kind: Kind, slug: &str) -> bool {
    let later = slug.rsplit_once("-trang-").filter(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    match later {
        Some((list, _)) => kind == Kind::Topic || list == "index",
        None => slug == "index" || (kind == Kind::Document && slug == "dan-chieu"),
    }
}

/// Former addresses that are sound, without a slash at their head.
fn aliases_of<'e>(entry: &'e Entry, problems: &mut Diagnostics) -> Vec<Spanned<&'e str>> {
    let mut paths = Vec::with_capacity(entry.aliases.len());
    for alias in &entry.aliases {
        let path = alias.value.trim_start_matches('/');
        if path.strip_suffix(".html").is_some_and(|p| p.split('/').all(text::is_safe_segment)) {
            paths.push(Spanned::new(path, alias.span));
        } else {
            problems.at(&entry.source.path, alias.span, Problem::BadPath { text: alias.value.to_string() });
        }
    }
    paths
}

#[derive(Clone, Copy)]
enum Owner {
    Site,
    Entry(EntryId),
    Static,
}

/// Who wants which path. Case is ignored: two files of one name in upper and lower case are one on Windows.
struct Claims<'a> {
    corpus: &'a Corpus,
    problems: &'a mut Diagnostics,
    taken: FxHashMap<Box<str>, Owner>,
    /// Pictures and attachments of published entries.
    copies: FxHashMap<&'a str, EntryId>,
}

impl<'a> Claims<'a> {
    fn new(corpus: &'a Corpus, links: &'a [EntryLinks], problems: &'a mut Diagnostics) -> Self {
        let published = corpus.entries.iter().zip(links).enumerate().filter(|(_, (entry, _))| entry.is_published());
        let copies =
            published.flat_map(|(i, (_, links))| links.assets.iter().map(move |a| (&*a.output, EntryId(i as u32))));
        let taken = FIXED.iter().map(|path| ((*path).into(), Owner::Site)).collect();
        Self { corpus, problems, taken, copies: copies.collect() }
    }

    fn owner(&self, key: &str) -> Option<Owner> {
        let language = self.corpus.config.languages.iter().skip(1).any(|l| key.starts_with(l.folder));
        if key.starts_with("api/v1/") || key.starts_with("sitemap-") || language {
            return Some(Owner::Site);
        }
        self.taken.get(key).copied().or_else(|| self.copies.get(key).map(|id| Owner::Entry(*id)))
    }

    /// Takes a path if it is free.
    fn take(&mut self, path: &str, owner: Owner) -> bool {
        let key = path.to_lowercase();
        let free = self.owner(&key).is_none();
        if free {
            self.taken.insert(key.into(), owner);
        }
        free
    }

    /// The page of an entry.
    fn page(&mut self, path: &str, id: EntryId) {
        if self.take(path, Owner::Entry(id)) {
            return;
        }
        let entry = &self.corpus.entries[id.index()];
        let problem = self.collision(path, self.free_slug(entry));
        match &entry.slug {
            Some(slug) => self.problems.at(&entry.source.path, slug.span, problem),
            None => self.problems.file(entry.source.path.clone(), problem),
        }
    }

    /// A former address of an entry, which stands at `span`.
    fn alias(&mut self, path: &str, id: EntryId, span: Span) -> bool {
        let taken = self.take(path, Owner::Entry(id));
        if !taken {
            let problem = self.collision(path, None);
            self.problems.at(&self.corpus.entries[id.index()].source.path, span, problem);
        }
        taken
    }

    /// The folders that the site has.
    fn folders(&self, statics: &BTreeMap<Box<str>, FileEntry>) -> FxHashSet<Box<str>> {
        let mut folders: FxHashSet<Box<str>> = ["api", "api/v1"].map(Into::into).into_iter().collect();
        let taken = self.taken.keys().map(|path| &**path).chain(self.copies.keys().copied());
        let statics = statics.keys().map(|path| path.to_lowercase());
        let mut add = |path: &str| folders.extend(path.match_indices('/').map(|(at, _)| path[..at].into()));
        taken.for_each(&mut add);
        statics.for_each(|path| add(&path));
        folders
    }

    /// A file of `static/` or of a theme. Files of the theme may be replaced on purpose.
    fn file(
        &mut self,
        path: &str,
        file: &FileEntry,
        statics: &BTreeMap<Box<str>, FileEntry>,
        folders: &FxHashSet<Box<str>>,
    ) {
        const REPLACEABLE: [&str; 5] = ["icon.svg", "style.css", "script.js", "robots.txt", "404.html"];
        let key = path.to_lowercase();
        if folders.contains(&*key) {
            let problem = Problem::PathCollision { path: path.to_owned(), other: format!("{path}/"), proposal: None };
            return self.problems.file(file.path.clone(), problem);
        }
        match self.owner(&key) {
            Some(Owner::Static) => {
                let other = statics.iter().find(|(other, _)| &***other != path && other.to_lowercase() == key);
                let other = other.map_or(path, |(_, other)| &other.path).to_owned();
                let problem = Problem::PathCollision { path: path.to_owned(), other, proposal: None };
                self.problems.file(file.path.clone(), problem);
            }
            Some(_) if !REPLACEABLE.contains(&key.as_str()) => {
                let problem = self.collision(path, None);
                self.problems.file(file.path.clone(), problem);
            }
            _ => {
                self.taken.insert(key.into(), Owner::Static);
            }
        }
    }

    fn collision(&self, path: &str, proposal: Option<String>) -> Problem {
        let other = match self.owner(&path.to_lowercase()) {
            Some(Owner::Entry(id)) => self.corpus.entries[id.index()].source.path.to_string(),
            Some(Owner::Static) => format!("static/{path}"),
            Some(Owner::Site) | None => "guongsang".to_owned(),
        };
        Problem::PathCollision { path: path.to_owned(), other, proposal }
    }

    fn free_slug(&self, entry: &Entry) -> Option<String> {
        let base = slug(entry);
        let year = entry.years.last().map(|y| format!("{base}-{y}"));
        let free = |slug: &String| self.owner(&format!("{}/{slug}.html", entry.kind.folder())).is_none();
        year.into_iter().chain((2..1000).map(|n| format!("{base}-{n}"))).find(free)
    }
}

/// The relative link from a page to another: `../van-ban/a.html`. Both are paths below one root.
pub fn relative(from: &str, to: &str) -> String {
    // Up to where both lie in the same folders.
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let common = from.as_bytes()[..same].iter().rposition(|b| *b == b'/').map_or(0, |slash| slash + 1);
    let up = from.as_bytes()[common..].iter().filter(|byte| **byte == b'/').count();
    let mut link = String::with_capacity(3 * up + to.len() - common);
    (0..up).for_each(|_| link.push_str("../"));
    link.push_str(&to[common..]);
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_links() {
        for (from, to, link) in [
            ("index.html", "nam/2024.html", "nam/2024.html"),
            ("ca-nhan/a.html", "index.html", "../index.html"),
            ("ca-nhan/a.html", "ca-nhan/b.html", "b.html"),
            ("dia-ban/den-2025/x/y.html", "dia-ban/xa-a.html", "../../xa-a.html"),
            ("content/ca-nhan/", "content/tap-the/a.md", "../tap-the/a.md"),
        ] {
            assert_eq!(relative(from, to), link, "{from} to {to}");
        }
    }

    #[test]
    fn a_text_directly_in_the_folder_of_a_kind_has_no_name() {
        assert!(is_nameless("content/ca-nhan/index.md") && is_nameless("content/ca-nhan/INDEX.md"));
        assert!(!is_nameless("content/ca-nhan/a/index.md") && !is_nameless("content/ca-nhan/a.md"));
    }

    #[test]
    fn names_of_later_pages_are_taken() {
        assert!(is_reserved(Kind::Topic, "a-trang-2"));
        assert!(is_reserved(Kind::Individual, "index-trang-2"));
        assert!(is_reserved(Kind::Individual, "index"));
        assert!(!is_reserved(Kind::Individual, "nguyen-thi-trang-2"));
        assert!(!is_reserved(Kind::Topic, "a-trang-hai"));
        assert!(!is_reserved(Kind::Topic, "trang-2024"));
    }
}
