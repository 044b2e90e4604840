//! Any sequence of edits: what is served without drafts, the block removed, is what a build of the folder writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use guongsang::base::{FolderWorld, MemorySink};
use guongsang::output::{Renderer, write};
use proptest::prelude::*;

use super::{PATIENCE, Preview, photo, put, today};

/// An edit: which kind, of which story, with which value.
type Edit = (u8, usize, usize);

const PLACES: [&str; 3] =
    ["xã Tân Yên, tỉnh Bắc Ninh", "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang", "xã Ngọc Thiện, tỉnh Bắc Ninh"];
const SECTORS: [&str; 3] = ["Giáo dục", "Y tế", "[Giáo dục, Y tế]"];

/// A story as the test knows it; the file is written anew from it.
#[derive(Clone, Default)]
struct Story {
    title: usize,
    body: usize,
    place: usize,
    sector: usize,
    year: usize,
    draft: bool,
    bundle: bool,
}

impl Story {
    fn text(&self, name: &str) -> String {
        let Self { title, body, place, sector, year, draft, bundle } = self;
        let draft = if *draft { "nháp: có\n" } else { "" };
        let picture = if *bundle { "![Kênh](kenh.jpg)\n" } else { "" };
        format!(
            "---\ntên: Nguyễn Văn {name}\ntiêu đề: Chuyện {title} của {name}\nđịa bàn: {}\nlĩnh vực: {}\nnăm: {}\n{draft}---\n\n\
             Đoạn {body}.\n\n{picture}",
            PLACES[place % 3],
            SECTORS[sector % 3],
            2023 + year % 3,
        )
    }
}

/// The folder as it should be by now.
struct Site<'a> {
    root: &'a Path,
    stories: BTreeMap<String, Story>,
    made: usize,
}

impl Site<'_> {
    fn save(&self, name: &str) {
        let story = &self.stories[name];
        let (file, folder) = (format!("content/ca-nhan/{name}.md"), format!("content/ca-nhan/{name}"));
        let _ = if story.bundle { fs::remove_file(self.root.join(&file)) } else { Ok(()) };
        if story.bundle {
            put(self.root, &format!("{folder}/index.md"), &story.text(name));
            fs::write(self.root.join(folder).join("kenh.jpg"), photo()).unwrap();
        } else {
            let _ = fs::remove_dir_all(self.root.join(folder));
            put(self.root, &file, &story.text(name));
        }
    }

    fn remove(&mut self, name: &str) -> Story {
        let _ = fs::remove_file(self.root.join(format!("content/ca-nhan/{name}.md")));
        let _ = fs::remove_dir_all(self.root.join(format!("content/ca-nhan/{name}")));
        self.stories.remove(name).unwrap()
    }

    fn add(&mut self, story: Story) {
        let name = format!("nguoi-{}", self.made);
        self.made += 1;
        self.stories.insert(name.clone(), story);
        self.save(&name);
    }

    fn edit(&mut self, (kind, which, value): Edit) {
        let name = self.stories.keys().nth(which % self.stories.len()).unwrap().clone();
        let story = self.stories.get_mut(&name).unwrap();
        match kind % 15 {
            0 => story.body = value,
            1 => story.title = value,
            2 => story.place = value,
            3 => story.sector = value,
            4 => story.year = value,
            5 => story.draft = !story.draft,
            6 => story.bundle = !story.bundle,
            7 => return self.add(Story { body: value, place: value, ..Story::default() }),
            8 if self.stories.len() > 2 => {
                self.remove(&name);
                return;
            }
            8 | 9 => {
                let moved = self.remove(&name);
                return self.add(moved);
            }
            10 => {
                return put(self.root, "site.yaml", &format!("tiêu đề: Gương {value}\nmỗi trang: {}\n", 1 + value % 4));
            }
            11 => {
                return put(
                    self.root,
                    "templates/page.html",
                    &format!("<body>Mẫu {value} {{{{ site.title }}}}</body>"),
                );
            }
            12 => return put(self.root, "static/style.css", &format!("h1 {{ margin: {value}px }}")),
            13 => return put(self.root, "i18n/vi.yaml", &format!("home: Trang đầu {value}\n")),
            _ => return put(self.root, "data/linh-vuc.yaml", &format!("lĩnh vực:\n  - tên: Giữ sông {value}\n")),
        }
        self.save(&name);
    }
}

/// What a build of the folder writes.
fn built(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let world = FolderWorld::new(root, today());
    let compiled = guongsang::compile(&world);
    assert!(!compiled.problems.has_errors(), "{:?}", compiled.problems);
    let (renderer, _) = Renderer::new(Arc::new(compiled));
    let sink = MemorySink::default();
    write(&renderer, &world, &sink).unwrap();
    sink.into_files().into_iter().collect()
}

/// The first path at which the preview shows something else.
fn differs(preview: &Preview, files: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let other = |(path, bytes): (&String, &Vec<u8>)| {
        let answer = preview.get(&format!("/{path}").replace(' ', "%20"));
        let shown = if path.ends_with(".html") { answer.without_block() } else { answer.body };
        (answer.status != 200 || shown != *bytes).then(|| path.clone())
    };
    files.iter().find_map(other)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_show_what_a_build_would(edits in prop::collection::vec((0_u8..15, 0_usize..9, 0_usize..40), 3..12)) {
        let preview = Preview::new();
        let mut site = Site { root: &preview.root, stories: BTreeMap::new(), made: 0 };
        site.add(Story::default());
        site.add(Story { place: 1, ..Story::default() });
        for edits in edits.chunks(3) {
            let before: Vec<String> = built(&preview.root).into_keys().collect();
            edits.iter().for_each(|edit| site.edit(*edit));
            let files = built(&preview.root);
            let begin = Instant::now();
            while let Some(path) = differs(&preview, &files) {
                prop_assert!(begin.elapsed() < PATIENCE, "{} is not as built after {:?}", path, edits);
                std::thread::sleep(Duration::from_millis(20));
            }
            for gone in before.iter().filter(|path| !files.contains_key(*path)) {
                prop_assert_eq!(preview.get(&format!("/{gone}")).status, 404, "{}", gone);
            }
        }
    }
}

#[test]
fn words_of_a_further_language_are_followed() {
    let preview = Preview::with(|root| {
        put(root, "site.yaml", "tiêu đề: Gương sáng Tân Yên\nngôn ngữ: [vi, en]\n");
        put(root, "site.en.yaml", "title: Examples of Tân Yên\n");
        put(root, "content/ca-nhan/khoat.en.md", "---\nname: Phan Đình Khoát\n---\n\nHe keeps the hours of water.\n");
    });
    assert!(preview.get("/en/").has("Examples of Tân Yên"));
    preview.put("site.en.yaml", "title: Bright Examples\n");
    preview.until("/en/", |page| page.has("Bright Examples"));
    let files = built(&preview.root);
    assert_eq!(differs(&preview, &files), None);
    // Gone, and back.
    fs::remove_file(preview.root.join("site.en.yaml")).unwrap();
    preview.until("/en/", |page| !page.has("<title>Bright Examples"));
    preview.put("site.en.yaml", "title: Back again\n");
    preview.until("/en/", |page| page.has("Back again"));
}
