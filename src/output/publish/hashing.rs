//! Hashes of what is written.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use super::manifest::Hash;

/// Hash of a file.
pub fn hash_of(path: &Path) -> io::Result<Hash> {
    let mut bytes = Hashing { file: io::sink(), hash: Xxh3::new() };
    io::copy(&mut File::open(path)?, &mut bytes)?;
    Ok(bytes.hash.digest128())
}

/// A writer whose bytes are hashed on their way.
pub struct Hashing<W> {
    pub file: W,
    pub hash: Xxh3,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
