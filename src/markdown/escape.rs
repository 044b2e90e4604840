//! Text made safe for the three places of HTML it can stand in, in the very form in which the sanitiser would write it, so that a
//! body reads the same whether it passed through there or not.
//!
//! Control characters are dropped: no output can carry them (XML forbids them outright). A no-break space stays itself instead of
//! `&nbsp;`, which XML doesn't know.

/// How far on from `at` there is no byte that may need replacing.
fn harmless(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<16>()) {
        // No early way out: so the compiler looks at all bytes of a chunk at once.
        let mut found = 0;
        for &byte in chunk {
            found |= u8::from(suspect(byte));
        }
        if found != 0 {
            break;
        }
        at += chunk.len();
    }
    while at < bytes.len() && !SUSPECT[usize::from(bytes[at])] {
        at += 1;
    }
    at
}

const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = suspect(byte as u8);
        byte += 1;
    }
    table
};

/// Markup, quotes, control characters, and the first byte of the two noncharacters.
const fn suspect(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'<') | (byte == b'>') | (byte == b'&') | (byte == b'"') | (byte == 0xEF)
}

/// As the content of an element.
pub(super) fn text(out: &mut String, text: &str) {
    escape(out, text, false);
}

/// Between double quotes.
pub fn attribute(out: &mut String, value: &str) {
    escape(out, value, true);
}

/// Where there is no markup to be mistaken for: only what no output can carry goes.
pub(super) fn plain(out: &mut String, text: &str) {
    replace(out, text, |byte| matches!(byte, b'<' | b'>' | b'&' | b'"'));
}

fn escape(out: &mut String, text: &str, quoted: bool) {
    replace(out, text, |byte| byte == b'"' && !quoted);
}

fn replace(out: &mut String, text: &str, stays: impl Fn(u8) -> bool) {
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, harmless(bytes, 0));
    while at < bytes.len() {
        let replacement = if stays(bytes[at]) { None } else { replacement(&bytes[at..]) };
        if let Some((replacement, length)) = replacement {
            out.push_str(&text[from..at]);
            out.push_str(replacement);
            from = at + length;
            at = harmless(bytes, from);
        } else {
            at = harmless(bytes, at + 1);
        }
    }
    out.push_str(&text[from..]);
}

/// What the first bytes become, and how many of them.
fn replacement(bytes: &[u8]) -> Option<(&'static str, usize)> {
    Some(match bytes {
        [b'&', ..] => ("&amp;", 1),
        [b'<', ..] => ("&lt;", 1),
        [b'>', ..] => ("&gt;", 1),
        [b'"', ..] => ("&quot;", 1),
        [b'\t' | b'\n', ..] => return None,
        [b'\r', b'\n', ..] => ("", 1),
        [b'\r', ..] => ("\n", 1),
        [0, ..] => ("\u{fffd}", 1),
        [0xEF, 0xBF, 0xBE | 0xBF, ..] => ("", 3),
        [0xEF, ..] => return None,
        _ => ("", 1),
    })
}

/// Percent-encodes what a URL can't hold literally; what is encoded already stays as it is.
pub(super) fn percent(dest: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(dest.len() + 16);
    for byte in dest.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)] as char);
            out.push(HEX[usize::from(byte & 15)] as char);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn as_text(s: &str) -> String {
        let mut out = String::new();
        text(&mut out, s);
        out
    }

    #[test]
    fn escapes_markup_and_drops_controls() {
        assert_eq!(as_text("a < b && \"c\" > d"), "a &lt; b &amp;&amp; \"c\" &gt; d");
        assert_eq!(as_text("a\u{0}b\u{8}c\r\nd\re\u{ffff}f\u{fffd}g\u{a0}ﬁ"), "a\u{fffd}bc\nd\nef\u{fffd}g\u{a0}ﬁ");
        let mut out = String::new();
        attribute(&mut out, "\"><img>");
        assert_eq!(out, "&quot;&gt;&lt;img&gt;");
    }

    #[test]
    fn encodes_urls_once() {
        assert_eq!(percent("ảnh 1.png?a=b&c#d"), "%E1%BA%A3nh%201.png?a=b&c#d");
        assert_eq!(percent(&percent("ảnh \"1\".png")), percent("ảnh \"1\".png"));
    }
}
