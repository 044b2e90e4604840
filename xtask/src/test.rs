//! All tests there are, the quick ones first.

use crate::step::{self, all, cargo};
use crate::{browser, docs};

/// Whether the tests in the browser are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    Run,
    Skip,
}

/// Runs all tests.
///
/// In the development profile: it is built for `xtask` already, and its dependencies are optimised. A release build would
/// cost more than the tests do.
///
/// # Errors
/// What failed.
pub fn run(browser: Browser) -> Result<(), String> {
    all([
        step::run(&mut cargo(&["test", "--workspace", "--no-fail-fast"])),
        docs::check(),
        match browser {
            Browser::Run => browser::run(),
            Browser::Skip => Ok(()),
        },
    ])
}
