//! What an import has to say: each problem at its line, in both languages, and none that no test shows.

use std::collections::BTreeSet;

use guongsang::base::{Code, ImportFault, ImportProblem, Lang, LostObject, Problem};
use guongsang::import::{Import, Request, import};

use super::problems::is_of_imports;
use super::word::{Word, packed, run, run_as};

fn imported(path: &str, bytes: &[u8]) -> Result<Import, ImportFault> {
    import(&Request { path, name: path, bytes, has_topic: &|name| name == "Có trên trang", draft: false })
}

fn text(text: &str) -> Import {
    imported("goc/a.txt", text.as_bytes()).unwrap()
}

fn word(word: &Word) -> Import {
    imported("a.docx", &word.build()).unwrap()
}

/// Line and problem of all but the missing fields.
fn said(import: &Import) -> Vec<(usize, ImportProblem)> {
    let problems = import.problems.iter().filter_map(|d| match &d.problem {
        Problem::Import(ImportProblem::FieldMissing { .. }) => None,
        Problem::Import(problem) => {
            Some((d.span.map_or(0, |span| import.source.line_column(span.start).line), problem.clone()))
        }
        other => panic!("{other:?}"),
    });
    problems.collect()
}

const PLAN: &str = "KẾ HOẠCH\nvề việc thử năm 2025\n\nThực hiện Nghị quyết của Đảng ủy, ban hành Kế hoạch như sau:\n\n";

fn plan(body: &str) -> Import {
    text(&format!("{PLAN}{body}\n"))
}

#[test]
fn every_problem_of_texts_is_told_at_its_line() {
    let stray = plan("Ban hành các bước sáng 6 tạo của xã.\n\nLuôn sáng tạo trong công việc.");
    assert_eq!(
        said(&stray),
        [(6, ImportProblem::PerhapsPageNumber { number: "6".into(), around: "sáng 6 tạo".into() })]
    );
    let span = stray.problems.iter().last().unwrap().span.unwrap();
    assert_eq!(&stray.source.text[span.range()], "sáng 6 tạo");
    let broken = plan(
        "Các chi bộ thôn báo cáo kết quả thực hiện kế hoạch về cơ quan thường trực của\n\nĐảng ủy xã trước ngày 30/6.",
    );
    assert!(matches!(&said(&broken)[..], [(8, ImportProblem::PerhapsBroken { .. })]), "{:?}", said(&broken));
    let marks = plan("Có 12 hộ² tham gia.\n\n³ Theo báo cáo.\n\nĐoạn **để ngỏ cuối dòng.");
    let unmatched = |mark: &str, has_text| ImportProblem::NoteUnmatched { mark: mark.into(), has_text };
    assert_eq!(
        said(&marks),
        [(6, unmatched("2", false)), (8, unmatched("3", true)), (10, ImportProblem::OpenEmphasis { count: 1 })]
    );
    assert!(matches!(said(&text("Một bài thường.\n"))[..], [(0, ImportProblem::NothingRecognised)]));
    let topic = plan("Chuyên đề năm 2025 “Chưa có trên trang” của huyện.");
    assert_eq!(said(&topic), [(6, ImportProblem::TopicUnknown { name: "Chưa có trên trang".into() })]);
    assert!(topic.text.contains("\n# chuyên đề: Chưa có trên trang\n"), "{}", topic.text);
    let known = plan("Chuyên đề năm 2025 “Có trên trang” của huyện.");
    assert!(known.text.contains("\nchuyên đề: Có trên trang\n") && said(&known).is_empty(), "{}", known.text);
    let old = plan("§éc lËp - Tù do - H¹nh phóc");
    assert!(matches!(said(&old)[..], [(6, ImportProblem::Reencoded { words: 6, .. })]), "{:?}", said(&old));
}

#[test]
fn every_problem_of_word_files_is_told_at_its_paragraph() {
    let tracked = word(&Word::new().text("KẾ HOẠCH").text("về việc thử năm 2025").paragraph(
        "<w:ins w:id=\"1\"><w:r><w:t>Thêm câu này.</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>Bỏ.</w:delText></w:r></w:del>",
    ));
    assert_eq!(said(&tracked), [(3, ImportProblem::TrackedChanges { inserted: 1, deleted: 1 })]);
    let hidden = word(&Word::new().text("KẾ HOẠCH").text("về việc năm 2025").paragraph(&run_as("<w:vanish/>", "Ẩn.")));
    assert_eq!(said(&hidden), [(3, ImportProblem::ObjectLost { what: LostObject::HiddenText })]);
    let margins = word(
        &Word::new()
            .header("h", "<w:p><w:r><w:t>DỰ THẢO LẦN 2</w:t></w:r></w:p>")
            .text("KẾ HOẠCH")
            .text("về việc năm 2025")
            .paragraph(&(run("Có nhận xét.") + "<w:r><w:commentReference w:id=\"1\"/></w:r><w:r><w:object/></w:r>")),
    );
    let found = said(&margins);
    assert!(found.contains(&(0, ImportProblem::MarginDropped { text: "DỰ THẢO LẦN 2".into() })), "{found:?}");
    assert!(found.contains(&(3, ImportProblem::CommentsDropped { count: 1 })), "{found:?}");
    assert!(found.contains(&(3, ImportProblem::ObjectLost { what: LostObject::Object })), "{found:?}");
}

#[test]
fn what_is_missing_is_said_once_each_in_the_order_of_the_paper() {
    let missing: Vec<_> = plan("Một câu.")
        .problems
        .iter()
        .filter_map(|d| match d.problem {
            Problem::Import(ImportProblem::FieldMissing { field }) => Some(field.name(Lang::En)),
            _ => None,
        })
        .collect();
    assert_eq!(
        missing,
        [
            "superior body",
            "issuing body",
            "number",
            "place of issue",
            "day of issue",
            "topic of the year",
            "recipients",
            "signing authority",
            "title of the signatory",
            "name of the signatory"
        ]
    );
}

const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

fn ole(name: &str) -> Vec<u8> {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [OLE, &[0; 2040], &name, &[0; 600]].concat()
}

#[test]
fn files_that_cannot_be_read_are_told_apart() {
    let refused = |path: &str, bytes: &[u8]| imported(path, bytes).map(|i| i.text).unwrap_err();
    assert_eq!(refused("a.doc", &ole("WordDocument")), ImportFault::OldWord);
    assert_eq!(refused("a.docx", &ole("WordDocument")), ImportFault::OldWord);
    assert_eq!(refused("a.docx", &ole("EncryptedPackage")), ImportFault::Encrypted);
    assert_eq!(refused("a.pdf", b"%PDF-1.7"), ImportFault::OtherFormat("PDF"));
    assert_eq!(refused("a.docx", b"{\\rtf1 abc}"), ImportFault::OtherFormat("RTF"));
    assert_eq!(refused("a.png", b"\x89PNG"), ImportFault::UnknownName);
    assert_eq!(refused("khong-duoi", b"abc"), ImportFault::UnknownName);
    assert_eq!(refused("a.docx", b"PK\x03\x04cut"), ImportFault::NotWord);
    assert!(matches!(refused("a.docx", &Word::new().build_with(b"<w:document>")), ImportFault::BrokenPart { .. }));
    assert_eq!(refused("a.docx", &Word::new().text(" ").build()), ImportFault::Empty);
    assert_eq!(refused("a.txt", b" \n\n"), ImportFault::Empty);
    assert_eq!(refused("a.txt", b"\xff\x00\x81"), ImportFault::NotText);
    assert_eq!(refused("a.md", "---\nloại: kế hoạch\n---\n\nThân".as_bytes()), ImportFault::ContentFile);
    let zeros = vec![b' '; 70 << 20];
    let bomb = packed([("[Content_Types].xml", b"<Types/>".as_slice()), ("word/document.xml", &zeros)]);
    assert!(matches!(refused("a.docx", &bomb), ImportFault::TooLarge { .. }));
}

/// One of each, for their words.
fn all() -> Vec<ImportProblem> {
    let faults = [
        ImportFault::OldWord,
        ImportFault::Encrypted,
        ImportFault::OtherFormat("PDF"),
        ImportFault::UnknownName,
        ImportFault::NotWord,
        ImportFault::BrokenPart { part: "word/document.xml".into(), detail: "x".into() },
        ImportFault::TooLarge { part: "a".into(), limit: 64 << 20 },
        ImportFault::NotText,
        ImportFault::Empty,
        ImportFault::ContentFile,
        ImportFault::SymbolicLink,
        ImportFault::Unreadable { error: "x".into() },
    ];
    let lost = [
        LostObject::Picture("emf".into()),
        LostObject::MissingPicture,
        LostObject::HugePicture,
        LostObject::Object,
        LostObject::Depth,
        LostObject::HiddenText,
    ];
    let mut all: Vec<ImportProblem> = faults.into_iter().map(|fault| ImportProblem::Refused { fault }).collect();
    all.extend(lost.into_iter().map(|what| ImportProblem::ObjectLost { what }));
    for (path, body) in [("a.txt", "Ban hành sáng 6 tạo.\n\nLuôn sáng tạo."), ("b.txt", "12 hộ² có **mở.")]
    {
        let import = imported(path, format!("{PLAN}{body}").as_bytes()).unwrap();
        all.extend(import.problems.iter().filter_map(|d| match &d.problem {
            Problem::Import(problem) => Some(problem.clone()),
            _ => None,
        }));
    }
    all.extend([
        ImportProblem::WordsLost { words: "x".into(), count: 1 },
        ImportProblem::NothingRecognised,
        ImportProblem::PerhapsBroken { before: "x".into(), after: "y".into() },
        ImportProblem::TrackedChanges { inserted: 1, deleted: 2 },
        ImportProblem::CommentsDropped { count: 1 },
        ImportProblem::MarginDropped { text: "x".into() },
        ImportProblem::Reencoded { encoding: guongsang::base::Encoding::Vni, words: 1 },
        ImportProblem::TopicUnknown { name: "x".into() },
    ]);
    all
}

#[test]
fn all_of_them_have_words_in_both_languages() {
    let all = all();
    let codes: BTreeSet<Code> = all.iter().map(ImportProblem::code).collect();
    let missing: Vec<_> = Code::ALL.iter().filter(|code| is_of_imports(**code) && !codes.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for problem in all {
        let words = [Lang::Vi, Lang::En].map(|lang| Problem::Import(problem.clone()).words(lang));
        assert_ne!(words[0], words[1], "{problem:?}");
        assert!(words.iter().all(|w| w.message.len() > 12 && w.hint.len() > 20), "{problem:?}");
    }
}

#[test]
fn lost_words_are_an_error_and_named() {
    // Nothing loses words on purpose: the check itself is in `account`. Here it is held that every import runs it.
    let import = plan("1. Một.\n\n3. Ba sau một.\n\n- gạch\n\n+ cộng\n\na) chữ.");
    assert!(!import.has_losses(), "{:?}", import.problems);
    assert_eq!(import.contents.words, 30);
}
