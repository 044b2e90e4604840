//! `init`: a small site that builds, to be changed into one's own.

use std::path::Path;

use crate::author;

use super::Status;
use super::misuse::{Failure, Misuse};
use super::order::Order;
use super::screen::Screen;
use super::words::Say;
use super::write::new_file;

/// Writes the starter site into a folder, which `--root` places like any other path of the site.
///
/// # Errors
/// When the folder is a site already, or one of the files is there.
pub fn run(order: &Order, folder: &Path, screen: &mut Screen) -> Result<Status, Failure> {
    let place = order.root.join(folder);
    let place = place.strip_prefix(".").map(Path::to_owned).unwrap_or(place);
    let shown = if place.as_os_str().is_empty() { ".".to_owned() } else { place.display().to_string() };
    if place.join("site.yaml").exists() {
        return Err(Misuse::SiteExists { path: shown }.into());
    }
    // All of them are looked for before the first is written: a half-written site helps nobody.
    for (path, _) in author::STARTER {
        if place.join(path).exists() {
            return Err(Misuse::FileInTheWay { path: place.join(path).display().to_string() }.into());
        }
    }
    for (path, text) in author::STARTER {
        new_file(&place.join(path), text)?;
    }
    screen.say(&Say::Initialised { folder: &shown, files: author::STARTER.len() }).map_err(Failure::Print)?;
    screen.say(&Say::InitNext { folder: &shown }).map_err(Failure::Print)?;
    Ok(Status::Clean)
}
