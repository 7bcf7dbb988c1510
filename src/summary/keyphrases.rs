//! The phrases an indexer would pick: "bilateral ties", "ferry collision".
//!
//! candidates (runs of noun-like words and whole names) → scoring (often, early, together) → the best, nested ones merged.

pub mod candidates;
pub mod lexicon;

use super::terms::{TermId, Terms};
use crate::analysis::{Keyphrase, MentionKind, Score};
use crate::document::Document;
use crate::entities::Entities;
use crate::span::Span;
use candidates::Candidate;
use lexicon::Lexicon;

/// How many phrases an article has, and a long one.
const MOST: usize = 10;
const MOST_OF_LONG: usize = 15;
/// Story sentences from which an article is long.
const LONG: usize = 60;
/// Candidates that can still be reached after merging.
const LOOKED_AT: usize = 400;

/// Best first.
pub fn find(document: &Document, terms: &Terms, entities: &Entities) -> Vec<Keyphrase> {
    let lexicon = Lexicon::shared();
    let mut list = candidates::find(document, terms, entities, lexicon);
    score(terms, &mut list);
    list.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.spans[0].cmp(&b.spans[0])));
    list.truncate(LOOKED_AT);
    let most = if terms.story.len() >= LONG { MOST_OF_LONG } else { MOST };
    let mut kept: Vec<Candidate> = Vec::new();
    for mut candidate in list {
        if kept.len() == most {
            break;
        }
        candidate.shown = whole_name(entities, &candidate);
        let known = |k: &Candidate| {
            k.shown == candidate.shown || holds(&k.key, &candidate.key) || holds(&candidate.key, &k.key)
        };
        if !kept.iter().any(known) {
            kept.push(candidate);
        }
    }
    let top = kept.first().map_or(1.0, |c| c.score.max(1e-6));
    let shown = kept.into_iter().map(|c| Keyphrase {
        text: c.shown.of(document.text).split_whitespace().collect::<Vec<_>>().join(" "),
        score: Score(c.score / top),
        spans: c.spans,
    });
    shown.collect()
}

/// What is shown of a phrase that stands nowhere but in names: "Ministry of Trade and Industry" for "Ministry".
fn whole_name(entities: &Entities, candidate: &Candidate) -> Span {
    let name = |&span: &Span| entities.mention_around(span).filter(|m| m.kind == MentionKind::Name).map(|m| m.span);
    match name(&candidate.shown) {
        Some(whole) if !candidate.name && candidate.spans.iter().all(|s| name(s).is_some()) => whole,
        _ => candidate.shown,
    }
}

/// Words score by how often they come and how rare they are elsewhere; phrases by their words, by how often they come as
/// a whole, and by how early. The constants were climbed to on DUC-2001 (`models/summary.md`).
fn score(terms: &Terms, list: &mut [Candidate]) {
    let sentences = terms.story.len().max(1) as f32;
    for candidate in list {
        let weight = |(&term, &rare): (&TermId, &f32)| {
            let count = terms.get(term);
            libm::logf(1.0 + count.times as f32) * rare * if count.in_headline { 1.5 } else { 1.0 }
        };
        let sum: f32 = candidate.key.iter().zip(&candidate.rarity).map(weight).sum();
        let length = candidate.key.len();
        let whole = libm::powf(candidate.spans.len() as f32, 0.12);
        let first = candidate.first as f32;
        let place = 1.0 / (1.0 + 0.2 * first) + 0.3 * (1.0 - first / sentences);
        let size = match length {
            1 => 0.48,
            2 | 3 => 1.0,
            _ => 0.8,
        };
        // The end of a longer run is mostly less than the run, and names are listed beside the phrases anyway.
        let part = if candidate.part { 0.42 } else { 1.0 };
        let name = if candidate.name { 0.87 } else { 1.0 };
        candidate.score = sum * whole * place * size * part * name / libm::powf(length as f32, 0.6);
    }
}

/// Whether `b` stands in `a`.
fn holds(a: &[TermId], b: &[TermId]) -> bool {
    a.windows(b.len().max(1)).any(|w| w == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(text: &str) -> Vec<String> {
        let document = crate::summary::story(text);
        let entities = crate::entities::find(&document);
        let found = find(&document, &Terms::count(&document), &entities);
        for phrase in &found {
            assert!(phrase.spans.iter().all(|s| text.get(s.start..s.end).is_some()), "{phrase:?}");
        }
        found.into_iter().map(|k| k.text).collect()
    }

    #[test]
    fn phrases_are_nominal() {
        let found = phrases(
            "The harbour authority will work towards mending the old stone bridge. The harbour authority said the stone \
             bridge was unsafe. Divers quickly inspected the damaged pier.",
        );
        assert!(found.contains(&"harbour authority".into()), "{found:?}");
        for wrong in ["mending", "work towards", "quickly", "work"] {
            assert!(!found.iter().any(|f| f == wrong), "{found:?}");
        }
    }

    #[test]
    fn times_titles_and_verbs_are_no_phrases() {
        let found =
            phrases("Mr Lima said last year that two people died. He wants to strike, and the union claims the prize.");
        for wrong in ["Mr", "last year", "year", "people died", "strike", "union claims"] {
            assert!(!found.iter().any(|f| f == wrong), "{found:?}");
        }
        let found =
            phrases("Lima told the Harbour Times outside that the ferry reached the old platform late on Monday.");
        for wrong in ["Harbour Times outside", "old platform late"] {
            assert!(!found.iter().any(|f| f == wrong), "{found:?}");
        }
    }

    #[test]
    fn a_surname_is_a_place_of_the_whole_name() {
        let document =
            crate::summary::story("Lima resigned. The mayor, Ana Lima, leaves Porto. Lima said so on Monday.");
        let entities = crate::entities::find(&document);
        let found = find(&document, &Terms::count(&document), &entities);
        let name = found.iter().find(|k| k.text == "Ana Lima").map(|k| k.spans.len());
        assert_eq!(name, Some(3), "{found:?}");
        assert!(!found.iter().any(|k| k.text == "Lima"));
    }

    #[test]
    fn each_place_is_linked() {
        let document = crate::summary::story("The stone bridge fell. Nobody liked the stone bridges of Porto.");
        let found = find(&document, &Terms::count(&document), &Entities::default());
        let bridge = found.iter().find(|k| k.text == "stone bridge").map(|k| k.spans.len());
        assert_eq!(bridge, Some(2));
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert!(phrases("").is_empty());
        assert!(phrases("It is what it is.").is_empty());
    }
}
