//! What is not given yet does not count; what is not on the site is said in words; many broken references stay cheap.

use guongsang::base::Problem;

use super::site::{Built, Site};

const STORY: &str = "địa bàn: xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang\nlĩnh vực: Y tế\nnăm: 2024\n";

fn shown(built: &Built, path: &str) -> bool {
    let site = &built.compiled.site;
    site.entry(site.by_path(path).unwrap()).is_published()
}

#[test]
fn an_empty_or_coming_approval_is_none() {
    let story = |lines: &str| format!("---\ntên: Bà A\n{STORY}{lines}\n---\n");
    let site = Site::new().settings("công bố: {phê duyệt: có, đồng ý: có}\n");
    let built = site
        .file("content/ca-nhan/a.md", story("phê duyệt: {cơ quan: }\nđồng ý: {}"))
        .file("content/ca-nhan/b.md", story("phê duyệt: {ngày: 1/1/2027}\nđồng ý: {ngày: 1/6/2025}"))
        .file("content/ca-nhan/c.md", story("phê duyệt: {ngày: 1/6/2025}\nđồng ý: {ngày: 1/1/2027}"))
        .file("content/ca-nhan/d.md", story("phê duyệt: {cơ quan: Huyện ủy}\nđồng ý: {phạm vi: bài viết}"))
        .build();
    let found = ["a", "b", "c", "d"].map(|name| shown(&built, &format!("content/ca-nhan/{name}.md")));
    assert_eq!(found, [false, false, false, true]);
}

#[test]
fn a_document_of_a_day_to_come_is_held_and_an_old_one_is_named_by_its_words() {
    let document = |number: &str, day: &str, lines: &str| {
        format!("---\nsố hiệu: {number}\nloại: kế hoạch\ntrích yếu: thử\nngày: {day}\n{lines}---\n")
    };
    let built = Site::new()
        .file("content/van-ban/a.md", document("1-KH/HU", "1/3/2027", ""))
        .file("content/van-ban/b.md", document("2-KH/HU", "1/3/2024", "thay thế: 31-KH/HU\n"))
        .build();
    assert!(!shown(&built, "content/van-ban/a.md"));
    let pages: Vec<_> = built.files.iter().filter(|(path, _)| path.starts_with("van-ban/b")).collect();
    let page = pages.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect::<String>();
    assert!(page.contains("<li>31-KH/HU</li>"), "{page}");
}

#[test]
fn suggestions_are_bounded_and_never_what_was_written() {
    let mut site = Site::new().file(
        "content/van-ban/42.md",
        "---\nsố hiệu: 42-KH/HU\nloại: kế hoạch\ntrích yếu: thử\nngày: 14/2/2025\n---\n",
    );
    for i in 0..150 {
        let lines = "kế hoạch: [{số hiệu: 42-KH/HU, ngày: 1/1/2000}, 43-KH/HU]\n";
        site = site.file(&format!("content/ca-nhan/p{i}.md"), format!("---\ntên: Người {i}\n{STORY}{lines}---\n"));
    }
    let built = site.build();
    let mut suggested = 0;
    for found in built.problems.iter() {
        let Problem::ReferenceNotFound { text, nearest, .. } = &found.problem else { continue };
        assert_ne!(nearest.as_ref(), Some(text));
        match nearest.as_deref() {
            Some(near) if near.starts_with('{') => assert_eq!(near, "{số hiệu: 42-KH/HU, ngày: 14/2/2025}"),
            Some(near) => suggested += usize::from(near == "42-KH/HU"),
            None => {}
        }
    }
    assert_eq!(suggested, 100);
}

#[test]
fn a_file_of_broken_links_has_all_of_them_found_and_a_few_proposals() {
    let links: String = (0..200).map(|i| format!("[x](nguoi-mo.md?{i}) ")).collect();
    let site = Site::new()
        .file("content/ca-nhan/nguoi-mot.md", format!("---\ntên: Người Một\n{STORY}---\n"))
        .file("content/ca-nhan/p.md", format!("---\ntên: Người P\n{STORY}---\n\n{links}\n"));
    let built = site.build();
    let broken = built.problems.iter().filter_map(|found| match &found.problem {
        Problem::BrokenLink { nearest, .. } => Some(nearest.as_deref()),
        _ => None,
    });
    let broken: Vec<_> = broken.collect();
    assert_eq!(broken.len(), 200);
    assert_eq!(broken.iter().filter(|nearest| **nearest == Some("nguoi-mot.md")).count(), 20);
    assert!(broken[20..].iter().all(Option::is_none));
}
