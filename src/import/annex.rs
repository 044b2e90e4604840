//! What is appended to a document: a form or list with a head, a title, its tables, and often a foot of its own.

use super::anatomy::is_annex_title;
use super::foot::is_recipients;
use super::head;
use super::lines::{Line, in_order};
use super::manuscript::{Block, Marks, Paragraph, Run};
use super::marker::{Family, marker};
use super::outline::{Piece, outline};
use super::runs;

/// The title of an annex stands among so many blocks from the first.
const HEAD: usize = 14;
/// A foot has at most so many blocks.
const FOOT: usize = 20;

/// The pieces of an annex, from its sheet on.
pub fn pieces(annex: Vec<Block>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Sheet];
    let mut blocks = annex;
    let foot = foot_start(&blocks).map(|at| blocks.split_off(at)).unwrap_or_default();
    match title(&blocks) {
        Some(at) => {
            let rest = blocks.split_off(at);
            head_of(&blocks, &mut pieces);
            titled(&rest, &mut pieces);
        }
        None => pieces.extend(outline(&blocks, 2)),
    }
    foot_of(&foot, &mut pieces);
    pieces
}

fn title(blocks: &[Block]) -> Option<usize> {
    blocks.iter().take(HEAD).position(is_titled)
}

fn is_titled(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if is_annex_title(&paragraph.text()))
}

/// Title, subject, then what it holds.
fn titled(blocks: &[Block], pieces: &mut Vec<Piece>) {
    let mut at = 0;
    while let Some(Block::Paragraph(paragraph)) = blocks.get(at) {
        let text = paragraph.text();
        let sentence = text.trim_end().ends_with(['.', ':', ';']) || text.len() > 400;
        if at > 0 && (sentence || marker(text.trim()).is_some() || paragraph.label.is_some() || at > 4) {
            break;
        }
        for line in runs::lines(&paragraph.runs).into_iter().map(runs::trimmed).filter(|line| !line.is_empty()) {
            pieces.push(subject(line, at == 0 && !matches!(pieces.last(), Some(Piece::Heading { .. })), paragraph));
        }
        at += 1;
    }
    pieces.extend(outline(&blocks[at..], 3));
}

/// The first line is the heading of the annex, the lines below it are bold; those in brackets stay what they are.
fn subject(line: Vec<Run>, first: bool, paragraph: &Paragraph) -> Piece {
    if first {
        return Piece::Heading { level: 2, runs: runs::plain(line), place: paragraph.place };
    }
    let bracketed = runs::text(&line).starts_with('(');
    let mut runs = if bracketed { line } else { runs::plain(line) };
    if !bracketed {
        runs.iter_mut().for_each(|run| run.marks.bold = true);
    }
    Piece::Paragraph { runs, setting: paragraph.setting, place: paragraph.place }
}

/// Who issued the form on the left, where and when, or the nation's title, on the right.
fn head_of(blocks: &[Block], pieces: &mut Vec<Piece>) {
    let dated = |line: &Line| {
        let small = line.text.to_lowercase();
        small.contains("ngày") && small.contains("tháng")
    };
    let is_right = |line: &Line| line.column > 0 || head::is_furniture(&line.text) || dated(line);
    let lines = in_order(blocks);
    if has_table(blocks) || !lines.iter().any(is_right) {
        pieces.extend(outline(blocks, 3));
        return;
    }
    let look = |line: &Line| Marks { bold: line.bold, italic: dated(line), ..Marks::default() };
    pieces.push(Piece::Beside(rows(&lines, |line, _| is_right(line), look)));
}

/// Tables keep their rows: what stands side by side there does so here.
fn has_table(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block, Block::Table(_)))
}

/// Lines in two columns, in their order: a row ends where a line of the left follows one of the right. `is_right` is told of the line and
/// whether its row has lines on the right already.
fn rows(
    lines: &[Line],
    is_right: impl Fn(&Line, bool) -> bool,
    look: impl Fn(&Line) -> Marks,
) -> Vec<[Vec<Vec<Run>>; 2]> {
    let mut rows: Vec<[Vec<Vec<Run>>; 2]> = vec![Default::default()];
    for line in lines {
        let begun = rows.last().is_some_and(|[_, right]| !right.is_empty());
        let right = is_right(line, begun);
        if !right && begun {
            rows.push(Default::default());
        }
        rows.last_mut().into_iter().for_each(|row| row[usize::from(right)].push(run(line, look(line))));
    }
    rows
}

fn run(line: &Line, marks: Marks) -> Vec<Run> {
    vec![Run::new(line.text.clone(), marks)]
}

fn foot_start(blocks: &[Block]) -> Option<usize> {
    let from = blocks.len().saturating_sub(FOOT);
    let lines_of = |block: &Block| in_order(std::slice::from_ref(block));
    let recipients =
        blocks[from..].iter().position(|block| lines_of(block).iter().any(|line| is_recipients(&line.text)));
    let signature =
        || blocks[from..].iter().position(|block| lines_of(block).iter().any(|line| is_to_be_signed(&line.text)));
    let at = from + recipients.or_else(signature)?;
    // "LÃNH ĐẠO ĐƠN VỊ" stands above "(Ký tên, đóng dấu)".
    let above =
        recipients.is_none() && at > 0 && lines_of(&blocks[at - 1]).iter().all(|line| runs::is_capitals(&line.text));
    let start = if above { at - 1 } else { at };
    let wide = |block: &Block| matches!(block, Block::Table(table) if table.ruled || table.rows.iter().any(|row| row.len() > 2));
    // A table of figures, or another form, is no foot.
    let foot = !blocks[start..].iter().any(|block| wide(block) || is_titled(block));
    foot.then_some(start)
}

/// `(Ký, ghi rõ họ và tên, đóng dấu)`
fn is_to_be_signed(text: &str) -> bool {
    let small = text.to_lowercase();
    text.starts_with('(') && small.contains("ký") && text.len() < 120
}

/// Recipients on the left, who signs on the right.
fn foot_of(blocks: &[Block], pieces: &mut Vec<Piece>) {
    let lines = in_order(blocks);
    if lines.is_empty() {
        return;
    }
    if has_table(blocks) {
        pieces.extend(outline(blocks, 3));
        return;
    }
    let bullet = |text: &str| marker(text).is_some_and(|m| matches!(m.family, Family::Bullet(_)));
    let listed = lines.iter().any(|line| is_recipients(&line.text));
    let is_right = |line: &Line, begun: bool| {
        let left = is_recipients(&line.text) || bullet(&line.text) || !begun && listed && !is_signature(&line.text);
        line.column > 0 || !left
    };
    let look = |line: &Line| {
        let (signed, plain) = (is_to_be_signed(&line.text), bullet(&line.text) || !is_signature(&line.text));
        Marks { bold: is_recipients(&line.text) || !(signed || plain), italic: signed, ..Marks::default() }
    };
    pieces.push(Piece::Beside(rows(&lines, is_right, look)));
}

/// A line of who signs.
fn is_signature(text: &str) -> bool {
    runs::is_capitals(text) || is_to_be_signed(text)
}
