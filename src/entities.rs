//! The entities stage: document in; people, organisations, places, with all their mentions joined, out.
//!
//! tagger (names and their types) → linking (which mentions are one entity) → salience (what the article is about).

pub mod salience;

use crate::analysis::{Entity, MentionKind};
use crate::document::Document;
use crate::english::Gender;
use crate::mentions::{discourse, ranker};
use crate::names::{self, Name, linking};
use crate::span::Span;

/// A mention as later stages look it up, in text order.
#[derive(Clone, Copy, Debug)]
pub struct MentionRef {
    pub span: Span,
    pub kind: MentionKind,
    /// Index into [`Entities::list`].
    pub entity: usize,
}

/// All entities, most salient first, and an index of their mentions by place.
#[derive(Default)]
pub struct Entities {
    list: Vec<Entity>,
    genders: Vec<Gender>,
    by_place: Vec<MentionRef>,
}

impl Entities {
    pub fn new(list: Vec<Entity>, genders: Vec<Gender>) -> Self {
        let mut by_place: Vec<MentionRef> = list
            .iter()
            .flat_map(|e| e.mentions.iter().map(|m| MentionRef { span: m.span, kind: m.kind, entity: e.id }))
            .collect();
        by_place.sort_by_key(|m| m.span);
        Self { list, genders, by_place }
    }

    pub fn list(&self) -> &[Entity] {
        &self.list
    }

    pub fn gender(&self, entity: usize) -> Gender {
        self.genders[entity]
    }

    /// The mentions that start inside `span`, in text order.
    pub fn mentions_in(&self, span: Span) -> &[MentionRef] {
        let from = self.by_place.partition_point(|m| m.span.start < span.start);
        let to = self.by_place.partition_point(|m| m.span.start < span.end);
        &self.by_place[from..to.max(from)]
    }

    /// The mention that covers `span`, unless a later one starts inside it.
    pub fn mention_around(&self, span: Span) -> Option<&MentionRef> {
        let to = self.by_place.partition_point(|m| m.span.start <= span.start);
        self.by_place[..to].last().filter(|m| m.span.covers(span))
    }

    pub fn into_list(self) -> Vec<Entity> {
        self.list
    }
}

/// Finds and joins all entities of `document`.
pub fn find(document: &Document) -> Entities {
    join(document, &names::find(document))
}

/// Joins `names`, adds the mentions without a name, and ranks what comes out.
pub fn join(document: &Document, names: &[Name]) -> Entities {
    join_with(document, names, &mut ranker::Ranker::shipped())
}

/// The same, with another judge of what pronouns and noun phrases mean.
pub fn join_with(document: &Document, names: &[Name], judge: &mut dyn discourse::Judge) -> Entities {
    let (mut list, mut genders) = linking::join(document, names, judge);
    salience::rank(document, &mut list, &mut genders);
    Entities::new(list, genders)
}
