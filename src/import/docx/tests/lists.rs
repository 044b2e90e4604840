//! Numbers and bullets.

use super::*;

fn level(index: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

fn kind(id: u8, levels: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#)
}

fn list(id: u8, kind: u8, more: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>"#)
}

fn item(word: Word, list: u8, level: u8) -> Word {
    word.set(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), "x")
}

fn labels(numbering: &str, items: &[(u8, u8)]) -> Vec<String> {
    let word = items.iter().fold(Word::new().numbering(numbering), |word, &(list, level)| item(word, list, level));
    manuscript(&word).paragraphs().iter().map(|one| one.label.clone().unwrap_or_default()).collect()
}

#[test]
fn levels_count_and_begin_anew() {
    let levels =
        level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%1.%2.", "") + &level(2, "lowerLetter", " %3) ", "");
    let numbering = kind(0, &levels) + &list(1, 0, "");
    let items = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (0, 0), (9, 0)];
    assert_eq!(labels(&numbering, &items), ["I.", "I.1.", "I.2.", "a)", "II.", "II.1.", "a)", "", ""]);
    let legal = level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
    assert_eq!(labels(&(kind(0, &legal) + &list(1, 0, "")), &[(1, 0), (1, 1)]), ["I.", "1.1"]);
    let goes_on = level(0, "decimal", "%1", "") + &level(1, "decimal", "%2", "<w:lvlRestart w:val=\"0\"/>");
    assert_eq!(labels(&(kind(0, &goes_on) + &list(1, 0, "")), &[(1, 0), (1, 1), (1, 0), (1, 1)]), ["1", "1", "2", "2"]);
}

#[test]
fn lists_of_one_kind_count_together_until_one_starts_over() {
    let start = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
    let numbering = kind(0, &level(0, "decimal", "%1", "")) + &list(1, 0, "") + &list(2, 0, "") + &list(3, 0, start);
    assert_eq!(labels(&numbering, &[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]), ["1", "2", "5", "6", "7"]);
    let other = format!(r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#, level(0, "lowerRoman", "(%1)", ""));
    let numbering = kind(0, &level(0, "decimal", "%1", "")) + &list(1, 0, &other);
    assert_eq!(labels(&numbering, &[(1, 0)]), ["(i)"]);
}

#[test]
fn formats_of_numbers() {
    for (format, start, label) in [
        ("decimalZero", 7, "07"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("ordinal", 22, "22nd"),
        ("none", 3, ""),
        ("chicago", 3, "3"),
        ("lowerLetter", 4_000_000_000_u32, "4000000000"),
    ] {
        let levels = level(0, format, "%1", "").replace("w:start w:val=\"1\"", &format!("w:start w:val=\"{start}\""));
        assert_eq!(labels(&(kind(0, &levels) + &list(1, 0, "")), &[(1, 0)]), [label], "{format}");
    }
}

#[test]
fn bullets() {
    let symbol = r#"<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>"#;
    for (text, more, label) in [
        ("-", "", "-"),
        ("+", "", "+"),
        ("–", "", "–"),
        ("o", "", "o"),
        ("\u{f0b7}", "", "•"),
        ("\u{f0a7}", symbol, "•"),
        ("\u{f02d}", symbol, "-"),
        ("v", symbol, "•"),
    ] {
        let numbering = kind(0, &level(0, "bullet", text, more)) + &list(1, 0, "");
        assert_eq!(labels(&numbering, &[(1, 0)]), [label], "{text:?}");
    }
}

#[test]
fn styles_may_name_lists() {
    let numbering =
        kind(0, &(level(0, "decimal", "Điều %1.", "") + &level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"S\"/>")))
            + &list(1, 0, "")
            + r#"<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>"#
            + &level(0, "decimal", "L%1", "")
            + r#"</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>"#
            + &list(2, 2, "");
    let styles =
        r#"<w:style w:type="paragraph" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let word = item(Word::new().numbering(&numbering).styles(styles), 1, 0)
        .set("<w:pStyle w:val=\"S\"/>", "x")
        .set("<w:pStyle w:val=\"S\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "x")
        .set("<w:pStyle w:val=\"S\"/>", "");
    assert_eq!(shown(&item(word, 2, 0)), ["[Điều 1.] x", "[1.1] x", "x", "[1.2] ", "[L1] x"]);
}
