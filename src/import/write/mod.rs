//! Pieces as Markdown: what an editor can read and change, and what the site reads back word for word.

mod escape;
mod inline;
mod table;

use std::collections::HashSet;

use super::manuscript::{Note, Picture, Run};
use super::outline::Piece;
use inline::Inline;

/// Items are set apart by blank lines if one of them has more characters than this.
const LOOSE: usize = 100;

/// The body as Markdown, with the notes at its end, and those notes by index in their order.
pub fn body(pieces: &[Piece], notes: &[Note], pictures: &[Picture]) -> (String, Vec<usize>) {
    let mut writer =
        Writer { out: String::new(), inline: Inline::new(notes.len(), pictures), indents: Vec::new(), last: None };
    let mut at = 0;
    while at < pieces.len() {
        let list = pieces[at..].iter().take_while(|piece| matches!(piece, Piece::Item { .. })).count();
        if list > 0 {
            writer.list(&pieces[at..at + list]);
            at += list;
        } else {
            writer.piece(&pieces[at]);
            at += 1;
        }
    }
    writer.unmarked(notes);
    writer.notes(notes);
    (writer.out, writer.inline.into_marks())
}

struct Writer<'p> {
    out: String,
    inline: Inline<'p>,
    /// Width of the marker of each open list.
    indents: Vec<usize>,
    /// The last number of the open numbered list.
    last: Option<(u32, char)>,
}

impl Writer<'_> {
    fn block(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn piece(&mut self, piece: &Piece) {
        self.last = None;
        match piece {
            Piece::Heading { level, runs, .. } => {
                let text = self.inline.heading(runs);
                self.block(&format!("{} {text}", "#".repeat(usize::from(*level))));
            }
            Piece::Paragraph { runs, .. } => {
                let text = self.inline.paragraph(runs);
                self.block(&text);
            }
            Piece::Table(written) => {
                let text = table::table(written, &mut self.inline);
                self.block(&text);
            }
            Piece::Beside(rows) => {
                let text = table::beside(rows, &mut self.inline);
                self.block(&text);
            }
            Piece::Sheet => self.block("---"),
            Piece::Item { .. } => {}
        }
    }

    /// Items that follow one another.
    fn list(&mut self, items: &[Piece]) {
        let long = |piece: &Piece| match piece {
            Piece::Item { runs, number, .. } => {
                number.is_some() || runs.iter().map(|r| r.text.chars().count()).sum::<usize>() > LOOSE
            }
            _ => false,
        };
        let loose = items.iter().any(long);
        self.indents.clear();
        self.last = None;
        for (nth, item) in items.iter().enumerate() {
            let Piece::Item { depth, number, runs, .. } = item else {
                continue;
            };
            self.item(usize::from(*depth), *number, runs, loose || nth == 0);
        }
    }

    fn item(&mut self, depth: usize, number: Option<(u32, char)>, runs: &[Run], apart: bool) {
        let text = self.inline.paragraph(runs);
        let depth = depth.min(self.indents.len());
        if let Some((ordinal, sign)) = number {
            // A list counts by itself: a number that is not the next one is written out.
            let next = self.last.is_none_or(|(last, before)| ordinal == last + 1 && before == sign);
            if !next || text.is_empty() {
                self.last = None;
                self.indents.clear();
                self.block(format!("{ordinal}\\{sign} {text}").trim_end());
                return;
            }
            self.last = Some((ordinal, sign));
        }
        self.indents.truncate(depth);
        let indent = " ".repeat(self.indents.iter().sum());
        let marker = number.map_or("-".to_owned(), |(ordinal, sign)| format!("{ordinal}{sign}"));
        self.indents.push(marker.len() + 1);
        let inner = format!("\n{indent}{}", " ".repeat(marker.len() + 1));
        let line = format!("{indent}{marker} {}", text.replace('\n', &inner));
        if apart {
            self.block(line.trim_end());
        } else {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    /// Notes to what is front matter now, such as the subject, can't be marked there: they are paragraphs.
    fn unmarked(&mut self, notes: &[Note]) {
        let marked: HashSet<usize> = self.inline.marks().iter().copied().collect();
        for (_, note) in notes.iter().enumerate().filter(|(index, _)| !marked.contains(index)) {
            for paragraph in &note.paragraphs {
                let text = self.inline.paragraph(&super::outline::labelled(paragraph));
                self.block(&text);
            }
        }
    }

    /// The notes whose marks were written, in the order of their marks.
    fn notes(&mut self, notes: &[Note]) {
        let mut at = 0;
        while let Some(&index) = self.inline.marks().get(at) {
            at += 1;
            let paragraphs: Vec<String> =
                notes[index].paragraphs.iter().map(|p| self.inline.paragraph(&super::outline::labelled(p))).collect();
            let text = paragraphs.join("\n\n").replace('\n', "\n    ").replace("\n    \n", "\n\n");
            self.block(format!("[^{at}]: {text}").trim_end());
        }
    }
}

#[cfg(test)]
mod tests;
