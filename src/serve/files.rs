//! Files that the site copies, read from the disk piece by piece: a film need not fit in memory.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{Response, StatusCode, header};
use futures_util::stream;
use tokio::task::spawn_blocking;

use crate::load;

use super::range::{Part, part};
use super::types;

/// Bytes of a piece. No thread is held while a browser is slow to take one.
const PIECE: u64 = 256 << 10;

/// What is sent from: a file, or what is published of a picture.
trait Bytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> Bytes for T {}

type Opened = Box<dyn Bytes>;

/// The file at a path of the world, or the part of it that was asked for; `None` if it is not there any more.
pub async fn send(root: &Path, source: String, status: StatusCode, request: &Parts) -> Option<Response<Body>> {
    let kind = types::content_type(&source);
    let root = root.to_owned();
    let (file, size) = spawn_blocking(move || open(&root, &source)).await.ok()?.ok()?;
    let part = if status == StatusCode::OK { part(&request.method, &request.headers, size) } else { Part::Whole };
    let head = Response::builder().header(header::CONTENT_TYPE, kind).header(header::ACCEPT_RANGES, "bytes");
    let (from, length, head) = match part {
        Part::Whole => (0, size, head.status(status)),
        Part::Bytes(first, last) => {
            let range = format!("bytes {first}-{last}/{size}");
            (first, last - first + 1, head.status(StatusCode::PARTIAL_CONTENT).header(header::CONTENT_RANGE, range))
        }
        Part::Beyond => {
            let head = head.status(StatusCode::RANGE_NOT_SATISFIABLE);
            return head.header(header::CONTENT_RANGE, format!("bytes */{size}")).body(Body::empty()).ok();
        }
    };
    let file = spawn_blocking(move || at(file, from, length)).await.ok()?.ok()?;
    let pieces = stream::try_unfold(file, |file| async {
        let (file, piece) = spawn_blocking(|| read(file)).await.map_err(io::Error::other)??;
        io::Result::Ok((!piece.is_empty()).then_some((piece, file)))
    });
    head.header(header::CONTENT_LENGTH, length).body(Body::from_stream(pieces)).ok()
}

/// Opens a file for sending, with its size.
fn open(root: &Path, source: &str) -> io::Result<(Opened, u64)> {
    let (mut file, size) = plain(root, source)?;
    // Pictures of stories are published without what a camera wrote into them; what is seen here is what a build publishes.
    if !source.starts_with("content/") || !load::is_picture(source) {
        return Ok((Box::new(file), size));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let bytes = load::published_picture(source, bytes).ok_or(io::ErrorKind::InvalidData)?;
    let size = bytes.len() as u64;
    Ok((Box::new(Cursor::new(bytes)), size))
}

fn plain(root: &Path, source: &str) -> io::Result<(File, u64)> {
    let path = unlinked(root, source)?;
    let data = path.symlink_metadata()?;
    Ok((File::open(&path)?, data.len()))
}

/// Where a path of the world lies on the disk, if it is a plain file there. A link that took the place of a file or a folder, a top
/// folder among them, is not followed: it may lead out of the site. (`root` is canonical.)
///
/// # Errors
/// When there is no such file, or a link.
pub fn unlinked(root: &Path, source: &str) -> io::Result<PathBuf> {
    let plain = source.split('/').fold(root.to_owned(), |path, name| path.join(name));
    let found = plain.symlink_metadata()?.is_file() && plain.canonicalize()? == plain;
    found.then_some(plain).ok_or_else(|| io::ErrorKind::NotFound.into())
}

fn at(mut file: Opened, from: u64, length: u64) -> io::Result<io::Take<Opened>> {
    file.seek(SeekFrom::Start(from))?;
    Ok(file.take(length))
}

fn read(mut file: io::Take<Opened>) -> io::Result<(io::Take<Opened>, Vec<u8>)> {
    let mut piece = Vec::new();
    (&mut file).take(PIECE).read_to_end(&mut piece)?;
    Ok((file, piece))
}
