//! How many files the program may hold open: connections are files, and systems give a program few unless it asks for more.

/// So many are enough for every stream, every connection and a build.
#[cfg(target_os = "linux")]
const ENOUGH: u64 = 8192;

/// Asks for more files than the program got, as far as it may. What cannot be had is done without.
#[cfg(target_os = "linux")]
pub fn raise() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    // No limit is `None`.
    let wanted = maximum.map_or(ENOUGH, |most| most.min(ENOUGH));
    if current.is_some_and(|current| current < wanted) {
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum });
    }
}

/// Elsewhere it stays as it is.
#[cfg(not(target_os = "linux"))]
pub fn raise() {}
