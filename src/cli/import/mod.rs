//! `import`: Word documents and texts become entries, told line by line.

mod files;
mod report;
mod target;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::base::{Diagnostics, FolderWorld, ImportFault, ImportProblem, Problem};
use crate::import::{self, Import, Request};
use crate::load::{Sources, load};
use crate::model::{Gazetteer, Kind};
use crate::resolve::{Audience, resolve};
use crate::text;

use super::findings::{self, To};
use super::misuse::{Failure, Misuse};
use super::order::{ImportOptions, Order};
use super::part::PartOf;
use super::screen::Screen;
use super::words::Say;
use super::{Status, site_folder};

use files::SourceFile;
pub use report::Done;
use target::Entries;

/// Imports the files.
///
/// # Errors
/// When the folder is no site, or what was imported cannot be written.
pub fn run(order: &Order, options: &ImportOptions, screen: &mut Screen) -> Result<Status, Failure> {
    site_folder(&order.root)?;
    if !order.root.join("site.yaml").is_file() {
        return Err(Misuse::NoSite { path: order.root.display().to_string() }.into());
    }
    let files = files::gather(&options.paths);
    if options.slug.is_some() && files.len() > 1 {
        return Err(Misuse::SlugForMany { files: files.len() }.into());
    }
    let entries = Entries::read(&order.root)?;
    let mut run = Run { order, options, topics: topics(order), entries, done: Done::default() };
    for file in &files {
        run.file(file, screen)?;
    }
    let done = run.done;
    if files.is_empty() {
        screen.say(&Say::NothingToImport).map_err(Failure::Print)?;
        return Ok(Status::Problems);
    }
    let closing = Say::ImportsDone { done: &done, dry_run: options.dry_run };
    // What a dry run prints may be read by another program: nothing but entries goes there.
    let said = if options.dry_run { screen.remark(&closing) } else { screen.say(&closing) };
    said.map_err(Failure::Print)?;
    Ok(if done.all_well() { Status::Clean } else { Status::Problems })
}

/// How the import of a file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// A new entry.
    New,
    /// An entry was written again, because its source has changed.
    Changed,
    /// The entry is as its source is.
    Same,
    /// An editor changed the entry since: it stays.
    Edited,
    /// Something else stands at its path.
    Taken,
    /// Words would have been lost.
    Lost,
}

/// The imports of one command.
struct Run<'a> {
    order: &'a Order,
    options: &'a ImportOptions,
    topics: BTreeSet<String>,
    entries: Entries,
    done: Done,
}

impl Run<'_> {
    fn file(&mut self, file: &SourceFile, screen: &mut Screen) -> Result<(), Failure> {
        let path = file.path.display().to_string();
        let has_topic = |name: &str| self.topics.contains(&text::exact_name(name));
        let read = file.bytes().and_then(|bytes| {
            let (name, draft) = (&*file.name(), self.options.draft);
            let request = Request { path: &path, name, bytes: &bytes, has_topic: &has_topic, draft };
            import::import(&request).map(|import| (import, bytes))
        });
        match read {
            Ok((import, bytes)) => self.document(&import, &bytes, screen),
            Err(fault) => {
                self.done.refused += 1;
                refuse(&path, fault, screen)
            }
        }
    }

    fn document(&mut self, import: &Import, bytes: &[u8], screen: &mut Screen) -> Result<(), Failure> {
        let target = self.entries.target(import, bytes, self.options)?;
        let writes = matches!(target.ended, Ended::New | Ended::Changed);
        let lost = writes && import.has_losses() && !self.options.force;
        let ended = if lost { Ended::Lost } else { target.ended };
        let to = if self.options.dry_run { To::Err } else { To::Out };
        report::tell(import, &shown(&self.order.root, &target.path), ended, to, screen).map_err(Failure::Print)?;
        // What would have been found in an entry that is not written helps nobody.
        if writes {
            let sources = Sources { content: vec![(Kind::Document, import.source.clone())], ..Sources::default() };
            findings::tell(&import.problems, &sources, To::Err, screen).map_err(Failure::Print)?;
        }
        if self.options.dry_run {
            // Also of an entry that stays: its editor wants to see what to merge.
            if ended != Ended::Same {
                screen.out.line(&import.text).map_err(Failure::Print)?;
            }
            self.entries.reserve(&target);
        } else if writes && !lost {
            self.entries.write(&self.order.root, &target, import)?;
        }
        self.done.count(ended);
        Ok(())
    }
}

fn refuse(path: &str, fault: ImportFault, screen: &mut Screen) -> Result<(), Failure> {
    let mut problems = Diagnostics::default();
    problems.file(path, Problem::Import(ImportProblem::Refused { fault }));
    findings::tell(&problems, &Sources::default(), To::Err, screen).map_err(Failure::Print)
}

/// The topics of the site by name, as references find them.
fn topics(order: &Order) -> BTreeSet<String> {
    let world = FolderWorld::new(&order.root, order.today);
    let (sources, _) = load(&PartOf(&world, &[Kind::Topic]));
    // What is wrong with them is for `check` to say.
    let (corpora, _) = resolve(&sources, Arc::new(Gazetteer::builtin()), order.today, Audience::Editors);
    let topics = corpora.first.entries.iter().filter(|entry| entry.kind == Kind::Topic);
    topics.map(|entry| text::exact_name(&entry.title)).collect()
}

/// A path below the site's folder as people type it.
fn shown(root: &Path, path: &str) -> String {
    if root == Path::new(".") { path.to_owned() } else { root.join(path).display().to_string() }
}
