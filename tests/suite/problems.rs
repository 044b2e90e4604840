//! Every fixture of `sites/`: all problems are found, at their lines, in one run, and no others; and there is no problem that
//! no fixture shows.

use std::collections::BTreeSet;

use guongsang::base::Code;
use rayon::prelude::*;

use super::fixture::Fixture;

/// What only a real file system can do: see `folders.rs`.
const OF_FILE_SYSTEMS: [Code; 2] = [Code::Unreadable, Code::SymbolicLink];

#[test]
fn every_site_has_the_problems_that_are_marked_in_it() {
    let fixtures = Fixture::all();
    let differences: Vec<String> = fixtures.par_iter().flat_map_iter(Fixture::differences).collect();
    let expected: usize = fixtures.iter().map(Fixture::problems).sum();
    assert!(
        differences.is_empty(),
        "{} of {expected} problems in {} sites differ:\n{}",
        differences.len(),
        fixtures.len(),
        differences.join("\n")
    );
}

#[test]
fn every_code_is_shown_by_a_site() {
    let shown: BTreeSet<Code> = Fixture::all().iter().flat_map(|f| f.codes().collect::<Vec<_>>()).collect();
    let missing: Vec<String> = Code::ALL
        .iter()
        .filter(|code| !shown.contains(code) && !OF_FILE_SYSTEMS.contains(code))
        .map(|code| format!("{code} {code:?}"))
        .collect();
    assert!(missing.is_empty(), "no site shows {missing:?}");
    assert!(OF_FILE_SYSTEMS.iter().all(|code| !shown.contains(code)));
}
