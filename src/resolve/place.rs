//! From a place as an author wrote it to the unit that is meant.
//!
//! Names repeat (ten districts Châu Thành), differ by a tone only (Thạnh Phú, Thanh Phú), and codes were reused; a wrong
//! guess would list a person under the wrong commune. So the site's scope, the day of the story and every written part
//! decide, an exact spelling goes before a folded one, and what they leave open is an error with the candidates.

mod entry;
mod nearest;
mod resolver;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::model::place::{Gazetteer, PlaceId, Scope, is_no_place, spellings};
use crate::text::fold_name;

pub use entry::ready_entry;
pub use resolver::Resolver;

/// Why a text names no unit of the scope. Data only; the words are elsewhere.
#[allow(missing_docs)] // The fields are told with their variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceError {
    /// No unit matches. `part` is the outermost written part that breaks the chain, `nearest` up to three units of the
    /// scope that are spelled like it, the nearest first.
    NotFound { part: String, nearest: Vec<PlaceId> },
    /// Several units match and nothing tells them apart.
    Ambiguous { candidates: Vec<PlaceId> },
    /// Units match, but none of the site's scope.
    OutOfScope { found: Vec<PlaceId> },
    /// The text begins with a village, which belongs into the key `thôn`; `place` is what the rest names.
    NotACommune { village: String, place: Option<PlaceId> },
}

/// The unit of the scope that `text` means in a story of the day `as_of`.
///
/// `text` is an own id, a code, a [key](Gazetteer::key_of), or names from the smallest unit outwards ("xã Cao Xá, huyện
/// Tân Yên"). Where a province is written but no district, the communes that lie directly in it (since 1 July 2025) go
/// first, whatever the day; then the units that are valid on the day; then the others.
///
/// # Errors
/// See [`PlaceError`].
pub fn resolve(g: &Gazetteer, scope: &Scope, text: &str, as_of: NaiveDate) -> Result<PlaceId, PlaceError> {
    if is_no_place(text) {
        return Err(PlaceError::NotFound { part: shortened(text), nearest: Vec::new() });
    }
    let found = g.find(text, as_of, &|id| scope.contains(g, id));
    match found[..] {
        [id] => return Ok(id),
        [] => {}
        _ => return Err(PlaceError::Ambiguous { candidates: found }),
    }
    let found = g.find(text, as_of, &|_| true);
    if !found.is_empty() {
        return Err(PlaceError::OutOfScope { found });
    }
    Err(village(g, scope, text, as_of).unwrap_or_else(|| nearest::not_found(g, scope, text, as_of)))
}

/// The scope that `phạm vi` names: the whole country ("cả nước"), else a unit of today, else one of before.
///
/// # Errors
/// See [`PlaceError`]; never out of scope.
pub fn resolve_scope(g: &Gazetteer, text: &str, today: NaiveDate) -> Result<Scope, PlaceError> {
    if matches!(&*fold_name(text), "ca nuoc" | "toan quoc" | "viet nam" | "country") {
        return Ok(Scope::Country);
    }
    resolve(g, &Scope::Country, text, today).map(Scope::Place)
}

/// The text as a message shows it: one that is too long for a place is cut.
#[must_use]
pub fn shortened(text: &str) -> String {
    if !is_no_place(text) {
        return text.to_owned();
    }
    let short: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{}…", short.trim_end())
}

/// Words that begin the name of a village, folded.
const VILLAGES: [&str; 9] = ["thon", "xom", "ap", "khom", "to dan pho", "tdp", "khu pho", "to", "khu dan cu"];
/// Those that also begin names of communes ("Bản Lang", "Buôn Đôn").
const VILLAGES_OR_COMMUNES: [&str; 7] = ["ban", "buon", "lang", "khu", "phum", "soc", "plei"];

/// The error for a text whose first part is a village; for words that also begin communes only if the rest is a place.
fn village(g: &Gazetteer, scope: &Scope, text: &str, as_of: NaiveDate) -> Option<PlaceError> {
    let parts = spellings(text).into_iter().next()?;
    let (first, rest) = parts.split_first()?;
    let folded = fold_name(first);
    let begins = |words: &&str| folded.strip_prefix(*words).is_some_and(|rest| rest.starts_with(' '));
    let surely = VILLAGES.iter().any(begins);
    if !surely && !VILLAGES_OR_COMMUNES.iter().any(begins) {
        return None;
    }
    let place = match g.find(&rest.join(", "), as_of, &|id| scope.contains(g, id))[..] {
        [one] if !rest.is_empty() => Some(one),
        _ => None,
    };
    (surely || place.is_some()).then(|| PlaceError::NotACommune { village: (*first).to_owned(), place })
}
