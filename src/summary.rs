//! The summary stage: all that came before in; the sentences that carry the story, and key phrases, out.

pub mod keyphrases;
pub mod ranking;

use crate::analysis::{Quote, Summary};
use crate::document::Document;
use crate::entities::Entities;
use crate::options::Options;

pub fn summarize(document: &Document, entities: &Entities, quotes: &[Quote], options: &Options) -> Summary {
    let _ = quotes;
    Summary {
        sentences: ranking::choose(document, entities, options),
        keyphrases: keyphrases::find(document, entities),
        nutgraf: None,
    }
}
