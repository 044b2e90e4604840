//! Waits until files of the site changed.
//!
//! The system tells of changes; where it does not (a network drive, a limit of the system), or is not to be asked, the files
//! are looked at every second. Folders may vanish and come back as a whole, as a checkout or a synchroniser does: the root itself is watched
//! too, and a folder that appears in it is watched anew.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::changes::Changes;
use super::network;
use super::scan::{self, FOLDERS, Stamps};
use super::words::Voice;

/// A save is several events: emptied, written. Those that come within so long of one another are one change …
const BREATH: Duration = Duration::from_millis(5);
/// … and after so long they are one change all the same.
const LONGEST: Duration = Duration::from_millis(25);
/// How often files are looked at where the system does not tell.
const POLL: Duration = Duration::from_secs(1);

/// So long after changes the files are compared with what was told of them …
const CALM: Duration = Duration::from_secs(3);
/// … unless there are more: then only when the system says that it lost something.
const MOST_FILES: usize = 20_000;

/// What is told to the one who waits.
#[derive(Debug)]
pub enum Signal {
    /// These files changed; paths below the root.
    Changed(Vec<PathBuf>),
    /// Changes were lost: any file may be one of them.
    Everything,
    /// The system tells no more, and why.
    Blind(String),
    /// The preview ends.
    Stop,
}

/// Watches a site.
pub struct Watch {
    root: PathBuf,
    signals: Receiver<Signal>,
    eyes: Eyes,
    voice: Voice,
    /// The files as they were when the system last told of each; none before the first wait, and where files are looked at anyway.
    known: Option<Stamps>,
    /// When they are compared with what is there: the system may have lost a change among many.
    check: Option<Instant>,
    /// Whether it did, and folders may have come of which it will not tell.
    lost: bool,
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
        } else if let Some(kind) = network::kind(&root) {
            voice.network(kind);
            Eyes::Looking(scan::scan(&root))
        } else {
            open(&root, tell).map_or_else(|error| look(&root, voice, &error.to_string()), Eyes::Told)
        };
        Self { root, signals, eyes, voice, known: None, check: None, lost: false }
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
        if self.known.is_none() && matches!(self.eyes, Eyes::Told(_)) {
            self.known = Some(scan::scan(&self.root));
        }
        while changes.is_empty() && !over {
            let next = [end, self.check].into_iter().flatten().min();
            let left = next.map(|next| next.saturating_duration_since(Instant::now()));
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
            if self.check.is_some_and(|check| Instant::now() >= check) {
                self.compare(&mut changes);
            }
            over = end.is_some_and(|end| Instant::now() >= end);
        }
        if !changes.is_empty() {
            self.breathe(&mut changes)?;
        }
        self.watch_again(&mut changes);
        self.note(&changes);
        Some(changes)
    }

    fn look_again(&mut self, changes: &mut Changes) {
        let Eyes::Looking(before) = &mut self.eyes else { return };
        let now = scan::scan(&self.root);
        changes.add(scan::differences(before, &now));
        *before = now;
    }

    /// Finds what changed without a word of the system.
    fn compare(&mut self, changes: &mut Changes) {
        self.check = None;
        let Some(known) = &mut self.known else { return };
        let now = scan::scan(&self.root);
        let missed = scan::differences(known, &now);
        *known = now;
        self.lost = !missed.is_empty();
        changes.add(missed);
    }

    /// Remembers the files of which the system told as they are now, before a build reads them: what is written later differs.
    fn note(&mut self, changes: &Changes) {
        let Some(known) = &mut self.known else { return };
        if changes.is_everything() {
            *known = scan::scan(&self.root);
        } else {
            changes.paths().for_each(|path| scan::look_at(&self.root, path, known));
        }
        if !changes.is_empty() && known.len() <= MOST_FILES {
            self.check = Some(Instant::now() + CALM);
        }
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
            Signal::Changed(paths) => changes.add(paths),
            Signal::Everything => self.compare(changes),
            Signal::Blind(why) => self.go_blind(&why, changes),
            Signal::Stop => return None,
        }
        Some(())
    }

    fn go_blind(&mut self, why: &str, changes: &mut Changes) {
        if matches!(self.eyes, Eyes::Told(_)) {
            self.eyes = look(&self.root, self.voice, why);
            (self.known, self.check) = (None, None);
            changes.widen();
        }
    }

    /// Watches folders that came back. The build that follows reads what was saved before the watch took hold.
    fn watch_again(&mut self, changes: &mut Changes) {
        let Eyes::Told(watcher) = &mut self.eyes else { return };
        let mut lost = None;
        let all = std::mem::take(&mut self.lost);
        for folder in FOLDERS.into_iter().filter(|folder| all || changes.replace(folder)) {
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
    fn what_was_lost_is_found_and_nothing_else_is_built() {
        let root = std::env::temp_dir().join(format!("guongsang-watch-lost-{}", std::process::id()));
        std::fs::create_dir_all(root.join("content")).unwrap();
        std::fs::write(root.join("content/a.md"), "x").unwrap();
        let (tell, signals) = std::sync::mpsc::channel();
        // A watcher that tells nobody, as if all its words were lost.
        let (nobody, _deaf) = std::sync::mpsc::channel();
        let voice = Voice::new(crate::base::Lang::Vi);
        let mut watch = Watch::new(root.clone(), false, nobody, signals, voice);
        let soon = Duration::from_millis(50);
        assert!(watch.within(soon).unwrap().is_empty());
        tell.send(Signal::Everything).unwrap();
        assert!(watch.within(soon).unwrap().is_empty(), "nothing changed");
        std::fs::write(root.join("content/a.md"), "xx").unwrap();
        std::fs::create_dir_all(root.join("content/moi")).unwrap();
        std::fs::write(root.join("content/moi/b.md"), "x").unwrap();
        tell.send(Signal::Everything).unwrap();
        let found = watch.within(soon).unwrap();
        assert!(!found.is_everything());
        assert_eq!(found.paths().collect::<Vec<_>>(), ["content/a.md", "content/moi/b.md"].map(Path::new));
        // Some time after changes it is looked for even if the system says nothing.
        std::fs::write(root.join("content/a.md"), "xxx").unwrap();
        let found = watch.within(CALM * 3).unwrap();
        assert_eq!(found.paths().collect::<Vec<_>>(), [Path::new("content/a.md")]);
        assert!(watch.within(CALM + soon).unwrap().is_empty());
        std::fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn files_are_looked_at_where_the_system_does_not_tell() {
        let root = std::env::temp_dir().join(format!("guongsang-watch-{}", std::process::id()));
        std::fs::create_dir_all(root.join("content")).unwrap();
        let (tell, signals) = std::sync::mpsc::channel();
        let voice = Voice::new(crate::base::Lang::Vi);
        let mut watch = Watch::new(root.clone(), false, tell.clone(), signals, voice);
        tell.send(Signal::Blind("test".to_owned())).unwrap();
        assert!(watch.wait().unwrap().is_everything());
        std::fs::write(root.join("content/a.md"), "x").unwrap();
        assert!(watch.wait().unwrap().paths().any(|path| path == Path::new("content/a.md")));
        tell.send(Signal::Stop).unwrap();
        assert!(watch.wait().is_none());
        std::fs::remove_dir_all(&root).unwrap();
    }
}
