//! Documents of party bodies.

use super::*;

/// Levels `I.`, `1.`, `a)` and a second list of hyphens.
const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#;

fn numbered(list: u8, level: u8, runs: &str) -> String {
    paragraph(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), runs)
}

fn note(id: u8) -> String {
    format!(r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{id}"/></w:r>"#)
}

fn note_text(id: u8, text: &str) -> String {
    format!(r#"<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>"#, run(text))
}

/// All its numbers are Word's.
pub fn numbered_plan() -> Word {
    document(&[
        party_head(
            ("ĐẢNG BỘ TỈNH TRƯỜNG SƠN", "HUYỆN ỦY SÔNG LAM"),
            "Số     58    - KH/HU",
            "Sông Lam, ngày 25 tháng 02 năm 2024",
        ),
        centred(""),
        centred(&bold("KẾ HOẠCH")),
        centred(&bold("tổ chức cuộc thi viết “Sông Lam - những tấm gương thầm lặng”")),
        centred(&bold("năm 2024")),
        centred(&run("-----")),
        paragraph(
            "",
            &[
                run("Thực hiện Kế hoạch số 43-KH/HU, ngày 20/3/2023"),
                note(2),
                run(", Ban Thường vụ Huyện ủy tổ chức cuộc thi viết như sau:"),
            ]
            .concat(),
        ),
        numbered(1, 0, &bold("MỤC ĐÍCH, YÊU CẦU")),
        numbered(1, 1, &bold("Mục đích")),
        numbered(2, 0, &run("Tìm ra những người tốt chưa ai biết đến;")),
        numbered(2, 0, &run("Có thêm tư liệu để tuyên truyền trên hệ thống truyền thanh cơ sở.")),
        numbered(1, 1, &bold("Yêu cầu")),
        plain("Bài dự thi viết về người thật, việc thật, được cấp ủy nơi người ấy sinh sống xác nhận."),
        numbered(1, 0, &bold("THỂ LỆ")),
        numbered(
            1,
            1,
            &[bold("Đối tượng dự thi: "), run("mọi công dân sinh sống, làm việc trên địa bàn huyện.")].concat(),
        ),
        numbered(1, 1, &[bold("Bài dự thi: "), run("từ 800 đến 1.500 chữ"), note(3), run(", kèm ảnh.")].concat()),
        numbered(1, 1, &bold("Giải thưởng")),
        numbered(1, 2, &run("01 giải Nhất, 02 giải Nhì;")),
        numbered(
            1,
            2,
            &[
                run("03 giải Ba và "),
                r#"<w:r><w:lastRenderedPageBreak/></w:r>"#.to_owned(),
                run("các giải Khuyến khích."),
            ]
            .concat(),
        ),
        numbered(1, 0, &bold("TỔ CHỨC THỰC HIỆN")),
        numbered(
            1,
            1,
            &run("Ban Tuyên giáo Huyện ủy là cơ quan thường trực cuộc thi, nhận bài đến hết ngày 30/9/2024."),
        ),
        numbered(1, 1, &run("Văn phòng Huyện ủy bố trí kinh phí.")),
        foot(
            "- Thường trực Tỉnh ủy (báo cáo),\n- Các chi bộ, đảng bộ trực thuộc,\n- Lưu Văn phòng Huyện ủy.",
            &["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "", "", "Kha Thị Mỷ"],
        ),
    ])
    .numbering(NUMBERING)
    .footnotes(
        &[note_text(2, " Về bồi dưỡng điển hình giai đoạn 2023 - 2025."), note_text(3, " Không kể chú thích ảnh.")]
            .concat(),
    )
}

const STYLES: &str = r#"<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/><w:rPr><w:b/><w:i/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Gach"><w:name w:val="Gach dau dong"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style>"#;

fn styled(style: &str, runs: &str) -> String {
    paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), runs)
}

/// Headings and lists by style, with changes and comments that are still in it.
pub fn styled_guidance() -> Word {
    let inserted = r#"<w:ins w:id="1" w:author="BTG"><w:r><w:t xml:space="preserve"> và xóm</w:t></w:r></w:ins>"#;
    let deleted =
        r#"<w:del w:id="2" w:author="BTG"><w:r><w:delText xml:space="preserve"> tổ dân phố</w:delText></w:r></w:del>"#;
    let comment = r#"<w:r><w:commentReference w:id="0"/></w:r>"#;
    document(&[
        party_head(
            ("HUYỆN ỦY SÔNG LAM", "BAN TUYÊN GIÁO"),
            "Số: 17 -HD/BTGHU",
            "Sông Lam, ngày 06 tháng 5 năm 2024",
        ),
        centred(&bold("HƯỚNG DẪN")),
        centred(&bold("Viết bài, chụp ảnh giới thiệu điển hình học tập và làm theo Bác")),
        centred(&run("-----")),
        plain("Căn cứ Kế hoạch số 58-KH/HU, ngày 25/02/2024 của Ban Thường vụ Huyện ủy, Ban Tuyên giáo Huyện ủy hướng dẫn như sau:"),
        styled("H1", &run("I. VIẾT BÀI")),
        styled("H2", &run("1. Chuẩn bị")),
        styled("H3", &run("1.1. Gặp người được viết")),
        styled("Gach", &run("Đến tận nhà, tận nơi làm việc;")),
        styled("Gach", &[run("Hỏi thêm trưởng thôn"), inserted.to_owned(), deleted.to_owned(), run(", bí thư chi bộ.")].concat()),
        styled("H3", &run("1.2. Kiểm tra số liệu")),
        paragraph("", &[run("Mỗi con số có người xác nhận"), comment.to_owned(), run(".")].concat()),
        styled("H2", &run("2. Viết")),
        plain("Kể việc trước, khen sau; không dùng lời của người viết thay lời nhân vật."),
        styled("H1", &run("II. CHỤP ẢNH")),
        plain("Chụp lúc đang làm việc, không dàn dựng; trẻ em chỉ chụp khi cha mẹ đồng ý."),
        foot(
            "- Thường trực Huyện ủy (b/c),\n- Các chi bộ, đảng bộ trực thuộc,\n- Lưu BTG.",
            &["TRƯỞNG BAN", "", "Trịnh Thị Sen"],
        ),
    ])
    .styles(STYLES)
    .numbering(NUMBERING)
    .part("word/comments.xml", r#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="TBG"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment></w:comments>"#)
    .relationship("rel-comments", "comments", "comments.xml")
}

/// Two columns by tabs, numbers by hand, headings that run into their text.
pub fn typed_plan() -> Word {
    let tab = "<w:r><w:tab/></w:r>";
    let two = |left: &str, right: &str| paragraph("", &[left, tab, right].concat());
    let runs_in = |head: &str, text: &str| paragraph("", &[run_as("<w:b/><w:i/>", head), run(text)].concat());
    document(&[
        two(&run("ĐẢNG BỘ TỈNH TRƯỜNG SƠN"), &bold("ĐẢNG CỘNG SẢN VIỆT NAM")),
        two(&bold("ĐẢNG ỦY XÃ SÔNG LAM"), ""),
        two(&run("*"), &italic("Sông Lam, ngày 20 tháng 7 năm 2025")),
        paragraph("", &run("Số 03-KH/ĐU")),
        paragraph(CENTRED, &bold("KẾ HOẠCH")),
        paragraph(
            CENTRED,
            &[
                bold("phát hiện, giới thiệu điển hình tiên tiến"),
                "<w:r><w:br/></w:r>".to_owned(),
                bold("giai đoạn 2025 - 2030"),
            ]
            .concat(),
        ),
        plain("Đảng ủy xã Sông Lam ban hành Kế hoạch như sau:"),
        paragraph("", &bold("I- NHIỆM VỤ")),
        runs_in("1- Phát hiện: ", "mỗi chi bộ họp tháng nào cũng dành 15 phút nói về người tốt, việc tốt."),
        runs_in("2- Giới thiệu: ", "gửi Ban Xây dựng Đảng trước ngày 25 hằng tháng."),
        plain("+ Bằng văn bản có xác nhận của chi bộ;"),
        plain("+ Kèm ít nhất một ảnh."),
        paragraph("", &bold("II- PHÂN CÔNG")),
        plain("1- Ban Xây dựng Đảng: tổng hợp, thẩm định."),
        plain("2- Các chi bộ: phát hiện, giới thiệu, bồi dưỡng."),
        paragraph("", &run_as(BOLD, "Nơi nhận:")),
        plain("- Tỉnh ủy (báo cáo);"),
        plain("- Các chi bộ trực thuộc;"),
        plain("- Lưu: VPĐU."),
        paragraph(CENTRED, &[bold("T/M ĐẢNG ỦY"), "<w:r><w:br/></w:r>".to_owned(), bold("BÍ THƯ")].concat()),
        paragraph(CENTRED, ""),
        paragraph(CENTRED, &bold("Vi Thị Hằng Nga")),
    ])
    .header("header1", &plain("Kế hoạch điển hình - bản phát hành"))
}

/// Runs in TCVN3, cut within words.
pub fn old_fonts() -> Word {
    let old = |text: &str| run_as(r#"<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>"#, text);
    let capitals = |text: &str| run_as(r#"<w:b/><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>"#, text);
    document(&[
        beside(
            &[
                centred(&capitals("tØnh ñy tr\u{ad}êng s¬n")),
                centred(&capitals("huyÖn ñy s«ng lam")),
                centred(&old("*")),
                centred(&old("Sè 71-TB/HU")),
            ]
            .concat(),
            &[centred(&capitals("®¶ng céng s¶n viÖt nam")), centred(&old("S«ng Lam, ngµy 19 th¸ng 5 n¨m 2008"))]
                .concat(),
        ),
        centred(&capitals("th«ng b¸o")),
        centred(&old("vÒ kÕt qu¶ mét n¨m lµm theo tÊm g\u{ad}¬ng ®¹o ®øc Hå ChÝ Minh")),
        paragraph("", &[old("Ban Th\u{ad}êng vô Hu"), old("yÖn ñy th«ng b¸o kÕt qu¶ nh\u{ad} sau:")].concat()),
        paragraph("", &old("1. Toµn huyÖn cã 98 tËp thÓ, 215 c¸ nh©n ®\u{ad}îc biÓu d\u{ad}¬ng.")),
        paragraph("", &old("2. C¸c x· Khe Vµng, Lam DuÖ lµm tèt viÖc nªu g\u{ad}¬ng.")),
        paragraph("", &old("N¬i nhËn:")),
        paragraph("", &old("- C¸c chi, ®¶ng bé trùc thuéc,")),
        paragraph("", &old("- L\u{ad}u V¨n phßng HuyÖn ñy.")),
        centred(&capitals("t/m ban th\u{ad}êng vô")),
        centred(&capitals("phã bÝ th\u{ad}")),
        centred(&old("L\u{ad}¬ng V¨n QuyÒn")),
    ])
}

/// Line breaks in the place of paragraphs, numbers of several levels, bullets of a font of symbols.
pub fn line_broken() -> Word {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#;
    let broken = |lines: &[&str]| lines.iter().map(|line| run(line)).collect::<Vec<_>>().join("<w:r><w:br/></w:r>");
    document(&[
        beside(
            &paragraph(CENTRED, &broken(&["HUYỆN ỦY SÔNG LAM", "ĐẢNG ỦY XÃ KHE VÀNG", "*", "Số 19-BC/ĐU"])),
            &paragraph(CENTRED, &broken(&["ĐẢNG CỘNG SẢN VIỆT NAM", "", "Khe Vàng, ngày 05 tháng 7 năm 2024"])),
        ),
        paragraph(
            CENTRED,
            &[
                bold("BÁO CÁO"),
                "<w:r><w:br/></w:r>".to_owned(),
                bold("kết quả học tập và làm theo Bác"),
                "<w:r><w:br/></w:r>".to_owned(),
                bold("6 tháng đầu năm 2024"),
            ]
            .concat(),
        ),
        plain("Đảng ủy xã báo cáo như sau:"),
        numbered(1, 0, &bold("Kết quả")),
        numbered(1, 1, &bold("Công tác tuyên truyền")),
        paragraph("", &broken(&["- Phát thanh 26 buổi;", "- Treo 14 băng rôn;", "- Nói chuyện ở 8 bản."])),
        numbered(1, 1, &bold("Việc làm theo")),
        numbered(2, 0, &run("Sửa 3 cầu tre;")),
        numbered(2, 0, &run("Nhận đỡ đầu 5 cháu.")),
        numbered(1, 0, &bold("Hạn chế")),
        plain("Còn 2 chi bộ chưa có việc đăng ký."),
        beside(
            &paragraph("", &broken(&["Nơi nhận:", "- Ban Tuyên giáo Huyện ủy,", "- Các chi bộ,", "- Lưu VPĐU."])),
            &paragraph(CENTRED, &broken(&["T/M ĐẢNG ỦY", "PHÓ BÍ THƯ", "", "", "Ốc Văn Thoong"])),
        ),
    ])
    .numbering(numbering)
}
