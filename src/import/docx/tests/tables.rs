//! Tables.

use super::*;

const RULED: &str = r#"<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>"#;

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{}</w:p></w:tc>", run(text))
}

fn tr(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

fn table(properties: &str, rows: &[String]) -> String {
    format!("<w:tbl>{properties}{}</w:tbl>", rows.concat())
}

fn shown_table(properties: &str, rows: &[String]) -> String {
    shown(&Word::new().raw(&table(properties, rows))).concat()
}

#[test]
fn merged_cells_count_once() {
    let (begins, goes_on) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let rows = [
        tr("<w:tblHeader/>", &[tc(begins, "TT"), tc(r#"<w:gridSpan w:val="2"/>"#, "Nội dung")]),
        tr("", &[tc(goes_on, ""), tc("", "a"), tc("", "b")]),
        tr("", &[tc(goes_on, "kept"), tc("", "c"), tc(goes_on, "alone")]),
    ];
    assert_eq!(shown_table(RULED, &rows), "head |1x3:TT;kept||2x1:Nội dung|/|a||b|/|c||alone|");
    let across = [tr("", &[tc(r#"<w:hMerge w:val="restart"/>"#, "a"), tc("<w:hMerge/>", ""), tc("", "b")])];
    assert_eq!(shown_table(RULED, &across), "|2x1:a||b|");
}

#[test]
fn columns_at_the_sides_are_empty_cells() {
    let row = tr(r#"<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>"#, &[tc("", "a")]);
    assert_eq!(shown_table(RULED, &[row]), "|2x1:||a|||");
    let huge = tr(r#"<w:gridBefore w:val="1000000000"/>"#, &[tc(r#"<w:gridSpan w:val="1000000000"/>"#, "a")]);
    assert_eq!(shown_table(RULED, &[huge]), "|63x1:||63x1:a|");
}

#[test]
fn lines_are_drawn_by_table_style_or_cell() {
    let cell = |borders: &str| [tr("", &[tc(borders, "a")])];
    let styles = r#"<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders><w:insideH w:val="single"/></w:tblBorders></w:tblPr></w:style><w:style w:type="table" w:styleId="Mine"><w:basedOn w:val="Grid"/></w:style>"#;
    let ruled = |properties: &str, borders: &str| {
        let word = Word::new().styles(styles).raw(&table(properties, &cell(borders)));
        let Block::Table(table) = manuscript(&word).blocks.remove(0) else { panic!() };
        table.ruled
    };
    let none = r#"<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="none"/><w:right w:val="nil"/></w:tcBorders>"#;
    assert!(!ruled("", ""));
    assert!(ruled(RULED, ""));
    assert!(ruled(r#"<w:tblPr><w:tblStyle w:val="Mine"/></w:tblPr>"#, ""));
    let taken =
        r#"<w:tblPr><w:tblStyle w:val="Mine"/><w:tblBorders><w:insideH w:val="none"/></w:tblBorders></w:tblPr>"#;
    assert!(!ruled(taken, ""));
    assert!(!ruled(RULED, none));
    assert!(ruled("", r#"<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>"#));
}

#[test]
fn rows_that_someone_deleted_are_gone() {
    let rows = [
        tr("<w:ins/>", &[tc("", "a")]),
        tr("<w:del/>", &[tc("", "b")]),
        tr("", &[tc("<w:cellDel/>", "c"), tc("", "d")]),
    ];
    let word = Word::new().raw(&table(RULED, &rows));
    assert_eq!(shown(&word), ["|a|/|d|"]);
    let problem = ImportProblem::TrackedChanges { inserted: 1, deleted: 2 };
    assert_eq!(remarks(&manuscript(&word)), [(0, problem)]);
}

#[test]
fn tables_stand_in_cells_and_controls() {
    let inner = table("", &[tr("", &[tc("", "in")])]);
    let cell = format!("<w:tc>{inner}<w:p/></w:tc>");
    let row = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", tr("", &[cell]));
    let wrapped = format!("<w:tr><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tr>", tc("", "b"));
    assert_eq!(shown_table(RULED, &[row, wrapped]), "|unruled |in|;|/|b|");
}
