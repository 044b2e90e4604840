//! Where the foot begins and ends.

use super::super::anatomy::is_annex_title;
use super::super::lines::{Line, lines};
use super::super::manuscript::Block;
use super::super::runs::{is_capitals, is_ornament};
use super::words::*;

/// Before a foot that begins with its signature stand at most so many blocks of it.
const SIGNATURE: usize = 8;

/// Cuts what follows the subject into body, foot and the rest.
pub fn split(mut blocks: Vec<Block>) -> (Vec<Block>, Vec<Block>, Vec<Block>) {
    let Some(start) = start(&blocks) else {
        return (blocks, Vec::new(), Vec::new());
    };
    let mut foot = blocks.split_off(start);
    let length = length(&foot);
    let rest = foot.split_off(length);
    (blocks, foot, rest)
}

fn block_lines(block: &Block) -> Vec<Line> {
    lines(std::slice::from_ref(block))
}

fn start(blocks: &[Block]) -> Option<usize> {
    let named = |block: &Block| is_table_or_short(block) && block_lines(block).iter().any(|l| is_recipients(&l.text));
    let places: Vec<usize> = (0..blocks.len()).filter(|&at| named(&blocks[at])).collect();
    // A sentence of the body may begin with the same words.
    let listed = places.iter().copied().find(|&at| begins_list(&blocks[at..]));
    let Some(at) = listed.or(places.first().copied()) else {
        return lone_signature(blocks);
    };
    // Some texts have the right column before the left one.
    let from = at.saturating_sub(SIGNATURE);
    let before = &blocks[from..at];
    let signs = |text: &str| is_authority(text) || (is_capitals(text) && is_title(text));
    let mut authorities = (0..before.len()).filter(|&i| block_lines(&before[i]).iter().any(|line| signs(&line.text)));
    let lines_from = |i: usize| before[i..].iter().flat_map(block_lines).collect::<Vec<Line>>();
    let all_sign = |lines: &[Line]| lines.iter().all(|line| is_signature_line(&line.text) || is_name(&line.text));
    let first = authorities.find(|&i| all_sign(&lines_from(i)));
    // Of two who sign the entry can name neither.
    let names =
        |i: usize| lines_from(i).iter().filter(|line| is_name(&line.text) && !is_signature_line(&line.text)).count();
    Some(first.filter(|&i| names(i) < 2).map_or(at, |i| from + i))
}

/// Whether recipients follow: in the line itself, with signs between them, or as items soon below.
fn begins_list(blocks: &[Block]) -> bool {
    let [first, rest @ ..] = blocks else {
        return false;
    };
    let line = block_lines(first).into_iter().find(|line| is_recipients(&line.text));
    let behind = line.and_then(|line| Some(line.text.split_once(':')?.1.trim().to_owned())).unwrap_or_default();
    let soon = rest.iter().take(3).flat_map(block_lines).any(|line| is_item(&line.text) || is_kept(&line.text));
    let sentence = behind.ends_with('.') && !behind.contains(';') && !is_kept(&behind);
    matches!(first, Block::Table(_))
        || (behind.is_empty() || !sentence) && (soon || behind.contains(';') || behind.is_empty())
}

fn is_table_or_short(block: &Block) -> bool {
    match block {
        Block::Table(table) => table.rows.len() < 40,
        Block::Paragraph(_) => true,
    }
}

/// A signature without recipients: the last line that says by whose authority, or a title and a name at the end.
fn lone_signature(blocks: &[Block]) -> Option<usize> {
    let tail = blocks.len().saturating_sub(30);
    let by_authority = blocks[tail..].iter().rposition(|block| {
        block_lines(block).first().is_some_and(|line| is_authority(&line.text) && line.text.len() < 120)
    });
    if let Some(mut at) = by_authority.map(|at| tail + at) {
        // "TM. ỦY BAN NHÂN DÂN" stands above "KT. CHỦ TỊCH".
        while at > 0 && block_lines(&blocks[at - 1]).iter().all(|line| is_authority(&line.text)) {
            at -= 1;
        }
        return Some(at);
    }
    let titled = |block: &Block| {
        let lines = block_lines(block);
        !lines.is_empty() && lines.iter().all(|line| is_capitals(&line.text) && is_title(&line.text))
    };
    let named = |block: &Block| matches!(block_lines(block).as_slice(), [line] if is_name(&line.text));
    match blocks {
        [.., title, name] if titled(title) && named(name) => Some(blocks.len() - 2),
        [.., title] if titled(title) => Some(blocks.len() - 1),
        _ => None,
    }
}

/// How many blocks from the first are the foot.
fn length(foot: &[Block]) -> usize {
    let (mut named, mut signed, mut listed, mut kept) = (false, false, false, false);
    for (at, block) in foot.iter().enumerate() {
        if at > 0 && !may_stand_in_foot(block) {
            return at;
        }
        for line in block_lines(block) {
            let text = line.text.as_str();
            kept |= listed && is_kept(text);
            match () {
                () if is_recipients(text) && !listed => listed = true,
                // Nobody signed by name: what is appended ends the signature.
                () if at > 0 && is_annex_title(text) => return at,
                () if listed && !kept && line.column == 0 && is_rest(text) && item_soon(foot, at) => {}
                () if signed && !named && (is_name(text) || is_name_in_capitals(text)) => named = true,
                () if named && !(listed && is_recipient(text, signed)) => {
                    return if matches!(block, Block::Table(_)) { at + 1 } else { at };
                }
                () if is_signature_line(text) => signed |= is_capitals(text) || is_authority(text) || is_title(text),
                () if is_ornament(text) || (listed && is_recipient(text, signed)) => {}
                () => return if matches!(block, Block::Table(_)) { at + 1 } else { at.max(1) },
            }
        }
        if named
            && listed
            && (kept || !item_soon(foot, at))
            && !foot.get(at + 1).is_some_and(|next| block_lines(next).iter().all(|l| is_recipient(&l.text, true)))
        {
            return at + 1;
        }
    }
    foot.len()
}

/// Neither notes nor pictures stand there, nor a table with lines.
fn may_stand_in_foot(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => {
            paragraph.runs.iter().all(|run| run.thing.is_none()) && paragraph.text().len() < 600
        }
        Block::Table(table) => !table.ruled && table.rows.iter().all(|row| row.len() <= 3),
    }
}

/// Whether one of the next blocks is an item of the list.
fn item_soon(foot: &[Block], at: usize) -> bool {
    let next = foot[at + 1..].iter().take(2);
    next.into_iter().any(|block| block_lines(block).first().is_some_and(|line| is_item(&line.text)))
}
