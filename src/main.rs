//! The program `guongsang`. Everything is in the library, where tests reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    guongsang::cli::run(std::env::args_os())
}
