//! Opens the browser by the program that each system has for it. Only a convenience: failing is a line, no error.

use std::net::SocketAddr;
use std::process::{Command, Stdio};

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
    if let Err(error) = command.spawn() {
        voice.no_browser(error);
    }
}
