//! Renders pages on request: `build` asks for all of them, `serve` for those that somebody looks at.

use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Context, Value};

use crate::Compiled;
use crate::base::{Diagnostic, Diagnostics, Problem};
use crate::link::{ListKey, Site};
use crate::markdown::Sanitiser;
use crate::model::{EntryId, Kind};

use super::blueprint::{Blueprint, Page};
use super::theme::{Safe, Theme, describe};
use super::views::{
    self, Crumb, Desk, DocumentView, Frame, HomeView, ItemView, ListView, MapView, OverviewView, PageView, StoryView,
    View,
};
use super::{api, body, feed};

/// Stands for the way to the root in items, which are rendered once and put into pages of every depth. No text holds it: control
/// characters are refused.
const ROOT: char = '\u{1}';

/// A site with its theme, ready to render any page.
#[derive(Debug)]
pub struct Renderer {
    compiled: Arc<Compiled>,
    theme: Theme,
    blueprint: Blueprint,
    sanitiser: Sanitiser,
    items: Vec<OnceLock<Box<str>>>,
}

type Failure = Box<Diagnostic>;

impl Renderer {
    /// Loads the theme and lays out the pages; problems are those of the theme.
    pub fn new(compiled: Arc<Compiled>) -> (Self, Diagnostics) {
        let config = &compiled.site.corpus.config;
        let (mut theme, problems) = Theme::load(&compiled.sources, &config.theme, config.lang());
        let global = theme.tera.global_context();
        global.insert("site", &SiteView::new(&compiled.site));
        let strings = theme.strings().clone();
        theme.tera.global_context().insert("t", &strings);
        let blueprint = Blueprint::new(&compiled.site, &theme);
        let items = std::iter::repeat_with(OnceLock::new).take(compiled.site.corpus.entries.len()).collect();
        (Self { compiled, theme, blueprint, sanitiser: Sanitiser::new(), items }, problems.finished())
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.compiled.site
    }

    /// What was compiled.
    pub fn compiled(&self) -> &Arc<Compiled> {
        &self.compiled
    }

    /// Paths of all rendered files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.blueprint.iter().map(|(path, _)| path)
    }

    pub(super) fn pages(&self) -> &Blueprint {
        &self.blueprint
    }

    /// The bytes of a file of the site; `None` if it has no such file.
    ///
    /// # Errors
    /// A problem of a template, with the page that it was rendering.
    pub fn render(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        if self.site().statics.contains_key(path) {
            return None; // a file of the site's own stands in for the theme's
        }
        let page = self.blueprint.get(path)?;
        Some(self.render_page(path, page).map_err(|failure| *failure))
    }

    /// The file of the world that is copied to a path of the output: a picture, an attachment, a file of `static/`.
    pub fn file(&self, path: &str) -> Option<String> {
        if let Some(file) = self.site().statics.get(path) {
            return Some(file.path.clone());
        }
        let (folder, _) = path.rsplit_once('/')?;
        let id = match self.blueprint.get(&format!("{folder}.html"))? {
            Page::Entry(id) | Page::List(ListKey::Topic(id), _) => *id,
            _ => return None,
        };
        let used = self.site().links(id).assets.iter().find(|u| &*u.output == path)?;
        self.site().assets.get(&used.source).map(|asset| asset.file.path.clone())
    }

    pub(super) fn render_page(&self, path: &str, page: &Page) -> Result<Vec<u8>, Failure> {
        match page {
            Page::Home => self.home(path),
            Page::Entry(id) => self.entry(path, *id),
            Page::List(key, number) => self.list(path, *key, *number),
            Page::Overview(overview) => {
                let mut desk = self.desk(path);
                let (view, crumbs) = OverviewView::new(&mut desk, *overview);
                let title = view.title.clone();
                self.html(desk, views::overview_section(*overview), title, String::new(), crumbs, &view)
            }
            Page::Redirect(id) => self.redirect(path, *id),
            Page::NotFound => self.not_found(path),
            Page::Asset(name) => Ok(self.theme.asset(name).unwrap_or_default().as_bytes().to_vec()),
            Page::Api(table, part) => Ok(api::render(self.site(), *table, *part)),
            Page::Feed(source, format) => Ok(self.feed(path, *source, *format)),
            Page::Map => {
                let mut desk = self.desk(path);
                let (view, crumbs) = MapView::new(&mut desk);
                let title = desk.word("map").to_owned();
                self.html(desk, "", title, String::new(), crumbs, &view)
            }
            Page::Sitemap(part) => Ok(feed::sitemap(self.site(), &self.blueprint, *part)),
            Page::Robots => Ok(feed::robots(self.site())),
        }
    }

    fn desk<'s>(&'s self, path: &'s str) -> Desk<'s> {
        Desk::new(self.site(), &self.theme, path)
    }

    fn home(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let mut desk = self.desk(path);
        let (mut view, crumbs) = HomeView::new(&mut desk);
        view.items = self.items(path, &view.newest)?;
        let description = self.site().corpus.config.description.to_string();
        self.html(desk, "home", String::new(), description, crumbs, &view)
    }

    fn entry(&self, path: &str, id: EntryId) -> Result<Vec<u8>, Failure> {
        let html = body::render(self.site(), id, path, &self.sanitiser);
        let entry = self.site().entry(id);
        let (title, summary) = (entry.title.to_string(), entry.summary.to_string());
        let mut desk = self.desk(path);
        desk.note_held(entry);
        desk.entry = Some(id);
        match entry.kind {
            Kind::Document => {
                let Some((view, crumbs)) = DocumentView::new(&mut desk, id, html) else { return Ok(Vec::new()) };
                self.html(desk, "documents", title, summary, crumbs, &view)
            }
            Kind::Individual | Kind::Collective | Kind::Initiative => {
                let Some((mut view, crumbs)) = StoryView::new(&mut desk, id, html) else { return Ok(Vec::new()) };
                for strip in [&mut view.same_place, &mut view.same_sector].into_iter().flatten() {
                    strip.items = self.items(path, &strip.entries)?;
                }
                self.html(desk, "", title, summary, crumbs, &view)
            }
            Kind::Topic | Kind::Page => {
                let (view, crumbs) = PageView::new(&desk, id, html);
                self.html(desk, "", title, summary, crumbs, &view)
            }
        }
    }

    fn list(&self, path: &str, key: ListKey, number: usize) -> Result<Vec<u8>, Failure> {
        let html = match key {
            ListKey::Topic(topic) if number == 1 => Some(body::render(self.site(), topic, path, &self.sanitiser)),
            _ => None,
        };
        let mut desk = self.desk(path);
        let Some((mut view, crumbs)) = ListView::new(&mut desk, key, number, html) else { return Ok(Vec::new()) };
        view.items = self.items(path, view.entries)?;
        let page = if number > 1 { format!(" – {} {number}", desk.word("page")) } else { String::new() };
        let (title, lede) = (format!("{}{page}", view.title), view.lede.clone());
        self.html(desk, views::list_section(key), title, lede, crumbs, &view)
    }

    fn feed(&self, path: &str, source: feed::Source, format: feed::Format) -> Vec<u8> {
        let title = match source {
            feed::Source::Site => String::new(),
            feed::Source::List(key) => views::list_title(&self.desk(path), key),
        };
        feed::render(self.site(), source, format, path, &title)
    }

    fn redirect(&self, path: &str, id: EntryId) -> Result<Vec<u8>, Failure> {
        let desk = self.desk(path);
        let link = desk.link(id);
        let title = link.title.clone();
        self.html(desk, "", title, String::new(), Vec::new(), &link)
    }

    fn not_found(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let desk = self.desk(path);
        let title = desk.word("not_found").to_owned();
        let style = self.theme.asset("style.css").unwrap_or_default();
        self.html(desk, "", title, String::new(), Vec::new(), &NotFoundView { style })
    }

    /// A page of a view and the parts that its frame needs.
    fn html<V: View>(
        &self,
        desk: Desk<'_>,
        section: &'static str,
        title: String,
        description: String,
        crumbs: Vec<Crumb>,
        view: &V,
    ) -> Result<Vec<u8>, Failure> {
        let path = desk.path;
        let frame = desk.frame(section, title, description, crumbs);
        let mut context = Context::new();
        insert_frame(&mut context, &frame);
        context.insert(V::NAME, view);
        let mut out = Vec::with_capacity(16 << 10);
        self.theme.tera.render_to(V::TEMPLATE, &context, &mut out).map_err(|e| self.failure(V::TEMPLATE, path, &e))?;
        Ok(out)
    }

    /// Items of a list for a page, each rendered once.
    fn items(&self, path: &str, entries: &[EntryId]) -> Result<String, Failure> {
        let root = "../".repeat(path.matches('/').count());
        let mut out = String::with_capacity(entries.len() * 800);
        for id in entries {
            let item = self.item(*id)?;
            let mut rest = item;
            while let Some(at) = rest.find(ROOT) {
                out.push_str(&rest[..at]);
                out.push_str(&root);
                rest = &rest[at + 1..];
            }
            out.push_str(rest);
        }
        Ok(out)
    }

    fn item(&self, id: EntryId) -> Result<&str, Failure> {
        let cell = &self.items[id.index()];
        if let Some(item) = cell.get() {
            return Ok(item);
        }
        let view = views::item(self.site(), &self.theme, id);
        let template = ItemView::TEMPLATE;
        let mut context = Context::new();
        context.insert_value("root", Value::safe_string("\u{1}"));
        context.insert(ItemView::NAME, &view);
        let path = &self.site().entry(id).source.path;
        let html = self.theme.tera.render(template, &context).map_err(|e| self.failure(template, path, &e))?;
        Ok(cell.get_or_init(|| html.into()))
    }

    /// A problem of a template, placed in the template, naming what it was rendering.
    fn failure(&self, template: &str, path: &str, error: &tera::Error) -> Failure {
        let (name, span, detail) = describe(error);
        let name = name.unwrap_or_else(|| template.to_owned());
        let file = self.theme.template_file(&self.compiled.sources, &name);
        let entry = self.entry_of(path).unwrap_or_else(|| path.to_owned());
        let span = span.filter(|_| self.compiled.sources.find(&file).is_some());
        Box::new(Diagnostic {
            file: file.as_str().into(),
            span,
            problem: Problem::Template { template: name, entry: Some(entry), detail },
        })
    }

    fn entry_of(&self, path: &str) -> Option<String> {
        match self.blueprint.get(path)? {
            Page::Entry(id) | Page::Redirect(id) | Page::List(ListKey::Topic(id), _) => {
                Some(self.site().entry(*id).source.path.to_string())
            }
            _ => None,
        }
    }
}

fn insert_frame(context: &mut Context, frame: &Frame) {
    context.insert_value("root", Value::safe_string(&frame.root));
    context.insert("frame", frame);
}

/// What every page may say of the site.
#[derive(Serialize)]
struct SiteView<'s> {
    /// Title of the site.
    title: &'s str,
    /// What the site is about; may be empty.
    description: &'s str,
    /// Language of the pages, for `lang`: `vi`.
    lang: String,
    /// Whether every page must say that the site is a sample.
    sample: bool,
    /// Who publishes the site; absent where `site.yaml` does not say.
    publisher: Option<PublisherView<'s>>,
    /// What `site.yaml` has under `thêm` (extra), as written there; may be empty.
    extra: &'s std::collections::BTreeMap<String, serde_json::Value>,
}

/// Who publishes the site.
#[derive(Serialize)]
struct PublisherView<'s> {
    /// Name.
    name: &'s str,
    /// Address; absent where it is not said.
    address: Option<&'s str>,
    /// Telephone; absent where it is not said.
    phone: Option<&'s str>,
    /// Address of mail; absent where it is not said.
    email: Option<&'s str>,
    /// Its logo, a file of `static/`, from the root of the site: write `{{ root }}` before it. Absent where it is not said.
    logo: Option<&'s str>,
}

/// The page for addresses that the site does not have.
#[derive(Serialize)]
struct NotFoundView<'s> {
    /// The theme's `style.css`: this page is shown under any address, so it links nothing.
    style: Safe<&'s str>,
}

impl View for NotFoundView<'_> {
    const TEMPLATE: &'static str = "404.html";
}

impl<'s> SiteView<'s> {
    fn new(site: &'s Site) -> Self {
        let config = &site.corpus.config;
        let publisher = config.publisher.as_ref().map(|p| PublisherView {
            name: &p.name,
            address: p.address.as_deref(),
            phone: p.phone.as_deref(),
            email: p.email.as_deref(),
            logo: p.logo.as_deref().filter(|l| site.statics.contains_key(*l)),
        });
        Self {
            title: &config.title,
            description: &config.description,
            lang: config.languages.first().map(|l| l.to_string()).unwrap_or_default(),
            sample: config.sample,
            publisher,
            extra: &config.extra,
        }
    }
}
