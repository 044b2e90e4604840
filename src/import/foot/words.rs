//! What the lines of a foot are by their words.

use crate::text::fold_name;

use super::super::marker::{Family, marker};
use super::super::runs::{is_capitals, is_ornament};

/// `Nơi nhận:`, alone or before the recipients.
pub fn is_recipients(text: &str) -> bool {
    let folded = fold_name(text);
    let words = ["noi nhan", "noi gui"];
    words.contains(&folded.as_str())
        || (words.iter().any(|word| folded.starts_with(word)) && text.contains(':') && text.find(':') < Some(16))
}

/// A line below `Nơi nhận`; once somebody has signed it must begin with a hyphen.
pub(super) fn is_recipient(text: &str, signed: bool) -> bool {
    let item = matches!(marker(text), Some(m) if matches!(m.family, Family::Bullet(_)));
    item || (!signed && !is_capitals(text) && text.len() < 300)
}

/// `- Lưu Văn phòng Huyện ủy.`, with which recipients end.
pub(super) fn is_kept(text: &str) -> bool {
    fold_name(marker(text).map_or(text, |m| &text[m.length..])).starts_with("luu")
}

/// What may be the rest of a line of recipients that was too long: `trực thuộc Huyện` / `ủy,`.
pub(super) fn is_rest(text: &str) -> bool {
    !is_capitals(text) && !is_ornament(text) && !is_signed(text) && !is_name(text) && text.len() < 300
}

/// `T/M`, `TM.`, `K/T`, `KT.`, `TL.`, `TUQ.`, `Q.` and what follows.
pub fn is_authority(text: &str) -> bool {
    const SIGNS: [&str; 14] =
        ["T/M", "TM.", "T.M", "TM ", "K/T", "KT.", "KT ", "T/L", "TL.", "TUQ.", "T/UQ", "TUQ ", "Q. ", "Q/"];
    let text = text.trim();
    // "T/m Đảng ủy": with the stroke it is nothing else.
    let small = ["T/m ", "K/t ", "T/l "].iter().any(|sign| text.starts_with(sign));
    text.len() < 160 && (small || (SIGNS.iter().any(|sign| text.starts_with(sign)) && is_capitals(text)))
}

/// `Q. CHỦ TỊCH` (quyền) is the title of who signs, not by whose authority.
pub(super) fn is_acting(text: &str) -> bool {
    text.starts_with("Q.") || text.starts_with("Q/")
}

/// A line of a signature above the name.
pub(super) fn is_signature_line(text: &str) -> bool {
    // "II. TỔ CHỨC THỰC HIỆN" is a heading, whoever stands above it.
    if marker(text).is_some_and(|m| matches!(m.family, Family::Roman | Family::Decimal(_))) {
        return false;
    }
    is_authority(text)
        || is_signed(text)
        || is_ornament(text)
        || (text.len() < 160 && (is_capitals(text) || is_title(text)))
}

/// `(Đã ký)`, `(Ký tên, đóng dấu)`
pub(super) fn is_signed(text: &str) -> bool {
    let folded = fold_name(text);
    ["da ky", "ky ten", "ky, ", "ky va", "da ki", "ky ghi"].iter().any(|word| folded.starts_with(word))
        || folded == "ky"
}

/// A line that begins with the title of somebody who signs.
pub fn is_title(text: &str) -> bool {
    const TITLES: [&str; 17] = [
        "pho ",
        "bi thu",
        "chu tich",
        "truong ",
        "giam doc",
        "hieu truong",
        "chanh ",
        "uy vien",
        "thu truong",
        "bo truong",
        "cuc truong",
        "chi cuc truong",
        "chu nhiem",
        "thu ky",
        "tong ",
        "vien truong",
        "quyen ",
    ];
    let folded = fold_name(text);
    text.chars().count() < 70
        && TITLES.iter().any(|title| folded.starts_with(title.trim_end()))
        && !text.ends_with(['.', ';', ','])
}

/// A name in capitals: a title would read the same, so it must begin with one of the family names that most people bear.
pub(super) fn is_name_in_capitals(text: &str) -> bool {
    const FAMILIES: &str = " nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh mai trịnh tô hà cao tạ lại tăng quách chu \
        triệu đoàn lâm thạch sơn kim danh lương vi lô moong kha lò quàng cầm hà nông hứa ma giàng vàng thào sùng mùa bàn đàm lục khuất tống tôn từ \
        phùng đào thái trương văn la lưu nghiêm ninh khúc ông châu thân giáp cù kiều ";
    let words: Vec<&str> = text.split_whitespace().collect();
    let family = words.first().is_some_and(|first| FAMILIES.contains(&format!(" {} ", first.to_lowercase())));
    let letters = text.chars().all(|c| c.is_alphabetic() || c == ' ');
    (2..=5).contains(&words.len()) && letters && family && !is_title(text) && is_capitals(text)
}

/// Words of two to six capitalised parts, as people's names are written.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let letters = text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''));
    let small = text.chars().any(char::is_lowercase);
    (2..=7).contains(&words.len())
        && text.chars().count() < 60
        && words.iter().all(capital)
        && letters
        && small
        && !text.ends_with('.')
        && !is_title_of_two(&words)
}

/// `Phó Trưởng`, which is no name although its words are capitalised.
pub(super) fn is_title_of_two(words: &[&str]) -> bool {
    is_title(&words.join(" ")) && words.len() < 3
}

/// An item of the list of recipients.
pub(super) fn is_item(text: &str) -> bool {
    matches!(marker(text), Some(m) if matches!(m.family, Family::Bullet(_)))
}
