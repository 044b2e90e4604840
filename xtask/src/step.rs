//! Running other programs, each announced by the line that would do the same in a shell.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository")
}

/// The cargo that runs this program.
pub fn cargo(args: &[&str]) -> Command {
    program(env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from), args)
}

/// A program with its arguments, to be run in the folder of the repository.
pub fn program(name: impl AsRef<Path>, args: &[&str]) -> Command {
    let mut command = Command::new(name.as_ref());
    command.args(args).current_dir(root());
    command
}

/// Runs a program to its end, its output on our own.
///
/// # Errors
/// The program's line, when it does not start or does not end well.
pub fn run(command: &mut Command) -> Result<(), String> {
    let line = line(command);
    eprintln!("\n$ {line}");
    let status = command.status().map_err(|error| format!("`{line}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})")) }
}

/// What a program says on standard output, if it ends well.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok().filter(|o| o.status.success())?;
    String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned())
}

/// The program of this name on the `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Runs all, so that one run shows all that is wrong.
///
/// # Errors
/// What failed, a line each.
pub fn all(results: impl IntoIterator<Item = Result<(), String>>) -> Result<(), String> {
    let failed: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\nxtask: ")) }
}

/// As one would type it in the folder of the repository; the program by its name alone.
fn line(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words: Vec<_> = std::iter::once(name).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    let line = words.join(" ");
    match command.get_current_dir().and_then(|folder| folder.strip_prefix(root()).ok()) {
        Some(below) if below != Path::new("") => format!("(cd {} && {line})", below.display()),
        _ => line,
    }
}
