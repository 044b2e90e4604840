//! Fifty files, each broken in another way, in one site: all are located in one run, and the site that was built before stays
//! as it was, byte for byte.

use std::collections::BTreeSet;
use std::process::Command;

use super::fixture::Fixture;
use super::folders::{Scratch, files_below};
use super::golden;

/// How many broken files the issue asks for.
const FILES: usize = 50;

fn broken() -> Fixture {
    Fixture::parse("broken", include_str!("broken.txt"))
}

#[test]
fn every_broken_file_is_located_in_one_run() {
    let fixture = broken();
    assert!(fixture.marked().len() >= FILES, "{} files", fixture.marked().len());
    let differences = fixture.differences();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_good_site_of_before_is_untouched() {
    let scratch = Scratch::new();
    let root = scratch.site("trang", &golden::site());
    let guongsang = |command: &str| {
        let mut order = Command::new(env!("CARGO_BIN_EXE_guongsang"));
        order.args([command, "--now", "2026-11-20", "--lang", "vi", "--root"]).arg(&root).current_dir(scratch.path());
        order
    };
    let output = guongsang("build").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let good = files_below(&root.join("public"));
    assert!(good.contains_key("index.html"));

    scratch.site("trang", &broken().site);
    let output = guongsang("build").output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(files_below(&root.join("public")), good);
    let beside: BTreeSet<_> =
        std::fs::read_dir(&root).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    let left: Vec<_> =
        beside.iter().filter(|name| name.ends_with("guongsang-new") || name.ends_with("guongsang-old")).collect();
    assert!(left.is_empty(), "{left:?}");

    let output = guongsang("check").args(["--format", "json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<serde_json::Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let fixture = broken();
    let located: BTreeSet<&str> = lines.iter().map(|line| line["file"].as_str().unwrap()).collect();
    let lost: Vec<_> = fixture.marked().into_iter().filter(|file| !located.contains(file)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}
