//! Long work shows how far it is, on a terminal and nowhere else.

use std::io::{self, Read, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::base::{Lang, Sink};

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
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.inner.put(path, bytes)
    }

    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        self.inner.put_stream(path, from)
    }
}

/// Does work that fills a sink with `total` rendered files, showing on standard error how far it is.
pub fn watched<T>(sink: &dyn Sink, total: usize, lang: Lang, work: impl FnOnce(&dyn Sink) -> T) -> T {
    let counting = Counting { inner: sink, files: AtomicUsize::new(0) };
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let ticker = scope.spawn(|| {
            let mut width = 0;
            thread::park_timeout(PATIENCE);
            while !done.load(Ordering::Acquire) {
                let text = Say::Progress { done: counting.files.load(Ordering::Relaxed), total }.text(lang);
                width = text.chars().count();
                show(&format!("\r{text}"));
                thread::park_timeout(TICK);
            }
            if width > 0 {
                show(&format!("\r{}\r", " ".repeat(width)));
            }
        });
        // Dropped on the way out, even by a panic: the ticker must end for the scope to end.
        let finish = Finish { done: &done, ticker: ticker.thread() };
        let value = work(&counting);
        drop(finish);
        value
    })
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
    fn work_is_done_once_and_its_value_handed_on() {
        let sink = MemorySink::default();
        let value = watched(&sink, 1, Lang::Vi, |sink| sink.put("a.html", b"x").map(|()| 7));
        assert_eq!(value.unwrap(), 7);
        assert_eq!(sink.into_files().len(), 1);
    }
}
