//! What the preview tells an editor beside the page: its bar, the overview, and files that open by a click.

use std::fs;
use std::net::{IpAddr, Ipv4Addr, UdpSocket};

use guongsang::base::Lang;
use guongsang::serve::{Options, Server};

use super::{Preview, STORY, options, put};

fn with_drafts(lang: Lang) -> Preview {
    let site = Preview::folder();
    put(&site, "site.yaml", "tiêu đề: Gương sáng Tân Yên\ncông bố:\n  phê duyệt: có\n");
    let approved = STORY.replace("năm: 2025", "năm: 2025\nphê duyệt: {cơ quan: Đảng ủy, ngày: 1/6/2025}");
    let recognised = approved.replace("năm: 2025", "năm: 2025\ncông nhận: {ngày: 1/5/2025}");
    put(&site, "content/ca-nhan/khoat.md", &format!("{recognised}Giữ giờ nước.\n"));
    let draft = STORY.replace("năm: 2025", "năm: 2025\nnháp: có\nngày: 1/2/2027").replace("Khoát", "Nháp <b>");
    put(&site, "content/ca-nhan/nhap.md", &format!("{draft}Đang viết.\n"));
    put(&site, "content/ca-nhan/thoi.md", &approved.replace("năm: 2025", "năm: 2025\nthôi: {ngày: 1/7/2025}"));
    let server = Server::start(Options { drafts: true, lang, ..options(site.clone(), 0) }).unwrap();
    Preview { root: site, server: Some(server) }
}

#[test]
fn the_bar_says_what_a_page_is_made_of_and_how_far_its_story_is() {
    let preview = with_drafts(Lang::Vi);
    let story = preview.get("/ca-nhan/khoat.html");
    for words in
        ["data-open=\"content/ca-nhan/khoat.md\"", "Giai đoạn: công nhận", "Sẽ công bố khi dựng", "không có lỗi"]
    {
        assert!(story.has(words), "{words} is not in {}", story.text());
    }
    let draft = preview.get("/ca-nhan/nhap.html");
    assert!(
        draft.has("<strong>Chưa công bố<span>: đang để nháp; chưa tới ngày đăng 1/2/2027; chưa có phê duyệt</span>")
    );
    assert!(preview.get("/").has("data-open=\"site.yaml\""));
    let list = preview.get("/ca-nhan/index.html");
    assert!(list.has("id=\"gs-bar\"") && !list.has("Mở tệp nguồn"), "many files make a list");
    // An entry that no preview shows says why at its address.
    let gone = preview.get("/ca-nhan/thoi.html");
    assert!(gone.status == 404 && gone.has("Chưa công bố<span>: đã thôi ghi nhận"), "{}", gone.text());
    let english = with_drafts(Lang::En).get("/ca-nhan/nhap.html");
    assert!(english.has("Not published<span>: is a draft; ") && english.has("Open the source"));
}

#[test]
fn a_translation_has_its_own_source() {
    let preview = Preview::with(|root| {
        put(root, "site.yaml", "tiêu đề: Gương sáng Tân Yên\nngôn ngữ: [vi, en]\n");
        put(root, "site.en.yaml", "title: Examples of Tân Yên\n");
        put(root, "content/ca-nhan/khoat.en.md", "---\nname: Phan Đình Khoát\n---\n\nHe keeps the hours of water.\n");
    });
    for (page, file) in [
        ("/", "site.yaml"),
        ("/en/", "site.en.yaml"),
        ("/ca-nhan/khoat.html", "content/ca-nhan/khoat.md"),
        ("/en/ca-nhan/khoat.html", "content/ca-nhan/khoat.en.md"),
    ] {
        let shown = preview.get(page);
        assert!(shown.has(&format!("data-open=\"{file}\"")), "{page} is not of {file}: {}", shown.text());
    }
}

#[test]
fn without_drafts_pages_are_those_of_a_build_and_what_is_held_is_not_there() {
    let preview = with_drafts(Lang::Vi);
    let server = Server::start(options(preview.root.clone(), 0)).unwrap();
    let public = Preview { root: preview.root.clone(), server: Some(server) };
    assert_eq!(preview.get("/ca-nhan/nhap.html").status, 200);
    assert_eq!(public.get("/ca-nhan/nhap.html").status, 404);
}

#[test]
fn the_overview_lists_problems_what_is_held_and_the_newest_changes() {
    let preview = with_drafts(Lang::Vi);
    let page = preview.get("/_/");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    for words in [
        "<a href=\"/ca-nhan/nhap.html\">Phan Đình Nháp &lt;b&gt;</a>",
        "data-open=\"content/ca-nhan/nhap.md\"",
        "đang để nháp; chưa tới ngày đăng 1/2/2027; chưa có phê duyệt",
        "đã thôi ghi nhận",
        "Không có lỗi nào.",
        "chưa có tệp nào thay đổi",
    ] {
        assert!(page.has(words), "{words} is not in {}", page.text());
    }
    assert!(!page.has("href=\"/ca-nhan/thoi.html\"") && !page.has("href=\"/ca-nhan/khoat.html\""));
    preview.put("content/ca-nhan/khoat.md", &STORY.replace("năm: 2025", "năm: hai lăm"));
    let broken = preview.until("/_/", |page| page.has("content/ca-nhan/khoat.md:5:6"));
    assert!(broken.has("<em>hai lăm</em>") && broken.has("<time>"));
    assert!(broken.has("<a href=\"/ca-nhan/khoat.html\">Xem trang</a>"), "{}", broken.text());
    // It is told of builds as every page is.
    assert_eq!(preview.state("/_/")["page"], broken.data("page"));
    fs::remove_file(preview.root.join("content/ca-nhan/khoat.md")).unwrap();
    preview.until("/_/", |page| page.has("đã xóa") && page.has("Không có lỗi nào."));
}

#[test]
fn files_are_opened_for_pages_of_this_preview_alone() {
    let preview = with_drafts(Lang::Vi);
    let host = format!("127.0.0.1:{}", preview.port());
    let token = preview.get("/").data("token");
    let open = |file: &str, headers: &str| {
        let line = format!("GET /_/open?file={file} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
        preview.send(&format!("{line}{headers}\r\n")).status
    };
    let own = format!("X-Guongsang: {token}\r\nSec-Fetch-Site: same-origin\r\n");
    // Without the token, or from elsewhere, nothing is even looked for.
    for headers in [
        String::new(),
        "X-Guongsang: 00000000000000000000000000000000\r\n".to_owned(),
        format!("X-Guongsang: {token}\r\nSec-Fetch-Site: cross-site\r\n"),
        format!("X-Guongsang: {token}\r\nSec-Fetch-Site: none\r\n"),
    ] {
        assert_eq!(open("content/ca-nhan/khoat.md", &headers), 403, "{headers}");
    }
    // Only sources of the site, by their names, and only texts.
    put(&preview.root, "content/ca-nhan/nhap.js", "alert(1)");
    for file in [
        "",
        "/etc/passwd",
        "..%2F..%2Fetc%2Fpasswd",
        "content/../site.yaml",
        "content%2Fca-nhan%2F..%2Fca-nhan%2Fkhoat.md",
        "./site.yaml",
        "content/ca-nhan/khong-co.md",
        "content/ca-nhan/nhap.js",
        "templates/page.html",
        "%00",
        "%ff",
    ] {
        assert_eq!(open(file, &own), 404, "{file}");
    }
    assert_eq!(preview.get("/_/open?file=site.yaml").status, 403);
}

#[test]
fn a_page_in_a_frame_of_another_site_has_nothing_to_click_on() {
    let preview = with_drafts(Lang::Vi);
    let token = preview.get("/").data("token");
    for (site, bare) in [("cross-site", true), ("same-site", true), ("none", true), ("same-origin", false)] {
        let headers = format!("Sec-Fetch-Dest: iframe\r\nSec-Fetch-Site: {site}\r\n");
        for path in ["/", "/ca-nhan/khoat.html"] {
            let page = preview.with_headers(path, &headers);
            assert_eq!(page.without_block(), preview.get(path).without_block());
            assert_eq!(!page.has("gs-bar\"") && !page.has(&token), bare, "{site} {path}");
            // What has a bar is in no frame of another site, even in a browser that does not say where it shows a page.
            for (name, value) in
                [("content-security-policy", "frame-ancestors 'self'"), ("x-frame-options", "sameorigin")]
            {
                assert_eq!(page.header(name), (!bare).then_some(value), "{site} {path}");
                assert_eq!(preview.get(path).header(name), Some(value));
            }
            assert_eq!(page.header("cross-origin-resource-policy"), Some("same-origin"));
        }
    }
    // Its script has no token, and is told of changes of the page alone.
    let now = preview.state_with("/", "");
    assert_eq!((now["page"].as_str(), now["block"].as_str()), (Some(&*preview.get("/").data("page")), Some("")));
    // A page of a preview that ran before must be loaded again.
    assert!(preview.state_with("/", "0123")["page"].is_null());
}

#[cfg(unix)]
#[test]
fn a_link_that_took_the_place_of_a_source_is_not_opened() {
    let preview = with_drafts(Lang::Vi);
    let token = preview.get("/").data("token");
    let file = preview.root.join("content/ca-nhan/khoat.md");
    fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", &file).unwrap();
    let host = preview.port();
    let request = format!(
        "GET /_/open?file=content/ca-nhan/khoat.md HTTP/1.1\r\nHost: localhost:{host}\r\nX-Guongsang: {token}\r\nConnection: close\r\n\r\n"
    );
    assert_eq!(preview.send(&request).status, 404);
}

#[test]
fn bound_to_all_addresses_it_answers_to_each_by_number_and_to_no_name() {
    let root = Preview::new();
    let bound = Options { bind: Ipv4Addr::UNSPECIFIED.into(), ..options(root.root.clone(), 0) };
    let preview = Preview { root: root.root.clone(), server: Some(Server::start(bound).unwrap()) };
    let port = preview.port();
    assert_eq!(preview.get("/").status, 200);
    for host in ["0.0.0.0", "192.0.2.7", "evil.example", "may-nay.local"] {
        assert_eq!(preview.ask("GET", "/", &format!("{host}:{port}")).status, 403, "{host}");
    }
}

/// An address of this machine at which others reach it, if it has one.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
    socket.connect("192.0.2.1:9").ok()?;
    socket.local_addr().ok().map(|at| at.ip()).filter(|ip| !ip.is_loopback())
}

#[test]
fn guests_see_pages_and_nothing_beside_them() {
    let Some(own) = own_address() else { return };
    let root = with_drafts(Lang::Vi);
    let bound = Options { bind: own, drafts: true, ..options(root.root.clone(), 0) };
    let preview = Preview { root: root.root.clone(), server: Some(Server::start(bound).unwrap()) };
    let port = preview.port();
    let guest = |path: &str, headers: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {own}:{port}\r\n{headers}Connection: close\r\n\r\n");
        preview.send_to(own, &request)
    };
    preview.put("content/ca-nhan/khoat.md", &STORY.replace("năm: 2025", "năm: hai lăm\nriêng tư: {nhà: số 7}"));
    let editors = preview.until("/", |page| page.has("role=\"alertdialog\""));
    assert!(editors.has("số 7"), "the lines around it");
    let page = guest("/", "");
    assert_eq!((page.status, page.without_block()), (200, editors.without_block()));
    for path in ["/", "/_/", "/_/state?path=/", "/ca-nhan/thoi.html", "/ca-nhan/khoat.html"] {
        let answer = guest(path, "");
        for secret in ["số 7", "content/ca-nhan", "gs-bar\"", "<strong>Chưa công bố", &editors.data("token")] {
            assert!(!answer.has(secret), "{secret} at {path}: {}", answer.text());
        }
    }
    assert_eq!(guest("/_/", "").status, 404);
    let token = format!("X-Guongsang: {}\r\n", editors.data("token"));
    assert_eq!(guest("/_/open?file=site.yaml", &token).status, 403);
}
