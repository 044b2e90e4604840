//! Photos without what cameras write into them: where and when they were taken, with which device.
//!
//! A photo of somebody's yard carries the coordinates of somebody's home; publishing them needs a consent that nobody was asked for
//! (law 91/2025/QH15 on personal data protection). Pixels are not touched. Of the metadata only the orientation stays, without
//! which browsers would show the photo on its side. Only parts that are known to be needed are kept, nothing behind the picture's
//! end is, and what cannot be taken apart is refused rather than published as it is.

use super::picture::orientation;

/// What a file is by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Jpeg,
    Png,
    Gif,
    WebP,
}

impl Form {
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [b'G', b'I', b'F', b'8', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            _ => None,
        }
    }
}

/// Whether the bytes begin as those of a photo do, whatever the file's name.
pub fn is_photo(bytes: &[u8]) -> bool {
    Form::of(bytes).is_some()
}

/// The same picture without metadata; `None` for what is no intact JPEG, PNG, GIF or WebP.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    match Form::of(bytes)? {
        Form::Jpeg => jpeg(bytes),
        Form::Png => png(bytes),
        Form::Gif => gif(bytes),
        Form::WebP => webp(bytes),
    }
}

fn be16(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

/// ITU-T T.81, annex B.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(bytes.get(..2)?);
    let mut at = 2;
    let mut body = Vec::with_capacity(bytes.len());
    let mut turned = None;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        while *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let marker = bytes[at + 1];
        match marker {
            0xd9 => {
                body.extend([0xff, 0xd9]);
                break;
            }
            0x01 | 0xd0..=0xd7 => {
                body.extend([0xff, marker]);
                at += 2;
                continue;
            }
            0x00 | 0x02..=0xbf | 0xd8 => return None,
            _ => {}
        }
        let length = be16(bytes, at + 2).filter(|l| *l >= 2)?;
        let segment = bytes.get(at..at + 2 + length)?;
        let content = &segment[4..];
        let kept = match marker {
            0xe0 => content.starts_with(b"JFIF\0"),
            0xe1 => {
                let found = content.strip_prefix(b"Exif\0\0").and_then(orientation);
                turned = turned.or(found.filter(|o| (2..=8).contains(o)));
                false
            }
            0xe2 => content.starts_with(b"ICC_PROFILE\0"),
            0xee => content.starts_with(b"Adobe"),
            0xe3..=0xef | 0xfe => false,
            _ => true,
        };
        if kept {
            body.extend(segment);
        }
        at += 2 + length;
        if marker == 0xda {
            let start = at;
            // Coded pixels: until a marker that is neither a stuffed byte nor a restart.
            while *bytes.get(at)? != 0xff || matches!(*bytes.get(at + 1)?, 0x00 | 0xd0..=0xd7 | 0xff) {
                at += 1;
            }
            body.extend(&bytes[start..at]);
        }
    }
    if let Some(orientation) = turned {
        let tiff = orientation_only(orientation);
        out.extend([0xff, 0xe1]);
        out.extend((tiff.len() as u16 + 8).to_be_bytes());
        out.extend(b"Exif\0\0");
        out.extend(tiff);
    }
    out.extend(body);
    Some(out)
}

/// A TIFF block with the orientation alone (Exif 2.32, 4.6).
fn orientation_only(orientation: u16) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend(orientation.to_be_bytes());
    tiff.extend([0; 6]);
    tiff
}

/// PNG specification, third edition, 5 and 11: chunks that pixels, colours and animation need.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 18] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD",
        b"pHYs", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
    ];
    let mut out = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n").map(|_| bytes[..8].to_vec())?;
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let kind = bytes.get(at + 4..at + 8)?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if KEPT.iter().any(|kept| kept[..] == *kind) {
            out.extend(chunk);
        }
        if kind == b"IEND" {
            return Some(out);
        }
        at += chunk.len();
    }
}

/// GIF89a specification: blocks until the trailer; of the extensions those that animate.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    if !bytes.starts_with(b"GIF87a") && !bytes.starts_with(b"GIF89a") {
        return None;
    }
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    let blocks = |mut at: usize| loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    };
    loop {
        let (end, kept) = match *bytes.get(at)? {
            0x3b => {
                out.push(0x3b);
                return Some(out);
            }
            0x2c => (blocks(at + 11 + table(*bytes.get(at + 9)?))?, true),
            0x21 => {
                let end = blocks(at + 2)?;
                let animates = || {
                    let name = bytes.get(at + 3..at + 14);
                    name == Some(b"NETSCAPE2.0".as_slice()) || name == Some(b"ANIMEXTS1.0".as_slice())
                };
                (end, bytes[at + 1] == 0xf9 || (bytes[at + 1] == 0xff && animates()))
            }
            _ => return None,
        };
        let block = bytes.get(at..end)?;
        if kept {
            out.extend(block);
        }
        at = end;
    }
}

/// RFC 9649: chunks of pixels, colours and animation.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    let long = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    let end = long(4)?.checked_add(8).filter(|end| *end <= bytes.len())?;
    let mut out = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at < end {
        let length = long(at + 4)?;
        let padded = length.checked_add(length & 1)?.checked_add(8)?;
        let chunk = bytes.get(at..at.checked_add(padded)?)?;
        if KEPT.iter().any(|kept| kept[..] == chunk[..4]) {
            let start = out.len();
            out.extend(chunk);
            if &chunk[..4] == b"VP8X" {
                // No Exif, no XMP.
                *out.get_mut(start + 8)? &= !0x0c;
            }
        }
        at += padded;
    }
    if out.len() == 12 {
        return None;
    }
    let size = (out.len() as u32 - 8).to_le_bytes();
    out[4..8].copy_from_slice(&size);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of no pixels with an Exif block, a comment, and a second picture behind it.
    fn photo(tiff: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8];
        let mut segment = |marker: u8, content: &[u8]| {
            bytes.extend([0xff, marker]);
            bytes.extend((content.len() as u16 + 2).to_be_bytes());
            bytes.extend(content);
        };
        segment(0xe0, b"JFIF\0\x01\x01");
        segment(0xe1, &[b"Exif\0\0", tiff].concat());
        segment(0xe2, b"MPF\0 Nha ong B");
        segment(0xe2, b"ICC_PROFILE\0mau");
        segment(0xe5, b"Nha ong C");
        segment(0xfe, b"Nha ong A");
        segment(0xdb, &[0; 65]);
        segment(0xda, &[0; 4]);
        bytes.extend([1, 0xff, 0, 2, 0xff, 0xd0, 3]);
        bytes.extend([0xff, 0xd9]);
        bytes.extend(b"\xff\xd8\xff\xe1Nha ong D");
        bytes
    }

    fn has(bytes: &[u8], what: &[u8]) -> bool {
        bytes.windows(what.len()).any(|w| w == what)
    }

    #[test]
    fn only_the_orientation_stays() {
        let mut tiff = orientation_only(6);
        tiff.extend(b"GPS 21.38 106.12");
        let cleaned = without_metadata(&photo(&tiff)).unwrap();
        assert!(!has(&cleaned, b"GPS") && !has(&cleaned, b"Nha ong"));
        assert!(has(&cleaned, b"ICC_PROFILE\0mau") && has(&cleaned, b"JFIF"));
        assert!(cleaned.ends_with(&[1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xd9]));
        let at = cleaned.windows(6).position(|w| w == b"Exif\0\0").unwrap();
        assert_eq!(orientation(&cleaned[at + 6..]), Some(6));
        assert_eq!(without_metadata(&cleaned).unwrap(), cleaned);
    }

    #[test]
    fn an_upright_photo_keeps_nothing() {
        assert!(!has(&without_metadata(&photo(&orientation_only(1))).unwrap(), b"Exif"));
    }

    #[test]
    fn a_gif_keeps_what_moves() {
        let mut gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
        gif.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0");
        gif.extend(b"\x21\xff\x0bXMP DataXMP\x04nha \0");
        gif.extend(b"\x21\xfe\x07Nha ong\0");
        gif.extend(b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3bNha ong");
        let cleaned = without_metadata(&gif).unwrap();
        assert!(!has(&cleaned, b"Nha") && !has(&cleaned, b"XMP") && has(&cleaned, b"NETSCAPE2.0"));
        assert!(cleaned.ends_with(b"\x44\x01\0\x3b"));
    }

    #[test]
    fn png_and_webp_lose_what_is_written_beside_the_pixels() {
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, content) in [(b"IHDR", "x"), (b"tEXt", "Nha"), (b"eXIf", "Nha"), (b"zzZz", "Nha"), (b"IEND", "")] {
            png.extend((content.len() as u32).to_be_bytes());
            png.extend(kind);
            png.extend(content.bytes());
            png.extend([0; 4]);
        }
        png.extend(b"Nha");
        assert!(!has(&without_metadata(&png).unwrap(), b"Nha"));
        let chunks = b"VP8X\x02\0\0\0\x0f\0VP8 \x02\0\0\0abEXIF\x03\0\0\0Nha\0XMP \x03\0\0\0Nha\0";
        let mut webp = b"RIFF".to_vec();
        webp.extend((chunks.len() as u32 + 4).to_le_bytes());
        webp.extend(b"WEBP");
        webp.extend(chunks);
        let cleaned = without_metadata(&webp).unwrap();
        assert_eq!(&cleaned[..], b"RIFF\x18\0\0\0WEBPVP8X\x02\0\0\0\x03\0VP8 \x02\0\0\0ab");
    }

    #[test]
    fn what_is_no_intact_picture_is_refused() {
        for broken in
            [&b"nonsense"[..], b"", b"\xff\xd8\xff\xe1\0\x08Exif", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP"]
        {
            assert_eq!(without_metadata(broken), None, "{broken:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn broken_pictures_never_panic(head in 0usize..5, tail in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let heads: [&[u8]; 5] = [b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP", b"GIF89a", b""];
            without_metadata(&[heads[head], &tail].concat());
        }
    }
}
