//! The names stage: document in; names with their types, and which of them are one entity, out.
//!
//! tagger (a learnt model over words) → review (a second look, with the whole article known) → passes (named corrections of
//! the answer) → linking (which names are one entity). Another tagger replaces the first two; its answer goes through
//! [`passes::apply`] in the same way.

pub mod joined;
pub mod linking;
pub mod passes;
pub mod review;
pub mod tagger;

use crate::analysis::{EntityType, Score};
use crate::document::Document;
use crate::span::Span;
use crate::trace::PassInfo;
pub use joined::{Entities, MentionRef, find, join};
use tagger::units::Reading;

/// A name, not yet linked with others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    pub span: Span,
    pub kind: EntityType,
    pub confidence: Score,
}

/// The names of `document` in text order, never overlapping: what the tagger finds, corrected by the passes.
pub fn tag(document: &Document) -> Vec<Name> {
    let reading = Reading::new(document);
    let mut names = found(document, &reading);
    passes::apply_with(&passes::Context { document, reading: &reading }, &mut names);
    names
}

/// A text of fewer units has too little around a name for the second look.
const SHORTEST_REVIEWED: usize = 40;

/// What the tagger and the second look find.
fn found(document: &Document, reading: &Reading) -> Vec<Name> {
    let trace = &document.trace;
    if !trace.runs(passes::TAGGER.name) {
        return Vec::new();
    }
    let is_reviewed = trace.runs(passes::REVIEW.name) && reading.units.len() >= SHORTEST_REVIEWED;
    let tagged = match is_reviewed && !trace.is_recording() {
        true => Vec::new(),
        false => tagger::tag_shipped(reading),
    };
    passes::record_change(document, &passes::TAGGER, &[], &tagged);
    if !is_reviewed {
        return tagged;
    }
    let names = review::choose(document, reading, &tagger::candidates(reading), review::shipped());
    passes::record_change(document, &passes::REVIEW, &tagged, &names);
    names
}

/// The tagger, the second look and the passes, in the order in which they run.
pub fn passes() -> impl Iterator<Item = PassInfo> {
    passes::infos()
}
