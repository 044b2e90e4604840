//! Tables in HTML, which text recognition writes where cells are merged.

use super::super::manuscript::{Block, Cell, Paragraph, Place, Table};
use super::Line;
use super::inline::Inline;

/// A cell as it is read: its text with the tags of bold and italic in it, its place.
struct Open {
    text: String,
    columns: u16,
    rows: u16,
    place: Place,
}

/// A table has at most so many lines: from each that begins one its end is looked for.
const LINES: usize = 2_000;

/// Whether a line begins a table.
pub fn begins(line: &str) -> bool {
    line.trim_start().get(..6).is_some_and(|head| head.eq_ignore_ascii_case("<table"))
}

/// Whether a line ends one.
pub fn ends(line: &str) -> bool {
    line.to_ascii_lowercase().contains("</table>")
}

/// The table with which these lines begin, and how many they are; `None` where it holds words outside of its cells or another table.
pub fn table(lines: &[Line<'_>], inline: &mut Inline) -> Option<(Table, usize)> {
    let count = lines.iter().take(LINES).position(|line| ends(line.text))? + 1;
    let (mut rows, mut head): (Vec<Vec<Open>>, bool) = (Vec::new(), false);
    let mut open = false;
    for (at, line) in lines[..count].iter().enumerate() {
        for (text, tag) in parts(line.text) {
            match (open, rows.last_mut().and_then(|row| row.last_mut())) {
                (true, Some(cell)) => cell.text.push_str(&unescaped(text)),
                _ if text.trim().is_empty() => {}
                _ => return None,
            }
            let name = name(tag);
            match name.as_str() {
                "" | "/tr" | "/table" | "thead" | "/thead" | "tbody" | "/tbody" => {}
                "table" if at == 0 && rows.is_empty() => {}
                "tr" => rows.push(Vec::new()),
                "td" | "th" => {
                    head |= name == "th" && rows.len() == 1;
                    let (columns, spanned) = (number(tag, "colspan"), number(tag, "rowspan"));
                    rows.last_mut()?.push(Open { text: String::new(), columns, rows: spanned, place: line.place });
                    open = true;
                }
                "/td" | "/th" => open = false,
                "table" => return None,
                _ if open => rows.last_mut()?.last_mut()?.text.push_str(&kept(&name)),
                _ => {}
            }
        }
        rows.last_mut()
            .and_then(|row| row.last_mut())
            .filter(|_| open)
            .into_iter()
            .for_each(|cell| cell.text.push(' '));
    }
    let rows = rows.into_iter().filter(|row| !row.is_empty());
    let rows: Vec<Vec<Cell>> = rows.map(|row| row.into_iter().map(|cell| closed(cell, inline)).collect()).collect();
    (!rows.is_empty()).then(|| (Table { place: lines[0].place, rows, ruled: true, head }, count))
}

/// A line as texts, each with the tag behind it.
fn parts(line: &str) -> Vec<(&str, &str)> {
    let (mut parts, mut done, mut from) = (Vec::new(), 0, 0);
    while let Some(start) = line[from..].find('<').map(|at| from + at) {
        match tag(&line[start..]) {
            Some(length) => {
                parts.push((&line[done..start], &line[start + 1..start + length - 1]));
                (done, from) = (start + length, start + length);
            }
            None => from = start + 1,
        }
    }
    parts.push((&line[done..], ""));
    parts
}

/// Tags that are read, or left out because they only set their words; what else begins with `<` is text (`x<y`, `<!-- -->`).
const TAGS: [&str; 25] = [
    "table", "thead", "tbody", "tr", "td", "th", "caption", "colgroup", "col", "br", "p", "li", "ul", "ol", "div",
    "span", "b", "strong", "i", "em", "u", "ins", "sup", "sub", "font",
];

/// Bytes of the tag that a text begins with, if it is one of those.
pub fn tag(text: &str) -> Option<usize> {
    const LONGEST: usize = 400;
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let known = TAGS.contains(&inner[..end].to_ascii_lowercase().as_str());
    let bounded = inner[end..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    let mut quote = None;
    let close = text.char_indices().skip(1).find(|(_, c)| match (quote, c) {
        (None, '"' | '\'') => {
            quote = Some(*c);
            false
        }
        (Some(open), c) if open == *c => {
            quote = None;
            false
        }
        (None, '>') => true,
        _ => false,
    });
    close.filter(|_| known && bounded).map(|(at, _)| at + 1)
}

fn name(tag: &str) -> String {
    let end = tag.find(|c: char| c.is_whitespace()).unwrap_or(tag.len());
    tag[..end].to_ascii_lowercase()
}

/// The value of an attribute that is a number, 1 without it.
fn number(tag: &str, attribute: &str) -> u16 {
    let behind =
        tag.to_ascii_lowercase().split_once(attribute).map(|(_, behind)| behind.to_owned()).unwrap_or_default();
    let digits = behind.trim_start_matches([' ', '=', '"', '\'']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().unwrap_or(1).clamp(1, 99)
}

/// What stands in the text for a tag within a cell.
fn kept(name: &str) -> String {
    match name.trim_end_matches('/') {
        "br" | "p" | "/p" | "li" => "\n".to_owned(),
        "b" | "/b" | "strong" | "/strong" | "i" | "/i" | "em" | "/em" | "sup" | "/sup" | "sub" | "/sub" => {
            format!("<{name}>")
        }
        _ => String::new(),
    }
}

/// Names of signs that text recognition writes, the sign of names last.
pub const ENTITIES: [(&str, &str); 5] =
    [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];

fn unescaped(text: &str) -> String {
    ENTITIES.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

fn closed(cell: Open, inline: &mut Inline) -> Cell {
    let lines: Vec<String> = cell.text.split('\n').map(|line| line.trim().to_owned()).collect();
    let written = inline.lines(&lines, cell.place).into_iter().map(|runs| {
        let mut paragraph = Paragraph { place: cell.place, ..Paragraph::default() };
        runs.into_iter().for_each(|run| paragraph.push(run));
        paragraph
    });
    let blocks = written.filter(|paragraph| !paragraph.is_empty()).map(Block::Paragraph).collect();
    Cell { blocks, columns: cell.columns, rows: cell.rows }
}
