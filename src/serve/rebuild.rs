//! Builds again whenever files changed, and decides when what came of it is shown.
//!
//! A save that can be read is shown at once. One that cannot may be half a save: a program empties a file before it writes
//! it, moves the old one away before the new one is there, holds it while it writes. Then it is tried again until the folder
//! has been quiet, so that no mistake flashes up that nobody made.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::state::{Made, Preview};
use super::watch::{Changes, Watch};

/// A mistake is one when no file changed for so long.
const QUIET: Duration = Duration::from_millis(50);
/// Where files change without end, it is one after so long.
const LONGEST: Duration = Duration::from_secs(5);
/// A file that cannot be read is tried so long before that is a problem: a word processor or a synchroniser holds it for a moment.
const HELD: Duration = Duration::from_secs(1);
/// And after that whenever so long has passed: nobody tells that it was let go.
const AGAIN: Duration = Duration::from_millis(500);

/// Builds for whatever changed since the last build, as long as the preview runs.
pub fn rebuild(mut watch: Watch, preview: &Preview) {
    while let Some(changes) = next(&mut watch, preview) {
        if follow(&mut watch, preview, changes).is_none() {
            return;
        }
    }
}

/// The next changes; that a file can be read again is one.
fn next(watch: &mut Watch, preview: &Preview) -> Option<Changes> {
    loop {
        let now = preview.now();
        let held: Vec<&Path> = now.findings.unreadable().collect();
        if held.is_empty() {
            return watch.wait();
        }
        let changes = watch.within(AGAIN)?;
        let free = if changes.is_empty() { released(preview.root(), &held) } else { changes };
        if !free.is_empty() {
            return Some(free);
        }
    }
}

/// Builds until what came of it can be shown, and shows it; `None` when the preview ends.
fn follow(watch: &mut Watch, preview: &Preview, mut changes: Changes) -> Option<()> {
    let begun = Instant::now();
    loop {
        let made = preview.make(&changes);
        let hasty = made.has_errors() || preview.lost(&changes, &made);
        if hasty && begun.elapsed() < LONGEST {
            let later = settle(watch, preview, &made)?;
            if !later.is_empty() {
                changes.extend(later);
                continue;
            }
        }
        preview.show(made, &changes);
        return Some(());
    }
}

/// What changed until it was quiet.
fn settle(watch: &mut Watch, preview: &Preview, made: &Made) -> Option<Changes> {
    let held: Vec<&Path> = made.findings.unreadable().collect();
    let end = Instant::now() + if held.is_empty() { QUIET } else { HELD };
    loop {
        let later = watch.within(QUIET)?;
        let later = if later.is_empty() { released(preview.root(), &held) } else { later };
        if !later.is_empty() || Instant::now() >= end {
            return Some(later);
        }
    }
}

/// Those of the files that can be read again.
fn released(root: &Path, held: &[&Path]) -> Changes {
    let free = |path: &&&Path| {
        let path = root.join(path);
        if path.is_dir() { fs::read_dir(path).is_ok() } else { fs::File::open(path).is_ok() }
    };
    Changes::of(held.iter().filter(free).map(|path| PathBuf::from(*path)))
}
