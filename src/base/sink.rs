//! The one way out: outputs hand bytes to a [`Sink`] and know nothing of folders, memory or archives.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};

/// Takes the files of a site, from many threads at once. Paths are relative with `/`, each given once.
pub trait Sink: Sync {
    /// Takes a whole file.
    ///
    /// # Errors
    /// When it cannot be written.
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Takes a file as a stream.
    ///
    /// # Errors
    /// When it cannot be read or written.
    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()>;
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
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.insert(path.to_owned(), bytes.to_vec()) {
            None => Ok(()),
            Some(_) => Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{path} was written twice"))),
        }
    }

    fn put_stream(&self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        self.put(path, &bytes)
    }
}
