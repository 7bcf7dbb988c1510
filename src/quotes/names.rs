//! Credited phrases → the person or body they stand for: "he" → Rui Costa, "who" → the name before it, "COSTA:" → Rui Costa.
//!
//! In: a phrase or a transcript label; out: a [`Speaker`]. Joining mentions is the entities stage's work; what it leaves open
//! is settled here only where one person stands out.

use super::atoms::Class;
use super::scene::Scene;
use crate::analysis::{EntityType, MentionKind, Speaker};
use crate::entities::Gender;
use crate::span::Span;

/// How many phrases before a pronoun are looked at.
const BACK: usize = 40;

/// The speaker behind a phrase.
pub fn credit(scene: &Scene, phrase: usize) -> Speaker {
    let span = scene.phrases[phrase].span(&scene.atoms);
    let entity = entity_of(scene, phrase);
    let name = match entity {
        Some(e) => scene.entities.list()[e].name.clone(),
        None => span.of(scene.document.text).to_string(),
    };
    Speaker { span, name, entity }
}

fn entity_of(scene: &Scene, phrase: usize) -> Option<usize> {
    let this = &scene.phrases[phrase];
    if let Some((entity, _)) = this.entity {
        return Some(entity);
    }
    let first = &scene.atoms.list[this.start];
    match first.class {
        // "Ana Lima, who said"
        Class::Relative => phrase.checked_sub(1).and_then(|before| {
            let gap = this.start.checked_sub(scene.phrases[before].end)?;
            (gap <= 1).then_some(scene.phrases[before].entity?.0)
        }),
        Class::Pronoun => {
            let gender = match first.span.of(scene.document.text) {
                "he" | "He" | "HE" => Gender::Male,
                "she" | "She" | "SHE" => Gender::Female,
                _ => return None,
            };
            antecedent(scene, phrase, gender)
        }
        _ => None,
    }
}

/// The nearest person before the pronoun whom nothing speaks against, a subject sooner than others.
fn antecedent(scene: &Scene, phrase: usize, gender: Gender) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    for back in 1..=BACK.min(phrase) {
        let candidate = &scene.phrases[phrase - back];
        let Some((entity, EntityType::Person)) = candidate.entity else { continue };
        let known = scene.entities.gender(entity);
        if known != gender && known != Gender::Unknown {
            continue;
        }
        let statements =
            scene.atoms.statement_of[scene.phrases[phrase].start] - scene.atoms.statement_of[candidate.start];
        let within = &scene.atoms.statement(candidate.start).atoms;
        let subject = scene.atoms.class(candidate.end, within).is_verb() || candidate.start == within.start;
        let score = i32::from(known == gender) * 6 + i32::from(subject) * 3 - (statements as i32).min(8) * 2;
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, entity));
        }
    }
    best.map(|(_, entity)| entity)
}

/// The speaker behind a transcript label, by name or surname.
pub fn label(scene: &Scene, span: Span) -> Speaker {
    let words = span.of(scene.document.text);
    let same = |name: &str| {
        let surname = name.rsplit(' ').next().unwrap_or(name);
        words.eq_ignore_ascii_case(name) || words.eq_ignore_ascii_case(surname)
    };
    let mentioned = scene.entities.mentions_in(span).iter().find(|m| m.kind == MentionKind::Name).map(|m| m.entity);
    // The most salient come first; a label is tried on so many names.
    let list = scene.entities.list();
    let named = list.iter().take(200).position(|e| e.kind == EntityType::Person && same(&e.name));
    let entity = named.or(mentioned);
    let name = entity.map_or_else(|| words.to_string(), |e| list[e].name.clone());
    Speaker { span, name, entity }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    fn check(text: &str, quote: usize, name: &str) {
        let analysis = crate::analyze(text, &Options::default());
        assert_eq!(analysis.quotes[quote].speaker.as_ref().map(|s| s.name.as_str()), Some(name), "{text}");
    }

    #[test]
    fn pronouns_and_relatives_stand_for_names() {
        check(
            "The mayor of Porto, Ana Lima, spoke to voters in the old town on Sunday. “We won the council,” she said.",
            0,
            "Ana Lima",
        );
        check("The crowd in the square cheered for Ana Lima, who said, “We won the council tonight.”", 0, "Ana Lima");
    }
    #[test]
    fn a_dash_signs_and_a_label_names() {
        let letters = "Readers of the Herald have views on the bridge.\n\n“It should have been closed years ago.” — Ana Lima\n\n\
                       “My shop will not live through two winters without it.” — Rui Costa";
        check(letters, 0, "Ana Lima");
        check(letters, 1, "Rui Costa");
        let talk = "Mayor Ana Lima answered Rui Costa on the radio on Monday.\n\n\"COSTA: Will the bridge open again?\"\n\n\
                    \"LIMA: It will, and sooner than you think.\"";
        check(talk, 0, "Rui Costa");
        check(talk, 1, "Ana Lima");
    }
}
