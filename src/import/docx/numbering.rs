//! Lists (ECMA-376 part 1, 17.9): the numbers that Word draws and no text of the file holds.

use std::collections::{BTreeMap, BTreeSet};

use super::fonts::Face;
use super::look::Theme;
use super::numerals::written;
use super::symbols;
use super::xml::{self, Node, attr, child, child_number, child_val, elements, name, val};

/// Levels of a list.
const LEVELS: usize = 9;
/// Most characters of a level's text and of a number; they are drawn again in each paragraph.
const LONGEST: usize = 64;

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<i64, List>,
    kinds: BTreeMap<i64, Kind>,
    /// Kinds that a style of lists names.
    by_style: BTreeMap<String, i64>,
}

#[derive(Debug, Default)]
struct List {
    kind: i64,
    levels: BTreeMap<usize, Level>,
    starts: BTreeMap<usize, u32>,
}

#[derive(Debug, Default)]
struct Kind {
    levels: BTreeMap<usize, Level>,
    /// The style of lists in which its levels are told.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// Whether all numbers in it are written as decimal digits.
    legal: bool,
    /// The level, from 1, after which it begins anew; 0 for never.
    restart: Option<usize>,
    /// The style of paragraphs that stand at this level.
    style: Option<String>,
}

/// How far each list has come.
#[derive(Debug, Default)]
pub(super) struct Counters {
    of_kind: BTreeMap<i64, [Option<u32>; LEVELS]>,
    begun: BTreeSet<i64>,
}

impl Numbering {
    /// Reads `w:numbering`.
    pub(super) fn of(root: Node<'_>, theme: Theme) -> Self {
        let mut numbering = Self::default();
        for node in elements(root) {
            match name(node) {
                "abstractNum" => numbering.add_kind(node, theme),
                "num" => numbering.add_list(node, theme),
                _ => {}
            }
        }
        numbering
    }

    fn add_kind(&mut self, node: Node<'_>, theme: Theme) {
        let Some(id) = attr(node, "abstractNumId").and_then(|id| id.trim().parse().ok()) else { return };
        let mut kind = Kind { style: child_val(node, "numStyleLink").map(str::to_owned), ..Kind::default() };
        for level in elements(node).filter(|&level| name(level) == "lvl") {
            if let Some(index) = index(level) {
                kind.levels.insert(index, Level::of(level, theme));
            }
        }
        if let Some(style) = child_val(node, "styleLink") {
            self.by_style.insert(style.to_owned(), id);
        }
        self.kinds.insert(id, kind);
    }

    fn add_list(&mut self, node: Node<'_>, theme: Theme) {
        let Some(id) = attr(node, "numId").and_then(|id| id.trim().parse().ok()) else { return };
        let mut list = List { kind: child_number(node, "abstractNumId").unwrap_or(-1), ..List::default() };
        for changed in elements(node).filter(|&changed| name(changed) == "lvlOverride") {
            let Some(index) = index(changed) else { continue };
            if let Some(start) = child_number(changed, "startOverride") {
                list.starts.insert(index, u32::try_from(start).unwrap_or(0));
            }
            if let Some(level) = child(changed, "lvl") {
                list.levels.insert(index, Level::of(level, theme));
            }
        }
        self.lists.insert(id, list);
    }

    /// A list and the kind that counts it, which a style may have put elsewhere.
    fn list(&self, id: i64) -> Option<(&List, i64, &Kind)> {
        let list = self.lists.get(&id)?;
        let kind = self.kinds.get(&list.kind)?;
        let elsewhere = kind.style.as_ref().filter(|_| kind.levels.is_empty());
        match elsewhere.and_then(|style| self.by_style.get(style)) {
            Some(id) => Some((list, *id, self.kinds.get(id)?)),
            None => Some((list, list.kind, kind)),
        }
    }

    /// The level of list `id` at which paragraphs of a style stand.
    pub(super) fn level_of_style(&self, id: i64, style: &str) -> Option<u8> {
        let (list, _, kind) = self.list(id)?;
        let bears = |(index, level): (&usize, &Level)| (level.style.as_deref() == Some(style)).then_some(*index as u8);
        list.levels.iter().find_map(bears).or_else(|| kind.levels.iter().find_map(bears))
    }

    /// The number or bullet of the next paragraph of list `id` at a level, from 0.
    pub(super) fn next(&self, counters: &mut Counters, id: i64, level: u8) -> Option<String> {
        let (list, kind_id, kind) = self.list(id)?;
        let at = usize::from(level).min(LEVELS - 1);
        let level_at = |index: usize| list.levels.get(&index).or_else(|| kind.levels.get(&index));
        let this = level_at(at)?;
        let start = |index: usize| {
            list.starts.get(&index).copied().unwrap_or_else(|| level_at(index).map_or(1, |level| level.start))
        };
        let values = counters.of_kind.entry(kind_id).or_default();
        if counters.begun.insert(id) {
            list.starts.keys().filter(|index| **index < LEVELS).for_each(|index| values[*index] = None);
        }
        values[at] = Some(values[at].map_or_else(|| start(at), |value| value.saturating_add(1)));
        for (index, value) in values.iter_mut().enumerate().skip(at + 1) {
            let again = level_at(index).and_then(|level| level.restart).is_none_or(|after| after > 0 && at < after);
            if again {
                *value = None;
            }
        }
        let number = |index: usize| {
            let format = if this.legal { "decimal" } else { level_at(index).map_or("decimal", |l| l.format.as_str()) };
            written(values[index].unwrap_or_else(|| start(index)), format)
        };
        let label = this.label(number);
        Some(label).filter(|label| !label.is_empty())
    }
}

impl Level {
    fn of(node: Node<'_>, theme: Theme) -> Self {
        let format = child(node, "numFmt").and_then(val).unwrap_or("decimal");
        let text: String = child_val(node, "lvlText").unwrap_or_default().chars().take(LONGEST).collect();
        let look = child(node, "rPr");
        let fonts = look.and_then(|look| child(look, "rFonts"));
        let font = fonts.and_then(|fonts| attr(fonts, "hAnsi").or_else(|| attr(fonts, "ascii"))).unwrap_or_default();
        let text = match format {
            "bullet" if child(node, "lvlPicBulletId").is_some() => "•".to_owned(),
            "bullet" => symbols::bullet(&text, font),
            _ => super::look::Look::of(look, theme).face().read(&text),
        };
        Self {
            start: child_number(node, "start").map_or(0, |start| u32::try_from(start).unwrap_or(0)),
            format: format.to_owned(),
            text,
            legal: xml::flag(node, "isLgl") == Some(true),
            restart: child_number(node, "lvlRestart").map(|level| usize::try_from(level).unwrap_or(0)),
            style: child_val(node, "pStyle").map(str::to_owned),
        }
    }

    fn label(&self, number: impl Fn(usize) -> String) -> String {
        let mut label = String::new();
        let mut rest = self.text.chars().peekable();
        while let Some(c) = rest.next() {
            match (c, rest.peek().and_then(|next| next.to_digit(10))) {
                ('%', Some(level @ 1..)) if self.format != "bullet" => {
                    label.push_str(&number(level as usize - 1));
                    rest.next();
                }
                _ => label.push(c),
            }
        }
        Face::Unicode.read(label.trim()).chars().take(LONGEST).collect()
    }
}

fn index(node: Node<'_>) -> Option<usize> {
    attr(node, "ilvl")?.trim().parse().ok().filter(|index| *index < LEVELS)
}
