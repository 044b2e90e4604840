//! What a build wrote: the paths of its files with their hashes. By it the next build knows the folder as its own, leaves what has
//! not changed and deletes what it no longer writes.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize, Serializer};

/// The manifest, and the mark of a folder that guongsang wrote.
pub const MANIFEST: &str = ".guongsang-manifest.json";

/// The manifest of a build in place that was not finished.
pub const NEXT: &str = ".guongsang-next.json";

/// Hash of a file's bytes.
pub type Hash = u128;

/// Files by path.
#[derive(Debug, Default)]
pub struct Manifest {
    /// Path below the output to the hash of the bytes.
    pub files: FxHashMap<Box<str>, Hash>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Read {
    Hashed {
        version: u32,
        files: FxHashMap<Box<str>, String>,
    },
    /// The first form, which had no hashes.
    Listed {
        version: u32,
        files: Vec<Box<str>>,
    },
}

/// A country has 600,000 files: they are written from where they are, by path.
#[derive(Serialize)]
struct Written<'m> {
    version: u32,
    files: ByPath<'m>,
}

struct ByPath<'m>(&'m FxHashMap<Box<str>, Hash>);

impl Serialize for ByPath<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut files: Vec<(&str, Hash)> = self.0.iter().map(|(path, hash)| (&**path, *hash)).collect();
        files.sort_unstable();
        serializer.collect_map(files.into_iter().map(|(path, hash)| (path, format!("{hash:032x}"))))
    }
}

/// The form of the manifest.
const VERSION: u32 = 2;

impl Manifest {
    /// Reads a manifest. An absent one holds nothing; `None` is one that cannot be understood, so that nobody knows what was written.
    pub fn read(path: &Path) -> Option<Self> {
        let Ok(bytes) = fs::read(path) else { return Some(Self::default()) };
        let files = match serde_json::from_slice::<Read>(&bytes).ok()? {
            Read::Hashed { version: VERSION, files } => files,
            Read::Listed { version: 1, files } => files.into_iter().map(|path| (path, String::new())).collect(),
            _ => return None,
        };
        let files = files.into_iter().filter(|(path, _)| is_below(path));
        Some(Self {
            files: files.map(|(path, hash)| (path, Hash::from_str_radix(&hash, 16).unwrap_or_default())).collect(),
        })
    }

    /// Parts former paths into those that must go before the files of this manifest come, because one is a folder where the other
    /// is a file or they differ in case only, and the others.
    pub fn in_the_way<'p>(&self, former: &FxHashSet<&'p str>) -> (Vec<&'p str>, Vec<&'p str>) {
        let above = |path: &str| path.match_indices('/').map(|(at, _)| path[..at].to_owned()).collect::<Vec<_>>();
        let mut folders: FxHashSet<String> = FxHashSet::default();
        let mut folded: FxHashSet<String> = FxHashSet::default();
        if !former.is_empty() {
            for path in self.files.keys() {
                folders.extend(above(path));
                folded.insert(crate::text::nfc(path).to_lowercase());
            }
        }
        let clashes = |path: &&str| {
            folders.contains(*path)
                || above(path).iter().any(|folder| self.files.contains_key(&**folder))
                || folded.contains(&crate::text::nfc(path).to_lowercase())
        };
        former.iter().copied().partition(clashes)
    }

    /// Writes it.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        serde_json::to_writer(&mut file, &Written { version: VERSION, files: ByPath(&self.files) })?;
        file.flush()
    }
}

/// Whether a path stays in the folder: the manifest lies where others may write.
fn is_below(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_and_names_nothing_outside() {
        let path = std::env::temp_dir().join(format!("guongsang-manifest-{}", std::process::id()));
        let files = [("a/b.html".into(), 7), ("c".into(), Hash::MAX)].into_iter().collect();
        Manifest { files }.write(&path).unwrap();
        let read = Manifest::read(&path).unwrap().files;
        assert_eq!((read.len(), read["a/b.html"], read["c"]), (2, 7, Hash::MAX));
        fs::write(&path, r#"{"version":2,"files":{"../x":"1","/etc/passwd":"1","a":"2"}}"#).unwrap();
        assert_eq!(Manifest::read(&path).unwrap().files.len(), 1);
        fs::write(&path, r#"{"version":1,"files":["a"]}"#).unwrap();
        assert_eq!(Manifest::read(&path).unwrap().files.len(), 1, "the first form");
        fs::write(&path, r#"{"version":9,"files":{}}"#).unwrap();
        assert!(Manifest::read(&path).is_none());
        fs::remove_file(path).unwrap();
    }
}
