//! The larger pieces of a page's HTML: tables and the ways back from footnotes.

use pulldown_cmark::Alignment;

use super::html::{Html, Notes};
use super::ids;

/// More ways back than anybody follows.
const WAYS_BACK: u32 = 50;

impl Html<'_, '_> {
    pub(super) fn table_open(&mut self, columns: Vec<Alignment>) {
        self.columns = columns;
        self.rows = false;
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
        let first = !in_head && !std::mem::replace(&mut self.rows, !in_head);
        self.block(if in_head {
            "<thead>\n<tr>"
        } else if first {
            "<tbody>\n<tr>"
        } else {
            "<tr>"
        });
    }

    pub(super) fn cell_open(&mut self) {
        self.cell = self.out.len();
        self.push(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        self.push(match self.columns.get(self.column) {
            Some(Alignment::Right) => " class=\"r\">",
            Some(Alignment::Center) => " class=\"c\">",
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
        } else {
            self.push(if self.in_head { "</th>" } else { "</td>" });
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
