//! Parts of files, many who listen, and those who are slow.

use std::fs;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

use super::{Events, PATIENCE, Preview, STORY, photo, put};

fn film() -> Vec<u8> {
    (0..3_000_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

#[test]
fn parts_of_a_film() {
    let film = film();
    let preview = Preview::with(|root| fs::write(root.join("static/phim.mp4"), &film).unwrap());
    let get = |range: &str| {
        let host = preview.port();
        preview
            .send(&format!("GET /phim.mp4 HTTP/1.1\r\nHost: localhost:{host}\r\n{range}\r\nConnection: close\r\n\r\n"))
    };
    assert_eq!(preview.get("/phim.mp4").header("accept-ranges"), Some("bytes"));
    for (range, from, to) in [
        ("bytes=0-99", 0, 99),
        ("bytes=1000000-", 1_000_000, 2_999_999),
        ("bytes=-5", 2_999_995, 2_999_999),
        ("bytes=2999999-9999999", 2_999_999, 2_999_999),
        ("bytes=262140-262150", 262_140, 262_150),
    ] {
        let answer = get(&format!("Range: {range}"));
        assert_eq!(answer.status, 206, "{range}");
        assert_eq!(answer.header("content-range"), Some(format!("bytes {from}-{to}/3000000").as_str()));
        assert_eq!(answer.header("content-length"), Some((to - from + 1).to_string().as_str()));
        assert_eq!(answer.header("content-type"), Some("video/mp4"));
        assert!(answer.body == film[from..=to], "{range}");
    }
    let beyond = get("Range: bytes=3000000-");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */3000000")));
    for whole in ["Range: bytes=0-1,5-6", "Range: bytes=5-1", "Range: bytes=0-9\r\nIf-Range: \"abc\""] {
        let answer = get(whole);
        assert!(answer.status == 200 && answer.body == film, "{whole}");
    }
}

#[test]
fn a_part_of_a_picture_is_a_part_of_what_is_published() {
    let preview = Preview::with(|root| {
        put(root, "content/ca-nhan/anh/index.md", &format!("{STORY}![Kênh](kenh.jpg)\n"));
        fs::write(root.join("content/ca-nhan/anh/kenh.jpg"), photo()).unwrap();
    });
    let whole = preview.get("/ca-nhan/anh/kenh.jpg").body;
    assert_ne!(whole, photo());
    let host = preview.port();
    let request = format!(
        "GET /ca-nhan/anh/kenh.jpg HTTP/1.1\r\nHost: localhost:{host}\r\nRange: bytes=2-\r\nConnection: close\r\n\r\n"
    );
    let part = preview.send(&request);
    assert!(part.status == 206 && part.body == whole[2..]);
}

#[test]
fn a_thousand_streams_do_not_stop_it() {
    let preview = Preview::new();
    let first = preview.get("/").data("build");
    // More than are held open; those above are told the newest build and let go.
    let mut streams: Vec<Events> = Vec::new();
    for i in 0..1000 {
        let mut stream = preview.events();
        assert_eq!(stream.next(), first);
        if i < 256 {
            streams.push(stream);
        }
    }
    assert_eq!(preview.get("/").status, 200);
    preview.put("content/ca-nhan/khoat.md", &format!("{STORY}Cho mọi người.\n"));
    preview.until("/ca-nhan/khoat.html", |page| page.has("Cho mọi người"));
    for stream in &mut streams {
        assert_ne!(stream.next(), first);
    }
    // Who leaves makes room.
    drop(streams);
    let begin = Instant::now();
    loop {
        let mut stream = preview.events();
        stream.next();
        stream.0.get_ref().set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        // One that is held says nothing more; one that is not ends.
        if stream.0.read_to_end(&mut Vec::new()).is_err() {
            break;
        }
        assert!(begin.elapsed() < PATIENCE, "no stream was let go");
    }
}

#[test]
fn slow_browsers_do_not_stop_it() {
    let preview = Preview::with(|root| fs::write(root.join("static/phim.mp4"), film()).unwrap());
    let port = preview.port();
    // Forty begin to ask and never end; forty ask for a film and never take it.
    let mut slow = Vec::new();
    for i in 0..80 {
        let mut stream = preview.connect();
        let request = format!("GET /phim.mp4 HTTP/1.1\r\nHost: localhost:{port}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        if i % 2 == 0 {
            stream.write_all(b"\r\n").unwrap();
        }
        slow.push(stream);
    }
    preview.put("content/ca-nhan/khoat.md", &format!("{STORY}Không ai phải đợi.\n"));
    preview.until("/ca-nhan/khoat.html", |page| page.has("Không ai phải đợi"));
    // Who was slow gets all of it in the end.
    let mut bytes = vec![0; 3_000_000];
    slow[0].read_exact(&mut bytes).unwrap();
    assert!(bytes.starts_with(b"HTTP/1.1 200 OK"));
}
