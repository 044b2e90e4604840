//! `serve`: hands the options to the preview.

use crate::serve::{self, Options};

use super::misuse::{Failure, Misuse};
use super::order::{Order, PreviewOptions};
use super::screen::Screen;
use super::{Status, site_folder};

/// Previews the site until Ctrl-C.
///
/// # Errors
/// When no port can be had, or the address is not this computer's.
pub fn run(order: &Order, preview: &PreviewOptions, screen: &Screen) -> Result<Status, Failure> {
    site_folder(&order.root)?;
    let PreviewOptions { port, bind, poll, drafts, open } = *preview;
    let options =
        Options { root: order.root.clone(), today: order.today, bind, port, poll, drafts, lang: screen.lang, open };
    serve::run(options).map_err(|error| {
        let error = error.to_string();
        match bind.is_loopback() {
            true => Misuse::CannotPreview { port, error },
            false => Misuse::CannotListen { address: bind.to_string(), error },
        }
    })?;
    Ok(Status::Clean)
}
