//! Where the site's folder keeps what a build remembers for the next: `.guongsang/`. Whatever goes wrong here is passed over in silence:
//! the next build is slower, and that is all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;

use crate::output::{Memo, Renderer};
use crate::parse::Recall;
use crate::resolve::Corpus;

const FOLDER: &str = ".guongsang";

/// What is remembered: pages and what was read for them.
const PAGES: &str = "pages";
/// What is remembered: outlines of texts.
const TEXTS: &str = "texts";

/// The memory of a site, for this program.
pub struct Memory<'s> {
    site: &'s Path,
    /// Tells this program from every other build of it, by its bytes; `None` where they cannot be read, and then nothing is remembered.
    program: Option<u64>,
}

impl<'s> Memory<'s> {
    /// The memory of the site in a folder.
    pub fn of(site: &'s Path) -> Self {
        let program = std::env::current_exe().and_then(fs::read).ok();
        Self { site, program: program.map(|bytes| xxh3_64(&bytes)) }
    }

    /// What the last build remembered of pages.
    pub fn pages(&self, renderer: &Renderer) -> Option<Memo> {
        Memo::new(renderer, self.program?, self.read(PAGES).as_deref())
    }

    /// Remembers pages for the next build.
    pub fn remember_pages(&self, memo: Memo) {
        self.write(PAGES, |file| memo.store(file));
    }

    /// What the last build remembered of texts.
    pub fn texts(&self) -> Recall {
        let read = |program| Some(Recall::read(self.read(TEXTS)?, program));
        self.program.and_then(read).unwrap_or_default()
    }

    /// Remembers the texts in which nothing is wrong.
    pub fn remember_texts(&self, recall: &Recall, corpus: &Corpus) {
        let Some(program) = self.program else { return };
        let texts = corpus.clean_texts();
        self.write(TEXTS, |file| recall.store(&texts, program, file));
    }

    fn read(&self, what: &str) -> Option<Vec<u8>> {
        let folder = self.site.join(FOLDER);
        let file = folder.join(what);
        // What lies here is ours only if it is no link: contributors may bring one along.
        let plain = is(&folder, fs::Metadata::is_dir) && is(&file, fs::Metadata::is_file);
        if plain { fs::read(file).ok() } else { None }
    }

    fn write(&self, what: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        if self.program.is_some() {
            store(&self.site.join(FOLDER), what, write).ok();
        }
    }
}

fn store(folder: &Path, what: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => {}
        Err(_) if is(folder, fs::Metadata::is_dir) => {}
        Err(error) => return Err(error),
    }
    // Git and those who back up may pass it over.
    if let Ok(mut file) = File::create_new(folder.join(".gitignore")) {
        file.write_all(b"*\n")?;
    }
    let new = folder.join(format!("{what}.new"));
    fs::remove_file(&new).ok();
    let mut file = BufWriter::new(File::create_new(&new)?);
    write(&mut file)?;
    file.flush()?;
    fs::rename(&new, folder.join(what))
}

fn is(path: &Path, what: fn(&fs::Metadata) -> bool) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| what(&found))
}
