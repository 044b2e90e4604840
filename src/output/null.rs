//! A sink that keeps nothing: `check` renders every page to find what is wrong with templates, and writes none.

use std::io::{self, Read};

use crate::base::{Sink, Stamp};

/// Takes everything and keeps nothing.
#[derive(Debug, Default)]
pub struct NullSink;

impl Sink for NullSink {
    fn put(&self, _path: &str, _bytes: &[u8]) -> io::Result<Option<Stamp>> {
        Ok(None)
    }

    fn put_stream(&self, _path: &str, from: &mut dyn Read) -> io::Result<()> {
        io::copy(from, &mut io::sink()).map(|_| ())
    }
}
