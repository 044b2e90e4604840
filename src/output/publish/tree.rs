//! Files and folders of the output: looked at without following links, hashed, and removed.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::base::Hashing;

use super::manifest::Hash;

/// A file itself, not a link to one: what somebody put into the output is not read.
pub fn is_plain(path: &Path) -> bool {
    plain(path).is_some()
}

/// What is known of a file that is no link.
pub fn plain(path: &Path) -> Option<fs::Metadata> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)
}

/// Whether every folder of a path in the output is a folder itself, not a link to one.
pub fn is_plain_all_the_way(output: &Path, path: &str) -> bool {
    let mut folders = path.match_indices('/').map(|(at, _)| output.join(&path[..at]));
    folders.all(|folder| fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir()))
}

/// Hash of a file.
pub fn hash_of(path: &Path) -> io::Result<Hash> {
    let mut bytes = Hashing::new(io::sink());
    io::copy(&mut fs::File::open(path)?, &mut bytes)?;
    Ok(bytes.hash.digest128())
}

/// Removes a folder, its parts side by side. Links are removed, never followed.
pub fn remove_tree(folder: &Path) -> io::Result<()> {
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
pub fn remove_empty(output: &Path, path: &str) {
    let mut folder = path;
    while let Some((above, _)) = folder.rsplit_once('/') {
        if fs::remove_dir(output.join(above)).is_err() {
            return;
        }
        folder = above;
    }
}
