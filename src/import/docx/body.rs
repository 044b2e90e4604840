//! The body: paragraphs and tables one after another, whatever they are wrapped in.

use std::borrow::Cow;
use std::collections::HashSet;

use roxmltree::NodeId;

use crate::base::LostObject;
use crate::import::manuscript::{Block, Paragraph};
use crate::text::nfc;

use super::fonts;
use super::line::Line;
use super::look::Look;
use super::notes::NoteKind;
use super::notes::NotePart;
use super::reader::{Flow, PartKind, Reader};
use super::relationships::Relationships;
use super::xml::{self, Node, attr, child, child_val, elements, name};

impl Reader<'_, '_> {
    /// Reads the document.
    pub(super) fn body(&mut self, root: Node<'_>, relationships: &Relationships, notes: &[(NoteKind, NotePart<'_>)]) {
        self.enter(root, relationships, PartKind::Body);
        self.part.turns = turns(root);
        self.notes.offer(notes);
        let mut blocks = Vec::new();
        for body in elements(root).filter(|&node| name(node) == "body") {
            self.blocks(body, &mut blocks);
        }
        self.manuscript.blocks = blocks;
    }

    /// Reads all that `parent` holds.
    pub(super) fn blocks(&mut self, parent: Node<'_>, out: &mut Vec<Block>) {
        self.nested(|reader| {
            for node in elements(parent) {
                reader.block(node, out);
            }
        });
        // A paragraph whose end was deleted has nothing to go on with.
        if !matches!(name(parent), "sdtContent" | "ins" | "moveTo" | "customXml" | "Choice" | "Fallback" | "sdt") {
            self.flush(out);
        }
    }

    fn block(&mut self, node: Node<'_>, out: &mut Vec<Block>) {
        match name(node) {
            "p" => self.paragraph(node, out),
            "tbl" => {
                self.flush(out);
                self.table(node, out);
            }
            "del" | "moveFrom" if node.has_children() => self.changed(false),
            "altChunk" => {
                self.place += 1;
                self.lost(LostObject::Object);
            }
            "AlternateContent" => {
                if let Some(chosen) = xml::chosen(node) {
                    self.blocks(chosen, out);
                }
            }
            other if other.ends_with("Pr") => {}
            _ if node.has_children() => self.blocks(node, out),
            _ => {}
        }
    }

    fn flush(&mut self, out: &mut Vec<Block>) {
        if let Some(line) = self.flow.open.take() {
            self.close(line, out);
        }
    }

    fn paragraph(&mut self, node: Node<'_>, out: &mut Vec<Block>) {
        if self.part.kind != PartKind::Notes {
            self.place += 1;
        }
        let properties = child(node, "pPr");
        let (shape, look) = self.known.styles.paragraph(properties);
        let mut line = self.flow.open.take().unwrap_or_else(|| Line { place: self.here(), ..Line::default() });
        line.shape = shape;
        line.now.new_sheet |= std::mem::take(&mut self.flow.new_sheet) || shape.new_sheet();
        line.link = self.flow.fields.link();
        self.inline(node, look, &mut line);

        let ends = properties.and_then(|properties| child(properties, "sectPr"));
        let turns = ends.is_some_and(|end| self.part.turns.contains(&end.id()));
        if self.mark_deleted(properties) || drops_capital(properties) {
            if line.is_blank() {
                self.flow.new_sheet |= line.now.new_sheet;
            } else {
                self.flow.open = Some(line);
            }
        } else {
            self.close(line, out);
        }
        self.flow.new_sheet |= turns;
    }

    fn mark_deleted(&mut self, properties: Option<Node<'_>>) -> bool {
        let mark = properties.and_then(|properties| child(properties, "rPr"));
        let deleted = mark.is_some_and(|mark| elements(mark).any(|one| matches!(name(one), "del" | "moveFrom")));
        if deleted {
            self.changed(false);
        }
        deleted
    }

    /// Ends a paragraph: its text boxes stand before it, its stretches one below the other.
    fn close(&mut self, line: Line, out: &mut Vec<Block>) {
        let Line { place, shape, boxes, done, now, .. } = line;
        out.extend(boxes);
        let level = shape.level.unwrap_or(0);
        let list = shape.list.filter(|list| *list != 0);
        let mut label = list.and_then(|list| self.known.numbering.next(&mut self.counters, list, level));
        let mut stretches = done;
        let mut last = now;
        // A sheet that begins with nothing begins with what follows.
        let turned = last.new_sheet && last.is_blank() && (label.is_none() || !stretches.is_empty());
        if turned {
            self.flow.new_sheet = true;
            last.new_sheet = false;
        }
        if !turned || stretches.is_empty() {
            stretches.push(last);
        }
        for stretch in stretches {
            let (runs, words) = fonts::settle(stretch.pieces);
            self.converted(words, place);
            let mut paragraph = Paragraph {
                place,
                label: label.take(),
                heading: shape.heading(),
                setting: shape.setting(),
                new_sheet: stretch.new_sheet,
                ..Paragraph::default()
            };
            runs.into_iter().for_each(|run| paragraph.push(run));
            // Neighbours have been joined, and a letter with its mark may have stood in two.
            for run in &mut paragraph.runs {
                if let Cow::Owned(composed) = nfc(&run.text) {
                    run.text = composed;
                }
            }
            out.push(Block::Paragraph(paragraph));
        }
    }

    /// Reads what stands in a box of its own.
    pub(super) fn boxed(&mut self, node: Node<'_>, line: &mut Line) {
        let margin = self.part.kind == PartKind::Margin;
        let fields = super::fields::Fields::new(margin);
        let around = std::mem::replace(&mut self.flow, Flow { fields, ..Flow::default() });
        let mut blocks = Vec::new();
        self.blocks(node, &mut blocks);
        self.flow = around;
        line.boxes.extend(blocks);
    }

    /// Adds text unless a field or its look hides it.
    pub(super) fn write(&mut self, text: &str, look: Look, line: &mut Line) {
        if look.hidden() {
            self.hidden(text);
        } else if !self.flow.fields.hides() {
            line.text(text, look);
        }
    }
}

/// A large first letter is set as a paragraph of its own; its word goes on in the next.
fn drops_capital(properties: Option<Node<'_>>) -> bool {
    let frame = properties.and_then(|properties| child(properties, "framePr"));
    frame.and_then(|frame| attr(frame, "dropCap")).is_some_and(|kind| kind != "none")
}

/// Ends of sections after which a sheet begins: the next section says how it begins.
fn turns(root: Node<'_>) -> HashSet<NodeId> {
    let sections = root.descendants().filter(|&node| {
        name(node) == "sectPr" && node.parent_element().is_none_or(|parent| name(parent) != "sectPrChange")
    });
    let sections: Vec<Node<'_>> = sections.collect();
    let stays = |section: Node<'_>| matches!(child_val(section, "type"), Some("continuous" | "nextColumn"));
    sections.windows(2).filter(|pair| !stays(pair[1])).map(|pair| pair[0].id()).collect()
}
