//! Tests in a browser and by the judges of other formats, and what they need: Chromium with a font that has all Vietnamese
//! letters, Java for the checker of HTML, Node.js, and the packages of a lock file.
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
/// Debian's packages of Chromium: without the font, a bare machine shows boxes and measures nothing that a reader sees.
const WITH_CHROMIUM: [&str; 2] = ["chromium", "fonts-noto-core"];
/// Debian's package of Java.
const WITH_JAVA: [&str; 1] = ["default-jre-headless"];

/// Builds guongsang and runs the tests in `tests/browser` with it.
///
/// # Errors
/// What is missing or failed.
pub fn run() -> Result<(), String> {
    let java = java()?;
    // Two files at a time: a test waits for Chromium more than it computes.
    step::run(node("tests/browser", &["--test", "--test-concurrency=2"])?.env("JAVA", java))
}

/// Node.js in a folder of the repository, its packages installed, told where guongsang and Chromium are.
///
/// # Errors
/// What is missing or failed.
pub fn node(folder: &str, args: &[&str]) -> Result<Command, String> {
    let chromium = chromium()?;
    let node = find("node").ok_or("Node.js 20 or newer is needed for the browser tests (or use --no-browser)")?;
    let folder = root().join(folder);
    packages(&folder)?;
    step::run(&mut cargo(&["build", "--bin", "guongsang"]))?;
    let mut command = program(node, args);
    command.current_dir(&folder).env("CHROMIUM", chromium).env("GUONGSANG", built()?);
    Ok(command)
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
            install("Chromium and a font with all Vietnamese letters", &WITH_CHROMIUM, "CHROMIUM")?;
            found.or_else(installed).ok_or_else(|| "apt-get installed no Chromium".to_owned())
        }
    }
}

/// Java's path, after installing it if it is missing.
fn java() -> Result<PathBuf, String> {
    if let Some(given) = env::var_os("JAVA") {
        return Ok(given.into());
    }
    match find("java") {
        Some(path) => Ok(path),
        None => {
            install("Java 11 or newer", &WITH_JAVA, "JAVA")?;
            find("java").ok_or_else(|| "apt-get installed no Java".to_owned())
        }
    }
}

/// Whether fontconfig knows a font with all letters of Vietnamese. Where there is no fontconfig, the system has its own fonts.
fn has_vietnamese_font() -> bool {
    find("fc-list")
        .is_none_or(|path| output(&mut program(path, &[":lang=vi", "family"])).is_none_or(|all| !all.is_empty()))
}

/// Installs Debian's packages of what is missing; `variable` is the one that names it where it lies elsewhere.
fn install(what: &str, packages: &[&str], variable: &str) -> Result<(), String> {
    let root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    let (Some(apt), true) = (find("apt-get"), root) else {
        return Err(format!(
            "the browser tests need {what}, and only root can install it.\n\
             Debian: apt-get install {}\n\
             elsewhere: install it, and set {variable} to the program's path if it is not on the PATH.\n\
             To do without: cargo xtask test --no-browser",
            packages.join(" ")
        ));
    };
    step::run(program(&apt, &["update"]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    let options = ["install", "-y", "--no-install-recommends"];
    step::run(program(&apt, &options).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
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
