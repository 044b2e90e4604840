//! What problems tell apart within themselves: kinds of faults, of values, of files.

use std::fmt;

/// Old encodings of Vietnamese that arrive by pasting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// TCVN 5712:1993, VN3 ("ABC fonts").
    Tcvn3,
    /// VNI Windows fonts.
    Vni,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Encoding::Tcvn3 => "TCVN3 (ABC)",
            Encoding::Vni => "VNI",
        })
    }
}

/// Which bound a YAML text went over.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YamlLimit {
    Nodes,
    Depth,
    Anchors,
    Size,
}

/// What is wrong with a YAML text, as far as editors meet it.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YamlFault {
    Tab,
    UnclosedQuote,
    UnclosedBracket,
    StrayBracket,
    ColonInValue,
    MissingColon,
    Indentation,
    Escape,
    TextBehindQuote,
    SecondDocument,
    Symbol,
    Other,
}

/// What a key takes.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Text,
    Date,
    Years,
    YesNo,
    Number,
    List,
    Mapping,
    Choice,
    Reference,
}

/// What is wrong with an entry of `data/dia-ban.yaml`.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceEntryFault {
    UnknownType,
    UnknownParent,
    AmbiguousParent,
    UnknownSuccessor,
    AmbiguousSuccessor,
    DuplicateId,
    Cycle,
    EndsBeforeStart,
    BuiltIn,
}

/// Which file of `data/` has another form than it should.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileForm {
    Places,
    Place,
    Sectors,
    Abbreviations,
    Abbreviation,
}

/// What is wrong with an entry of `data/linh-vuc.yaml`.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectorEntryFault {
    DuplicateId,
    DuplicateName,
    BadId,
    ReservedId,
    AlreadyThere,
    BadColour,
}

/// What a reference should lead to.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Profile,
    Document,
    Topic,
}
