//! Finds the passages that are Vietnamese in disguise.
//!
//! A word with Western letters or signs is read in the old encoding. Is the reading a Vietnamese syllable and the word as
//! it stands none, it is a hit; what speaks against it (true Vietnamese letters, accented words that stay foreign, plain
//! words that are no syllables) is weighed around the hits, so that French, German or Portuguese passages pass.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};

use unicode_normalization::char::is_combining_mark;

use super::super::letters::is_latin;
use super::super::normal::nfc;
use super::super::syllable::{is_carelessly_typed_syllable, is_vietnamese_syllable};
use super::{Legacy, Suspect, convert, tcvn3, vni};

/// Hits with more words than this between them are different passages.
const REACH: usize = 12;
/// So many words before and after the hits are weighed with them.
const MARGIN: usize = 6;

/// All passages of `text` that are TCVN3 or VNI, in order and disjoint; one that runs over several lines is given line by
/// line.
///
/// A single word is enough if it can hardly be anything else (`H¹nh`, `viÖt`, `ngöôøi`), else two different words near
/// each other are needed. At the ends of a passage, words that are Vietnamese both as they stand and converted (`bé`,
/// TCVN3 for `bộ`) belong to it unless the same line holds true Vietnamese or a colon parts them from it as a key.
pub fn detect(text: &str) -> Vec<Suspect> {
    if !has_odd_western(text) {
        return Vec::new();
    }
    let mut passages: Vec<Passage> =
        [Legacy::Tcvn3, Legacy::Vni].into_iter().flat_map(|encoding| passages(text, encoding)).collect();
    passages.sort_by_key(|p| (-p.score, p.range.start));
    let mut chosen: Vec<Passage> = Vec::new();
    for passage in passages {
        if chosen.iter().all(|c| passage.range.end <= c.range.start || c.range.end <= passage.range.start) {
            chosen.push(passage);
        }
    }
    chosen.sort_by_key(|p| p.range.start);
    chosen.iter().flat_map(|p| p.lines.iter().map(|line| suspect(text, line.clone(), p.encoding))).collect()
}

/// No old text holds such a character within a word.
fn is_beyond(c: char) -> bool {
    c > '\u{FF}' && c != 'μ'
}

fn suspect(text: &str, range: Range<usize>, encoding: Legacy) -> Suspect {
    let converted = convert(&text[range.clone()], encoding);
    Suspect { range, encoding, converted }
}

/// Hits that belong together, as evidence for one encoding.
struct Passage {
    range: Range<usize>,
    /// The parts to convert, one per line.
    lines: Vec<Range<usize>>,
    encoding: Legacy,
    score: i64,
}

struct Word {
    range: Range<usize>,
    /// Number of the line in the text.
    line: usize,
    kind: Kind,
}

/// What a word says about the encoding that is being tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// ASCII, which reads the same in both.
    Plain,
    /// Vietnamese only if converted.
    Hit,
    /// The same, and no other language writes such a word.
    StrongHit,
    /// Vietnamese either way.
    Either,
    /// Vietnamese as it stands, or letters the encoding does not have: a passage ends here.
    Native,
    /// Neither.
    Foreign,
}

impl Kind {
    fn is_hit(self) -> bool {
        matches!(self, Self::Hit | Self::StrongHit)
    }
}

fn passages(text: &str, encoding: Legacy) -> Vec<Passage> {
    if !word_ranges(text, encoding).any(|range| is_hit(&text[range], encoding)) {
        return Vec::new();
    }
    let words = words(text, encoding);
    let hits: Vec<usize> = (0..words.len()).filter(|&i| words[i].kind.is_hit()).collect();
    let belong_together =
        |pair: &[usize]| pair[1] - pair[0] <= REACH && words[pair[0]..pair[1]].iter().all(|w| w.kind != Kind::Native);
    let mut found = Vec::new();
    let mut first = 0;
    for last in 0..hits.len() {
        if last + 1 == hits.len() || !belong_together(&hits[last..last + 2]) {
            found.extend(passage(text, &words, &hits[first..=last], encoding));
            first = last + 1;
        }
    }
    found
}

/// The passage around `hits` (indices of `words`), if the evidence for it outweighs what is against it.
fn passage(text: &str, words: &[Word], hits: &[usize], encoding: Legacy) -> Option<Passage> {
    let (&first, &last) = (hits.first()?, hits.last()?);
    let near = &words[first.saturating_sub(MARGIN)..words.len().min(last + MARGIN + 1)];
    let count = |kind: Kind| near.iter().filter(|w| w.kind == kind).count() as i64;
    let is_strong = count(Kind::StrongHit) > 0;
    let is_repeated = hits.iter().any(|&i| text[words[i].range.clone()] != text[words[first].range.clone()]);
    let in_favour = 6 * count(Kind::StrongHit) + 2 * count(Kind::Hit) + count(Kind::Either);
    let odd = |w: &&Word| is_odd_ascii(&text[w.range.clone()]);
    let against = 4 * count(Kind::Foreign) + near.iter().filter(odd).count() as i64;
    // Unmistakable words may well be pasted into true Vietnamese.
    let natives = if is_strong { 0 } else { count(Kind::Native) };
    let score = in_favour - against - 3 * natives;
    if !(is_strong || is_repeated) || score <= 0 {
        return None;
    }
    let lines = lines(text, words, first..=last);
    let range = lines.first()?.start..lines.last()?.end;
    Some(Passage { range, lines, encoding, score })
}

/// The part of each line to convert, for the passage whose first and last hit are the ends of `hits`.
fn lines(text: &str, words: &[Word], hits: RangeInclusive<usize>) -> Vec<Range<usize>> {
    let inside = words[hits.clone()].chunk_by(|one, other| one.line == other.line);
    let mut next = *hits.start();
    let parts = inside.filter_map(|line| {
        let start = next;
        next += line.len();
        let Some(first) = line.iter().position(|w| w.kind.is_hit()) else {
            return line_between(text, line);
        };
        let last = line.iter().rposition(|w| w.kind.is_hit()).unwrap_or(first);
        let (first, last) = (start + first, start + last);
        // True Vietnamese on the line means that words that read either way are true as well.
        let beside = joined_before(text, words, first).zip(joined_after(text, words, last));
        let (before, after) = beside.unwrap_or((0, 0));
        Some(words[first - before].range.start..words[last + after].range.end)
    });
    parts.collect()
}

/// A line without a hit between lines that have some: all of it, unless it may be a key with its value.
fn line_between(text: &str, line: &[Word]) -> Option<Range<usize>> {
    let first = line.iter().find(|w| w.kind == Kind::Either)?;
    let last = line.iter().rfind(|w| w.kind == Kind::Either)?;
    let whole = &text[line.first()?.range.start..line.last()?.range.end];
    let is_prose = !whole.contains(':') && line.iter().all(|w| w.kind != Kind::Foreign);
    is_prose.then_some(first.range.start..last.range.end)
}

fn joined_before(text: &str, words: &[Word], hit: usize) -> Option<usize> {
    let start = hit.saturating_sub(MARGIN);
    let pairs = words[start..=hit].windows(2).rev();
    // A colon ends a key, and keys are typed by the editor.
    joined(pairs.map(|pair| (&pair[0], &text[pair[0].range.end..pair[1].range.start])), [':', '|', '=', '\t', '\n'])
}

fn joined_after(text: &str, words: &[Word], hit: usize) -> Option<usize> {
    let end = words.len().min(hit + MARGIN + 1);
    let pairs = words[hit..end].windows(2);
    joined(pairs.map(|pair| (&pair[1], &text[pair[0].range.end..pair[1].range.start])), ['|', '=', '\t', '\n', '\r'])
}

/// How many of the words next to a hit belong to its passage, each given with what stands between it and the word before:
/// up to the last that reads either way; `None` if true Vietnamese follows.
fn joined<'a>(beside: impl Iterator<Item = (&'a Word, &'a str)>, ends: [char; 5]) -> Option<usize> {
    let mut joined = 0;
    for (i, (word, between)) in beside.enumerate() {
        if between.contains(ends) {
            break;
        }
        match word.kind {
            Kind::Native => return None,
            Kind::Either => joined = i + 1,
            Kind::Plain => {}
            Kind::Hit | Kind::StrongHit | Kind::Foreign => break,
        }
    }
    Some(joined)
}

fn words(text: &str, encoding: Legacy) -> Vec<Word> {
    let (mut at, mut line) = (0, 0);
    let word = |range: Range<usize>| {
        line += text[at..range.start].matches('\n').count();
        at = range.end;
        Word { line, kind: kind(&text[range.clone()], encoding), range }
    };
    word_ranges(text, encoding).map(word).collect()
}

fn is_word_char(c: char, encoding: Legacy) -> bool {
    c.is_ascii_alphabetic()
        || (!c.is_ascii() && (is_latin(c) || c.is_alphabetic() || is_combining_mark(c)))
        || (encoding == Legacy::Tcvn3 && tcvn3::letter(c).is_some())
}

fn word_ranges(text: &str, encoding: Legacy) -> impl Iterator<Item = Range<usize>> {
    let is_word_char = move |c: char| is_word_char(c, encoding);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word_char)?;
        at = text[start..].find(|c| !is_word_char(c)).map_or(text.len(), |len| start + len);
        Some(start..at)
    })
}

/// Whether any word is one of [`is_odd_western`]. Every text is asked: only runs of letters around one of the Western block are
/// looked at, and the few hundred syllables that Vietnamese writes with such letters are looked at once.
fn has_odd_western(text: &str) -> bool {
    thread_local! {
        /// Runs that were found to hold no odd word, each in the place that its bytes choose.
        static KNOWN: RefCell<[Packed; 2048]> = const { RefCell::new([0; 2048]) };
    }
    // Decomposed letters begin with their plain one.
    if matches!(nfc(text), Cow::Owned(_)) {
        return word_ranges(text, Legacy::Tcvn3).any(|range| is_odd_western(&text[range]));
    }
    let bytes = text.as_bytes();
    // The lead bytes of U+0080 to U+00FF, and of μ.
    let western = |b: &u8| matches!(b, 0xC2 | 0xC3 | 0xCE);
    let in_run = |b: &u8| b.is_ascii_alphabetic() | !b.is_ascii();
    KNOWN.with_borrow_mut(|known| {
        let mut at = 0;
        while let Some(next) = bytes[at..].iter().position(western) {
            let middle = at + next;
            let start = middle - bytes[at..middle].iter().rev().take_while(|b| in_run(b)).count();
            at = bytes[middle..].iter().position(|b| !in_run(b)).map_or(bytes.len(), |length| middle + length);
            let run = &text[start..at];
            let key = packed(run);
            let place = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 53;
            if key != 0 && known[place as usize] == key {
                continue;
            }
            if word_ranges(run, Legacy::Tcvn3).any(|range| is_odd_western(&run[range])) {
                return true;
            }
            known[place as usize] = key;
        }
        false
    })
}

/// The bytes of a short run of letters; 0 for a long one.
type Packed = u128;

fn packed(run: &str) -> Packed {
    let mut bytes = [0; 16];
    let Some(place) = bytes.get_mut(..run.len()) else { return 0 };
    place.copy_from_slice(run.as_bytes());
    Packed::from_le_bytes(bytes)
}

/// A word with Western letters that is not Vietnamese as it stands; most texts have none.
fn is_odd_western(word: &str) -> bool {
    !word.is_ascii() && {
        let word = nfc(word);
        !word.chars().any(is_beyond) && !is_carelessly_typed_syllable(&word)
    }
}

fn is_hit(word: &str, encoding: Legacy) -> bool {
    is_odd_western(word) && reading(&nfc(word), encoding).is_some()
}

fn kind(word: &str, encoding: Legacy) -> Kind {
    if word.is_ascii() {
        return Kind::Plain;
    }
    let word: Cow<'_, str> = nfc(word);
    if word.chars().any(is_beyond) {
        return Kind::Native;
    }
    match (reading(&word, encoding), is_carelessly_typed_syllable(&word)) {
        (None, true) => Kind::Native,
        (None, false) => Kind::Foreign,
        (Some(_), true) => Kind::Either,
        // A bullet or a sign of its own is no word.
        (Some(_), false) if word.chars().nth(1).is_none() => Kind::Either,
        (Some(_), false) if is_unmistakable(&word, encoding) => Kind::StrongHit,
        (Some(_), false) => Kind::Hit,
    }
}

/// A plain word of another language; capitals may be names and abbreviations, which are no evidence.
fn is_odd_ascii(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase()) && !is_vietnamese_syllable(word)
}

/// `word` read in `encoding`, if that makes a Vietnamese syllable of it.
fn reading(word: &str, encoding: Legacy) -> Option<String> {
    let read: Option<String> = match encoding {
        Legacy::Tcvn3 => word.chars().map(|c| if c.is_ascii() { Some(c) } else { tcvn3::letter(c) }).collect(),
        Legacy::Vni => vni::convert_whole(word),
    };
    read.filter(|read| is_vietnamese_syllable(read))
}

/// Does `word` hold what no other text has: a sign or a capital inside a word (TCVN3), two marks in one syllable (VNI)?
fn is_unmistakable(word: &str, encoding: Legacy) -> bool {
    let letters = word.chars().count();
    match encoding {
        Legacy::Tcvn3 => {
            // Units (N·m, m×n) and footnote signs (kho¹) look the same.
            let without_note = word.trim_end_matches(['¹', '·', '®', '©', 'ª', '¸']);
            let is_unit = letters == 3 && word.contains(['·', '×']);
            let plain = word.bytes().filter(u8::is_ascii_alphabetic).count();
            let has_sign = word.chars().any(|c| !c.is_alphabetic());
            plain > 1 && !is_unit && !without_note.is_ascii() && (has_sign || has_inner_capital(word))
        }
        Legacy::Vni => letters > 3 && word.chars().filter(|c| !c.is_ascii()).count() > 1,
    }
}

fn has_inner_capital(word: &str) -> bool {
    let mut after_small = false;
    word.chars().any(|c| {
        let is_inner = after_small && !c.is_ascii() && c.is_uppercase();
        after_small = c.is_ascii_lowercase();
        is_inner
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_quick_question_has_the_full_answer(s in "(ca|h¹|viÖt|là|ô|é|[a-zà-ỹ]{1,9}|\\PC|[\u{a1}-\u{ff}]| |μ|\\n|e\u{301}){0,14}") {
            let full = word_ranges(&s, Legacy::Tcvn3).any(|range| is_odd_western(&s[range]));
            prop_assert_eq!(has_odd_western(&s), full);
            // Asked again, with what was learnt.
            prop_assert_eq!(has_odd_western(&s), full);
        }
    }
}
