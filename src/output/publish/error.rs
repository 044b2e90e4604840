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
            Self::Foreign { path } => (
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
            Self::Io { path, error } => (
                (
                    format!("không ghi được {}: {error}", path.display()),
                    "Kiểm tra quyền ghi và chỗ trống trên đĩa. Trang cũ vẫn còn nguyên.".to_owned(),
                ),
                (
                    format!("cannot write {}: {error}", path.display()),
                    "Check permissions and free space. The old site is untouched.".to_owned(),
                ),
            ),
        };
        let (message, hint) = lang.pick(vi, en);
        Words { message, hint }
    }
}
