//! What reading a Word file has in hand: the resolved parts, where it is, and the manuscript that grows.

use std::collections::{BTreeMap, HashSet};

use roxmltree::NodeId;

use crate::base::{Encoding, ImportFault, ImportProblem, LostObject};
use crate::import::Manuscript;
use crate::import::manuscript::Place;

use super::fields::{self, Fields};
use super::fonts::{Converted, Face};
use super::line::Line;
use super::look::Theme;
use super::notes::NoteBook;
use super::numbering::{Counters, Numbering};
use super::package::{Package, XML_LIMIT};
use super::relationships::Relationships;
use super::styles::Styles;
use super::xml::{self, Node};

/// Deepest nesting of tables, text boxes and controls.
const DEEPEST: usize = 24;
/// Deepest nesting within a paragraph.
const DEEPEST_INLINE: usize = 64;

/// What is resolved before the document is read.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
}

/// A walk over the parts of a file.
pub(super) struct Reader<'a, 'b> {
    pub(super) package: Package<'b>,
    pub(super) known: &'a Known,
    pub(super) manuscript: Manuscript,
    pub(super) counters: Counters,
    pub(super) notes: NoteBook,
    pub(super) part: Part,
    pub(super) flow: Flow,
    pub(super) tally: Tally,
    /// Pictures by their parts: each is read once.
    pub(super) pictures: BTreeMap<String, Result<usize, LostObject>>,
    /// Bytes of all pictures.
    pub(super) picture_bytes: u64,
    /// The paragraph, from 1.
    pub(super) place: u32,
    depth: usize,
    inline_depth: usize,
    too_deep: bool,
}

/// The part that is being read.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) relationships: Relationships,
    /// Begins of fields without an end.
    pub(super) endless: HashSet<NodeId>,
    /// Ends of sections after which a new sheet begins.
    pub(super) turns: HashSet<NodeId>,
    pub(super) kind: PartKind,
}

/// What a part is to the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum PartKind {
    #[default]
    Body,
    /// Its paragraphs bear the place of the mark.
    Notes,
    /// Its words are named and left out.
    Margin,
}

/// What one paragraph leaves to the next. A text box has its own.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) fields: Fields,
    /// A paragraph whose end was deleted: the next one goes on with it.
    pub(super) open: Option<Line>,
    pub(super) new_sheet: bool,
}

/// What is said of the file as a whole, with the place of the first.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    changed: Option<Place>,
    pub(super) comments: usize,
    commented: Option<Place>,
    hidden: Option<Place>,
    converted: Converted,
    tcvn3: Option<Place>,
    vni: Option<Place>,
}

impl Known {
    /// Reads the parts that say how things look.
    pub(super) fn load(package: &mut Package<'_>, relationships: &Relationships) -> Result<Self, ImportFault> {
        let mut text = |kind: &str| match relationships.part_of(kind) {
            Some(part) => Ok(package.text(part, XML_LIMIT)?.map(|text| (part, text))),
            None => Ok(None),
        };
        let (theme, numbering, styles) = (text("theme")?, text("numbering")?, text("styles")?);
        let mut known = Self::default();
        let mut fonts = Theme::default();
        if let Some((part, text)) = &theme {
            fonts = theme_fonts(xml::parse(part, text)?.root_element());
        }
        known.styles.theme = fonts;
        if let Some((part, text)) = &numbering {
            known.numbering = Numbering::of(xml::parse(part, text)?.root_element(), fonts);
        }
        if let Some((part, text)) = &styles {
            known.styles = Styles::of(xml::parse(part, text)?.root_element(), fonts, &known.numbering);
        }
        Ok(known)
    }
}

fn theme_fonts(root: Node<'_>) -> Theme {
    let face = |wanted: &str| {
        let fonts = root.descendants().find(|&node| xml::name(node) == wanted)?;
        xml::attr(xml::child(fonts, "latin")?, "typeface").map(Face::of)
    };
    Theme { major: face("majorFont").unwrap_or_default(), minor: face("minorFont").unwrap_or_default() }
}

impl<'a, 'b> Reader<'a, 'b> {
    /// A reader at the start.
    pub(super) fn new(package: Package<'b>, known: &'a Known) -> Self {
        Self {
            package,
            known,
            manuscript: Manuscript::default(),
            counters: Counters::default(),
            notes: NoteBook::default(),
            part: Part::default(),
            flow: Flow::default(),
            tally: Tally::default(),
            pictures: BTreeMap::new(),
            picture_bytes: 0,
            place: 0,
            depth: 0,
            inline_depth: 0,
            too_deep: false,
        }
    }

    /// Begins a part.
    pub(super) fn enter(&mut self, root: Node<'_>, relationships: &Relationships, kind: PartKind) {
        self.part =
            Part { relationships: relationships.clone(), endless: fields::endless(root), turns: HashSet::new(), kind };
        self.flow = Flow { fields: Fields::new(kind == PartKind::Margin), ..Flow::default() };
    }

    /// Where reading is.
    pub(super) fn here(&self) -> Place {
        Place(self.place)
    }

    /// Says something of this place. What margins hold is not in the entry anyhow.
    pub(super) fn remark(&mut self, problem: ImportProblem) {
        if self.part.kind != PartKind::Margin {
            self.manuscript.remarks.push((self.here(), problem));
        }
    }

    /// An object that is lost.
    pub(super) fn lost(&mut self, what: LostObject) {
        self.remark(ImportProblem::ObjectLost { what });
    }

    /// Reads what is nested, unless it is too deep.
    pub(super) fn nested(&mut self, read: impl FnOnce(&mut Self)) {
        if self.depth == DEEPEST {
            return self.lost_to_depth();
        }
        self.depth += 1;
        read(self);
        self.depth -= 1;
    }

    /// The same within a paragraph.
    pub(super) fn nested_inline(&mut self, read: impl FnOnce(&mut Self)) {
        if self.inline_depth == DEEPEST_INLINE {
            return self.lost_to_depth();
        }
        self.inline_depth += 1;
        read(self);
        self.inline_depth -= 1;
    }

    fn lost_to_depth(&mut self) {
        if !std::mem::replace(&mut self.too_deep, true) {
            self.lost(LostObject::Depth);
        }
    }

    /// A change that someone tracked: what was put in stays, what was taken out is gone.
    pub(super) fn changed(&mut self, inserted: bool) {
        if self.part.kind != PartKind::Margin {
            self.tally.changed.get_or_insert(Place(self.place));
            *(if inserted { &mut self.tally.inserted } else { &mut self.tally.deleted }) += 1;
        }
    }

    /// The mark of a comment.
    pub(super) fn commented(&mut self) {
        self.tally.commented.get_or_insert(Place(self.place));
        self.tally.comments += 1;
    }

    /// Text that is not drawn.
    pub(super) fn hidden(&mut self, text: &str) {
        if self.part.kind != PartKind::Margin && text.contains(char::is_alphanumeric) {
            self.tally.hidden.get_or_insert(Place(self.place));
        }
    }

    /// Words of old encodings that were converted in a paragraph.
    pub(super) fn converted(&mut self, words: Converted, place: Place) {
        if self.part.kind == PartKind::Margin {
            return;
        }
        for (count, all, first) in [
            (words.tcvn3, &mut self.tally.converted.tcvn3, &mut self.tally.tcvn3),
            (words.vni, &mut self.tally.converted.vni, &mut self.tally.vni),
        ] {
            if count > 0 {
                *all += count;
                first.get_or_insert(place);
            }
        }
    }

    /// The manuscript, with what is said of the file as a whole.
    pub(super) fn finish(self) -> Manuscript {
        let Self { mut manuscript, tally, .. } = self;
        let mut say = |place: Option<Place>, problem: ImportProblem| {
            manuscript.remarks.extend(place.map(|place| (place, problem)));
        };
        let (inserted, deleted) = (tally.inserted, tally.deleted);
        say(tally.changed, ImportProblem::TrackedChanges { inserted, deleted });
        say(tally.hidden, ImportProblem::ObjectLost { what: LostObject::HiddenText });
        say(tally.commented, ImportProblem::CommentsDropped { count: tally.comments });
        let Converted { tcvn3, vni } = tally.converted;
        say(tally.tcvn3, ImportProblem::Reencoded { encoding: Encoding::Tcvn3, words: tcvn3 });
        say(tally.vni, ImportProblem::Reencoded { encoding: Encoding::Vni, words: vni });
        manuscript.remarks.sort_by_key(|(place, _)| *place);
        manuscript
    }
}
