//! The quotes stage: document and entities in; what was said, by whom, with which cue, out.
//!
//! marks (where quotation marks pair) → cues (what reports speech) → speakers (who is credited).

pub mod cues;
pub mod marks;
pub mod speakers;

use crate::analysis::{Quote, QuoteKind, Score};
use crate::document::Document;
use crate::entities::Entities;

/// All quotes, in text order.
pub fn find(document: &Document, _entities: &Entities) -> Vec<Quote> {
    marks::pair(document)
        .into_iter()
        .enumerate()
        .map(|(utterance, marked)| Quote {
            span: marked.span,
            kind: QuoteKind::Direct,
            parts: vec![marked.span],
            utterance,
            speaker: None,
            cue: None,
            confidence: Score(0.5),
        })
        .collect()
}

/// A short text of the tests, every line of it body text.
#[cfg(test)]
fn read_body(text: &str) -> Document<'_> {
    use crate::{KindHint, ParagraphKind};
    let lines = text.match_indices('\n').map(|(i, _)| i + 1);
    let hints: Vec<_> = std::iter::once(0).chain(lines).map(|at| KindHint { at, kind: ParagraphKind::Body }).collect();
    crate::document::read(text, None, &hints)
}
