//! Parts and chapters, whose number stands on one line and whose name on the next: `Chương I` / `QUY ĐỊNH CHUNG` are one heading.

use super::manuscript::{Block, Paragraph, Run, Setting};
use super::marker::{Family, marker};
use super::runs;

/// The blocks with the two lines of each such heading as one paragraph.
pub fn joined(blocks: &[Block]) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match (joined.last_mut(), block) {
            (Some(Block::Paragraph(number)), Block::Paragraph(name)) if is_number(number) && names(number, name) => {
                let marks = number.runs.last().map(|run| run.marks).unwrap_or_default();
                number.runs = runs::trimmed(std::mem::take(&mut number.runs));
                number.push(Run::new(" ", marks));
                name.runs.iter().for_each(|run| number.push(run.clone()));
            }
            _ => joined.push(block.clone()),
        }
    }
    joined
}

fn is_number(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let text = text.trim();
    paragraph.label.is_none()
        && marker(text).is_some_and(|m| {
            matches!(m.family, Family::Part | Family::Chapter | Family::Section) && m.length == text.len()
        })
}

/// Whether a paragraph looks like the name that belongs to a number.
fn names(number: &Paragraph, name: &Paragraph) -> bool {
    let text = name.text();
    let text = text.trim();
    let bold = |p: &Paragraph| runs::all(&p.runs, |marks| marks.bold);
    let alike = (bold(number) && bold(name))
        || (number.setting == Setting::Centred && name.setting == Setting::Centred)
        || (number.heading.is_some() && name.heading.is_some());
    let sentence = text.ends_with(['.', ':', ';', ',']);
    name.label.is_none()
        && marker(text).is_none()
        && !sentence
        && text.len() < 300
        && !runs::has_picture(&name.runs)
        && (runs::is_capitals(text) || alike)
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn a_number_takes_the_name_below_it() {
        for (written, shown) in [
            ("Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi", &["Chương I QUY ĐỊNH CHUNG", "Điều 1. Phạm vi"][..]),
            ("**Phần thứ hai**\n\n**Tổ chức thực hiện**", &["Phần thứ hai Tổ chức thực hiện"]),
            ("Chương I\n\nQuy định này có hiệu lực.", &["Chương I", "Quy định này có hiệu lực."]),
            ("Chương I\nI. MỤC ĐÍCH", &["Chương I", "I. MỤC ĐÍCH"]),
            ("Phần mở đầu\nĐẶT VẤN ĐỀ", &["Phần mở đầu", "ĐẶT VẤN ĐỀ"]),
        ] {
            let blocks = joined(&plain::read(written).unwrap().blocks);
            let found: Vec<String> = blocks.iter().filter_map(|block| Some(block.paragraph()?.text())).collect();
            assert_eq!(found, shown);
        }
    }
}
