//! Fuzz targets, each for a time. They live outside the workspace, in `fuzz/`.

use crate::step::{self, all, cargo, output};

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
    let time = format!("-max_total_time={seconds}");
    all(targets
        .lines()
        .map(|target| step::run(&mut cargo(&["fuzz", "run", "--sanitizer", "none", target, "--", &time]))))
}
