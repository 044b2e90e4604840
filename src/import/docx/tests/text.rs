//! Paragraphs and what stands in them.

use super::*;
use crate::base::Encoding;

fn one(xml: &str) -> String {
    shown(&Word::new().paragraph(xml)).join("\n")
}

#[test]
fn text_tabs_breaks_and_signs() {
    let xml = r#"<w:r><w:t>a</w:t><w:tab/><w:t xml:space="preserve"> b </w:t><w:br/><w:t>c</w:t><w:cr/><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e‑f</w:t><w:lastRenderedPageBreak/></w:r>"#;
    assert_eq!(one(xml), "a\t b \nc\n-de-f");
    let xml = r#"<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="Wingdings" w:char="F02D"/><w:sym w:font="Arial" w:char="0041"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>"#;
    assert_eq!(one(xml), "•-A•");
    assert_eq!(one(&run("e\u{302}\u{301}")), "ế");
    assert_eq!(one(&(run_as("<w:b/>", "e") + &run("\u{302}m"))), "<b>ê</b>m");
}

#[test]
fn whatever_wraps_runs_is_looked_through() {
    let xml = format!(
        "<w:smartTag>{}</w:smartTag><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:bdo>{}</w:bdo><w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
        run("a"),
        run("b"),
        run("c"),
        run("not"),
        run("d")
    );
    assert_eq!(one(&xml), "abcdx=1");
    let choice = "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:r><w:t>one</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>other</w:t></w:r></mc:Fallback></mc:AlternateContent>";
    assert_eq!(one(choice), "one");
    assert_eq!(one(&choice.replace("\"wps\"", "\"cx9\"")), "other");
    let blocks = Word::new().raw("<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>");
    assert_eq!(shown(&blocks), ["a"]);
}

#[test]
fn links_lead_to_the_web_and_mail_alone() {
    let link = |id: &str| format!(r#"<w:hyperlink r:id="{id}">{}</w:hyperlink>"#, run(id));
    let word = Word::new()
        .relationship("web", "hyperlink", "https://example.org/a?b=c")
        .relationship("mail", "hyperlink", "mailto:a@example.org")
        .relationship("bad", "hyperlink", "javascript:alert(1)")
        .relationship("file", "hyperlink", "file:///c:/a")
        .paragraph(&["web", "mail", "bad", "file", "none"].map(link).concat())
        .paragraph(&format!(r#"<w:hyperlink w:anchor="x">{}</w:hyperlink>"#, run("anchor")));
    assert_eq!(shown(&word), ["(web → https://example.org/a?b=c)(mail → mailto:a@example.org)badfilenone", "anchor"]);
}

fn field(instruction: &str, result: &str) -> String {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let text = format!("<w:r><w:instrText>{instruction}</w:instrText></w:r>");
    [mark("begin"), text, mark("separate"), result.to_owned(), mark("end")].concat()
}

#[test]
fn fields_keep_their_results() {
    assert_eq!(one(&(field("DATE", &run("19/5")) + &run("."))), "19/5.");
    assert_eq!(one(&field(" HYPERLINK \"http://a.vn\" ", &run("a"))), "(a → http://a.vn)");
    assert_eq!(one(&field("IF", &(run("x") + &field("REF", &run("y"))))), "xy");
    assert_eq!(one(&format!(r#"<w:fldSimple w:instr="DATE">{}</w:fldSimple>"#, run("5"))), "5");
    let endless = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#.to_owned() + &run("kept");
    assert_eq!(one(&endless), "kept");
}

#[test]
fn tracked_changes_are_accepted() {
    let xml = format!(
        r#"{}<w:ins w:id="1">{}</w:ins><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del><w:moveTo>{}</w:moveTo><w:moveFrom>{}</w:moveFrom>"#,
        run("a"),
        run("b"),
        run("c"),
        run("y")
    );
    let word = Word::new()
        .text("first")
        .paragraph(&xml)
        .set("<w:rPr><w:del w:id=\"3\"/></w:rPr>", "joined ")
        .set("<w:jc w:val=\"center\"/>", "with this");
    assert_eq!(shown(&word), ["first", "abc", "^ joined with this"]);
    let problem = ImportProblem::TrackedChanges { inserted: 2, deleted: 3 };
    assert_eq!(remarks(&manuscript(&word)), [(2, problem)]);
    let last = Word::new().set("<w:rPr><w:del/></w:rPr>", "end");
    assert_eq!(shown(&last), ["end"]);
}

#[test]
fn hidden_text_is_left_out() {
    assert_eq!(one(&(run("a") + &run_as("<w:vanish/>", "b") + &run_as("<w:vanish w:val=\"0\"/>", "c"))), "ac");
}

#[test]
fn breaks_of_page_begin_sheets() {
    let turn = r#"<w:r><w:br w:type="page"/></w:r>"#;
    let word = Word::new()
        .paragraph(&(run("a") + turn + &run("b")))
        .paragraph(turn)
        .text("c")
        .set("<w:pageBreakBefore/>", "d")
        .set(r#"<w:sectPr><w:type w:val="continuous"/></w:sectPr>"#, "e")
        .text("f")
        .set("<w:sectPr/>", "g")
        .text("h")
        .paragraph(&(run("i") + turn))
        .text("j")
        .raw(r#"<w:sectPr><w:type w:val="continuous"/></w:sectPr>"#);
    assert_eq!(shown(&word), ["a", "=== b", "", "=== c", "=== d", "e", "=== f", "g", "h", "i", "=== j"]);
}

#[test]
fn places_count_paragraphs_of_cells_too() {
    let table = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let manuscript = manuscript(&Word::new().text("a").raw(table).text("b"));
    let places: Vec<u32> = manuscript.paragraphs().iter().map(|one| one.place.0).collect();
    assert_eq!(places, [1, 2, 3, 4]);
    let Block::Table(table) = &manuscript.blocks[1] else { panic!() };
    assert_eq!(table.place.0, 2);
}

#[test]
fn a_large_first_letter_belongs_to_its_word() {
    let word = Word::new().set(r#"<w:framePr w:dropCap="drop"/>"#, "K").text("ế hoạch");
    assert_eq!(shown(&word), ["Kế hoạch"]);
}

#[test]
fn codes_of_symbol_fonts_may_be_those_of_old_ones() {
    let font = r#"<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>"#;
    assert_eq!(one(&run_as(font, "K\u{f0d5}")), "Kế");
    let sign = format!(r#"<w:r><w:rPr>{font}</w:rPr><w:t>K</w:t><w:sym w:font=".VnTime" w:char="F0D5"/></w:r>"#);
    assert_eq!(one(&sign), "Kế");
}

#[test]
fn old_fonts_are_converted() {
    let font = |name: &str, more: &str| format!(r#"<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>{more}"#);
    let tcvn = |text: &str| run_as(&font(".VnTime", ""), text);
    let vni = |more: &str, text: &str| run_as(&font("VNI-Times", more), text);
    let word = Word::new()
        .paragraph(&(tcvn("§éc lËp - T") + &tcvn("ù do") + &run(" – Hạnh phúc")))
        .paragraph(&run_as(&font(".VnTimeH", ""), "céng hoµ x· héi"))
        .paragraph(&(vni("", "Ñoäc lA") + &vni("<w:b/>", "ÄP") + &vni("", " Töï do")))
        .paragraph(&tcvn("nh").replace("</w:r>", "<w:softHyphen/><w:t>íc</w:t></w:r>"))
        .paragraph(&tcvn("plain 2024"))
        .paragraph(&tcvn("đã là Unicode"))
        .set("", "é");
    assert_eq!(
        shown(&word),
        [
            "Độc lập - Tự do – Hạnh phúc",
            "CỘNG HOÀ XÃ HỘI",
            "Độc lẬ<b>P</b> Tự do",
            "nhước",
            "plain 2024",
            "đã là Unicode",
            "é"
        ]
    );
    let of = |encoding, words| ImportProblem::Reencoded { encoding, words };
    assert_eq!(remarks(&manuscript(&word)), [(1, of(Encoding::Tcvn3, 8)), (3, of(Encoding::Vni, 3))]);
}
