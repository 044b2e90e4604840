//! Runs as Markdown.

use std::collections::HashMap;

use crate::markdown::{leads_out, plain_text};

use super::super::manuscript::{Marks, Picture, Run, Thing};
use super::super::runs;
use super::escape;

/// Writes runs, and counts the marks of notes.
pub struct Inline<'p> {
    pictures: &'p [Picture],
    /// The number of each note whose mark was written.
    numbers: HashMap<usize, usize>,
    marks: Vec<usize>,
    notes: usize,
}

impl<'p> Inline<'p> {
    /// For a document with so many notes.
    pub fn new(notes: usize, pictures: &'p [Picture]) -> Self {
        Self { pictures, numbers: HashMap::new(), marks: Vec::new(), notes }
    }

    /// The notes whose marks were written, by index, in the order of their marks.
    pub fn marks(&self) -> &[usize] {
        &self.marks
    }

    /// The same, when all is written.
    pub fn into_marks(self) -> Vec<usize> {
        self.marks
    }

    /// A paragraph; `\` at the ends of lines within it.
    pub fn paragraph(&mut self, written: &[Run]) -> String {
        let text = self.checked(written);
        let lines: Vec<String> =
            text.split('\n').map(|line| escape::line_start(line.trim())).filter(|line| !line.is_empty()).collect();
        lines.join("\\\n")
    }

    /// A heading, on one line.
    pub fn heading(&mut self, written: &[Run]) -> String {
        let text = self.checked(written).replace('\n', " ").replace('{', "\\{");
        let text = text.trim();
        // "## Mục #" would lose its last sign.
        match text.strip_suffix('#') {
            Some(before) if before.is_empty() || before.ends_with(['#', ' ']) => format!("{before}\\#"),
            _ => text.to_owned(),
        }
    }

    /// A cell of a table, on one line.
    pub fn cell(&mut self, paragraphs: &[Vec<Run>]) -> String {
        let lines: Vec<String> =
            paragraphs.iter().map(|runs| self.checked(runs).trim().replace('\n', "<br>")).collect();
        lines.join("<br>")
    }

    /// The text with its marks; without bold and italic where Markdown would not read them as they are meant.
    fn checked(&mut self, written: &[Run]) -> String {
        let written = tabless(written);
        let looks = written.iter().any(|run| run.marks != Marks::default());
        let text = self.write(&written);
        if !looks {
            return text;
        }
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = words(&runs::text(&written));
        // A paragraph begins with a letter here, whatever it begins with: its first signs are no matter of its looks.
        let read = plain_text(&format!("x {}", text.replace('\n', "\\\n")));
        let without_marks = words(read.strip_prefix("x ").unwrap_or(&read));
        let has_things = written.iter().any(|run| run.thing.is_some());
        if has_things || without_marks.replace(' ', "") == said.replace(' ', "") {
            return text;
        }
        self.write(&runs::plain(written))
    }

    fn write(&mut self, written: &[Run]) -> String {
        let mut out = String::new();
        for (at, run) in written.iter().enumerate() {
            match run.thing {
                Some(Thing::Note(index)) => {
                    let number = self.number(index);
                    out.push_str(&format!("[^{number}]"));
                }
                Some(Thing::Picture(index)) => {
                    if let Some(picture) = self.pictures.get(index) {
                        out.push_str(&format!(
                            "![{}]({})",
                            escape::text(&picture.description).replace(['\n', ']'], " "),
                            picture.name
                        ));
                    }
                }
                None => {
                    let before = out.chars().next_back();
                    let behind = written.get(at + 1).and_then(|run| run.text.chars().next());
                    out.push_str(&looking(run, before, behind));
                }
            }
        }
        out
    }

    fn number(&mut self, index: usize) -> usize {
        let next = self.marks.len() + 1;
        let number = *self.numbers.entry(index).or_insert(next);
        if number == next && index < self.notes {
            self.marks.push(index);
        }
        number
    }
}

/// Tabs are blanks where nothing stands in columns.
fn tabless(written: &[Run]) -> Vec<Run> {
    let runs = written.iter().map(|run| Run { text: run.text.replace('\t', " "), ..run.clone() });
    runs::trimmed(runs::merged(runs.collect()))
}

/// A run with its marks, between these characters. Signs at its ends stand outside of the marks where the marks could not be read
/// otherwise (CommonMark 0.31, 6.2: left- and right-flanking).
fn looking(run: &Run, before: Option<char>, behind: Option<char>) -> String {
    let Marks { bold, italic, struck, raised, lowered } = run.marks;
    let mark =
        format!("{}{}{}", if struck { "~~" } else { "" }, if bold { "**" } else { "" }, if italic { "*" } else { "" });
    let text = run.text.as_str();
    let inner = |text: &str| -> String {
        let words = escape::text(text);
        let words = if raised {
            format!("<sup>{words}</sup>")
        } else if lowered {
            format!("<sub>{words}</sub>")
        } else {
            words
        };
        match &run.link {
            // Behind the bracket of a note's mark a link would be read as a part of it.
            Some(to) if !words.trim().is_empty() && leads_out(to) && before != Some(']') => {
                format!("[{}](<{}>)", words.replace(']', "\\]"), to.replace(['<', '>', '\n'], ""))
            }
            _ => words,
        }
    };
    if mark.is_empty() || text.contains('\n') && text.trim().is_empty() {
        return inner(text);
    }
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // A blank of its own keeps the run's signs apart from the letters beside it.
    let before = before.filter(|_| !text.starts_with(char::is_whitespace));
    let behind = behind.filter(|_| !text.ends_with(char::is_whitespace));
    let outside = |c: char, next_to: bool| c.is_whitespace() || (next_to && !c.is_alphanumeric());
    let from = text.find(|c| !outside(c, letter(before))).unwrap_or(text.len());
    let to = text
        .rfind(|c| !outside(c, letter(behind)))
        .map_or(from, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let to = to.max(from);
    if !text[from..to].contains(char::is_alphanumeric) {
        return inner(text);
    }
    let close: String = mark.chars().rev().collect();
    // Marks don't run over line breaks of their own: each line has its pair.
    let core: Vec<String> =
        text[from..to].split('\n').map(|line| format!("{mark}{}{close}", inner(line.trim()))).collect();
    format!("{}{}{}", inner(&text[..from]), core.join("\n"), inner(&text[to..]))
}
