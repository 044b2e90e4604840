//! What can go wrong with a file that is imported. Their words are in `import_vi` and `import_en`.

use super::Lang;
use super::faults::Encoding;
use super::problem::Code;

/// What an import has to say, with what the message needs.
#[allow(missing_docs)] // each variant's message is its documentation
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportProblem {
    Refused { fault: ImportFault },
    WordsLost { words: String, count: usize },
    FieldMissing { field: Field },
    NothingRecognised,
    PerhapsPageNumber { number: String, around: String },
    PerhapsBroken { before: String, after: String },
    NoteUnmatched { mark: String, has_text: bool },
    OpenEmphasis { count: usize },
    TrackedChanges { inserted: usize, deleted: usize },
    CommentsDropped { count: usize },
    ObjectLost { what: LostObject },
    MarginDropped { text: String },
    Reencoded { encoding: Encoding, words: usize },
    TopicUnknown { name: String },
}

impl ImportProblem {
    /// Words that are missing, the first of them named.
    pub fn lost(words: &[impl AsRef<str>]) -> Self {
        const MOST: usize = 12;
        let named: Vec<&str> = words.iter().take(MOST).map(AsRef::as_ref).collect();
        let more = if words.len() > MOST { " …" } else { "" };
        ImportProblem::WordsLost { words: named.join(" ") + more, count: words.len() }
    }

    /// The words of the source that it is about, as they stand there.
    pub fn words_in_question(&self) -> Option<&str> {
        match self {
            ImportProblem::PerhapsPageNumber { around, .. } => Some(around),
            ImportProblem::PerhapsBroken { after, .. } => Some(after),
            ImportProblem::TopicUnknown { name } => Some(name),
            ImportProblem::WordsLost { words, .. } => Some(words.trim_end_matches(" …")),
            _ => None,
        }
    }

    /// The problem's kind.
    pub fn code(&self) -> Code {
        match self {
            ImportProblem::Refused { .. } => Code::ImportRefused,
            ImportProblem::WordsLost { .. } => Code::WordsLost,
            ImportProblem::FieldMissing { .. } => Code::FieldMissing,
            ImportProblem::NothingRecognised => Code::NothingRecognised,
            ImportProblem::PerhapsPageNumber { .. } => Code::PerhapsPageNumber,
            ImportProblem::PerhapsBroken { .. } => Code::PerhapsBroken,
            ImportProblem::NoteUnmatched { .. } => Code::NoteUnmatched,
            ImportProblem::OpenEmphasis { .. } => Code::OpenEmphasis,
            ImportProblem::TrackedChanges { .. } => Code::TrackedChanges,
            ImportProblem::CommentsDropped { .. } => Code::CommentsDropped,
            ImportProblem::ObjectLost { .. } => Code::ObjectLost,
            ImportProblem::MarginDropped { .. } => Code::MarginDropped,
            ImportProblem::Reencoded { .. } => Code::Reencoded,
            ImportProblem::TopicUnknown { .. } => Code::TopicUnknown,
        }
    }
}

/// Why a file cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFault {
    /// A `.doc` of Word 97 to 2003.
    OldWord,
    /// Protected by a password.
    Encrypted,
    /// A file of another program that bears this name: `RTF`, `PDF`, `OpenDocument`, `HTML`, `Excel`, `PowerPoint`.
    OtherFormat(&'static str),
    /// A name that ends in none of `.docx`, `.txt`, `.md`.
    UnknownName,
    /// No Word file at all, or one that was cut off.
    NotWord,
    /// A part of the Word file that cannot be read, with the reader's words.
    BrokenPart {
        /// Name in the package: `word/document.xml`.
        part: String,
        /// What its reader said.
        detail: String,
    },
    /// Unpacked it is larger than any document: the part, and the limit in bytes.
    TooLarge {
        /// Name in the package, or of the file.
        part: String,
        /// In bytes.
        limit: u64,
    },
    /// Neither UTF-8 nor UTF-16 nor an old Vietnamese encoding.
    NotText,
    /// Nothing in it.
    Empty,
    /// It begins with front matter: a content file already.
    ContentFile,
    /// Something other than a file: a link.
    SymbolicLink,
    /// The system refuses to read it.
    Unreadable {
        /// In the system's words.
        error: String,
    },
}

/// What a document should say of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Field {
    Parent,
    Issuer,
    Number,
    IssuedAt,
    Date,
    Kind,
    Subject,
    Years,
    Topic,
    Recipients,
    Authority,
    Title,
    Name,
}

impl Field {
    /// What it is called in messages and reports.
    pub fn name(self, lang: Lang) -> &'static str {
        lang.pick(super::import_vi::field(self), super::import_en::field(self))
    }
}

/// What a Word file holds and a page cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LostObject {
    /// A picture of a form that browsers do not show (`emf`, `wmf`, `tiff` …).
    Picture(String),
    /// A picture that lies outside the file, or is missing from it.
    MissingPicture,
    /// A picture above the limit of size.
    HugePicture,
    /// A chart, an equation drawn as an object, an embedded file.
    Object,
    /// Parts nested deeper than any document needs.
    Depth,
    /// Text that Word does not show and does not print.
    HiddenText,
}
