//! The site's settings, resolved.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::base::Lang;

use super::{Language, Scope, Stage};

/// Settings of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// Title of the site.
    pub title: Box<str>,
    /// One sentence about it; may be empty.
    pub description: Box<str>,
    /// Absolute address with a slash at its end.
    pub base_url: Option<Box<str>>,
    /// Languages; the first is that of these pages. Never empty.
    pub languages: Vec<&'static Language>,
    /// Folder of these pages below the site's root, with a slash at its end; nothing for the first language's.
    pub folder: &'static str,
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
    /// The language of these pages.
    pub fn language(&self) -> &'static Language {
        self.languages[0]
    }

    /// The one of ours in which dates, numbers and fixed words are written.
    pub fn lang(&self) -> Lang {
        Lang::from_locale(self.language().code).unwrap_or_default()
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
