//! Whole documents of Word as offices make them, by script: heads and feet as tables without lines, numbers that only Word draws,
//! styles, notes, changes that nobody accepted, fonts of the nineties.

use crate::word::{Word, run, run_as};

mod party;
mod state;

const BOLD: &str = "<w:b/>";
const CENTRED: &str = r#"<w:jc w:val="center"/>"#;

/// All documents by the names of their files.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let documents = [
        ("word-danh-so-tu-dong.docx", party::numbered_plan()),
        ("word-kieu-de-muc.docx", party::styled_guidance()),
        ("word-dang-uy-xa.docx", party::typed_plan()),
        ("word-phong-cu.docx", party::old_fonts()),
        ("word-ngat-dong.docx", party::line_broken()),
        ("word-bao-cao-bang-gop.docx", state::report()),
        ("word-hop-chu.docx", state::letter()),
        ("word-quyet-dinh.docx", state::decision()),
        ("word-hai-ben-ky.docx", state::joint()),
    ];
    documents.into_iter().map(|(name, word)| (name, word.build())).collect()
}

/// A paragraph in the middle; `runs` are its runs.
fn centred(runs: &str) -> String {
    paragraph(CENTRED, runs)
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn bold(text: &str) -> String {
    run_as(BOLD, text)
}

fn italic(text: &str) -> String {
    run_as("<w:i/>", text)
}

fn plain(text: &str) -> String {
    paragraph("", &run(text))
}

/// Paragraphs of plain text, one a line.
fn lines(text: &str) -> String {
    text.lines().map(plain).collect()
}

/// A cell; `properties` go into its `w:tcPr`.
fn cell(properties: &str, paragraphs: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

/// A table without lines: two columns side by side.
fn beside(left: &str, right: &str) -> String {
    let none = r#"<w:tblBorders><w:top w:val="none"/><w:left w:val="nil"/><w:bottom w:val="none"/><w:right w:val="nil"/><w:insideH w:val="none"/><w:insideV w:val="none"/></w:tblBorders>"#;
    format!("<w:tbl><w:tblPr>{none}</w:tblPr>{}</w:tbl>", row(&[cell("", left), cell("", right)]))
}

/// A table with lines.
fn ruled(rows: &[String]) -> String {
    let sides: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4"/>"#))
        .collect();
    format!("<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>{}</w:tbl>", rows.concat())
}

/// A row of cells of plain text.
fn texts(cells: &[&str]) -> String {
    row(&cells.iter().map(|text| cell("", &plain(text))).collect::<Vec<_>>())
}

/// The head of a party body.
fn party_head((above, issuer): (&str, &str), number: &str, date: &str) -> String {
    let left = [centred(&run(above)), centred(&bold(issuer)), centred(&run("*")), centred(&run(number))].concat();
    let right = [centred(&bold("ĐẢNG CỘNG SẢN VIỆT NAM")), centred(""), centred(&italic(date))].concat();
    beside(&left, &right)
}

/// The head of a body of the state.
fn state_head((above, issuer): (&str, &str), number: &str, date: &str) -> String {
    let left = [centred(&run(above)), centred(&bold(issuer)), centred(&run(number))].concat();
    let motto = [
        centred(&bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        centred(&bold("Độc lập - Tự do - Hạnh phúc")),
        centred(&italic(date)),
    ];
    beside(&left, &motto.concat())
}

/// Recipients and who signs.
fn foot(recipients: &str, signature: &[&str]) -> String {
    let left = format!("{}{}", paragraph("", &run_as("<w:b/><w:i/>", "Nơi nhận:")), lines(recipients));
    let right: String = signature.iter().map(|line| centred(&bold(line))).collect();
    beside(&left, &right)
}

/// A document with these blocks.
fn document(blocks: &[String]) -> Word {
    Word::new().raw(&blocks.concat())
}
