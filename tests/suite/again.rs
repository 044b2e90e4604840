//! A site that is compiled again after an edit is the site that is compiled from nothing: same problems, same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use guongsang::output::Renderer;
use guongsang::resolve::Audience;
use guongsang::{Changed, Compiled, Compiler};
use proptest::prelude::*;

use super::edits::{State, edit};
use super::folders::Locked;
use super::properties::same_bytes;
use super::site::Site;
use super::sketch::{cases, sketch};

/// The paths that two sites do not have in common.
fn differing(one: &Site, other: &Site) -> BTreeSet<String> {
    let all = one.files().keys().chain(other.files().keys());
    all.filter(|path| one.files().get(*path) != other.files().get(*path)).cloned().collect()
}

fn pages(renderer: &Renderer) -> BTreeMap<String, Vec<u8>> {
    renderer.paths().map(|path| (path.clone(), renderer.render(&path).unwrap().unwrap())).collect()
}

fn problems(compiled: &Compiled) -> Vec<String> {
    compiled.problems.iter().map(|found| format!("{found:?}")).collect()
}

/// An editor at work: the site as it was last seen, compiled and rendered.
struct Desk {
    audience: Audience,
    compiler: Compiler,
    site: Site,
    renderer: Renderer,
}

impl Desk {
    fn new(site: Site, audience: Audience) -> Self {
        let mut compiler = Compiler::new(audience);
        let compiled = compiler.compile(&site.world(), Changed::Everything);
        Self { audience, compiler, site, renderer: Renderer::new(compiled).0 }
    }

    /// Compiles again after an edit, and holds what comes of it against a clean run.
    fn edited(&mut self, site: Site) {
        let changed = differing(&self.site, &site);
        let compiled = self.compiler.compile(&site.world(), Changed::Paths(&changed));
        let clean = Arc::new(guongsang::compile_for(&site.world(), self.audience));
        assert_eq!(problems(&compiled), problems(&clean), "after {changed:?}");
        let (renderer, found) = self.renderer.again(compiled);
        let (fresh, all) = Renderer::new(clean);
        assert!(found.iter().eq(all.iter()));
        same_bytes(&pages(&renderer), &pages(&fresh));
        (self.site, self.renderer) = (site, renderer);
    }

    /// Whether the last edit left the site's layout as it was.
    fn kept_layout(&self, before: &Arc<Compiled>) -> bool {
        Arc::ptr_eq(&before.site.routes, &self.renderer.compiled().site.routes)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(10), failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn compiling_again_gives_what_a_clean_run_gives(
        sketch in sketch(),
        editors in any::<bool>(),
        edits in prop::collection::vec(prop::collection::vec(edit(), 1..3), 1..8),
    ) {
        let mut state = State::new(sketch);
        let audience = if editors { Audience::Editors } else { Audience::Readers };
        let mut desk = Desk::new(state.site(), audience);
        for edits in &edits {
            edits.iter().for_each(|edit| state.apply(edit));
            desk.edited(state.site());
        }
    }
}

const STORY: &str =
    "---\ntên: Đinh Thị Ngát\nđịa bàn: xã Tân Yên, tỉnh Bắc Ninh\nlĩnh vực: [y-te]\nnăm: 2025\n---\nLời đầu.\n";

fn site() -> Site {
    Site::new().file("content/ca-nhan/a.md", STORY).file("content/ca-nhan/b.md", STORY.replace("Ngát", "Mận"))
}

#[test]
fn other_words_in_the_same_place_leave_the_layout_as_it_is() {
    let mut desk = Desk::new(site(), Audience::Readers);
    for text in [
        STORY.replace("đầu", "sau, dài hơn một chút"),
        STORY.replace("tên:", "tiêu đề: Một tiêu đề khác hẳn\ntên:"),
        STORY.replace("Ngát", "Ngát Hai"),
        STORY.replace("năm: 2025", "tóm tắt: Tóm tắt.\nnăm: 2025"),
        // A warning comes, moves and goes.
        STORY.replace("Lời đầu.", "Lời.[^1]"),
        STORY.replace("Lời đầu.", "Lời ở dòng sau.\n\nLời.[^1]"),
        STORY.to_owned(),
    ] {
        let before = desk.renderer.compiled().clone();
        desk.edited(desk.site.clone().file("content/ca-nhan/a.md", text.clone()));
        assert!(desk.kept_layout(&before), "{text}");
    }
}

#[test]
fn what_moves_an_entry_is_linked_again() {
    for text in [
        STORY.replace("2025", "2024"),
        STORY.replace("y-te", "giao-duc"),
        STORY.replace("tỉnh Bắc Ninh", "Bắc Ninh").replace("xã Tân Yên", "xã Ngọc Thiện"),
        STORY.replace("năm:", "nháp: có\nnăm:"),
        STORY.replace("năm:", "mã: ma-moi\nnăm:"),
        STORY.replace("Lời đầu.", "[Bài kia](b.md)"),
        STORY.replace("Lời đầu.", "## Mục mới\n\nLời."),
        STORY.replace("năm: 2025", "năm: hai lăm"),
    ] {
        let mut desk = Desk::new(site(), Audience::Readers);
        let before = desk.renderer.compiled().clone();
        desk.edited(desk.site.clone().file("content/ca-nhan/a.md", text.clone()));
        assert!(!desk.kept_layout(&before), "{text}");
        // And back.
        desk.edited(site());
    }
}

#[test]
fn a_name_that_something_refers_to_matters() {
    let site = site().file(
        "content/ca-nhan/c.md",
        STORY.replace("Ngát", "Cúc").replace("năm:", "nhân rộng từ: Đinh Thị Ngát\nnăm:"),
    );
    let mut desk = Desk::new(site.clone(), Audience::Readers);
    let before = desk.renderer.compiled().clone();
    desk.edited(site.clone().file("content/ca-nhan/a.md", STORY.replace("Ngát", "Nga")));
    assert!(!desk.kept_layout(&before));
    assert!(desk.renderer.compiled().problems.iter().next().is_some(), "the reference leads nowhere");
    desk.edited(site);
}

#[test]
fn folders_that_come_and_go_are_seen_by_their_own_path() {
    let mut compiler = Compiler::new(Audience::Readers);
    compiler.compile(&site().world(), Changed::Everything);
    let gone = site().without("content/ca-nhan/b.md");
    let folder = BTreeSet::from(["content/ca-nhan".to_owned()]);
    let compiled = compiler.compile(&gone.world(), Changed::Paths(&folder));
    assert_eq!(compiled.site.corpus.entries.len(), 1);
    let more = site().file("content/ca-nhan/c/index.md", STORY.replace("Ngát", "Cúc"));
    let compiled = compiler.compile(&more.world(), Changed::Paths(&folder));
    assert_eq!(compiled.site.corpus.entries.len(), 3);
}

#[test]
fn who_issued_a_document_without_a_number_matters() {
    let document =
        "---\ntiêu đề: Kế hoạch hè\nloại: kế hoạch\ntrích yếu: Kế hoạch hè\ncơ quan: UBND xã A\nnăm: 2025\n---\nLời.\n";
    let site = site().file("content/van-ban/he.md", document).file(
        "content/ca-nhan/c.md",
        STORY.replace("Ngát", "Cúc").replace("năm:", "kế hoạch: {số hiệu: he, cơ quan: UBND xã A}\nnăm:"),
    );
    let mut desk = Desk::new(site.clone(), Audience::Readers);
    desk.edited(site.clone().file("content/van-ban/he.md", document.replace("xã A", "xã B")));
    desk.edited(site);
}

#[cfg(unix)]
#[test]
fn a_text_that_becomes_a_link_is_not_followed() {
    use guongsang::base::{FolderWorld, Problem};
    let folder = std::env::temp_dir().join(format!("guongsang-again-{}", std::process::id()));
    std::fs::remove_dir_all(&folder).ok();
    for (path, bytes) in site().files() {
        std::fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        std::fs::write(folder.join(path), bytes).unwrap();
    }
    let world = FolderWorld::new(&folder, super::site::today());
    let story = folder.join("content/ca-nhan/a.md");
    let outside = folder.join("khac.md");
    std::fs::write(&outside, STORY.replace("Lời đầu", "Lời của ai")).unwrap();
    let mut compiler = Compiler::new(Audience::Readers);
    compiler.compile(&world, Changed::Everything);

    std::fs::remove_file(&story).unwrap();
    std::os::unix::fs::symlink(&outside, &story).unwrap();
    let changed = BTreeSet::from(["content/ca-nhan/a.md".to_owned()]);
    let compiled = compiler.compile(&world, Changed::Paths(&changed));
    assert_eq!(compiled.site.corpus.entries.len(), 1, "what lies outside is not read");
    assert!(compiled.problems.iter().any(|found| matches!(found.problem, Problem::SymbolicLink)));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_that_cannot_be_read_stays_a_problem_until_it_can() {
    let site = site().file("content/ca-nhan/tep.pdf", "%PDF");
    let (world, later) =
        (site.world(), site.clone().file("content/ca-nhan/b.md", STORY.replace("2025", "2024")).world());
    let changed = BTreeSet::from(["content/ca-nhan/b.md".to_owned()]);
    let mut compiler = Compiler::new(Audience::Readers);
    let locked = |world| Locked(world, "content/ca-nhan/tep.pdf");
    assert!(compiler.compile(&locked(&world), Changed::Everything).problems.has_errors());
    assert!(compiler.compile(&locked(&later), Changed::Paths(&changed)).problems.has_errors(), "still locked");
    assert!(!compiler.compile(&later, Changed::Paths(&BTreeSet::new())).problems.has_errors(), "let go");
}
