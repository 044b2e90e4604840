//! Tables that are compiled in: places, sectors, icons.

mod icons;
pub mod places;
mod sectors;

pub use icons::icon;
pub use sectors::BUILTIN_SECTORS;
