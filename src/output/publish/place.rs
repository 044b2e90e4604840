//! Where a site may be published: not into its own sources, not over files of others, not by two at once.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use rustc_hash::FxHashSet;

use super::PublishError;
use super::manifest::{MANIFEST, Manifest, NEXT};

/// Refuses an output that is not ours to write.
pub fn check(output: &Path, site_root: &Path) -> Result<(), PublishError> {
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
    let ours = [MANIFEST, NEXT].iter().any(|name| output.join(name).is_file());
    if !ours && entries.any(|entry| entry.is_ok_and(|entry| !is_own(&entry.file_name().to_string_lossy()))) {
        return Err(PublishError::Foreign { path: output.to_owned(), file: String::new() });
    }
    Ok(())
}

/// An absolute path without `..`: `x/../content` is `content` whether there is an `x` or not.
pub fn normal(path: &Path) -> PathBuf {
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

/// Takes the lock of an output, or says that another build has it.
pub fn lock(path: &Path, output: &Path) -> Result<File, PublishError> {
    let fail = |error| PublishError::Io { path: path.to_owned(), error };
    let file = File::options().create(true).truncate(false).write(true).open(path).map_err(fail)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(PublishError::Busy { path: output.to_owned() }),
        Err(fs::TryLockError::Error(error)) => Err(fail(error)),
    }
}

/// A file or folder at the top of the output that no build wrote: an exchange would take it away.
pub fn stranger(output: &Path, ours: &[&Manifest]) -> Option<String> {
    if ours.iter().all(|manifest| manifest.files.is_empty()) {
        return None;
    }
    let top = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let known: FxHashSet<String> = ours.iter().flat_map(|m| m.files.keys()).map(|path| top(path)).collect();
    let mut names: Vec<String> = fs::read_dir(output)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| !known.contains(name) && !is_own(name) && !DROPPINGS.contains(&name.to_lowercase().as_str()))
        .collect();
    names.sort_unstable();
    names.into_iter().next()
}

/// What systems leave in a folder that somebody looked into.
const DROPPINGS: [&str; 3] = [".ds_store", "thumbs.db", "desktop.ini"];

/// Files that a build in place keeps in the output while it works.
fn is_own(name: &str) -> bool {
    name.starts_with(".guongsang-")
}
