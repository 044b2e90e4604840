//! Problems as machines read them: one JSON object a line, all of them.

use serde::Serialize;

use crate::base::{Diagnostic, Lang, Severity, Words};
use crate::load::Sources;

use super::excerpt::Locator;

/// A problem. Severity and code are the same in every language; line and column count from 1, columns in characters.
#[derive(Debug, Serialize)]
struct Record<'a> {
    code: String,
    severity: &'static str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    hint: &'a str,
}

/// Writes problems that come in order.
pub struct Lines<'s> {
    sources: &'s Sources,
    lang: Lang,
    locator: Locator,
}

impl<'s> Lines<'s> {
    /// Lines for problems that point into `sources`.
    pub fn new(sources: &'s Sources, lang: Lang) -> Self {
        Self { sources, lang, locator: Locator::default() }
    }

    /// The line of a problem, without its end.
    pub fn line(&mut self, diagnostic: &Diagnostic) -> String {
        let source = self.sources.find(&diagnostic.file);
        let place = source.zip(diagnostic.span).map(|(source, span)| self.locator.find(source, span.start));
        let Words { message, hint } = diagnostic.problem.words(self.lang);
        let record = Record {
            code: diagnostic.problem.code().to_string(),
            severity: match diagnostic.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            file: Some(&*diagnostic.file).filter(|file| !file.is_empty()),
            line: place.map(|p| p.line),
            column: place.map(|p| p.column),
            message: &message,
            hint: &hint,
        };
        serde_json::to_string(&record).expect("texts and numbers are JSON")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Problem;

    #[test]
    fn what_has_no_place_says_null() {
        let sources = Sources::default();
        let diagnostic = Diagnostic { file: "".into(), span: None, problem: Problem::NoBaseAddress };
        let line = Lines::new(&sources, Lang::En).line(&diagnostic);
        let start = r#"{"code":"GS0703","severity":"note","file":null,"line":null,"column":null,"message":"#;
        assert!(line.starts_with(start), "{line}");
    }
}
