//! Which sentences carry the story.

use crate::analysis::{Score, SummarySentence};
use crate::document::Document;
use crate::entities::Entities;
use crate::options::Options;

/// The chosen sentences in text order.
pub fn choose(document: &Document, _entities: &Entities, options: &Options) -> Vec<SummarySentence> {
    (0..document.sentences.len())
        .filter(|&i| document.kind_of(i).is_story())
        .take(options.sentences)
        .map(|sentence| SummarySentence {
            sentence,
            span: document.sentences[sentence].span,
            score: Score(0.5),
            reasons: vec!["lead"],
        })
        .collect()
}
