//! Where a link or a picture in a body leads. The checks and the pages ask the same function.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::base::FileEntry;
use crate::load::Asset;
use crate::model::EntryId;
use crate::resolve::Corpus;
use crate::text;

use super::Site;
use super::directory::{Directory, folder, join};

/// What a destination is.
#[derive(Debug, PartialEq, Eq)]
pub enum Target<'s> {
    /// Another site, an e-mail, a telephone.
    Outside,
    /// An entry, perhaps at an anchor (not decoded further).
    Entry(EntryId, Option<String>),
    /// An entry of the first language that is not in this one, perhaps at an anchor.
    Original(EntryId, Option<String>),
    /// A picture or attachment among the content.
    Asset(&'s str),
    /// A file in `static/`.
    Static(&'s str),
    /// A content file that could not be understood.
    Broken,
    /// Nothing there.
    Nothing,
    /// It leads out of the site's folder.
    Escape,
}

/// A picture or attachment that a page shows, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetUse {
    /// Path below the site's root, NFC.
    pub source: Box<str>,
    /// Path in the output.
    pub output: Box<str>,
}

/// Whether a destination names another host or program.
pub fn is_outside(dest: &str) -> bool {
    let scheme = dest.split([':', '/', '?', '#']).next().unwrap_or_default();
    dest[scheme.len()..].starts_with(':')
        && scheme.len() > 1
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

/// Where destinations are looked for.
#[derive(Clone, Copy)]
pub struct Finder<'s> {
    pub corpus: &'s Corpus,
    pub directory: &'s Directory,
    pub assets: &'s BTreeMap<Box<str>, Asset>,
    pub statics: &'s BTreeMap<Box<str>, FileEntry>,
    /// The site of the first language, if this is another.
    pub original: Option<&'s Site>,
}

impl<'s> Finder<'s> {
    /// Finds what `dest` in a body of `from` means.
    pub fn find(&self, from: EntryId, dest: &str) -> Target<'s> {
        if is_outside(dest) {
            return Target::Outside;
        }
        let (path, anchor) = match dest.split_once('#') {
            Some((path, anchor)) => (path, Some(decode(anchor).into_owned())),
            None => (dest, None),
        };
        let path = decode(path.split('?').next().unwrap_or_default());
        let path = text::nfc(&path);
        if path.is_empty() {
            return Target::Entry(from, anchor);
        }
        let source = text::nfc(&self.corpus.entries[from.index()].source.path);
        let (base, relative) = match path.strip_prefix('/') {
            Some(rooted) => ("content", rooted),
            None => (folder(&source), &*path),
        };
        let Some(joined) = join(base, relative) else { return Target::Escape };
        let originals = self.original.map(|site| &site.directory);
        for candidate in [joined.clone(), format!("{joined}/index.md"), format!("{joined}.md")] {
            if let Some(id) = self.directory.by_path(&candidate) {
                return Target::Entry(id, anchor);
            }
            if self.directory.is_broken(&candidate) || originals.is_some_and(|o| o.is_broken(&candidate)) {
                return Target::Broken;
            }
            if let Some(id) = originals.and_then(|o| o.by_path(&candidate)) {
                return Target::Original(id, anchor);
            }
        }
        if let Some((found, _)) = self.assets.get_key_value(&*joined) {
            return Target::Asset(found);
        }
        let below = joined.strip_prefix("static/").unwrap_or(relative);
        self.statics.get_key_value(below).map_or(Target::Nothing, |(found, _)| Target::Static(found))
    }
}

fn decode(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside() {
        for dest in ["https://a.vn", "mailto:a@b.vn", "tel:0200", "HTTP://x"] {
            assert!(is_outside(dest), "{dest}");
        }
        for dest in ["a.md", "../a.md#x:y", "#a", "", "a/b:c", "C:/x"] {
            assert!(!is_outside(dest), "{dest}");
        }
    }
}
