//! Which pictures, films and sounds a page shows, and whether they changed: its own bytes do not say.

use std::path::Path;
use std::time::UNIX_EPOCH;

use percent_encoding::percent_decode_str;

use crate::output::Renderer;

/// A name for the versions of the files of stories that the page at `path` shows, one line a file.
pub fn versions(page: &[u8], path: &str, renderer: &Renderer, root: &Path) -> String {
    let text = String::from_utf8_lossy(page);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let files = shown(&text).filter_map(|link| renderer.file(&join(folder, link)?));
    let content = files.filter(|file| file.starts_with("content/"));
    content.map(|file| format!("{file} {}\n", version(root, &file))).collect()
}

/// Values of `src`, `srcset` and `poster`; of a list of sizes each.
fn shown(html: &str) -> impl Iterator<Item = &str> {
    ["src=\"", "srcset=\"", "poster=\""].into_iter().flat_map(move |name| {
        let values = html.split(name).skip(1).filter_map(|rest| rest.split('"').next());
        values.flat_map(|value| value.split(", ")).filter_map(|one| one.split_whitespace().next())
    })
}

/// A relative link as a path of the site; `None` if it leads out of it.
fn join(folder: &str, link: &str) -> Option<String> {
    let link = percent_decode_str(link).decode_utf8().ok()?;
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in link.split('/') {
        match name {
            "." => {}
            ".." => drop(path.pop()?),
            name => path.push(name),
        }
    }
    Some(path.join("/"))
}

/// Size and time of a file.
fn version(root: &Path, file: &str) -> String {
    let Ok(data) = root.join(file).symlink_metadata() else { return String::new() };
    let time = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("{} {}", data.len(), time.map_or(0, |time| time.as_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_shows() {
        let html = "<img src=\"a/b%20c.jpg\" srcset=\"../x.webp 1x, y.webp 2x\"><video poster=\"p.png\" src=\"f.mp4\">";
        let links: Vec<&str> = shown(html).collect();
        assert_eq!(links, ["a/b%20c.jpg", "f.mp4", "../x.webp", "y.webp", "p.png"]);
        assert_eq!(join("ca-nhan", "a/b%20c.jpg").as_deref(), Some("ca-nhan/a/b c.jpg"));
        assert_eq!(join("ca-nhan", "../x.webp").as_deref(), Some("x.webp"));
        assert_eq!(join("", "../x.webp"), None);
    }
}
