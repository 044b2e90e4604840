//! What only a real file system can do: links, folders in the place of files, what programs leave behind, names in other forms.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use guongsang::base::{Code, FolderWorld, MemorySink, World};
use guongsang::output::{self, FolderSink, Renderer, Way};

use super::fixture::Fixture;
use super::golden;
use super::site::{Site, today};

/// A folder that is gone when the test is over.
pub struct Scratch(PathBuf);

impl Scratch {
    /// An empty one.
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("guongsang-suite-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a site into the folder `name` of it.
    pub fn site(&self, name: &str, site: &Site) -> PathBuf {
        let root = self.0.join(name);
        for (path, bytes) in site.files() {
            let file = root.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        root
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// All files below a folder with their bytes.
pub fn files_below(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.unwrap());
    let files = walk.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let below = entry.path().strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            (below, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// File and code of every problem of the site in a folder.
fn problems_in(root: &Path) -> Vec<(String, Code)> {
    let compiled = guongsang::compile(&FolderWorld::new(root, today()));
    compiled.problems.iter().map(|d| (d.file.to_string(), d.problem.code())).collect()
}

#[test]
fn a_folder_in_the_place_of_a_file_is_said() {
    let scratch = Scratch::new();
    let root = scratch.path();
    for folder in ["site.yaml", "data/dia-ban.yaml", "data/linh-vuc.yaml"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    let found = problems_in(root);
    let unreadable = |file: &str| found.contains(&(file.to_owned(), Code::Unreadable));
    assert!(
        unreadable("site.yaml") && unreadable("data/dia-ban.yaml") && unreadable("data/linh-vuc.yaml"),
        "{found:?}"
    );
}

#[cfg(unix)]
#[test]
fn links_are_said_and_nothing_is_read_through_them() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    let root = scratch.site("trang", &Fixture::named("sach").site);
    let secret = scratch.path().join("ngoai");
    fs::create_dir_all(secret.join("ca-nhan")).unwrap();
    fs::write(secret.join("mat.html"), "{% block content %}BÍ-MẬT{% endblock %}").unwrap();
    fs::write(secret.join("ca-nhan/bi-mat.md"), "---\ntên: BÍ-MẬT\n---\n").unwrap();
    for folder in ["templates", "static", "content/ca-nhan/c"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    let links = [
        "content/ca-nhan/lien-ket.md",
        "content/ca-nhan/thu-muc",
        "content/ca-nhan/c/anh.png",
        "static/a.html",
        "templates/story.html",
    ];
    for link in links {
        let to = if link.ends_with("thu-muc") { secret.join("ca-nhan") } else { secret.join("mat.html") };
        symlink(to, root.join(link)).unwrap();
    }
    let world = FolderWorld::new(&root, today());
    let compiled = Arc::new(guongsang::compile(&world));
    let found: Vec<_> = compiled.problems.iter().map(|d| (&*d.file, d.problem.code())).collect();
    let expected: Vec<_> = links.map(|link| (link, Code::SymbolicLink)).to_vec();
    assert_eq!(found, {
        let mut sorted = expected;
        sorted.sort_unstable();
        sorted
    });
    let sink = MemorySink::default();
    output::write(&Renderer::new(compiled).0, &world, &sink).unwrap();
    for (path, bytes) in sink.into_files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("BÍ-MẬT"), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn content_that_is_a_link_is_no_content() {
    let scratch = Scratch::new();
    let root = scratch.site("trang", &Fixture::named("sach").site);
    fs::rename(root.join("content"), scratch.path().join("noi-khac")).unwrap();
    let missing = problems_in(&root);
    assert!(missing.contains(&("content".to_owned(), Code::NoContent)), "{missing:?}");
    std::os::unix::fs::symlink(scratch.path().join("noi-khac"), root.join("content")).unwrap();
    let found = problems_in(&root);
    assert!(found.contains(&("content".to_owned(), Code::NoContent)), "{found:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_said() {
    use std::os::unix::ffi::OsStrExt;
    let scratch = Scratch::new();
    let root = scratch.site("trang", &Fixture::named("sach").site);
    fs::write(root.join("content/ca-nhan").join(std::ffi::OsStr::from_bytes(b"ng\xf4.md")), "x").unwrap();
    let found = problems_in(&root);
    assert_eq!(found.iter().map(|(_, code)| *code).collect::<Vec<_>>(), [Code::Unreadable], "{found:?}");
}

/// A world in which some files cannot be read.
#[derive(Debug)]
pub struct Locked<'w>(pub &'w guongsang::base::MemoryWorld, pub &'w str);

impl World for Locked<'_> {
    fn list(&self, folder: &str) -> std::io::Result<Vec<guongsang::base::FileEntry>> {
        self.0.list(folder)
    }

    fn read(&self, path: &str) -> std::io::Result<Option<Vec<u8>>> {
        if path == self.1 { Err(std::io::ErrorKind::PermissionDenied.into()) } else { self.0.read(path) }
    }

    fn open(&self, path: &str) -> std::io::Result<Box<dyn std::io::Read + '_>> {
        if path == self.1 { Err(std::io::ErrorKind::PermissionDenied.into()) } else { self.0.open(path) }
    }

    fn is_plain(&self, path: &str) -> bool {
        self.0.is_plain(path)
    }

    fn today(&self) -> chrono::NaiveDate {
        self.0.today()
    }
}

#[test]
fn an_unreadable_file_is_said_and_hides_nothing() {
    let world = golden::site().file("static/a.pdf", "x").file("content/ca-nhan/lac/bai.markdown", "x").world();
    for locked in ["static/a.pdf", "content/ca-nhan/2023/than-van-lich/cong.png"] {
        let compiled = guongsang::compile(&Locked(&world, locked));
        let codes: Vec<_> = compiled.problems.iter().map(|d| (&*d.file, d.problem.code())).collect();
        assert!(codes.contains(&(locked, Code::Unreadable)), "{codes:?}");
        assert!(codes.contains(&("content/ca-nhan/lac/bai.markdown", Code::StrayFile)), "{codes:?}");
        // Locked only after it was checked: a problem of the file, not of the output.
        let (renderer, _) = Renderer::new(Arc::new(guongsang::compile(&world)));
        let (_, found) = output::write(&renderer, &Locked(&world, locked), &MemorySink::default()).unwrap();
        let found: Vec<_> = found.iter().map(|d| (&*d.file, d.problem.code())).collect();
        assert_eq!(found, [(locked, Code::Unreadable)]);
    }
}

#[test]
fn pictures_and_fonts_of_the_chosen_theme_are_copied() {
    let page = "---\ntiêu đề: Một trang\n---\n";
    let site = Site::new().settings("giao diện: rieng\n").file("content/trang/a.md", page);
    let site = site.file("themes/rieng/assets/phong/a.woff2", b"\xff\x00".to_vec());
    let site = site.file("themes/khac/assets/b.png", "x");
    let built = site.build();
    assert_eq!(built.files.get("phong/a.woff2").map(Vec::as_slice), Some(&b"\xff\x00"[..]), "{:#?}", built.problems);
    assert!(!built.files.contains_key("b.png"));
}

#[cfg(unix)]
#[test]
fn a_socket_among_the_content_does_not_stop_a_build() {
    let scratch = Scratch::new();
    let root = scratch.site("t", &Fixture::named("sach").site);
    let _socket = std::os::unix::net::UnixListener::bind(root.join("content/ca-nhan/s.md")).unwrap();
    assert_eq!(problems_in(&root), [("content/ca-nhan/s.md".to_owned(), Code::SymbolicLink)]);
}

#[test]
fn what_programs_leave_behind_is_no_content() {
    let scratch = Scratch::new();
    let root = scratch.site("trang", &Fixture::named("sach").site);
    for litter in [
        "content/ca-nhan/~$a.md",
        "content/ca-nhan/.a.md.swp",
        "content/ca-nhan/a.md~",
        "content/.git/x.md",
        "static/Thumbs.db",
        "content/desktop.ini",
    ] {
        let file = root.join(litter);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, b"\xff\xfe").unwrap();
    }
    assert_eq!(problems_in(&root), []);
    let world = FolderWorld::new(&root, today());
    assert!(world.list("static").unwrap().is_empty());
}

#[test]
fn a_site_is_the_same_on_disk_and_in_memory() {
    let site = golden::site();
    let scratch = Scratch::new();
    let root = scratch.site("trang", &site);
    let world = FolderWorld::new(&root, today());
    let (renderer, _) = Renderer::new(Arc::new(guongsang::compile(&world)));
    let sink = FolderSink::begin(&scratch.path().join("public"), &root, Way::Exchange).unwrap();
    output::write(&renderer, &world, &sink).unwrap();
    sink.commit().unwrap();
    let mut written = files_below(&scratch.path().join("public"));
    written.remove(".guongsang-manifest.json").unwrap();
    let in_memory = site.build().files;
    assert_eq!(written.keys().collect::<Vec<_>>(), in_memory.keys().collect::<Vec<_>>());
    let differing: Vec<_> =
        written.iter().filter(|(path, bytes)| in_memory[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "{differing:?}");
}
