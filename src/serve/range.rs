//! A part of a file, as players of video and readers of PDF ask for it (RFC 9110, section 14).

use axum::http::{HeaderMap, Method, header};

/// What of a file is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// From the first to the last byte, both counted from 0 and both sent.
    Bytes(u64, u64),
    /// Nothing: the file ends before the first byte that was asked for.
    Beyond,
}

/// What was asked of a file of so many bytes. Several ranges, and what is not understood, mean all of it, as the standard has
/// it. So does a range under a condition (`If-Range`): no file here has a version that could be compared.
pub fn part(method: &Method, headers: &HeaderMap, size: u64) -> Part {
    if method != Method::GET || headers.contains_key(header::IF_RANGE) {
        return Part::Whole;
    }
    let mut ranges = headers.get_all(header::RANGE).into_iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else { return Part::Whole };
    range.to_str().ok().and_then(|range| bytes(range, size)).unwrap_or(Part::Whole)
}

fn bytes(range: &str, size: u64) -> Option<Part> {
    let (unit, range) = range.split_once('=')?;
    let (first, last) = range.split_once('-').filter(|_| unit.trim().eq_ignore_ascii_case("bytes"))?;
    let (first, last) = (first.trim(), last.trim());
    if first.is_empty() {
        // The last so many bytes.
        let wanted = number(last)?;
        return Some(if wanted == 0 || size == 0 {
            Part::Beyond
        } else {
            Part::Bytes(size.saturating_sub(wanted), size - 1)
        });
    }
    let first = number(first)?;
    let last = if last.is_empty() { u64::MAX } else { number(last).filter(|last| *last >= first)? };
    Some(if first >= size { Part::Beyond } else { Part::Bytes(first, last.min(size - 1)) })
}

/// Digits alone; more than there are bytes is as good as all.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(range: &str) -> Part {
        part(&Method::GET, &HeaderMap::from_iter([(header::RANGE, range.parse().unwrap())]), 100)
    }

    #[test]
    fn parts() {
        assert_eq!(of("bytes=0-"), Part::Bytes(0, 99));
        assert_eq!(of("bytes=0-0"), Part::Bytes(0, 0));
        assert_eq!(of("Bytes=10-19"), Part::Bytes(10, 19));
        assert_eq!(of("bytes=90-999999999999999999999999"), Part::Bytes(90, 99));
        assert_eq!(of("bytes=-10"), Part::Bytes(90, 99));
        assert_eq!(of("bytes=-1000"), Part::Bytes(0, 99));
        assert_eq!(of("bytes=100-"), Part::Beyond);
        assert_eq!(of("bytes=-0"), Part::Beyond);
    }

    #[test]
    fn what_is_not_understood_is_all_of_it() {
        for range in ["bytes=1-2,5-6", "bytes=9-3", "bytes=a-b", "bytes=-", "bytes", "lines=1-2", "bytes=+1-2", ""] {
            assert_eq!(of(range), Part::Whole, "{range}");
        }
        let some = HeaderMap::from_iter([(header::RANGE, "bytes=0-1".parse().unwrap())]);
        assert_eq!(part(&Method::HEAD, &some, 100), Part::Whole);
        let mut under_condition = some;
        under_condition.insert(header::IF_RANGE, "\"x\"".parse().unwrap());
        assert_eq!(part(&Method::GET, &under_condition, 100), Part::Whole);
        assert_eq!(part(&Method::GET, &HeaderMap::new(), 100), Part::Whole);
        assert_eq!(bytes("bytes=0-", 0), Some(Part::Beyond));
    }
}
