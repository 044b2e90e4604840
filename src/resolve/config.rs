//! `site.yaml` as written becomes [`Config`].

use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::{Diagnostics, Problem, Source, Spanned};
use crate::model::{Config, Gazetteer, LANGUAGES, Language, Publisher, Publishing, Scope};
use crate::parse;
use crate::parse::keys::{PublisherKeys, PublishingKeys, SiteKeys};

use super::place;

/// Entries on a page of a list where the site does not say.
const PER_PAGE: u32 = 20;

/// Settings of the site; defaults where they are absent or wrong.
pub fn resolve(
    source: Option<&Arc<Source>>,
    places: &Gazetteer,
    today: NaiveDate,
    problems: &mut Diagnostics,
) -> Config {
    let keys = match source {
        Some(source) => {
            let (keys, found) = parse::parse_site(source);
            problems.extend(found);
            keys.unwrap_or_default()
        }
        None => {
            problems.file("site.yaml", Problem::NoSiteFile);
            SiteKeys::default()
        }
    };
    let file: Arc<str> = source.map_or_else(|| "site.yaml".into(), |s| s.path.clone());
    settings(keys, &file, places, today, problems)
}

/// The settings of a further language: `site.<code>.yaml` gives title, description and publisher their words in it.
pub fn translated(first: &Config, language: &'static Language, source: Option<&Arc<Source>>) -> (Config, Diagnostics) {
    let mut config = first.clone();
    let (keys, mut problems) = source.map(parse::parse_site_words).unwrap_or_default();
    let others = first.languages.iter().copied().filter(|l| *l != language);
    config.languages = std::iter::once(language).chain(others).collect();
    config.folder = language.folder;
    config.base_url = first.base_url.as_ref().map(|base| format!("{base}{}", language.folder).into());
    if let (Some(keys), Some(source)) = (keys, source) {
        let facts: Vec<_> = [
            ("địa chỉ", keys.base_url.as_ref().map(|v| v.span)),
            ("ngôn ngữ", keys.languages.as_ref().map(|v| v.span)),
            ("phạm vi", keys.scope.as_ref().map(|v| v.span)),
            ("giao diện", keys.theme.as_ref().map(|v| v.span)),
            ("mỗi trang", keys.per_page.as_ref().map(|v| v.span)),
            ("công bố", keys.publishing.as_ref().map(|v| v.span)),
            ("mẫu", keys.sample.as_ref().map(|v| v.span)),
        ]
        .into_iter()
        .filter_map(|(key, span)| Some((key, span?)))
        .collect();
        if let Some((_, span)) = facts.iter().min_by_key(|(_, span)| span.start) {
            let keys = facts.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ");
            problems.at(&source.path, *span, Problem::TranslatedFacts { keys, original: "site.yaml".to_owned() });
        }
        config.title = keys.title.map_or(config.title, |t| t.value);
        config.description = keys.description.map_or(config.description, |d| d.value);
        if let Some(written) = keys.publisher {
            let words = read_publisher(written.value);
            let publisher = config.publisher.get_or_insert_default();
            if !words.name.is_empty() {
                publisher.name = words.name;
            }
            publisher.address = words.address.or(publisher.address.take());
            publisher.phone = words.phone.or(publisher.phone.take());
            publisher.email = words.email.or(publisher.email.take());
            publisher.logo = words.logo.or(publisher.logo.take());
        }
        config.extra.extend(keys.extra.map(|e| e.value.0).unwrap_or_default());
    }
    (config, problems)
}

fn settings(
    keys: SiteKeys,
    file: &Arc<str>,
    places: &Gazetteer,
    today: NaiveDate,
    problems: &mut Diagnostics,
) -> Config {
    let SiteKeys {
        title,
        description,
        base_url,
        languages,
        scope,
        publisher,
        theme,
        per_page,
        publishing,
        sample,
        extra,
    } = keys;
    let scope = scope.map_or(Scope::Country, |s| read_scope(&s, file, places, today, problems));
    let base_url = read_base(base_url, file, problems);
    let per_page = per_page.map_or(PER_PAGE, |n| {
        if n.value == 0 || n.value > 1000 {
            problems.at(file, n.span, Problem::BadNumber { text: n.value.to_string(), least: 1, most: 1000 });
        }
        n.value.clamp(1, 1000)
    });
    Config {
        title: title.map_or_else(|| "Gương sáng".into(), |t| t.value),
        description: description.map(|d| d.value).unwrap_or_default(),
        base_url,
        languages: languages.map_or_else(|| vec![&LANGUAGES[0]], |l| l.value.0),
        folder: "",
        scope,
        publisher: publisher.map(|p| read_publisher(p.value)),
        theme: theme.map_or_else(|| "default".into(), |t| t.value),
        per_page: per_page as usize,
        publishing: publishing.map(|p| read_publishing(&p.value)).unwrap_or_default(),
        sample: sample.is_some_and(|s| s.value),
        extra: extra.map(|e| e.value.0).unwrap_or_default(),
    }
}

fn read_scope(
    written: &Spanned<Box<str>>,
    file: &Arc<str>,
    places: &Gazetteer,
    today: NaiveDate,
    problems: &mut Diagnostics,
) -> Scope {
    match place::resolve_scope(places, &written.value, today) {
        Ok(scope) => scope,
        Err(error) => {
            let text = place::shortened(&written.value);
            let names = |ids: Vec<_>| ids.into_iter().map(|id| places.full_name(id)).collect();
            let problem = match error {
                place::PlaceError::Ambiguous { candidates } => {
                    Problem::PlaceAmbiguous { text, candidates: names(candidates) }
                }
                place::PlaceError::NotFound { nearest, .. } => Problem::ScopeNotFound { text, nearest: names(nearest) },
                _ => Problem::ScopeNotFound { text, nearest: Vec::new() },
            };
            problems.at(file, written.span, problem);
            Scope::Country
        }
    }
}

fn read_base(written: Option<Spanned<Box<str>>>, file: &Arc<str>, problems: &mut Diagnostics) -> Option<Box<str>> {
    let Some(written) = written else {
        problems.file(file.clone(), Problem::NoBaseAddress);
        return None;
    };
    let text = written.value.trim_end_matches('/');
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let sound = !host.is_empty()
        && !host.starts_with(['/', '.'])
        && host.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/:%".contains(c));
    if !sound {
        problems.at(file, written.span, Problem::BadBaseAddress { text: written.value.into() });
        return None;
    }
    Some(format!("{text}/").into())
}

fn read_publisher(keys: PublisherKeys) -> Publisher {
    let PublisherKeys { name, address, phone, email, logo } = keys;
    Publisher {
        name: name.map(|n| n.value).unwrap_or_default(),
        address: address.map(|t| t.value),
        phone: phone.map(|t| t.value),
        email: email.map(|t| t.value),
        logo: logo.map(|t| t.value),
    }
}

fn read_publishing(keys: &PublishingKeys) -> Publishing {
    let PublishingKeys { approval, consent, stage } = keys;
    Publishing {
        approval: approval.as_ref().is_some_and(|a| a.value),
        consent: consent.as_ref().is_some_and(|c| c.value),
        stage: stage.as_ref().map(|s| s.value.0),
    }
}
