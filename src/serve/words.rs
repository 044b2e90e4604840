//! What the preview says, in the editor's language: lines on the terminal and the words of the overlay.

use std::fmt::Display;
use std::io::ErrorKind;

use crate::base::{Lang, Severity};

use super::printer::Printed;

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
    pub fn ready(self, address: &str) {
        self.say(
            format_args!("Xem thử: {address} (Ctrl-C để dừng)"),
            format_args!("Preview: {address} (Ctrl-C ends it)"),
        );
    }

    /// Others in the room can look at it, too: at an address, if it is known, which a code says to a camera.
    pub fn room(self, address: Option<&str>, code: Option<&str>, drafts: bool) {
        match address {
            Some(address) => self.say(
                format_args!("Máy khác trong mạng này xem tại: {address}"),
                format_args!("Other devices in this network: {address}"),
            ),
            None => self.say(
                "Máy khác trong mạng này xem bằng địa chỉ IP của máy này (Windows: gõ ipconfig) và cổng ở trên.",
                "Other devices in this network use this computer's IP address (ip addr, ipconfig) and the port above.",
            ),
        }
        if let Some(code) = code {
            eprint!("{code}");
        }
        match drafts {
            true => self.say(
                "Chú ý: ai ở trong mạng này cũng xem được, kể cả bài nháp và bài chưa công bố. Chỉ dùng trong mạng tin cậy, \
                 xem xong thì bấm Ctrl-C; thêm --no-drafts để giấu những bài ấy.",
                "Beware: everybody in this network can look, at drafts and unpublished entries, too. Use it in a network that you \
                 trust, end it with Ctrl-C when you are done, and add --no-drafts to hide them.",
            ),
            false => self.say(
                "Chú ý: ai ở trong mạng này cũng xem được. Xem xong thì bấm Ctrl-C.",
                "Beware: everybody in this network can look. End it with Ctrl-C when you are done.",
            ),
        }
    }

    /// The wanted port was taken, or is kept by the system.
    pub fn other_port(self, wanted: u16, port: u16, why: ErrorKind) {
        match why {
            ErrorKind::PermissionDenied => self.say(
                format_args!("Hệ thống không cho dùng cổng {wanted} (cổng dành riêng), chuyển sang cổng {port}."),
                format_args!("The system does not give port {wanted} away (it is reserved), using port {port}."),
            ),
            _ => self.say(
                format_args!("Cổng {wanted} đang có chương trình khác dùng, chuyển sang cổng {port}."),
                format_args!("Port {wanted} is taken, using port {port}."),
            ),
        }
    }

    /// A build ended.
    pub fn built(self, errors: usize, warnings: usize, milliseconds: u128, address: &str) {
        if errors + warnings == 0 {
            self.say(
                format_args!("Đã dựng trong {milliseconds} ms, không có lỗi."),
                format_args!("Built in {milliseconds} ms, no problems."),
            );
        } else {
            let count = counts(self.lang, errors, warnings);
            self.say(format_args!("{count}: xem tại {address}"), format_args!("{count}: see {address}"));
        }
    }

    /// The problems of a build, as the command line draws them.
    pub fn problems(self, printed: &Printed) {
        eprint!("\n{}", printed.text);
        if printed.more > 0 {
            self.say(
                format_args!("… còn {} lỗi hoặc cảnh báo nữa, xem ở trang /_/ của địa chỉ dưới đây.", printed.more),
                format_args!("… {} more errors or warnings: see the page /_/ of the address below.", printed.more),
            );
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

    /// The site lies on another machine, and the system would tell of this machine's changes only.
    pub fn network(self, kind: &str) {
        self.say(
            format_args!(
                "Thư mục trang nằm trên ổ mạng ({kind}), hệ thống có thể không báo khi máy khác sửa tệp; sẽ tự dò mỗi giây một lần."
            ),
            format_args!(
                "The site lies on a network drive ({kind}), where the system may not tell what others change; looking every second."
            ),
        );
    }

    /// The system is not asked for changes, as was wished.
    pub fn looking(self) {
        self.say("Tự dò tệp thay đổi mỗi giây một lần.", "Looking for changed files every second.");
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

/// What an entry is called that readers do not see.
pub fn held(lang: Lang) -> &'static str {
    lang.pick("Chưa công bố", "Not published")
}

/// The words of a link to the page that a file makes.
pub fn see_page(lang: Lang) -> &'static str {
    lang.pick("Xem trang", "See its page")
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
