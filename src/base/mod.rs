//! The bottom of the house: what every stage shares and what knows nothing of profiles, pages or screens.
//!
//! [`World`] is the only way in (files, clock), [`Sink`] the only way out. [`Problem`] is all that can be wrong
//! with a site, [`Diagnostic`] a problem with its place.

mod diagnostic;
mod faults;
mod hashing;
mod import_en;
mod import_problem;
mod import_vi;
mod lang;
mod problem;
mod problem_en;
mod problem_vi;
mod sink;
mod source;
mod world;

pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use faults::{Encoding, FileForm, PlaceEntryFault, SectorEntryFault, Shape, Wanted, YamlFault, YamlLimit};
pub use hashing::{Hashing, unsealed};
pub use import_problem::{Field, ImportFault, ImportProblem, LostObject};
pub use lang::{Lang, number};
pub use problem::{Code, Problem, Words};
pub use sink::{MemorySink, Sink, Stamp};
pub use source::{LineColumn, Source, Span, Spanned};
pub use world::{FileEntry, FolderWorld, MemoryWorld, World, is_litter};
