//! What a path of the site is answered with: found in memory, or named as a file that the site copies.

use crate::base::Diagnostic;
use crate::output::Renderer;

use super::overlay::{self, Behind};
use super::state::{Preview, Snapshot};
use super::types;

/// An answer to a path.
pub enum Answer {
    /// A page with the preview's block.
    Page { status: u16, bytes: Vec<u8>, hash: String },
    /// Rendered bytes that are no page: a style, a feed.
    Bytes { bytes: Vec<u8> },
    /// A file of the world, by its path in it.
    File { status: u16, source: String },
    /// Nothing, and no page that says so.
    Nothing,
}

/// Answers for a path of the site (`ca-nhan/a.html`). Renders: not for a thread that must not wait.
pub fn answer(preview: &Preview, path: &str) -> Answer {
    let now = preview.now();
    let Some(good) = &now.good else { return fault(preview, &now, 503, &now.overlay) };
    let renderer = &good.renderer;
    find(preview, &now, renderer, path, 200)
        .or_else(|| find(preview, &now, renderer, "404.html", 404))
        .unwrap_or(Answer::Nothing)
}

/// As a build does: a file of `static/` goes before a page of the same path.
fn find(preview: &Preview, now: &Snapshot, renderer: &Renderer, path: &str, status: u16) -> Option<Answer> {
    if let Some(source) = renderer.file(path) {
        return Some(Answer::File { status, source });
    }
    Some(match renderer.render(path)? {
        Ok(bytes) if types::is_page(path) => page(now, bytes, status, &now.overlay),
        Ok(bytes) => Answer::Bytes { bytes },
        Err(found) => failed(preview, now, renderer, &found),
    })
}

/// The template of this page does not work.
fn failed(preview: &Preview, now: &Snapshot, renderer: &Renderer, found: &Diagnostic) -> Answer {
    let sources = &renderer.compiled().sources;
    fault(preview, now, 500, &overlay::overlay(preview.lang(), [found], sources, Behind::Nothing))
}

/// A page that shows nothing but problems.
fn fault(preview: &Preview, now: &Snapshot, status: u16, overlay: &str) -> Answer {
    page(now, overlay::empty_page(preview.lang()).into_bytes(), status, overlay)
}

fn page(now: &Snapshot, bytes: Vec<u8>, status: u16, overlay: &str) -> Answer {
    let hash = overlay::fingerprint((&bytes, overlay, now.files));
    let bytes = overlay::inject(&bytes, overlay, &build_name(now.build), &hash);
    Answer::Page { status, bytes, hash }
}

/// Names a build, and the preview that made it: after a restart the numbers begin again.
pub fn build_name(build: u64) -> String {
    format!("{}.{build}", std::process::id())
}
