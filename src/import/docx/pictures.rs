//! Pictures out of the file: those that browsers show, under names of our own, each once.

use std::sync::Arc;

use crate::base::LostObject;
use crate::import::manuscript::Picture;
use crate::text::nfc;

use super::package::{PICTURE_LIMIT, Unpacked};
use super::reader::Reader;
use super::relationships::Target;

/// Most bytes of all pictures together.
const ALL_LIMIT: u64 = 200 << 20;

/// What a reference to a picture leads to.
pub(super) enum Found {
    /// A picture of the manuscript, by its index.
    Picture(usize),
    /// None.
    Lost(LostObject),
}

impl Reader<'_, '_> {
    /// The picture of a relationship.
    pub(super) fn picture(&mut self, id: Option<&str>, description: &str) -> Found {
        let part = match id.and_then(|id| self.part.relationships.target(id)) {
            Some(Target::Part(part)) => part.clone(),
            Some(Target::Outside(_)) | None => return Found::Lost(LostObject::MissingPicture),
        };
        let known = match self.pictures.get(&part) {
            Some(known) => known.clone(),
            None => {
                let read = self.unpack_picture(&part);
                self.pictures.insert(part, read.clone());
                read
            }
        };
        match known {
            Ok(index) => {
                let picture = &mut self.manuscript.pictures[index];
                if picture.description.is_empty() {
                    picture.description = nfc(description.trim()).into_owned();
                }
                Found::Picture(index)
            }
            Err(what) => Found::Lost(what),
        }
    }

    fn unpack_picture(&mut self, part: &str) -> Result<usize, LostObject> {
        let room = ALL_LIMIT.saturating_sub(self.picture_bytes).min(PICTURE_LIMIT);
        let bytes = match self.package.unpack(part, room) {
            Ok(Unpacked::Whole(bytes)) => bytes,
            Ok(Unpacked::TooLarge) => return Err(LostObject::HugePicture),
            Ok(Unpacked::Missing) | Err(_) => return Err(LostObject::MissingPicture),
        };
        let Some(ending) = shown(&bytes) else { return Err(LostObject::Picture(form(&bytes, part))) };
        self.picture_bytes += bytes.len() as u64;
        let index = self.manuscript.pictures.len();
        let name = format!("hinh-{}.{ending}", index + 1);
        self.manuscript.pictures.push(Picture { name, bytes: Arc::from(bytes), description: String::new() });
        Ok(index)
    }
}

/// The ending of a form that browsers show, by the first bytes: endings lie.
fn shown(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}

/// What any other form is called.
fn form(bytes: &[u8], part: &str) -> String {
    match bytes {
        [1, 0, 0, 0, ..] if bytes.get(40..44) == Some(b" EMF") => return "emf".to_owned(),
        [0xd7, 0xcd, 0xc6, 0x9a, ..] => return "wmf".to_owned(),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => return "tiff".to_owned(),
        [b'B', b'M', ..] => return "bmp".to_owned(),
        _ => {}
    }
    let ending = part.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let plain = !ending.is_empty() && ending.len() <= 8 && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { ending } else { "?".to_owned() }
}
