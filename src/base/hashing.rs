//! Hashes of bytes on their way, and files that know whether they are whole.

use std::io::{self, Write};

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// A writer whose bytes are hashed on their way.
pub struct Hashing<W> {
    /// Where they go.
    pub file: W,
    /// Their hash so far.
    pub hash: Xxh3,
}

impl<W: Write> Hashing<W> {
    /// Around a file that is empty yet.
    pub fn new(file: W) -> Self {
        Self { file, hash: Xxh3::new() }
    }

    /// Ends the file with the hash of what is in it, by which [`unsealed`] knows it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn seal(mut self) -> io::Result<()> {
        self.file.write_all(&self.hash.digest().to_le_bytes())
    }
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

/// What was written before the [seal](Hashing::seal); `None` if it is not all there, or not as it was written.
pub fn unsealed(bytes: &[u8]) -> Option<&[u8]> {
    let (body, seal) = bytes.split_last_chunk()?;
    (xxh3_64(body) == u64::from_le_bytes(*seal)).then_some(body)
}
