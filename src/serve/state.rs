//! What the preview shows at the moment: the last good site and the problems of the last build.
//!
//! A build makes a new [`Snapshot`] beside the old one and puts it in its place at once; a request that is being answered keeps the
//! one it began with.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;
use tokio::sync::watch::{Receiver, Sender};

use crate::base::{FolderWorld, Lang, Severity};
use crate::output::Renderer;
use crate::resolve::Audience;
use crate::{Changed, Compiled, Compiler};

use super::changes::Changes;
use super::day::Day;
use super::findings::Findings;
use super::lost;
use super::newest::Newest;
use super::open::Token;
use super::overlay::{self, Behind};
use super::printer::Paper;
use super::words::Voice;

/// A preview of one site.
pub struct Preview {
    root: PathBuf,
    day: Day,
    /// Where an editor on this machine sees it: `http://127.0.0.1:8080/`.
    address: String,
    voice: Voice,
    paper: Paper,
    token: Token,
    desk: Mutex<Desk>,
    now: RwLock<Arc<Snapshot>>,
    news: Sender<u64>,
}

/// What the last build leaves for the next.
struct Desk {
    compiler: Compiler,
    renderer: Option<Arc<Renderer>>,
    /// The day of it.
    day: Option<NaiveDate>,
}

/// What is shown between two builds.
#[derive(Default)]
pub struct Snapshot {
    /// The last site without errors, if there was one.
    pub good: Option<Arc<Good>>,
    /// The problems of the last build.
    pub findings: Arc<Findings>,
    /// The same as HTML; may be empty.
    pub overlay: String,
    /// Whether a fault of ours broke the last build off.
    pub broke: bool,
    /// Number of the build.
    pub build: u64,
    /// Counts the builds before which files changed that any page may show.
    pub files: u64,
    /// Counts the builds before which style sheets changed.
    pub styles: u64,
    /// Which files changed of late.
    pub newest: Newest,
}

/// A site without errors.
pub struct Good {
    /// Renders its pages on request.
    pub renderer: Arc<Renderer>,
    /// When it was built, as on a clock.
    at: String,
}

/// What came of a build that is not shown yet.
pub struct Made {
    /// The site if it has no errors.
    good: Option<Arc<Good>>,
    /// Its problems; none when a fault of ours broke it off.
    pub findings: Arc<Findings>,
    broke: bool,
    /// What the problems point into; none when it broke off.
    compiled: Option<Arc<Compiled>>,
    milliseconds: u128,
}

impl Made {
    fn broken() -> Self {
        Self { good: None, findings: Arc::default(), broke: true, compiled: None, milliseconds: 0 }
    }

    /// Whether there is something that the editor must mend.
    pub fn has_errors(&self) -> bool {
        self.good.is_none()
    }
}

impl Preview {
    /// A preview of the site in `root` (canonical) that is seen at `address`. Shows nothing before the first build.
    pub fn new(root: PathBuf, day: Day, audience: Audience, address: String, voice: Voice, paper: Paper) -> Self {
        let now = RwLock::new(Arc::new(Snapshot::default()));
        let desk = Mutex::new(Desk { compiler: Compiler::new(audience), renderer: None, day: None });
        Self { root, day, address, voice, paper, token: Token::new(), desk, now, news: Sender::new(0) }
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

    /// What a page must know to have files opened.
    pub fn token(&self) -> &Token {
        &self.token
    }

    /// The day of the site.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Whether the day is another than that of the last build.
    pub fn is_of_yesterday(&self) -> bool {
        let built = self.desk.lock().unwrap_or_else(PoisonError::into_inner).day;
        self.day.turns() && built.is_some_and(|built| built != self.day.today())
    }

    /// Language of the overlay.
    pub fn lang(&self) -> Lang {
        self.voice.lang
    }

    /// Builds and shows what came of it.
    pub fn build(&self, changes: &Changes) {
        self.show(self.make(changes), changes);
    }

    /// Builds after these changes, those of the last build or later; nothing is shown yet.
    pub fn make(&self, changes: &Changes) -> Made {
        let started = Instant::now();
        // A fault of ours must not end a preview: the editor would lose the site for a mistake that is not theirs.
        let attempt = catch_unwind(AssertUnwindSafe(|| self.attempt(changes)));
        let milliseconds = started.elapsed().as_millis();
        let Ok((renderer, findings)) = attempt else {
            return Made { milliseconds, ..Made::broken() };
        };
        let compiled = Some(renderer.compiled().clone());
        let good = (findings.count(Severity::Error) == 0).then(|| Arc::new(Good { renderer, at: clock() }));
        Made { good, findings: Arc::new(findings), broke: false, compiled, milliseconds }
    }

    /// Compiles the site as it is in the folder now.
    fn attempt(&self, changes: &Changes) -> (Arc<Renderer>, Findings) {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        // Taken: what a fault of ours breaks off is of no use to the next build.
        let last = desk.renderer.take();
        let today = self.day.today();
        desk.day = Some(today);
        let paths = changes.names();
        let changed = paths.as_ref().map_or(Changed::Everything, Changed::Paths);
        let compiled = desk.compiler.compile(&FolderWorld::new(&self.root, today), changed);
        let (renderer, found) = match last {
            Some(last) => last.again(compiled.clone()),
            None => Renderer::new(compiled.clone()),
        };
        let renderer = Arc::new(renderer);
        desk.renderer = Some(renderer.clone());
        let mut problems = compiled.problems.clone();
        problems.extend(found);
        (renderer, Findings::new(problems.finished(), &compiled.sources))
    }

    /// Whether a file that the shown site is made of, and that changed or lay in a folder that did, is no longer in what was made.
    pub fn lost(&self, changes: &Changes, made: &Made) -> bool {
        let now = self.now();
        let (Some(shown), Some(made)) = (&now.good, &made.good) else { return false };
        let (shown, made) = (shown.renderer.compiled(), made.renderer.compiled());
        let names = changes.names();
        lost::lost(&shown.sources, &made.sources, names.as_ref().map_or(Changed::Everything, Changed::Paths))
    }

    /// Says that a fault of ours broke a build off outside of [`Self::make`].
    pub fn broke_off(&self) {
        self.show(Made::broken(), &Changes::default());
    }

    /// Shows what was built after these changes and lets the browsers know.
    pub fn show(&self, made: Made, changes: &Changes) {
        let before = self.now();
        let Made { good, findings, broke, compiled, milliseconds } = made;
        let lang = self.lang();
        let last = || before.good.as_ref().map_or(Behind::Nothing, |good| Behind::Good(&good.at));
        let overlay = match (&good, broke) {
            (Some(_), _) => overlay::overlay(lang, &findings, Behind::Current),
            (None, true) => overlay::broken(lang, last()),
            (None, false) => overlay::overlay(lang, &findings, last()),
        };
        if broke {
            self.voice.broke();
        } else {
            if let Some(printed) = compiled.and_then(|compiled| self.paper.print(&findings, &compiled.sources)) {
                self.voice.problems(&printed);
            }
            let count = |severity| findings.count(severity);
            self.voice.built(count(Severity::Error), count(Severity::Warning), milliseconds, &self.address);
        }
        let build = before.build + 1;
        let after = Snapshot {
            good: good.or_else(|| before.good.clone()),
            findings,
            overlay,
            broke,
            build,
            files: before.files + u64::from(changes.touch_shared()),
            styles: before.styles + u64::from(changes.touch_styles()),
            newest: before.newest.with(changes, &self.root, &clock()),
        };
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(after);
        self.news.send_replace(build);
    }
}

/// The time of the day at UTC+7, as `--now` counts days.
fn clock() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()) + 7 * 3600;
    format!("{}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
}
