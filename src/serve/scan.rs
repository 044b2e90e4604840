//! Which files of a site matter to a preview, and what looking at all of them shows: for systems that do not tell of changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::base::is_litter;

/// The folders that a build reads; the output is never among them.
pub const FOLDERS: [&str; 6] = ["content", "data", "static", "templates", "themes", "i18n"];

/// The settings.
pub const SITE_FILE: &str = "site.yaml";

/// When a file was changed last, and its size.
type Stamp = (Option<SystemTime>, u64);

/// All files that a build reads, by path below the root.
pub type Stamps = BTreeMap<PathBuf, Stamp>;

/// The path below the root if a build may read it: not the output, not what programs leave beside an open document.
pub fn relevant(root: &Path, path: &Path) -> Option<PathBuf> {
    let below = path.strip_prefix(root).ok()?;
    let mut names = below.components().map(|part| part.as_os_str().to_string_lossy());
    let first = names.next()?;
    let read = FOLDERS.contains(&&*first) || (first == SITE_FILE && names.clone().next().is_none());
    (read && !names.any(|name| is_litter(&name))).then(|| below.to_owned())
}

/// Looks at all files.
pub fn scan(root: &Path) -> Stamps {
    let tops = FOLDERS.iter().chain([&SITE_FILE]);
    let found = tops.flat_map(|top| walkdir::WalkDir::new(root.join(top))).filter_map(Result::ok);
    let files = found.filter(|entry| !entry.file_type().is_dir());
    files.filter_map(|entry| Some((relevant(root, entry.path())?, stamp(&entry)))).collect()
}

fn stamp(entry: &walkdir::DirEntry) -> Stamp {
    entry.metadata().map_or((None, 0), |data| (data.modified().ok(), data.len()))
}

/// The paths that are new, gone or changed.
pub fn differences(old: &Stamps, new: &Stamps) -> Vec<PathBuf> {
    let changed = new.iter().filter(|(path, stamp)| old.get(*path) != Some(stamp));
    let gone = old.iter().filter(|(path, _)| !new.contains_key(*path));
    changed.chain(gone).map(|(path, _)| path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_build_reads() {
        let root = Path::new("/site");
        for path in
            ["/site/content", "/site/content/ca-nhan/a.md", "/site/site.yaml", "/site/themes/x/templates/a.html"]
        {
            assert!(relevant(root, Path::new(path)).is_some(), "{path}");
        }
        for path in [
            "/site",
            "/site/public/index.html",
            "/site/site.yaml~",
            "/site/site.yaml/x",
            "/site/.git/index",
            "/site/content/.a.md.swp",
            "/site/content/~$ke-hoach.docx",
            "/site/content/van-ban/.git/x",
            "/elsewhere/content/a.md",
        ] {
            assert_eq!(relevant(root, Path::new(path)), None, "{path}");
        }
    }

    #[test]
    fn what_differs() {
        let stamps =
            |list: &[(&str, u64)]| list.iter().map(|(p, n)| (PathBuf::from(p), (None, *n))).collect::<Stamps>();
        let old = stamps(&[("a", 1), ("b", 1), ("c", 1)]);
        let new = stamps(&[("a", 1), ("b", 2), ("d", 1)]);
        assert_eq!(differences(&old, &new), ["b", "d", "c"].map(PathBuf::from));
    }
}
