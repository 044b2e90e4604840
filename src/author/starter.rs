//! The site that `init` writes: one example of each kind about a commune that does not exist.

macro_rules! files {
    ($($path:literal,)*) => {
        /// Path below the site's folder and text of each file.
        pub const STARTER: &[(&str, &str)] = &[$(($path, include_str!(concat!("starter/", $path)))),*];
    };
}

files! {
    "site.yaml",
    "data/dia-ban.yaml",
    "data/linh-vuc.yaml",
    "content/ca-nhan/tran-thi-mau.md",
    "content/tap-the/to-hoa-giai-thon-trung.md",
    "content/mo-hinh/ngo-sach-thu-bay.md",
    "content/van-ban/05-kh-du.md",
    "content/chuyen-de/viec-nho-moi-tuan.md",
    "content/trang/gioi-thieu.md",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{MemoryWorld, Severity};
    use crate::model::Kind;

    #[test]
    fn the_starter_site_has_nothing_wrong_and_one_of_each_kind() {
        let mut world = MemoryWorld::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
        for (path, text) in STARTER {
            world.insert(path, *text);
        }
        let compiled = crate::compile(&world);
        let wrong: Vec<_> = compiled.problems.iter().filter(|d| d.severity() != Severity::Note).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        for kind in Kind::ALL {
            let published = |e: &&std::sync::Arc<crate::model::Entry>| e.kind == kind && e.is_published();
            assert_eq!(compiled.site.corpus.entries.iter().filter(published).count(), 1, "{kind:?}");
        }
    }
}
