//! What a build remembers never shows: after any edits, a build that remembers gives the bytes of one that does not.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use guongsang::base::{Sink, Stamp};
use guongsang::output::{self, FolderSink, Memo, Renderer, Way, Why};
use guongsang::parse::Recall;
use guongsang::resolve::Audience;
use proptest::prelude::*;

use super::edits::{State, edit};
use super::properties::same_bytes;
use super::site::Site;
use super::sketch::{cases, sketch};

/// Counts what is taken over.
struct Counting {
    inner: FolderSink,
    kept: AtomicUsize,
}

impl Sink for Counting {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<Option<Stamp>> {
        self.inner.put(path, bytes)
    }

    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        self.inner.put_stream(path, from)
    }

    fn keep(&self, path: &str, stamp: &Stamp) -> io::Result<Option<Stamp>> {
        let kept = self.inner.keep(path, stamp)?;
        self.kept.fetch_add(usize::from(kept.is_some()), Ordering::Relaxed);
        Ok(kept)
    }
}

/// A folder with an output, and what the last build into it remembers.
struct Builder {
    folder: PathBuf,
    memory: Option<Vec<u8>>,
    /// Outlines of texts.
    texts: Vec<u8>,
}

impl Builder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("guongsang-memo-{name}-{}", std::process::id()));
        std::fs::remove_dir_all(&folder).ok();
        std::fs::create_dir_all(folder.join("site")).unwrap();
        Self { folder, memory: None, texts: Vec::new() }
    }

    /// Builds into the folder; tells how many files were taken over, and why each page of `asked` was made.
    fn build(&mut self, site: &Site, way: Way, program: u64, asked: &[&str]) -> (usize, Vec<Why>) {
        let world = site.world();
        let recall = Recall::read(self.texts.clone(), program);
        let compiled = guongsang::compile_watched(&world, Audience::Readers, &recall, &mut |_| {});
        let mut stored = Vec::new();
        recall.store(&compiled.site.corpus.clean_texts(), program, &mut stored).unwrap();
        self.texts = stored;
        let renderer = Renderer::new(Arc::new(compiled)).0;
        let inner = FolderSink::begin(&self.folder.join("public"), &self.folder.join("site"), way).unwrap();
        let sink = Counting { inner, kept: AtomicUsize::new(0) };
        let memo = Memo::new(&renderer, program, self.memory.as_deref()).unwrap();
        output::write_again(&renderer, &world, &sink, Some(&memo)).unwrap();
        let why = memo.reasons(&renderer, asked);
        sink.inner.commit().unwrap();
        let mut bytes = Vec::new();
        memo.store(&mut bytes).unwrap();
        self.memory = Some(bytes);
        (sink.kept.into_inner(), why)
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        read(&self.folder.join("public"), "", &mut files);
        files
    }
}

impl Drop for Builder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

fn read(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            read(&entry.path(), &format!("{name}/"), files);
        } else if !name.starts_with(".guongsang") {
            files.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(12), failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_build_that_remembers_gives_what_a_clean_one_gives(
        sketch in sketch(),
        edits in prop::collection::vec(prop::collection::vec(edit(), 1..3), 1..8),
    ) {
        let mut state = State::new(sketch);
        let mut builder = Builder::new("edits");
        builder.build(&state.site(), Way::Exchange, 1, &[]);
        for (step, edits) in edits.iter().enumerate() {
            edits.iter().for_each(|edit| state.apply(edit));
            let site = state.site();
            let clean = site.build();
            prop_assert!(!clean.problems.has_errors(), "{:?}", clean.problems.iter().map(|p| clean.place_of(p)).collect::<Vec<_>>());
            let way = if step % 3 == 2 { Way::InPlace } else { Way::Exchange };
            builder.build(&site, way, 1, &[]);
            same_bytes(&builder.files(), &clean.files);
        }
    }
}

const STORY: &str =
    "---\ntên: Đinh Thị Ngát\nđịa bàn: xã Tân Yên, tỉnh Bắc Ninh\nlĩnh vực: [y-te]\nnăm: 2025\n---\nLời đầu.\n";

fn site() -> Site {
    let story = |name: &str| STORY.replace("Đinh Thị Ngát", name);
    Site::new()
        .file("content/ca-nhan/a.md", story("Người A"))
        .file("content/ca-nhan/b.md", story("Người B").replace("[y-te]", "[giao-duc]"))
        .file("content/trang/gioi-thieu.md", "---\ntiêu đề: Giới thiệu\n---\nLời.\n")
}

#[test]
fn only_what_reads_the_change_is_made_again() {
    let mut builder = Builder::new("why");
    let all = builder.build(&site(), Way::Exchange, 1, &["ca-nhan/a.html"]);
    assert_eq!(all, (0, vec![Why::Everything]));
    let files = builder.files().len();
    // The sitemap is made of the layout, and `static/` is copied.
    let (kept, _) = builder.build(&site(), Way::Exchange, 1, &[]);
    assert_eq!(kept, files - 1, "nothing changed");

    let edited = site().file("content/ca-nhan/a.md", STORY.replace("Đinh Thị Ngát", "Người A").replace("đầu", "sau"));
    let asked = ["ca-nhan/a.html", "trang/gioi-thieu.html", "ca-nhan/moi.html"];
    let (kept, why) = builder.build(&edited, Way::InPlace, 1, &asked);
    // The two stories stand in the same lists; what only the other one reads is left alone.
    assert!(kept > files / 3 && kept < files - 2, "{kept} of {files}");
    assert_eq!(why, [Why::Content(vec!["content/ca-nhan/a.md".into()]), Why::File, Why::File]);

    let (kept, why) = builder.build(&edited, Way::InPlace, 2, &asked[..1]);
    assert_eq!((kept, why), (0, vec![Why::Everything]), "another program");
}

#[test]
fn a_translation_that_is_held_takes_the_link_to_its_original_away() {
    let english = |text: &str| format!("---\ntên: Person\n---\n{text}\n");
    let site = site()
        .settings("ngôn ngữ: [vi, en]\n")
        .file("site.en.yaml", "tiêu đề: Shining\n")
        .file("content/ca-nhan/a.en.md", english("[Other](b.md)"));
    let mut builder = Builder::new("held");
    builder.build(&site, Way::Exchange, 1, &[]);
    let held = site.file("content/ca-nhan/b.en.md", english("Text.").replace("tên", "nháp: có\ntên"));
    builder.build(&held, Way::Exchange, 1, &[]);
    same_bytes(&builder.files(), &held.build().files);
}

#[test]
fn a_file_that_somebody_changed_is_written_again_and_a_broken_memory_is_none() {
    let mut builder = Builder::new("touched");
    builder.build(&site(), Way::Exchange, 1, &[]);
    let clean = builder.files();
    let page = builder.folder.join("public/ca-nhan/a.html");
    std::fs::write(&page, "của người khác").unwrap();
    builder.build(&site(), Way::Exchange, 1, &[]);
    same_bytes(&builder.files(), &clean);
    std::fs::remove_file(&page).unwrap();
    builder.build(&site(), Way::InPlace, 1, &[]);
    same_bytes(&builder.files(), &clean);
    // Another time alone is no other file.
    std::fs::File::options().write(true).open(&page).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    assert_eq!(builder.build(&site(), Way::Exchange, 1, &[]).0, clean.len() - 1);

    let memory = builder.memory.clone().unwrap();
    let mut wrong = memory.clone();
    wrong[memory.len() / 2] ^= 1;
    for broken in [Vec::new(), memory[..memory.len() / 2].to_vec(), wrong, b"x".repeat(40)] {
        builder.memory = Some(broken);
        assert_eq!(builder.build(&site(), Way::Exchange, 1, &[]).0, 0);
        same_bytes(&builder.files(), &clean);
    }
}
