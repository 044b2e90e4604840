//! Which units a written text can mean: parts from the smallest unit outwards, each of which must match.
//!
//! Nothing is guessed here. All chains that match come back, and the rules for choosing among them (spelling, then the
//! two levels of today where no district is named, then the day) drop what they can; what is left is one, or ambiguous.

use chrono::NaiveDate;

use super::names::{Names, Reading, plain_numbers, readings};
use super::{Gazetteer, Level, PlaceId};
use crate::text::{exact_name, fold_name};

/// A chain of units that matches all written parts.
#[derive(Clone, Copy, Debug, Default)]
struct Match {
    /// One bit for every part that is spelled exactly, the smallest unit's the highest.
    exact: u8,
    /// Levels of the larger units that were written, one bit each.
    written: u8,
}

struct Part {
    readings: Vec<(Reading, u32)>,
    coded: Vec<PlaceId>,
    /// Whether this part is written without diacritics.
    plain: bool,
    /// Whether any part has diacritics. Else the author types without them, and that "Ia Bang" is the exact name of one
    /// commune says nothing about the other, Ia Băng.
    diacritics: bool,
}

const HIGHEST: u8 = 0x80;

fn bit(level: Level) -> u8 {
    1 << level as u8
}

impl Gazetteer {
    /// The units that `text` means on `day` among those that `keep` admits: none, one, or several that nothing tells
    /// apart. `text` is an own id, a code, or unit names from the smallest outwards ("xã Cao Xá, huyện Tân Yên").
    #[must_use]
    pub fn find(&self, text: &str, day: NaiveDate, keep: &dyn Fn(PlaceId) -> bool) -> Vec<PlaceId> {
        if is_no_place(text) {
            return Vec::new();
        }
        let mut coded = self.by_id(text.trim());
        coded.retain(|id| keep(*id));
        if !coded.is_empty() {
            return self.on_day(coded, day);
        }
        for parts in spellings(text) {
            let mut found = self.matches(&parts);
            found.retain(|(id, _)| keep(*id));
            if !found.is_empty() {
                return self.on_day(self.likeliest(found), day);
            }
        }
        Vec::new()
    }

    /// Units whose chain matches the parts, smallest unit first, whatever the spelling and the period; by id.
    #[must_use]
    pub fn matching(&self, parts: &[&str]) -> Vec<PlaceId> {
        self.matches(parts).into_iter().map(|(id, _)| id).collect()
    }

    pub(super) fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::new(&self.places))
    }

    fn matches(&self, parts: &[&str]) -> Vec<(PlaceId, Match)> {
        let names = self.names();
        let diacritics = parts.iter().any(|part| !part.is_ascii());
        let part = |text: &&str| Part {
            readings: readings(text).into_iter().filter_map(|r| names.key(&r.folded).map(|key| (r, key))).collect(),
            coded: self.by_id(text),
            plain: readings(text).iter().any(|r| r.exact == r.folded),
            diacritics,
        };
        let parts: Vec<Part> = parts.iter().map(part).collect();
        let Some((first, larger)) = parts.split_first() else { return Vec::new() };
        let mut ids = first.coded.clone();
        ids.extend(first.readings.iter().flat_map(|(_, key)| names.units(*key)));
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter()
            .filter_map(|id| {
                let exact = self.spelled_exactly(first, id)?;
                let found = self.climb(larger, HIGHEST >> 1, self.parent(id))?;
                Some((id, Match { exact: found.exact | if exact { HIGHEST } else { 0 }, ..found }))
            })
            .collect()
    }

    /// Whether `part` is this unit's exact name or id; `None` when it is not this unit at all.
    fn spelled_exactly(&self, part: &Part, id: PlaceId) -> Option<bool> {
        if part.coded.contains(&id) {
            return Some(true);
        }
        let (place, key) = (self.get(id), self.names().key_of(id));
        let fits = |(reading, written): &&(Reading, u32)| {
            *written == key && reading.kind.is_none_or(|kind| kind == place.kind)
        };
        let mut fitting = part.readings.iter().filter(fits).peekable();
        fitting.peek()?;
        if !part.diacritics {
            return Some(false);
        }
        let exact = plain_numbers(exact_name(&place.name));
        if fitting.any(|(reading, _)| reading.exact == exact) {
            return Some(true);
        }
        // Whoever types marks means them: "Thành Phú" is not Thạnh Phú. A part without any is typed without.
        part.plain.then_some(false)
    }

    /// Matches the larger parts in their order with the ancestors from `unit` on, some of which may be left out.
    fn climb(&self, parts: &[Part], exact_bit: u8, unit: Option<PlaceId>) -> Option<Match> {
        let Some((part, larger)) = parts.split_first() else { return Some(Match::default()) };
        let id = unit?;
        let taken = self.spelled_exactly(part, id).and_then(|exact| {
            let found = self.climb(larger, exact_bit >> 1, self.parent(id))?;
            let exact = found.exact | if exact { exact_bit } else { 0 };
            Some(Match { exact, written: found.written | bit(self.get(id).level) })
        });
        let left_out = self.climb(parts, exact_bit, self.parent(id));
        match (taken, left_out) {
            (Some(taken), Some(other)) if other.exact > taken.exact => Some(other),
            (taken, left_out) => taken.or(left_out),
        }
    }

    /// Drops what is spelled less exactly than the best; then, where a commune of today lies directly in the province
    /// that was written, the communes of before whose district was not.
    fn likeliest(&self, mut found: Vec<(PlaceId, Match)>) -> Vec<PlaceId> {
        let best = found.iter().map(|(_, m)| m.exact).max().unwrap_or(0);
        found.retain(|(_, m)| m.exact == best);
        let in_province =
            |id: PlaceId, m: Match| m.written == bit(Level::Province) && self.get(id).level == Level::Commune;
        let below_district =
            |id: PlaceId| self.parent(id).is_some_and(|parent| self.get(parent).level == Level::District);
        if found.iter().any(|(id, m)| in_province(*id, *m) && !below_district(*id)) {
            found.retain(|(id, m)| !in_province(*id, *m) || !below_district(*id));
        }
        found.into_iter().map(|(id, _)| id).collect()
    }

    /// Those valid on the day, if any is.
    fn on_day(&self, mut found: Vec<PlaceId>, day: NaiveDate) -> Vec<PlaceId> {
        if found.iter().any(|id| self.valid_on(*id, day)) {
            found.retain(|id| self.valid_on(*id, day));
        }
        found
    }

    /// Folded names of all units, each with the units that bear it, in no order.
    pub fn folded_names(&self) -> impl Iterator<Item = (&str, &[PlaceId])> {
        self.names().all()
    }
}

/// Longest text, in bytes, and most separators of one that may be a place.
const MOST_BYTES: usize = 400;
const MOST_SEPARATORS: usize = 8;

/// Whether a text is so long or has so many parts that no unit is meant; nothing may be tried with it, for its cost.
#[must_use]
pub fn is_no_place(text: &str) -> bool {
    text.len() > MOST_BYTES || text.matches(SEPARATORS).count() > MOST_SEPARATORS
}

const SEPARATORS: [char; 5] = [',', ';', '(', ')', '\n'];

/// The ways to part a text, the likeliest first: at commas; then also at hyphens, of which some belong to names ("Bà Rịa
/// - Vũng Tàu"), at as few as possible first. A last part "Việt Nam" is dropped.
#[must_use]
pub fn spellings(text: &str) -> Vec<Vec<&str>> {
    let mut pieces: Vec<&str> = text.split(SEPARATORS).map(str::trim).filter(|p| !p.is_empty()).collect();
    if pieces.len() > 1 && pieces.last().is_some_and(|last| fold_name(last) == "viet nam") {
        pieces.pop();
    }
    let hyphens: Vec<(usize, usize)> = pieces
        .iter()
        .enumerate()
        .flat_map(|(i, piece)| piece.char_indices().filter(|(_, c)| is_hyphen(*c)).map(move |(at, _)| (i, at)))
        .collect();
    let all = 1u32 << hyphens.len().min(MOST_HYPHENS);
    let mut masks: Vec<u32> = (0..all).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    masks.into_iter().map(|mask| split(&pieces, &hyphens, mask)).collect()
}

/// Hyphens that are tried; a text with more is no place.
const MOST_HYPHENS: usize = 4;

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2014}')
}

/// The pieces, cut at those hyphens whose bit is set.
fn split<'t>(pieces: &[&'t str], hyphens: &[(usize, usize)], mask: u32) -> Vec<&'t str> {
    let mut parts = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let mut start = 0;
        for (bit, (_, at)) in hyphens.iter().enumerate().filter(|(_, (piece, _))| *piece == i) {
            if bit < MOST_HYPHENS && mask & (1 << bit) != 0 {
                parts.push(&piece[start..*at]);
                start = *at;
            }
        }
        parts.push(&piece[start..]);
    }
    let clean = |part: &'t str| part.trim_matches(|c: char| c.is_whitespace() || is_hyphen(c));
    parts.into_iter().map(clean).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_part_at_commas_and_then_at_hyphens() {
        assert_eq!(spellings("xã Cao Xá,  huyện Tân Yên ,"), [["xã Cao Xá", "huyện Tân Yên"]]);
        assert_eq!(
            spellings("tỉnh Bà Rịa - Vũng Tàu, Việt Nam"),
            [vec!["tỉnh Bà Rịa - Vũng Tàu"], vec!["tỉnh Bà Rịa", "Vũng Tàu"]]
        );
        assert_eq!(spellings("Cao Xá – Tân Yên – Bắc Giang").last().unwrap(), &["Cao Xá", "Tân Yên", "Bắc Giang"]);
        assert_eq!(spellings(""), [Vec::<&str>::new()]);
        assert_eq!(spellings("- - - - - - -").len(), 16);
    }

    #[test]
    fn a_part_is_read_with_and_without_its_type() {
        let names = |text| readings(text).into_iter().map(|r| (r.kind.map(|k| k.name()), r.exact)).collect::<Vec<_>>();
        assert_eq!(names("Phường 01"), [(Some("phường"), "1".to_owned()), (None, "phường 1".to_owned())]);
        assert_eq!(names("P1")[0], (Some("phường"), "1".to_owned()));
        assert_eq!(names("TP.HCM")[0], (Some("thành phố"), "hồ chí minh".to_owned()));
        assert_eq!(names("Xá Nhè"), [(None, "xá nhè".to_owned())]);
        assert_eq!(names("quan son").len(), 2);
        assert_eq!(plain_numbers("to 007 0 00".to_owned()), "to 7 0 0");
    }
}
