use super::super::manuscript::{Marks, Run};
use super::*;

fn manuscript(text: &str) -> Manuscript {
    read(text).unwrap()
}

fn marked(run: &Run) -> String {
    let Marks { bold, italic, raised, .. } = run.marks;
    let mark =
        format!("{}{}{}", if bold { "B" } else { "" }, if italic { "I" } else { "" }, if raised { "^" } else { "" });
    if mark.is_empty() { run.text.clone() } else { format!("{mark}[{}]", run.text) }
}

/// Each paragraph as one line, bold as `B[…]`.
fn shown(text: &str) -> Vec<String> {
    let all = manuscript(text);
    all.paragraphs().iter().map(|p| p.runs.iter().map(marked).collect::<String>()).collect()
}

#[test]
fn emphasis_as_text_recognition_leaves_it() {
    for (written, read) in [
        ("**a** b *c* ***d***", "B[a] b I[c] BI[d]"),
        ("“**Khơi dậy “3 dám” năm 2024**”.", "“B[Khơi dậy “3 dám” năm 2024]”."),
        ("****1. Mục đích****", "1. Mục đích"),
        ("**1. Mục đích", "B[1. Mục đích]"),
        ("Trong **tháng 6 năm 2023", "Trong tháng 6 năm 2023"),
        ("tháng 6** năm", "tháng 6 năm"),
        ("** a **", "a"),
        ("- *Đối với tập thể:* Căn cứ", "- I[Đối với tập thể:] Căn cứ"),
        ("* mục", "* mục"),
        ("*", "*"),
        ("5*3 và a * b", "5*3 và a * b"),
        ("***", "***"),
        ("***1.2. Phương pháp** tiến hành*", "BI[1.2. Phương pháp]I[ tiến hành]"),
        ("1\\. Một \\*", "1. Một *"),
        ("_(báo cáo)_, ten_tep_dai, ____", "I[(báo cáo)], ten_tep_dai, ____"),
        ("m<sup>2</sup> <b>x</b> <a>", "m^[2] B[x] <a>"),
        ("**<u>Nơi nhận:</u>** <Nơi gửi", "B[Nơi nhận:] <Nơi gửi"),
    ] {
        assert_eq!(shown(written).concat().trim(), read, "{written}");
    }
}

#[test]
fn marks_over_lines_of_a_group() {
    assert_eq!(shown("**T/M BAN THƯỜNG VỤ  \nPHÓ BÍ THƯ**\n\nKhác"), ["B[T/M BAN THƯỜNG VỤ]", "B[PHÓ BÍ THƯ]", "Khác"]);
    let places: Vec<_> = manuscript("\n\na\n\nb\r\nc").paragraphs().iter().map(|p| p.place.0).collect();
    assert_eq!(places, [3, 5, 6]);
}

#[test]
fn headings_and_notes() {
    let read = manuscript("### ***3. Xây dựng*** ###\n\nCâu[^1] có chú.\n\n[^1]: Lời *chú*.\n");
    assert_eq!(read.paragraphs()[0].heading, Some(3));
    assert_eq!(read.paragraphs()[0].text(), "3. Xây dựng");
    assert_eq!(read.notes[0].paragraphs[0].text(), "Lời chú.");
    assert_eq!(read.paragraphs().len(), 2);
}

#[test]
fn tables_of_tabs_and_of_bars() {
    let read =
        manuscript("Stt\tĐơn vị\tGhi chú\n1\tThôn A\t\n\n| a | b |\n| --- | --- |\n| c<br>d | e \\| f |\n\nmột\tcột");
    let tables: Vec<_> = read
        .blocks
        .iter()
        .filter_map(|b| match b {
            Block::Table(t) => Some((t.rows.len(), t.rows[0].len(), t.head, t.ruled)),
            Block::Paragraph(_) => None,
        })
        .collect();
    assert_eq!(tables, [(2, 3, false, true), (2, 2, true, true)]);
    let texts: Vec<_> = read.paragraphs().iter().map(|p| p.text()).collect();
    assert_eq!(texts, ["Stt", "Đơn vị", "Ghi chú", "1", "Thôn A", "", "a", "b", "c", "d", "e | f", "một\tcột"]);
}

#[test]
fn text_that_was_wrapped() {
    let long = "Các thôn, khu phố và trường học trên địa bàn xã cùng nhau chọn việc, chọn người, lập danh sách";
    let text = format!("{}Cuối.\n\n1. Một mục\n2. Mục hai\n", format!("{long}\n").repeat(24));
    let shown = shown(&text);
    assert_eq!(shown.len(), 3, "{shown:#?}");
    let gathered = format!("KẾ HOẠCH\n{}\n\n", format!("{long}\n{long}\n{long}\nvà tổ chức.\n\n").repeat(20));
    assert_eq!(manuscript(&gathered).paragraphs()[1].text(), format!("{long} {long} {long} và tổ chức."));
}

#[test]
fn encodings() {
    let utf16: Vec<u8> = [0xfeff].into_iter().chain("Kế hoạch".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(decode(&utf16).unwrap().0, "Kế hoạch");
    assert_eq!(decode("\u{feff}a\r\nb\u{ad}c\u{a0}d".as_bytes()).unwrap().0, "a\nbc d");
    let (text, remarks) = decode("§éc lËp - Tù do - H¹nh phóc".as_bytes()).unwrap();
    assert_eq!(text, "Độc lập - Tự do - Hạnh phúc");
    assert!(matches!(remarks[..], [(Place(1), crate::base::ImportProblem::Reencoded { words: 6, .. })]), "{remarks:?}");
    let bytes: Vec<u8> = "§éc lËp - Tù do - H¹nh phóc".chars().map(|c| c as u8).collect();
    assert_eq!(decode(&bytes).unwrap().0, "Độc lập - Tự do - Hạnh phúc");
    assert_eq!(decode(b"\x80\xff caf\xe9").unwrap_err(), ImportFault::NotText);
    assert_eq!(decode(b"a\0b").unwrap_err(), ImportFault::NotText);
}

#[test]
fn what_is_no_document() {
    assert_eq!(read(" \n\t").unwrap_err(), ImportFault::Empty);
    assert_eq!(read("---\nloại: kế hoạch\ntrích yếu: a\n---\n\nb").unwrap_err(), ImportFault::ContentFile);
    assert!(read("-----\n\nKẾ HOẠCH").is_ok());
    assert!(read("---\n\nMột dòng thường\n\n---\n").is_ok());
}

#[test]
fn tables_in_html() {
    let read = manuscript(
        "Trước\n<table>\n<tr><th colspan=\"2\">A<br>B</th></tr>\n\n<tr><td>1 &amp; <b>2</b></td><td>hai\ndòng</td></tr></table>\nSau",
    );
    let Block::Table(table) = &read.blocks[1] else { panic!("{:?}", read.blocks) };
    let cells: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| {
            let cells = row.iter().map(|cell| Manuscript { blocks: cell.blocks.clone(), ..Manuscript::default() });
            cells.map(|m| m.paragraphs().iter().map(|p| p.text()).collect::<Vec<_>>().join("/")).collect()
        })
        .collect();
    assert_eq!(cells, [vec!["A/B"], vec!["1 & 2", "hai dòng"]]);
    assert_eq!((table.rows[0][0].columns, table.head, read.blocks.len()), (2, true, 3));
    assert_eq!(shown("<table>\n<tr>chữ ngoài<td>ô</td></tr>\n</table>").len(), 3);
}
