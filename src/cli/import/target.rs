//! Where an imported document goes, and whether something there must stay.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use crate::author;
use crate::base::{Field, FolderWorld, World};
use crate::import::{Import, name_of, record};
use crate::text;

use super::super::misuse::{Failure, Misuse};
use super::super::order::ImportOptions;
use super::Ended;

const FOLDER: &str = "content/van-ban";
/// So many documents without a number may have one subject.
const MOST_NAMES: usize = 500;

/// What the site's folder of documents holds, as far as imports go.
#[derive(Debug)]
pub struct Entries {
    /// Every content file by path below the site's folder, and links of any name, which are nobody's to write through.
    files: BTreeMap<String, Known>,
    /// Every other file there.
    others: HashSet<String>,
}

/// What is known of a file in the way.
#[derive(Debug)]
enum Known {
    /// An import wrote it, and what it was of; whether somebody edited it since.
    Imported(record::Record, bool),
    /// This run wrote it: no other document of the run may have its place.
    Written,
    /// It was written by hand, or is a link.
    Foreign,
}

/// Where an import goes.
#[derive(Debug)]
pub struct Target {
    /// Path below the site's folder.
    pub path: String,
    /// What is to be done.
    pub ended: Ended,
    /// A file that the new one stands for, at another path.
    former: Option<String>,
}

impl Entries {
    /// Reads them.
    ///
    /// # Errors
    /// When the folder or a file cannot be read.
    pub fn read(root: &Path) -> Result<Self, Failure> {
        // No date matters here.
        let world = FolderWorld::new(root, chrono::NaiveDate::MIN);
        let (mut files, mut others) = (BTreeMap::new(), HashSet::new());
        for file in world.list(FOLDER).map_err(Failure::file(&root.join(FOLDER)))? {
            if file.link {
                files.insert(file.path, Known::Foreign);
            } else if file.path.ends_with(".md") {
                let bytes = world.read(&file.path).map_err(Failure::file(&root.join(&file.path)))?.unwrap_or_default();
                let text = String::from_utf8_lossy(&bytes);
                let known = record::read(&text).map_or(Known::Foreign, |found| {
                    let edited = record::is_edited(&text, &found);
                    Known::Imported(found, edited)
                });
                files.insert(file.path, known);
            } else {
                others.insert(file.path);
            }
        }
        Ok(Self { files, others })
    }

    /// Where this import goes.
    ///
    /// # Errors
    /// When the name that was asked for is none.
    pub fn target(&self, import: &Import, bytes: &[u8], options: &ImportOptions) -> Result<Target, Failure> {
        let hash = record::hash(bytes);
        let of_source = |known: &Known| matches!(known, Known::Imported(found, _) if found.source == hash);
        if let Some((path, _)) = self.files.iter().find(|(_, known)| of_source(known)) {
            let ended = if options.force { Ended::Changed } else { Ended::Same };
            return Ok(self.replacing(path, ended, import));
        }
        if let Some(slug) = options.slug.as_ref().filter(|slug| !author::is_free_slug(slug)) {
            let proposal = Some(text::segment(slug)).filter(|s| author::is_free_slug(s));
            return Err(Misuse::BadSlug { text: slug.clone(), proposal }.into());
        }
        let first = options.slug.clone().unwrap_or_else(|| free(&import.slug, &import.source.path));
        // A number names one document; without one, others may have its subject.
        let alone = options.slug.is_some() || import.recognised.iter().any(|one| one.field == Field::Number);
        let names = std::iter::once(first.clone()).chain((2..MOST_NAMES).map(|nth| format!("{first}-{nth}")));
        let mut taken = None;
        for slug in names {
            let Some(path) = self.at(&slug) else {
                return Ok(self.new_at(&slug, import));
            };
            if let Some(ended) = self.ours(path, import, options.force) {
                return Ok(self.replacing(path, ended, import));
            }
            taken.get_or_insert(path);
            if alone {
                break;
            }
        }
        let path = taken.cloned().unwrap_or_default();
        // What was asked for by its name, or has the document's own number, may be forced; but never what this run has written.
        let forced = options.force && !matches!(self.files.get(&path), Some(Known::Written) | None);
        Ok(self.replacing(&path, if forced { Ended::Changed } else { Ended::Taken }, import))
    }

    /// What becomes of a file that an import of a source of this name wrote; `None` if it is another's.
    fn ours(&self, path: &str, import: &Import, force: bool) -> Option<Ended> {
        match self.files.get(path) {
            Some(Known::Imported(found, edited)) if found.name == import.name => {
                Some(if *edited && !force { Ended::Edited } else { Ended::Changed })
            }
            _ => None,
        }
    }

    fn new_at(&self, slug: &str, import: &Import) -> Target {
        let bundle = !import.pictures.is_empty();
        let path = if bundle { format!("{FOLDER}/{slug}/index.md") } else { format!("{FOLDER}/{slug}.md") };
        let ended = if self.has_pictures(&path, import) { Ended::Taken } else { Ended::New };
        Target { path, ended, former: None }
    }

    /// In the place of an entry; one that gets its first pictures becomes a folder.
    fn replacing(&self, path: &str, ended: Ended, import: &Import) -> Target {
        let stays = import.pictures.is_empty() || path.ends_with("/index.md") || !matches!(ended, Ended::Changed);
        if stays {
            return Target { path: path.to_owned(), ended, former: None };
        }
        let folder = format!("{}/index.md", path.strip_suffix(".md").unwrap_or(path));
        let ended = if self.has_pictures(&folder, import) { Ended::Taken } else { ended };
        Target { path: folder, ended, former: Some(path.to_owned()) }
    }

    /// Whether files of the names of its pictures lie beside a new place already: no import made them.
    fn has_pictures(&self, path: &str, import: &Import) -> bool {
        let folder = path.strip_suffix("index.md").unwrap_or_default();
        import.pictures.iter().any(|picture| self.others.contains(&format!("{folder}{}", picture.name)))
    }

    /// The content file, or link, whose page has this name.
    fn at(&self, slug: &str) -> Option<&String> {
        self.files.keys().find(|path| {
            let stem = path.strip_suffix(".md").unwrap_or(path);
            let stem = stem.strip_suffix("/index").unwrap_or(stem);
            stem.rsplit('/').next().is_some_and(|name| text::segment(name) == slug)
        })
    }

    /// Keeps the place of an entry that a dry run would write.
    pub fn reserve(&mut self, target: &Target) {
        if matches!(target.ended, Ended::New | Ended::Changed) {
            self.files.insert(target.path.clone(), Known::Written);
        }
    }

    /// Writes entry and pictures: each whole or not at all, the entry last. A picture that somebody changed stays.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn write(&mut self, root: &Path, target: &Target, import: &Import) -> Result<(), Failure> {
        let path = root.join(&target.path);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
        for picture in &import.pictures {
            let beside = folder.join(&picture.name);
            // An entry may be written again, a picture in its folder may be the editor's better one.
            if !beside.exists() {
                replace(&beside, &picture.bytes)?;
            }
        }
        replace(&path, import.text.as_bytes())?;
        if let Some(former) = &target.former {
            let former_path = root.join(former);
            fs::remove_file(&former_path).map_err(Failure::file(&former_path))?;
            self.files.remove(former);
        }
        self.files.insert(target.path.clone(), Known::Written);
        Ok(())
    }
}

/// A name that a page may have: of the document, else of its file.
fn free(slug: &str, path: &str) -> String {
    let stem = name_of(path).rsplit_once('.').map_or(path, |(stem, _)| stem);
    let names = [slug.to_owned(), text::segment(stem)];
    names.into_iter().find(|name| author::is_free_slug(name)).unwrap_or_else(|| "van-ban-nhap".to_owned())
}

/// Writes a file beside and moves it over: nobody meets half of it.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    // What an earlier run with the same number left there is of no use to anybody.
    let _ = fs::remove_file(&beside);
    let written = fs::File::create_new(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        Failure::file(path)(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Request, import};

    /// A site's folder that goes with the test.
    struct Site(std::path::PathBuf);

    impl Site {
        fn new(name: &str) -> Self {
            let root = std::env::temp_dir().join(format!("guongsang-import-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&root);
            fs::create_dir_all(root.join(FOLDER)).unwrap();
            Self(root)
        }

        /// Imports a text of this name as a run of its own.
        fn import(&self, name: &str, text: &str, options: &ImportOptions) -> (String, Ended) {
            self.import_in(&mut Entries::read(&self.0).unwrap(), name, text, options)
        }

        fn import_in(&self, entries: &mut Entries, name: &str, text: &str, options: &ImportOptions) -> (String, Ended) {
            let bytes = text.as_bytes();
            let request = Request { path: name, name, bytes, has_topic: &|_| false, draft: false };
            let import = import(&request).unwrap();
            let target = entries.target(&import, bytes, options).unwrap();
            if matches!(target.ended, Ended::New | Ended::Changed) {
                entries.write(&self.0, &target, &import).unwrap();
            }
            (target.path.strip_prefix("content/van-ban/").unwrap().to_owned(), target.ended)
        }

        fn text(&self, path: &str) -> String {
            fs::read_to_string(self.0.join(FOLDER).join(path)).unwrap()
        }

        fn edit(&self, path: &str, text: &str) {
            fs::write(self.0.join(FOLDER).join(path), text).unwrap();
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn plan(number: &str, body: &str) -> String {
        format!(
            "ĐẢNG ỦY XÃ KHE VÀNG\n{number}\n\nKẾ HOẠCH\nvề việc thử năm 2025\n\nThực hiện chỉ đạo của Huyện ủy:\n\n{body}\n"
        )
    }

    fn usual() -> ImportOptions {
        ImportOptions::default()
    }

    fn force() -> ImportOptions {
        ImportOptions { force: true, ..usual() }
    }

    #[test]
    fn sources_of_one_name_are_two_documents() {
        let site = Site::new("names");
        let mut entries = Entries::read(&site.0).unwrap();
        let mut run = |name: &str, text: &str| site.import_in(&mut entries, name, text, &usual());
        assert_eq!(run("a/kh.txt", &plan("Số 1-KH/ĐU", "Bài A.")), ("1-kh-du-2025.md".into(), Ended::New));
        assert_eq!(run("b/kh.txt", &plan("Số 1-KH/ĐU", "Bài B.")).1, Ended::Taken);
        assert_eq!(run("a/tb.txt", &plan("", "Bài C.")).1, Ended::New);
        let (second, ended) = run("b/tb.txt", &plan("", "Bài D."));
        assert_eq!((second.ends_with("-2.md"), ended), (true, Ended::New));
        assert!(site.text("1-kh-du-2025.md").contains("Bài A.") && site.text(&second).contains("Bài D."));
        // Forced, each finds its own again.
        let (path, ended) = site.import("b/tb.txt", &plan("", "Bài D."), &force());
        assert_eq!((path, ended), (second.clone(), Ended::Changed));
        let (path, _) = site.import("b/tb.txt", &plan("", "Bài D, sửa."), &force());
        assert!(path != second || site.text(&second).contains("sửa"));
        assert!(site.text(&second.replace("-2.md", ".md")).contains("Bài C."), "the other stays");
    }

    #[test]
    fn what_an_editor_did_stays() {
        let site = Site::new("edits");
        let first = plan("Số 2-KH/ĐU", "Bài một.");
        let (path, _) = site.import("a/kh.txt", &first, &usual());
        let written = site.text(&path);
        assert_eq!(site.import("a/kh.txt", &first, &usual()).1, Ended::Same);
        assert_eq!(site.import("a/kh.txt", &plan("Số 2-KH/ĐU", "Bài hai."), &usual()).1, Ended::Changed);
        for edited in [written.replace("Bài một", "Bài đã sửa"), format!("{written}\n# nhập từ lời kể của dân\n")]
        {
            site.edit(&path, &edited);
            assert_eq!(site.import("a/kh.txt", &plan("Số 2-KH/ĐU", "Bài ba."), &usual()).1, Ended::Edited);
            assert_eq!(site.text(&path), edited);
        }
        site.edit(&path, &written.replace('\n', "\r\n"));
        assert_eq!(site.import("a/kh.txt", &plan("Số 2-KH/ĐU", "Bài ba."), &usual()).1, Ended::Changed);
        site.edit(&path, "---\nloại: kế hoạch\n---\n");
        assert_eq!(site.import("a/kh.txt", &plan("Số 2-KH/ĐU", "Bài tư."), &usual()).1, Ended::Taken);
        assert_eq!(site.import("a/kh.txt", &plan("Số 2-KH/ĐU", "Bài tư."), &force()).1, Ended::Changed);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_links() {
        let site = Site::new("links");
        let outside = site.0.join("ngoai");
        fs::create_dir_all(&outside).unwrap();
        std::os::unix::fs::symlink(&outside, site.0.join(FOLDER).join("3-kh-du-2025")).unwrap();
        assert_eq!(site.import("a/kh.txt", &plan("Số 3-KH/ĐU", "Bài."), &usual()).1, Ended::Taken);
        assert_eq!(fs::read_dir(outside).unwrap().count(), 0);
    }
}
