//! Text pasted from documents of the nineties: TCVN3 (ABC, the `.VnTime` fonts) and VNI (the `VNI-Times` fonts).
//!
//! Those fonts drew Vietnamese letters in the places of Western ones. Without the font the text reads
//! `§éc lËp - Tù do - H¹nh phóc` (TCVN3) or `Ñoäc laäp - Töï do - Haïnh phuùc` (VNI). [`detect()`] finds such passages
//! among Vietnamese and other languages, [`convert`] turns them into Unicode.
//!
//! Sources: TCVN 5712:1993 (VN3) and the VNI encoding for Windows, both read as Windows-1252.

mod detect;
mod tcvn3;
mod vni;

use std::ops::Range;

pub use detect::detect;

use super::normal::nfc;

/// An encoding that lived in its fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Legacy {
    /// TCVN 5712:1993 VN3, known as ABC: one character per letter.
    Tcvn3,
    /// VNI for Windows: a letter and a character for its marks.
    Vni,
}

/// A passage that is text in an old encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// Byte range in the searched text, on character boundaries, within one line, from the first to the last word that
    /// must change.
    pub range: Range<usize>,
    /// The encoding that makes Vietnamese of it.
    pub encoding: Legacy,
    /// The passage in Unicode (NFC).
    pub converted: String,
}

/// `text`, all of it in `encoding`, in Unicode (NFC). Characters the encoding does not know are kept.
///
/// TCVN3 has no capitals with a tone (they had a font of their own), so in a word all of whose plain letters are capitals
/// the others become capitals too (`HéI` → `HỘI`); a capital with a tone at the head of an otherwise small word can't be
/// told (`Ên` → `ấn`).
pub fn convert(text: &str, encoding: Legacy) -> String {
    match encoding {
        Legacy::Tcvn3 => tcvn3::convert(&nfc(text)),
        Legacy::Vni => vni::convert(&nfc(text)),
    }
}

/// `text` from a TCVN3 font of capitals (`.VnTimeH` and the like), which drew small letters as capitals.
pub fn convert_upper(text: &str) -> String {
    convert(text, Legacy::Tcvn3).to_uppercase()
}

#[cfg(test)]
mod tests;
