//! A preview that runs past midnight.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{Days, NaiveDate};
use guongsang::serve::{Day, Options, Server};

use super::{Preview, STORY, options, put, today};

static LATER: AtomicU64 = AtomicU64::new(0);

fn clock() -> NaiveDate {
    today() + Days::new(LATER.load(Ordering::Relaxed))
}

#[test]
fn what_is_to_come_tomorrow_comes_at_midnight() {
    let root = Preview::folder();
    put(&root, "site.yaml", "tiêu đề: Gương sáng Tân Yên\n");
    put(&root, "content/ca-nhan/khoat.md", &STORY.replace("năm: 2025", "năm: 2025\nngày: 21/11/2026"));
    let start = |day| Server::start(Options { day, ..options(root.clone(), 0) }).unwrap();
    let kept = Preview { root: root.clone(), server: Some(start(Day::Fixed(today()))) };
    let preview = Preview { root: root.clone(), server: Some(start(Day::Clock(clock))) };
    assert_eq!(preview.get("/ca-nhan/khoat.html").status, 404);
    LATER.store(1, Ordering::Relaxed);
    preview.until("/ca-nhan/khoat.html", |page| page.status == 200);
    assert_eq!(kept.get("/ca-nhan/khoat.html").status, 404, "a day that was given stays");
}
