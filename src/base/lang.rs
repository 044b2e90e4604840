//! The two languages in which guongsang speaks to its users.

use std::fmt;

/// Language of messages and of the site's interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Lang {
    /// Vietnamese, the default: editors are Vietnamese officers.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language that a locale name such as `vi_VN.UTF-8`, `en` or `C` asks for, if it is one of ours.
    pub fn from_locale(locale: &str) -> Option<Lang> {
        let name = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "vi" => Some(Lang::Vi),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// Picks the text in this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.pick("vi", "en"))
    }
}

/// A number as each language groups its digits: `332.100`, `332,100`.
pub fn number(n: usize, lang: Lang) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(lang.pick('.', ','));
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales() {
        assert_eq!(Lang::from_locale("vi_VN.UTF-8"), Some(Lang::Vi));
        assert_eq!(Lang::from_locale("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_locale("C"), None);
        assert_eq!(Lang::from_locale(""), None);
    }
}
