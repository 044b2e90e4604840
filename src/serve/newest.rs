//! Which files changed of late, for an editor who asks what the preview has seen.

use std::path::Path;
use std::sync::Arc;

use super::changes::Changes;

/// So many are kept.
const MOST: usize = 50;

/// A file that changed.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its path below the root, with `/`.
    pub path: String,
    /// When, as on a clock.
    pub at: String,
    /// Whether it is gone.
    pub gone: bool,
}

/// The files that changed last, the newest first, each once.
#[derive(Debug, Clone, Default)]
pub struct Newest(Vec<Arc<Seen>>);

impl Newest {
    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Seen> {
        self.0.iter().map(|seen| &**seen)
    }

    /// These and the files that changed after them, in the folder `root` and at the time `at`.
    #[must_use]
    pub fn with(&self, changes: &Changes, root: &Path, at: &str) -> Self {
        let seen = |path: &Path| {
            let found = root.join(path).symlink_metadata();
            let is_folder = found.as_ref().is_ok_and(std::fs::Metadata::is_dir);
            // What came and went without a proper name was an editor's way of saving.
            let passing = found.is_err() && path.extension().is_none();
            let named = path.to_str().filter(|_| !is_folder && !passing)?;
            let path = named.replace(std::path::MAIN_SEPARATOR, "/");
            Some(Arc::new(Seen { path, at: at.to_owned(), gone: found.is_err() }))
        };
        let mut all: Vec<_> = changes.paths().filter_map(seen).collect();
        let older = self.0.iter().filter(|old| !all.iter().any(|new| new.path == old.path)).cloned();
        let older: Vec<_> = older.collect();
        all.extend(older);
        all.truncate(MOST);
        Self(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn names(newest: &Newest) -> Vec<(&str, &str)> {
        newest.iter().map(|seen| (seen.path.as_str(), seen.at.as_str())).collect()
    }

    #[test]
    fn the_newest_comes_first_and_each_once() {
        let change = |names: &[&str]| Changes::of(names.iter().map(PathBuf::from));
        let root = Path::new("/khong-co");
        let first = Newest::default().with(&change(&["content/a.md", "content/b.md"]), root, "8:00:00");
        let second = first.with(&change(&["content/b.md"]), root, "8:01:00");
        assert_eq!(names(&second), [("content/b.md", "8:01:00"), ("content/a.md", "8:00:00")]);
        assert!(second.iter().all(|seen| seen.gone));
        let many =
            second.with(&Changes::of((0..99).map(|i| PathBuf::from(format!("content/{i}.md")))), root, "9:00:00");
        assert_eq!(many.iter().len(), MOST);
    }
}
