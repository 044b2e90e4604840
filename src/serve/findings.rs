//! The problems of a build, each with the text that it points into: what was compiled need not be kept for them.

use std::path::Path;
use std::sync::Arc;

use crate::base::{Code, Diagnostic, Diagnostics, Severity, Source};
use crate::load::Sources;

/// A problem.
#[derive(Debug)]
pub struct Finding {
    /// What is wrong, and where.
    pub found: Diagnostic,
    /// The text of its file, if it was read.
    pub source: Option<Arc<Source>>,
}

/// The problems of a build, errors first, then by file and place.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Those of a build that the preview shows. (It needs no address.)
    pub fn new(found: Diagnostics, sources: &Sources) -> Self {
        let shown = found.into_iter().filter(|found| found.problem.code() != Code::NoBaseAddress);
        let with_text = |found: Diagnostic| Finding { source: sources.find(&found.file).cloned(), found };
        let mut all: Vec<Finding> = shown.map(with_text).collect();
        all.sort_by_key(|one| one.found.severity());
        Self(all)
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|one| one.found.severity() == severity).count()
    }

    /// Those of one file.
    pub fn of<'a>(&'a self, file: &'a str) -> impl Iterator<Item = &'a Finding> {
        self.0.iter().filter(move |one| &*one.found.file == file)
    }

    /// The files that could not be read, by path below the root.
    pub fn unreadable(&self) -> impl Iterator<Item = &Path> {
        let unreadable = |one: &&Finding| one.found.problem.code() == Code::Unreadable;
        self.0.iter().filter(unreadable).map(|one| Path::new(&*one.found.file))
    }
}
