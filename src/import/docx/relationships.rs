//! What a part refers to (ECMA-376 part 2, 9.3): other parts, pictures, addresses.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::ImportFault;

use super::package::{Package, XML_LIMIT};
use super::xml::{self, attr, elements};

/// Longest address that is a link; browsers take no more from a page either.
const LONGEST_ADDRESS: usize = 4_096;

/// The relationships of a part, by id.
#[derive(Debug, Clone, Default)]
pub(super) struct Relationships(Arc<BTreeMap<String, Relationship>>);

#[derive(Debug)]
struct Relationship {
    /// The last word of its type: `styles`, `image`, `hyperlink`.
    kind: String,
    target: Target,
}

/// Where a relationship leads.
#[derive(Debug)]
pub(super) enum Target {
    /// To a part, by its name from the root of the package.
    Part(String),
    /// Out of the package.
    Outside(Arc<str>),
}

impl Relationships {
    /// Those of `part`, or of the package where that is empty.
    pub(super) fn load(package: &mut Package<'_>, part: &str) -> Result<Self, ImportFault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let at = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(text) = package.text(&at, XML_LIMIT)? else { return Ok(Self::default()) };
        let tree = xml::parse(&at, &text)?;
        let all = elements(tree.root_element()).filter_map(|one| {
            let kind = attr(one, "Type")?.rsplit('/').next()?.to_owned();
            let target = attr(one, "Target")?;
            let target = if attr(one, "TargetMode") == Some("External") {
                Target::Outside(target.into())
            } else {
                Target::Part(resolve(folder, target))
            };
            Some((attr(one, "Id")?.to_owned(), Relationship { kind, target }))
        });
        Ok(Self(Arc::new(all.collect())))
    }

    /// Where the relationship `id` leads.
    pub(super) fn target(&self, id: &str) -> Option<&Target> {
        self.0.get(id).map(|one| &one.target)
    }

    /// The parts of a kind, in the order of their names, each once.
    pub(super) fn parts_of(&self, kind: &str) -> impl Iterator<Item = &str> {
        let mut parts: Vec<&str> = self
            .0
            .values()
            .filter(|one| one.kind == kind)
            .filter_map(|one| match &one.target {
                Target::Part(part) => Some(part.as_str()),
                Target::Outside(_) => None,
            })
            .collect();
        parts.sort_by_key(|part| (part.len(), *part));
        parts.dedup();
        parts.into_iter()
    }

    /// The part of a kind of which there is one.
    pub(super) fn part_of(&self, kind: &str) -> Option<&str> {
        self.parts_of(kind).next()
    }

    /// The address to which `id` leads, if a reader may follow it.
    pub(super) fn link(&self, id: &str) -> Option<Arc<str>> {
        match self.target(id)? {
            Target::Outside(address) if may_follow(address) => Some(Arc::clone(address)),
            _ => None,
        }
    }
}

/// Whether a reader may be led there: the Web and mail alone.
pub(super) fn may_follow(address: &str) -> bool {
    if address.len() > LONGEST_ADDRESS {
        return false;
    }
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// `target` as seen from `folder`. A name that climbs out of the package ends at its root, and is only ever looked up.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let start = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in start.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
