//! Marks of bold and italic, single, doubled and left open as text recognition leaves them.
//!
//! `*` is italic, `**` bold, `***` both. A mark that opens nothing or closes nothing goes and its words stay; one that opens at the
//! head of a line and is never closed is closed at the line's end.

use super::super::manuscript::Marks;

/// A text with its marks understood.
#[derive(Debug, Default)]
pub struct Emphasis {
    /// The look of each character; `None` for the stars that were marks.
    pub looks: Vec<Option<Marks>>,
    /// How many marks were single or doubled.
    pub stray: usize,
}

/// Understands the marks of a group of lines. A character with `true` beside it is no mark.
pub fn emphasis(chars: &[(char, bool)]) -> Emphasis {
    let (kept, stray) = paired(chars, found(chars));
    let mut looks = Vec::with_capacity(chars.len());
    let mut state = Marks::default();
    for mark in &kept {
        looks.resize(mark.at, Some(state));
        state.bold ^= mark.bold;
        state.italic ^= mark.italic;
        looks.resize(mark.at + mark.length, None);
    }
    looks.resize(chars.len(), Some(state));
    Emphasis { looks, stray }
}

/// A run of stars; `length` 0 closes what was left open.
#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    length: usize,
    bold: bool,
    italic: bool,
}

/// The runs of stars that are no bullets, signs of multiplication or ornaments.
fn found(chars: &[(char, bool)]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|(c, literal)| *c == '*' && !literal).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let (before, behind) = around(chars, at, length);
        let alone = before.is_none_or(char::is_whitespace) && behind.is_none_or(char::is_whitespace);
        let product = length == 1 && [before, behind].iter().all(|c| c.is_some_and(|c| c.is_ascii_digit()));
        if !(alone && length == 1 || product || is_ornament(chars, at, length)) {
            marks.push(Mark { at, length, bold: length % 4 >= 2, italic: length % 2 == 1 });
        }
        at += length;
    }
    marks
}

fn around(chars: &[(char, bool)], at: usize, length: usize) -> (Option<char>, Option<char>) {
    let before = at.checked_sub(1).map(|i| chars[i].0);
    (before, chars.get(at + length).map(|(c, _)| *c))
}

/// A line of stars alone.
fn is_ornament(chars: &[(char, bool)], at: usize, length: usize) -> bool {
    let starts = chars[..at].iter().rev().take_while(|(c, _)| *c != '\n').all(|(c, _)| matches!(c, ' ' | '*'));
    let ends = chars[at + length..].iter().take_while(|(c, _)| *c != '\n').all(|(c, _)| matches!(c, ' ' | '*'));
    starts && ends
}

/// The marks that go in pairs; the others lose their meaning and are counted.
fn paired(chars: &[(char, bool)], mut marks: Vec<Mark>) -> (Vec<Mark>, usize) {
    let mut stray = marks.iter().filter(|mark| mark.length > 3).count();
    let mut ends: Vec<Mark> = Vec::new();
    for bold in [true, false] {
        let mut open: Option<usize> = None;
        for (i, mark) in marks.iter_mut().enumerate() {
            let has = if bold { mark.bold } else { mark.italic };
            if !has {
                continue;
            }
            let (before, behind) = around(chars, mark.at, mark.length);
            let can_open = behind.is_some_and(|c| !c.is_whitespace());
            let can_close = before.is_some_and(|c| !c.is_whitespace()) || !can_open;
            match open {
                None if can_open => open = Some(i),
                Some(_) if can_close => open = None,
                _ => {
                    clear(mark, bold);
                    stray += 1;
                }
            }
        }
        if let Some(i) = open {
            stray += 1;
            match line_end(chars, marks[i].at) {
                Some(end) if !crosses(&marks[i + 1..], end, bold) => {
                    ends.push(Mark { at: end, length: 0, bold, italic: !bold });
                }
                _ => clear(&mut marks[i], bold),
            }
        }
    }
    marks.extend(ends);
    marks.sort_by_key(|mark| (mark.at, mark.length));
    (marks, stray)
}

fn clear(mark: &mut Mark, bold: bool) {
    if bold {
        mark.bold = false;
    } else {
        mark.italic = false;
    }
}

/// Whether one of these marks stands before `end`.
fn crosses(marks: &[Mark], end: usize, bold: bool) -> bool {
    marks.iter().any(|mark| mark.at < end && if bold { mark.bold } else { mark.italic })
}

/// The end of the line whose first word the mark stands before; `None` where it stands elsewhere.
fn line_end(chars: &[(char, bool)], at: usize) -> Option<usize> {
    let first = chars[..at].iter().rev().take_while(|(c, _)| *c != '\n').all(|(c, _)| !c.is_alphanumeric());
    first.then(|| chars[at..].iter().position(|(c, _)| *c == '\n').map_or(chars.len(), |end| at + end))
}
