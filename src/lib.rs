//! guongsang ("gương sáng", shining example): a static site generator for Vietnamese communication boards, which publish
//! the stories of model people, collectives and initiatives together with the plan documents behind them.
//!
//! The front page is the pipeline. Each stage is a function from one named type to the next, returns its problems beside its
//! value, and goes on after errors:
//!
//! 1. [`load::load`] reads a [`base::World`] (files and clock, the one door in) into [`load::Sources`].
//! 2. [`parse::parse`] turns each source into a [`parse::Draft`]: as written, with spans. It never fails.
//! 3. [`resolve::resolve`] makes of all drafts a typed [`resolve::Corpus`] for each language: places, sectors, dates and numbers
//!    are values.
//! 4. [`link::link`] makes of each corpus a [`link::Site`]: routes, indexes, references, backlinks.
//!
//! [`compile`] is those four. Every output is a last stage over the finished site: [`output::Renderer`] knows each page by its
//! path and renders it on request, [`output::write`] renders all of them into a [`base::Sink`] (the one door out), and
//! [`serve`] renders what a browser asks for. `check` is the problems of a run with nothing written.
//!
//! [`Compiler`] compiles again after an edit, keeping what came of unchanged files; a build remembers pages for the next
//! ([`output::Memo`]). Neither may ever give other bytes than doing it from nothing.
//!
//! [`import::import`] is a line of its own: it makes the text of an entry of an office's Word file.
//!
//! Arrows between modules run one way, downwards: `cli` → `serve`, `import` → `author` → `output` → `again` → `link` → `resolve` → `parse`,
//! `load` → `model` → `markdown`, `tables` → `text` → `base`. A test reads the `use` lines and holds them to it.

// Tests may look at clocks and files; what is shipped may not.
#![cfg_attr(test, allow(clippy::disallowed_methods))]

mod again;
pub mod author;
pub mod base;
pub mod cli;
pub mod import;
pub mod link;
pub mod load;
pub mod markdown;
pub mod model;
pub mod output;
pub mod parse;
pub mod resolve;
pub mod serve;
pub mod tables;
pub mod text;

use std::sync::Arc;

pub use again::{Changed, Compiler};

/// A site after the four stages: linked, with its sources and all problems found.
#[derive(Debug)]
pub struct Compiled {
    /// The linked site in its first language.
    pub site: Arc<link::Site>,
    /// The linked sites of its further languages, in the order of the settings.
    pub translations: Vec<Arc<link::Site>>,
    /// What was read; problems point into it.
    pub sources: load::Sources,
    /// What is wrong, sorted by file and place, each once.
    pub problems: base::Diagnostics,
}

/// Compiles a site for its readers: load, parse, resolve, link.
pub fn compile(world: &dyn base::World) -> Compiled {
    compile_for(world, resolve::Audience::Readers)
}

/// Compiles a site for readers, or for editors who preview it.
pub fn compile_for(world: &dyn base::World, audience: resolve::Audience) -> Compiled {
    compile_watched(world, audience, &parse::Recall::default(), &mut |_| {})
}

/// A stage of compiling; drafts are parsed and resolved one by one, so these two are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Stage {
    Load,
    Resolve,
    Link,
}

/// As [`compile_for`]; texts that are recalled are not read again, and `ended` is told when each stage ends.
pub fn compile_watched(
    world: &dyn base::World,
    audience: resolve::Audience,
    recall: &parse::Recall,
    ended: &mut dyn FnMut(Stage),
) -> Compiled {
    // The tables of places are unpacked while the disk is read.
    let ((sources, mut problems), builtin) = rayon::join(|| load::load(world), model::Gazetteer::prepared);
    ended(Stage::Load);
    let known = resolve::Known { corpus: None, recall: Some(recall) };
    let (corpora, found) = resolve::resolve_again(&sources, Arc::new(builtin), world.today(), audience, known);
    ended(Stage::Resolve);
    problems.extend(found);
    let (link::Sites { first, translations }, found) = link::link(corpora, &sources);
    problems.extend(found);
    ended(Stage::Link);
    Compiled { site: first, translations, sources, problems: problems.finished() }
}
