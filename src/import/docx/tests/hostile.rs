//! Files of people who mean harm, and files that were damaged.

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use super::*;
use crate::base::{ImportFault, LostObject};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Far above what any of them takes, far below what a quadratic walk would.
const PATIENCE: Duration = Duration::from_secs(20);

fn within_patience<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    result
}

/// A file with a part of so many MB of zeros.
fn bomb(part: &str, megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let word = Word::new().paragraph(&drawing("p", "")).document();
    if part != "word/document.xml" {
        zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
        zip.write_all(word.as_bytes()).unwrap();
    }
    zip.start_file("word/_rels/document.xml.rels", SimpleFileOptions::default()).unwrap();
    zip.write_all(
        br#"<a><b Id="s" Type="x/styles" Target="styles.xml"/><b Id="p" Type="x/image" Target="media/a.png"/></a>"#,
    )
    .unwrap();
    zip.start_file(part, SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1 << 20];
    (0..megabytes).for_each(|_| zip.write_all(&zeros).unwrap());
    zip.finish().unwrap().into_inner()
}

#[test]
fn bombs_are_not_unpacked() {
    let limit = |part: &str, megabytes: u64| ImportFault::TooLarge { part: part.to_owned(), limit: megabytes << 20 };
    within_patience(|| {
        assert_eq!(read(&bomb("word/document.xml", 200)).unwrap_err(), limit("word/document.xml", 64));
        assert_eq!(read(&bomb("word/styles.xml", 200)).unwrap_err(), limit("word/styles.xml", 16));
        let picture = read(&bomb("word/media/a.png", 40)).unwrap();
        let problem = ImportProblem::ObjectLost { what: LostObject::HugePicture };
        assert_eq!(remarks(&picture), [(1, problem)]);
    });
}

#[test]
fn many_entries_are_refused() {
    let names: Vec<String> = (0..10_001).map(|n| format!("word/{n}.xml")).collect();
    let zip = packed(names.iter().map(|name| (name.as_str(), &b""[..])));
    assert!(matches!(read(&zip), Err(ImportFault::BrokenPart { .. })));
}

#[test]
fn long_paragraphs_take_time_by_their_length() {
    let long = "từ ".repeat(300_000);
    let cases = [
        Word::new().text(&long),
        Word::new().paragraph(&"<w:r><w:t>ab </w:t></w:r>".repeat(200_000)),
        Word::new().paragraph(&(run_as("<w:b/>", "a") + &run("b ")).repeat(60_000)),
        Word::new().paragraph(
            &(run_as("<w:rFonts w:hAnsi=\".VnTime\"/>", "é") + &run_as("<w:b/><w:rFonts w:hAnsi=\".VnTime\"/>", "é"))
                .repeat(20_000),
        ),
        Word::new().paragraph(&r#"<w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r>"#.repeat(50_000)),
        Word::new().raw(&"<w:p><w:r><w:rPr><w:del/></w:rPr></w:r></w:p>".repeat(50_000)),
        Word::new().raw(&"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>".repeat(50_000)),
    ];
    for word in cases {
        let bytes = word.build();
        within_patience(|| read(&bytes).unwrap());
    }
}

#[test]
fn depth_ends_somewhere() {
    let depth = 100_000;
    let nest = |open: &str, close: &str| Word::new().raw(&(open.repeat(depth) + &close.repeat(depth))).build();
    let files = [
        nest("<w:x>", "</w:x>"),
        nest("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        nest("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        nest("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        nest("<w:p>", "</w:p>"),
    ];
    // Groups of shapes hold no words of their own.
    let groups = Word::new()
        .paragraph(
            &("<w:r><w:pict>".to_owned()
                + &"<v:group>".repeat(depth)
                + &"</v:group>".repeat(depth)
                + "</w:pict></w:r>"),
        )
        .build();
    let small = std::thread::Builder::new().stack_size(2 << 20).spawn(move || {
        let problem = ImportProblem::ObjectLost { what: LostObject::Depth };
        within_patience(|| read(&groups).unwrap());
        for file in files {
            let manuscript = within_patience(|| read(&file).unwrap());
            assert!(remarks(&manuscript).iter().any(|(_, one)| *one == problem));
        }
    });
    small.unwrap().join().unwrap();
}

#[test]
fn names_lead_nowhere() {
    let word = Word::new()
        .part("../../outside.png", PNG)
        .relationship("r", "image", "../../../outside.png")
        .relationship("s", "styles", "../../../../etc/passwd")
        .paragraph(&drawing("r", ""));
    let manuscript = manuscript(&word);
    assert!(manuscript.pictures.iter().all(|one| one.name == "hinh-1.png"));
}

#[test]
fn xml_that_would_keep_the_parser_busy_is_refused() {
    let attributes: String = (0..20_000).map(|n| format!(" a{n}=\"\"")).collect();
    let spaces: String = (0..5_000).map(|n| format!(" xmlns:n{n}=\"u{n}\"")).collect();
    for document in [format!("<!-- ' --><a{attributes}/>"), format!("<a{spaces}/>")] {
        let fault = within_patience(|| read(&Word::new().build_with(document.as_bytes())).unwrap_err());
        assert!(matches!(fault, ImportFault::BrokenPart { .. }), "{fault:?}");
    }
}

fn good() -> Vec<u8> {
    Word::new()
        .styles(r#"<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>"#)
        .footnotes(r#"<w:footnote w:id="1"><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>"#)
        .header("h", "<w:p><w:r><w:t>đầu</w:t></w:r></w:p>")
        .picture("r", "a.png", PNG)
        .set("<w:pStyle w:val=\"H\"/>", "KẾ HOẠCH")
        .paragraph(&(drawing("r", "") + r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#))
        .raw("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>")
        .build()
}

#[test]
fn damage_never_panics() {
    let good = good();
    for end in (0..good.len()).step_by(97) {
        let _ = read(&good[..end]);
        let _ = read(&good[end..]);
    }
    // Xorshift64 (Marsaglia, 2003): the same damage in every run.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut roll = |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize % sides
    };
    for _ in 0..400 {
        let mut bytes = good.clone();
        for _ in 0..=roll(4) {
            let at = roll(bytes.len());
            bytes[at] = roll(256) as u8;
        }
        let _ = read(&bytes);
    }
    // Damage within the document, where the sums of the zip cannot see it.
    let word =
        Word::new().set("<w:numPr><w:numId w:val=\"1\"/></w:numPr>", "a").raw("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>");
    let document = word.document().into_bytes();
    for _ in 0..400 {
        let mut bytes = document.clone();
        let at = roll(bytes.len());
        bytes[at] = roll(256) as u8;
        let _ = read(&word.build_with(&bytes));
    }
}
