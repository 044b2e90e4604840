//! How long builds of an invented site take: the first, the second after one story was edited, and what each further file costs as a
//! site grows. Every figure is a median with its range; the ratios are what to read.

#[allow(dead_code, reason = "the benchmarks use more of it")]
#[path = "../../benches/invented/mod.rs"]
mod invented;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::step;

const RUNS: usize = 5;

/// Measures sites of `stories` and of a tenth of them.
///
/// # Errors
/// When the program cannot be built or a build fails.
pub fn run(stories: &str) -> Result<(), String> {
    let stories: usize = stories.parse().map_err(|_| format!("{stories} is no number of stories"))?;
    step::run(&mut step::cargo(&["build", "--release", "--quiet"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| step::root().join("target"), PathBuf::from);
    let program = target.join("release").join(format!("guongsang{}", std::env::consts::EXE_SUFFIX));
    let folder = std::env::temp_dir().join(format!("guongsang-measure-{}", std::process::id()));
    let measured: Result<Vec<_>, String> =
        [stories / 10, stories].map(|count| Measured::of(&program, &folder, count)).into_iter().collect();
    fs::remove_dir_all(&folder).ok();
    let measured = measured?;
    println!(
        "| stories | files | first build | second, one story edited | ratio |\n| ---: | ---: | --- | --- | ---: |"
    );
    for Measured { stories, files, first, second } in &measured {
        println!("| {stories} | {files} | {first} | {second} | {:.2} |", second.median / first.median);
    }
    if let [small, large] = &*measured {
        let more = large.files.saturating_sub(small.files).max(1) as f64;
        println!("\nEach further file: {:.0} µs", (large.first.median - small.first.median) / more * 1e6);
    }
    Ok(())
}

struct Measured {
    stories: usize,
    files: usize,
    first: Series,
    second: Series,
}

impl Measured {
    fn of(program: &Path, folder: &Path, stories: usize) -> Result<Self, String> {
        let (site, output) = (folder.join(stories.to_string()), folder.join("out"));
        write_site(&site, stories).map_err(|error| format!("{}: {error}", site.display()))?;
        let edited = site.join(invented::path(stories / 2));
        let text = fs::read_to_string(&edited).map_err(|error| error.to_string())?;
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for run in 0..RUNS {
            fs::remove_dir_all(&output).ok();
            fs::remove_dir_all(site.join(".guongsang")).ok();
            first.push(build(program, &site, &output)?);
            fs::write(&edited, format!("{text}\nSửa lần {run}.\n")).map_err(|error| error.to_string())?;
            second.push(build(program, &site, &output)?);
        }
        Ok(Self { stories, files: count(&output), first: Series::of(first), second: Series::of(second) })
    }
}

/// Seconds.
struct Series {
    median: f64,
    least: f64,
    most: f64,
}

impl Series {
    fn of(mut seconds: Vec<f64>) -> Self {
        seconds.sort_by(f64::total_cmp);
        Self { median: seconds[seconds.len() / 2], least: seconds[0], most: seconds[seconds.len() - 1] }
    }
}

impl std::fmt::Display for Series {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.2} s ({:.2}–{:.2})", self.median, self.least, self.most)
    }
}

fn build(program: &Path, site: &Path, output: &Path) -> Result<f64, String> {
    let mut command = step::program(program, &["build", "--quiet", "--now", "2026-11-20"]);
    let command = command.arg("--root").arg(site).arg("--output").arg(output);
    let begun = Instant::now();
    let status = command.status().map_err(|error| error.to_string())?;
    let seconds = begun.elapsed().as_secs_f64();
    if status.success() { Ok(seconds) } else { Err(format!("the build of {} failed", site.display())) }
}

fn write_site(site: &Path, stories: usize) -> std::io::Result<()> {
    fs::create_dir_all(site.join("content/ca-nhan"))?;
    fs::write(site.join("site.yaml"), invented::SETTINGS)?;
    (0..stories).try_for_each(|n| fs::write(site.join(invented::path(n)), invented::story(n)))
}

fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
}
