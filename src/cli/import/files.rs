//! Which files an import reads.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::base::{ImportFault, is_litter};

/// A file has at most so many bytes: pictures of a whole book of documents fit.
const MOST: u64 = 256 << 20;
/// A text has at most so many, as every content file.
const MOST_TEXT: u64 = 8 << 20;

/// A file to import.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// As it was named, or found.
    pub path: PathBuf,
}

/// The files that were named, and those in folders that were: documents, and what is taken for one by mistake.
pub fn gather(paths: &[PathBuf]) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = Vec::new();
    for path in paths {
        if path.is_dir() {
            let walk = WalkDir::new(path).sort_by_file_name().into_iter();
            let walk = walk.filter_entry(|e| {
                e.depth() == 0 || !(is_litter(&e.file_name().to_string_lossy()) || is_of_site(e.path()))
            });
            let found = walk.filter_map(Result::ok).filter(|e| !e.file_type().is_dir() && is_document(e.path()));
            files.extend(found.map(|e| SourceFile { path: e.into_path() }));
        } else {
            files.push(SourceFile { path: path.clone() });
        }
    }
    files.dedup();
    files
}

/// A folder of a site: what lies there is entries already, or made of them.
fn is_of_site(path: &Path) -> bool {
    const FOLDERS: [&str; 8] = ["content", "public", "static", "data", "templates", "themes", "i18n", "node_modules"];
    let named = path.file_name().is_some_and(|name| FOLDERS.iter().any(|folder| name == *folder));
    named && path.parent().is_some_and(|parent| parent.join("site.yaml").is_file())
}

fn is_document(path: &Path) -> bool {
    const ENDINGS: [&str; 11] = ["docx", "docm", "dotx", "doc", "txt", "text", "md", "markdown", "rtf", "odt", "pdf"];
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    ENDINGS.contains(&ending.as_str())
}

impl SourceFile {
    /// What the record of an entry calls it: with its folder, as offices keep a `ke-hoach.docx` in each.
    pub fn name(&self) -> String {
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let parts: Vec<_> = path.components().rev().take(2).map(|part| part.as_os_str().to_string_lossy()).collect();
        parts
            .iter()
            .rev()
            .filter(|part| !matches!(part.as_ref(), "/" | "\\"))
            .map(AsRef::as_ref)
            .collect::<Vec<_>>()
            .join("/")
    }

    /// What is in it.
    pub fn bytes(&self) -> Result<Vec<u8>, ImportFault> {
        let unreadable = |error: std::io::Error| ImportFault::Unreadable { error: error.to_string() };
        let found = fs::symlink_metadata(&self.path).map_err(unreadable)?;
        if found.is_symlink() {
            return Err(ImportFault::SymbolicLink);
        }
        if !found.is_file() {
            return Err(ImportFault::UnknownName);
        }
        let ending = self.path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        let text = matches!(ending.as_str(), "txt" | "text" | "md" | "markdown");
        let limit = if text { MOST_TEXT } else { MOST };
        let mut bytes = Vec::new();
        File::open(&self.path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
        if bytes.len() as u64 > limit {
            return Err(ImportFault::TooLarge { part: self.path.display().to_string(), limit });
        }
        Ok(bytes)
    }
}
