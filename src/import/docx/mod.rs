//! Word files (ECMA-376, Office Open XML) as manuscripts.
//!
//! The line of stages:
//!
//! 1. `package` opens the zip, or says what else the bytes are (`foreign`). Nothing is unpacked beyond its limits, and no name
//!    of the file ever becomes a path.
//! 2. `relationships` lead from part to part; `xml` parses a part, whatever prefixes its writer chose.
//! 3. `styles` and `numbering` are resolved once: what a paragraph or a run looks like is then a look-up (`look`).
//! 4. A `reader::Reader` walks the document: `body` makes blocks, `runs` their text, `fields` tells results from
//!    instructions, `tables` sorts cells into rows, `drawings` finds `pictures` and words in boxes, `fonts` turns old
//!    encodings into Unicode by the font of each run.
//! 5. `notes` follow in the order of their marks, and `margins` names the words of headers and footers, which no page shows.
//! 6. `audit` counts the letters of the document's text once more, by a walk of its own.
//!
//! Files come from strangers: every walk is linear and bounded in depth, and whatever a page cannot hold becomes a remark.

mod audit;
mod body;
mod drawings;
mod fields;
mod fonts;
mod foreign;
mod line;
mod look;
mod margins;
mod notes;
mod numbering;
mod numerals;
mod package;
mod pictures;
mod reader;
mod relationships;
mod runs;
mod styles;
mod symbols;
mod tables;
mod xml;

use crate::base::ImportFault;

use super::{Manuscript, Place};
use notes::{NoteKind, NotePart};
use package::{DOCUMENT_LIMIT, Package, XML_LIMIT};
use reader::{Known, Reader};
use relationships::Relationships;

/// Reads a `.docx`.
///
/// # Errors
/// When it cannot be read, and why.
pub fn read(bytes: &[u8]) -> Result<Manuscript, ImportFault> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let text = package.text(&main, DOCUMENT_LIMIT)?.ok_or_else(|| package.without(&main))?;
    let relationships = Relationships::load(&mut package, &main)?;
    let known = Known::load(&mut package, &relationships)?;
    let notes = [
        note_text(&mut package, &relationships, NoteKind::Foot)?,
        note_text(&mut package, &relationships, NoteKind::End)?,
    ];

    let document = xml::parse(&main, &text)?;
    let root = document.root_element();
    if root.tag_name().name() != "document" {
        return Err(xml::broken(&main, "no document in it"));
    }
    let mut trees = Vec::new();
    for (kind, part, text) in notes.iter().flatten() {
        trees.push((*kind, part, xml::parse(part, text)?));
    }
    let mut note_parts = Vec::new();
    for (kind, part, tree) in &trees {
        note_parts.push((*kind, NotePart::of(tree.root_element(), Relationships::load(&mut package, part)?)));
    }

    let mut reader = Reader::new(package, &known);
    reader.body(root, &relationships, &note_parts);
    reader.notes(&note_parts);
    reader.margins(&relationships)?;
    let mut manuscript = reader.finish();
    manuscript.remarks.extend(audit::unread(root, &manuscript).map(|problem| (Place::default(), problem)));
    Ok(manuscript)
}

type NoteText = Option<(NoteKind, String, String)>;

fn note_text(
    package: &mut Package<'_>,
    relationships: &Relationships,
    kind: NoteKind,
) -> Result<NoteText, ImportFault> {
    let Some(part) = relationships.part_of(kind.relationship()) else { return Ok(None) };
    Ok(package.text(part, XML_LIMIT)?.map(|text| (kind, part.to_owned(), text)))
}

#[cfg(test)]
mod tests;
