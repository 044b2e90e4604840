//! Columns in texts: tables with tabs or bars between their cells, and wide gaps that stand for two columns.

use super::super::lines::{GAP, is_gap_behind};
use super::super::manuscript::{Block, Cell, Paragraph, Table};
use super::Line;
use super::inline::Inline;

/// A table has at most so many columns, as in Word; what stands behind goes into the last.
const COLUMNS: usize = 63;

/// How many lines from the first are rows of one table; 0 if the first is none.
pub fn rows<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    let lines: Vec<&str> = lines.take_while(|line| is_bars(line) || line.contains('\t')).collect();
    let Some(first) = lines.first().filter(|line| is_bars(line) || tabs(line) > 0) else {
        return 0;
    };
    if is_bars(first) {
        let rows = lines.iter().take_while(|line| is_bars(line)).count();
        return if rows > 1 && (is_rule(lines[1]) || rows > 2) { rows } else { 0 };
    }
    // Cells at the end of a row that are to be filled in are tabs alone.
    let all = |line: &str| line.trim_matches(' ').matches('\t').count();
    let lines = lines.iter().take_while(|line| !is_bars(line) && (tabs(line) > 0 || all(line) == all(first)));
    let tabbed = lines.count();
    // One line with two tabs or more is the head of a form; with one tab it takes two lines to be columns.
    if tabs(first) >= 2 || tabbed >= 2 { tabbed } else { 0 }
}

fn tabs(line: &str) -> usize {
    line.trim().matches('\t').count()
}

fn is_bars(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// `| --- | :---: |`
fn is_rule(line: &str) -> bool {
    is_bars(line) && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// The table that these lines are.
pub fn table(lines: &[Line<'_>], inline: &mut Inline) -> Table {
    let mut table = Table { place: lines[0].place, ..Table::default() };
    let bars = is_bars(lines[0].text);
    for line in lines.iter().filter(|line| !(bars && is_rule(line.text))) {
        let mut cells: Vec<String> = if bars { bar_cells(line.text) } else { tab_cells(line.text) };
        if cells.len() > COLUMNS {
            let rest = cells.split_off(COLUMNS - 1);
            cells.push(rest.join(" "));
        }
        let row = cells.iter().map(|text| {
            let parts: Vec<String> = text.split('\n').map(str::to_owned).collect();
            let paragraphs = inline.lines(&parts, line.place).into_iter().map(|runs| {
                let mut paragraph = Paragraph { place: line.place, ..Paragraph::default() };
                runs.into_iter().for_each(|run| paragraph.push(run));
                Block::Paragraph(paragraph)
            });
            Cell { blocks: paragraphs.collect(), ..Cell::default() }
        });
        table.rows.push(row.collect());
    }
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    table.rows.iter_mut().for_each(|row| row.resize_with(columns, Cell::default));
    table.head = bars && lines.get(1).is_some_and(|line| is_rule(line.text));
    // Two tabs may stand between two columns.
    let nothing = |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.is_empty());
    let filled = |at: &usize| table.rows.iter().any(|row| !row[*at].blocks.iter().all(nothing));
    table.ruled = (0..columns).filter(filled).count() >= 3 || table.head;
    table
}

fn tab_cells(line: &str) -> Vec<String> {
    line.trim_matches(' ').split('\t').map(|cell| cell.trim().to_owned()).collect()
}

/// The cells between bars; `\|` is a bar within one, `<br>` ends a line.
fn bar_cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let inner = &line[1..line.len() - 1];
    let (mut cells, mut cell, mut escaped) = (Vec::new(), String::new(), false);
    for c in inner.chars() {
        match c {
            '|' if escaped => {
                cell.pop();
                cell.push('|');
            }
            '|' => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    cells.push(cell);
    cells.iter().map(|cell| broken(cell.trim())).collect()
}

fn broken(cell: &str) -> String {
    let mut text = cell.to_owned();
    for tag in ["<br>", "<br/>", "<br />", "<BR>"] {
        text = text.replace(tag, "\n");
    }
    text
}

/// Gaps between columns as tabs.
pub fn gaps_to_tabs(line: &str) -> String {
    if !line.contains(GAP) {
        return line.to_owned();
    }
    let mut joined = String::with_capacity(line.len());
    for part in line.split(GAP).map(str::trim).filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push(if is_gap_behind(&joined) { '\t' } else { ' ' });
        }
        joined.push_str(part);
    }
    joined
}
