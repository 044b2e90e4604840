//! Headings, paragraphs, lists: what the numbers, bullets and looks of paragraphs mean together.

mod evidence;

use super::breaks;
use super::chapters;
use super::manuscript::{Block, Paragraph, Place, Run, Setting, Table};
use super::marker::Family;
use super::runs;
use evidence::{Candidate, Evidence};

/// What a body is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A heading.
    Heading {
        /// 2 for the highest of a document to 6.
        level: u8,
        /// Its words, number and all, without bold and italic.
        runs: Vec<Run>,
        /// Where it stands.
        place: Place,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        runs: Vec<Run>,
        /// How it is set.
        setting: Setting,
        /// Where it stands.
        place: Place,
    },
    /// An item of a list.
    Item {
        /// 0 for one that is within no other.
        depth: u8,
        /// Its number and the sign behind it, `.` or `)`; `None` for a bullet.
        number: Option<(u32, char)>,
        /// Its words.
        runs: Vec<Run>,
        /// Where it stands.
        place: Place,
    },
    /// A table.
    Table(Table),
    /// Two columns without lines: the rows, of each the paragraphs of the left and of the right.
    Beside(Vec<[Vec<Vec<Run>>; 2]>),
    /// A new sheet: an annex begins.
    Sheet,
}

/// The pieces of a body. `top` is the level of its highest headings.
pub fn outline(blocks: &[Block], top: u8) -> Vec<Piece> {
    let blocks = chapters::joined(&breaks::split(blocks));
    let candidates = evidence::weighed(&blocks);
    let mut builder = Builder { top, ..Builder::default() };
    for (block, candidate) in blocks.iter().zip(candidates) {
        match (block, candidate) {
            (_, Some(candidate)) => builder.paragraph(candidate),
            (Block::Table(table), _) => builder.table(table),
            (Block::Paragraph(_), None) => {}
        }
    }
    builder.pieces
}

/// The words of a paragraph with the label that Word draws before them.
pub fn labelled(paragraph: &Paragraph) -> Vec<Run> {
    let mut labelled = Vec::with_capacity(paragraph.runs.len() + 1);
    if let Some(label) = &paragraph.label {
        let marks = paragraph.runs.first().map(|run| run.marks).unwrap_or_default();
        labelled.push(Run::new(format!("{label} "), marks));
    }
    labelled.extend(paragraph.runs.iter().cloned());
    runs::trimmed(runs::merged(labelled))
}

#[derive(Default)]
struct Builder {
    top: u8,
    pieces: Vec<Piece>,
    /// Families of the headings that are open, the highest first; `None` for one without a number.
    open: Vec<Option<Family>>,
    /// Lists that are open: bullets by their sign, numbers as `None`.
    lists: Vec<Option<char>>,
    /// The last number of the numbered list that is open.
    number: Option<(u32, char)>,
}

impl Builder {
    fn paragraph(&mut self, candidate: Candidate<'_>) {
        let Candidate { paragraph, runs, marker, written, evidence } = candidate;
        let place = paragraph.place;
        if runs.is_empty() || runs.iter().all(|r| r.thing.is_none() && runs::is_ornament(&r.text)) {
            // A line of signs between parts says nothing; a lone one may.
            if !runs.is_empty() && runs::text(&runs).trim().chars().count() < 3 {
                self.text(runs, paragraph);
            }
            return;
        }
        if evidence == Evidence::Strong {
            let level = self.level(marker.map(|(family, ..)| family), paragraph.heading);
            self.end_lists();
            self.pieces.push(Piece::Heading { level, runs: runs::plain(joined_lines(runs)), place });
            return;
        }
        match marker {
            Some((Family::Bullet(sign), _, length)) => {
                let depth = self.bullet(sign);
                self.pieces.push(Piece::Item { depth, number: None, runs: runs::cut(&runs, length), place });
            }
            Some((Family::Decimal(1), ordinal, length)) if written.ends_with(['.', ')']) => {
                let sign = if written.ends_with(')') { ')' } else { '.' };
                self.lists = vec![None];
                self.number = Some((ordinal, sign));
                let runs = runs::cut(&runs, length);
                self.pieces.push(Piece::Item { depth: 0, number: self.number, runs, place });
            }
            _ => {
                self.end_lists();
                self.text(runs, paragraph);
            }
        }
    }

    fn text(&mut self, runs: Vec<Run>, paragraph: &Paragraph) {
        self.pieces.push(Piece::Paragraph { runs, setting: paragraph.setting, place: paragraph.place });
    }

    fn table(&mut self, table: &Table) {
        self.end_lists();
        self.pieces.push(Piece::Table(table.clone()));
    }

    fn end_lists(&mut self) {
        self.lists.clear();
        self.number = None;
    }

    /// The depth of a bullet: a sign that is new to the open lists is within them.
    fn bullet(&mut self, sign: char) -> u8 {
        match self.lists.iter().position(|open| *open == Some(sign)) {
            Some(at) => self.lists.truncate(at + 1),
            None if self.lists.len() < 5 => self.lists.push(Some(sign)),
            None => {}
        }
        self.lists.len() as u8 - 1
    }

    /// The level of a heading: below the families that stand open above its own.
    fn level(&mut self, family: Option<Family>, styled: Option<u8>) -> u8 {
        let at = match family {
            Some(_) => self.open.iter().position(|open| *open == family),
            None => styled.map(|level| usize::from(level.saturating_sub(1)).min(self.open.len())).or(Some(0)),
        };
        match at {
            Some(at) => self.open.truncate(at),
            // A family that ranks above one that is open was never seen before: it stands where that one stood.
            None => {
                let above = self
                    .open
                    .iter()
                    .position(|open| open.is_some_and(|open| family.is_some_and(|f| rank(f) < rank(open))));
                self.open.truncate(above.unwrap_or(self.open.len()));
            }
        }
        self.open.push(family);
        (self.top + self.open.len() as u8 - 1).min(6)
    }
}

/// Which families can never stand below which.
fn rank(family: Family) -> u8 {
    match family {
        Family::Part => 0,
        Family::Chapter => 1,
        Family::Section => 2,
        Family::Capital | Family::Roman => 3,
        Family::Article => 4,
        Family::Decimal(depth) => 4 + depth,
        Family::Letter | Family::Bracketed | Family::Bullet(_) => 10,
    }
}

/// Line breaks within a heading are blanks.
fn joined_lines(mut runs: Vec<Run>) -> Vec<Run> {
    runs.iter_mut().for_each(|run| run.text = run.text.replace(['\n', '\t'], " "));
    runs
}
