//! Hashes of what is written, on its way.

use std::io::{self, Write};

use xxhash_rust::xxh3::Xxh3;

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
