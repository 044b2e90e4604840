//! The emblem of a story that has no picture: its shape says the kind, its colour the sector.

use serde::Serialize;

use crate::link::Site;
use crate::model::{Entry, Kind};
use crate::text;

/// What a template draws: a shape, a colour, and initials or an icon.
#[derive(Debug, Clone, Serialize)]
pub struct Emblem<'s> {
    /// `individual`, `collective`, `initiative`: names the shape `#e--…`.
    pub shape: &'static str,
    /// Colour of the first sector: `#rrggbb`.
    pub colour: &'s str,
    /// Two letters; empty for initiatives.
    pub initials: String,
    /// Drawing of the first sector, a name of `frame.icons`; absent for people and collectives.
    pub icon: Option<&'s str>,
}

/// The emblem of a profile; `None` for other kinds.
pub fn emblem<'s>(site: &'s Site, entry: &'s Entry) -> Option<Emblem<'s>> {
    let profile = entry.profile()?;
    let sector = site.corpus.sectors.get(*profile.sectors.first()?);
    let initiative = entry.kind == Kind::Initiative;
    Some(Emblem {
        shape: entry.kind.id(),
        colour: &sector.colour,
        initials: if initiative { String::new() } else { text::initials(&profile.name) },
        icon: initiative.then_some(&*sector.icon),
    })
}
