//! Whether the site lies on another machine: a system takes the order to tell of changes there and then tells only of its own.

use std::path::Path;

use super::scan::FOLDERS;

/// What the folder, or one of the site's folders in it, is on; `None` where the system tells of every change, as far as is known.
#[cfg(target_os = "linux")]
pub fn kind(root: &Path) -> Option<&'static str> {
    let places = FOLDERS.map(|folder| root.join(folder));
    // Which kind it is stands in the low half of a number whose width differs between machines.
    let magic = |path: &Path| rustix::fs::statfs(path).ok().map(|found| found.f_type as u32);
    std::iter::once(root).chain(places.iter().map(|path| &**path)).filter_map(magic).find_map(name)
}

/// Elsewhere it is not known.
#[cfg(not(target_os = "linux"))]
pub fn kind(_: &Path) -> Option<&'static str> {
    let _ = FOLDERS;
    None
}

/// The name of a file system of another machine (or program), by the number that Linux has for it.
#[cfg(target_os = "linux")]
fn name(magic: u32) -> Option<&'static str> {
    Some(match magic {
        0x6969 => "NFS",
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => "SMB",
        0x0102_1997 => "9P",
        0x6573_5546 => "FUSE",
        0x00c3_6400 => "Ceph",
        0x786f_4256 => "VirtualBox",
        _ => return None,
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn systems_of_other_machines() {
        assert_eq!(name(0xff53_4d42), Some("SMB"));
        // ext4, Btrfs, tmpfs.
        assert_eq!([0xef53, 0x9123_683e, 0x0102_1994].map(name), [None; 3]);
        assert_eq!(kind(Path::new("/proc")), None);
        assert_eq!(kind(Path::new("/khong-co-thu-muc-nay")), None);
    }
}
