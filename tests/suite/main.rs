//! The test suite of guongsang: whole sites in memory, from text to problems and from text to pages.
//!
//! One binary, so that it links once. Each module opens with what it holds the tool to; sites are text fixtures in `sites/`,
//! expected pages lie in `golden/`.

#![allow(clippy::disallowed_methods, reason = "tests and tools work on real folders")]
#![allow(clippy::unwrap_used, reason = "what a test cannot unwrap has failed")]
mod again;
mod arrows;
mod broken;
mod edits;
mod fixture;
mod folders;
mod fuzz_bodies;
mod golden;
mod holds;
mod hostile;
mod import_problems;
mod imports;
mod memo;
mod page;
mod places;
mod problems;
mod properties;
mod site;
mod sketch;
mod themes;
mod word;
