//! Templates, strings and assets of a theme: the site's own files first, the embedded default last.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, ErrorKind, Tera};

use crate::base::{Diagnostics, Lang, Problem, Source, Span};
use crate::load::Sources;
use crate::parse::{Node, parse_yaml};

macro_rules! embedded {
    ($($folder:literal / $name:literal),* $(,)?) => {
        &[$(($folder, $name, include_str!(concat!("../../themes/default/", $folder, "/", $name)))),*]
    };
}

/// The default theme, compiled in.
const DEFAULT: &[(&str, &str, &str)] = embedded![
    "templates" / "404.html",
    "templates" / "base.html",
    "templates" / "document.html",
    "templates" / "home.html",
    "templates" / "item.html",
    "templates" / "list.html",
    "templates" / "overview.html",
    "templates" / "page.html",
    "templates" / "parts.html",
    "templates" / "redirect.html",
    "templates" / "story.html",
    "assets" / "style.css",
    "i18n" / "vi.yaml",
    "i18n" / "en.yaml",
];

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    /// Templates; `default/x.html` always names the embedded one.
    pub tera: Tera,
    name: String,
    strings: BTreeMap<String, String>,
    assets: BTreeMap<Box<str>, Arc<Source>>,
}

impl Theme {
    /// Loads the theme `name` of a site in a language. Problems name the file and the place in it.
    pub fn load(sources: &Sources, name: &str, lang: Lang) -> (Self, Diagnostics) {
        let mut problems = Diagnostics::default();
        let own = |prefix: &str| {
            sources.theme_files.keys().chain(sources.theme_copies.keys()).any(|path| path.starts_with(prefix))
        };
        if name != "default" && !own(&format!("themes/{name}/")) {
            let mut known: Vec<String> = vec!["default".to_owned()];
            known.extend(
                sources
                    .theme_files
                    .keys()
                    .filter_map(|p| p.strip_prefix("themes/")?.split('/').next())
                    .map(str::to_owned),
            );
            known.dedup();
            problems.file("site.yaml", Problem::ThemeNotFound { name: name.to_owned(), known });
        }
        let files = Files::new(sources, name);
        let mut tera = Tera::default();
        load_templates(&mut tera, &files, &mut problems);
        let mut strings = BTreeMap::new();
        for source in files.all("i18n", &format!("{lang}.yaml")) {
            read_strings(&source, &mut strings, &mut problems);
        }
        let assets = files.assets();
        (Self { tera, name: name.to_owned(), strings, assets }, problems)
    }

    /// The file that a template comes from.
    pub fn template_file(&self, sources: &Sources, name: &str) -> String {
        let own = [format!("templates/{name}"), format!("themes/{}/templates/{name}", self.name)];
        let found = own.into_iter().find(|path| sources.theme_files.contains_key(path.as_str()));
        found.unwrap_or_else(|| format!("themes/default/templates/{}", name.trim_start_matches("default/")))
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
    pub fn strings(&self) -> &BTreeMap<String, String> {
        &self.strings
    }
}

/// Files of a theme in the order of precedence, the embedded ones first.
struct Files<'s> {
    sources: &'s Sources,
    name: &'s str,
}

impl<'s> Files<'s> {
    fn new(sources: &'s Sources, name: &'s str) -> Self {
        Self { sources, name }
    }

    fn embedded(folder: &str) -> impl Iterator<Item = (&'static str, Arc<Source>)> + '_ {
        DEFAULT.iter().filter(move |(f, ..)| *f == folder).map(|(folder, name, text)| {
            (*name, Arc::new(Source::new(format!("themes/default/{folder}/{name}"), *text)))
        })
    }

    /// The site's own files of a folder of the theme, by name: those of the chosen theme, then those of `templates/`.
    fn own(&self, folder: &str) -> Vec<(String, Arc<Source>)> {
        let mut found = Vec::new();
        let theme = format!("themes/{}/{folder}/", self.name);
        let site = format!("{folder}/");
        for prefix in [theme, site] {
            let below = self.sources.theme_files.iter().filter(|(path, _)| path.starts_with(&*prefix));
            found.extend(below.map(|(path, source)| (path[prefix.len()..].to_owned(), source.clone())));
        }
        found
    }

    fn all(&self, folder: &str, name: &str) -> Vec<Arc<Source>> {
        let embedded = Self::embedded(folder).map(|(n, s)| (n.to_owned(), s));
        embedded.chain(self.own(folder)).filter(|(n, _)| n == name).map(|(_, s)| s).collect()
    }

    fn assets(&self) -> BTreeMap<Box<str>, Arc<Source>> {
        let embedded = Self::embedded("assets").map(|(n, s)| (n.to_owned(), s));
        embedded.chain(self.own("assets")).map(|(name, source)| (name.into(), source)).collect()
    }
}

fn load_templates(tera: &mut Tera, files: &Files<'_>, problems: &mut Diagnostics) {
    let mut templates: BTreeMap<String, Arc<Source>> = BTreeMap::new();
    for (name, source) in Files::embedded("templates") {
        templates.insert(format!("default/{name}"), source.clone());
        templates.insert(name.to_owned(), source);
    }
    let own = files.own("templates");
    for (name, source) in &own {
        templates.insert(name.clone(), source.clone());
    }
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
        match Files::embedded("templates").find(|(n, _)| *n == name) {
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

fn read_strings(source: &Arc<Source>, strings: &mut BTreeMap<String, String>, problems: &mut Diagnostics) {
    match parse_yaml(&source.text, 0) {
        Ok(Node::Mapping { entries, .. }) => {
            for (key, node) in entries {
                if let Node::Scalar { text, .. } = node {
                    strings.insert(key.text.into_owned(), text.into_owned());
                }
            }
        }
        Ok(node) => problems.at(&source.path, node.span(), Problem::NotAMapping),
        Err((span, problem)) => problems.at(&source.path, span, problem),
    }
}
