//! A page at work: what stands on it is made from the site, put into the theme's template, and dropped with it.

use serde::Serialize;
use tera::{Context, Value};

use crate::base::{Diagnostic, Problem};
use crate::link::{ListKey, Site};
use crate::model::{EntryId, Kind};

use super::blueprint::Page;
use super::rendered_item::{ROOT, RenderedItem};
use super::renderer::{Edition, Renderer};
use super::theme::{Safe, Theme, describe};
use super::views::{
    self, Crumb, Desk, DocumentView, Frame, HomeView, ItemView, ListView, MapView, MenuItem, OverviewView, PageView,
    StoryView, View,
};
use super::{api, body, feed};

type Failure = Box<Diagnostic>;

/// A page of an edition.
#[derive(Clone, Copy)]
pub struct Sheet<'r> {
    pub all: &'r Renderer,
    pub edition: &'r Edition,
    /// Below the edition's folder.
    pub path: &'r str,
    pub page: &'r Page,
}

impl<'r> Sheet<'r> {
    /// The bytes of the page.
    pub fn render(&self) -> Result<Vec<u8>, Failure> {
        let path = self.path;
        match self.page {
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
            Page::Asset(name) => Ok(self.edition.theme.asset(name).unwrap_or_default().as_bytes().to_vec()),
            Page::Api(table, part) => Ok(api::render(self.site(), *table, *part)),
            Page::Feed(source, format) => Ok(self.feed(path, *source, *format)),
            Page::Map => {
                let mut desk = self.desk(path);
                let (view, crumbs) = MapView::new(&mut desk);
                let title = desk.word("map").to_owned();
                self.html(desk, "", title, String::new(), crumbs, &view)
            }
            Page::Sitemap(part) => Ok(feed::sitemap(self.site(), self.all.addresses(), *part)),
            Page::Robots => Ok(feed::robots(self.site())),
        }
    }

    fn site(&self) -> &'r Site {
        &self.edition.site
    }

    /// Path of the page below the root that all languages share.
    pub fn full_path(&self) -> String {
        format!("{}{}", self.site().corpus.config.folder, self.path)
    }

    fn desk(&self, path: &'r str) -> Desk<'r> {
        let mut desk = Desk::new(self.site(), &self.edition.theme, path);
        desk.languages = self.all.languages(self.edition, path, self.page);
        desk
    }

    fn home(&self, path: &'r str) -> Result<Vec<u8>, Failure> {
        let mut desk = self.desk(path);
        let (mut view, crumbs) = HomeView::new(&mut desk);
        view.items = self.items(path, &view.newest)?;
        let description = self.site().corpus.config.description.to_string();
        self.html(desk, "home", String::new(), description, crumbs, &view)
    }

    fn entry(&self, path: &'r str, id: EntryId) -> Result<Vec<u8>, Failure> {
        let html = body::render(self.site(), id, path, &self.all.sanitiser);
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
                self.html(desk, path, title, summary, crumbs, &view)
            }
        }
    }

    fn list(&self, path: &'r str, key: ListKey, number: usize) -> Result<Vec<u8>, Failure> {
        let html = match key {
            ListKey::Topic(topic) if number == 1 => Some(body::render(self.site(), topic, path, &self.all.sanitiser)),
            _ => None,
        };
        let mut desk = self.desk(path);
        let Some((mut view, crumbs)) = ListView::new(&mut desk, key, number, html) else { return Ok(Vec::new()) };
        view.items = self.items(path, view.entries)?;
        let page = if number > 1 { format!(" – {} {number}", desk.word("page")) } else { String::new() };
        let (title, lede) = (format!("{}{page}", view.title), view.lede.clone());
        self.html(desk, views::list_section(key), title, lede, crumbs, &view)
    }

    fn feed(&self, path: &'r str, source: feed::Source, format: feed::Format) -> Vec<u8> {
        let title = match source {
            feed::Source::Site => String::new(),
            feed::Source::List(key) => views::list_title(&self.desk(path), key),
        };
        feed::render(self.site(), source, format, path, &title)
    }

    fn redirect(&self, path: &'r str, id: EntryId) -> Result<Vec<u8>, Failure> {
        let desk = self.desk(path);
        let link = desk.link(id);
        let title = link.title.clone();
        self.html(desk, "", title, String::new(), Vec::new(), &link)
    }

    fn not_found(&self, path: &'r str) -> Result<Vec<u8>, Failure> {
        let desk = self.desk(path);
        let title = desk.word("not_found").to_owned();
        let style = self.edition.theme.asset("style.css").unwrap_or_default();
        self.html(desk, "", title, String::new(), Vec::new(), &NotFoundView { style })
    }

    /// A page of a view and the parts that its frame needs.
    fn html<V: View>(
        &self,
        desk: Desk<'_>,
        section: &str,
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
        self.edition
            .theme
            .tera
            .render_to(V::TEMPLATE, &context, &mut out)
            .map_err(|e| self.failure(V::TEMPLATE, path, &e))?;
        Ok(out)
    }

    /// Items of a list for a page, each rendered once.
    fn items(&self, path: &'r str, entries: &[EntryId]) -> Result<String, Failure> {
        let root = "../".repeat(path.matches('/').count());
        let mut out = String::with_capacity(entries.len() * 800);
        for id in entries {
            self.item(*id)?.write(&root, &mut out);
        }
        Ok(out)
    }

    fn item(&self, id: EntryId) -> Result<&RenderedItem, Failure> {
        // Whoever made the item, it is read for this page too.
        let source = &self.site().entry(id).source;
        let cell = &self.edition.items[id.index()];
        if let Some(item) = cell.get() {
            return Ok(item);
        }
        let view = views::item(self.site(), &self.edition.theme, id);
        let template = ItemView::TEMPLATE;
        let mut context = Context::new();
        context.insert_value("root", Value::safe_string(ROOT));
        context.insert(ItemView::NAME, &view);
        let html = self.edition.theme.tera.render(template, &context);
        let html = html.map_err(|e| self.failure(template, &source.path, &e))?;
        Ok(cell.get_or_init(|| RenderedItem::new(&html)))
    }

    /// A problem of a template, placed in the template, naming what it was rendering.
    fn failure(&self, template: &str, path: &str, error: &tera::Error) -> Failure {
        let (name, span, detail) = describe(error);
        let name = name.unwrap_or_else(|| template.to_owned());
        let file = self.edition.theme.template_file(&self.all.compiled().sources, &name);
        let entry = if path == self.path { self.entry_of_page() } else { None };
        let entry = entry.unwrap_or_else(|| if path == self.path { self.full_path() } else { path.to_owned() });
        let span = span.filter(|_| self.all.compiled().sources.find(&file).is_some());
        Box::new(Diagnostic {
            file: file.as_str().into(),
            span,
            problem: Problem::Template { template: name, entry: Some(entry), detail },
        })
    }

    fn entry_of_page(&self) -> Option<String> {
        match self.page {
            Page::Entry(id) | Page::Redirect(id) | Page::List(ListKey::Topic(id), _) => {
                Some(self.site().entry(*id).source.path.to_string())
            }
            _ => None,
        }
    }
}

fn insert_frame(context: &mut Context, frame: &Frame) {
    context.insert_value("root", Value::safe_string(&frame.root));
    context.insert_value("files", Value::safe_string(&frame.files));
    context.insert("frame", frame);
}

/// What every page may say of the site.
#[derive(Serialize)]
pub struct SiteView<'s> {
    /// Title of the site.
    title: &'s str,
    /// What the site is about; may be empty.
    description: &'s str,
    /// Language of the pages, for `lang`: `vi`.
    lang: &'static str,
    /// Whether every page must say that the site is a sample.
    sample: bool,
    /// Who publishes the site; absent where `site.yaml` does not say.
    publisher: Option<PublisherView<'s>>,
    /// The menu: five fixed entries, then the plain pages that say their order.
    menu: Vec<MenuItem<'s>>,
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
    /// Its logo, a file of `static/`, from the root that all languages share: write `{{ files }}` before it. Absent where it is not said.
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
    pub fn new(site: &'s Site, theme: &'s Theme) -> Self {
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
            lang: config.language().code,
            sample: config.sample,
            publisher,
            menu: views::menu(site, theme),
            extra: &config.extra,
        }
    }
}
