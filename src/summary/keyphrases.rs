//! The phrases an indexer would pick: "bilateral ties", "ferry collision".
//!
//! candidates (nouns with the words before them, and whole names) → a score for each (frequent, early, together) → the best, of
//! which none is part of another.

pub mod candidates;
mod doubts;

use super::terms::{TermId, Terms};
use crate::analysis::{EntityType, Keyphrase, MentionKind, Score};
use crate::document::Document;
use crate::english::{Tag, Tags, TimeWord};
use crate::entities::Entities;
use crate::span::Span;
use candidates::Candidate;

/// The maximum number of phrases of an article, and of a long one.
const MAX_PHRASES: usize = 10;
const MAX_PHRASES_OF_LONG: usize = 15;
/// An article is long from this many story sentences.
const LONG: usize = 60;
/// The maximum number of candidates that are compared with the chosen ones.
const MAX_COMPARED: usize = 400;

/// The key phrases, best first.
pub fn find(document: &Document, terms: &Terms, entities: &Entities) -> Vec<Keyphrase> {
    let mut list = candidates::find(document, terms, entities);
    score(terms, &mut list);
    list.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.spans[0].cmp(&b.spans[0])));
    list.truncate(MAX_COMPARED);
    let most = if terms.story.len() >= LONG { MAX_PHRASES_OF_LONG } else { MAX_PHRASES };
    let mut kept: Vec<Candidate> = Vec::new();
    for mut candidate in list {
        if kept.len() == most {
            break;
        }
        // "the smaller People['s Alliance]"
        if cuts_name(entities, candidate.shown) || is_part_of_names(document, entities, &candidate) {
            continue;
        }
        candidate.shown = whole_name(entities, &candidate);
        let meant = named(entities, candidate.shown);
        let same = kept.iter_mut().find(|k| meant.is_some() && meant == named(entities, k.shown));
        if let Some(same) = same {
            if candidate.shown.len() > same.shown.len() {
                same.shown = candidate.shown;
            }
            continue;
        }
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

/// Whether a phrase begins before a name and ends inside it.
fn cuts_name(entities: &Entities, shown: Span) -> bool {
    let mut mentions = entities.mentions_in(shown).iter();
    mentions.any(|m| m.kind == MentionKind::Name && m.span.start > shown.start && m.span.end > shown.end)
}

/// The entity that a phrase names as a whole: one of "Norsk Hydro" and "Hydro" is enough.
fn named(entities: &Entities, shown: Span) -> Option<usize> {
    let name = entities.mention_around(shown).filter(|m| m.kind == MentionKind::Name && m.span == shown);
    name.map(|m| m.entity)
}

const AGENCIES: Tags = Tags::of(&[Tag::Agency, Tag::PageAgency]);

/// A sum ("9.5bn kronor"), an agency, "people" or "a tenth" alone, and a single noun that stands in a longer name where it first
/// stands: "Department".
fn is_part_of_names(document: &Document, entities: &Entities, candidate: &Candidate) -> bool {
    let around = |span: Span| entities.mention_around(span).filter(|m| m.kind == MentionKind::Name);
    let is_sum = |span: &Span| {
        around(*span).is_some_and(|m| matches!(entities.list()[m.entity].kind, EntityType::Money | EntityType::Percent))
    };
    let token = document.tokens_in(candidate.shown).start;
    let single = candidate.key.len() == 1 && !candidate.name;
    let word = document.features(token);
    let in_name = around(candidate.shown).is_some_and(|m| m.span != candidate.shown);
    candidate.spans.iter().all(is_sum)
        || single
            && in_name
            && (word.is(Tag::Body) || word.is(Tag::Generic))
            && !candidate.spans.iter().all(|s| around(*s).is_some())
        || single && word.case.is_capital() && word.tags.meets(&AGENCIES)
        || single && (word.is(Tag::Counted) || matches!(word.time, Some(TimeWord::Ordinal(_))))
}

/// What is shown: the whole name for a phrase whose every place is in a name ("Ministry of Trade and Industry" for "Ministry").
fn whole_name(entities: &Entities, candidate: &Candidate) -> Span {
    let name = |&span: &Span| entities.mention_around(span).filter(|m| m.kind == MentionKind::Name).map(|m| m.span);
    match name(&candidate.shown) {
        Some(whole) if !candidate.name && candidate.spans.iter().all(|s| name(s).is_some()) => whole,
        _ => candidate.shown,
    }
}

/// A word scores by how often it occurs here and how rare it is elsewhere; a phrase by its words, by how often it occurs as a
/// whole, and by how early. The constants were tuned on DUC-2001 by hill climbing (`models/summary.md`).
fn score(terms: &Terms, list: &mut [Candidate]) {
    let sentences = terms.story.len().max(1) as f32;
    // Most phrases have one place and one of a few lengths.
    let by_length: [f32; candidates::MAX_WORDS + 1] = std::array::from_fn(|length| libm::powf(length as f32, 0.6));
    let by_times: [f32; 8] = std::array::from_fn(|times| libm::logf(1.0 + times as f32));
    for candidate in list {
        let weight = |(&term, &rare): (&TermId, &f32)| {
            let count = terms.get(term);
            let known = by_times.get(count.times as usize).copied();
            known.unwrap_or_else(|| libm::logf(1.0 + count.times as f32))
                * rare
                * if count.in_headline { 1.5 } else { 1.0 }
        };
        let sum: f32 = candidate.key.iter().zip(&candidate.rarity).map(weight).sum();
        let length = candidate.key.len();
        let whole = if candidate.spans.len() == 1 { 1.0 } else { libm::powf(candidate.spans.len() as f32, 0.12) };
        let first = candidate.first as f32;
        let place = 1.0 / (1.0 + 0.2 * first) + 0.3 * (1.0 - first / sentences);
        let size = match length {
            1 => 0.48,
            2 => 1.0,
            3 => 0.95,
            _ => 0.8,
        };
        // The end of a run usually says less than the run, and names are listed beside the phrases anyway.
        let part = if candidate.part { 0.42 } else { 1.0 };
        let name = if candidate.name { 0.6 } else { 1.0 };
        candidate.score = sum * whole * place * size * part * name / by_length[length];
    }
}

/// Whether `b` is part of `a`.
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
    fn phrases_end_with_nouns() {
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
    fn no_phrase_cuts_a_name() {
        let found = phrases("The smaller People's Alliance asked for a vote. The People's Alliance is small.");
        assert!(!found.iter().any(|f| f == "smaller People"), "{found:?}");
    }

    #[test]
    fn times_titles_and_verbs_are_left_out() {
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
    fn surname_counts_as_place_of_full_name() {
        let document =
            crate::summary::story("Lima resigned. The mayor, Ana Lima, leaves Porto. Lima said so on Monday.");
        let entities = crate::entities::find(&document);
        let found = find(&document, &Terms::count(&document), &entities);
        let name = found.iter().find(|k| k.text == "Ana Lima").map(|k| k.spans.len());
        assert_eq!(name, Some(3), "{found:?}");
        assert!(!found.iter().any(|k| k.text == "Lima"));
    }

    #[test]
    fn every_place_has_a_span() {
        let document = crate::summary::story("The stone bridge fell. Nobody liked the stone bridges of Porto.");
        let found = find(&document, &Terms::count(&document), &Entities::default());
        let bridge = found.iter().find(|k| k.text == "stone bridge").map(|k| k.spans.len());
        assert_eq!(bridge, Some(2));
    }

    #[test]
    fn text_without_nouns_has_no_phrases() {
        assert!(phrases("").is_empty());
        assert!(phrases("It is what it is.").is_empty());
    }
}
