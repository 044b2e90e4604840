//! Both ways of publishing, over real folders.

use super::*;

fn scratch(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("guongsang-folder-{name}-{}", std::process::id()));
    fs::remove_dir_all(&path).ok();
    fs::create_dir_all(path.join("site/content")).unwrap();
    path
}

fn publish(base: &Path, text: &str) -> Result<(), PublishError> {
    let sink = FolderSink::begin(&base.join("public"), &base.join("site"), Way::Exchange)?;
    sink.put("a/b.html", text.as_bytes()).unwrap();
    sink.commit()
}

#[test]
fn a_site_replaces_its_former_self() {
    let base = scratch("replace");
    publish(&base, "một").unwrap();
    publish(&base, "hai").unwrap();
    assert_eq!(fs::read_to_string(base.join("public/a/b.html")).unwrap(), "hai");
    let left: Vec<_> = fs::read_dir(&base).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "the site, the output, the lock: {left:?}");
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn dropped_work_changes_nothing() {
    let base = scratch("dropped");
    publish(&base, "một").unwrap();
    let sink = FolderSink::begin(&base.join("public"), &base.join("site"), Way::Exchange).unwrap();
    sink.put("a/b.html", b"hai").unwrap();
    drop(sink);
    assert_eq!(fs::read_to_string(base.join("public/a/b.html")).unwrap(), "một");
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn foreign_folders_files_and_sources_are_refused() {
    let base = scratch("foreign");
    fs::create_dir_all(base.join("public")).unwrap();
    fs::write(base.join("public/anh.jpg"), "x").unwrap();
    assert!(matches!(publish(&base, "x"), Err(PublishError::Foreign { .. })));
    let begin = |output: &str| FolderSink::begin(&base.join(output), &base.join("site"), Way::Exchange);
    assert!(matches!(begin("public/anh.jpg"), Err(PublishError::IsFile { .. })));
    #[cfg(unix)]
    std::os::unix::fs::symlink(base.join("site/content"), base.join("link")).unwrap();
    let walks = ["site/x/../content/out", "site/x/../../site/content/a/b", "site/./content/out"];
    let links: &[&str] = if cfg!(unix) { &["link/out", "link/out/deep"] } else { &[] };
    for output in ["site", "", "site/content", "site/content/public"].iter().chain(&walks).chain(links) {
        assert!(matches!(begin(output), Err(PublishError::InsideContent { .. })), "{output}");
    }
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn two_builds_at_once() {
    let base = scratch("busy");
    let first = FolderSink::begin(&base.join("public"), &base.join("site"), Way::Exchange).unwrap();
    assert!(matches!(publish(&base, "x"), Err(PublishError::Busy { .. })));
    drop(first);
    publish(&base, "x").unwrap();
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn a_killed_exchange_is_mended() {
    let base = scratch("killed");
    publish(&base, "một").unwrap();
    fs::rename(base.join("public"), base.join(".public.guongsang-old")).unwrap();
    fs::create_dir(base.join(".public.guongsang-new")).unwrap();
    publish(&base, "hai").unwrap();
    assert_eq!(fs::read_to_string(base.join("public/a/b.html")).unwrap(), "hai");
    fs::remove_dir_all(base).unwrap();
}

fn publish_all(base: &Path, way: Way, files: &[(&str, &str)]) -> usize {
    let sink = FolderSink::begin(&base.join("public"), &base.join("site"), way).unwrap();
    files.iter().for_each(|(path, text)| {
        sink.put(path, text.as_bytes()).unwrap();
    });
    let unchanged = sink.unchanged();
    sink.commit().unwrap();
    unchanged
}

fn there(base: &Path) -> Vec<(String, String)> {
    let walk = walkdir::WalkDir::new(base.join("public")).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = walk.filter(|entry| entry.file_type().is_file());
    let below = |path: &Path| path.strip_prefix(base.join("public")).unwrap().to_string_lossy().into_owned();
    let read = files.map(|entry| (below(entry.path()), fs::read_to_string(entry.path()).unwrap()));
    read.filter(|(path, _)| !path.contains(".guongsang")).collect()
}

#[test]
fn both_ways_keep_what_is_the_same_write_what_changed_and_delete_what_went() {
    for (name, way) in [("exchanged", Way::Exchange), ("in-place", Way::InPlace)] {
        let base = scratch(name);
        assert_eq!(publish_all(&base, way, &[("a.html", "1"), ("b/c.html", "2"), ("d/e.html", "3")]), 0);
        // Somebody changed a page that the build will write as before, and put in a file of their own.
        fs::write(base.join("public/a.html"), "x").unwrap();
        assert_eq!(publish_all(&base, way, &[("a.html", "1"), ("b/c.html", "2"), ("f.html", "4")]), 1);
        let files = [("a.html", "1"), ("b/c.html", "2"), ("f.html", "4")];
        assert_eq!(there(&base), files.map(|(path, text)| (path.to_owned(), text.to_owned())));
        assert!(!base.join("public/d").exists(), "a folder that became empty");
        fs::remove_dir_all(base).unwrap();
    }
}

#[test]
fn what_changed_can_be_told() {
    let base = scratch("changes");
    let begin = || FolderSink::begin(&base.join("public"), &base.join("site"), Way::Exchange).unwrap();
    let first = begin();
    ["a", "b", "c"].iter().for_each(|path| {
        first.put(path, b"1").unwrap();
    });
    assert_eq!(first.changes(), [], "there was no site before");
    first.commit().unwrap();
    let second = begin();
    for (path, text) in [("a", "1"), ("b", "2"), ("d", "1")] {
        second.put(path, text.as_bytes()).unwrap();
    }
    let changes = second.changes();
    let told: Vec<_> = changes.iter().map(|(path, change)| (&**path, *change)).collect();
    assert_eq!(told, [("b", Change::Changed), ("c", Change::Gone), ("d", Change::New)]);
    drop(second);
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn a_build_in_place_keeps_the_files_of_others_and_needs_no_folder_beside_it() {
    let base = scratch("others");
    publish_all(&base, Way::InPlace, &[("a.html", "1")]);
    fs::write(base.join("public/google.html"), "của chủ").unwrap();
    publish_all(&base, Way::InPlace, &[("b.html", "2")]);
    let names: Vec<_> = there(&base).into_iter().map(|(path, _)| path).collect();
    assert_eq!(names, ["b.html", "google.html"]);
    let beside: Vec<_> = fs::read_dir(&base).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 2, "the site and the output: {beside:?}");
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn what_a_killed_build_in_place_brought_is_known_to_the_next() {
    let base = scratch("killed-in-place");
    publish_all(&base, Way::InPlace, &[("a.html", "1"), ("b.html", "1")]);
    let output = base.join("public");
    // Killed after the journal and the first file.
    let files = [("a.html".into(), 1), ("new.html".into(), 2)].into_iter().collect();
    Manifest { files }.write(&output.join(NEXT)).unwrap();
    fs::write(output.join("new.html"), "2").unwrap();
    fs::create_dir(output.join(".guongsang-new")).unwrap();
    publish_all(&base, Way::InPlace, &[("a.html", "1")]);
    assert_eq!(there(&base), [("a.html".to_owned(), "1".to_owned())]);
    assert!(!output.join(NEXT).exists());
    fs::remove_dir_all(base).unwrap();
}

#[test]
#[cfg(unix)]
fn links_in_the_place_of_folders_are_never_followed() {
    use std::os::unix::fs::symlink;
    for (name, way) in [("links-exchange", Way::Exchange), ("links-in-place", Way::InPlace)] {
        let base = scratch(name);
        publish_all(&base, way, &[("a.html", "1"), ("tai/b.txt", "1"), ("tai/c.txt", "1")]);
        fs::create_dir(base.join("quý")).unwrap();
        for file in ["b.txt", "c.txt", "d.txt"] {
            fs::write(base.join("quý").join(file), "1").unwrap();
        }
        // Where the work goes, and a folder of the site, lead to what is precious.
        let work = if way == Way::InPlace { "public/.guongsang-new" } else { ".public.guongsang-new" };
        symlink(base.join("quý"), base.join(work)).unwrap();
        fs::remove_dir_all(base.join("public/tai")).unwrap();
        symlink(base.join("quý"), base.join("public/tai")).unwrap();
        publish_all(&base, way, &[("a.html", "2"), ("tai/b.txt", "2")]);
        for file in ["b.txt", "c.txt", "d.txt"] {
            assert_eq!(fs::read_to_string(base.join("quý").join(file)).unwrap(), "1", "{way:?} {file}");
        }
        assert_eq!(fs::read_to_string(base.join("public/tai/b.txt")).unwrap(), "2", "{way:?}");
        assert!(!fs::symlink_metadata(base.join("public/tai")).unwrap().is_symlink(), "{way:?}");
        fs::remove_dir_all(base).unwrap();
    }
}

#[test]
fn in_place_files_become_folders_and_folders_files() {
    let base = scratch("turned");
    publish_all(&base, Way::InPlace, &[("bang", "1"), ("hop/a.txt", "1"), ("Logo.png", "1")]);
    publish_all(&base, Way::InPlace, &[("bang/a.txt", "2"), ("hop", "2"), ("logo.png", "2")]);
    let expected = [("bang/a.txt", "2"), ("hop", "2"), ("logo.png", "2")];
    assert_eq!(there(&base), expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn what_two_killed_builds_brought_is_deleted_in_the_end() {
    let base = scratch("twice");
    publish_all(&base, Way::InPlace, &[("a.html", "1")]);
    let output = base.join("public");
    // One that brought `b`, killed; then one that would bring `c`, killed before it deleted anything.
    for new in ["b.html", "c.html"] {
        fs::write(output.join(new), "x").unwrap();
        let sink = FolderSink::begin(&output, &base.join("site"), Way::InPlace).unwrap();
        let mut all =
            Manifest { files: sink.last.files.keys().chain(sink.begun.files.keys()).map(|p| (p.clone(), 0)).collect() };
        all.files.insert(new.into(), 1);
        drop(sink);
        all.write(&output.join(NEXT)).unwrap();
    }
    publish_all(&base, Way::InPlace, &[("a.html", "1")]);
    assert_eq!(there(&base), [("a.html".to_owned(), "1".to_owned())]);
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn the_two_ways_keep_out_of_each_other() {
    let base = scratch("ways");
    publish_all(&base, Way::InPlace, &[("a.html", "1")]);
    publish_all(&base, Way::Exchange, &[("a.html", "1")]);
    let begin = |way| FolderSink::begin(&base.join("public"), &base.join("site"), way);
    for (first, second) in [(Way::Exchange, Way::InPlace), (Way::InPlace, Way::Exchange)] {
        let sink = begin(first).unwrap();
        assert!(matches!(begin(second), Err(PublishError::Busy { .. })), "{second:?} beside {first:?}");
        drop(sink);
    }
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn an_exchange_takes_nothing_away_that_it_did_not_bring() {
    let base = scratch("strangers");
    publish_all(&base, Way::Exchange, &[("a.html", "1")]);
    let begin = |way| FolderSink::begin(&base.join("public"), &base.join("site"), way);
    fs::write(base.join("public/Thumbs.db"), "").unwrap();
    assert!(begin(Way::Exchange).is_ok(), "what the system left is no reason");
    fs::write(base.join("public/google.html"), "").unwrap();
    assert!(matches!(begin(Way::Exchange), Err(PublishError::Foreign { file, .. }) if file == "google.html"));
    assert!(begin(Way::InPlace).is_ok());
    fs::write(base.join("public").join(MANIFEST), "{").unwrap();
    for way in [Way::Exchange, Way::InPlace] {
        assert!(matches!(begin(way), Err(PublishError::Forgotten { .. })), "{way:?}");
    }
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn streams_that_are_the_same_are_kept_too() {
    for (name, way) in [("stream-exchange", Way::Exchange), ("stream-in-place", Way::InPlace)] {
        let base = scratch(name);
        for expected in [0, 1] {
            let sink = FolderSink::begin(&base.join("public"), &base.join("site"), way).unwrap();
            sink.put_stream("tai/anh.bin", &mut &[7u8; 100_000][..]).unwrap();
            assert_eq!(sink.unchanged(), expected);
            sink.commit().unwrap();
        }
        assert_eq!(fs::read(base.join("public/tai/anh.bin")).unwrap(), [7u8; 100_000]);
        fs::remove_dir_all(base).unwrap();
    }
}
