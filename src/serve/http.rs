//! From a request to a response. Two addresses are the preview's own, all others are paths of the site.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Request, Response, StatusCode, header};
use axum::response::IntoResponse;
use percent_encoding::percent_decode_str;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::answer::{Answer, answer};
use super::state::Preview;
use super::{events, files, guard, path, types};

/// Headers of every response: nothing is kept, nothing is guessed, no other site may take a picture or a script from here.
const ALWAYS: [(&str, &str); 3] = [
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-site"),
];

/// Answers everything. (That a response to HEAD has no body is axum's doing.)
pub fn router(preview: Arc<Preview>) -> Router {
    let streams = Arc::new(Semaphore::new(events::STREAMS));
    Router::new().fallback(handle).with_state((preview, streams))
}

type Shared = (Arc<Preview>, Arc<Semaphore>);

async fn handle(State((preview, streams)): State<Shared>, request: Request<Body>) -> Response<Body> {
    let (request, _body) = request.into_parts();
    let mut response = respond(preview, &streams, &request).await;
    for (name, value) in ALWAYS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

async fn respond(preview: Arc<Preview>, streams: &Arc<Semaphore>, request: &Parts) -> Response<Body> {
    let uri = &request.uri;
    if let Some(status) = guard::refusal(&request.method, uri, &request.headers, preview.port()) {
        let mut refused = plain(status);
        if status == StatusCode::METHOD_NOT_ALLOWED {
            refused.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        return refused;
    }
    match uri.path() {
        "/_/events" => events::stream(preview.news(), streams),
        "/_/hash" => hash(preview, uri.query().unwrap_or_default()).await,
        raw => match path::decode(raw) {
            Some(path) => send(preview, path).await,
            None => plain(StatusCode::BAD_REQUEST),
        },
    }
}

async fn send(preview: Arc<Preview>, path: String) -> Response<Body> {
    let kind = types::content_type(&path);
    match find(preview.clone(), path).await {
        Some(Answer::Page { status, bytes, .. }) => typed(status_of(status), types::content_type(".html"), bytes),
        Some(Answer::Bytes { bytes }) => typed(StatusCode::OK, kind, bytes),
        Some(Answer::File { status, source }) => {
            let sent = files::send(preview.root(), source, status_of(status)).await;
            sent.unwrap_or_else(|| plain(StatusCode::NOT_FOUND))
        }
        Some(Answer::Nothing) => plain(StatusCode::NOT_FOUND),
        None => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// What the browser would be shown at a path now, as a fingerprint.
async fn hash(preview: Arc<Preview>, query: &str) -> Response<Body> {
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("path="));
    let raw = asked.and_then(|value| percent_decode_str(value).decode_utf8().ok());
    let Some(path) = raw.and_then(|raw| path::decode(&raw)) else { return plain(StatusCode::BAD_REQUEST) };
    match find(preview, path).await {
        Some(Answer::Page { hash, .. }) => typed(StatusCode::OK, types::content_type(".txt"), hash.into_bytes()),
        _ => plain(StatusCode::NOT_FOUND),
    }
}

/// Rendering may take its time; `None` if it broke off.
async fn find(preview: Arc<Preview>, path: String) -> Option<Answer> {
    spawn_blocking(move || answer(&preview, &path)).await.ok()
}

fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn typed(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response<Body> {
    (status, [(header::CONTENT_TYPE, kind)], bytes).into_response()
}

fn plain(status: StatusCode) -> Response<Body> {
    typed(status, types::content_type(".txt"), format!("{status}\n").into_bytes())
}
