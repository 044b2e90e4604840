//! Takes connections in: of others in the room not more than there is room for, and none for longer than it says something.

use std::future::Future;
use std::io::{self, IoSlice};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

use super::open;

/// Connections of others in the room at one time; the editor's own are not counted.
const GUESTS: usize = 512;
/// So long a connection may take to ask, and then to ask again: streams of events are written to more often.
const PATIENCE: Duration = Duration::from_secs(60);

/// A listener that keeps room for the editor.
#[derive(Debug)]
pub struct Bounded {
    listener: TcpListener,
    guests: Arc<Semaphore>,
    patience: Duration,
}

impl Bounded {
    /// Around a listener.
    pub fn new(listener: TcpListener) -> Self {
        Self { listener, guests: Arc::new(Semaphore::new(GUESTS)), patience: PATIENCE }
    }
}

impl Listener for Bounded {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        loop {
            let (stream, peer) = Listener::accept(&mut self.listener).await;
            let place = self.guests.clone().try_acquire_owned().ok().filter(|_| !open::may(peer.ip()));
            // Who finds no room is let go and may come again.
            if place.is_some() || open::may(peer.ip()) {
                let quiet = Box::pin(sleep(self.patience));
                let patience = self.patience;
                return (Connection { stream, _place: place, quiet, patience, is_writing: false }, peer);
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that ends when it was not answered for too long: there was nothing to answer.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    _place: Option<OwnedSemaphorePermit>,
    quiet: Pin<Box<Sleep>>,
    patience: Duration,
    /// Who takes an answer slowly is waited for.
    is_writing: bool,
}

impl Connection {
    /// The address at which it came in.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.stream.local_addr()
    }

    fn wrote<T>(&mut self, written: Poll<T>) -> Poll<T> {
        self.is_writing = written.is_pending();
        if written.is_ready() {
            let next = Instant::now() + self.patience;
            self.quiet.as_mut().reset(next);
        }
        written
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, to: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.stream).poll_read(context, to);
        if read.is_pending() && self.quiet.as_mut().poll(context).is_ready() && !self.is_writing {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        read
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.wrote(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.wrote(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use std::io::{Read, Write};

    #[test]
    fn who_begins_to_ask_and_never_ends_is_let_go() {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let patience = Duration::from_millis(300);
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let at = listener.local_addr().unwrap();
        let service = Router::new().fallback(|| async { "ok" });
        let bounded = Bounded { patience, ..Bounded::new(listener) };
        runtime.spawn(async move { axum::serve(bounded, service).await });
        let mut slow = std::net::TcpStream::connect(at).unwrap();
        slow.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        slow.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n").unwrap();
        // An end, or a reset; not thirty seconds of nothing.
        let read = slow.read_to_end(&mut Vec::new());
        let kind = read.err().map(|error| error.kind());
        assert!(matches!(kind, None | Some(io::ErrorKind::ConnectionReset)), "{kind:?}");
        // Who asks again and again may take longer than that.
        let mut busy = std::net::TcpStream::connect(at).unwrap();
        for _ in 0..5 {
            std::thread::sleep(patience / 3);
            busy.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
            assert!(busy.read(&mut [0; 512]).unwrap() > 0);
        }
        runtime.shutdown_background();
    }
}
