//! Templates, strings and assets of a theme: the site's own files first, the embedded default last.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tera::{Error, ErrorKind, Tera};

use crate::base::{Diagnostics, Problem, Source, Span};
use crate::load::Sources;
use crate::model::{LANGUAGES, Language};
use crate::parse::{Node, parse_yaml};

macro_rules! embedded {
    ($($theme:literal: $($path:literal),* $(,)?;)*) => {
        &[$($(($theme, $path, include_str!(concat!("../../themes/", $theme, "/", $path)))),*),*]
    };
}

/// The built-in themes, compiled in: theme, path in its folder, text.
const BUILTIN: &[(&str, &str, &str)] = embedded![
    "default":
        "templates/404.html", "templates/base.html", "templates/document.html", "templates/home.html", "templates/item.html",
        "templates/list.html", "templates/map.html", "templates/overview.html", "templates/page.html", "templates/parts.html",
        "templates/redirect.html", "templates/story.html", "assets/icon.svg", "assets/script.js", "assets/style.css", "i18n/vi.yaml",
        "i18n/en.yaml";
    "toi-gian":
        "theme.yaml", "templates/base.html", "templates/item.html", "assets/style.css";
];

/// Themes deeper than this are a circle of parents.
const MOST_PARENTS: usize = 8;

/// Text that was made safe where it was written, so that a template shows it as it is: `{{ … | safe }}`. A name for readers of the
/// code and of `docs/themes.md`, which says so at the field.
pub type Safe<T> = T;

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    /// Templates; `default/x.html` always names the embedded one.
    pub tera: Tera,
    /// The file behind each template.
    templates: BTreeMap<String, String>,
    strings: FxHashMap<String, String>,
    assets: BTreeMap<Box<str>, Arc<Source>>,
}

impl Theme {
    /// Loads the theme `name` of a site in a language. Problems name the file and the place in it.
    pub fn load(sources: &Sources, name: &str, language: &Language) -> (Self, Diagnostics) {
        let mut problems = Diagnostics::default();
        let files = Files::new(sources, name, &mut problems);
        let mut tera = Tera::default();
        load_templates(&mut tera, &files, &mut problems);
        let mut strings = FxHashMap::default();
        // Words that a language does not have yet are Vietnamese: whoever reads the site reads that too.
        let fallback = LANGUAGES.first().filter(|l| *l != language);
        for language in fallback.into_iter().chain([language]) {
            for source in files.all("i18n", &format!("{}.yaml", language.code)) {
                read_strings(&source, &mut strings, &mut problems);
            }
        }
        let assets = files.assets();
        let templates =
            files.folder("templates").into_iter().map(|(name, source)| (name, source.path.to_string())).collect();
        (Self { tera, templates, strings, assets }, problems)
    }

    /// The file that a template comes from.
    pub fn template_file(&self, sources: &Sources, name: &str) -> String {
        let own = format!("templates/{name}");
        if sources.theme_files.contains_key(own.as_str()) {
            return own;
        }
        let name = name.trim_start_matches("default/");
        self.templates.get(name).cloned().unwrap_or_else(|| format!("themes/default/templates/{name}"))
    }

    /// Drops the assets whose path is a page's, and says so.
    pub fn give_way(&mut self, taken: impl Fn(&str) -> bool) -> Diagnostics {
        let mut problems = Diagnostics::default();
        self.assets.retain(|path, source| {
            let free = !taken(path);
            if !free {
                let other = "guongsang".to_owned();
                let problem = Problem::PathCollision { path: path.to_string(), other, proposal: None };
                problems.file(source.path.clone(), problem);
            }
            free
        });
        problems
    }

    /// Names of the theme's assets, by path in the output.
    pub fn assets(&self) -> impl Iterator<Item = &str> {
        self.assets.keys().map(|name| &**name)
    }

    /// An asset's text.
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.assets.get(name).map(|source| &*source.text)
    }

    /// A string of the interface; the key itself where it is missing, so that the page shows which.
    pub fn string<'t>(&'t self, key: &'t str) -> &'t str {
        self.strings.get(key).map_or(key, String::as_str)
    }

    /// All strings of the interface by key.
    pub fn strings(&self) -> &FxHashMap<String, String> {
        &self.strings
    }
}

/// Files of a theme in the order of precedence: the embedded default first, then parents, then the theme, then the site's own.
struct Files<'s> {
    sources: &'s Sources,
    /// Names of the themes, the most basic one first.
    chain: Vec<String>,
}

impl<'s> Files<'s> {
    fn new(sources: &'s Sources, name: &str, problems: &mut Diagnostics) -> Self {
        let mut chain = Vec::new();
        let mut next = Some((name.to_owned(), "site.yaml".into(), None));
        while let Some((theme, file, span)) = next.take() {
            if !exists(sources, &theme) || chain.contains(&theme) || chain.len() > MOST_PARENTS {
                let problem = Problem::ThemeNotFound { name: theme, known: known(sources) };
                match span {
                    Some(span) => problems.at(&file, span, problem),
                    None => problems.file(file, problem),
                }
                break;
            }
            if theme != "default" {
                next = parent(sources, &theme, problems);
            }
            chain.push(theme);
        }
        if chain.last().is_none_or(|last| last != "default") {
            chain.push("default".to_owned());
        }
        chain.reverse();
        Self { sources, chain }
    }

    /// Files of a folder of the theme by name; later ones stand in for earlier ones.
    fn folder(&self, folder: &str) -> Vec<(String, Arc<Source>)> {
        let mut found = Vec::new();
        let prefix = format!("{folder}/");
        for theme in &self.chain {
            let builtin = BUILTIN.iter().filter(|(t, path, _)| t == theme && path.starts_with(&prefix));
            found.extend(builtin.map(|(theme, path, text)| {
                (path[prefix.len()..].to_owned(), Arc::new(Source::new(format!("themes/{theme}/{path}"), *text)))
            }));
            found.extend(self.below(&format!("themes/{theme}/{prefix}")));
        }
        // The site's own assets are in `static/`.
        if folder != "assets" {
            found.extend(self.below(&prefix));
        }
        found
    }

    fn below(&self, prefix: &str) -> Vec<(String, Arc<Source>)> {
        let all = self.sources.theme_files.iter().filter(|(path, _)| path.starts_with(prefix));
        all.map(|(path, source)| (path[prefix.len()..].to_owned(), source.clone())).collect()
    }

    fn all(&self, folder: &str, name: &str) -> Vec<Arc<Source>> {
        self.folder(folder).into_iter().filter(|(n, _)| n == name).map(|(_, source)| source).collect()
    }

    fn assets(&self) -> BTreeMap<Box<str>, Arc<Source>> {
        self.folder("assets").into_iter().map(|(name, source)| (name.into(), source)).collect()
    }
}

/// The embedded templates of the default theme, which `default/x.html` names.
fn default_templates() -> impl Iterator<Item = (&'static str, Arc<Source>)> {
    let templates = BUILTIN.iter().filter(|(theme, ..)| *theme == "default");
    templates.filter_map(|(_, path, text)| {
        let name = path.strip_prefix("templates/")?;
        Some((name, Arc::new(Source::new(format!("themes/default/{path}"), *text))))
    })
}

fn exists(sources: &Sources, theme: &str) -> bool {
    let prefix = format!("themes/{theme}/");
    BUILTIN.iter().any(|(t, ..)| *t == theme)
        || sources.theme_files.keys().chain(sources.theme_copies.keys()).any(|path| path.starts_with(&*prefix))
}

fn known(sources: &Sources) -> Vec<String> {
    let own = sources.theme_files.keys().filter_map(|path| path.strip_prefix("themes/")?.split('/').next());
    let names: std::collections::BTreeSet<&str> = BUILTIN.iter().map(|(theme, ..)| *theme).chain(own).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// The parent that a theme's `theme.yaml` names, and where; `default` where it names none.
fn parent(sources: &Sources, theme: &str, problems: &mut Diagnostics) -> Option<(String, Arc<str>, Option<Span>)> {
    let path = format!("themes/{theme}/theme.yaml");
    let builtin = BUILTIN.iter().find(|(t, p, _)| *t == theme && *p == "theme.yaml");
    let builtin = builtin.map(|(.., text)| Arc::new(Source::new(path.as_str(), *text)));
    let source = sources.theme_files.get(path.as_str()).cloned().or(builtin)?;
    let (keys, found) = crate::parse::parse_theme(&source);
    problems.extend(found);
    let parent = keys?.parent?;
    Some((parent.value.into(), source.path.clone(), Some(parent.span)))
}

fn load_templates(tera: &mut Tera, files: &Files<'_>, problems: &mut Diagnostics) {
    let mut templates: BTreeMap<String, Arc<Source>> = BTreeMap::new();
    for (name, source) in default_templates() {
        templates.insert(format!("default/{name}"), source);
    }
    let own = files.folder("templates");
    templates.extend(own.iter().cloned());
    let all = |templates: &BTreeMap<String, Arc<Source>>| -> Vec<(String, String)> {
        // A component is defined once; the copies under `default/` would define those of the embedded files again.
        let wanted = templates.iter().filter(|(name, _)| name.as_str() != "default/parts.html");
        wanted.map(|(name, source)| (name.clone(), source.text.to_string())).collect()
    };
    // One wrong template refuses the whole set: take the wrong ones out one by one, so that each is reported in this run.
    for _ in 0..=own.len() {
        let Err(error) = tera.add_raw_templates(all(&templates)) else { return };
        let (name, span, detail) = describe(&error);
        let source = name.as_ref().and_then(|n| templates.get(n)).cloned();
        let template = source.as_ref().map_or_else(|| name.clone().unwrap_or_default(), |s| s.path.to_string());
        let problem = Problem::Template { template: template.clone(), entry: None, detail };
        match (&source, span) {
            (Some(source), Some(span)) => problems.at(&source.path, span, problem),
            _ => problems.file(template, problem),
        }
        let Some(name) = name.filter(|n| own.iter().any(|(o, _)| o == n)) else { break };
        match default_templates().find(|(n, _)| *n == name) {
            Some((_, embedded)) => templates.insert(name, embedded),
            None => templates.remove(&name),
        };
        *tera = Tera::default();
    }
}

/// Template, place and message of an error.
pub fn describe(error: &Error) -> (Option<String>, Option<Span>, String) {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            (Some(report.filename().to_owned()), Some(range.into()), report.message().to_owned())
        }
        ErrorKind::MissingParent { current, parent } => {
            (Some(current.clone()), None, format!("extends {parent}: there is no such template"))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (Some(tpl.clone()), None, error.to_string())
        }
        _ => (None, None, error.to_string()),
    }
}

/// Places of a text that are filled in: `{n}`, `{place}`.
fn blanks(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('{').filter_map(|(at, _)| Some(&text[at..=at + text[at..].find('}')?]))
}

/// Reads the words of an interface; those of before stand where a file has none.
fn read_strings(source: &Arc<Source>, strings: &mut FxHashMap<String, String>, problems: &mut Diagnostics) {
    match parse_yaml(&source.text, 0) {
        Ok(Node::Mapping { entries, .. }) => {
            for (key, node) in entries {
                let (span, nothing) = (node.span(), node.is_nothing());
                let Node::Scalar { text, .. } = node else {
                    problems.at(&source.path, span, Problem::BadWord { key: key.text.into_owned() });
                    continue;
                };
                if nothing {
                    problems.at(&source.path, key.span, Problem::BadWord { key: key.text.into_owned() });
                    continue;
                }
                let lost = strings.get(&*key.text).and_then(|known| blanks(known).find(|blank| !text.contains(*blank)));
                if let Some(blank) = lost {
                    let (key, blank) = (key.text.to_string(), blank.to_owned());
                    problems.at(&source.path, span, Problem::LostBlank { key, blank });
                }
                strings.insert(key.text.into_owned(), text.into_owned());
            }
        }
        Ok(node) => problems.at(&source.path, node.span(), Problem::NotAMapping),
        Err((span, problem)) => problems.at(&source.path, span, problem),
    }
}
