//! Drawings, of DrawingML and of VML: pictures, the words in boxes, and what a page cannot show.

use crate::base::LostObject;
use crate::import::manuscript::{Block, Paragraph, Run, Thing};

use super::line::Line;
use super::pictures::Found;
use super::reader::{PartKind, Reader};
use super::xml::{self, Node, attr, elements, name, reference};

impl Reader<'_, '_> {
    /// Reads a drawing that `line` anchors.
    pub(super) fn drawing(&mut self, drawing: Node<'_>, line: &mut Line) {
        if self.flow.fields.hides() {
            return;
        }
        let mut description = "";
        // A stack of its own: groups nest as deeply as someone likes.
        let mut waiting = vec![drawing];
        while let Some(node) = waiting.pop() {
            match name(node) {
                "docPr" => description = attr(node, "descr").unwrap_or_default(),
                "txbxContent" => {
                    self.boxed(node, line);
                    continue;
                }
                "txBody" => {
                    line.boxes.extend(self.drawn_text(node));
                    continue;
                }
                "textpath" => {
                    let words = attr(node, "string").unwrap_or_default();
                    line.boxes.extend(self.drawn(words));
                }
                "AlternateContent" => {
                    waiting.extend(xml::chosen(node));
                    continue;
                }
                "chart" | "relIds" | "OLEObject" | "control" | "contentPart" => self.lost(LostObject::Object),
                "blip" => self.blip(node, description, line),
                "imagedata" => {
                    let title = attr(node, "title").unwrap_or(description);
                    let part = reference(node, "id").or_else(|| attr(node, "relid"));
                    self.image(part, title, line);
                }
                _ => {}
            }
            waiting.extend(elements(node).rev());
        }
    }

    fn blip(&mut self, node: Node<'_>, description: &str, line: &mut Line) {
        match (reference(node, "embed"), reference(node, "link")) {
            (Some(id), _) => self.image(Some(id), description, line),
            (None, Some(_)) => self.lost(LostObject::MissingPicture),
            (None, None) => {}
        }
    }

    fn image(&mut self, id: Option<&str>, description: &str, line: &mut Line) {
        if self.part.kind == PartKind::Margin {
            return;
        }
        match self.picture(id, description) {
            Found::Picture(index) => line.thing(Thing::Picture(index)),
            Found::Lost(what) => self.lost(what),
        }
    }

    /// The text of a shape that is not Word's own (`a:txBody`).
    fn drawn_text(&mut self, body: Node<'_>) -> Vec<Block> {
        let paragraphs = elements(body).filter(|&node| name(node) == "p");
        let text = |node: Node<'_>| node.descendants().filter(|&t| name(t) == "t").map(xml::text).collect::<String>();
        paragraphs.filter_map(|paragraph| self.drawn(&text(paragraph))).collect()
    }

    fn drawn(&mut self, words: &str) -> Option<Block> {
        if words.trim().is_empty() {
            return None;
        }
        self.place += u32::from(self.part.kind != PartKind::Notes);
        let run = Run { text: crate::text::nfc(words.trim()).into_owned(), ..Run::default() };
        Some(Block::Paragraph(Paragraph { place: self.here(), runs: vec![run], ..Paragraph::default() }))
    }
}
