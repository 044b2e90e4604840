//! One small site rendered and compared with the files in `golden/`. `UPDATE_GOLDEN=1` writes them anew; what changed is
//! then read in the diff of the commit.
//!
//! Pages, data and feeds are compared whole; of all other files only that they are there (`files.txt`). The style that
//! `404.html` carries is the theme's and left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::fixture::Fixture;
use super::folders::files_below;
use super::page;
use super::site::Site;

/// How many files a failure shows in full.
const SHOWN: usize = 5;

/// The golden site.
pub fn site() -> Site {
    Fixture::parse("golden", include_str!("golden.txt")).site
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/golden")
}

/// What is compared, by path.
fn compared(output: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let is_text = |path: &str| [".html", ".json", ".xml", ".txt"].iter().any(|end| path.ends_with(end));
    let texts = output.iter().filter(|(path, _)| is_text(path));
    let mut files: BTreeMap<_, _> =
        texts.map(|(path, bytes)| (path.clone(), without_style(String::from_utf8(bytes.clone()).unwrap()))).collect();
    let list: Vec<&str> = output.keys().map(String::as_str).collect();
    files.insert("files.txt".to_owned(), list.join("\n") + "\n");
    files
}

fn without_style(html: String) -> String {
    match (html.find("<style>"), html.find("</style>")) {
        (Some(start), Some(end)) => format!("{}<style>…{}", &html[..start], &html[end..]),
        _ => html,
    }
}

#[test]
fn the_golden_site_is_as_expected() {
    let output = site().build().flawless();
    let found = compared(&output);
    let folder = folder();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::remove_dir_all(&folder).ok();
        for (path, text) in &found {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        return;
    }
    let expected: BTreeMap<String, String> =
        files_below(&folder).into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
    let all = expected.keys().chain(found.keys()).collect::<std::collections::BTreeSet<_>>();
    let empty = String::new();
    let text = |files: &BTreeMap<String, String>, path: &str| files.get(path).unwrap_or(&empty).clone();
    let differing: Vec<&String> = all.into_iter().filter(|path| expected.get(*path) != found.get(*path)).collect();
    let shown: Vec<String> =
        differing.iter().take(SHOWN).map(|path| diff(path, &text(&expected, path), &text(&found, path))).collect();
    assert!(
        differing.is_empty(),
        "{} files differ: {differing:?}\n\n{}\nIf this is meant: UPDATE_GOLDEN=1 cargo test --test suite golden",
        differing.len(),
        shown.join("\n")
    );
}

#[test]
fn the_golden_site_keeps_what_is_private_and_what_is_not_published() {
    for (path, bytes) in site().build().flawless() {
        let text = String::from_utf8_lossy(&bytes);
        for token in ["MẬT", "CHƯA-ĐĂNG", "nhap23", "khong-dung", "chua-duyet", "20/10/2023"] {
            assert!(!text.contains(token) && !path.contains(token), "{token} in {path}");
        }
    }
}

#[test]
fn every_page_of_the_golden_site_is_sound() {
    let faults = page::faults_of(&site().build().flawless());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The lines that differ, with three lines around them, as `diff -u` shows them.
pub fn diff(path: &str, old: &str, new: &str) -> String {
    const AROUND: usize = 3;
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let edits = edits(&old, &new);
    let near =
        |at: usize| edits[at.saturating_sub(AROUND)..edits.len().min(at + AROUND + 1)].iter().any(|e| e.0 != ' ');
    let mut out = format!("--- {path} (expected)\n+++ {path} (found)\n");
    let mut skipped = false;
    for (at, (mark, line)) in edits.iter().enumerate() {
        if near(at) {
            if skipped {
                out.push_str("@@\n");
            }
            out.push_str(&format!("{mark}{line}\n"));
        }
        skipped = !near(at);
    }
    out
}

/// Lines that stay (` `), go (`-`) and come (`+`), by their longest common subsequence.
fn edits<'l>(old: &[&'l str], new: &[&'l str]) -> Vec<(char, &'l str)> {
    let mut common = vec![vec![0u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] =
                if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut edits) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            edits.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            edits.push(('-', old[i]));
            i += 1;
        } else {
            edits.push(('+', new[j]));
            j += 1;
        }
    }
    edits
}

#[test]
fn differences_are_shown_as_diff_does() {
    let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
    let new = "a\nb\nc\nd\ne\nf\nG\nh\ni\nj\n";
    let shown = diff("x", old, new);
    assert_eq!(shown, "--- x (expected)\n+++ x (found)\n@@\n d\n e\n f\n-g\n+G\n h\n i\n+j\n");
}
