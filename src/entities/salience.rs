//! What the article is about comes first: position, frequency, headline.

use super::Gender;
use crate::analysis::{Entity, Score};
use crate::document::Document;

/// Sets `salience`, sorts the most salient first and numbers anew. `genders` is sorted along.
pub fn rank(document: &Document, list: &mut Vec<Entity>, genders: &mut Vec<Gender>) {
    let length = document.text.len().max(1) as f32;
    let mut both: Vec<(Entity, Gender)> = list.drain(..).zip(genders.drain(..)).collect();
    for (entity, _) in &mut both {
        let first = entity.mentions.first().map_or(0, |m| m.span.start) as f32;
        let often = entity.mentions.len() as f32;
        entity.salience = Score(often / (often + 3.0) * (1.0 - 0.5 * first / length));
    }
    both.sort_by(|(a, _), (b, _)| {
        b.salience.0.total_cmp(&a.salience.0).then(a.mentions[0].span.cmp(&b.mentions[0].span))
    });
    for (id, (mut entity, gender)) in both.into_iter().enumerate() {
        entity.id = id;
        list.push(entity);
        genders.push(gender);
    }
}
