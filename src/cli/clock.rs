//! The only look at the clock: which day it is where the boards are.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate};

/// Viet Nam is seven hours ahead of UTC, the whole year.
const AHEAD: u64 = 7 * 60 * 60;

/// Today at UTC+7, whatever zone the computer is set to.
pub fn today() -> NaiveDate {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    day_of(since)
}

fn day_of(seconds: u64) -> NaiveDate {
    let there = i64::try_from(seconds + AHEAD).unwrap_or_default();
    DateTime::from_timestamp(there, 0).unwrap_or_default().date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_begins_at_five_in_the_afternoon_utc() {
        let midnight = 1_795_132_800; // 2026-11-20 00:00 UTC
        assert_eq!(day_of(midnight).to_string(), "2026-11-20");
        assert_eq!(day_of(midnight + 17 * 3600 - 1).to_string(), "2026-11-20");
        assert_eq!(day_of(midnight + 17 * 3600).to_string(), "2026-11-21");
    }
}
