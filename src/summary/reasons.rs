//! Why a sentence was chosen, as short codes that the page turns into plain words: "lead", "central", "names" …

use super::surface::Surface;
use super::terms::Terms;
use crate::entities::Entities;

/// The maximum number of reasons that are shown.
const MAX_REASONS: usize = 3;

/// What is true of the `nth` story sentence, strongest first.
pub fn of(nth: usize, terms: &Terms, surfaces: &[Surface], entities: &Entities) -> Vec<&'static str> {
    let surface = &surfaces[nth];
    let kept: Vec<_> = terms.of(nth)[surface.skipped..].iter().map(|o| terms.get(o.term)).collect();
    let content = kept.iter().filter(|t| !t.class.stop).count().max(1);
    let share = |n: usize| n as f32 / content as f32;
    let in_headline = kept.iter().filter(|t| t.in_headline && !t.class.stop).count();
    let repeated = kept.iter().filter(|t| !t.class.stop && t.sentences > 2).count();
    let main_names =
        entities.mentions_in(surface.span).iter().filter(|m| m.entity < 3).map(|m| m.entity).min().is_some();
    let mut found = Vec::new();
    if nth == 0 {
        found.push("lead");
    }
    if in_headline >= 3 {
        found.push("headline");
    }
    if share(repeated) >= 0.4 {
        found.push("central");
    }
    if main_names {
        found.push("names");
    }
    if surface.quoted >= 5 {
        found.push("quote");
    }
    if kept.iter().filter(|t| t.class.number).count() >= 2 {
        found.push("numbers");
    }
    if kept.iter().any(|t| t.class.when) {
        found.push("happened");
    }
    if found.is_empty() {
        found.push("context");
    }
    found.truncate(MAX_REASONS);
    found
}
