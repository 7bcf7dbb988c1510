//! Entities → salience, by number of mentions, place of the first one, and headline.
//!
//! Under the headline "Harbour Union ends strike", the union with nine mentions comes before a lawyer who is quoted once.

use crate::analysis::{Entity, EntityType, ParagraphKind, Score};
use crate::document::Document;
use crate::english::{Gender, Tag, countries};
use crate::names::linking::forms;

/// Weight of the first mention's distance from the start, against the number of mentions.
const EARLY: f32 = 0.35;
/// Bonus for a mention in the headline.
const HEADLINE: f32 = 1.0;
/// Penalty for a nationality word: "the Greek court" is about the court.
const NATIONALITY: f32 = 1.0;
/// Intercept: an entity with one late mention is rarely part of a summary.
const BASE: f32 = -1.0;

/// Sets `salience`, sorts by it and renumbers. `genders` is sorted in the same way.
pub fn rank(document: &Document, list: &mut Vec<Entity>, genders: &mut Vec<Gender>) {
    let mut both: Vec<(f32, Entity, Gender)> = list
        .drain(..)
        .zip(genders.drain(..))
        .filter(|(e, _)| !e.mentions.is_empty())
        .map(|(e, g)| (weight(document, &e), e, g))
        .collect();
    both.sort_by(|(a, e, _), (b, f, _)| b.total_cmp(a).then(e.mentions[0].span.cmp(&f.mentions[0].span)));
    for (id, (weight, mut entity, gender)) in both.into_iter().enumerate() {
        entity.id = id;
        entity.salience = Score(1.0 / (1.0 + libm::expf(-weight)));
        list.push(entity);
        genders.push(gender);
    }
}

/// Approximate log-odds that the entity is part of a summary.
fn weight(document: &Document, entity: &Entity) -> f32 {
    let (mut often, mut first) = (0.0, None);
    for mention in &entity.mentions {
        let at = mention.span.start;
        often += match kind_at(document, at) {
            ParagraphKind::Furniture | ParagraphKind::Byline => continue,
            ParagraphKind::Caption => 0.5,
            _ if is_credit(document, at) => continue,
            _ => 1.0,
        };
        first = first.or(Some(at));
    }
    let Some(first) = first else { return -9.0 };
    let headline = document.headline.is_some_and(|h| entity.mentions.iter().any(|m| h.covers(m.span)));
    let nationality = entity.kind == EntityType::Misc
        && countries::country_of(&forms::fold(&entity.name, EntityType::Misc)).is_some();
    BASE + libm::logf(1.0 + often) - EARLY * libm::logf(1.0 + first as f32 / 100.0)
        + if headline { HEADLINE } else { 0.0 }
        - if nationality { NATIONALITY } else { 0.0 }
}

fn kind_at(document: &Document, at: usize) -> ParagraphKind {
    let i = document.paragraphs.partition_point(|p| p.span.end <= at);
    document.paragraphs.get(i).map_or(ParagraphKind::Body, |p| p.kind)
}

/// Whether the name credits a picture ("Image: Ana Lima") or an agency ("PORTO (Nota) -").
fn is_credit(document: &Document, at: usize) -> bool {
    let i = document.tokens.partition_point(|t| t.span.start < at);
    let word = |n: usize| document.tokens.get(n).map_or("", |_| document.word(n));
    if i > 1 && word(i - 1) == "(" && word(i + 1) == ")" && matches!(word(i + 2), "-" | "--" | "–" | "—" | "_") {
        return true;
    }
    let is = |n: usize, tag: Tag| n < document.tokens.len() && document.features(n).is(tag);
    if i > 1 && document.word(i - 1) == ":" && is(i - 2, Tag::CreditLabel) {
        return true;
    }
    // "REUTERS/Ana Lima", "(AP Photo/Ana Lima)", "Ana Lima/Nota Images"
    if i > 1 && document.word(i - 1) == "/" && (is(i - 2, Tag::Agency) || is(i - 2, Tag::PageCredit)) {
        return true;
    }
    is_of_reporters(document, at)
}

/// Whether the name stands in a note on who wrote the story: "(Reporting by Ana Lima in Porto; Editing by Tom Reed)".
fn is_of_reporters(document: &Document, at: usize) -> bool {
    let Some(sentence) = document.sentence_at(at).map(|s| &document.sentences[s]) else { return false };
    let mut tokens = sentence.tokens.clone();
    if tokens.len() > 2 && document.word(tokens.start) == "(" {
        tokens.start += 1;
    }
    let last = tokens.end.min(tokens.start + 3);
    let writes = |token: usize| matches!(document.word(token), "Reporting" | "reporting" | "Editing" | "Writing");
    let name = document.tokens.partition_point(|t| t.span.start < at);
    (tokens.start + 1..last)
        .find(|&by| document.word(by) == "by" && writes(by - 1))
        .is_some_and(|by| (by..name).all(|token| document.word(token) != ")"))
}

#[cfg(test)]
mod tests {
    use crate::names::linking::tests::marked;
    use crate::syntax;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (text, names) = marked(text);
        let found = super::super::join(&syntax::read(&text, None, &[]), &names);
        assert_eq!(found.list().iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn more_and_earlier_mentions_come_first() {
        check("[p Ana Lima] met [p Tom Reed]. [p Lima] won. [p Lima] left.", &["Ana Lima", "Tom Reed"]);
        check("[l Porto] beat [l Braga].", &["Porto", "Braga"]);
    }

    #[test]
    fn mention_in_the_headline_comes_first() {
        check("Storm hits [l Braga]\n\n[l Porto] and [l Porto] and [l Braga] were dry.", &["Braga", "Porto"]);
    }

    #[test]
    fn nationality_words_and_photographers_come_last() {
        check(
            "The [m Greek] court sat in [l Patras] on Monday, and nobody was there to hear it.",
            &["Patras", "Greek"],
        );
        check(
            "It was a quiet street that day. Image: [p Ana Lima]. Then [p Tom Reed] came.",
            &["Tom Reed", "Ana Lima"],
        );
        check(
            "It was a quiet street that day. (Reporting by [p Ana Lima] in [l Braga]) Then [p Tom Reed] came.",
            &["Tom Reed", "Ana Lima", "Braga"],
        );
        check("PORTO ([o Nota]) - A storm broke a bridge near [l Braga].", &["Braga", "Nota"]);
    }
}
