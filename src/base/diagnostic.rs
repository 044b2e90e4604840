//! A problem with its place. Stages collect these and go on; nothing is printed here.

use std::sync::Arc;

use super::{Problem, Span};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Withholds the writing of the site.
    Error,
    /// Is said and withholds nothing.
    Warning,
    /// Worth knowing; not counted.
    Note,
}

/// A problem and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// File below the site's root; empty when the problem is the site's as a whole.
    pub file: Arc<str>,
    /// Place in that file's text, if it has one.
    pub span: Option<Span>,
    /// What is wrong.
    pub problem: Problem,
}

impl Diagnostic {
    /// Error, warning or note.
    pub fn severity(&self) -> Severity {
        self.problem.code().severity()
    }
}

/// The problems of a run.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a problem at a place of a file.
    pub fn at(&mut self, file: &Arc<str>, span: Span, problem: Problem) {
        self.0.push(Diagnostic { file: file.clone(), span: Some(span), problem });
    }

    /// Adds a problem of a whole file.
    pub fn file(&mut self, file: impl Into<Arc<str>>, problem: Problem) {
        self.0.push(Diagnostic { file: file.into(), span: None, problem });
    }

    /// Adds a problem of the site as a whole.
    pub fn site(&mut self, problem: Problem) {
        self.file("", problem);
    }

    /// Adds a problem with its place.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Takes over another stage's problems.
    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// Keeps what the predicate accepts.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// Sorted by file, place and code, each once.
    #[must_use]
    pub fn finished(mut self) -> Self {
        self.0.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.file.clone(), d.span, d.problem.code());
            key(a).cmp(&key(b)).then_with(|| format!("{:?}", a.problem).cmp(&format!("{:?}", b.problem)))
        });
        self.0.dedup();
        self
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// How many are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity() == severity).count()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity() == Severity::Error)
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
