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
    let mut path = Path(Vec::with_capacity(4096));
    for y in 0..side {
        // Version 12, the largest, has 65 modules on a side.
        let row = (0..side).fold(0u128, |row, x| row | u128::from(code.get_module(x, y)) << x);
        path.row(row, y as u8);
    }
    Some(Qr { side, path: String::from_utf8(path.0).ok()? })
}

/// A path in the making, as text.
struct Path(Vec<u8>);

impl Path {
    /// The dark modules of a row, given as bits from the left.
    fn row(&mut self, mut row: u128, y: u8) {
        let mut is_first = true;
        while row != 0 {
            let light = row.trailing_zeros();
            let dark = (row >> light).trailing_ones();
            row = row.checked_shr(light + dark).unwrap_or(0);
            // Within a row, the way on from where the pen stands is the shorter one to say.
            let (letter, down) = if is_first { (b'M', y) } else { (b'm', 0) };
            self.line([(letter, light as u8), (b' ', down), (b'h', dark as u8)]);
            is_first = false;
        }
    }

    /// Letters, each with a number below 100.
    fn line(&mut self, steps: [(u8, u8); 3]) {
        let (mut bytes, mut length) = ([0; 9], 0);
        for (letter, number) in steps {
            bytes[length] = letter;
            length += 1;
            if number >= 10 {
                bytes[length] = b'0' + number / 10;
                length += 1;
            }
            bytes[length] = b'0' + number % 10;
            length += 1;
        }
        self.0.extend_from_slice(&bytes[..length]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_addresses_have_a_code_and_long_ones_none() {
        let code = qr("https://xa.example.vn/guong-sang/g/khoat25.html").unwrap();
        assert!(code.path.starts_with("M0 0h7m"), "{}", code.path);
        assert_eq!(code.side, 33);
        assert!(code.path.len() < 2600, "{}", code.path.len());
        assert!(qr(&format!("https://xa.example.vn/{}.html", "a".repeat(2000))).is_none());
    }
}
