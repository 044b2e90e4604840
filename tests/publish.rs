//! What a build leaves behind when it is killed, when the disk is full and when it may not write: each way of publishing against
//! its own promise. The program itself is run, because only a process can be killed.

#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]
#![allow(clippy::unwrap_used, reason = "what a test cannot unwrap has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const GUONGSANG: &str = env!("CARGO_BIN_EXE_guongsang");

/// How often a build is killed, each way.
const KILLS: u64 = 200;

/// A folder that is gone when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("guongsang-publish-{name}-{}", std::process::id()));
        fs::remove_dir_all(&path).ok();
        fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A site of which `edition` changes some pages, brings some and takes some away.
    fn site(&self, edition: usize) -> PathBuf {
        let root = self.path(&format!("site-{edition}"));
        fs::create_dir_all(root.join("content/ca-nhan")).unwrap();
        fs::create_dir_all(root.join("static")).unwrap();
        fs::write(root.join("site.yaml"), "tiêu đề: Thử\nphạm vi: huyện Tân Yên, tỉnh Bắc Giang\n").unwrap();
        fs::write(root.join("static/bang.csv"), format!("bản,{edition}\n")).unwrap();
        for story in (edition * 3)..(edition * 3 + 9) {
            let text = format!(
                "---\ntên: Người {story}\nđịa bàn: xã Cao Xá, huyện Tân Yên\nlĩnh vực: Y tế\nnăm: {}\n---\nBản {}.\n",
                2020 + story % 4,
                if story % 2 == 0 { edition } else { 0 },
            );
            fs::write(root.join(format!("content/ca-nhan/nguoi-{story}.md")), text).unwrap();
        }
        root
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn build(root: &Path, output: &Path, in_place: bool) -> Command {
    let mut command = Command::new(GUONGSANG);
    command
        .args(["build", "-q", "--now", "2026-11-20", "--lang", "en", "--root"])
        .arg(root)
        .arg("--output")
        .arg(output);
    command.args(in_place.then_some("--in-place"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The files of a site by path, without what the program keeps for itself.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = walk.filter(|entry| entry.file_type().is_file());
    let below = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    let read = files.map(|entry| (below(entry.path()), fs::read(entry.path()).unwrap()));
    read.filter(|(path, _)| !path.starts_with(".guongsang-")).collect()
}

/// Numbers that look random and are the same in every run (xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end.max(1)
    }
}

/// Two editions of a site, and what each looks like when it is built into a folder of its own.
struct Editions {
    scratch: Scratch,
    roots: [PathBuf; 2],
    whole: [BTreeMap<String, Vec<u8>>; 2],
    /// How long a build takes, in microseconds.
    takes: u64,
}

impl Editions {
    fn new(name: &str) -> Self {
        let scratch = Scratch::new(name);
        let roots = [scratch.site(0), scratch.site(1)];
        let started = Instant::now();
        let whole = [0, 1].map(|edition| {
            let output = scratch.path(&format!("whole-{edition}"));
            assert!(build(&roots[edition], &output, false).status().unwrap().success());
            files(&output)
        });
        let takes = started.elapsed().as_micros() as u64 / 2;
        assert_ne!(whole[0], whole[1]);
        Self { scratch, roots, whole, takes }
    }

    /// Builds one edition over the other again and again, kills each build at some point, and has `judge` look at what is left.
    fn kill(&self, in_place: bool, mut judge: impl FnMut(&Self, &Path, u64)) {
        let output = self.scratch.path("public");
        assert!(build(&self.roots[0], &output, in_place).status().unwrap().success());
        let mut numbers = Numbers(0x5EED + u64::from(in_place));
        for kill in 0..KILLS {
            let edition = (kill % 2) as usize;
            let mut child = build(&self.roots[1 - edition], &output, in_place).spawn().unwrap();
            thread::sleep(Duration::from_micros(numbers.below(self.takes + self.takes / 8)));
            child.kill().ok();
            child.wait().unwrap();
            judge(self, &output, kill);
        }
        for edition in [1, 0] {
            assert!(build(&self.roots[edition], &output, in_place).status().unwrap().success());
            assert_eq!(files(&output), self.whole[edition], "the next build mends the rest");
        }
        let left: Vec<_> = fs::read_dir(&self.scratch.0).unwrap().map(|e| e.unwrap().file_name()).collect();
        let left: Vec<_> =
            left.iter().filter_map(|name| name.to_str()).filter(|name| name.contains("guongsang-")).collect();
        assert!(left.iter().all(|name| name.ends_with("-lock")), "{left:?}");
    }
}

#[test]
fn killed_at_any_point_the_old_site_is_there_or_the_new_one() {
    let mut seen = [0, 0];
    Editions::new("exchange").kill(false, |editions, output, kill| {
        // Where folders can't be exchanged at once there is a moment without one; the next build brings the old one back.
        let there =
            if output.exists() { files(output) } else { files(&output.with_file_name(".public.guongsang-old")) };
        let found = editions.whole.iter().position(|whole| *whole == there);
        seen[found.unwrap_or_else(|| panic!("kill {kill}: neither the old site nor the new one"))] += 1;
        assert!(cfg!(not(target_os = "linux")) || output.exists(), "kill {kill}");
    });
    assert!(seen.iter().all(|times| *times > 0), "builds were killed before and after the exchange: {seen:?}");
}

#[test]
fn killed_in_place_every_file_is_whole_and_none_that_both_sites_have_is_missing() {
    Editions::new("in-place").kill(true, |editions, output, kill| {
        let there = files(output);
        let [old, new] = &editions.whole;
        for (path, bytes) in &there {
            let whole = [old, new].iter().any(|site| site.get(path) == Some(bytes));
            assert!(whole, "kill {kill}: {path} is neither the old file nor the new one");
        }
        let missing: Vec<_> = old.keys().filter(|path| new.contains_key(*path) && !there.contains_key(*path)).collect();
        assert!(missing.is_empty(), "kill {kill}: {missing:?}");
    });
}

/// Runs a build into a small disk of its own, mounted by `prepare` at `$DISK`.
#[cfg(target_os = "linux")]
fn on_a_small_disk(scratch: &Scratch, prepare: &str, root: &Path, in_place: bool) -> Output {
    let disk = scratch.path("disk");
    fs::create_dir_all(&disk).unwrap();
    let way = if in_place { "--in-place" } else { "" };
    let script = format!(
        "set -e; {prepare}\nset +e; \"$GUONGSANG\" build {way} --now 2026-11-20 --lang en --root \"$SITE\" --output \"$DISK/public\" >&2\n\
         echo \"status $?\"; ls -A \"$DISK\"; find \"$DISK/public\" -name 'nguoi-*.html' 2>/dev/null | wc -l"
    );
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]);
    command.env("DISK", &disk).env("SITE", root).env("GUONGSANG", GUONGSANG);
    let output = command.output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!error.contains("unshare:"), "this test needs user namespaces, or root: {error}");
    output
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_old_site_and_says_so() {
    for in_place in [false, true] {
        let scratch = Scratch::new(if in_place { "full-in-place" } else { "full" });
        let (old, new) = (scratch.site(0), scratch.site(1));
        fs::write(new.join("static/lon.csv"), "x".repeat(3 << 20)).unwrap();
        let way = if in_place { "--in-place" } else { "" };
        let prepare = format!(
            "mount -t tmpfs -o size=4m none \"$DISK\"; \"$GUONGSANG\" build {way} -q --now 2026-11-20 --root '{}' --output \"$DISK/public\" 2>/dev/null",
            old.display()
        );
        let run = on_a_small_disk(&scratch, &prepare, &new, in_place);
        let (said, error) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert!(said.starts_with("status 2\n"), "{said}{error}");
        assert!(error.contains("No space left") && error.contains("public"), "{error}");
        assert!(said.trim_end().ends_with("\n9"), "the nine stories of the old site: {said}");
        assert!(!said.contains("guongsang-new"), "what was begun is cleared away: {said}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_read_only_disk_is_said_before_anything_is_lost() {
    for in_place in [false, true] {
        let scratch = Scratch::new(if in_place { "ro-in-place" } else { "ro" });
        let root = scratch.site(0);
        let prepare = format!(
            "mount -t tmpfs -o size=4m none \"$DISK\"; \"$GUONGSANG\" build -q --now 2026-11-20 --root '{}' --output \"$DISK/public\" 2>/dev/null; mount -o remount,ro \"$DISK\"",
            root.display()
        );
        let run = on_a_small_disk(&scratch, &prepare, &root, in_place);
        let (said, error) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert!(said.starts_with("status 2\n") && said.trim_end().ends_with("\n9"), "{said}{error}");
        assert!(error.contains("Read-only"), "{error}");
    }
}
