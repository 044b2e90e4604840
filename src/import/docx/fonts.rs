//! Text in the fonts of the nineties: the font of a run says its encoding, so nothing has to be guessed.
//!
//! Word cuts text into runs at will, within a word and even between a letter of VNI and its mark. What stands side by side in
//! one encoding is therefore converted together.

use crate::import::manuscript::Run;
use crate::text::{Legacy, legacy, nfc};

use super::line::Piece;
use super::symbols;

/// What the characters of a font mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Face {
    #[default]
    Unicode,
    Tcvn3,
    /// Small letters drawn as capitals.
    Tcvn3Capitals,
    Vni,
}

/// Words that were converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Converted {
    pub(super) tcvn3: usize,
    pub(super) vni: usize,
}

impl Face {
    /// By the name of a font.
    pub(super) fn of(font: &str) -> Self {
        let font = font.trim();
        let begins = |with: &str| font.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
        if begins(".vn") {
            if font.ends_with('H') { Face::Tcvn3Capitals } else { Face::Tcvn3 }
        } else if begins("vni-") {
            Face::Vni
        } else {
            Face::Unicode
        }
    }

    fn convert(self, text: &str) -> String {
        match self {
            Face::Unicode => text.to_owned(),
            Face::Tcvn3 => legacy::convert(text, Legacy::Tcvn3),
            Face::Tcvn3Capitals => legacy::convert_upper(text),
            Face::Vni => legacy::convert(text, Legacy::Vni),
        }
    }

    /// A text by itself, such as that of a list's number.
    pub(super) fn read(self, text: &str) -> String {
        if self == Face::Unicode || is_unicode(text) { nfc(text).into_owned() } else { self.convert(text) }
    }
}

/// The pieces of a paragraph as runs in Unicode, not composed yet.
pub(super) fn settle(mut pieces: Vec<Piece>) -> (Vec<Run>, Converted) {
    let mut converted = Converted::default();
    join_marks(&mut pieces);
    let mut start = 0;
    while start < pieces.len() {
        let face = pieces[start].face;
        let same = pieces[start..].iter().take_while(|piece| piece.face == face && piece.thing.is_none()).count();
        let end = start + same.max(1);
        if face != Face::Unicode {
            let words = settle_group(&mut pieces[start..end], face);
            match face {
                Face::Vni => converted.vni += words,
                _ => converted.tcvn3 += words,
            }
        }
        start = end;
    }
    let runs = pieces.into_iter().map(|piece| {
        let text = if piece.caps { piece.text.to_uppercase() } else { piece.text };
        Run { text, marks: piece.marks, thing: piece.thing, link: piece.link }
    });
    (runs.collect(), converted)
}

/// A combining mark belongs to the letter before it, whatever run it was put in.
fn join_marks(pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let (before, piece) = pieces.split_at_mut(at);
        let (Some(before), Some(piece)) = (before.last_mut(), piece.first_mut()) else { continue };
        if before.thing.is_some() || piece.thing.is_some() || before.text.is_empty() {
            continue;
        }
        let marks = piece.text.find(|c| !matches!(c, '\u{300}'..='\u{36f}')).unwrap_or(piece.text.len());
        if marks > 0 {
            before.text.extend(piece.text.drain(..marks));
        }
    }
}

/// Converts neighbours of one encoding; gives the number of words that changed.
fn settle_group(group: &mut [Piece], face: Face) -> usize {
    for piece in group.iter_mut() {
        piece.text = nfc(&piece.text.chars().map(from_private).collect::<String>()).into_owned();
    }
    let whole: String = group.iter().map(|piece| piece.text.as_str()).collect();
    if is_unicode(&whole) {
        return 0;
    }
    if face == Face::Vni {
        join_vni(group);
    }
    let converted = face.convert(&whole);
    if face != Face::Vni && converted.chars().count() == whole.chars().count() {
        // Letter for letter: what a word is, and with it the case of its letters, is seen across the runs.
        let mut letters = converted.chars();
        for piece in group.iter_mut() {
            piece.text = letters.by_ref().take(piece.text.chars().count()).collect();
        }
    } else {
        group.iter_mut().for_each(|piece| piece.text = face.convert(&piece.text));
    }
    whole.split_whitespace().filter(|word| !word.is_ascii()).count()
}

/// Brings the mark at the head of a run to its letter at the end of the run before.
fn join_vni(group: &mut [Piece]) {
    for at in 1..group.len() {
        let (before, piece) = group.split_at_mut(at);
        let (Some(before), Some(piece)) = (before.last_mut(), piece.first_mut()) else { continue };
        let Some(mark) = piece.text.chars().next().filter(|c| !c.is_ascii()) else { continue };
        let start = before.text.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        let tail = &before.text[start..];
        let letters = |text: &str| Face::Vni.convert(text).chars().count();
        if !tail.is_empty() && letters(&format!("{tail}{mark}")) == letters(tail) {
            before.text.push(mark);
            piece.text.drain(..mark.len_utf8());
        }
    }
}

/// Some programs store the codes of such fonts as those of a symbol font.
fn from_private(c: char) -> char {
    symbols::low_byte(c as u32).map_or(c, char::from)
}

/// Whether a text has letters that only Unicode has: the font was kept when the text was converted or typed anew.
fn is_unicode(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1ea0}'..='\u{1ef9}')
    })
}
