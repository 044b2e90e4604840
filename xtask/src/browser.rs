//! Tests in a browser, and what they need: Chromium with a font that has all Vietnamese letters, Node.js, and three packages.
//!
//! What is missing is installed where that takes no guessing (Debian, as root; packages by the lock file) and named where
//! it does. Nothing downloads a browser of its own.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::{self, cargo, find, output, program, root};

/// Names under which Chromium goes.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
/// Debian's packages: without the font, a bare machine shows boxes and measures nothing that a reader sees.
const PACKAGES: [&str; 2] = ["chromium", "fonts-noto-core"];

/// Builds guongsang and runs the tests in `tests/browser` with it.
///
/// # Errors
/// What is missing or failed.
pub fn run() -> Result<(), String> {
    let chromium = chromium()?;
    let node = find("node").ok_or("Node.js 20 or newer is needed for the browser tests (or use --no-browser)")?;
    let folder = root().join("tests/browser");
    packages(&folder)?;
    step::run(&mut cargo(&["build", "--bin", "guongsang"]))?;
    // Two files at a time: a test waits for Chromium more than it computes.
    let mut tests = program(node, &["--test", "--test-concurrency=2"]);
    tests.current_dir(&folder).env("CHROMIUM", chromium).env("GUONGSANG", built()?);
    step::run(&mut tests)
}

/// The program lies beside this one.
fn built() -> Result<PathBuf, String> {
    let own = env::current_exe().map_err(|error| format!("this program does not know where it is: {error}"))?;
    Ok(own.with_file_name(format!("guongsang{}", env::consts::EXE_SUFFIX)))
}

/// Chromium's path, after installing what is missing.
fn chromium() -> Result<PathBuf, String> {
    if let Some(given) = env::var_os("CHROMIUM") {
        return Ok(given.into());
    }
    let installed = || CHROMIUM.iter().find_map(|name| find(name));
    match installed() {
        Some(path) if has_vietnamese_font() => Ok(path),
        found => {
            install()?;
            found.or_else(installed).ok_or_else(|| "apt-get installed no Chromium".to_owned())
        }
    }
}

/// Whether fontconfig knows a font with all letters of Vietnamese. Where there is no fontconfig, the system has its own fonts.
fn has_vietnamese_font() -> bool {
    find("fc-list")
        .is_none_or(|path| output(&mut program(path, &[":lang=vi", "family"])).is_none_or(|all| !all.is_empty()))
}

fn install() -> Result<(), String> {
    let packages = PACKAGES.join(" ");
    let root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    let (Some(apt), true) = (find("apt-get"), root) else {
        return Err(format!(
            "the browser tests need Chromium and a font with all Vietnamese letters, and only root can install them.\n\
             Debian: apt-get install {packages}\n\
             elsewhere: install Chromium or Google Chrome, and set CHROMIUM to its path if it is not on the PATH.\n\
             To do without: cargo xtask test --no-browser"
        ));
    };
    step::run(program(&apt, &["update"]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    let options = ["install", "-y", "--no-install-recommends"];
    step::run(program(&apt, &options).args(PACKAGES).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Installs the packages of the lock file unless it was this very one that was installed last.
fn packages(folder: &Path) -> Result<(), String> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|last| last == wanted) {
        return Ok(());
    }
    let npm = find("npm").ok_or("npm is needed to install the packages of the browser tests")?;
    let options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    step::run(program(npm, &options).current_dir(folder))?;
    fs::write(&installed, wanted).map_err(|error| format!("{}: {error}", installed.display()))
}
