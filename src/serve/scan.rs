//! Which files of a site matter to a preview, and what looking at all of them shows: for systems that do not tell of changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::base::is_litter;
use crate::model::LANGUAGES;

/// The folders that a build reads; the output is never among them.
pub const FOLDERS: [&str; 6] = ["content", "data", "static", "templates", "themes", "i18n"];

/// When a file was changed last, and its size.
type Stamp = (Option<SystemTime>, u64);

/// All files that a build reads, by path below the root.
pub type Stamps = BTreeMap<PathBuf, Stamp>;

/// The path below the root if a build may read it: not the output, not what programs leave beside an open document.
pub fn relevant(root: &Path, path: &Path) -> Option<PathBuf> {
    let below = path.strip_prefix(root).ok()?;
    let mut names = below.components().map(|part| part.as_os_str().to_string_lossy());
    let first = names.next()?;
    let read = FOLDERS.contains(&&*first) || (is_settings(&first) && names.clone().next().is_none());
    (read && !names.any(|name| is_litter(&name))).then(|| below.to_owned())
}

/// Whether a file of the root says what the site is: `site.yaml`, or its words in another language.
pub fn is_settings(name: &str) -> bool {
    let Some(middle) = name.strip_prefix("site.").and_then(|rest| rest.strip_suffix("yaml")) else { return false };
    middle.is_empty() || LANGUAGES.iter().any(|language| middle.strip_suffix('.') == Some(language.code))
}

/// Looks at all files. A folder that is a link is one thing and has nothing in it, as for a build; settings are read through links.
pub fn scan(root: &Path) -> Stamps {
    let files = FOLDERS.iter().flat_map(|top| files(root, root.join(top)));
    files.chain(settings(root)).collect()
}

/// Looks at one file, or at what is in a folder, and puts it in the place of what was known of it.
pub fn look_at(root: &Path, below: &Path, known: &mut Stamps) {
    let old: Vec<PathBuf> = known
        .range(below.to_owned()..)
        .map(|(path, _)| path)
        .take_while(|path| path.starts_with(below))
        .cloned()
        .collect();
    for path in old {
        known.remove(&path);
    }
    let path = root.join(below);
    if below.to_str().is_some_and(is_settings) {
        known.extend(fs::metadata(path).ok().map(|data| (below.to_owned(), stamp(Some(data)))));
        return;
    }
    known.extend(files(root, path));
}

fn files(root: &Path, top: PathBuf) -> impl Iterator<Item = (PathBuf, Stamp)> {
    let found = walkdir::WalkDir::new(top).follow_root_links(false).into_iter().filter_map(Result::ok);
    let files = found.filter(|entry| !entry.file_type().is_dir());
    files.filter_map(move |entry| Some((relevant(root, entry.path())?, stamp(entry.metadata().ok()))))
}

fn settings(root: &Path) -> impl Iterator<Item = (PathBuf, Stamp)> {
    let found = fs::read_dir(root).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let root = root.to_owned();
    found.filter_map(move |path| {
        let below = relevant(&root, &path).filter(|below| below.to_str().is_some_and(is_settings))?;
        Some((below, stamp(fs::metadata(path).ok())))
    })
}

fn stamp(data: Option<fs::Metadata>) -> Stamp {
    data.map_or((None, 0), |data| (data.modified().ok(), data.len()))
}

/// Whether there is a folder at a path that is no link: a build reads it, and it can be watched.
pub fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|data| data.is_dir())
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
        for path in [
            "/site/content",
            "/site/content/ca-nhan/a.md",
            "/site/site.yaml",
            "/site/site.en.yaml",
            "/site/themes/x/templates/a.html",
        ] {
            assert!(relevant(root, Path::new(path)).is_some(), "{path}");
        }
        for path in [
            "/site",
            "/site/public/index.html",
            "/site/site.yaml~",
            "/site/site.yaml/x",
            "/site/site.en.yaml/x",
            "/site/site.xx.yaml",
            "/site/site.enyaml",
            "/site/site..yaml",
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
    fn settings_in_every_language_are_looked_at() {
        let root = std::env::temp_dir().join(format!("guongsang-scan-{}", std::process::id()));
        fs::create_dir_all(root.join("content")).unwrap();
        for name in ["site.yaml", "site.en.yaml", "khac.yaml", "content/a.md"] {
            fs::write(root.join(name), "x").unwrap();
        }
        let found: Vec<PathBuf> = scan(&root).into_keys().collect();
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(found, ["content/a.md", "site.en.yaml", "site.yaml"].map(PathBuf::from));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_a_link_is_looked_at_and_not_into() {
        let root = std::env::temp_dir().join(format!("guongsang-scan-link-{}", std::process::id()));
        fs::create_dir_all(root.join("elsewhere")).unwrap();
        fs::write(root.join("elsewhere/a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(root.join("elsewhere"), root.join("static")).unwrap();
        let found: Vec<PathBuf> = scan(&root).into_keys().collect();
        let folders = ["static", "elsewhere", "nowhere"].map(|name| is_folder(&root.join(name)));
        fs::remove_dir_all(&root).unwrap();
        assert_eq!((found, folders), (vec![PathBuf::from("static")], [false, true, false]));
    }

    #[test]
    fn one_folder_is_looked_at_anew() {
        let root = std::env::temp_dir().join(format!("guongsang-scan-one-{}", std::process::id()));
        for name in ["content/a/x.md", "content/a/y.md", "content/b.md", "content/a.md"] {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), "x").unwrap();
        }
        let mut known = scan(&root);
        fs::remove_file(root.join("content/a/x.md")).unwrap();
        fs::write(root.join("content/a/z.md"), "xx").unwrap();
        fs::write(root.join("content/a.md"), "xxx").unwrap();
        look_at(&root, Path::new("content/a"), &mut known);
        let left = differences(&known, &scan(&root));
        look_at(&root, Path::new("content/a.md"), &mut known);
        let none = differences(&known, &scan(&root));
        fs::remove_dir_all(&root).unwrap();
        assert_eq!((left, none), (vec![PathBuf::from("content/a.md")], Vec::new()));
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
