//! Tables: cells sorted into rows, merged ones counted once (ECMA-376 part 1, 17.4).

use crate::import::manuscript::{Block, Cell, Table};

use super::reader::{PartKind, Reader};
use super::xml::{self, Node, child, child_number, child_val, elements, flag, name, val};

/// Most columns of a table of Word.
const COLUMNS: usize = 63;

/// Which borders are drawn: top, left, bottom, right, between rows, between columns; `None` where nothing is said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lines([Option<bool>; 6]);

impl Lines {
    /// What `w:tblPr` says.
    pub(super) fn of(properties: Option<Node<'_>>) -> Self {
        Self::read(properties.and_then(|properties| child(properties, "tblBorders")))
    }

    fn read(borders: Option<Node<'_>>) -> Self {
        let mut lines = Self::default();
        for border in borders.into_iter().flat_map(elements) {
            let side = match name(border) {
                "top" => 0,
                "left" | "start" => 1,
                "bottom" => 2,
                "right" | "end" => 3,
                "insideH" => 4,
                "insideV" => 5,
                _ => continue,
            };
            lines.0[side] = Some(!matches!(val(border), None | Some("none" | "nil")));
        }
        lines
    }

    /// These above `base`.
    pub(super) fn over(self, base: Self) -> Self {
        Self(std::array::from_fn(|side| self.0[side].or(base.0[side])))
    }

    fn any(self) -> bool {
        self.0.contains(&Some(true))
    }

    /// Whether a cell of such borders has any in a table of `around`.
    fn drawn_within(self, around: Self) -> bool {
        self.any() || (around.any() && self.0[..4] != [Some(false); 4])
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Merge {
    Alone,
    Begins,
    Continues,
}

/// Cells that may still grow downwards, by their first column: row, cell, and columns.
type Growing = [Option<(usize, usize, usize)>; COLUMNS];

struct Grid {
    rows: Vec<Vec<Cell>>,
    growing: Growing,
    /// The column at which the next cell of the row begins.
    column: usize,
}

impl Reader<'_, '_> {
    /// Reads a table.
    pub(super) fn table(&mut self, node: Node<'_>, out: &mut Vec<Block>) {
        let properties = child(node, "tblPr");
        let style = properties.and_then(|properties| child_val(properties, "tblStyle"));
        let styled = style.map(|style| self.known.styles.lines(style)).unwrap_or_default();
        let lines = Lines::of(properties).over(styled);
        let place = crate::import::manuscript::Place(self.place + u32::from(self.part.kind != PartKind::Notes));
        let mut table = Table { place, ..Table::default() };
        let mut grid = Grid { rows: Vec::new(), growing: [None; COLUMNS], column: 0 };
        for row in wrapped(node, "tr") {
            let properties = child(row, "trPr");
            let has = |wanted: &str| properties.is_some_and(|properties| child(properties, wanted).is_some());
            if has("del") {
                self.changed(false);
                continue;
            }
            if has("ins") {
                self.changed(true);
            }
            if grid.rows.is_empty() {
                table.head = properties.and_then(|properties| flag(properties, "tblHeader")) == Some(true);
            }
            let around = Lines::of(child(row, "tblPrEx")).over(lines);
            table.ruled |= self.row(row, around, &mut grid);
        }
        table.rows = grid.rows;
        if !table.rows.is_empty() {
            out.push(Block::Table(table));
        }
    }

    /// Reads a row; gives whether any of its cells has a border.
    fn row(&mut self, row: Node<'_>, around: Lines, grid: &mut Grid) -> bool {
        let properties = child(row, "trPr");
        let columns = |wanted: &str| properties.and_then(|properties| child_number(properties, wanted));
        let mut ruled = false;
        grid.rows.push(Vec::new());
        grid.column = 0;
        grid.skip(columns("gridBefore"));
        for node in wrapped(row, "tc") {
            let properties = child(node, "tcPr");
            if properties.is_some_and(|properties| child(properties, "cellDel").is_some()) {
                self.changed(false);
                continue;
            }
            let borders = properties.and_then(|properties| child(properties, "tcBorders"));
            ruled |= Lines::read(borders).drawn_within(around);
            let mut blocks = Vec::new();
            self.blocks(node, &mut blocks);
            let span = properties.and_then(|properties| child_number(properties, "gridSpan"));
            let cell = Cell { blocks, columns: clamp(span), rows: 1 };
            if merge(properties, "hMerge") == Merge::Continues && grid.widen(&cell) {
                continue;
            }
            grid.place(cell, merge(properties, "vMerge"));
        }
        grid.skip(columns("gridAfter"));
        ruled
    }
}

impl Grid {
    /// Columns that a row leaves out at its sides.
    fn skip(&mut self, columns: Option<i64>) {
        if columns.is_some_and(|columns| columns > 0) {
            self.place(Cell { columns: clamp(columns), ..Cell::default() }, Merge::Alone);
        }
    }

    fn place(&mut self, cell: Cell, merge: Merge) {
        let (first, columns) = (self.column, usize::from(cell.columns));
        self.column = (first + columns).min(COLUMNS);
        let above = self.growing.get(first).copied().flatten();
        if let (Merge::Continues, Some((row, index, _))) = (merge, above) {
            let master = &mut self.rows[row][index];
            master.rows = master.rows.saturating_add(1);
            master.blocks.extend(cell.blocks.into_iter().filter(says_something));
            return;
        }
        let Some(row) = self.rows.len().checked_sub(1) else { return };
        for (column, growing) in self.growing.iter_mut().enumerate() {
            let covered = growing.is_some_and(|(.., wide)| column < first + columns && column + wide > first);
            if covered {
                *growing = None;
            }
        }
        if let (Merge::Begins, Some(growing)) = (merge, self.growing.get_mut(first)) {
            *growing = Some((row, self.rows[row].len(), columns));
        }
        self.rows[row].push(cell);
    }

    /// Adds a cell to the one before it, if there is one.
    fn widen(&mut self, cell: &Cell) -> bool {
        let Some(before) = self.rows.last_mut().and_then(|row| row.last_mut()) else { return false };
        before.columns = before.columns.saturating_add(cell.columns).min(COLUMNS as u16);
        before.blocks.extend(cell.blocks.iter().filter(|block| says_something(block)).cloned());
        self.column = (self.column + usize::from(cell.columns)).min(COLUMNS);
        true
    }
}

fn clamp(columns: Option<i64>) -> u16 {
    columns.unwrap_or(1).clamp(1, COLUMNS as i64) as u16
}

fn merge(properties: Option<Node<'_>>, wanted: &str) -> Merge {
    match properties.and_then(|properties| child(properties, wanted)) {
        None => Merge::Alone,
        Some(merge) if val(merge) == Some("restart") => Merge::Begins,
        Some(_) => Merge::Continues,
    }
}

fn says_something(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => !paragraph.is_empty(),
        Block::Table(_) => true,
    }
}

/// The rows of a table or the cells of a row, within controls and the like as well.
fn wrapped<'a>(parent: Node<'a>, wanted: &str) -> Vec<Node<'a>> {
    let mut found = Vec::new();
    let mut waiting: Vec<Node<'a>> = elements(parent).rev().collect();
    while let Some(node) = waiting.pop() {
        match name(node) {
            called if called == wanted => found.push(node),
            "AlternateContent" => waiting.extend(xml::chosen(node)),
            "tr" | "tc" | "tbl" | "p" | "del" | "moveFrom" => {}
            called if called.ends_with("Pr") => {}
            _ => waiting.extend(elements(node).rev()),
        }
    }
    found
}
