//! What a path of the site is answered with: found in memory, or named as a file that the site copies.

use std::borrow::Cow;
use std::sync::Arc;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Whoever sits at this machine.
    Editor,
    /// Somebody else in the room. Sees pages and nothing beside them: the lines around a problem may hold what is private.
    Guest,
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
pub fn answer(preview: &Preview, path: &str, who: Who) -> Answer {
    Question { preview, now: preview.now(), path, who }.answer()
}

/// What is asked, and of what.
struct Question<'a> {
    preview: &'a Preview,
    now: Arc<Snapshot>,
    path: &'a str,
    who: Who,
}

/// What is said above a page and at its foot.
enum Beside {
    /// The problems of the site.
    Site,
    /// Those of the page's template.
    Own(Findings),
    /// Nothing: the page itself says it all.
    Nothing,
}

impl Question<'_> {
    fn answer(&self) -> Answer {
        if self.path == overview::PATH && self.who == Who::Editor {
            let page = overview::page(self.preview.lang(), &self.now);
            return self.page(200, page, &Beside::Nothing);
        }
        let Some(good) = &self.now.good else { return self.fault(503, &Beside::Site) };
        self.find(&good.renderer, self.path, 200)
            // What is not there may be an entry that is not published yet: the bar says so.
            .or_else(|| self.find(&good.renderer, "404.html", 404))
            .unwrap_or(Answer::Nothing)
    }

    /// As a build does: a file of `static/` goes before a page of the same path.
    fn find(&self, renderer: &Renderer, path: &str, status: u16) -> Option<Answer> {
        if let Some(source) = renderer.file(path) {
            return Some(Answer::File { status, source });
        }
        Some(match renderer.render(path)? {
            Ok(bytes) if types::is_page(path) => self.page(status, bytes, &Beside::Site),
            Ok(bytes) => Answer::Bytes { bytes },
            Err(found) => self.failed(renderer, found),
        })
    }

    /// The template of this page does not work.
    fn failed(&self, renderer: &Renderer, found: Diagnostic) -> Answer {
        let mut problems = Diagnostics::default();
        problems.add(found);
        self.fault(500, &Beside::Own(Findings::new(problems, &renderer.compiled().sources)))
    }

    /// A page that shows nothing but problems.
    fn fault(&self, status: u16, beside: &Beside) -> Answer {
        let lang = self.preview.lang();
        let words = match self.who {
            Who::Editor => "",
            Who::Guest => lang.pick("<p>Chưa dựng được trang này.</p>", "<p>This page could not be built yet.</p>"),
        };
        self.page(status, own_page(lang, lang.pick("Xem thử", "Preview"), "", words), beside)
    }

    fn page(&self, status: u16, bytes: Vec<u8>, beside: &Beside) -> Answer {
        let now = &self.now;
        let renderer = now.good.as_ref().map(|good| &*good.renderer);
        let versions = |renderer| pictures::versions(&bytes, self.path, renderer, self.preview.root());
        let hash = fingerprint((&bytes, renderer.map(versions), now.files));
        let (overlay, bar) = match self.who {
            Who::Editor => self.beside(status, beside),
            Who::Guest => (Cow::Borrowed(""), String::new()),
        };
        let problems = fingerprint(&*overlay);
        let block = format!("{overlay}{bar}");
        let build = build_name(now.build);
        Answer::Page(Box::new(Shown { status, bytes, hash, styles: now.styles, build, problems, block }))
    }

    /// The list of problems and the bar.
    fn beside(&self, status: u16, beside: &Beside) -> (Cow<'_, str>, String) {
        let (lang, now) = (self.preview.lang(), &*self.now);
        let (overlay, findings, broke) = match beside {
            Beside::Site => (Cow::Borrowed(&*now.overlay), &*now.findings, now.broke),
            Beside::Own(own) => (Cow::Owned(overlay::overlay(lang, own, Behind::Nothing)), own, false),
            Beside::Nothing => return (Cow::Borrowed(""), String::new()),
        };
        let bad = broke || findings.count(Severity::Error) > 0;
        let title = if broke { overlay::broken_title(lang).to_owned() } else { overlay::title(lang, findings) };
        // Without a page behind it the list cannot be hidden.
        let list = (!overlay.is_empty() && now.good.is_some() && status != 500).then_some(bad);
        let about = now.good.as_ref().and_then(|good| About::page(good.renderer.compiled(), self.path));
        let bar = bar::bar(lang, &State { title: &title, bad, list }, about.as_ref(), findings);
        (overlay, bar)
    }
}

/// Names a build, and the preview that made it: after a restart the numbers begin again.
pub fn build_name(build: u64) -> String {
    format!("{}.{build}", std::process::id())
}
