//! Which raw HTML is kept: one table of elements, each with where it may stand and what it may carry.
//!
//! Everything else loses its tags and keeps its text, except the elements whose content was never meant to be read.

use super::ids::{Ids, is_safe};
use super::raw::{Attributes, decode};

/// How an element behaves among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Has no content and no end tag.
    Void,
    /// Part of a line: ends with the block it stands in.
    Phrase,
    /// A block of one line of text: ends with the piece of raw HTML it stands in, or where another block begins.
    Line,
    /// A block of blocks: may hold Markdown between its tags.
    Flow,
    /// Holds nothing but rows and cells.
    Rows,
}

#[derive(Debug)]
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    /// One of these must be open around it; empty: stands anywhere.
    pub(super) parents: &'static [&'static str],
    /// May carry an id. Browsers repeat formatting elements to mend misnested tags, and drop parts of tables that are out of place.
    id: bool,
}

const fn rule(name: &'static str, shape: Shape, id: bool) -> Rule {
    Rule { name, shape, parents: &[], id }
}

const fn part(name: &'static str, shape: Shape, parents: &'static [&'static str], id: bool) -> Rule {
    Rule { name, shape, parents, id }
}

#[rustfmt::skip]
const RULES: &[Rule] = &[
    rule("p", Shape::Line, true), rule("span", Shape::Phrase, true), rule("br", Shape::Void, false),
    rule("b", Shape::Phrase, false), rule("i", Shape::Phrase, false), rule("u", Shape::Phrase, false),
    rule("strong", Shape::Phrase, false), rule("em", Shape::Phrase, false), rule("a", Shape::Phrase, false),
    rule("img", Shape::Void, false), rule("div", Shape::Flow, true), rule("section", Shape::Flow, true),
    part("td", Shape::Flow, &["tr", "tbody", "thead", "tfoot", "table"], false),
    part("th", Shape::Flow, &["tr", "tbody", "thead", "tfoot", "table"], false),
    part("tr", Shape::Rows, &["tbody", "thead", "tfoot", "table"], false),
    rule("table", Shape::Rows, true), part("caption", Shape::Flow, &["table"], false),
    part("thead", Shape::Rows, &["table"], false), part("tbody", Shape::Rows, &["table"], false),
    part("tfoot", Shape::Rows, &["table"], false),
    rule("ul", Shape::Flow, true), rule("ol", Shape::Flow, true), part("li", Shape::Flow, &["ul", "ol"], true),
    rule("dl", Shape::Flow, true), part("dt", Shape::Flow, &["dl"], true), part("dd", Shape::Flow, &["dl"], true),
    rule("h1", Shape::Line, true), rule("h2", Shape::Line, true), rule("h3", Shape::Line, true),
    rule("h4", Shape::Line, true), rule("h5", Shape::Line, true), rule("h6", Shape::Line, true),
    rule("blockquote", Shape::Flow, true), rule("pre", Shape::Line, true), rule("hr", Shape::Void, false),
    rule("figure", Shape::Flow, true), part("figcaption", Shape::Flow, &["figure"], true),
    rule("details", Shape::Flow, true), part("summary", Shape::Line, &["details"], true),
    rule("ruby", Shape::Phrase, true), part("rt", Shape::Phrase, &["ruby"], false), part("rp", Shape::Phrase, &["ruby"], false),
    rule("abbr", Shape::Phrase, true), rule("cite", Shape::Phrase, true), rule("code", Shape::Phrase, false),
    rule("del", Shape::Phrase, true), rule("dfn", Shape::Phrase, true), rule("ins", Shape::Phrase, true),
    rule("kbd", Shape::Phrase, true), rule("mark", Shape::Phrase, true), rule("q", Shape::Phrase, true),
    rule("s", Shape::Phrase, false), rule("samp", Shape::Phrase, true), rule("small", Shape::Phrase, false),
    rule("sub", Shape::Phrase, true), rule("sup", Shape::Phrase, true), rule("time", Shape::Phrase, true),
    rule("var", Shape::Phrase, true), rule("wbr", Shape::Void, false),
];

/// Elements that go with everything in them.
const SILENT: &[&str] = &[
    "script", "style", "svg", "math", "xml", "iframe", "object", "template", "title", "textarea", "select", "noembed",
    "noframes", "xmp", "applet", "audio", "video", "canvas", "head",
];

/// The rule for an element, however its name is written.
pub(super) fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name.eq_ignore_ascii_case(name))
}

pub(super) fn silent(name: &str) -> Option<&'static str> {
    SILENT.iter().find(|silent| silent.eq_ignore_ascii_case(name)).copied()
}

impl Rule {
    /// May stand in a line of Markdown text.
    pub(super) fn is_inline(&self) -> bool {
        self.shape == Shape::Phrase || self.shape == Shape::Void && self.name != "hr"
    }

    pub(super) fn is_row_part(&self) -> bool {
        self.shape == Shape::Rows || matches!(self.name, "td" | "th" | "caption")
    }

    fn is_cell(&self) -> bool {
        matches!(self.name, "td" | "th")
    }

    /// What the element keeps of what it was given, in the order given, each name once. An id is taken from `ids`.
    pub(super) fn attributes(&self, source: &str, ids: &mut Ids<'_>) -> Vec<(&'static str, String)> {
        let mut kept: Vec<(&'static str, String)> = Vec::new();
        let from_word = from_word(source);
        for (name, value) in Attributes::new(source) {
            let Some((name, value)) = self.attribute(name, value) else {
                continue;
            };
            let again = kept.iter().any(|(other, _)| *other == name);
            if again || name == "lang" && from_word || name == "id" && !ids.claim(&value) {
                continue;
            }
            kept.push((name, value));
        }
        kept
    }

    fn attribute(&self, name: &str, value: &str) -> Option<(&'static str, String)> {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let given = || decode(value).into_owned();
        match () {
            () if is("id") && self.id => Some(("id", given())).filter(|(_, id)| is_safe(id)),
            () if is("title") => Some(("title", given())),
            () if is("lang") => Some(("lang", given())).filter(|(_, lang)| is_language(lang)),
            () if self.is_cell() && (is("class") || is("align") || is("style")) => {
                alignment(&given()).map(|class| ("class", class.to_owned()))
            }
            () if self.is_cell() && is("colspan") => number(value, 1, 1000).map(|n| ("colspan", n)),
            () if self.is_cell() && is("rowspan") => number(value, 1, 1000).map(|n| ("rowspan", n)),
            () if self.name == "th" && is("scope") => {
                let scope = given().to_ascii_lowercase();
                matches!(&*scope, "col" | "row" | "colgroup" | "rowgroup").then_some(("scope", scope))
            }
            () if self.name == "ol" && is("start") => number(value, -99_999, 99_999_999).map(|n| ("start", n)),
            () if self.name == "ol" && is("reversed") => Some(("reversed", String::new())),
            () if self.name == "li" && is("value") => number(value, -99_999, 99_999_999).map(|n| ("value", n)),
            () if self.name == "details" && is("open") => Some(("open", String::new())),
            () if self.name == "time" && is("datetime") => Some(("datetime", given())),
            () => None,
        }
    }
}

/// The value of one attribute, decoded.
pub(super) fn value(source: &str, wanted: &str) -> Option<String> {
    let mut all = Attributes::new(source);
    all.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| decode(value).into_owned())
}

/// Word marks the language of its user interface on every run of text, so that Vietnamese would be read out as English.
fn from_word(source: &str) -> bool {
    Attributes::new(source).any(|(name, value)| {
        name.eq_ignore_ascii_case("style") || name.eq_ignore_ascii_case("class") && value.starts_with("Mso")
    })
}

fn is_language(lang: &str) -> bool {
    (2..=35).contains(&lang.len()) && lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Our class for a cell, out of ours, HTML 4's or a style.
fn alignment(value: &str) -> Option<&'static str> {
    let value = value.to_ascii_lowercase();
    let value = match value.rfind("text-align") {
        Some(at) => value[at + 10..].split(';').next().unwrap_or("").trim_matches([':', ' ']),
        None => &*value,
    };
    match value {
        "r" | "right" => Some("r"),
        "c" | "center" => Some("c"),
        _ => None,
    }
}

fn number(value: &str, least: i64, most: i64) -> Option<String> {
    let number = value.trim().parse::<i64>().ok()?;
    (least..=most).contains(&number).then(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(name: &str, source: &str) -> String {
        let rule = find(name).expect("in the table");
        let attributes = rule.attributes(source, &mut Ids::new(&["giu"]));
        attributes.iter().map(|(name, value)| format!("{name}={value} ")).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn keeps_what_means_something() {
        assert_eq!(
            kept("TD", " class=\"r MsoNormal\" align=RIGHT style='color:red' colspan=2 rowspan=0 onclick=x>"),
            "class=r colspan=2"
        );
        assert_eq!(kept("td", " style='mso-x:1; text-align: center;width:1'>"), "class=c");
        assert_eq!(kept("p", " class=MsoNormal style='x' lang=EN-US id=a id=b>"), "id=a");
        assert_eq!(kept("p", " id=giu>"), "");
        assert_eq!(kept("b", " id=a title='x&quot;y'>"), "title=x\"y");
        assert_eq!(kept("span", " lang=hmn>"), "lang=hmn");
        assert_eq!(kept("ol", " start=3 type=a>"), "start=3");
        assert_eq!(kept("details", " open ontoggle=x>"), "open=");
    }

    #[test]
    fn names_are_distinct_and_known_to_one_list_only() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(RULES[at + 1..].iter().all(|other| other.name != rule.name), "{}", rule.name);
            assert!(silent(rule.name).is_none(), "{}", rule.name);
        }
    }
}
