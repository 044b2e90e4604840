//! Publishing into a folder. Files are written beside what is there; only a finished site takes its place.
//!
//! The usual way is a folder beside the output, in which unchanged files are hard links to the old ones, and then one exchange of the
//! two folders: killed at any point, the old site is there or the new one is, whole. Where folders can't be renamed, a build goes
//! [in place](Way::InPlace): every file is replaced by a rename, new ones before changed ones, deletions last; killed at any point,
//! every file is whole, and the next build finishes what was begun. A folder that guongsang did not write is never touched.

#![allow(clippy::disallowed_methods, reason = "this is the door out")]

mod error;
mod exchange;
mod in_place;
mod manifest;
mod place;
mod tree;

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_128;

use crate::base::{Hashing, Sink, Stamp};

pub use error::PublishError;
use exchange::recover;
use manifest::{Hash, MANIFEST, Manifest, NEXT};
use tree::{hash_of, is_plain, is_plain_all_the_way, plain, remove_tree};

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
    folders: Mutex<FxHashMap<Box<str>, bool>>,
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
        let folders = Mutex::default();
        Ok(Self { way, output, work, locks, last, begun, made, folders, files, unchanged, done: false })
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
    fn take_over(&self, path: &str, hash: Hash) -> io::Result<bool> {
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

    /// The file with these bytes that the last build wrote, if it is still there: somebody may have changed it.
    fn there(&self, path: &str, bytes: &[u8], hash: Hash) -> Option<Metadata> {
        let found = self.written_last(path, hash)?;
        fs::read(self.output.join(path)).is_ok_and(|there| there == bytes).then_some(found)
    }

    /// What is where the last build wrote bytes of this hash.
    fn written_last(&self, path: &str, hash: Hash) -> Option<Metadata> {
        (self.last.files.get(path) == Some(&hash)).then(|| self.plain(path)).flatten()
    }

    /// A file of the output that lies in no folder but real ones: what somebody put in the place of ours is not read or linked.
    fn plain(&self, path: &str) -> Option<Metadata> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let folder_is = match folders.get(folder) {
            Some(known) => *known,
            None => {
                let found = is_plain_all_the_way(&self.output, path);
                folders.insert(folder.into(), found);
                found
            }
        };
        drop(folders);
        if folder_is { plain(&self.output.join(path)) } else { None }
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
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<Option<Stamp>> {
        let hash = xxh3_128(bytes);
        if let Some(found) = self.there(path, bytes, hash)
            && self.take_over(path, hash)?
        {
            return Ok(stamp(hash, &found));
        }
        let mut file = self.create(path)?;
        file.write_all(bytes)?;
        self.note(path, hash);
        Ok(stamp(hash, &file.metadata()?))
    }

    fn keep(&self, path: &str, wanted: &Stamp) -> io::Result<Option<Stamp>> {
        let Some(found) = self.written_last(path, wanted.hash) else { return Ok(None) };
        let present = stamp(wanted.hash, &found);
        // Another time does not say that other bytes are there: a copy of the output has new times.
        let same = present.as_ref() == Some(wanted)
            || (found.len() == wanted.size && hash_of(&self.output.join(path)).is_ok_and(|hash| hash == wanted.hash));
        Ok(if same && self.take_over(path, wanted.hash)? { present } else { None })
    }

    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        let mut file = Hashing::new(self.create(path)?);
        io::copy(from, &mut file)?;
        let hash = file.hash.digest128();
        drop(file);
        if self.written_last(path, hash).is_some() && hash_of(&self.output.join(path)).is_ok_and(|there| there == hash)
        {
            fs::remove_file(self.work.join(path))?;
            if self.take_over(path, hash)? {
                return Ok(());
            }
            fs::copy(self.output.join(path), self.work.join(path))?;
        }
        self.note(path, hash);
        Ok(())
    }
}

/// By what a file of the output is known again; nothing where the system keeps no time of change.
fn stamp(hash: Hash, found: &Metadata) -> Option<Stamp> {
    let modified = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(Stamp { hash, size: found.len(), modified: modified.as_nanos() as u64 })
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

#[cfg(test)]
mod tests;
