//! Real places: a story of 2023 is found under the commune, district and province of its day and under what took them over,
//! whatever the site is about (Resolution 202/2025/QH15; Bắc Giang went into Bắc Ninh, Cao Xá into xã Tân Yên).

use std::collections::{BTreeMap, BTreeSet};

use guongsang::base::Code;

use super::page::Page;
use super::site::Site;

const CAO_XA: &str = "ca-nhan/cao-xa.html";
const NGOC_CHAU: &str = "ca-nhan/ngoc-chau.html";

fn story(name: &str, place: &str) -> String {
    format!("---\ntên: {name}\nđịa bàn: {place}\nlĩnh vực: Y tế\nnăm: 2023\n---\nChuyện.\n")
}

fn site(scope: &str) -> Site {
    let cao_xa = story("Ông Một", "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang");
    let ngoc_chau = story("Bà Hai", "xã Ngọc Châu, huyện Tân Yên, tỉnh Bắc Giang");
    let site = Site::new().settings(&format!("phạm vi: {scope}\n"));
    site.file("content/ca-nhan/cao-xa.md", cao_xa).file("content/ca-nhan/ngoc-chau.md", ngoc_chau)
}

/// The pages of places that list a story; where places cross sectors and years is told by the properties.
fn found_under(files: &BTreeMap<String, Vec<u8>>, story: &str) -> BTreeSet<String> {
    let places = files.iter().filter(|(path, _)| path.starts_with("dia-ban/") && path.ends_with(".html"));
    let places = places.filter(|(path, _)| !path.contains("/linh-vuc/") && !path.contains("/nam/"));
    places.filter(|(path, html)| Page::parse(html).leads_to(path, story)).map(|(path, _)| path.clone()).collect()
}

fn paths<const N: usize>(paths: [&str; N]) -> BTreeSet<String> {
    paths.map(str::to_owned).into()
}

#[test]
fn on_a_site_of_the_whole_country() {
    let files = site("cả nước").build().flawless();
    assert_eq!(
        found_under(&files, CAO_XA),
        paths([
            "dia-ban/index.html",
            "dia-ban/den-2025/tinh-bac-giang.html",
            "dia-ban/den-2025/tinh-bac-giang/huyen-tan-yen.html",
            "dia-ban/den-2025/tinh-bac-giang/huyen-tan-yen/xa-cao-xa.html",
            "dia-ban/tinh-bac-ninh.html",
            "dia-ban/tinh-bac-ninh/xa-tan-yen.html",
        ])
    );
    assert_eq!(
        found_under(&files, NGOC_CHAU),
        paths([
            "dia-ban/index.html",
            "dia-ban/den-2025/tinh-bac-giang.html",
            "dia-ban/den-2025/tinh-bac-giang/huyen-tan-yen.html",
            "dia-ban/den-2025/tinh-bac-giang/huyen-tan-yen/xa-ngoc-chau.html",
            "dia-ban/tinh-bac-ninh.html",
            "dia-ban/tinh-bac-ninh/xa-ngoc-thien.html",
        ])
    );
}

#[test]
fn on_a_site_of_the_former_district() {
    let files = site("huyện Tân Yên, tỉnh Bắc Giang").build().flawless();
    assert_eq!(
        found_under(&files, CAO_XA),
        paths([
            "dia-ban/index.html",
            "dia-ban/den-2025/xa-cao-xa.html",
            "dia-ban/tinh-bac-ninh.html",
            "dia-ban/tinh-bac-ninh/xa-tan-yen.html",
        ])
    );
    assert_eq!(
        found_under(&files, NGOC_CHAU),
        paths([
            "dia-ban/index.html",
            "dia-ban/den-2025/xa-ngoc-chau.html",
            "dia-ban/tinh-bac-ninh.html",
            "dia-ban/tinh-bac-ninh/xa-ngoc-thien.html",
        ])
    );
}

#[test]
fn on_a_site_of_the_commune_of_today() {
    let built = site("xã Tân Yên, tỉnh Bắc Ninh").build();
    let found: Vec<_> = built.problems.iter().map(|d| (&*d.file, built.line_of(d), d.problem.code())).collect();
    assert_eq!(found, [("content/ca-nhan/ngoc-chau.md", Some(3), Code::PlaceOutOfScope)]);
    let files = site("xã Tân Yên, tỉnh Bắc Ninh").without("content/ca-nhan/ngoc-chau.md").build().flawless();
    assert_eq!(
        found_under(&files, CAO_XA),
        paths([
            "dia-ban/index.html",
            "dia-ban/den-2025/tinh-bac-giang.html",
            "dia-ban/den-2025/tinh-bac-giang/huyen-tan-yen.html",
            "dia-ban/den-2025/tinh-bac-giang/huyen-tan-yen/xa-cao-xa.html",
        ])
    );
}

#[test]
fn a_story_of_after_is_not_under_what_was_before() {
    let files = site("cả nước")
        .file("content/ca-nhan/moi.md", story("Chị Ba", "xã Tân Yên, tỉnh Bắc Ninh").replace("2023", "2026"))
        .build()
        .flawless();
    assert_eq!(
        found_under(&files, "ca-nhan/moi.html"),
        paths(["dia-ban/index.html", "dia-ban/tinh-bac-ninh.html", "dia-ban/tinh-bac-ninh/xa-tan-yen.html"])
    );
}

#[test]
fn the_day_of_the_story_decides_between_two_units_of_one_name() {
    // Phường Hoàn Kiếm is of today; quận Hoàn Kiếm was a district. "Hoàn Kiếm, Hà Nội" names both.
    let place = |year: &str, day: &str| {
        let text = story("Ông Tư", "Hoàn Kiếm, Hà Nội").replace("năm: 2023", &format!("năm: {year}\nngày: {day}"));
        let built = Site::new().file("content/ca-nhan/a.md", text).build();
        let site = &built.compiled.site;
        assert!(built.problems.is_empty(), "{:?}", built.problems);
        site.corpus.gazetteer.full_name(site.corpus.entries[0].place.unwrap())
    };
    assert_eq!(place("2023", "19/5/2023"), "quận Hoàn Kiếm, thành phố Hà Nội");
    assert_eq!(place("2025", "2/9/2025"), "phường Hoàn Kiếm, thành phố Hà Nội");
}
