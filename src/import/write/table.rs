//! Tables: in Markdown where it can say them, else in HTML.

use crate::markdown::escape_attribute;

use super::super::manuscript::{Block, Cell, Paragraph, Run, Table};
use super::super::outline::labelled;
use super::super::runs;
use super::inline::Inline;

/// A table.
pub fn table(table: &Table, inline: &mut Inline<'_>) -> String {
    let simple = table.rows.iter().flatten().all(|cell| cell.columns == 1 && cell.rows == 1 && !holds_table(cell));
    let even = table.rows.windows(2).all(|rows| rows[0].len() == rows[1].len());
    if table.rows.is_empty() {
        return String::new();
    }
    if simple && even {
        return piped(table, inline);
    }
    // Marks of notes and pictures are Markdown: they stand below the table.
    let below = inline.paragraph(&things(table));
    let gap = if below.is_empty() { "" } else { "\n\n" };
    format!("{}{gap}{below}", html(table))
}

/// The notes and pictures of all its cells.
fn things(table: &Table) -> Vec<Run> {
    let cells = table.rows.iter().flatten();
    let blocks = cells.flat_map(|cell| &cell.blocks);
    let found = blocks.flat_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.runs.iter().filter(|run| run.thing.is_some()).cloned().collect(),
        Block::Table(table) => things(table),
    });
    found.collect()
}

fn holds_table(cell: &Cell) -> bool {
    cell.blocks.iter().any(|block| matches!(block, Block::Table(_)))
}

/// The paragraphs of a cell, without empty ones.
fn paragraphs(cell: &Cell) -> Vec<Vec<Run>> {
    let written = cell.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(labelled(paragraph)),
        Block::Table(_) => None,
    });
    written.filter(|runs| !runs.is_empty()).collect()
}

fn piped(table: &Table, inline: &mut Inline<'_>) -> String {
    let mut rows = table.rows.iter();
    let columns = table.rows[0].len();
    let rule = "| --- ".repeat(columns) + "|";
    let mut lines = Vec::with_capacity(table.rows.len() + 2);
    if table.ruled || table.head {
        let head = rows.next().into_iter().flatten();
        let cells = head.map(|cell| paragraphs(cell).into_iter().map(plain_if_bold).collect::<Vec<_>>());
        lines.push(row(cells, inline));
    } else {
        lines.push("| ".repeat(columns) + "|");
    }
    lines.push(rule);
    lines.extend(rows.map(|cells| row(cells.iter().map(paragraphs), inline)));
    lines.join("\n")
}

/// The head is bold by itself.
fn plain_if_bold(written: Vec<Run>) -> Vec<Run> {
    if runs::all(&written, |marks| marks.bold) { runs::plain(written) } else { written }
}

fn row(cells: impl Iterator<Item = Vec<Vec<Run>>>, inline: &mut Inline<'_>) -> String {
    let cells: Vec<String> = cells.map(|paragraphs| inline.cell(&paragraphs)).collect();
    format!("| {} |", cells.join(" | "))
}

/// Two columns without lines.
pub fn beside(rows: &[[Vec<Vec<Run>>; 2]], inline: &mut Inline<'_>) -> String {
    let mut lines = vec!["| | |".to_owned(), "| :--- | :---: |".to_owned()];
    lines.extend(rows.iter().map(|[left, right]| format!("| {} | {} |", inline.cell(left), inline.cell(right))));
    lines.join("\n")
}

/// A table with merged cells or a table within a cell. Nothing in it is Markdown, and no line is blank.
fn html(table: &Table) -> String {
    let mut out = String::from("<table>\n");
    let head = if table.ruled || table.head { head_rows(table) } else { 0 };
    for (at, row) in table.rows.iter().enumerate() {
        if at == 0 {
            out.push_str(if head > 0 { "<thead>\n" } else { "<tbody>\n" });
        } else if at == head {
            out.push_str("</thead>\n<tbody>\n");
        }
        out.push_str("<tr>\n");
        for cell in row {
            let name = if at < head { "th" } else { "td" };
            out.push_str(&format!("<{name}{}>{}</{name}>\n", spans(cell), cell_html(cell, at < head)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str(if head == 0 || head < table.rows.len() { "</tbody>\n</table>" } else { "</thead>\n</table>" });
    out
}

/// The rows of the head: the first one and those that its cells reach into.
fn head_rows(table: &Table) -> usize {
    let reach = table.rows.first().into_iter().flatten().map(|cell| usize::from(cell.rows)).max().unwrap_or(0);
    let merged = table.rows.first().into_iter().flatten().any(|cell| cell.columns > 1) && reach < 2;
    // "Chỉ tiêu" over "tập thể" and "cá nhân" without another merged cell: the row below names the columns as well.
    let named = merged && table.rows.get(1).is_some_and(|row| row.iter().all(is_short));
    (reach + usize::from(named && !table.head)).min(table.rows.len())
}

fn is_short(cell: &Cell) -> bool {
    let text: String = paragraphs(cell).iter().map(|runs| runs::text(runs)).collect();
    text.chars().count() < 30 && !text.contains(|c: char| c.is_ascii_digit()) && !text.trim().is_empty()
}

fn spans(cell: &Cell) -> String {
    let columns = if cell.columns > 1 { format!(" colspan=\"{}\"", cell.columns) } else { String::new() };
    let rows = if cell.rows > 1 { format!(" rowspan=\"{}\"", cell.rows) } else { String::new() };
    columns + &rows
}

fn cell_html(cell: &Cell, head: bool) -> String {
    let parts: Vec<String> = cell
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph_html(paragraph, head),
            Block::Table(table) => format!("\n{}\n", html(table)),
        })
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("<br>").replace("\n<br>", "\n").replace("<br>\n", "\n")
}

fn paragraph_html(paragraph: &Paragraph, head: bool) -> String {
    let written = labelled(paragraph);
    let written = if head { plain_if_bold(written) } else { written };
    let mut out = String::new();
    for run in &written {
        if run.thing.is_some() {
            continue;
        }
        let mut text = String::new();
        for (nth, line) in run.text.replace('\t', " ").split('\n').enumerate() {
            text.push_str(if nth > 0 { "<br>" } else { "" });
            escape_attribute(&mut text, line);
        }
        let marks = [
            (run.marks.bold, "b"),
            (run.marks.italic, "i"),
            (run.marks.struck, "s"),
            (run.marks.raised, "sup"),
            (run.marks.lowered, "sub"),
        ];
        let open: String = marks.iter().filter(|(on, _)| *on).map(|(_, name)| format!("<{name}>")).collect();
        let close: String = marks.iter().rev().filter(|(on, _)| *on).map(|(_, name)| format!("</{name}>")).collect();
        out.push_str(&format!("{open}{text}{close}"));
    }
    out
}
