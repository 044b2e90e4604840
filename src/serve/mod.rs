//! The preview: an editor saves and sees. Builds in memory, serves on loopback, builds again on change, and lets the
//! browser know.
//!
//! Nothing is written and no page is rendered that nobody asks for: `state::Preview` holds the site as it was last
//! compiled without errors, and a request renders its page from it. Watching is the same build in a loop (`watch`): no
//! partial mode that could show what a build would not. An editor's mistake never takes the site away: the last good one
//! stays, with the problems above it (`overlay`).
//!
//! The server is for one person on one machine: it listens on 127.0.0.1 alone, knows only what the renderer knows
//! (never a path of the disk), and refuses what is not addressed to it (`guard`).

#![allow(clippy::disallowed_methods, reason = "the preview watches the folder and tells the time")]

mod answer;
mod browser;
mod events;
mod excerpt;
mod files;
mod guard;
mod http;
mod overlay;
mod path;
mod scan;
mod state;
mod types;
mod watch;
mod words;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};

use chrono::NaiveDate;
use tokio::runtime::{Builder, Runtime};

use crate::base::Lang;
use crate::resolve::Audience;

use state::Preview;
use watch::{Changes, Signal, Watch};
use words::Voice;

/// How many ports after the wanted one are tried when it is taken.
const PORTS: u16 = 20;

/// What a preview needs to know.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folder of the site.
    pub root: PathBuf,
    /// The day of the run at UTC+7 (or `--now`).
    pub today: NaiveDate,
    /// Port on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// Shows drafts and what else is on its way, each page saying why it is not published.
    pub drafts: bool,
    /// Language of the lines on the terminal and of the overlay.
    pub lang: Lang,
    /// Opens the browser once the site can be seen.
    pub open: bool,
}

/// Serves until Ctrl-C.
///
/// # Errors
/// When the site's folder is not there or no port can be had.
pub fn run(options: Options) -> io::Result<()> {
    let server = Server::start(options)?;
    server.runtime.as_ref().map_or(Ok(()), |runtime| runtime.block_on(tokio::signal::ctrl_c()))?;
    server.stop();
    Ok(())
}

/// A preview that runs. Ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    signals: Sender<Signal>,
    /// Taken out when the server ends.
    runtime: Option<Runtime>,
}

impl Server {
    /// Builds the site once, good or not, and serves it from then on.
    ///
    /// # Errors
    /// When the site's folder is not there or no port can be had.
    pub fn start(options: Options) -> io::Result<Server> {
        let voice = Voice::new(options.lang);
        let root = options.root.canonicalize()?;
        let listener = bind(options.port, voice)?;
        let address = listener.local_addr()?;
        let audience = if options.drafts { Audience::Editors } else { Audience::Readers };
        let preview = Arc::new(Preview::new(root.clone(), options.today, audience, address, voice));
        let (signals, heard) = mpsc::channel();
        // Watching begins before the first build, so that what is saved during it is not missed.
        let watch = Watch::new(root, signals.clone(), heard, voice);
        preview.build(&Changes::default());
        let runtime = serve(listener, preview.clone())?;
        std::thread::Builder::new().name("guongsang-build".to_owned()).spawn(move || rebuild(watch, &preview))?;
        voice.ready(address);
        if options.open {
            browser::open(address, voice);
        }
        Ok(Server { address, signals, runtime: Some(runtime) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends it at once: open event streams are cut and a build that is under way is not waited for.
    pub fn stop(self) {}
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.signals.send(Signal::Stop);
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The wanted port, else the next that is free.
fn bind(port: u16, voice: Voice) -> io::Result<TcpListener> {
    let mut tried = port;
    loop {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, tried)) {
            Ok(listener) => {
                if tried != port {
                    voice.other_port(port, tried);
                }
                return Ok(listener);
            }
            // Windows says "permission denied" of ports that it keeps for itself.
            Err(e) if !matches!(e.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied) => return Err(e),
            Err(e) => match tried.checked_add(1).filter(|next| *next - port <= PORTS) {
                Some(next) => tried = next,
                None => return Err(e),
            },
        }
    }
}

fn serve(listener: TcpListener, preview: Arc<Preview>) -> io::Result<Runtime> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(16)
        .thread_name("guongsang-serve")
        .enable_io()
        .enable_time()
        .build()?;
    listener.set_nonblocking(true)?;
    let entered = runtime.enter();
    let listener = tokio::net::TcpListener::from_std(listener)?;
    drop(entered);
    runtime.spawn(async move { axum::serve(listener, http::router(preview)).await });
    Ok(runtime)
}

/// Builds once for whatever changed since the last build, as long as the server runs.
fn rebuild(mut watch: Watch, preview: &Preview) {
    while let Some(changes) = watch.wait() {
        preview.build(&changes);
    }
}
