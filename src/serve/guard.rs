//! Who may ask: a browser that was sent to this preview by its address.
//!
//! A page of another site can make a browser ask 127.0.0.1, or an address of the office's network. It cannot read the answer,
//! unless its name is made to point here ("DNS rebinding"): then the `Host` header gives it away. So a host is the machine's
//! own name for itself, or the very address at which the request came in; names of any other kind are refused.

use std::net::IpAddr;

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};

/// The address and port at which a request came in.
#[derive(Debug, Clone, Copy)]
pub struct Door {
    /// Address of this machine.
    pub ip: IpAddr,
    /// Port.
    pub port: u16,
}

/// The status with which a request is refused, if it is.
pub fn refusal(method: &Method, uri: &Uri, headers: &HeaderMap, door: Door) -> Option<StatusCode> {
    let mut hosts = headers.get_all(header::HOST).into_iter();
    let host = hosts.next().and_then(|value| value.to_str().ok());
    let ours = host.is_some_and(|host| door.is_called(host)) && hosts.next().is_none();
    if !ours || uri.authority().is_some_and(|asked| !door.is_called(asked.as_str())) {
        return Some(StatusCode::FORBIDDEN);
    }
    (method != Method::GET && method != Method::HEAD).then_some(StatusCode::METHOD_NOT_ALLOWED)
}

impl Door {
    fn is_called(self, host: &str) -> bool {
        let (name, asked) = match host.rsplit_once(':') {
            Some((name, digits)) if !digits.ends_with(']') => (name, digits.parse().ok()),
            _ => (host, Some(80)),
        };
        asked == Some(self.port) && self.has_name(name)
    }

    fn has_name(self, name: &str) -> bool {
        let ours = ["127.0.0.1", "localhost", "[::1]"].iter().any(|ours| name.eq_ignore_ascii_case(ours));
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        let address: Option<IpAddr> = match bare {
            Some(bare) => bare.parse().ok().map(IpAddr::V6),
            None => name.parse().ok().map(IpAddr::V4),
        };
        ours || address.is_some_and(|address| address.to_canonical() == self.ip.to_canonical())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door(ip: &str, port: u16) -> Door {
        Door { ip: ip.parse().unwrap(), port }
    }

    #[test]
    fn only_this_machine() {
        let own = door("127.0.0.1", 8080);
        for host in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"] {
            assert!(own.is_called(host), "{host}");
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
            "192.168.1.5:8080",
            "2130706433:8080",
            "[]:8080",
        ] {
            assert!(!own.is_called(host), "{host}");
        }
        let plain = door("127.0.0.1", 80);
        assert!(plain.is_called("localhost") && plain.is_called("[::1]"));
    }

    #[test]
    fn the_address_that_was_asked_and_no_name_for_it() {
        for (ip, host) in [
            ("192.168.1.5", "192.168.1.5:8080"),
            ("::ffff:192.168.1.5", "192.168.1.5:8080"),
            ("fe80::1", "[fe80::1]:8080"),
            ("fe80::1", "[FE80:0::1]:8080"),
        ] {
            assert!(door(ip, 8080).is_called(host), "{ip} {host}");
        }
        for host in ["192.168.1.6:8080", "evil.example:8080", "may-toi.local:8080", "192.168.1.5", "192.168.1.5:80"] {
            assert!(!door("192.168.1.5", 8080).is_called(host), "{host}");
        }
    }
}
