//! Each file that is no Word file is told from the others.

use super::*;
use crate::base::ImportFault;

fn compound(name: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(1024, 0);
    bytes.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn other_forms_are_named() {
    let odt = packed([("mimetype", &b"application/vnd.oasis.opendocument.text"[..]), ("content.xml", b"<a/>")]);
    let sheet = Word::new().main("xl/workbook.xml").build();
    let slides = packed([("[Content_Types].xml", &b"<Types/>"[..]), ("ppt/presentation.xml", b"<p/>")]);
    for (bytes, fault) in [
        (Vec::new(), ImportFault::Empty),
        (compound("EncryptedPackage"), ImportFault::Encrypted),
        (compound("WordDocument"), ImportFault::OldWord),
        (compound("Workbook"), ImportFault::OtherFormat("Excel")),
        (compound("PowerPoint Document"), ImportFault::OtherFormat("PowerPoint")),
        (compound("Something"), ImportFault::NotWord),
        (b"%PDF-1.7\n".to_vec(), ImportFault::OtherFormat("PDF")),
        (b"{\\rtf1\\ansi".to_vec(), ImportFault::OtherFormat("RTF")),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>".to_vec(), ImportFault::OtherFormat("HTML")),
        (b"<html xmlns:o='urn:x'>".to_vec(), ImportFault::OtherFormat("HTML")),
        (odt, ImportFault::OtherFormat("OpenDocument")),
        (sheet, ImportFault::OtherFormat("Excel")),
        (slides, ImportFault::OtherFormat("PowerPoint")),
        (packed([("a.txt", &b"a"[..])]), ImportFault::NotWord),
        (b"PK\x03\x04 and no more".to_vec(), ImportFault::NotWord),
        ("Kế hoạch".as_bytes().to_vec(), ImportFault::NotWord),
    ] {
        assert_eq!(read(&bytes).unwrap_err(), fault);
    }
}

#[test]
fn a_file_cut_off_is_none() {
    let good = Word::new().text("Kế hoạch").build();
    assert_eq!(read(&good[..good.len() / 2]).unwrap_err(), ImportFault::NotWord);
}

#[test]
fn an_encrypted_entry_is_said() {
    let mut bytes = Word::new().text("a").build();
    // Bit 0 of the flags in each entry of the directory (APPNOTE 4.4.4).
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == *b"PK\x01\x02" {
            bytes[at + 8] |= 1;
        }
    }
    assert_eq!(read(&bytes).unwrap_err(), ImportFault::Encrypted);
}

#[test]
fn a_broken_part_is_named() {
    for (document, holds) in [("<w:document>", "prefix"), ("<a><b></a>", "b"), ("", ""), ("<a/>", "no document")] {
        let fault = read(&Word::new().build_with(document.as_bytes())).unwrap_err();
        let ImportFault::BrokenPart { part, detail } = fault else { panic!("{fault:?}") };
        assert_eq!(part, "word/document.xml");
        assert!(detail.contains(holds) && detail.lines().count() <= 1, "{detail}");
    }
    let missing = packed([("[Content_Types].xml", &b"<Types/>"[..]), ("word/styles.xml", b"<a/>")]);
    let broken = ImportFault::BrokenPart { part: "word/document.xml".to_owned(), detail: "missing".to_owned() };
    assert_eq!(read(&missing).unwrap_err(), broken);
    let entities = r#"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#;
    assert!(matches!(read(&Word::new().build_with(entities.as_bytes())), Err(ImportFault::BrokenPart { .. })));
    let latin = b"<?xml version=\"1.0\"?><a>\xe9\xff</a>";
    assert!(matches!(read(&Word::new().build_with(latin)), Err(ImportFault::BrokenPart { .. })));
}

#[test]
fn the_document_is_found_wherever_it_is() {
    let text = |bytes: &[u8]| read(bytes).unwrap().paragraphs()[0].text();
    assert_eq!(text(&Word::new().main("text/main.xml").text("một").build()), "một");
    let document = Word::new().text("hai").document();
    assert_eq!(text(&packed([("word/document.xml", document.as_bytes())])), "hai");
    let strict = document.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    assert_eq!(text(&Word::new().build_with(strict.as_bytes())), "hai");
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(document.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(text(&Word::new().build_with(&wide)), "hai");
    let wide: Vec<u8> = document.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(text(&Word::new().build_with(&wide)), "hai");
}
