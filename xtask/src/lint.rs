//! What a reviewer should never have to say: format, clippy, documentation, licences, spelling.

use crate::step::{self, all, cargo, find, output, program};

/// Runs all linters.
///
/// # Errors
/// Which of them found something.
pub fn run() -> Result<(), String> {
    let mut rustdoc = cargo(&["doc", "--workspace", "--no-deps"]);
    rustdoc.env("RUSTDOCFLAGS", "-D warnings");
    all([
        step::run(&mut cargo(&["fmt", "--all", "--check"])),
        step::run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
        step::run(&mut rustdoc),
        deny(),
        typos(),
    ])
}

fn deny() -> Result<(), String> {
    if output(&mut cargo(&["deny", "--version"])).is_none() {
        eprintln!("\nskipped: cargo-deny is not installed (cargo install --locked cargo-deny)");
        return Ok(());
    }
    step::run(&mut cargo(&["deny", "check", "bans", "licenses", "sources"]))
}

fn typos() -> Result<(), String> {
    let Some(typos) = find("typos") else {
        eprintln!("\nskipped: typos is not installed (cargo install --locked typos-cli)");
        return Ok(());
    };
    step::run(&mut program(typos, &[]))
}
