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
use tokio::sync::Semaphore;
use tokio::sync::watch::Receiver;

use super::answer::build_name;

/// After so long a browser connects again when the preview was ended and started again.
const RETRY: Duration = Duration::from_millis(500);
/// Tells connections that are gone from those that wait.
const ALIVE: Duration = Duration::from_secs(15);

/// Streams that are held open; a system gives a program some hundred to a thousand files, and a build needs some.
pub const STREAMS: usize = 256;
/// Where all are taken, a browser is told the newest build and asks again after so long.
const ASK_AGAIN: Duration = Duration::from_secs(3);

/// Streams builds until the browser leaves.
pub fn stream(mut news: Receiver<u64>, places: &Arc<Semaphore>) -> Response {
    let Ok(place) = places.clone().try_acquire_owned() else { return newest(&news) };
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
