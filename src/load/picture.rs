//! What is known of a file among the content without decoding it: whether it may be published, and a picture's size.

use std::io::{self, Read};

use super::drawing::drawing;
use super::photo::{is_photo, without_metadata};

/// How much of an attachment is looked at: enough to see that it is a photo under another name.
const HEAD: u64 = 16;
/// Largest drawing that is looked into.
const MAX_SVG: u64 = 2 << 20;

/// A picture's size in pixels, or what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Width and height as shown (a photo that is stored lying on its side counts as turned).
    Size(u32, u32),
    /// A drawing without a size of its own.
    Unsized,
    /// Not a picture that browsers show.
    Unknown,
    /// A drawing that holds this.
    Unsafe(&'static str),
}

/// Whether a file's name says that it is a picture.
pub fn is_picture(path: &str) -> bool {
    let end = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(
        end.as_str(),
        "jpg"
            | "jpeg"
            | "jfif"
            | "png"
            | "gif"
            | "webp"
            | "svg"
            | "avif"
            | "heic"
            | "heif"
            | "tif"
            | "tiff"
            | "bmp"
            | "psd"
    )
}

/// Whether a file's name says that it is a document, a table, a recording: what is attached to a story. Anything else that a
/// contributor sends in (pages, code, programs) is not published: servers and browsers would run it on the portal's address.
pub fn is_attachment(path: &str) -> bool {
    let end = path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    ATTACHMENTS.contains(&end.as_str())
}

/// Endings of attachments.
pub const ATTACHMENTS: &[&str] = &[
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "zip", "txt", "epub", "ics",
    "mp3", "m4a", "ogg", "oga", "wav", "mp4", "webm",
];

fn is_svg(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(".svg")
}

/// Looks at a file: at all of a picture, at the head of anything else, which is `None` unless it is a photo under a wrong name.
pub fn inspect(path: &str, from: &mut dyn Read) -> io::Result<Option<Picture>> {
    let mut bytes = Vec::new();
    if !is_picture(path) {
        from.take(HEAD).read_to_end(&mut bytes)?;
        return Ok(is_photo(&bytes).then_some(Picture::Unknown));
    }
    from.take(if is_svg(path) { MAX_SVG + 1 } else { super::MAX_PICTURE + 1 }).read_to_end(&mut bytes)?;
    Ok(Some(look(path, &bytes)))
}

fn look(path: &str, bytes: &[u8]) -> Picture {
    if is_svg(path) {
        let sound = bytes.len() as u64 <= MAX_SVG;
        return std::str::from_utf8(bytes).ok().filter(|_| sound).map_or(Picture::Unknown, drawing);
    }
    without_metadata(bytes).map_or(Picture::Unknown, |_| pixels(bytes))
}

/// The bytes of a picture as they may be published; `None` if they may not be.
pub fn published_picture(path: &str, bytes: Vec<u8>) -> Option<Vec<u8>> {
    if is_svg(path) {
        return matches!(look(path, &bytes), Picture::Size(..) | Picture::Unsized).then_some(bytes);
    }
    without_metadata(&bytes)
}

fn pixels(bytes: &[u8]) -> Picture {
    use imagesize::ImageType::{Gif, Jpeg, Png, Webp};
    match (imagesize::image_type(bytes), imagesize::blob_size(bytes)) {
        (Ok(Jpeg | Png | Gif | Webp), Ok(size)) if size.width > 0 && size.height > 0 => {
            let (width, height) = (size.width as u32, size.height as u32);
            if exif_turned(bytes) { Picture::Size(height, width) } else { Picture::Size(width, height) }
        }
        _ => Picture::Unknown,
    }
}

fn exif_turned(bytes: &[u8]) -> bool {
    let tiff = find(bytes, b"Exif\0\0").map(|at| &bytes[at + 6..]);
    tiff.and_then(orientation).is_some_and(|o| (5..=8).contains(&o))
}

/// The Exif orientation (tag 0x0112) in a TIFF block: 1 upright, 5 to 8 turned by a quarter.
pub fn orientation(tiff: &[u8]) -> Option<u16> {
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let b: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) })
    };
    let long = |at: usize| {
        let b: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) } as usize)
    };
    let table = long(4)?;
    let count = usize::from(short(table)?);
    (0..count.min(200)).map(|i| table + 2 + i * 12).find(|at| short(*at) == Some(0x0112)).and_then(|at| short(at + 8))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).take(64 << 10).position(|w| w == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn png_and_nonsense() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 2, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0]);
        assert_eq!(pixels(&png), Picture::Size(512, 256));
        assert_eq!(pixels(b"nonsense"), Picture::Unknown);
        assert_eq!(pixels(b""), Picture::Unknown);
    }
}
