//! The program `guongsang`. Everything is in the library, where tests reach it.

use std::process::ExitCode;

/// Pages are made of many short texts, on all cores at once: the system's allocator takes a sixth of a build's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Memory in small pages. The allocator asks for large ones, of which a build would leave a quarter empty; it is as fast without. A system
/// that refuses changes nothing.
#[cfg(target_os = "linux")]
fn small_pages() {
    rustix::thread::disable_transparent_huge_pages(true).ok();
}

#[cfg(not(target_os = "linux"))]
fn small_pages() {}

fn main() -> ExitCode {
    small_pages();
    guongsang::cli::run(std::env::args_os())
}
