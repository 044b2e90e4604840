//! Problems as people read them: where, what, what to do, with the author's own line. The only file that knows
//! `annotate-snippets`.

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title, normalize_untrusted_str};

use crate::base::{Diagnostic, Diagnostics, Lang, LineColumn, Severity, Words};
use crate::load::Sources;

use super::excerpt::{Locator, excerpt};
use super::words;

/// Most problems that are printed in full.
pub const MOST: usize = 200;

/// Problems to print, in order, errors before all others where there are more than [`MOST`], and how many were left out.
pub fn choose(problems: &Diagnostics, quiet: bool) -> (Vec<&Diagnostic>, usize) {
    let wanted: Vec<_> = problems.iter().filter(|d| !quiet || d.severity() != Severity::Note).collect();
    if wanted.len() <= MOST {
        return (wanted, 0);
    }
    let mut ranked: Vec<_> = wanted.iter().enumerate().map(|(i, d)| (d.severity(), i)).collect();
    ranked.sort_unstable();
    let mut kept: Vec<_> = ranked.into_iter().take(MOST).map(|(_, i)| i).collect();
    kept.sort_unstable();
    (kept.into_iter().map(|i| wanted[i]).collect(), wanted.len() - MOST)
}

/// Prints problems one by one.
pub struct Reporter<'s> {
    sources: &'s Sources,
    lang: Lang,
    color: bool,
    renderer: Renderer,
    locator: Locator,
}

impl<'s> Reporter<'s> {
    /// A reporter of problems that point into `sources`.
    pub fn new(sources: &'s Sources, lang: Lang, color: bool) -> Self {
        Self { sources, lang, color, renderer: renderer(color), locator: Locator::default() }
    }

    /// A problem with its place.
    pub fn text(&mut self, diagnostic: &Diagnostic) -> String {
        let Words { message, hint } = diagnostic.problem.words(self.lang);
        let title = title(diagnostic.severity(), message, self.lang).id(diagnostic.problem.code().to_string());
        let source = self.sources.find(&diagnostic.file);
        let Some((source, span)) = source.zip(diagnostic.span) else {
            let origin = Some(&diagnostic.file).filter(|file| !file.is_empty());
            let origin = origin.map(|file| Origin::path(file.to_string()));
            return self.renderer.render(&[with_hint(title.elements(origin), &hint, self.lang)]);
        };
        let at = self.locator.find(source, span.start);
        let found = excerpt(source, span);
        let annotation = AnnotationKind::Primary.span(found.span);
        let snippet = Snippet::source(found.text).line_start(at.line).annotation(annotation);
        let text = self.renderer.render(&[with_hint(title.element(snippet), &hint, self.lang)]);
        self.with_origin(&text, &diagnostic.file, at)
    }

    /// Puts the place below the title. The renderer would count the column in the excerpt, which may be cut; the column is
    /// the file's.
    fn with_origin(&self, text: &str, file: &str, at: LineColumn) -> String {
        let LineColumn { line, column } = at;
        let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
        let style = if self.color { DEFAULT_LINE_NUM_STYLE } else { Style::new() };
        let indent = " ".repeat(line.to_string().len());
        let file = normalize_untrusted_str(file);
        format!("{title}\n{indent}{style}-->{style:#} {file}:{line}:{column}\n{rest}")
    }
}

fn with_hint<'a>(group: Group<'a>, hint: &str, lang: Lang) -> Group<'a> {
    if hint.is_empty() {
        return group;
    }
    // Hints carry the author's words: control characters must not reach the terminal.
    let clean: Vec<_> = hint.lines().map(normalize_untrusted_str).collect();
    group.element(Level::HELP.with_name(words::hint(lang)).message(clean.join("\n")))
}

/// Why a run ended, in the same form.
pub fn failure(words: &Words, lang: Lang, color: bool) -> String {
    let group = Group::with_title(title(Severity::Error, words.message.clone(), lang));
    renderer(color).render(&[with_hint(group, &words.hint, lang)])
}

fn renderer(color: bool) -> Renderer {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.hyperlink(false)
}

fn title(severity: Severity, message: String, lang: Lang) -> Title<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let line = message.lines().collect::<Vec<_>>().join(" ");
    level.with_name(words::severity(severity, lang)).primary_title(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Problem, Source, Span};
    use std::sync::Arc;

    fn sources(text: &str) -> Sources {
        Sources { site: Some(Arc::new(Source::new("site.yaml", text))), ..Sources::default() }
    }

    fn shown(text: &str, part: &str, lang: Lang) -> String {
        let sources = sources(text);
        let start = text.find(part).unwrap();
        let span = Some(Span::new(start, start + part.len()));
        let problem = Problem::BadDate { text: part.to_owned() };
        Reporter::new(&sources, lang, false).text(&Diagnostic { file: "site.yaml".into(), span, problem })
    }

    #[test]
    fn place_line_and_hint() {
        let text = shown("tên: Bà Ả\nngày: 30/2/2024\n", "30/2/2024", Lang::Vi);
        let expected = "\
lỗi[GS0210]: “30/2/2024” không phải là một ngày có thật
 --> site.yaml:2:7
  |
2 | ngày: 30/2/2024
  |       ^^^^^^^^^
  |
  = gợi ý: Viết ngày theo một trong các cách: 19/5/2024, 19-5-2024 hoặc 2024-05-19.";
        assert_eq!(text, expected);
        assert!(shown("a: x\n", "x", Lang::En).starts_with("error[GS0210]: "), "English");
    }

    #[test]
    fn decomposed_letters_are_underlined_where_they_stand() {
        use unicode_normalization::UnicodeNormalization;
        let nfd: String = "ngày cũ: 30/2\n".nfd().collect();
        let text = shown(&nfd, "30/2", Lang::Vi);
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[3].contains("30/2"), "{text}");
        assert!(lines[4].ends_with("|          ^^^^"), "columns of the screen, not of code points:\n{text}");
    }

    #[test]
    fn escapes_do_not_reach_the_terminal() {
        let text = shown("a: \u{1b}[31mx\u{202e}\n", "\u{1b}[31mx\u{202e}", Lang::Vi);
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
    }

    #[test]
    fn long_lines_and_the_columns_of_the_file() {
        let text = shown(&format!("{}đây{}", "x".repeat(5000), "y".repeat(5000)), "đây", Lang::Vi);
        assert!(text.contains("site.yaml:1:5001"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() < 250), "{text}");
    }

    #[test]
    fn many_problems_leave_room_for_errors() {
        let mut problems = Diagnostics::default();
        for i in 0..300 {
            problems.file(format!("a{i:03}"), Problem::NotNfc { count: 1 });
        }
        problems.file("z", Problem::NoFrontMatter);
        let problems = problems.finished();
        let (chosen, left) = choose(&problems, false);
        assert_eq!((chosen.len(), left), (MOST, 101));
        assert_eq!(&*chosen[MOST - 1].file, "z");
    }
}
