//! What is known of the page at a path: the file that it is made of, and how far its story has come.

use crate::Compiled;
use crate::link::Site;
use crate::model::{Entry, EntryId, Hold, Publication, Stage};

/// A page and its source.
pub struct About<'a> {
    /// Path of the file below the root.
    pub file: &'a str,
    /// The entry that it holds; none for the settings.
    pub entry: Option<&'a Entry>,
}

impl<'a> About<'a> {
    /// The page at a path; `None` if it is made from many files, as lists are.
    pub fn page(compiled: &'a Compiled, path: &str) -> Option<Self> {
        let (site, below) = sites(compiled)
            .filter_map(|site| Some((site, path.strip_prefix(site.corpus.config.folder)?)))
            // The first language's folder is the root: every path lies in it.
            .max_by_key(|(site, _)| site.corpus.config.folder.len())?;
        if below == "index.html" {
            return Some(Self { file: settings(compiled, site)?, entry: None });
        }
        let entry =
            site.routes.redirects.get(below).copied().or_else(|| by_page(site, below)).map(|id| site.entry(id))?;
        Some(Self { file: &entry.source.path, entry: Some(entry) })
    }

    /// Its stage, if it has one.
    pub fn stage(&self) -> Option<Stage> {
        self.entry?.profile()?.stage
    }
}

/// The file with the words of a site: `site.yaml`, or what stands for it in a further language.
fn settings<'a>(compiled: &'a Compiled, site: &Site) -> Option<&'a str> {
    let sources = &compiled.sources;
    let code = site.corpus.config.language().code;
    let own = sources.site_words.iter().find(|(language, _)| site.original.is_some() && language.code == code);
    own.map(|(_, words)| words).or(sources.site.as_ref()).map(|source| &*source.path)
}

/// The sites in all languages, the first one first.
pub fn sites(compiled: &Compiled) -> impl Iterator<Item = &Site> {
    std::iter::once(&*compiled.site).chain(compiled.translations.iter().map(|site| &**site))
}

/// Why an entry is not published; empty if it is.
pub fn holds(entry: &Entry) -> &[Hold] {
    match &entry.publication {
        Publication::Published => &[],
        Publication::Held(holds) | Publication::Previewed(holds) => holds,
    }
}

/// The address of a source's page, as a link from the root; `None` if no page shows it.
pub fn address(compiled: &Compiled, file: &str) -> Option<String> {
    let (site, id) = sites(compiled).find_map(|site| Some((site, site.by_path(file)?)))?;
    page_of(site, id)
}

/// The address of an entry's page, as a link from the root; `None` if it has none.
pub fn page_of(site: &Site, id: EntryId) -> Option<String> {
    let shown = site.entry(id).is_published();
    shown.then(|| format!("/{}{}", site.corpus.config.folder, site.routes.entry(id)))
}

fn by_page(site: &Site, path: &str) -> Option<EntryId> {
    let entries = (0..site.corpus.entries.len() as u32).map(EntryId);
    entries.into_iter().find(|id| site.routes.entry(*id) == path)
}
