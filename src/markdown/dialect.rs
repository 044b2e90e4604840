//! The Markdown that is spoken here, in one place so that every reader of a body parses it alike.
//!
//! Superscript and subscript stay off because they clash with footnotes, smart punctuation because Vietnamese documents come with
//! their own quotation marks, task lists because a page can't be ticked.

use pulldown_cmark::{OffsetIter, Options, Parser};

/// Cells that the parser may invent for table rows shorter than their head, beyond one for each byte of the body.
const SPARE_CELLS: usize = 20_000;

/// The events of a body with their places in it.
pub(super) fn parse(body: &str) -> OffsetIter<'_> {
    Parser::new_ext(body, options(body)).into_offset_iter()
}

/// What is on for this body.
pub(super) fn options(body: &str) -> Options {
    let mut options = Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_TABLES, !tables_explode(body));
    options
}

/// The parser fills every short row up to the width of its table: 3.5 KB of `|a` under a head of 440 columns become 262,144 cells
/// and 12 MB, as often as the file repeats it. A body in which that outgrows the text is read without tables.
fn tables_explode(body: &str) -> bool {
    if !body.contains('|') {
        return false;
    }
    let (mut columns, mut invented) = (0usize, 0usize);
    let (mut pipes, mut blank, mut divider) = (0usize, true, true);
    // A line break ends the last line too; the one inside CR LF is no blank line.
    let mut before = 0;
    for byte in body.bytes().chain([b'\n']) {
        match byte {
            b'\n' if before == b'\r' => {}
            b'\n' | b'\r' => {
                if blank {
                    columns = 0;
                } else if divider {
                    columns = columns.max(pipes + 1);
                } else {
                    invented += columns.saturating_sub(pipes + 1);
                }
                (pipes, blank, divider) = (0, true, true);
            }
            b' ' | b'\t' | b'>' => {}
            b'|' => (pipes, blank) = (pipes + 1, false),
            b'-' | b':' => blank = false,
            _ => (blank, divider) = (false, false),
        }
        before = byte;
    }
    invented > SPARE_CELLS + body.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(head: usize, rows: usize, end: &str) -> String {
        let head = format!("{}|{end}{}|{end}{}", "|a".repeat(head), "|-".repeat(head), format!("|a{end}").repeat(rows));
        format!("{head}{end}").repeat(40)
    }

    #[test]
    fn tables_that_multiply_are_not_tables() {
        for end in ["\n", "\r\n", "\r"] {
            assert!(tables_explode(&tables(440, 590, end)), "{end:?}");
            assert!(!tables_explode(&tables(8, 60, end)), "{end:?}");
        }
        assert!(tables_explode(&tables(440, 590, "\n").replace('\n', "\n> ")));
    }

    #[test]
    fn a_long_table_is_a_table() {
        let body = format!("|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n{}", "|1|2|3|4|5|6|\n".repeat(50_000));
        assert!(!tables_explode(&body));
    }
}
