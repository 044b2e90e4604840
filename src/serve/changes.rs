//! What changed between two builds, and what follows from it for a page that is open.

use std::collections::BTreeSet;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// What changed between two builds.
#[derive(Debug, Default)]
pub struct Changes {
    everything: bool,
    paths: BTreeSet<PathBuf>,
}

impl Changes {
    /// These files, and no others.
    pub fn of(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { everything: false, paths: paths.into_iter().collect() }
    }

    /// Any file may have changed.
    pub fn everything() -> Self {
        Self { everything: true, paths: BTreeSet::new() }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        !self.everything && self.paths.is_empty()
    }

    /// The files and folders that changed, by path below the root.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.paths.iter().map(PathBuf::as_path)
    }

    /// The same with `/` between folders; `None` if any file may have changed.
    pub fn names(&self) -> Option<BTreeSet<String>> {
        let name = |path: &PathBuf| path.to_str().map(|path| path.replace(MAIN_SEPARATOR, "/"));
        if self.everything { None } else { self.paths.iter().map(name).collect() }
    }

    /// Takes in files that changed later.
    pub fn add(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.paths.extend(paths);
    }

    /// Any file may have changed after all.
    pub fn widen(&mut self) {
        self.everything = true;
    }

    /// Whether any file may have changed.
    pub fn is_everything(&self) -> bool {
        self.everything
    }

    /// Takes in what changed later.
    pub fn extend(&mut self, later: Changes) {
        self.everything |= later.everything;
        self.paths.extend(later.paths);
    }

    /// Whether a style sheet may have changed.
    pub fn touch_styles(&self) -> bool {
        self.everything || self.paths.iter().any(|path| ends(path, &["css"]))
    }

    /// Whether scripts, fonts or pictures of the whole site may have changed: any page may show them, with the same bytes as before.
    pub fn touch_shared(&self) -> bool {
        let shared = |path: &PathBuf| {
            (path.starts_with("static") || path.starts_with("themes"))
                && !ends(path, &["css", "md", "yaml", "yml", "html"])
        };
        self.everything || self.paths.iter().any(shared)
    }

    /// Whether the folder itself came, went or was replaced.
    pub fn replace(&self, folder: &str) -> bool {
        self.everything || self.paths.contains(Path::new(folder))
    }
}

fn ends(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|end| extensions.iter().any(|one| end.eq_ignore_ascii_case(one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_may_show_without_saying_so() {
        let changed = |path: &str| Changes::of([PathBuf::from(path)]);
        assert!(changed("static/anh.jpg").touch_shared() && changed("themes/x/assets/script.js").touch_shared());
        // A page names its pictures and texts: it is asked, not told.
        assert!(
            !changed("content/ca-nhan/a/anh.jpg").touch_shared() && !changed("content/ca-nhan/a.md").touch_shared()
        );
        let style = changed("themes/x/assets/style.css");
        assert!(style.touch_styles() && !style.touch_shared() && !changed("content/a.md").touch_styles());
        assert!(changed("content").replace("content") && !changed("content/a.md").replace("content"));
    }
}
