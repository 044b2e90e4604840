//! What a run is to do, once the options are understood.

use std::net::IpAddr;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::model::Kind;

/// What a run is to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Folder of the site.
    pub root: PathBuf,
    /// The day of the run.
    pub today: NaiveDate,
    /// Whether `--now` gave it: a preview stays on that day.
    pub day_given: bool,
    /// How much to say.
    pub detail: Detail,
    /// When to colour.
    pub color: Color,
    /// The command.
    pub task: Task,
}

/// How much to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Detail {
    Quiet,
    Usual,
    Verbose,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// From the option's value; anything else is decided by the terminal.
    pub fn read(text: Option<&str>) -> Self {
        match text {
            Some("always") => Color::Always,
            Some("never") => Color::Never,
            _ => Color::Auto,
        }
    }
}

/// How to build.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BuildOptions {
    /// Where the site goes; else `public` in the site's folder.
    pub output: Option<PathBuf>,
    /// Whether warnings withhold it.
    pub deny_warnings: bool,
    /// Whether files are replaced one by one.
    pub in_place: bool,
    /// Whether the time of each stage is printed.
    pub timings: bool,
}

/// What to import, and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportOptions {
    /// Files, and folders of files.
    pub paths: Vec<PathBuf>,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// Whether edited entries are written over, and entries without all words written.
    pub force: bool,
    /// Whether entries become drafts.
    pub draft: bool,
    /// The name of the file, for one document.
    pub slug: Option<String>,
}

/// How to preview.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewOptions {
    /// Port that is wanted.
    pub port: u16,
    /// Address of this computer at which it listens.
    pub bind: IpAddr,
    /// Whether files are looked at every second.
    pub poll: bool,
    /// Whether drafts and the like are shown.
    pub drafts: bool,
    /// Whether the browser is opened.
    pub open: bool,
}

/// A command with its options.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Task {
    Build(BuildOptions),
    Check { deny_warnings: bool, format: Format },
    Explain { code: String },
    New(NewEntry),
    Init { folder: PathBuf },
    Import(ImportOptions),
    Serve(PreviewOptions),
    Completions { shell: String },
    Help { command: Option<String> },
}

/// How `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Format {
    Text,
    Json,
}

/// What `new` is to make.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct NewEntry {
    pub kind: Kind,
    pub name: String,
    pub place: Option<String>,
    pub sector: Option<String>,
    pub year: u16,
    pub slug: Option<String>,
    pub bundle: bool,
}
