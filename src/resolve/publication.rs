//! Published or not, and why: the board approves before anything is shown.

use chrono::NaiveDate;

use crate::model::{About, Hold, Profile, Publication};

use super::{Audience, Surroundings};

/// Decides for an entry whose written day of publication is `day`. Conditions of `công bố` hold for profiles only: documents are
/// published by their issuer's decision.
pub(super) fn decide(about: &About, draft: bool, day: Option<NaiveDate>, around: &Surroundings<'_>) -> Publication {
    let mut holds = Vec::new();
    if draft {
        holds.push(Hold::Draft);
    }
    let issued = if let About::Document(document) = about { document.issued } else { None };
    if let Some(day) = day.or(issued).filter(|d| *d > around.today) {
        holds.push(Hold::NotYet(day));
    }
    if let About::Profile(profile) = about {
        conditions(profile, around, &mut holds);
    }
    let shown = around.audience == Audience::Editors && holds.iter().all(|h| h.is_passing());
    match holds.is_empty() {
        true => Publication::Published,
        false if shown => Publication::Previewed(holds.into()),
        false => Publication::Held(holds.into()),
    }
}

fn conditions(profile: &Profile, around: &Surroundings<'_>, holds: &mut Vec<Hold>) {
    let publishing = &around.config.publishing;
    // What is to be given on a day to come is not given yet.
    let given = |day: Option<NaiveDate>| day.is_none_or(|day| day <= around.today);
    if let Some(last) = profile.expires.filter(|last| *last < around.today) {
        holds.push(Hold::Expired(last));
    }
    if profile.withdrawn.is_some() || profile.stage == Some(crate::model::Stage::Withdrawn) {
        holds.push(Hold::Withdrawn);
    }
    if publishing.approval && !profile.approval.as_ref().is_some_and(|a| given(a.date)) {
        holds.push(Hold::NoApproval);
    }
    if publishing.consent && !profile.consent.as_ref().is_some_and(|c| given(c.date)) {
        holds.push(Hold::NoConsent);
    }
    if let Some(needs) = publishing.stage.filter(|needs| profile.stage.is_none_or(|has| has < *needs)) {
        holds.push(Hold::StageTooEarly { has: profile.stage, needs });
    }
}
