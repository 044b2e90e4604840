//! Where the site's folder keeps what a build remembers for the next: `.guongsang/memo`. Whatever goes wrong here is passed over in
//! silence: the next build is slower, and that is all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use xxhash_rust::xxh3::xxh3_64;

const FOLDER: &str = ".guongsang";
const FILE: &str = "memo";

/// What the last build remembered, if anything.
pub fn recall(site: &Path) -> Option<Vec<u8>> {
    let folder = site.join(FOLDER);
    let file = folder.join(FILE);
    // What lies here is ours only if it is no link: contributors may bring one along.
    let plain = is(&folder, fs::Metadata::is_dir) && is(&file, fs::Metadata::is_file);
    if plain { fs::read(file).ok() } else { None }
}

/// Remembers something for the next build.
pub fn remember(site: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    store(&site.join(FOLDER), write).ok();
}

fn store(folder: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match fs::create_dir(folder) {
        // A folder that Git and those who back up may pass over.
        Ok(()) => {
            File::create_new(folder.join(".gitignore"))?.write_all(b"*\n")?;
        }
        Err(_) if is(folder, fs::Metadata::is_dir) => {}
        Err(error) => return Err(error),
    }
    let new = folder.join(format!("{FILE}.new"));
    fs::remove_file(&new).ok();
    let mut file = BufWriter::new(File::create_new(&new)?);
    write(&mut file)?;
    file.flush()?;
    fs::rename(&new, folder.join(FILE))
}

fn is(path: &Path, what: fn(&fs::Metadata) -> bool) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| what(&found))
}

/// Tells this program from every other build of it: by its version, and by the size and time of its file.
pub fn program() -> u64 {
    let file = std::env::current_exe().and_then(fs::metadata).ok();
    let time = file.as_ref().and_then(|file| file.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    let told = format!("{} {:?} {time:?}", env!("CARGO_PKG_VERSION"), file.as_ref().map(fs::Metadata::len));
    xxh3_64(told.as_bytes())
}
