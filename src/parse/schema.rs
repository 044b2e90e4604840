//! The one declaration of keys, from which the reader, `new`, the hints and `docs/front-matter.md` come.
//!
//! [`schema!`] turns a table of keys into a struct *as written* (every key optional, every value with its place) and its
//! reader. Keys are matched by folding, so `lĩnh vực`, `linh_vuc` and `Linh-vuc` are one.

use std::sync::Arc;

use crate::base::{Diagnostics, Problem, Shape, Span, Spanned};
use crate::text;

use super::yaml::{Key as YamlKey, Node};

/// One key, as documentation and hints need it.
#[derive(Debug, Clone, Copy)]
pub struct KeySpec {
    /// The Vietnamese name, which `init` and `new` write.
    pub vi: &'static str,
    /// The English aliases; the first is the one documented.
    pub en: &'static [&'static str],
    /// What it takes.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it never reaches a site output.
    pub private: bool,
    /// What it means, in Vietnamese.
    pub doc_vi: &'static str,
    /// What it means, in English.
    pub doc_en: &'static str,
    /// A value, as written behind `key: `.
    pub example: &'static str,
    /// The keys below it, for mappings.
    pub inner: &'static [KeySpec],
}

impl KeySpec {
    /// The line that `new` and the hints show.
    pub fn line(&self) -> String {
        format!("{}: {}", self.vi, self.example)
    }

    /// The line as an example in a message; nothing where the table has none.
    fn shown(&self) -> String {
        if self.example.is_empty() { String::new() } else { self.line() }
    }
}

/// Problems of one file after which unknown and repeated keys are no longer reported.
const MOST_PROBLEMS: usize = 100;

/// What a reader carries along: the file and the problems found.
pub struct Reader<'a> {
    /// The file's path.
    pub file: &'a Arc<str>,
    /// The file's text: line numbers in messages.
    pub text: &'a str,
    /// Whether keys may be absent all the same: a translation has only what differs from its original.
    pub partial: bool,
    /// Where problems go.
    pub problems: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Notes a problem at a place of the file.
    pub fn problem(&mut self, span: Span, problem: Problem) {
        self.problems.at(self.file, span, problem);
    }

    fn line(&self, offset: u32) -> usize {
        self.text[..offset as usize].bytes().filter(|b| *b == b'\n').count() + 1
    }

    /// A value of the wrong form.
    pub fn wrong_shape(&mut self, span: Span, key: &KeySpec) {
        self.problem(span, Problem::WrongShape { key: key.vi, expected: key.shape, example: key.shown() });
    }

    /// A mapping's entries, each key once; others are reported.
    pub fn entries<'n, 'y>(&mut self, node: &'n Node<'y>) -> Option<Vec<(String, &'n YamlKey<'y>, &'n Node<'y>)>> {
        let Node::Mapping { entries, .. } = node else { return None };
        Some(entries.iter().map(|(key, value)| (text::fold_key(&key.text), key, value)).collect())
    }

    /// Whether so much is wrong with the file already that more would help nobody: a file of 20,000 unknown keys is hostile.
    fn is_hopeless(&self) -> bool {
        self.problems.iter().len() >= MOST_PROBLEMS
    }

    /// Reports a key that the table does not have.
    pub fn unknown_key(&mut self, key: &YamlKey<'_>, folded: &str, keys: &'static [KeySpec], known: &'static str) {
        if self.is_hopeless() {
            return;
        }
        let names = keys.iter().flat_map(|k| std::iter::once(k.vi).chain(k.en.iter().copied()));
        let nearest = nearest(folded, names.map(|n| (text::fold_key(n), n)));
        self.problem(key.span, Problem::UnknownKey { key: key.text.clone().into_owned(), nearest, known });
    }

    /// Reports a key that was there before.
    pub fn duplicate_key(&mut self, key: &YamlKey<'_>, first: Span) {
        if self.is_hopeless() {
            return;
        }
        let line = self.line(first.start);
        self.problem(key.span, Problem::DuplicateKey { key: key.text.clone().into_owned(), line });
    }
}

/// The candidate whose folded form is nearest to `folded`, if it is near enough to be a slip.
pub fn nearest<T>(folded: &str, candidates: impl Iterator<Item = (String, T)>) -> Option<T> {
    let length = folded.chars().count();
    let most = (length / 3).clamp(1, 4);
    candidates
        .filter(|(name, _)| name.chars().count().abs_diff(length) <= most)
        .map(|(name, value)| (strsim::osa_distance(folded, &name), value))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, value)| value)
}

/// A type that a key can take.
pub trait Read: Sized {
    /// Its form, for messages and documentation.
    const SHAPE: Shape;
    /// The keys below it, for mappings.
    const KEYS: &'static [KeySpec] = &[];
    /// Reads it; problems are reported and give `None`.
    fn read(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Self>;
}

/// Declares keys: `field: Type = "vi" "folded" | "english" …, flags, "what (vi)", "what (en)", "example";`
macro_rules! schema {
    (
        $(#[$meta:meta])*
        $name:ident {
            $( $field:ident : $ty:ty = $vi:literal $folded:literal $(| $en:literal)* ,
               [$($flag:ident)*], $doc_vi:literal, $doc_en:literal, $example:literal; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Default, Clone)]
        pub struct $name {
            $( #[doc = $doc_en] pub $field: Option<$crate::base::Spanned<$ty>>, )*
        }

        impl $name {
            /// The keys, in the order in which `new` writes them.
            pub const KEYS: &'static [$crate::parse::KeySpec] = &[$(
                $crate::parse::KeySpec {
                    vi: $vi, en: &[$($en),*], shape: <$ty as $crate::parse::Read>::SHAPE,
                    required: $crate::parse::schema!(@has required $($flag)*), private: $crate::parse::schema!(@has private $($flag)*),
                    doc_vi: $doc_vi, doc_en: $doc_en, example: $example, inner: <$ty as $crate::parse::Read>::KEYS,
                },
            )*];
            const KNOWN: &'static str = concat!("", $($vi, ", "),*);

            /// Reads a mapping: unknown, repeated and missing keys are reported.
            pub fn read_mapping(node: &$crate::parse::Node<'_>, reader: &mut $crate::parse::Reader<'_>) -> Option<Self> {
                let entries = reader.entries(node)?;
                let mut out = Self::default();
                let mut seen: Vec<$crate::parse::Seen> = Vec::with_capacity(entries.len());
                for (folded, key, value) in entries {
                    let mut index = 0usize;
                    $(
                        if matches!(folded.as_str(), $folded $(| $en)*) {
                            if let Some(first) = seen.iter().find(|s| s.index == index) {
                                reader.duplicate_key(key, first.span);
                            } else {
                                let before = reader.problems.iter().len();
                                out.$field = $crate::parse::read_value(value, &Self::KEYS[index], reader);
                                let silent = reader.problems.iter().len() == before;
                                seen.push($crate::parse::Seen { index, span: key.span, silent });
                            }
                            continue;
                        }
                        index += 1;
                    )*
                    let _ = index;
                    reader.unknown_key(key, &folded, Self::KEYS, Self::KNOWN.trim_end_matches(", "));
                }
                out.report_missing(node.span(), &seen, reader);
                Some(out)
            }

            fn report_missing(&self, span: $crate::base::Span, seen: &[$crate::parse::Seen], reader: &mut $crate::parse::Reader<'_>) {
                let present = [$(self.$field.is_some()),*];
                for (index, spec) in Self::KEYS.iter().enumerate() {
                    if !spec.required || present[index] || reader.partial {
                        continue;
                    }
                    let first = $crate::base::Span { start: span.start, end: span.start };
                    $crate::parse::report_missing(spec, seen.iter().find(|s| s.index == index), first, reader);
                }
            }
        }

        impl $crate::parse::Read for $name {
            const SHAPE: $crate::base::Shape = $crate::base::Shape::Mapping;
            const KEYS: &'static [$crate::parse::KeySpec] = $name::KEYS;
            fn read(node: &$crate::parse::Node<'_>, key: &$crate::parse::KeySpec, reader: &mut $crate::parse::Reader<'_>) -> Option<Self> {
                let out = Self::read_mapping(node, reader);
                if out.is_none() {
                    reader.wrong_shape(node.span(), key);
                }
                out
            }
        }
    };
    (@has $want:ident) => { false };
    (@has required required $($rest:ident)*) => { true };
    (@has private private $($rest:ident)*) => { true };
    (@has $want:ident $other:ident $($rest:ident)*) => { $crate::parse::schema!(@has $want $($rest)*) };
}
pub(crate) use schema;

/// Reads the value of a key; `key:` alone is as if the key were not there, except where it asks yes or no: a `nháp:` that was
/// left open must not publish.
pub fn read_value<T: Read>(node: &Node<'_>, key: &KeySpec, reader: &mut Reader<'_>) -> Option<Spanned<T>> {
    if node.is_nothing() {
        if T::SHAPE == Shape::YesNo {
            reader.wrong_shape(node.span(), key);
        }
        return None;
    }
    T::read(node, key, reader).map(|value| Spanned::new(value, node.span()))
}

/// A key that a mapping has.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Which of the table's keys it is.
    pub index: usize,
    /// Its place.
    pub span: Span,
    /// Whether nothing was said about its value; a value that is missing all the same was empty (`""`, `[]`, nothing).
    pub silent: bool,
}

/// Reports a required key that is absent, or there with nothing behind it. A value that was there and wrong has its own problem.
pub fn report_missing(spec: &'static KeySpec, seen: Option<&Seen>, first: Span, reader: &mut Reader<'_>) {
    let place = match seen {
        None => first,
        Some(key) if key.silent => key.span,
        Some(_) => return,
    };
    reader.problem(place, Problem::MissingKey { key: spec.vi, example: spec.shown() });
}
