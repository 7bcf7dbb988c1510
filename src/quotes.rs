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
