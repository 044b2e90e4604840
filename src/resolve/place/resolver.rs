//! A memo over [`resolve`]: a country's 332,100 stories name a few thousand distinct places.

use std::sync::{PoisonError, RwLock};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::{PlaceError, resolve};
use crate::model::place::{Gazetteer, PlaceId, Scope};

type Known = FxHashMap<Box<str>, Result<PlaceId, PlaceError>>;

/// Resolves the places of one site. Share it between threads: known texts cost a read lock and a hash. The answer
/// depends on the day only through the [stretch of time](Gazetteer::stretch) in which it lies, and never on which thread
/// asked first.
pub struct Resolver<'g> {
    gazetteer: &'g Gazetteer,
    scope: Scope,
    /// By stretch of time, one more than there are turns.
    known: Vec<RwLock<Known>>,
}

impl<'g> Resolver<'g> {
    /// A resolver that knows no text yet.
    #[must_use]
    pub fn new(gazetteer: &'g Gazetteer, scope: Scope) -> Self {
        let stretches = gazetteer.stretch(NaiveDate::MAX) + 1;
        Self { gazetteer, scope, known: (0..stretches).map(|_| RwLock::default()).collect() }
    }

    /// The units it resolves to.
    #[must_use]
    pub fn gazetteer(&self) -> &'g Gazetteer {
        self.gazetteer
    }

    /// The scope of the site.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// As [`resolve`], remembered.
    ///
    /// # Errors
    /// See [`PlaceError`].
    pub fn resolve(&self, text: &str, as_of: NaiveDate) -> Result<PlaceId, PlaceError> {
        let known = &self.known[self.gazetteer.stretch(as_of)];
        // A panic elsewhere can't leave a half-written answer: answers are inserted whole.
        if let Some(answer) = known.read().unwrap_or_else(PoisonError::into_inner).get(text) {
            return answer.clone();
        }
        let answer = resolve(self.gazetteer, &self.scope, text, as_of);
        known.write().unwrap_or_else(PoisonError::into_inner).insert(text.into(), answer.clone());
        answer
    }
}
