//! Line breaks in the place of paragraphs: many officers press Shift+Enter before each item of a list.

use super::manuscript::{Block, Paragraph, Run};
use super::marker::marker;
use super::runs;

/// The blocks with a paragraph of its own for each line that begins with a number or bullet.
pub fn split(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().flat_map(of_block).collect()
}

fn of_block(block: &Block) -> Vec<Block> {
    let Block::Paragraph(paragraph) = block else {
        return vec![block.clone()];
    };
    let lines = runs::lines(&paragraph.runs);
    let begins = |line: &[Run]| marker(runs::text(line).trim_start()).is_some();
    if !lines.iter().skip(1).any(|line| begins(line)) {
        return vec![block.clone()];
    }
    let mut parts = vec![Paragraph { runs: Vec::new(), ..paragraph.clone() }];
    for (at, line) in lines.into_iter().enumerate() {
        if at > 0 && begins(&line) {
            parts.push(Paragraph { place: paragraph.place, setting: paragraph.setting, ..Paragraph::default() });
        } else if at > 0
            && let Some(part) = parts.last_mut()
        {
            part.push(Run::new("\n", Default::default()));
        }
        if let Some(part) = parts.last_mut() {
            line.into_iter().for_each(|run| part.push(run));
        }
    }
    parts.into_iter().map(Block::Paragraph).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_behind_line_breaks_are_paragraphs() {
        for (written, shown) in [
            ("- Một;\n- Hai\ncòn nữa;\n- Ba.", &["- Một;", "- Hai\ncòn nữa;", "- Ba."][..]),
            ("Câu một.\nCâu hai.", &["Câu một.\nCâu hai."]),
            ("Gồm:\n1. Một\n2. Hai", &["Gồm:", "1. Một", "2. Hai"]),
        ] {
            let mut paragraph = Paragraph::default();
            paragraph.push(Run::new(written, Default::default()));
            let found: Vec<String> = split(&[Block::Paragraph(paragraph)])
                .iter()
                .filter_map(|block| Some(block.paragraph()?.text()))
                .collect();
            assert_eq!(found, shown);
        }
    }
}
