//! Who may ask: this machine's own browser, for this preview.
//!
//! A page of another site can make the browser ask 127.0.0.1. It cannot read the answer, unless its name is made to point
//! here ("DNS rebinding"): then the `Host` header gives it away.

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};

/// The status with which a request is refused, if it is.
pub fn refusal(method: &Method, uri: &Uri, headers: &HeaderMap, port: u16) -> Option<StatusCode> {
    let mut hosts = headers.get_all(header::HOST).into_iter();
    let host = hosts.next().and_then(|value| value.to_str().ok());
    let ours = host.is_some_and(|host| is_ours(host, port)) && hosts.next().is_none();
    if !ours || uri.authority().is_some_and(|asked| !is_ours(asked.as_str(), port)) {
        return Some(StatusCode::FORBIDDEN);
    }
    (method != Method::GET && method != Method::HEAD).then_some(StatusCode::METHOD_NOT_ALLOWED)
}

fn is_ours(host: &str, port: u16) -> bool {
    let (name, asked) = match host.rsplit_once(':') {
        Some((name, digits)) if !digits.ends_with(']') => (name, digits.parse().ok()),
        _ => (host, Some(80)),
    };
    asked == Some(port) && ["127.0.0.1", "localhost", "[::1]"].iter().any(|ours| name.eq_ignore_ascii_case(ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine() {
        for host in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"] {
            assert!(is_ours(host, 8080), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "evil.example:8080",
            "127.0.0.1:8081",
            "127.0.0.1",
            "localhost",
            "[::1]",
            "localhost.evil.example:8080",
            "127.0.0.1.nip.io:8080",
            "x@127.0.0.1:8080",
            "0.0.0.0:8080",
        ] {
            assert!(!is_ours(host, 8080), "{host}");
        }
        assert!(is_ours("localhost", 80) && is_ours("[::1]", 80));
    }
}
