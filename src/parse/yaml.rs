//! YAML as a small tree with the author's own spans.
//!
//! The parser's events are used directly: scalars keep their text (`0123` stays `0123`, `no` stays `no`), every value knows its
//! bytes in the source, and hostile input stops at a bound. Anchors and aliases are refused: front matter has no use for them
//! and they multiply.

use std::borrow::Cow;

use serde_yaml::granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span as YamlSpan};

use crate::base::{Problem, Span, YamlFault, YamlLimit};

/// Most values of one YAML text.
pub const MAX_NODES: usize = 20_000;
/// Deepest nesting of one YAML text.
pub const MAX_DEPTH: usize = 16;

/// A value as written.
#[derive(Debug, Clone, PartialEq)]
pub enum Node<'a> {
    /// Text, and whether it stands without quotes.
    Scalar {
        /// After YAML's escapes; not normalised.
        text: Cow<'a, str>,
        /// Without quotes: only then an empty text or `null` means "nothing".
        plain: bool,
        /// Its bytes.
        span: Span,
    },
    /// A list.
    Sequence {
        /// Its items.
        items: Vec<Node<'a>>,
        /// Its bytes.
        span: Span,
    },
    /// Keys and values in the order of the text, repeated keys included.
    Mapping {
        /// Keys and values.
        entries: Vec<(Key<'a>, Node<'a>)>,
        /// Its bytes.
        span: Span,
    },
}

/// A key of a mapping as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Key<'a> {
    /// The key; empty where it was not a scalar.
    pub text: Cow<'a, str>,
    /// Its bytes.
    pub span: Span,
}

impl Node<'_> {
    /// Its bytes in the source.
    pub fn span(&self) -> Span {
        match self {
            Node::Scalar { span, .. } | Node::Sequence { span, .. } | Node::Mapping { span, .. } => *span,
        }
    }

    /// Whether it says nothing: `key:` alone, `~` or `null`.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Node::Scalar { text, plain: true, .. } if matches!(text.as_ref(), "" | "~" | "null"))
    }
}

/// Parses one YAML document that stands at byte `base` of its source.
///
/// # Errors
/// The problem and its place in the source: a syntax error, or a bound that was reached.
pub fn parse(text: &str, base: usize) -> Result<Node<'_>, (Span, Problem)> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let mut tree = Tree { parser: Parser::new_from_str_with_options(text, options), text, base, nodes: 0 };
    let empty = Node::Mapping { entries: Vec::new(), span: Span::new(base, base) };
    loop {
        match tree.next()? {
            (Event::StreamStart | Event::DocumentStart(..), _) => {}
            (Event::StreamEnd, _) => return Ok(empty),
            (Event::DocumentEnd, _) => {
                tree.expect_end()?;
                return Ok(empty);
            }
            (event, span) => {
                let node = tree.node(event, span, 0)?;
                tree.expect_end()?;
                return Ok(if node.is_nothing() { empty } else { node });
            }
        }
    }
}

type Failure = (Span, Problem);

struct Tree<'a> {
    parser: Parser<'a, serde_yaml::granit_parser::StrInput<'a>>,
    text: &'a str,
    base: usize,
    nodes: usize,
}

impl<'a> Tree<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Span), Failure> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, self.span(&span))),
            Some(Err(error)) => Err(self.syntax(&error)),
            None => Ok((Event::StreamEnd, Span::new(self.base + self.text.len(), self.base + self.text.len()))),
        }
    }

    fn expect_end(&mut self) -> Result<(), Failure> {
        // A last line `---` or `...` is habit; what stands behind it would be lost, a `nháp: có` among it.
        let mut second = Span::new(self.base, self.base);
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(()),
                (Event::DocumentEnd, _) => {}
                (Event::DocumentStart(..), span) => second = span,
                (Event::Scalar(text, ScalarStyle::Plain, 0, _), _) if matches!(text.as_ref(), "" | "~") => {}
                (_, content) => {
                    let place = if second.start == second.end { content } else { second };
                    let fault = YamlFault::SecondDocument;
                    return Err((place, Problem::YamlSyntax { fault, detail: String::new() }));
                }
            }
        }
    }

    fn span(&self, span: &YamlSpan) -> Span {
        let range = span.byte_range().unwrap_or(0..0);
        let clamp = |at: usize| floor_boundary(self.text, at.min(self.text.len()));
        let (start, end) = (clamp(range.start), clamp(range.end));
        // Block scalars and collections end where the next token starts: white space is not part of the value.
        let end = start + self.text[start..end.max(start)].trim_end().len();
        Span::new(start, end).offset(self.base)
    }

    fn syntax(&self, error: &ScanError) -> Failure {
        let at = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let at = floor_boundary(self.text, at);
        let end = self.text[at..].find(['\n', '\r']).map_or(self.text.len(), |i| at + i);
        (Span::new(at, end).offset(self.base), Problem::YamlSyntax { fault: fault(error.kind()), detail: error.info() })
    }

    /// Where a collection in brackets ends; one without ends with its last value.
    fn closed(&self, close: Span, bracket: char) -> Option<u32> {
        let written = self.text.get(close.start as usize - self.base..)?;
        written.starts_with(bracket).then(|| close.start + 1)
    }

    fn count(&mut self, span: Span, depth: usize, anchored: bool) -> Result<(), Failure> {
        self.nodes += 1;
        let limit = if self.nodes > MAX_NODES {
            YamlLimit::Nodes
        } else if depth > MAX_DEPTH {
            YamlLimit::Depth
        } else if anchored {
            YamlLimit::Anchors
        } else {
            return Ok(());
        };
        Err((span, Problem::YamlLimit { limit }))
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node<'a>, Failure> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                self.count(span, depth, anchor != 0)?;
                Ok(Node::Scalar { text, plain: style == ScalarStyle::Plain, span })
            }
            Event::SequenceStart(_, anchor, _) => {
                self.count(span, depth, anchor != 0)?;
                self.sequence(span, depth)
            }
            Event::MappingStart(_, anchor, _) => {
                self.count(span, depth, anchor != 0)?;
                self.mapping(span, depth)
            }
            _ => Err((span, Problem::YamlLimit { limit: YamlLimit::Anchors })),
        }
    }

    fn sequence(&mut self, start: Span, depth: usize) -> Result<Node<'a>, Failure> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, close) => {
                    let end = items.last().map_or(start.end, |n: &Node<'_>| n.span().end);
                    let end = self.closed(close, ']').unwrap_or(end);
                    return Ok(Node::Sequence { items, span: Span { start: start.start, end } });
                }
                (event, span) => items.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, start: Span, depth: usize) -> Result<Node<'a>, Failure> {
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        loop {
            match self.next()? {
                (Event::MappingEnd, close) => {
                    let end = entries.last().map_or(start.end, |(_, n)| n.span().end);
                    let end = self.closed(close, '}').unwrap_or(end);
                    let first = entries.first().map_or(start.start, |(k, _)| k.span.start.min(start.start));
                    return Ok(Node::Mapping { entries, span: Span { start: first, end: end.max(first) } });
                }
                (event, span) => {
                    let key = match self.node(event, span, depth + 1)? {
                        Node::Scalar { text, span, .. } => Key { text, span },
                        other => Key { text: Cow::Borrowed(""), span: other.span() },
                    };
                    let (event, span) = self.next()?;
                    let mut value = self.node(event, span, depth + 1)?;
                    if let Node::Scalar { plain: true, span, .. } = &mut value
                        && span.start == span.end
                    {
                        *span = key.span; // an absent value has no bytes of its own: point at its key
                    }
                    entries.push((key, value));
                }
            }
        }
    }
}

/// The parser's many kinds of errors as the few that editors can tell apart.
fn fault(kind: &ErrorKind) -> YamlFault {
    use ErrorKind as K;
    match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => YamlFault::Tab,
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar | K::InvalidQuotedScalarIndent => {
            YamlFault::UnclosedQuote
        }
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::InvalidFlowScalarIndent => YamlFault::UnclosedBracket,
        K::MisplacedFlowCollectionEnd | K::MismatchedFlowCollectionEnd { .. } => YamlFault::StrayBracket,
        K::MappingValueNotAllowed | K::InvalidColonPlacement => YamlFault::ColonInValue,
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::MappingKeyNotAllowed => YamlFault::MissingColon,
        K::InvalidIndentation
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidBlockScalarIndent => YamlFault::Indentation,
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape | K::InvalidUnicodeEscape => YamlFault::Escape,
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => YamlFault::TextBehindQuote,
        K::UnexpectedCharacter { .. }
        | K::UnknownAnchor
        | K::MissingAnchorOrAliasName
        | K::DirectiveDisallowed
        | K::InvalidBlockScalarHeader => YamlFault::Symbol,
        _ => YamlFault::Other,
    }
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(text: &str) -> Vec<(String, Node<'_>)> {
        match parse(text, 0).unwrap() {
            Node::Mapping { entries, .. } => entries.into_iter().map(|(k, n)| (k.text.into_owned(), n)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn scalars_keep_their_text_and_place() {
        let text = "tên: Nguyễn Thị A\nsố: 0123\ncó: no\ntrích: \"a: b\"\n";
        let found = mapping(text);
        let (_, Node::Scalar { text: number, plain: true, .. }) = &found[1] else { panic!() };
        assert_eq!(number, "0123");
        assert_eq!(&text[found[0].1.span().range()], "Nguyễn Thị A");
        assert_eq!(&text[found[2].1.span().range()], "no");
        let (_, Node::Scalar { text: quoted, plain: false, .. }) = &found[3] else { panic!() };
        assert_eq!(quoted, "a: b");
    }

    #[test]
    fn empty_values_are_nothing_and_point_at_their_key() {
        let text = "tên:\nnăm: ~\nb: ''\n";
        let found = mapping(text);
        assert!(found[0].1.is_nothing() && found[1].1.is_nothing());
        assert!(!found[2].1.is_nothing());
        assert_eq!(&text[found[0].1.span().range()], "tên");
    }

    #[test]
    fn empty_text_is_an_empty_mapping() {
        for text in ["", "\n", "# chỉ có lời ghi\n"] {
            assert!(matches!(parse(text, 0), Ok(Node::Mapping { entries, .. }) if entries.is_empty()), "{text:?}");
        }
    }

    #[test]
    fn a_second_document_is_no_silence() {
        for text in
            ["a: b\n--- # ghi chú\nnháp: có\n", "a: b\n... # hết\nc: d\n", "---\n--- # x\na: b\n", "a: b\n--- c\n"]
        {
            let (_, problem) = parse(text, 0).unwrap_err();
            assert!(
                matches!(problem, Problem::YamlSyntax { fault: YamlFault::SecondDocument, .. }),
                "{text:?} {problem:?}"
            );
        }
        let (place, _) = parse("a: b\n--- # ghi chú\nnháp: có\n", 10).unwrap_err();
        assert_eq!(place.start, 15);
        for text in ["---\na: b\n---\n", "a: b\n...\n", "a: b\n---\n# hết\n"] {
            assert!(parse(text, 0).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn bombs_stop_at_a_bound() {
        let deep = "[".repeat(5_000);
        let wide = format!("a: [{}]", "x,".repeat(30_000));
        let laugh = "a: &a [x,x]\nb: [*a,*a]\n";
        for text in [deep.as_str(), &wide, laugh] {
            assert!(parse(text, 0).is_err(), "{}", &text[..10]);
        }
    }

    #[test]
    fn common_slips_are_named() {
        for (text, wanted) in [
            ("a: b: c\n", YamlFault::ColonInValue),
            ("a: \"b\nc: d\n", YamlFault::UnclosedQuote),
            ("a: [b, c\n", YamlFault::UnclosedBracket),
            ("a: b]\nc: ]\n", YamlFault::StrayBracket),
            ("a:\n\tb: c\n", YamlFault::Tab),
            ("a: b\nc\n", YamlFault::MissingColon),
            ("a: \"b\" c\n", YamlFault::TextBehindQuote),
            ("a: @b\n", YamlFault::Symbol),
            ("a: \"\\q\"\n", YamlFault::Escape),
            ("a:\n  - b\n c: d\n", YamlFault::Indentation),
        ] {
            match parse(text, 0) {
                Err((_, Problem::YamlSyntax { fault, .. })) => assert_eq!(fault, wanted, "{text:?}"),
                other => panic!("{text:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn errors_have_a_place() {
        let (span, problem) = parse("a: b\nc: [1, 2\nd: e\n", 10).unwrap_err();
        assert!(matches!(problem, Problem::YamlSyntax { .. }));
        assert!(span.start >= 10);
    }

    proptest::proptest! {
        #[test]
        fn spans_are_on_character_boundaries(text in "[a-zăâđếùọ:\\-\\[\\]{}\"'#|> \r\n\t]{0,80}") {
            fn walk(text: &str, node: &Node<'_>) {
                assert!(text.get(node.span().range()).is_some(), "{node:?}");
                match node {
                    Node::Scalar { .. } => {}
                    Node::Sequence { items, .. } => items.iter().for_each(|n| walk(text, n)),
                    Node::Mapping { entries, .. } => for (key, n) in entries {
                        assert!(text.get(key.span.range()).is_some());
                        walk(text, n);
                    },
                }
            }
            match parse(&text, 0) {
                Ok(node) => walk(&text, &node),
                Err((span, _)) => assert!(text.get(span.range()).is_some()),
            }
        }
    }
}
