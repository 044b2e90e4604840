//! Stage 1, `load`: the only reader. Files of the site become [`Sources`]; what cannot be read becomes a problem.

mod drawing;
mod past;
mod photo;
mod picture;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Diagnostics, FileEntry, Problem, Source, World};
use crate::model::{Kind, LANGUAGES, Language};

pub use past::{Past, same_settings};
pub use picture::{ATTACHMENTS, Picture, is_attachment, is_picture, published_picture};

/// Largest text file, in bytes: several books.
pub const MAX_TEXT: u64 = 8 << 20;

/// Largest picture among the content, in bytes: pictures are cleaned in memory.
pub const MAX_PICTURE: u64 = 64 << 20;

/// All that a build reads, before anything is understood. Pictures and attachments are listed, not read.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    /// `site.yaml`.
    pub site: Option<Arc<Source>>,
    /// `site.<code>.yaml`: what `site.yaml` says in other languages.
    pub site_words: Vec<(&'static Language, Arc<Source>)>,
    /// `data/dia-ban.yaml`.
    pub places: Option<Arc<Source>>,
    /// `data/linh-vuc.yaml`.
    pub sectors: Option<Arc<Source>>,
    /// `data/viet-tat.yaml`.
    pub abbreviations: Option<Arc<Source>>,
    /// Content files with their kind, by path.
    pub content: Vec<(Kind, Arc<Source>)>,
    /// Other files below `content/`: path (NFC) to the file.
    pub assets: Arc<BTreeMap<Box<str>, Asset>>,
    /// Files below `static/`: path below it (NFC) to the file.
    pub statics: BTreeMap<Box<str>, FileEntry>,
    /// Text files below `templates/`, `themes/` and `i18n/`, by path.
    pub theme_files: BTreeMap<Box<str>, Arc<Source>>,
    /// Pictures, fonts and other files of themes that are copied as they are, by path (NFC).
    pub theme_copies: BTreeMap<Box<str>, FileEntry>,
}

/// A picture or an attachment among the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The file.
    pub file: FileEntry,
    /// What is known of it as a picture, if its name says that it is one.
    pub picture: Option<Picture>,
}

impl Sources {
    /// Settings and vocabularies: what every entry depends on.
    pub fn settings(&self) -> impl Iterator<Item = &Arc<Source>> {
        let fixed = [&self.site, &self.places, &self.sectors, &self.abbreviations];
        fixed.into_iter().flatten().chain(self.site_words.iter().map(|(_, source)| source))
    }

    /// Where a content file is among them.
    pub fn content_at(&self, path: &str) -> Option<usize> {
        self.content.binary_search_by(|(_, source)| in_order(&source.path, path)).ok()
    }

    /// The text of a file that a problem points at.
    pub fn find(&self, path: &str) -> Option<&Arc<Source>> {
        self.settings()
            .find(|source| &*source.path == path)
            .or_else(|| self.theme_files.get(path))
            .or_else(|| Some(&self.content[self.content_at(path)?].1))
    }
}

/// The files that say what the site is and what its words mean.
const SETTINGS: [&str; 4] = ["site.yaml", "data/dia-ban.yaml", "data/linh-vuc.yaml", "data/viet-tat.yaml"];

/// Reads the site.
pub fn load(world: &dyn World) -> (Sources, Diagnostics) {
    load_again(world, None)
}

/// Reads the site; texts and pictures that are as they were are taken from `past`.
pub fn load_again(world: &dyn World, past: Option<Past<'_>>) -> (Sources, Diagnostics) {
    let mut loader = Loader { world, past, problems: Diagnostics::default() };
    let [site, places, sectors, abbreviations] = SETTINGS.map(|path| loader.text(path));
    let mut sources = Sources { site, places, sectors, abbreviations, ..Sources::default() };
    let words = LANGUAGES.iter().filter_map(|l| Some((l, loader.text(&format!("site.{}.yaml", l.code))?)));
    sources.site_words = words.collect();
    loader.content(&mut sources);
    sources.statics = loader.statics();
    let theme_files = ["templates", "themes", "i18n"].map(|folder| loader.list(folder));
    for file in theme_files.into_iter().flatten() {
        if file.link {
            loader.problems.file(file.path, Problem::SymbolicLink);
            continue;
        }
        loader.name(&file.path);
        if is_theme_text(&file.path) {
            let source = loader.text(&file.path);
            sources.theme_files.extend(source.map(|source| (file.path.into(), source)));
        } else if is_theme_asset(&file.path) && loader.opens(&file) {
            sources.theme_copies.insert(crate::text::nfc(&file.path).into(), file);
        }
    }
    (sources, loader.problems)
}

fn in_order(one: &str, other: &str) -> Ordering {
    crate::text::nfc(one).cmp(&crate::text::nfc(other)).then_with(|| one.cmp(other))
}

fn is_theme_text(path: &str) -> bool {
    [".html", ".css", ".js", ".svg", ".yaml", ".yml", ".xml", ".txt"].iter().any(|end| path.ends_with(end))
}

/// Whether a path is `themes/<name>/assets/…`.
fn is_theme_asset(path: &str) -> bool {
    let below = path.strip_prefix("themes/").and_then(|path| path.split_once('/'));
    below.is_some_and(|(_, below)| below.starts_with("assets/"))
}

/// Whether a name cannot be on a Windows server, where many portals run.
fn is_unsafe_name(name: &str) -> bool {
    crate::text::is_reserved_windows(name)
        || name.ends_with(['.', ' '])
        || name.chars().any(|c| c.is_control() || r#"<>:"|?*\"#.contains(c))
}

struct Loader<'w> {
    world: &'w dyn World,
    past: Option<Past<'w>>,
    problems: Diagnostics,
}

impl Loader<'_> {
    fn list(&mut self, folder: &str) -> Vec<FileEntry> {
        match self.world.list(folder) {
            Ok(mut files) => {
                files.retain(|file| {
                    let Some(error) = &file.error else { return true };
                    self.problems.file(file.path.clone(), Problem::Unreadable { error: error.clone() });
                    false
                });
                files
            }
            Err(error) => {
                self.problems.file(folder, Problem::Unreadable { error: error.to_string() });
                Vec::new()
            }
        }
    }

    fn read(&self, path: &str, size: Option<u64>) -> Result<Option<Arc<Source>>, Problem> {
        match self.past.and_then(|past| past.text(path, size)) {
            Some(source) => Ok(Some(source)),
            None => read_text(self.world, path, size).map(|source| source.map(Arc::new)),
        }
    }

    /// Settings, vocabularies and themes are few, and may be links to where no change is told of: they are read every time.
    fn text(&mut self, path: &str) -> Option<Arc<Source>> {
        match read_text(self.world, path, None) {
            Ok(source) => {
                let known = |source: &Source| self.past.and_then(|past| past.same(source));
                source.map(|source| known(&source).unwrap_or_else(|| Arc::new(source)))
            }
            Err(problem) => {
                self.problems.file(path, problem);
                None
            }
        }
    }

    fn opens(&mut self, file: &FileEntry) -> bool {
        let opened = self.world.open(&file.path);
        if let Err(error) = &opened {
            self.problems.file(file.path.clone(), Problem::Unreadable { error: error.to_string() });
        }
        opened.is_ok()
    }

    /// Says where a file that is copied under its own name cannot be on every server.
    fn name(&mut self, path: &str) {
        if let Some(name) = path.split('/').find(|name| is_unsafe_name(name)) {
            self.problems.file(path, Problem::UnsafeName { name: name.to_owned() });
        }
    }

    fn content(&mut self, sources: &mut Sources) {
        let mut texts = Vec::new();
        let mut others = Vec::new();
        let before = self.problems.iter().count();
        let files = self.list("content");
        let missing = files.is_empty() && self.problems.iter().count() == before;
        // A site without content would take the place of a good one: a disk that is not there, a folder that was moved.
        if sources.site.is_some() && (missing || files.iter().any(|file| file.path == "content")) {
            self.problems.file("content", Problem::NoContent);
        }
        for file in files {
            if file.link {
                self.problems.file(file.path, Problem::SymbolicLink);
            } else if let Some(kind) = content_kind(&file.path) {
                texts.push((kind, file));
            } else if is_markdown(&file.path) {
                self.problems.file(file.path, Problem::StrayFile { folders: Kind::FOLDERS, markdown: true });
            } else {
                others.push(file);
            }
        }
        sources.assets = Arc::new(self.assets(others));
        let read: Vec<_> = texts
            .into_par_iter()
            .map(|(kind, file)| (kind, self.read(&file.path, Some(file.size)), file.path))
            .collect();
        for (kind, result, path) in read {
            match result {
                Ok(source) => sources.content.extend(source.map(|source| (kind, source))),
                Err(problem) => self.problems.file(path, problem),
            }
        }
        // By composed names: the order must not depend on the system that the files were copied from.
        sources.content.sort_by(|(_, a), (_, b)| in_order(&a.path, &b.path));
    }

    fn assets(&mut self, files: Vec<FileEntry>) -> BTreeMap<Box<str>, Asset> {
        let inspect = |file: &FileEntry| match self.past.and_then(|past| past.asset(file).map(|asset| asset.picture)) {
            Some(known) => Ok(known),
            None => picture::inspect(&file.path, &mut *self.world.open(&file.path)?),
        };
        let (large, files): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|f| f.size > MAX_PICTURE && is_picture(&f.path));
        for file in large {
            self.problems.file(file.path, Problem::TooLarge { size: file.size, limit: MAX_PICTURE });
        }
        let inspected: Vec<_> = files.into_par_iter().map(|file| (inspect(&file), file)).collect();
        let mut assets = BTreeMap::new();
        for (result, file) in inspected {
            let picture = result.unwrap_or_else(|error| {
                self.problems.file(file.path.clone(), Problem::Unreadable { error: error.to_string() });
                None
            });
            assets.insert(crate::text::nfc(&file.path).into(), Asset { file, picture });
        }
        assets
    }

    fn statics(&mut self) -> BTreeMap<Box<str>, FileEntry> {
        let mut files = BTreeMap::new();
        for file in self.list("static") {
            if file.link {
                self.problems.file(file.path, Problem::SymbolicLink);
            } else if self.opens(&file) {
                self.name(&file.path);
                let below = crate::text::nfc(file.path.strip_prefix("static/").unwrap_or(&file.path)).into_owned();
                files.insert(below.into(), file);
            }
        }
        files
    }
}

fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("md"))
}

fn content_kind(path: &str) -> Option<Kind> {
    let folder = path.strip_prefix("content/")?.split_once('/')?.0;
    Kind::of_folder(folder).filter(|_| is_markdown(path))
}

/// The text of a file; `None` if it is not there.
///
/// # Errors
/// What is wrong with it: unreadable, too large, no UTF-8.
pub fn read_text(world: &dyn World, path: &str, size: Option<u64>) -> Result<Option<Source>, Problem> {
    let too_large = |size: u64| Problem::TooLarge { size, limit: MAX_TEXT };
    if let Some(size) = size.filter(|s| *s > MAX_TEXT) {
        return Err(too_large(size));
    }
    let unreadable = |e: io::Error| Problem::Unreadable { error: e.to_string() };
    let Some(bytes) = world.read(path).map_err(unreadable)? else { return Ok(None) };
    if bytes.len() as u64 > MAX_TEXT {
        return Err(too_large(bytes.len() as u64));
    }
    match simdutf8::compat::from_utf8(&bytes) {
        Ok(text) => Ok(Some(Source::new(path, text))),
        Err(error) => Err(Problem::NotUtf8 { offset: error.valid_up_to() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::MemoryWorld;

    fn world() -> MemoryWorld {
        MemoryWorld::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
    }

    #[test]
    fn files_go_where_they_belong() {
        let world = world()
            .with("site.yaml", "tiêu đề: A")
            .with("content/ca-nhan/a.md", "x")
            .with("content/ca-nhan/b/index.md", "x")
            .with("content/ca-nhan/b/anh.jpg", "x")
            .with("content/lac.md", "x")
            .with("content/khac/c.md", "x")
            .with("static/logo.svg", "x");
        let (sources, problems) = load(&world);
        assert_eq!(sources.content.len(), 2);
        assert!(sources.assets.contains_key("content/ca-nhan/b/anh.jpg"));
        assert!(sources.statics.contains_key("logo.svg"));
        assert_eq!(problems.iter().count(), 2);
        assert!(sources.find("content/ca-nhan/a.md").is_some());
    }

    #[test]
    fn what_is_not_utf8_is_reported_and_the_rest_is_read() {
        let world = world().with("content/ca-nhan/a.md", b"ab\xff".to_vec()).with("content/ca-nhan/b.md", "x");
        let (sources, problems) = load(&world);
        assert_eq!(sources.content.len(), 1);
        let found: Vec<_> = problems.iter().map(|d| d.problem.clone()).collect();
        assert_eq!(found, [Problem::NotUtf8 { offset: 2 }]);
    }
}
