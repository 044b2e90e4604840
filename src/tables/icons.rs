//! Line icons of 24 × 24, drawn for the project: inside of a `<symbol>`. A page carries those that it uses.

/// The drawing behind a name; a star where the name is unknown.
pub fn icon(name: &str) -> &'static str {
    ICONS.iter().find(|(n, _)| *n == name).map_or(STAR, |(_, drawing)| drawing)
}

const STAR: &str = r#"<path d="M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.9-4.3-4.1 5.9-.8z"/>"#;

const ICONS: &[(&str, &str)] = &[
    ("book", r#"<path d="M12 6.5C10 5 7 4.5 3 4.5v14c4 0 7 .5 9 2 2-1.5 5-2 9-2v-14c-4 0-7 .5-9 2zM12 6.5v14"/>"#),
    (
        "candle",
        r#"<path d="M9 21V11h6v10zM6 21h12M12 11V9M12 2.5c1.8 2 2.2 3.2 2.2 4.2a2.2 2.2 0 0 1-4.4 0c0-1 .4-2.2 2.2-4.2z"/>"#,
    ),
    ("city", r#"<path d="M4 21V9l7-4v16M11 21V11h9v10M3 21h18M7 11v1M7 15v1M14.5 14v1M14.5 17.5v.5M17 14v1"/>"#),
    ("desk", r#"<path d="M3 9h18v3H3zM5 12v8M19 12v8M8 9V5h8v4M11 5V3.5h2V5"/>"#),
    ("digital", r#"<path d="M4 5h16v11H4zM9 20h6M12 16v4M8.5 10.5l2.3 2.2L15.5 8.5"/>"#),
    ("down", r#"<path d="M12 4v11M7.5 11l4.5 4.5L16.5 11M5 20h14"/>"#),
    (
        "drum",
        r#"<path d="M4 8c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 8v9c0 1.7 3.6 3 8 3s8-1.3 8-3V8M8 11l2 8.5M16 11l-2 8.5"/>"#,
    ),
    ("econ", r#"<path d="M4 20h16M7 20v-6M12 20V9M17 20V4"/>"#),
    (
        "flower",
        r#"<circle cx="12" cy="9" r="2"/><path d="M12 7c-2-4 2-4.5 0 0zM12 7c-1.5-3.5 1.5-3.5 0 0M14 9c4-2 4.5 2 0 0zM10 9c-4-2-4.5 2 0 0zM12 11c-2 4 2 4.5 0 0zM12 13v8M12 20c-3 0-5-1-6-3.5 3-.5 5 .5 6 3.5z"/>"#,
    ),
    (
        "hands",
        r#"<path d="M12 11.5S7.8 9.2 7.8 6.2A2.4 2.4 0 0 1 12 4.7a2.4 2.4 0 0 1 4.2 1.5c0 3-4.2 5.3-4.2 5.3zM3 15h3l4 2h4a1.5 1.5 0 0 0 0-3h-3M3 20.5h9l8-4.8a1.6 1.6 0 0 0-1.7-2.7L14.5 15"/>"#,
    ),
    (
        "health",
        r#"<path d="M12 20.5S4 15.5 4 9.8A4.6 4.6 0 0 1 12 7a4.6 4.6 0 0 1 8 2.8c0 5.7-8 10.7-8 10.7zM12 10.5v5M9.5 13h5"/>"#,
    ),
    ("home", r#"<path d="M3.5 11.5L12 4l8.5 7.5M6 10v10h12V10M10 20v-5.5h4V20"/>"#),
    ("leaf", r#"<path d="M5.5 17.5C4 11 9 5 20 4c.5 10-5 16-13 14.5M4 21c1.2-5 4-8.5 8.5-10.5"/>"#),
    (
        "lotus",
        r#"<path d="M12 19.5c-4-2.5-4.5-8.5 0-14 4.5 5.5 4 11.5 0 14zM12 19.5c-5 .5-8.5-2.5-9-8 2.3-.3 4 .2 5.6 1.3M12 19.5c5 .5 8.5-2.5 9-8-2.3-.3-4 .2-5.6 1.3"/>"#,
    ),
    ("party", r#"<path d="M6 21V4h12l-3 4 3 4H6"/>"#),
    (
        "people",
        r#"<circle cx="8" cy="8" r="3"/><circle cx="16.5" cy="9" r="2.5"/><path d="M2.5 20c0-4 2.5-6.5 5.5-6.5s5.5 2.5 5.5 6.5M15 13.7c3.5-.5 6.5 1.8 6.5 6.3"/>"#,
    ),
    ("print", r#"<path d="M7 9V3h10v6M7 18H4V9h16v9h-3M7 14h10v7H7z"/>"#),
    (
        "rice",
        r#"<path d="M12 22V6M12 11c-3 0-5-2-5-4.5 3 0 5 2 5 4.5zM12 11c3 0 5-2 5-4.5-3 0-5 2-5 4.5zM12 17c-3 0-5-2-5-4.5 3 0 5 2 5 4.5zM12 17c3 0 5-2 5-4.5-3 0-5 2-5 4.5zM12 6c-1.5-1-1.5-3 0-4.5 1.5 1.5 1.5 3.5 0 4.5z"/>"#,
    ),
    ("road", r#"<path d="M8 3L3.5 21M16 3l4.5 18M12 3v3M12 10v4M12 18v3"/>"#),
    ("search", r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>"#),
    ("shield", r#"<path d="M12 3l7.5 2.5v6c0 4.5-3 7.5-7.5 9.5-4.5-2-7.5-5-7.5-9.5v-6zM8.8 12l2.2 2.2 4.2-4.4"/>"#),
    ("star", STAR),
    (
        "tool",
        r#"<path d="M14.5 6.5a4 4 0 0 1 5-3l-2.8 2.8 1 2 2 1 1.3-1.3M14.5 6.5a4 4 0 0 0 .4 2.6L4 20l-.5-.5a2 2 0 0 1 0-2.5L14.5 6.5zM17.2 10.8a4 4 0 0 0 3.3-1"/>"#,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sector_has_a_drawing_of_its_own_name() {
        for (.., name) in crate::tables::BUILTIN_SECTORS {
            assert!(ICONS.iter().any(|(n, _)| n == name), "{name}");
        }
        assert!(ICONS.windows(2).all(|w| w[0].0 < w[1].0));
    }
}
