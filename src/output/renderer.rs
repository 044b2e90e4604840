//! Renders pages on request: `build` asks for all of them, `serve` for those that somebody looks at.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::Compiled;
use crate::base::{Diagnostic, Diagnostics};
use crate::link::{ListKey, Site};
use crate::markdown::Sanitiser;
use crate::model::{EntryId, Kind};

use super::blueprint::{Blueprint, Page};
use super::rendered_item::RenderedItem;
use super::sheet::{Sheet, SiteView};
use super::theme::Theme;
use super::views::LanguageView;

/// A site with its theme, ready to render any page in any of its languages.
#[derive(Debug)]
pub struct Renderer {
    compiled: Arc<Compiled>,
    /// The first language's, then those of further ones.
    editions: Vec<Edition>,
    /// What every page may say of the site, as JSON, by edition.
    about: Vec<String>,
    pub(super) sanitiser: Arc<Sanitiser>,
    /// What is wrong with the theme.
    found: Diagnostics,
}

/// The site in one language. Its paths are those below its folder.
#[derive(Debug)]
pub(super) struct Edition {
    pub site: Arc<Site>,
    pub theme: Arc<Theme>,
    pub blueprint: Arc<Blueprint>,
    /// Items of lists, each rendered when it is first wanted.
    pub items: Vec<OnceLock<RenderedItem>>,
}

impl Edition {
    fn new(site: Arc<Site>, theme: Arc<Theme>, blueprint: Arc<Blueprint>) -> Self {
        let items = std::iter::repeat_with(OnceLock::new).take(site.corpus.entries.len()).collect();
        Self { site, theme, blueprint, items }
    }

    /// The folder of its pages below the site's root, with a slash at its end; nothing for the first language's.
    fn folder(&self) -> &'static str {
        self.site.corpus.config.folder
    }

    /// The entry of the first language that an entry is or translates.
    fn original(&self, id: EntryId) -> Option<EntryId> {
        if self.site.original.is_some() { self.site.entry(id).original } else { Some(id) }
    }

    /// The published entry of this language that is or translates an entry of the first one.
    fn translation(&self, original: EntryId) -> Option<EntryId> {
        let id = if self.site.original.is_some() { self.site.translation_of(original)? } else { original };
        Some(id).filter(|id| self.site.entry(*id).is_published())
    }
}

impl Renderer {
    /// Loads the theme and lays out the pages; problems are those of the theme.
    pub fn new(compiled: Arc<Compiled>) -> (Self, Diagnostics) {
        let mut problems = Diagnostics::default();
        let mut about = Vec::new();
        let mut made = Vec::with_capacity(1 + compiled.translations.len());
        for site in std::iter::once(&compiled.site).chain(&compiled.translations) {
            let config = &site.corpus.config;
            let (mut theme, found) = Theme::load(&compiled.sources, &config.theme, config.language());
            problems.extend(found);
            let view = SiteView::new(site, &theme);
            about.push(serde_json::to_string(&view).unwrap_or_default());
            let view = tera::Value::from_serializable(&view);
            theme.tera.global_context().insert_value("site", view);
            let strings = theme.strings().clone();
            theme.tera.global_context().insert("t", &strings);
            made.push((site.clone(), theme, Blueprint::new(site)));
        }
        let addresses = made.iter().map(|(_, _, blueprint)| blueprint.addresses().count()).sum();
        let folders: Vec<&str> = made.iter().skip(1).map(|(site, ..)| site.corpus.config.folder).collect();
        let (site, theme, blueprint) = &mut made[0];
        problems.extend(
            theme.give_way(|path| blueprint.get(path).is_some() || folders.iter().any(|f| path.starts_with(f))),
        );
        blueprint.share(site, theme, addresses);
        let edition = |(site, theme, blueprint)| Edition::new(site, Arc::new(theme), Arc::new(blueprint));
        let editions = made.into_iter().map(edition).collect();
        let found = problems.finished();
        let renderer = Self { compiled, editions, about, sanitiser: Arc::new(Sanitiser::new()), found: found.clone() };
        (renderer, found)
    }

    /// As [`Renderer::new`], with the theme and the layout of this one where the site has been [reworded](Site::reworded) only.
    pub fn again(&self, compiled: Arc<Compiled>) -> (Self, Diagnostics) {
        let [edition] = &*self.editions else { return Self::new(compiled) };
        let same_theme = self.compiled.sources.theme_files.values().eq(compiled.sources.theme_files.values());
        let same_layout = compiled.translations.is_empty() && Arc::ptr_eq(&edition.site.routes, &compiled.site.routes);
        if !same_theme || !same_layout {
            return Self::new(compiled);
        }
        let editions = vec![Edition::new(compiled.site.clone(), edition.theme.clone(), edition.blueprint.clone())];
        let (about, sanitiser, found) = (self.about.clone(), self.sanitiser.clone(), self.found.clone());
        (Self { compiled, editions, about, sanitiser, found: found.clone() }, found)
    }

    /// The site in its first language.
    pub fn site(&self) -> &Site {
        &self.compiled.site
    }

    /// What was compiled.
    pub fn compiled(&self) -> &Arc<Compiled> {
        &self.compiled
    }

    /// Paths of all rendered files.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        self.sheets().map(|sheet| sheet.full_path())
    }

    /// All pages, ready to be rendered. A file of the site's own stands in for the theme's.
    pub(super) fn sheets(&self) -> impl Iterator<Item = Sheet<'_>> {
        let statics = &self.site().statics;
        let all = self.editions.iter().flat_map(move |edition| {
            edition.blueprint.iter().map(move |(path, page)| Sheet { all: self, edition, path, page })
        });
        all.filter(|sheet| statics.is_empty() || !statics.contains_key(&*sheet.full_path()))
    }

    /// The pages in all languages that readers and search engines may land on: address of the language's root and path below it.
    pub(super) fn addresses(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.editions.iter().flat_map(|edition| {
            let base = edition.site.corpus.config.base_url.as_deref().unwrap_or_default();
            edition.blueprint.addresses().map(move |path| (base, path))
        })
    }

    /// The sites in their languages, each with the folder of its pages.
    pub(super) fn sites(&self) -> impl Iterator<Item = (&'static str, &Site)> {
        self.editions.iter().map(|edition| (edition.folder(), &*edition.site))
    }

    /// What every page may say of the site, as JSON, by language.
    pub(super) fn about(&self) -> &[String] {
        &self.about
    }

    /// The edition in whose folder a path lies, and the path there.
    fn edition<'p>(&self, path: &'p str) -> (&Edition, &'p str) {
        let further = self.editions.iter().skip(1);
        let found = further.filter_map(|edition| Some((edition, path.strip_prefix(edition.folder())?))).next();
        found.unwrap_or((&self.editions[0], path))
    }

    /// The bytes of a file of the site; `None` if it has no such file.
    ///
    /// # Errors
    /// A problem of a template, with the page that it was rendering.
    pub fn render(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        if self.site().statics.contains_key(path) {
            return None; // a file of the site's own stands in for the theme's
        }
        let (edition, path) = self.edition(path);
        let page = edition.blueprint.get(path)?;
        Some(Sheet { all: self, edition, path, page }.render().map_err(|failure| *failure))
    }

    /// The file of the world that is copied to a path of the output: a picture, an attachment, a file of `static/`.
    pub fn file(&self, path: &str) -> Option<String> {
        if let Some(file) = self.site().statics.get(path) {
            return Some(file.path.clone());
        }
        let (Edition { site, blueprint, .. }, path) = self.edition(path);
        let (folder, _) = path.rsplit_once('/')?;
        let id = match blueprint.get(&format!("{folder}.html"))? {
            Page::Entry(id) | Page::List(ListKey::Topic(id), _) => *id,
            _ => return None,
        };
        let used = site.links(id).assets.iter().find(|u| &*u.output == path)?;
        site.assets.get(&used.source).map(|asset| asset.file.path.clone())
    }

    /// The page at `path` of an edition in all languages; nothing where there is one language.
    pub(super) fn languages(&self, from: &Edition, path: &str, page: &Page) -> Vec<LanguageView> {
        if self.editions.len() == 1 {
            return Vec::new();
        }
        let view = |to: &Edition| {
            let language = to.site.corpus.config.language();
            let same = if std::ptr::eq(from, to) { Some(path.to_owned()) } else { counterpart(page, path, from, to) };
            let near = same.clone().or_else(|| nearest(page, from, to));
            let base = to.site.corpus.config.base_url.as_deref();
            let address = base.zip(same.as_deref()).map(|(base, path)| super::structured::address(base, path));
            let below = format!("{}{}", to.folder(), near.as_deref().unwrap_or("index.html"));
            LanguageView {
                code: language.code,
                name: language.name,
                href: crate::link::relative(path, &from.site.from_root(&below)),
                current: std::ptr::eq(from, to),
                address,
            }
        };
        self.editions.iter().map(view).collect()
    }
}

/// Where a reader goes on in another language that does not have the page: the first page of the list, the list of the kind.
fn nearest(page: &Page, from: &Edition, to: &Edition) -> Option<String> {
    let kind_index = |kind: Kind| {
        let list = format!("{}/index.html", kind.folder());
        to.blueprint.get(&list).map(|_| list.clone())
    };
    match *page {
        Page::List(ListKey::Topic(id), _) => {
            let topic = from.original(id).and_then(|original| to.translation(original));
            topic.map(|id| to.site.routes.entry(id).to_owned()).or_else(|| kind_index(Kind::Topic))
        }
        Page::List(key, _) => to.site.routes.list(key, 1).map(Cow::into_owned),
        Page::Entry(id) => kind_index(from.site.entry(id).kind),
        _ => None,
    }
}

/// The same page in another language.
fn counterpart(page: &Page, path: &str, from: &Edition, to: &Edition) -> Option<String> {
    let entry = |id: EntryId| to.translation(from.original(id)?);
    match *page {
        Page::Entry(id) | Page::Redirect(id) => Some(to.site.routes.entry(entry(id)?).to_owned()),
        Page::List(ListKey::Topic(id), 1) => Some(to.site.routes.entry(entry(id)?).to_owned()),
        Page::List(ListKey::Topic(_), _) => None,
        // Later pages hold other stories in another language.
        Page::List(_, number) if number > 1 => None,
        Page::List(..) | Page::Home | Page::Overview(_) | Page::Map => to.blueprint.get(path).map(|_| path.to_owned()),
        _ => None,
    }
}
