//! What the preview says, in the editor's language: lines on the terminal and the words of the overlay.

use std::fmt::Display;
use std::net::SocketAddr;

use crate::base::{Lang, Severity};

/// Speaks on standard error.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    /// In this language.
    pub lang: Lang,
}

impl Voice {
    /// A voice in a language.
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    fn say(self, vi: impl Display, en: impl Display) {
        match self.lang {
            Lang::Vi => eprintln!("{vi}"),
            Lang::En => eprintln!("{en}"),
        }
    }

    /// The site can be looked at.
    pub fn ready(self, at: SocketAddr) {
        self.say(
            format_args!("Xem trước: http://{at}/ (Ctrl-C để dừng)"),
            format_args!("Preview: http://{at}/ (Ctrl-C ends it)"),
        );
    }

    /// The wanted port was taken.
    pub fn other_port(self, wanted: u16, port: u16) {
        self.say(
            format_args!("Cổng {wanted} đang có chương trình khác dùng, chuyển sang cổng {port}."),
            format_args!("Port {wanted} is taken, using port {port}."),
        );
    }

    /// A build ended.
    pub fn built(self, errors: usize, warnings: usize, milliseconds: u128, at: SocketAddr) {
        if errors + warnings == 0 {
            self.say(
                format_args!("Đã dựng trong {milliseconds} ms, không có lỗi."),
                format_args!("Built in {milliseconds} ms, no problems."),
            );
        } else {
            let count = counts(self.lang, errors, warnings);
            self.say(format_args!("{count}: xem tại http://{at}/"), format_args!("{count}: see http://{at}/"));
        }
    }

    /// A fault of guongsang itself broke a build off; the fault's own text stands above.
    pub fn broke(self) {
        self.say(
            "Lỗi của chính guongsang làm dở việc dựng trang; bản đang xem vẫn giữ nguyên, lưu tệp lần nữa để thử lại.",
            "A fault of guongsang itself broke the build off; what you see stays as it was, save again to retry.",
        );
    }

    /// Changes are not told by the system.
    pub fn polling(self, why: &str) {
        self.say(
            format_args!("Hệ thống không báo được khi tệp thay đổi ({why}); sẽ tự dò mỗi giây một lần."),
            format_args!("The system does not tell of changed files ({why}); looking for them every second."),
        );
    }

    /// The browser did not open.
    pub fn no_browser(self, why: impl Display) {
        self.say(
            format_args!("Không mở được trình duyệt ({why}); hãy tự mở địa chỉ ở trên."),
            format_args!("The browser could not be opened ({why}); please open the address above."),
        );
    }
}

/// `2 lỗi, 1 cảnh báo`; what is zero is left out.
pub fn counts(lang: Lang, errors: usize, warnings: usize) -> String {
    let many = |n: usize, vi: &str, en: &str| match lang {
        Lang::Vi => format!("{n} {vi}"),
        Lang::En if n == 1 => format!("1 {en}"),
        Lang::En => format!("{n} {en}s"),
    };
    let errors = (errors > 0).then(|| many(errors, "lỗi", "error"));
    let warnings = (warnings > 0).then(|| many(warnings, "cảnh báo", "warning"));
    let parts: Vec<String> = errors.into_iter().chain(warnings).collect();
    if parts.is_empty() { lang.pick("không có lỗi", "no problems").to_owned() } else { parts.join(", ") }
}

/// What a problem of this severity is called at the head of its entry.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => lang.pick("Lỗi", "Error"),
        Severity::Warning => lang.pick("Cảnh báo", "Warning"),
        Severity::Note => lang.pick("Ghi chú", "Note"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting() {
        assert_eq!(counts(Lang::Vi, 2, 1), "2 lỗi, 1 cảnh báo");
        assert_eq!(counts(Lang::En, 1, 2), "1 error, 2 warnings");
        assert_eq!(counts(Lang::Vi, 0, 3), "3 cảnh báo");
        assert_eq!(counts(Lang::En, 0, 0), "no problems");
    }
}
