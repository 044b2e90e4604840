//! Text that wants to be more than text, behind every key that takes text: it stays text in every output.

use guongsang::base::Shape;
use guongsang::parse::KeySpec;
use guongsang::parse::keys::{DocumentKeys, PageKeys, ProfileKeys, SiteKeys, TopicKeys};

use super::page::{self, Page};
use super::site::{Built, Site};

/// Markup, ends of markup, template syntax, quotes, what XML and JavaScript stumble over. As YAML writes it.
const HOSTILE: &str = r#""</title></style></svg>--><script>alert(1)</script><img src=x onerror=alert(1)> ' \" & &lt;  {{ site }} {% raw %} ]]> \u2028 \u202E %2e%2e""#;

/// Keys whose text is an address, a name of a file or of another entry: others test them.
const MEANT: [&str; 17] = [
    "địa bàn",
    "lĩnh vực",
    "ảnh",
    "chuyên đề",
    "kế hoạch",
    "nhân rộng từ",
    "mã",
    "slug",
    "đường dẫn cũ",
    "loại",
    "số hiệu",
    "thay thế",
    "sửa đổi",
    "tệp",
    "địa chỉ",
    "giao diện",
    "phạm vi",
];

/// A line for every key that takes any text, and for those below keys that take a mapping.
fn lines(keys: &[KeySpec]) -> String {
    let hostile = |key: &KeySpec| match key.shape {
        Shape::Text => Some(HOSTILE.to_owned()),
        Shape::Mapping | Shape::List if !key.inner.is_empty() => {
            let inner = key.inner.iter().filter(|k| k.shape == Shape::Text && !MEANT.contains(&k.vi));
            let pairs: Vec<String> = inner.map(|k| format!("{}: {HOSTILE}", k.vi)).collect();
            Some(if key.shape == Shape::List {
                format!("[{{{}}}]", pairs.join(", "))
            } else {
                format!("{{{}}}", pairs.join(", "))
            })
        }
        _ => None,
    };
    let shown = keys.iter().filter(|key| !MEANT.contains(&key.vi) && !matches!(key.vi, "thôi" | "bỏ qua"));
    shown.filter_map(|key| Some(format!("{}: {}\n", key.vi, hostile(key)?))).collect()
}

/// A site that says nothing but hostile things.
fn built() -> Built {
    let story = format!(
        "---\n{}địa bàn: Cao Xá, Tân Yên\nlĩnh vực: {HOSTILE}\nnăm: 2023\nchuyên đề: viec\nkế hoạch: 1-KH/HU\n---\n{{{{ site }}}} <b onclick=x>\n",
        lines(ProfileKeys::KEYS)
    );
    let document = format!(
        "---\nsố hiệu: 1-KH/HU\nloại: {HOSTILE}\n{}ngày: 1/2/2023\nnơi nhận: [{HOSTILE}]\n---\n",
        lines(DocumentKeys::KEYS)
    );
    let settings = format!("địa chỉ: https://thu.example/\n{}", lines(SiteKeys::KEYS));
    Site::new()
        .file("site.yaml", settings)
        .file("data/linh-vuc.yaml", format!("lĩnh vực: [{{tên: {HOSTILE}, mã: xau}}]\n"))
        .file("content/tap-the/a.md", story.clone())
        .file("content/mo-hinh/b.md", story)
        .file("content/van-ban/c.md", document)
        .file("content/chuyen-de/viec.md", format!("---\n{}năm: 2023\n---\n", lines(TopicKeys::KEYS)))
        .file("content/trang/d.md", format!("---\nthứ tự: 1\n{}---\n", lines(PageKeys::KEYS)))
        .build()
}

#[test]
fn every_key_that_takes_text_is_tried() {
    let tried = lines(ProfileKeys::KEYS) + &lines(DocumentKeys::KEYS) + &lines(SiteKeys::KEYS);
    for key in [
        "tên",
        "tiêu đề",
        "chức danh",
        "thôn",
        "tóm tắt",
        "phê duyệt",
        "công nhận",
        "trích yếu",
        "người ký",
        "mốc",
        "đơn vị xuất bản",
    ] {
        assert!(tried.contains(&format!("{key}: ")), "{key}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let files = built().flawless();
    let faults = page::faults_of(&files);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for (path, bytes) in &files {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(!text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')), "a control character in {path}");
        if path.ends_with(".html") && !path.starts_with("404") {
            assert!(!Page::parse(bytes).destinations.iter().any(|to| to == "x"), "{path}");
        }
    }
    let feed = atom_syndication::Feed::read_from(&*files["feed.xml"]).unwrap();
    assert!(feed.title().starts_with("</title></style>"));
    assert_eq!(feed.entries().len(), 3);
    for (path, json) in files.iter().filter(|(path, _)| path.ends_with(".json")) {
        serde_json::from_slice::<serde_json::Value>(json).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}
