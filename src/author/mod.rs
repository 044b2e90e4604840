//! Texts that the program writes for an author to go on with: a new entry ([`entry()`]) and a new site ([`STARTER`]).
//!
//! Pure: names and texts come out, writing them is the command line's. Keys and their explanations come from the tables of
//! `parse::keys`, so that what `new` writes is what the reader reads.

mod document;
mod entry;
mod kind;
mod scalar;
mod slug;
mod starter;

pub use entry::{Request, entry};
pub use kind::{kind_and_name, nearest_kind};
pub use scalar::scalar;
pub use slug::{is_free_slug, other_slug};
pub use starter::STARTER;
