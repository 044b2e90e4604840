//! The bodies of the fuzz targets, without a fuzzer: over their seeds and over texts made of pieces of them.

use std::fs;
use std::path::Path;

use crate::word::{self, Word};

#[path = "../../fuzz/src/lib.rs"]
mod bodies;

/// How many texts are made of the seeds of a target; `FUZZ_TEXTS` asks for more.
const TEXTS: usize = 2_000;

/// Characters and pieces that parsers stumble over.
const PIECES: [&str; 28] = [
    "\n",
    "\r\n",
    "\t",
    " ",
    "---\n",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "#",
    "|",
    "> ",
    "&",
    "*",
    "<",
    ">",
    "\u{feff}",
    "\u{301}",
    "\u{31b}\u{323}",
    "đ",
    "Ệ",
    "\0",
    "\u{ffff}",
    "𝟘",
];

/// Splitmix64 (Steele, Lea and Flood, 2014): the same texts in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as usize % sides.max(1)
    }

    /// A piece of a text, at most `most` characters long.
    fn cut(&mut self, text: &str, most: usize) -> String {
        let start = self.roll(text.chars().count());
        let length = self.roll(most);
        text.chars().skip(start).take(length).collect()
    }

    /// A text that begins as one of the seeds and goes on as somebody else's hand would have it.
    fn text(&mut self, seeds: &[String]) -> String {
        let mut text = seeds[self.roll(seeds.len())].clone();
        for _ in 0..=self.roll(4) {
            let places: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let (start, length) = (self.roll(places.len()), self.roll(6));
            let end = places[(start + length).min(places.len() - 1)];
            let other = &seeds[self.roll(seeds.len())];
            let with = match self.roll(4) {
                0 => String::new(),
                1 => self.cut(other, 40),
                2 => char::from_u32(self.roll(0x3000) as u32).map(String::from).unwrap_or_default(),
                _ => PIECES[self.roll(PIECES.len())].to_owned(),
            };
            text.replace_range(places[start]..end, &with);
        }
        text
    }
}

fn seeds(target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn run(target: &str, body: impl Fn(&str)) {
    let seeds = seeds(target);
    assert!(seeds.len() >= 5, "{target} has {} seeds", seeds.len());
    seeds.iter().for_each(|seed| body(seed));
    let mut dice = Dice(target.len() as u64);
    let texts = std::env::var("FUZZ_TEXTS").ok().and_then(|n| n.parse().ok()).unwrap_or(TEXTS);
    (0..texts).for_each(|_| body(&dice.text(&seeds)));
}

#[test]
fn front_matter() {
    run("front_matter", bodies::front_matter);
}

#[test]
fn markdown() {
    run("markdown", bodies::markdown);
}

#[test]
fn document_number() {
    run("document_number", bodies::document_number);
}

#[test]
fn place_name() {
    run("place_name", bodies::place_name);
}

#[test]
fn unknown_place_names_are_answered() {
    // The search for the nearest looks at all 14,000 names: a few texts only.
    let seeds = seeds("place_name");
    let mut dice = Dice(7);
    (0..40).for_each(|_| bodies::unknown_place_name(&dice.text(&seeds)));
}

#[test]
fn import_text() {
    run("import_text", bodies::import_text);
}

#[test]
fn word_files() {
    let word = Word::new()
        .footnotes(r#"<w:footnote w:id="1"><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>"#)
        .picture("r", "a.png", word::PNG)
        .paragraph(&(word::drawing("r", "") + r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#))
        .raw("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>")
        .text("KẾ HOẠCH");
    let document = word.document();
    bodies::word(&word.build());
    let mut dice = Dice(11);
    for _ in 0..200 {
        bodies::word(&word.build_with(dice.text(std::slice::from_ref(&document)).as_bytes()));
    }
}
