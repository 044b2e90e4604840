//! Numbers of pages that stand as paragraphs of their own.

use crate::base::ImportProblem;

use super::super::manuscript::{Block, Manuscript};
use super::{Taken, is_broken};

/// Between the numbers of two pages stand so many characters: A4 in 14 points holds some 2,000, a page of tables fewer. A column of
/// figures, which text recognition leaves line by line, is no row of pages.
const PAGE: std::ops::Range<usize> = 200..9_000;

/// A page of headings and short lines holds at least so many.
const SHORTEST: usize = 250;
/// A page of text holds at least so many.
const FULL: usize = 700;

/// Blank paragraphs between a half of a paragraph and the number of its page.
const BLANKS: usize = 12;

/// A paragraph that may be the number of a page.
struct Candidate {
    at: usize,
    number: u32,
    /// Whether it says so: `- 6 -`, `Trang 6`.
    says_so: bool,
    /// Characters before it.
    before: usize,
}

impl Candidate {
    /// Whether a page of that number may begin here: `năm` / `2` / `xã điểm` on the first page is a figure.
    fn is_due(&self) -> bool {
        let pages = self.number.saturating_sub(1) as usize;
        pages > 0 && self.before >= pages * SHORTEST && self.before <= (pages + 1) * PAGE.end
    }
}

/// Takes them out where they are certain, and says where they are not.
pub fn take(manuscript: &mut Manuscript, taken: &mut Taken) {
    let found = candidates(&manuscript.blocks);
    let rows = in_rows(&found);
    let certain: Vec<bool> = found
        .iter()
        .zip(rows)
        .map(|(found, in_row)| in_row || (found.is_due() && halves(&manuscript.blocks, found.at)))
        .collect();
    for (candidate, _) in found.iter().zip(&certain).filter(|(_, certain)| !**certain) {
        let block = &manuscript.blocks[candidate.at];
        let (number, around) = (candidate.number.to_string(), block_text(block));
        manuscript.remarks.push((block.place(), ImportProblem::PerhapsPageNumber { number, around }));
    }
    let mut gone = found.iter().zip(certain).filter(|(_, certain)| *certain).map(|(found, _)| found.at).peekable();
    let blocks = std::mem::take(&mut manuscript.blocks);
    for (at, block) in blocks.into_iter().enumerate() {
        if gone.next_if_eq(&at).is_some() {
            taken.page_numbers.push(block.place());
        } else {
            manuscript.blocks.push(block);
        }
    }
}

fn candidates(blocks: &[Block]) -> Vec<Candidate> {
    let (mut found, mut before) = (Vec::new(), 0);
    for (at, block) in blocks.iter().enumerate() {
        let text = block_text(block);
        if let Some((number, says_so)) = page_number(block, &text) {
            found.push(Candidate { at, number, says_so, before });
        }
        before += text.chars().count();
    }
    found
}

/// Which candidates stand in a row of pages: each the number behind the one before, about a page away. The first page bears no number
/// (guideline 36-HD/VPTW, decree 30/2020/NĐ-CP, annex I), so a row that begins with 1 counts something else unless it is far to 2.
fn in_rows(found: &[Candidate]) -> Vec<bool> {
    let mut rows = Vec::with_capacity(found.len());
    let mut rest = found;
    while let Some(first) = rest.first() {
        let length = 1 + rest.windows(2).take_while(|pair| follows(&pair[0], &pair[1])).count();
        let far = rest.get(1).is_some_and(|second| second.before - first.before >= FULL);
        let pages = length > 1 && (first.number > 1 || first.says_so || far);
        rows.extend(std::iter::repeat_n(pages, length));
        rest = &rest[length..];
    }
    rows
}

fn follows(first: &Candidate, second: &Candidate) -> bool {
    let apart = PAGE.contains(&(second.before - first.before)) || (first.says_so && second.says_so);
    second.number == first.number + 1 && apart
}

/// The number that a paragraph is, and whether it says that it is a page's: `6`, `- 6 -`, `Trang 6`, `6/12`.
fn page_number(block: &Block, text: &str) -> Option<(u32, bool)> {
    let signs = ['-', '–', '—', ' ', '|'];
    let bare = text.trim_matches(signs);
    let named = bare.strip_prefix("Trang").or_else(|| bare.strip_prefix("trang"));
    // "1/ Mục đích" is no page of so many.
    let (page, pages) = named.unwrap_or(bare).split_once('/').unwrap_or((named.unwrap_or(bare), "1"));
    let plain = |digits: &str| (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let (page, pages) = (page.trim(), pages.trim());
    let labelled = matches!(block, Block::Paragraph(paragraph) if paragraph.label.is_some());
    let says_so = named.is_some() || bare.contains('/') || (text.starts_with(signs) && text.ends_with(signs));
    (plain(page) && plain(pages) && !labelled).then(|| Some((page.parse().ok()?, says_so))).flatten()
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => paragraph.text().trim().to_owned(),
        Block::Table(_) => String::new(),
    }
}

/// Whether the blocks around this one are the two halves of a paragraph.
fn halves(blocks: &[Block], at: usize) -> bool {
    let filled = |block: &&Block| !matches!(block, Block::Paragraph(paragraph) if paragraph.is_empty());
    // A few blank paragraphs may stand between; nobody looks for a half over whole pages of them.
    let (before, behind) =
        (&blocks[at.saturating_sub(BLANKS)..at], &blocks[at + 1..(at + 1 + BLANKS).min(blocks.len())]);
    let (before, behind) = (before.iter().rev().find(filled), behind.iter().find(filled));
    match (before, behind) {
        (Some(Block::Paragraph(before)), Some(Block::Paragraph(behind))) => is_broken(before, behind),
        _ => false,
    }
}
