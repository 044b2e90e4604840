//! All that can be wrong with a site, as one enum.
//!
//! Code, severity, message and hint are exhaustive matches over it: a problem without a translation does not compile.
//! The words are in `problem_vi` and `problem_en`.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::faults::{Encoding, FileForm, PlaceEntryFault, SectorEntryFault, Shape, Wanted, YamlFault, YamlLimit};
use super::import_problem::ImportProblem;
use super::{Lang, Severity, problem_en, problem_vi};

macro_rules! codes {
    ($($name:ident = $number:literal $severity:ident,)*) => {
        /// The kind of a problem: what `bỏ qua` and `check --explain` name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[allow(missing_docs)] $name,)* }

        impl Code {
            /// All codes, by number.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The number behind `GS`.
            pub fn number(self) -> u16 {
                match self { $(Code::$name => $number,)* }
            }

            /// Error, warning or note.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    Unreadable = 101 Error,
    NotUtf8 = 102 Error,
    TooLarge = 103 Error,
    SymbolicLink = 104 Warning,
    NotNfc = 105 Warning,
    LegacyEncoding = 106 Error,
    StrayFile = 107 Warning,
    ControlCharacter = 108 Error,
    UnsafeName = 109 Warning,
    NoFrontMatter = 201 Error,
    UnclosedFrontMatter = 202 Error,
    YamlSyntax = 203 Error,
    YamlLimit = 204 Error,
    NotAMapping = 205 Error,
    UnknownKey = 206 Error,
    DuplicateKey = 207 Error,
    MissingKey = 208 Error,
    WrongShape = 209 Error,
    BadDate = 210 Error,
    BadYear = 211 Error,
    BadChoice = 212 Error,
    BadNumber = 213 Error,
    BadPath = 214 Error,
    WrongFileForm = 215 Error,
    KeyNotHere = 216 Error,
    TranslatedFacts = 217 Warning,
    PlaceNotFound = 301 Error,
    PlaceAmbiguous = 302 Error,
    PlaceOutOfScope = 303 Error,
    PlaceIsVillage = 304 Error,
    SectorNotFound = 305 Error,
    PlaceEntry = 306 Error,
    SectorEntry = 307 Error,
    ScopeNotFound = 308 Error,
    ReferenceNotFound = 401 Error,
    ReferenceAmbiguous = 402 Error,
    DuplicateId = 403 Error,
    DuplicateDocument = 404 Error,
    PathCollision = 405 Error,
    BadSlug = 406 Error,
    BadId = 407 Error,
    ReferenceUnpublished = 408 Warning,
    BadDocumentNumber = 409 Warning,
    NoOriginal = 410 Error,
    TranslatedTwice = 411 Error,
    BrokenLink = 501 Error,
    BrokenAnchor = 502 Error,
    MissingFile = 503 Error,
    OutsideSite = 504 Error,
    UnsafeAddress = 505 Error,
    RemotePicture = 506 Error,
    UndefinedFootnote = 507 Error,
    UndefinedReference = 508 Warning,
    NestedTooDeep = 509 Error,
    BadPicture = 510 Error,
    UnsafeSvg = 511 Error,
    MissingAlt = 512 Warning,
    LinkUnpublished = 513 Warning,
    DuplicateFootnote = 514 Warning,
    UnsafeAttachment = 515 Error,
    StageDisagrees = 601 Warning,
    NoDocumentNumber = 602 Warning,
    NoDocumentDate = 603 Warning,
    ExpiresFirst = 604 Warning,
    UnknownIgnoredCode = 605 Error,
    FarYear = 606 Warning,
    NoSiteFile = 701 Error,
    ThemeNotFound = 702 Error,
    NoBaseAddress = 703 Note,
    BadBaseAddress = 704 Error,
    NothingPublished = 705 Note,
    NoContent = 706 Error,
    LanguageNotListed = 707 Error,
    Template = 801 Error,
    BadWord = 802 Warning,
    LostBlank = 803 Warning,
    ImportRefused = 901 Error,
    WordsLost = 902 Error,
    FieldMissing = 903 Warning,
    NothingRecognised = 904 Warning,
    PerhapsPageNumber = 905 Warning,
    PerhapsBroken = 906 Warning,
    NoteUnmatched = 907 Warning,
    OpenEmphasis = 908 Note,
    TrackedChanges = 909 Note,
    CommentsDropped = 910 Note,
    ObjectLost = 911 Warning,
    MarginDropped = 912 Note,
    Reencoded = 913 Note,
    TopicUnknown = 914 Note,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GS{:04}", self.number())
    }
}

impl FromStr for Code {
    type Err = ();

    /// Reads `GS0101`, in any case.
    fn from_str(text: &str) -> Result<Self, ()> {
        let upper = text.trim().to_ascii_uppercase();
        Code::ALL.iter().copied().find(|code| code.to_string() == upper).ok_or(())
    }
}

/// What is wrong, with what the message needs.
#[allow(missing_docs)] // each variant's message is its documentation
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Unreadable { error: String },
    NotUtf8 { offset: usize },
    TooLarge { size: u64, limit: u64 },
    SymbolicLink,
    NotNfc { count: usize },
    LegacyEncoding { encoding: Encoding, converted: String },
    StrayFile { folders: &'static str, markdown: bool },
    ControlCharacter { character: u32 },
    UnsafeName { name: String },
    NoFrontMatter,
    UnclosedFrontMatter,
    YamlSyntax { fault: YamlFault, detail: String },
    YamlLimit { limit: YamlLimit },
    NotAMapping,
    UnknownKey { key: String, nearest: Option<&'static str>, known: &'static str },
    DuplicateKey { key: String, line: usize },
    MissingKey { key: &'static str, example: String },
    WrongShape { key: &'static str, expected: Shape, example: String },
    BadDate { text: String },
    BadYear { text: String },
    BadChoice { text: String, allowed: String },
    BadNumber { text: String, least: u32, most: u32 },
    BadPath { text: String },
    WrongFileForm { form: FileForm },
    KeyNotHere { key: &'static str, personal: bool },
    PlaceNotFound { text: String, nearest: Vec<String>, entry: String },
    PlaceAmbiguous { text: String, candidates: Vec<String> },
    PlaceOutOfScope { text: String, found: Vec<String>, scope: String },
    PlaceIsVillage { text: String },
    SectorNotFound { text: String, nearest: Option<String>, known: Vec<String> },
    PlaceEntry { fault: PlaceEntryFault, text: String, candidates: Vec<String> },
    SectorEntry { fault: SectorEntryFault, text: String },
    ScopeNotFound { text: String, nearest: Vec<String> },
    ReferenceNotFound { text: String, nearest: Option<String>, wanted: Wanted },
    ReferenceAmbiguous { text: String, candidates: Vec<String> },
    DuplicateId { id: String, other: String },
    DuplicateDocument { identity: String, other: String },
    PathCollision { path: String, other: String, proposal: Option<String> },
    BadSlug { text: String, proposal: String },
    BadId { text: String },
    ReferenceUnpublished { text: String },
    BadDocumentNumber { text: String },
    BrokenLink { dest: String, nearest: Option<String> },
    BrokenAnchor { anchor: String, file: String, nearest: Option<String> },
    MissingFile { dest: String, nearest: Option<String> },
    OutsideSite { dest: String },
    UnsafeAddress { dest: String },
    RemotePicture { dest: String },
    UndefinedFootnote { label: String },
    UndefinedReference { label: String },
    NestedTooDeep,
    BadPicture { dest: String },
    UnsafeSvg { what: &'static str },
    MissingAlt { dest: String },
    LinkUnpublished { dest: String },
    DuplicateFootnote { label: String },
    UnsafeAttachment { dest: String, allowed: &'static [&'static str] },
    StageDisagrees { written: String, latest: String, used: String },
    NoDocumentNumber,
    NoDocumentDate,
    ExpiresFirst { expires: NaiveDate, date: NaiveDate },
    UnknownIgnoredCode { text: String },
    FarYear { year: i32, next: i32 },
    NoSiteFile,
    ThemeNotFound { name: String, known: Vec<String> },
    NoBaseAddress,
    BadBaseAddress { text: String },
    NothingPublished { held: usize },
    NoContent,
    TranslatedFacts { keys: String, original: String },
    TranslatedTwice { other: String, language: &'static str },
    NoOriginal { original: String, nearest: Option<String> },
    LanguageNotListed { code: &'static str, name: &'static str, listed: String },
    BadWord { key: String },
    LostBlank { key: String, blank: String },
    Template { template: String, entry: Option<String>, detail: String },
    Import(ImportProblem),
}

/// Message and hint of a problem: what is wrong, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// One line.
    pub message: String,
    /// What to do; may have several lines (a ready entry to copy).
    pub hint: String,
}

impl Words {
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }
}

impl Problem {
    /// Message and hint in a language.
    pub fn words(&self, lang: Lang) -> Words {
        match lang {
            Lang::Vi => problem_vi::words(self),
            Lang::En => problem_en::words(self),
        }
    }

    /// The problem's kind.
    pub fn code(&self) -> Code {
        macro_rules! same { ($($name:ident)*) => { match self {
            $(Problem::$name { .. } => Code::$name,)*
            Problem::Import(problem) => problem.code(),
        } } }
        same! {
            Unreadable NotUtf8 TooLarge SymbolicLink NotNfc LegacyEncoding StrayFile ControlCharacter NoFrontMatter
            UnclosedFrontMatter YamlSyntax YamlLimit NotAMapping UnknownKey DuplicateKey MissingKey WrongShape BadDate BadYear
            BadChoice BadNumber BadPath WrongFileForm KeyNotHere FarYear PlaceNotFound PlaceAmbiguous PlaceOutOfScope PlaceIsVillage SectorNotFound PlaceEntry
            SectorEntry ScopeNotFound ReferenceNotFound ReferenceAmbiguous DuplicateId DuplicateDocument PathCollision BadSlug
            BadId ReferenceUnpublished BadDocumentNumber BrokenLink BrokenAnchor MissingFile OutsideSite UnsafeAddress
            RemotePicture UndefinedFootnote UndefinedReference NestedTooDeep BadPicture UnsafeSvg MissingAlt LinkUnpublished
            DuplicateFootnote StageDisagrees NoDocumentNumber NoDocumentDate ExpiresFirst UnknownIgnoredCode NoSiteFile
            ThemeNotFound NoBaseAddress BadBaseAddress NothingPublished Template UnsafeName UnsafeAttachment NoContent
            TranslatedFacts TranslatedTwice BadWord LostBlank NoOriginal LanguageNotListed
        }
    }
}

impl Code {
    /// The longer text of `check --explain`: when it arises, an example, the way out.
    pub fn explanation(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => problem_vi::explanation(self),
            Lang::En => problem_en::explanation(self),
        }
    }
}

/// `a, b and c` with the language's word, at most `most` of them.
pub(super) fn listing(items: &[String], and: &str, most: usize) -> String {
    let shown = &items[..items.len().min(most)];
    let more = if items.len() > most { ", …" } else { "" };
    match shown {
        [] => String::new(),
        [one] => format!("“{one}”{more}"),
        [rest @ .., last] => {
            let rest: Vec<_> = rest.iter().map(|i| format!("“{i}”")).collect();
            if more.is_empty() {
                format!("{} {and} “{last}”", rest.join(", "))
            } else {
                format!("{}, “{last}”{more}", rest.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_ascending_and_read_back() {
        let numbers: Vec<_> = Code::ALL.iter().map(|c| c.number()).collect();
        assert!(numbers.windows(2).all(|w| w[0] < w[1]), "{numbers:?}");
        for code in Code::ALL {
            assert_eq!(code.to_string().parse(), Ok(*code));
        }
        assert_eq!("GS9999".parse::<Code>(), Err(()));
    }

    #[test]
    fn every_code_is_explained_in_both_languages() {
        for code in Code::ALL {
            for lang in [Lang::Vi, Lang::En] {
                assert!(code.explanation(lang).len() > 50, "{code} {lang}");
            }
        }
    }
}
