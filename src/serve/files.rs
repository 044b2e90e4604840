//! Files that the site copies, read from the disk piece by piece: a film need not fit in memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use axum::response::IntoResponse;
use futures_util::stream;
use tokio::task::spawn_blocking;

use crate::load;

use super::types;

/// Bytes of a piece. No thread is held while a browser is slow to take one.
const PIECE: u64 = 256 << 10;

/// The file at a path of the world; `None` if it is not there any more.
pub async fn send(root: &Path, source: String, status: StatusCode) -> Option<Response<Body>> {
    let kind = types::content_type(&source);
    let root = root.to_owned();
    if is_photo(&source) {
        let bytes = spawn_blocking(move || photo(&root, &source)).await.ok()?.ok()?;
        return Some((status, [(header::CONTENT_TYPE, kind)], bytes).into_response());
    }
    let (file, size) = spawn_blocking(move || open(&root, &source)).await.ok()?.ok()?;
    let pieces = stream::try_unfold(file, |file| async {
        let (file, piece) = spawn_blocking(|| read(file)).await.map_err(io::Error::other)??;
        io::Result::Ok((!piece.is_empty()).then_some((piece, file)))
    });
    let answer =
        Response::builder().status(status).header(header::CONTENT_TYPE, kind).header(header::CONTENT_LENGTH, size);
    answer.body(Body::from_stream(pieces)).ok()
}

/// Pictures of stories are published without what a camera wrote into them; what is seen here is what a build publishes.
fn is_photo(source: &str) -> bool {
    source.starts_with("content/") && load::is_picture(source)
}

fn photo(root: &Path, source: &str) -> io::Result<Vec<u8>> {
    let (mut file, _) = open(root, source)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    load::published_picture(source, bytes).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// Opens what was a plain file when the site was compiled, if it still is one. A link that took its place is not followed: it may
/// lead out of the site. (The top folder itself may be one; a build reads through it, too.)
fn open(root: &Path, source: &str) -> io::Result<(io::Take<File>, u64)> {
    let (top, below) = source.split_once('/').ok_or(io::ErrorKind::NotFound)?;
    let top = root.join(top).canonicalize()?;
    let plain = below.split('/').fold(top.clone(), |path, name| path.join(name));
    let data = plain.symlink_metadata()?;
    if !data.is_file() || plain.canonicalize()? != plain {
        return Err(io::ErrorKind::NotFound.into());
    }
    Ok((File::open(&plain)?.take(data.len()), data.len()))
}

fn read(mut file: io::Take<File>) -> io::Result<(io::Take<File>, Vec<u8>)> {
    let mut piece = Vec::new();
    (&mut file).take(PIECE).read_to_end(&mut piece)?;
    Ok((file, piece))
}
