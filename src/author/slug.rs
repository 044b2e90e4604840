//! File names of new entries.

use crate::text::is_safe_segment;
use crate::text::slug::SEGMENT_BYTES;

/// Whether a file of this name gives a page that the site does not make itself.
pub fn is_free_slug(slug: &str) -> bool {
    let later_page = slug.rsplit_once("-trang-").is_some_and(|(_, n)| n.bytes().all(|b| b.is_ascii_digit()));
    is_safe_segment(slug) && !matches!(slug, "index" | "dan-chieu") && !later_page
}

/// Another name for an entry whose own is taken: with the year, else with a number.
pub fn other_slug(slug: &str, year: u16, taken: &dyn Fn(&str) -> bool) -> String {
    // `a-trang-2` would be the second page of a list `a`.
    let between = if slug.ends_with("-trang") { "-so" } else { "" };
    let endings = std::iter::once(u32::from(year)).chain(2..);
    let named = |ending: u32| {
        let ending = format!("{between}-{ending}");
        let stem = &slug[..slug.len().min(SEGMENT_BYTES - ending.len())];
        format!("{}{ending}", stem.trim_end_matches('-'))
    };
    endings.map(named).find(|name| is_free_slug(name) && !taken(name)).expect("numbers do not end before free names do")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_the_site_makes_itself() {
        for slug in ["index", "dan-chieu", "a-trang-2", "con", "", "Bà-A"] {
            assert!(!is_free_slug(slug), "{slug}");
        }
        assert!(is_free_slug("nguyen-thi-a"));
    }

    #[test]
    fn other_names() {
        assert_eq!(other_slug("ba-a", 2026, &|_| false), "ba-a-2026");
        assert_eq!(other_slug("ba-a", 2026, &|s| s == "ba-a-2026"), "ba-a-2");
        let long = "x".repeat(80);
        assert_eq!(other_slug(&long, 2026, &|_| false).len(), 80);
        assert_eq!(other_slug("a-trang", 2026, &|s| s.ends_with('6')), "a-trang-so-2");
    }
}
