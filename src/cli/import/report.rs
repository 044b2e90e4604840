//! What an import says of a document: what was recognised and where, what is not there, what the body holds.

use std::io;

use crate::base::{Field, ImportProblem, Lang, Problem, number};
use crate::import::{Contents, Import, Place};

use super::super::findings::To;
use super::super::order::Detail;
use super::super::screen::Screen;
use super::Ended;

/// How many documents ended how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Done {
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub kept: usize,
    pub lost: usize,
    pub refused: usize,
}

impl Done {
    /// Counts one.
    pub fn count(&mut self, ended: Ended) {
        *match ended {
            Ended::New => &mut self.new,
            Ended::Changed => &mut self.changed,
            Ended::Same => &mut self.same,
            Ended::Edited | Ended::Taken => &mut self.kept,
            Ended::Lost => &mut self.lost,
        } += 1;
    }

    /// Whether every file became an entry, or was one.
    pub fn all_well(&self) -> bool {
        self.kept + self.lost + self.refused == 0
    }

    /// `2 bài mới, 1 bài thay đổi`
    pub fn text(&self, lang: Lang) -> String {
        let counted = [
            (self.new, "bài mới", "new"),
            (self.changed, "bài ghi lại", "written again"),
            (self.same, "bài không đổi", "unchanged"),
            (self.kept, "bài giữ nguyên, không ghi đè", "kept as they are"),
            (self.lost, "bài thiếu chữ, không ghi", "not written: words would be lost"),
            (self.refused, "tệp không nhập được", "could not be imported"),
        ];
        let parts = counted.iter().filter(|(count, ..)| *count > 0);
        parts
            .map(|(count, vi, en)| format!("{} {}", number(*count, lang), lang.pick(*vi, *en)))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Most characters of a value.
const WIDTH: usize = 60;
/// Column in which values begin.
const COLUMN: usize = 24;

/// Tells of a document.
///
/// # Errors
/// When it cannot be written.
pub fn tell(import: &Import, path: &str, ended: Ended, to: To, screen: &mut Screen) -> io::Result<()> {
    if screen.detail == Detail::Quiet {
        return Ok(());
    }
    let lang = screen.lang;
    let mut lines = vec![format!("{} → {path} ({})", import.source.path, how(ended, lang))];
    if matches!(ended, Ended::New | Ended::Changed | Ended::Lost) {
        lines.extend(recognised(import, lang));
        lines.extend(body(import, lang));
    }
    if let Some(hint) = hint(ended, lang) {
        lines.push(format!("  {hint}"));
    }
    let stream = match to {
        To::Out => &mut screen.out,
        To::Err => &mut screen.err,
    };
    stream.line(&lines.join("\n"))
}

fn how(ended: Ended, lang: Lang) -> &'static str {
    match ended {
        Ended::New => lang.pick("mới", "new"),
        Ended::Changed => lang.pick("ghi lại", "written again"),
        Ended::Same => lang.pick("không đổi", "unchanged"),
        Ended::Edited => lang.pick("đã có người sửa: giữ nguyên", "edited since: kept as it is"),
        Ended::Taken => lang.pick("chỗ này đã có bài khác: giữ nguyên", "another entry is there: kept as it is"),
        Ended::Lost => lang.pick("thiếu chữ: không ghi", "words would be lost: not written"),
    }
}

fn hint(ended: Ended, lang: Lang) -> Option<&'static str> {
    match ended {
        Ended::Edited => Some(lang.pick(
            "Văn bản gốc đã đổi, mà bài cũng đã có người sửa. Xem bản mới bằng --dry-run rồi sửa tay, hoặc --force để ghi đè.",
            "The source has changed, and so has the entry. Look at the new text with --dry-run and merge it, or write over it with --force.",
        )),
        Ended::Taken => Some(lang.pick(
            "Đặt tên tệp khác bằng --slug, hoặc --force để ghi đè bài đang có.",
            "Choose another file name with --slug, or write over the entry with --force.",
        )),
        _ => None,
    }
}

fn line(label: &str, value: &str) -> String {
    let gap = COLUMN.saturating_sub(label.chars().count()).max(1);
    format!("  {label}{}{value}", " ".repeat(gap))
}

fn at(place: Place, import: &Import, lang: Lang) -> String {
    let unit = if import.is_word { lang.pick("đoạn", "paragraph") } else { lang.pick("dòng", "line") };
    format!("{unit} {}", place.0)
}

fn recognised(import: &Import, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = import
        .recognised
        .iter()
        .map(|one| {
            let value = match one.field {
                Field::Recipients => {
                    counted(import.contents.recipients, lang.pick("dòng", "line"), lang.pick("dòng", "lines"), lang)
                }
                _ => shortened(&one.value),
            };
            line(one.field.name(lang), &format!("{value}  ({})", at(one.place, import, lang)))
        })
        .collect();
    let missing: Vec<&str> = import
        .problems
        .iter()
        .filter_map(|problem| match &problem.problem {
            Problem::Import(ImportProblem::FieldMissing { field }) => Some(field.name(lang)),
            _ => None,
        })
        .collect();
    if !missing.is_empty() {
        lines.push(line(lang.pick("không thấy", "not found"), &missing.join(", ")));
    }
    lines
}

fn body(import: &Import, lang: Lang) -> Vec<String> {
    let Contents { headings, items, tables, notes, pictures, annexes, recipients: _, words, joined, page_numbers } =
        &import.contents;
    let count = |n: usize, vi: &'static str, one: &'static str, many: &'static str| {
        (n > 0).then(|| counted(n, lang.pick(vi, one), lang.pick(vi, many), lang))
    };
    let levels: Vec<String> = headings.iter().map(ToString::to_string).collect();
    let all: usize = headings.iter().sum();
    let headings = count(all, "mục", "heading", "headings").map(|text| format!("{text} ({})", levels.join(" + ")));
    let parts = [
        headings,
        count(*items, "ý", "item", "items"),
        count(*tables, "bảng", "table", "tables"),
        count(*notes, "chú thích", "note", "notes"),
        count(*pictures, "ảnh", "picture", "pictures"),
        count(*annexes, "phụ lục", "annex", "annexes"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let mut lines = Vec::new();
    if !parts.is_empty() {
        lines.push(line(lang.pick("thân bài", "body"), &parts.join(", ")));
    }
    for (label, places) in [
        (lang.pick("nối đoạn ngắt trang", "joined paragraphs"), joined),
        (lang.pick("bỏ số trang", "page numbers dropped"), page_numbers),
    ] {
        if !places.is_empty() {
            lines.push(line(label, &listed(places, import, lang)));
        }
    }
    if !import.has_losses() {
        let n = number(*words, lang);
        let said = lang.pick(
            format!("cả {n} chữ của bản gốc đều có trong bài, đúng thứ tự"),
            format!("all {n} words of the source are in the entry, in order"),
        );
        lines.push(line(lang.pick("đủ chữ", "words"), &said));
    }
    lines
}

fn counted(count: usize, one: &str, many: &str, lang: Lang) -> String {
    format!("{} {}", number(count, lang), if count == 1 { one } else { many })
}

fn listed(places: &[Place], import: &Import, lang: Lang) -> String {
    const MOST: usize = 12;
    let shown: Vec<String> = places.iter().take(MOST).map(|place| place.0.to_string()).collect();
    let more = if places.len() > MOST { ", …" } else { "" };
    let unit = if import.is_word { lang.pick("đoạn", "paragraph") } else { lang.pick("dòng", "line") };
    format!("{} ({unit} {}{more})", number(places.len(), lang), shown.join(", "))
}

fn shortened(value: &str) -> String {
    if value.chars().count() <= WIDTH {
        return value.to_owned();
    }
    let cut: String = value.chars().take(WIDTH).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{cut} …")
}
