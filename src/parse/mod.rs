//! Stage 2, `parse`: one source becomes one [`Draft`], as written and with spans. It never fails: what cannot be understood
//! becomes a problem, and the rest goes on.

mod choices;
pub mod keys;
mod recall;
mod schema;
mod spelling;
mod values;
mod yaml;

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::{Diagnostics, FileForm, Problem, Source, Span, YamlLimit};
use crate::markdown::{self, Outline};
use crate::model::Kind;
use crate::text;

pub use choices::{Languages, PathOr, StageText};
pub use recall::Recall;
pub(crate) use schema::schema;
pub use schema::{KeySpec, Read, Reader, Seen, nearest, read_value, report_missing};
pub use values::{DocumentIdentity, Free, Glossary, List, Reference, Years, parse_date};
pub use yaml::{Key, MAX_DEPTH, MAX_NODES, Node, parse as parse_yaml};

use keys::{
    AbbreviationFileKeys, DocumentKeys, PageKeys, PlaceKeys, ProfileKeys, SectorFileKeys, SiteKeys, ThemeKeys,
    TopicKeys,
};

/// Longest front matter, in bytes.
pub const MAX_FRONT_MATTER: usize = 256 << 10;

/// Ids that the theme's pages carry themselves: no heading may take them.
/// (drawings have ids with two hyphens in a row, which no heading gets).
pub const RESERVED_IDS: &[&str] =
    &["noi-dung", "danh-sach", "tien-trinh", "lien-quan", "lien-quan-2", "muc-luc", "tep-dinh-kem", "duoc-dan-trong"];

/// A content file as written.
#[derive(Debug)]
pub struct Draft {
    /// The file.
    pub source: Arc<Source>,
    /// What it is about.
    pub kind: Kind,
    /// Its front matter; `None` where it could not be read at all.
    pub fields: Option<Fields>,
    /// Where the body begins.
    pub body: usize,
    /// What the body holds.
    pub outline: Outline,
    /// What is wrong so far.
    pub problems: Diagnostics,
}

/// Front matter by kind of entry.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Fields {
    Profile(Box<ProfileKeys>),
    Document(Box<DocumentKeys>),
    Topic(Box<TopicKeys>),
    Page(Box<PageKeys>),
}

/// Parses a content file.
pub fn parse(kind: Kind, source: &Arc<Source>) -> Draft {
    parse_as(kind, source, false, &Recall::default())
}

/// As [`parse`], without reading a body that is recalled.
pub fn parse_again(kind: Kind, source: &Arc<Source>, recall: &Recall) -> Draft {
    parse_as(kind, source, false, recall)
}

/// Parses the translation of a content file: no key is required.
pub fn parse_translation(kind: Kind, source: &Arc<Source>) -> Draft {
    parse_as(kind, source, true, &Recall::default())
}

fn parse_as(kind: Kind, source: &Arc<Source>, partial: bool, recall: &Recall) -> Draft {
    let mut problems = Diagnostics::default();
    let recalled = recall.outline(&source.text);
    if recalled.is_none() {
        spelling::check(source, &mut problems);
    }
    let (front, body) = split(source, &mut problems);
    let fields = front.and_then(|span| {
        let text = &source.text[span.range()];
        let mut reader = Reader { file: &source.path, text: &source.text, partial, problems: &mut problems };
        let node = read_tree(text, span, &mut reader)?;
        let fields = read_fields(kind, &node, &mut reader);
        if fields.is_none() {
            reader.problem(node.span(), Problem::NotAMapping);
        }
        fields
    });
    let mut outline = recalled.unwrap_or_else(|| markdown::scan(&source.text[body..], RESERVED_IDS));
    if let Cow::Owned(composed) = text::nfc(&outline.first_paragraph) {
        outline.first_paragraph = composed.into();
    }
    Draft { source: source.clone(), kind, fields, body, outline, problems }
}

fn read_fields(kind: Kind, node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Fields> {
    Some(match kind {
        Kind::Individual | Kind::Collective | Kind::Initiative => {
            Fields::Profile(Box::new(ProfileKeys::read_mapping(node, reader)?))
        }
        Kind::Document => Fields::Document(Box::new(DocumentKeys::read_mapping(node, reader)?)),
        Kind::Topic => Fields::Topic(Box::new(TopicKeys::read_mapping(node, reader)?)),
        Kind::Page => Fields::Page(Box::new(PageKeys::read_mapping(node, reader)?)),
    })
}

fn read_tree<'a>(text: &'a str, span: Span, reader: &mut Reader<'_>) -> Option<Node<'a>> {
    if text.len() > MAX_FRONT_MATTER {
        let first = text.find('\n').unwrap_or(text.len().min(80));
        let place = Span::new(span.start as usize, span.start as usize + first);
        reader.problem(place, Problem::YamlLimit { limit: YamlLimit::Size });
        return None;
    }
    yaml::parse(text, span.start as usize).map_err(|(place, problem)| reader.problem(place, problem)).ok()
}

/// Finds the front matter between two lines `---` and where the body begins.
fn split(source: &Source, problems: &mut Diagnostics) -> (Option<Span>, usize) {
    let text = &*source.text;
    let start = if text.trim().is_empty() { 0 } else { text.len() - text.trim_start().len() };
    let is_fence = |line: &str| line.trim_end() == "---";
    let first = text[start..].split_inclusive('\n').next().unwrap_or_default();
    if !is_fence(first) {
        problems.at(&source.path, Span::new(start, start + first.trim_end().len()), Problem::NoFrontMatter);
        return (None, 0);
    }
    let front = start + first.len();
    let mut at = front;
    for line in text[front..].split_inclusive('\n') {
        if is_fence(line) || line.trim_end() == "..." {
            return (Some(Span::new(front, at)), at + line.len());
        }
        at += line.len();
    }
    problems.at(&source.path, Span::new(start, start + 3), Problem::UnclosedFrontMatter);
    (None, text.len())
}

/// `site.yaml` as written.
pub fn parse_site(source: &Arc<Source>) -> (Option<SiteKeys>, Diagnostics) {
    parse_file(source, Problem::NotAMapping, SiteKeys::read_mapping)
}

/// `site.en.yaml` as written: what `site.yaml` says, in another language.
pub fn parse_site_words(source: &Arc<Source>) -> (Option<SiteKeys>, Diagnostics) {
    parse_file(source, Problem::NotAMapping, |node, reader| {
        reader.partial = true;
        SiteKeys::read_mapping(node, reader)
    })
}

/// `data/dia-ban.yaml` as written: a list of units with their places.
pub fn parse_places(source: &Arc<Source>) -> (Vec<(PlaceKeys, Span)>, Diagnostics) {
    let wrong = Problem::WrongFileForm { form: FileForm::Places };
    let (list, problems) = parse_file(source, wrong, |node, reader| match node {
        Node::Sequence { items, .. } => {
            let unit = |n: &Node<'_>, r: &mut Reader<'_>| Some((PlaceKeys::read_mapping(n, r)?, n.span()));
            let mut units = Vec::new();
            for item in items {
                match unit(item, reader) {
                    Some(found) => units.push(found),
                    None => reader.problem(item.span(), Problem::WrongFileForm { form: FileForm::Place }),
                }
            }
            Some(units)
        }
        Node::Mapping { entries, .. } if entries.is_empty() => Some(Vec::new()),
        _ => None,
    });
    (list.unwrap_or_default(), problems)
}

/// `data/linh-vuc.yaml` as written.
pub fn parse_sectors(source: &Arc<Source>) -> (Option<SectorFileKeys>, Diagnostics) {
    parse_file(source, Problem::WrongFileForm { form: FileForm::Sectors }, SectorFileKeys::read_mapping)
}

/// `data/viet-tat.yaml` as written.
pub fn parse_abbreviations(source: &Arc<Source>) -> (Option<AbbreviationFileKeys>, Diagnostics) {
    parse_file(source, Problem::WrongFileForm { form: FileForm::Abbreviations }, AbbreviationFileKeys::read_mapping)
}

/// `theme.yaml` as written.
pub fn parse_theme(source: &Arc<Source>) -> (Option<ThemeKeys>, Diagnostics) {
    parse_file(source, Problem::NotAMapping, ThemeKeys::read_mapping)
}

/// Reads a file that is YAML as a whole; `wrong` is said where it has another form.
fn parse_file<T>(
    source: &Arc<Source>,
    wrong: Problem,
    read: impl FnOnce(&Node<'_>, &mut Reader<'_>) -> Option<T>,
) -> (Option<T>, Diagnostics) {
    let mut problems = Diagnostics::default();
    spelling::check(source, &mut problems);
    let mut reader = Reader { file: &source.path, text: &source.text, partial: false, problems: &mut problems };
    let value = match yaml::parse(&source.text, 0) {
        Ok(node) => {
            let value = read(&node, &mut reader);
            if value.is_none() {
                reader.problem(node.span(), wrong);
            }
            value
        }
        Err((place, problem)) => {
            reader.problem(place, problem);
            None
        }
    };
    (value, problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Code;

    fn draft(text: &str) -> Draft {
        parse(Kind::Individual, &Arc::new(Source::new("content/ca-nhan/a.md", text)))
    }

    fn codes(draft: &Draft) -> Vec<Code> {
        draft.problems.iter().map(|d| d.problem.code()).collect()
    }

    const GOOD: &str = "---\ntên: Bà A\nđịa bàn: xã B\nlinh_vuc: Y tế\nNĂM: 2023-2024\n---\nChuyện.\n";

    #[test]
    fn keys_fold_and_values_have_places() {
        let draft = draft(GOOD);
        assert_eq!(codes(&draft), []);
        let Some(Fields::Profile(keys)) = draft.fields else { panic!() };
        assert_eq!(keys.years.unwrap().value.0, [2023, 2024]);
        let name = keys.name.unwrap();
        assert_eq!(&GOOD[name.span.range()], "Bà A");
        assert_eq!(&GOOD[draft.body..], "Chuyện.\n");
    }

    #[test]
    fn carriage_returns_and_byte_order_marks_are_fine() {
        let text = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
        assert_eq!(codes(&draft(&text)), []);
    }

    #[test]
    fn decomposed_keys_and_values_read_the_same() {
        use unicode_normalization::UnicodeNormalization;
        let text: String = GOOD.nfd().collect();
        let draft = draft(&text);
        assert_eq!(codes(&draft), [Code::NotNfc]);
        let Some(Fields::Profile(keys)) = draft.fields else { panic!() };
        assert_eq!(&*keys.name.unwrap().value, "Bà A");
    }

    #[test]
    fn every_slip_is_found_in_one_run() {
        let draft =
            draft("---\ntên:\nlĩnh vưc: Y tế\nlinh-vuc: Y tế\nlinh vuc: x\nnăm: 20\nngày: 30/2/2024\nảnh: [a]\n---\n");
        assert_eq!(
            codes(&draft),
            [
                Code::DuplicateKey,
                Code::DuplicateKey,
                Code::BadYear,
                Code::BadDate,
                Code::WrongShape,
                Code::MissingKey,
                Code::MissingKey
            ]
        );
    }

    #[test]
    fn unknown_keys_name_the_nearest() {
        let draft = draft("---\ntênn: A\nđịa bàn: B\nlĩnh vực: C\nnăm: 2024\ntên: A\n---\n");
        let found: Vec<_> = draft.problems.iter().map(|d| d.problem.clone()).collect();
        assert!(matches!(&found[..], [Problem::UnknownKey { nearest: Some("tên"), .. }]), "{found:?}");
    }

    #[test]
    fn examples_are_whole_lines_and_an_open_yes_or_no_is_an_error() {
        let draft = draft("---\nđịa bàn: B\nlĩnh vực: C\nnăm: 2024\nnháp:\n---\n");
        let hints: Vec<_> = draft.problems.iter().map(|d| d.problem.words(crate::base::Lang::Vi).hint).collect();
        assert_eq!(codes(&draft), [Code::WrongShape, Code::MissingKey]);
        assert!(hints[0].ends_with("nháp: có") && hints[1].ends_with("tên: Nguyễn Thị A"), "{hints:?}");
    }

    #[test]
    fn files_without_front_matter() {
        assert_eq!(codes(&draft("")), [Code::NoFrontMatter]);
        assert_eq!(codes(&draft("Chuyện")), [Code::NoFrontMatter]);
        assert_eq!(codes(&draft("---\ntên: A\n")), [Code::UnclosedFrontMatter]);
        assert_eq!(codes(&draft("---\n- a\n---\n")), [Code::NotAMapping]);
    }
}
