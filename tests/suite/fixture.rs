//! A whole site as one text, in which every expected problem stands beside the line that it is about.
//!
//! The text is a head that says what the site shows, then files, each behind a line `-- path --`. Three forms are of this
//! module alone; none of their brackets is ever content:
//!
//! - `⟦GS0211⟧` at the end of a line expects that problem there, `⟦GS0211 20⟧` moreover that it points at exactly `20`; on
//!   the line of a path it expects a problem of the whole file, in the head one of the whole site (`⟦GS0701 site.yaml⟧`:
//!   of a file that the site does not have). Marks are taken out before the site is built.
//! - `⟪ab×300⟫` repeats, `⟪U+0007⟫` is a character that an editor would not keep.
//! - `-- path | nfd bom crlf --` says how the file is stored; also `latin1` (bytes that are no UTF-8), `png 640 480` (a
//!   picture of that size), `absent` (the file that every site has is not there).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use guongsang::base::Code;
use unicode_normalization::UnicodeNormalization;

use super::site::{Built, Site};

/// A site and what is wrong with it.
#[derive(Debug)]
pub struct Fixture {
    pub name: String,
    pub site: Site,
    expected: Vec<Expected>,
}

/// A problem that must be found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Expected {
    file: String,
    /// `None`: of the whole file.
    line: Option<usize>,
    code: Code,
    /// The author's characters at which it points, where the mark says them.
    excerpt: Option<String>,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = if self.file.is_empty() { "(trang)" } else { &self.file };
        write!(f, "{file}")?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))?;
        write!(f, " {}", self.code)?;
        self.excerpt.as_ref().map_or(Ok(()), |excerpt| write!(f, " at “{excerpt}”"))
    }
}

impl Fixture {
    /// All fixtures in `sites/`, by name.
    pub fn all() -> Vec<Self> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/sites");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut paths: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
        paths.sort();
        paths.iter().map(|path| Self::parse(&path.file_stem().unwrap().to_string_lossy(), &read(path))).collect()
    }

    /// The fixture of this name.
    pub fn named(name: &str) -> Self {
        let path = format!("{}/tests/suite/sites/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        Self::parse(name, &read(path.as_ref()))
    }

    /// Reads a fixture.
    pub fn parse(name: &str, text: &str) -> Self {
        let mut fixture = Self { name: name.to_owned(), site: Site::new(), expected: Vec::new() };
        let mut open: Option<(Header, String)> = None;
        let mut number = 0;
        for line in text.split_inclusive('\n') {
            let (plain, marks) = unmark(line);
            if let Some(header) = Header::parse(plain.trim_end()) {
                fixture.close(open.take());
                for (code, excerpt) in marks {
                    fixture.expect(&header.path, None, code, excerpt);
                }
                open = Some((header, String::new()));
                number = 0;
                continue;
            }
            number += 1;
            match &mut open {
                Some((header, content)) => {
                    content.push_str(&expanded(&plain));
                    for (code, excerpt) in marks {
                        fixture.expect(&header.path, Some(number), code, excerpt);
                    }
                }
                None => {
                    for (code, file) in marks {
                        fixture.expect(&file.unwrap_or_default(), None, code, None);
                    }
                }
            }
        }
        fixture.close(open);
        fixture
    }

    fn expect(&mut self, file: &str, line: Option<usize>, code: Code, excerpt: Option<String>) {
        self.expected.push(Expected { file: file.to_owned(), line, code, excerpt });
    }

    fn close(&mut self, open: Option<(Header, String)>) {
        let Some((header, content)) = open else { return };
        let site = std::mem::replace(&mut self.site, Site::new());
        self.site = match header.stored(&content) {
            Some(bytes) => site.file(&header.path, bytes),
            None => site.without(&header.path),
        };
    }

    /// The codes that it expects somewhere.
    pub fn codes(&self) -> impl Iterator<Item = Code> {
        self.expected.iter().map(|expected| expected.code)
    }

    /// The files in which it expects problems.
    pub fn marked(&self) -> BTreeSet<&str> {
        self.expected.iter().map(|expected| &*expected.file).collect()
    }

    /// How many problems it expects.
    pub fn problems(&self) -> usize {
        self.expected.len()
    }

    /// Builds the site; a line for every problem that is missing, not expected, or elsewhere.
    pub fn differences(&self) -> Vec<String> {
        let built = self.site.build();
        let mut missing = self.expected.clone();
        let mut lines = Vec::new();
        for found in built.problems.iter() {
            let line = built.line_of(found);
            let excerpt = built.excerpt_of(found).unwrap_or_default();
            let code = found.problem.code();
            let fits = |e: &Expected| {
                (e.code, &*e.file, e.line) == (code, &*found.file, line)
                    && e.excerpt.as_deref().is_none_or(|wanted| wanted == excerpt)
            };
            match missing.iter().position(fits) {
                Some(at) => drop(missing.remove(at)),
                None => lines.push(format!("found    {} [{}]", built.place_of(found), excerpt.escape_debug())),
            }
            lines.extend(flaw_of(found, &built));
        }
        lines.extend(missing.iter().map(|e| format!("missing  {e}")));
        lines.into_iter().map(|line| format!("{}: {line}", self.name)).collect()
    }
}

/// What no problem may be: without words, without a place where it claims one, at half a character.
fn flaw_of(found: &guongsang::base::Diagnostic, built: &Built) -> Option<String> {
    use guongsang::base::Lang;
    let place = built.place_of(found);
    if found.span.is_some() && built.excerpt_of(found).is_none() {
        return Some(format!("its span is not in the file: {place} {:?}", found.span));
    }
    [Lang::Vi, Lang::En].into_iter().find_map(|lang| {
        let words = found.problem.words(lang);
        let empty = words.message.trim().is_empty() || words.hint.trim().is_empty();
        (empty || words.message.contains('\n')).then(|| format!("its words in {lang} are no message: {place}"))
    })
}

fn read(path: &std::path::Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The line before a file: its path, and how it is stored.
struct Header {
    path: String,
    stored: String,
}

impl Header {
    fn parse(line: &str) -> Option<Self> {
        let inside = line.strip_prefix("-- ")?.strip_suffix(" --")?;
        let (path, stored) = inside.split_once(" | ").unwrap_or((inside, ""));
        Some(Self { path: path.to_owned(), stored: stored.to_owned() })
    }

    /// The bytes of the file, `None` if it is not to be there.
    fn stored(&self, content: &str) -> Option<Vec<u8>> {
        // The blank line before the next path belongs to the fixture, not to the file.
        let content = content.strip_suffix("\n\n").map_or(content.to_owned(), |text| format!("{text}\n"));
        let stored: Vec<&str> = self.stored.split_whitespace().collect();
        let has = |word| stored.contains(&word);
        if has("absent") {
            return None;
        }
        if let ["png", width, height] = stored[..] {
            return Some(png(width.parse().unwrap(), height.parse().unwrap()));
        }
        let text: String = if has("nfd") { content.nfd().collect() } else { content };
        let text = if has("crlf") { text.replace('\n', "\r\n") } else { text };
        let text = if has("bom") { format!("\u{feff}{text}") } else { text };
        let bytes = if has("latin1") {
            text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
        } else {
            text.into_bytes()
        };
        Some(bytes)
    }
}

/// A picture of this size: what is read of one, and no pixel (PNG specification, 5.2 and 11.2.2).
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend(b"\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

type Mark = (Code, Option<String>);

/// The line without its marks, and they.
fn unmark(line: &str) -> (String, Vec<Mark>) {
    let mut marks = Vec::new();
    let end = line.len() - line.trim_end().len();
    let (mut text, line_end) = line.split_at(line.len() - end);
    let mut cut = false;
    while let Some(rest) = text.trim_end().strip_suffix('⟧') {
        let start = rest.rfind('⟦').unwrap_or_else(|| panic!("a mark is not opened: {line}"));
        let inside = &rest[start + '⟦'.len_utf8()..];
        let (code, excerpt) = inside.split_once(' ').map_or((inside, None), |(code, rest)| (code, Some(rest)));
        let code = code.parse().unwrap_or_else(|()| panic!("there is no problem {code}: {line}"));
        marks.push((code, excerpt.map(expanded)));
        text = &rest[..start];
        cut = true;
    }
    let text =
        if cut { text.trim_end().to_owned() + line_end.trim_start_matches([' ', '\t']) } else { line.to_owned() };
    (text, marks)
}

/// The line with `⟪…⟫` written out.
fn expanded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find('⟪') {
        let end = rest.find('⟫').unwrap_or_else(|| panic!("⟪ is not closed: {line}"));
        let inside = &rest[start + '⟪'.len_utf8()..end];
        out.push_str(&rest[..start]);
        match (inside.strip_prefix("U+"), inside.rsplit_once('×')) {
            (Some(hex), _) => out.extend(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)),
            (None, Some((text, count))) => out.push_str(&text.repeat(count.parse().unwrap())),
            (None, None) => panic!("⟪{inside}⟫ is neither a character nor a repetition"),
        }
        rest = &rest[end + '⟫'.len_utf8()..];
    }
    out + rest
}

#[test]
fn marks_are_taken_out_and_lines_are_counted() {
    let text = "Head ⟦GS0705⟧\n-- a.md | crlf --  ⟦GS0403⟧\ntên: A  \nnăm: 20  ⟦GS0211 20⟧ ⟦GS0206⟧\n\n-- b --\n⟪x×3⟫⟪U+0041⟫\n";
    let fixture = Fixture::parse("t", text);
    let files: BTreeMap<_, _> = fixture.site.files().clone();
    assert_eq!(files["a.md"], "tên: A  \r\nnăm: 20\r\n".as_bytes());
    assert_eq!(files["b"], b"xxxA\n");
    let mut found: Vec<String> = fixture.expected.iter().map(Expected::to_string).collect();
    found.sort();
    assert_eq!(found, ["(trang) GS0705", "a.md GS0403", "a.md:2 GS0206", "a.md:2 GS0211 at “20”"]);
}
