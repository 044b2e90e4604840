use proptest::prelude::*;

use super::super::manuscript::{Block, Cell, Marks, Paragraph, Place, Table, Thing};
use super::super::outline::Piece;
use super::*;
use crate::markdown::{numbered_text, plain_text};

fn paragraph(runs: Vec<Run>) -> Piece {
    Piece::Paragraph { runs, setting: Default::default(), place: Place(1) }
}

fn plain(text: &str) -> Vec<Run> {
    vec![Run::new(text, Marks::default())]
}

fn marked(text: &str, bold: bool, italic: bool) -> Run {
    Run::new(text, Marks { bold, italic, ..Marks::default() })
}

fn item(depth: u8, number: Option<u32>, text: &str) -> Piece {
    Piece::Item { depth, number: number.map(|n| (n, '.')), runs: plain(text), place: Place(1) }
}

fn written(pieces: &[Piece]) -> String {
    body(pieces, &[], &[]).0
}

#[test]
fn emphasis_that_markdown_reads_back() {
    for (runs, markdown) in [
        (vec![marked("Đậm ", true, false), marked("thường", false, false)], "**Đậm** thường"),
        (
            vec![marked("“", false, false), marked("Khơi dậy “3 dám”", true, false), marked("”.", false, false)],
            "“**Khơi dậy “3 dám”**”.",
        ),
        (vec![marked("Đối với tập thể:", false, true), marked(" Căn cứ", false, false)], "*Đối với tập thể:* Căn cứ"),
        (vec![marked("(Ký, đóng dấu)", false, true)], "*(Ký, đóng dấu)*"),
        (vec![marked("a:", true, false), marked("b", false, false)], "**a**:b"),
        (vec![marked("cả hai", true, true)], "***cả hai***"),
    ] {
        assert_eq!(written(&[paragraph(runs)]), format!("{markdown}\n"));
    }
}

#[test]
fn lists_keep_their_numbers() {
    let pieces = [
        item(0, Some(1), "Một"),
        item(1, None, "con"),
        item(0, Some(2), "Hai"),
        paragraph(plain("Đoạn")),
        item(0, Some(3), "Ba"),
        item(0, Some(7), "Bảy"),
        item(0, None, "gạch"),
        item(1, None, "cộng"),
    ];
    let text = written(&pieces);
    assert_eq!(text, "1. Một\n\n   - con\n\n2. Hai\n\nĐoạn\n\n3. Ba\n\n7\\. Bảy\n\n- gạch\n\n  - cộng\n");
    assert_eq!(numbered_text(&text), "1. Một\ncon\n2. Hai\nĐoạn\n3. Ba\n7. Bảy\ngạch\ncộng");
    assert_eq!(written(&[item(0, None, "a"), item(0, None, "b")]), "- a\n- b\n");
}

#[test]
fn notes_come_last_in_the_order_of_their_marks() {
    let note = |text: &str| Note { paragraphs: vec![Paragraph { runs: plain(text), ..Paragraph::default() }] };
    let with = |index| {
        vec![Run::new("Câu", Marks::default()), Run::thing(Thing::Note(index)), Run::new(".", Marks::default())]
    };
    let (text, order) =
        body(&[paragraph(with(1)), paragraph(with(0)), paragraph(with(1))], &[note("Không"), note("Một")], &[]);
    assert_eq!(order, [1, 0]);
    assert_eq!(text, "Câu[^1].\n\nCâu[^2].\n\nCâu[^1].\n\n[^1]: Một\n\n[^2]: Không\n");
}

fn cell(text: &str, columns: u16, rows: u16) -> Cell {
    let blocks =
        text.lines().map(|line| Block::Paragraph(Paragraph { runs: plain(line), ..Paragraph::default() })).collect();
    Cell { blocks, columns, rows }
}

#[test]
fn tables_in_markdown_and_merged_ones_in_html() {
    let simple = Table {
        rows: vec![vec![cell("Stt", 1, 1), cell("A | B", 1, 1)], vec![cell("1", 1, 1), cell("x\ny", 1, 1)]],
        ruled: true,
        ..Table::default()
    };
    assert_eq!(written(&[Piece::Table(simple)]), "| Stt | A \\| B |\n| --- | --- |\n| 1 | x<br>y |\n");
    let merged = Table {
        rows: vec![
            vec![cell("Đơn vị", 1, 2), cell("Chỉ <tiêu>", 2, 1)],
            vec![cell("Tập thể", 1, 1), cell("Cá nhân", 1, 1)],
            vec![cell("Thôn A", 1, 1), cell("1", 1, 1), cell("2", 1, 1)],
        ],
        ruled: true,
        ..Table::default()
    };
    let text = written(&[Piece::Table(merged)]);
    assert!(text.contains("<th rowspan=\"2\">Đơn vị</th>\n<th colspan=\"2\">Chỉ &lt;tiêu&gt;</th>"), "{text}");
    assert!(text.contains("</thead>\n<tbody>\n<tr>\n<td>Thôn A</td>") && !text.contains("\n\n"), "{text}");
    assert_eq!(
        plain_text(&text).split_whitespace().collect::<Vec<_>>().join(" "),
        "Đơn vị Chỉ <tiêu> Tập thể Cá nhân Thôn A 1 2"
    );
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What Markdown and its readers take for marks, among words.
const PARTS: &str = "([a-zđư]{1,3}|[-+*_#>`~|<&\\[\\]{}!=.):\\\\$^(]|[0-9]{1,2}[.)]|\\[\\^1\\]|---|===|```|&amp;|<b>|https://a\\.vn|“|”| )";

proptest! {
    #[test]
    fn any_line_is_read_back(parts in prop::collection::vec(PARTS, 1..14)) {
        let text = parts.concat();
        let text = words(&text);
        prop_assume!(!text.is_empty());
        let markdown = written(&[paragraph(plain(&text))]);
        prop_assert_eq!(words(&plain_text(&markdown)), text.clone(), "{}", markdown);
        let heading = Piece::Heading { level: 3, runs: plain(&text), place: Place(1) };
        let markdown = written(&[heading]);
        prop_assert_eq!(words(&plain_text(&markdown)), text.clone(), "{}", markdown);
        let markdown = written(&[item(0, Some(1), &text), item(1, None, &text), item(0, Some(2), &text)]);
        prop_assert_eq!(words(&plain_text(&markdown)), words(&format!("{text} {text} {text}")), "{}", markdown);
        let row = || vec![cell(&text, 1, 1), cell(&text, 1, 1)];
        let table = Table { rows: vec![row(), row()], ruled: true, ..Table::default() };
        let markdown = written(&[Piece::Table(table.clone())]);
        prop_assert_eq!(words(&plain_text(&markdown)), words(&[text.as_str(); 4].join(" ")), "{}", markdown);
        let mut merged = table;
        merged.rows.push(vec![cell(&text, 2, 1)]);
        let markdown = written(&[Piece::Table(merged)]);
        prop_assert_eq!(words(&plain_text(&markdown)), words(&[text.as_str(); 5].join(" ")), "{}", markdown);
    }

    #[test]
    fn any_looks_are_read_back(parts in prop::collection::vec((PARTS, any::<bool>(), any::<bool>(), any::<bool>()), 1..8)) {
        let runs: Vec<Run> = parts
            .iter()
            .map(|(text, bold, italic, struck)| Run::new(text.as_str(), Marks { bold: *bold, italic: *italic, struck: *struck, ..Marks::default() }))
            .collect();
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let markdown = written(&[paragraph(runs)]);
        prop_assert_eq!(words(&plain_text(&markdown)), words(&text), "{}", markdown);
    }
}
