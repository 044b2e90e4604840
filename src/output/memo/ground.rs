//! What pages have in common, and what tells them apart.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::super::blueprint::Page;
use super::super::feed;
use super::super::renderer::Renderer;
use super::super::sheet::Sheet;

/// A hash of all that pages share.
pub fn ground(renderer: &Renderer, program: u64) -> u128 {
    let mut ground = Ground(Xxh3::new());
    let compiled = renderer.compiled();
    let sources = &compiled.sources;
    ground.add(&program.to_le_bytes());
    ground.add(renderer.site().corpus.today.to_string().as_bytes());
    for source in sources.settings().chain(sources.theme_files.values()) {
        ground.add(source.path.as_bytes());
        ground.add(source.text.as_bytes());
    }
    let copies: BTreeMap<_, _> = sources.theme_copies.iter().map(|(path, file)| (path, file.size)).collect();
    ground.add(format!("{copies:?}").as_bytes());
    for (folder, site) in renderer.sites() {
        ground.add(folder.as_bytes());
        let statics: Vec<_> = site.statics.iter().map(|(path, file)| (path, file.size)).collect();
        ground.add(format!("{statics:?}").as_bytes());
    }
    for about in renderer.about() {
        ground.add(about.as_bytes());
    }
    // The way to the same page in another language depends on which pages there are.
    if renderer.sites().count() > 1 {
        for sheet in renderer.sheets() {
            ground.add(sheet.full_path().as_bytes());
            ground.add(&identity(&sheet).to_le_bytes());
        }
    }
    ground.0.digest128()
}

struct Ground(Xxh3);

impl Ground {
    fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }
}

/// Whether a page is made of noted reads alone: the lists of addresses are of the site's layout itself.
pub fn is_noted(sheet: &Sheet<'_>) -> bool {
    !matches!(sheet.page, Page::Sitemap(_))
}

/// Tells pages apart that may lie at one path, in this run and the next.
pub fn identity(sheet: &Sheet<'_>) -> u64 {
    let site = &sheet.edition.site;
    let (kind, mark, part) = match *sheet.page {
        Page::Entry(id) => (0, site.mark(id), 0),
        Page::Redirect(id) => (1, site.mark(id), 0),
        Page::List(key, number) => (2, site.list_mark(key), number),
        Page::Feed(feed::Source::List(key), format) => (3, site.list_mark(key), format as usize),
        // These hold no number of an entry, which another run may give to another.
        ref page => (4, xxh3_64(format!("{page:?}").as_bytes()), 0),
    };
    xxh3_64(&[kind, mark, part as u64].map(u64::to_le_bytes).concat())
}
