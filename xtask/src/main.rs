//! The project's chores, for people and for CI alike: what `.ci/run` does, anyone can do by the same words.
//!
//! Standard library and guongsang only: a chore must not wait for a build of its own. Each command is a file; [`step`] runs
//! the programs that they need and says which.

#![allow(clippy::disallowed_methods)]

mod audit;
mod browser;
mod docs;
mod fuzz;
mod lint;
mod measure;
mod places;
mod screenshot;
mod step;
mod test;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  lint                 format, clippy, documentation; licences and spelling where cargo-deny and typos are installed
  test [--no-browser]  all tests, those in the browser included; installs what they need where that is possible
  docs [--check]       writes the generated pages of docs/; --check fails if they are stale
  audit                Lighthouse over the main pages in a browser: at least 99 of 100 in each category
  screenshot           takes the picture at the head of README.md
  places CSV_DIR       writes src/tables/places.txt from the CSV tables in the folder
  measure [STORIES]    times first and second builds of invented sites of so many stories (10000) and a tenth of them
  fuzz [SECONDS]       runs each fuzz target for so long (60) where cargo-fuzz is installed";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match *args {
        ["lint"] => lint::run(),
        ["test"] => test::run(test::Browser::Run),
        ["test", "--no-browser"] => test::run(test::Browser::Skip),
        ["docs"] => docs::write(),
        ["docs", "--check"] => docs::check(),
        ["audit"] => audit::run(),
        ["screenshot"] => screenshot::run(),
        ["places", csv] => places::generate(Path::new(csv), &step::root().join("src/tables/places.txt")),
        ["measure"] => measure::run("10000"),
        ["measure", stories] => measure::run(stories),
        ["fuzz"] => fuzz::run("60"),
        ["fuzz", seconds] => fuzz::run(seconds),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("xtask: {what}");
            ExitCode::FAILURE
        }
    }
}
