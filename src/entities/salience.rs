//! What the article is about comes first: mentioned often, early, in the headline.
//!
//! "Harbour strike ends" and nine mentions put the Harbour Union before the lawyer who is quoted once.

use super::Gender;
use crate::analysis::{Entity, MentionKind, ParagraphKind, Score};
use crate::document::Document;
use crate::span::Span;

/// Weight of an early first mention against many mentions.
const EARLY: f32 = 0.35;
/// What a headline adds.
const HEADLINE: f32 = 0.5;

/// Sets `salience`, sorts the most salient first and numbers anew. `genders` is sorted along.
pub fn rank(document: &Document, list: &mut Vec<Entity>, genders: &mut Vec<Gender>) {
    let furniture: Vec<Span> =
        document.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Furniture).map(|p| p.span).collect();
    let mut both: Vec<(f32, Entity, Gender)> =
        list.drain(..).zip(genders.drain(..)).map(|(e, g)| (weight(document, &furniture, &e), e, g)).collect();
    both.sort_by(|(a, e, _), (b, f, _)| b.total_cmp(a).then(e.mentions[0].span.cmp(&f.mentions[0].span)));
    for (id, (weight, mut entity, gender)) in both.into_iter().enumerate() {
        entity.id = id;
        entity.salience = Score(1.0 / (1.0 + libm::expf(-weight)));
        list.push(entity);
        genders.push(gender);
    }
}

/// Log-odds, more or less, of being in a summary.
fn weight(document: &Document, furniture: &[Span], entity: &Entity) -> f32 {
    let is_furniture = |at: usize| {
        let i = furniture.partition_point(|f| f.end <= at);
        furniture.get(i).is_some_and(|f| f.has(at))
    };
    let mut mentions = entity.mentions.iter().filter(|m| !is_furniture(m.span.start)).peekable();
    let Some(first) = mentions.peek().map(|m| m.span.start) else { return -9.0 };
    let headline = document
        .headline
        .is_some_and(|h| entity.mentions.iter().any(|m| m.kind == MentionKind::Name && h.covers(m.span)));
    let often = libm::logf(1.0 + mentions.count() as f32);
    let late = libm::logf(1.0 + first as f32 / 100.0);
    often - EARLY * late + if headline { HEADLINE } else { 0.0 } - 1.0
}
