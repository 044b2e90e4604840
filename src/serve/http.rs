//! From a request to a response. A few addresses are the preview's own, all others are paths of the site.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::connect_info::{ConnectInfo, Connected, IntoMakeServiceWithConnectInfo};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::serve::IncomingStream;
use percent_encoding::percent_decode_str;
use tokio::task::spawn_blocking;

use super::answer::{Answer, Who, answer};
use super::guard::Door;
use super::listener::Bounded;
use super::state::Preview;
use super::{events, files, guard, open, path, types};

/// Headers of every response: nothing is kept, nothing is guessed, no other site may take a picture or a script from here.
const ALWAYS: [(&str, &str); 3] = [
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-origin"),
];
/// And of every response to an editor: a browser that does not say where a frame stands shows no bar in one all the same.
const EDITORS: [(&str, &str); 2] =
    [("content-security-policy", "frame-ancestors 'self'"), ("x-frame-options", "SAMEORIGIN")];

/// The two ends of a connection.
#[derive(Debug, Clone, Copy)]
pub struct Ends {
    /// Who asks.
    peer: IpAddr,
    /// Where it came in.
    door: Door,
}

impl Ends {
    fn new(peer: SocketAddr, local: Option<SocketAddr>) -> Self {
        // A connection that is gone by now is of nobody: no host is right for it.
        let local = local.unwrap_or_else(|| (Ipv4Addr::UNSPECIFIED, 0).into());
        Self { peer: peer.ip(), door: Door { ip: local.ip(), port: local.port() } }
    }
}

impl Connected<IncomingStream<'_, Bounded>> for Ends {
    fn connect_info(stream: IncomingStream<'_, Bounded>) -> Self {
        Self::new(*stream.remote_addr(), stream.io().local_addr().ok())
    }
}

/// Answers everything. (That a response to HEAD has no body is axum's doing.)
pub fn service(preview: Arc<Preview>) -> IntoMakeServiceWithConnectInfo<Router, Ends> {
    let streams = events::Places::new();
    Router::new().fallback(handle).with_state((preview, streams)).into_make_service_with_connect_info()
}

type Shared = (Arc<Preview>, events::Places);

async fn handle(
    State((preview, streams)): State<Shared>,
    ConnectInfo(ends): ConnectInfo<Ends>,
    request: Request,
) -> Response<Body> {
    let (request, _body) = request.into_parts();
    let mut response = respond(preview, &streams, ends, &request).await;
    let more: &[_] = if who(ends, &request.headers) == Who::Editor { &EDITORS } else { &[] };
    for (name, value) in ALWAYS.iter().chain(more) {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

async fn respond(preview: Arc<Preview>, streams: &events::Places, ends: Ends, request: &Parts) -> Response<Body> {
    let uri = &request.uri;
    if let Some(status) = guard::refusal(&request.method, uri, &request.headers, ends.door) {
        let mut refused = plain(status);
        if status == StatusCode::METHOD_NOT_ALLOWED {
            refused.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        return refused;
    }
    match uri.path() {
        "/_/events" => events::stream(preview.news(), streams, !open::may(ends.peer)),
        "/_/state" => state(preview, query(uri.query(), "path"), ends, &request.headers).await,
        "/_/open" => open_file(preview, ends, request).await,
        raw => match path::decode(raw) {
            Some(path) => send(preview, path, who(ends, &request.headers), request).await,
            None => plain(StatusCode::BAD_REQUEST),
        },
    }
}

async fn send(preview: Arc<Preview>, path: String, who: Who, request: &Parts) -> Response<Body> {
    let kind = types::content_type(&path);
    match find(preview.clone(), path, who).await {
        Some(Answer::Page(page)) => {
            typed(status_of(page.status), types::content_type(".html"), page.whole(&preview, who))
        }
        Some(Answer::Bytes { bytes }) => typed(StatusCode::OK, kind, bytes),
        Some(Answer::File { status, source }) => {
            let sent = files::send(preview.root(), source, status_of(status), request).await;
            sent.unwrap_or_else(|| plain(StatusCode::NOT_FOUND))
        }
        Some(Answer::Nothing) => plain(StatusCode::NOT_FOUND),
        None => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// Who asks for a page. In a frame of another site's page it is shown as guests see it: what is drawn above a frame could make an
/// editor click on what is in it.
fn who(ends: Ends, headers: &HeaderMap) -> Who {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let alone = matches!(said("sec-fetch-dest"), None | Some("document" | "empty"));
    let ours = alone || said("sec-fetch-site") == Some("same-origin");
    if open::may(ends.peer) && ours { Who::Editor } else { Who::Guest }
}

/// What a browser would be shown at a path now: whether it must load the page again, and the block as it is by now.
async fn state(preview: Arc<Preview>, path: Option<String>, ends: Ends, headers: &HeaderMap) -> Response<Body> {
    let token = headers.get(open::HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let who = match token {
        "" => Who::Guest,
        token if token == preview.token().as_str() => who(ends, headers),
        // A page of the preview that ran before this one: it must be loaded again to know the new token.
        _ => return typed(StatusCode::OK, types::content_type(".json"), b"{}".to_vec()),
    };
    let Some(path) = path.and_then(|raw| path::decode(&raw)) else { return plain(StatusCode::BAD_REQUEST) };
    match find(preview, path, who).await {
        Some(Answer::Page(page)) => typed(StatusCode::OK, types::content_type(".json"), page.state().into_bytes()),
        _ => plain(StatusCode::NOT_FOUND),
    }
}

/// Opens a source file for an editor on this machine.
async fn open_file(preview: Arc<Preview>, ends: Ends, request: &Parts) -> Response<Body> {
    if !open::is_own(&request.method, &request.headers, ends.peer, preview.token()) {
        return plain(StatusCode::FORBIDDEN);
    }
    let found = query(request.uri.query(), "file").and_then(|file| open::find(&preview, &file));
    let Some(file) = found else { return plain(StatusCode::NOT_FOUND) };
    match spawn_blocking(move || open::open(&file)).await {
        Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
        _ => plain(StatusCode::NOT_IMPLEMENTED),
    }
}

/// A value of a query, decoded.
fn query(query: Option<&str>, name: &str) -> Option<String> {
    let value = query?.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    percent_decode_str(value).decode_utf8().ok().map(Into::into)
}

/// Rendering may take its time; `None` if it broke off.
async fn find(preview: Arc<Preview>, path: String, who: Who) -> Option<Answer> {
    spawn_blocking(move || answer(&preview, &path, who)).await.ok()
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
