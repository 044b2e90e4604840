//! Whether a build lacks what the one before it had. That is how a save looks that moves the old file, or the old folder, away before
//! the new one is there.

use std::collections::{BTreeSet, HashSet};

use crate::Changed;
use crate::load::Sources;
use crate::text::nfc;

/// Whether a file of `old` that may have changed is no longer in `new`.
pub fn lost(old: &Sources, new: &Sources, changed: Changed<'_>) -> bool {
    let Changed::Paths(names) = changed else { return lacks(new, files(old)) };
    // A file that is there has nothing below it: the usual save ends here.
    let away: BTreeSet<String> = names.iter().filter(|name| !has(new, name)).cloned().collect();
    !away.is_empty() && lacks(new, files(old).filter(|path| Changed::Paths(&away).holds(path)))
}

fn has(sources: &Sources, path: &str) -> bool {
    let name = nfc(path);
    sources.find(path).is_some()
        || sources.assets.contains_key(&*name)
        || sources.theme_copies.contains_key(&*name)
        || name.strip_prefix("static/").is_some_and(|below| sources.statics.contains_key(below))
}

fn lacks<'s>(sources: &Sources, mut paths: impl Iterator<Item = &'s str>) -> bool {
    let Some(first) = paths.next() else { return false };
    let all: HashSet<&str> = files(sources).collect();
    !all.contains(first) || paths.any(|path| !all.contains(path))
}

/// All files that a site is made of, by path as the system has it.
fn files(sources: &Sources) -> impl Iterator<Item = &str> {
    let content = sources.content.iter().map(|(_, source)| source);
    let texts = sources.settings().chain(content).chain(sources.theme_files.values()).map(|source| &*source.path);
    let assets = sources.assets.values().map(|asset| &asset.file);
    let copies = assets.chain(sources.statics.values()).chain(sources.theme_copies.values());
    texts.chain(copies.map(|file| file.path.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::MemoryWorld;

    fn sources(files: &[&str]) -> Sources {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let world = files.iter().fold(MemoryWorld::new(day), |world, file| world.with(file, "x"));
        // As a build leaves them: what it linked must still be among them.
        crate::compile(&world).sources
    }

    #[test]
    fn what_went_with_its_folder_is_lost() {
        let all = [
            "site.yaml",
            "site.en.yaml",
            "content/ca-nhan/a.md",
            "content/ca-nhan/b/lich.csv",
            "static/to-roi.txt",
            "themes/x/assets/phong.woff2",
            "templates/page.html",
        ];
        let old = sources(&all);
        let named = |name: &str| BTreeSet::from([name.to_owned()]);
        for (gone, names) in [
            ("site.en.yaml", &["site.en.yaml"][..]),
            ("content/ca-nhan/a.md", &["content/ca-nhan/a.md", "content/ca-nhan", "content"]),
            ("content/ca-nhan/b/lich.csv", &["content/ca-nhan/b/lich.csv", "content/ca-nhan/b"]),
            ("static/to-roi.txt", &["static/to-roi.txt", "static"]),
            ("themes/x/assets/phong.woff2", &["themes/x/assets", "themes"]),
            ("templates/page.html", &["templates"]),
        ] {
            let rest: Vec<&str> = all.into_iter().filter(|file| *file != gone).collect();
            let new = sources(&rest);
            for name in names {
                let names = named(name);
                let changed = Changed::Paths(&names);
                assert!(lost(&old, &new, changed), "{gone} by {name}");
                assert!(!lost(&old, &old, changed) && !lost(&new, &old, changed));
            }
            assert!(lost(&old, &new, Changed::Everything));
            assert!(!lost(&old, &new, Changed::Paths(&named("content/nhom"))));
        }
    }
}
