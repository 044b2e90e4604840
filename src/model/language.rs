//! Languages in which a site may have content, and how file names say so: `a.en.md` is the English text of `a.md`.

/// A language.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// Its code (BCP 47; ISO 639-1 where it has one, else ISO 639-3).
    pub code: &'static str,
    /// Its name for those who read it.
    pub name: &'static str,
    /// Language and territory as Open Graph has them; nothing where there is no usual one.
    pub locale: &'static str,
    /// Where its pages lie in a site that has another first language.
    pub folder: &'static str,
}

const fn language(code: &'static str, name: &'static str, folder: &'static str, locale: &'static str) -> Language {
    Language { code, name, locale, folder }
}

/// Vietnamese, the languages of neighbours and partners, and those of Viet Nam's peoples that the national radio's VOV4 speaks and
/// that have a written form. No code may be the name of a folder that a site has at its root.
pub const LANGUAGES: &[Language] = &[
    language("vi", "Tiếng Việt", "vi/", "vi_VN"),
    language("en", "English", "en/", "en_GB"),
    language("km", "ភាសាខ្មែរ", "km/", "km_KH"),
    language("lo", "ພາສາລາວ", "lo/", "lo_LA"),
    language("zh", "中文", "zh/", "zh_CN"),
    language("fr", "Français", "fr/", "fr_FR"),
    language("ja", "日本語", "ja/", "ja_JP"),
    language("ko", "한국어", "ko/", "ko_KR"),
    language("ru", "Русский", "ru/", "ru_RU"),
    language("th", "ไทย", "th/", "th_TH"),
    language("bdq", "Bahnar", "bdq/", ""),
    language("blt", "Tiếng Thái", "blt/", ""),
    language("cjm", "Tiếng Chăm", "cjm/", ""),
    language("cmo", "Mnông", "cmo/", ""),
    language("hmn", "Hmoob", "hmn/", ""),
    language("hre", "Hrê", "hre/", ""),
    language("ium", "Tiếng Dao", "ium/", ""),
    language("jra", "Jrai", "jra/", ""),
    language("kpm", "Kơho", "kpm/", ""),
    language("mtq", "Tiếng Mường", "mtq/", ""),
    language("nut", "Tiếng Nùng", "nut/", ""),
    language("rad", "Êđê", "rad/", ""),
    language("tyz", "Tiếng Tày", "tyz/", ""),
];

impl Language {
    /// The language of a code, in any case.
    pub fn of(code: &str) -> Option<&'static Language> {
        LANGUAGES.iter().find(|language| language.code.eq_ignore_ascii_case(code))
    }
}

/// The path without the language in its name, and that language: `ca-nhan/a.en.md` is `ca-nhan/a.md` in English.
pub fn split_language(path: &str) -> Option<(String, &'static Language)> {
    let (rest, end) = path.rsplit_once('.')?;
    let (base, code) = rest.rsplit_once('.')?;
    if base.is_empty() || base.ends_with('/') || code.contains('/') {
        return None;
    }
    Some((format!("{base}.{end}"), Language::of(code)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_the_language() {
        let split = |path| split_language(path).map(|(base, language)| (base, language.code));
        assert_eq!(split("content/ca-nhan/a.en.md"), Some(("content/ca-nhan/a.md".to_owned(), "en")));
        assert_eq!(split("content/ca-nhan/b/index.km.md"), Some(("content/ca-nhan/b/index.md".to_owned(), "km")));
        assert_eq!(split("a.EN.md"), Some(("a.md".to_owned(), "en")));
        for none in ["a.md", "a.2024.md", "en.md", "x/.en.md", "a.en/b.md", "en"] {
            assert_eq!(split(none), None, "{none}");
        }
    }

    #[test]
    fn codes_are_no_folders_of_a_site() {
        for language in LANGUAGES {
            assert!(!["g", "nam", "api"].contains(&language.code), "{}", language.code);
            assert!(language.code.len() == 2 || language.code.len() == 3);
        }
    }
}
