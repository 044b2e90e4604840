//! What is known of a picture without decoding it: its size, and that a drawing is harmless.

use std::io::Read;

/// How much of a picture is read to find its size: beyond any metadata that cameras write.
const HEADER: u64 = 1 << 20;
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
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "svg" | "avif" | "heic" | "heif" | "tif" | "tiff" | "bmp" | "psd"
    )
}

/// Looks at a picture's first bytes, at all of a drawing.
pub fn inspect(path: &str, from: &mut dyn Read) -> std::io::Result<Picture> {
    let svg = path.to_ascii_lowercase().ends_with(".svg");
    let mut bytes = Vec::new();
    from.take(if svg { MAX_SVG + 1 } else { HEADER }).read_to_end(&mut bytes)?;
    if svg {
        let sound = bytes.len() as u64 <= MAX_SVG;
        return Ok(std::str::from_utf8(&bytes).ok().filter(|_| sound).map_or(Picture::Unknown, drawing));
    }
    Ok(pixels(&bytes))
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

/// A drawing is refused for anything that could run or load: whoever opens the file by itself would run it on the portal's address.
fn drawing(text: &str) -> Picture {
    let lower = text.to_ascii_lowercase();
    if !lower.contains("<svg") {
        return Picture::Unknown;
    }
    let dangers: [(&str, &'static str); 10] = [
        ("<script", "<script>"),
        ("<foreignobject", "<foreignObject>"),
        ("<iframe", "<iframe>"),
        ("<embed", "<embed>"),
        ("<object", "<object>"),
        ("<!entity", "<!ENTITY>"),
        ("<?xml-stylesheet", "<?xml-stylesheet?>"),
        ("javascript:", "javascript:"),
        ("@import", "@import"),
        ("<handler", "<handler>"),
    ];
    if let Some((_, name)) = dangers.iter().find(|(mark, _)| lower.contains(mark)) {
        return Picture::Unsafe(name);
    }
    if has_event(&lower) {
        return Picture::Unsafe("on…=");
    }
    if leads_out(&lower) {
        return Picture::Unsafe("href=\"…\"");
    }
    svg_size(&lower)
}

fn has_event(lower: &str) -> bool {
    lower.match_indices("on").any(|(at, _)| {
        let before = lower[..at].chars().next_back();
        let name = lower[at + 2..].chars().take_while(char::is_ascii_alphabetic).count();
        let after = lower[at + 2 + name..].trim_start();
        name > 0 && before.is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/')) && after.starts_with('=')
    })
}

/// References to anything but the drawing's own parts (`#id`) and pictures within it.
fn leads_out(lower: &str) -> bool {
    let quoted = lower.match_indices("href").any(|(at, _)| {
        let value = lower[at + 4..].trim_start();
        let Some(value) = value.strip_prefix('=') else { return false };
        let value = value.trim_start().trim_start_matches(['"', '\'']).trim_start();
        !value.starts_with('#') && !value.starts_with("data:image/png") && !value.starts_with("data:image/jpeg")
    });
    quoted
        || lower.match_indices("url(").any(|(at, _)| {
            let value = lower[at + 4..].trim_start().trim_start_matches(['"', '\'', '&']).trim_start();
            !value.starts_with('#') && !value.starts_with("quot;#")
        })
}

fn svg_size(lower: &str) -> Picture {
    let Some(start) = lower.find("<svg") else { return Picture::Unsized };
    let tag = &lower[start..lower[start..].find('>').map_or(lower.len(), |i| start + i)];
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}=")).or_else(|| tag.find(&format!("\n{name}=")))?;
        let value = &tag[at + name.len() + 2..];
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    };
    let pixels = |name| {
        let text = attribute(name)?.trim().trim_end_matches("px");
        text.parse::<f64>().ok().filter(|n| *n >= 1.0 && *n < 100_000.0).map(|n| n.round() as u32)
    };
    if let (Some(width), Some(height)) = (pixels("width"), pixels("height")) {
        return Picture::Size(width, height);
    }
    let view: Vec<f64> =
        attribute("viewbox").unwrap_or_default().split([' ', ',']).filter_map(|n| n.parse().ok()).collect();
    match view[..] {
        [_, _, w, h] if w >= 1.0 && h >= 1.0 && w < 1e5 && h < 1e5 => Picture::Size(w.round() as u32, h.round() as u32),
        _ => Picture::Unsized,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_have_sizes() {
        assert_eq!(drawing("<svg width=\"640\" height=\"320px\">"), Picture::Size(640, 320));
        assert_eq!(drawing("<svg viewBox='0 0 24 12'>"), Picture::Size(24, 12));
        assert_eq!(drawing("<svg>"), Picture::Unsized);
        assert_eq!(drawing("<p>"), Picture::Unknown);
    }

    #[test]
    fn drawings_that_do_more_than_show_are_refused() {
        for text in [
            "<svg><script>1</script></svg>",
            "<svg onload=\"x()\">",
            "<svg><a\nONCLICK = 'x'>",
            "<svg><image href=\"https://a.example/x.png\"/></svg>",
            "<svg><use xlink:href='other.svg#a'/></svg>",
            "<svg><style>@import 'x'</style></svg>",
            "<svg><rect fill=\"url(https://a.example)\"/></svg>",
            "<svg><foreignObject/></svg>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>",
        ] {
            assert!(matches!(drawing(text), Picture::Unsafe(_)), "{text}");
        }
        let harmless =
            "<svg viewBox=\"0 0 1 1\"><use href=\"#a\"/><rect fill=\"url(#g)\"/><text>button once</text></svg>";
        assert_eq!(drawing(harmless), Picture::Size(1, 1));
    }

    #[test]
    fn png_and_nonsense() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 2, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0]);
        assert_eq!(pixels(&png), Picture::Size(512, 256));
        assert_eq!(pixels(b"nonsense"), Picture::Unknown);
        assert_eq!(pixels(b""), Picture::Unknown);
    }
}
