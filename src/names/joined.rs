//! Entities with their mentions, and an index of the mentions by place.
//!
//! The names stage fills it with names; the mentions stage adds pronouns and noun phrases; `entities` ranks it.

use super::{Name, linking};
use crate::analysis::{Entity, MentionKind};
use crate::document::Document;
use crate::english::Gender;
use crate::span::Span;

/// A mention as later stages look it up, in text order.
#[derive(Clone, Copy, Debug)]
pub struct MentionRef {
    pub span: Span,
    pub kind: MentionKind,
    /// Index into [`Entities::list`].
    pub entity: usize,
}

/// Maximum number of mentions inside a name that are looked through for it.
const MAX_NESTED: usize = 4;

/// All entities and an index of their mentions by place.
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

    /// All mentions, in text order.
    pub fn mentions(&self) -> &[MentionRef] {
        &self.by_place
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

    /// The name that covers `span`.
    pub fn name_around(&self, span: Span) -> Option<&MentionRef> {
        let to = self.by_place.partition_point(|m| m.span.start <= span.start);
        let mut near = self.by_place[..to].iter().rev().take(MAX_NESTED);
        near.find(|m| m.kind == MentionKind::Name && m.span.covers(span))
    }

    pub fn into_list(self) -> Vec<Entity> {
        self.list
    }

    /// The entities and their genders, without the index.
    pub fn into_parts(self) -> (Vec<Entity>, Vec<Gender>) {
        (self.list, self.genders)
    }
}

/// Finds the names of `document` and joins those that are one entity, in order of first mention.
pub fn find(document: &Document) -> Entities {
    join(document, &super::tag(document))
}

/// Joins the `names` that are one entity.
pub fn join(document: &Document, names: &[Name]) -> Entities {
    let (list, genders) = linking::join_names(document, names);
    Entities::new(list, genders)
}
