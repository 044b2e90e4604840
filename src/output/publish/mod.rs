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
    locks: [Option<File>; 2],
    /// What the last build wrote.
    last: Manifest,
    /// What a build in place that was killed began to write.
    begun: Manifest,
    made: Mutex<FxHashSet<Box<str>>>,
    /// Folders of the output, and whether they are folders all the way, without links.
    plain: Mutex<FxHashMap<Box<str>, bool>>,
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
            Way::Exchange => folder.join(format!(".{}.guongsang-{suffix}", name_of(&output))),
            Way::InPlace => folder.join(format!(".guongsang-{suffix}")),
        };
        // Each way has its own lock, and looks at the other's: whoever comes second finds the first one's.
        let other = match way {
            Way::Exchange => output.join(".guongsang-lock"),
            Way::InPlace => output.with_file_name(format!(".{}.guongsang-lock", name_of(&output))),
        };
        let other = if is_plain(&other) { Some(place::lock(&other, &output)?) } else { None };
        let locks = [Some(place::lock(&own("lock"), &output)?), other];
        let (work, old) = (own("new"), own("old"));
        recover(&output, &work, &old)?;
        make_work(&work, way).map_err(|error| PublishError::Io { path: work.clone(), error })?;
        let read = |name: &str| Manifest::read(&output.join(name));
        let (Some(last), Some(begun)) = (read(MANIFEST), read(NEXT)) else {
            fs::remove_dir(&work).ok();
            return Err(PublishError::Forgotten { path: output });
        };
        if way == Way::Exchange
            && let Some(file) = place::stranger(&output, &[&last, &begun])
        {
            fs::remove_dir(&work).ok();
            return Err(PublishError::Foreign { path: output, file });
        }
        let (made, files, unchanged) = (Mutex::default(), Mutex::default(), AtomicUsize::new(0));
        let plain = Mutex::default();
        Ok(Self { way, output, work, locks, last, begun, made, plain, files, unchanged, done: false })
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
        let fail = |path: PathBuf| move |error| PublishError::Unfinished { path, error };
        // The journal: all that is ours until this is done, so that whoever finishes it knows what to delete.
        let former = self.last.files.keys().chain(self.begun.files.keys());
        let mut all = Manifest { files: former.clone().map(|path| (path.clone(), 0)).collect() };
        all.files.extend(manifest.files.iter().map(|(path, hash)| (path.clone(), *hash)));
        let journal = self.output.join(NEXT);
        let begin = |error| PublishError::Io { path: journal.clone(), error };
        all.write(&self.work.join(NEXT)).map_err(begin)?;
        fs::rename(self.work.join(NEXT), &journal).map_err(begin)?;

        let gone: FxHashSet<&str> =
            former.map(|path| &**path).filter(|path| !manifest.files.contains_key(*path)).collect();
        let (in_the_way, gone) = manifest.in_the_way(&gone);
        for path in in_the_way {
            self.delete(path).map_err(fail(self.output.join(path)))?;
        }
        let written: Vec<&str> =
            manifest.files.keys().map(|path| &**path).filter(|path| is_plain(&self.work.join(path))).collect();
        let (there, new): (Vec<_>, Vec<_>) = written.into_iter().partition(|path| self.output.join(path).exists());
        for paths in [new, there] {
            paths.iter().try_for_each(|path| self.make_way(path).map_err(fail(self.output.join(path))))?;
            paths.par_iter().try_for_each(|path| {
                let target = self.output.join(path);
                fs::rename(self.work.join(path), &target).map_err(fail(target))
            })?;
        }
        for path in gone {
            self.delete(path).map_err(fail(self.output.join(path)))?;
        }
        manifest.write(&self.work.join(MANIFEST)).map_err(fail(self.work.clone()))?;
        fs::rename(self.work.join(MANIFEST), self.output.join(MANIFEST)).map_err(fail(journal.clone()))?;
        fs::remove_file(&journal).map_err(fail(journal.clone()))?;
        remove_tree(&self.work).ok();
        Ok(())
    }

    /// Makes the folders of a file in the output; what is a link there is not followed but replaced.
    fn make_way(&self, path: &str) -> io::Result<()> {
        for (at, _) in path.match_indices('/') {
            let folder = self.output.join(&path[..at]);
            match fs::symlink_metadata(&folder) {
                Ok(found) if found.is_dir() => continue,
                Ok(found) if found.is_symlink() => fs::remove_file(&folder)?,
                Ok(_) => return Err(io::ErrorKind::AlreadyExists.into()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
            fs::create_dir(&folder)?;
        }
        Ok(())
    }

    /// Deletes a file of a former build. One that is gone, or has become a folder or lies behind a link, is none of ours any more.
    fn delete(&self, path: &str) -> io::Result<()> {
        let target = self.output.join(path);
        let is_ours = is_plain_all_the_way(&self.output, path)
            && fs::symlink_metadata(&target).is_ok_and(|found| !found.is_dir());
        if is_ours {
            fs::remove_file(&target)?;
            remove_empty(&self.output, path);
        }
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
            && self.is_plain(path)
            && fs::read(self.output.join(path)).is_ok_and(|there| there == bytes)
    }

    /// A file of the output that lies in no folder but real ones: what somebody put in the place of ours is not read or linked.
    fn is_plain(&self, path: &str) -> bool {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut plain = self.plain.lock().unwrap_or_else(PoisonError::into_inner);
        let folder_is = match plain.get(folder) {
            Some(known) => *known,
            None => {
                let found = is_plain_all_the_way(&self.output, path);
                plain.insert(folder.into(), found);
                found
            }
        };
        drop(plain);
        folder_is && is_plain(&self.output.join(path))
    }
}

impl Drop for FolderSink {
    fn drop(&mut self) {
        if !self.done {
            // What cannot be removed now is removed by the next build.
            remove_tree(&self.work).ok();
        }
        self.locks.iter().flatten().for_each(|lock| drop(lock.unlock()));
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
        let hash = file.hash.digest128();
        drop(file);
        if self.last.files.get(path) == Some(&hash) && self.is_plain(path) && hash_of(&self.output.join(path))? == hash
        {
            fs::remove_file(self.work.join(path))?;
            if self.keep(path, hash)? {
                return Ok(());
            }
            fs::copy(self.output.join(path), self.work.join(path))?;
        }
        self.note(path, hash);
        Ok(())
    }
}

fn hash_of(path: &Path) -> io::Result<Hash> {
    let mut bytes = Hashing { file: io::sink(), hash: Xxh3::new() };
    io::copy(&mut File::open(path)?, &mut bytes)?;
    Ok(bytes.hash.digest128())
}

/// A writer whose bytes are hashed on their way.
struct Hashing<W> {
    file: W,
    hash: Xxh3,
}

impl<W: Write> Write for Hashing<W> {
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

/// Whether every folder of a path in the output is a folder itself, not a link to one.
fn is_plain_all_the_way(output: &Path, path: &str) -> bool {
    let mut folders = path.match_indices('/').map(|(at, _)| output.join(&path[..at]));
    folders.all(|folder| fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir()))
}

fn name_of(output: &Path) -> String {
    output.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The folder for new files. In place it lies where a server shows it: nobody else may look into it.
fn make_work(work: &Path, way: Way) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    if way == Way::InPlace {
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    }
    #[cfg(not(unix))]
    let _ = way;
    builder.create(work)
}

/// Mends what a killed build left: an old site that was moved aside comes back, unfinished work goes.
fn recover(output: &Path, work: &Path, old: &Path) -> Result<(), PublishError> {
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |error| PublishError::Io { path, error }
    };
    let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
    if is_there(old) && !is_there(output) {
        fs::rename(old, output).map_err(fail(old))?;
    }
    for left in [work, old] {
        if is_there(left) {
            remove_tree(left).map_err(fail(left))?;
        }
    }
    Ok(())
}

/// Removes a folder, its parts side by side. Links are removed, never followed.
fn remove_tree(folder: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(folder)?.is_dir() {
        return fs::remove_file(folder);
    }
    let entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.par_iter().try_for_each(|entry| {
        if entry.file_type()?.is_dir() { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) }
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

    #[test]
    #[cfg(unix)]
    fn links_in_the_place_of_folders_are_never_followed() {
        use std::os::unix::fs::symlink;
        for (name, way) in [("links-exchange", Way::Exchange), ("links-in-place", Way::InPlace)] {
            let base = scratch(name);
            publish_all(&base, way, &[("a.html", "1"), ("tai/b.txt", "1"), ("tai/c.txt", "1")]);
            fs::create_dir(base.join("quý")).unwrap();
            for file in ["b.txt", "c.txt", "d.txt"] {
                fs::write(base.join("quý").join(file), "1").unwrap();
            }
            // Where the work goes, and a folder of the site, lead to what is precious.
            let work = if way == Way::InPlace { "public/.guongsang-new" } else { ".public.guongsang-new" };
            symlink(base.join("quý"), base.join(work)).unwrap();
            fs::remove_dir_all(base.join("public/tai")).unwrap();
            symlink(base.join("quý"), base.join("public/tai")).unwrap();
            publish_all(&base, way, &[("a.html", "2"), ("tai/b.txt", "2")]);
            for file in ["b.txt", "c.txt", "d.txt"] {
                assert_eq!(fs::read_to_string(base.join("quý").join(file)).unwrap(), "1", "{way:?} {file}");
            }
            assert_eq!(fs::read_to_string(base.join("public/tai/b.txt")).unwrap(), "2", "{way:?}");
            assert!(!fs::symlink_metadata(base.join("public/tai")).unwrap().is_symlink(), "{way:?}");
            fs::remove_dir_all(base).unwrap();
        }
    }

    #[test]
    fn in_place_files_become_folders_and_folders_files() {
        let base = scratch("turned");
        publish_all(&base, Way::InPlace, &[("bang", "1"), ("hop/a.txt", "1"), ("Logo.png", "1")]);
        publish_all(&base, Way::InPlace, &[("bang/a.txt", "2"), ("hop", "2"), ("logo.png", "2")]);
        let expected = [("bang/a.txt", "2"), ("hop", "2"), ("logo.png", "2")];
        assert_eq!(there(&base), expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn what_two_killed_builds_brought_is_deleted_in_the_end() {
        let base = scratch("twice");
        publish_all(&base, Way::InPlace, &[("a.html", "1")]);
        let output = base.join("public");
        // One that brought `b`, killed; then one that would bring `c`, killed before it deleted anything.
        for new in ["b.html", "c.html"] {
            fs::write(output.join(new), "x").unwrap();
            let sink = FolderSink::begin(&output, &base.join("site"), Way::InPlace).unwrap();
            let mut all = Manifest {
                files: sink.last.files.keys().chain(sink.begun.files.keys()).map(|p| (p.clone(), 0)).collect(),
            };
            all.files.insert(new.into(), 1);
            drop(sink);
            all.write(&output.join(NEXT)).unwrap();
        }
        publish_all(&base, Way::InPlace, &[("a.html", "1")]);
        assert_eq!(there(&base), [("a.html".to_owned(), "1".to_owned())]);
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn the_two_ways_keep_out_of_each_other() {
        let base = scratch("ways");
        publish_all(&base, Way::InPlace, &[("a.html", "1")]);
        publish_all(&base, Way::Exchange, &[("a.html", "1")]);
        let begin = |way| FolderSink::begin(&base.join("public"), &base.join("site"), way);
        for (first, second) in [(Way::Exchange, Way::InPlace), (Way::InPlace, Way::Exchange)] {
            let sink = begin(first).unwrap();
            assert!(matches!(begin(second), Err(PublishError::Busy { .. })), "{second:?} beside {first:?}");
            drop(sink);
        }
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn an_exchange_takes_nothing_away_that_it_did_not_bring() {
        let base = scratch("strangers");
        publish_all(&base, Way::Exchange, &[("a.html", "1")]);
        let begin = |way| FolderSink::begin(&base.join("public"), &base.join("site"), way);
        fs::write(base.join("public/Thumbs.db"), "").unwrap();
        assert!(begin(Way::Exchange).is_ok(), "what the system left is no reason");
        fs::write(base.join("public/google.html"), "").unwrap();
        assert!(matches!(begin(Way::Exchange), Err(PublishError::Foreign { file, .. }) if file == "google.html"));
        assert!(begin(Way::InPlace).is_ok());
        fs::write(base.join("public").join(MANIFEST), "{").unwrap();
        for way in [Way::Exchange, Way::InPlace] {
            assert!(matches!(begin(way), Err(PublishError::Forgotten { .. })), "{way:?}");
        }
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn streams_that_are_the_same_are_kept_too() {
        for (name, way) in [("stream-exchange", Way::Exchange), ("stream-in-place", Way::InPlace)] {
            let base = scratch(name);
            for expected in [0, 1] {
                let sink = FolderSink::begin(&base.join("public"), &base.join("site"), way).unwrap();
                sink.put_stream("tai/anh.bin", &mut &[7u8; 100_000][..]).unwrap();
                assert_eq!(sink.unchanged(), expected);
                sink.commit().unwrap();
            }
            assert_eq!(fs::read(base.join("public/tai/anh.bin")).unwrap(), [7u8; 100_000]);
            fs::remove_dir_all(base).unwrap();
        }
    }
}
