//! Fuzz targets, each for a time. They live outside the workspace, in `fuzz/`.

use std::fs;

use crate::step::{self, all, cargo, output, root};

/// Runs each target for `seconds`.
///
/// Without a sanitizer: the crate forbids unsafe code, and so the stable compiler will do.
///
/// # Errors
/// Which targets found something; the input lies in `fuzz/artifacts` then.
pub fn run(seconds: &str) -> Result<(), String> {
    let seconds: u32 = seconds.parse().map_err(|_| format!("“{seconds}” is not a number of seconds"))?;
    if output(&mut cargo(&["fuzz", "--version"])).is_none() {
        eprintln!("skipped: cargo-fuzz is not installed (cargo install --locked cargo-fuzz)");
        return Ok(());
    }
    let targets = output(&mut cargo(&["fuzz", "list"])).ok_or("`cargo fuzz list` failed: is there a folder fuzz/?")?;
    all(targets.lines().map(|target| fuzz(target, seconds)))
}

/// One target, from its seeds and what earlier runs found.
fn fuzz(target: &str, seconds: u32) -> Result<(), String> {
    let [corpus, seeds] = ["corpus", "seeds"].map(|folder| format!("fuzz/{folder}/{target}"));
    fs::create_dir_all(root().join(&corpus)).map_err(|error| format!("{corpus}: {error}"))?;
    let mut command = cargo(&["fuzz", "run", "--sanitizer", "none", target, &corpus]);
    if root().join(&seeds).is_dir() {
        command.arg(seeds);
    }
    step::run(command.args(["--", &format!("-max_total_time={seconds}")]))
}
