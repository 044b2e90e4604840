//! What holds for every site: same text, same bytes; who is published stands once in every list, who is not stands nowhere;
//! no link leads away; no problem points at half a character.

use std::collections::{BTreeMap, BTreeSet};

use guongsang::base::Severity;
use guongsang::link::ListKey;
use guongsang::model::{EntryId, Gazetteer, Scope};
use guongsang::output::{self, NullSink, Renderer};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::fixture::Fixture;
use super::golden;
use super::page::{self, Page, resolved};
use super::site::{Built, Site};
use super::sketch::{HELD, PRIVATE, SECTORS, Sketch, cases, sketch};

/// A site that has nothing worse than warnings.
fn built(site: &Site) -> Built {
    let built = site.build();
    let errors: Vec<_> = built.problems.iter().filter(|d| d.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{}", errors.iter().map(|d| built.place_of(d)).collect::<Vec<_>>().join("\n"));
    built
}

pub fn same_bytes(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    if let Some((path, bytes)) = one.iter().find(|(path, bytes)| other[*path] != **bytes) {
        panic!("{}", golden::diff(path, &String::from_utf8_lossy(bytes), &String::from_utf8_lossy(&other[path])));
    }
}

/// The same site as a Mac would hand it over: decomposed names and texts.
fn decomposed(site: &Site) -> Site {
    let nfd = |text: &str| text.nfd().collect::<String>();
    let mut out = Site::new().without("site.yaml");
    for (path, bytes) in site.files() {
        let bytes = std::str::from_utf8(bytes).map_or_else(|_| bytes.clone(), |text| nfd(text).into_bytes());
        out = out.file(&nfd(path), bytes);
    }
    out
}

/// How often the pages of each list name an entry, by list and entry.
fn listed(built: &Built) -> BTreeMap<(ListKey, EntryId), usize> {
    let site = &built.compiled.site;
    let by_path: BTreeMap<&str, EntryId> = site.published().iter().map(|id| (site.routes.entry(*id), *id)).collect();
    let mut counts = BTreeMap::new();
    for list in site.index.lists() {
        for path in
            (1..).map_while(|page| site.routes.list(list.key, page).filter(|path| built.files.contains_key(&**path)))
        {
            for to in Page::parse(&built.files[&*path]).items {
                let (file, _) = resolved(&path, &to).unwrap();
                *counts.entry((list.key, by_path[&*file])).or_insert(0) += 1;
            }
        }
    }
    counts
}

/// The lists in which a story of the sketch must stand, told from the sketch and the tables of places alone.
fn belongs(sketch: &Sketch, index: usize, built: &Built) -> BTreeSet<ListKey> {
    let site = &built.compiled.site;
    let (story, gazetteer) = (&sketch.stories[index], &site.corpus.gazetteer);
    let entry = site.entry(site.by_path(&sketch.path(index)).unwrap());
    let place = entry.place.unwrap();
    let mut keys = BTreeSet::from([ListKey::Kind(entry.kind), ListKey::Scope]);
    keys.extend(story.sectors.iter().map(|s| ListKey::Sector(site.corpus.sectors.find_id(SECTORS[*s].0).unwrap())));
    keys.extend((story.first..=story.first + story.span).map(ListKey::Year));
    if story.topic && !sketch.topic_is_draft {
        keys.insert(ListKey::Topic(site.by_path("content/chuyen-de/viec-nho.md").unwrap()));
    }
    let around = |id| gazetteer.chain(id).collect::<Vec<_>>();
    let after = gazetteer.successors_of(place).into_iter().flat_map(around);
    let in_scope = |id: &_| match site.corpus.config.scope {
        Scope::Country => true,
        Scope::Place(scope) => !gazetteer.chain(scope).any(|above| above == *id),
    };
    let places: BTreeSet<_> = around(place).into_iter().chain(after).filter(in_scope).collect();
    let crossed: Vec<ListKey> = keys.iter().copied().collect();
    keys.extend(places.iter().copied().map(ListKey::Place));
    for key in &crossed {
        match *key {
            ListKey::Sector(sector) => {
                keys.extend(places.iter().map(|place| ListKey::PlaceSector(*place, sector)));
                keys.extend((story.first..=story.first + story.span).map(|year| ListKey::SectorYear(sector, year)));
            }
            ListKey::Year(year) => keys.extend(places.iter().map(|place| ListKey::PlaceYear(*place, year))),
            _ => {}
        }
    }
    keys
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(12), failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn who_is_published_stands_once_in_every_list_and_who_is_not_nowhere(sketch in sketch()) {
        let built = built(&sketch.site());
        let counts = listed(&built);
        for index in sketch.published() {
            let id = built.compiled.site.by_path(&sketch.path(index)).unwrap();
            let found: BTreeSet<ListKey> = counts.keys().filter(|(_, entry)| *entry == id).map(|(key, _)| *key).collect();
            prop_assert_eq!(found, belongs(&sketch, index, &built));
        }
        prop_assert!(counts.values().all(|count| *count == 1), "{:?}", counts);
        for (path, bytes) in &built.files {
            let text = String::from_utf8_lossy(bytes);
            for token in [HELD, PRIVATE] {
                let there = text.contains(token) || text.contains(&token.to_lowercase()) || path.contains(&token.to_lowercase());
                prop_assert!(!there, "{} in {}", token, path);
            }
        }
    }

    #[test]
    fn every_page_is_sound_and_every_link_arrives(sketch in sketch()) {
        let files = built(&sketch.site()).files;
        let faults = page::faults_of(&files);
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
        let lower: BTreeSet<String> = files.keys().map(|path| path.to_lowercase()).collect();
        prop_assert_eq!(lower.len(), files.len());
        for path in files.keys().filter(|path| !path.starts_with("Tờ")) {
            let safe = |segment: &str| segment.len() <= 80 + ".html".len() && segment.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b));
            prop_assert!(path.split('/').all(safe), "{}", path);
        }
        let feed = atom_syndication::Feed::read_from(&*files["feed.xml"]).unwrap();
        let addresses = feed.entries().iter().flat_map(|e| e.links()).map(|link| link.href().to_owned());
        let sitemap = String::from_utf8(files["sitemap.xml"].clone()).unwrap();
        let in_sitemap = sitemap.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap_or_default().to_owned());
        let channel = rss::Channel::read_from(&*files["rss.xml"]).unwrap();
        let in_rss = channel.items().iter().filter_map(|item| item.link().map(str::to_owned));
        for address in addresses.chain(in_sitemap).chain(in_rss) {
            let path = address.strip_prefix("https://thu.example/guong/").unwrap();
            let path = if path.is_empty() { "index.html" } else { path }.to_owned();
            prop_assert!(files.contains_key(&path), "{}", path);
        }
        for (path, json) in files.iter().filter(|(path, _)| path.ends_with(".json")) {
            let value: serde_json::Value = serde_json::from_slice(json).unwrap();
            for url in value["items"].as_array().unwrap().iter().filter_map(|item| item["url"].as_str()) {
                let url = url.strip_prefix("https://thu.example/guong/").unwrap_or(url);
                prop_assert!(files.contains_key(url), "{}: {}", path, url);
            }
        }
    }

    #[test]
    fn the_same_text_gives_the_same_bytes(sketch in sketch()) {
        let site = sketch.site();
        let first = built(&site).files;
        same_bytes(&first, &built(&site).files);
        same_bytes(&first, &built(&decomposed(&site)).files);
    }
}

/// A change that an editor's hand, or a program, makes to a file.
fn damaged(text: &str, at: usize, how: usize) -> String {
    const PASTED: [&str; 12] =
        ["\u{feff}", "---\n", ": ", "\"", "[", "{a: ", "\t", "\r", "\u{301}", "<div>", "[^1]", "§éc lËp - Tù do"];
    let places: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let at = places[at % places.len()];
    let (before, after) = text.split_at(at);
    match how % 16 {
        12 => before.to_owned(),
        13 => after.to_owned(),
        14 => format!("{before}{}", after.chars().skip(3).collect::<String>()),
        15 => format!("{before}{before}{after}"),
        paste => format!("{before}{}{after}", PASTED[paste]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(40), failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_site_has_problems_at_whole_characters_and_never_panics(
        fixture in prop::sample::select(FIXTURES.to_vec()),
        damages in prop::collection::vec((any::<usize>(), any::<usize>(), any::<usize>()), 1..20),
    ) {
        let mut site = Fixture::named(fixture).site;
        for (file, at, how) in damages {
            let files = site.files().clone();
            let (path, bytes) = files.iter().nth(file % files.len()).unwrap();
            if let Ok(text) = std::str::from_utf8(bytes) {
                site = site.file(path, damaged(text, at, how));
            }
        }
        let world = site.world();
        let compiled = std::sync::Arc::new(guongsang::compile(&world));
        let (renderer, found) = Renderer::new(compiled.clone());
        let (_, more) = output::write(&renderer, &world, &NullSink).unwrap();
        for problem in compiled.problems.iter().chain(found.iter()).chain(more.iter()) {
            let Some(span) = problem.span else { continue };
            let source = compiled.sources.find(&problem.file);
            prop_assert!(source.is_some_and(|s| s.text.get(span.range()).is_some()), "{:?}", problem);
        }
    }
}

/// Fixtures small enough to be damaged by the dozen.
const FIXTURES: [&str; 8] =
    ["references", "identities", "links", "pictures", "bodies", "life", "places-huyen", "khuon-mau-rieng"];

/// The old placement of tones (`hoà`, `thuỷ`) of a text in the new one (`hòa`, `thủy`), where a syllable ends with the two vowels.
fn old_tones(text: &str) -> String {
    const NEW_AND_OLD: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    let old = |word: &str| {
        let found = NEW_AND_OLD.iter().find_map(|(new, old)| Some(format!("{}{old}", word.strip_suffix(new)?)));
        found.unwrap_or_else(|| word.to_owned())
    };
    text.split_inclusive([' ', ','])
        .map(|word| {
            let bare = word.trim_end_matches([' ', ',']);
            old(bare) + &word[bare.len()..]
        })
        .collect()
}

#[test]
fn old_and_new_tones_and_decomposed_letters_name_the_same_places() {
    let gazetteer = Gazetteer::builtin();
    let day = super::site::today();
    let mut compared = 0;
    for id in gazetteer.ids() {
        let name = gazetteer.full_name(id);
        let old = old_tones(&name);
        if old == name {
            continue;
        }
        compared += 1;
        let found = gazetteer.find(&name, day, &|_| true);
        assert!(!found.is_empty(), "{name}");
        for other in [old.clone(), old.nfd().collect(), name.nfd().collect::<String>()] {
            assert_eq!(gazetteer.find(&other, day, &|_| true), found, "{name} | {other}");
        }
    }
    assert!(compared > 300, "{compared} names with two placements");
}
