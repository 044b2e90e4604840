//! Overviews: all sectors, all years; and kinds or places that have no entry yet.

use serde::Serialize;

use super::super::blueprint::Overview;
use super::home::{sectors, years};
use super::{Counted, Crumb, Desk, View, here};

/// An overview.
#[derive(Debug, Serialize)]
pub struct OverviewView {
    /// `sectors`, `years`; `empty` for kinds and places that have no entry yet.
    pub of: &'static str,
    /// Heading.
    pub title: String,
    /// The lists; may be empty.
    pub items: Vec<Counted>,
}

impl View for OverviewView {
    const TEMPLATE: &'static str = "overview.html";
}

impl OverviewView {
    pub fn new(desk: &mut Desk<'_>, overview: Overview) -> (Self, Vec<Crumb>) {
        let (of, title, items) = match overview {
            Overview::Sectors => ("sectors", desk.word("sectors").to_owned(), sectors(desk)),
            Overview::Years => ("years", desk.word("years").to_owned(), years(desk)),
            Overview::Places => ("empty", desk.word("places").to_owned(), Vec::new()),
            Overview::Kind(kind) => ("empty", kind.plural(desk.lang).to_owned(), Vec::new()),
        };
        let crumbs = vec![desk.home_crumb(), here(&title)];
        (Self { of, title, items }, crumbs)
    }
}

/// Which entry of the menu an overview belongs to.
pub fn section(overview: Overview) -> &'static str {
    match overview {
        Overview::Sectors => "sectors",
        Overview::Years => "years",
        Overview::Places => "places",
        Overview::Kind(crate::model::Kind::Document) => "documents",
        Overview::Kind(_) => "",
    }
}
