//! The site's settings, resolved.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::base::Lang;

use super::{Scope, Stage};

/// Settings of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// Title of the site.
    pub title: Box<str>,
    /// One sentence about it; may be empty.
    pub description: Box<str>,
    /// Absolute address with a slash at its end.
    pub base_url: Option<Box<str>>,
    /// Language codes; the first is at the root. Never empty.
    pub languages: Vec<Box<str>>,
    /// What the site is about.
    pub scope: Scope,
    /// Who publishes.
    pub publisher: Option<Publisher>,
    /// Name of the theme.
    pub theme: Box<str>,
    /// Entries on a page of a list, at least 1.
    pub per_page: usize,
    /// What a story needs to be published.
    pub publishing: Publishing,
    /// Every page says that this is a sample.
    pub sample: bool,
    /// Free data for themes.
    pub extra: BTreeMap<String, Json>,
}

impl Config {
    /// Language of the interface of the pages at the root.
    pub fn lang(&self) -> Lang {
        self.languages.first().and_then(|code| Lang::from_locale(code)).unwrap_or_default()
    }
}

/// Who publishes the site. These are the publisher's own contacts, which are public.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    /// Name.
    pub name: Box<str>,
    /// Postal address.
    pub address: Option<Box<str>>,
    /// Telephone.
    pub phone: Option<Box<str>>,
    /// E-mail.
    pub email: Option<Box<str>>,
    /// A file in `static/`.
    pub logo: Option<Box<str>>,
}

/// What a story needs to be published.
#[derive(Debug, Clone, Copy, Default)]
pub struct Publishing {
    /// Its approval.
    pub approval: bool,
    /// Consent of whom it is about.
    pub consent: bool,
    /// At least this stage.
    pub stage: Option<Stage>,
}
