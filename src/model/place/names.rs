//! Units by folded name, and the ways in which one written part can be read.
//!
//! Folding (`crate::text`) is what makes "Hoà Bình", "Hòa Bình" and "hoa binh" meet; which of the units that meet is
//! meant, `matching` decides.

use rustc_hash::FxHashMap;

use super::{Place, PlaceId, PlaceType};
use crate::text::{exact_name, fold_name};

/// Names that everybody shortens: as written, folded, exact, and the type that the short form holds.
const SHORT: [(&str, &str, &str, Option<PlaceType>); 2] =
    [("hcm", "ho chi minh", "hồ chí minh", None), ("tphcm", "ho chi minh", "hồ chí minh", Some(PlaceType::City))];

/// Index of units by folded name.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    keys: FxHashMap<Box<str>, u32>,
    units: Vec<Vec<PlaceId>>,
    key_of: Vec<u32>,
}

impl Names {
    pub(super) fn new(places: &[Place]) -> Self {
        let mut names = Self::default();
        for place in places {
            names.push(place);
        }
        names
    }

    /// Adds the unit that comes next by id.
    pub(super) fn push(&mut self, place: &Place) {
        let folded = plain_numbers(fold_name(&place.name)).into_boxed_str();
        let next = u32::try_from(self.units.len()).expect("fewer names than units");
        let key = *self.keys.entry(folded).or_insert(next);
        if key == next {
            self.units.push(Vec::new());
        }
        self.units[key as usize].push(PlaceId::at(self.key_of.len()));
        self.key_of.push(key);
    }

    pub(super) fn key(&self, folded: &str) -> Option<u32> {
        self.keys.get(folded).copied()
    }

    pub(super) fn units(&self, key: u32) -> &[PlaceId] {
        &self.units[key as usize]
    }

    pub(super) fn key_of(&self, id: PlaceId) -> u32 {
        self.key_of[id.index()]
    }

    /// Folded names with their units, in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &[PlaceId])> {
        self.keys.iter().map(|(folded, key)| (&**folded, self.units(*key)))
    }
}

/// One way to read a written part: with a type before the name, or all of it as the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The type that was written.
    pub kind: Option<PlaceType>,
    /// The name, lower case without diacritics.
    pub folded: String,
    /// The name, lower case in normal form.
    pub exact: String,
}

/// The ways to read one part. "Quan Sơn" is a name, or the quận named Sơn: both are tried.
pub fn readings(part: &str) -> Vec<Reading> {
    let (folded, exact) = (plain_numbers(fold_name(part)), plain_numbers(exact_name(part)));
    let mut readings = Vec::with_capacity(2);
    if let Some((kind, words)) = PlaceType::prefix(&folded, &exact) {
        let (folded, exact) = (without(&folded, words).to_owned(), without(&exact, words).to_owned());
        readings.push(Reading { kind: Some(kind), folded, exact });
    } else if let Some((kind, number)) = PlaceType::glued_number(&folded) {
        let number = plain_numbers(number.to_owned());
        readings.push(Reading { kind: Some(kind), folded: number.clone(), exact: number });
    }
    readings.push(Reading { kind: None, folded, exact });
    for reading in &mut readings {
        if let Some((_, folded, exact, kind)) = SHORT.iter().find(|short| short.0 == reading.folded) {
            (reading.folded, reading.exact) = ((*folded).to_owned(), (*exact).to_owned());
            reading.kind = reading.kind.or(*kind);
        }
    }
    readings
}

/// `text` without its first `words` words.
fn without(text: &str, words: usize) -> &str {
    text.splitn(words + 1, ' ').nth(words).unwrap_or("")
}

/// "phuong 01" and "phuong 1" are one ward.
pub(super) fn plain_numbers(text: String) -> String {
    let padded = |word: &str| word.len() > 1 && word.starts_with('0') && word.bytes().all(|b| b.is_ascii_digit());
    if !text.split(' ').any(padded) {
        return text;
    }
    let plain = |word| match word {
        number if padded(number) => number.trim_start_matches('0'),
        word => word,
    };
    let words: Vec<&str> = text.split(' ').map(plain).map(|word| if word.is_empty() { "0" } else { word }).collect();
    words.join(" ")
}
