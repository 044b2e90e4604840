//! The larger pieces of a page's HTML: tables and the ways back from footnotes.

use pulldown_cmark::Alignment;

use super::html::{Html, Notes};
use super::ids;
use crate::text;

/// More ways back than anybody follows.
const WAYS_BACK: u32 = 50;

/// The open table.
#[derive(Default)]
pub(super) struct Table {
    /// Where it begins.
    start: usize,
    /// Some cell of its head has words.
    headed: bool,
    /// It has rows below the head.
    rows: bool,
}

impl Html<'_, '_> {
    pub(super) fn table_open(&mut self, columns: Vec<Alignment>) {
        self.columns = columns;
        self.block("");
        self.table = Table { start: self.out.len(), ..Table::default() };
        self.region();
    }

    /// A table scrolls by itself on a narrow screen, also from the keyboard.
    pub(super) fn region(&mut self) {
        self.tables += 1;
        let label = format!("{} {}", self.options.labels.table, self.tables);
        self.block("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
        self.attribute("aria-label", &label);
        self.push("><table>");
    }

    pub(super) fn row_open(&mut self, in_head: bool) {
        self.column = 0;
        self.in_head = in_head;
        let first = !in_head && !std::mem::replace(&mut self.table.rows, !in_head);
        self.block(if in_head {
            "<thead>\n<tr>"
        } else if first {
            "<tbody>\n<tr>"
        } else {
            "<tr>"
        });
    }

    /// A table whose head is empty is none: things side by side, which a screen reader is not to announce as rows and columns.
    pub(super) fn head_close(&mut self) {
        if self.table.headed {
            return self.push("</tr>\n</thead>\n");
        }
        self.tables -= 1;
        self.out.truncate(self.table.start);
        self.push("<table class=\"beside\" role=\"presentation\">\n");
    }

    pub(super) fn table_close(&mut self) {
        match (self.table.headed, self.table.rows) {
            (true, true) => self.push("</tbody>\n</table></div>\n"),
            (true, false) => self.push("</table></div>\n"),
            (false, true) => self.push("</tbody>\n</table>\n"),
            (false, false) => self.out.truncate(self.table.start),
        }
    }

    pub(super) fn cell_open(&mut self) {
        self.cell = self.out.len();
        self.push(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        self.push(match self.columns.get(self.column) {
            Some(Alignment::Right) => " class=\"r\">",
            Some(Alignment::Center) => " class=\"c\">",
            Some(Alignment::Left) if !self.in_head && !self.table.headed => " class=\"l\">",
            _ => ">",
        });
        self.words = self.out.len();
        self.words_set.restart();
    }

    /// A head without words is no head of anything.
    pub(super) fn cell_close(&mut self) {
        self.column += 1;
        if self.in_head && self.out.len() == self.words {
            self.out.truncate(self.cell);
            self.push("<td></td>");
        } else if self.in_head {
            self.table.headed = true;
            self.push("</th>");
        } else {
            if !self.table.headed && names_recipients(&self.out[self.words..]) {
                self.out.replace_range(self.cell..self.words, RECIPIENTS);
            }
            self.push("</td>");
        }
    }

    /// The list of notes once all are written: only now are their marks counted.
    pub(super) fn notes_with_ways_back(&mut self, uses: &[u32]) {
        let Notes { start, ends } = std::mem::take(&mut self.notes);
        let written = self.out.split_off(start);
        self.push("<section class=\"notes\" role=\"doc-endnotes\"");
        self.attribute("aria-label", self.options.labels.notes);
        self.push(">\n<ol>\n");
        let mut from = 0;
        for (at, (&(end, in_paragraph), &uses)) in ends.iter().zip(uses).enumerate() {
            self.push(&written[from..end - start]);
            self.push(if in_paragraph { " " } else { "<p>" });
            self.ways_back(at + 1, uses);
            self.push(if in_paragraph { "" } else { "</p>\n" });
            from = end - start;
        }
        self.push(&written[from..]);
        self.push("</ol>\n</section>\n");
    }

    fn ways_back(&mut self, number: usize, uses: u32) {
        for nth in 1..=uses.min(WAYS_BACK) {
            self.push(if nth == 1 { "<a href=\"#" } else { " <a href=\"#" });
            self.push(&ids::note_ref(number, nth));
            let label = self.options.labels.back;
            let label = if uses == 1 { format!("{label} {number}") } else { format!("{label} {number} ({nth})") };
            self.push("\" class=\"back\" role=\"doc-backlink\"");
            self.attribute("aria-label", &label);
            self.push(">↩</a>");
        }
    }

    pub(super) fn raw_table(&mut self, attributes: &[(&'static str, String)]) {
        self.region();
        self.out.pop();
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        self.push(">");
    }
}

/// The cell of the recipients, which is small and stands at the left whatever its column says.
const RECIPIENTS: &str = "<td class=\"l small\">";

/// Whether a cell begins with the words over the recipients of a document, however they are set.
fn names_recipients(cell: &str) -> bool {
    let mut rest = cell.trim_start();
    while let Some((_, behind)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        rest = behind.trim_start();
    }
    let words: String = rest.chars().take(16).collect();
    text::fold_name(&words).starts_with("noi nhan")
}
