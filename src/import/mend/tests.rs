use super::super::plain;
use super::*;
use crate::base::ImportProblem;

fn mended(text: &str) -> (Vec<String>, Taken, Manuscript) {
    let mut manuscript = plain::read(text).unwrap();
    let mut taken = Taken::default();
    raise_digits(&mut manuscript.blocks);
    sheets(&mut manuscript, &mut taken);
    manuscript.blocks = join(std::mem::take(&mut manuscript.blocks), &mut taken);
    let shown = manuscript.paragraphs().iter().map(|p| p.text()).collect();
    (shown, taken, manuscript)
}

#[test]
fn paragraphs_that_a_page_broke() {
    let page = "Một trang chữ đã hết câu. ".repeat(20);
    let (shown, taken, _) = mended(&format!(
        "{page}\n\nKết quả thực hiện học tập và làm theo tư tưởng, phong\n\n2\n\ncách Hồ Chí Minh là một tiêu chí.\n\nĐoạn khác, hết câu ở đây rồi.\n\nđoạn viết thường."
    ));
    assert_eq!(
        shown[1..],
        [
            "Kết quả thực hiện học tập và làm theo tư tưởng, phong cách Hồ Chí Minh là một tiêu chí.",
            "Đoạn khác, hết câu ở đây rồi.",
            "đoạn viết thường."
        ]
    );
    assert_eq!((taken.page_numbers, taken.joined), (vec![Place(5)], vec![Place(7)]));
}

#[test]
fn numbers_that_may_be_figures_stay() {
    let (shown, _, manuscript) = mended("Tổng số hộ của thôn:\n\n214\n\nGiữ nguyên.");
    assert_eq!(shown.len(), 3);
    assert!(matches!(&manuscript.remarks[..], [(Place(3), ImportProblem::PerhapsPageNumber { .. })]));
    let (shown, ..) = mended("Một câu.\n\nTrang 2\n\nHai câu.\n\n- 3 -\n\nBa câu.\n\n— 4 —\n\n5/6");
    assert_eq!(shown, ["Một câu.", "Hai câu.", "Ba câu."]);
    // A column of figures, line by line; then the same numbers a page apart.
    let (shown, ..) = mended("Stt\n\n1\n\n2\n\n3\n\nKhe Vàng");
    assert_eq!(shown, ["Stt", "1", "2", "3", "Khe Vàng"]);
    let page = "Các chi bộ thực hiện nghiêm túc kế hoạch. ".repeat(40);
    let (shown, taken, _) = mended(&format!("{page}\n\n2\n\n{page}\n\n3\n\n{page}"));
    assert_eq!((shown.len(), taken.page_numbers.len()), (3, 2));
    // On the first page nothing is the number of the second.
    let (shown, ..) = mended("Toàn huyện có 12 mô hình được bình chọn năm\n\n2\n\nxã điểm của huyện.");
    assert_eq!(shown.len(), 3);
    let (shown, ..) = mended("1/ Về học tập\n\n2/ Về làm theo\n\n3/");
    assert_eq!(shown, ["1/ Về học tập", "2/ Về làm theo", "3/"]);
}

#[test]
fn notes_at_the_feet_of_pages() {
    let text = "Có 12 tập thể¹ được chọn trong 15m² nhà, và các mô hình² hay về phong\n\n¹ Theo báo cáo của huyện.\n\n² Xem phụ lục.\n\ncách làm việc.\n\n³ Thừa.";
    let (shown, _, manuscript) = mended(text);
    assert_eq!(
        shown,
        ["Có 12 tập thể được chọn trong 15m² nhà, và các mô hình hay về phong cách làm việc.", "³ Thừa."]
    );
    let notes: Vec<_> = manuscript.notes.iter().map(|n| n.paragraphs[0].text()).collect();
    assert_eq!(notes.len(), 2);
    assert!(notes.contains(&"Theo báo cáo của huyện.".to_owned()));
    assert!(matches!(&manuscript.remarks[..], [(_, ImportProblem::NoteUnmatched { has_text: true, .. })]));
}

#[test]
fn numbers_within_sentences() {
    let manuscript =
        plain::read("linh hoạt, sáng 6 tạo. Luôn sáng tạo trong 2 năm, vui chơi 3 ngày.\n\nvui chơi ngày nào").unwrap();
    let mut remarks = Vec::new();
    doubts(&manuscript.blocks, &mut remarks);
    let around = |remark: &ImportProblem| match remark {
        ImportProblem::PerhapsPageNumber { around, .. } => around.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(remarks.iter().map(|(_, r)| around(r)).collect::<Vec<_>>(), ["sáng 6 tạo."]);
}
