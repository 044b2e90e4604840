//! A whole site takes the place of the old one at once.

use std::fs;
use std::io;
use std::path::Path;

use super::manifest::{MANIFEST, Manifest};
use super::tree::remove_tree;
use super::{FolderSink, PublishError};

impl FolderSink {
    /// Exchanges the folder of the new site with the output.
    pub(super) fn exchange(&self, manifest: &Manifest) -> Result<(), PublishError> {
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
pub fn recover(output: &Path, work: &Path, old: &Path) -> Result<(), PublishError> {
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
