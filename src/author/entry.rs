//! The text of a new entry: required keys filled in, useful ones as comments, a few words on what a story needs.

use crate::base::Lang;
use crate::model::Kind;
use crate::parse::KeySpec;
use crate::parse::keys::{DocumentKeys, PageKeys, ProfileKeys, TopicKeys};

use super::document;
use super::scalar::scalar;

/// What the entry is to say.
#[derive(Debug)]
pub struct Request<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Name, subject or title.
    pub name: &'a str,
    /// Its place; left for the author to write where there is none.
    pub place: Option<&'a str>,
    /// Its sector.
    pub sector: &'a str,
    /// Its year.
    pub year: u16,
    /// Language of the comments. Keys are Vietnamese always.
    pub lang: Lang,
}

/// Column of the explanations, where the keys before them are short enough.
const COLUMN: usize = 46;

/// The file.
pub fn entry(request: &Request<'_>) -> String {
    let lang = request.lang;
    let filled = filled(request);
    let mut text = String::from("---\n");
    for (key, value) in &filled {
        text.push_str(format!("{key}: {value}").trim_end());
        text.push('\n');
    }
    text.push_str("nháp: có\n\n");
    text.push_str(lang.pick(
        "# Những mục hay dùng: xóa dấu # ở đầu dòng rồi sửa lại cho đúng.\n",
        "# Keys that are often used: drop the # before a line and change its value.\n",
    ));
    for key in useful(request.kind).iter().filter(|key| filled.iter().all(|(done, _)| done != *key)) {
        let spec = keys(request.kind).iter().find(|spec| spec.vi == *key).expect("a test looks every useful key up");
        text.push_str(&comment(spec, lang));
    }
    text.push_str("---\n\n");
    text.push_str(guidance(request.kind, lang));
    text
}

fn keys(kind: Kind) -> &'static [KeySpec] {
    match kind {
        Kind::Individual | Kind::Collective | Kind::Initiative => ProfileKeys::KEYS,
        Kind::Document => DocumentKeys::KEYS,
        Kind::Topic => TopicKeys::KEYS,
        Kind::Page => PageKeys::KEYS,
    }
}

/// Keys with their values, in the order of the file.
fn filled(request: &Request<'_>) -> Vec<(&'static str, String)> {
    let year = request.year.to_string();
    let place = request.place.map(scalar);
    match request.kind {
        Kind::Individual | Kind::Collective | Kind::Initiative => vec![
            ("tên", scalar(request.name)),
            ("địa bàn", place.unwrap_or_default()),
            ("lĩnh vực", scalar(request.sector)),
            ("năm", year),
        ],
        Kind::Document => {
            let document::Title { kind, number, subject } = document::title(request.name);
            let placeholder = request.lang.pick("viết trích yếu vào đây", "write the subject here");
            let subject = if subject.is_empty() { placeholder } else { &subject };
            let number = number.map(|number| ("số hiệu", scalar(&number)));
            let known = [("loại", kind.name().to_owned()), ("trích yếu", scalar(subject)), ("năm", year)];
            number.into_iter().chain(known).chain(place.map(|place| ("địa bàn", place))).collect()
        }
        Kind::Topic => vec![("tên", scalar(request.name)), ("năm", year)],
        Kind::Page => vec![("tiêu đề", scalar(request.name))],
    }
}

/// Keys that an author of this kind is likely to want next.
fn useful(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Individual => &[
            "tiêu đề",
            "chức danh",
            "đơn vị",
            "thôn",
            "ngày",
            "tóm tắt",
            "ảnh",
            "chuyên đề",
            "kế hoạch",
            "đăng ký",
            "công nhận",
            "khen thưởng",
            "phê duyệt",
            "đồng ý",
            "riêng tư",
            "nguồn",
        ],
        Kind::Collective => &[
            "tiêu đề",
            "đơn vị",
            "địa chỉ",
            "người đứng đầu",
            "thôn",
            "ngày",
            "tóm tắt",
            "ảnh",
            "chuyên đề",
            "kế hoạch",
            "đăng ký",
            "công nhận",
            "khen thưởng",
            "phê duyệt",
            "đồng ý",
            "nguồn",
        ],
        Kind::Initiative => &[
            "tiêu đề",
            "đơn vị",
            "thôn",
            "ngày",
            "tóm tắt",
            "ảnh",
            "chuyên đề",
            "kế hoạch",
            "giải pháp",
            "đăng ký",
            "công nhận",
            "nhân rộng",
            "nhân rộng từ",
            "phê duyệt",
            "nguồn",
        ],
        Kind::Document => &[
            "số hiệu",
            "ngày",
            "cơ quan",
            "cơ quan cấp trên",
            "nơi ban hành",
            "địa bàn",
            "người ký",
            "nơi nhận",
            "chuyên đề",
            "chỉ tiêu",
            "mốc",
            "thay thế",
            "tệp",
            "tóm tắt",
        ],
        Kind::Topic => &["cấp", "tóm tắt"],
        Kind::Page => &["thứ tự", "tóm tắt"],
    }
}

/// `# tiêu đề: Người giữ lửa làng nghề     # tiêu đề bài; không có thì lấy tên`
fn comment(spec: &KeySpec, lang: Lang) -> String {
    let line = format!("# {}", spec.line());
    let gap = COLUMN.saturating_sub(line.chars().count()).max(2);
    let private = if spec.private { lang.pick(" (không ra trang)", " (never published)") } else { "" };
    let doc = lang.pick(spec.doc_vi, spec.doc_en);
    format!("{line}{}# {doc}{private}\n", " ".repeat(gap))
}

fn guidance(kind: Kind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Kind::Individual | Kind::Collective, Lang::Vi) => {
            "Viết bài vào đây, thay cho đoạn này. Mở đầu bằng một việc cụ thể mà người đọc hình dung được.\n\n\
             Nên kể: việc làm từ bao giờ và làm thế nào; ai được nhờ, kèm lời của họ; con số đếm được; điều gì còn khó. \
             Không ghi số nhà, số điện thoại, số giấy tờ của ai.\n"
        }
        (Kind::Initiative, Lang::Vi) => {
            "Viết bài vào đây, thay cho đoạn này. Mở đầu bằng điều đã khiến mọi người nghĩ ra cách làm này.\n\n\
             Nên kể: từng bước làm; cần bao nhiêu người, bao nhiêu tiền; kết quả đếm được; chỗ nào từng hỏng và sửa ra sao; \
             nơi khác muốn làm theo thì bắt đầu từ đâu.\n"
        }
        (Kind::Document, Lang::Vi) => {
            "Chép nội dung văn bản vào đây, thay cho đoạn này. Mỗi mục lớn là một dòng bắt đầu bằng hai dấu thăng, như dưới đây.\n\n\
             ## I. MỤC ĐÍCH, YÊU CẦU\n\n1. Nội dung thứ nhất.\n"
        }
        (Kind::Topic, Lang::Vi) => {
            "Viết vào đây, thay cho đoạn này: chuyên đề do đâu mà có, chọn ai, chọn việc gì, bao giờ nhìn lại. \
             Bài nào ghi chuyên đề này thì tự hiện ở dưới.\n"
        }
        (Kind::Page, Lang::Vi) => "Viết nội dung trang vào đây, thay cho đoạn này.\n",
        (Kind::Individual | Kind::Collective, Lang::En) => {
            "Write the story here, in place of this text. Begin with one thing that was done and that readers can see.\n\n\
             Tell: since when and how; who was helped, in their own words; what can be counted; what is still hard. \
             No street numbers, telephone numbers or papers of anyone.\n"
        }
        (Kind::Initiative, Lang::En) => {
            "Write the story here, in place of this text. Begin with what made people think of it.\n\n\
             Tell: the steps; how many people and how much money it takes; what can be counted; what went wrong and how it was mended; \
             where others should start.\n"
        }
        (Kind::Document, Lang::En) => {
            "Copy the document here, in place of this text. A part begins with two number signs, as below.\n\n\
             ## I. MỤC ĐÍCH, YÊU CẦU\n\n1. The first item.\n"
        }
        (Kind::Topic, Lang::En) => {
            "Write here, in place of this text: where the topic comes from, whom and what it looks for, when to look back. \
             Stories that name it are listed below by themselves.\n"
        }
        (Kind::Page, Lang::En) => "Write the page here, in place of this text.\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{MemoryWorld, Severity};
    use crate::model::Hold;
    use crate::model::Publication;

    fn request(kind: Kind, name: &'static str) -> Request<'static> {
        let place = Some("xã Tân Yên, tỉnh Bắc Ninh");
        Request { kind, name, place, sector: "Giáo dục, đào tạo", year: 2026, lang: Lang::Vi }
    }

    fn compiled(kind: Kind, text: &str) -> crate::Compiled {
        let world = MemoryWorld::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
            .with("site.yaml", "tiêu đề: Thử\n")
            .with(&format!("content/{}/a.md", kind.folder()), text);
        crate::compile(&world)
    }

    #[test]
    fn useful_keys_are_keys() {
        for kind in Kind::ALL {
            for key in useful(kind) {
                assert!(keys(kind).iter().any(|spec| spec.vi == *key && !spec.required), "{key} of {kind:?}");
            }
            let written = filled(&request(kind, "Tên"));
            for spec in keys(kind).iter().filter(|spec| spec.required) {
                assert!(written.iter().any(|(key, _)| *key == spec.vi), "{} of {kind:?}", spec.vi);
            }
        }
    }

    #[test]
    fn new_entries_have_no_errors_and_are_drafts() {
        for kind in Kind::ALL {
            for (name, lang) in [("Nguyễn Thị A", Lang::Vi), ("Mô hình: “3 sạch” #1", Lang::En), ("- [x]", Lang::Vi)]
            {
                let text = entry(&Request { lang, ..request(kind, name) });
                let compiled = compiled(kind, &text);
                let errors: Vec<_> = compiled.problems.iter().filter(|d| d.severity() == Severity::Error).collect();
                assert!(errors.is_empty(), "{kind:?} {name}: {errors:#?}\n{text}");
                let entry = &compiled.site.corpus.entries[0];
                assert_eq!(entry.publication, Publication::Held([Hold::Draft].into()), "{kind:?}");
            }
        }
    }

    #[test]
    fn commented_keys_can_be_uncommented() {
        for kind in Kind::ALL {
            let text = entry(&request(kind, "Tên"));
            let (front, body) = text.split_once("\n\n").unwrap();
            let uncommented: Vec<_> =
                body.lines().filter(|l| !l.starts_with("# Những")).map(|l| l.strip_prefix("# ").unwrap_or(l)).collect();
            let compiled = compiled(kind, &format!("{front}\n{}\n", uncommented.join("\n")));
            // Files and entries of the examples are not there; everything else must be readable.
            let wrong: Vec<_> = compiled
                .problems
                .iter()
                .filter(|d| d.severity() == Severity::Error)
                .filter(|d| !matches!(d.problem.code().number(), 301..=302 | 401 | 503))
                .collect();
            assert!(wrong.is_empty(), "{kind:?}: {wrong:#?}");
        }
    }

    #[test]
    fn what_is_missing_is_left_for_the_author() {
        let text = entry(&Request { place: None, ..request(Kind::Individual, "Bà A") });
        assert!(text.contains("\nđịa bàn:\n"), "{text}");
        let problems = compiled(Kind::Individual, &text).problems;
        let errors: Vec<_> = problems.iter().filter(|d| d.severity() == Severity::Error).collect();
        assert_eq!(errors.len(), 1, "{errors:#?}");
        assert_eq!(&text[errors[0].span.unwrap().range()], "địa bàn");
    }
}
