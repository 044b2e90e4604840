//! Checks of bodies: links, anchors, pictures, attachments, footnotes; and which files a page needs beside it.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::base::{Diagnostics, Problem, Severity, Span};
use crate::load::{Asset, Picture};
use crate::markdown::{self, Marked};
use crate::model::{Entry, EntryId, Kind};
use crate::resolve::Corpus;
use crate::text;

use super::EntryLinks;
use super::directory::folder;
use super::reference::cite;
use super::target::{AssetUse, Finder, Target};

struct Checker<'a>(&'a Finder<'a>);

/// What the body of one entry gave.
pub struct Checked {
    pub problems: Diagnostics,
    /// Files that its page needs.
    pub assets: Box<[AssetUse]>,
    /// Documents that it links to.
    pub documents: Vec<EntryId>,
}

/// Checks one body.
pub fn check_one(finder: &Finder<'_>, id: EntryId) -> Checked {
    Checker(finder).entry(id)
}

/// Checks all bodies, on all cores.
pub fn check(finder: &Finder<'_>, links: &mut [EntryLinks], problems: &mut Diagnostics) {
    let corpus = finder.corpus;
    let checker = Checker(finder);
    let checked: Vec<Checked> =
        (0..corpus.entries.len()).into_par_iter().map(|i| checker.entry(EntryId(i as u32))).collect();
    for (index, found) in checked.into_iter().enumerate() {
        problems.extend(found.problems);
        links[index].assets = found.assets;
        if corpus.entries[index].is_published() && corpus.entries[index].kind == Kind::Document {
            for document in found.documents {
                cite(&mut links[document.index()].cited_by, EntryId(index as u32));
            }
        }
    }
}

/// One entry at work.
struct Desk<'a> {
    all: &'a Finder<'a>,
    id: EntryId,
    entry: &'a Entry,
    problems: Diagnostics,
    /// Files that the page needs, each with the place that names it first.
    used: BTreeMap<Box<str>, Span>,
    documents: Vec<EntryId>,
    /// How many more proposals this file may have.
    proposals: usize,
}

/// Most proposals for the broken links and missing files of one file.
const MOST_PROPOSALS: usize = 20;

impl Checker<'_> {
    fn entry(&self, id: EntryId) -> Checked {
        let entry = &self.0.corpus.entries[id.index()];
        let mut desk = Desk {
            all: self.0,
            id,
            entry,
            problems: Diagnostics::default(),
            used: BTreeMap::new(),
            documents: Vec::new(),
            proposals: MOST_PROPOSALS,
        };
        desk.marks();
        // What the policy of addresses refuses leads nowhere: once is enough.
        let refused = entry.outline.problems.as_deref().map(|p| p.unsafe_urls.iter().chain(&p.remote_images));
        let refused: FxHashSet<&Range<usize>> = refused.into_iter().flatten().map(|mark| &mark.span).collect();
        for link in entry.outline.links.iter().filter(|link| !refused.contains(&link.span)) {
            desk.link(&link.dest, entry.body_span(&link.span));
        }
        for image in &entry.outline.images {
            let span = entry.body_span(&image.span);
            if !refused.contains(&image.span) {
                // A recording in place of a picture is an attachment that plays.
                desk.file(&image.dest, span, !markdown::is_media(&image.dest));
            }
            if image.alt.trim().is_empty() {
                desk.problem(span, Problem::MissingAlt { dest: image.dest.to_string() });
            }
        }
        if let Some(image) = entry.profile().and_then(|p| p.image.as_deref()) {
            desk.file(&image.file.value, image.file.span, true);
        }
        for attachment in entry.document().map(|d| &*d.attachments).unwrap_or_default() {
            desk.file(&attachment.file.value, attachment.file.span, false);
        }
        let assets = desk.place();
        Checked { problems: desk.problems, assets, documents: desk.documents }
    }
}

impl Desk<'_> {
    fn problem(&mut self, span: Span, problem: Problem) {
        if span == Span::ELSEWHERE {
            return; // said of the original
        }
        let code = problem.code();
        if code.severity() == Severity::Error || !self.entry.accepted.contains(&code) {
            self.problems.at(&self.entry.source.path, span, problem);
        }
    }

    /// What the scan found wrong by itself.
    fn marks(&mut self) {
        let entry = self.entry;
        let Some(found) = entry.outline.problems.as_deref() else { return };
        let mut each = |list: &[Marked], problem: &dyn Fn(String) -> Problem| {
            for mark in list {
                self.problem(entry.body_span(&mark.span), problem(mark.text.to_string()));
            }
        };
        each(&found.undefined_notes, &|label| Problem::UndefinedFootnote { label });
        each(&found.duplicate_notes, &|label| Problem::DuplicateFootnote { label });
        each(&found.broken_references, &|label| Problem::UndefinedReference { label });
        each(&found.unsafe_urls, &|dest| Problem::UnsafeAddress { dest });
        each(&found.remote_images, &|dest| Problem::RemotePicture { dest });
        if let Some(range) = &found.too_deep {
            self.problem(entry.body_span(range), Problem::NestedTooDeep);
        }
    }

    fn target(&self, dest: &str) -> Target<'_> {
        self.all.find(self.id, dest)
    }

    fn link(&mut self, dest: &str, span: Span) {
        let written = dest.to_owned();
        match self.target(dest) {
            Target::Outside | Target::Broken | Target::Static(_) => {}
            Target::Escape => self.problem(span, Problem::OutsideSite { dest: written }),
            Target::Asset(path) => {
                let path = path.into();
                self.asset(path, dest, span, false);
            }
            Target::Nothing => {
                let nearest = self.nearest(dest);
                self.problem(span, Problem::BrokenLink { dest: written, nearest });
            }
            Target::Entry(id, anchor) => {
                let entry = &self.all.corpus.entries[id.index()];
                self.entry_link(entry, anchor, dest, span);
                if id != self.id && entry.is_published() && entry.kind == Kind::Document {
                    self.documents.push(id);
                }
            }
            Target::Original(id, anchor) => {
                if let Some(site) = self.all.original {
                    self.entry_link(site.entry(id), anchor, dest, span);
                }
            }
        }
    }

    fn entry_link(&mut self, entry: &Entry, anchor: Option<String>, dest: &str, span: Span) {
        if let Some(anchor) = anchor.filter(|a| !a.is_empty() && !entry.outline.has_anchor(a)) {
            let folded = text::slugify(&anchor);
            let ids = entry.outline.headings.iter().map(|h| h.id.to_string());
            let nearest = crate::parse::nearest(&folded, ids.map(|i| (i.clone(), i))).map(|i| format!("#{i}"));
            let file = entry.source.path.to_string();
            self.problem(span, Problem::BrokenAnchor { anchor, file, nearest });
        }
        if !entry.is_published() && self.entry.is_published() {
            self.problem(span, Problem::LinkUnpublished { dest: dest.to_owned() });
        }
    }

    /// A picture or an attachment.
    fn file(&mut self, dest: &str, span: Span, picture: bool) {
        let written = dest.to_owned();
        match self.target(dest) {
            Target::Asset(path) => {
                let path: Box<str> = path.into();
                self.asset(path, dest, span, picture);
            }
            Target::Static(path) if picture && !crate::load::is_picture(path) => {
                self.problem(span, Problem::BadPicture { dest: written });
            }
            Target::Static(_) => {}
            Target::Escape => self.problem(span, Problem::OutsideSite { dest: written }),
            Target::Outside if picture => self.problem(span, Problem::RemotePicture { dest: written }),
            Target::Outside => self.problem(span, Problem::UnsafeAddress { dest: written }),
            Target::Entry(..) | Target::Original(..) | Target::Broken | Target::Nothing => {
                let nearest = self.nearest(dest);
                self.problem(span, Problem::MissingFile { dest: written, nearest });
            }
        }
    }

    fn asset(&mut self, path: Box<str>, dest: &str, span: Span, picture: bool) {
        let named = crate::load::is_picture(&path);
        if picture && !named {
            return self.problem(span, Problem::BadPicture { dest: dest.to_owned() });
        }
        if !named && !crate::load::is_attachment(&path) {
            let allowed = crate::load::ATTACHMENTS;
            return self.problem(span, Problem::UnsafeAttachment { dest: dest.to_owned(), allowed });
        }
        match self.all.assets.get(&path).and_then(|a| a.picture) {
            Some(Picture::Unknown) => self.problem(span, Problem::BadPicture { dest: dest.to_owned() }),
            Some(Picture::Unsafe(what)) => self.problem(span, Problem::UnsafeSvg { what }),
            Some(Picture::Size(..) | Picture::Unsized) | None => {
                self.used.entry(path).or_insert(span);
            }
        }
    }

    /// Where the files go: into the folder of the page. Two that would take one name are a problem.
    fn place(&mut self) -> Box<[AssetUse]> {
        let folder = super::route::page_folder(self.entry);
        let mut names: BTreeMap<String, Box<str>> = BTreeMap::new();
        let mut placed = Vec::new();
        for (source, span) in std::mem::take(&mut self.used) {
            let name = output_name(&source);
            let output: Box<str> = format!("{folder}/{name}").into();
            if let Some(other) = names.insert(name, source.clone()) {
                let problem =
                    Problem::PathCollision { path: output.to_string(), other: other.to_string(), proposal: None };
                self.problem(span, problem);
            }
            placed.push(AssetUse { source, output });
        }
        placed.into()
    }

    /// A file of nearly this name, in the same folder or anywhere. Looking costs as much as the site is large, so only the first
    /// slips of a file get a proposal: thousands of broken links in one file must not cost minutes.
    fn nearest(&mut self, dest: &str) -> Option<String> {
        self.proposals = self.proposals.checked_sub(1)?;
        let name = dest.split(['#', '?']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let folded = text::fold_key(name);
        if folded.is_empty() {
            return None;
        }
        let here = format!("{}/", folder(&text::nfc(&self.entry.source.path)));
        let beside = self.all.assets.keys().filter_map(|p| p.strip_prefix(&*here)).map(str::to_owned);
        let file = |p: &str| p.rsplit('/').next().unwrap_or_default().to_owned();
        let beside = crate::parse::nearest(&folded, beside.map(|p| (text::fold_key(&file(&p)), p)));
        beside.or_else(|| {
            let wanted = text::slugify(name.strip_suffix(".md").unwrap_or(name));
            self.all.directory.nearest_stem(&wanted).map(|path| super::route::relative(&here, path))
        })
    }
}

/// The name of a file in the folder of its page: one that every server takes, and the same whatever lies beside it.
fn output_name(source: &str) -> String {
    let file = source.rsplit('/').next().unwrap_or_default();
    let (stem, end) = file.rsplit_once('.').unwrap_or((file, ""));
    let stem = Some(text::segment(stem)).filter(|s| !s.is_empty() && !text::is_reserved_windows(s));
    format!("{}.{}", stem.as_deref().unwrap_or("tep"), text::slugify(end))
}

/// Files that seem to be entries and are none: nothing uses them and they lie where entries do.
pub fn unused_texts(
    corpus: &Corpus,
    assets: &BTreeMap<Box<str>, Asset>,
    links: &[EntryLinks],
    problems: &mut Diagnostics,
) {
    let used: FxHashSet<&str> = links.iter().flat_map(|l| &l.assets).map(|a| &*a.source).collect();
    let bundles: FxHashSet<String> = corpus
        .entries
        .iter()
        .map(|e| text::nfc(&e.source.path).into_owned())
        .filter(|path| is_index(path))
        .map(|path| folder(&path).to_owned())
        // A text directly in the folder of a kind makes no bundle of it.
        .filter(|folder| folder.split('/').count() > 2)
        .collect();
    for (path, asset) in assets.iter().filter(|(path, _)| !used.contains(&***path)) {
        let lower = path.to_lowercase();
        let meant = [".markdown", ".md.txt"].iter().any(|end| lower.ends_with(end));
        let text = [".txt", ".docx", ".doc"].iter().any(|end| lower.ends_with(end));
        let kind = path.strip_prefix("content/").and_then(|p| p.split_once('/')).and_then(|p| Kind::of_folder(p.0));
        let beside = |top: &str| bundles.contains(top);
        let in_bundle =
            std::iter::successors(Some(folder(path)), |f| Some(folder(f)).filter(|f| !f.is_empty())).any(beside);
        if kind.is_some() && (meant || (text && !in_bundle)) {
            let problem = Problem::StrayFile { folders: Kind::FOLDERS, markdown: false };
            problems.file(asset.file.path.clone(), problem);
        }
    }
}

/// Whether a path is the text of a bundle, whatever the case of its name.
fn is_index(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("index.md"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_depend_on_what_lies_beside() {
        assert_eq!(output_name("content/a/Ảnh BÌA (1).PNG"), "anh-bia-1.png");
        assert_eq!(output_name("content/a/con.pdf"), "tep.pdf");
        assert_eq!(output_name("content/a/B-.png"), output_name("content/a/b.png"));
    }
}
