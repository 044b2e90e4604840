//! All that the command line says, in both languages: exhaustive matches, so that a missing translation does not compile.
//! Help texts stand in the table of commands, problems of the content in `base`.

use super::import::Done;
use crate::Stage;
use crate::base::{Lang, Severity, number};
use crate::output::Change;

/// How many of what `build` and `check` saw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub stories: usize,
    pub documents: usize,
}

/// Something to say.
#[derive(Debug)]
#[allow(missing_docs)] // each variant's text is its documentation
pub enum Say<'a> {
    Built {
        counts: Counts,
        pages: usize,
        files: usize,
        unchanged: usize,
        output: &'a str,
        seconds: f64,
    },
    Withheld {
        counts: Counts,
        denied: bool,
        kept: Option<&'a str>,
    },
    Checked {
        counts: Counts,
        denied: bool,
    },
    MoreProblems {
        count: usize,
    },
    HeldHeading {
        count: usize,
    },
    HeldNone,
    Progress {
        done: usize,
        total: usize,
        left: Option<u64>,
    },
    Stage {
        stage: Stage,
    },
    /// A file that is not as in the last build, and the content files because of which it was made again.
    Changed {
        change: Change,
        path: &'a str,
        because: &'a [Box<str>],
    },
    Created {
        path: &'a str,
    },
    NewNext {
        place_missing: bool,
        approval: bool,
    },
    Initialised {
        folder: &'a str,
        files: usize,
    },
    InitNext {
        folder: &'a str,
    },
    NothingToImport,
    ImportsDone {
        done: &'a Done,
        dry_run: bool,
    },
    Panicked {
        place: &'a str,
        message: &'a str,
    },
}

impl Say<'_> {
    /// The text, without a line end.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.vietnamese(),
            Lang::En => self.english(),
        }
    }

    fn vietnamese(&self) -> String {
        let n = |count| number(count, Lang::Vi);
        match self {
            Say::Built { counts, pages, files, unchanged, output, seconds } => format!(
                "Đã dựng {} gương, {} văn bản: {} trang, {} tệp{} vào {output} ({}).{}",
                n(counts.stories),
                n(counts.documents),
                n(*pages),
                n(*files),
                if *unchanged > 0 { format!(" ({} không đổi)", n(*unchanged)) } else { String::new() },
                duration(*seconds, Lang::Vi),
                warnings_behind(counts.warnings, Lang::Vi),
            ),
            Say::Withheld { counts, denied, kept } => {
                let found = found(*counts, Lang::Vi);
                let why = if *denied { " (đang coi cảnh báo là lỗi)" } else { "" };
                let kept = kept.map(|k| format!(" Trang dựng lần trước trong {k} vẫn giữ nguyên.")).unwrap_or_default();
                format!("Chưa dựng: {found}{why}.{kept}")
            }
            Say::Checked { counts, denied } => {
                let why = if *denied { " Đang coi cảnh báo là lỗi." } else { "" };
                let seen = format!("{} gương, {} văn bản", n(counts.stories), n(counts.documents));
                match (counts.errors, counts.warnings) {
                    (0, 0) => format!("Không có lỗi: {seen} sẽ được công bố."),
                    (0, w) => format!("Không có lỗi, {} cảnh báo: {seen} sẽ được công bố.{why}", n(w)),
                    (e, 0) => format!("{} lỗi.", n(e)),
                    (e, w) => format!("{} lỗi, {} cảnh báo.", n(e), n(w)),
                }
            }
            Say::MoreProblems { count } => {
                format!("… và {} vấn đề nữa. Xem đủ bằng: guongsang check --format json", n(*count))
            }
            Say::HeldHeading { count } => format!("Chưa công bố ({}):", n(*count)),
            Say::HeldNone => "Bài nào cũng được công bố.".to_owned(),
            Say::Progress { done, total, left } => {
                let left = left.map(|seconds| format!(", còn khoảng {} giây", seconds.max(1))).unwrap_or_default();
                format!("Đang dựng {}/{} tệp{left}", n(*done), n(*total))
            }
            Say::Stage { stage } => match stage {
                Stage::Load => "Đang đọc tệp…",
                Stage::Resolve => "Đang hiểu nội dung…",
                Stage::Link => "Đang nối các trang, lập danh mục…",
            }
            .to_owned(),
            Say::Changed { change, path, because } => match change {
                Change::New => format!("  mới       {path}{}", behind(because)),
                Change::Changed => format!("  thay đổi  {path}{}", behind(because)),
                Change::Gone => format!("  bỏ        {path}"),
            },
            Say::Created { path } => format!("Đã tạo {path}"),
            Say::NewNext { place_missing, approval } => {
                let place = if *place_missing { " Nhớ điền “địa bàn”." } else { "" };
                let approval = if *approval { " và ghi “phê duyệt”" } else { "" };
                format!(
                    "Bài đang để nháp.{place} Viết xong thì xóa dòng “nháp: có”{approval}, rồi chạy: guongsang check"
                )
            }
            Say::Initialised { folder, files } => format!("Đã tạo trang mới trong {folder} ({} tệp).", n(*files)),
            Say::InitNext { folder } => format!(
                "Tiếp theo:\n{}\nSửa tên trang, địa bàn, đơn vị xuất bản trong site.yaml.",
                steps(
                    folder,
                    [
                        ("guongsang serve --open", "xem thử trang"),
                        ("guongsang new ca-nhan Nguyễn Thị A", "viết bài mới"),
                        ("guongsang build", "dựng trang vào thư mục public"),
                    ]
                )
            ),
            Say::NothingToImport => "Không có tệp .docx, .txt hay .md nào ở đó.".to_owned(),
            Say::ImportsDone { done, dry_run: true } => format!("Chưa ghi gì (--dry-run): {}.", done.text(Lang::Vi)),
            Say::ImportsDone { done, dry_run: false } if done.new + done.changed > 0 => {
                format!("Đã nhập: {}. Xem lại bài rồi chạy: guongsang serve --open", done.text(Lang::Vi))
            }
            Say::ImportsDone { done, dry_run: false } => format!("Không ghi gì: {}.", done.text(Lang::Vi)),
            Say::Panicked { place, message } => format!("chương trình hỏng ở {place}: {message}"),
        }
    }

    fn english(&self) -> String {
        let n = |count| number(count, Lang::En);
        match self {
            Say::Built { counts, pages, files, unchanged, output, seconds } => format!(
                "Built {} and {}: {}, {}{} in {output} ({}).{}",
                plural(counts.stories, "story", "stories"),
                plural(counts.documents, "document", "documents"),
                plural(*pages, "page", "pages"),
                plural(*files, "file", "files"),
                if *unchanged > 0 { format!(" ({} unchanged)", n(*unchanged)) } else { String::new() },
                duration(*seconds, Lang::En),
                warnings_behind(counts.warnings, Lang::En),
            ),
            Say::Withheld { counts, denied, kept } => {
                let found = found(*counts, Lang::En);
                let why = if *denied { " (warnings are taken for errors)" } else { "" };
                let kept = kept.map(|k| format!(" The last site in {k} is untouched.")).unwrap_or_default();
                format!("Not built: {found}{why}.{kept}")
            }
            Say::Checked { counts, denied } => {
                let why = if *denied { " Warnings are taken for errors." } else { "" };
                let stories = plural(counts.stories, "story", "stories");
                let seen = format!("{stories} and {}", plural(counts.documents, "document", "documents"));
                match (counts.errors, counts.warnings) {
                    (0, 0) => format!("No errors: {seen} will be published."),
                    (0, w) => {
                        format!("No errors, {}: {seen} will be published.{why}", plural(w, "warning", "warnings"))
                    }
                    _ => format!("{}.", found(*counts, Lang::En)),
                }
            }
            Say::MoreProblems { count } => {
                format!(
                    "… and {}. See all with: guongsang check --format json",
                    plural(*count, "more problem", "more problems")
                )
            }
            Say::HeldHeading { count } => format!("Not published ({}):", n(*count)),
            Say::HeldNone => "All entries are published.".to_owned(),
            Say::Progress { done, total, left } => {
                let left = left.map(|seconds| format!(", about {} s left", seconds.max(1))).unwrap_or_default();
                format!("Building {}/{} files{left}", n(*done), n(*total))
            }
            Say::Stage { stage } => match stage {
                Stage::Load => "Reading files…",
                Stage::Resolve => "Parsing and resolving…",
                Stage::Link => "Linking pages and indexes…",
            }
            .to_owned(),
            Say::Changed { change, path, because } => match change {
                Change::New => format!("  new      {path}{}", behind(because)),
                Change::Changed => format!("  changed  {path}{}", behind(because)),
                Change::Gone => format!("  gone     {path}"),
            },
            Say::Created { path } => format!("Created {path}"),
            Say::NewNext { place_missing, approval } => {
                let place = if *place_missing { " Fill in “địa bàn” (its place)." } else { "" };
                let approval = if *approval { ", note its “phê duyệt” (approval)" } else { "" };
                format!(
                    "The entry is a draft.{place} When it is written, drop the line “nháp: có”{approval} and run: guongsang check"
                )
            }
            Say::Initialised { folder, files } => {
                format!("Started a site in {folder} ({}).", plural(*files, "file", "files"))
            }
            Say::InitNext { folder } => format!(
                "Next:\n{}\nTitle, place and publisher of the site are in site.yaml.",
                steps(
                    folder,
                    [
                        ("guongsang serve --open", "look at the site"),
                        ("guongsang new individual Nguyễn Thị A", "write an entry"),
                        ("guongsang build", "build the site into the folder public"),
                    ]
                )
            ),
            Say::NothingToImport => "There are no .docx, .txt or .md files there.".to_owned(),
            Say::ImportsDone { done, dry_run: true } => {
                format!("Nothing was written (--dry-run): {}.", done.text(Lang::En))
            }
            Say::ImportsDone { done, dry_run: false } if done.new + done.changed > 0 => {
                format!("Imported: {}. Look at the entries with: guongsang serve --open", done.text(Lang::En))
            }
            Say::ImportsDone { done, dry_run: false } => format!("Nothing was written: {}.", done.text(Lang::En)),
            Say::Panicked { place, message } => format!("the program failed at {place}: {message}"),
        }
    }
}

/// A severity as the first word of a message.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("lỗi", "error"),
        Severity::Warning => lang.pick("cảnh báo", "warning"),
        Severity::Note => lang.pick("ghi chú", "note"),
    }
}

/// The word before a hint.
pub fn hint(lang: Lang) -> &'static str {
    lang.pick("gợi ý", "help")
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count, Lang::En), if count == 1 { one } else { many })
}

fn duration(seconds: f64, lang: Lang) -> String {
    let text = format!("{seconds:.1}");
    lang.pick(format!("{} giây", text.replace('.', ",")), format!("{text} s"))
}

fn warnings_behind(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::Vi) => format!(" {} cảnh báo.", number(count, lang)),
        (_, Lang::En) => format!(" {}.", plural(count, "warning", "warnings")),
    }
}

fn found(counts: Counts, lang: Lang) -> String {
    let count = |n: usize, vi: &str, one: &str, many: &str| match (n, lang) {
        (0, _) => None,
        (_, Lang::Vi) => Some(format!("{} {vi}", number(n, lang))),
        (_, Lang::En) => Some(plural(n, one, many)),
    };
    let errors = count(counts.errors, "lỗi", "error", "errors");
    let warnings = count(counts.warnings, "cảnh báo", "warning", "warnings");
    errors.into_iter().chain(warnings).collect::<Vec<_>>().join(", ")
}

/// Commands to type in a folder, one a line, each with what it does.
fn steps(folder: &str, commands: [(&str, &str); 3]) -> String {
    let enter = if folder == "." { String::new() } else { format!("  cd {}\n", quoted(folder)) };
    let line = |(command, does): (&str, &str)| format!("  {command:<40}{does}\n");
    enter + &commands.map(line).concat()
}

/// A path for pasting into a shell.
fn quoted(path: &str) -> String {
    if path.contains(' ') { format!("\"{path}\"") } else { path.to_owned() }
}

/// Most causes that are named behind a file.
const MOST_CAUSES: usize = 3;

/// The files because of which another was made again: ` ← content/…`.
fn behind(because: &[Box<str>]) -> String {
    if because.is_empty() {
        return String::new();
    }
    let more = if because.len() > MOST_CAUSES { ", …" } else { "" };
    format!("  ← {}{more}", because[..because.len().min(MOST_CAUSES)].join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(number(999, Lang::Vi), "999");
        assert_eq!(number(332_100, Lang::Vi), "332.100");
        assert_eq!(number(1_234_567, Lang::En), "1,234,567");
        assert_eq!(duration(0.44, Lang::Vi), "0,4 giây");
    }

    #[test]
    fn the_closing_line() {
        let counts = Counts { stories: 34, documents: 6, warnings: 2, errors: 0 };
        let built = Say::Built { counts, pages: 312, files: 340, unchanged: 0, output: "public", seconds: 0.4 };
        assert_eq!(
            built.text(Lang::Vi),
            "Đã dựng 34 gương, 6 văn bản: 312 trang, 340 tệp vào public (0,4 giây). 2 cảnh báo."
        );
        let counts = Counts { stories: 1, documents: 0, warnings: 1, errors: 1 };
        let withheld = Say::Withheld { counts, denied: false, kept: Some("public") };
        assert_eq!(withheld.text(Lang::En), "Not built: 1 error, 1 warning. The last site in public is untouched.");
    }
}
