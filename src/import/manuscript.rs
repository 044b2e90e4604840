//! A document as its file gives it, before anything is understood: paragraphs of runs, tables, notes, pictures.
//!
//! The readers of Word files and of texts meet here; what stands above never asks where a manuscript came from.

use std::sync::Arc;

use crate::base::{Diagnostic, Diagnostics, ImportProblem, Problem, Source, Span};

/// A document as its file gives it. Every text is NFC Unicode; old encodings have been converted.
#[derive(Debug, Default)]
pub struct Manuscript {
    /// What follows one another from the first sheet to the last. Columns of a table are within the table.
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes, in the order of their marks.
    pub notes: Vec<Note>,
    /// Pictures, in the order in which they stand.
    pub pictures: Vec<Picture>,
    /// What reading met, each with its place.
    pub remarks: Vec<(Place, ImportProblem)>,
}

/// A place in the file, from 1: the line of a text, the paragraph of a Word file (those in cells of tables count as well). 0 is the
/// file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place(pub u32);

/// A value with where it was read; `None` where the text has none.
pub type Found<T> = Option<(T, Place)>;

/// What stands by itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph. A line break within it is `\n` in its runs, a tab `\t`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// Where it begins.
    pub place: Place,
    /// The number or bullet that Word draws before it, without blanks: `I.`, `1.1.`, `a)`, `-`; `None` where its text says it all.
    pub label: Option<String>,
    /// Its text. Neighbours of equal marks are one run; empty for an empty paragraph.
    pub runs: Vec<Run>,
    /// 1 to 9 where a style, or `#` marks, call it a heading.
    pub heading: Option<u8>,
    /// How it is set.
    pub setting: Setting,
    /// Whether it begins a new sheet.
    pub new_sheet: bool,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// To the left or justified.
    #[default]
    Plain,
    /// In the middle.
    Centred,
    /// To the right.
    Right,
}

/// Text of one look, or one thing in the line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Run {
    /// Its text; empty where `thing` says what stands here.
    pub text: String,
    /// Its look.
    pub marks: Marks,
    /// What stands here in place of text.
    pub thing: Option<Thing>,
    /// Where it leads: `https:`, `http:` and `mailto:` addresses alone.
    pub link: Option<Arc<str>>,
}

/// How a run looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[allow(missing_docs)]
pub struct Marks {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    pub raised: bool,
    pub lowered: bool,
}

/// What stands in a line besides text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// The mark of a note, by its index.
    Note(usize),
    /// A picture, by its index.
    Picture(usize),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Where it begins.
    pub place: Place,
    /// Its rows, the cells of each from left to right; a cell that a merged one covers is not among them.
    pub rows: Vec<Vec<Cell>>,
    /// Whether lines are drawn; a table without lines sets things side by side.
    pub ruled: bool,
    /// Whether its first row is its head, where the file says so.
    pub head: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub blocks: Vec<Block>,
    /// Columns that it covers, from 1.
    pub columns: u16,
    /// Rows that it covers, from 1.
    pub rows: u16,
}

/// A footnote or endnote.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Note {
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
}

/// A picture out of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `hinh-1.png`: a name of our own, never the file's.
    pub name: String,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// The description that its author gave it; may be empty.
    pub description: String,
}

impl Block {
    /// The paragraph that it is, if it is one.
    pub fn paragraph(&self) -> Option<&Paragraph> {
        match self {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        }
    }

    /// Where it begins.
    pub fn place(&self) -> Place {
        match self {
            Block::Paragraph(paragraph) => paragraph.place,
            Block::Table(table) => table.place,
        }
    }
}

impl Run {
    /// Text of a look.
    pub fn new(text: impl Into<String>, marks: Marks) -> Self {
        Self { text: text.into(), marks, ..Self::default() }
    }

    /// What stands in the place of text.
    pub fn thing(thing: Thing) -> Self {
        Self { thing: Some(thing), ..Self::default() }
    }
}

impl Paragraph {
    /// The words alone, without the label.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.label.is_none() && self.runs.iter().all(|run| run.thing.is_none() && run.text.trim().is_empty())
    }

    /// Adds a run, joined with the last where it looks the same.
    pub fn push(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last)
                if last.thing.is_none()
                    && run.thing.is_none()
                    && (last.marks, &last.link) == (run.marks, &run.link) =>
            {
                last.text.push_str(&run.text);
            }
            _ if run.thing.is_none() && run.text.is_empty() => {}
            _ => self.runs.push(run),
        }
    }
}

impl Default for Cell {
    fn default() -> Self {
        Self { blocks: Vec::new(), columns: 1, rows: 1 }
    }
}

impl Manuscript {
    /// All paragraphs in order, those in cells of tables among them; notes are not.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        let mut all = Vec::new();
        gather(&self.blocks, &mut all);
        all
    }
}

fn gather<'m>(blocks: &'m [Block], all: &mut Vec<&'m Paragraph>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => all.push(paragraph),
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| gather(&cell.blocks, all)),
        }
    }
}

/// The problems of an import at lines of its source.
pub fn at_lines(source: &Source, remarks: Vec<(Place, ImportProblem)>) -> Diagnostics {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in source.text.split('\n') {
        lines.push(start..start + line.trim_end().len());
        start += line.len() + 1;
    }
    let mut problems = Diagnostics::default();
    for (Place(line), problem) in remarks {
        let span = (line > 0).then(|| lines.get(line as usize - 1)).flatten().map(|range| {
            let (start, line) = (range.start, &source.text[range.clone()]);
            // The words in question where the line has them as they are, else all of it.
            let words = problem.words_in_question().and_then(|words| Some((line.find(words)?, words.len())));
            let (from, length) = words.unwrap_or((0, line.len()));
            Span::new(start + from, start + from + length)
        });
        problems.add(Diagnostic { file: source.path.clone(), span, problem: Problem::Import(problem) });
    }
    problems
}
