//! `build`: the site into a folder, whole or not at all.

use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Diagnostics, FolderWorld, Lang, Sink};
use crate::output::{self, FolderSink, PublishError, Renderer, Way, Why, Written};
use crate::parse::Recall;
use crate::resolve::Audience;
use crate::{Compiled, Stage, compile_watched};

use super::findings::{self, Rewritten, To};
use super::memory::Memory;
use super::misuse::Failure;
use super::order::{BuildOptions, Detail, Order};
use super::progress::Line;
use super::screen::Screen;
use super::timings::{Part, Timings};
use super::words::Say;
use super::{Status, site_folder};

/// Builds the site of `order` into `output`, else into its `public`.
///
/// # Errors
/// When the output cannot be written.
pub fn run(order: &Order, options: &BuildOptions, screen: &mut Screen) -> Result<Status, Failure> {
    let mut timings = Timings::start();
    site_folder(&order.root)?;
    let deny_warnings = options.deny_warnings;
    let output = options.output.as_deref().map_or_else(|| default_output(&order.root), Path::to_owned);
    let world = FolderWorld::new(&order.root, order.today);
    let memory = Memory::of(&order.root);
    let recall = memory.texts();
    let compiled = compile_shown(&world, &recall, &mut timings, shows_progress(screen).then_some(screen.lang));
    // The process ends with the build: giving a site back piece by piece would only take time.
    let compiled = ManuallyDrop::new(Arc::new(compiled));
    let (written, problems) = render(&compiled, &world, &output, options, &memory, &mut timings, screen);
    findings::tell(&problems, &compiled.sources, To::Err, screen).map_err(Failure::Print)?;
    let written = written?;
    if written.is_some() {
        memory.remember_texts(&recall, &compiled.site.corpus);
    }
    if screen.detail == Detail::Verbose {
        findings::tell_held(&compiled, screen).map_err(Failure::Print)?;
    }
    let counts = findings::counts(&compiled, &problems);
    let shown = output.display().to_string();
    match written {
        Some(Built { written: Written { pages, files, .. }, unchanged, changes }) => {
            findings::tell_changes(&changes, screen).map_err(Failure::Print)?;
            let seconds = timings.total();
            screen
                .say(&Say::Built { counts, pages, files, unchanged, output: &shown, seconds })
                .map_err(Failure::Print)?;
            if options.timings {
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
    options: &BuildOptions,
    memory: &Memory<'_>,
    timings: &mut Timings,
    screen: &Screen,
) -> (Result<Option<Built>, Failure>, Diagnostics) {
    let deny_warnings = options.deny_warnings;
    let (renderer, found) = Renderer::new(compiled.clone());
    let renderer = ManuallyDrop::new(renderer);
    timings.end(Part::Theme);
    let mut problems = compiled.problems.clone();
    problems.extend(found);
    if findings::refused(&problems, deny_warnings) {
        return (Ok(None), problems.finished());
    }
    let sink = match FolderSink::begin(output, world.root(), way(options)) {
        Ok(sink) => sink,
        Err(error) => return (Err(error.into()), problems.finished()),
    };
    let written = publish(&renderer, world, sink, memory, timings, screen, |found| {
        problems.extend(found);
        !findings::refused(&problems, deny_warnings)
    });
    (written, problems.finished())
}

/// Renders into the folder; `keep` sees the problems of rendering and decides whether the new site takes the old one's place.
fn publish(
    renderer: &Renderer,
    world: &FolderWorld,
    sink: FolderSink,
    memory: &Memory<'_>,
    timings: &mut Timings,
    screen: &Screen,
    keep: impl FnOnce(Diagnostics) -> bool,
) -> Result<Option<Built>, Failure> {
    let memo = memory.pages(renderer);
    let write = |sink: &dyn Sink| output::write_again(renderer, world, sink, memo.as_ref());
    let result = if shows_progress(screen) {
        let total = renderer.paths().count();
        super::progress::watched(&sink, total, screen.lang, write)
    } else {
        write(&sink)
    };
    timings.end(Part::Write);
    let (written, found) = result.map_err(|error| PublishError::Io { path: sink.output().to_owned(), error })?;
    if !keep(found) {
        return Ok(None);
    }
    let unchanged = sink.unchanged();
    let changes = if screen.detail == Detail::Verbose { sink.changes() } else { Vec::new() };
    let paths: Vec<&str> = changes.iter().map(|(path, _)| &**path).collect();
    let reasons = memo.as_ref().map_or_else(Vec::new, |memo| memo.reasons(renderer, &paths));
    let reasons = reasons.into_iter().chain(std::iter::repeat(Why::Everything));
    let changes = changes.into_iter().zip(reasons).map(|((path, change), why)| Rewritten { path, change, why });
    let changes = changes.collect();
    sink.commit()?;
    if let Some(memo) = memo {
        memory.remember_pages(memo);
    }
    timings.end(Part::Publish);
    Ok(Some(Built { written, unchanged, changes }))
}

/// Compiles, showing on a terminal which stage it is at.
fn compile_shown(world: &FolderWorld, recall: &Recall, timings: &mut Timings, shown: Option<Lang>) -> Compiled {
    let mut line = Line::default();
    let mut show = |stage: Option<Stage>| {
        if let (Some(lang), Some(stage)) = (shown, stage) {
            line.show(&Say::Stage { stage }.text(lang));
        }
    };
    show(Some(Stage::Load));
    compile_watched(world, Audience::Readers, recall, &mut |ended| {
        timings.end(Part::Compile(ended));
        show(match ended {
            Stage::Load => Some(Stage::Resolve),
            Stage::Resolve => Some(Stage::Link),
            Stage::Link => None,
        });
    })
}

fn shows_progress(screen: &Screen) -> bool {
    screen.detail != Detail::Quiet && io::stderr().is_terminal()
}

/// What was written, and how many files were there already.
struct Built {
    written: Written,
    unchanged: usize,
    /// What is new, changed and gone, if it is to be told.
    changes: Vec<Rewritten>,
}

fn way(options: &BuildOptions) -> Way {
    if options.in_place { Way::InPlace } else { Way::Exchange }
}

fn default_output(root: &Path) -> PathBuf {
    if root == Path::new(".") { PathBuf::from("public") } else { root.join("public") }
}
