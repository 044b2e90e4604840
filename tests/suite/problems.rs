//! Every fixture of `sites/`: all problems are found, at their lines, in one run, and no others; and there is no problem that
//! no fixture shows.

use std::collections::BTreeSet;

use guongsang::base::{Code, Lang, Problem};
use rayon::prelude::*;

use super::fixture::Fixture;

/// What only a real file system can do: see `folders.rs`.
const OF_FILE_SYSTEMS: [Code; 2] = [Code::Unreadable, Code::SymbolicLink];

#[test]
fn every_site_has_the_problems_that_are_marked_in_it() {
    let fixtures = Fixture::all();
    let differences: Vec<String> = fixtures.par_iter().flat_map_iter(Fixture::differences).collect();
    let expected: usize = fixtures.iter().map(Fixture::problems).sum();
    assert!(
        differences.is_empty(),
        "{} of {expected} problems in {} sites differ:\n{}",
        differences.len(),
        fixtures.len(),
        differences.join("\n")
    );
}

/// What only a file that is imported can have: see `import_problems.rs`.
pub fn is_of_imports(code: Code) -> bool {
    (900..1000).contains(&code.number())
}

#[test]
fn every_code_is_shown_by_a_site() {
    let shown: BTreeSet<Code> = Fixture::all().iter().flat_map(|f| f.codes().collect::<Vec<_>>()).collect();
    let missing: Vec<String> = Code::ALL
        .iter()
        .filter(|code| !shown.contains(code) && !OF_FILE_SYSTEMS.contains(code) && !is_of_imports(**code))
        .map(|code| format!("{code} {code:?}"))
        .collect();
    assert!(missing.is_empty(), "no site shows {missing:?}");
    assert!(OF_FILE_SYSTEMS.iter().all(|code| !shown.contains(code)));
}

/// Fixture, file, code, and what the hint must say so that the editor can act on it at once.
const HINTS: [(&str, &str, Code, &[&str]); 14] = [
    (
        "places-ca-nuoc",
        "content/ca-nhan/mot-trong-muoi.md",
        Code::PlaceAmbiguous,
        &["huyện Châu Thành, tỉnh Long An", "tỉnh Tây Ninh", "tỉnh Sóc Trăng"],
    ),
    (
        "places-ca-nuoc",
        "content/ca-nhan/go-nham.md",
        Code::PlaceNotFound,
        &["xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang", "- mã: xa-cao-sa\n  loại: xã\n  tên: Cao Sá\n"],
    ),
    (
        "places-ca-nuoc",
        "content/ca-nhan/thieu-phay.md",
        Code::PlaceNotFound,
        &["xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang"],
    ),
    ("places-ca-nuoc", "content/ca-nhan/thon.md", Code::PlaceIsVillage, &["“thôn”"]),
    (
        "places-huyen",
        "content/ca-nhan/huyen-ben.md",
        Code::PlaceOutOfScope,
        &["huyện Yên Thế, tỉnh Bắc Giang", "“phạm vi”"],
    ),
    ("scope-khong-co", "site.yaml", Code::ScopeNotFound, &["huyện Tân Yên, tỉnh Bắc Giang", "cả nước"]),
    ("keys", "content/ca-nhan/go-nham.md", Code::UnknownKey, &["Có phải ý bạn là “tên”?"]),
    ("keys", "content/van-ban/thieu.md", Code::MissingKey, &["kế hoạch"]),
    ("spelling", "content/tap-the/tcvn3.md", Code::LegacyEncoding, &["Đảng bộ xã"]),
    ("identities", "content/ca-nhan/an.md", Code::PathCollision, &["slug: an-2024"]),
    ("names", "content/ca-nhan/con.md", Code::BadSlug, &["slug: nguyen-van-con"]),
    (
        "references",
        "content/ca-nhan/may.md",
        Code::ReferenceAmbiguous,
        &["content/van-ban/42-kh-hu.md", "content/van-ban/42-kh-hu-2021.md"],
    ),
    ("links", "content/trang/gay.md", Code::BrokenLink, &["dich.md"]),
    ("links", "content/trang/neo.md", Code::BrokenAnchor, &["#muc-mot"]),
];

#[test]
fn hints_say_what_to_do() {
    for (name, file, code, wanted) in HINTS {
        let built = Fixture::named(name).site.build();
        let found = built.problems.iter().filter(|d| &*d.file == file && d.problem.code() == code);
        let hints: Vec<String> = found.map(|d| d.problem.words(Lang::Vi).hint).collect();
        for part in wanted {
            assert!(hints.iter().any(|hint| hint.contains(part)), "{name} {file} {code}: no “{part}” in {hints:#?}");
        }
    }
}

#[test]
fn all_ten_districts_of_one_name_are_candidates() {
    let built = Fixture::named("places-ca-nuoc").site.build();
    let counts: Vec<usize> = built
        .problems
        .iter()
        .filter_map(|d| match &d.problem {
            Problem::PlaceAmbiguous { text, candidates } if text == "huyện Châu Thành" => Some(candidates.len()),
            _ => None,
        })
        .collect();
    assert_eq!(counts, [10]);
}

#[test]
fn a_wrong_template_is_said_once_however_many_pages_it_makes() {
    let page = |title: &str| format!("---\ntiêu đề: {title}\n---\n");
    let site = Fixture::named("khuon-mau-bien").site.without("i18n/vi.yaml");
    let site = site.file("content/trang/b.md", page("Hai")).file("content/trang/c.md", page("Ba"));
    let built = site.build();
    assert_eq!(
        built.problems.iter().filter(|d| d.problem.code() == Code::Template).count(),
        1,
        "{:#?}",
        built.problems
    );
}
