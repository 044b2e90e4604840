//! The one marked block that a page of the preview has more than a page of the build: the bar, the problems above the page, and
//! the script that listens for changes. Taking the block out gives the bytes of the build.
//!
//! Styles and script are in the block itself: it must look right above any theme, and on no page at all.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::json;

use crate::base::Lang;

use super::answer::Who;
use super::excerpt::escape;
use super::state::Preview;

/// Where the block begins.
pub const BEGIN: &str = "<!--guongsang:preview-->";
/// Where it ends.
pub const END: &str = "<!--/guongsang:preview-->";

const STYLE: &str = include_str!("preview.css");
const SCRIPT: &str = include_str!("preview.js");

/// A page with what the preview says about it.
pub struct Shown {
    /// HTTP status.
    pub status: u16,
    /// The page as a build writes it.
    pub bytes: Vec<u8>,
    /// Names what a browser shows of the page but for the block and the style sheets.
    pub hash: String,
    /// The version of the style sheets.
    pub styles: u64,
    /// Names the build.
    pub build: String,
    /// Names the problems that are listed.
    pub problems: String,
    /// What stands in the block: the list of problems and the bar.
    pub block: String,
}

impl Shown {
    /// The page with the block before its end.
    pub fn whole(&self, preview: &Preview, who: Who) -> Vec<u8> {
        inject(&self.bytes, &self.marked(preview, who))
    }

    /// What the script of the page asks for after a build, as JSON.
    pub fn state(&self) -> String {
        let Self { hash, styles, build, problems, block, .. } = self;
        let styles = styles.to_string();
        let mark = fingerprint(block);
        json!({ "page": hash, "styles": styles, "build": build, "problems": problems, "mark": mark, "block": block })
            .to_string()
    }

    fn marked(&self, preview: &Preview, who: Who) -> String {
        let Self { hash, styles, build, problems, block, .. } = self;
        let lang = preview.lang();
        let failed = lang.pick(
            "Máy này chưa có chương trình mở loại tệp ấy. Mở bằng tay:",
            "This computer has no program for such files. Please open by hand:",
        );
        let gone = lang.pick(
            "Không mở được: tệp không còn, hoặc trang đã cũ (hãy tải lại trang).",
            "Cannot be opened: the file is gone, or the page is old (please load it again).",
        );
        let mark = fingerprint(block);
        // Who may not have files opened gets nothing to ask for it with.
        let token = if who == Who::Editor { preview.token().as_str() } else { "" };
        format!(
            "{BEGIN}<style>{STYLE}</style><div id=\"gs-preview\" lang=\"{lang}\">{block}</div><script data-build=\"{build}\" \
             data-page=\"{hash}\" data-styles=\"{styles}\" data-problems=\"{problems}\" data-mark=\"{mark}\" data-token=\"{token}\" \
             data-failed=\"{failed}\" data-gone=\"{gone}\">{SCRIPT}</script>{END}"
        )
    }
}

fn inject(page: &[u8], marked: &str) -> Vec<u8> {
    let at = end_of_body(page);
    [&page[..at], marked.as_bytes(), &page[at..]].concat()
}

fn end_of_body(page: &[u8]) -> usize {
    const CLOSE: &[u8] = b"</body>";
    page.windows(CLOSE.len()).rposition(|window| window.eq_ignore_ascii_case(CLOSE)).unwrap_or(page.len())
}

/// A page around something of the preview's own; with nothing in it, only the block will be seen.
pub fn own_page(lang: Lang, title: &str, style: &str, body: &str) -> Vec<u8> {
    let mut head = String::new();
    escape(&mut head, title);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{head}</title>\
         <link rel=\"icon\" href=\"data:,\"><style>{style}</style></head><body>{body}</body></html>\n"
    )
    .into_bytes()
}

/// A name of a content: the same in every run.
pub fn fingerprint(content: impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_stands_before_the_end_of_the_page() {
        for page in ["<body>a</body></html>\n", "<BODY>a</BODY>", "no body", "", "<body></body><!--</body>-->"] {
            let shown = inject(page.as_bytes(), "<!--x-->");
            assert_eq!(String::from_utf8(shown).unwrap().replacen("<!--x-->", "", 1), page);
        }
        assert_eq!(inject(b"<body>a</body>", "x"), b"<body>ax</body>");
    }

    #[test]
    fn script_and_style_cannot_end_early() {
        assert!(!SCRIPT.contains("</") && !STYLE.contains("</") && !SCRIPT.contains("<!--"));
    }
}
