//! The names stage: document in; names with their types, and which of them are one entity, out.
//!
//! tagger (a learnt model over words) → passes (named corrections of its answer) → linking (which names are one entity).
//! Another tagger replaces [`tagger::tag`]; its answer goes through [`passes::apply`] in the same way.

pub mod joined;
pub mod linking;
pub mod passes;
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
    let mut names = match document.trace.runs(passes::TAGGER.name) {
        true => tagger::tag_shipped(&reading),
        false => Vec::new(),
    };
    passes::record_tagger(document, &names);
    passes::apply_with(&passes::Context { document, reading: &reading }, &mut names);
    names
}

/// The tagger and the passes, in the order in which they run.
pub fn passes() -> impl Iterator<Item = PassInfo> {
    passes::infos()
}
