//! The summary stage: all that came before in; the sentences that carry the story, the nut graf, and key phrases, out.
//!
//! terms (words, counted) → surface (how each sentence stands alone) → ranking (a score for each) → coherence (what must
//! stand together) → selection (the best set) → reasons. Key phrases are found beside it.

pub mod coherence;
pub mod furniture;
pub mod keyphrases;
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
use coherence::Flaw;
use selection::{Limit, Worth};
use terms::Terms;

/// The most sentences a reader may ask for.
const MOST_SENTENCES: usize = 10;

/// Summarises `document`; warns where there is too little to summarise.
pub fn summarize(
    document: &Document,
    entities: &Entities,
    quotes: &[Quote],
    options: &Options,
) -> (Summary, Vec<Warning>) {
    let terms = Terms::count(document);
    let surfaces = surface::read(document, &terms, quotes);
    let ranks = ranking::rank(document, &terms, &surfaces, entities);
    let limit = match options.words {
        Some(words) => Limit::Words(words),
        None => Limit::Sentences(options.sentences.clamp(1, MOST_SENTENCES)),
    };
    let longest = match limit {
        Limit::Sentences(n) => n.min(4),
        Limit::Words(_) => 4,
    };
    let blocks = coherence::blocks(&surfaces, longest);
    let words: Vec<u32> = surfaces.iter().map(|s| s.words).collect();
    let skipped: Vec<usize> = surfaces.iter().map(|s| s.skipped).collect();
    let worth = Worth {
        scores: &ranks.scores,
        words: &words,
        skipped: &skipped,
        coverage: &ranks.coverage,
        tuning: ranking::TUNING,
    };
    let show = |nth: usize| SummarySentence {
        sentence: terms.story[nth],
        span: surfaces[nth].span,
        score: Score(ranks.scores[nth]),
        reasons: reasons::of(nth, &terms, &surfaces, entities),
    };
    let chosen = selection::choose(&terms, &blocks, &worth, limit);
    let summary = Summary {
        sentences: chosen.iter().map(|&nth| show(nth)).collect(),
        keyphrases: keyphrases::find(document, &terms, entities),
        nutgraf: nutgraf(&blocks, &ranks.scores).map(show),
    };
    (summary, warnings(document, &blocks, limit))
}

/// The best sentence of the first part that can stand alone.
fn nutgraf(blocks: &[coherence::Block], scores: &[f32]) -> Option<usize> {
    // A nut graf comes by the fifth paragraph, or it is no nut graf.
    let part = (blocks.len() / 3).clamp(5, 15).min(blocks.len());
    (0..part)
        .filter(|&i| blocks[i].first == blocks[i].last && blocks[i].flaw == Flaw::None)
        .max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))
}

fn warnings(document: &Document, blocks: &[coherence::Block], limit: Limit) -> Vec<Warning> {
    let usable = blocks.iter().filter(|b| b.flaw != Flaw::Furniture).count();
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
