//! What must hold for any text at all, as equalities: two spellings of one text give one answer, what is printed reads back, and
//! every place that is pointed at is in the text.
//!
//! `cargo fuzz run markdown fuzz/corpus/markdown fuzz/seeds/markdown` hunts; the test suite runs the same functions over the seeds.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use guongsang::base::{Code, Diagnostic, Source};
use guongsang::markdown::{self, Abbreviations, Context, Labels, RenderOptions, Resolved, ResolvedImage, Sanitiser};
use guongsang::model::{DocumentNumber, Gazetteer, Kind, PlaceId, Scope};
use guongsang::parse::{self, Draft, RESERVED_IDS};
use guongsang::resolve::place::resolve;
use unicode_normalization::UnicodeNormalization;

/// Longer texts say nothing new and take long.
const LONGEST: usize = 16 << 10;

/// The text composed and decomposed, unless the two are two texts to YAML: a mark makes another letter of a sign (`≯` is `>` with
/// a stroke), or the last digit of an escape (`\u000ê`) is a letter with a mark.
fn both_forms(text: &str) -> Option<(String, String)> {
    let (composed, apart): (String, String) = (text.nfc().collect(), text.nfd().collect());
    let signs = |text: &str| text.chars().filter(|c| c.is_ascii() && !c.is_ascii_alphanumeric()).collect::<String>();
    (signs(&composed) == signs(&apart) && !text.contains('\\')).then_some((composed, apart))
}

fn draft(kind: Kind, text: &str) -> Draft {
    let source = Arc::new(Source::new(format!("content/{}/a.md", kind.folder()), text));
    let draft = parse::parse(kind, &source);
    for problem in draft.problems.iter() {
        let span = problem.span.expect("all problems of a draft have a place");
        assert!(source.text.get(span.range()).is_some(), "{problem:?} in {text:?}");
    }
    assert!(source.text.get(draft.body..).is_some());
    draft
}

/// The fields of a draft without their places.
fn values(draft: &Draft) -> String {
    let shown = format!("{:?}", draft.fields);
    let mut pieces = shown.split("Span {");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |all, piece| all + piece.split_once('}').map_or("", |(_, rest)| rest))
}

/// The problems of a draft, without those that tell one spelling from the other. A passage in an old encoding may be said in
/// more or fewer pieces: what lies between them is no letter of any language here.
fn codes(draft: &Draft) -> Vec<Code> {
    let of_spelling = |code: &Code| matches!(code, Code::NotNfc | Code::LegacyEncoding);
    let mut codes: Vec<Code> =
        draft.problems.iter().map(|d| d.problem.code()).filter(|code| !of_spelling(code)).collect();
    codes.sort();
    codes
}

/// Front matter of every kind: places are in the file; line ends and the form of letters do not matter.
pub fn front_matter(text: &str) {
    if text.len() > LONGEST {
        return;
    }
    for kind in Kind::ALL {
        let first = draft(kind, text);
        if let Some((composed, apart)) = both_forms(text) {
            let (one, other) = (draft(kind, &composed), draft(kind, &apart));
            assert_eq!(values(&one), values(&other), "{text:?}");
            assert_eq!(codes(&one), codes(&other), "{text:?}");
        }
        if !text.contains('\r') {
            let windows = draft(kind, &text.replace('\n', "\r\n"));
            assert_eq!(values(&first), values(&windows), "{text:?}");
            assert_eq!(codes(&first), codes(&windows), "{text:?}");
        }
    }
}

/// A page on which every link and picture is right as written.
struct Anywhere;

impl Context for Anywhere {
    fn link(&self, _dest: &str) -> Resolved {
        Resolved::AsWritten
    }

    fn image(&self, dest: &str) -> ResolvedImage {
        ResolvedImage { src: dest.to_owned(), width: None, height: None }
    }
}

fn sanitiser() -> &'static Sanitiser {
    static SANITISER: OnceLock<Sanitiser> = OnceLock::new();
    SANITISER.get_or_init(Sanitiser::new)
}

fn abbreviations() -> &'static Abbreviations {
    static ABBREVIATIONS: OnceLock<Abbreviations> = OnceLock::new();
    ABBREVIATIONS.get_or_init(|| {
        let mut all = Abbreviations::default();
        all.insert("UBND", "\"Ủy ban\" <nhân dân>");
        all.insert("GD&ĐT", "giáo dục & đào tạo");
        all
    })
}

/// A body: what is rendered has nothing left to take away, carries the ids of the outline, and no place is outside of the text.
pub fn markdown(text: &str) {
    if text.len() > LONGEST {
        return;
    }
    let options = RenderOptions {
        heading_base: 2,
        labels: Labels::VI,
        reserved_ids: RESERVED_IDS,
        sanitiser: sanitiser(),
        smart: true,
        abbreviations: Some(abbreviations()),
    };
    let mut html = String::new();
    markdown::render(text, &Anywhere, &options, &mut html);
    assert_eq!(sanitiser().clean(&html), html, "{text:?}");
    let lower = html.to_ascii_lowercase();
    for never in
        ["<script", "<iframe", "<style", "<svg", "href=\"javascript:", "href=\"data:", "src=\"http", "src=\"//"]
    {
        assert!(!lower.contains(never), "{never} in {html:?} of {text:?}");
    }

    let outline = markdown::scan(text, RESERVED_IDS);
    let mut spans: Vec<_> = outline.headings.iter().map(|h| &h.span).collect();
    spans.extend(outline.links.iter().map(|l| &l.span));
    spans.extend(outline.images.iter().map(|i| &i.span));
    if let Some(p) = outline.problems.as_deref() {
        let lists = [
            &p.undefined_notes,
            &p.unused_notes,
            &p.duplicate_notes,
            &p.broken_references,
            &p.unsafe_urls,
            &p.remote_images,
        ];
        spans.extend(lists.into_iter().flatten().map(|mark| &mark.span));
        spans.extend(&p.too_deep);
    }
    assert!(spans.into_iter().all(|span| text.get(span.clone()).is_some()), "{outline:?} of {text:?}");
    let anchors = outline.anchors();
    assert!(anchors.windows(2).all(|pair| pair[0] < pair[1]), "an id stands twice: {anchors:?} of {text:?}");
    for id in anchors {
        assert!(html.contains(&format!(" id=\"{id}\"")), "no {id} in {html:?} of {text:?}");
    }
    assert!(!markdown::plain_text(text).contains(['\0', '\u{1}', '\u{c}']), "{text:?}");
}

/// A document number: what is printed reads back as the same, the form of letters and what stands before it do not matter.
pub fn document_number(text: &str) {
    let (composed, apart): (String, String) = (text.nfc().collect(), text.nfd().collect());
    let number = DocumentNumber::parse(text);
    assert_eq!(DocumentNumber::parse(&composed), number, "{text:?}");
    assert_eq!(DocumentNumber::parse(&apart), number, "{text:?}");
    let Some(number) = number else { return };
    let shown = number.to_string();
    let read = DocumentNumber::parse(&shown);
    assert_eq!(read.as_ref(), Some(&number), "{text:?}");
    for before in ["số ", "Số: ", "Kế hoạch số ", "quyết định "] {
        assert_eq!(DocumentNumber::parse(&format!("{before}{shown}")), read, "{before}{shown}");
    }
    assert!(!number.identity().contains(char::is_whitespace), "{text:?}");
}

fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(Gazetteer::builtin)
}

/// A day of either period.
const DAYS: [(i32, u32, u32); 2] = [(2023, 5, 19), (2026, 5, 19)];

/// A place: case, white space and the form of letters do not matter, and the full name and the key of what was found name it too.
pub fn place_name(text: &str) {
    if text.len() > 400 {
        return;
    }
    let g = gazetteer();
    for day in DAYS.map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).expect("a day")) {
        let find = |text: &str| -> Vec<PlaceId> { g.find(text, day, &|_| true) };
        let found = find(text);
        let (composed, apart): (String, String) = (text.nfc().collect(), text.nfd().collect());
        assert_eq!(find(&composed), found, "{text:?}");
        assert_eq!(find(&apart), found, "{text:?}");
        assert_eq!(find(&format!("  {text} ")), found, "{text:?}");
        match found[..] {
            [one] => {
                assert_eq!(resolve(g, &Scope::Country, text, day), Ok(one), "{text:?}");
                // A key may name a unit that has ended; its name then is that of the one of the day.
                let names: Vec<String> = find(&g.full_name(one)).into_iter().map(|id| g.full_name(id)).collect();
                assert_eq!(names, [g.full_name(one)], "{text:?}");
                assert!(g.by_id(&g.key_of(one)).contains(&one), "{text:?}");
            }
            [] => {}
            _ => assert!(resolve(g, &Scope::Country, text, day).is_err(), "{text:?}"),
        }
    }
}

/// A place that there is not: the nearest ones are of the scope and the ready entry is YAML that says the name.
pub fn unknown_place_name(text: &str) {
    let day = NaiveDate::from_ymd_opt(2026, 5, 19).expect("a day");
    if let Err(guongsang::resolve::place::PlaceError::NotFound { nearest, .. }) =
        resolve(gazetteer(), &Scope::Country, text, day)
    {
        assert!(nearest.len() <= 3, "{text:?}");
    }
    let entry = guongsang::resolve::place::ready_entry(text);
    assert!(parse::parse_yaml(&entry, 0).is_ok(), "{entry:?} of {text:?}");
}

/// A Word file: names of pictures are our own, marks lead to what there is, and twice gives the same.
pub fn word(bytes: &[u8]) {
    use guongsang::import::docx::read;
    use guongsang::import::manuscript::{Paragraph, Thing};

    let (first, second) = (read(bytes), read(bytes));
    assert_eq!(format!("{first:?}"), format!("{second:?}"));
    let Ok(manuscript) = first else { return };
    for (index, picture) in manuscript.pictures.iter().enumerate() {
        let ending = picture.name.strip_prefix(&format!("hinh-{}.", index + 1));
        assert!(matches!(ending, Some("png" | "jpg" | "gif" | "webp")), "{:?}", picture.name);
    }
    let notes = manuscript.notes.iter().flat_map(|note| &note.paragraphs);
    let paragraphs: Vec<&Paragraph> = manuscript.paragraphs().into_iter().chain(notes).collect();
    for paragraph in paragraphs {
        for run in &paragraph.runs {
            assert!(unicode_normalization::is_nfc(&run.text), "{:?}", run.text);
            match run.thing {
                Some(Thing::Note(index)) => assert!(index < manuscript.notes.len()),
                Some(Thing::Picture(index)) => assert!(index < manuscript.pictures.len()),
                None => {}
            }
        }
    }
}

/// A text of an office: no word is lost, nothing in the entry is an error, and twice gives the same.
pub fn import_text(text: &str) {
    use guongsang::base::Severity;
    use guongsang::import::{Request, import};

    if text.len() > LONGEST {
        return;
    }
    let imported = || {
        import(&Request { path: "a.txt", name: "a.txt", bytes: text.as_bytes(), has_topic: &|_| false, draft: false })
            .ok()
    };
    let (first, second) = (imported(), imported());
    assert_eq!(first.as_ref().map(|i| &i.text), second.as_ref().map(|i| &i.text));
    let Some(import) = first else { return };
    assert!(!import.has_losses(), "{text:?}\n{}\n{:?}", import.text, import.problems);
    for problem in import.problems.iter() {
        let span = problem.span.unwrap_or_default();
        assert!(import.source.text.get(span.range()).is_some(), "{problem:?} in {text:?}");
    }
    let entry = draft(Kind::Document, &import.text);
    // What is left of old encodings is read in another company in the entry than it was in its text.
    let counts = |d: &&Diagnostic| d.severity() == Severity::Error && d.problem.code() != Code::LegacyEncoding;
    let errors: Vec<_> = entry.problems.iter().filter(counts).collect();
    assert!(errors.is_empty(), "{text:?}\n{}\n{errors:?}", import.text);
    let found = markdown::scan(&import.text[entry.body..], RESERVED_IDS).problems.unwrap_or_default();
    assert!(found.undefined_notes.is_empty() && found.unused_notes.is_empty(), "{text:?}\n{}\n{found:?}", import.text);
    assert!(found.broken_references.is_empty() && found.unsafe_urls.is_empty(), "{text:?}\n{}\n{found:?}", import.text);
}
