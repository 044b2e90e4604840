//! Styles and direct formatting.

use super::*;

const STYLES: &str = r#"
<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr><w:jc w:val="left"/></w:pPr><w:rPr><w:i w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Của tôi"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="Viet"><w:name w:val="Đề mục 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="x"/><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:caps/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>"#;

fn styled(properties: &str, runs: &str) -> String {
    shown(&Word::new().styles(STYLES).paragraph(&format!("<w:pPr>{properties}</w:pPr>{runs}"))).join("\n")
}

fn in_style(style: &str) -> String {
    styled(&format!(r#"<w:pStyle w:val="{style}"/>"#), &run("a"))
}

#[test]
fn styles_are_inherited() {
    assert_eq!(in_style("Normal"), "a");
    assert_eq!(in_style("H1"), "H1 ^ <b>a</b>");
    assert_eq!(in_style("Mine"), "H1 ^ <b>a</b>");
    assert_eq!(in_style("Body"), "<b>a</b>");
    assert_eq!(in_style("Viet"), "H3 > <i>a</i>");
    assert_eq!(in_style("Title"), "> <i>a</i>");
    assert_eq!(in_style("A"), "> <i><b>a</b></i>");
    assert_eq!(in_style("Heading2"), "H2 a");
    assert_eq!(styled("<w:outlineLvl w:val=\"1\"/>", &run("a")), "H2 a");
}

#[test]
fn what_stands_nearest_wins() {
    assert_eq!(styled("", &run_as("<w:rStyle w:val=\"Strong\"/>", "đậm")), "<b>ĐẬM</b>");
    assert_eq!(
        styled("", &run_as("<w:rStyle w:val=\"Strong\"/><w:b w:val=\"false\"/><w:caps w:val=\"0\"/>", "a")),
        "a"
    );
    let marks = run_as("<w:strike/>", "a")
        + &run_as("<w:vertAlign w:val=\"superscript\"/>", "b")
        + &run_as("<w:vertAlign w:val=\"subscript\"/>", "c");
    assert_eq!(styled("<w:jc w:val=\"right\"/>", &marks), "> <s>a</s><r>b</r><l>c</l>");
    assert_eq!(styled("<w:jc w:val=\"end\"/>", &run("a")), "> a");
}

#[test]
fn the_font_of_a_style_says_the_encoding() {
    assert_eq!(styled("<w:pStyle w:val=\"Old\"/>", &run("KÕ ho¹ch")), "> <i>Kế hoạch</i>");
    let themed = Word::new()
        .part("word/theme/theme1.xml", r#"<t><minorFont><latin typeface=".VnTime"/></minorFont></t>"#)
        .relationship("t", "theme", "theme/theme1.xml")
        .paragraph(&run_as("<w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"/>", "KÕ"));
    assert_eq!(shown(&themed), ["Kế"]);
}
