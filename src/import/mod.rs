//! Import: an office's Word file or text becomes the entry of a document, without losing a word.
//!
//! A line of pure functions:
//!
//! 1. A reader makes a [`Manuscript`] of the file's bytes: [`docx`] for Word, `plain` for texts.
//! 2. `mend` undoes what sheets of paper did: numbers of pages, notes at their feet, broken paragraphs.
//! 3. `anatomy` takes it apart: head, subject, body, foot, annexes; `head`, `foot` and `subject` read what these say.
//! 4. `outline` finds headings and lists by their numbers and looks; `annex` does the same for what is appended.
//! 5. `write` puts it down as Markdown, `front` as front matter, `record` adds the line by which it is known again.
//! 6. `account` reads the result back and names every word of the source that is not in it.
//!
//! What the law and the guidelines say of documents (guideline 36-HD/VPTW, decree 30/2020/NĐ-CP) is used to recognise, never to change.

mod account;
mod anatomy;
mod annex;
mod breaks;
mod capitals;
mod chapters;
mod contents;
pub mod docx;
mod foot;
mod front;
mod head;
mod lines;
pub mod manuscript;
mod marker;
mod mend;
mod outline;
mod plain;
mod recognise;
pub mod record;
mod runs;
mod subject;
mod write;

use std::collections::HashSet;
use std::sync::Arc;

use crate::base::{Diagnostics, ImportFault, ImportProblem, Severity, Source};
use crate::markdown::numbered_text;

pub use contents::Contents;
pub use front::Recognised;
pub use manuscript::{Manuscript, Place};

use account::{Account, Word};
use anatomy::Anatomy;
use front::Front;
use lines::Line;
use manuscript::{Block, Note, Picture};
use mend::Taken;
use outline::Piece;

/// What an import is asked.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "a function has nothing to show")]
pub struct Request<'a> {
    /// The source's file as messages name it.
    pub path: &'a str,
    /// What its record calls it; the same for the next version of the document.
    pub name: &'a str,
    /// The file.
    pub bytes: &'a [u8],
    /// Whether the site has a topic of this name.
    pub has_topic: &'a dyn Fn(&str) -> bool,
    /// Whether the entry is to be a draft.
    pub draft: bool,
}

/// An imported document.
#[derive(Debug)]
pub struct Import {
    /// The entry: front matter, record, body.
    pub text: String,
    /// Pictures to lie beside it.
    pub pictures: Vec<Picture>,
    /// What its record calls the source.
    pub name: String,
    /// The name that its file would have.
    pub slug: String,
    /// The fields that were recognised, in the order of the paper.
    pub recognised: Vec<Recognised>,
    /// What the body holds.
    pub contents: Contents,
    /// What is to be said, by place, fields in the order of the paper; an error if words were lost.
    pub problems: Diagnostics,
    /// The text that problems and fields point into: line `n` is [`Place`] `n`.
    pub source: Arc<Source>,
    /// Whether a [`Place`] is a paragraph of Word rather than a line of a text.
    pub is_word: bool,
}

/// Imports a file, by its name's ending.
///
/// # Errors
/// When it cannot be read, and why.
pub fn import(request: &Request<'_>) -> Result<Import, ImportFault> {
    let Mended { source, is_word, blocks, notes, pictures, words, mut taken, mut remarks } = mended(request)?;
    let mut parts = anatomy::anatomy(blocks, &mut remarks);
    parts.body = mend::join(std::mem::take(&mut parts.body), &mut taken);
    mend::doubts(&parts.body, &mut remarks);
    let front = recognise::front(&parts, &mut remarks);
    let fields = recognise::places(&parts);
    let (annexes, kind_written) = (parts.annexes.len(), parts.kind_written.clone());
    let pieces = pieces(parts, &front);

    let lines = front_matter(&front, request, &mut remarks);
    let (body, order) = write::body(&pieces, &notes, &pictures);
    let words = with_notes_last(words, &notes, &order, &taken.notes);
    let account = Account {
        source: &words,
        fields: &fields,
        kept: &front.head.rest.iter().chain(&front.foot.rest).collect::<Vec<&Line>>(),
        dropped: &taken.page_numbers.iter().copied().collect(),
        front: &format!("{lines}\n{kind_written}"),
        body: &numbered_text(&body),
    };
    remarks.extend(account.losses().into_iter().map(lost));
    remarks.sort_by_key(|(place, _)| *place);
    let contents = Contents {
        notes: notes.len(),
        pictures: pictures.len(),
        annexes,
        recipients: front.foot.recipients.len(),
        words: words.len(),
        ..Contents::default()
    };
    Ok(Import {
        text: record::sealed(&lines, &body, request.name, request.bytes),
        pictures,
        name: request.name.to_owned(),
        slug: recognise::slug(&front),
        recognised: front.recognised(),
        contents: contents.of(&pieces, &taken),
        problems: manuscript::at_lines(&source, remarks),
        source,
        is_word,
    })
}

/// A manuscript without what sheets of paper did to it, and the words that it had before.
struct Mended {
    source: Arc<Source>,
    is_word: bool,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    pictures: Vec<Picture>,
    words: Vec<Word>,
    taken: Taken,
    remarks: Vec<(Place, ImportProblem)>,
}

fn mended(request: &Request<'_>) -> Result<Mended, ImportFault> {
    let (mut manuscript, text, is_word) = read(request)?;
    mend::raise_digits(&mut manuscript.blocks);
    runs::close_letters(&mut manuscript.blocks);
    let words = account::words(&manuscript.blocks);
    let mut taken = Taken::default();
    mend::sheets(&mut manuscript, &mut taken);
    let Manuscript { blocks, notes, mut pictures, remarks } = manuscript;
    pictures.iter_mut().for_each(name_by_content);
    let source = Arc::new(Source::new(request.path, text));
    Ok(Mended { source, is_word, blocks, notes, pictures, words, taken, remarks })
}

/// The front matter, with a remark if it refers to a topic that the site has not.
fn front_matter(front: &Front, request: &Request<'_>, remarks: &mut Vec<(Place, ImportProblem)>) -> String {
    let known = front.topic.as_ref().is_some_and(|(name, _)| (request.has_topic)(name));
    if let Some((name, place)) = front.topic.as_ref().filter(|_| !known) {
        remarks.push((*place, ImportProblem::TopicUnknown { name: name.clone() }));
    }
    // What was not recognised is not published before somebody has looked at it.
    front.lines(known, request.draft || front.kind.is_none())
}

impl Import {
    /// Whether words of the source are not in the entry.
    pub fn has_losses(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity() == Severity::Error)
    }
}

/// `hinh-1-5f0c2a.png`: a picture that has changed is another file, so that none is ever written over.
fn name_by_content(picture: &mut Picture) {
    let hash = record::hash(&picture.bytes);
    if let Some((stem, ending)) = picture.name.rsplit_once('.') {
        picture.name = format!("{stem}-{}.{ending}", &hash[..6]);
    }
}

/// The last part of a path.
pub fn name_of(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The manuscript, the text whose lines are its places, and whether it came from Word.
fn read(request: &Request<'_>) -> Result<(Manuscript, String, bool), ImportFault> {
    let ending = request.path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "docx" | "docm" | "dotx" => {
            let manuscript = docx::read(request.bytes)?;
            let lines: Vec<String> = manuscript.paragraphs().iter().map(|p| line_of(p)).collect();
            if manuscript.paragraphs().iter().all(|p| p.is_empty()) {
                return Err(ImportFault::Empty);
            }
            Ok((manuscript, lines.join("\n"), true))
        }
        "txt" | "md" | "markdown" | "text" => {
            let (text, remarks) = plain::decode(request.bytes)?;
            let mut manuscript = plain::read(&text)?;
            manuscript.remarks.extend(remarks);
            manuscript.remarks.extend(unread(&text, &manuscript));
            Ok((manuscript, text, false))
        }
        "doc" if request.bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) => Err(ImportFault::OldWord),
        "doc" => docx::read(request.bytes).map_or_else(Err, |_| Err(ImportFault::OldWord)),
        // What is inside says what it is.
        "pdf" | "odt" | "rtf" => Err(docx::read(request.bytes).err().unwrap_or(ImportFault::UnknownName)),
        _ => Err(ImportFault::UnknownName),
    }
}

/// What the reader of texts left out of a text, by an account of its own.
fn unread(text: &str, manuscript: &Manuscript) -> Vec<(Place, ImportProblem)> {
    let mut words = account::words(&manuscript.blocks);
    manuscript.notes.iter().for_each(|note| words.extend(account::note_words(note)));
    account::unread(text, &words, plain::without_marks).into_iter().map(lost).collect()
}

fn lost(loss: account::Loss) -> (Place, ImportProblem) {
    (loss.place, ImportProblem::lost(&loss.words))
}

fn line_of(paragraph: &manuscript::Paragraph) -> String {
    let label = paragraph.label.as_deref().map(|label| format!("{label} ")).unwrap_or_default();
    format!("{label}{}", paragraph.text().replace(['\n', '\t'], " "))
}

/// Words of notes stand last, as on the page, in the order of their marks; `moved` are those that stood among the paragraphs.
fn with_notes_last(words: Vec<Word>, notes: &[Note], order: &[usize], moved: &[Place]) -> Vec<Word> {
    let places: HashSet<&Place> = moved.iter().collect();
    let mut all: Vec<Word> = words.into_iter().filter(|word| !places.contains(&word.place)).collect();
    let marked: HashSet<&usize> = order.iter().collect();
    let unmarked = (0..notes.len()).filter(|index| !marked.contains(index));
    for index in unmarked.chain(order.iter().copied()) {
        all.extend(account::note_words(&notes[index]));
    }
    all
}

fn pieces(parts: Anatomy, front: &Front) -> Vec<Piece> {
    let loose = |line: &Line| Piece::Paragraph {
        runs: vec![manuscript::Run::new(
            line.text.clone(),
            manuscript::Marks { bold: line.bold, ..Default::default() },
        )],
        setting: manuscript::Setting::Plain,
        place: line.place,
    };
    let mut pieces: Vec<Piece> = front.head.rest.iter().map(loose).collect();
    pieces.extend(outline::outline(&parts.body, 2));
    pieces.extend(front.foot.rest.iter().map(loose));
    parts.annexes.into_iter().for_each(|annex| pieces.extend(annex::pieces(annex)));
    pieces
}
