//! Files that could not be read, and when each is worth another try: nobody tells that a program let go of one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::changes::Changes;
use super::scan;

/// A file that could not be read although it seemed to be let go is left alone for so long, then twice as long, and so on …
const FIRST: Duration = Duration::from_millis(500);
/// … up to this: what does not read for a build although it reads here must not keep the machine busy.
const LONGEST: Duration = Duration::from_secs(64);

/// When files that were tried in vain are tried again.
#[derive(Debug, Default)]
pub struct Held(BTreeMap<PathBuf, Wait>);

#[derive(Debug)]
struct Wait {
    until: Instant,
    next: Duration,
}

impl Held {
    /// Those of the files below `root` that a build should try again by now. Files that are not among them any more are forgotten.
    pub fn released(&mut self, root: &Path, held: &[&Path]) -> Changes {
        self.released_at(Instant::now(), root, held)
    }

    fn released_at(&mut self, now: Instant, root: &Path, held: &[&Path]) -> Changes {
        self.0.retain(|path, _| held.contains(&path.as_path()));
        let due = |path: &&&Path| self.0.get(**path).is_none_or(|wait| now >= wait.until) && reads(root, path);
        let free: Vec<PathBuf> = held.iter().filter(due).map(|path| PathBuf::from(*path)).collect();
        for path in &free {
            let wait = self.0.entry(path.clone()).or_insert(Wait { until: now, next: FIRST });
            *wait = Wait { until: now + wait.next, next: (wait.next * 2).min(LONGEST) };
        }
        Changes::of(free)
    }
}

/// Whether the file can really be read: some open and then say no. A folder where a file belongs never can.
fn reads(root: &Path, below: &Path) -> bool {
    let path = root.join(below);
    match fs::metadata(&path) {
        Ok(found) if found.is_dir() => !is_file_name(below) && fs::read_dir(path).is_ok(),
        Ok(found) if found.is_file() => File::open(path).and_then(|mut file| file.read(&mut [0])).is_ok(),
        _ => false,
    }
}

/// Whether a build reads a file of this very name, whatever stands there.
fn is_file_name(below: &Path) -> bool {
    below.starts_with("data") || below.to_str().is_some_and(scan::is_settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_and_does_not_read_is_not_free() {
        let root = std::env::temp_dir().join(format!("guongsang-held-{}", std::process::id()));
        fs::create_dir_all(root.join("data/linh-vuc.yaml")).unwrap();
        fs::create_dir_all(root.join("content/ca-nhan")).unwrap();
        fs::write(root.join("content/rong.md"), "").unwrap();
        let reads = ["data/linh-vuc.yaml", "content/ca-nhan", "content/rong.md", "content/khong-co.md"]
            .map(|path| reads(&root, Path::new(path)));
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(reads, [false, true, true, false]);
    }

    #[test]
    fn what_is_tried_in_vain_is_tried_less_and_less() {
        let root = std::env::temp_dir().join(format!("guongsang-held-again-{}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        fs::write(root.join("a.md"), "x").unwrap();
        let (mut held, begin, path) = (Held::default(), Instant::now(), Path::new("a.md"));
        let tries = (0..6000_u64).filter(|tick| {
            let now = begin + Duration::from_millis(tick * 50);
            !held.released_at(now, &root, &[path]).is_empty()
        });
        assert!((5..15).contains(&tries.count()), "in five minutes");
        // One that was read in between is as new.
        let later = begin + Duration::from_secs(300);
        assert!(held.released_at(later, &root, &[]).is_empty());
        assert!(!held.released_at(later, &root, &[path]).is_empty());
        fs::remove_dir_all(&root).unwrap();
    }
}
