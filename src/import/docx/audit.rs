//! An account of the reader itself: no letter of the document's text may be missing from its manuscript.
//!
//! It shares nothing with the reader but the tree, and knows only what is no text of the document: what was taken out by tracking,
//! readings above characters, and the second form of what is offered in two.

use std::collections::{HashMap, HashSet};

use crate::base::{ImportProblem, LostObject};
use crate::text::nfc;

use super::super::Manuscript;
use super::xml::{Node, child, name};

/// Elements whose text the document does not have.
const ABSENT: [&str; 5] = ["del", "moveFrom", "rt", "AlternateContent", "txbxContent"];

/// What the reader left out; nothing if all is there, or if it has said itself that something is not.
pub(super) fn unread(root: Node<'_>, manuscript: &Manuscript) -> Option<ImportProblem> {
    let told = |problem: &ImportProblem| match problem {
        ImportProblem::Reencoded { .. } => true,
        ImportProblem::ObjectLost { what } => matches!(what, LostObject::HiddenText | LostObject::Depth),
        _ => false,
    };
    if manuscript.remarks.iter().any(|(_, problem)| told(problem)) {
        return None;
    }
    let drawn = texts(root);
    let mut letters: HashMap<char, i64> = HashMap::new();
    let mut read = HashSet::new();
    for paragraph in manuscript.paragraphs() {
        let text = paragraph.text().to_lowercase();
        text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *letters.entry(c).or_insert(0) += 1);
        read.extend(words(&text).map(str::to_owned));
    }
    for text in &drawn {
        text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *letters.entry(c).or_insert(0) -= 1);
    }
    if letters.values().all(|left| *left >= 0) {
        return None;
    }
    let missing: Vec<&str> = drawn.iter().flat_map(|text| words(text)).filter(|word| !read.contains(*word)).collect();
    Some(ImportProblem::lost(&missing))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The text of each paragraph in small letters, as it stands in the file.
fn texts(root: Node<'_>) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        if ABSENT.contains(&name(node)) || is_taken_out(node) {
            continue;
        }
        if name(node) == "p" {
            texts.push(String::new());
        }
        let of_word = node.tag_name().namespace().is_some_and(|space| space.contains("wordprocessingml"));
        if name(node) == "t" && of_word {
            let text = nfc(node.text().unwrap_or_default()).to_lowercase();
            texts.last_mut().into_iter().for_each(|last| last.push_str(&text));
        }
        // The last pushed is read first.
        open.extend(node.children().rev().filter(|child| child.is_element()));
    }
    texts
}

/// A row or cell that tracking took out.
fn is_taken_out(node: Node<'_>) -> bool {
    let (properties, mark) = match name(node) {
        "tr" => ("trPr", "del"),
        "tc" => ("tcPr", "cellDel"),
        _ => return false,
    };
    child(node, properties).is_some_and(|properties| child(properties, mark).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::xml;
    use super::*;

    #[test]
    fn what_a_reader_left_out_is_named() {
        let text = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:r><w:t>mộ</w:t></w:r>\
            <w:r><w:t>t hai</w:t></w:r><w:del><w:r><w:t>ba</w:t></w:r></w:del></w:p></w:document>";
        let document = xml::parse("a", text).unwrap();
        let found = unread(document.root_element(), &Manuscript::default());
        assert_eq!(found, Some(ImportProblem::WordsLost { words: "một hai".into(), count: 2 }));
    }
}
