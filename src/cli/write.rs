//! Writing what `new` and `init` made. Nothing that is there is ever written over.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::misuse::{Failure, Misuse};

/// Writes a new file and the folders above it.
///
/// # Errors
/// When something is there already, or the system refuses.
pub fn new_file(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    }
    let mut file = File::create_new(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Misuse::FileInTheWay { path: path.display().to_string() }.into(),
        _ => Failure::file(path)(error),
    })?;
    file.write_all(text.as_bytes()).map_err(Failure::file(path))
}
