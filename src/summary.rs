//! The summary stage: all that came before in; the sentences that carry the story, the nut graf, and key phrases, out.
//!
//! terms (words, counted) → surface (how each sentence stands alone) → ranking (a score for each) → coherence (what must
//! stand together) → selection (the best set) → reasons. Key phrases are found beside it.

pub mod coherence;
pub mod features;
pub mod furniture;
pub mod keyphrases;
pub mod model;
pub mod ranking;
pub mod reasons;
pub mod selection;
pub mod surface;
pub mod terms;
pub mod words;

use crate::analysis::{Quote, Score, Summary, SummarySentence, Warning};
use crate::document::Document;
use crate::entities::Entities;
use crate::options::Options;
use coherence::{Block, Flaw};
use features::Story;
use model::Model;
use ranking::Ranks;
use selection::{Limit, Tuning, Worth};
use std::sync::OnceLock;
use surface::{Opener, Surface};
use terms::Terms;

/// The most sentences a reader may ask for.
const MOST_SENTENCES: usize = 10;
/// The most sentences that come only together.
const LONGEST_BLOCK: usize = 3;

/// Summarises `document`; warns where there is too little to summarise.
pub fn summarize(
    document: &Document,
    entities: &Entities,
    quotes: &[Quote],
    options: &Options,
) -> (Summary, Vec<Warning>) {
    let terms = Terms::count(document);
    let surfaces = surface::read(document, &terms, quotes);
    let story = Story { document, terms: &terms, surfaces: &surfaces, entities };
    let ranks = ranking::rank(&story, model());
    let limit = match options.words {
        Some(words) => Limit::Words(words),
        None => Limit::Sentences(options.sentences.clamp(1, MOST_SENTENCES)),
    };
    let show = |nth: usize| SummarySentence {
        sentence: terms.story[nth],
        span: surfaces[nth].span,
        score: Score(ranks.scores[nth]),
        reasons: reasons::of(nth, &terms, &surfaces, entities),
    };
    let (chosen, nutgraf) = choose(&story, &ranks, &ranking::TUNING, limit);
    let summary = Summary {
        sentences: chosen.into_iter().map(show).collect(),
        keyphrases: keyphrases::find(document, &terms, entities),
        nutgraf: nutgraf.map(show),
    };
    (summary, warnings(document, &surfaces, limit))
}

/// The chosen story sentences in order, and the nut graf.
pub fn choose(story: &Story, ranks: &Ranks, tuning: &Tuning, limit: Limit) -> (Vec<usize>, Option<usize>) {
    let Story { terms, surfaces, .. } = *story;
    let longest = match limit {
        Limit::Sentences(n) => n.min(LONGEST_BLOCK),
        Limit::Words(_) => LONGEST_BLOCK,
    };
    let blocks = coherence::blocks(surfaces, longest);
    let words: Vec<u32> = surfaces.iter().map(|s| s.words).collect();
    let skipped: Vec<usize> = surfaces.iter().map(|s| s.skipped).collect();
    let worth = Worth {
        scores: &ranks.scores,
        words: &words,
        skipped: &skipped,
        coverage: &ranks.coverage,
        precision: &ranks.precision,
        tuning: *tuning,
    };
    let candidates = selection::candidates(&blocks, &ranks.scores, limit);
    let chosen = selection::choose(terms, &blocks, &worth, &candidates, limit);
    (chosen, nutgraf(terms, surfaces, &blocks, &worth))
}

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../models/summary.bin")))
}

/// The sentence of the first part that alone would say most. A question or a reporter's "I" says little.
fn nutgraf(terms: &Terms, surfaces: &[Surface], blocks: &[Block], worth: &Worth) -> Option<usize> {
    // A nut graf comes by the fifth paragraph, or it is no nut graf.
    let part = (blocks.len() / 3).clamp(5, 15).min(blocks.len());
    let tells =
        |i: usize| !surfaces[i].question && surfaces[i].opener != Opener::FirstPerson && surfaces[i].quoted == 0;
    let values: Vec<f32> = (0..part).map(|i| selection::value_alone(terms, worth, i)).collect();
    let best = |pass: &dyn Fn(usize) -> bool| {
        (0..part).filter(|&i| pass(i)).max_by(|&a, &b| values[a].total_cmp(&values[b]).then(b.cmp(&a)))
    };
    let stands = |i: usize| blocks[i].first == blocks[i].last && blocks[i].flaw == Flaw::None;
    best(&|i| stands(i) && tells(i)).or_else(|| best(&stands)).or_else(|| best(&|i| blocks[i].flaw <= Flaw::Dangling))
}

fn warnings(document: &Document, surfaces: &[Surface], limit: Limit) -> Vec<Warning> {
    let usable = surfaces.iter().filter(|s| !s.furniture).count();
    match limit {
        Limit::Sentences(asked) if usable <= asked && !document.tokens.is_empty() => vec![Warning {
            code: "short-text",
            message: "The text is hardly longer than the summary asked for.".into(),
        }],
        _ => Vec::new(),
    }
}

/// A text of which each line is known to be body, so that tests need no whole article.
#[cfg(test)]
fn story(text: &str) -> Document<'_> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let hints: Vec<_> =
        starts.map(|at| crate::options::KindHint { at, kind: crate::analysis::ParagraphKind::Body }).collect();
    crate::document::read(text, None, &hints)
}
