//! Documents of bodies of the state.

use crate::fixture::png;
use crate::word::drawing;

use super::*;

/// Merged cells, a picture, an annex on a sheet of its own.
pub fn report() -> Word {
    let across = |columns: u8, text: &str| cell(&format!(r#"<w:gridSpan w:val="{columns}"/>"#), &centred(&bold(text)));
    let down = |text: &str| cell(r#"<w:vMerge w:val="restart"/>"#, &centred(&bold(text)));
    let covered = || cell("<w:vMerge/>", "<w:p/>");
    let named = |text: &str| cell("", &centred(&bold(text)));
    document(&[
        state_head(
            ("ỦY BAN NHÂN DÂN HUYỆN SÔNG LAM", "PHÒNG NỘI VỤ"),
            "Số:  214 /BC-PNV",
            "Sông Lam, ngày 28 tháng 11 năm 2023",
        ),
        centred(&bold("BÁO CÁO")),
        centred(&bold("Kết quả phong trào “Người tốt, việc tốt” năm 2023")),
        plain("Phòng Nội vụ báo cáo Ủy ban nhân dân huyện kết quả như sau:"),
        paragraph("", &bold("I. KẾT QUẢ")),
        plain("1. Số được giới thiệu và được công nhận:"),
        ruled(&[
            row(&[down("Xã"), across(2, "Được giới thiệu"), down("Được công nhận")]),
            row(&[covered(), named("Tập thể"), named("Cá nhân"), covered()]),
            texts(&["Khe Vàng", "3", "7", "5"]),
            texts(&["Lam Duệ", "2", "4", "2"]),
            row(&[across(3, "Cộng"), named("7")]),
        ]),
        plain("2. Hình ảnh tiêu biểu:"),
        centred(&drawing("pic1", "Bà con thôn Đồng Chè làm đường")),
        paragraph("", &bold("II. KIẾN NGHỊ")),
        plain("Đề nghị Ủy ban nhân dân huyện tăng mức thưởng từ năm 2024."),
        plain("Trên đây là báo cáo của Phòng Nội vụ./."),
        foot(
            "- UBND huyện (b/c);\n- Lưu: VT, TĐKT.",
            &["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "", "(Đã ký)", "", "Đặng Quang Ngữ"],
        ),
        r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#.to_owned(),
        centred(&bold("PHỤ LỤC")),
        centred(&bold("Danh sách được công nhận năm 2023")),
        centred(&italic("(Kèm theo Báo cáo số 214/BC-PNV ngày 28/11/2023 của Phòng Nội vụ)")),
        ruled(&[
            row(&[named("STT"), named("Họ và tên"), named("Việc làm")]),
            texts(&["1", "Hà Thị Xuyến", "Dạy chữ cho trẻ nghèo"]),
            texts(&["2", "Lương Bá Tùng", "Hiến 420 m² đất"]),
        ]),
    ])
    .picture("pic1", "image1.png", &png(40, 30))
}

/// A head in text boxes; addressees below one another by line breaks.
pub fn letter() -> Word {
    let boxed = |paragraphs: &str| {
        format!(
            r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#
        )
    };
    let left = [
        centred(&run("UBND HUYỆN SÔNG LAM")),
        centred(&bold("TRUNG TÂM VĂN HÓA, THỂ THAO VÀ TRUYỀN THÔNG")),
        centred(&run("Số:    77/CV-TTVH")),
        centred(&run("V/v cộng tác chuyên mục “Người tốt quanh ta”")),
    ];
    let right = [
        centred(&bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        centred(&bold("Độc lập - Tự do - Hạnh phúc")),
        centred(&italic("Sông Lam, ngày 04 tháng 6 năm 2024")),
    ];
    let broken = "<w:r><w:br/></w:r>";
    document(&[
        paragraph("", &[boxed(&left.concat()), boxed(&right.concat())].concat()),
        paragraph(
            "",
            &[
                run("Kính gửi: - Đài truyền thanh các xã, thị trấn;"),
                broken.to_owned(),
                run("- Các trường THCS, THPT trong huyện."),
            ]
            .concat(),
        ),
        plain(
            "Trung tâm mời các đơn vị cộng tác với chuyên mục “Người tốt quanh ta”, phát sóng tối thứ Sáu hằng tuần.",
        ),
        paragraph(
            "",
            &[run("Bài gửi về Trung tâm trước thứ Tư."), broken.to_owned(), run("Mỗi bài dài không quá 600 chữ.")]
                .concat(),
        ),
        plain("Rất mong nhận được sự cộng tác./."),
        foot("- Như kính gửi;\n- BTG Huyện ủy (để biết);\n- Lưu: VT.", &["GIÁM ĐỐC", "", "Lữ Thanh Bình"]),
    ])
}

/// Articles, and a form behind the signature.
pub fn decision() -> Word {
    let article = |number: &str, text: &str| paragraph("", &[bold(number), run(text)].concat());
    document(&[
        state_head(
            ("UBND HUYỆN SÔNG LAM", "ỦY BAN NHÂN DÂN XÃ HẠ LAM"),
            "Số: 33/QĐ-UBND",
            "Hạ Lam, ngày 02 tháng 10 năm 2023",
        ),
        centred(&bold("QUYẾT ĐỊNH")),
        centred(&bold("Về việc tặng Giấy khen cho tập thể, cá nhân người tốt, việc tốt quý III năm 2023")),
        centred(&bold("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HẠ LAM")),
        paragraph("", &italic("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;")),
        paragraph("", &italic("Xét đề nghị của công chức Văn phòng - Thống kê xã.")),
        centred(&bold("QUYẾT ĐỊNH:")),
        article("Điều 1. ", "Tặng Giấy khen cho 01 tập thể và 02 cá nhân có tên trong danh sách kèm theo."),
        article("Điều 2. ", "Mức thưởng thực hiện theo quy định hiện hành."),
        article(
            "Điều 3. ",
            "Công chức Văn phòng - Thống kê, Tài chính - Kế toán và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        ),
        foot("- Như Điều 3;\n- Lưu: VT.", &["CHỦ TỊCH", "", "", "Quang Văn Đại"]),
        paragraph(&format!("<w:pageBreakBefore/>{CENTRED}"), &bold("DANH SÁCH")),
        centred(&bold("Tập thể, cá nhân được tặng Giấy khen quý III năm 2023")),
        centred(&italic("(Kèm theo Quyết định số 33/QĐ-UBND ngày 02/10/2023 của Chủ tịch Ủy ban nhân dân xã Hạ Lam)")),
        paragraph("", &bold("I. Tập thể")),
        ruled(&[texts(&["TT", "Tên tập thể", "Thành tích"]), texts(&["1", "Tổ tuần tra bản Huồi", "Giữ rừng"])]),
        paragraph("", &bold("II. Cá nhân")),
        ruled(&[
            texts(&["TT", "Họ và tên", "Thành tích"]),
            texts(&["1", "Lô Văn Ỏn", "Cứu người trong lũ"]),
            texts(&["2", "Moong Thị Pà", "Nuôi hai trẻ mồ côi"]),
        ]),
    ])
}

/// Two bodies sign; a note within a table; a head of blanks.
pub fn joint() -> Word {
    let mark = r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>"#;
    let signed = |lines: &[&str]| lines.iter().map(|line| centred(&bold(line))).collect::<String>();
    document(&[
        plain("UBND HUYỆN SÔNG LAM            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        plain("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO            Độc lập - Tự do - Hạnh phúc"),
        plain("Số:   61/KHPH-PGDĐT-HKH            Sông Lam, ngày 16 tháng 9 năm 2024"),
        centred(&bold("KẾ HOẠCH PHỐI HỢP")),
        centred(&bold("Nêu gương học sinh vượt khó năm học 2024 - 2025")),
        plain("Phòng Giáo dục và Đào tạo, Hội Khuyến học huyện thống nhất kế hoạch như sau:"),
        paragraph("", &bold("1. Chỉ tiêu")),
        ruled(&[
            texts(&["Cấp học", "Số gương"]),
            row(&[cell("", &plain("Tiểu học")), cell("", &paragraph("", &[run("12"), mark.to_owned()].concat()))]),
            texts(&["THCS", "9"]),
        ]),
        paragraph("", &bold("2. Thời gian")),
        plain("Từ tháng 9/2024 đến hết tháng 5/2025."),
        beside(
            &signed(&["HỘI KHUYẾN HỌC HUYỆN", "CHỦ TỊCH", "", "Sầm Văn Bẩy"]),
            &signed(&["PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỞNG PHÒNG", "", "Cầm Bá Hoan"]),
        ),
        paragraph("", &run_as("<w:b/><w:i/>", "Nơi nhận:")),
        lines("- UBND huyện (b/c);\n- Các trường;\n- Lưu: PGDĐT, HKH."),
    ])
    .footnotes(r#"<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Mỗi trường một gương.</w:t></w:r></w:p></w:footnote>"#)
}
