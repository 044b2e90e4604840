//! What a file is that bears the name of a Word file and is none: its reader can then say what to do about it.

use crate::base::ImportFault;

/// Compound File Binary, the container of Office 97 to 2003 and of files with a password ([MS-CFB] 2.2).
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// What `bytes` are by their first bytes; `None` when they may be a zip.
pub(super) fn recognise(bytes: &[u8]) -> Option<ImportFault> {
    if bytes.is_empty() {
        return Some(ImportFault::Empty);
    }
    if bytes.starts_with(&COMPOUND) {
        return Some(compound(bytes));
    }
    let head = &bytes[..bytes.len().min(1024)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start().to_ascii_lowercase();
    if head.starts_with(b"%pdf") {
        return Some(ImportFault::OtherFormat("PDF"));
    }
    if head.starts_with(b"{\\rtf") {
        return Some(ImportFault::OtherFormat("RTF"));
    }
    let holds = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    let markup = head.starts_with(b"<") && (holds(b"<html") || holds(b"<!doctype html"));
    (markup || head.starts_with(b"mime-version:")).then_some(ImportFault::OtherFormat("HTML"))
}

fn compound(bytes: &[u8]) -> ImportFault {
    // The entries of the directory are 128 bytes long, lie on multiples of that, and begin with their name in UTF-16.
    let named = |name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.chunks(128).any(|entry| entry.starts_with(&wanted))
    };
    if named("EncryptedPackage") {
        ImportFault::Encrypted
    } else if named("WordDocument") {
        ImportFault::OldWord
    } else if named("Workbook") || named("Book") {
        ImportFault::OtherFormat("Excel")
    } else if named("PowerPoint Document") {
        ImportFault::OtherFormat("PowerPoint")
    } else {
        ImportFault::NotWord
    }
}
