//! Places: the administrative units of Viet Nam before and after 1 July 2025, and the units that a site adds.
//!
//! A story of 2023 belongs to xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang *and* is found under xã Tân Yên, tỉnh Bắc Ninh,
//! which took that commune over (Resolution 202/2025/QH15 for the provinces, Decision 19/2025/QĐ-TTg for the codes). So
//! both trees are one [`Gazetteer`], every unit knows its period, and links lead from the units of before to those of
//! today. A code alone names no unit, because codes were reused; neither does a name. Only a [`PlaceId`] does.
//!
//! Reading what an author wrote is `resolve::place`; this module knows names, periods, trees, paths and successors.

mod gazetteer;
mod kind;
mod links;
mod matching;
mod names;
mod naming;
mod own;
mod scope;
mod succession;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;

pub use gazetteer::Gazetteer;
pub use kind::PlaceType;
pub use matching::{is_no_place, spellings};
pub use names::{Reading, readings};
pub use own::{OwnPlace, OwnPlaceError, OwnPlaceFault};
pub use scope::Scope;

/// One unit of one period in a [`Gazetteer`]; its number there. Ids of the built-in units do not depend on the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

impl PlaceId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("a gazetteer has fewer than 2^32 units"))
    }
}

/// Levels of administration, the highest first. Districts ended on 30 June 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Province or city directly under the central government.
    Province,
    /// District, urban district, town, or city under a province.
    District,
    /// Commune, ward, township or special zone.
    Commune,
}

/// A code of the General Statistics Office: two digits (province), three (district) or five (commune).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    len: u8,
    digits: [u8; 5],
}

impl Code {
    /// The code that `text` is, if it is one: 2, 3 or 5 digits and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if !matches!(bytes.len(), 2 | 3 | 5) || !bytes.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let mut digits = [0; 5];
        digits[..bytes.len()].copy_from_slice(bytes);
        Some(Self { len: bytes.len() as u8, digits })
    }

    /// The last `width` digits of `number`, with leading zeros; `width` is at most 5.
    pub(crate) fn new(mut number: u32, width: usize) -> Self {
        let mut digits = [0; 5];
        for digit in digits[..width].iter_mut().rev() {
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
        }
        Self { len: width as u8, digits }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.digits[..usize::from(self.len)]).expect("a code is ASCII digits")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

/// One unit. Children, successors and predecessors are asked of the [`Gazetteer`].
#[derive(Clone, Debug)]
pub struct Place {
    /// Type.
    pub kind: PlaceType,
    /// Level; of a city it is not told by the type.
    pub level: Level,
    /// Code; of a unit that the site adds only if its id is one.
    pub code: Option<Code>,
    /// Without the type ("Cao Xá"); a number alone for "Phường 1".
    pub name: Cow<'static, str>,
    /// The unit it lies directly in; none for provinces.
    pub parent: Option<PlaceId>,
    /// First day, as far as the tables know it: the units of before have none.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Added by the site's `data/dia-ban.yaml`.
    pub own: bool,
    id: Option<Box<str>>,
}

impl Place {
    /// The site's own id, else the code. Not unique: codes were reused, and a built-in unit and its successor may share
    /// theirs. [`Gazetteer::key_of`] is unique.
    #[must_use]
    pub fn id(&self) -> &str {
        match (&self.id, &self.code) {
            (Some(id), _) => id,
            (None, Some(code)) => code.as_str(),
            (None, None) => "",
        }
    }
}
