//! What a path of the site is answered with: found in memory, or named as a file that the site copies.

use std::borrow::Cow;

use crate::base::{Diagnostic, Diagnostics, Severity};
use crate::output::Renderer;

use super::about::About;
use super::bar::{self, State};
use super::block::{Shown, fingerprint, own_page};
use super::findings::Findings;
use super::overlay::{self, Behind};
use super::state::{Preview, Snapshot};
use super::{overview, pictures, types};

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Whether files are opened for them.
    pub opens: bool,
}

/// An answer to a path.
pub enum Answer {
    /// A page with the preview's block.
    Page(Box<Shown>),
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
    let lang = preview.lang();
    if path == overview::PATH {
        return shown(preview, &now, path, 200, overview::page(lang, &now), &View::Nothing);
    }
    let Some(good) = &now.good else { return fault(preview, &now, path, 503, &View::Site) };
    let renderer = &good.renderer;
    find(preview, &now, renderer, path, path, 200)
        // What is not there may be an entry that is not published yet: the bar says so.
        .or_else(|| find(preview, &now, renderer, path, "404.html", 404))
        .unwrap_or(Answer::Nothing)
}

/// What is said above a page and at its foot.
enum View {
    /// The problems of the site.
    Site,
    /// Those of its template.
    Own(Findings),
    /// Nothing: the page itself says it all.
    Nothing,
}

/// As a build does: a file of `static/` goes before a page of the same path.
fn find(
    preview: &Preview,
    now: &Snapshot,
    renderer: &Renderer,
    asked: &str,
    path: &str,
    status: u16,
) -> Option<Answer> {
    if let Some(source) = renderer.file(path) {
        return Some(Answer::File { status, source });
    }
    Some(match renderer.render(path)? {
        Ok(bytes) if types::is_page(path) => shown(preview, now, asked, status, bytes, &View::Site),
        Ok(bytes) => Answer::Bytes { bytes },
        Err(found) => failed(preview, now, renderer, asked, found),
    })
}

/// The template of this page does not work.
fn failed(preview: &Preview, now: &Snapshot, renderer: &Renderer, path: &str, found: Diagnostic) -> Answer {
    let mut problems = Diagnostics::default();
    problems.add(found);
    let own = Findings::new(problems, &renderer.compiled().sources);
    fault(preview, now, path, 500, &View::Own(own))
}

/// A page that shows nothing but problems.
fn fault(preview: &Preview, now: &Snapshot, path: &str, status: u16, view: &View) -> Answer {
    let lang = preview.lang();
    let empty = own_page(lang, lang.pick("Xem trước", "Preview"), "", "");
    shown(preview, now, path, status, empty, view)
}

fn shown(preview: &Preview, now: &Snapshot, path: &str, status: u16, bytes: Vec<u8>, view: &View) -> Answer {
    let lang = preview.lang();
    let compiled = now.good.as_ref().map(|good| &good.renderer);
    let about = compiled.and_then(|renderer| About::page(renderer.compiled(), path));
    let (overlay, findings, broke) = match view {
        View::Site => (Cow::Borrowed(&*now.overlay), &*now.findings, now.broke),
        View::Own(own) => (Cow::Owned(overlay::overlay(lang, own, Behind::Nothing)), own, false),
        View::Nothing => (Cow::Borrowed(""), &*now.findings, false),
    };
    let bad = broke || findings.count(Severity::Error) > 0;
    let title = if broke { overlay::broken_title(lang).to_owned() } else { overlay::title(lang, findings) };
    // Without a page behind it the list cannot be hidden.
    let list = (!overlay.is_empty() && now.good.is_some() && status != 500).then_some(bad);
    let bar = match view {
        View::Nothing => String::new(),
        _ => bar::bar(lang, &State { title: &title, bad, list }, about.as_ref(), findings),
    };
    let pictures =
        compiled.map(|renderer| pictures::versions(&bytes, path, renderer, preview.root())).unwrap_or_default();
    let hash = fingerprint((&bytes, pictures, now.files));
    let problems = fingerprint(&*overlay);
    let block = format!("{overlay}{bar}");
    let build = build_name(now.build);
    Answer::Page(Box::new(Shown { status, bytes, hash, styles: now.styles, build, problems, block }))
}

/// Names a build, and the preview that made it: after a restart the numbers begin again.
pub fn build_name(build: u64) -> String {
    format!("{}.{build}", std::process::id())
}
