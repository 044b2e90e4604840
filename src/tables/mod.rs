//! Tables that are compiled in: places, sectors, abbreviations, icons.

mod abbreviations;
mod icons;
pub mod places;
mod sectors;

pub use abbreviations::BUILTIN_ABBREVIATIONS;
pub use icons::icon;
pub use sectors::BUILTIN_SECTORS;
