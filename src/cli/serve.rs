//! `serve`: hands the options to the preview.

use crate::serve::{self, Options};

use super::misuse::{Failure, Misuse};
use super::order::Order;
use super::screen::Screen;
use super::{Status, site_folder};

/// Previews the site until Ctrl-C.
///
/// # Errors
/// When no port can be had.
pub fn run(order: &Order, port: u16, drafts: bool, open: bool, screen: &Screen) -> Result<Status, Failure> {
    site_folder(&order.root)?;
    let options = Options { root: order.root.clone(), today: order.today, port, drafts, lang: screen.lang, open };
    serve::run(options).map_err(|error| Misuse::CannotPreview { port, error: error.to_string() })?;
    Ok(Status::Clean)
}
