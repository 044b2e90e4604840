//! Renders every page on all cores and hands the bytes to a sink; nothing is held.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::base::{Diagnostic, Diagnostics, Problem, Sink, Span, World};
use crate::model::EntryId;

use super::{Renderer, photo};

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// HTML pages.
    pub pages: usize,
    /// All files, pages included.
    pub files: usize,
    /// Bytes of rendered files.
    pub bytes: u64,
}

/// Writes the whole site. Problems are those of templates; the sink's owner decides whether to keep what it took.
///
/// # Errors
/// When a picture cannot be read or the sink cannot take a file.
pub fn write(renderer: &Renderer, world: &dyn World, sink: &dyn Sink) -> io::Result<(Written, Diagnostics)> {
    let (pages, files, bytes) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicU64::new(0));
    let failures = Mutex::new(Failures::default());
    let statics = &renderer.site().statics;
    let all: Vec<_> = renderer.pages().iter().filter(|(path, _)| !statics.contains_key(*path)).collect();
    all.par_iter().try_for_each(|(path, page)| match renderer.render_page(path, page) {
        Ok(content) => {
            pages.fetch_add(usize::from(path.ends_with(".html")), Ordering::Relaxed);
            files.fetch_add(1, Ordering::Relaxed);
            bytes.fetch_add(content.len() as u64, Ordering::Relaxed);
            sink.put(path, &content)
        }
        Err(failure) => {
            failures.lock().unwrap_or_else(PoisonError::into_inner).add(*failure);
            Ok(())
        }
    })?;
    let copied = copy_files(renderer, world, sink)?;
    let written = Written { pages: pages.into_inner(), files: files.into_inner() + copied, bytes: bytes.into_inner() };
    let mut problems = Diagnostics::default();
    failures.into_inner().unwrap_or_else(PoisonError::into_inner).0.into_values().for_each(|failure| problems.add(failure));
    Ok((written, problems.finished()))
}

/// What went wrong in templates, each once: a slip in the template of stories fails on every story of a country. Of the pages
/// on which it fails the first by path is named, whatever core came there first.
#[derive(Default)]
struct Failures(BTreeMap<(Arc<str>, Option<Span>, String), Diagnostic>);

impl Failures {
    fn add(&mut self, failure: Diagnostic) {
        let page = |d: &Diagnostic| match &d.problem {
            Problem::Template { entry, .. } => entry.clone(),
            _ => None,
        };
        let detail = match &failure.problem {
            Problem::Template { template, detail, .. } => format!("{template}\n{detail}"),
            other => format!("{other:?}"),
        };
        let known = self.0.entry((failure.file.clone(), failure.span, detail)).or_insert_with(|| failure.clone());
        if page(&failure) < page(known) {
            *known = failure;
        }
    }
}

/// Pictures and attachments of published entries, and `static/`.
fn copy_files(renderer: &Renderer, world: &dyn World, sink: &dyn Sink) -> io::Result<usize> {
    let site = renderer.site();
    let mut copies: Vec<(&str, &str)> = site.statics.iter().map(|(path, file)| (&**path, file.path.as_str())).collect();
    for id in site.published() {
        copies.extend(uses(renderer, *id));
    }
    copies.par_iter().try_for_each(|(to, from)| copy(world, sink, from, to))?;
    Ok(copies.len())
}

fn copy(world: &dyn World, sink: &dyn Sink, from: &str, to: &str) -> io::Result<()> {
    if from.starts_with("content/") && crate::load::is_picture(from) {
        let bytes = world.read(from)?.ok_or(io::ErrorKind::NotFound)?;
        return sink.put(to, &photo::without_metadata(bytes));
    }
    sink.put_stream(to, &mut *world.open(from)?)
}

fn uses(renderer: &Renderer, id: EntryId) -> impl Iterator<Item = (&str, &str)> {
    let site = renderer.site();
    site.links(id).assets.iter().filter_map(|used| {
        let asset = site.assets.get(&used.source)?;
        Some((&*used.output, asset.file.path.as_str()))
    })
}
