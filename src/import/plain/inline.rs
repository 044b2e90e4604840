//! What stands within lines: emphasis, escapes, links, marks of notes, and the few tags that text recognition writes.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::{ImportProblem, LostObject};

use super::super::manuscript::{Block, Manuscript, Note, Paragraph, Place, Run, Thing};
use super::emphasis::emphasis;

/// Reads the lines of one text, and remembers the notes that it met.
#[derive(Debug, Default)]
pub struct Inline {
    /// Index of each `[^label]`.
    labels: HashMap<String, usize>,
    /// What each note says, once it has been met.
    notes: Vec<Option<Paragraph>>,
    remarks: Vec<(Place, ImportProblem)>,
}

/// A group of lines, taken apart.
#[derive(Default)]
struct Atoms {
    /// Characters, and whether they are no marks.
    chars: Vec<(char, bool)>,
    /// What changes before the character of this index.
    events: Vec<(usize, Event)>,
}

enum Event {
    Raised(bool),
    Lowered(bool),
    Link(Option<Arc<str>>),
    Note(usize),
}

impl Inline {
    /// The runs of each of these lines, which are one group.
    pub fn lines(&mut self, lines: &[String], place: Place) -> Vec<Vec<Run>> {
        let mut atoms = Atoms::default();
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                atoms.chars.push(('\n', true));
            }
            self.line(line, place, &mut atoms);
        }
        let found = emphasis(&atoms.chars);
        if found.stray > 0 {
            self.remarks.push((place, ImportProblem::OpenEmphasis { count: found.stray }));
        }
        let mut parts: Vec<Vec<Run>> = vec![Vec::new()];
        let mut look = Run::default();
        let mut events = atoms.events.into_iter().peekable();
        for (at, &(c, _)) in atoms.chars.iter().enumerate() {
            while let Some((_, event)) = events.next_if(|(before, _)| *before <= at) {
                apply(event, &mut look, parts.last_mut().unwrap_or(&mut Vec::new()));
            }
            if c == '\n' {
                parts.push(Vec::new());
            } else if let (Some(marks), Some(part)) = (found.looks[at], parts.last_mut()) {
                let mut marks = marks;
                (marks.raised, marks.lowered) = (look.marks.raised, look.marks.lowered);
                match part.last_mut() {
                    Some(last) if last.thing.is_none() && last.marks == marks && last.link == look.link => {
                        last.text.push(c)
                    }
                    _ => part.push(Run { text: c.into(), marks, thing: None, link: look.link.clone() }),
                }
            }
        }
        for (_, event) in events {
            apply(event, &mut look, parts.last_mut().unwrap_or(&mut Vec::new()));
        }
        parts.resize_with(lines.len(), Vec::new);
        parts
    }

    fn line(&mut self, line: &str, place: Place, atoms: &mut Atoms) {
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let taken = match c {
                '\\' => escaped(rest, atoms),
                '<' => tag(rest, atoms),
                '[' => self.bracket(rest, atoms),
                '!' if rest.starts_with("![") => self.picture(rest, place, atoms),
                '_' => underscore(line, line.len() - rest.len(), atoms),
                _ => 0,
            };
            if taken == 0 {
                atoms.chars.push((c, false));
            }
            rest = &rest[if taken == 0 { c.len_utf8() } else { taken }..];
        }
    }

    /// `[^1]`, `[words](https://…)`; 0 for a bracket that is neither.
    fn bracket(&mut self, rest: &str, atoms: &mut Atoms) -> usize {
        if let Some(label) = near(rest).strip_prefix("[^").and_then(|rest| rest.split_once(']')).map(|(label, _)| label)
            && is_label(label)
        {
            let index = self.index(label);
            atoms.events.push((atoms.chars.len(), Event::Note(index)));
            return label.len() + 3;
        }
        let Some((words, address)) = link(&rest[1..]) else {
            return 0;
        };
        let web = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        if !web {
            return 0;
        }
        atoms.events.push((atoms.chars.len(), Event::Link(Some(address.into()))));
        atoms.chars.extend(words.chars().map(|c| (c, false)));
        atoms.events.push((atoms.chars.len(), Event::Link(None)));
        words.len() + address.len() + 4
    }

    /// A picture has no file in a text: its description stays.
    fn picture(&mut self, rest: &str, place: Place, atoms: &mut Atoms) -> usize {
        let Some((words, address)) = link(&rest[2..]) else {
            return 0;
        };
        self.remarks.push((place, ImportProblem::ObjectLost { what: LostObject::MissingPicture }));
        atoms.chars.extend(words.chars().map(|c| (c, true)));
        words.len() + address.len() + 5
    }

    fn index(&mut self, label: &str) -> usize {
        if let Some(&index) = self.labels.get(label) {
            return index;
        }
        self.labels.insert(label.to_owned(), self.notes.len());
        self.notes.push(None);
        self.notes.len() - 1
    }

    /// Gives the manuscript its notes: paragraphs that begin with the mark of one, `[^1]: …`, if the mark stands elsewhere as well. Half
    /// a note stays what it was as text.
    pub fn finish(mut self, manuscript: &mut Manuscript) {
        let mut marked = vec![false; self.notes.len()];
        for paragraph in manuscript.paragraphs() {
            let own = definition(paragraph).map(|(index, _)| index);
            let indexes = paragraph.runs.iter().filter_map(|run| run.thing).map(index_of);
            indexes.filter(|index| Some(*index) != own).for_each(|index| marked[index] = true);
        }
        manuscript.blocks.retain_mut(|block| match block {
            Block::Paragraph(paragraph) => !self.define(paragraph, &marked),
            Block::Table(_) => true,
        });
        let mut labels = vec![String::new(); self.notes.len()];
        self.labels.drain().for_each(|(label, index)| labels[index] = label);
        let known: Vec<bool> = self.notes.iter().map(Option::is_some).collect();
        self.unmark(&mut manuscript.blocks, &labels, &known);
        for note in self.notes.iter_mut().flatten() {
            note.runs.retain(|run| run.thing.is_none_or(|thing| known[index_of(thing)]));
        }
        manuscript.remarks.append(&mut self.remarks);
        manuscript.notes = self.notes.into_iter().map(|note| Note { paragraphs: note.into_iter().collect() }).collect();
    }

    /// Takes the text of a note out of its paragraph.
    fn define(&mut self, paragraph: &mut Paragraph, marked: &[bool]) -> bool {
        let Some((index, said)) = definition(paragraph) else {
            return false;
        };
        if self.notes[index].is_some() || !marked[index] {
            return false;
        }
        let said = said.to_owned();
        let mut note = std::mem::take(paragraph);
        note.runs.remove(0);
        note.runs[0].text = said;
        self.notes[index] = Some(note);
        true
    }

    /// Marks of notes that say nothing are text again.
    fn unmark(&mut self, blocks: &mut [Block], labels: &[String], known: &[bool]) {
        for block in blocks {
            match block {
                Block::Table(table) => {
                    table.rows.iter_mut().flatten().for_each(|cell| self.unmark(&mut cell.blocks, labels, known));
                }
                Block::Paragraph(paragraph) => {
                    let has_text = definition(paragraph).is_some();
                    for (nth, run) in paragraph.runs.iter_mut().enumerate() {
                        // A second definition would be read as one.
                        let lone = |index: &usize| !known[*index] || (nth == 0 && has_text);
                        let Some(index) = run.thing.map(index_of).filter(lone) else {
                            continue;
                        };
                        *run = Run::new(format!("[^{}]", labels[index]), run.marks);
                        let mark = labels[index].clone();
                        self.remarks.push((paragraph.place, ImportProblem::NoteUnmatched { mark, has_text }));
                    }
                }
            }
        }
    }
}

/// The note that a paragraph defines, and the first of its words.
fn definition(paragraph: &Paragraph) -> Option<(usize, &str)> {
    match paragraph.runs.as_slice() {
        [Run { thing: Some(Thing::Note(index)), .. }, Run { text, .. }, ..] => {
            Some((*index, text.strip_prefix(':')?.trim_start()))
        }
        _ => None,
    }
}

/// The index of a thing; a text has notes alone.
fn index_of(thing: Thing) -> usize {
    match thing {
        Thing::Note(index) | Thing::Picture(index) => index,
    }
}

fn apply(event: Event, look: &mut Run, part: &mut Vec<Run>) {
    match event {
        Event::Raised(on) => look.marks.raised = on,
        Event::Lowered(on) => look.marks.lowered = on,
        Event::Link(to) => look.link = to,
        Event::Note(index) => part.push(Run::thing(Thing::Note(index))),
    }
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.len() <= 20 && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// As far as one thing in a line reaches: nobody looks through a whole book for the end of a bracket.
fn near(text: &str) -> &str {
    const REACH: usize = 600;
    &text[..text.floor_char_boundary(REACH)]
}

/// Words and address of `words](address)`.
fn link(text: &str) -> Option<(&str, &str)> {
    let (words, rest) = near(text).split_once("](")?;
    let (address, _) = rest.split_once(')')?;
    let plain = !words.contains(['[', ']', '\n']) && !address.contains([' ', '(', '\n']);
    plain.then_some((words, address))
}

/// A backslash before a sign that Markdown knows: the sign is meant as it is.
fn escaped(rest: &str, atoms: &mut Atoms) -> usize {
    match rest[1..].chars().next() {
        Some(c) if c.is_ascii_punctuation() => {
            atoms.chars.push((c, true));
            1 + c.len_utf8()
        }
        _ => 0,
    }
}

/// The tags of bold, italic, raised, lowered and underlined text; others are text.
fn tag(rest: &str, atoms: &mut Atoms) -> usize {
    let Some(end) = rest.bytes().take(12).position(|b| b == b'>') else {
        return 0;
    };
    let name = rest[1..end].trim().trim_end_matches('/').trim().to_ascii_lowercase();
    let at = atoms.chars.len();
    match name.as_str() {
        "b" | "/b" | "strong" | "/strong" => atoms.chars.extend([('*', false), ('*', false)]),
        "i" | "/i" | "em" | "/em" => atoms.chars.push(('*', false)),
        "sup" | "/sup" => atoms.events.push((at, Event::Raised(name == "sup"))),
        "sub" | "/sub" => atoms.events.push((at, Event::Lowered(name == "sub"))),
        "u" | "/u" | "ins" | "/ins" => {}
        "br" => atoms.chars.push((' ', true)),
        _ => return 0,
    }
    end + 1
}

/// `_words_` and `__words__` between blanks or signs are italic and bold; other low lines are text.
fn underscore(line: &str, at: usize, atoms: &mut Atoms) -> usize {
    let rest = &line[at..];
    let length = rest.bytes().take_while(|b| *b == b'_').count();
    let before = line[..at].chars().next_back();
    let behind = rest[length..].chars().next();
    let opens = before.is_none_or(|c| !c.is_alphanumeric()) && behind.is_some_and(|c| c.is_alphanumeric() || c == '(');
    let closes = before.is_some_and(|c| !c.is_whitespace()) && behind.is_none_or(|c| !c.is_alphanumeric());
    let mark = &"__"[..length.min(2)];
    let reach = line.floor_char_boundary(at.saturating_sub(600));
    let paired =
        (opens && near(&rest[length..]).contains(mark)) || (closes && !opens && line[reach..at].contains(mark));
    if length > 2 || !paired {
        atoms.chars.extend(std::iter::repeat_n(('_', true), length));
    } else {
        atoms.chars.extend(std::iter::repeat_n(('*', false), length));
    }
    length
}
