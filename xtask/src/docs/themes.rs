//! Every value that each template gets, with the blocks, components and words of the default theme.

mod templates;
mod views;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::step;

use super::{cell, generated_from};
use views::{Field, Kind, Shape, Views, called};

/// For authors of themes, by hand.
const HEAD: &str = include_str!("themes_head.md");
/// Where the views are.
const SOURCES: &str = "src/output";
/// The default theme.
const THEME: &str = "themes/default";
/// What the renderer gives to templates beside a view, and its shape if it has one.
const GLOBALS: [(&str, Option<&str>); 5] =
    [("site", Some("SiteView")), ("frame", Some("Frame")), ("root", None), ("files", None), ("t", None)];

/// The page.
///
/// # Errors
/// What is missing in the sources, a line each.
pub fn page() -> Result<String, String> {
    let views = read_views()?;
    let known = BTreeSet::from(GLOBALS.map(|(name, _)| name.to_owned()));
    if views.globals != known {
        return Err(format!("templates get {:?}, the page tells {known:?}", views.globals));
    }
    if ["theme.rs", "renderer.rs", "sheet.rs"]
        .iter()
        .any(|file| read(&step::root().join(SOURCES).join(file)).is_ok_and(|s| s.contains(".register_")))
    {
        return Err("themes_head.md says that the program adds no filters or functions to Tera's".to_owned());
    }
    let mut page = generated_from("the views in src/output, themes/default and xtask/src/docs/themes_head.md");
    page.push_str(HEAD);
    let mut told = Teller { views: &views, page, named: BTreeSet::new() };
    told.globals()?;
    told.templates()?;
    told.shapes()?;
    told.components()?;
    told.words()?;
    Ok(told.page)
}

fn read_views() -> Result<Views, String> {
    let mut views = Views::default();
    let folder = step::root().join(SOURCES);
    let mut files =
        ["renderer.rs", "sheet.rs", "structured.rs", "emblem.rs", "qr.rs"].map(|name| folder.join(name)).to_vec();
    let listed = fs::read_dir(folder.join("views")).map_err(|error| format!("{SOURCES}/views: {error}"))?;
    files.extend(listed.filter_map(Result::ok).map(|entry| entry.path()));
    files.sort();
    let problems: Vec<String> =
        files.iter().filter_map(|path| read(path).and_then(|source| views.read(&source)).err()).collect();
    if problems.is_empty() { Ok(views) } else { Err(problems.join("\n")) }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path)
        .map(|text| text.replace("\r\n", "\n"))
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn theme(path: &str) -> Result<String, String> {
    read(&step::root().join(THEME).join(path))
}

/// Writes the page and notes the shapes that it names.
struct Teller<'v> {
    views: &'v Views,
    page: String,
    named: BTreeSet<String>,
}

impl<'v> Teller<'v> {
    fn globals(&mut self) -> Result<(), String> {
        self.line("\n## In every template\n");
        self.line("| value | type | meaning |\n| --- | --- | --- |");
        self.line("| `root` | safe text | `../` as often as the page lies deep: stands before every path from the root of the site. |");
        self.line("| `files` | safe text | The same to the root that all languages of the site share, where `style.css` and the files of `static/` are. |");
        self.line("| `t` | text by name | The words of the interface, below. |");
        for (name, shape) in GLOBALS {
            let Some(shape) = shape else { continue };
            let shape = self.shape(shape)?;
            self.line(&format!("\n### `{name}`\n\n{}\n", shape.doc));
            self.table(shape, &format!("{name}."))?;
        }
        Ok(())
    }

    fn templates(&mut self) -> Result<(), String> {
        self.line("\n## Templates");
        let views = self.views;
        for (template, root) in &views.roots {
            let source = theme(&format!("templates/{template}"))?;
            let shape = self.shape(&root.shape)?;
            let doc = if root.doc.is_empty() { &shape.doc } else { &root.doc };
            self.line(&format!("\n### `{template}`\n\n{doc}{}\n", filled(&source)));
            self.table(shape, &format!("{}.", views.name(root)))?;
        }
        let base = theme("templates/base.html")?;
        match templates::blocks(&base).iter().find(|block| !HEAD.contains(&format!("`{block}`"))) {
            Some(block) => Err(format!("themes_head.md does not tell of the block {block} of base.html")),
            None => Ok(()),
        }
    }

    /// The shapes named so far, and those that they name.
    fn shapes(&mut self) -> Result<(), String> {
        self.line("\n## Types");
        let mut told: BTreeSet<String> = BTreeSet::new();
        let mut sections: BTreeMap<String, String> = BTreeMap::new();
        while let Some(name) = self.named.difference(&told).next().cloned() {
            let shape = self.shape(&name)?;
            let before = self.page.len();
            self.line(&format!("\n### {}\n\n{}\n", called(&name), shape.doc));
            self.table(shape, "")?;
            sections.insert(called(&name).to_owned(), self.page.split_off(before));
            told.insert(name);
        }
        sections.into_values().for_each(|text| self.page.push_str(&text));
        Ok(())
    }

    fn components(&mut self) -> Result<(), String> {
        self.line("\n## Components\n\nIn `parts.html`, for every template: `{{ <links links={page.topics} /> }}`.\n");
        self.line("| component | what it draws |\n| --- | --- |");
        let parts = theme("templates/parts.html")?;
        for (call, doc) in templates::components(&parts)? {
            self.line(&format!("| `{call}` | {} |", cell(doc)));
        }
        Ok(())
    }

    fn words(&mut self) -> Result<(), String> {
        self.line(
            "\n## Words\n\n`{{ t.home }}`. Texts with `{n}`, `{place}` and the like are for the program, which fills them in.\n",
        );
        self.line("| key | `vi.yaml` | `en.yaml` |\n| --- | --- | --- |");
        let english = templates::words(&theme("i18n/en.yaml")?)?;
        for (key, text) in templates::words(&theme("i18n/vi.yaml")?)? {
            let english = english.iter().find(|(k, _)| *k == key).map_or("", |(_, text)| text);
            self.line(&format!("| `{key}` | {} | {} |", cell(&text), cell(english)));
        }
        Ok(())
    }

    fn table(&mut self, shape: &Shape, before: &str) -> Result<(), String> {
        match &shape.kind {
            Kind::Fields(fields) => {
                self.line("| value | type | meaning |\n| --- | --- | --- |");
                fields.iter().try_for_each(|field| self.row(field, before))
            }
            Kind::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                self.line(&format!("One of {}.", words.join(", ")));
                Ok(())
            }
        }
    }

    fn row(&mut self, field: &Field, before: &str) -> Result<(), String> {
        let told = self.views.tell(&field.ty).map_err(|error| format!("{before}{}: {error}", field.name))?;
        if let Some(shape) = told.shape.as_ref().filter(|_| field.flat) {
            let Kind::Fields(fields) = &self.shape(shape)?.kind else { return Err(format!("{shape} cannot be flat")) };
            return fields.iter().try_for_each(|field| self.row(field, before));
        }
        self.named.extend(told.shape);
        let absent = if told.may_be_absent { ", or absent" } else { "" };
        self.line(&format!("| `{before}{}` | {}{absent} | {} |", field.name, told.words, cell(&field.doc)));
        Ok(())
    }

    fn shape(&self, name: &str) -> Result<&'v Shape, String> {
        self.views.shapes.get(name).ok_or_else(|| format!("{name} is not among the views"))
    }

    fn line(&mut self, text: &str) {
        writeln!(self.page, "{text}").expect("writing to a string does not fail");
    }
}

/// What a template extends and which blocks it fills.
fn filled(template: &str) -> String {
    let Some(parent) = templates::parent(template) else {
        return " It extends no other template.".to_owned();
    };
    let blocks: Vec<String> = templates::blocks(template).iter().map(|block| format!("`{block}`")).collect();
    format!(" Extends `{parent}` and fills {}.", blocks.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_show_as_it_is_only_what_the_views_call_safe() {
        let views = read_views().unwrap();
        let fields = views.shapes.values().filter_map(|shape| match &shape.kind {
            Kind::Fields(fields) => Some(fields),
            Kind::Words(_) => None,
        });
        let is_safe = |field: &&Field| views.tell(&field.ty).unwrap().words.starts_with("safe ");
        let safe: BTreeSet<&str> = fields.flatten().filter(is_safe).map(|field| field.name.as_str()).collect();
        for theme in ["default", "toi-gian"] {
            let listed = fs::read_dir(step::root().join("themes").join(theme).join("templates")).unwrap();
            for path in listed.map(|entry| entry.unwrap().path()) {
                let source = read(&path).unwrap();
                for (at, _) in source.match_indices(" | safe") {
                    let name = source[..at].rsplit(['.', ' ']).next().unwrap();
                    assert!(safe.contains(name), "{}: {name} | safe", path.display());
                }
            }
        }
    }

    #[test]
    fn every_link_of_the_page_has_its_heading() {
        let page = page().unwrap();
        let headings: Vec<String> =
            page.lines().filter_map(|line| Some(line.strip_prefix("### ")?.to_lowercase())).collect();
        let links: BTreeSet<&str> = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(links.contains("link") && links.iter().all(|link| headings.iter().filter(|h| h == link).count() == 1));
    }
}
