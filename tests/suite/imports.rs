//! What an office's files become: each text of `imports/` and each Word file of [`word_documents`], imported and compared with the
//! entry that a careful officer would have made of it. Districts, communes and people are invented.
//!
//! An expected file is the whole entry without its record; behind `=====` stand the problems, one a line, with the line or
//! paragraph of the source (0: the file as a whole). `UPDATE_GOLDEN=1` writes them anew; what changed is then read in the diff of the
//! commit.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use guongsang::base::{Code, Lang, Severity};
use guongsang::import::record;
use guongsang::import::{Import, Request, import};

use super::folders::files_below;
use super::golden::diff;
use super::site::Site;

mod word_documents;

/// Between an entry and its problems.
const RULE: &str = "=====\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/imports")
}

/// The sources by the names of their files.
fn sources() -> BTreeMap<String, Vec<u8>> {
    let texts = files_below(&folder()).into_iter().filter(|(path, _)| path.ends_with(".txt"));
    texts.chain(word_documents::all().into_iter().map(|(name, bytes)| (name.to_owned(), bytes))).collect()
}

fn imported(name: &str, bytes: &[u8]) -> Import {
    import(&Request { path: name, name, bytes, has_topic: &|_| false, draft: false })
        .unwrap_or_else(|fault| panic!("{name}: {fault:?}"))
}

/// The entry and its problems as the expected files hold them.
fn shown(found: &Import) -> String {
    let entry = found.text.lines().filter(|line| !line.starts_with("# nhập từ "));
    let mut text: String = entry.map(|line| format!("{line}\n")).collect();
    text.push_str(RULE);
    for problem in found.problems.iter() {
        let line = problem.span.map_or(0, |span| found.source.line_column(span.start).line);
        text.push_str(&format!("{line} {} {}\n", problem.problem.code(), problem.problem.words(Lang::Vi).message));
    }
    text
}

#[test]
fn imported_documents_are_as_expected() {
    let found: BTreeMap<String, String> = sources()
        .iter()
        .map(|(name, bytes)| {
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            (format!("{stem}.md"), shown(&imported(name, bytes)))
        })
        .collect();
    let expected: BTreeMap<String, String> = files_below(&folder())
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        for path in expected.keys().filter(|path| !found.contains_key(*path)) {
            fs::remove_file(folder().join(path)).unwrap();
        }
        for (path, text) in &found {
            fs::write(folder().join(path), text).unwrap();
        }
        return;
    }
    let all: std::collections::BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let text = |files: &BTreeMap<String, String>, path: &String| files.get(path).cloned().unwrap_or_default();
    let differing = all.into_iter().filter(|path| expected.get(*path) != found.get(*path));
    let shown: Vec<String> = differing.map(|path| diff(path, &text(&expected, path), &text(&found, path))).collect();
    assert!(shown.is_empty(), "{}\nwritten anew by UPDATE_GOLDEN=1", shown.join("\n"));
}

#[test]
fn no_word_of_an_imported_document_is_lost() {
    for (name, bytes) in sources() {
        let found = imported(&name, &bytes);
        let lost: Vec<String> = found
            .problems
            .iter()
            .filter(|problem| problem.problem.code() == Code::WordsLost)
            .map(|problem| problem.problem.words(Lang::Vi).message.clone())
            .collect();
        assert!(lost.is_empty(), "{name}: {}", lost.join("\n"));
        assert!(!found.has_losses(), "{name}");
    }
}

#[test]
fn imported_documents_are_entries_of_a_site() {
    for (name, bytes) in sources() {
        let found = imported(&name, &bytes);
        let folder = format!("content/van-ban/{}", found.slug);
        let mut site = Site::new().file(&format!("{folder}/index.md"), found.text.clone());
        for picture in &found.pictures {
            site = site.file(&format!("{folder}/{}", picture.name), picture.bytes.to_vec());
        }
        let built = site.build();
        let errors: Vec<String> = built
            .problems
            .iter()
            .filter(|problem| problem.severity() == Severity::Error)
            .map(|problem| built.place_of(problem))
            .collect();
        assert!(errors.is_empty(), "{name}: {}", errors.join("\n"));
    }
}

#[test]
fn importing_twice_gives_the_same() {
    for (name, bytes) in sources() {
        let (first, second) = (imported(&name, &bytes), imported(&name, &bytes));
        assert_eq!(first.text, second.text, "{name}");
        let record = record::read(&first.text).expect("a record");
        assert_eq!((&record.name, &record.source), (&name, &record::hash(&bytes)));
        assert!(!record::is_edited(&first.text, &record), "{name}");
    }
}
