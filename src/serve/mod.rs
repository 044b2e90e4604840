//! The preview: an editor saves and sees. Builds in memory, serves on loopback, builds again on change, and lets the
//! browser know.
//!
//! Nothing is written and no page is rendered that nobody asks for: `state::Preview` holds the site as it was last
//! compiled without errors, and a request renders its page from it. After a save the site is compiled again
//! (`crate::Compiler`), which gives what a build would, only sooner. An editor's mistake never takes the site away: the last good one
//! stays, with the problems above it (`overlay`).
//!
//! The server is for one person on one machine: it listens on 127.0.0.1, and elsewhere only if it is told to (`bind`), knows only
//! what the renderer knows (never a path of the disk), and refuses what is not addressed to it (`guard`). What it does beyond
//! showing is to open a source file for that person, behind several locks (`open`).

#![allow(clippy::disallowed_methods, reason = "the preview watches the folder and tells the time")]

mod about;
mod answer;
mod bar;
mod bind;
mod block;
mod browser;
mod changes;
mod code;
mod day;
mod events;
mod excerpt;
mod files;
mod findings;
mod guard;
mod held;
mod http;
mod limits;
mod listener;
mod lost;
mod network;
mod newest;
mod open;
mod overlay;
mod overview;
mod path;
mod pictures;
mod printer;
mod problem;
mod range;
mod rebuild;
mod scan;
mod state;
mod types;
mod watch;
mod words;

use std::future::poll_fn;
use std::io::{self, IsTerminal};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::task::Poll;

use tokio::runtime::{Builder, Runtime};

use crate::base::Lang;
use crate::resolve::Audience;

use bind::Doors;
use changes::Changes;
pub use day::Day;
use listener::Bounded;
use printer::Paper;
pub use printer::Printer;
use state::Preview;
use watch::{Signal, Watch};
use words::Voice;

/// What a preview needs to know.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folder of the site.
    pub root: PathBuf,
    /// The day of the site: that of `--now`, or whichever it is at UTC+7.
    pub day: Day,
    /// Address of this machine at which it listens: a loopback one keeps everybody else out, an unspecified one (`0.0.0.0`)
    /// means all of them.
    pub bind: IpAddr,
    /// Port; 0 takes any that is free, and where it is taken the next that is free is.
    pub port: u16,
    /// Looks at the files every second and does not wait to be told by the system.
    pub poll: bool,
    /// Shows drafts and what else is on its way, each page saying why it is not published.
    pub drafts: bool,
    /// Language of the lines on the terminal and of the overlay.
    pub lang: Lang,
    /// Opens the browser once the site can be seen.
    pub open: bool,
    /// Draws the problems of a build for the terminal; without one only their number is said.
    pub printer: Option<Printer>,
}

/// Serves until Ctrl-C.
///
/// # Errors
/// When the site's folder is not there, the address is not this machine's, or no port can be had.
pub fn run(options: Options) -> io::Result<()> {
    let voice = Voice::new(options.lang);
    let Options { drafts, open, .. } = options;
    let server = Server::start(options)?;
    let Some(runtime) = &server.runtime else { return Ok(()) };
    let mut ended = Box::pin(tokio::signal::ctrl_c());
    // Listening for Ctrl-C begins when it is first asked for, and must have begun when the editor is told of it.
    if let Poll::Ready(ended) = runtime.block_on(poll_fn(|context| Poll::Ready(ended.as_mut().poll(context)))) {
        return ended;
    }
    voice.ready(&link(server.address));
    if let Some(room) = server.room {
        announce(room, drafts, voice);
    }
    if open {
        browser::open(server.address, voice);
    }
    runtime.block_on(ended)
}

/// A preview that runs. Ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    /// Where others in the room go, as far as that is known; `None` when only this machine is served.
    room: Option<Option<SocketAddr>>,
    signals: Sender<Signal>,
    /// Taken out when the server ends.
    runtime: Option<Runtime>,
}

impl Server {
    /// Builds the site once, good or not, and serves it from then on.
    ///
    /// # Errors
    /// When the site's folder is not there, the address is not this machine's, or no port can be had.
    pub fn start(options: Options) -> io::Result<Server> {
        let voice = Voice::new(options.lang);
        let root = options.root.canonicalize()?;
        limits::raise();
        let doors = Doors::open(options.bind, options.port)?;
        let Doors { listeners, here: address, room, missed } = doors;
        if let Some(why) = missed {
            voice.other_port(options.port, address.port(), why);
        }
        let audience = if options.drafts { Audience::Editors } else { Audience::Readers };
        let paper = Paper::new(options.printer);
        let preview = Arc::new(Preview::new(root.clone(), options.day, audience, link(address), voice, paper));
        let (signals, heard) = mpsc::channel();
        // Watching begins before the first build, so that what is saved during it is not missed.
        let watch = Watch::new(root, options.poll, signals.clone(), heard, voice);
        preview.build(&Changes::default());
        let runtime = serve(listeners, &preview)?;
        let name = "guongsang-build".to_owned();
        std::thread::Builder::new().name(name).spawn(move || rebuild::rebuild(watch, &preview))?;
        Ok(Server { address, room, signals, runtime: Some(runtime) })
    }

    /// Where an editor on this machine goes.
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

fn link(at: SocketAddr) -> String {
    format!("http://{at}/")
}

/// Tells where others look, and a camera on a screen: a pipe gets no drawing.
fn announce(room: Option<SocketAddr>, drafts: bool, voice: Voice) {
    let address = room.map(link);
    let code = address.as_deref().filter(|_| io::stderr().is_terminal()).and_then(code::code);
    voice.room(address.as_deref(), code.as_deref(), drafts);
}

fn serve(listeners: Vec<TcpListener>, preview: &Arc<Preview>) -> io::Result<Runtime> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(16)
        .thread_name("guongsang-serve")
        .enable_io()
        .enable_time()
        .build()?;
    let service = http::service(preview.clone());
    for listener in listeners {
        listener.set_nonblocking(true)?;
        let entered = runtime.enter();
        let listener = Bounded::new(tokio::net::TcpListener::from_std(listener)?);
        drop(entered);
        let service = service.clone();
        runtime.spawn(async move { axum::serve(listener, service).await });
    }
    Ok(runtime)
}
