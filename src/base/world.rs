//! The one door to the outside: files and the clock. Everything behind it is pure and is tested in memory.

#![allow(clippy::disallowed_methods, reason = "this is the door in")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

/// A file below the site's root.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileEntry {
    /// Path relative to the site's root, `/` between folders, NFC or not as the file system has it.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// A symbolic link: listed so that it can be reported, never read.
    pub link: bool,
    /// Why the file, or the folder at this path, cannot be read: listed so that the rest is.
    pub error: Option<String>,
}

/// What is said of names that are no text.
const NOT_UTF8: &str = "tên không phải UTF-8, hãy đặt lại tên (the name is not UTF-8: rename it)";

/// Files and clock, as a site's build sees them.
pub trait World: Sync {
    /// All files below a folder (`content`), sorted by path; empty when there is no such folder. What cannot be read is listed
    /// with its error. Symbolic links are listed
    /// but not followed: contributors are untrusted and a link may lead out of the site.
    ///
    /// # Errors
    /// When a folder cannot be read.
    fn list(&self, folder: &str) -> io::Result<Vec<FileEntry>>;

    /// The bytes of a file, or `None` where there is none.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// Opens a file for streaming: for pictures and attachments, which need not fit in memory.
    ///
    /// # Errors
    /// When the file cannot be opened.
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>>;

    /// Whether there is a file at a path, itself and not a link to one.
    fn is_plain(&self, path: &str) -> bool;

    /// The day of the run at UTC+7 (or `--now`).
    fn today(&self) -> NaiveDate;
}

/// A folder on disk.
#[derive(Debug)]
pub struct FolderWorld {
    root: PathBuf,
    today: NaiveDate,
}

impl FolderWorld {
    /// The site in `root`, on the day `today`.
    pub fn new(root: impl Into<PathBuf>, today: NaiveDate) -> Self {
        Self { root: root.into(), today }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn entry(&self, found: walkdir::Result<walkdir::DirEntry>) -> Option<FileEntry> {
        let path = match &found {
            Ok(found) => found.path(),
            Err(error) => error.path().unwrap_or(&self.root),
        };
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = relative.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        let mut entry = FileEntry { path: parts.join("/"), size: 0, link: false, error: None };
        if relative.to_str().is_none() && !matches!(&found, Ok(found) if found.file_type().is_dir()) {
            entry.error = Some(NOT_UTF8.to_owned());
            return Some(entry);
        }
        let read = found.and_then(|found| Ok((found.file_type(), found.metadata()?)));
        match read {
            Ok((kind, _)) if kind.is_dir() => return None,
            Ok((kind, data)) => (entry.size, entry.link) = (data.len(), !kind.is_file()),
            Err(error) => entry.error = Some(io::Error::from(error).to_string()),
        }
        Some(entry)
    }
}

/// Files that editors' programs leave beside a document while it is open or being saved, and those of version control: never content.
pub fn is_litter(name: &str) -> bool {
    /// Of Word (`~WRL0001.tmp`) and of editors for text that move a finished copy over the file.
    const ENDS: [&str; 6] = ["tmp", "temp", "swp", "swo", "swx", "crdownload"];
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        // Vim tries by this name whether it may write into a folder.
        || name == "4913"
        || name.rsplit_once('.').is_some_and(|(_, end)| ENDS.iter().any(|one| end.eq_ignore_ascii_case(one)))
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

impl World for FolderWorld {
    fn list(&self, folder: &str) -> io::Result<Vec<FileEntry>> {
        let top = self.root.join(folder);
        // Not `is_dir`, which follows a link: `static` → `/etc` would publish what is there.
        match std::fs::symlink_metadata(&top) {
            Ok(found) if found.is_dir() => {}
            Ok(found) if found.is_symlink() => {
                return Ok(vec![FileEntry { path: folder.to_owned(), size: 0, link: true, error: None }]);
            }
            _ => return Ok(Vec::new()),
        }
        let walk = walkdir::WalkDir::new(top).into_iter();
        let found: Vec<_> =
            walk.filter_entry(|e| e.depth() == 0 || !is_litter(&e.file_name().to_string_lossy())).collect();
        // What a folder holds is soon told; asking for the size of every file is not.
        let mut files: Vec<_> = found.into_par_iter().filter_map(|found| self.entry(found)).collect();
        files.par_sort_unstable();
        Ok(files)
    }

    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match std::fs::read(self.root.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(self.root.join(path))?))
    }

    fn is_plain(&self, path: &str) -> bool {
        std::fs::symlink_metadata(self.root.join(path)).is_ok_and(|found| found.is_file())
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
}

/// A site in memory: for tests and for anything that is not on disk.
#[derive(Debug, Clone)]
pub struct MemoryWorld {
    files: BTreeMap<String, Vec<u8>>,
    today: NaiveDate,
}

impl MemoryWorld {
    /// An empty site on the day `today`.
    pub fn new(today: NaiveDate) -> Self {
        Self { files: BTreeMap::new(), today }
    }

    /// Adds or replaces a file.
    #[must_use]
    pub fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Adds or replaces a file in place.
    pub fn insert(&mut self, path: &str, content: impl Into<Vec<u8>>) {
        self.files.insert(path.to_owned(), content.into());
    }

    /// The files by path.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }
}

impl World for MemoryWorld {
    fn list(&self, folder: &str) -> io::Result<Vec<FileEntry>> {
        let prefix = format!("{folder}/");
        let inside = self.files.iter().filter(|(path, _)| path.starts_with(&prefix));
        Ok(inside
            .map(|(path, b)| FileEntry { path: path.clone(), size: b.len() as u64, link: false, error: None })
            .collect())
    }

    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.files.get(path).cloned())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        let bytes = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(bytes.as_slice()))
    }

    fn is_plain(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    #[test]
    fn memory_lists_only_the_folder() {
        let world = MemoryWorld::new(day()).with("content/a.md", "x").with("content2/b.md", "y");
        let paths: Vec<_> = world.list("content").unwrap().into_iter().map(|f| f.path).collect();
        assert_eq!(paths, ["content/a.md"]);
        assert_eq!(world.read("none").unwrap(), None);
    }

    #[test]
    fn litter_is_not_content() {
        for name in [
            ".git",
            "~$ke-hoach.docx",
            "a.md~",
            "Thumbs.db",
            ".a.md.swp",
            "a.md.SWP",
            "4913",
            "~WRL0001.tmp",
            "a.md.tmp",
            "#a.md#",
            "anh.jpg.crdownload",
        ] {
            assert!(is_litter(name), "{name}");
        }
        for name in ["index.md", "4913.md", "tmp", "swp.md", "#1.md", "tạm.md"] {
            assert!(!is_litter(name), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_listed_not_followed() {
        let root = std::env::temp_dir().join(format!("guongsang-world-{}", std::process::id()));
        std::fs::create_dir_all(root.join("content")).unwrap();
        std::os::unix::fs::symlink("/etc", root.join("content/etc")).unwrap();
        let found = FolderWorld::new(&root, day()).list("content").unwrap();
        std::os::unix::fs::symlink("/etc", root.join("static")).unwrap();
        let top = FolderWorld::new(&root, day()).list("static").unwrap();
        std::fs::remove_dir_all(&root).unwrap();
        assert_eq!((found.len(), top.len()), (1, 1));
        assert!(found[0].link && top[0].link);
    }
}
