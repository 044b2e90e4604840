//! The one way out: outputs hand bytes to a [`Sink`] and know nothing of folders, memory or archives.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// Takes the files of a site, from many threads at once. Paths are relative with `/`, each given once.
pub trait Sink: Sync {
    /// Takes a whole file; gives the stamp by which a later run may ask to [`keep`](Self::keep) it, if this sink keeps anything.
    ///
    /// # Errors
    /// When it cannot be written.
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<Option<Stamp>>;

    /// Takes a file as a stream.
    ///
    /// # Errors
    /// When it cannot be read or written.
    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()>;

    /// Takes over the file that an earlier run put here, if it is there as it was then, and gives its present stamp; nothing if it has to
    /// be put again.
    ///
    /// # Errors
    /// When it cannot be taken over.
    fn keep(&self, path: &str, stamp: &Stamp) -> io::Result<Option<Stamp>> {
        let _ = (path, stamp);
        Ok(None)
    }
}

/// By which a file is known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Hash of the bytes.
    pub hash: u128,
    /// Length in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub modified: u64,
}

/// Keeps the files in memory.
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl MemorySink {
    /// The files by path.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<Option<Stamp>> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.insert(path.to_owned(), bytes.to_vec()) {
            None => Ok(None),
            Some(_) => Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{path} was written twice"))),
        }
    }

    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        self.put(path, &bytes).map(|_| ())
    }
}
