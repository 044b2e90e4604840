//! Recordings, told from pictures by their names.

use super::url;

/// What a browser plays by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    Video,
    Audio,
}

/// What the file behind an address is, if it is a recording.
pub(super) fn media(dest: &str) -> Option<Media> {
    match &*ending(dest)? {
        "mp4" | "webm" => Some(Media::Video),
        "mp3" | "m4a" | "ogg" | "oga" | "wav" => Some(Media::Audio),
        _ => None,
    }
}

/// Whether a picture in a body is in truth a recording, which is an attachment and no picture.
pub fn is_media(dest: &str) -> bool {
    media(url::trimmed(dest)).is_some()
}

pub(super) fn is_pdf(dest: &str) -> bool {
    ending(dest).is_some_and(|end| end == "pdf")
}

fn ending(dest: &str) -> Option<String> {
    let path = dest.split(['?', '#']).next()?;
    let (_, end) = path.rsplit('/').next()?.rsplit_once('.')?;
    (end.len() <= 4).then(|| end.to_ascii_lowercase())
}
