//! `serve`: hands the options to the preview, and the form in which its problems are printed.

use std::io::ErrorKind;

use crate::base::{Diagnostic, Lang};
use crate::load::Sources;
use crate::serve::{self, Day, Options, Printer};

use super::clock;
use super::misuse::{Failure, Misuse};
use super::order::{Order, PreviewOptions};
use super::report::Reporter;
use super::screen::Screen;
use super::{Status, site_folder};

/// Previews the site until Ctrl-C.
///
/// # Errors
/// When no port can be had, or the address is not this computer's.
pub fn run(order: &Order, preview: &PreviewOptions, screen: &Screen) -> Result<Status, Failure> {
    site_folder(&order.root)?;
    let PreviewOptions { port, bind, poll, drafts, open } = *preview;
    let (root, lang, color) = (order.root.clone(), screen.lang, screen.err.color);
    let day = if order.day_given { Day::Fixed(order.today) } else { Day::Clock(clock::today) };
    let printer = Some(Printer::new(move |found, sources| drawn(found, sources, lang, color)));
    let options = Options { root, day, bind, port, poll, drafts, lang, open, printer };
    serve::run(options).map_err(|error| {
        let of_the_door = is_of_the_door(error.kind());
        let error = error.to_string();
        match (of_the_door, bind.is_loopback()) {
            (false, _) => Misuse::PreviewEnded { error },
            (true, true) => Misuse::CannotPreview { port, error },
            (true, false) => Misuse::CannotListen { address: bind.to_string(), error },
        }
    })?;
    Ok(Status::Clean)
}

/// As `check` prints them.
fn drawn(found: &[&Diagnostic], sources: &Sources, lang: Lang, color: bool) -> String {
    let mut reporter = Reporter::new(sources, lang, color);
    found.iter().map(|one| format!("{}\n\n", reporter.text(one).trim_end_matches('\n'))).collect()
}

/// Whether an error is of the address or the port, and not of what comes after they are had.
fn is_of_the_door(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::AddrInUse | ErrorKind::AddrNotAvailable | ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_gone_is_no_taken_port() {
        assert!(is_of_the_door(ErrorKind::AddrInUse) && !is_of_the_door(ErrorKind::NotFound));
    }
}
