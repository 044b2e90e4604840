//! What may have been broken, or left by a page, and is not certain.

use std::collections::HashMap;

use crate::base::ImportProblem;

use super::super::manuscript::{Block, Paragraph, Place};
use super::super::marker::{Family, marker};
use super::super::runs;

/// Says what may have been broken, or left by a page, and is not certain.
pub fn doubts(blocks: &[Block], remarks: &mut Vec<(Place, ImportProblem)>) {
    let pairs = neighbours(blocks);
    for pair in blocks.windows(2) {
        if let [Block::Paragraph(before), Block::Paragraph(behind)] = pair
            && is_perhaps_broken(before, behind)
        {
            let (before, after) = (last_words(&before.text()), first_words(&behind.text()));
            remarks.push((behind.place, ImportProblem::PerhapsBroken { before, after }));
        }
    }
    for block in blocks {
        if let Block::Paragraph(paragraph) = block {
            for (number, around) in stray_numbers(&paragraph.text(), &pairs) {
                remarks.push((paragraph.place, ImportProblem::PerhapsPageNumber { number, around }));
            }
        }
    }
}

/// The first ends like no sentence, the second begins with a capital: two paragraphs, or one.
fn is_perhaps_broken(before: &Paragraph, behind: &Paragraph) -> bool {
    let (first, second) = (before.text(), behind.text());
    let (first, second) = (first.trim(), second.trim());
    let open = first.chars().next_back().is_some_and(|c| c.is_lowercase() || c == ',');
    let numbered = |text: &str| marker(text).is_some_and(|m| !matches!(m.family, Family::Bullet(_)));
    let plain = |p: &Paragraph| p.label.is_none() && p.heading.is_none() && p.setting == Default::default();
    let text = |p: &Paragraph| !runs::all(&p.runs, |marks| marks.bold || marks.italic);
    open && first.chars().count() >= 60
        && plain(before)
        && plain(behind)
        && text(before)
        && text(behind)
        && !numbered(first)
        && marker(second).is_none()
        && second.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !runs::is_capitals(second)
}

fn last_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(4)..].join(" ")
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(4).collect::<Vec<_>>().join(" ")
}

/// How often two words stand side by side in a text.
fn neighbours(blocks: &[Block]) -> HashMap<(String, String), u32> {
    let mut pairs = HashMap::new();
    for block in blocks {
        if let Block::Paragraph(paragraph) = block {
            let text = paragraph.text();
            let words: Vec<&str> = text.split_whitespace().collect();
            for pair in words.windows(2) {
                *pairs.entry((bare(pair[0]), bare(pair[1]))).or_insert(0) += 1;
            }
        }
    }
    pairs
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// What is counted.
const COUNTED: &[&str] = &[
    "năm",
    "tháng",
    "ngày",
    "tuần",
    "quý",
    "giờ",
    "phút",
    "lần",
    "người",
    "hộ",
    "xã",
    "phường",
    "thôn",
    "bản",
    "ấp",
    "tổ",
    "đơn",
    "điểm",
    "điều",
    "khoản",
    "mục",
    "cuộc",
    "bộ",
    "cấp",
    "đồng",
    "triệu",
    "tỷ",
    "nghìn",
    "phần",
    "nội",
    "nhiệm",
    "việc",
    "tập",
    "cá",
    "mô",
    "điển",
    "chi",
    "đảng",
    "cơ",
    "con",
    "cái",
    "chiếc",
    "ha",
    "km",
    "m",
    "kg",
    "bài",
    "lớp",
    "trường",
    "em",
    "cháu",
    "gia",
    "và",
    "đến",
    "công",
    "lượt",
    "nhóm",
    "đợt",
    "kỳ",
    "khóa",
    "ban",
    "tiêu",
    "chỉ",
    "vấn",
    "bước",
    "giải",
    "mặt",
    "hội",
    "buổi",
    "nguyên",
    "chương",
    "đề",
    "dự",
    "văn",
    "đồng chí",
    "huyện",
    "tỉnh",
];

/// Words before a figure.
const BEFORE: &[&str] = &[
    "số",
    "từ",
    "đến",
    "trong",
    "thứ",
    "khóa",
    "năm",
    "tháng",
    "ngày",
    "quý",
    "nhất",
    "hơn",
    "gần",
    "khoảng",
    "trên",
    "dưới",
    "có",
    "là",
    "đạt",
    "cả",
    "mỗi",
    "gồm",
    "với",
    "và",
    "lần",
    "điều",
    "khoản",
    "điểm",
    "tuổi",
    "được",
    "đủ",
    "chia",
    "các",
    "về",
    "thành",
    "lớp",
    "cho",
    "qua",
    "ương",
    "mục",
    "phần",
    "nghị",
    "đợt",
    "kỳ",
    "tỉnh",
    "đường",
];

/// Numbers between two words that stand side by side elsewhere, where no figure can be meant: `sáng 6 tạo`.
fn stray_numbers(text: &str, pairs: &HashMap<(String, String), u32>) -> Vec<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for three in words.windows(3) {
        let [before, number, behind] = three else {
            continue;
        };
        let plain = number.len() <= 2 && !number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit());
        let small = before.ends_with(char::is_lowercase) && behind.starts_with(char::is_lowercase);
        if !plain || !small || *number == "1" {
            continue;
        }
        let (first, second) = (bare(before), bare(behind));
        let counted = COUNTED.contains(&second.as_str()) || BEFORE.contains(&first.as_str());
        if !counted && pairs.contains_key(&(first, second)) {
            found.push(((*number).to_owned(), three.join(" ")));
        }
    }
    found
}
