//! Bodies on which the Markdown parser would take quadratic time or multiply memory, made harmless before it sees them.
//!
//! The parser (pulldown-cmark 0.13) walks all open containers for every line of a paragraph, and all nodes of a paragraph for every
//! line of a link title. A hundred kilobytes of `> > > …` above a long paragraph take it seconds, a megabyte minutes. No body that
//! says anything looks like that, so what is changed here is never missed: characters beyond any sane depth or out of titles that do
//! not end become spaces. Every byte keeps its place, so spans still fit the author's text.

use std::borrow::Cow;
use std::ops::Range;

/// Shorter bodies can't take long.
const SHORT: usize = 4096;
/// List and quotation marks in front of one line, and how far into it they reach. `flow` shows 32 levels.
const MARKERS: usize = 256;
const PREFIX: usize = 512;
/// Lines times bytes of paragraphs, in all; and the lines from which on a paragraph takes part.
const TITLE_COST: usize = 100_000_000;
const TITLE_LINES: usize = 50;
/// Cells that the parser may invent for table rows shorter than their head, beyond one for each byte of the body.
const SPARE_CELLS: usize = 20_000;

/// The body to parse: the same bytes but for what would take too long.
pub(super) fn tamed(body: &str) -> Cow<'_, str> {
    if body.len() < SHORT {
        return Cow::Borrowed(body);
    }
    let mut blanks = Vec::new();
    let mut runs = Runs::default();
    for line in lines(body.as_bytes()) {
        deep_markers(body.as_bytes(), line.clone(), &mut blanks);
        runs.add(body.as_bytes(), line);
    }
    runs.end();
    if runs.cost > TITLE_COST {
        for run in runs.long {
            open_titles(body.as_bytes(), run, &mut blanks);
        }
    }
    if blanks.is_empty() {
        return Cow::Borrowed(body);
    }
    let mut bytes = body.as_bytes().to_vec();
    for at in blanks {
        bytes[at] = b' ';
    }
    Cow::Owned(String::from_utf8(bytes).expect("ASCII is replaced by ASCII"))
}

/// The lines of a text without what ends them.
fn lines(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        let line = start..start + length;
        start = line.end + if rest[length..].starts_with(b"\r\n") { 2 } else { 1 };
        Some(line)
    })
}

/// Container markers at the beginning of a line beyond the limits.
fn deep_markers(bytes: &[u8], line: Range<usize>, blanks: &mut Vec<usize>) {
    let text = &bytes[line.clone()];
    let (mut at, mut markers) = (0, 0);
    while at < text.len() {
        let length = match text[at] {
            b if b.is_ascii_whitespace() || b == 0x0b => {
                at += 1;
                continue;
            }
            b'>' => 1,
            b'[' => note_label(&text[at..]),
            _ => list_marker(&text[at..]),
        };
        if length == 0 {
            return;
        }
        markers += 1;
        if markers > MARKERS || at >= PREFIX {
            blanks.extend(line.start + at..line.start + at + length);
        }
        at += length;
    }
}

fn list_marker(text: &[u8]) -> usize {
    let digits = text.iter().take(10).take_while(|b| b.is_ascii_digit()).count();
    let bullet = match text.get(digits) {
        Some(b'-' | b'+' | b'*') => digits == 0,
        Some(b'.' | b')') => digits > 0,
        _ => false,
    };
    let ends = text.get(digits + 1).is_none_or(|b| b.is_ascii_whitespace() || *b == 0x0b);
    if bullet && ends { digits + 1 } else { 0 }
}

/// `[^label]:`; only its bracket is of interest, the rest is no marker once that is gone.
fn note_label(text: &[u8]) -> usize {
    let mut at = 2;
    if !text.starts_with(b"[^") {
        return 0;
    }
    while let Some(&byte) = text.get(at) {
        match byte {
            b'[' => return 0,
            b']' => return if text.get(at + 1) == Some(&b':') { at + 2 } else { 0 },
            b'\\' if text.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 2,
            _ => at += 1,
        }
    }
    0
}

/// Lines that may belong to one paragraph.
#[derive(Default)]
struct Runs {
    run: Range<usize>,
    lines: usize,
    cost: usize,
    long: Vec<Range<usize>>,
}

impl Runs {
    fn add(&mut self, bytes: &[u8], line: Range<usize>) {
        if bytes[line.clone()].iter().all(|b| b.is_ascii_whitespace() || matches!(b, 0x0b | b'>')) {
            return self.end();
        }
        if self.lines == 0 {
            self.run.start = line.start;
        }
        self.run.end = line.end;
        self.lines += 1;
    }

    fn end(&mut self) {
        if self.lines > TITLE_LINES {
            self.cost = self.cost.saturating_add(self.lines.saturating_mul(self.run.len()));
            self.long.push(self.run.clone());
        }
        self.lines = 0;
    }
}

/// What may begin the title of a link and does not end in its line.
fn open_titles(bytes: &[u8], run: Range<usize>, blanks: &mut Vec<usize>) {
    let mut linked_above = false;
    for line in lines(&bytes[run.clone()]) {
        let start = run.start + line.start;
        let text = &bytes[start..run.start + line.end];
        let link = text.windows(2).position(|pair| pair == b"](");
        let from = if linked_above { Some(0) } else { link };
        linked_above = link.is_some();
        let Some(from) = from else { continue };
        // From the end, so that what closes a title is known before what opens it.
        let (mut single, mut double, mut round) = (false, false, false);
        for at in (from..text.len()).rev() {
            let after_gap = at == 0 || text[at - 1].is_ascii_whitespace() || matches!(text[at - 1], 0x0b | b'>');
            let closed = match text[at] {
                b'\'' => std::mem::replace(&mut single, true),
                b'"' => std::mem::replace(&mut double, true),
                b'(' => round,
                b')' => {
                    round = true;
                    continue;
                }
                _ => continue,
            };
            if after_gap && !closed {
                blanks.push(start + at);
            }
        }
    }
}

/// The parser fills every short row up to the width of its table: 3.5 KB of `|a` under a head of 440 columns become 262,144 cells
/// and 12 MB, as often as the file repeats it. A body in which that outgrows the text is read without tables.
pub(super) fn tables_explode(body: &str) -> bool {
    // No more cells can be invented than there are columns in all lines: for most bodies, that is enough to know.
    let bars = count(body, b'|');
    if bars == 0 || (bars + 1).saturating_mul(count(body, b'\n') + count(body, b'\r') + 1) <= SPARE_CELLS {
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

/// How often a byte occurs. Counted in bytes for as long as they can't overflow, so that many are looked at at once.
fn count(text: &str, wanted: u8) -> usize {
    let of = |piece: &[u8]| piece.iter().fold(0u8, |n, byte| n + u8::from(*byte == wanted));
    text.as_bytes().chunks(255).map(|piece| usize::from(of(piece))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(head: usize, rows: usize, end: &str) -> String {
        let table =
            format!("{}|{end}{}|{end}{}", "|a".repeat(head), "|-".repeat(head), format!("|a{end}").repeat(rows));
        format!("{table}{end}").repeat(40)
    }

    #[test]
    fn tables_that_multiply_are_not_tables() {
        for end in ["\n", "\r\n", "\r"] {
            assert!(tables_explode(&tables(440, 590, end)), "{end:?}");
            assert!(!tables_explode(&tables(8, 60, end)), "{end:?}");
        }
        assert!(tables_explode(&tables(440, 590, "\n").replace('\n', "\n> ")));
        let long = format!("|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n{}", "|1|2|3|4|5|6|\n".repeat(50_000));
        assert!(!tables_explode(&long));
    }

    fn markers(line: &str) -> usize {
        let mut blanks = Vec::new();
        let body = format!("a\r{line}\r\n{}", "b\n".repeat(SHORT));
        deep_markers(body.as_bytes(), 2..2 + line.len(), &mut blanks);
        let tame = tamed(&body);
        assert_eq!(tame.len(), body.len());
        assert_eq!(tame != body, !blanks.is_empty());
        blanks.len()
    }

    #[test]
    fn markers_have_a_limit() {
        assert_eq!(markers(&">".repeat(300)), 44);
        assert_eq!(markers(&"> ".repeat(200)), 0);
        assert_eq!(markers(&"> - ".repeat(200)), 400 - 256);
        assert_eq!(markers(&"1. > [^a\\]:b]: ".repeat(100)), (100 - 35) * 12 + 10);
        assert_eq!(markers(&format!("{}- a", " ".repeat(600))), 1);
        assert_eq!(markers(&format!("a {}", "> ".repeat(600))), 0);
        assert_eq!(markers(&"-".repeat(600)), 0);
    }

    #[test]
    fn titles_end_in_their_line_if_there_are_many_lines() {
        let long = |text: &str| text.to_owned() + &"a\n".repeat(40_000);
        for harmless in ["[a](b 'c') \"d\"\n", "a 'b\n", "[a](b) it's (c)\n", "[a](b\n'c')\n"] {
            assert_eq!(tamed(&long(harmless)), long(harmless));
        }
        for (open, tame) in
            [("[a](b 'c\n", "[a](b  c\n"), ("[a](<b 'c> \"d\n", "[a](<b  c>  d\n"), ("[a](b\n> (c\n", "[a](b\n>  c\n")]
        {
            assert_eq!(tamed(&long(open)), long(tame));
            assert_eq!(tamed(&long(open).replace("a\n", "a\n\n")), long(open).replace("a\n", "a\n\n"));
        }
    }
}
