//! Which addresses a body may name.
//!
//! The list is of what is allowed, and the test is on the text a browser would see: after entities and escapes are resolved. A page
//! works from any folder and from a USB stick, so most addresses are relative; what is neither relative nor http, https, mailto or
//! tel is refused, and so is everything on which browsers and people disagree (backslashes, `//host`, invisible characters,
//! `https://bank.vn@other.example`).

use ammonia::Url;

use super::escape;

/// Bytes of an address. Percent-encoded it may be three times as long.
const LONGEST: usize = 2700;

/// What an address is, as far as the policy cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    /// `#id`
    Fragment,
    /// A path within the site, or a query.
    Relative,
    /// http or https.
    Web,
    Mail,
    Phone,
    Refused,
}

impl Kind {
    /// May stand in `<a href>`.
    pub(super) fn is_link(self) -> bool {
        !matches!(self, Kind::Empty | Kind::Refused)
    }

    /// May stand in `<img src>`: readers' pages ask no other host for anything.
    pub(super) fn is_image(self) -> bool {
        self == Kind::Relative
    }
}

/// The address without the white space that browsers would strip.
pub(super) fn trimmed(dest: &str) -> &str {
    dest.trim_matches(|c: char| c.is_ascii_whitespace())
}

/// Judges a [`trimmed`] address.
pub(super) fn kind(dest: &str) -> Kind {
    if dest.is_empty() {
        return Kind::Empty;
    }
    if dest.len() > LONGEST || dest.starts_with("//") || dest.contains('\\') || dest.chars().any(deceives) {
        return Kind::Refused;
    }
    let scheme = match dest.find([':', '/', '?', '#']) {
        Some(at) if dest.as_bytes()[at] == b':' => &dest[..at],
        Some(0) if dest.starts_with('#') => return Kind::Fragment,
        _ => return Kind::Relative,
    };
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    let kind = match () {
        () if is("http") || is("https") => Kind::Web,
        () if is("mailto") => Kind::Mail,
        () if is("tel") => Kind::Phone,
        () => return Kind::Refused,
    };
    if well_formed(dest, &dest[scheme.len() + 1..], kind) { kind } else { Kind::Refused }
}

/// The sanitiser parses addresses with this same parser: what it would drop must not pass here.
fn well_formed(dest: &str, rest: &str, kind: Kind) -> bool {
    if kind != Kind::Web {
        return !rest.starts_with('/') && Url::parse(&escape::percent(dest)).is_ok();
    }
    rest.starts_with("//")
        && !rest.starts_with("///")
        && Url::parse(&escape::percent(dest))
            .is_ok_and(|url| url.has_host() && url.username().is_empty() && url.password().is_none())
}

/// Control characters, and characters that show nothing or turn the reading direction.
fn deceives(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allows_what_pages_need() {
        for (dest, expected) in [
            ("", Kind::Empty),
            ("#muc-1", Kind::Fragment),
            ("anh.jpg", Kind::Relative),
            ("../van-ban/kh-42.md#ii", Kind::Relative),
            ("/van-ban/a.html", Kind::Relative),
            ("?trang=2", Kind::Relative),
            ("thư mục/ảnh bìa.png", Kind::Relative),
            ("a/b:c", Kind::Relative),
            ("https://bacninh.gov.vn/a?b=c", Kind::Web),
            ("HTTP://ví-dụ.vn:8080/", Kind::Web),
            ("https://www.tiktok.com/@nguoitot", Kind::Web),
            ("mailto:ban@example.vn?subject=a", Kind::Mail),
            ("tel:+84-204-3855", Kind::Phone),
        ] {
            assert_eq!(kind(dest), expected, "{dest}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        for dest in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "\u{a0}javascript:alert(1)",
            "java\u{200b}script:alert(1)",
            "javascript\u{ff1a}:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://a/b",
            "about:blank",
            "ftp://a.vn/",
            "C:/a",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https:\\\\evil.example",
            "http:evil.example",
            "https:/evil.example",
            "https:///evil.example",
            "https://",
            "https://[",
            "https://a.vn:99999/",
            "https://bank.vn@evil.example/",
            "https://u:p@evil.example/",
            "https://a b.vn/",
            "https://a.vn/\u{202e}gpj.exe",
            "feed:javascript:alert(1)",
            "view-source:x",
            "x:y",
            ":",
            "mailto://[",
            "intent://a",
        ] {
            assert_eq!(kind(trimmed(dest)), Kind::Refused, "{dest:?}");
        }
    }

    #[test]
    fn pictures_are_of_the_site() {
        assert!(kind("anh/a.jpg").is_image());
        for dest in ["https://a.vn/a.jpg", "#a", "", "mailto:a@b.vn", "data:image/png;base64,AA"] {
            assert!(!kind(dest).is_image(), "{dest}");
        }
    }
}
