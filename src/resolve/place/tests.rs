//! The rules of the design page one by one, and the round trip of every unit's own name.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::model::place::{Level, OwnPlace};

const BEFORE: &str = "2023-05-19";
const TODAY: &str = "2026-01-01";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A site with its scope, for short lines.
struct Site {
    g: Gazetteer,
    scope: Scope,
}

impl Site {
    fn new(scope: &str) -> Self {
        let g = Gazetteer::builtin();
        let scope = resolve_scope(&g, scope, day(TODAY)).unwrap();
        Self { g, scope }
    }

    /// The full name of the unit, or the error.
    fn of(&self, text: &str, on: &str) -> Result<String, PlaceError> {
        resolve(&self.g, &self.scope, text, day(on)).map(|id| self.g.full_name(id))
    }

    fn ok(&self, text: &str, on: &str) -> String {
        self.of(text, on).unwrap_or_else(|error| panic!("{text}: {error:?}"))
    }

    fn names(&self, ids: &[PlaceId]) -> Vec<String> {
        ids.iter().map(|id| self.g.full_name(*id)).collect()
    }

    fn candidates(&self, text: &str, on: &str) -> Vec<String> {
        match self.of(text, on) {
            Err(PlaceError::Ambiguous { candidates }) => self.names(&candidates),
            other => panic!("{text}: {other:?}"),
        }
    }

    fn nearest(&self, text: &str, on: &str) -> (String, Vec<String>) {
        match self.of(text, on) {
            Err(PlaceError::NotFound { part, nearest }) => (part, self.names(&nearest)),
            other => panic!("{text}: {other:?}"),
        }
    }
}

const CAO_XA: &str = "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang";
const TAN_YEN: &str = "xã Tân Yên, tỉnh Bắc Ninh";

#[test]
fn a_commune_of_before_is_found_in_every_scope_that_holds_it() {
    let scopes =
        ["cả nước", "tỉnh Bắc Giang", "huyện Tân Yên, tỉnh Bắc Giang", "xã Tân Yên, tỉnh Bắc Ninh", "tỉnh Bắc Ninh"];
    for scope in scopes {
        let site = Site::new(scope);
        for text in [
            "xã Cao Xá, huyện Tân Yên",
            "Cao Xá, Tân Yên",
            "xã Cao Xá - huyện Tân Yên",
            "Cao Xá – Tân Yên – Bắc Giang",
            "X. Cao Xá, H. Tân Yên, T. Bắc Giang",
            "cao xa, tan yen",
            "xã Cao Xá, tỉnh Bắc Giang",
            "Xã  CAO XÁ ,Huyện Tân Yên, Tỉnh Bắc Giang, Việt Nam",
            "07336",
        ] {
            assert_eq!(site.ok(text, BEFORE), CAO_XA, "{scope}");
        }
        assert_eq!(site.ok("xã Cao Xá, huyện Tân Yên", TODAY), CAO_XA, "{scope}");
        assert_eq!(site.ok(TAN_YEN, BEFORE), TAN_YEN, "{scope}");
        assert_eq!(
            site.ok("TT. Cao Thượng, H. Tân Yên, T. Bắc Giang", TODAY).split(',').next(),
            Some("thị trấn Cao Thượng")
        );
    }
}

#[test]
fn the_day_decides_between_the_periods() {
    let site = Site::new("cả nước");
    assert_eq!(site.ok("07339", BEFORE), "thị trấn Cao Thượng, huyện Tân Yên, tỉnh Bắc Giang");
    assert_eq!(site.ok("07339", TODAY), TAN_YEN);
    assert_eq!(site.ok("07339-den-2025", TODAY), "thị trấn Cao Thượng, huyện Tân Yên, tỉnh Bắc Giang");
    let site = Site::new("huyện Tân Yên, tỉnh Bắc Giang");
    assert_eq!(site.ok("Tân Yên", BEFORE), "huyện Tân Yên, tỉnh Bắc Giang");
    assert_eq!(site.ok("Tân Yên", TODAY), TAN_YEN);
    assert_eq!(site.ok("xã Phúc Hòa", "2025-06-30"), "xã Phúc Hòa, huyện Tân Yên, tỉnh Bắc Giang");
    assert_eq!(site.ok("xã Phúc Hòa", "2025-07-01"), "xã Phúc Hòa, tỉnh Bắc Ninh");
}

#[test]
fn a_province_without_a_district_means_the_two_levels_of_today() {
    let site = Site::new("cả nước");
    assert_eq!(site.ok("xã Phúc Thịnh, Hà Nội", BEFORE), "xã Phúc Thịnh, thành phố Hà Nội");
    assert_eq!(site.ok("xã Phù Lỗ, Hà Nội", TODAY), "xã Phù Lỗ, huyện Sóc Sơn, thành phố Hà Nội");
    // Another xã Hòa Phú of before became part of xã Ứng Hòa.
    assert_eq!(site.ok("xã Hòa Phú, Hà Nội", BEFORE), "xã Hòa Phú, thành phố Hà Nội");
    assert_eq!(site.ok("xã Hòa Phú, Ứng Hòa", TODAY), "xã Hòa Phú, huyện Ứng Hòa, thành phố Hà Nội");
    let (part, nearest) = site.nearest("xã Thư Lâm, huyện Đông Anh", TODAY);
    assert_eq!((part.as_str(), nearest[0].as_str()), ("xã Thư Lâm", "xã Thư Lâm, thành phố Hà Nội"));
}

#[test]
fn ten_districts_are_called_chau_thanh() {
    let site = Site::new("cả nước");
    let districts = site.candidates("huyện Châu Thành", BEFORE);
    assert_eq!(districts.len(), 10);
    assert!(districts.contains(&"huyện Châu Thành, tỉnh Tiền Giang".to_owned()));
    assert_eq!(site.ok("huyện Châu Thành, Tiền Giang", BEFORE), "huyện Châu Thành, tỉnh Tiền Giang");
    assert_eq!(Site::new("tỉnh Tiền Giang").ok("H. Châu Thành", TODAY), "huyện Châu Thành, tỉnh Tiền Giang");
}

#[test]
fn exact_spelling_goes_before_folded() {
    let site = Site::new("cả nước");
    let all = |text| site.candidates(text, BEFORE).into_iter().map(|n| n.split(',').next().unwrap().to_owned());
    assert!(all("xã Thạnh Phú").all(|name| name == "xã Thạnh Phú"));
    assert!(all("xã Thanh Phú").all(|name| name == "xã Thanh Phú"));
    let folded: std::collections::BTreeSet<_> = all("xã thanh phu").collect();
    assert_eq!(Vec::from_iter(folded), ["xã Thanh Phú", "xã Thạnh Phú"]);
    // Marks that are written are meant: no unit of the tables is spelled "Thành Phú", so the others are proposals, not answers.
    let (part, proposed) = site.nearest("xã Thành Phú", BEFORE);
    assert_eq!((part.as_str(), proposed.len()), ("xã Thành Phú", 3));
    assert!(site.of("xã Cao Xã, huyện Tân Yên", BEFORE).is_err());
    assert_eq!(site.ok("xã Cao Xa, huyện Tan Yen", BEFORE), CAO_XA);
    let site = Site::new("tỉnh Lào Cai");
    assert_eq!(site.ok("phường Sa Pả, thị xã Sa Pa", BEFORE), "phường Sa Pả, thị xã Sa Pa, tỉnh Lào Cai");
    assert_eq!(site.ok("phường Sa Pa, thị xã Sa Pa", BEFORE), "phường Sa Pa, thị xã Sa Pa, tỉnh Lào Cai");
    assert_eq!(site.candidates("phuong sa pa, thi xa sa pa", BEFORE).len(), 2);
    // A text without diacritics spells nothing exactly, not even "Ia Bang" beside "Ia Băng".
    let site = Site::new("tỉnh Gia Lai");
    assert_eq!(site.ok("xa ia bang, tinh gia lai", TODAY), "xã Ia Băng, tỉnh Gia Lai");
}

#[test]
fn the_type_that_is_written_must_match() {
    let site = Site::new("tỉnh Hà Tĩnh");
    assert_eq!(site.ok("huyện Kỳ Anh", BEFORE), "huyện Kỳ Anh, tỉnh Hà Tĩnh");
    assert_eq!(site.ok("TX. Kỳ Anh", BEFORE), "thị xã Kỳ Anh, tỉnh Hà Tĩnh");
    assert_eq!(site.candidates("Kỳ Anh", BEFORE).len(), 2);
    assert!(site.of("thành phố Kỳ Anh", BEFORE).is_err());
    let site = Site::new("cả nước");
    assert_eq!(site.ok("Xá Nhè, Tủa Chùa", BEFORE), "xã Xá Nhè, huyện Tủa Chùa, tỉnh Điện Biên");
    assert_eq!(site.ok("xa xa nhe, tua chua", BEFORE), "xã Xá Nhè, huyện Tủa Chùa, tỉnh Điện Biên");
    assert_eq!(site.ok("Quan Sơn, Thanh Hóa", BEFORE), "huyện Quan Sơn, tỉnh Thanh Hóa");
    assert_eq!(site.ok("TP.HCM", TODAY), "thành phố Hồ Chí Minh");
    assert_eq!(site.ok("tỉnh Bà Rịa - Vũng Tàu", TODAY), "tỉnh Bà Rịa - Vũng Tàu");
    assert_eq!(site.ok("phường Xuân Hương - Đà Lạt", TODAY), "phường Xuân Hương - Đà Lạt, tỉnh Lâm Đồng");
    assert_eq!(site.ok("đặc khu Lý Sơn", TODAY), "đặc khu Lý Sơn, tỉnh Quảng Ngãi");
}

#[test]
fn numbers_are_found_in_every_dress() {
    let site = Site::new("cả nước");
    for text in ["Phường 1, Quận 3", "P.1, Q.3, TP.HCM", "P1, Q3", "phường 01, quận 03", "f1, q3, tp hồ chí minh"]
    {
        assert_eq!(site.ok(text, BEFORE), "Phường 1, Quận 3, thành phố Hồ Chí Minh", "{text}");
    }
}

#[test]
fn unicode_and_tone_placement_do_not_count() {
    let site = Site::new("cả nước");
    for text in ["tỉnh Hoà Bình", "tỉnh Hòa Bình", "tinh hoa binh"] {
        assert_eq!(site.ok(text, BEFORE), "tỉnh Hòa Bình");
    }
    let apart: String = CAO_XA.nfd().collect();
    assert_ne!(apart, CAO_XA);
    assert_eq!(site.ok(&apart, BEFORE), CAO_XA);
    assert_eq!(
        site.ok("xã Ia H’Drai, huyện Ia H'Drai".split(", ").nth(1).unwrap(), BEFORE),
        "huyện Ia H'Drai, tỉnh Kon Tum"
    );
}

#[test]
fn outside_the_scope_is_said_so() {
    let site = Site::new("tỉnh Bắc Ninh");
    let Err(PlaceError::OutOfScope { found }) = site.of("thành phố Đà Nẵng", TODAY) else { panic!() };
    assert_eq!(site.names(&found), ["thành phố Đà Nẵng"]);
    // What lies inside goes before what lies outside: the other xã Cao Xá is in Phú Thọ.
    assert_eq!(site.ok("xã Cao Xá", BEFORE), CAO_XA);
    assert_eq!(Site::new("cả nước").candidates("xã Cao Xá", BEFORE).len(), 2);
}

#[test]
fn an_unknown_name_brings_the_nearest() {
    let site = Site::new("huyện Tân Yên, tỉnh Bắc Giang");
    let (part, nearest) = site.nearest("xã Cao Sá, huyện Tân Yên", BEFORE);
    assert_eq!((part.as_str(), nearest[0].as_str()), ("xã Cao Sá", CAO_XA));
    let (part, nearest) = site.nearest("xã Cao Xá, huyện Tân Yêm", BEFORE);
    assert_eq!((part.as_str(), nearest[0].as_str()), ("huyện Tân Yêm", "huyện Tân Yên, tỉnh Bắc Giang"));
    let (part, nearest) = Site::new("cả nước").nearest("xã Tân Yên, tỉnh Bắc Giang", TODAY);
    assert_eq!((part.as_str(), nearest[0].as_str()), ("xã Tân Yên", TAN_YEN));
    let (part, nearest) = site.nearest("xã Cao Sá - huyện Tân Yên", BEFORE);
    assert_eq!((part.as_str(), nearest[0].as_str()), ("xã Cao Sá", CAO_XA));
    for text in ["xã Cao Xá huyện Tân Yên", "Cao Xá Tân Yên Bắc Giang"] {
        assert_eq!(site.nearest(text, BEFORE), (text.to_owned(), vec![CAO_XA.to_owned()]));
    }
    assert_eq!(site.nearest("Wolfsburg", BEFORE), ("Wolfsburg".to_owned(), vec![]));
    assert_eq!(site.nearest("", BEFORE), (String::new(), vec![]));
    assert!(nearest.len() <= 3);
}

#[test]
fn a_village_is_told_from_a_commune() {
    let site = Site::new("tỉnh Bắc Ninh");
    let village = |text: &str| match site.of(text, BEFORE) {
        Err(PlaceError::NotACommune { village, place }) => (village, place.map(|id| site.g.display(id))),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(village("thôn 3, xã Cao Xá, huyện Tân Yên"), ("thôn 3".to_owned(), Some("xã Cao Xá".to_owned())));
    assert_eq!(village("Tổ dân phố Đông, TT. Cao Thượng").1.as_deref(), Some("thị trấn Cao Thượng"));
    assert_eq!(village("thôn Hạ"), ("thôn Hạ".to_owned(), None));
    assert_eq!(village("bản Thượng, xã Cao Xá").0, "bản Thượng");
    let site = Site::new("cả nước");
    assert_eq!(site.ok("Bản Lang, Phong Thổ", BEFORE), "xã Bản Lang, huyện Phong Thổ, tỉnh Lai Châu");
    assert!(matches!(
        site.of("Bản Lamg, Phong Thổ", BEFORE),
        Err(PlaceError::NotACommune { .. } | PlaceError::NotFound { .. })
    ));
}

#[test]
fn own_units_are_found_by_id_and_by_name() {
    let own = OwnPlace {
        id: Some("lan-gioi".to_owned()),
        kind: "xã".to_owned(),
        name: "Lan Giới".to_owned(),
        parent: Some("huyện Tân Yên, tỉnh Bắc Giang".to_owned()),
        to: Some(day("2024-12-31")),
        successors: vec!["xã Phúc Hòa, huyện Tân Yên".to_owned()],
        ..OwnPlace::default()
    };
    let (g, errors) = Gazetteer::builtin().with_own(vec![own]);
    assert_eq!(errors, []);
    let scope = resolve_scope(&g, "tỉnh Bắc Ninh", day(TODAY)).unwrap();
    for text in ["lan-gioi", "xã Lan Giới, huyện Tân Yên", "lan gioi"] {
        let id = resolve(&g, &scope, text, day(BEFORE)).unwrap();
        assert_eq!(g.full_name(id), "xã Lan Giới, huyện Tân Yên, tỉnh Bắc Giang");
    }
}

#[test]
fn a_scope_is_the_country_or_a_unit() {
    let g = Gazetteer::builtin();
    let of = |text| match resolve_scope(&g, text, day(TODAY)) {
        Ok(Scope::Place(id)) => g.full_name(id),
        other => format!("{other:?}"),
    };
    assert_eq!(of("Cả nước"), "Ok(Country)");
    assert_eq!(of("tỉnh Bắc Ninh"), "tỉnh Bắc Ninh");
    assert_eq!(of("huyện Tân Yên, tỉnh Bắc Giang"), "huyện Tân Yên, tỉnh Bắc Giang");
    let Ok(Scope::Place(id)) = resolve_scope(&g, "tỉnh Bắc Ninh", day(TODAY)) else { panic!() };
    assert!(!g.is_former(id));
}

#[test]
fn every_unit_resolves_from_its_full_name_on_its_own_day() {
    let g = Gazetteer::builtin();
    let (before, today) = (day("2025-06-30"), day("2025-07-01"));
    let failing: Vec<_> = g
        .ids()
        .filter_map(|id| {
            let on = if g.is_former(id) { before } else { today };
            let name = g.full_name(id);
            let found = resolve(&g, &Scope::Country, &name, on);
            (found != Ok(id)).then(|| format!("{name}: {found:?}"))
        })
        .collect();
    assert_eq!(failing, [""; 0]);
}

#[test]
fn every_unit_resolves_from_its_code_on_its_own_day() {
    let g = Gazetteer::builtin();
    for id in g.ids() {
        let on = if g.is_former(id) { day(BEFORE) } else { day(TODAY) };
        assert_eq!(resolve(&g, &Scope::Country, g.get(id).id(), on), Ok(id), "{}", g.full_name(id));
    }
}

/// Folded names are ambiguous exactly where siblings differ by diacritics only, or a commune left its district out.
#[test]
fn folded_full_names_resolve_but_for_siblings_with_one_slug() {
    let g = Gazetteer::builtin();
    let mut ambiguous = 0;
    for id in g.ids() {
        let on = if g.is_former(id) { day(BEFORE) } else { day(TODAY) };
        let folded: Vec<_> = g.chain(id).map(|unit| crate::text::fold_name(&g.display(unit))).collect();
        match resolve(&g, &Scope::Country, &folded.join(", "), on) {
            Ok(found) => assert_eq!(found, id, "{folded:?}"),
            Err(PlaceError::Ambiguous { candidates }) => {
                assert!(candidates.contains(&id) && g.slug_of(id).ends_with(g.get(id).id()), "{folded:?}");
                ambiguous += 1;
            }
            Err(other) => panic!("{folded:?}: {other:?}"),
        }
    }
    assert_eq!(ambiguous, 60);
}

#[test]
fn the_resolver_remembers_by_text_and_stretch_of_time() {
    let site = Site::new("tỉnh Bắc Ninh");
    let resolver = Resolver::new(&site.g, site.scope);
    for _ in 0..2 {
        for (text, on) in [("07339", BEFORE), ("07339", TODAY), ("xã Cao Sá", BEFORE), ("thôn 1", TODAY)] {
            assert_eq!(resolver.resolve(text, day(on)), resolve(&site.g, &site.scope, text, day(on)));
        }
    }
    std::thread::scope(|threads| {
        for _ in 0..2 {
            threads.spawn(|| {
                assert_eq!(resolver.resolve("Cao Xá", day(BEFORE)).map(|id| site.g.get(id).level), Ok(Level::Commune))
            });
        }
    });
}

#[test]
fn a_text_of_thousands_of_parts_is_refused_at_once() {
    let site = Site::new("cả nước");
    for text in ["to a,".repeat(50_000), "xã (".repeat(20_000), "x".repeat(100_000)] {
        assert!(matches!(site.of(&text, TODAY), Err(PlaceError::NotFound { part, .. }) if part.len() < 200));
        assert!(resolve_scope(&site.g, &text, day(TODAY)).is_err());
    }
    assert!(matches!(
        site.of("tổ 1, tổ 2, tổ 3, xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang", BEFORE),
        Err(PlaceError::NotACommune { place: None, .. })
    ));
}
