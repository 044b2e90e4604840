//! An item of a list, rendered once and put into pages of every depth.

/// Stands for the way to the root while an item is rendered. No text holds it: control characters are refused.
pub const ROOT: &str = "\u{1}";

/// The HTML of an item around the places where the way to the root belongs.
#[derive(Debug)]
pub struct RenderedItem {
    /// All parts in one.
    html: Box<str>,
    /// Where each part ends in it.
    ends: Box<[u32]>,
}

impl RenderedItem {
    /// An item from what a template made of it, with [`ROOT`] for the way to the root.
    pub fn new(html: &str) -> Self {
        let mut all = String::with_capacity(html.len());
        let ends = html.split(ROOT).map(|part| {
            all.push_str(part);
            all.len() as u32
        });
        let ends = ends.collect();
        Self { html: all.into(), ends }
    }

    /// Appends the item as it stands on a page from which `root` leads to the root.
    pub fn write(&self, root: &str, out: &mut String) {
        let mut start = 0;
        for (part, end) in self.ends.iter().enumerate() {
            if part > 0 {
                out.push_str(root);
            }
            let end = *end as usize;
            out.push_str(&self.html[start..end]);
            start = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_root_stands_where_it_stood() {
        for html in ["", "a", "\u{1}", "\u{1}a", "a\u{1}b\u{1}\u{1}c"] {
            let mut out = "x".to_owned();
            RenderedItem::new(html).write("../", &mut out);
            assert_eq!(out, format!("x{}", html.replace(ROOT, "../")));
        }
    }
}
