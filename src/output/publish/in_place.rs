//! Files are renamed into the output one by one, behind a journal.

use std::fs;
use std::io;
use std::path::PathBuf;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::manifest::{MANIFEST, Manifest, NEXT};
use super::tree::{is_plain, is_plain_all_the_way, remove_empty, remove_tree};
use super::{FolderSink, PublishError};

impl FolderSink {
    /// Puts the files into the output: new ones first, so that no page leads to one that is not there yet.
    pub(super) fn replace(&self, manifest: &Manifest) -> Result<(), PublishError> {
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
}
