//! Publishing into a folder. Files are written beside what is there; only a finished site takes its place.
//!
//! The usual way is a folder beside the output, in which unchanged files are hard links to the old ones, and then one exchange of the
//! two folders: killed at any point, the old site is there or the new one is, whole. Where folders can't be renamed, a build goes
//! [in place](Way::InPlace): every file is replaced by a rename, new ones before changed ones, deletions last; killed at any point,
//! every file is whole, and the next build finishes what was begun. A folder that guongsang did not write is never touched.

#![allow(clippy::disallowed_methods, reason = "this is the door out")]

mod error;
mod manifest;
mod place;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::base::Sink;

pub use error::PublishError;
use manifest::{Hash, MANIFEST, Manifest, NEXT};

/// How a finished site takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// A folder beside the output is exchanged with it.
    #[default]
    Exchange,
    /// Files are renamed into the output one by one.
    InPlace,
}

/// What became of a file since the last build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Change {
    New,
    Changed,
    Gone,
}

/// A site being written. Dropped without [`commit`](Self::commit), it leaves the output as it was.
#[derive(Debug)]
pub struct FolderSink {
    way: Way,
    output: PathBuf,
    /// Where new files are written.
    work: PathBuf,
    lock: File,
    /// What the last build wrote.
    last: Manifest,
    /// What a build in place that was killed began to write.
    begun: Manifest,
    made: Mutex<FxHashSet<Box<str>>>,
    files: Mutex<FxHashMap<Box<str>, Hash>>,
    unchanged: AtomicUsize,
    done: bool,
}

impl FolderSink {
    /// Begins to write a site of `site_root` that shall take the place of `output`.
    ///
    /// # Errors
    /// When the place cannot or must not be written.
    pub fn begin(output: &Path, site_root: &Path, way: Way) -> Result<Self, PublishError> {
        let absolute = std::path::absolute(output).map_err(|error| PublishError::Io { path: output.into(), error })?;
        let output = place::normal(&absolute);
        place::check(&output, site_root)?;
        let folder = match way {
            Way::Exchange => output.parent().unwrap_or(&output).to_owned(),
            Way::InPlace => output.clone(),
        };
        fs::create_dir_all(&folder).map_err(|error| PublishError::Io { path: folder.clone(), error })?;
        let own = |suffix: &str| match way {
            Way::Exchange => {
                let name = output.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                folder.join(format!(".{name}.guongsang-{suffix}"))
            }
            Way::InPlace => folder.join(format!(".guongsang-{suffix}")),
        };
        let lock = place::lock(&own("lock"), &output)?;
        let (work, old) = (own("new"), own("old"));
        recover(&output, &work, &old).map_err(|error| PublishError::Io { path: output.clone(), error })?;
        fs::create_dir(&work).map_err(|error| PublishError::Io { path: work.clone(), error })?;
        let (last, begun) = (Manifest::read(&output.join(MANIFEST)), Manifest::read(&output.join(NEXT)));
        let (made, files, unchanged) = (Mutex::default(), Mutex::default(), AtomicUsize::new(0));
        Ok(Self { way, output, work, lock, last, begun, made, files, unchanged, done: false })
    }

    /// The folder that the site is for.
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// How many files were the same as in the last build.
    pub fn unchanged(&self) -> usize {
        self.unchanged.load(Ordering::Relaxed)
    }

    /// Which files are new, changed and gone since the last build, by path; nothing where there was none.
    pub fn changes(&self) -> Vec<(Box<str>, Change)> {
        if self.last.files.is_empty() {
            return Vec::new();
        }
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let written = files.iter().filter_map(|(path, hash)| match self.last.files.get(path) {
            None => Some((path.clone(), Change::New)),
            Some(last) if last != hash => Some((path.clone(), Change::Changed)),
            Some(_) => None,
        });
        let gone = self.last.files.keys().filter(|path| !files.contains_key(*path));
        let mut changes: Vec<_> = written.chain(gone.map(|path| (path.clone(), Change::Gone))).collect();
        changes.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        changes
    }

    /// Puts the written site in the place of the old one.
    ///
    /// # Errors
    /// When the system refuses; what is said of the two ways then holds.
    pub fn commit(mut self) -> Result<(), PublishError> {
        let files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        let manifest = Manifest { files };
        match self.way {
            Way::Exchange => self.exchange(&manifest)?,
            Way::InPlace => self.replace(&manifest)?,
        }
        self.done = true;
        Ok(())
    }

    fn exchange(&self, manifest: &Manifest) -> Result<(), PublishError> {
        let fail = |path: &Path, error| PublishError::Io { path: path.to_owned(), error };
        manifest.write(&self.work.join(MANIFEST)).map_err(|e| fail(&self.work, e))?;
        if !self.output.exists() {
            return fs::rename(&self.work, &self.output).map_err(|e| fail(&self.output, e));
        }
        if swap(&self.work, &self.output).is_ok() {
            // Now the old site. What can't be removed is removed by the next build: the new site is in its place.
            remove_tree(&self.work).ok();
            return Ok(());
        }
        let name = self.work.file_name().map(|n| n.to_string_lossy().replace("guongsang-new", "guongsang-old"));
        let old = self.work.with_file_name(name.unwrap_or_default());
        fs::rename(&self.output, &old).map_err(|e| fail(&self.output, e))?;
        if let Err(error) = fs::rename(&self.work, &self.output) {
            fs::rename(&old, &self.output).map_err(|e| fail(&self.output, e))?;
            return Err(fail(&self.output, error));
        }
        remove_tree(&old).ok();
        Ok(())
    }

    /// Puts the files into the output: new ones first, so that no page leads to one that is not there yet.
    fn replace(&self, manifest: &Manifest) -> Result<(), PublishError> {
        let fail = |path: PathBuf| move |error| PublishError::Io { path, error };
        let journal = self.output.join(NEXT);
        manifest.write(&self.work.join(NEXT)).map_err(fail(self.work.clone()))?;
        fs::rename(self.work.join(NEXT), &journal).map_err(fail(journal.clone()))?;
        let written: Vec<&str> =
            manifest.files.keys().map(|path| &**path).filter(|path| self.work.join(path).is_file()).collect();
        let (there, new): (Vec<_>, Vec<_>) = written.into_iter().partition(|path| self.output.join(path).exists());
        for paths in [new, there] {
            paths.par_iter().try_for_each(|path| {
                let target = self.output.join(path);
                let folder = target.parent().unwrap_or(&self.output);
                fs::create_dir_all(folder).map_err(fail(folder.to_owned()))?;
                fs::rename(self.work.join(path), &target).map_err(fail(target))
            })?;
        }
        let former = self.last.files.keys().chain(self.begun.files.keys());
        let gone: FxHashSet<&str> =
            former.map(|path| &**path).filter(|path| !manifest.files.contains_key(*path)).collect();
        for path in gone {
            let target = self.output.join(path);
            match fs::remove_file(&target) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fail(target)(error)),
                _ => remove_empty(&self.output, path),
            }
        }
        fs::rename(&journal, self.output.join(MANIFEST)).map_err(fail(journal.clone()))?;
        remove_tree(&self.work).ok();
        Ok(())
    }

    fn create(&self, path: &str) -> io::Result<File> {
        self.make_folder(path)?;
        File::create_new(self.work.join(path))
    }

    /// Makes the folder of a file, once.
    fn make_folder(&self, path: &str) -> io::Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if !made.contains(folder) {
            fs::create_dir_all(self.work.join(folder))?;
            made.insert(folder.into());
        }
        Ok(())
    }

    fn note(&self, path: &str, hash: Hash) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.into(), hash);
    }

    /// Takes the file of the last build, which holds the same.
    fn keep(&self, path: &str, hash: Hash) -> io::Result<bool> {
        let linked = match self.way {
            Way::InPlace => true,
            Way::Exchange => {
                self.make_folder(path)?;
                fs::hard_link(self.output.join(path), self.work.join(path)).is_ok()
            }
        };
        if linked {
            self.note(path, hash);
            self.unchanged.fetch_add(1, Ordering::Relaxed);
        }
        Ok(linked)
    }

    /// Whether the last build wrote these bytes, and they are still there: somebody may have changed the file.
    fn is_there(&self, path: &str, bytes: &[u8], hash: Hash) -> bool {
        self.last.files.get(path) == Some(&hash)
            && is_plain(&self.output.join(path))
            && fs::read(self.output.join(path)).is_ok_and(|there| there == bytes)
    }
}

impl Drop for FolderSink {
    fn drop(&mut self) {
        if !self.done {
            // What cannot be removed now is removed by the next build.
            remove_tree(&self.work).ok();
        }
        self.lock.unlock().ok();
    }
}

impl Sink for FolderSink {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let hash = xxh3_128(bytes);
        if self.is_there(path, bytes, hash) && self.keep(path, hash)? {
            return Ok(());
        }
        self.create(path)?.write_all(bytes)?;
        self.note(path, hash);
        Ok(())
    }

    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        let mut file = Hashing { file: self.create(path)?, hash: Xxh3::new() };
        io::copy(from, &mut file)?;
        self.note(path, file.hash.digest128());
        Ok(())
    }
}

/// A file whose bytes are hashed on their way.
struct Hashing {
    file: File,
    hash: Xxh3,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A file itself, not a link to one: what somebody put into the output is not read.
fn is_plain(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

/// Exchanges two folders at once.
#[cfg(target_os = "linux")]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn swap(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Mends what a killed build left: an old site that was moved aside comes back, unfinished work goes.
fn recover(output: &Path, work: &Path, old: &Path) -> io::Result<()> {
    if old.exists() && !output.exists() {
        fs::rename(old, output)?;
    }
    for left in [work, old] {
        if left.exists() {
            remove_tree(left)?;
        }
    }
    Ok(())
}

/// Removes a folder, its parts side by side.
fn remove_tree(folder: &Path) -> io::Result<()> {
    let entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.par_iter().try_for_each(|entry| {
        if entry.file_type()?.is_dir() { remove_tree(&entry.path()) } else { fs::remove_file(entry.path()) }
    })?;
    fs::remove_dir(folder)
}

/// Removes the folders of a path that have become empty.
fn remove_empty(output: &Path, path: &str) {
    let mut folder = path;
    while let Some((above, _)) = folder.rsplit_once('/') {
        if fs::remove_dir(output.join(above)).is_err() {
            return;
        }
        folder = above;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("guongsang-folder-{name}-{}", std::process::id()));
        fs::remove_dir_all(&path).ok();
        fs::create_dir_all(path.join("site/content")).unwrap();
        path
    }

    fn publish(base: &Path, text: &str) -> Result<(), PublishError> {
        let sink = FolderSink::begin(&base.join("public"), &base.join("site"), Way::Exchange)?;
        sink.put("a/b.html", text.as_bytes()).unwrap();
        sink.commit()
    }

    #[test]
    fn a_site_replaces_its_former_self() {
        let base = scratch("replace");
        publish(&base, "một").unwrap();
        publish(&base, "hai").unwrap();
        assert_eq!(fs::read_to_string(base.join("public/a/b.html")).unwrap(), "hai");
        let left: Vec<_> = fs::read_dir(&base).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left.len(), 3, "the site, the output, the lock: {left:?}");
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn dropped_work_changes_nothing() {
        let base = scratch("dropped");
        publish(&base, "một").unwrap();
        let sink = FolderSink::begin(&base.join("public"), &base.join("site"), Way::Exchange).unwrap();
        sink.put("a/b.html", b"hai").unwrap();
        drop(sink);
        assert_eq!(fs::read_to_string(base.join("public/a/b.html")).unwrap(), "một");
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn foreign_folders_files_and_sources_are_refused() {
        let base = scratch("foreign");
        fs::create_dir_all(base.join("public")).unwrap();
        fs::write(base.join("public/anh.jpg"), "x").unwrap();
        assert!(matches!(publish(&base, "x"), Err(PublishError::Foreign { .. })));
        let begin = |output: &str| FolderSink::begin(&base.join(output), &base.join("site"), Way::Exchange);
        assert!(matches!(begin("public/anh.jpg"), Err(PublishError::IsFile { .. })));
        #[cfg(unix)]
        std::os::unix::fs::symlink(base.join("site/content"), base.join("link")).unwrap();
        let walks = ["site/x/../content/out", "site/x/../../site/content/a/b", "site/./content/out"];
        let links: &[&str] = if cfg!(unix) { &["link/out", "link/out/deep"] } else { &[] };
        for output in ["site", "", "site/content", "site/content/public"].iter().chain(&walks).chain(links) {
            assert!(matches!(begin(output), Err(PublishError::InsideContent { .. })), "{output}");
        }
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn two_builds_at_once() {
        let base = scratch("busy");
        let first = FolderSink::begin(&base.join("public"), &base.join("site"), Way::Exchange).unwrap();
        assert!(matches!(publish(&base, "x"), Err(PublishError::Busy { .. })));
        drop(first);
        publish(&base, "x").unwrap();
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn a_killed_exchange_is_mended() {
        let base = scratch("killed");
        publish(&base, "một").unwrap();
        fs::rename(base.join("public"), base.join(".public.guongsang-old")).unwrap();
        fs::create_dir(base.join(".public.guongsang-new")).unwrap();
        publish(&base, "hai").unwrap();
        assert_eq!(fs::read_to_string(base.join("public/a/b.html")).unwrap(), "hai");
        fs::remove_dir_all(base).unwrap();
    }

    fn publish_all(base: &Path, way: Way, files: &[(&str, &str)]) -> usize {
        let sink = FolderSink::begin(&base.join("public"), &base.join("site"), way).unwrap();
        files.iter().for_each(|(path, text)| sink.put(path, text.as_bytes()).unwrap());
        let unchanged = sink.unchanged();
        sink.commit().unwrap();
        unchanged
    }

    fn there(base: &Path) -> Vec<(String, String)> {
        let walk = walkdir::WalkDir::new(base.join("public")).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = walk.filter(|entry| entry.file_type().is_file());
        let below = |path: &Path| path.strip_prefix(base.join("public")).unwrap().to_string_lossy().into_owned();
        let read = files.map(|entry| (below(entry.path()), fs::read_to_string(entry.path()).unwrap()));
        read.filter(|(path, _)| !path.contains(".guongsang")).collect()
    }

    #[test]
    fn both_ways_keep_what_is_the_same_write_what_changed_and_delete_what_went() {
        for (name, way) in [("exchanged", Way::Exchange), ("in-place", Way::InPlace)] {
            let base = scratch(name);
            assert_eq!(publish_all(&base, way, &[("a.html", "1"), ("b/c.html", "2"), ("d/e.html", "3")]), 0);
            // Somebody changed a page that the build will write as before, and put in a file of their own.
            fs::write(base.join("public/a.html"), "x").unwrap();
            assert_eq!(publish_all(&base, way, &[("a.html", "1"), ("b/c.html", "2"), ("f.html", "4")]), 1);
            let files = [("a.html", "1"), ("b/c.html", "2"), ("f.html", "4")];
            assert_eq!(there(&base), files.map(|(path, text)| (path.to_owned(), text.to_owned())));
            assert!(!base.join("public/d").exists(), "a folder that became empty");
            fs::remove_dir_all(base).unwrap();
        }
    }

    #[test]
    fn what_changed_can_be_told() {
        let base = scratch("changes");
        let begin = || FolderSink::begin(&base.join("public"), &base.join("site"), Way::Exchange).unwrap();
        let first = begin();
        ["a", "b", "c"].iter().for_each(|path| first.put(path, b"1").unwrap());
        assert_eq!(first.changes(), [], "there was no site before");
        first.commit().unwrap();
        let second = begin();
        for (path, text) in [("a", "1"), ("b", "2"), ("d", "1")] {
            second.put(path, text.as_bytes()).unwrap();
        }
        let changes = second.changes();
        let told: Vec<_> = changes.iter().map(|(path, change)| (&**path, *change)).collect();
        assert_eq!(told, [("b", Change::Changed), ("c", Change::Gone), ("d", Change::New)]);
        drop(second);
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn a_build_in_place_keeps_the_files_of_others_and_needs_no_folder_beside_it() {
        let base = scratch("others");
        publish_all(&base, Way::InPlace, &[("a.html", "1")]);
        fs::write(base.join("public/google.html"), "của chủ").unwrap();
        publish_all(&base, Way::InPlace, &[("b.html", "2")]);
        let names: Vec<_> = there(&base).into_iter().map(|(path, _)| path).collect();
        assert_eq!(names, ["b.html", "google.html"]);
        let beside: Vec<_> = fs::read_dir(&base).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(beside.len(), 2, "the site and the output: {beside:?}");
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn what_a_killed_build_in_place_brought_is_known_to_the_next() {
        let base = scratch("killed-in-place");
        publish_all(&base, Way::InPlace, &[("a.html", "1"), ("b.html", "1")]);
        let output = base.join("public");
        // Killed after the journal and the first file.
        let files = [("a.html".into(), 1), ("new.html".into(), 2)].into_iter().collect();
        Manifest { files }.write(&output.join(NEXT)).unwrap();
        fs::write(output.join("new.html"), "2").unwrap();
        fs::create_dir(output.join(".guongsang-new")).unwrap();
        publish_all(&base, Way::InPlace, &[("a.html", "1")]);
        assert_eq!(there(&base), [("a.html".to_owned(), "1".to_owned())]);
        assert!(!output.join(NEXT).exists());
        fs::remove_dir_all(base).unwrap();
    }
}
