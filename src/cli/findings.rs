//! What `build` and `check` share: the problems of a run, told and judged.

use std::io;

use crate::Compiled;
use crate::base::{Diagnostics, Severity};
use crate::load::Sources;
use crate::model::{Entry, Publication};
use crate::output::{Change, Why};

use super::Status;
use super::order::Detail;
use super::report::{Reporter, choose};
use super::screen::Screen;
use super::words::{Counts, Say};

/// Whether these problems withhold the site.
pub fn refused(problems: &Diagnostics, deny_warnings: bool) -> bool {
    problems.has_errors() || (deny_warnings && problems.count(Severity::Warning) > 0)
}

/// The status that these problems end with.
pub fn status(problems: &Diagnostics, deny_warnings: bool) -> Status {
    if refused(problems, deny_warnings) { Status::Problems } else { Status::Clean }
}

/// How many of what.
pub fn counts(compiled: &Compiled, problems: &Diagnostics) -> Counts {
    let published = |wanted: fn(&Entry) -> bool| {
        compiled.site.corpus.entries.iter().filter(|e| e.is_published() && wanted(e)).count()
    };
    Counts {
        errors: problems.count(Severity::Error),
        warnings: problems.count(Severity::Warning),
        stories: published(|e| e.profile().is_some()),
        documents: published(|e| e.document().is_some()),
    }
}

/// Where problems go.
#[derive(Debug, Clone, Copy)]
pub enum To {
    /// They are what the command is for.
    Out,
    /// They came up on the way.
    Err,
}

/// Prints problems for people.
///
/// # Errors
/// When they cannot be written.
pub fn tell(problems: &Diagnostics, sources: &Sources, to: To, screen: &mut Screen) -> io::Result<()> {
    let (lang, quiet) = (screen.lang, screen.detail == Detail::Quiet);
    let stream = match to {
        To::Out => &mut screen.out,
        To::Err => &mut screen.err,
    };
    let mut reporter = Reporter::new(sources, lang, stream.color);
    let (chosen, left) = choose(problems, quiet);
    for diagnostic in chosen {
        stream.line(&reporter.text(diagnostic))?;
        stream.line("")?;
    }
    if left > 0 {
        stream.line(&Say::MoreProblems { count: left }.text(lang))?;
        stream.line("")?;
    }
    Ok(())
}

/// A file that is not as in the last build, and why.
pub struct Rewritten {
    /// Path below the output.
    pub path: Box<str>,
    /// What became of it.
    pub change: Change,
    /// What made it so.
    pub why: Why,
}

/// Lists which files of the output are new, changed and gone.
///
/// # Errors
/// When it cannot be written.
pub fn tell_changes(changes: &[Rewritten], screen: &mut Screen) -> io::Result<()> {
    let lang = screen.lang;
    for Rewritten { path, change, why } in changes {
        let because: &[Box<str>] = match why {
            Why::Content(paths) if *change != Change::Gone => paths,
            _ => &[],
        };
        screen.out.line(&Say::Changed { change: *change, path, because }.text(lang))?;
    }
    if changes.is_empty() { Ok(()) } else { screen.out.line("") }
}

/// Lists what is not published and why.
///
/// # Errors
/// When it cannot be written.
pub fn tell_held(compiled: &Compiled, screen: &mut Screen) -> io::Result<()> {
    let lang = screen.lang;
    let held: Vec<String> = compiled
        .site
        .corpus
        .entries
        .iter()
        .filter_map(|entry| match &entry.publication {
            Publication::Published => None,
            Publication::Held(holds) | Publication::Previewed(holds) => {
                let reasons: Vec<_> = holds.iter().map(|hold| hold.words(lang)).collect();
                Some(format!("  {}: {}", entry.source.path, reasons.join("; ")))
            }
        })
        .collect();
    if held.is_empty() {
        return screen.say(&Say::HeldNone);
    }
    screen.say(&Say::HeldHeading { count: held.len() })?;
    held.iter().try_for_each(|line| screen.out.line(line))?;
    screen.out.line("")
}
