//! Builds again whenever files changed, and decides when what came of it is shown.
//!
//! A save that can be read is shown at once. One that cannot may be half a save: a program empties a file before it writes
//! it, moves the old one away before the new one is there, holds it while it writes. Then it is tried again until the folder
//! has been quiet, so that no mistake flashes up that nobody made.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use super::changes::Changes;
use super::held::Held;
use super::state::{Made, Preview};
use super::watch::Watch;

/// A mistake is one when no file changed for so long.
const QUIET: Duration = Duration::from_millis(50);
/// Where files change without end, it is one after so long.
const LONGEST: Duration = Duration::from_secs(5);
/// A file that cannot be read is tried so long before that is a problem: a word processor or a synchroniser holds it for a moment.
const HELD: Duration = Duration::from_secs(1);
/// And after that whenever so long has passed: nobody tells that it was let go.
const AGAIN: Duration = Duration::from_millis(500);

/// How often it is looked whether another day has begun.
const MIDNIGHT: Duration = Duration::from_secs(5);
/// After a fault of ours so long is waited: if it comes again at once it must not keep the machine busy.
const AFTER_FAULT: Duration = Duration::from_secs(1);

/// Builds for whatever changed since the last build, as long as the preview runs.
pub fn rebuild(mut watch: Watch, preview: &Preview) {
    let mut held = Held::default();
    let mut missed = false;
    loop {
        let round = guarded(preview, || {
            let mut changes = next(&mut watch, preview, &mut held)?;
            // What the round before broke off on may never have been built.
            changes.extend(if missed { Changes::everything() } else { Changes::default() });
            follow(&mut watch, preview, &mut held, changes)
        });
        match round {
            Round::Done => missed = false,
            Round::Broke => missed = true,
            Round::Over => return,
        }
    }
}

/// How a round of building ended.
#[derive(Debug, PartialEq, Eq)]
enum Round {
    Done,
    Broke,
    Over,
}

/// A fault of ours must not end the following of files without a word: the editor would look at an old site for ever.
fn guarded(preview: &Preview, round: impl FnOnce() -> Option<()>) -> Round {
    match catch_unwind(AssertUnwindSafe(round)) {
        Ok(Some(())) => Round::Done,
        Ok(None) => Round::Over,
        Err(_) => {
            // If even that breaks off, the terminal has the words of both faults.
            let _ = catch_unwind(AssertUnwindSafe(|| preview.broke_off()));
            std::thread::sleep(AFTER_FAULT);
            Round::Broke
        }
    }
}

/// The next changes; that a file can be read again is one, and that it is another day, though no file changed.
fn next(watch: &mut Watch, preview: &Preview, held: &mut Held) -> Option<Changes> {
    loop {
        let now = preview.now();
        let unreadable: Vec<&Path> = now.findings.unreadable().collect();
        if unreadable.is_empty() {
            *held = Held::default();
        }
        let changes = match (unreadable.is_empty(), preview.day().turns()) {
            (true, false) => watch.wait()?,
            (true, true) => watch.within(MIDNIGHT)?,
            (false, _) => watch.within(AGAIN)?,
        };
        if preview.is_of_yesterday() {
            return Some(changes);
        }
        let free = if changes.is_empty() { held.released(preview.root(), &unreadable) } else { changes };
        if !free.is_empty() {
            return Some(free);
        }
    }
}

/// Builds until what came of it can be shown, and shows it; `None` when the preview ends.
fn follow(watch: &mut Watch, preview: &Preview, held: &mut Held, mut changes: Changes) -> Option<()> {
    let begun = Instant::now();
    loop {
        let made = preview.make(&changes);
        let hasty = made.has_errors() || preview.lost(&changes, &made);
        if hasty && begun.elapsed() < LONGEST {
            let later = settle(watch, preview, held, &made)?;
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
fn settle(watch: &mut Watch, preview: &Preview, held: &mut Held, made: &Made) -> Option<Changes> {
    let unreadable: Vec<&Path> = made.findings.unreadable().collect();
    let end = Instant::now() + if unreadable.is_empty() { QUIET } else { HELD };
    loop {
        let later = watch.within(QUIET)?;
        let later = if later.is_empty() { held.released(preview.root(), &unreadable) } else { later };
        if !later.is_empty() || Instant::now() >= end {
            return Some(later);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;
    use crate::resolve::Audience;
    use crate::serve::day::Day;
    use crate::serve::printer::Paper;
    use crate::serve::words::Voice;

    #[test]
    fn a_fault_outside_of_a_build_is_said_and_ends_nothing() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let (root, address) = (std::env::temp_dir(), "http://127.0.0.1:8080/".to_owned());
        let preview =
            Preview::new(root, Day::Fixed(day), Audience::Readers, address, Voice::new(Lang::Vi), Paper::default());
        let news = preview.news();
        assert_eq!(guarded(&preview, || panic!("a test of what is done after a fault")), Round::Broke);
        assert!(preview.now().broke && news.has_changed().unwrap());
        assert!(preview.now().overlay.contains("Lỗi của chính guongsang"));
        assert_eq!(guarded(&preview, || Some(())), Round::Done);
        assert_eq!(guarded(&preview, || None), Round::Over);
    }
}
