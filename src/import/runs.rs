//! Runs as one text: what they say, how they look, where they are cut.

use super::manuscript::{Block, Marks, Paragraph, Run, Thing};

/// Their words as one text.
pub fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The last characters of their words, about so many: what decides how a paragraph ends costs the same for every paragraph.
pub fn tail(runs: &[Run], most: usize) -> String {
    let last = runs.iter().rev().flat_map(|run| run.text.chars().rev()).take(most);
    let mut tail: Vec<char> = last.collect();
    tail.reverse();
    tail.into_iter().collect()
}

/// Without the first `bytes` of their text; blanks that then stand first go as well.
pub fn cut(runs: &[Run], bytes: usize) -> Vec<Run> {
    let mut left = bytes;
    let mut rest = Vec::with_capacity(runs.len());
    for run in runs {
        let gone = left.min(run.text.len());
        left -= gone;
        if run.thing.is_some() || gone < run.text.len() {
            rest.push(Run { text: run.text[gone..].to_owned(), ..run.clone() });
        }
    }
    trimmed(rest)
}

/// Without blanks at both ends.
pub fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    let filled = |run: &Run| run.thing.is_some() || !run.text.trim().is_empty();
    runs.truncate(runs.iter().rposition(filled).map_or(0, |last| last + 1));
    runs.drain(..runs.iter().position(filled).unwrap_or(0));
    if let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    if let Some(first) = runs.first_mut() {
        first.text.drain(..first.text.len() - first.text.trim_start().len());
    }
    runs
}

/// Cut at the line breaks within them.
pub fn lines(runs: &[Run]) -> Vec<Vec<Run>> {
    split(runs, '\n')
}

/// Cut at the tabs within them.
pub fn columns(runs: &[Run]) -> Vec<Vec<Run>> {
    split(runs, '\t')
}

fn split(runs: &[Run], at: char) -> Vec<Vec<Run>> {
    let mut parts: Vec<Vec<Run>> = vec![Vec::new()];
    for run in runs {
        if run.thing.is_some() {
            parts.last_mut().into_iter().for_each(|part| part.push(run.clone()));
            continue;
        }
        for (nth, text) in run.text.split(at).enumerate() {
            if nth > 0 {
                parts.push(Vec::new());
            }
            if !text.is_empty() {
                parts.last_mut().into_iter().for_each(|part| part.push(Run { text: text.to_owned(), ..run.clone() }));
            }
        }
    }
    parts
}

/// `K Ế  H O Ạ C H` without the blanks between letters.
pub fn close_letters(blocks: &mut [Block]) {
    for block in blocks {
        if let Block::Paragraph(paragraph) = block
            && paragraph.runs.iter().all(|run| run.thing.is_none())
            && let Some(closed) = closed(paragraph.text().trim())
        {
            let marks = paragraph.runs.first().map(|run| run.marks).unwrap_or_default();
            paragraph.runs = vec![Run::new(closed, marks)];
        }
    }
}

fn closed(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split("  ").map(str::trim).filter(|word| !word.is_empty()).collect();
    let letter = |letter: &str| letter.chars().count() == 1 && letter.starts_with(char::is_uppercase);
    let letters = words.iter().all(|word| word.split(' ').all(letter));
    (letters && line.chars().count() > 6)
        .then(|| words.iter().map(|word| word.replace(' ', "")).collect::<Vec<_>>().join(" "))
}

/// Whether every letter of them looks so, and there is one.
pub fn all(runs: &[Run], looks: impl Fn(Marks) -> bool) -> bool {
    let mut letters = runs.iter().filter(|run| run.text.contains(char::is_alphanumeric)).peekable();
    letters.peek().is_some() && letters.all(|run| looks(run.marks))
}

/// In this look whatever they had of bold and italic.
pub fn plain(mut runs: Vec<Run>) -> Vec<Run> {
    runs.iter_mut().for_each(|run| (run.marks.bold, run.marks.italic) = (false, false));
    merged(runs)
}

/// Neighbours of equal looks as one.
pub fn merged(runs: Vec<Run>) -> Vec<Run> {
    let mut paragraph = Paragraph::default();
    runs.into_iter().for_each(|run| paragraph.push(run));
    paragraph.runs
}

/// Whether a picture stands among them.
pub fn has_picture(runs: &[Run]) -> bool {
    runs.iter().any(|run| matches!(run.thing, Some(Thing::Picture(_))))
}

/// Whether a text is written in capitals alone, and has two letters or more.
pub fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// Whether nothing but signs stands in a text: `-----`, `*`, `_____`.
pub fn is_ornament(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(char::is_alphanumeric)
}
