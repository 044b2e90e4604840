//! The elements of raw HTML that are open at a place on the walk, and the block of HTML that is being gathered.

use std::ops::Range;

use super::rules::{Rule, Shape};

/// End tags kept for a container that ends a little later; more than any sane line holds.
pub(super) const MAX_LATE: usize = 32;

/// An element that has begun.
pub(super) struct Open {
    pub(super) rule: &'static Rule,
    /// The Markdown containers around it.
    pub(super) depth: usize,
    /// False for one that is paired but not shown: a link in a link, a span that says nothing.
    pub(super) shown: bool,
}

/// Text that is not to be read, as of a script: until its end tag or the end of the Markdown around it.
pub(super) struct Mute {
    pub(super) name: &'static str,
    pub(super) nested: usize,
}

#[derive(Default)]
pub(super) struct Raw {
    /// There is raw HTML in this body, kept or not.
    pub(super) seen: bool,
    /// Between the beginning and the end of a block of HTML.
    pub(super) in_block: bool,
    pub(super) block: String,
    /// Where in `block` each line begins, and where in the body it stands.
    pub(super) lines: Vec<(usize, usize)>,
    pub(super) open: Vec<Open>,
    pub(super) late: Vec<&'static str>,
    pub(super) mute: Option<Mute>,
}

impl Raw {
    pub(super) fn begin(&mut self) {
        self.seen = true;
        self.in_block = true;
        self.block.clear();
        self.lines.clear();
    }

    pub(super) fn line(&mut self, html: &str, at: usize) {
        if self.in_block {
            self.lines.push((self.block.len(), at));
            self.block.push_str(html);
        }
    }

    pub(super) fn has_link(&self) -> bool {
        self.open.iter().any(|open| open.rule.name == "a" && open.shown)
    }

    /// Content here would fall between the cells of a table.
    pub(super) fn wants_cell(&self, depth: usize) -> bool {
        self.open.last().is_some_and(|open| open.rule.shape == Shape::Rows && open.depth == depth)
    }

    /// Where a piece of the block stands in the body.
    pub(super) fn source(lines: &[(usize, usize)], piece: Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let line = lines.partition_point(|&(start, _)| start <= at).saturating_sub(1);
            lines.get(line).map_or(0, |&(start, source)| source + (at - start))
        };
        let start = place(piece.start);
        start..place(piece.end.saturating_sub(1)).max(start) + usize::from(piece.end > piece.start)
    }

    /// The topmost open element of this depth that `wanted` accepts, if none before it is a `barrier`.
    pub(super) fn find(
        &self,
        depth: usize,
        wanted: impl Fn(&Rule) -> bool,
        barrier: impl Fn(&Rule) -> bool,
    ) -> Option<usize> {
        for (at, open) in self.open.iter().enumerate().rev().take_while(|(_, open)| open.depth == depth) {
            if wanted(open.rule) {
                return Some(at);
            }
            if barrier(open.rule) {
                return None;
            }
        }
        None
    }
}
