//! The day of which a preview shows the site: a story that is to come tomorrow comes while the preview runs.

use chrono::NaiveDate;

/// A day that stays, or one that turns at midnight.
#[derive(Debug, Clone, Copy)]
pub enum Day {
    /// Of `--now`.
    Fixed(NaiveDate),
    /// As told whenever it is asked for: the day at UTC+7.
    Clock(fn() -> NaiveDate),
}

impl Day {
    /// The day by now.
    pub fn today(self) -> NaiveDate {
        match self {
            Day::Fixed(day) => day,
            Day::Clock(now) => now(),
        }
    }

    /// Whether it may become another.
    pub fn turns(self) -> bool {
        matches!(self, Day::Clock(_))
    }
}
