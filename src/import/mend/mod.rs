//! What sheets of paper did to a text, undone: numbers of pages between its paragraphs, notes at the feet of pages, paragraphs that the
//! end of a page broke in two. What is not certain stays and is said.

mod doubts;
mod notes;
mod pages;

use super::manuscript::{Block, Manuscript, Paragraph, Place, Run};
use super::marker::marker;
use super::runs;

pub use doubts::doubts;
pub use notes::raise_digits;

/// What was taken out, and what was put together.
#[derive(Debug, Default)]
pub struct Taken {
    /// The paragraphs that were the numbers of pages.
    pub page_numbers: Vec<Place>,
    /// The second halves of paragraphs that were joined.
    pub joined: Vec<Place>,
    /// The paragraphs that became notes.
    pub notes: Vec<Place>,
}

/// Takes out numbers of pages and gathers notes that stand between the paragraphs.
pub fn sheets(manuscript: &mut Manuscript, taken: &mut Taken) {
    // A note may stand between a half of a paragraph and the number of its page.
    notes::gather(manuscript, taken);
    pages::take(manuscript, taken);
}

/// Whether the first of two paragraphs goes on in the second, for certain: it ends in the middle of a sentence and the other begins with
/// a small letter.
fn is_broken(before: &Paragraph, behind: &Paragraph) -> bool {
    let (first, second) = (runs::tail(&before.runs, 80), behind.text());
    let (first, second) = (first.trim(), second.trim());
    let start = second.trim_start_matches(['“', '(', '"', '‘']);
    let goes_on = start.starts_with(char::is_lowercase) && behind.label.is_none() && marker(second).is_none();
    let open = first.chars().next_back().is_some_and(|c| !matches!(c, '.' | ':' | ';' | '!' | '?' | '…'));
    let long = first.chars().count() >= 30 && !runs::is_capitals(first);
    let same = behind.heading.is_none() && before.setting == behind.setting;
    goes_on && open && long && same && before.heading.is_none()
}

/// Joins the halves of broken paragraphs.
pub fn join(blocks: Vec<Block>, taken: &mut Taken) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match (joined.last_mut(), block) {
            (Some(Block::Paragraph(before)), Block::Paragraph(behind)) if is_broken(before, &behind) => {
                taken.joined.push(behind.place);
                let marks = before.runs.last().map(|run| run.marks).unwrap_or_default();
                let ends = before.runs.last_mut().filter(|run| run.thing.is_none());
                ends.into_iter().for_each(|run| run.text.truncate(run.text.trim_end().len()));
                let end = runs::tail(&before.runs, 2);
                let hyphen = end.ends_with('-') && !end.starts_with(' ');
                if !hyphen {
                    before.push(Run::new(" ", marks));
                }
                runs::trimmed(behind.runs).into_iter().for_each(|run| before.push(run));
            }
            (_, block) => joined.push(block),
        }
    }
    joined
}

#[cfg(test)]
mod tests;
