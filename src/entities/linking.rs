//! Names → entities: "Donald Trump", "Mr Trump", "the president-elect" and "he" become one.

use super::{Gender, Name};
use crate::analysis::{Entity, Mention, MentionKind, Score};
use crate::document::Document;
use rustc_hash::FxHashMap;

/// Joins `names` and adds nominal and pronoun mentions. In order of first mention; one gender for each entity.
pub fn join(document: &Document, names: &[Name]) -> (Vec<Entity>, Vec<Gender>) {
    let mut by_name: FxHashMap<&str, usize> = FxHashMap::default();
    let mut list: Vec<Entity> = Vec::new();
    for name in names {
        let words = name.span.of(document.text);
        let id = *by_name.entry(words).or_insert_with(|| {
            list.push(Entity {
                id: list.len(),
                kind: name.kind,
                name: words.into(),
                salience: Score(0.0),
                mentions: Vec::new(),
            });
            list.len() - 1
        });
        list[id].mentions.push(Mention { span: name.span, kind: MentionKind::Name, confidence: name.confidence });
    }
    let genders = vec![Gender::Unknown; list.len()];
    (list, genders)
}
