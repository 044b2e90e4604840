//! Outlines of texts that an earlier run read and found nothing wrong with: reading a body is the larger part of reading a file.

use std::io::{self, Write};
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_128;

use crate::base::{Hashing, unsealed};
use crate::markdown::Outline;

/// The form of what is stored.
const VERSION: u64 = 1;
/// Most texts that are remembered: more would cost a build the memory that it works in.
const MOST_TEXTS: usize = 150_000;

type Key = u128;

/// What is remembered of texts. Forgotten as a whole by another build of the program.
#[derive(Debug, Default)]
pub struct Recall {
    bytes: Vec<u8>,
    /// Hash of a text to the place of its outline in the bytes.
    places: FxHashMap<Key, Range<usize>>,
}

impl Recall {
    /// What [`store`](Self::store) wrote; nothing if another program wrote it, or if it is broken.
    pub fn read(bytes: Vec<u8>, program: u64) -> Self {
        match places(&bytes, program) {
            Some(places) => Self { bytes, places },
            None => Self::default(),
        }
    }

    /// The outline of this very text, if nothing is wrong with it.
    pub(super) fn outline(&self, text: &str) -> Option<Outline> {
        if self.places.is_empty() {
            return None;
        }
        let place = self.places.get(&key(text))?;
        postcard::from_bytes(&self.bytes[place.clone()]).ok()
    }

    /// Writes what a later run may recall: texts in which nothing is wrong, each with its outline.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn store(&self, texts: &[(&str, &Outline)], program: u64, file: &mut dyn Write) -> io::Result<()> {
        let texts = &texts[..texts.len().min(MOST_TEXTS)];
        let encode = |(text, outline): &(&str, &Outline)| {
            let key = key(text);
            let known = self.places.get(&key).map(|place| self.bytes[place.clone()].to_vec());
            let bytes = known.map_or_else(|| postcard::to_stdvec(outline).map_err(io::Error::other), Ok)?;
            io::Result::Ok((key, bytes))
        };
        let mut file = Hashing::new(file);
        file.write_all(&VERSION.to_le_bytes())?;
        file.write_all(&program.to_le_bytes())?;
        // In portions: all of them at once would be held twice.
        for portion in texts.chunks(4096) {
            let encoded: Vec<_> = portion.par_iter().map(encode).collect::<io::Result<_>>()?;
            for (key, bytes) in encoded {
                file.write_all(&key.to_le_bytes())?;
                file.write_all(&(bytes.len() as u32).to_le_bytes())?;
                file.write_all(&bytes)?;
            }
        }
        file.seal()
    }
}

fn key(text: &str) -> Key {
    xxh3_128(text.as_bytes())
}

/// Where the outlines are; `None` if these bytes are not to be trusted.
fn places(bytes: &[u8], program: u64) -> Option<FxHashMap<Key, Range<usize>>> {
    let body = unsealed(bytes)?;
    let number = |at: usize| Some(u64::from_le_bytes(*body.get(at..)?.first_chunk()?));
    if number(0)? != VERSION || number(8)? != program {
        return None;
    }
    let mut places = FxHashMap::default();
    let mut at = 16;
    while at < body.len() {
        let key = Key::from_le_bytes(*body.get(at..)?.first_chunk()?);
        let length = u32::from_le_bytes(*body.get(at + 16..)?.first_chunk()?) as usize;
        let place = at + 20..at + 20 + length;
        body.get(place.clone())?;
        at = place.end;
        places.insert(key, place);
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;

    const TEXT: &str = "Lời đầu.[^1]\n\n## Mục\n\n[Bài](a.md) ![ảnh](a.png)\n\n[^1]: Chú.\n";

    fn stored(recall: &Recall, texts: &[&str]) -> Vec<u8> {
        let outlines: Vec<Outline> = texts.iter().map(|text| markdown::scan(text, &[])).collect();
        let texts: Vec<_> = texts.iter().copied().zip(&outlines).collect();
        let mut bytes = Vec::new();
        recall.store(&texts, 7, &mut bytes).unwrap();
        bytes
    }

    #[test]
    fn an_outline_is_recalled_as_it_was() {
        let first = Recall::read(stored(&Recall::default(), &[TEXT, "Khác."]), 7);
        assert_eq!(first.outline(TEXT), Some(markdown::scan(TEXT, &[])));
        assert_eq!(first.outline("Chưa có."), None);
        let second = Recall::read(stored(&first, &[TEXT, "Chưa có."]), 7);
        assert_eq!(second.outline(TEXT), Some(markdown::scan(TEXT, &[])));
        assert!(second.outline("Khác.").is_none() && second.outline("Chưa có.").is_some());
    }

    #[test]
    fn what_is_broken_or_of_another_program_is_forgotten() {
        let bytes = stored(&Recall::default(), &[TEXT]);
        assert!(Recall::read(bytes.clone(), 8).outline(TEXT).is_none());
        for end in 0..bytes.len() {
            assert!(Recall::read(bytes[..end].to_vec(), 7).outline(TEXT).is_none(), "{end}");
        }
        let mut wrong = bytes;
        wrong[40] ^= 1;
        assert!(Recall::read(wrong, 7).outline(TEXT).is_none());
    }
}
