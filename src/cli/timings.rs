//! Where the time of a build goes: a table of its stages.

use std::fmt::Write as _;
use std::time::Instant;

use crate::Stage;
use crate::base::Lang;

/// A part of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Part {
    Compile(Stage),
    Theme,
    Write,
    Publish,
}

impl Part {
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Part::Compile(Stage::Load) => lang.pick("đọc tệp", "load"),
            Part::Compile(Stage::Resolve) => lang.pick("hiểu nội dung", "parse, resolve"),
            Part::Compile(Stage::Link) => lang.pick("nối, lập danh mục", "link, index"),
            Part::Theme => lang.pick("giao diện", "theme, layout"),
            Part::Write => lang.pick("dựng và ghi", "render, write"),
            Part::Publish => lang.pick("đưa vào chỗ", "publish"),
        }
    }
}

/// A watch that is read at the end of each part.
#[derive(Debug)]
pub struct Timings {
    last: Instant,
    parts: Vec<(Part, f64)>,
}

impl Timings {
    /// Starts the watch.
    pub fn start() -> Self {
        Self { last: Instant::now(), parts: Vec::new() }
    }

    /// A part has ended.
    pub fn end(&mut self, part: Part) {
        let now = Instant::now();
        self.parts.push((part, now.duration_since(self.last).as_secs_f64()));
        self.last = now;
    }

    /// Seconds of all parts.
    pub fn total(&self) -> f64 {
        self.parts.iter().map(|(_, seconds)| seconds).sum()
    }

    /// The table: a part a line, with its seconds and its share.
    pub fn table(&self, lang: Lang) -> String {
        let total = self.total().max(f64::MIN_POSITIVE);
        let mut text = String::new();
        for (part, seconds) in &self.parts {
            let number = format!("{seconds:.3}").replace('.', lang.pick(",", "."));
            let share = (100.0 * seconds / total).round();
            // Writing to a string can't fail.
            let _ = writeln!(text, "  {:<20}{number:>9} s {share:>4} %", part.name(lang));
        }
        text.truncate(text.trim_end().len());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_in_their_order_with_their_share() {
        let parts = vec![(Part::Compile(Stage::Load), 0.25), (Part::Write, 0.75)];
        let timings = Timings { last: Instant::now(), parts };
        assert_eq!(
            timings.table(Lang::En),
            "  load                    0.250 s   25 %\n  render, write           0.750 s   75 %"
        );
        assert!(timings.table(Lang::Vi).contains("0,250 s"));
    }
}
