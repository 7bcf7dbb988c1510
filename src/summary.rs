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
pub mod passes;
pub mod ranking;
pub mod reasons;
pub mod refusals;
pub mod roles;
pub mod selection;
pub mod surface;
pub mod terms;

use crate::analysis::{Quote, Score, Summary, SummarySentence, Warning};
use crate::document::{Document, Relation};
use crate::english::Tag;
use crate::entities::Entities;
use crate::options::Options;
use coherence::{Block, Flaw};
use features::Story;
pub use introductions::Shown;
use model::Model;
use passes::{Active, Outcome};
use ranking::Ranks;
use selection::{Limit, Tuning, Worth};
use std::sync::OnceLock;
use surface::{Opener, Surface};
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
    let thesis = if active.thesis { thesis(story, &blocks) } else { None };
    let plain = Worth { scores: &ranks.scores, ..worth };
    let nutgraf = thesis.or_else(|| nutgraf(terms, surfaces, &blocks, &plain, active));
    Outcome { spans: surfaces.iter().map(|s| s.span).collect(), blocks, chosen, nutgraf }
}

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../models/summary.bin")))
}

/// The sentence of the first part that says most alone. A question, a quotation, a reporter's "I" and what has been so for years say little.
fn nutgraf(terms: &Terms, surfaces: &[Surface], blocks: &[Block], worth: &Worth, active: Active) -> Option<usize> {
    // A nut graf is one of the first paragraphs.
    let part = (blocks.len() / 3).clamp(5, 15).min(blocks.len());
    let is_statement = |i: usize| {
        !active.nutgraf_statement
            || !surfaces[i].question
                && !surfaces[i].background
                && surfaces[i].opener != Opener::FirstPerson
                && !is_mostly_quoted(&surfaces[i], i == 0)
    };
    let values: Vec<f32> = (0..part).map(|i| selection::value_alone(terms, worth, i)).collect();
    let best = |pass: &dyn Fn(usize) -> bool| {
        (0..part).filter(|&i| pass(i)).max_by(|&a, &b| values[a].total_cmp(&values[b]).then(b.cmp(&a)))
    };
    let stands = |i: usize| blocks[i].first == blocks[i].last && blocks[i].flaw == Flaw::None;
    best(&|i| stands(i) && is_statement(i))
        .or_else(|| best(&stands))
        .or_else(|| best(&|i| blocks[i].flaw <= Flaw::Dangling))
}

/// What a piece of opinion demands: "The council should stop building walls." Such a piece says "I" or "we" outside quotations
/// again and again; its thesis shares words with the headline.
fn thesis(story: &Story, blocks: &[Block]) -> Option<usize> {
    /// Sentences that say "I" or "we", and words shared with the headline, at least.
    const FIRST_PERSON: usize = 3;
    const SHARED: usize = 2;
    let Story { document, terms, surfaces, .. } = *story;
    let own = (0..surfaces.len().min(40))
        .filter(|&i| surfaces[i].quoted == 0 && terms.of(i).iter().any(|o| terms.get(o.term).class.first_person));
    document.headline?;
    if own.count() < FIRST_PERSON {
        return None;
    }
    let shared = |i: usize| {
        let kept = terms.of(i).iter().map(|o| terms.get(o.term));
        kept.filter(|t| t.in_headline && !t.class.stop).count()
    };
    let demands = |i: usize| {
        let tokens = document.sentences[terms.story[i]].tokens.clone();
        tokens.clone().any(|t| {
            let verb = document.nodes[t].head as usize;
            document.features(t).is(Tag::Duty)
                && document.nodes[t].relation == Relation::Auxiliary
                && document.nodes[verb].head as usize == verb
        })
    };
    let fits = |&i: &usize| {
        let stands = blocks[i].first == blocks[i].last && blocks[i].flaw == Flaw::None;
        stands && !surfaces[i].question && surfaces[i].quoted == 0 && shared(i) >= SHARED && demands(i)
    };
    (0..surfaces.len().min(40)).filter(fits).max_by_key(|&i| (shared(i), std::cmp::Reverse(i)))
}

/// Maximum share of a statement that stands in quotation marks: one part of so many. The lead is news even where half of it is quoted.
const QUOTED: u32 = 3;
const QUOTED_IN_LEAD: u32 = 2;

/// "“The line will be gone,” she said", but not: the mayor called the plan “a joke” when he met the board on Monday.
const fn is_mostly_quoted(surface: &Surface, is_lead: bool) -> bool {
    surface.quoted * (if is_lead { QUOTED_IN_LEAD } else { QUOTED }) > surface.words
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

/// A text whose lines are all given as body, so that tests need no whole article.
#[cfg(test)]
pub(crate) fn story(text: &str) -> Document<'_> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let hints: Vec<_> =
        starts.map(|at| crate::options::KindHint { at, kind: crate::analysis::ParagraphKind::Body }).collect();
    crate::syntax::read(text, None, &hints)
}
