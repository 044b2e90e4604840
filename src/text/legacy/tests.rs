//! The tables by round trip through encoders of their own, detection by passages in both encodings and in languages that
//! share their letters.

use proptest::prelude::*;

use super::super::letters::VOWELS;
use super::{Legacy, convert, convert_upper, detect, tcvn3, vni};

/// Written for these tests; capitals with a tone only in words of capitals, which TCVN3 can tell.
const STORY: &str = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
    Độc lập - Tự do - Hạnh phúc\n\n\
    Nhiều năm nay, bà con thôn Bãi Soi quen với hình ảnh ông giữ giờ nước đi dọc bờ kênh từ sáng sớm. Ông ghi lịch bơm \
    lên tấm bảng gỗ, thửa nào trước, thửa nào sau, ai cũng đọc được. Tiền điện giảm, lúa tốt, xóm làng thôi cãi nhau.\n";

fn encode(text: &str, encoding: Legacy) -> String {
    match encoding {
        Legacy::Tcvn3 => tcvn3::encode(text),
        Legacy::Vni => vni::encode(text),
    }
}

/// `text` with every suspect passage replaced.
fn repaired(text: &str) -> String {
    let mut out = String::new();
    let mut copied = 0;
    for suspect in detect(text) {
        out.push_str(&text[copied..suspect.range.start]);
        out.push_str(&suspect.converted);
        copied = suspect.range.end;
    }
    out + &text[copied..]
}

#[test]
fn every_letter_comes_back() {
    for (i, letter) in VOWELS.iter().flatten().chain(&['đ', 'Đ']).enumerate() {
        let plain = letter.to_string();
        assert_eq!(convert(&vni::encode(&plain), Legacy::Vni), plain);
        let stored = tcvn3::encode(&plain);
        if i < 72 || stored.chars().all(|c| matches!(c, 'A'..='Z' | '\u{A1}'..='\u{A7}')) {
            assert_eq!(convert(&stored, Legacy::Tcvn3), plain);
        } else {
            assert_eq!(convert(&stored, Legacy::Tcvn3), plain.to_lowercase());
        }
        let shouted = format!("NH{}NG", plain.to_uppercase());
        assert_eq!(convert(&encode(&shouted, Legacy::Tcvn3), Legacy::Tcvn3), shouted);
        assert_eq!(convert(&encode(&shouted, Legacy::Vni), Legacy::Vni), shouted);
    }
}

#[test]
fn known_samples() {
    let tcvn3 = "§¶ng bé; Céng hoµ x· héi chñ nghÜa ViÖt Nam; §éc lËp - Tù do - H¹nh phóc; \u{93}ng\u{ad}êi tèt\u{94}";
    let unicode = "Đảng bộ; Cộng hoà xã hội chủ nghĩa Việt Nam; Độc lập - Tự do - Hạnh phúc; “người tốt”";
    assert_eq!(convert(tcvn3, Legacy::Tcvn3), unicode);
    let vni = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam; Ñoäc laäp - Töï do - Haïnh phuùc; ngöôøi toát";
    let unicode = "Cộng hòa xã hội chủ nghĩa Việt Nam; Độc lập - Tự do - Hạnh phúc; người tốt";
    assert_eq!(convert(vni, Legacy::Vni), unicode);
    assert_eq!(convert("ÑAÛNG BOÄ TÆNH, KYÙ, KÎ, ÔÛ", Legacy::Vni), "ĐẢNG BỘ TỈNH, KÝ, KỴ, Ở");
}

#[test]
fn capitals_of_tcvn3_follow_their_word_and_its_neighbours() {
    for (stored, text) in [
        ("§¶NG Bé TØNH", "ĐẢNG BỘ TỈNH"),
        ("X· HéI Më", "XÃ HỘI MỞ"),
        ("ViÖt Më", "Việt Mở"),
        ("UBND x·", "UBND xã"),
        ("Tæ 5", "Tổ 5"),
    ] {
        assert_eq!(convert(stored, Legacy::Tcvn3), text);
    }
    assert_eq!(convert_upper("céng hoµ x· héi"), "CỘNG HOÀ XÃ HỘI");
}

#[test]
fn a_pasted_story_is_found_and_repaired() {
    for encoding in [Legacy::Tcvn3, Legacy::Vni] {
        let stored = encode(STORY, encoding);
        let found = detect(&stored);
        assert!(found.iter().all(|s| s.encoding == encoding), "{found:?}");
        // One for each line: a range never runs over a line's end.
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(repaired(&stored), STORY);
    }
}

#[test]
fn short_phrases_are_found_where_they_stand() {
    for (text, passage, converted) in [
        ("Tựa đề cũ: §éc lËp - Tù do - H¹nh phóc.", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Theo bản cũ, Ñoäc laäp - Töï do là thế", "Ñoäc laäp - Töï", "Độc lập - Tự"),
        ("tên: \"§¶ng bé x·\"", "§¶ng bé x·", "Đảng bộ xã"),
        ("xã: Céng hoµ", "Céng hoµ", "Cộng hoà"),
        ("cô bé ViÖt Nam và mẹ", "ViÖt", "Việt"),
        ("tù do, ViÖt Nam: bé x·", "tù do, ViÖt Nam: bé x·", "tự do, Việt Nam: bộ xã"),
        ("họ tên: NguyÔn Văn", "NguyÔn", "Nguyễn"),
        ("một ngöôøi tốt", "ngöôøi", "người"),
    ] {
        let found = detect(text);
        assert_eq!(found.len(), 1, "{text} {found:?}");
        assert_eq!((&text[found[0].range.clone()], found[0].converted.as_str()), (passage, converted));
    }
}

#[test]
fn keys_between_values_stay() {
    let text = "tên: §¶ng bé x·\nmã: bé\nxã: Céng hoµ\n";
    let found: Vec<&str> = detect(text).into_iter().map(|s| &text[s.range]).collect();
    assert_eq!(found, ["§¶ng bé x·", "Céng hoµ"]);
}

#[test]
fn decomposed_pastes_are_found_too() {
    use unicode_normalization::UnicodeNormalization;
    let stored: String = encode(STORY, Legacy::Vni).nfd().collect();
    assert_eq!(repaired(&stored), STORY);
}

#[test]
fn true_text_is_left_alone() {
    for text in [
        STORY,
        "Ông bé đi về, cô bé mù, thú dữ, cú vọ, cá rô; bà cả, chú hề: hòan thành, qúa khứ, tóan học.",
        "café, Noël, garçon, où est la forêt? Là-bas, dû à l'été. Thaï, haï, maïs, goût, août, naïf.",
        "Für Fußgänger: schöne Grüße aus Köln, Straße, Öl, Tür, Bär, Maß, Höhe, Übung, süß, müde, Hä?",
        "Não, mãe e pão; é só às três, à mão, avó, você, ção, São João, coração, põe, maçã.",
        "El niño año señor, así, también, corazón, qué, más, sí, ¿cómo?, día, país, aún, tú.",
        "Går på ö, från Malmö; Æ, Ærø, smørrebrød; København; tête-à-tête; Çà.",
        "Điều 5 § 2; 10 µm, 5 N·m, ma trận m×n; 30°C ± 2; 400 m²; © 2024 Zalo®; «Gương sáng»; kho¹ và do² cho¹",
        "• một\n· hai\n· ba\n» bốn",
        "naïve English text with a café, a façade and a résumé about coöperation",
    ] {
        assert_eq!(detect(text), [], "{text}");
    }
}

proptest! {
    #[test]
    fn ranges_lie_on_characters_in_order(s in "(\\PC|[a-z A-Z]|[\u{a1}-\u{ff}]|\\n){0,60}") {
        let mut last = 0;
        for suspect in detect(&s) {
            prop_assert!(last <= suspect.range.start && suspect.range.start < suspect.range.end);
            prop_assert!(!s[suspect.range.clone()].contains('\n'));
            last = suspect.range.end;
        }
    }

    #[test]
    fn small_text_comes_back(s in "[a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ ,.]{0,40}") {
        prop_assert_eq!(convert(&tcvn3::encode(&s), Legacy::Tcvn3), s.clone());
        prop_assert_eq!(convert(&vni::encode(&s), Legacy::Vni), s);
    }
}
