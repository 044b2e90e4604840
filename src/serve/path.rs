//! From the path of a request to a path of the site.
//!
//! Everything that could mean another place on some system is refused here, although only paths that the renderer knows are
//! served: two locks are better than one.

use percent_encoding::percent_decode_str;

use crate::text;

/// The path of a file of the site (`ca-nhan/a.html`); a folder's is its `index.html`. `None` if the path is not sound:
/// relative segments, encoded slashes, backslashes, control characters, bytes that are not UTF-8.
pub fn decode(raw: &str) -> Option<String> {
    let (folders, name) = raw.strip_prefix('/')?.rsplit_once('/').map_or((None, &raw[1..]), |(f, n)| (Some(f), n));
    let mut path = String::with_capacity(raw.len() + 10);
    for folder in folders.into_iter().flat_map(|f| f.split('/')) {
        path.push_str(&segment(folder)?);
        path.push('/');
    }
    path.push_str(&if name.is_empty() { "index.html".to_owned() } else { segment(name)? });
    Some(path)
}

/// One segment, decoded once. NFC, as the paths of the site are: macOS asks for files in NFD.
fn segment(raw: &str) -> Option<String> {
    let decoded = percent_decode_str(raw).decode_utf8().ok()?;
    let sound = !decoded.is_empty()
        && decoded != "."
        && decoded != ".."
        && !decoded.contains(|c: char| matches!(c, '/' | '\\') || c.is_control());
    sound.then(|| text::nfc(&decoded).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_their_index() {
        assert_eq!(decode("/").as_deref(), Some("index.html"));
        assert_eq!(decode("/ca-nhan/").as_deref(), Some("ca-nhan/index.html"));
        assert_eq!(decode("/nam/2024.html").as_deref(), Some("nam/2024.html"));
    }

    #[test]
    fn names_are_decoded_once_and_composed() {
        assert_eq!(decode("/k%E1%BA%BF%20ho%E1%BA%A1ch.pdf").as_deref(), Some("kế hoạch.pdf"));
        assert_eq!(decode("/a%CC%81.pdf").as_deref(), Some("á.pdf"));
        assert_eq!(decode("/a%2561").as_deref(), Some("a%61"));
    }

    #[test]
    fn what_is_not_sound_is_refused() {
        let refused = [
            "",
            "x",
            "*",
            "//",
            "/a//b",
            "/..",
            "/../x",
            "/a/../x",
            "/./x",
            "/%2e%2e/x",
            "/%2E./x",
            "/..%2f",
            "/a%2Fb",
            "/a%5Cb",
            "/a\\b",
            "/a%00",
            "/a%0Ab",
            "/%ff",
        ];
        for raw in refused {
            assert_eq!(decode(raw), None, "{raw}");
        }
    }
}
