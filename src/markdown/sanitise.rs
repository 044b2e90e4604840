//! The second look at bodies with raw HTML, by a parser that reads HTML as browsers do.
//!
//! What gets here is already our own writing (`raw_flow`, `html`). This is the guard for the day when that has a hole, and it makes
//! the tree whole. Its list of what may pass is therefore exactly what those two write, and no more.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::Builder;

use super::{ids, url};

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Attributes with any value; addresses and ids are looked at once more.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "aria-label"]),
    ("div", &["aria-label"]),
    ("section", &["aria-label"]),
    ("img", &["src", "alt", "width", "height"]),
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
    ("a", "role", &["doc-noteref", "doc-backlink"]),
    ("sup", "class", &["ref"]),
    ("section", "class", &["notes"]),
    ("section", "role", &["doc-endnotes"]),
    ("div", "class", &["scroll"]),
    ("div", "role", &["region"]),
    ("div", "tabindex", &["0"]),
    ("pre", "tabindex", &["0"]),
    ("td", "class", &["r", "c"]),
    ("th", "class", &["r", "c"]),
    ("img", "loading", &["lazy"]),
    ("img", "decoding", &["async"]),
];

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
    pub(super) fn clean(&self, html: &str) -> String {
        let clean = self.builder.clean(html).to_string();
        // Ours is the character itself, which is XML too; the entity can't be text, whose ampersands are written `&amp;`.
        if clean.contains("&nbsp;") { clean.replace("&nbsp;", "\u{a0}") } else { clean }
    }
}

impl Default for Sanitiser {
    fn default() -> Self {
        Self::new()
    }
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
