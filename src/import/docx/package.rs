//! The zip around a Word file (ECMA-376 part 2, Open Packaging Conventions), unpacked within limits.
//!
//! Sizes in its headers are never believed: each part is read up to its limit and one byte more.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use percent_encoding::percent_decode_str;
use zip::ZipArchive;

use crate::base::ImportFault;

use super::relationships::Relationships;
use super::{foreign, xml};

/// Most bytes of the document itself.
pub(super) const DOCUMENT_LIMIT: u64 = 64 << 20;
/// Most bytes of any other part that is XML.
pub(super) const XML_LIMIT: u64 = 16 << 20;
/// Most bytes of a picture.
pub(super) const PICTURE_LIMIT: u64 = 30 << 20;
/// Most bytes of all XML together.
const ALL_XML_LIMIT: u64 = 256 << 20;
/// Most entries of a zip; Word files have some dozens.
const ENTRY_LIMIT: usize = 10_000;

/// An open Word file.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Entries by name: names of parts are compared without case.
    entries: BTreeMap<String, usize>,
    /// Bytes of XML unpacked so far.
    unpacked: u64,
}

/// What unpacking an entry gives.
pub(super) enum Unpacked {
    /// All of it.
    Whole(Vec<u8>),
    /// More than the limit.
    TooLarge,
    /// No such entry.
    Missing,
}

impl<'b> Package<'b> {
    /// Opens `bytes`.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ImportFault> {
        if let Some(fault) = foreign::recognise(bytes) {
            return Err(fault);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportFault::NotWord)?;
        if archive.len() > ENTRY_LIMIT {
            return Err(xml::broken("zip", "more than 10,000 entries"));
        }
        let mut entries = BTreeMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(|_| ImportFault::NotWord)?;
            if entry.encrypted() {
                return Err(ImportFault::Encrypted);
            }
            if let Ok(name) = entry.name() {
                entries.insert(key(&name), index);
            }
        }
        Ok(Self { archive, entries, unpacked: 0 })
    }

    /// The name of the part that is the document.
    pub(super) fn main_part(&mut self) -> Result<String, ImportFault> {
        let start = Relationships::load(self, "")?;
        let main = start.part_of("officeDocument").unwrap_or("word/document.xml").to_owned();
        if main.starts_with("xl/") || main.starts_with("ppt/") || !self.has(&main) {
            return Err(self.without(&main));
        }
        Ok(main)
    }

    /// Why there is no document `main`.
    pub(super) fn without(&mut self, main: &str) -> ImportFault {
        let folder = |name: &str| self.entries.keys().any(|entry| entry.starts_with(name));
        let (excel, slides) = (folder("xl/"), folder("ppt/"));
        let word = folder("word/") || self.has("[Content_Types].xml");
        if main.starts_with("xl/") || excel {
            return ImportFault::OtherFormat("Excel");
        }
        if main.starts_with("ppt/") || slides {
            return ImportFault::OtherFormat("PowerPoint");
        }
        if let Ok(Unpacked::Whole(kind)) = self.unpack("mimetype", 256)
            && kind.starts_with(b"application/vnd.oasis.opendocument")
        {
            return ImportFault::OtherFormat("OpenDocument");
        }
        if word { xml::broken(main, "missing") } else { ImportFault::NotWord }
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, part: &str) -> bool {
        self.entry(part).is_some()
    }

    /// The entry of a part. Names are escaped as in addresses, though not by all writers.
    fn entry(&self, part: &str) -> Option<usize> {
        let plain = || percent_decode_str(part).decode_utf8().ok();
        let found = self.entries.get(&key(part)).or_else(|| self.entries.get(&key(&plain()?)));
        found.copied()
    }

    /// The text of a part that is XML; `None` when there is no such part.
    pub(super) fn text(&mut self, part: &str, limit: u64) -> Result<Option<String>, ImportFault> {
        let bytes = match self.unpack(part, limit)? {
            Unpacked::Whole(bytes) => bytes,
            Unpacked::TooLarge => return Err(ImportFault::TooLarge { part: part.to_owned(), limit }),
            Unpacked::Missing => return Ok(None),
        };
        self.unpacked += bytes.len() as u64;
        if self.unpacked > ALL_XML_LIMIT {
            return Err(ImportFault::TooLarge { part: part.to_owned(), limit: ALL_XML_LIMIT });
        }
        decode(bytes).map(Some).ok_or_else(|| xml::broken(part, "neither UTF-8 nor UTF-16"))
    }

    /// The bytes of a part, if there are not more than `limit`.
    pub(super) fn unpack(&mut self, part: &str, limit: u64) -> Result<Unpacked, ImportFault> {
        let Some(index) = self.entry(part) else { return Ok(Unpacked::Missing) };
        let entry = self.archive.by_index(index).map_err(|error| xml::broken(part, &error.to_string()))?;
        let mut bytes = Vec::new();
        let read = entry.take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            return Ok(Unpacked::TooLarge);
        }
        match read {
            Ok(_) => Ok(Unpacked::Whole(bytes)),
            Err(error) => Err(xml::broken(part, &error.to_string())),
        }
    }
}

fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// UTF-8, or UTF-16 by its mark or by the zero beside the first `<`.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
        let text = char::decode_utf16(units).collect::<Result<String, _>>().ok()?;
        Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] | [0, b'<', ..] => wide(u16::from_be_bytes),
        _ => {
            let text = String::from_utf8(bytes).ok()?;
            Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
        }
    }
}
