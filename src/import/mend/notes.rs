//! Notes at the feet of pages: raised digits in the text, and paragraphs that begin with them.

use std::collections::{BTreeMap, HashSet, VecDeque};

use crate::base::ImportProblem;

use super::super::manuscript::{Block, Manuscript, Note, Paragraph, Place, Run, Thing};
use super::super::runs;
use super::Taken;

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The number that raised digits are, and their bytes at the head of a text.
fn raised(text: &str) -> Option<(u32, usize)> {
    let digits: Vec<usize> = text.chars().map_while(|c| RAISED.iter().position(|r| *r == c)).collect();
    let length: usize = text.chars().take(digits.len()).map(char::len_utf8).sum();
    (!digits.is_empty() && digits.len() <= 3).then(|| (digits.iter().fold(0, |n, d| n * 10 + *d as u32), length))
}

/// Digits that were raised as text are raised digits of their own from here on.
pub fn raise_digits(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.runs.iter_mut().for_each(raise),
            Block::Table(table) => table.rows.iter_mut().flatten().for_each(|cell| raise_digits(&mut cell.blocks)),
        }
    }
}

fn raise(run: &mut Run) {
    let digits = run.text.trim();
    if run.marks.raised && !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()) {
        run.text = run.text.chars().map(|c| c.to_digit(10).map_or(c, |d| RAISED[d as usize])).collect();
        run.marks.raised = false;
    }
}

/// Where the mark of a note stands: block, run, byte.
type Mark = (usize, usize, usize);

/// Notes that stand as paragraphs (`¹ Theo báo cáo …`) go to the marks that they belong to.
pub fn gather(manuscript: &mut Manuscript, taken: &mut Taken) {
    let mut open: BTreeMap<u32, VecDeque<Mark>> = BTreeMap::new();
    let mut told: BTreeMap<usize, Vec<(Mark, Paragraph)>> = BTreeMap::new();
    let mut gone: HashSet<usize> = HashSet::new();
    let mut last: Option<(Place, usize)> = None;
    for (at, block) in manuscript.blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else {
            continue;
        };
        let text = paragraph.text();
        if let Some((line, mark)) = last.take()
            && let Some((_, note)) = told.get_mut(&mark).and_then(|notes| notes.last_mut())
            && takes_next_line(note, line, paragraph)
        {
            last = Some((paragraph.place, mark));
            taken.notes.push(paragraph.place);
            gone.insert(at);
            continue;
        }
        if let Some((number, length)) = raised(text.trim_start()) {
            if let Some(mark) = open.get_mut(&number).and_then(VecDeque::pop_front) {
                let blanks = text.len() - text.trim_start().len();
                let note = Paragraph { runs: runs::cut(&paragraph.runs, blanks + length), ..paragraph.clone() };
                taken.notes.push(note.place);
                last = Some((note.place, mark.0));
                told.entry(mark.0).or_default().push((mark, note));
                gone.insert(at);
            } else {
                let remark = ImportProblem::NoteUnmatched { mark: number.to_string(), has_text: true };
                manuscript.remarks.push((paragraph.place, remark));
            }
            continue;
        }
        let mut before = "";
        for (nth, run) in paragraph.runs.iter().enumerate() {
            for (byte, number) in marks(before, &run.text) {
                open.entry(number).or_default().push_back((at, nth, byte));
            }
            before = &run.text;
        }
    }
    let mut lone: Vec<(u32, usize)> =
        open.iter().flat_map(|(number, marks)| marks.iter().map(|mark| (*number, mark.0))).collect();
    lone.dedup();
    for (number, block) in lone {
        let remark = ImportProblem::NoteUnmatched { mark: number.to_string(), has_text: false };
        manuscript.remarks.push((manuscript.blocks[block].place(), remark));
    }
    for (block, mut notes) in told {
        notes.sort_by_key(|(mark, _)| *mark);
        let first = manuscript.notes.len();
        if let Block::Paragraph(paragraph) = &mut manuscript.blocks[block] {
            paragraph.runs = marked(&paragraph.runs, notes.iter().map(|(mark, _)| *mark), first);
        }
        manuscript.notes.extend(notes.into_iter().map(|(_, note)| Note { paragraphs: vec![note] }));
    }
    let mut at = 0..;
    manuscript.blocks.retain(|_| at.next().is_some_and(|at| !gone.contains(&at)));
}

/// A note that is longer than one line, the last of which is `line`, takes the next.
fn takes_next_line(note: &mut Paragraph, line: Place, next: &Paragraph) -> bool {
    let small = next.text().trim_start().starts_with(char::is_lowercase);
    let open = !note.text().trim_end().ends_with(['.', ';', '!', '?']);
    if small && open && next.place.0 == line.0 + 1 {
        note.push(Run::new(" ", note.runs.last().map(|run| run.marks).unwrap_or_default()));
        runs::trimmed(next.runs.clone()).into_iter().for_each(|run| note.push(run));
        return true;
    }
    false
}

/// Runs with the marks of notes in the places of raised digits, which are in order.
fn marked(written: &[Run], places: impl Iterator<Item = Mark>, first: usize) -> Vec<Run> {
    let mut places = places.zip(first..).peekable();
    let mut runs = Vec::with_capacity(written.len());
    for (nth, run) in written.iter().enumerate() {
        let mut done = 0;
        while let Some(((_, _, byte), index)) = places.next_if(|((_, at, _), _)| *at == nth) {
            runs.push(Run { text: run.text[done..byte].to_owned(), ..run.clone() });
            runs.push(Run::thing(Thing::Note(index)));
            done = byte + raised(&run.text[byte..]).map_or(0, |(_, length)| length);
        }
        runs.push(Run { text: run.text[done..].to_owned(), ..run.clone() });
    }
    runs.retain(|run| run.thing.is_some() || !run.text.is_empty());
    runs
}

/// The marks of notes within a text: raised digits behind a word or sign, and not behind a unit (`m²`), which may be the end of the
/// text `before`.
fn marks(before: &str, text: &str) -> Vec<(usize, u32)> {
    let last_word = |text: &str| text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    let mut skip = 0;
    for (at, _) in text.char_indices() {
        if at < skip {
            continue;
        }
        if let Some((number, length)) = raised(&text[at..]) {
            skip = at + length;
            let word = last_word(if at == 0 { before } else { &text[..at] });
            let unit = matches!(word.as_str(), "m" | "km" | "cm" | "dm" | "mm" | "hm") && matches!(number, 2 | 3);
            if !unit {
                found.push((at, number));
            }
        }
    }
    found
}
