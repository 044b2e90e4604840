//! A site as a chain of calls, and what comes out of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use guongsang::Compiled;
use guongsang::base::{Diagnostic, Diagnostics, MemorySink, MemoryWorld};
use guongsang::output::{self, NullSink, Renderer};

/// The day of every run.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

/// Files of a site by path, with a `site.yaml` from the start.
#[derive(Debug, Clone)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

/// The settings of a site that says nothing else.
pub const SETTINGS: &str = "tiêu đề: Gương sáng thử\nđịa chỉ: https://thu.example/guong/\n";

impl Site {
    /// A site about the whole country without content.
    pub fn new() -> Self {
        Self { files: BTreeMap::new() }.file("site.yaml", SETTINGS)
    }

    /// With a file, in the place of one that has its path.
    pub fn file(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Without a file.
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }

    /// With lines added to `site.yaml`.
    pub fn settings(mut self, lines: &str) -> Self {
        self.files.entry("site.yaml".to_owned()).or_default().extend_from_slice(lines.as_bytes());
        self
    }

    /// The paths and bytes of its files.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// As what a build reads.
    pub fn world(&self) -> MemoryWorld {
        self.files.iter().fold(MemoryWorld::new(today()), |world, (path, bytes)| world.with(path, bytes.clone()))
    }

    /// Compiled and rendered, whatever is wrong with it; written into memory if nothing is.
    pub fn build(&self) -> Built {
        let world = self.world();
        let compiled = Arc::new(guongsang::compile(&world));
        let (renderer, found) = Renderer::new(compiled.clone());
        let mut problems = compiled.problems.clone();
        problems.extend(found);
        let mut files = BTreeMap::new();
        if problems.has_errors() {
            let (_, found) = output::write(&renderer, &world, &NullSink).unwrap();
            problems.extend(found);
        } else {
            let sink = MemorySink::default();
            let (_, found) = output::write(&renderer, &world, &sink).unwrap();
            problems.extend(found);
            files = sink.into_files();
        }
        Built { compiled, problems: problems.finished(), files }
    }
}

/// What a build gave.
#[derive(Debug)]
pub struct Built {
    /// The linked site.
    pub compiled: Arc<Compiled>,
    /// All problems, those of templates too.
    pub problems: Diagnostics,
    /// The output; empty where an error withheld it.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Built {
    /// The output, of a site that has no problem at all.
    pub fn flawless(self) -> BTreeMap<String, Vec<u8>> {
        let found: Vec<String> = self.problems.iter().map(|d| self.place_of(d)).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
        self.files
    }

    /// A problem in one line: file, line, code, message.
    pub fn place_of(&self, problem: &Diagnostic) -> String {
        let line = self.line_of(problem).map(|line| format!(":{line}")).unwrap_or_default();
        let words = problem.problem.words(guongsang::base::Lang::Vi);
        format!("{}{line} {} {}", problem.file, problem.problem.code(), words.message)
    }

    /// The line of a problem, from 1, if it has a place in its file.
    pub fn line_of(&self, problem: &Diagnostic) -> Option<usize> {
        let span = problem.span?;
        let source = self.compiled.sources.find(&problem.file)?;
        Some(source.line_column(span.start).line)
    }

    /// The author's characters at which a problem points.
    pub fn excerpt_of(&self, problem: &Diagnostic) -> Option<&str> {
        let source = self.compiled.sources.find(&problem.file)?;
        source.text.get(problem.span?.range())
    }
}
