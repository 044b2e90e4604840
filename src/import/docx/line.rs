//! A paragraph while it is read: its pieces in the order in which they stand, before encodings are settled.

use std::sync::Arc;

use crate::import::manuscript::{Block, Marks, Place, Thing};

use super::fonts::Face;
use super::look::{Look, Shape};

/// Text of one look and one encoding, or a thing.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) face: Face,
    pub(super) caps: bool,
    pub(super) marks: Marks,
    pub(super) link: Option<Arc<str>>,
    pub(super) thing: Option<Thing>,
}

/// What stands between two breaks of page within a paragraph; nearly always all of it.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    pub(super) pieces: Vec<Piece>,
    pub(super) new_sheet: bool,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) place: Place,
    pub(super) shape: Shape,
    /// The link in which reading is.
    pub(super) link: Option<Arc<str>>,
    /// What its text boxes hold.
    pub(super) boxes: Vec<Block>,
    /// Its stretches but the last.
    pub(super) done: Vec<Stretch>,
    /// The stretch that is being read.
    pub(super) now: Stretch,
}

impl Stretch {
    /// Whether nothing can be seen in it.
    pub(super) fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| piece.thing.is_none() && piece.text.trim().is_empty())
    }
}

impl Line {
    /// Adds text of a look.
    pub(super) fn text(&mut self, text: &str, look: Look) {
        self.faced(text, look, look.face());
    }

    /// Adds text of a look, in an encoding.
    pub(super) fn faced(&mut self, text: &str, look: Look, face: Face) {
        let (caps, marks) = (look.caps(), look.marks());
        match self.now.pieces.last_mut() {
            Some(last)
                if last.thing.is_none()
                    && (last.face, last.caps, last.marks) == (face, caps, marks)
                    && last.link == self.link =>
            {
                last.text.push_str(text);
            }
            _ => {
                let (text, link) = (text.to_owned(), self.link.clone());
                self.now.pieces.push(Piece { text, face, caps, marks, link, thing: None });
            }
        }
    }

    /// Adds a thing.
    pub(super) fn thing(&mut self, thing: Thing) {
        self.now.pieces.push(Piece { thing: Some(thing), link: self.link.clone(), ..Piece::default() });
    }

    /// A break of page: what follows begins a sheet.
    pub(super) fn turn(&mut self) {
        if !self.now.is_blank() {
            self.done.push(std::mem::take(&mut self.now));
        }
        self.now.new_sheet = true;
    }

    /// Whether nothing has been read.
    pub(super) fn is_blank(&self) -> bool {
        self.boxes.is_empty() && self.done.is_empty() && self.now.is_blank()
    }
}
