//! The stream of server-sent events: the name of the newest build, at once and whenever there is a newer one.
//!
//! A stream holds one number, not a queue: a browser that reads slowly gets the newest and costs nothing meanwhile.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::http::header;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::watch::Receiver;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::answer::build_name;

/// After so long a browser connects again when the preview was ended and started again.
const RETRY: Duration = Duration::from_millis(500);
/// Tells connections that are gone from those that wait.
const ALIVE: Duration = Duration::from_secs(15);

/// Streams that are held open; a system gives a program some hundred to a thousand files, and a build needs some.
const STREAMS: usize = 256;
/// Of which others in the room may have so many: the editor's own pages are never told to wait for theirs.
const GUESTS: usize = 192;
/// Where all are taken, a browser is told the newest build and asks again after so long.
const ASK_AGAIN: Duration = Duration::from_secs(3);

/// Room for streams.
#[derive(Debug, Clone)]
pub struct Places {
    all: Arc<Semaphore>,
    guests: Arc<Semaphore>,
}

/// A stream's place, or two: a guest's is one of the guests', too.
struct Place {
    _of_all: OwnedSemaphorePermit,
    _of_guests: Option<OwnedSemaphorePermit>,
}

impl Places {
    /// All of them, free.
    pub fn new() -> Self {
        Self { all: Arc::new(Semaphore::new(STREAMS)), guests: Arc::new(Semaphore::new(GUESTS)) }
    }

    fn take(&self, is_guest: bool) -> Option<Place> {
        let guests = is_guest.then(|| self.guests.clone().try_acquire_owned()).transpose().ok()?;
        let all = self.all.clone().try_acquire_owned().ok()?;
        Some(Place { _of_all: all, _of_guests: guests })
    }
}

/// Streams builds until the browser leaves.
pub fn stream(mut news: Receiver<u64>, places: &Places, is_guest: bool) -> Response {
    let Some(place) = places.take(is_guest) else { return newest(&news) };
    news.mark_changed();
    let events = stream::unfold((news, place), |(mut news, place)| async move {
        news.changed().await.ok()?;
        let build = *news.borrow_and_update();
        Some((Ok::<_, Infallible>(event(build, RETRY)), (news, place)))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response()
}

fn newest(news: &Receiver<u64>) -> Response {
    let event = event(*news.borrow(), ASK_AGAIN);
    let one = Sse::new(stream::iter([Ok::<_, Infallible>(event)]));
    ([(header::CONNECTION, "close")], one).into_response()
}

fn event(build: u64, retry: Duration) -> Event {
    Event::default().retry(retry).data(build_name(build))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guests_leave_room_for_the_editor() {
        let places = Places::new();
        let guests: Vec<_> = std::iter::from_fn(|| places.take(true)).collect();
        assert_eq!(guests.len(), GUESTS);
        let own: Vec<_> = std::iter::from_fn(|| places.take(false)).collect();
        assert_eq!(own.len(), STREAMS - GUESTS);
        drop(guests);
        assert!(places.take(true).is_some() && places.take(false).is_some());
    }
}
