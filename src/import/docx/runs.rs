//! What stands in a paragraph: text, breaks, signs, marks of notes, and all that runs are wrapped in.

use crate::base::LostObject;

use super::fonts::Face;
use super::line::Line;
use super::look::Look;
use super::notes::NoteKind;
use super::reader::Reader;
use super::symbols;
use super::xml::{self, Node, attr, child, name};

/// Longest mark of a note that its author chose.
const LONGEST_MARK: usize = 3;

impl Reader<'_, '_> {
    /// Reads all that `parent` holds into `line`; `look` is that of text that says nothing of its own.
    pub(super) fn inline(&mut self, parent: Node<'_>, look: Look, line: &mut Line) {
        self.nested_inline(|reader| {
            for node in xml::elements(parent) {
                reader.piece(node, look, line);
            }
        });
    }

    fn piece(&mut self, node: Node<'_>, look: Look, line: &mut Line) {
        match name(node) {
            "r" => {
                let look = self.known.styles.run(look, child(node, "rPr"));
                self.inline(node, look, line);
            }
            "t" if stands_for_a_mark(node) => {}
            "t" => self.words(node, look, line),
            "hyperlink" => self.hyperlink(node, look, line),
            "ins" | "moveTo" => {
                self.changed(true);
                self.inline(node, look, line);
            }
            "del" | "moveFrom" => self.changed(false),
            "fldSimple" => self.simple_field(node, look, line),
            "fldChar" => self.field_mark(node, line),
            "instrText" => self.flow.fields.instruct(&xml::text(node)),
            "delText" | "delInstrText" | "rt" => {}
            "footnoteReference" => self.note_mark(node, NoteKind::Foot, line),
            "endnoteReference" => self.note_mark(node, NoteKind::End, line),
            "commentReference" => self.commented(),
            "drawing" | "pict" => self.drawing(node, line),
            "object" | "contentPart" => self.lost(LostObject::Object),
            "oMath" | "oMathPara" => self.equation(node, look, line),
            "AlternateContent" => {
                if let Some(chosen) = xml::chosen(node) {
                    self.inline(chosen, look, line);
                }
            }
            other => self.sign(other, node, (look, line)),
        }
    }

    fn sign(&mut self, called: &str, node: Node<'_>, (look, line): (Look, &mut Line)) {
        match called {
            "tab" | "ptab" => self.write("\t", look, line),
            "br" if attr(node, "type") == Some("page") && !self.flow.fields.hides() => line.turn(),
            "br" | "cr" => self.write("\n", look, line),
            // Some writers make this element of the character, which in TCVN3 is the letter `ư`.
            "softHyphen" if matches!(look.face(), Face::Tcvn3 | Face::Tcvn3Capitals) => {
                self.write("\u{ad}", look, line)
            }
            "noBreakHyphen" => self.write("-", look, line),
            "sym" => self.symbol(node, look, line),
            other if other.ends_with("Pr") || other.ends_with("Change") => {}
            _ if node.has_children() => self.inline(node, look, line),
            _ => {}
        }
    }

    fn words(&mut self, node: Node<'_>, look: Look, line: &mut Line) {
        let plain = |c: char| match c {
            '\n' | '\r' | '\t' => ' ',
            '\u{2011}' => '-',
            c => c,
        };
        let text = xml::text(node);
        let odd = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{ad}' | '\u{2011}') || symbols::is_private(c);
        if !text.contains(odd) {
            return self.write(&text, look, line);
        }
        // The codes of old fonts are not signs, and theirs for a soft hyphen is a letter.
        let old = look.face() != Face::Unicode;
        let keep = |c: &char| old || *c != '\u{ad}';
        let text: String =
            text.chars().filter(keep).map(|c| if old { c } else { symbols::in_text(c) }).map(plain).collect();
        self.write(&text, look, line);
    }

    fn symbol(&mut self, node: Node<'_>, look: Look, line: &mut Line) {
        let Some(code) = attr(node, "char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok()) else { return };
        let font = attr(node, "font").unwrap_or_default();
        let face = Face::of(font);
        if face == Face::Unicode {
            return self.write(symbols::sign(code, font).encode_utf8(&mut [0; 4]), look, line);
        }
        if let Some(c) = char::from_u32(code).filter(|_| !self.flow.fields.hides() && !look.hidden()) {
            line.faced(c.encode_utf8(&mut [0; 4]), look, face);
        }
    }

    fn hyperlink(&mut self, node: Node<'_>, look: Look, line: &mut Line) {
        let link = xml::reference(node, "id").and_then(|id| self.part.relationships.link(id));
        let around = line.link.clone();
        if link.is_some() {
            line.link = link;
        }
        self.inline(node, look, line);
        line.link = around;
    }

    fn simple_field(&mut self, node: Node<'_>, look: Look, line: &mut Line) {
        let instruction = attr(node, "instr").unwrap_or_default();
        if self.flow.fields.hides_simple(instruction) {
            return;
        }
        let around = line.link.clone();
        if let Some(link) = super::fields::address(instruction) {
            line.link = Some(link);
        }
        self.inline(node, look, line);
        line.link = around;
    }

    fn field_mark(&mut self, node: Node<'_>, line: &mut Line) {
        if !self.part.endless.contains(&node.id()) {
            self.flow.fields.mark(attr(node, "fldCharType").unwrap_or_default());
            line.link = self.flow.fields.link();
        }
    }

    /// The letters of an equation in their order: no words are lost, though their places are.
    fn equation(&mut self, node: Node<'_>, look: Look, line: &mut Line) {
        let text: String = node.descendants().filter(|&letter| name(letter) == "t").map(xml::text).collect();
        if text.trim().is_empty() {
            self.lost(LostObject::Object);
        } else {
            self.write(&text, look, line);
        }
    }
}

/// Whether a text is the mark that the author of a note chose, `*`: the note has a mark already.
fn stands_for_a_mark(text: Node<'_>) -> bool {
    let chosen = |mark: Node<'_>| {
        matches!(name(mark), "footnoteReference" | "endnoteReference")
            && matches!(attr(mark, "customMarkFollows"), Some("1" | "true" | "on"))
    };
    text.prev_sibling_element().is_some_and(chosen)
        && xml::text(text).chars().count() <= LONGEST_MARK
        && !xml::text(text).chars().any(char::is_alphabetic)
}
