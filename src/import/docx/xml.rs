//! The XML of parts, by local names: the transitional and the strict form of the standard differ in namespaces alone.

use std::collections::BTreeSet;

use roxmltree::{Document, ParsingOptions};

use crate::base::ImportFault;

/// An element or text of a part.
pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// Most nodes of a part.
const NODES: u32 = 4_000_000;
/// Most prefixes of a part; Word declares about forty.
const PREFIXES: usize = 256;
/// Most declarations of namespaces, times prefixes: the parser keeps a list for each element that declares one.
const DECLARATIONS: usize = 64 << 20;
/// Most attributes of an element: the parser compares each with all.
const ATTRIBUTES: usize = 1_000;
/// Prefixes whose elements are understood where a writer offers a choice.
const UNDERSTOOD: [&str; 7] = ["wps", "wpg", "wpc", "wp14", "w14", "a14", "w15"];

/// The tree of a part.
pub(super) fn parse<'a>(part: &str, text: &'a str) -> Result<Document<'a>, ImportFault> {
    guard(text).map_err(|detail| broken(part, detail))?;
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| broken(part, &error.to_string()))
}

/// A part that cannot be read.
pub(super) fn broken(part: &str, detail: &str) -> ImportFault {
    let detail = detail.lines().next().unwrap_or_default().chars().filter(|c| !c.is_control()).take(120).collect();
    ImportFault::BrokenPart { part: part.chars().take(120).collect(), detail }
}

/// Refuses what would keep the parser busy for more than a time that grows with the length.
fn guard(text: &str) -> Result<(), &'static str> {
    let mut prefixes = BTreeSet::new();
    let mut declared = 0;
    for (at, _) in text.match_indices("xmlns") {
        let rest = &text.as_bytes()[at..];
        let end = rest.iter().take(80).position(|&b| b == b'=').unwrap_or(rest.len().min(80));
        prefixes.insert(&rest[..end]);
        declared += 1;
        if prefixes.len() > PREFIXES || declared * prefixes.len() > DECLARATIONS {
            return Err("too many namespaces");
        }
    }
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let end = match rest.as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => rest.find("-->"),
            [b'<', b'!', b'[', ..] => rest.find("]]>"),
            [b'<', b'?', ..] => rest.find("?>"),
            bytes => Some(tag_end(bytes)?),
        };
        let Some(end) = end else { return Ok(()) };
        rest = &rest[end..];
    }
    Ok(())
}

/// Where a tag ends, unless it has more attributes than any.
fn tag_end(bytes: &[u8]) -> Result<usize, &'static str> {
    let (mut attributes, mut quote) = (0, None);
    for (at, &byte) in bytes.iter().enumerate() {
        match (byte, quote) {
            (byte, Some(open)) => quote = (byte != open).then_some(open),
            (b'"' | b'\'', None) => quote = Some(byte),
            (b'>', None) => return Ok(at),
            (b'=', None) => attributes += 1,
            _ => {}
        }
        if attributes > ATTRIBUTES {
            return Err("too many attributes");
        }
    }
    Ok(bytes.len())
}

/// The name of an element without its prefix; empty for text.
pub(super) fn name<'a>(node: Node<'a>) -> &'a str {
    node.tag_name().name()
}

/// The elements within.
pub(super) fn elements<'a>(node: Node<'a>) -> impl DoubleEndedIterator<Item = Node<'a>> {
    node.children().filter(roxmltree::Node::is_element)
}

/// The first element within of that name.
pub(super) fn child<'a>(node: Node<'a>, wanted: &str) -> Option<Node<'a>> {
    elements(node).find(|&element| name(element) == wanted)
}

/// An attribute without its prefix.
pub(super) fn attr<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == wanted).map(|attribute| attribute.value())
}

/// An attribute that names a relationship: `r:id` stands beside attributes of the same name.
pub(super) fn reference<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    let of_office = |space: Option<&str>| space.is_some_and(|space| space.ends_with("relationships"));
    node.attributes().find(|a| a.name() == wanted && of_office(a.namespace())).map(|a| a.value())
}

/// The attribute `w:val`.
pub(super) fn val<'a>(node: Node<'a>) -> Option<&'a str> {
    attr(node, "val")
}

/// `w:val` of the element of that name within.
pub(super) fn child_val<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    child(node, wanted).and_then(val)
}

/// A number of an element within.
pub(super) fn child_number(node: Node<'_>, wanted: &str) -> Option<i64> {
    child_val(node, wanted)?.trim().parse().ok()
}

/// Whether a property that is written as an element is on (ECMA-376 part 1, 17.17.4).
pub(super) fn on(node: Node<'_>) -> bool {
    !matches!(val(node), Some("0" | "false" | "off"))
}

/// The same for an element within; `None` when nothing is said.
pub(super) fn flag(node: Node<'_>, wanted: &str) -> Option<bool> {
    child(node, wanted).map(on)
}

/// Of several forms of one thing (`mc:AlternateContent`) the one that is understood.
pub(super) fn chosen<'a>(alternate: Node<'a>) -> Option<Node<'a>> {
    let understood = |choice: &Node<'a>| {
        attr(*choice, "Requires").is_none_or(|all| all.split_whitespace().all(|one| UNDERSTOOD.contains(&one)))
    };
    let choices = || elements(alternate).filter(|&element| name(element) == "Choice");
    choices().find(understood).or_else(|| child(alternate, "Fallback")).or_else(|| choices().next())
}

/// All text of an element itself.
pub(super) fn text(node: Node<'_>) -> String {
    node.children().filter_map(|child| if child.is_text() { child.text() } else { None }).collect()
}
