//! The program `guongsang`. Everything is in the library, where tests reach it.

use std::process::ExitCode;

/// Pages are made of many short texts, on all cores at once: the system's allocator takes a sixth of a build's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    guongsang::cli::run(std::env::args_os())
}
