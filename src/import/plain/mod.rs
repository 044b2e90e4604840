//! Texts as manuscripts: what text recognition and "Save as text" leave of a document, often with the marks of Markdown.
//!
//! Lines between blank lines are a group. Marks of bold and italic may run over the lines of a group; each line is a paragraph of its
//! own unless the text was wrapped at a fixed width.

mod columns;
mod decode;
mod emphasis;
mod html;
mod inline;

use crate::base::ImportFault;

use super::manuscript::{Block, Manuscript, Paragraph, Place, Setting};
use super::runs;

pub use decode::decode;

/// So many blanks before a line set it in the middle.
const MIDDLE: usize = 16;
/// Lines of wrapped text are at least and at most so long.
const NARROWEST: usize = 40;
const WIDEST: usize = 130;

/// Reads a text.
///
/// # Errors
/// When it is no text, or nothing stands in it.
pub fn read(text: &str) -> Result<Manuscript, ImportFault> {
    if text.trim().is_empty() {
        return Err(ImportFault::Empty);
    }
    if is_content_file(text) {
        return Err(ImportFault::ContentFile);
    }
    let mut reader = Reader { width: wrapped_width(text), ..Reader::default() };
    let (mut group, mut within): (Vec<Line<'_>>, bool) = (Vec::new(), false);
    for (at, line) in text.lines().enumerate() {
        let new_sheet = line.contains('\u{c}');
        if new_sheet || (line.trim().is_empty() && !within) {
            reader.group(&group);
            group.clear();
        }
        // Blank lines within a table of HTML end nothing.
        within = (within || html::begins(line)) && !html::ends(line) && !new_sheet;
        reader.new_sheet |= new_sheet;
        let text = line.trim_matches('\u{c}');
        if !text.trim().is_empty() {
            group.push(Line { place: Place(at as u32 + 1), text });
        }
    }
    reader.group(&group);
    Ok(reader.finish())
}

/// A line without what holds no words of its text: tags, labels of notes, addresses of links and pictures.
pub fn without_marks(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '[', ']']) {
        out.push_str(&rest[..at]);
        let near = &rest[at..rest.floor_char_boundary(at + 700)];
        let gone = match near.as_bytes()[0] {
            b'<' => html::tag(near),
            b'[' if near.starts_with("[^") => near.find(']').filter(|end| *end < 24),
            b']' if near.starts_with("](") => near.find(')').map(|end| end + 1),
            _ => None,
        };
        out.push(' ');
        rest = &rest[at + gone.unwrap_or(1)..];
    }
    out.push_str(rest);
    let out = out.replace(['*', '_', '\\', '`'], "");
    html::ENTITIES.iter().fold(out, |out, (name, _)| out.replace(name, " "))
}

/// Front matter between two lines `---`, the second of which comes before any blank line without a key around it.
fn is_content_file(text: &str) -> bool {
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines
            .map_while(|line| {
                let key = line.contains(':') || line.starts_with([' ', '#', '-']) || line.trim().is_empty();
                key.then(|| line.trim_end() == "---")
            })
            .any(|end| end)
}

/// The width at which the text was wrapped, in characters; `None` if its lines end where paragraphs do.
fn wrapped_width(text: &str) -> Option<usize> {
    let lengths: Vec<usize> = text.lines().map(|l| l.trim_end().chars().count()).collect();
    let mut sorted: Vec<usize> = lengths.iter().copied().filter(|&n| n > 0).collect();
    if sorted.len() < 20 {
        return None;
    }
    sorted.sort_unstable();
    let widest = sorted[sorted.len() * 98 / 100];
    let is_full = |length: usize| length * 10 >= widest * 8;
    let full = sorted.iter().filter(|&&n| is_full(n)).count();
    // Of a short document few lines are full, but what follows those goes on with a small letter.
    let next = text.lines().skip(1).zip(&lengths).filter(|(line, before)| is_full(**before) && !line.trim().is_empty());
    let (mut follow, mut small) = (0, 0);
    next.for_each(|(line, _)| {
        follow += 1;
        small += usize::from(line.trim_start().starts_with(char::is_lowercase));
    });
    let wrapped = full * 2 >= sorted.len() || (follow >= 8 && small * 2 >= follow);
    ((NARROWEST..=WIDEST).contains(&widest) && wrapped).then_some(widest)
}

#[derive(Clone, Copy)]
struct Line<'t> {
    place: Place,
    text: &'t str,
}

#[derive(Default)]
struct Reader {
    width: Option<usize>,
    new_sheet: bool,
    manuscript: Manuscript,
    inline: inline::Inline,
}

impl Reader {
    fn group(&mut self, lines: &[Line<'_>]) {
        let mut rest = lines;
        let last_end = lines.iter().rposition(|line| html::ends(line.text));
        while !rest.is_empty() {
            let may_end = last_end.is_some_and(|end| lines.len() - rest.len() <= end);
            let written =
                (may_end && html::begins(rest[0].text)).then(|| html::table(rest, &mut self.inline)).flatten();
            if let Some((table, lines)) = written {
                self.manuscript.blocks.push(Block::Table(table));
                rest = &rest[lines..];
                continue;
            }
            let rows = columns::rows(rest.iter().map(|line| line.text));
            if rows > 0 {
                let table = columns::table(&rest[..rows], &mut self.inline);
                self.manuscript.blocks.push(Block::Table(table));
                rest = &rest[rows..];
                continue;
            }
            let until = (1..rest.len())
                .find(|&at| html::begins(rest[at].text) || columns::rows(rest[at..].iter().map(|line| line.text)) > 0)
                .unwrap_or(rest.len());
            self.paragraphs(&rest[..until]);
            rest = &rest[until..];
        }
    }

    fn paragraphs(&mut self, lines: &[Line<'_>]) {
        let texts: Vec<String> = lines.iter().map(|line| columns::gaps_to_tabs(unmarked(line.text))).collect();
        let parts = self.inline.lines(&texts, lines[0].place);
        let mut previous: Option<(usize, usize)> = None;
        for (line, runs) in lines.iter().zip(parts) {
            let indent = line.text.len() - line.text.trim_start_matches(' ').len();
            let mut paragraph = Paragraph { place: line.place, ..Paragraph::default() };
            paragraph.heading = heading(line.text);
            if indent >= MIDDLE {
                paragraph.setting = Setting::Centred;
            }
            runs.into_iter().for_each(|run| paragraph.push(run));
            // The first line of a paragraph is indented; so are, below a number or bullet, all others.
            let goes_on =
                previous.is_some_and(|(length, from)| self.is_full(length) && indent <= from + 1) && goes_on(line.text);
            let hanging = super::marker::marker(line.text.trim_start()).is_some();
            let whole = Some((line.text.trim_end().chars().count(), if hanging { MIDDLE } else { indent }));
            previous = whole.filter(|_| !runs::text(&paragraph.runs).contains('\t'));
            match self.manuscript.blocks.last_mut() {
                Some(Block::Paragraph(before)) if goes_on => {
                    before.push(super::manuscript::Run::new(
                        " ",
                        paragraph.runs.first().map_or_else(Default::default, |r| r.marks),
                    ));
                    paragraph.runs.into_iter().for_each(|run| before.push(run));
                }
                _ => {
                    paragraph.new_sheet = std::mem::take(&mut self.new_sheet);
                    self.manuscript.blocks.push(Block::Paragraph(paragraph));
                }
            }
        }
    }

    /// Whether a line of this length was ended by the margin.
    fn is_full(&self, length: usize) -> bool {
        self.width.is_some_and(|width| length * 10 >= width * 8)
    }

    fn finish(self) -> Manuscript {
        let mut manuscript = self.manuscript;
        self.inline.finish(&mut manuscript);
        manuscript
    }
}

/// 1 to 6 for a line that begins with as many `#`.
fn heading(line: &str) -> Option<u8> {
    let marks = line.trim_start().bytes().take_while(|b| *b == b'#').count();
    let behind = line.trim_start().as_bytes().get(marks).copied();
    ((1..=6).contains(&marks) && matches!(behind, None | Some(b' ' | b'\t'))).then_some(marks as u8)
}

/// A line without the marks of a heading.
fn unmarked(line: &str) -> &str {
    if heading(line).is_none() {
        return line.trim();
    }
    let text = line.trim().trim_start_matches('#').trim();
    // Closing marks are no words either: "## Mục ##".
    match text.rsplit_once(' ') {
        Some((before, marks)) if marks.bytes().all(|b| b == b'#') => before.trim_end(),
        _ => text,
    }
}

/// Whether a line of wrapped text may go on with the one before: it begins nothing of its own.
fn goes_on(line: &str) -> bool {
    let text = line.trim_start();
    let begins = text.starts_with(['-', '+', '*', '•', '#', '|', '>']) || super::marker::marker(text).is_some();
    !begins && text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests;
