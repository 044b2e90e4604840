//! The preview server, spoken to as a browser does, over sockets and without one.

#![allow(clippy::disallowed_methods, reason = "tests and tools work on real folders")]
#![allow(clippy::unwrap_used)] // helpers of tests are tests

#[path = "serve/days.rs"]
mod days;
#[path = "serve/editors.rs"]
mod editors;
#[path = "serve/help.rs"]
mod help;
#[path = "serve/same.rs"]
mod same;
#[path = "serve/streams.rs"]
mod streams;
#[cfg(unix)]
#[path = "serve/terminal.rs"]
mod terminal;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use guongsang::base::{FolderWorld, Lang, MemorySink};
use guongsang::output::{Renderer, write};
use guongsang::serve::{Day, Options, Server};

/// So long is waited for what must come; nothing is measured.
const PATIENCE: Duration = Duration::from_secs(60);

const STORY: &str =
    "---\ntên: Phan Đình Khoát\nđịa bàn: xã Tân Yên, tỉnh Bắc Ninh\nlĩnh vực: Giáo dục\nnăm: 2025\n---\n\n";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

/// A small site in a folder of its own, and its preview.
struct Preview {
    root: PathBuf,
    server: Option<Server>,
}

impl Preview {
    fn folder() -> PathBuf {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("guongsang-serve-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let root = std::env::temp_dir().join(name);
        fs::create_dir_all(&root).unwrap();
        root.canonicalize().unwrap()
    }

    fn new() -> Self {
        Self::with(|_| ())
    }

    fn with(more: impl FnOnce(&Path)) -> Self {
        let root = Self::folder();
        put(&root, "site.yaml", "tiêu đề: Gương sáng Tân Yên\nngôn ngữ: vi\n");
        put(&root, "content/ca-nhan/khoat.md", &format!("{STORY}Giữ giờ nước.\n"));
        put(
            &root,
            "content/ca-nhan/may.md",
            &format!("{}Lớp học chữ.\n", STORY.replace("Phan Đình Khoát", "Hà Thị Mây")),
        );
        put(&root, "content/trang/gioi-thieu.md", "---\ntiêu đề: Giới thiệu\n---\n\nChào.\n");
        put(&root, "static/to-roi.txt", "Tờ rơi số 1\n");
        put(&root, "static/k\u{1ebf} ho\u{1ea1}ch.pdf", "%PDF-1.4\n");
        more(&root);
        let server = Some(start(&root, 0));
        Self { root, server }
    }

    fn put(&self, path: &str, text: &str) {
        put(&self.root, path, text);
    }

    fn port(&self) -> u16 {
        self.server.as_ref().unwrap().address().port()
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.port()))
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        self.send(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn send(&self, request: &str) -> Answer {
        self.send_to(Ipv4Addr::LOCALHOST.into(), request)
    }

    fn send_to(&self, address: IpAddr, request: &str) -> Answer {
        let mut stream = TcpStream::connect((address, self.port())).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::read(&bytes)
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port())).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    fn events(&self) -> Events {
        let mut stream = self.connect();
        let host = self.port();
        stream.write_all(format!("GET /_/events HTTP/1.1\r\nHost: localhost:{host}\r\n\r\n").as_bytes()).unwrap();
        Events(BufReader::new(stream))
    }

    /// What the script of a page is told of it.
    fn state(&self, path: &str) -> serde_json::Value {
        self.state_with(path, &self.get("/_/").data("token"))
    }

    fn state_with(&self, path: &str, token: &str) -> serde_json::Value {
        let answer = self.with_headers(&format!("/_/state?path={path}"), &format!("X-Guongsang: {token}\r\n"));
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// An answer to a request with more headers, each with its end of line.
    fn with_headers(&self, path: &str, headers: &str) -> Answer {
        let port = self.port();
        let line = format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{headers}Connection: close\r\n\r\n");
        self.send(&line)
    }

    /// Asks until the page is as wanted: a save is several events for the system, and a build may come between them.
    fn until(&self, path: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let begin = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(begin.elapsed() < PATIENCE, "{path} did not become as wanted:\n{}", answer.text());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn start(root: &Path, port: u16) -> Server {
    Server::start(options(root.to_owned(), port)).unwrap()
}

fn options(root: PathBuf, port: u16) -> Options {
    let bind = Ipv4Addr::LOCALHOST.into();
    Options {
        root,
        day: Day::Fixed(today()),
        bind,
        port,
        poll: false,
        drafts: false,
        lang: Lang::Vi,
        open: false,
        printer: None,
    }
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let at = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..at].to_vec()).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head, body: bytes[at + 4..].to_vec() }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")))
    }

    /// The page as a build writes it.
    fn without_block(&self) -> Vec<u8> {
        let text = String::from_utf8(self.body.clone()).unwrap();
        let (before, rest) = text.split_once("<!--guongsang:preview-->").expect("the block");
        let (_, after) = rest.split_once("<!--/guongsang:preview-->").expect("its end");
        format!("{before}{after}").into_bytes()
    }

    /// An attribute of the block's script.
    fn data(&self, name: &str) -> String {
        let text = self.text();
        let (_, rest) = text.split_once(&format!("data-{name}=\"")).expect("the attribute");
        rest.split('"').next().unwrap().to_owned()
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// The name of a build.
    fn next(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).expect("an event in time"), 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data:") {
                return data.trim().to_owned();
            }
        }
    }
}

/// A photo with what a camera wrote into it.
fn photo() -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let mut segment = |marker: u8, content: &[u8]| {
        bytes.extend([0xff, marker]);
        bytes.extend((content.len() as u16 + 2).to_be_bytes());
        bytes.extend(content);
    };
    segment(0xfe, b"21.3891, 106.1234");
    segment(0xc0, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    segment(0xda, &[1, 1, 0, 0, 63, 0]);
    bytes.extend([0, 0xff, 0xd9]);
    bytes
}

#[test]
fn everything_is_as_in_a_build_but_for_the_block() {
    let preview = Preview::with(|root| {
        put(root, "content/ca-nhan/anh/index.md", &format!("{STORY}![Kênh](kenh.jpg)\n\n[Lịch](lich.csv)\n"));
        put(root, "content/ca-nhan/anh/lich.csv", "thửa,giờ\n");
        fs::write(root.join("content/ca-nhan/anh/kenh.jpg"), photo()).unwrap();
    });
    let world = FolderWorld::new(&preview.root, today());
    let (renderer, _) = Renderer::new(Arc::new(guongsang::compile(&world)));
    let sink = MemorySink::default();
    write(&renderer, &world, &sink).unwrap();
    let files = sink.into_files();
    for path in
        ["ca-nhan/anh.html", "ca-nhan/anh/kenh.jpg", "ca-nhan/anh/lich.csv", "to-roi.txt", "style.css", "404.html"]
    {
        assert!(files.contains_key(path), "{path} is not among {:?}", files.keys());
    }
    assert_ne!(files["ca-nhan/anh/kenh.jpg"], photo());
    for (path, built) in files {
        let answer = preview.get(&format!("/{path}").replace(' ', "%20"));
        assert_eq!(answer.status, 200, "{path}");
        let shown = if path.ends_with(".html") { answer.without_block() } else { answer.body };
        assert!(shown == built, "{path}");
    }
}

#[test]
fn folders_files_and_their_headers() {
    let preview = Preview::new();
    assert_eq!(preview.get("/").without_block(), preview.get("/index.html").without_block());
    assert_eq!(preview.get("/ca-nhan/").without_block(), preview.get("/ca-nhan/index.html").without_block());
    let page = preview.get("/");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    let file = preview.get("/to-roi.txt");
    assert_eq!((file.status, file.text().as_str()), (200, "Tờ rơi số 1\n"));
    assert_eq!(file.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(preview.get("/k%E1%BA%BF%20ho%E1%BA%A1ch.pdf").body, b"%PDF-1.4\n");
    assert_eq!(preview.get("/style.css").header("content-type"), Some("text/css; charset=utf-8"));
}

#[test]
fn large_files_arrive_whole() {
    let film: Vec<u8> = (0..3_000_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let preview = Preview::with(|root| fs::write(root.join("static/phim.mp4"), &film).unwrap());
    let answer = preview.get("/phim.mp4");
    assert_eq!(answer.header("content-length"), Some("3000000"));
    assert_eq!(answer.header("content-type"), Some("video/mp4"));
    assert!(answer.body == film);
}

#[test]
fn what_is_not_there_is_the_sites_own_404() {
    let preview = Preview::new();
    for path in
        ["/khong-co.html", "/ca-nhan/khong-co/", "/site.yaml", "/content/ca-nhan/khoat.md", "/static/to-roi.txt"]
    {
        let answer = preview.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.without_block(), preview.get("/404.html").without_block(), "{path}");
    }
}

#[test]
fn only_get_and_head() {
    let preview = Preview::new();
    let host = format!("127.0.0.1:{}", preview.port());
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = preview.ask(method, "/", &host);
        assert_eq!((answer.status, answer.header("allow")), (405, Some("get, head")), "{method}");
    }
    for path in ["/", "/to-roi.txt"] {
        let (get, head) = (preview.get(path), preview.ask("HEAD", path, &host));
        assert_eq!(head.status, 200);
        assert!(head.body.is_empty());
        assert_eq!(head.header("content-length"), get.header("content-length"), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"));
    }
}

#[test]
fn nothing_of_the_disk_is_served() {
    let preview = Preview::new();
    for path in [
        "/../site.yaml",
        "/%2e%2e/site.yaml",
        "/%2E%2e/site.yaml",
        "/..%2fsite.yaml",
        "/..%2f..%2f..%2fetc/passwd",
        "/..%5csite.yaml",
        "/..\\site.yaml",
        "/static/../site.yaml",
        "/ca-nhan/../../site.yaml",
        "/./site.yaml",
        "//etc/passwd",
        "/%00",
        "/to-roi.txt%00.html",
        "/%ff",
        "/_/../site.yaml",
        "/_/state?path=/../site.yaml",
        "/_/state?path=%2F..%2Fsite.yaml",
        "/_/state?path=site.yaml",
        "/_/state",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 400, "{path}");
        assert!(!answer.has("tiêu đề") && !answer.has("root:"), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    use std::os::unix::fs::symlink;
    let preview = Preview::with(|root| {
        symlink("/etc/passwd", root.join("static/mat-khau.txt")).unwrap();
        symlink("/etc", root.join("static/etc")).unwrap();
    });
    for path in ["/mat-khau.txt", "/etc/passwd"] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    // A file that becomes a link after it was compiled.
    let file = preview.root.join("static/to-roi.txt");
    fs::remove_file(&file).unwrap();
    symlink(preview.root.join("site.yaml"), &file).unwrap();
    let answer = preview.get("/to-roi.txt");
    assert_eq!(answer.status, 404);
    assert!(!answer.has("tiêu đề"));
}

#[cfg(unix)]
#[test]
fn a_top_folder_that_became_a_link_is_not_followed() {
    let outside = Preview::folder();
    put(&outside, "to-roi.txt", "Không phải của trang");
    let preview = Preview::new();
    assert_eq!(preview.get("/to-roi.txt").status, 200);
    fs::rename(preview.root.join("static"), preview.root.join("cu")).unwrap();
    std::os::unix::fs::symlink(&outside, preview.root.join("static")).unwrap();
    let answer = preview.get("/to-roi.txt");
    assert!(answer.status == 404 && !answer.has("Không phải"), "{}", answer.text());
    preview.until("/", |page| page.has("GS0104"));
    assert_eq!(preview.get("/to-roi.txt").status, 404);
    fs::remove_dir_all(outside).unwrap();
}

#[test]
fn only_this_machine_may_ask() {
    let preview = Preview::new();
    let port = preview.port();
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}")] {
        assert_eq!(preview.ask("GET", "/", &host).status, 200, "{host}");
    }
    let foreign = ["evil.example".to_owned(), format!("evil.example:{port}"), "127.0.0.1:1".to_owned(), String::new()];
    for host in foreign {
        for path in ["/", "/_/events", "/_/state?path=/", "/to-roi.txt"] {
            assert_eq!(preview.ask("GET", path, &host).status, 403, "{host} {path}");
        }
    }
    assert_eq!(preview.send("GET / HTTP/1.0\r\n\r\n").status, 403);
    let two = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert!(matches!(preview.send(&two).status, 400 | 403));
    let absolute = format!("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(preview.send(&absolute).status, 403);
}

#[test]
fn a_save_is_told_and_shown() {
    let preview = Preview::new();
    let mut events = preview.events();
    let first = events.next();
    assert_eq!(preview.get("/ca-nhan/khoat.html").data("build"), first);
    preview.put("content/ca-nhan/khoat.md", &format!("{STORY}Lịch bơm trên bảng.\n"));
    assert_ne!(events.next(), first);
    preview.until("/ca-nhan/khoat.html", |page| page.has("Lịch bơm trên bảng"));
    // New files and new folders, too.
    preview.put("content/ca-nhan/2026/moi/index.md", &format!("{STORY}Người mới.\n").replace("Khoát", "Mới"));
    preview.until("/ca-nhan/moi.html", |page| page.status == 200 && page.has("Người mới"));
    fs::remove_file(preview.root.join("content/ca-nhan/may.md")).unwrap();
    preview.until("/ca-nhan/may.html", |page| page.status == 404);
}

#[test]
fn only_the_page_that_changed_is_loaded_again() {
    let preview = Preview::with(|root| {
        put(root, "content/ca-nhan/anh/index.md", &format!("{STORY}![Kênh](kenh.jpg)\n").replace("Khoát", "Ảnh"));
        fs::write(root.join("content/ca-nhan/anh/kenh.jpg"), photo()).unwrap();
    });
    let (story, page) = (preview.get("/ca-nhan/khoat.html"), preview.get("/trang/gioi-thieu.html"));
    let hash = |path: &str| preview.state(path)["page"].as_str().unwrap().to_owned();
    assert_eq!(hash("/ca-nhan/khoat.html"), story.data("page"));
    assert_eq!(hash("%2Ftrang%2Fgioi-thieu.html"), page.data("page"));
    preview.put("content/ca-nhan/khoat.md", &format!("{STORY}Lịch bơm trên bảng.\n"));
    preview.until("/ca-nhan/khoat.html", |page| page.has("Lịch bơm trên bảng"));
    assert_ne!(hash("/ca-nhan/khoat.html"), story.data("page"));
    assert_eq!(hash("/trang/gioi-thieu.html"), page.data("page"));
    // A picture of a story shows on that story's page, and not on one without it.
    let pictured = preview.get("/ca-nhan/anh.html").data("page");
    assert_eq!(hash("/ca-nhan/anh.html"), pictured);
    let mut other = photo();
    other.extend([0, 0, 0]);
    fs::write(preview.root.join("content/ca-nhan/anh/kenh.jpg"), other).unwrap();
    assert_ne!(hash("/ca-nhan/anh.html"), pictured);
    assert_eq!(hash("/trang/gioi-thieu.html"), page.data("page"));
    // A picture or a script of the whole site may show on any page.
    preview.put("static/anh.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    preview.until("/trang/gioi-thieu.html", |now| now.data("page") != page.data("page"));
    assert_eq!(preview.get("/_/state?path=/to-roi.txt").status, 404);
}

#[test]
fn a_style_sheet_is_exchanged_without_loading_the_page_again() {
    let preview = Preview::with(|root| put(root, "static/rieng.css", "h1 { color: red }"));
    let page = preview.get("/");
    let state = |name: &str| preview.state("/")[name].as_str().unwrap().to_owned();
    assert_eq!((state("page"), state("styles")), (page.data("page"), page.data("styles")));
    preview.put("static/rieng.css", "h1 { color: blue }");
    preview.until("/rieng.css", |file| file.has("blue"));
    preview.until("/", |now| now.data("styles") != page.data("styles"));
    assert_eq!(state("page"), page.data("page"));
    assert_ne!(state("styles"), page.data("styles"));
}

#[test]
fn other_problems_are_said_without_loading_the_page_again() {
    let preview = Preview::new();
    let page = preview.get("/trang/gioi-thieu.html");
    preview.put("content/ca-nhan/khoat.md", &STORY.replace("năm: 2025", "năm: hai lăm"));
    preview.until("/trang/gioi-thieu.html", |page| page.has("role=\"alertdialog\""));
    let now = preview.state("/trang/gioi-thieu.html");
    assert_eq!(now["page"], page.data("page"));
    assert_ne!(now["mark"], page.data("mark"));
    assert!(now["block"].as_str().unwrap().contains("content/ca-nhan/khoat.md:5:6"));
}

#[test]
fn a_broken_save_shows_the_problem_above_the_last_good_page() {
    let preview = Preview::new();
    let good = preview.get("/ca-nhan/khoat.html");
    assert!(!good.has("gs-err\" lang"));
    preview.put("content/ca-nhan/khoat.md", &STORY.replace("năm: 2025", "năm: <b>hai lăm</b>"));
    let broken = preview.until("/ca-nhan/khoat.html", |page| page.has("role=\"alertdialog\""));
    assert_eq!(broken.status, 200);
    assert_eq!(broken.without_block(), good.without_block());
    assert!(broken.has("content/ca-nhan/khoat.md:5:6"), "{}", broken.text());
    assert!(broken.has("1 lỗi") && broken.has("Cách sửa:") && broken.has("<em>&lt;b&gt;hai lăm&lt;/b&gt;</em>"));
    assert!(!broken.has("<b>hai lăm"));
    assert!(preview.get("/").has("content/ca-nhan/khoat.md:5:6"), "every page says it");
    preview.put("content/ca-nhan/khoat.md", &format!("{STORY}Đã sửa.\n"));
    let mended = preview.until("/ca-nhan/khoat.html", |page| page.has("Đã sửa"));
    assert!(!mended.has("role=\"alertdialog\""));
}

#[test]
fn a_site_that_begins_broken_shows_its_problems_and_then_appears() {
    let preview = Preview::with(|root| put(root, "content/ca-nhan/khoat.md", "---\ntên: A\n"));
    for path in ["/", "/ca-nhan/khoat.html"] {
        let page = preview.get(path);
        assert_eq!(page.status, 503, "{path}");
        assert!(page.has("content/ca-nhan/khoat.md") && page.has("GS0202"), "{}", page.text());
        assert!(page.has("EventSource"));
    }
    preview.put("content/ca-nhan/khoat.md", &format!("{STORY}Giữ giờ nước.\n"));
    let page = preview.until("/", |page| page.status == 200);
    assert!(!page.has("role=\"alertdialog\""));
}

#[test]
fn a_template_that_fails_is_said_on_its_page() {
    let preview = Preview::with(|root| put(root, "templates/page.html", "{{ khong_co.gi_ca }}"));
    let page = preview.get("/trang/gioi-thieu.html");
    assert!(page.status >= 500 && page.has("GS0801") && page.has("templates/page.html"), "{}", page.text());
    fs::remove_file(preview.root.join("templates/page.html")).unwrap();
    preview.until("/trang/gioi-thieu.html", |page| page.status == 200);
}

#[test]
fn a_folder_that_is_replaced_as_a_whole_is_watched_again() {
    let preview = Preview::new();
    let content = preview.root.join("content");
    for round in ["một", "hai"] {
        let text = format!("Vòng {round}.");
        fs::rename(&content, preview.root.join("cu")).unwrap();
        put(&preview.root, "moi/ca-nhan/khoat.md", &format!("{STORY}{text}\n"));
        fs::rename(preview.root.join("moi"), &content).unwrap();
        preview.until("/ca-nhan/khoat.html", |page| page.has(&text));
        preview.put("content/ca-nhan/khoat.md", &format!("{STORY}{text} Rồi sửa.\n"));
        preview.until("/ca-nhan/khoat.html", |page| page.has("Rồi sửa"));
        fs::remove_dir_all(preview.root.join("cu")).unwrap();
    }
    // Gone altogether, then made piece by piece.
    fs::remove_dir_all(&content).unwrap();
    preview.until("/ca-nhan/khoat.html", |page| page.has("GS0706"));
    preview.put("content/ca-nhan/khoat.md", &format!("{STORY}Vòng ba.\n"));
    preview.until("/ca-nhan/khoat.html", |page| page.has("Vòng ba"));
    preview.put("content/ca-nhan/khoat.md", &format!("{STORY}Vòng bốn.\n"));
    preview.until("/ca-nhan/khoat.html", |page| page.has("Vòng bốn"));
}

#[test]
fn a_folder_that_appears_later_is_watched() {
    let preview = Preview::new();
    assert!(!preview.root.join("templates").exists());
    preview.put("templates/page.html", "<body>Mẫu riêng</body>");
    preview.until("/trang/gioi-thieu.html", |page| page.has("Mẫu riêng"));
    preview.put("templates/page.html", "<body>Mẫu khác</body>");
    preview.until("/trang/gioi-thieu.html", |page| page.has("Mẫu khác"));
}

#[test]
fn the_output_raises_no_build() {
    let preview = Preview::new();
    let mut events = preview.events();
    let first = events.next();
    preview.put("public/index.html", "x");
    preview.put("content/ca-nhan/.khoat.md.swp", "x");
    preview.get("/to-roi.txt");
    preview.put("content/ca-nhan/khoat.md", &format!("{STORY}Sau cùng.\n"));
    preview.until("/ca-nhan/khoat.html", |page| page.has("Sau cùng"));
    assert_ne!(events.next(), first);
    // What the build reads must not raise the next: the newest build stays the newest.
    let newest = preview.get("/").data("build");
    std::thread::sleep(Duration::from_millis(700));
    let later = preview.get("/").data("build");
    let number = |name: &str| name.rsplit('.').next().unwrap().parse::<u64>().unwrap();
    assert!(number(&later) <= number(&newest) + 1, "{newest} {later}");
}

#[test]
fn a_taken_port_gives_the_next() {
    let preview = Preview::new();
    let taken = preview.port();
    // The system's own ports end at 65535; nothing follows the last.
    if taken > 65_000 {
        return;
    }
    let second = start(&preview.root, taken);
    assert!(second.address().port() > taken);
    assert!(second.address().ip().is_loopback());
    second.stop();
}

#[test]
fn stopping_cuts_open_streams_at_once() {
    let mut preview = Preview::new();
    let mut events = preview.events();
    events.next();
    preview.server.take().unwrap().stop();
    let mut rest = Vec::new();
    // Ends, whether as an end or as a reset.
    let _ = events.0.read_to_end(&mut rest);
    assert!(!String::from_utf8_lossy(&rest).contains("data:"));
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let root = std::env::temp_dir().join("guongsang-khong-co-thu-muc-nay");
    assert_eq!(Server::start(options(root, 0)).unwrap_err().kind(), std::io::ErrorKind::NotFound);
}
