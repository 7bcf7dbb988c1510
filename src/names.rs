//! The names stage: document in; names with their types, and which of them are one entity, out.
//!
//! tagger (a learnt model over words) → passes (named corrections of its answer) → linking (which names are one entity).

pub mod joined;
pub mod linking;
pub mod passes;
pub mod tagger;

use crate::analysis::{EntityType, Score};
use crate::span::Span;
pub use joined::{Entities, MentionRef, find, join};

/// A name that the tagger found, not yet joined with others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    pub span: Span,
    pub kind: EntityType,
    pub confidence: Score,
}
