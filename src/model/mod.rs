//! The types that stages hand on. What is *as written* lives with the reader in `parse`; what is resolved lives here.

mod config;
mod document;
mod entry;
mod kind;
mod language;
mod number;
pub mod place;
mod profile;
mod publication;
mod sector;

pub use config::{Config, Publisher, Publishing};
pub use document::{Attachment, Deadline, Document, Signature, Target};
pub use entry::{About, Entry, EntryId, ReferenceText, Topic, WrittenReference, capitalised};
pub use kind::{Kind, Stage};
pub use language::{LANGUAGES, Language, split_language};
pub use number::{DocumentNumber, DocumentType, Style};
pub use place::{Gazetteer, Level, Place, PlaceId, PlaceType, Scope};
pub use profile::{Approval, Consent, Event, Image, Private, Profile, Withdrawn};
pub use publication::{Hold, Publication};
pub use sector::{Sector, SectorClash, SectorId, Sectors};
