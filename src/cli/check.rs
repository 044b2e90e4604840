//! `check`: the problems of a build, nothing written; and what a code means.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::{Code, FolderWorld, Severity};
use crate::compile;
use crate::output::{self, NullSink, PublishError, Renderer};

use super::findings::{self, To};
use super::json::Lines;
use super::misuse::{Failure, Misuse};
use super::order::{Detail, Format, Order};
use super::screen::Screen;
use super::words::{self, Say};
use super::{Status, site_folder};

/// Checks the site of `order`.
///
/// # Errors
/// When a file of the site cannot be read on the way to a page, or nothing can be printed.
pub fn run(order: &Order, deny_warnings: bool, format: Format, screen: &mut Screen) -> Result<Status, Failure> {
    site_folder(&order.root)?;
    let world = FolderWorld::new(&order.root, order.today);
    let compiled = Arc::new(compile(&world));
    let (renderer, found) = Renderer::new(compiled.clone());
    let broken = found.has_errors();
    let mut problems = compiled.problems.clone();
    problems.extend(found);
    if !broken {
        let rendered = output::write(&renderer, &world, &NullSink);
        let (_, found) = rendered.map_err(|error| PublishError::Io { path: PathBuf::from(world.root()), error })?;
        problems.extend(found);
    }
    let problems = problems.finished();
    match format {
        Format::Json => {
            let mut lines = Lines::new(&compiled.sources, screen.lang);
            for diagnostic in problems.iter() {
                screen.out.line(&lines.line(diagnostic)).map_err(Failure::Print)?;
            }
        }
        Format::Text => {
            findings::tell(&problems, &compiled.sources, To::Out, screen).map_err(Failure::Print)?;
            if screen.detail == Detail::Verbose {
                findings::tell_held(&compiled, screen).map_err(Failure::Print)?;
            }
            let counts = findings::counts(&compiled, &problems);
            screen.say(&Say::Checked { counts, denied: deny_warnings }).map_err(Failure::Print)?;
        }
    }
    Ok(findings::status(&problems, deny_warnings))
}

/// Explains a code.
///
/// # Errors
/// When there is no such code.
pub fn explain(text: &str, screen: &mut Screen) -> Result<Status, Failure> {
    let code = read_code(text).ok_or_else(|| Misuse::UnknownCode { text: text.to_owned() })?;
    let lang = screen.lang;
    let severity: Severity = code.severity();
    let lines = format!("{code} ({})\n\n{}", words::severity(severity, lang), code.explanation(lang));
    screen.out.line(&lines).map_err(Failure::Print)?;
    Ok(Status::Clean)
}

/// `GS0301`, `gs301` and `301` are one.
fn read_code(text: &str) -> Option<Code> {
    let digits = text.trim().trim_start_matches(['G', 'g', 'S', 's']);
    let number: u16 = digits.parse().ok()?;
    Code::ALL.iter().copied().find(|code| code.number() == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_every_spelling() {
        for text in ["GS0301", "gs0301", " GS301 ", "301"] {
            assert_eq!(read_code(text), Some(Code::PlaceNotFound), "{text}");
        }
        for text in ["", "GS", "GS9999", "GS0301x"] {
            assert_eq!(read_code(text), None, "{text}");
        }
    }
}
