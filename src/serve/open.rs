//! Opens a source file in the program that the system has for it, because somebody clicked on a problem.
//!
//! That starts a program, so it is locked five times: only a page of this preview knows the token, which it sends as a header
//! of its own (no other site's page can, not even by a picture or a form); the browser says that the request is the page's own;
//! it comes from this very machine; the file is one that the last build read, looked up by name and never as a path of the
//! disk; and it is plain text of a kind that nothing runs. The program gets the path as one argument, past every shell.

use std::hash::{BuildHasher, RandomState};
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, Method};

use super::files;
use super::state::Preview;

/// The header in which a page sends the token.
pub const HEADER: &str = "x-guongsang";
/// Extensions that are opened: an editor for text has them, and no system runs them. (A script or a page could do more.)
const OPENED: [&str; 3] = ["md", "yaml", "yml"];
/// So long is waited for the program to say that it cannot.
const PATIENCE: Duration = Duration::from_millis(1500);

/// What a page must know to have files opened: new in every run, and known to no page of another site.
pub struct Token(String);

impl Token {
    /// A token that nobody can guess: 128 bits from the system's own randomness, by which tables are seeded.
    pub fn new() -> Self {
        let half = || RandomState::new().hash_one(0_u8);
        Self(format!("{:016x}{:016x}", half(), half()))
    }

    /// As it stands in a page.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether one who asks from this address sits at this machine, and files are opened for them.
pub fn may(peer: IpAddr) -> bool {
    peer.to_canonical().is_loopback()
}

/// Whether a file can be opened by its name alone.
pub fn is_openable(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, end)| OPENED.iter().any(|one| end.eq_ignore_ascii_case(one)))
}

/// Whether the request is one of this preview's own pages on this machine.
pub fn is_own(method: &Method, headers: &HeaderMap, peer: IpAddr, token: &Token) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    // Old browsers do not say.
    let same_site = header("sec-fetch-site").is_none_or(|from| from == "same-origin");
    method == Method::GET && may(peer) && same_site && header(HEADER) == Some(token.as_str())
}

/// The file on the disk, if it is a source that may be opened.
pub fn find(preview: &Preview, file: &str) -> Option<PathBuf> {
    let now = preview.now();
    let good = now.good.as_ref().map(|good| good.renderer.compiled());
    let known = good.is_some_and(|compiled| compiled.sources.find(file).is_some())
        || now.findings.of(file).next().is_some()
        || now.newest.iter().any(|seen| seen.path == file);
    if known && is_openable(file) { files::unlinked(preview.root(), file).ok() } else { None }
}

/// Opens the file.
///
/// # Errors
/// When the system has no program for it, or the program says at once that it cannot.
pub fn open(path: &Path) -> io::Result<()> {
    let mut child = command(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if let Some(status) = child.try_wait()? {
            // Windows' explorer ends with 1 when all went well.
            let well = status.success() || cfg!(windows);
            return if well { Ok(()) } else { Err(io::Error::other(status.to_string())) };
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    wait_aside(child)
}

/// Some openers are the editor itself and end with it.
fn wait_aside(mut child: Child) -> io::Result<()> {
    std::thread::Builder::new().name("guongsang-open".to_owned()).spawn(move || child.wait()).map(drop)
}

#[allow(clippy::disallowed_methods, reason = "no site is built by it: an editor asked for a file")]
fn command(path: &Path) -> Command {
    let name = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        // Not `start`: that is a word of the shell, to which `&` in a name would be the end of the command.
        "explorer"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(name);
    command.arg(spoken(path));
    command
}

/// Windows' own programs do not know the form `\\?\C:\…` in which it gives whole paths.
fn spoken(path: &Path) -> PathBuf {
    let plain = path.to_str().and_then(|text| text.strip_prefix(r"\\?\")).filter(|text| !text.starts_with("UNC"));
    plain.map_or_else(|| path.to_owned(), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn only_text_that_nothing_runs() {
        for file in ["content/a.md", "site.yaml", "data/a.YML"] {
            assert!(is_openable(file), "{file}");
        }
        for file in ["a.js", "a.html", "a.bat", "a.md.exe", "a.lnk", "md", "a.svg", "a.docx", ""] {
            assert!(!is_openable(file), "{file}");
        }
    }

    #[test]
    fn only_pages_of_this_preview_on_this_machine() {
        let token = Token::new();
        let asked = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            headers
        };
        let own = asked(&[(HEADER, token.as_str()), ("sec-fetch-site", "same-origin")]);
        assert!(is_own(&Method::GET, &own, HERE, &token));
        assert!(is_own(&Method::GET, &asked(&[(HEADER, token.as_str())]), "::ffff:127.0.0.1".parse().unwrap(), &token));
        assert!(!is_own(&Method::HEAD, &own, HERE, &token));
        assert!(!is_own(&Method::GET, &own, "192.168.1.7".parse().unwrap(), &token));
        assert!(!is_own(&Method::GET, &own, HERE, &Token::new()));
        for from in ["cross-site", "same-site", "none"] {
            assert!(!is_own(&Method::GET, &asked(&[(HEADER, token.as_str()), ("sec-fetch-site", from)]), HERE, &token));
        }
        assert!(!is_own(&Method::GET, &asked(&[("sec-fetch-site", "same-origin")]), HERE, &token));
    }

    #[test]
    fn tokens_differ_and_are_long() {
        assert_ne!(Token::new().as_str(), Token::new().as_str());
        assert_eq!(Token::new().as_str().len(), 32);
    }

    #[test]
    fn windows_paths_are_spoken_as_its_programs_know_them() {
        assert_eq!(spoken(Path::new(r"\\?\C:\trang\a.md")), Path::new(r"C:\trang\a.md"));
        assert_eq!(spoken(Path::new("/home/a&b.md")), Path::new("/home/a&b.md"));
    }
}
