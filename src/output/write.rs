//! Renders every page on all cores and hands the bytes to a sink; nothing is held.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::base::{Diagnostic, Diagnostics, Problem, Sink, Span, World};
use crate::link::{Site, recorded};
use crate::model::EntryId;

use super::Renderer;
use super::memo::{Memo, is_noted};

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
    write_again(renderer, world, sink, None)
}

/// As [`write()`], leaving the pages that `memo` remembers and that would come out the same.
///
/// # Errors
/// As [`write()`].
pub fn write_again(
    renderer: &Renderer,
    world: &dyn World,
    sink: &dyn Sink,
    memo: Option<&Memo>,
) -> io::Result<(Written, Diagnostics)> {
    let (pages, files, bytes) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicU64::new(0));
    let failures = Mutex::new(Failures::default());
    let all: Vec<_> = renderer.sheets().collect();
    // In small portions: at the end no core is left with many pages while the others wait.
    all.par_iter().with_max_len(32).try_for_each(|sheet| {
        let path = sheet.full_path();
        let count = |length: u64| {
            pages.fetch_add(usize::from(path.ends_with(".html")), Ordering::Relaxed);
            files.fetch_add(1, Ordering::Relaxed);
            bytes.fetch_add(length, Ordering::Relaxed);
        };
        let memo = memo.filter(|_| is_noted(sheet));
        if let Some(length) = memo.map(|memo| memo.keep(sheet, &path, sink)).transpose()?.flatten() {
            count(length);
            return Ok(());
        }
        let (rendered, reads) = match memo {
            Some(_) => recorded(|| sheet.render()),
            None => (sheet.render(), Box::default()),
        };
        match rendered {
            Ok(content) => {
                count(content.len() as u64);
                if let (Some(stamp), Some(memo)) = (sink.put(&path, &content)?, memo) {
                    memo.learn(sheet, &path, &reads, stamp);
                }
            }
            Err(failure) => failures.lock().unwrap_or_else(PoisonError::into_inner).add(*failure),
        }
        io::Result::Ok(())
    })?;
    let copied = copy_files(renderer, world, sink, &failures)?;
    let written = Written { pages: pages.into_inner(), files: files.into_inner() + copied, bytes: bytes.into_inner() };
    let mut problems = Diagnostics::default();
    failures
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .0
        .into_values()
        .for_each(|failure| problems.add(failure));
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
fn copy_files(
    renderer: &Renderer,
    world: &dyn World,
    sink: &dyn Sink,
    failures: &Mutex<Failures>,
) -> io::Result<usize> {
    let statics = renderer.site().statics.iter();
    let mut copies: Vec<(String, &str)> = statics.map(|(path, file)| (path.to_string(), file.path.as_str())).collect();
    for (folder, site) in renderer.sites() {
        for id in site.published() {
            copies.extend(uses(site, *id).map(|(to, from)| (format!("{folder}{to}"), from)));
        }
    }
    copies.par_iter().try_for_each(|(to, from)| {
        if let Some(problem) = copy(world, sink, from, to)? {
            let failure = Diagnostic { file: (*from).into(), span: None, problem };
            failures.lock().unwrap_or_else(PoisonError::into_inner).add(failure);
        }
        io::Result::Ok(())
    })?;
    Ok(copies.len())
}

/// Copies a file. What is wrong with the file itself is a problem, what is wrong with the sink an error.
fn copy(world: &dyn World, sink: &dyn Sink, from: &str, to: &str) -> io::Result<Option<Problem>> {
    let unreadable = |error: &io::Error| Ok(Some(Problem::Unreadable { error: error.to_string() }));
    if from.starts_with("content/") && crate::load::is_picture(from) {
        let bytes = match world.read(from).and_then(|found| found.ok_or(io::ErrorKind::NotFound.into())) {
            Ok(bytes) => bytes,
            Err(error) => return unreadable(&error),
        };
        let Some(bytes) = crate::load::published_picture(from, bytes) else {
            return Ok(Some(Problem::BadPicture { dest: from.to_owned() }));
        };
        return sink.put(to, &bytes).map(|_| None);
    }
    let mut file = match world.open(from) {
        Ok(file) => Watched { file, failed: None },
        Err(error) => return unreadable(&error),
    };
    let written = sink.put_stream(to, &mut file);
    match (file.failed, written) {
        (Some(text), _) => Ok(Some(Problem::Unreadable { error: text })),
        (None, written) => written.map(|()| None),
    }
}

/// A file that remembers whether it was its reading that failed.
struct Watched<'w> {
    file: Box<dyn Read + 'w>,
    failed: Option<String>,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                self.failed = Some(error.to_string());
            }
        })
    }
}

fn uses(site: &Site, id: EntryId) -> impl Iterator<Item = (&str, &str)> {
    site.links(id).assets.iter().filter_map(|used| {
        let asset = site.assets.get(&used.source)?;
        Some((&*used.output, asset.file.path.as_str()))
    })
}
