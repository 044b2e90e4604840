//! Waits until files of the site changed.
//!
//! The system tells of changes; where it does not (a network drive, a limit of the system), or is not to be asked, the files
//! are looked at every second. Folders may vanish and come back as a whole, as a checkout or a synchroniser does: the root itself is watched
//! too, and a folder that appears in it is watched anew.

use std::collections::BTreeSet;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::scan::{self, FOLDERS, Stamps};
use super::words::Voice;

/// A save is several events: emptied, written. Those that come within so long of one another are one change …
const BREATH: Duration = Duration::from_millis(5);
/// … and after so long they are one change all the same.
const LONGEST: Duration = Duration::from_millis(25);
/// How often files are looked at where the system does not tell.
const POLL: Duration = Duration::from_secs(1);

/// What is told to the one who waits.
#[derive(Debug)]
pub enum Signal {
    /// These files changed; paths below the root.
    Changed(Vec<PathBuf>),
    /// Changes were lost: any file may have changed.
    Everything,
    /// The system tells no more, and why.
    Blind(String),
    /// The preview ends.
    Stop,
}

/// What changed between two builds.
#[derive(Debug, Default)]
pub struct Changes {
    everything: bool,
    paths: BTreeSet<PathBuf>,
}

impl Changes {
    /// These files, and no others.
    pub fn of(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { everything: false, paths: paths.into_iter().collect() }
    }

    /// Any file may have changed.
    pub fn everything() -> Self {
        Self { everything: true, paths: BTreeSet::new() }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        !self.everything && self.paths.is_empty()
    }

    /// The files and folders that changed, by path below the root.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.paths.iter().map(PathBuf::as_path)
    }

    /// The same with `/` between folders; `None` if any file may have changed.
    pub fn names(&self) -> Option<BTreeSet<String>> {
        let name = |path: &PathBuf| path.to_str().map(|path| path.replace(MAIN_SEPARATOR, "/"));
        if self.everything { None } else { self.paths.iter().map(name).collect() }
    }

    /// Takes in what changed later.
    pub fn extend(&mut self, later: Changes) {
        self.everything |= later.everything;
        self.paths.extend(later.paths);
    }

    /// Whether a style sheet may have changed.
    pub fn touch_styles(&self) -> bool {
        self.everything || self.paths.iter().any(|path| ends(path, &["css"]))
    }

    /// Whether scripts, fonts or pictures of the whole site may have changed: any page may show them, with the same bytes as before.
    pub fn touch_shared(&self) -> bool {
        let shared = |path: &PathBuf| {
            (path.starts_with("static") || path.starts_with("themes"))
                && !ends(path, &["css", "md", "yaml", "yml", "html"])
        };
        self.everything || self.paths.iter().any(shared)
    }

    /// Whether the folder itself came, went or was replaced.
    fn replace(&self, folder: &str) -> bool {
        self.everything || self.paths.contains(Path::new(folder))
    }
}

fn ends(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|end| extensions.iter().any(|one| end.eq_ignore_ascii_case(one)))
}

/// Watches a site.
pub struct Watch {
    root: PathBuf,
    signals: Receiver<Signal>,
    eyes: Eyes,
    voice: Voice,
}

enum Eyes {
    /// The system tells.
    Told(RecommendedWatcher),
    /// The files as they were when they were last looked at.
    Looking(Stamps),
}

impl Watch {
    /// Watches the site in `root` (canonical), which `tell` reports to `signals`. With `poll` the system is not asked.
    pub fn new(root: PathBuf, poll: bool, tell: Sender<Signal>, signals: Receiver<Signal>, voice: Voice) -> Self {
        let eyes = if poll {
            voice.looking();
            Eyes::Looking(scan::scan(&root))
        } else {
            open(&root, tell).map_or_else(|error| look(&root, voice, &error.to_string()), Eyes::Told)
        };
        Self { root, signals, eyes, voice }
    }

    /// The next changes; `None` when the preview ends.
    pub fn wait(&mut self) -> Option<Changes> {
        self.until(None)
    }

    /// What changes within so long from now, perhaps nothing; `None` when the preview ends.
    pub fn within(&mut self, time: Duration) -> Option<Changes> {
        self.until(Some(Instant::now() + time))
    }

    fn until(&mut self, end: Option<Instant>) -> Option<Changes> {
        let mut changes = Changes::default();
        let mut over = false;
        while changes.is_empty() && !over {
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            let heard = match (&self.eyes, left) {
                (Eyes::Told(_), None) => self.signals.recv().map_err(|_| RecvTimeoutError::Disconnected),
                (Eyes::Told(_), Some(left)) => self.signals.recv_timeout(left),
                (Eyes::Looking(_), left) => self.signals.recv_timeout(left.map_or(POLL, |left| left.min(POLL))),
            };
            match heard {
                Ok(signal) => self.hear(signal, &mut changes)?,
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => self.look_again(&mut changes),
            }
            over = end.is_some_and(|end| Instant::now() >= end);
        }
        if !changes.is_empty() {
            self.breathe(&mut changes)?;
            self.watch_again(&mut changes);
        }
        Some(changes)
    }

    fn look_again(&mut self, changes: &mut Changes) {
        let Eyes::Looking(before) = &mut self.eyes else { return };
        let now = scan::scan(&self.root);
        changes.paths.extend(scan::differences(before, &now));
        *before = now;
    }

    fn breathe(&mut self, changes: &mut Changes) -> Option<()> {
        let end = Instant::now() + LONGEST;
        while Instant::now() < end {
            match self.signals.recv_timeout(BREATH) {
                Ok(signal) => self.hear(signal, changes)?,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        Some(())
    }

    /// Takes a signal in; `None` when the preview ends.
    fn hear(&mut self, signal: Signal, changes: &mut Changes) -> Option<()> {
        match signal {
            Signal::Changed(paths) => changes.paths.extend(paths),
            Signal::Everything => changes.everything = true,
            Signal::Blind(why) => self.go_blind(&why, changes),
            Signal::Stop => return None,
        }
        Some(())
    }

    fn go_blind(&mut self, why: &str, changes: &mut Changes) {
        if matches!(self.eyes, Eyes::Told(_)) {
            self.eyes = look(&self.root, self.voice, why);
            changes.everything = true;
        }
    }

    /// Watches folders that came back. The build that follows reads what was saved before the watch took hold.
    fn watch_again(&mut self, changes: &mut Changes) {
        let Eyes::Told(watcher) = &mut self.eyes else { return };
        let mut lost = None;
        for folder in FOLDERS.into_iter().filter(|folder| changes.replace(folder)) {
            let path = self.root.join(folder);
            // Fails if the old folder is gone, and its watch with it.
            let _ = watcher.unwatch(&path);
            let here = scan::is_folder(&path);
            let watched = if here { watcher.watch(&path, RecursiveMode::Recursive) } else { Ok(()) };
            // A folder that is gone again by now says so in the root.
            lost = watched.err().filter(|_| scan::is_folder(&path)).or(lost);
        }
        if let Some(error) = lost {
            self.go_blind(&error.to_string(), changes);
        }
    }
}

fn look(root: &Path, voice: Voice, why: &str) -> Eyes {
    voice.polling(why);
    Eyes::Looking(scan::scan(root))
}

fn open(root: &Path, tell: Sender<Signal>) -> notify::Result<RecommendedWatcher> {
    let below = root.to_owned();
    let hear = move |event: notify::Result<Event>| {
        if let Some(signal) = signal(&below, event) {
            // Nobody listens any more when the preview ends.
            let _ = tell.send(signal);
        }
    };
    // A link may lead out of the site, and a build does not follow it either.
    let mut watcher = RecommendedWatcher::new(hear, Config::default().with_follow_symlinks(false))?;
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        if scan::is_folder(&folder) {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(watcher)
}

fn signal(root: &Path, event: notify::Result<Event>) -> Option<Signal> {
    match event {
        // A build reads files, which would raise the next build.
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => None,
        Ok(event) if event.need_rescan() => Some(Signal::Everything),
        Ok(event) => {
            let paths: Vec<PathBuf> = event.paths.iter().filter_map(|path| scan::relevant(root, path)).collect();
            (!paths.is_empty()).then_some(Signal::Changed(paths))
        }
        Err(error) => Some(Signal::Blind(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, Flag};

    fn told(event: Event) -> Option<Signal> {
        signal(Path::new("/site"), Ok(event))
    }

    #[test]
    fn reading_and_the_output_raise_nothing() {
        let page = PathBuf::from("/site/public/index.html");
        let story = PathBuf::from("/site/content/a.md");
        assert!(told(Event::new(EventKind::Create(CreateKind::File)).add_path(page)).is_none());
        assert!(told(Event::new(EventKind::Access(AccessKind::Any)).add_path(story.clone())).is_none());
        let Some(Signal::Changed(paths)) = told(Event::new(EventKind::Create(CreateKind::File)).add_path(story)) else {
            panic!("a story matters");
        };
        assert_eq!(paths, [PathBuf::from("content/a.md")]);
    }

    #[test]
    fn lost_events_mean_everything() {
        assert!(matches!(told(Event::new(EventKind::Other).set_flag(Flag::Rescan)), Some(Signal::Everything)));
    }

    #[test]
    fn files_are_looked_at_where_the_system_does_not_tell() {
        let root = std::env::temp_dir().join(format!("guongsang-watch-{}", std::process::id()));
        std::fs::create_dir_all(root.join("content")).unwrap();
        let (tell, signals) = std::sync::mpsc::channel();
        let voice = Voice::new(crate::base::Lang::Vi);
        let mut watch = Watch::new(root.clone(), false, tell.clone(), signals, voice);
        tell.send(Signal::Blind("test".to_owned())).unwrap();
        assert!(watch.wait().unwrap().everything);
        std::fs::write(root.join("content/a.md"), "x").unwrap();
        assert!(watch.wait().unwrap().paths.contains(Path::new("content/a.md")));
        tell.send(Signal::Stop).unwrap();
        assert!(watch.wait().is_none());
        std::fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn what_a_page_may_show_without_saying_so() {
        let changed = |path: &str| Changes::of([PathBuf::from(path)]);
        assert!(changed("static/anh.jpg").touch_shared() && changed("themes/x/assets/script.js").touch_shared());
        // A page names its pictures and texts: it is asked, not told.
        assert!(
            !changed("content/ca-nhan/a/anh.jpg").touch_shared() && !changed("content/ca-nhan/a.md").touch_shared()
        );
        let style = changed("themes/x/assets/style.css");
        assert!(style.touch_styles() && !style.touch_shared() && !changed("content/a.md").touch_styles());
        assert!(changed("content").replace("content") && !changed("content/a.md").replace("content"));
    }
}
