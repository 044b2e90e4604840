//! How editors and their programs really save: in pieces, by renaming, with files beside, and holding what is read.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use guongsang::serve::{Options, Server};

use super::{Answer, PATIENCE, Preview, STORY, options, put};

#[cfg(unix)]
const SECTORS: &str = "lĩnh vực:\n  - tên: Giữ sông\n";

/// Saves as most editors do: a new file beside, moved over the old one.
fn by_rename(root: &Path, path: &str, text: &str, beside: &str) {
    let file = root.join(path);
    let new = file.with_file_name(beside);
    fs::write(&new, text).unwrap();
    fs::rename(new, file).unwrap();
}

/// Looks at a page all the time, as a browser would at its worst moments.
struct Watcher(std::thread::JoinHandle<Vec<&'static str>>);

impl Watcher {
    /// Looks until the page has the words.
    fn look(preview: &Preview, path: &'static str, words: &'static str) -> Self {
        let port = preview.port();
        Self(std::thread::spawn(move || {
            let mut seen = Vec::new();
            let begin = Instant::now();
            loop {
                let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
                let request = format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
                stream.write_all(request.as_bytes()).unwrap();
                let mut bytes = Vec::new();
                stream.read_to_end(&mut bytes).unwrap();
                let page = Answer::read(&bytes);
                let what = match (page.status, page.has("role=\"alertdialog\"")) {
                    (200, false) => "well",
                    (200, true) => "problems",
                    _ => "gone",
                };
                seen.push(what);
                if page.has(words) {
                    return seen;
                }
                assert!(begin.elapsed() < PATIENCE, "{words} did not come");
            }
        }))
    }

    /// Nothing but the page was ever seen.
    fn saw_nothing_wrong(self) {
        let seen = self.0.join().unwrap();
        assert!(seen.iter().all(|what| *what == "well"), "{seen:?}");
    }
}

#[test]
fn ways_in_which_editors_save_show_no_mistake_that_nobody_made() {
    let preview = Preview::new();
    let (path, page) = ("content/ca-nhan/khoat.md", "/ca-nhan/khoat.html");
    let file = preview.root.join(path);
    let text = |words: &str| format!("{STORY}{words}\n");

    // Emptied, left alone for a moment, written in two pieces.
    let watcher = Watcher::look(&preview, page, "Hai nhịp.");
    let mut open = fs::File::create(&file).unwrap();
    std::thread::sleep(Duration::from_millis(15));
    open.write_all(&STORY.as_bytes()[..20]).unwrap();
    std::thread::sleep(Duration::from_millis(15));
    open.write_all(&text("Hai nhịp.").as_bytes()[20..]).unwrap();
    drop(open);
    watcher.saw_nothing_wrong();

    // A copy is moved over it, under every name that editors give one.
    for (words, beside) in
        [("Một.", "khoat.md.tmp"), ("Hai.", ".khoat.md.swp"), ("Ba.", "~WRL0003.tmp"), ("Bốn.", "4913")]
    {
        let watcher = Watcher::look(&preview, page, words);
        by_rename(&preview.root, path, &text(words), beside);
        watcher.saw_nothing_wrong();
    }

    // The old one is moved away first: for a moment there is none.
    let watcher = Watcher::look(&preview, page, "Năm.");
    fs::rename(&file, file.with_extension("md~")).unwrap();
    std::thread::sleep(Duration::from_millis(20));
    fs::write(&file, text("Năm.")).unwrap();
    fs::remove_file(file.with_extension("md~")).unwrap();
    watcher.saw_nothing_wrong();

    // Twice in a row, as some do: the second is what stays.
    preview.put(path, &text("Sáu."));
    preview.put(path, &text("Bảy."));
    preview.until(page, |page| page.has("Bảy."));
}

#[test]
fn a_mistake_is_shown_when_it_is_quiet_and_a_good_save_at_once() {
    let preview = Preview::new();
    // While files keep changing, nothing is said of a mistake.
    preview.put("content/ca-nhan/khoat.md", &STORY.replace("năm: 2025", "năm: hai lăm"));
    for i in 0..15 {
        std::thread::sleep(Duration::from_millis(20));
        preview.put("content/ca-nhan/may.md", &STORY.replace("Phan Đình Khoát", &format!("Hà Thị Mây {i}")));
        assert!(!preview.get("/").has("role=\"alertdialog\""), "after {i}");
    }
    preview.until("/", |page| page.has("content/ca-nhan/khoat.md:5:6"));
}

#[test]
fn litter_of_editors_raises_no_build() {
    let preview = Preview::new();
    let before = preview.get("/").data("build");
    for name in ["~$khoat.md", ".khoat.md.swp", "4913", "khoat.md.tmp", "khoat.md~", "#khoat.md#", "~WRL0001.tmp"] {
        preview.put(&format!("content/ca-nhan/{name}"), "x");
        fs::remove_file(preview.root.join("content/ca-nhan").join(name)).unwrap();
    }
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(preview.get("/").data("build"), before);
}

#[test]
fn a_hundred_files_pasted_at_once_are_all_there() {
    let preview = Preview::new();
    for i in 0..100 {
        preview.put(&format!("content/ca-nhan/dan/nguoi-{i}.md"), &STORY.replace("Khoát", &format!("Số {i}")));
    }
    for i in [0, 50, 99] {
        preview.until(&format!("/ca-nhan/nguoi-{i}.html"), |page| page.status == 200);
    }
    assert!(preview.get("/_/").has("<a href=\"/ca-nhan/nguoi-"), "the overview links what was pasted");
    fs::remove_dir_all(preview.root.join("content/ca-nhan/dan")).unwrap();
    preview.until("/ca-nhan/nguoi-50.html", |page| page.status == 404);
}

#[test]
fn content_that_is_replaced_as_a_whole_shows_no_mistake_in_between() {
    let preview = Preview::new();
    let (content, old) = (preview.root.join("content"), preview.root.join("cu"));
    for words in ["Bản một.", "Bản hai."] {
        put(&preview.root, "moi/ca-nhan/khoat.md", &format!("{STORY}{words}\n"));
        put(&preview.root, "moi/trang/gioi-thieu.md", "---\ntiêu đề: Giới thiệu\n---\n\nChào.\n");
        let watcher = Watcher::look(&preview, "/ca-nhan/khoat.html", words);
        fs::rename(&content, &old).unwrap();
        std::thread::sleep(Duration::from_millis(20));
        fs::rename(preview.root.join("moi"), &content).unwrap();
        watcher.saw_nothing_wrong();
        fs::remove_dir_all(&old).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_is_held_for_a_moment_is_no_mistake_and_one_that_is_held_is_read_when_it_is_let_go() {
    use std::os::unix::fs::symlink;
    // Who runs tests may read everything; a link in a circle nobody can. It lies where no change of it is told.
    let outside = Preview::folder();
    let held = outside.join("linh-vuc.yaml");
    let hold = || {
        let _ = fs::remove_file(&held);
        symlink(&held, &held).unwrap();
    };
    let let_go = || {
        fs::remove_file(&held).unwrap();
        fs::write(&held, SECTORS).unwrap();
    };
    let preview = Preview::with(|root| {
        fs::create_dir_all(root.join("data")).unwrap();
        fs::write(&held, SECTORS).unwrap();
        symlink(&held, root.join("data/linh-vuc.yaml")).unwrap();
    });
    let (path, page) = ("content/ca-nhan/khoat.md", "/ca-nhan/khoat.html");
    assert!(!preview.get(page).has("role=\"alertdialog\""), "{}", preview.get(page).text());
    // What is let go within the second was never a problem.
    let watcher = Watcher::look(&preview, page, "Trong lúc ấy.");
    hold();
    preview.put(path, &format!("{STORY}Trong lúc ấy.\n"));
    std::thread::sleep(Duration::from_millis(400));
    let_go();
    watcher.saw_nothing_wrong();
    // What is held longer is said, and gone when it can be read.
    hold();
    preview.put(path, &format!("{STORY}Sau đó.\n"));
    preview.until(page, |page| page.has("GS0101") && page.has("data/linh-vuc.yaml"));
    let_go();
    preview.until(page, |page| page.has("Sau đó.") && !page.has("role=\"alertdialog\""));
    fs::remove_dir_all(outside).unwrap();
}

#[test]
fn files_are_looked_at_with_poll() {
    let root = Preview::with(|_| ());
    let server = Server::start(Options { poll: true, ..options(root.root.clone(), 0) }).unwrap();
    let polled = Preview { root: root.root.clone(), server: Some(server) };
    polled.put("content/ca-nhan/khoat.md", &format!("{STORY}Tự dò.\n"));
    polled.until("/ca-nhan/khoat.html", |page| page.has("Tự dò."));
    polled.put("content/ca-nhan/khoat.md", &STORY.replace("năm: 2025", "năm: hai lăm"));
    polled.until("/ca-nhan/khoat.html", |page| page.has("role=\"alertdialog\""));
    fs::remove_file(polled.root.join("content/ca-nhan/khoat.md")).unwrap();
    polled.until("/ca-nhan/khoat.html", |page| page.status == 404 && !page.has("role=\"alertdialog\""));
}
