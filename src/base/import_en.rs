//! The words of an import in English.

use super::import_problem::{Field, ImportFault, ImportProblem, LostObject};
use super::problem::Words;

/// What a field is called, as in the report.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::Parent => "superior body",
        Field::Issuer => "issuing body",
        Field::Number => "number",
        Field::IssuedAt => "place of issue",
        Field::Date => "day of issue",
        Field::Kind => "type",
        Field::Subject => "subject",
        Field::Years => "years or period",
        Field::Topic => "topic of the year",
        Field::Recipients => "recipients",
        Field::Authority => "signing authority",
        Field::Title => "title of the signatory",
        Field::Name => "name of the signatory",
    }
}

/// The key that the editor may add.
fn key(field: Field) -> &'static str {
    match field {
        Field::Parent => "cơ quan cấp trên",
        Field::Issuer => "cơ quan",
        Field::Number => "số hiệu",
        Field::IssuedAt => "nơi ban hành",
        Field::Date => "ngày",
        Field::Kind => "loại",
        Field::Subject => "trích yếu",
        Field::Years => "năm",
        Field::Topic => "chuyên đề",
        Field::Recipients => "nơi nhận",
        Field::Authority => "người ký: {thẩm quyền: …}",
        Field::Title => "người ký: {chức vụ: …}",
        Field::Name => "người ký: {họ tên: …}",
    }
}

pub(super) fn words(problem: &ImportProblem) -> Words {
    match problem {
        ImportProblem::Refused { fault } => refused(fault),
        ImportProblem::WordsLost { words, count } => Words::new(
            format!("{count} words of the original are not in the entry: “{words}”"),
            "Copy them to their place in the entry and look at the page. This is a fault of the program: please send us a passage that shows it.",
        ),
        ImportProblem::FieldMissing { field: Field::Topic } => Words::new(
            "the document names no topic of the year",
            "If it belongs to a topic, add “chuyên đề: …” to the front matter, with the name of a topic of the site.",
        ),
        ImportProblem::FieldMissing { field: missing } => Words::new(
            format!("the document does not say its {}", field(*missing)),
            format!("Look at the paper; if it is there, add “{}” to the front matter.", key(*missing)),
        ),
        ImportProblem::NothingRecognised => Words::new(
            "this does not look like an official document: no line names a type, such as KẾ HOẠCH or BÁO CÁO",
            "The entry is written with all words; correct “loại” and “trích yếu” in its front matter.",
        ),
        ImportProblem::PerhapsPageNumber { number, around } => Words::new(
            format!("{number} in “{around}” may be a stray page number"),
            "This is not certain, so it was kept. If it is one, delete it in the entry.",
        ),
        ImportProblem::PerhapsBroken { before, after } => Words::new(
            format!("perhaps a paragraph was broken in two: “…{before}” / “{after}…”"),
            "This is not certain, so they stay two. If they are one, join them in the entry.",
        ),
        ImportProblem::NoteUnmatched { mark, has_text: true } => Words::new(
            format!("there is a note {mark}, but nothing in the text bears the mark {mark}"),
            format!("The note was kept as a paragraph. Put [^{mark}] where it belongs and [^{mark}]: before the note."),
        ),
        ImportProblem::NoteUnmatched { mark, has_text: false } => Words::new(
            format!("there is a mark {mark} of a footnote, but no note"),
            format!(
                "The mark was kept. If there is a note, add “[^{mark}]: …” at the end and put [^{mark}] for the mark."
            ),
        ),
        ImportProblem::OpenEmphasis { count } => Words::new(
            format!("{count} marks of bold or italic (*) were single or doubled: the marks went, the words stayed"),
            "Write **words** for bold and *words* for italic where you want them.",
        ),
        ImportProblem::TrackedChanges { inserted, deleted } => Words::new(
            format!("changes were being tracked: {inserted} insertions were accepted, {deleted} deletions carried out"),
            "Look at them in Word (Review). If you want it otherwise, settle them in Word, save and import again.",
        ),
        ImportProblem::CommentsDropped { count } => Words::new(
            format!("{count} comments in the margin were not imported"),
            "Comments are between those who wrote it and no part of the document. Nothing needs to be done.",
        ),
        ImportProblem::ObjectLost { what } => lost(what),
        ImportProblem::MarginDropped { text } => Words::new(
            format!("the header or footer of the sheets was not imported: “{text}”"),
            "Mostly it is a page number or the name of the file. Copy what belongs to the document.",
        ),
        ImportProblem::Reencoded { encoding, words } => Words::new(
            format!("{words} words in {encoding} were converted to Unicode"),
            "Read capitals with marks and proper names once more: the old encoding can't tell all of them apart.",
        ),
        ImportProblem::TopicUnknown { name } => Words::new(
            format!("the site has no topic “{name}” yet: “chuyên đề” was written behind a #"),
            "Make the topic with “guongsang new topic …”, then take the # away.",
        ),
    }
}

fn refused(fault: &ImportFault) -> Words {
    match fault {
        ImportFault::OldWord => Words::new(
            "this is a .doc of Word 97–2003, which can't be read",
            "Open it in Word (or LibreOffice), choose “Save as”, type “Word document (.docx)”, and import the .docx.",
        ),
        ImportFault::Encrypted => Words::new(
            "the file is protected by a password",
            "Open it in Word with its password, take the password off under File → Info → Protect Document, save and import.",
        ),
        ImportFault::OtherFormat(name) => Words::new(
            format!("inside, the file is {name}, no Word .docx"),
            "Open it in Word (or LibreOffice), choose “Save as”, type “Word document (.docx)”, and import the .docx. A scanned PDF needs text recognition first.",
        ),
        ImportFault::UnknownName => Words::new(
            "only .docx, .txt and .md files can be imported",
            "Save the document as .docx in Word and import that.",
        ),
        ImportFault::NotWord => Words::new(
            "this is no Word file, or it was cut off",
            "Try to open it in Word. If it opens, save it as .docx and import that; if not, ask for the file again.",
        ),
        ImportFault::BrokenPart { part, detail } => Words::new(
            format!("the part {part} of the Word file is broken: {detail}"),
            "Open it in Word, which will offer to repair it, save it as .docx and import that.",
        ),
        ImportFault::TooLarge { part, limit } => Words::new(
            format!("{part} unpacks to more than {} MB, larger than any real document", limit >> 20),
            "See whether it is a document at all. If its pictures are too large, compress them in Word (Picture Format → Compress Pictures) and save.",
        ),
        ImportFault::NotText => Words::new(
            "the encoding of this text file is not known",
            "Open it in an editor, save it with the encoding UTF-8, and import it again.",
        ),
        ImportFault::Empty => Words::new(
            "there are no words in it",
            "See whether it is the right file. A scan needs text recognition first.",
        ),
        ImportFault::ContentFile => Words::new(
            "this is an entry of a site already (it begins with front matter between two lines ---)",
            "There is nothing to import: copy it into content/van-ban/.",
        ),
        ImportFault::SymbolicLink => {
            Words::new("a symbolic link, not a file: left out", "Give the path of the file itself.")
        }
        ImportFault::Unreadable { error } => Words::new(
            format!("the file cannot be read: {error}"),
            "Close what holds it (Word, a synchroniser), check the path and the permissions, then try again.",
        ),
    }
}

fn lost(what: &LostObject) -> Words {
    match what {
        LostObject::Picture(form) => Words::new(
            format!("a picture of the form {form}, which browsers don't show, was not imported"),
            "Save it as PNG or JPEG in Word, put it beside the entry and write ![description](picture.png) there.",
        ),
        LostObject::MissingPicture => Words::new(
            "a picture that is not inside the Word file was not imported",
            "Insert it again in Word without linking to its file, save and import again.",
        ),
        LostObject::HugePicture => Words::new(
            "a picture that is too large was not imported",
            "Compress it in Word (Picture Format → Compress Pictures), save and import again.",
        ),
        LostObject::Object => Words::new(
            "a chart, an equation or an embedded file was not imported",
            "Make a picture of it, put it beside the entry and write ![description](picture.png), or attach the file under “tệp”.",
        ),
        LostObject::HiddenText => Words::new(
            "hidden text was not imported: it is not printed either",
            "If it belongs on the page, take “Hidden” off in Word (Font), save and import again.",
        ),
        LostObject::Depth => Words::new(
            "parts nested too deep: what is inside was not imported",
            "Take tables out of tables in Word and import again.",
        ),
    }
}
