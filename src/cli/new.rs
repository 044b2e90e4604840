//! `new`: an entry that `check` accepts, with its file named and its keys filled in.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::author::{self, Request};
use crate::base::{FileEntry, FolderWorld, Problem, World};
use crate::load::load;
use crate::model::{Gazetteer, PlaceId, Scope};
use crate::resolve::place::{self, PlaceError, ready_entry};
use crate::resolve::{Audience, Corpora, Corpus, resolve};
use crate::text;

use super::misuse::{Failure, Misuse};
use super::order::{NewEntry, Order};
use super::part::PartOf;
use super::screen::Screen;
use super::words::Say;
use super::write::new_file;
use super::{Status, site_folder};

/// Writes the entry.
///
/// # Errors
/// When the site does not know the place or the sector, or the file is there already.
pub fn run(order: &Order, entry: &NewEntry, screen: &mut Screen) -> Result<Status, Failure> {
    site_folder(&order.root)?;
    if !order.root.join("site.yaml").is_file() {
        return Err(Misuse::NoSite { path: order.root.display().to_string() }.into());
    }
    let world = FolderWorld::new(&order.root, order.today);
    let (sources, _) = load(&PartOf(&world, &[]));
    // What is wrong with the settings is for `check` to say.
    let (Corpora { first: corpus, .. }, _) =
        resolve(&sources, Arc::new(Gazetteer::builtin()), order.today, Audience::Readers);
    let place = place_of(entry, &corpus)?;
    let sector = sector_of(entry, &corpus)?;
    let path = path_of(entry, &world)?;
    let request = Request {
        kind: entry.kind,
        name: &entry.name,
        place: place.as_deref(),
        sector: &sector,
        year: entry.year,
        lang: screen.lang,
    };
    let file = order.root.join(&path);
    new_file(&file, &author::entry(&request))?;
    let shown = if order.root == Path::new(".") { path } else { file.display().to_string() };
    screen.say(&Say::Created { path: &shown }).map_err(Failure::Print)?;
    let profile = entry.kind.is_profile();
    let approval = profile && corpus.config.publishing.approval;
    screen.say(&Say::NewNext { place_missing: profile && place.is_none(), approval }).map_err(Failure::Print)?;
    Ok(Status::Clean)
}

/// The place as the entry shall write it: as asked, else the site's own; none for kinds that need none.
fn place_of(entry: &NewEntry, corpus: &Corpus) -> Result<Option<String>, Misuse> {
    let (g, scope) = (&corpus.gazetteer, &corpus.config.scope);
    let as_of = NaiveDate::from_ymd_opt(i32::from(entry.year), 12, 31).unwrap_or(corpus.today);
    let find = |text: &str| place::resolve(g, scope, text, as_of);
    // The full name reads best; the key is for the few units whose full name means another one as well.
    let written = |id: PlaceId| [g.full_name(id), g.key_of(id)].into_iter().find(|text| find(text) == Ok(id));
    match (&entry.place, scope) {
        (Some(text), _) => match find(text) {
            Ok(id) => Ok(Some(written(id).unwrap_or_else(|| text.clone()))),
            Err(error) => Err(Misuse::Refused { problem: Box::new(problem(text, error, corpus)) }),
        },
        (None, Scope::Place(id)) if entry.kind.is_profile() => Ok(written(*id)),
        (None, _) => Ok(None),
    }
}

fn problem(text: &str, error: PlaceError, corpus: &Corpus) -> Problem {
    let g = &corpus.gazetteer;
    let names = |ids: Vec<PlaceId>| ids.into_iter().map(|id| g.full_name(id)).collect::<Vec<_>>();
    let text = text.to_owned();
    match error {
        PlaceError::NotFound { nearest, .. } => {
            Problem::PlaceNotFound { entry: ready_entry(&text), nearest: names(nearest), text }
        }
        PlaceError::Ambiguous { candidates } => Problem::PlaceAmbiguous { text, candidates: names(candidates) },
        PlaceError::OutOfScope { found } => {
            let scope = match corpus.config.scope {
                Scope::Place(id) => g.full_name(id),
                Scope::Country => String::new(),
            };
            Problem::PlaceOutOfScope { text, found: names(found), scope }
        }
        PlaceError::NotACommune { village, .. } => Problem::PlaceIsVillage { text: village },
    }
}

/// The sector as asked, else the first one.
fn sector_of(entry: &NewEntry, corpus: &Corpus) -> Result<String, Misuse> {
    let sectors = &corpus.sectors;
    let found = match &entry.sector {
        None => sectors.iter().next().map(|(_, sector)| sector),
        Some(text) => match sectors.find(text) {
            Some(id) => Some(sectors.get(id)),
            None => {
                let nearest = sectors.nearest(text).map(|s| s.name.to_string());
                let known = sectors.iter().map(|(_, s)| s.name.to_string()).collect();
                let problem = Problem::SectorNotFound { text: text.clone(), nearest, known };
                return Err(Misuse::Refused { problem: Box::new(problem) });
            }
        },
    };
    Ok(found.map(|sector| sector.name.to_string()).unwrap_or_default())
}

/// The path of the new file below the site's folder, whose page no other file of the kind has.
fn path_of(entry: &NewEntry, world: &FolderWorld) -> Result<String, Failure> {
    let slug = match &entry.slug {
        Some(slug) if author::is_free_slug(slug) => slug.clone(),
        Some(slug) => {
            let proposal = Some(text::segment(slug)).filter(|s| author::is_free_slug(s));
            return Err(Misuse::BadSlug { text: slug.clone(), proposal }.into());
        }
        None => text::segment(&entry.name),
    };
    if !author::is_free_slug(&slug) {
        return Err(Misuse::NoFileName { name: entry.name.clone() }.into());
    }
    let folder = format!("content/{}", entry.kind.folder());
    let files = world.list(&folder).map_err(Failure::file(&world.root().join(&folder)))?;
    if let Some(path) = owner_of(&slug, &files) {
        let taken: BTreeSet<String> = files.iter().filter_map(|file| slug_of(&file.path)).collect();
        let proposal = author::other_slug(&slug, entry.year, &|s| taken.contains(s));
        return Err(Misuse::EntryExists { path, proposal }.into());
    }
    Ok(if entry.bundle { format!("{folder}/{slug}/index.md") } else { format!("{folder}/{slug}.md") })
}

fn owner_of(slug: &str, files: &[FileEntry]) -> Option<String> {
    files.iter().find(|file| slug_of(&file.path).as_deref() == Some(slug)).map(|file| file.path.clone())
}

/// The slug that a content file has from its name, or from its folder's.
fn slug_of(path: &str) -> Option<String> {
    let stem = path.strip_suffix(".md")?;
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    stem.rsplit('/').next().map(text::segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_of_files_and_bundles() {
        assert_eq!(slug_of("content/ca-nhan/2025/bà-a.md").as_deref(), Some("ba-a"));
        assert_eq!(slug_of("content/ca-nhan/ba-a/index.md").as_deref(), Some("ba-a"));
        assert_eq!(slug_of("content/ca-nhan/ba-a/anh.jpg"), None);
    }
}
