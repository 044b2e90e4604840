//! An address as a QR code of half blocks on a terminal: a tablet's camera types no address.

use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around the code; the standard asks for four, cameras read it from two on.
const MARGIN: i32 = 2;

/// The code in lines, two rows of modules a line. Light modules are what is drawn: terminals are dark. `None` where the text is too long.
pub fn code(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    // Outside of the code all is light; below the last row is the terminal.
    let side = code.size();
    let light = |x: i32, y: i32| y < side + MARGIN && !code.get_module(x, y);
    let mut lines = String::new();
    for y in (-MARGIN..side + MARGIN).step_by(2) {
        for x in -MARGIN..side + MARGIN {
            lines.push(match (light(x, y), light(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        lines.push('\n');
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_say_what_the_modules_say() {
        let address = "http://192.168.1.5:8080/";
        let drawn = code(address).unwrap();
        let modules = QrCode::encode_text(address, QrCodeEcc::Low).unwrap();
        let side = modules.size();
        let lines: Vec<Vec<char>> = drawn.lines().map(|line| line.chars().collect()).collect();
        assert!(lines.len() < 20 && lines.iter().all(|line| line.len() as i32 == side + 2 * MARGIN), "{drawn}");
        for y in 0..side {
            for x in 0..side {
                let (row, column) = (y + MARGIN, x + MARGIN);
                let block = lines[row as usize / 2][column as usize];
                let dark = if row % 2 == 0 { matches!(block, '▄' | ' ') } else { matches!(block, '▀' | ' ') };
                assert_eq!(dark, modules.get_module(x, y), "{x} {y}\n{drawn}");
            }
        }
        assert!(lines[0].iter().all(|block| *block == '█'));
    }
}
