//! The second look at bodies with raw HTML, by a parser that reads HTML as browsers do.
//!
//! What gets here is already our own writing (`raw_flow`, `html`). This is the guard for the day when that has a hole, and it makes
//! the tree whole. Its list of what may pass is therefore exactly what those two write, and no more.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::Builder;

use super::{ids, url};

#[rustfmt::skip]
const TAGS: &[&str] = &[
    "a", "abbr", "audio", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt",
    "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
    "video", "wbr",
];

/// Attributes with any value; addresses and ids are looked at once more.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "aria-label"]),
    ("div", &["aria-label"]),
    ("section", &["aria-label"]),
    ("img", &["src", "alt", "width", "height"]),
    ("video", &["src", "controls", "aria-label"]),
    ("audio", &["src", "controls", "aria-label"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("ol", &["start", "reversed"]),
    ("li", &["value"]),
    ("details", &["open"]),
    ("time", &["datetime"]),
];

/// Attributes with these values only.
const VALUES: &[(&str, &str, &[&str])] = &[
    ("a", "rel", &["noopener"]),
    ("a", "class", &["back"]),
    ("a", "type", &["application/pdf"]),
    ("a", "role", &["doc-noteref", "doc-backlink"]),
    ("sup", "class", &["ref"]),
    ("section", "class", &["notes"]),
    ("section", "role", &["doc-endnotes"]),
    ("div", "class", &["scroll", "gallery"]),
    ("div", "role", &["region"]),
    ("div", "tabindex", &["0"]),
    ("pre", "tabindex", &["0"]),
    ("table", "class", &["beside"]),
    ("table", "role", &["presentation"]),
    ("td", "class", &["r", "c", "l", "l small"]),
    ("th", "class", &["r", "c"]),
    ("video", "preload", &["metadata"]),
    ("audio", "preload", &["none"]),
    ("img", "loading", &["lazy"]),
    ("img", "decoding", &["async"]),
];

/// The serialiser looks through all the rest of a text for every ampersand in it; so none may be long.
const TEXT: usize = 4096;

/// The list of what may pass, made once and shared by all threads.
#[derive(Debug)]
pub struct Sanitiser {
    builder: Builder<'static>,
}

impl Sanitiser {
    pub fn new() -> Self {
        let mut builder = Builder::empty();
        builder
            .tags(TAGS.iter().copied().collect())
            .clean_content_tags(["script", "style", "svg", "math"].into_iter().collect())
            .generic_attributes(["id", "lang", "title"].into_iter().collect())
            .tag_attributes(ATTRIBUTES.iter().map(|&(tag, names)| (tag, names.iter().copied().collect())).collect())
            .tag_attribute_values(values())
            .url_schemes(["http", "https", "mailto", "tel"].into_iter().collect())
            .link_rel(None)
            .attribute_filter(filter);
        Sanitiser { builder }
    }

    /// `html` without anything that is not on the list.
    pub fn clean(&self, html: &str) -> String {
        let clean = self.builder.clean(&with_breaks(html)).to_string();
        // Ours is the character itself, which is XML too; the entity can't be text, whose ampersands are written `&amp;`.
        if clean.contains("&nbsp;") { clean.replace("&nbsp;", "\u{a0}") } else { clean }
    }
}

impl Default for Sanitiser {
    fn default() -> Self {
        Self::new()
    }
}

/// Comments, which are dropped again, into texts longer than [`TEXT`].
fn with_breaks(html: &str) -> Cow<'_, str> {
    if html.split('<').all(|text| text.len() <= TEXT) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + html.len() / 64);
    for (at, piece) in html.split('<').enumerate() {
        out.push_str(if at == 0 { "" } else { "<" });
        // Up to its `>`, a piece is a tag.
        let (tag, mut text) = piece.split_at(piece.find('>').map_or(0, |end| end + 1));
        out.push_str(tag);
        while text.len() > TEXT {
            let (some, rest) = text.split_at(break_in(text));
            out.push_str(some);
            out.push_str("<!---->");
            text = rest;
        }
        out.push_str(text);
    }
    Cow::Owned(out)
}

/// Not in a character, nor in an entity.
fn break_in(text: &str) -> usize {
    let at = text.floor_char_boundary(TEXT);
    let entity = text[..at].rfind('&').filter(|&start| !text[start..at].contains(';'));
    entity.filter(|&start| start > 0).unwrap_or(at)
}

type Values = HashMap<&'static str, HashMap<&'static str, HashSet<&'static str>>>;

fn values() -> Values {
    let mut all = Values::new();
    for &(tag, name, values) in VALUES {
        all.entry(tag).or_default().insert(name, values.iter().copied().collect());
    }
    all
}

/// The same policy that was applied before.
fn filter<'u>(_tag: &str, name: &str, value: &'u str) -> Option<Cow<'u, str>> {
    let passes = match name {
        "href" => url::kind(value).is_link(),
        "src" => url::kind(value).is_image(),
        "id" => ids::is_safe(value),
        _ => true,
    };
    passes.then_some(Cow::Borrowed(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_stay_as_they_are() {
        for unit in ["&amp;", "a", "\u{a0}", "ộ&lt;", "<b>ấ</b>&amp;", "\n"] {
            let html = format!("<div title=\"a\">{}</div>", unit.repeat(5_000));
            assert_eq!(Sanitiser::new().clean(&html), html, "{unit}");
        }
    }

    #[test]
    fn guards_alone() {
        let clean = |html: &str| Sanitiser::new().clean(html);
        assert_eq!(clean("<p onclick=x style=y class=z id=a>b</p><script>c</script>"), "<p id=\"a\">b</p>");
        assert_eq!(clean("<a href='javascript:x' class='back btn' rel=opener>y</a>"), "<a>y</a>");
        assert_eq!(clean("<img src=https://a.vn/b.png onerror=x alt=c>"), "<img alt=\"c\">");
        assert_eq!(clean("<p id='A b'>a&nbsp;b &amp;nbsp;</p></div>c"), "<p>a\u{a0}b &amp;nbsp;</p>c");
        assert_eq!(
            clean("<math><mtext><table><mglyph><style><img src=x onerror=y></style></mglyph></table></mtext></math>d"),
            "d"
        );
        assert_eq!(clean("<form><input><iframe src=x></iframe><base href=x><meta http-equiv=refresh>e</form>"), "e");
    }
}
