//! What was read before: texts and pictures that are as they were are not read again.

use std::sync::Arc;

use crate::base::{FileEntry, Source, World};

use super::{Asset, SETTINGS, Sources, read_text};

/// What was read before, and which files may have changed since.
#[derive(Clone, Copy)]
pub struct Past<'p> {
    /// What was read.
    pub sources: &'p Sources,
    /// Whether a file may have changed, by path.
    pub changed: &'p (dyn Fn(&str) -> bool + Sync),
}

impl Past<'_> {
    /// The text of a file that is as it was, so that what was made of it can be kept: it is the same `Arc`.
    pub(super) fn text(&self, path: &str, size: Option<u64>) -> Option<Arc<Source>> {
        let source = self.sources.find(path).filter(|_| !(self.changed)(path))?;
        let length = source.text.len() as u64;
        // A byte order mark is no part of the text.
        size.is_none_or(|size| size == length || size == length + 3).then(|| source.clone())
    }

    /// The source that was there, if this is the same.
    pub(super) fn same(&self, source: &Source) -> Option<Arc<Source>> {
        self.sources.find(&source.path).filter(|known| known.text == source.text).cloned()
    }

    pub(super) fn asset(&self, file: &FileEntry) -> Option<&Asset> {
        let asset = self.sources.assets.get(&*crate::text::nfc(&file.path))?;
        (asset.file == *file && !(self.changed)(&file.path)).then_some(asset)
    }
}

/// Whether settings and vocabularies are as they were read.
pub fn same_settings(world: &dyn World, sources: &Sources) -> bool {
    let fixed = SETTINGS.map(|path| (path, sources.find(path)));
    let words = sources.site_words.iter().map(|(_, source)| (&*source.path, Some(source)));
    fixed.into_iter().chain(words).all(|(path, known)| {
        read_text(world, path, None)
            .is_ok_and(|now| now.as_ref().map(|now| &now.text) == known.map(|known| &known.text))
    })
}
