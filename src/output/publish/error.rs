//! Why a site cannot be published, in words.

use std::io;
use std::path::PathBuf;

use crate::base::{Lang, Words};

/// Why the output cannot be written.
#[derive(Debug)]
pub enum PublishError {
    /// The folder holds files that guongsang did not write.
    Foreign {
        /// The folder.
        path: PathBuf,
        /// One of them; empty where all may be.
        file: String,
    },
    /// What an earlier build wrote there cannot be known.
    Forgotten {
        /// The folder.
        path: PathBuf,
    },
    /// The system refused when some files were replaced already.
    Unfinished {
        /// Where.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// There is a file, or a symbolic link, where the folder should be.
    IsFile {
        /// What is there.
        path: PathBuf,
    },
    /// The folder is the site's own, or one that its content lies in.
    InsideContent {
        /// The folder.
        path: PathBuf,
    },
    /// Another build writes there.
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// The system refused.
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl PublishError {
    /// What is wrong and what to do.
    pub fn words(&self, lang: Lang) -> Words {
        let (vi, en) = match self {
            Self::Foreign { path, file } if !file.is_empty() => (
                (
                    format!("thư mục {} có “{file}”, không do guongsang tạo ra: dựng lại sẽ làm mất", path.display()),
                    "Chép tệp đó vào static/ nếu thuộc về trang, chuyển đi nơi khác, hoặc dựng bằng --in-place.".to_owned(),
                ),
                (
                    format!("the folder {} holds “{file}”, which guongsang did not write and a build would take away", path.display()),
                    "Put it into static/ if it belongs to the site, move it elsewhere, or build with --in-place.".to_owned(),
                ),
            ),
            Self::Forgotten { path } => (
                (
                    format!("không đọc được danh sách tệp của lần dựng trước trong {}", path.display()),
                    "Tự dọn thư mục này, hoặc chọn một thư mục trống bằng --output.".to_owned(),
                ),
                (
                    format!("the list of files of the last build in {} cannot be read", path.display()),
                    "Clear the folder yourself, or choose an empty one with --output.".to_owned(),
                ),
            ),
            Self::Unfinished { path, error } => (
                (
                    format!("chưa thay xong các tệp, dừng ở {}: {error}", path.display()),
                    "Kiểm tra quyền ghi và chỗ trống trên đĩa rồi chạy lại: lần dựng sau làm nốt. Tệp nào cũng nguyên vẹn.".to_owned(),
                ),
                (
                    format!("not all files are replaced, stopped at {}: {error}", path.display()),
                    "Check permissions and free space and run again: the next build finishes. Every file is whole.".to_owned(),
                ),
            ),
            Self::Foreign { path, .. } => (
                (
                    format!("thư mục {} có tệp không do guongsang tạo ra", path.display()),
                    "Chọn một thư mục trống hoặc chưa có bằng --output, hoặc tự dọn thư mục này.".to_owned(),
                ),
                (
                    format!("the folder {} holds files that guongsang did not write", path.display()),
                    "Choose an empty or new folder with --output, or clear this one yourself.".to_owned(),
                ),
            ),
            Self::IsFile { path } => (
                (
                    format!("{} là tệp hoặc liên kết, không phải thư mục", path.display()),
                    "Chọn một thư mục khác bằng --output.".to_owned(),
                ),
                (
                    format!("{} is a file or a link, not a folder", path.display()),
                    "Choose another folder with --output.".to_owned(),
                ),
            ),
            Self::InsideContent { path } => (
                (
                    format!("{} là thư mục nguồn của trang", path.display()),
                    "Chọn một thư mục riêng cho trang đã dựng bằng --output, ví dụ public.".to_owned(),
                ),
                (
                    format!("{} is the site's own source folder", path.display()),
                    "Choose a folder of its own for the built site with --output, such as public.".to_owned(),
                ),
            ),
            Self::Busy { path } => (
                (
                    format!("một lệnh build khác đang ghi vào {}", path.display()),
                    "Đợi lệnh kia xong rồi chạy lại.".to_owned(),
                ),
                (
                    format!("another build is writing to {}", path.display()),
                    "Wait for it to end and run again.".to_owned(),
                ),
            ),
            Self::Io { path, error } => {
                use io::ErrorKind::{CrossesDevices, PermissionDenied, ResourceBusy};
                let in_place = matches!(error.kind(), CrossesDevices | PermissionDenied | ResourceBusy);
                let (vi, en) = if in_place {
                    (" Nếu không được ghi ở thư mục bên trên, dựng bằng --in-place.", " If the folder above is not yours to write, build with --in-place.")
                } else {
                    ("", "")
                };
                (
                    (
                        format!("không ghi được {}: {error}", path.display()),
                        format!("Kiểm tra quyền ghi và chỗ trống trên đĩa. Trang cũ vẫn còn nguyên.{vi}"),
                    ),
                    (
                        format!("cannot write {}: {error}", path.display()),
                        format!("Check permissions and free space. The old site is untouched.{en}"),
                    ),
                )
            }
        };
        let (message, hint) = lang.pick(vi, en);
        Words { message, hint }
    }
}
