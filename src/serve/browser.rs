//! Opens the browser by the program that each system has for it. Only a convenience: failing is a line, no error.

use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::thread::JoinHandle;

use super::words::Voice;

/// Opens the preview's first page.
pub fn open(at: SocketAddr, voice: Voice) {
    let address = format!("http://{at}/");
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        // `start` is a word of the shell; its first quoted argument would be a window's title.
        let mut shell = Command::new("cmd");
        shell.args(["/C", "start", ""]);
        shell
    } else {
        Command::new("xdg-open")
    };
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    watch(command, voice);
}

/// Some programs are there and have no browser to open; that they say by their status.
fn watch(mut command: Command, voice: Voice) -> Option<JoinHandle<bool>> {
    let mut child = command.spawn().map_err(|error| voice.no_browser(error)).ok()?;
    let wait = move || match child.wait() {
        Ok(status) if !status.success() => {
            voice.no_browser(status);
            false
        }
        _ => true,
    };
    std::thread::Builder::new().name("guongsang-browser".to_owned()).spawn(wait).ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::base::Lang;

    #[test]
    fn a_program_without_a_browser_is_no_success() {
        let ends = |name: &str| watch(Command::new(name), Voice::new(Lang::Vi)).map(|thread| thread.join().unwrap());
        assert_eq!([ends("true"), ends("false"), ends("guongsang-khong-co")], [Some(true), Some(false), None]);
    }
}
