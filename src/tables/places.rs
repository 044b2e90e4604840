//! The embedded table of places: 34 provinces and 3,321 communes of today, 63 provinces, 696 districts and 10,035
//! communes as they were on 30 June 2025, and which unit took over from which.
//!
//! It is read at every start, so the text is compact and its rows borrow from it; `model::place` makes the
//! gazetteer of it. The text is made by `xtask/src/places.rs`, which also says how to read it.

use chrono::NaiveDate;

const TABLE: &str = include_str!("places.txt");

/// Source and licence of the facts, to be shown wherever the project lists what it embeds.
pub const NOTICE: &str = "Administrative units of Viet Nam before and after 1 July 2025: facts from the open dataset \
                          vietnamadminunits 1.0.4 (MIT licence), which follows Decision 19/2025/QĐ-TTg.";

/// How deep a row stands; a row belongs to the last row before it that stands higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// `=`.
    Province,
    /// `-`.
    District,
    /// No sign.
    Commune,
}

impl Tier {
    /// Digits of a code of the General Statistics Office.
    #[must_use]
    pub const fn width(self) -> usize {
        match self {
            Self::Province => 2,
            Self::District => 3,
            Self::Commune => 5,
        }
    }
}

/// One unit, as the table has it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Level.
    pub tier: Tier,
    /// Letter of the type: `t c h q s x p m k`.
    pub kind: u8,
    /// Code as a number of [`Tier::width`] digits.
    pub code: u32,
    /// Without the type; a number alone for "Phường 1".
    pub name: &'static str,
    /// First day, of units of today.
    pub from: Option<NaiveDate>,
    /// Last day, of units of before.
    pub to: Option<NaiveDate>,
    successors: Option<&'static str>,
}

impl Row {
    /// Tier and codes of the units of today that took over, the main one first.
    pub fn successors(&self) -> impl Iterator<Item = (Tier, u32)> + use<> {
        let (tier, code) = (self.tier, self.code);
        self.successors.into_iter().flat_map(|text| text.split(' ')).map(move |short| {
            let number = short.parse().unwrap_or(code);
            match (tier, short.len()) {
                (Tier::Province, _) => (Tier::Province, number),
                (_, 3) => (Tier::Commune, code / 1000 * 1000 + number),
                _ => (Tier::Commune, number),
            }
        })
    }
}

/// The rows in the order of the table: what is of today before what was.
pub fn parse() -> impl Iterator<Item = Row> {
    let mut reader = Reader::default();
    TABLE.lines().filter_map(move |line| reader.row(line))
}

/// What earlier lines say about the next one.
#[derive(Default)]
struct Reader {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    commune: u32,
}

impl Reader {
    fn row(&mut self, line: &'static str) -> Option<Row> {
        let (tier, rest) = match line.as_bytes().first()? {
            b'#' => return None,
            b'@' => {
                self.period(line);
                return None;
            }
            b'=' => (Tier::Province, &line[1..]),
            b'-' => (Tier::District, &line[1..]),
            _ => (Tier::Commune, line),
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: u32 = rest[..digits].parse().ok()?;
        let (kind, rest) = match rest.as_bytes()[digits] {
            b' ' => (b'x', &rest[digits + 1..]),
            letter => (letter, &rest[digits + 2..]),
        };
        let code = if tier == Tier::Commune && digits == 3 { self.commune / 1000 * 1000 + number } else { number };
        if tier == Tier::Commune {
            self.commune = code;
        }
        let (name, successors) = match rest.split_once('>') {
            Some((name, successors)) => (name, Some(successors)),
            None => (rest, None),
        };
        Some(Row { tier, kind, code, name, from: self.from, to: self.to, successors })
    }

    fn period(&mut self, line: &str) {
        let (key, day) = line.split_once(' ').unwrap_or((line, ""));
        let day = day.parse().ok();
        (self.from, self.to) = if key == "@from" { (day, None) } else { (None, day) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_unit_once() {
        let count = |tier, today: bool| parse().filter(|row| row.tier == tier && row.to.is_none() == today).count();
        assert_eq!(count(Tier::Province, true), 34);
        assert_eq!(count(Tier::Province, false), 63);
        assert_eq!(count(Tier::District, true), 0);
        assert_eq!(count(Tier::District, false), 696);
        assert_eq!(count(Tier::Commune, true), 3_321);
        assert_eq!(count(Tier::Commune, false), 10_035);
        let lines = TABLE.lines().filter(|line| !line.starts_with(['#', '@'])).count();
        assert_eq!(parse().count(), lines);
        let mut units: Vec<_> = parse().map(|row| (row.tier, row.code, row.to)).collect();
        units.sort_unstable();
        units.dedup();
        assert_eq!(units.len(), lines);
    }

    #[test]
    fn codes_types_and_successors_are_whole() {
        let row = |name, to: bool| parse().find(|row| row.name == name && row.to.is_some() == to).unwrap();
        let town = parse().find(|row| row.code == 7_339 && row.to.is_some()).unwrap();
        assert_eq!((town.name, town.kind), ("Cao Thượng", b'm'));
        assert_eq!(town.successors().collect::<Vec<_>>(), [(Tier::Commune, 7_339)]);
        assert_eq!(row("Đại Mạch", true).successors().map(|s| s.1).collect::<Vec<_>>(), [493, 9_022]);
        assert_eq!(row("Bắc Giang", true).successors().collect::<Vec<_>>(), [(Tier::Province, 24)]);
        assert_eq!(row("Lý Sơn", true).successors().collect::<Vec<_>>(), [(Tier::Commune, 21_548)]);
        assert_eq!(row("Lý Sơn", false).kind, b'k');
        assert!(row("Lý Sơn", false).from.is_some());
        assert!(
            parse().filter(|row| row.to.is_some() && row.tier == Tier::Commune).all(|r| r.successors().count() > 0)
        );
    }

    #[test]
    fn names_are_bare_and_the_notice_stands_in_the_file() {
        assert!(parse().all(|row| !row.name.contains(['(', ')', '>']) && row.name.trim() == row.name));
        assert!(parse().any(|row| row.name == "1" && row.kind == b'p'));
        assert!(TABLE.contains("vietnamadminunits 1.0.4 (MIT licence)") && NOTICE.contains("19/2025/QĐ-TTg"));
    }
}
