//! The types that stages hand on. What is *as written* lives with the reader in `parse`; what is resolved lives here.

mod config;
mod entry;
mod kind;
mod language;
mod number;
pub mod place;
mod sector;

pub use config::{Config, Publisher, Publishing};
pub use entry::{
    About, Approval, Attachment, Consent, Deadline, Document, Entry, EntryId, Event, Hold, Image, Private, Profile,
    Publication, ReferenceText, Signature, Target, Topic, Withdrawn, WrittenReference, capitalised,
};
pub use kind::{Kind, Stage};
pub use language::{LANGUAGES, Language, split_language};
pub use number::{DocumentNumber, DocumentType, Style};
pub use place::{Gazetteer, Level, Place, PlaceId, PlaceType, Scope};
pub use sector::{Sector, SectorClash, SectorId, Sectors};
