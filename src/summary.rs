//! The summary stage: a read article in; the sentences that carry the story, the nut graf, and key phrases, out.
//!
//! terms (words, counted) → surface (how each sentence reads alone) → ranking (a score for each) → coherence (what must be
//! shown together) → selection (the best set) → reasons, introductions (who is meant). What overrules the ranking is listed in `passes`. Key phrases are
//! found beside it.

pub mod coherence;
pub mod features;
pub mod introductions;
pub mod keyphrases;
pub mod model;
pub mod nutgraf;
pub mod passes;
pub mod ranking;
pub mod reasons;
pub mod refusals;
pub mod roles;
pub mod selection;
pub mod surface;
pub mod terms;

use crate::analysis::{Quote, Score, Summary, SummarySentence, Warning};
use crate::document::Document;
use crate::entities::Entities;
use crate::options::Options;
use features::Story;
pub use introductions::Shown;
use model::Model;
use passes::{Active, Outcome};
use ranking::Ranks;
use selection::{Limit, Tuning, Worth};
use std::sync::OnceLock;
use surface::Surface;
use terms::Terms;

/// The maximum number of sentences that a reader may ask for.
const MAX_SENTENCES: usize = 10;

/// Summarises `document`; warns where there is too little to summarise.
pub fn summarize(
    document: &Document,
    entities: &Entities,
    quotes: &[Quote],
    options: &Options,
) -> (Summary, Vec<Warning>) {
    let active = Active::of(&document.trace);
    let terms = Terms::count(document);
    let surfaces = surface::read(document, &terms, entities, quotes, active);
    let story = Story { document, terms: &terms, surfaces: &surfaces, entities };
    let ranks = ranking::rank(&story, model());
    let limit = match options.words {
        Some(words) => Limit::Words(words),
        None => Limit::Sentences(options.sentences.clamp(1, MAX_SENTENCES)),
    };
    let show = |nth: usize, shown: &mut Shown| SummarySentence {
        sentence: terms.story[nth],
        span: surfaces[nth].span,
        score: Score(ranks.scores[nth]),
        reasons: reasons::of(nth, &terms, &surfaces, entities),
        introduce: shown.next(terms.story[nth], surfaces[nth].span),
    };
    let outcome = decide(&story, &ranks, &ranking::TUNING, limit, active);
    if document.trace.is_recording() {
        passes::record(document, active, &outcome, |active| {
            let surfaces = surface::read(document, &terms, entities, quotes, active);
            decide(&Story { surfaces: &surfaces, ..story }, &ranks, &ranking::TUNING, limit, active)
        });
    }
    let mut shown = Shown::new(document, entities);
    let summary = Summary {
        sentences: outcome.chosen.into_iter().map(|nth| show(nth, &mut shown)).collect(),
        keyphrases: keyphrases::find(document, &terms, entities),
        // It may be shown alone.
        nutgraf: outcome.nutgraf.map(|nth| show(nth, &mut Shown::new(document, entities))),
    };
    (summary, warnings(document, &surfaces, limit))
}

/// What overrules the ranking, as the command line lists it.
pub fn passes() -> impl Iterator<Item = crate::trace::PassInfo> {
    passes::PASSES.iter().copied()
}

/// The chosen story sentences in order, and the nut graf.
pub fn decide(story: &Story, ranks: &Ranks, tuning: &Tuning, limit: Limit, active: Active) -> Outcome {
    let Story { terms, surfaces, .. } = *story;
    let blocks = passes::blocks(surfaces, active, limit);
    let words: Vec<u32> = surfaces.iter().map(|s| s.words).collect();
    let skipped: Vec<usize> = surfaces.iter().map(|s| s.skipped).collect();
    let margin = if active.lead { tuning.margin } else { f32::NEG_INFINITY };
    let edited: Vec<f32> = ranks.scores.iter().zip(&ranks.editing).map(|(score, editing)| score + editing).collect();
    let worth = Worth {
        scores: &edited,
        words: &words,
        skipped: &skipped,
        coverage: &ranks.coverage,
        precision: &ranks.precision,
        tuning: Tuning { margin, ..*tuning },
    };
    let candidates = selection::candidates(&blocks, &ranks.scores, limit);
    let chosen = selection::choose(terms, &blocks, &worth, &candidates, limit);
    let plain = Worth { scores: &ranks.scores, ..worth };
    let nutgraf = nutgraf::find(story, &blocks, &plain, active);
    Outcome { spans: surfaces.iter().map(|s| s.span).collect(), blocks, chosen, nutgraf }
}

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../models/summary.bin")))
}

fn warnings(document: &Document, surfaces: &[Surface], limit: Limit) -> Vec<Warning> {
    let usable = surfaces.iter().filter(|s| !s.furniture).count();
    match limit {
        Limit::Sentences(asked) if usable <= asked && !document.tokens.is_empty() => vec![Warning {
            code: "short-text",
            message: "That is very short: a summary or timeline may be missing.".into(),
        }],
        _ => Vec::new(),
    }
}

/// Checks which sentences of `text` tell the story, for tests.
#[cfg(test)]
pub(crate) fn check_story(text: &str, expected: &[bool]) {
    let document = story(text);
    let tells = |s| crate::document::story::is_story_sentence(&document, s);
    let found: Vec<bool> = (0..document.sentences.len()).map(tells).collect();
    let shown: Vec<&str> = document.sentences.iter().map(|s| s.span.of(text)).collect();
    assert_eq!(found, expected, "{shown:?}");
}

/// A text whose lines are all given as body, so that tests need no whole article.
#[cfg(test)]
pub(crate) fn story(text: &str) -> Document<'_> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let hints: Vec<_> =
        starts.map(|at| crate::options::KindHint { at, kind: crate::analysis::ParagraphKind::Body }).collect();
    crate::syntax::read(text, None, &hints)
}
