//! Footnotes and endnotes: each stands once, in the order of its first mark.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::Manuscript;
use crate::import::manuscript::{Note, Paragraph, Place, Run, Thing};

use super::line::Line;
use super::reader::{PartKind, Reader};
use super::relationships::Relationships;
use super::xml::{Node, attr, elements, name};

/// At the foot of a sheet, or at the end of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// A part that holds notes.
pub(super) struct NotePart<'a> {
    notes: BTreeMap<&'a str, Node<'a>>,
    relationships: Relationships,
}

/// The notes whose marks were met.
#[derive(Debug, Default)]
pub(super) struct NoteBook {
    offered: BTreeSet<(NoteKind, String)>,
    indexes: BTreeMap<(NoteKind, String), usize>,
    order: Vec<(NoteKind, String, Place)>,
}

impl NoteKind {
    /// The kind of relationship that leads to its part.
    pub(super) fn relationship(self) -> &'static str {
        match self {
            NoteKind::Foot => "footnotes",
            NoteKind::End => "endnotes",
        }
    }
}

impl<'a> NotePart<'a> {
    /// The notes of a part, without the lines that are drawn above them.
    pub(super) fn of(root: Node<'a>, relationships: Relationships) -> Self {
        let is_note = |node: &Node<'a>| {
            matches!(name(*node), "footnote" | "endnote") && matches!(attr(*node, "type"), None | Some("normal"))
        };
        let notes = elements(root).filter(is_note).filter_map(|node| Some((attr(node, "id")?, node)));
        Self { notes: notes.collect(), relationships }
    }
}

impl NoteBook {
    /// The notes that there are; a mark of any other is no mark.
    pub(super) fn offer(&mut self, parts: &[(NoteKind, NotePart<'_>)]) {
        for (kind, part) in parts {
            self.offered.extend(part.notes.keys().map(|id| (*kind, (*id).to_owned())));
        }
    }

    fn index(&mut self, key: (NoteKind, String), place: Place) -> Option<usize> {
        if !self.offered.contains(&key) {
            return None;
        }
        let next = self.order.len();
        let index = *self.indexes.entry(key.clone()).or_insert(next);
        if index == next {
            self.order.push((key.0, key.1, place));
        }
        Some(index)
    }
}

impl Reader<'_, '_> {
    /// The mark of a note.
    pub(super) fn note_mark(&mut self, node: Node<'_>, kind: NoteKind, line: &mut Line) {
        if self.part.kind == PartKind::Margin || self.flow.fields.hides() {
            return;
        }
        let place = self.here();
        let index = attr(node, "id").and_then(|id| self.notes.index((kind, id.to_owned()), place));
        if let Some(index) = index {
            line.thing(Thing::Note(index));
        }
    }

    /// Reads the notes whose marks were met.
    pub(super) fn notes(&mut self, parts: &[(NoteKind, NotePart<'_>)]) {
        let mut next = 0;
        while let Some((kind, id, place)) = self.notes.order.get(next).cloned() {
            next += 1;
            let mut note = Note::default();
            let part = parts.iter().find(|(of, _)| *of == kind).map(|(_, part)| part);
            if let Some((part, node)) = part.and_then(|part| Some((part, *part.notes.get(id.as_str())?))) {
                self.enter(node, &part.relationships, PartKind::Notes);
                self.place = place.0;
                note.paragraphs = self.note(node);
            }
            self.manuscript.notes.push(note);
        }
    }

    fn note(&mut self, node: Node<'_>) -> Vec<Paragraph> {
        let mut blocks = Vec::new();
        self.blocks(node, &mut blocks);
        let read = Manuscript { blocks, ..Manuscript::default() };
        let mut paragraphs: Vec<Paragraph> = read.paragraphs().into_iter().cloned().collect();
        // Between the mark and the text Word puts a blank.
        if let Some(first) = paragraphs.first_mut() {
            let blank = |run: &&Run| run.thing.is_none() && run.text.trim().is_empty();
            let blanks = first.runs.iter().take_while(blank).count();
            first.runs.drain(..blanks);
            if let Some(run) = first.runs.first_mut() {
                run.text.drain(..run.text.len() - run.text.trim_start().len());
            }
        }
        paragraphs
    }
}
