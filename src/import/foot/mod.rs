//! Recipients and signature: where the foot begins and ends, and what it says.

mod bounds;
mod words;

use super::lines::Line;
use super::manuscript::{Found, Place};
use super::marker::{Family, marker};
use super::runs::{is_capitals, is_ornament};
use words::*;

pub use bounds::split;
pub use words::{is_authority, is_recipients, is_title};

/// What the foot says.
#[derive(Debug, Default, PartialEq)]
pub struct Foot {
    /// The lines of recipients, without hyphens and the signs at their ends.
    pub recipients: Vec<(String, Place)>,
    /// `T/M BAN THƯỜNG VỤ`; several lines with ` / ` between them.
    pub authority: Found<String>,
    /// `PHÓ BÍ THƯ`.
    pub title: Found<String>,
    /// Who signed.
    pub name: Found<String>,
    /// Lines that are none of these.
    pub rest: Vec<Line>,
}

/// Signs at the ends of recipients.
const ENDS: [char; 5] = [',', ';', '.', '/', ' '];

/// Reads the lines of a foot.
pub fn read(lines: &[Line]) -> Foot {
    let mut foot = Foot::default();
    let (mut listing, mut by_sign, mut kept) = (false, false, false);
    let mut above: Vec<&Line> = Vec::new();
    for line in lines {
        let text = line.text.as_str();
        if is_recipients(text) {
            listing = true;
            let behind = text.split_once(':').map_or("", |(_, behind)| behind);
            behind.split(';').for_each(|one| foot.recipient(one, line.place));
        } else if is_ornament(text) || is_signed(text) {
        } else if foot.name.is_none() && !above.is_empty() && is_name_in_capitals(text) {
            foot.name = Some((text.to_owned(), line.place));
        } else if is_authority(text) || (is_capitals(text) && is_signature_line(text) && !(listing && is_item(text))) {
            listing = false;
            above.push(line);
        } else if foot.name.is_none() && is_name(text) && (!above.is_empty() || (by_sign && kept)) {
            // A name below the list may have no line of the left column beside it.
            foot.name = Some((text.to_owned(), line.place));
        } else if listing || is_item(text) {
            kept |= is_kept(text);
            foot.item(text, line.place, &mut by_sign);
        } else if !above.is_empty() && foot.name.is_none() && is_title(text) {
            above.push(line);
        } else {
            foot.rest.push(line.clone());
        }
    }
    foot.recipients.iter_mut().for_each(|(words, _)| words.truncate(words.trim_end_matches(ENDS).len()));
    foot.recipients.retain(|(words, _)| !words.is_empty());
    foot.sign(&above);
    foot
}

impl Foot {
    /// A line of recipients; one without a hyphen goes on with the line before, if that one has it.
    fn item(&mut self, text: &str, place: Place, by_sign: &mut bool) {
        let found = marker(text).filter(|m| matches!(m.family, Family::Bullet(_)));
        let words = found.map_or(text, |m| &text[m.length..]);
        let small = text.starts_with(|c: char| c.is_lowercase() || c == '(');
        let goes_on = |before: &str| small || (*by_sign && !before.ends_with([';', '.']) && !is_kept(text));
        match self.recipients.last_mut().filter(|(before, _)| found.is_none() && goes_on(before)) {
            Some((before, _)) => {
                before.push(' ');
                before.push_str(words.trim());
            }
            None => {
                *by_sign = found.is_some();
                self.recipient(words, place);
            }
        }
    }

    fn recipient(&mut self, words: &str, place: Place) {
        let item = marker(words.trim()).filter(|m| matches!(m.family, Family::Bullet(_)));
        let words = item.map_or(words, |m| &words.trim()[m.length..]);
        self.recipients.push((words.trim().to_owned(), place));
    }

    fn sign(&mut self, above: &[&Line]) {
        for line in above {
            let field =
                if is_authority(&line.text) && !is_acting(&line.text) { &mut self.authority } else { &mut self.title };
            match field {
                None => *field = Some((line.text.clone(), line.place)),
                Some((text, _)) => {
                    let begins = is_authority(&line.text) || is_title(&line.text);
                    text.push_str(if begins { " / " } else { " " });
                    text.push_str(&line.text);
                }
            }
        }
    }
}
