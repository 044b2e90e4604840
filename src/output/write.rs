//! Renders every page on all cores and hands the bytes to a sink; nothing is held.

use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::base::{Diagnostics, Sink, World};
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
    let problems = Mutex::new(Diagnostics::default());
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
            let mut problems = problems.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            problems.add(*failure);
            Ok(())
        }
    })?;
    let copied = copy_files(renderer, world, sink)?;
    let written = Written { pages: pages.into_inner(), files: files.into_inner() + copied, bytes: bytes.into_inner() };
    let problems = problems.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    Ok((written, problems.finished()))
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
