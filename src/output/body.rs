//! The Markdown of an entry as HTML of its own page: links lead to pages, pictures to their copies.

use std::borrow::Cow;

use crate::link::{AssetUse, Site, Target, relative};
use crate::load::Picture;
use crate::markdown::{self, Context, Labels, RenderOptions, Resolved, ResolvedImage, Sanitiser};
use crate::model::{EntryId, Kind};
use crate::parse::RESERVED_IDS;
use crate::text;

use super::format;

/// Renders the body of an entry for the page at `path`.
pub fn render(site: &Site, id: EntryId, path: &str, sanitiser: &Sanitiser) -> String {
    let labels = site.corpus.config.lang().pick(Labels::VI, Labels::EN);
    // What was issued is shown word for word.
    let smart = site.entry(id).kind != Kind::Document;
    let abbreviations = smart.then_some(&site.corpus.abbreviations);
    let options =
        RenderOptions { heading_base: 2, labels, reserved_ids: RESERVED_IDS, sanitiser, smart, abbreviations };
    let mut html = String::new();
    let markdown = text::nfc(site.entry(id).markdown());
    markdown::render(&markdown, &PageContext { site, id, path }, &options, &mut html);
    html
}

struct PageContext<'s> {
    site: &'s Site,
    id: EntryId,
    path: &'s str,
}

impl PageContext<'_> {
    fn original_is_published(&self, id: EntryId) -> bool {
        self.site.original.as_ref().is_some_and(|site| site.entry(id).is_published())
    }
}

impl Context for PageContext<'_> {
    fn link(&self, dest: &str) -> Resolved {
        match self.site.target(self.id, dest) {
            Target::Outside => Resolved::AsWritten,
            Target::Entry(to, anchor) => {
                if !self.site.entry(to).is_published() {
                    return Resolved::Text;
                }
                let page = if to == self.id { String::new() } else { relative(self.path, self.site.routes.entry(to)) };
                match anchor.filter(|a| !a.is_empty()) {
                    Some(anchor) => Resolved::To(format!("{page}#{anchor}")),
                    None if page.is_empty() => Resolved::To(relative(self.path, self.site.routes.entry(to))),
                    None => Resolved::To(page),
                }
            }
            Target::Original(to, anchor) => match self.site.original_path(to) {
                Some(page) if self.original_is_published(to) => {
                    let page = relative(self.path, &page);
                    Resolved::To(anchor.filter(|a| !a.is_empty()).map_or(page.clone(), |a| format!("{page}#{a}")))
                }
                _ => Resolved::Text,
            },
            Target::Asset(source) => asset(self.site, self.id, source)
                .map_or(Resolved::Text, |used| Resolved::To(relative(self.path, &used.output))),
            Target::Static(file) => Resolved::To(relative(self.path, &self.site.from_root(file))),
            Target::Broken | Target::Nothing | Target::Escape => Resolved::Text,
        }
    }

    fn image(&self, dest: &str) -> ResolvedImage {
        match picture(self.site, self.id, dest) {
            Some((output, size)) => {
                ResolvedImage { src: relative(self.path, &output), width: size.map(|s| s.0), height: size.map(|s| s.1) }
            }
            None => ResolvedImage { src: dest.to_owned(), width: None, height: None },
        }
    }

    fn size(&self, dest: &str) -> Option<String> {
        let bytes = match self.site.target(self.id, dest) {
            Target::Asset(source) => self.site.assets.get(source)?.file.size,
            Target::Static(file) => self.site.statics.get(file)?.size,
            _ => return None,
        };
        Some(format::size(bytes, self.site.corpus.config.lang()))
    }
}

/// How a page uses a file of the content.
pub fn asset<'s>(site: &'s Site, id: EntryId, source: &str) -> Option<&'s AssetUse> {
    let used = &site.links(id).assets;
    used.binary_search_by(|u| (*u.source).cmp(source)).ok().map(|at| &used[at])
}

/// Path in the output of a picture that is shown, and its size in pixels where it is known.
pub type Shown<'s> = (Cow<'s, str>, Option<(u32, u32)>);

/// A picture that an entry names.
pub fn picture<'s>(site: &'s Site, id: EntryId, dest: &str) -> Option<Shown<'s>> {
    match site.target(id, dest) {
        Target::Asset(source) => {
            let size = match site.assets.get(source)?.picture {
                Some(Picture::Size(width, height)) => Some((width, height)),
                _ => None,
            };
            asset(site, id, source).map(|used| (Cow::Borrowed(&*used.output), size))
        }
        Target::Static(file) => Some((Cow::Owned(site.from_root(file)), None)),
        _ => None,
    }
}
