//! Where the preview listens: on this machine alone, or also where others in the room reach it.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};

/// How many ports after the wanted one are tried when it is taken.
const PORTS: u16 = 20;

/// Opened doors, all with one port.
#[derive(Debug)]
pub struct Doors {
    /// What listens.
    pub listeners: Vec<TcpListener>,
    /// Where an editor on this machine goes.
    pub here: SocketAddr,
    /// Where others in the room go, as far as that is known; `None` when only this machine is served.
    pub room: Option<Option<SocketAddr>>,
    /// Why the wanted port is not the one, if it is another.
    pub missed: Option<io::ErrorKind>,
}

impl Doors {
    /// Opens the wanted port (0: any that is free), else the next that is free.
    ///
    /// # Errors
    /// When there is none, or the address is not this machine's.
    pub fn open(bind: IpAddr, port: u16) -> io::Result<Self> {
        let (mut tried, mut missed) = (port, None);
        // Any free port may be taken on this machine's own address: then it is another one's turn.
        let mut left = PORTS;
        loop {
            match listen(bind, tried) {
                Ok(listeners) => return Self::of(bind, listeners, missed.filter(|_| port != 0)),
                // Windows says "permission denied" of ports that it keeps for itself.
                Err(e) if !matches!(e.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied) => {
                    return Err(e);
                }
                Err(e) => {
                    let next = if port == 0 { Some(0) } else { tried.checked_add(1) };
                    let Some(next) = next.filter(|_| left > 0) else { return Err(e) };
                    missed.get_or_insert(e.kind());
                    (tried, left) = (next, left - 1);
                }
            }
        }
    }

    fn of(bind: IpAddr, listeners: Vec<TcpListener>, missed: Option<io::ErrorKind>) -> io::Result<Self> {
        let port = listeners.first().map_or(Ok(0), |first| first.local_addr().map(|at| at.port()))?;
        let here = match bind {
            ip if ip.is_loopback() => ip,
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            _ => Ipv4Addr::LOCALHOST.into(),
        };
        let seen = if bind.is_unspecified() { own_address() } else { Some(bind) };
        let room = (!bind.is_loopback()).then(|| seen.map(|ip| SocketAddr::new(ip, port)));
        Ok(Self { listeners, here: SocketAddr::new(here, port), room, missed })
    }
}

/// An address of the room alone would shut the editor's own machine out, from which alone files are opened.
fn listen(bind: IpAddr, port: u16) -> io::Result<Vec<TcpListener>> {
    let first = TcpListener::bind((bind, port))?;
    if bind.is_loopback() || bind.is_unspecified() {
        return Ok(vec![first]);
    }
    let own = TcpListener::bind((Ipv4Addr::LOCALHOST, first.local_addr()?.port()))?;
    Ok(vec![first, own])
}

/// The address by which this machine would reach other networks, and others it. (Choosing a way sends nothing.)
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address that documents use (RFC 5737): it is nobody's.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|at| at.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_alone() {
        let doors = Doors::open(Ipv4Addr::LOCALHOST.into(), 0).unwrap();
        assert_eq!(doors.listeners.len(), 1);
        assert!(doors.here.ip().is_loopback() && doors.here.port() > 0 && doors.room.is_none());
        assert!(doors.listeners[0].local_addr().unwrap().ip().is_loopback());
    }

    #[test]
    fn the_room_and_this_machine() {
        let doors = Doors::open(Ipv4Addr::UNSPECIFIED.into(), 0).unwrap();
        assert!(doors.here.ip().is_loopback() && doors.room.is_some());
        let Some(own) = own_address() else { return };
        let doors = Doors::open(own, 0).unwrap();
        assert_eq!(doors.listeners.len(), 2);
        assert_eq!(doors.room, Some(Some(SocketAddr::new(own, doors.here.port()))));
        let ports = doors.listeners.iter().map(|one| one.local_addr().unwrap().port());
        assert!(ports.into_iter().all(|port| port == doors.here.port()));
    }

    #[test]
    fn why_it_is_another_port() {
        let here = Ipv4Addr::LOCALHOST.into();
        let first = Doors::open(here, 0).unwrap();
        assert_eq!(first.missed, None);
        // The system's own ports end at 65535; nothing follows the last.
        if first.here.port() < 65_000 {
            let second = Doors::open(here, first.here.port()).unwrap();
            assert_eq!(second.missed, Some(io::ErrorKind::AddrInUse));
            assert!(second.here.port() > first.here.port());
        }
    }

    #[test]
    fn an_address_of_another_machine_is_an_error() {
        assert!(Doors::open("203.0.113.77".parse().unwrap(), 0).is_err());
    }
}
