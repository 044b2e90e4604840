//! Headers and footers: a page has none, so their words are named and left out.

use std::collections::BTreeSet;

use crate::base::{ImportFault, ImportProblem};
use crate::import::Manuscript;
use crate::import::manuscript::Place;

use super::package::XML_LIMIT;
use super::reader::{PartKind, Reader};
use super::relationships::Relationships;
use super::xml;

/// Most characters that are shown of one.
const SHOWN: usize = 80;
/// Words that stand beside a number of a page and say nothing without it.
const OF_NUMBERS: [&str; 4] = ["trang", "tr", "page", "of"];

impl Reader<'_, '_> {
    /// Names what headers and footers say.
    pub(super) fn margins(&mut self, relationships: &Relationships) -> Result<(), ImportFault> {
        let mut said = BTreeSet::new();
        for part in relationships.parts_of("header").chain(relationships.parts_of("footer")) {
            let own = Relationships::load(&mut self.package, part)?;
            let Some(text) = self.package.text(part, XML_LIMIT)? else { continue };
            let tree = xml::parse(part, &text)?;
            self.enter(tree.root_element(), &own, PartKind::Margin);
            let mut blocks = Vec::new();
            self.blocks(tree.root_element(), &mut blocks);
            let text = words(&Manuscript { blocks, ..Manuscript::default() });
            if says_something(&text) && said.insert(text.clone()) {
                let text = text.chars().take(SHOWN).collect::<String>().trim_end().to_owned();
                self.manuscript.remarks.push((Place(0), ImportProblem::MarginDropped { text }));
            }
        }
        Ok(())
    }
}

fn words(read: &Manuscript) -> String {
    let all: Vec<String> = read.paragraphs().into_iter().map(|paragraph| paragraph.text()).collect();
    all.iter().flat_map(|text| text.split_whitespace()).collect::<Vec<_>>().join(" ")
}

fn says_something(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).any(|word| !OF_NUMBERS.contains(&word.as_str()))
}
