//! Dates and numbers as the page's language writes them.

use chrono::{Datelike, NaiveDate};

use crate::base::Lang;

pub use crate::base::number;

/// `19/5/2025`, `19 May 2025`.
pub fn date(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{}/{}/{}", day.day(), day.month(), day.year()),
        Lang::En => format!("{} {} {}", day.day(), day.format("%B"), day.year()),
    }
}

/// The day as official documents write it: `ngày 14 tháng 02 năm 2025`. Days below 10 and the months 1 and 2 take a zero
/// (decree 30/2020/NĐ-CP, annex I, II.4).
pub fn formal_date(day: NaiveDate) -> String {
    let month = if day.month() <= 2 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// `38 kB`, `2,4 MB`.
pub fn size(bytes: u64, lang: Lang) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000).max(1)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6).replace('.', lang.pick(",", ".")),
    }
}

/// `2024`, `2023–2025`, `2021, 2024`.
pub fn years(years: &[u16]) -> String {
    match years {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] if usize::from(last - first) + 1 == years.len() => format!("{first}–{last}"),
        _ => years.iter().map(u16::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// The text cut at a word to at most `most` characters.
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([' ', ',', ';', ':', '.', '–', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_each_language_writes() {
        let day = NaiveDate::from_ymd_opt(2025, 2, 4).unwrap();
        assert_eq!(date(day, Lang::Vi), "4/2/2025");
        assert_eq!(date(day, Lang::En), "4 February 2025");
        assert_eq!(formal_date(day), "ngày 04 tháng 02 năm 2025");
        assert_eq!(formal_date(NaiveDate::from_ymd_opt(2025, 11, 14).unwrap()), "ngày 14 tháng 11 năm 2025");
        assert_eq!(number(332_100, Lang::Vi), "332.100");
        assert_eq!(number(999, Lang::Vi), "999");
        assert_eq!(number(1000, Lang::En), "1,000");
        assert_eq!(size(2_400_000, Lang::Vi), "2,4 MB");
        assert_eq!(years(&[2023, 2024, 2025]), "2023–2025");
        assert_eq!(years(&[2021, 2024]), "2021, 2024");
        assert_eq!(shortened("một hai ba", 8), "một hai…");
        assert_eq!(shortened("một", 8), "một");
    }
}
