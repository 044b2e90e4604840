//! How a run looks and a paragraph is set, as far as a page cares: each level says a little, and what lies above wins.

use crate::import::manuscript::{Marks, Setting};

use super::fonts::Face;
use super::xml::{self, Node, attr, child, name, on, val};

/// Properties of runs (ECMA-376 part 1, 17.3.2); `None` where a level says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    height: Option<Height>,
    caps: Option<bool>,
    hidden: Option<bool>,
    ascii: Option<Face>,
    ansi: Option<Face>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Height {
    Raised,
    Lowered,
    Baseline,
}

/// The fonts of the theme.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Theme {
    pub(super) major: Face,
    pub(super) minor: Face,
}

impl Look {
    /// What `w:rPr` says.
    pub(super) fn of(properties: Option<Node<'_>>, theme: Theme) -> Self {
        let mut look = Self::default();
        for property in properties.into_iter().flat_map(xml::elements) {
            match name(property) {
                "b" => look.bold = Some(on(property)),
                "i" => look.italic = Some(on(property)),
                "strike" | "dstrike" => look.struck = Some(on(property) || look.struck == Some(true)),
                "caps" => look.caps = Some(on(property)),
                "vanish" => look.hidden = Some(on(property)),
                "vertAlign" => {
                    look.height = Some(match val(property) {
                        Some("superscript") => Height::Raised,
                        Some("subscript") => Height::Lowered,
                        _ => Height::Baseline,
                    });
                }
                "rFonts" => {
                    look.ascii = face(property, ["ascii", "asciiTheme"], theme);
                    look.ansi = face(property, ["hAnsi", "hAnsiTheme"], theme);
                }
                _ => {}
            }
        }
        look
    }

    /// This above `base`.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            struck: self.struck.or(base.struck),
            height: self.height.or(base.height),
            caps: self.caps.or(base.caps),
            hidden: self.hidden.or(base.hidden),
            ascii: self.ascii.or(base.ascii),
            ansi: self.ansi.or(base.ansi),
        }
    }

    /// What a page shows of it.
    pub(super) fn marks(self) -> Marks {
        Marks {
            bold: self.bold == Some(true),
            italic: self.italic == Some(true),
            struck: self.struck == Some(true),
            raised: self.height == Some(Height::Raised),
            lowered: self.height == Some(Height::Lowered),
        }
    }

    /// Whether it is drawn in capitals.
    pub(super) fn caps(self) -> bool {
        self.caps == Some(true)
    }

    /// Whether it is not drawn at all.
    pub(super) fn hidden(self) -> bool {
        self.hidden == Some(true)
    }

    /// The encoding of its font: letters beyond ASCII are drawn by the second of the two.
    pub(super) fn face(self) -> Face {
        let old = |face: Option<Face>| face.filter(|face| *face != Face::Unicode);
        old(self.ansi).or(old(self.ascii)).unwrap_or_default()
    }
}

fn face(fonts: Node<'_>, [plain, themed]: [&str; 2], theme: Theme) -> Option<Face> {
    match attr(fonts, themed) {
        Some(of) if of.starts_with("major") => Some(theme.major),
        Some(_) => Some(theme.minor),
        None => attr(fonts, plain).map(Face::of),
    }
}

/// Properties of paragraphs (ECMA-376 part 1, 17.3.1); `None` where a level says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shape {
    setting: Option<Setting>,
    /// From 0; 9 is body text.
    pub(super) outline: Option<u8>,
    new_sheet: Option<bool>,
    /// The list; 0 takes a paragraph out of all.
    pub(super) list: Option<i64>,
    /// The level of the list, from 0.
    pub(super) level: Option<u8>,
}

impl Shape {
    /// A level of the outline alone.
    pub(super) fn outlined(outline: Option<u8>) -> Self {
        Self { outline, ..Self::default() }
    }

    /// What `w:pPr` says.
    pub(super) fn of(properties: Node<'_>) -> Self {
        let mut shape = Self::default();
        for property in xml::elements(properties) {
            match name(property) {
                "jc" => {
                    shape.setting = Some(match val(property) {
                        Some("center") => Setting::Centred,
                        Some("right" | "end") => Setting::Right,
                        _ => Setting::Plain,
                    });
                }
                "outlineLvl" => shape.outline = val(property).and_then(|level| level.parse().ok()),
                "pageBreakBefore" => shape.new_sheet = Some(on(property)),
                "numPr" => {
                    shape.list = xml::child_number(property, "numId");
                    shape.level = child(property, "ilvl").and_then(val).and_then(|level| level.parse().ok());
                }
                _ => {}
            }
        }
        shape
    }

    /// This above `base`.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            setting: self.setting.or(base.setting),
            outline: self.outline.or(base.outline),
            new_sheet: self.new_sheet.or(base.new_sheet),
            // A list named here begins at its first level, whatever level the style was at.
            level: self.level.or(if self.list.is_some() { None } else { base.level }),
            list: self.list.or(base.list),
        }
    }

    /// How it is set.
    pub(super) fn setting(self) -> Setting {
        self.setting.unwrap_or_default()
    }

    /// 1 to 9 for a heading.
    pub(super) fn heading(self) -> Option<u8> {
        self.outline.filter(|level| *level < 9).map(|level| level + 1)
    }

    /// Whether it begins a new sheet.
    pub(super) fn new_sheet(self) -> bool {
        self.new_sheet == Some(true)
    }
}
