//! Which units an unknown name was probably meant to be.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::PlaceError;
use crate::model::place::{Gazetteer, PlaceId, Reading, Scope, readings, spellings};

/// Suggestions in a message.
const MOST: usize = 3;

/// The error for a text that matches no unit of the country: the part that fails and what it may have been.
pub(super) fn not_found(g: &Gazetteer, scope: &Scope, text: &str, as_of: NaiveDate) -> PlaceError {
    let spellings = spellings(text);
    let whole = || spellings.first().cloned().unwrap_or_default();
    // A text that is parted by hyphens only is one name at first sight.
    let parts = spellings.iter().rev().find(|parts| parts.iter().any(|part| !g.matching(&[*part]).is_empty()));
    let parts = parts.cloned().unwrap_or_else(whole);
    let fails = |from: &usize| g.matching(&parts[*from..]).is_empty();
    let Some(failing) = (0..parts.len()).rev().find(fails) else {
        return PlaceError::NotFound { part: text.trim().to_owned(), nearest: Vec::new() };
    };
    if let [part] = parts[..] {
        let nearest = unparted(g, scope, part, as_of);
        if !nearest.is_empty() {
            return PlaceError::NotFound { part: part.to_owned(), nearest };
        }
    }
    let around = g.matching(&parts[failing + 1..]);
    let nearest = nearest(g, scope, &readings(parts[failing]), &around, as_of);
    PlaceError::NotFound { part: parts[failing].to_owned(), nearest }
}

/// Units of the scope that a text without commas names if it is cut between words: "xã Cao Xá huyện Tân Yên".
fn unparted(g: &Gazetteer, scope: &Scope, text: &str, as_of: NaiveDate) -> Vec<PlaceId> {
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS).collect();
    let mut found = Vec::new();
    for (i, first) in spaces.iter().enumerate() {
        found.extend(g.matching(&[&text[..*first], &text[*first..]]));
        for second in &spaces[i + 1..] {
            found.extend(g.matching(&[&text[..*first], &text[*first..*second], &text[*second..]]));
        }
    }
    found.retain(|id| scope.contains(g, *id));
    found.sort_unstable_by_key(|id| (!g.valid_on(*id, as_of), *id));
    found.dedup();
    found.truncate(MOST);
    found
}

/// Words in which a text without commas is cut; one with more is no place.
const MOST_WORDS: usize = 12;

/// Up to three units of the scope whose names are near a reading: by letters that differ, of which another type and a
/// place outside of `around` (and of what is connected with it) count as one each; then those of the day first.
fn nearest(g: &Gazetteer, scope: &Scope, readings: &[Reading], around: &[PlaceId], as_of: NaiveDate) -> Vec<PlaceId> {
    let mut near: Vec<(usize, bool, Reverse<usize>, PlaceId)> = Vec::new();
    for (name, units) in g.folded_names() {
        for reading in readings {
            let shared = name.bytes().zip(reading.folded.bytes()).take_while(|(a, b)| a == b).count();
            let most = 1 + reading.folded.len() / 5;
            let Some(distance) = distance(name.as_bytes(), reading.folded.as_bytes(), most) else { continue };
            near.extend(units.iter().map(|id| {
                let other_type = reading.kind.is_some_and(|kind| kind != g.get(*id).kind);
                (distance + usize::from(other_type), !g.valid_on(*id, as_of), Reverse(shared), *id)
            }));
        }
    }
    let inside = |id: PlaceId| around.iter().any(|unit| Scope::Place(*unit).contains(g, id));
    near.sort_unstable();
    near.truncate(RANKED);
    if !around.is_empty() {
        for entry in &mut near {
            entry.0 += usize::from(!inside(entry.3));
        }
        near.sort_unstable();
    }
    let mut found = Vec::with_capacity(MOST);
    for (.., id) in near {
        if found.len() < MOST && !found.contains(&id) && scope.contains(g, id) {
            found.push(id);
        }
    }
    found
}

/// Units near by name that are looked at more closely: a common name is borne by some hundred.
const RANKED: usize = 600;

/// Letters to insert, delete or replace to make `b` of `a`, unless more than `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let replaced = corner + usize::from(letter != other);
            corner = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(corner + 1);
        }
        if row.iter().all(|cost| *cost > most) {
            return None;
        }
    }
    row.last().copied().filter(|cost| *cost <= most)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distances_are_letters_that_differ() {
        let of = |a: &str, b: &str| distance(a.as_bytes(), b.as_bytes(), 3);
        assert_eq!(of("cao xa", "cao xa"), Some(0));
        assert_eq!(of("cao xa", "cao sa"), Some(1));
        assert_eq!(of("tan yen", "tanyen"), Some(1));
        assert_eq!(of("", "abc"), Some(3));
        assert_eq!(of("ha noi", "bac ninh"), None);
    }
}
