//! The two streams of a run. A reader that went away (`| head`) ends the printing quietly, not the run; a full disk behind
//! `>` is an error.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::base::{Lang, Words};

use super::order::{Color, Detail};
use super::report;
use super::words::Say;

/// Standard output and standard error, in a language.
pub struct Screen {
    /// Language of the run.
    pub lang: Lang,
    /// How much to say.
    pub detail: Detail,
    /// What the command is for: findings of `check`, closing lines, help.
    pub out: Stream,
    /// What went wrong.
    pub err: Stream,
}

/// One stream.
pub struct Stream {
    to: Box<dyn Write>,
    /// Whether to colour.
    pub color: bool,
    gone: bool,
}

impl Screen {
    /// The streams of the process. `env` gives a variable's value.
    pub fn new(lang: Lang, color: Color, env: &dyn Fn(&str) -> Option<String>) -> Self {
        let out = io::stdout();
        let err = io::stderr();
        let colored = |terminal| wants_color(color, terminal, env);
        Self {
            lang,
            detail: Detail::Usual,
            out: Stream { color: colored(out.is_terminal()), to: Box::new(out), gone: false },
            err: Stream { color: colored(err.is_terminal()), to: Box::new(err), gone: false },
        }
    }

    /// Says something on standard output, unless the run is to be quiet.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn say(&mut self, say: &Say<'_>) -> io::Result<()> {
        if self.detail == Detail::Quiet {
            return Ok(());
        }
        self.out.line(&say.text(self.lang))
    }

    /// Says something beside what the command prints, on standard error, unless the run is to be quiet.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn remark(&mut self, say: &Say<'_>) -> io::Result<()> {
        if self.detail == Detail::Quiet {
            return Ok(());
        }
        self.err.line(&say.text(self.lang))
    }

    /// Says on standard error why the run ends.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn fail(&mut self, words: &Words) -> io::Result<()> {
        let text = report::failure(words, self.lang, self.err.color);
        self.err.line(&text)
    }
}

impl Stream {
    /// Prints a line.
    ///
    /// # Errors
    /// When it cannot be written, other than because nobody reads any more.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        if self.gone {
            return Ok(());
        }
        match self.to.write_all(format!("{}\n", text.trim_end_matches('\n')).as_bytes()).and_then(|()| self.to.flush())
        {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(())
            }
            result => result,
        }
    }
}

/// `NO_COLOR` (no-color.org) turns colours off unless they were asked for.
fn wants_color(color: Color, terminal: bool, env: &dyn Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
    // The old console of Windows shows escapes as they are; newer terminals give themselves away.
    let understands = if cfg!(windows) { ["WT_SESSION", "TERM", "ConEmuANSI"].into_iter().any(set) } else { true };
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && understands && !set("NO_COLOR") && env("TERM").as_deref() != Some("dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    #[test]
    fn colours_are_for_terminals() {
        let none = |_: &str| None;
        let no_color = |name: &str| (name == "NO_COLOR").then(|| "1".to_owned());
        assert!(!wants_color(Color::Auto, false, &none));
        assert!(!wants_color(Color::Auto, true, &no_color));
        assert!(wants_color(Color::Always, false, &no_color));
        assert!(!wants_color(Color::Never, true, &none));
    }

    struct Pipe(Rc<RefCell<usize>>, ErrorKind);

    impl Write for Pipe {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            *self.0.borrow_mut() += 1;
            Err(self.1.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_and_is_not_written_again() {
        let writes = Rc::new(RefCell::new(0));
        let pipe = |kind| Stream { to: Box::new(Pipe(writes.clone(), kind)), color: false, gone: false };
        let mut closed = pipe(ErrorKind::BrokenPipe);
        closed.line("a").unwrap();
        closed.line("b").unwrap();
        assert_eq!(*writes.borrow(), 1);
        assert!(pipe(ErrorKind::StorageFull).line("a").is_err());
    }
}
