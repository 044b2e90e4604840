//! The Markdown that is spoken here, in one place so that every reader of a body parses it alike.
//!
//! Superscript and subscript stay off because they clash with footnotes, smart punctuation because `typography` knows Vietnamese
//! better, task lists because a page can't be ticked.

use pulldown_cmark::{OffsetIter, Options, Parser};

use super::tame;

/// The events of a body, which should be [`tame::tamed`], with their places in it.
pub(super) fn parse(body: &str) -> OffsetIter<'_> {
    Parser::new_ext(body, options(body)).into_offset_iter()
}

/// What is on for this body.
pub(super) fn options(body: &str) -> Options {
    let mut options = Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_TABLES, !tame::tables_explode(body));
    options
}
