//! Notes, comments, margins, pictures, boxes, and what is lost.

use super::*;
use crate::base::LostObject;

fn lost(what: LostObject) -> ImportProblem {
    ImportProblem::ObjectLost { what }
}

#[test]
fn notes_stand_in_the_order_of_their_marks() {
    let note = |id: &str, text: &str| {
        format!(r#"<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>"#, run(text))
    };
    let mark = |kind: &str, id: &str| format!(r#"<w:r><w:{kind} w:id="{id}"/></w:r>"#);
    let word = Word::new()
        .footnotes(
            &(r#"<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>"#.to_owned()
                + &note("1", " một")
                + &note("2", " hai")
                + &note("3", "không")),
        )
        .endnotes(&format!(r#"<w:endnote w:id="1"><w:p>{}</w:p></w:endnote>"#, run("cuối")))
        .paragraph(&(run("a") + &mark("footnoteReference", "2") + &mark("endnoteReference", "1")))
        .paragraph(
            &(mark("footnoteReference", "1")
                + &mark("footnoteReference", "2")
                + &mark("footnoteReference", "-1")
                + &mark("footnoteReference", "77")),
        );
    assert_eq!(shown(&word), ["a(note 0)(note 1)", "(note 2)(note 0)"]);
    let notes: Vec<String> =
        manuscript(&word).notes.iter().map(|note| note.paragraphs.iter().map(paragraph).collect()).collect();
    assert_eq!(notes, ["hai", "cuối", "một"]);
    assert_eq!(manuscript(&word).notes[2].paragraphs[0].place.0, 2);
}

#[test]
fn a_mark_that_its_author_chose_is_not_text() {
    let word = Word::new()
        .footnotes(r#"<w:footnote w:id="1"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>"#)
        .paragraph(r#"<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t><w:t>a</w:t></w:r>"#);
    assert_eq!(shown(&word), ["(note 0)a"]);
}

#[test]
fn comments_are_counted() {
    let word = Word::new().text("a").paragraph(&(r#"<w:r><w:commentReference w:id="1"/></w:r>"#.repeat(2) + &run("b")));
    assert_eq!(remarks(&manuscript(&word)), [(2, ImportProblem::CommentsDropped { count: 2 })]);
}

#[test]
fn margins_are_named() {
    let page =
        |text: &str| format!(r#"<w:p>{}<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple></w:p>"#, run(text), run("mười"));
    let complex = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>một</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    let long = format!("<w:p>{}</w:p>", run(&"dài ".repeat(50)));
    let word = Word::new()
        .header("h1", &page("Trang "))
        .header("h2", &(page("UBND phường A") + complex))
        .header("h3", &page("UBND phường A"))
        .header("h4", &format!("<w:p>{}</w:p>", run("- 2 -")))
        .header("h5", complex)
        .header("h6", &long)
        .text("a");
    let texts = ["UBND phường A".to_owned(), "dài ".repeat(20).trim_end().to_owned()];
    let expected = texts.map(|text| (0, ImportProblem::MarginDropped { text }));
    assert_eq!(remarks(&manuscript(&word)), expected);
    assert_eq!(shown(&word), ["a"]);
}

#[test]
fn pictures_get_names_of_our_own() {
    let word = Word::new()
        .picture("r1", "a%20b.exe", PNG)
        .picture("r2", "b.dat", b"\xff\xd8\xff\xe0 jpeg")
        .picture("r3", "c.emf", b"\x01\0\0\0 nothing")
        .picture("r4", "d.gif", b"GIF89a")
        .picture("r5", "e.bin", b"RIFF\0\0\0\0WEBPVP8 ")
        .relationship("r6", "image", "http://example.org/a.png")
        .relationship("r7", "image", "media/none.png")
        .paragraph(&(run("a") + &drawing("r1", "Quang cảnh") + &drawing("r2", "") + &drawing("r1", "khác")))
        .paragraph(&["r3", "r6", "r7", "r8"].map(|id| drawing(id, "")).concat())
        .paragraph(r#"<w:r><w:pict><v:shape><v:imagedata r:id="r4" o:title="vẽ"/></v:shape></w:pict></w:r>"#)
        .paragraph(&drawing("r5", ""));
    assert_eq!(shown(&word), ["a(picture 0)(picture 1)(picture 0)", "", "(picture 2)", "(picture 3)"]);
    let manuscript = manuscript(&word);
    let pictures: Vec<(&str, &str)> =
        manuscript.pictures.iter().map(|one| (one.name.as_str(), one.description.as_str())).collect();
    assert_eq!(pictures, [("hinh-1.png", "Quang cảnh"), ("hinh-2.jpg", ""), ("hinh-3.gif", "vẽ"), ("hinh-4.webp", "")]);
    assert_eq!(&*manuscript.pictures[0].bytes, PNG);
    let missing = || lost(LostObject::MissingPicture);
    let expected = [lost(LostObject::Picture("emf".to_owned())), missing(), missing(), missing()];
    assert_eq!(remarks(&manuscript), expected.map(|problem| (2, problem)));
}

#[test]
fn pictures_in_notes_are_those_of_the_notes() {
    let word = Word::new()
        .footnotes(&format!(r#"<w:footnote w:id="1"><w:p>{}</w:p></w:footnote>"#, drawing("x", "")))
        .relationship_of("footnotes.xml", ("x", "image", "media/a.png"))
        .part("word/media/a.png", PNG)
        .paragraph(r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#);
    let manuscript = manuscript(&word);
    assert_eq!(paragraph(&manuscript.notes[0].paragraphs[0]), "(picture 0)");
}

#[test]
fn boxes_stand_before_their_paragraph_once() {
    let inside = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("hộp"));
    let choice = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    );
    let word = Word::new().text("a").paragraph(&(run("b") + &format!("<w:r>{choice}</w:r>") + &run("c")));
    assert_eq!(shown(&word), ["a", "hộp", "bc"]);
    let old = format!("<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>");
    assert_eq!(shown(&Word::new().paragraph(&(old + &run("b")))), ["hộp", "b"]);
    let art = r#"<w:r><w:pict><v:shape><v:textpath string="CHÀO"/></v:shape></w:pict></w:r>"#;
    assert_eq!(shown(&Word::new().paragraph(art)), ["CHÀO", ""]);
}

#[test]
fn what_a_page_cannot_hold_is_said() {
    let chart = r#"<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="c"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#;
    let object = r#"<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject/></w:object></w:r>"#;
    let word = Word::new().paragraph(chart).paragraph(object).raw(r#"<w:altChunk r:id="x"/>"#);
    let problems: Vec<ImportProblem> = remarks(&manuscript(&word)).into_iter().map(|(_, problem)| problem).collect();
    assert_eq!(problems, [(); 3].map(|()| lost(LostObject::Object)));
}
