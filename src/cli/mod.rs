//! The command line: options in, one of the commands, words and an exit status out.
//!
//! The only module that reads the clock, the environment and the terminal. What is typed is declared in `table`, parsed by
//! `grammar`, understood by `args`; each command is a file. Exit status: 0 clean or warnings only, 1 problems in the
//! content, 2 a run that could not do what it was asked.

#![allow(
    clippy::disallowed_methods,
    reason = "the command line reads the clock and the environment, and names the folders"
)]

mod args;
mod build;
mod check;
mod clock;
mod excerpt;
mod findings;
mod grammar;
mod help;
mod import;
mod init;
mod json;
mod language;
mod memory;
mod misuse;
mod new;
mod order;
mod part;
mod progress;
mod report;
mod screen;
mod serve;
mod table;
mod timings;
mod usage;
mod words;
mod write;

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;

use crate::base::{Lang, Words};

use args::Written;
use misuse::{Failure, Misuse};
use order::{Order, Task};
use screen::Screen;
use table::COMMANDS;
use words::Say;

/// How a run that did what it was asked ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// Nothing is wrong, or warnings only.
    Clean,
    /// The content has errors.
    Problems,
    /// Nothing was asked.
    Nothing,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => ExitCode::SUCCESS,
            Status::Problems => ExitCode::from(1),
            Status::Nothing => ExitCode::from(2),
        }
    }
}

/// Runs the program with the arguments of the process, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let env = |name: &str| std::env::var(name).ok();
    let lang = language::language(&args, &env);
    let mut screen = Screen::new(lang, language::color(&args), &env);
    report_panics(lang, screen.err.color);
    // A panic has said what it is; it must not look like a success, nor like problems of the content.
    let ended = panic::catch_unwind(AssertUnwindSafe(|| obey(&args, &mut screen)));
    match ended {
        Ok(Ok(status)) => status.into(),
        Ok(Err(failure)) => {
            // Where even this cannot be printed, the exit status says it.
            screen.fail(&failure.words(lang)).ok();
            ExitCode::from(2)
        }
        Err(_) => ExitCode::from(2),
    }
}

fn obey(args: &[OsString], screen: &mut Screen) -> Result<Status, Failure> {
    let lang = screen.lang;
    let matches = match grammar::command(lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return refuse(&error, args, screen),
    };
    let order = Written::read(&matches).resolve(clock::today())?;
    screen.detail = order.detail;
    perform(&order, screen)
}

fn perform(order: &Order, screen: &mut Screen) -> Result<Status, Failure> {
    match &order.task {
        Task::Build(options) => build::run(order, options, screen),
        Task::Check { deny_warnings, format } => check::run(order, *deny_warnings, *format, screen),
        Task::Explain { code } => check::explain(code, screen),
        Task::New(entry) => new::run(order, entry, screen),
        Task::Import(options) => import::run(order, options, screen),
        Task::Init { folder } => init::run(order, folder, screen),
        Task::Serve(preview) => serve::run(order, preview, screen),
        Task::Completions { shell } => help::completions(shell, screen),
        Task::Help { command } => help::run(command.as_deref(), screen),
    }
}

/// What clap gives instead of options: help, the version, or an error.
fn refuse(error: &clap::Error, args: &[OsString], screen: &mut Screen) -> Result<Status, Failure> {
    let text = |color: bool| if color { error.render().ansi().to_string() } else { error.render().to_string() };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = text(screen.out.color);
            screen.out.line(&text).map_err(Failure::Print)?;
            Ok(Status::Clean)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = text(screen.err.color);
            screen.err.line(&text).map_err(Failure::Print)?;
            Ok(Status::Nothing)
        }
        _ => {
            let typed = args.iter().skip(1).filter_map(|arg| arg.to_str());
            let command = typed.filter_map(|arg| COMMANDS.iter().find(|row| row.name == arg)).next();
            Err(Failure::Unparsed(usage::words(error, command.map(|row| row.name), screen.lang)))
        }
    }
}

fn site_folder(root: &Path) -> Result<(), Misuse> {
    if root.is_dir() { Ok(()) } else { Err(Misuse::NoFolder { path: root.display().to_string() }) }
}

/// A fault of the program is told in the editor's language, with what its makers need to find it.
fn report_panics(lang: Lang, color: bool) {
    panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let payload = info.payload();
        let message = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
        let message = Say::Panicked { place: &place, message: message.unwrap_or("?") }.text(lang);
        let hint = lang.pick(
            "Đây là lỗi của guongsang, không phải của bạn. Xin gửi dòng trên cho người làm phần mềm.",
            "This is a fault of guongsang, not yours. Please send the line above to its makers.",
        );
        eprintln!("{}", report::failure(&Words { message, hint: hint.to_owned() }, lang, color));
    }));
}
