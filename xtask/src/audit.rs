//! Lighthouse over the main pages: performance, accessibility, best practices and what search engines ask for.
//!
//! Apart from the tests: its packages are many, it takes a minute, and a busy machine makes a fast page look slow.

use crate::{browser, step};

/// Audits the sample.
///
/// # Errors
/// What is missing, or that a page is below the mark.
pub fn run() -> Result<(), String> {
    step::run(&mut browser::node("tests/audit", &["audit.mjs"])?)
}
