//! Publishing into a folder: all or nothing.
//!
//! Files go into a new folder beside the output; only a whole site takes its place, by renames. Killed at any point, the old site
//! is there or the new one is, and the next build clears what was left. A folder that guongsang did not write is never touched.

#![allow(clippy::disallowed_methods, reason = "this is the door out")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::base::{Lang, Sink, Words};

/// The mark of a folder that guongsang wrote.
pub const MANIFEST: &str = ".guongsang-manifest.json";

/// Why the output cannot be written.
#[derive(Debug)]
pub enum PublishError {
    /// The folder holds files that guongsang did not write.
    Foreign {
        /// The folder.
        path: PathBuf,
    },
    /// There is a file, or a symbolic link, where the folder should be.
    IsFile {
        /// What is there.
        path: PathBuf,
    },
    /// The folder is the site's own, or one that its content lies in.
    InsideContent {
        /// The folder.
        path: PathBuf,
    },
    /// Another build writes there.
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// The system refused.
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl PublishError {
    /// What is wrong and what to do.
    pub fn words(&self, lang: Lang) -> Words {
        let (vi, en) = match self {
            Self::Foreign { path } => (
                (
                    format!("thư mục {} có tệp không do guongsang tạo ra", path.display()),
                    "Chọn một thư mục trống hoặc chưa có bằng --output, hoặc tự dọn thư mục này.".to_owned(),
                ),
                (
                    format!("the folder {} holds files that guongsang did not write", path.display()),
                    "Choose an empty or new folder with --output, or clear this one yourself.".to_owned(),
                ),
            ),
            Self::IsFile { path } => (
                (
                    format!("{} là tệp hoặc liên kết, không phải thư mục", path.display()),
                    "Chọn một thư mục khác bằng --output.".to_owned(),
                ),
                (
                    format!("{} is a file or a link, not a folder", path.display()),
                    "Choose another folder with --output.".to_owned(),
                ),
            ),
            Self::InsideContent { path } => (
                (
                    format!("{} là thư mục nguồn của trang", path.display()),
                    "Chọn một thư mục riêng cho trang đã dựng bằng --output, ví dụ public.".to_owned(),
                ),
                (
                    format!("{} is the site's own source folder", path.display()),
                    "Choose a folder of its own for the built site with --output, such as public.".to_owned(),
                ),
            ),
            Self::Busy { path } => (
                (
                    format!("một lệnh build khác đang ghi vào {}", path.display()),
                    "Đợi lệnh kia xong rồi chạy lại.".to_owned(),
                ),
                (
                    format!("another build is writing to {}", path.display()),
                    "Wait for it to end and run again.".to_owned(),
                ),
            ),
            Self::Io { path, error } => (
                (
                    format!("không ghi được {}: {error}", path.display()),
                    "Kiểm tra quyền ghi và chỗ trống trên đĩa. Trang cũ vẫn còn nguyên.".to_owned(),
                ),
                (
                    format!("cannot write {}: {error}", path.display()),
                    "Check permissions and free space. The old site is untouched.".to_owned(),
                ),
            ),
        };
        let (message, hint) = lang.pick(vi, en);
        Words { message, hint }
    }
}

/// A folder being written beside the output. Dropped without [`commit`](Self::commit), it leaves nothing.
#[derive(Debug)]
pub struct FolderSink {
    output: PathBuf,
    work: PathBuf,
    lock: File,
    made: Mutex<BTreeSet<PathBuf>>,
    files: Mutex<BTreeSet<String>>,
    done: bool,
}

impl FolderSink {
    /// Begins to write a site of `site_root` that shall take the place of `output`.
    ///
    /// # Errors
    /// When the place cannot or must not be written.
    pub fn begin(output: &Path, site_root: &Path) -> Result<Self, PublishError> {
        let output = std::path::absolute(output).map_err(|error| PublishError::Io { path: output.into(), error })?;
        let output = normal(&output);
        check_place(&output, site_root)?;
        let parent = output.parent().unwrap_or(&output).to_owned();
        fs::create_dir_all(&parent).map_err(|error| PublishError::Io { path: parent.clone(), error })?;
        let sibling = |suffix: &str| {
            let name = output.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            parent.join(format!(".{name}.guongsang-{suffix}"))
        };
        let lock = lock(&sibling("lock"), &output)?;
        let (work, old) = (sibling("new"), sibling("old"));
        recover(&output, &work, &old).map_err(|error| PublishError::Io { path: output.clone(), error })?;
        fs::create_dir(&work).map_err(|error| PublishError::Io { path: work.clone(), error })?;
        Ok(Self { output, work, lock, made: Mutex::default(), files: Mutex::default(), done: false })
    }

    /// Puts the written site in the place of the old one.
    ///
    /// # Errors
    /// When the system refuses; the old site then stays.
    pub fn commit(mut self) -> Result<(), PublishError> {
        let fail = |path: &Path, error| PublishError::Io { path: path.to_owned(), error };
        self.write_manifest().map_err(|e| fail(&self.work, e))?;
        let old = self.old();
        let had = self.output.exists();
        if had {
            fs::rename(&self.output, &old).map_err(|e| fail(&self.output, e))?;
        }
        if let Err(error) = fs::rename(&self.work, &self.output) {
            if had {
                fs::rename(&old, &self.output).map_err(|e| fail(&self.output, e))?;
            }
            return Err(fail(&self.output, error));
        }
        self.done = true;
        if had {
            fs::remove_dir_all(&old).map_err(|e| fail(&old, e))?;
        }
        Ok(())
    }

    fn old(&self) -> PathBuf {
        let name = self.work.file_name().map(|n| n.to_string_lossy().replace("guongsang-new", "guongsang-old"));
        self.work.with_file_name(name.unwrap_or_default())
    }

    fn write_manifest(&self) -> io::Result<()> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let manifest = serde_json::json!({ "version": 1, "files": &*files });
        fs::write(self.work.join(MANIFEST), serde_json::to_vec(&manifest)?)
    }

    fn create(&self, path: &str) -> io::Result<File> {
        let target = self.work.join(path);
        if let Some(folder) = target.parent() {
            let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            if !made.contains(folder) {
                fs::create_dir_all(folder)?;
                made.insert(folder.to_owned());
            }
        }
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
        File::create_new(target)
    }
}

impl Drop for FolderSink {
    fn drop(&mut self) {
        if !self.done {
            // What cannot be removed now is removed by the next build.
            fs::remove_dir_all(&self.work).ok();
        }
        self.lock.unlock().ok();
    }
}

impl Sink for FolderSink {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.create(path)?.write_all(bytes)
    }

    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        io::copy(from, &mut self.create(path)?).map(|_| ())
    }
}

fn check_place(output: &Path, site_root: &Path) -> Result<(), PublishError> {
    let io_error = |error| PublishError::Io { path: output.to_owned(), error };
    if let Ok(found) = fs::symlink_metadata(output)
        && !found.is_dir()
    {
        return Err(PublishError::IsFile { path: output.to_owned() });
    }
    let (place, root) = (real(output).map_err(io_error)?, real(site_root).map_err(io_error)?);
    let sources = ["content", "data", "static", "templates", "themes", "i18n"].map(|folder| root.join(folder));
    if root.starts_with(&place) || sources.iter().any(|source| place.starts_with(source)) {
        return Err(PublishError::InsideContent { path: output.to_owned() });
    }
    let mut entries = match fs::read_dir(output) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(io_error(error)),
    };
    if entries.next().is_some() && !output.join(MANIFEST).is_file() {
        return Err(PublishError::Foreign { path: output.to_owned() });
    }
    Ok(())
}

/// An absolute path without `..`: `x/../content` is `content` whether there is an `x` or not.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(normal.pop()),
            Component::CurDir => {}
            part => normal.push(part),
        }
    }
    normal
}

/// The path without links, as far as it is there.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = normal(&std::path::absolute(path)?);
    let found = path.ancestors().find_map(|there| Some((there, fs::canonicalize(there).ok()?)));
    let Some((there, real)) = found else { return Ok(path) };
    let below = path.strip_prefix(there).unwrap_or(Path::new(""));
    // Joining nothing would add a slash.
    Ok(if below.as_os_str().is_empty() { real } else { real.join(below) })
}

fn lock(path: &Path, output: &Path) -> Result<File, PublishError> {
    let fail = |error| PublishError::Io { path: path.to_owned(), error };
    let file = File::options().create(true).truncate(false).write(true).open(path).map_err(fail)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(PublishError::Busy { path: output.to_owned() }),
        Err(fs::TryLockError::Error(error)) => Err(fail(error)),
    }
}

/// Mends what a killed build left: an old site that was moved aside comes back, unfinished work goes.
fn recover(output: &Path, work: &Path, old: &Path) -> io::Result<()> {
    if old.exists() && !output.exists() {
        fs::rename(old, output)?;
    }
    for left in [work, old] {
        if left.exists() {
            fs::remove_dir_all(left)?;
        }
    }
    Ok(())
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
        let sink = FolderSink::begin(&base.join("public"), &base.join("site"))?;
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
        let sink = FolderSink::begin(&base.join("public"), &base.join("site")).unwrap();
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
        let begin = |output: &str| FolderSink::begin(&base.join(output), &base.join("site"));
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
        let first = FolderSink::begin(&base.join("public"), &base.join("site")).unwrap();
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
}
