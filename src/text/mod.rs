//! Vietnamese text as the site needs it: one place decides when two spellings are the same text.
//!
//! The same word reaches us composed and decomposed, with the tone mark of the old or of the new school, with or without
//! diacritics, and now and then in the bytes of a font from the nineties. Every stage that compares, sorts, searches or
//! names files asks this module, so that all of them agree:
//!
//! - [`fold()`], [`fold_key`], [`fold_name`]: equal although typed without diacritics (search, keys, names);
//! - [`exact`], [`exact_name`]: equal as a reader would say it, diacritics included;
//! - [`modern_tones`], [`nfc`], [`first_not_nfc`]: the two spellings of a letter and of a tone;
//! - [`is_vietnamese_syllable`]: what Vietnamese spelling allows at all;
//! - [`legacy`]: text pasted from TCVN3 (ABC) and VNI fonts;
//! - [`Collator`]: the order of the Vietnamese alphabet, people by given name;
//! - [`slug`]: file names and addresses; [`initials`]: the letters of an emblem.
//!
//! All functions are pure and total: any string is accepted and none panics.

pub mod collate;
pub mod fold;
pub mod legacy;
mod letters;
pub mod names;
pub mod normal;
pub mod slug;
pub mod syllable;
pub mod tone;

pub use collate::Collator;
pub use fold::{exact, exact_name, fold, fold_key, fold_name};
pub use legacy::{Legacy, Suspect};
pub use names::initials;
pub(crate) use normal::any_triple;
pub use normal::{first_not_nfc, nfc};
pub use slug::{is_reserved_windows, is_safe_segment, segment, slugify};
pub use syllable::is_vietnamese_syllable;
pub use tone::modern_tones;
