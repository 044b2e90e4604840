//! What the preview shows at the moment: the last good site and the problems of the last build.
//!
//! A build makes a new [`Snapshot`] beside the old one and puts it in its place at once; a request that is being answered keeps the
//! one it began with.

use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;
use tokio::sync::watch::{Receiver, Sender};

use crate::base::{Diagnostics, FolderWorld, Lang, Severity};
use crate::output::Renderer;
use crate::resolve::Audience;

use super::overlay::{self, Behind};
use super::watch::Changes;
use super::words::Voice;

/// A preview of one site.
pub struct Preview {
    root: PathBuf,
    today: NaiveDate,
    audience: Audience,
    address: SocketAddr,
    voice: Voice,
    now: RwLock<Arc<Snapshot>>,
    news: Sender<u64>,
}

/// What is shown between two builds.
pub struct Snapshot {
    /// The last site without errors, if there was one.
    pub good: Option<Arc<Good>>,
    /// The problems of the last build as HTML; may be empty.
    pub overlay: String,
    /// Number of the build.
    pub build: u64,
    /// Counts the builds before which pictures, styles or scripts changed.
    pub files: u64,
}

/// A site without errors.
pub struct Good {
    /// Renders its pages on request.
    pub renderer: Renderer,
    /// When it was built, as on a clock.
    at: String,
}

impl Preview {
    /// A preview of the site in `root` (canonical) that is served at `address`. Shows nothing before the first build.
    pub fn new(root: PathBuf, today: NaiveDate, audience: Audience, address: SocketAddr, voice: Voice) -> Self {
        let nothing = Snapshot { good: None, overlay: String::new(), build: 0, files: 0 };
        Self { root, today, audience, address, voice, now: RwLock::new(Arc::new(nothing)), news: Sender::new(0) }
    }

    /// What is shown now.
    pub fn now(&self) -> Arc<Snapshot> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Follows the numbers of the builds.
    pub fn news(&self) -> Receiver<u64> {
        self.news.subscribe()
    }

    /// Folder of the site.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Language of the overlay.
    pub fn lang(&self) -> Lang {
        self.voice.lang
    }

    /// Compiles the site, shows what came of it and lets the browsers know.
    pub fn build(&self, changes: &Changes) {
        let before = self.now();
        // A fault of ours must not end a preview: the editor would lose the site for a mistake that is not theirs.
        let attempt = catch_unwind(AssertUnwindSafe(|| self.attempt(before.good.as_ref())));
        let (good, overlay) = attempt.unwrap_or_else(|_| {
            self.voice.broke();
            (before.good.clone(), overlay::broken(self.lang(), behind(before.good.as_ref())))
        });
        let build = before.build + 1;
        let files = before.files + u64::from(changes.touch_files());
        let after = Arc::new(Snapshot { good, overlay, build, files });
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = after;
        self.news.send_replace(build);
    }

    fn attempt(&self, last: Option<&Arc<Good>>) -> (Option<Arc<Good>>, String) {
        let started = Instant::now();
        let compiled = Arc::new(crate::compile_for(&FolderWorld::new(&self.root, self.today), self.audience));
        let (renderer, found) = Renderer::new(compiled.clone());
        let problems = joined(&compiled.problems, found);
        let errors = problems.count(Severity::Error);
        self.voice.built(errors, problems.count(Severity::Warning), started.elapsed().as_millis(), self.address);
        let listed = |behind| overlay::overlay(self.lang(), problems.iter(), &compiled.sources, behind);
        if errors > 0 {
            return (last.cloned(), listed(behind(last)));
        }
        (Some(Arc::new(Good { renderer, at: clock() })), listed(Behind::Current))
    }
}

fn behind(good: Option<&Arc<Good>>) -> Behind<'_> {
    good.map_or(Behind::Nothing, |good| Behind::Good(&good.at))
}

fn joined(first: &Diagnostics, second: Diagnostics) -> Diagnostics {
    let mut all = first.clone();
    all.extend(second);
    all.finished()
}

/// The time of the day at UTC+7, as `--now` counts days.
fn clock() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()) + 7 * 3600;
    format!("{}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
}
