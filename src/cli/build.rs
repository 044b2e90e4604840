//! `build`: the site into a folder, whole or not at all.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Diagnostics, FolderWorld};
use crate::output::{self, FolderSink, PublishError, Renderer, Written};
use crate::resolve::Audience;
use crate::{Compiled, compile_watched};

use super::findings::{self, To};
use super::misuse::Failure;
use super::order::{Detail, Order};
use super::screen::Screen;
use super::timings::{Part, Timings};
use super::words::Say;
use super::{Status, site_folder};

/// Builds the site of `order` into `output`, else into its `public`.
///
/// # Errors
/// When the output cannot be written.
pub fn run(
    order: &Order,
    output: Option<&Path>,
    deny_warnings: bool,
    timed: bool,
    screen: &mut Screen,
) -> Result<Status, Failure> {
    let mut timings = Timings::start();
    site_folder(&order.root)?;
    let output = output.map_or_else(|| default_output(&order.root), Path::to_owned);
    let world = FolderWorld::new(&order.root, order.today);
    let compiled = compile_watched(&world, Audience::Readers, &mut |stage| timings.end(Part::Compile(stage)));
    let compiled = Arc::new(compiled);
    let (written, problems) = render(&compiled, &world, &output, deny_warnings, &mut timings, screen);
    findings::tell(&problems, &compiled.sources, To::Err, screen).map_err(Failure::Print)?;
    let written = written?;
    if screen.detail == Detail::Verbose {
        findings::tell_held(&compiled, screen).map_err(Failure::Print)?;
    }
    let counts = findings::counts(&compiled, &problems);
    let shown = output.display().to_string();
    match written {
        Some(Written { pages, files, .. }) => {
            let seconds = timings.total();
            screen.say(&Say::Built { counts, pages, files, output: &shown, seconds }).map_err(Failure::Print)?;
            if timed {
                let table = timings.table(screen.lang);
                screen.out.line(&table).map_err(Failure::Print)?;
            }
        }
        None => {
            let kept = output.is_dir().then_some(&*shown);
            let denied = deny_warnings && counts.errors == 0;
            let text = Say::Withheld { counts, denied, kept }.text(screen.lang);
            screen.err.line(&text).map_err(Failure::Print)?;
        }
    }
    Ok(findings::status(&problems, deny_warnings))
}

/// Writes the site unless something is wrong with it; `None` where it was withheld. All problems come back in either case.
fn render(
    compiled: &Arc<Compiled>,
    world: &FolderWorld,
    output: &Path,
    deny_warnings: bool,
    timings: &mut Timings,
    screen: &Screen,
) -> (Result<Option<Written>, Failure>, Diagnostics) {
    let (renderer, found) = Renderer::new(compiled.clone());
    timings.end(Part::Theme);
    let mut problems = compiled.problems.clone();
    problems.extend(found);
    if findings::refused(&problems, deny_warnings) {
        return (Ok(None), problems.finished());
    }
    let written = publish(&renderer, world, output, timings, screen, |found| {
        problems.extend(found);
        !findings::refused(&problems, deny_warnings)
    });
    (written, problems.finished())
}

/// Renders into the folder; `keep` sees the problems of rendering and decides whether the new site takes the old one's place.
fn publish(
    renderer: &Renderer,
    world: &FolderWorld,
    output: &Path,
    timings: &mut Timings,
    screen: &Screen,
    keep: impl FnOnce(Diagnostics) -> bool,
) -> Result<Option<Written>, Failure> {
    let sink = FolderSink::begin(output, world.root())?;
    let shows = screen.detail != Detail::Quiet && io::stderr().is_terminal();
    let result = if shows {
        let total = renderer.paths().count();
        super::progress::watched(&sink, total, screen.lang, |counting| output::write(renderer, world, counting))
    } else {
        output::write(renderer, world, &sink)
    };
    timings.end(Part::Write);
    let (written, found) = result.map_err(|error| PublishError::Io { path: output.to_owned(), error })?;
    if !keep(found) {
        return Ok(None);
    }
    sink.commit()?;
    timings.end(Part::Publish);
    Ok(Some(written))
}

fn default_output(root: &Path) -> PathBuf {
    if root == Path::new(".") { PathBuf::from("public") } else { root.join("public") }
}
