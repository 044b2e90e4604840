//! Photos without what cameras write into them: where and when they were taken, with which device.
//!
//! A photo of somebody's yard carries the coordinates of somebody's home; publishing them needs a consent that nobody was asked for
//! (law 91/2025/QH15 on personal data protection). Pixels are not touched. Of the metadata only the orientation stays, without
//! which browsers would show the photo on its side.

use img_parts::jpeg::{Jpeg, markers};
use img_parts::{Bytes, DynImage, ImageEXIF};

use crate::load::orientation;

/// The same picture without metadata; what is no picture comes back as it was.
pub fn without_metadata(bytes: Vec<u8>) -> Vec<u8> {
    let bytes = Bytes::from(bytes);
    let cleaned = match Jpeg::from_bytes(bytes.clone()) {
        Ok(jpeg) => Some(clean_jpeg(jpeg)),
        Err(_) => clean_other(bytes.clone()),
    };
    cleaned.unwrap_or(bytes).into()
}

fn clean_jpeg(mut jpeg: Jpeg) -> Bytes {
    let turned = jpeg.exif().and_then(|tiff| orientation(&tiff)).filter(|o| (2..=8).contains(o));
    // Exif and XMP (APP1), Photoshop and IPTC (APP13), comments. Colour profiles (APP2) and Adobe's (APP14) are needed to show it.
    jpeg.segments_mut().retain(|s| !matches!(s.marker(), markers::APP1 | markers::APP13 | markers::COM));
    if let Some(orientation) = turned {
        jpeg.set_exif(Some(Bytes::from(orientation_only(orientation))));
    }
    jpeg.encoder().bytes()
}

fn clean_other(bytes: Bytes) -> Option<Bytes> {
    match DynImage::from_bytes(bytes).ok()?? {
        DynImage::Jpeg(jpeg) => Some(clean_jpeg(jpeg)),
        DynImage::Png(mut png) => {
            const TOLD: [[u8; 4]; 5] = [*b"eXIf", *b"tEXt", *b"zTXt", *b"iTXt", *b"tIME"];
            png.chunks_mut().retain(|chunk| !TOLD.contains(&chunk.kind()));
            Some(png.encoder().bytes())
        }
        DynImage::WebP(mut webp) => {
            webp.set_exif(None);
            webp.chunks_mut().retain(|chunk| &chunk.id() != b"XMP ");
            Some(webp.encoder().bytes())
        }
    }
}

/// A TIFF block with the orientation alone (Exif 2.32, 4.6).
fn orientation_only(orientation: u16) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend(orientation.to_be_bytes());
    tiff.extend([0; 6]);
    tiff
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of no pixels with an Exif block and a comment.
    fn photo(tiff: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8];
        let mut segment = |marker: u8, content: &[u8]| {
            bytes.extend([0xff, marker]);
            bytes.extend((content.len() as u16 + 2).to_be_bytes());
            bytes.extend(content);
        };
        segment(0xe1, &[b"Exif\0\0", tiff].concat());
        segment(0xfe, b"Nha ong A");
        segment(0xdb, &[0; 65]);
        bytes.extend([0xff, 0xd9]);
        bytes
    }

    #[test]
    fn only_the_orientation_stays() {
        let mut tiff = orientation_only(6);
        tiff.extend(b"GPS 21.38 106.12");
        let cleaned = without_metadata(photo(&tiff));
        let has = |what: &[u8]| cleaned.windows(what.len()).any(|w| w == what);
        assert!(!has(b"GPS") && !has(b"Nha ong A"));
        let jpeg = Jpeg::from_bytes(Bytes::from(cleaned.clone())).unwrap();
        assert_eq!(orientation(&jpeg.exif().unwrap()), Some(6));
    }

    #[test]
    fn an_upright_photo_keeps_nothing() {
        let cleaned = without_metadata(photo(&orientation_only(1)));
        assert!(Jpeg::from_bytes(Bytes::from(cleaned)).unwrap().exif().is_none());
    }

    #[test]
    fn what_is_no_picture_is_left_alone() {
        assert_eq!(without_metadata(b"nonsense".to_vec()), b"nonsense");
        assert_eq!(without_metadata(Vec::new()), b"");
    }

    proptest::proptest! {
        #[test]
        fn broken_pictures_never_panic(head in 0usize..4, tail in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let heads: [&[u8]; 4] = [b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP", b""];
            without_metadata([heads[head], &tail].concat());
        }
    }
}
