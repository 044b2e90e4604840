//! The theme that `docs/themes.md` shows is a theme.

use guongsang::base::Code;

use super::site::Site;

const PAGE: &str = include_str!("../../docs/themes.md");
const STORY: &str = "---
tên: Nguyễn Thị A
địa bàn: xã Cao Xá, huyện Tân Yên
lĩnh vực: y tế
năm: 2023
thêm: {nghề: đan lát}
---
";

/// A site with the files of the page: each a code block below its path.
fn site() -> Site {
    let page = PAGE.replace("\r\n", "\n");
    let blocks: Vec<_> = page.match_indices("\n`themes/").map(|(at, _)| &page[at + 2..]).collect();
    assert_eq!(blocks.len(), 4);
    let files = blocks.into_iter().map(|text| {
        let (path, rest) = text.split_once("`:\n\n```").unwrap();
        let (_, rest) = rest.split_once('\n').unwrap();
        (path, rest.split_once("```").unwrap().0)
    });
    let site = Site::new().settings("giao diện: rieng\n").file("content/ca-nhan/a.md", STORY);
    files.fold(site, |site, (path, text)| site.file(path, text))
}

#[test]
fn the_first_theme_of_the_page_works() {
    let built = site().build();
    let text = |path: &str| String::from_utf8_lossy(&built.files[path]).into_owned();
    assert!(built.problems.iter().all(|found| found.problem.code() != Code::Template), "{:#?}", built.problems);
    assert!(text("ca-nhan/a.html").contains("<p><b>Nghề:</b> đan lát</p>"));
    assert!(text("ca-nhan/a.html").contains("href=\"../rieng.css\""));
    assert!(text("index.html").contains("Chuyện mới") && !text("index.html").contains("rss.xml\">"));
    assert!(built.files.contains_key("rieng.css") && built.files.contains_key("style.css"));
}

#[test]
fn the_problem_that_the_page_shows_is_found() {
    let line = PAGE.lines().find_map(|line| line.strip_prefix("2 | ")).unwrap();
    let item = format!("<li class=\"item\">\n{line}\n</li>\n");
    let built = site().file("themes/rieng/templates/item.html", item).build();
    let found = built.problems.iter().find(|found| found.problem.code() == Code::Template).unwrap();
    assert_eq!(&*found.file, "themes/rieng/templates/item.html");
}
