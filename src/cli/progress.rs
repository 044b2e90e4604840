//! Long work shows how far it is, on a terminal and nowhere else.

use std::io::{self, Read, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::base::{Lang, Sink, Stamp};

use super::words::Say;

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(600);
const TICK: Duration = Duration::from_millis(120);

/// Counts the rendered files that pass to another sink.
struct Counting<'a> {
    inner: &'a dyn Sink,
    files: AtomicUsize,
}

impl Sink for Counting<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<Option<Stamp>> {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.inner.put(path, bytes)
    }

    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        self.inner.put_stream(path, from)
    }

    fn keep(&self, path: &str, stamp: &Stamp) -> io::Result<Option<Stamp>> {
        let kept = self.inner.keep(path, stamp)?;
        self.files.fetch_add(usize::from(kept.is_some()), Ordering::Relaxed);
        Ok(kept)
    }
}

/// Does work that fills a sink with `total` rendered files, showing on standard error how far it is.
pub fn watched<T>(sink: &dyn Sink, total: usize, lang: Lang, work: impl FnOnce(&dyn Sink) -> T) -> T {
    let counting = Counting { inner: sink, files: AtomicUsize::new(0) };
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let ticker = scope.spawn(|| {
            let mut line = Line::default();
            let started = Instant::now();
            thread::park_timeout(PATIENCE);
            while !done.load(Ordering::Acquire) {
                let files = counting.files.load(Ordering::Relaxed);
                let left = remaining(started.elapsed(), files, total);
                line.show(&Say::Progress { done: files, total, left }.text(lang));
                thread::park_timeout(TICK);
            }
        });
        // Dropped on the way out, even by a panic: the ticker must end for the scope to end.
        let finish = Finish { done: &done, ticker: ticker.thread() };
        let value = work(&counting);
        drop(finish);
        value
    })
}

/// Seconds that work will still take if it goes on as it went; nothing where too little is known.
fn remaining(elapsed: Duration, done: usize, total: usize) -> Option<u64> {
    let share = (done * 20 >= total && done > 0).then(|| total.saturating_sub(done) as f64 / done as f64)?;
    Some((elapsed.as_secs_f64() * share).ceil() as u64)
}

/// A line on the terminal that is written over again and again, and gone in the end.
#[derive(Debug, Default)]
pub struct Line {
    width: usize,
}

impl Line {
    /// Shows a text in the place of the last one.
    pub fn show(&mut self, text: &str) {
        let width = text.chars().count();
        show(&format!("\r{text}{}", " ".repeat(self.width.saturating_sub(width))));
        self.width = width;
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.width > 0 {
            show(&format!("\r{}\r", " ".repeat(self.width)));
        }
    }
}

struct Finish<'a> {
    done: &'a AtomicBool,
    ticker: &'a thread::Thread,
}

impl Drop for Finish<'_> {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Release);
        self.ticker.unpark();
    }
}

fn show(text: &str) {
    // Progress that cannot be shown is no reason to stop.
    let mut err = io::stderr();
    err.write_all(text.as_bytes()).and_then(|()| err.flush()).ok();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::MemorySink;

    #[test]
    fn the_rest_is_told_once_something_is_known() {
        assert_eq!(remaining(Duration::from_secs(3), 4, 100), None);
        assert_eq!(remaining(Duration::from_secs(3), 25, 100), Some(9));
        assert_eq!(remaining(Duration::from_secs(3), 100, 100), Some(0));
        assert_eq!(remaining(Duration::ZERO, 0, 0), None);
    }

    #[test]
    fn work_is_done_once_and_its_value_handed_on() {
        let sink = MemorySink::default();
        let value = watched(&sink, 1, Lang::Vi, |sink| sink.put("a.html", b"x").map(|_| 7));
        assert_eq!(value.unwrap(), 7);
        assert_eq!(sink.into_files().len(), 1);
    }
}
