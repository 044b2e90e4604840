//! Kinds of entries by the names that people type.

use crate::model::Kind;
use crate::parse::nearest;
use crate::text::fold_key;

/// The folded names of a kind, Vietnamese first.
fn names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Individual => &["canhan", "individual", "person"],
        Kind::Collective => &["tapthe", "collective"],
        Kind::Initiative => &["mohinh", "initiative", "model"],
        Kind::Document => &["vanban", "document"],
        Kind::Topic => &["chuyende", "topic"],
        Kind::Page => &["trang", "page"],
    }
}

fn kind_named(folded: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| names(*kind).contains(&folded))
}

/// Splits `cá nhân Nguyễn Thị A` into the kind and the rest; a kind of two words needs no quotes.
pub fn kind_and_name(words: &[String]) -> Option<(Kind, String)> {
    (1..=words.len().min(2)).find_map(|count| {
        let (kind, name) = words.split_at(count);
        Some((kind_named(&fold_key(&kind.concat()))?, name.join(" ")))
    })
}

/// The kind that was probably meant.
pub fn nearest_kind(written: &str) -> Option<Kind> {
    let candidates =
        Kind::ALL.into_iter().flat_map(|kind| names(kind).iter().map(move |name| ((*name).to_owned(), kind)));
    nearest(&fold_key(written), candidates)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Option<(Kind, String)> {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        kind_and_name(&words)
    }

    #[test]
    fn kinds_with_and_without_diacritics_hyphens_and_quotes() {
        for text in ["ca-nhan Bà A", "cá nhân Bà A", "CÁ-NHÂN Bà A", "individual Bà A", "person Bà A"] {
            assert_eq!(split(text), Some((Kind::Individual, "Bà A".to_owned())), "{text}");
        }
        assert_eq!(split("trang Giới thiệu"), Some((Kind::Page, "Giới thiệu".to_owned())));
        assert_eq!(split("mo hinh"), Some((Kind::Initiative, String::new())));
        assert_eq!(split("bản tin"), None);
        assert_eq!(kind_and_name(&[]), None);
    }

    #[test]
    fn slips() {
        assert_eq!(nearest_kind("ca-nhann"), Some(Kind::Individual));
        assert_eq!(nearest_kind("indivdual"), Some(Kind::Individual));
        assert_eq!(nearest_kind("bản tin"), None);
    }
}
