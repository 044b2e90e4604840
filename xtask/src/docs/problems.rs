//! Every problem that `check` can find, as `check --explain` tells it.

use guongsang::base::{Code, Lang, Severity};

use super::{generated_from, plain};

const HEAD: &str = "\
# Các lỗi và nhận xét · Problems

**Lỗi** giữ trang lại, bản dựng lần trước còn nguyên; **cảnh báo** và **ghi chú** thì không. `guongsang check --explain GS0101` in phần giải thích này ra màn hình.

An **error** withholds the site and leaves the last build as it was; **warnings** and **notes** do not. `guongsang check --explain GS0101` prints these explanations.
";

/// The page.
pub fn page() -> String {
    let mut page = generated_from("src/base/problem.rs and its texts");
    page.push_str(HEAD);
    for code in Code::ALL {
        page.push_str(&entry(*code));
    }
    page
}

fn entry(code: Code) -> String {
    let severity = match code.severity() {
        Severity::Error => "lỗi · error",
        Severity::Warning => "cảnh báo · warning",
        Severity::Note => "ghi chú · note",
    };
    format!("\n## {code}: {severity}\n\n{}\n\n{}\n", text(code, Lang::Vi), text(code, Lang::En))
}

fn text(code: Code, lang: Lang) -> String {
    plain(code.explanation(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_section_in_both_languages() {
        let page = page();
        assert_eq!(page.matches("\n## GS").count(), Code::ALL.len());
        assert!(
            Code::ALL.iter().all(|code| page.contains(&text(*code, Lang::Vi)) && page.contains(&text(*code, Lang::En)))
        );
    }
}
