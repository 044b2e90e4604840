//! How editors and their programs really save: in pieces, by renaming, with files beside, and holding what is read.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
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

/// Looks at a page all the time, as a browser would at its worst moments, until it has the words: what was seen on the way.
fn look(port: u16, path: &str, words: &str) -> Vec<&'static str> {
    let mut seen = Vec::new();
    let begin = Instant::now();
    loop {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let page = Answer::read(&bytes);
        seen.push(match (page.status, page.has("role=\"alertdialog\"")) {
            (200, false) => "well",
            (200, true) => "problems",
            _ => "gone",
        });
        if page.has(words) {
            return seen;
        }
        assert!(begin.elapsed() < PATIENCE, "{words} did not come");
    }
}

/// Saves a text with new words; nothing but the page, before and after, may be seen meanwhile. `save` may take `time`: on a machine
/// that took longer a mistake may have been seen rightly, and it is tried again.
fn undisturbed(preview: &Preview, time: Duration, save: impl Fn(&str)) {
    let port = preview.port();
    for _ in 0..50 {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let words = format!("Lần lưu thứ {}.", NEXT.fetch_add(1, Ordering::Relaxed));
        let (took, seen) = std::thread::scope(|scope| {
            let watcher = scope.spawn(|| look(port, "/ca-nhan/khoat.html", &words));
            let begin = Instant::now();
            save(&format!("{STORY}{words}\n"));
            (begin.elapsed(), watcher.join().unwrap())
        });
        if took < time {
            assert!(seen.iter().all(|what| *what == "well"), "{seen:?}");
            return;
        }
    }
    panic!("this machine never saved within {time:?}");
}

/// Shorter than the quiet after which a mistake is believed.
const MOMENT: Duration = Duration::from_millis(45);

#[test]
fn ways_in_which_editors_save_show_no_mistake_that_nobody_made() {
    let preview = Preview::new();
    let path = "content/ca-nhan/khoat.md";
    let file = preview.root.join(path);
    // Emptied, left alone for a moment, written in two pieces.
    undisturbed(&preview, MOMENT, |text| {
        let mut open = fs::File::create(&file).unwrap();
        std::thread::sleep(Duration::from_millis(12));
        open.write_all(&text.as_bytes()[..20]).unwrap();
        std::thread::sleep(Duration::from_millis(12));
        open.write_all(&text.as_bytes()[20..]).unwrap();
    });
    // A copy is moved over it, under every name that editors give one.
    for beside in ["khoat.md.tmp", ".khoat.md.swp", "~WRL0003.tmp", "4913"] {
        undisturbed(&preview, PATIENCE, |text| by_rename(&preview.root, path, text, beside));
    }
    // The old one is moved away first: for a moment there is none.
    undisturbed(&preview, MOMENT, |text| {
        fs::rename(&file, file.with_extension("md~")).unwrap();
        std::thread::sleep(Duration::from_millis(20));
        fs::write(&file, text).unwrap();
        fs::remove_file(file.with_extension("md~")).unwrap();
    });
    // Twice in a row, as some do: the second is what stays.
    undisturbed(&preview, PATIENCE, |text| {
        preview.put(path, &format!("{STORY}Chưa xong.\n"));
        preview.put(path, text);
    });
}

#[test]
fn a_mistake_is_said_when_it_is_quiet() {
    let preview = Preview::new();
    preview.put("content/ca-nhan/khoat.md", &STORY.replace("năm: 2025", "năm: hai lăm"));
    // While files keep changing, nothing is said of it.
    let mut last = Instant::now();
    for i in 0..15 {
        std::thread::sleep(Duration::from_millis(15));
        preview.put("content/ca-nhan/may.md", &STORY.replace("Phan Đình Khoát", &format!("Hà Thị Mây {i}")));
        let page = preview.get("/");
        // On a machine that took longer it was quiet.
        if last.elapsed() > MOMENT {
            break;
        }
        assert!(!page.has("role=\"alertdialog\""), "after {i}");
        last = Instant::now();
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
    for _ in 0..2 {
        undisturbed(&preview, MOMENT + Duration::from_millis(30), |text| {
            put(&preview.root, "moi/ca-nhan/khoat.md", text);
            put(&preview.root, "moi/trang/gioi-thieu.md", "---\ntiêu đề: Giới thiệu\n---\n\nChào.\n");
            fs::rename(&content, &old).unwrap();
            std::thread::sleep(Duration::from_millis(20));
            fs::rename(preview.root.join("moi"), &content).unwrap();
            fs::remove_dir_all(&old).unwrap();
        });
    }
}

#[test]
fn a_folder_in_the_content_that_is_replaced_shows_no_mistake_in_between() {
    let preview = Preview::new();
    let (people, old) = (preview.root.join("content/ca-nhan"), preview.root.join("cu"));
    undisturbed(&preview, MOMENT + Duration::from_millis(30), |text| {
        put(&preview.root, "moi/khoat.md", text);
        fs::rename(&people, &old).unwrap();
        std::thread::sleep(Duration::from_millis(30));
        fs::rename(preview.root.join("moi"), &people).unwrap();
        fs::remove_dir_all(&old).unwrap();
    });
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
    undisturbed(&preview, Duration::from_millis(900), |text| {
        hold();
        preview.put(path, text);
        std::thread::sleep(Duration::from_millis(400));
        let_go();
    });
    // What is held longer is said, and gone when it can be read.
    hold();
    preview.put(path, &format!("{STORY}Sau đó.\n"));
    preview.until(page, |page| page.has("GS0101") && page.has("data/linh-vuc.yaml"));
    let_go();
    preview.until(page, |page| page.has("Sau đó.") && !page.has("role=\"alertdialog\""));
    fs::remove_dir_all(outside).unwrap();
}

#[test]
fn a_file_that_never_reads_does_not_raise_build_after_build() {
    let preview = Preview::new();
    fs::create_dir_all(preview.root.join("data/linh-vuc.yaml")).unwrap();
    // A second in which it might be let go passes first.
    preview.until("/", |page| page.has("GS0101") && page.has("data/linh-vuc.yaml"));
    let number = |page: Answer| page.data("build").rsplit('.').next().unwrap().parse::<u64>().unwrap();
    let before = number(preview.get("/"));
    std::thread::sleep(Duration::from_millis(1700));
    assert_eq!(number(preview.get("/")), before);
    // A file in its place is heard of all the same.
    fs::remove_dir(preview.root.join("data/linh-vuc.yaml")).unwrap();
    preview.until("/", |page| !page.has("GS0101"));
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
