//! What subject and text say of years and of the topic of the year.

use crate::model::DocumentNumber;

use super::capitals::natural;
use super::head::date;
use super::manuscript::{Paragraph, Place};
use super::runs::is_capitals;

/// The years of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Years {
    /// `năm 2024`.
    One(u16),
    /// `giai đoạn 2023 - 2025`: from, to.
    Period(u16, u16),
}

/// The lines of a subject as one. What stands in capitals before the others goes on from the type: `KẾ HOẠCH LIÊN TỊCH`, `CHỈ THỊ` /
/// `CỦA BAN THƯỜNG VỤ HUYỆN ỦY` / `về …`.
pub fn joined(lines: &[&str]) -> String {
    let sorts = lines.iter().take_while(|line| is_sort(line)).count();
    let sorts = if lines.get(sorts).is_some_and(|line| !is_capitals(line)) { sorts } else { 0 };
    let small = lines[..sorts].iter().map(|line| match natural(line).strip_prefix("Của ") {
        Some(body) => format!("của {body}"),
        None => line.to_lowercase(),
    });
    small.chain(lines[sorts..].iter().map(|line| (*line).to_owned())).collect::<Vec<_>>().join(" ")
}

/// Whether a line of the subject is but the end of the type: `LIÊN TỊCH`, `CỦA BAN THƯỜNG VỤ`.
pub fn is_sort(line: &str) -> bool {
    is_capitals(line) && (line.split_whitespace().count() < 4 || line.starts_with("CỦA "))
}

/// The years that a subject names: those of its plan before those of a period within which it stands.
pub fn years(subject: &str) -> Option<Years> {
    let small = subject.to_lowercase();
    let behind = |word: &str| {
        // The second "năm" of "2021 đến năm 2025" begins nothing.
        let begins = |at: &usize| !small[..*at].trim_end().ends_with("đến");
        let places = small.match_indices(word).map(|(at, _)| at).filter(begins);
        let mut found = places.filter_map(|at| range(&small[at + word.len()..]));
        found.next()
    };
    behind("năm")
        .or_else(|| behind("năm học"))
        .or_else(|| behind("giai đoạn"))
        .or_else(|| behind("thời kỳ"))
        .or_else(|| behind("nhiệm kỳ"))
}

/// `2024`, `2023 - 2025`, `2023 đến năm 2025` at the head of a text.
fn range(text: &str) -> Option<Years> {
    let text = text.trim_start_matches([' ', ':']);
    let from = year(text)?;
    let rest = text[4..].trim_start();
    let joined = ["đến năm", "-", "–", "đến"].iter().find_map(|sign| rest.strip_prefix(sign));
    let to = joined.and_then(|rest| year(rest.trim_start()));
    Some(to.filter(|to| *to > from).map_or(Years::One(from), |to| Years::Period(from, to)))
}

fn year(text: &str) -> Option<u16> {
    let digits = text.get(..4)?;
    let more = text[4..].starts_with(|c: char| c.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|year| (1900..2100).contains(year) && !more && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Between the word and the quotation stand at most so many bytes.
const REACH: usize = 260;

/// What else has its name in quotation marks.
const OTHERS: [&str; 4] = ["cuộc vận động", "phong trào", "mô hình", "hội thi"];

/// The topic of a year that a text sets: the quotation behind `chủ đề … năm 2024` or `chuyên đề năm 2024`.
pub fn topic(text: &str) -> Option<String> {
    let small = text.to_lowercase();
    // Places are looked up in the text itself: both must be of one length.
    if small.len() != text.len() {
        return None;
    }
    let mut words: Vec<usize> =
        ["chuyên đề", "chủ đề"].iter().flat_map(|word| small.match_indices(word)).map(|(at, _)| at).collect();
    words.sort_unstable();
    words.into_iter().find_map(|at| {
        let near = &small[at..small.floor_char_boundary(at + REACH)];
        let open = at + near.find(['“', '"'])?;
        let between = &small[at..open];
        let dated = between.match_indices("năm ").any(|(at, word)| year(&between[at + word.len()..]).is_some());
        let other = OTHERS.iter().any(|word| between.contains(word));
        if !dated || other || between.len() > REACH || between.contains([';', '”']) || between.contains(". ") {
            return None;
        }
        quotation(&text[open..])
    })
}

/// The words of a quotation, quotations within it and all.
fn quotation(text: &str) -> Option<String> {
    let sign = text.chars().next()?;
    let inner = &text[sign.len_utf8()..];
    let mut depth = 1;
    for (at, c) in inner.char_indices() {
        depth = match c {
            '“' => depth + 1,
            '”' => depth - 1,
            '"' if sign == '"' => 0,
            _ => depth,
        };
        if depth == 0 {
            let words = inner[..at].trim().trim_end_matches(['.', ',', ';']);
            return (!words.is_empty() && words.len() < 600).then(|| words.to_owned());
        }
    }
    None
}

/// The date that an annex gives when it cites the document itself by its number.
pub fn own_date(number: &DocumentNumber, paragraphs: &[&Paragraph]) -> Option<(chrono::NaiveDate, Place)> {
    paragraphs.iter().find_map(|paragraph| {
        let text = paragraph.text().to_lowercase();
        text.match_indices("số ").find_map(|(at, word)| {
            let behind = &text[at + word.len()..];
            let end = behind[..behind.floor_char_boundary(60)].find("ngày")?;
            let cited = DocumentNumber::parse(&behind[..end].to_uppercase())?;
            let own = cited.to_string().to_uppercase() == number.to_string().to_uppercase();
            let dated = &behind[end..behind.floor_char_boundary(end + 80)];
            own.then(|| date(dated)).flatten().map(|date| (date, paragraph.place))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_from_the_type() {
        for (lines, subject) in [
            (&["LIÊN TỊCH", "Phối hợp xây dựng"][..], "liên tịch Phối hợp xây dựng"),
            (&["CỦA BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN KHÓA XXII", "về a"], "của Ban Chấp hành Đảng bộ huyện khóa XXII về a"),
            (&["NÂNG CAO CHẤT LƯỢNG", "GIAI ĐOẠN 2024 - 2025"], "NÂNG CAO CHẤT LƯỢNG GIAI ĐOẠN 2024 - 2025"),
            (&["THỰC HIỆN CHUYÊN ĐỀ Ở SÔNG LAM", "“Việc nhỏ”"], "THỰC HIỆN CHUYÊN ĐỀ Ở SÔNG LAM “Việc nhỏ”"),
            (&["học tập", "NĂM 2024"], "học tập NĂM 2024"),
        ] {
            assert_eq!(joined(lines), subject);
        }
    }

    #[test]
    fn years_of_subjects() {
        for (subject, found) in [
            ("học tập và làm theo năm 2024", Some(Years::One(2024))),
            ("nhân rộng điển hình giai đoạn 2023 - 2025", Some(Years::Period(2023, 2025))),
            ("năm 2024, giai đoạn 2021-2025", Some(Years::One(2024))),
            ("giai đoạn 2021 đến năm 2025", Some(Years::Period(2021, 2025))),
            ("từ năm 2023 đến năm 2025", Some(Years::Period(2023, 2025))),
            ("học kỳ II năm học 2024 - 2025", Some(Years::Period(2024, 2025))),
            ("kỷ niệm 50 năm", None),
        ] {
            assert_eq!(years(subject), found, "{subject}");
        }
    }

    #[test]
    fn topics_of_a_year() {
        let set =
            "xác định chủ đề học tập năm 2025 như sau: “Làm từ việc nhỏ với tinh thần “3 dám”, “3 hơn”; bền lâu”.";
        assert_eq!(topic(set).as_deref(), Some("Làm từ việc nhỏ với tinh thần “3 dám”, “3 hơn”; bền lâu"));
        assert_eq!(
            topic("thực hiện Chuyên đề năm 2025 của tỉnh “Nói một, làm một”, qua đó").as_deref(),
            Some("Nói một, làm một")
        );
        assert_eq!(topic("Chuyên đề toàn khóa “Học tập và làm theo”"), None);
        assert_eq!(topic("chuyên đề năm 2025 và cuộc vận động “Thầy thuốc như mẹ hiền”"), None);
        assert_eq!(topic("chuyên đề năm 2025. Trang “Gương sáng” của huyện"), None);
    }

    #[test]
    fn a_date_of_its_own_number() {
        let number = DocumentNumber::parse("42-KH/HU").unwrap();
        let mut annex = Paragraph { place: Place(7), ..Paragraph::default() };
        annex.push(super::super::manuscript::Run::new(
            "Thực hiện Kế hoạch số 42 -KH/HU, ngày 14/2/2025 của Ban Thường vụ",
            Default::default(),
        ));
        let found = own_date(&number, &[&annex]);
        assert_eq!(found.map(|(d, p)| (d.to_string(), p.0)), Some(("2025-02-14".into(), 7)));
        let other = DocumentNumber::parse("43-KH/HU").unwrap();
        assert_eq!(own_date(&other, &[&annex]), None);
    }
}
