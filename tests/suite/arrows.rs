//! Arrows between modules run one way, downwards, and without circles: the `use` lines and paths of every file say so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, the highest first. Modules of one layer do not know one another.
const LAYERS: [&[&str]; 12] = [
    &["cli"],
    &["serve", "import"],
    &["author"],
    &["output"],
    &["again"],
    &["link"],
    &["resolve"],
    &["parse", "load"],
    &["model"],
    &["markdown", "tables"],
    &["text"],
    &["base"],
];

/// `Compiled` and `compile` of `lib.rs`: the four stages as one, for what stands above them.
const FRONT_PAGE: &str = "(lib)";

/// Where the front page stands: outputs and what is above them may ask for a compiled site.
const BELOW_FRONT_PAGE: &str = "link";

fn layer(module: &str) -> Option<usize> {
    let module = if module == FRONT_PAGE { BELOW_FRONT_PAGE } else { module };
    LAYERS.iter().position(|names| names.contains(&module))
}

/// Every file of a top-level module below `src/`.
fn sources() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let below = path.strip_prefix(&root).unwrap();
                let module = below.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
                found.push((module.trim_end_matches(".rs").to_owned(), path));
            }
        }
    }
    found.retain(|(module, _)| module != "lib" && module != "main");
    found
}

/// The source without comments, texts and characters: what is written there names no module.
fn code_of(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => end_of_text(rest),
            '\'' if rest[1..].starts_with('\\') => rest[3..].find('\'').map_or(1, |end| end + 4),
            '\'' if rest[1..].chars().nth(1) == Some('\'') => 2 + rest[1..].chars().next().map_or(0, char::len_utf8),
            'r' if rest.starts_with("r#\"") => rest.find("\"#").map_or(rest.len(), |end| end + 2),
            _ => 0,
        };
        if skipped == 0 {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skipped..];
        }
    }
    code
}

fn end_of_text(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The top-level modules that a source names: `crate::a::…`, `use crate::{a::…, b}`, and items of the front page.
fn named(source: &str) -> BTreeSet<String> {
    let code = code_of(source);
    let mut names = BTreeSet::new();
    for (at, mark) in code.match_indices("crate::") {
        let rest = &code[at + mark.len()..];
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        match rest.strip_prefix('{') {
            Some(group) => names.extend(heads(group)),
            None => names.extend(heads(rest).into_iter().take(1)),
        }
    }
    let is_module = |name: &String| LAYERS.iter().any(|layer| layer.contains(&name.as_str()));
    names.into_iter().map(|name| if is_module(&name) { name } else { FRONT_PAGE.to_owned() }).collect()
}

/// The first word of every item of a `use` group, until the group ends.
fn heads(group: &str) -> Vec<String> {
    let word =
        |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let (mut depth, mut start, mut found) = (0usize, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ';' if depth == 0 => {
                found.push(word(&group[start..at]));
                return found.into_iter().filter(|w| !w.is_empty()).collect();
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(word(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(word(&group[start..]));
    found
}

#[test]
fn arrows_run_downwards() {
    let mut upward = Vec::new();
    for (module, path) in sources() {
        let from = layer(&module).unwrap_or_else(|| panic!("{module} is in no layer: put it where it belongs"));
        let source = fs::read_to_string(&path).unwrap();
        for name in named(&source).into_iter().filter(|name| *name != module) {
            if layer(&name).is_none_or(|to| to <= from) {
                upward.push(format!("{}: {module} -> {name}", path.display()));
            }
        }
    }
    assert!(upward.is_empty(), "arrows that run upwards or aside:\n{}", upward.join("\n"));
}

#[test]
fn arrows_run_in_no_circle() {
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, path) in sources() {
        let named = named(&fs::read_to_string(&path).unwrap());
        arrows.entry(module.clone()).or_default().extend(named.into_iter().filter(|name| *name != module));
    }
    // What leads to nothing any more is in no circle.
    while let Some(last) =
        arrows.keys().find(|module| arrows[*module].iter().all(|to| !arrows.contains_key(to))).cloned()
    {
        arrows.remove(&last);
    }
    assert!(arrows.is_empty(), "in a circle: {arrows:?}");
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let source = r##"
use crate::base::{Code, Span};
use crate::{link, load::Sources, model::{Kind, Entry}};
use crate::{Compiled, compile};
// crate::cli::run
/// [`serve`](crate::serve)
fn f() -> crate::output::Page { let s = "crate::author::x"; let c = '"'; crate::text::nfc(s) }
pub(crate) use x;
"##;
    let names: Vec<_> = named(source).into_iter().collect();
    assert_eq!(names, ["(lib)", "base", "link", "load", "model", "output", "text"]);
}
