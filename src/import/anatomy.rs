//! The parts of a document: head block, type and subject, body, foot, annexes.

use crate::base::ImportProblem;
use crate::model::DocumentType;
use crate::text::fold_name;

use super::foot;
use super::lines::{Line, lines};
use super::manuscript::{Block, Paragraph, Place, Setting, Table};
use super::marker::{Family, marker};
use super::runs::{self, is_capitals, is_ornament};
use super::subject::is_sort;

/// A document taken apart. Every block of the manuscript is in one of the parts.
#[derive(Debug, Default)]
pub struct Anatomy {
    /// Lines above the type.
    pub head: Vec<Line>,
    /// Its type, and the line that says so.
    pub kind: Option<(DocumentType, Place)>,
    /// The words of that line before any subject, as written: `KẾ HOẠCH`, or what text recognition made of it.
    pub kind_written: String,
    /// The lines of the subject.
    pub subject: Vec<Line>,
    /// What stands between subject and foot.
    pub body: Vec<Block>,
    /// Recipients and signature.
    pub foot: Vec<Line>,
    /// Blocks of what is appended, each from its first sheet on.
    pub annexes: Vec<Vec<Block>>,
}

/// A type stands among so many blocks from the first.
const HEAD: usize = 60;
/// A subject is at most so long, in bytes.
const SUBJECT: usize = 1200;

/// Takes a document apart.
pub fn anatomy(blocks: Vec<Block>, remarks: &mut Vec<(Place, ImportProblem)>) -> Anatomy {
    let mut anatomy = Anatomy::default();
    let blocks: Vec<Block> = blocks.into_iter().filter(|block| !is_nothing(block)).collect();
    let body = if let Some((at, kind)) = type_line(&blocks) {
        anatomy.head = lines(&blocks[..at]);
        let end = title(&blocks, at, kind, &mut anatomy);
        blocks[end..].to_vec()
    } else if let Some(at) = letter(&blocks) {
        anatomy.head = lines(&blocks[..at]);
        blocks[at..].to_vec()
    } else {
        remarks.push((Place::default(), ImportProblem::NothingRecognised));
        blocks
    };
    let (body, foot, rest) = foot::split(body);
    anatomy.body = addressed(body.into_iter().skip_while(is_separator).collect());
    anatomy.foot = lines(&foot);
    anatomy.annexes = annexes(rest);
    anatomy
}

fn is_nothing(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.is_empty())
}

fn is_separator(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if is_ornament(&paragraph.text()) && paragraph.runs.iter().all(|r| r.thing.is_none()))
}

/// The first block that begins with a type in capitals, on a line of its own or before a subject in capitals; where there is none, the
/// first whose looks set a type apart.
fn type_line(blocks: &[Block]) -> Option<(usize, DocumentType)> {
    let first = |type_of: &dyn Fn(&Paragraph, &str) -> Option<DocumentType>| {
        blocks.iter().take(HEAD).enumerate().find_map(|(at, block)| {
            let paragraph = block.paragraph()?;
            let text = paragraph.text();
            Some((at, type_of(paragraph, text.trim().lines().next()?)?))
        })
    };
    let apart = |paragraph: &Paragraph| {
        let bold = runs::all(&paragraph.runs, |marks| marks.bold);
        bold || paragraph.setting == Setting::Centred || paragraph.heading.is_some()
    };
    first(&|_, line| Some(type_of(line)?.0))
        .or_else(|| first(&|paragraph, line| DocumentType::parse(line).filter(|_| apart(paragraph))))
}

/// The type that a line says, and the subject that stands behind it in the line.
fn type_of(line: &str) -> Option<(DocumentType, &str)> {
    let line = line.trim();
    if line.len() > 400 {
        return None;
    }
    if let Some(kind) = DocumentType::parse(line) {
        return is_capitals(line).then_some((kind, ""));
    }
    let ends: Vec<usize> = line.match_indices(' ').map(|(at, _)| at).take(3).collect();
    ends.into_iter().rev().find_map(|end| {
        let kind = DocumentType::parse(&line[..end])?;
        let subject = line[end..].trim();
        (is_capitals(&line[..end]) && !subject.starts_with("SỐ ") && !subject.to_lowercase().starts_with("số:"))
            .then_some((kind, subject))
    })
}

/// Takes type and subject; gives the block with which the body begins.
fn title(blocks: &[Block], at: usize, kind: DocumentType, anatomy: &mut Anatomy) -> usize {
    let found = lines(&blocks[at..=at]);
    anatomy.kind = found.first().map(|line| (kind, line.place));
    anatomy.kind_written = found.first().map(|line| line.text.clone()).unwrap_or_default();
    let mut subject: Vec<Line> = found.iter().skip(1).cloned().collect();
    if let Some((_, behind)) =
        found.first().and_then(|line| type_of(&line.text)).filter(|(_, behind)| !behind.is_empty())
    {
        subject.insert(0, Line { text: behind.to_owned(), ..found[0].clone() });
        let written = &mut anatomy.kind_written;
        written.truncate(written.len() - behind.len());
    }
    let mut end = at + 1;
    while let Some(paragraph) = blocks.get(end).and_then(Block::paragraph) {
        if !goes_on(paragraph, &subject) {
            break;
        }
        subject.extend(lines(&blocks[end..=end]));
        end += 1;
    }
    subject.retain(|line| !is_ornament(&line.text));
    anatomy.subject = subject;
    end
}

/// Whether a paragraph below the type belongs to the subject, of which some may have been found.
fn goes_on(paragraph: &Paragraph, subject: &[Line]) -> bool {
    let text = paragraph.text();
    let text = text.trim();
    let so_far: usize = subject.iter().map(|line| line.text.len()).sum();
    if is_ornament(text) || so_far + text.len() > SUBJECT || paragraph.label.is_some() {
        return false;
    }
    // Of the subject nothing is known yet but what sort of plan it is: "KẾ HOẠCH LIÊN TỊCH".
    let Some(last) = subject.last().filter(|last| !is_sort(&last.text)) else {
        let numbered = marker(text).is_some_and(|m| m.family != Family::Article || text.contains('.'));
        let sentence = text.ends_with(':') || (text.ends_with(['.', ';']) && !subject.is_empty());
        return !numbered && !sentence && (!opens_body(text) || may_be_subject(text));
    };
    let signs = is_capitals(text) && !is_capitals(&last.text);
    if opens_body(text) || marker(text).is_some() || signs || last.text.ends_with(['.', ':']) {
        return false;
    }
    let bold = runs::all(&paragraph.runs, |marks| marks.bold);
    let centred = paragraph.setting == Setting::Centred;
    let small = text.starts_with(char::is_lowercase);
    // "Học kỳ II năm học 2024 - 2025", without a blank line between.
    let below = paragraph.place.0 == last.place.0 + 1 && text.len() < 120;
    let below = below && !text.starts_with('(') && !text.ends_with(['.', ':', ';', ',']);
    (bold && last.bold) || (centred && !text.starts_with('(')) || (small && text.len() < 300) || below
}

/// Whether words with which bodies begin may begin a subject as well: `Thực hiện Chỉ thị số …`, and no `Căn cứ …`.
fn may_be_subject(text: &str) -> bool {
    let folded = fold_name(&text[..text.floor_char_boundary(40)]);
    !text.ends_with(['.', ';', ','])
        && !["can cu", "kinh gui", "thi hanh", "sau khi", "tren co so"]
            .iter()
            .any(|opening| folded.starts_with(opening))
}

/// Words with which bodies begin.
fn opens_body(text: &str) -> bool {
    const OPENINGS: [&str; 12] = [
        "can cu",
        "thuc hien",
        "kinh gui",
        "trien khai",
        "thi hanh",
        "de ",
        "nham ",
        "so ",
        "sau khi",
        "trong ",
        "tren co so",
        "theo ",
    ];
    let folded = fold_name(&text[..text.floor_char_boundary(40)]);
    text.starts_with(char::is_uppercase)
        && OPENINGS.iter().any(|opening| folded.starts_with(opening.trim_end()) && text.len() > 40)
        || folded.starts_with("kinh gui")
}

/// A letter (công văn) has no line of its type: its body begins with whom it is for.
fn letter(blocks: &[Block]) -> Option<usize> {
    let at = blocks.iter().take(HEAD / 2).position(|block| {
        lines(std::slice::from_ref(block)).first().is_some_and(|line| fold_name(&line.text).starts_with("kinh gui"))
    })?;
    let about = lines(&blocks[..at]).iter().any(|line| is_about(&line.text));
    about.then_some(at)
}

/// `Kính gửi:` and those for whom a letter is, set side by side, as lines below one another.
fn addressed(body: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(body.len());
    for (at, block) in body.into_iter().enumerate() {
        match block {
            Block::Table(table)
                if at == 0
                    && !table.ruled
                    && first_words(&table).is_some_and(|first| first.starts_with("kinh gui")) =>
            {
                let cells = table.rows.into_iter().flatten();
                out.extend(cells.flat_map(|cell| cell.blocks).filter(|block| !is_nothing(block)));
            }
            block => out.push(block),
        }
    }
    out
}

/// The first line of a table.
fn first_words(table: &Table) -> Option<String> {
    lines(&[Block::Table(table.clone())]).first().map(|line| fold_name(&line.text))
}

/// `V/v …`, with which letters name their subject.
pub fn is_about(text: &str) -> bool {
    let small = text.to_lowercase();
    small.starts_with("v/v") || small.starts_with("về việc")
}

/// What is appended, cut where a sheet begins with another form.
fn annexes(rest: Vec<Block>) -> Vec<Vec<Block>> {
    let mut annexes: Vec<Vec<Block>> = Vec::new();
    for block in rest {
        let begins = annexes.last().is_none_or(|annex| {
            let titled = annex.iter().filter_map(Block::paragraph).any(|p| is_annex_title(&p.text()));
            let new_sheet = block.paragraph().is_some_and(|p| p.new_sheet);
            titled && (new_sheet || block.paragraph().is_some_and(|p| is_numbered_annex(&p.text())))
        });
        match annexes.last_mut().filter(|_| !begins) {
            Some(annex) => annex.push(block),
            None => annexes.push(vec![block]),
        }
    }
    annexes.retain(|annex| !annex.iter().all(is_separator));
    annexes
}

/// Words with which the titles of annexes begin.
const ANNEXES: [&str; 16] = [
    "phu luc",
    "bieu",
    "mau",
    "danh sach",
    "bang",
    "lich",
    "de cuong",
    "chuong trinh",
    "danh muc",
    "phieu",
    "ban dang ky",
    "bao cao",
    "ke hoach",
    "quy che",
    "quy dinh",
    "de an",
];

/// Whether a line is the title of an annex: in capitals, or one of the words with a number.
pub fn is_annex_title(text: &str) -> bool {
    let text = text.trim();
    let folded = fold_name(text);
    let known = ANNEXES.iter().any(|word| folded.starts_with(word));
    known && text.len() < 300 && (is_capitals(text.lines().next().unwrap_or_default()) || is_numbered_annex(text))
}

/// `Phụ lục 1`, `Biểu số 02`, `PHỤ LỤC II`
fn is_numbered_annex(text: &str) -> bool {
    let folded = fold_name(text);
    let rest = ["phu luc", "bieu so", "bieu mau so", "mau so", "bieu mau", "mau"]
        .iter()
        .find_map(|word| folded.strip_prefix(word));
    rest.is_some_and(|rest| {
        let number = rest.trim().split([' ', ':', '.', '(']).next().unwrap_or_default();
        rest.len() < 120
            && !number.is_empty()
            && number.len() < 7
            && number.chars().all(|c| c.is_ascii_digit() || "ivxabcd/-".contains(c))
    })
}
