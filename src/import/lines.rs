//! Head and foot of a document as lines, whatever they were set with: tables, tabs, line breaks.

use super::manuscript::{Block, Paragraph, Place, Run};
use super::runs;

/// A line of a head or foot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    /// Where it stands.
    pub place: Place,
    /// Its words, with single blanks; a number or bullet of Word before them.
    pub text: String,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Its column: 0 on the left, or where there is one alone.
    pub column: usize,
}

/// The lines of these blocks, column by column, without empty ones.
pub fn lines(blocks: &[Block]) -> Vec<Line> {
    let mut found = in_order(blocks);
    found.sort_by_key(|line| line.column);
    found
}

/// The lines of these blocks as they follow one another, row by row.
pub fn in_order(blocks: &[Block]) -> Vec<Line> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => of_paragraph(paragraph, 0, &mut found),
            Block::Table(table) => {
                for cell in &table.rows {
                    let mut column = 0;
                    for cell in cell {
                        for line in lines(&cell.blocks) {
                            found.push(Line { column, ..line });
                        }
                        column += usize::from(cell.columns);
                    }
                }
            }
        }
    }
    found
}

fn of_paragraph(paragraph: &Paragraph, column: usize, found: &mut Vec<Line>) {
    for (nth, line) in runs::lines(&paragraph.runs).iter().enumerate() {
        for (at, part) in runs::columns(&tabbed(line)).iter().enumerate() {
            let words = runs::text(part);
            let label = paragraph.label.as_deref().filter(|_| nth == 0 && at == 0).unwrap_or_default();
            let text = label.split_whitespace().chain(words.split_whitespace()).collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                let bold = runs::all(part, |marks| marks.bold);
                found.push(Line { place: paragraph.place, text, bold, column: column + at });
            }
        }
    }
}

/// So many blanks in a line are a gap between columns.
pub const GAP: &str = "   ";

/// A line with tabs in the place of gaps.
fn tabbed(line: &[Run]) -> Vec<Run> {
    let mut before = String::new();
    let mut tabbed = line.to_vec();
    for run in &mut tabbed {
        let parts: Vec<&str> = run.text.split(GAP).collect();
        let mut text = String::with_capacity(run.text.len());
        for (at, part) in parts.iter().enumerate() {
            if at > 0 && !part.is_empty() && !before.ends_with(['\t', ' ']) {
                let gap = if is_gap_behind(&before) { '\t' } else { ' ' };
                text.push(gap);
                before.push(gap);
            }
            text.push_str(part);
            before.push_str(part);
        }
        run.text = text;
    }
    tabbed
}

/// Whether a gap behind these words sets columns apart. It does not where it was left for a number or date to be written by hand
/// (`Số:      -KH/CB`, `ngày      tháng      năm`), nor between letters that are set apart (`K Ế   H O Ạ C H`).
pub fn is_gap_behind(before: &str) -> bool {
    const REACH: usize = 300;
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(REACH))..];
    let column = before.rsplit('\t').next().unwrap_or_default();
    // A number may stand between: "Số     58    - KH/HU".
    let words = column.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let is_number = column.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let blank = match last.trim_end_matches([':', '.']).to_lowercase().as_str() {
        "số" => true,
        "ngày" | "tháng" | "năm" => !is_number,
        _ => false,
    };
    let letters =
        column.split_whitespace().all(|word| word.chars().count() == 1 && word.starts_with(char::is_alphabetic));
    !blank && (column.trim().is_empty() || !letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_of_blanks_are_columns() {
        for (written, lines_of) in [
            ("UBND XÃ        CỘNG HÒA", &["UBND XÃ", "CỘNG HÒA"][..]),
            ("Số     58    - KH/HU", &["Số 58 - KH/HU"]),
            ("Số:   12/KH      A, ngày    tháng 5", &["Số: 12/KH", "A, ngày tháng 5"]),
            ("K Ế   H O Ạ C H", &["K Ế H O Ạ C H"]),
            ("      *      A, ngày 6", &["*", "A, ngày 6"]),
        ] {
            let mut paragraph = Paragraph::default();
            paragraph.push(Run::new(written, Default::default()));
            let found: Vec<String> = lines(&[Block::Paragraph(paragraph)]).into_iter().map(|line| line.text).collect();
            assert_eq!(found, lines_of);
        }
    }
}
