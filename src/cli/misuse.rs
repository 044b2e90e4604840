//! Why a run cannot do what it was asked, and what to do about it: exit status 2, the content is not to blame.

use std::io;
use std::path::{Path, PathBuf};

use crate::author;
use crate::base::{Lang, Problem, Words};
use crate::output::PublishError;

/// What was asked and cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // each variant's message is its documentation
pub enum Misuse {
    BadDate { text: String },
    BadYear { text: String },
    BadPort { text: String },
    BadAddress { text: String },
    UnknownKind { text: String, nearest: Option<&'static str> },
    NoName,
    UnknownCode { text: String },
    UnknownCommand { text: String, nearest: Option<&'static str> },
    NoFolder { path: String },
    NoSite { path: String },
    NoFileName { name: String },
    SlugForMany { files: usize },
    BadSlug { text: String, proposal: Option<String> },
    EntryExists { path: String, proposal: String },
    SiteExists { path: String },
    FileInTheWay { path: String },
    Refused { problem: Box<Problem> },
    CannotPreview { port: u16, error: String },
    CannotListen { address: String, error: String },
    PreviewEnded { error: String },
}

impl Misuse {
    /// The words before a name that no kind begins with.
    pub fn unknown_kind(words: &[String]) -> Self {
        let text = words.first().cloned().unwrap_or_default();
        let nearest = author::nearest_kind(&text).map(|kind| kind.folder());
        Misuse::UnknownKind { text, nearest }
    }

    /// What is wrong, what to do.
    pub fn words(&self, lang: Lang) -> Words {
        let (message, hint) = match lang {
            Lang::Vi => self.vietnamese(),
            Lang::En => self.english(),
        };
        Words { message, hint }
    }

    fn vietnamese(&self) -> (String, String) {
        let perhaps = |n: &Option<&str>| n.map(|n| format!("Có phải ý bạn là “{n}”? ")).unwrap_or_default();
        match self {
            Misuse::BadDate { text } => {
                (format!("“{text}” không phải là một ngày có thật"), "Viết như 20/11/2026 hoặc 2026-11-20.".into())
            }
            Misuse::BadYear { text } => {
                (format!("“{text}” không phải là một năm"), "Viết một năm từ 1930 đến 2100, như 2026.".into())
            }
            Misuse::BadPort { text } => (
                format!("“{text}” không phải là số cổng"),
                "Chọn một số từ 0 đến 65535, như 8080 (0: cổng nào trống cũng được).".into(),
            ),
            Misuse::BadAddress { text } => (
                format!("“{text}” không phải là địa chỉ IP"),
                "Viết như 192.168.1.5 (địa chỉ của máy này), hoặc 0.0.0.0: mọi địa chỉ của máy này.".into(),
            ),
            Misuse::UnknownKind { text, nearest } => (
                format!("không có loại bài “{text}”"),
                format!("{}Các loại: ca-nhan, tap-the, mo-hinh, van-ban, chuyen-de, trang.", perhaps(nearest)),
            ),
            Misuse::NoName => {
                ("bài mới chưa có tên".into(), "Viết tên sau loại: guongsang new ca-nhan Nguyễn Thị A".into())
            }
            Misuse::UnknownCode { text } => {
                (format!("không có mã “{text}”"), "Chép mã đúng như lệnh check in ra, như GS0301.".into())
            }
            Misuse::UnknownCommand { text, nearest } => {
                (format!("không có lệnh “{text}”"), format!("{}Xem các lệnh: guongsang --help", perhaps(nearest)))
            }
            Misuse::NoFolder { path } => (
                format!("không có thư mục {path}"),
                "Kiểm tra đường dẫn sau --root, hoặc tạo trang mới bằng “guongsang init”.".into(),
            ),
            Misuse::NoSite { path } => (
                format!("thư mục {path} không có site.yaml, chưa phải là một trang"),
                "Chuyển vào thư mục của trang, chỉ thư mục bằng --root, hoặc tạo trang mới bằng “guongsang init”."
                    .into(),
            ),
            Misuse::NoFileName { name } => (
                format!("không đặt được tên tệp theo “{name}”"),
                "Thêm --slug với chữ thường không dấu, số và gạch nối, ví dụ: --slug bai-viet-1".into(),
            ),
            Misuse::SlugForMany { files } => (
                format!("--slug chỉ dùng khi nhập một tệp, ở đây có {files} tệp"),
                "Bỏ --slug, hoặc nhập từng tệp.".into(),
            ),
            Misuse::BadSlug { text, proposal } => (
                format!("“{text}” không dùng làm tên tệp được"),
                format!(
                    "Dùng chữ thường không dấu, số và gạch nối, tối đa 80 ký tự{}.",
                    proposal.as_ref().map(|p| format!(", ví dụ: --slug {p}")).unwrap_or_default()
                ),
            ),
            Misuse::EntryExists { path, proposal } => (
                format!("đã có bài ở {path}, không ghi đè"),
                format!("Muốn thêm một bài khác cùng tên, đặt tên tệp khác: --slug {proposal}"),
            ),
            Misuse::SiteExists { path } => (
                format!("thư mục {path} đã là một trang (có site.yaml)"),
                "Chọn thư mục khác: guongsang init trang-moi. Muốn xem trang này: guongsang serve".into(),
            ),
            Misuse::FileInTheWay { path } => {
                (format!("đã có {path}, không ghi đè"), "Chọn một thư mục trống: guongsang init trang-moi".into())
            }
            Misuse::Refused { problem } => {
                let words = problem.words(Lang::Vi);
                (words.message, words.hint)
            }
            Misuse::CannotPreview { port, error } => (
                format!("không mở được cổng {port}: {error}"),
                format!(
                    "Có thể chương trình khác đang dùng cổng này. Thử: guongsang serve --port {}",
                    other_port(*port)
                ),
            ),
            Misuse::PreviewEnded { error } => (
                format!("không chạy được trang xem thử: {error}"),
                "Xem lại thư mục của trang và quyền đọc nó, đóng bớt chương trình rồi chạy lại guongsang serve.".into(),
            ),
            Misuse::CannotListen { address, error } => (
                format!("không mở được địa chỉ {address}: {error}"),
                "Phải là địa chỉ của chính máy này (Windows: gõ ipconfig để xem). Mọi địa chỉ của máy: --bind 0.0.0.0"
                    .into(),
            ),
        }
    }

    fn english(&self) -> (String, String) {
        let perhaps = |n: &Option<&str>| n.map(|n| format!("Did you mean “{n}”? ")).unwrap_or_default();
        match self {
            Misuse::BadDate { text } => (format!("“{text}” is no real day"), "Write 2026-11-20 or 20/11/2026.".into()),
            Misuse::BadYear { text } => {
                (format!("“{text}” is no year"), "Write a year from 1930 to 2100, such as 2026.".into())
            }
            Misuse::BadPort { text } => (
                format!("“{text}” is no port"),
                "Choose a number from 0 to 65535, such as 8080 (0: any that is free).".into(),
            ),
            Misuse::BadAddress { text } => (
                format!("“{text}” is no IP address"),
                "Write 192.168.1.5 (an address of this computer), or 0.0.0.0 for all of its addresses.".into(),
            ),
            Misuse::UnknownKind { text, nearest } => (
                format!("there is no kind of entry “{text}”"),
                format!(
                    "{}Kinds: individual, collective, initiative, document, topic, page (or ca-nhan, tap-the, mo-hinh, van-ban, chuyen-de, trang).",
                    perhaps(nearest)
                ),
            ),
            Misuse::NoName => (
                "the new entry has no name".into(),
                "Write it behind the kind: guongsang new individual Nguyễn Thị A".into(),
            ),
            Misuse::UnknownCode { text } => {
                (format!("there is no code “{text}”"), "Copy the code as check prints it, such as GS0301.".into())
            }
            Misuse::UnknownCommand { text, nearest } => {
                (format!("there is no command “{text}”"), format!("{}See: guongsang --help", perhaps(nearest)))
            }
            Misuse::NoFolder { path } => (
                format!("there is no folder {path}"),
                "Check the path behind --root, or start a site with “guongsang init”.".into(),
            ),
            Misuse::NoSite { path } => (
                format!("the folder {path} has no site.yaml: it is no site yet"),
                "Go to the site's folder, name it with --root, or start a site with “guongsang init”.".into(),
            ),
            Misuse::NoFileName { name } => (
                format!("“{name}” gives no file name"),
                "Add --slug with lower-case ASCII letters, digits and hyphens, such as: --slug story-1".into(),
            ),
            Misuse::SlugForMany { files } => (
                format!("--slug is for one file, and there are {files}"),
                "Leave --slug out, or import the files one by one.".into(),
            ),
            Misuse::BadSlug { text, proposal } => (
                format!("“{text}” cannot be a file name"),
                format!(
                    "Use lower-case ASCII letters, digits and hyphens, 80 at most{}.",
                    proposal.as_ref().map(|p| format!(", such as: --slug {p}")).unwrap_or_default()
                ),
            ),
            Misuse::EntryExists { path, proposal } => (
                format!("{path} is there already and stays as it is"),
                format!("For another entry of that name choose another file name: --slug {proposal}"),
            ),
            Misuse::SiteExists { path } => (
                format!("the folder {path} is a site already (it has site.yaml)"),
                "Choose another folder: guongsang init new-site. To look at this one: guongsang serve".into(),
            ),
            Misuse::FileInTheWay { path } => (
                format!("{path} is there already and stays as it is"),
                "Choose an empty folder: guongsang init new-site".into(),
            ),
            Misuse::Refused { problem } => {
                let words = problem.words(Lang::En);
                (words.message, words.hint)
            }
            Misuse::CannotPreview { port, error } => (
                format!("cannot open port {port}: {error}"),
                format!("Perhaps another program uses it. Try: guongsang serve --port {}", other_port(*port)),
            ),
            Misuse::PreviewEnded { error } => (
                format!("the preview cannot run: {error}"),
                "Check the site's folder and that you may read it, close other programs and run guongsang serve again."
                    .into(),
            ),
            Misuse::CannotListen { address, error } => (
                format!("cannot open address {address}: {error}"),
                "It must be an address of this computer (ip addr, ipconfig). All of its addresses: --bind 0.0.0.0"
                    .into(),
            ),
        }
    }
}

fn other_port(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(8081)
}

/// Why a run ended before its end.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Failure {
    Misuse(Misuse),
    /// What clap could not parse, already in words.
    Unparsed(Words),
    Publish(PublishError),
    /// A file that could not be read or written.
    File {
        path: PathBuf,
        error: io::Error,
    },
    /// The terminal or the pipe behind us.
    Print(io::Error),
}

impl Failure {
    /// A file that could not be read or written.
    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Failure::File { path, error }
    }

    /// What is wrong, what to do.
    pub fn words(&self, lang: Lang) -> Words {
        match self {
            Failure::Misuse(misuse) => misuse.words(lang),
            Failure::Unparsed(words) => words.clone(),
            Failure::Publish(error) => error.words(lang),
            Failure::File { path, error } => {
                let path = path.display();
                let message = lang.pick(
                    format!("không đọc hoặc ghi được {path}: {error}"),
                    format!("cannot read or write {path}: {error}"),
                );
                let hint = lang.pick(
                    "Kiểm tra chỗ trống trên đĩa và quyền ghi; đóng chương trình đang giữ tệp, rồi chạy lại.",
                    "Check the space on the disk and the rights; close the program that holds the file and run again.",
                );
                Words { message, hint: hint.to_owned() }
            }
            Failure::Print(error) => {
                let message = lang.pick(format!("không in ra được: {error}"), format!("cannot print: {error}"));
                Words { message, hint: String::new() }
            }
        }
    }
}

impl From<Misuse> for Failure {
    fn from(misuse: Misuse) -> Self {
        Failure::Misuse(misuse)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Failure::Publish(error)
    }
}
