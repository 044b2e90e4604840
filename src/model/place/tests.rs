//! Facts that a reader can check, and properties over all 14,149 units.

use chrono::NaiveDate;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The one unit of exactly this full name on a day.
fn unit(g: &Gazetteer, name: &str, on: &str) -> PlaceId {
    let on = day(on);
    let found: Vec<_> = g.ids().filter(|id| g.full_name(*id) == name && g.valid_on(*id, on)).collect();
    assert_eq!(found.len(), 1, "{name}");
    found[0]
}

const BEFORE: &str = "2023-05-19";
const TODAY: &str = "2026-01-01";

fn names(g: &Gazetteer, ids: &[PlaceId]) -> Vec<String> {
    ids.iter().map(|id| g.full_name(*id)).collect()
}

#[test]
fn both_trees_are_whole() {
    let g = Gazetteer::builtin();
    assert_eq!(g.len(), 34 + 3_321 + 63 + 696 + 10_035);
    assert_eq!(g.provinces_on(day(TODAY)).len(), 34);
    assert_eq!(g.provinces_on(day(BEFORE)).len(), 63);
    let tan_yen = unit(&g, "huyện Tân Yên, tỉnh Bắc Giang", BEFORE);
    assert_eq!(g.children_on(tan_yen, day(BEFORE)).len(), 20 - 1);
    assert_eq!(g.children_on(tan_yen, day(TODAY)).len(), 0);
    let path = g.path(unit(&g, "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang", BEFORE));
    assert_eq!(
        path.iter().map(|id| g.get(*id).level).collect::<Vec<_>>(),
        [Level::Province, Level::District, Level::Commune]
    );
    assert!(g.is_former(path[0]) && g.is_former(path[2]));
    assert_eq!(g.period(path[2]), (None, Some(day("2025-06-30"))));
    assert_eq!((g.stretch(day("2025-06-30")), g.stretch(day("2025-07-01"))), (0, 1));
}

#[test]
fn what_cao_xa_and_ngoc_chau_became() {
    let g = Gazetteer::builtin();
    let became = |name: &str| names(&g, &g.successors_of(unit(&g, name, BEFORE)));
    assert_eq!(became("xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang"), ["xã Tân Yên, tỉnh Bắc Ninh"]);
    assert_eq!(became("xã Ngọc Châu, huyện Tân Yên, tỉnh Bắc Giang"), ["xã Ngọc Thiện, tỉnh Bắc Ninh"]);
    assert_eq!(became("tỉnh Bắc Giang"), ["tỉnh Bắc Ninh"]);
    assert_eq!(became("tỉnh Bắc Ninh"), ["tỉnh Bắc Ninh"]);
    assert_eq!(
        became("huyện Tân Yên, tỉnh Bắc Giang"),
        [
            "phường Đa Mai, tỉnh Bắc Ninh",
            "xã Nhã Nam, tỉnh Bắc Ninh",
            "xã Phúc Hòa, tỉnh Bắc Ninh",
            "xã Quang Trung, tỉnh Bắc Ninh",
            "xã Tân Yên, tỉnh Bắc Ninh",
            "xã Ngọc Thiện, tỉnh Bắc Ninh"
        ]
    );
}

#[test]
fn islands_became_special_zones() {
    let g = Gazetteer::builtin();
    for (district, zone) in [
        ("huyện Lý Sơn, tỉnh Quảng Ngãi", "đặc khu Lý Sơn, tỉnh Quảng Ngãi"),
        ("huyện Côn Đảo, tỉnh Bà Rịa - Vũng Tàu", "đặc khu Côn Đảo, thành phố Hồ Chí Minh"),
        ("huyện Cô Tô, tỉnh Quảng Ninh", "đặc khu Cô Tô, tỉnh Quảng Ninh"),
    ] {
        let (old, new) = (unit(&g, district, BEFORE), unit(&g, zone, TODAY));
        assert_eq!(g.successors_of(old), [new]);
        assert!(g.predecessors_of(new).contains(&old));
    }
}

#[test]
fn a_divided_commune_keeps_its_main_successor_first() {
    let g = Gazetteer::builtin();
    let dai_mach = unit(&g, "xã Đại Mạch, huyện Đông Anh, thành phố Hà Nội", BEFORE);
    assert_eq!(
        names(&g, &g.successors_of(dai_mach)),
        ["xã Thiên Lộc, thành phố Hà Nội", "xã Mê Linh, thành phố Hà Nội"]
    );
    let divided = g.ids().filter(|id| g.get(*id).level == Level::Commune && g.successors(*id).len() > 1).count();
    assert_eq!(divided, 471);
}

#[test]
fn predecessors_are_the_inverse_of_successors() {
    let (g, errors) = Gazetteer::builtin().with_own(tan_yen_of_old());
    assert_eq!(errors, []);
    let mut inverse = vec![Vec::new(); g.len()];
    for id in g.ids() {
        for next in g.successors_of(id) {
            inverse[next.index()].push(id);
        }
    }
    for id in g.ids() {
        assert_eq!(g.predecessors_of(id), inverse[id.index()], "{}", g.full_name(id));
    }
    let orphans = g.ids().filter(|id| !g.is_former(*id) && !g.get(*id).own && g.predecessors_of(*id).is_empty());
    assert_eq!(orphans.count(), 0);
}

#[test]
fn numbers_are_names_with_a_capital_type() {
    let g = Gazetteer::builtin();
    let ward = unit(&g, "Phường 1, Quận 3, thành phố Hồ Chí Minh", BEFORE);
    assert_eq!((&*g.get(ward).name, g.slug_of(ward).as_str()), ("1", "phuong-1"));
    assert!(g.ids().any(|id| g.display(id) == "phường 1 Bảo Lộc"));
}

#[test]
fn routes_follow_the_tree_below_the_scope() {
    let g = Gazetteer::builtin();
    let old = unit(&g, "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang", BEFORE);
    let new = unit(&g, "xã Tân Yên, tỉnh Bắc Ninh", TODAY);
    let province = Scope::Place(unit(&g, "tỉnh Bắc Ninh", TODAY));
    let before = Scope::Place(unit(&g, "tỉnh Bắc Giang", BEFORE));
    let district = Scope::Place(unit(&g, "huyện Tân Yên, tỉnh Bắc Giang", BEFORE));
    let whole = ["den-2025", "tinh-bac-giang", "huyen-tan-yen", "xa-cao-xa"];
    assert_eq!(g.route_of(new, &Scope::Country), ["tinh-bac-ninh", "xa-tan-yen"]);
    assert_eq!(g.route_of(old, &Scope::Country), whole);
    assert_eq!(g.route_of(new, &province), ["xa-tan-yen"]);
    assert_eq!(g.route_of(old, &province), whole);
    assert_eq!(g.route_of(old, &before), ["den-2025", "huyen-tan-yen", "xa-cao-xa"]);
    assert_eq!(g.route_of(old, &district), ["den-2025", "xa-cao-xa"]);
    assert_eq!(g.route_of(new, &district), ["tinh-bac-ninh", "xa-tan-yen"]);
    assert_eq!(g.route_of(g.path(old)[1], &district), [""; 0]);
    assert_eq!(g.route_of(g.path(old)[0], &district), [""; 0]);
    assert_eq!(g.route_of(new, &Scope::Place(new)), [""; 0]);
    assert_eq!(g.route_of(old, &Scope::Place(new)), whole);
}

#[test]
fn equal_slugs_of_siblings_carry_the_code_and_all_paths_differ() {
    let g = Gazetteer::builtin();
    let coded = |id: &PlaceId| g.slug_of(*id).ends_with(&format!("-{}", g.get(*id).id()));
    let (former, today): (Vec<_>, Vec<_>) = g.ids().filter(coded).partition(|id| g.is_former(*id));
    assert_eq!((former.len(), today.len()), (44, 16));
    let sa_pa = unit(&g, "phường Sa Pa, thị xã Sa Pa, tỉnh Lào Cai", BEFORE);
    assert_eq!(g.slug_of(sa_pa), "phuong-sa-pa-03001");
    let mut routes: Vec<_> = g.ids().map(|id| g.route_of(id, &Scope::Country).join("/")).collect();
    routes.sort_unstable();
    routes.dedup();
    assert_eq!(routes.len(), g.len());
    assert!(routes.iter().flat_map(|route| route.split('/')).all(crate::text::is_safe_segment));
}

#[test]
fn keys_name_one_unit() {
    let (g, _) = Gazetteer::builtin().with_own(tan_yen_of_old());
    for id in g.ids() {
        assert_eq!(g.by_id(&g.key_of(id)).first(), Some(&id), "{}", g.key_of(id));
    }
    assert_eq!(g.by_id("07339").len(), 2);
    assert_eq!(g.by_id("07339-den-2025").len(), 1);
    assert_eq!(g.by_id("no"), []);
}

#[test]
fn a_scope_holds_what_it_grew_from_and_passed_into() {
    let g = Gazetteer::builtin();
    let old = |name| unit(&g, name, BEFORE);
    let cao_xa = old("xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang");
    let ngoc_chau = old("xã Ngọc Châu, huyện Tân Yên, tỉnh Bắc Giang");
    let (huyen, bac_giang) = (g.parent(cao_xa).unwrap(), *g.path(cao_xa).first().unwrap());
    let tan_yen = unit(&g, "xã Tân Yên, tỉnh Bắc Ninh", TODAY);
    let bac_ninh = g.parent(tan_yen).unwrap();
    let holds = |scope, id| Scope::Place(scope).contains(&g, id);
    for id in [tan_yen, cao_xa, huyen, bac_giang] {
        assert!(holds(tan_yen, id), "{}", g.full_name(id));
        assert!(holds(bac_ninh, id), "{}", g.full_name(id));
    }
    assert!(!holds(tan_yen, ngoc_chau) && !holds(tan_yen, bac_ninh));
    assert!(holds(huyen, ngoc_chau) && holds(huyen, tan_yen) && holds(huyen, bac_ninh) && !holds(huyen, bac_giang));
    assert!(holds(bac_giang, tan_yen) && holds(bac_giang, bac_ninh));
    let other = unit(&g, "xã Yên Phong, tỉnh Bắc Ninh", TODAY);
    assert!(holds(bac_ninh, other) && !holds(bac_giang, other) && !holds(huyen, other));
    assert!(Scope::Country.contains(&g, other));
}

/// Units of Tân Yên that ended before the tables begin.
pub fn tan_yen_of_old() -> Vec<OwnPlace> {
    let entry =
        |index, id: Option<&str>, kind: &str, name: &str, parent: &str, to: Option<&str>, next: &[&str]| OwnPlace {
            index,
            id: id.map(str::to_owned),
            kind: kind.to_owned(),
            name: name.to_owned(),
            parent: Some(parent.to_owned()),
            to: to.map(day),
            successors: next.iter().map(|text| (*text).to_owned()).collect(),
            ..OwnPlace::default()
        };
    vec![
        entry(
            0,
            None,
            "xã",
            "xã Lan Giới",
            "huyện Tân Yên, tỉnh Bắc Giang",
            Some("2024-12-31"),
            &["xã Phúc Hòa, Tân Yên"],
        ),
        entry(1, Some("07714"), "X.", "Tân An", "221", Some("2019-12-31"), &["thi-tran-tan-an"]),
        entry(2, None, "thị trấn", "Tân An", "Yên Dũng", Some("2024-12-31"), &["phường Tân An, thành phố Bắc Giang"]),
        entry(3, Some("221"), "huyện", "Yên Dũng", "tỉnh Bắc Giang", Some("2024-12-31"), &["thành phố Bắc Giang"]),
        entry(4, Some("khu-cong-nghiep"), "phường", "Mới", "tỉnh Bắc Ninh", None, &[]),
    ]
}

#[test]
fn own_units_stand_beside_the_built_in_ones() {
    let (g, errors) = Gazetteer::builtin().with_own(tan_yen_of_old());
    assert_eq!(errors, []);
    let find = |id: &str| g.by_id(id).pop().unwrap();
    let lan_gioi = find("xa-lan-gioi");
    assert_eq!(g.full_name(lan_gioi), "xã Lan Giới, huyện Tân Yên, tỉnh Bắc Giang");
    assert_eq!(
        names(&g, &g.successors_of(lan_gioi)),
        ["xã Phúc Hòa, huyện Tân Yên, tỉnh Bắc Giang", "xã Phúc Hòa, tỉnh Bắc Ninh"]
    );
    assert_eq!(g.route_of(lan_gioi, &Scope::Country)[0], "den-2025");
    assert_eq!(g.full_name(find("07714-den-2019")), "xã Tân An, huyện Yên Dũng, tỉnh Bắc Giang");
    let yen_dung = g.successors_of(find("221"));
    assert!(
        names(&g, &yen_dung).contains(&"thành phố Bắc Giang, tỉnh Bắc Giang".to_owned()),
        "{:?}",
        names(&g, &yen_dung)
    );
    let new = find("khu-cong-nghiep");
    assert!(g.valid_on(new, day(BEFORE)) && !g.is_former(new));
    assert_eq!(g.route_of(new, &Scope::Country), ["tinh-bac-ninh", "phuong-moi"]);
    // Without the site's units, and in any order of them, the built-in ones keep their ids.
    let mut reversed = tan_yen_of_old();
    reversed.reverse();
    let (other, _) = Gazetteer::builtin().with_own(reversed);
    assert!(g.ids().all(|id| other.full_name(id) == g.full_name(id) && other.successors(id) == g.successors(id)));
}

#[test]
fn an_entry_with_code_type_and_name_of_a_unit_extends_it() {
    let entry = OwnPlace {
        id: Some("07339".to_owned()),
        kind: "thị trấn".to_owned(),
        name: "Cao Thượng".to_owned(),
        parent: Some("huyện Tân Yên".to_owned()),
        from: Some(day("2019-12-01")),
        predecessors: vec!["xã Cao Xá, huyện Tân Yên".to_owned()],
        ..OwnPlace::default()
    };
    let (g, errors) = Gazetteer::builtin().with_own(vec![entry]);
    assert_eq!((errors, g.len()), (vec![], Gazetteer::builtin().len()));
    let town = g.by_id("07339-den-2025")[0];
    assert_eq!(g.period(town), (Some(day("2019-12-01")), Some(day("2025-06-30"))));
    assert_eq!(g.display(g.predecessors(town)[0]), "xã Cao Xá");
    assert_eq!(g.stretch(day(TODAY)), 2);
}

#[test]
fn an_own_unit_yields_where_slugs_meet() {
    let entry = OwnPlace {
        id: Some("moi".to_owned()),
        kind: "xã".to_owned(),
        name: "Tấn Yên".to_owned(),
        parent: Some("tỉnh Bắc Ninh".to_owned()),
        ..OwnPlace::default()
    };
    let (g, _) = Gazetteer::builtin().with_own(vec![entry]);
    assert_eq!(g.slug_of(g.by_id("moi")[0]), "xa-tan-yen-moi");
    assert_eq!(g.slug_of(unit(&g, "xã Tân Yên, tỉnh Bắc Ninh", TODAY)), "xa-tan-yen");
}

#[test]
fn faults_of_entries_are_all_reported() {
    let text = |text: &str| text.to_owned();
    let base = |index, id: &str| OwnPlace {
        index,
        id: Some(text(id)),
        kind: text("xã"),
        name: text("Mới"),
        parent: Some(text("tỉnh Bắc Ninh")),
        ..OwnPlace::default()
    };
    let entries = vec![
        OwnPlace { kind: text("thôn"), ..base(0, "a") },
        OwnPlace { parent: Some(text("tỉnh Không Có")), ..base(1, "b") },
        OwnPlace { parent: Some(text("huyện Châu Thành")), to: Some(day(BEFORE)), ..base(2, "c") },
        OwnPlace { parent: None, ..base(3, "d") },
        base(4, "e"),
        base(5, "e"),
        OwnPlace { from: Some(day(TODAY)), to: Some(day(BEFORE)), ..base(6, "f") },
        OwnPlace { successors: vec![text("xã Không Có, Bắc Ninh"), text("h")], ..base(7, "g") },
        OwnPlace { successors: vec![text("g2"), text("h")], predecessors: vec![text("Tân Thành")], ..base(8, "h") },
        OwnPlace { successors: vec![text("h")], ..base(9, "g2") },
        OwnPlace { parent: Some(text("e")), ..base(10, "i") },
        base(11, "07339"),
    ];
    let (g, errors) = Gazetteer::builtin().with_own(entries);
    let faults: Vec<_> = errors.iter().map(|e| (e.index, e.fault)).collect();
    use OwnPlaceFault::*;
    assert_eq!(
        faults,
        [
            (0, UnknownType),
            (1, UnknownParent),
            (2, AmbiguousParent),
            (3, UnknownParent),
            (5, DuplicateId),
            (6, EndsBeforeStart),
            (7, UnknownSuccessor),
            (8, AmbiguousSuccessor),
            (8, Cycle),
            (8, Cycle),
            (10, UnknownParent),
            (11, DuplicateId),
        ]
    );
    assert_eq!(errors[2].candidates.len(), 10);
    assert_eq!(g.len(), Gazetteer::builtin().len() + 4);
}
