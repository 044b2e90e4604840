//! Fields (ECMA-376 part 1, 17.16): what was computed is text, what was to be computed is not.

use std::collections::HashSet;
use std::sync::Arc;

use roxmltree::NodeId;

use super::relationships::may_follow;
use super::xml::{Node, attr, name};

/// Longest instruction that is looked at.
const LONGEST: usize = 4_096;

/// The fields within which reading is.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them hide what is read.
    hiding: usize,
    /// Whether numbers of pages are hidden.
    margin: bool,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    result: bool,
    hides: bool,
    link: Option<Arc<str>>,
}

impl Fields {
    /// Fields of text, or of a header or footer.
    pub(super) fn new(margin: bool) -> Self {
        Self { margin, ..Self::default() }
    }

    /// A `w:fldChar`.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => {
                let link = self.link();
                self.open.push(Field { hides: true, link, ..Field::default() });
                self.hiding += 1;
            }
            "separate" => {
                let margin = self.margin;
                let Some(field) = self.open.last_mut().filter(|field| !field.result) else { return };
                field.result = true;
                if let Some(link) = address(&field.instruction) {
                    field.link = Some(link);
                }
                if !(margin && counts_pages(&field.instruction)) {
                    field.hides = false;
                    self.hiding -= 1;
                }
            }
            "end" => {
                let hid = self.open.pop().is_some_and(|field| field.hides);
                self.hiding -= usize::from(hid);
            }
            _ => {}
        }
    }

    /// A part of an instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.result && field.instruction.len() < LONGEST) {
            field.instruction.extend(text.chars().take(LONGEST));
        }
    }

    /// Whether what is read now is not shown.
    pub(super) fn hides(&self) -> bool {
        self.hiding > 0
    }

    /// Where the field leads in which reading is.
    pub(super) fn link(&self) -> Option<Arc<str>> {
        self.open.last().and_then(|field| field.link.clone())
    }

    /// Whether a simple field of that instruction is hidden.
    pub(super) fn hides_simple(&self, instruction: &str) -> bool {
        self.margin && counts_pages(instruction)
    }
}

fn counts_pages(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    matches!(word.as_str(), "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "SECTION")
}

/// The address of an instruction `HYPERLINK "…"`.
pub(super) fn address(instruction: &str) -> Option<Arc<str>> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = rest.strip_prefix('"')?.split('"').next()?.trim();
    may_follow(address).then(|| address.into())
}

/// Begins of fields that nothing ends; hiding all that follows one would lose the document.
pub(super) fn endless(root: Node<'_>) -> HashSet<NodeId> {
    let mut open = Vec::new();
    for node in root.descendants().filter(|&node| name(node) == "fldChar") {
        match attr(node, "fldCharType") {
            Some("begin") => open.push(node.id()),
            Some("end") => drop(open.pop()),
            _ => {}
        }
    }
    open.into_iter().collect()
}
