//! How much of what an imported document holds, for its report.

use super::manuscript::Place;
use super::mend::Taken;
use super::outline::Piece;

/// How much of what a body holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Headings of each level, the highest first.
    pub headings: Vec<usize>,
    /// Items of lists, with a bullet or a number.
    pub items: usize,
    /// Tables.
    pub tables: usize,
    /// Notes.
    pub notes: usize,
    /// Pictures.
    pub pictures: usize,
    /// Annexes.
    pub annexes: usize,
    /// Lines of recipients.
    pub recipients: usize,
    /// Words of the source.
    pub words: usize,
    /// Where paragraphs were joined that a page had broken.
    pub joined: Vec<Place>,
    /// Where numbers of pages were taken out.
    pub page_numbers: Vec<Place>,
}

impl Contents {
    /// Counts the pieces of a body, and what was mended, into `self`.
    #[must_use]
    pub fn of(mut self, pieces: &[Piece], taken: &Taken) -> Self {
        for piece in pieces {
            match piece {
                Piece::Heading { level, .. } => {
                    let at = usize::from(level.saturating_sub(2));
                    self.headings.resize(self.headings.len().max(at + 1), 0);
                    self.headings[at] += 1;
                }
                Piece::Item { .. } => self.items += 1,
                Piece::Table(_) => self.tables += 1,
                Piece::Paragraph { .. } | Piece::Beside(_) | Piece::Sheet => {}
            }
        }
        self.joined.clone_from(&taken.joined);
        self.page_numbers.clone_from(&taken.page_numbers);
        self
    }
}
