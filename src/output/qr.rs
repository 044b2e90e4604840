//! QR codes (ISO/IEC 18004) as drawings of a page: paper leads to the site.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

/// A QR code.
#[derive(Debug, Serialize)]
pub struct Qr {
    /// Modules on a side, without the quiet zone of four on every side.
    pub side: i32,
    /// Path of lines one module thick along the middle of each row, counted from 0: the dark modules.
    pub path: String,
}

/// The code of an address; `None` where it is too long for one that a phone reads easily.
pub fn qr(address: &str) -> Option<Qr> {
    // Any mask is readable; looking for the one with the best balance takes most of the time of the encoding.
    let mask = Some(Mask::new(2));
    let segments = QrSegment::make_segments(address);
    let most = Version::new(12);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, most, mask, true).ok()?;
    let side = code.size();
    let mut path = String::with_capacity(2048);
    for y in 0..side {
        let mut dark = 0;
        // One module behind the end is light and ends the last line.
        for x in 0..=side {
            if code.get_module(x, y) {
                dark += 1;
            } else if dark > 0 {
                for (letter, number) in [('M', x - dark), (' ', y), ('h', dark)] {
                    path.push(letter);
                    push(&mut path, number);
                }
                dark = 0;
            }
        }
    }
    Some(Qr { side, path })
}

/// Appends a number below 100; formatting is a third of the time of the drawing otherwise.
fn push(path: &mut String, number: i32) {
    let digit = |n: i32| char::from(b'0' + (n % 10) as u8);
    if number >= 10 {
        path.push(digit(number / 10));
    }
    path.push(digit(number));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_addresses_have_a_code_and_long_ones_none() {
        let code = qr("https://xa.example.vn/guong-sang/g/khoat25.html").unwrap();
        assert!(code.path.starts_with("M0 0h7"), "{}", code.path);
        assert_eq!(code.side, 33);
        assert!(code.path.len() < 3000);
        assert!(qr(&format!("https://xa.example.vn/{}.html", "a".repeat(2000))).is_none());
    }
}
