//! Keys that take one of a few values, and keys that take a path or more.

use crate::base::{Lang, Problem, Shape, Spanned};
use crate::model::{LANGUAGES, Language, Stage};
use crate::text;

use super::schema::{KeySpec, Read, Reader};
use super::yaml::Node;

/// A stage by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageText(pub Stage);

impl Read for StageText {
    const SHAPE: Shape = Shape::Choice;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Box::<str>::read(node, key, reader)?;
        let folded = text::fold_key(&text);
        let stage = Stage::ALL.into_iter().find(|s| s.keys().contains(&folded.as_str()));
        if stage.is_none() {
            let allowed = Stage::ALL.map(|s| s.name(Lang::Vi)).join(", ");
            reader.problem(node.span(), Problem::BadChoice { text: text.into(), allowed });
        }
        stage.map(StageText)
    }
}

/// Languages, each once: the first is at the root of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages(pub Vec<&'static Language>);

impl Read for Languages {
    const SHAPE: Shape = Shape::List;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        let list = super::values::List::<Box<str>>::read(node, key, reader)?;
        let mut languages = Vec::new();
        for Spanned { value, span } in list.0 {
            match Language::of(&value) {
                Some(language) if !languages.contains(&language) => languages.push(language),
                _ => {
                    let free = LANGUAGES.iter().filter(|l| !languages.contains(l));
                    let allowed = free.map(|l| l.code).collect::<Vec<_>>().join(", ");
                    reader.problem(span, Problem::BadChoice { text: value.into(), allowed });
                }
            }
        }
        (!languages.is_empty()).then_some(Languages(languages))
    }
}

/// A path alone, or a mapping that says more.
#[derive(Debug, Clone)]
pub enum PathOr<T> {
    /// The path, NFC.
    Path(Box<str>),
    /// The sub-keys.
    More(Box<T>),
}

impl<T: Read> Read for PathOr<T> {
    const SHAPE: Shape = Shape::Text;
    const KEYS: &'static [KeySpec] = T::KEYS;

    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self> {
        match node {
            Node::Mapping { .. } => T::read(node, key, reader).map(|t| PathOr::More(Box::new(t))),
            _ => Box::<str>::read(node, key, reader).map(PathOr::Path),
        }
    }
}
