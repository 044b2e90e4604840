//! Every key of every file: names, form, meaning, example.

use std::fmt::Write;

use guongsang::base::Shape;
use guongsang::parse::KeySpec;
use guongsang::parse::keys::TABLES;

use super::{cell, generated_from, plain};

const HEAD: &str = "\
# Các mục thông tin · Front matter

Tên mục viết có dấu hay không dấu, hoa hay thường, cách bằng dấu cách, gạch nối hay gạch dưới đều được: `lĩnh vực`, `linh_vuc` và `Linh-vuc` là một.
Tên tiếng Anh dùng thay được. **Mục in đậm là bắt buộc.** Mục ghi *riêng* không bao giờ ra trang. Mục nhận danh sách thì viết một giá trị đơn cũng được.

Keys are matched without regard to case, diacritics, spaces, hyphens and underscores; the English name does as well.
**Keys in bold are required.** Keys marked *riêng* (private) are never published. A key that takes a list takes a single value too.
";

/// The page.
pub fn page() -> String {
    let mut page = generated_from("src/parse/keys.rs");
    page.push_str(HEAD);
    for (vi, en, keys) in TABLES {
        let heading = if vi == en { format!("`{vi}`") } else { format!("{vi} · {en}") };
        line(&mut page, &format!("\n## {heading}"));
        table(&mut page, keys);
    }
    page
}

/// The table of some keys, then those below them.
fn table(page: &mut String, keys: &'static [KeySpec]) {
    line(
        page,
        "\n| Mục | English | Nhận · takes | Ý nghĩa · meaning | Ví dụ · example |\n| --- | --- | --- | --- | --- |",
    );
    keys.iter().for_each(|key| line(page, &row(key)));
    for (names, inner) in nested(keys) {
        line(page, &format!("\n### Mục con của {} · below {}", quoted(&names), quoted(&english(keys, inner))));
        table(page, inner);
    }
}

fn row(key: &KeySpec) -> String {
    let name = if key.required { format!("**`{}`**", key.vi) } else { format!("`{}`", key.vi) };
    let private = if key.private { "*riêng:* " } else { "" };
    format!(
        "| {name} | {} | {} | {private}{}<br>{} | `{}: {}` |",
        quoted(key.en),
        takes(key),
        cell(&plain(key.doc_vi)),
        cell(&plain(key.doc_en)),
        key.vi,
        cell(key.example)
    )
}

/// The tables below some keys, each once, with the keys that share it.
fn nested(keys: &'static [KeySpec]) -> Vec<(Vec<&'static str>, &'static [KeySpec])> {
    let mut found: Vec<(Vec<&str>, &[KeySpec])> = Vec::new();
    for key in keys.iter().filter(|key| !key.inner.is_empty()) {
        match found.iter_mut().find(|(_, inner)| std::ptr::eq(*inner, key.inner)) {
            Some((names, _)) => names.push(key.vi),
            None => found.push((vec![key.vi], key.inner)),
        }
    }
    found
}

fn english(keys: &'static [KeySpec], inner: &[KeySpec]) -> Vec<&'static str> {
    keys.iter().filter(|key| std::ptr::eq(key.inner, inner)).filter_map(|key| key.en.first().copied()).collect()
}

fn quoted(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

fn takes(key: &KeySpec) -> &'static str {
    match key.shape {
        Shape::Text if !key.inner.is_empty() => "chữ hoặc mục con · text or sub-keys",
        Shape::Text => "chữ · text",
        Shape::Date => "ngày · date",
        Shape::Years => "năm · years",
        Shape::YesNo => "có, không · yes, no",
        Shape::Number => "số · number",
        Shape::List if !key.inner.is_empty() => "danh sách mục con · list of sub-keys",
        Shape::List => "danh sách · list",
        Shape::Mapping => "mục con · sub-keys",
        Shape::Choice => "giá trị cho sẵn · choice",
        Shape::Reference => "dẫn tới bài khác · reference",
    }
}

fn line(page: &mut String, text: &str) {
    writeln!(page, "{text}").expect("writing to a string does not fail");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_row_and_shared_tables_come_once() {
        let page = page();
        assert!(page.contains("| **`địa bàn`** | `place` | chữ · text |"), "{page}");
        assert!(page.contains("| `ảnh` | `image`, `picture` | chữ hoặc mục con · text or sub-keys |"), "{page}");
        assert!(page.contains("| `riêng tư` | `private` | mục con · sub-keys | *riêng:* "), "{page}");
        assert_eq!(page.matches("\n| `hình thức` | `form` |").count(), 1);
    }
}
