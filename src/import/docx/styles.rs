//! Styles (ECMA-376 part 1, 17.7), resolved once: what each says with all that it is based on.

use std::collections::BTreeMap;

use crate::text::nfc;

use super::look::{Look, Shape, Theme};
use super::numbering::Numbering;
use super::tables::Lines;
use super::xml::{Node, attr, child, child_val, elements, name};

/// Longest chain of styles that is followed.
const CHAIN: usize = 64;

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    base: Look,
    base_shape: Shape,
    first: Option<String>,
    all: BTreeMap<String, Style>,
    pub(super) theme: Theme,
}

/// What a style says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    pub(super) shape: Shape,
    pub(super) look: Look,
    /// The borders of a table.
    pub(super) lines: Lines,
}

impl Style {
    fn over(self, base: Self) -> Self {
        Self { shape: self.shape.over(base.shape), look: self.look.over(base.look), lines: self.lines.over(base.lines) }
    }
}

impl Styles {
    /// Reads `w:styles`.
    pub(super) fn of(root: Node<'_>, theme: Theme, numbering: &Numbering) -> Self {
        let mut styles = Self { theme, ..Self::default() };
        let defaults = |of: &str, properties: &str| child(child(child(root, "docDefaults")?, of)?, properties);
        styles.base = Look::of(defaults("rPrDefault", "rPr"), theme);
        styles.base_shape = defaults("pPrDefault", "pPr").map(Shape::of).unwrap_or_default();
        let mut own: BTreeMap<&str, (Style, Option<&str>)> = BTreeMap::new();
        for node in elements(root).filter(|&node| name(node) == "style") {
            let Some(id) = attr(node, "styleId") else { continue };
            own.insert(id, (style(node, id, (theme, numbering)), child_val(node, "basedOn")));
            let is_default = matches!(attr(node, "default"), Some("1" | "true" | "on"));
            if is_default && attr(node, "type") == Some("paragraph") {
                styles.first = Some(id.to_owned());
            }
        }
        for (&id, &(style, base)) in &own {
            let (mut style, mut base) = (style, base);
            for _ in 0..CHAIN {
                let Some((below, next)) = base.and_then(|base| own.get(base)) else { break };
                style = style.over(*below);
                base = *next;
            }
            styles.all.insert(id.to_owned(), style);
        }
        styles
    }

    /// A style; one that there is not is the first, though its id may say that it is a heading.
    fn get(&self, id: &str) -> Style {
        self.all.get(id).copied().unwrap_or_else(|| {
            let outline = heading_number(id).map(|number| number - 1);
            Style { shape: Shape::outlined(outline), ..Style::default() }.over(self.first_style())
        })
    }

    fn first_style(&self) -> Style {
        self.first.as_ref().and_then(|id| self.all.get(id)).copied().unwrap_or_default()
    }

    /// What a paragraph is set in and its text looks like, by its `w:pPr`.
    pub(super) fn paragraph(&self, properties: Option<Node<'_>>) -> (Shape, Look) {
        let named = properties.and_then(|properties| child_val(properties, "pStyle"));
        let style = named.map_or_else(|| self.first_style(), |id| self.get(id));
        let direct = properties.map(Shape::of).unwrap_or_default();
        (direct.over(style.shape).over(self.base_shape), style.look.over(self.base))
    }

    /// What a run looks like in a paragraph of `base`, by its `w:rPr`.
    pub(super) fn run(&self, base: Look, properties: Option<Node<'_>>) -> Look {
        let Some(node) = properties else { return base };
        let style = child_val(node, "rStyle").and_then(|id| self.all.get(id)).map(|style| style.look);
        Look::of(Some(node), self.theme).over(style.unwrap_or_default()).over(base)
    }

    /// The borders of a style of tables.
    pub(super) fn lines(&self, id: &str) -> Lines {
        self.all.get(id).map(|style| style.lines).unwrap_or_default()
    }
}

fn style(node: Node<'_>, id: &str, (theme, numbering): (Theme, &Numbering)) -> Style {
    let mut shape = child(node, "pPr").map(Shape::of).unwrap_or_default();
    let called = child_val(node, "name").unwrap_or_default();
    if shape.outline.is_none() {
        shape.outline = heading_number(called).or_else(|| heading_number(id)).map(|number| number - 1);
    }
    if let (Some(list), None) = (shape.list, shape.level) {
        shape.level = numbering.level_of_style(list, id);
    }
    Style { shape, look: Look::of(child(node, "rPr"), theme), lines: Lines::of(child(node, "tblPr")) }
}

/// 1 to 9 where a name is that of a heading: Word keeps the English names of its own styles, other writers those of their
/// language.
fn heading_number(called: &str) -> Option<u8> {
    let called = nfc(called.trim()).to_lowercase();
    let number = ["heading", "đề mục", "tiêu đề", "đầu đề"].iter().find_map(|word| called.strip_prefix(word))?;
    number.trim().parse().ok().filter(|number| (1..=9).contains(number))
}
