//! Problems on the terminal, in the words and the form of `check`. How they are drawn is the command line's matter, which hands a
//! printer in.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::{Diagnostic, Severity};
use crate::load::Sources;

use super::findings::Findings;

/// Problems that are printed; the overview in the browser has all of them.
const MOST: usize = 20;

type Draw = dyn Fn(&[&Diagnostic], &Sources) -> String + Send + Sync;

/// Puts problems that point into sources into lines for a terminal.
#[derive(Clone)]
pub struct Printer(Arc<Draw>);

impl Printer {
    /// A printer that draws problems so.
    pub fn new(draw: impl Fn(&[&Diagnostic], &Sources) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(draw))
    }
}

impl fmt::Debug for Printer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Printer")
    }
}

/// What is printed: nothing twice in a row, as every save would otherwise fill the terminal with what is known.
#[derive(Debug, Default)]
pub struct Paper {
    printer: Option<Printer>,
    last: Mutex<String>,
}

/// Problems for the terminal, and how many more there are.
#[derive(Debug, PartialEq, Eq)]
pub struct Printed {
    /// Lines.
    pub text: String,
    /// Errors and warnings that are left out.
    pub more: usize,
}

impl Paper {
    /// Paper for a printer; without one nothing is ever printed.
    pub fn new(printer: Option<Printer>) -> Self {
        Self { printer, last: Mutex::default() }
    }

    /// The problems as they are to be printed; `None` if there are none, or none but those that were printed last.
    pub fn print(&self, findings: &Findings, sources: &Sources) -> Option<Printed> {
        let Printer(draw) = self.printer.as_ref()?;
        let told: Vec<&Diagnostic> =
            findings.iter().map(|one| &one.found).filter(|found| found.severity() != Severity::Note).collect();
        let shown = &told[..told.len().min(MOST)];
        let text = if shown.is_empty() { String::new() } else { draw(shown, sources) };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last == text {
            return None;
        }
        last.clone_from(&text);
        (!text.is_empty()).then(|| Printed { text, more: told.len() - shown.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Diagnostics, Problem};

    #[test]
    fn problems_are_printed_when_they_are_others_and_not_all_of_many() {
        let names = |found: &[&Diagnostic], _: &Sources| found.iter().map(|one| format!("{}\n", one.file)).collect();
        let paper = Paper::new(Some(Printer::new(names)));
        let findings = |count: usize| {
            let mut found = Diagnostics::default();
            (0..count).for_each(|i| found.file(format!("content/{i:02}.md"), Problem::NoFrontMatter));
            Findings::new(found.finished(), &Sources::default())
        };
        let print = |count| paper.print(&findings(count), &Sources::default());
        assert_eq!(print(0), None);
        assert_eq!(print(1), Some(Printed { text: "content/00.md\n".to_owned(), more: 0 }));
        assert_eq!(print(1), None, "they were printed");
        let many = print(25).unwrap();
        assert_eq!((many.text.lines().count(), many.more), (MOST, 5));
        assert_eq!(print(0), None);
        assert!(print(1).is_some(), "they are here again");
        assert_eq!(Paper::default().print(&findings(1), &Sources::default()), None);
    }
}
