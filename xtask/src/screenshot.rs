//! The picture at the head of `README.md`, taken of the sample.

use crate::{browser, step};

/// Takes the picture.
///
/// # Errors
/// What is missing or failed.
pub fn run() -> Result<(), String> {
    step::run(&mut browser::node("tests/browser", &["readme.mjs"])?)
}
