//! The account of words: every word of a source must be in what was made of it, in order.
//!
//! Words are runs of letters and digits. Bullets, lines of hyphens and the raised digits of notes are no words: the page draws them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::text::fold;

use super::lines::Line;
use super::manuscript::{Block, Note, Paragraph, Place};

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As written.
    pub text: String,
    /// Its paragraph; of a note that of its mark.
    pub place: Place,
    /// Whether it is of a note: those stand in the body even where their marks stood in a head or foot.
    pub of_note: bool,
}

/// Words of the source that are nowhere in the result, next to one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Where the first of them stands.
    pub place: Place,
    /// As written.
    pub words: Vec<String>,
}

/// So far is looked for the place where source and result go on together.
const REACH: usize = 400;
/// So many equal words are a place where they do.
const AGREE: usize = 3;

/// The words of blocks, in order.
pub fn words(blocks: &[Block]) -> Vec<Word> {
    let mut found = Vec::new();
    of_blocks(blocks, &mut found);
    found
}

/// The words of a note.
pub fn note_words(note: &Note) -> Vec<Word> {
    let mut found = Vec::new();
    note.paragraphs.iter().for_each(|paragraph| of_paragraph(paragraph, &mut found));
    found.iter_mut().for_each(|word| word.of_note = true);
    found
}

fn of_blocks(blocks: &[Block], found: &mut Vec<Word>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => of_paragraph(paragraph, found),
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| of_blocks(&cell.blocks, found)),
        }
    }
}

fn of_paragraph(paragraph: &Paragraph, found: &mut Vec<Word>) {
    let label = paragraph.label.as_deref().unwrap_or_default();
    let text = paragraph.text();
    let words = split(label).chain(split(&text));
    found.extend(words.map(|text| Word { text: text.into_owned(), place: paragraph.place, of_note: false }));
}

/// The words of a text. Raised digits are marks of notes, or are drawn by the page: they are no part of a word.
pub fn split(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.split(|c: char| !c.is_alphanumeric()).map(without_raised).filter(|word| !word.is_empty())
}

fn without_raised(word: &str) -> Cow<'_, str> {
    let is_raised = |c: char| matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹');
    if word.contains(is_raised) { word.replace(is_raised, "").into() } else { word.into() }
}

/// Words of a text that its reader left out: none, unless the reader is at fault. Marks of Markdown and tags hold no words of the text;
/// `unmarked` gives a line without them.
pub fn unread<'t>(text: &'t str, read: &[Word], unmarked: impl Fn(&'t str) -> String) -> Vec<Loss> {
    // Marks within words part them for one and not for the other: where no letter is missing, no word is.
    let mut letters: HashMap<char, i64> = HashMap::new();
    let mut count = |word: &str, by: i64| word.chars().for_each(|c| *letters.entry(c).or_insert(0) += by);
    read.iter().for_each(|word| count(&word.text, 1));
    text.lines().for_each(|line| split(&unmarked(line)).for_each(|word| count(&word, -1)));
    if letters.values().all(|left| *left >= 0) {
        return Vec::new();
    }
    let mut bag: HashMap<&str, usize> = HashMap::new();
    read.iter().for_each(|word| *bag.entry(&word.text).or_insert(0) += 1);
    let mut losses = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let line = unmarked(line);
        let missing = split(&line).filter(|word| match bag.get_mut(word.as_ref()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        let words: Vec<String> = missing.map(Cow::into_owned).collect();
        if !words.is_empty() {
            losses.push(Loss { place: Place(number), words });
        }
    }
    losses
}

/// A source and what was made of it.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    /// The words of the source, those of notes last.
    pub source: &'a [Word],
    /// The places whose words became front matter.
    pub fields: &'a HashSet<Place>,
    /// Lines at those places that stand in the body as well, in order.
    pub kept: &'a [&'a Line],
    /// The places that were taken out for a reason that is told.
    pub dropped: &'a HashSet<Place>,
    /// The front matter.
    pub front: &'a str,
    /// The words of the body as readers see them, notes last.
    pub body: &'a str,
}

impl Account<'_> {
    /// What of the source is missing: words of fields that the front matter has not, others that the body has not in their order.
    pub fn losses(&self) -> Vec<Loss> {
        let kept = self.kept_words();
        let mut bag = Bag::new(self.front);
        let (mut in_body, mut missing) = (Vec::new(), Vec::new());
        for (at, word) in self.source.iter().enumerate().filter(|(_, word)| !self.dropped.contains(&word.place)) {
            if word.of_note || kept.contains(&at) || !self.fields.contains(&word.place) {
                in_body.push(at);
            } else if !bag.take(&word.text) {
                missing.push(at);
            }
        }
        let wanted: Vec<&str> = in_body.iter().map(|&at| self.source[at].text.as_str()).collect();
        let written: Vec<Cow<'_, str>> = split(self.body).collect();
        let found: Vec<&str> = written.iter().map(AsRef::as_ref).collect();
        missing.extend(in_order(&wanted, &found).into_iter().map(|at| in_body[at]));
        missing.sort_unstable();
        grouped(self.source, &missing)
    }

    /// Where the words of the lines stand that are kept: several lines may share a place, as columns do.
    fn kept_words(&self) -> HashSet<usize> {
        let places: HashSet<Place> = self.kept.iter().map(|line| line.place).collect();
        let mut words: HashMap<Place, Vec<usize>> = HashMap::new();
        for (at, word) in self.source.iter().enumerate().filter(|(_, word)| places.contains(&word.place)) {
            words.entry(word.place).or_default().push(at);
        }
        let mut kept = HashSet::new();
        for line in self.kept {
            let wanted: Vec<Cow<'_, str>> = split(&line.text).collect();
            let here = words.get(&line.place).map(Vec::as_slice).unwrap_or_default();
            let free = |run: &&[usize]| {
                run.iter().zip(&wanted).all(|(at, word)| self.source[*at].text == *word && !kept.contains(at))
            };
            let found = here.windows(wanted.len().max(1)).find(free).unwrap_or_default().to_vec();
            kept.extend(found);
        }
        kept
    }
}

fn grouped(source: &[Word], missing: &[usize]) -> Vec<Loss> {
    let mut losses: Vec<Loss> = Vec::new();
    let mut last = usize::MAX;
    for &at in missing {
        match losses.last_mut().filter(|_| at == last.wrapping_add(1)) {
            Some(loss) => loss.words.push(source[at].text.clone()),
            None => losses.push(Loss { place: source[at].place, words: vec![source[at].text.clone()] }),
        }
        last = at;
    }
    losses
}

/// What the page prints by itself around the fields, as often as it may stand in a head and foot.
const PRINTED: &str = "số số số ngày ngày ngày tháng tháng năm năm nơi nhận nơi gửi Đảng Cộng sản Việt Nam cộng hòa hoà xã hội chủ nghĩa Việt Nam \
    độc lập tự do hạnh phúc đã ký v/v về việc";

/// Words without order, each as often as it is there.
#[derive(Debug)]
pub struct Bag(HashMap<String, usize>);

impl Bag {
    /// The words of a front matter and those that the page prints around them.
    pub fn new(front: &str) -> Self {
        let mut bag = HashMap::new();
        split(front).chain(split(PRINTED)).for_each(|word| *bag.entry(key(&word)).or_insert(0) += 1);
        Self(bag)
    }

    /// Takes the words of a text out; whether all were there.
    pub fn take_all(&mut self, text: &str) -> bool {
        // All are taken, so that the next text finds what is left.
        split(text).filter(|word| !self.take(word)).count() == 0
    }

    /// Adds those of `lines` to `kept` that say more than is left in the bag: a date without its day, a number left blank. `kept` is in
    /// the order of the paper then.
    pub fn keep_what_says_more(&mut self, lines: &[Line], kept: &mut Vec<Line>) {
        let known: HashSet<&Line> = kept.iter().collect();
        let mut others: Vec<&Line> = lines.iter().filter(|line| !known.contains(line)).collect();
        others.sort_by_key(|line| (line.place, line.column));
        others.retain(|line| !self.take_all(&line.text));
        kept.extend(others.into_iter().cloned());
        kept.sort_by_key(|line| (line.place, line.column));
    }

    /// Takes a word out, if it is there.
    fn take(&mut self, word: &str) -> bool {
        match self.0.get_mut(&key(word)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

/// A word as a bag knows it, whatever its case and marks: types and bodies are recognised without them. "01" is "1" in the dates of
/// front matter.
fn key(word: &str) -> String {
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    if digits { word.trim_start_matches('0').to_owned() } else { fold(word) }
}

/// The words of `wanted` that are not in `found`, both in order.
fn in_order(wanted: &[&str], found: &[&str]) -> Vec<usize> {
    let (mut missing, mut at, mut here) = (Vec::new(), 0, 0);
    while at < wanted.len() {
        if found.get(here) == Some(&wanted[at]) {
            (at, here) = (at + 1, here + 1);
            continue;
        }
        let agree = |at: usize, here: usize| {
            let count = AGREE.min(wanted.len() - at).min(found.len().saturating_sub(here));
            count > 0 && wanted[at..at + count] == found[here..here + count]
        };
        let step = (1..REACH).find_map(|step| {
            let lost = at + step <= wanted.len()
                && (at + step == wanted.len() && here >= found.len()
                    || at + step < wanted.len() && agree(at + step, here));
            let added = here + step < found.len() && agree(at, here + step);
            if added {
                Some((0, step))
            } else if lost {
                Some((step, 0))
            } else {
                None
            }
        });
        let (lost, added) = step.unwrap_or((1, 1));
        missing.extend(at..(at + lost).min(wanted.len()));
        (at, here) = (at + lost, here + added);
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Vec<Word> {
        let lines = text.lines().zip(1..);
        lines
            .flat_map(|(line, n)| {
                split(line).map(move |text| Word { text: text.into_owned(), place: Place(n), of_note: false })
            })
            .collect()
    }

    fn lost(text: &str, body: &str) -> Vec<String> {
        let (source, none) = (source(text), HashSet::new());
        let account = Account { source: &source, fields: &none, kept: &[], dropped: &none, front: "", body };
        account.losses().iter().map(|loss| format!("{}: {}", loss.place.0, loss.words.join(" "))).collect()
    }

    #[test]
    fn every_word_that_is_missing_is_named() {
        let text = "một hai ba bốn\nnăm sáu bảy tám chín\nmười";
        assert!(lost(text, "một hai ba bốn năm sáu bảy tám chín mười").is_empty());
        assert_eq!(lost(text, "một hai bốn năm sáu bảy tám chín mười"), ["1: ba"]);
        assert_eq!(lost(text, "một hai ba bốn mười"), ["2: năm sáu bảy tám chín"]);
        assert_eq!(lost(text, "một hai ba bốn năm sáu bảy tám chín"), ["3: mười"]);
        assert_eq!(lost(text, ""), ["1: một hai ba bốn năm sáu bảy tám chín mười"]);
        assert!(lost(text, "một hai thêm vào ba bốn năm sáu bảy tám chín mười").is_empty());
        assert_eq!(lost("một hai", "hai một").len(), 1);
    }

    #[test]
    fn fields_are_a_bag() {
        let words = source("Số 185 - KH/HU\nngày 01 tháng 02 năm 2025\nthân bài");
        let fields = HashSet::from([Place(1), Place(2)]);
        let none = HashSet::new();
        let account =
            Account { source: &words, fields: &fields, kept: &[], dropped: &none, front: "", body: "thân bài" };
        let losses = |front: &str| Account { front, ..account }.losses();
        assert!(losses("185-KH/HU 1/2/2025").is_empty());
        assert_eq!(losses("185-KH/HU").len(), 3);
        assert_eq!(losses("1/2/2025")[0].words, ["185", "KH", "HU"]);
    }
}
