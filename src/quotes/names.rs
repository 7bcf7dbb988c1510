//! Credited phrases → the person or body they stand for: "he" → Rui Costa, "who" → the name before it, "COSTA:" → Rui Costa.
//!
//! In: a phrase or a transcript label; out: a [`Speaker`]. Joining mentions is the entities stage's work; what it leaves open
//! is settled here only where one person stands out.

use super::atoms::Class;
use super::scene::Scene;
use crate::analysis::{EntityType, MentionKind, Quote, Speaker};
use crate::english::Gender;
use crate::span::Span;

/// How many phrases before a pronoun are looked at.
const BACK: usize = 40;

/// The speaker behind a phrase.
pub fn credit(scene: &Scene, phrase: usize) -> Speaker {
    let mut span = scene.phrases[phrase].span(&scene.atoms);
    let mut entity = entity_of(scene, phrase);
    if entity.is_none()
        && let Some((whole, whose)) = longer_name(scene, phrase)
    {
        span = Span::new(span.start.min(whole.start), span.end.max(whole.end));
        entity = Some(whose);
    }
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
    // "The BMA's chair, Ana Lima, said", "Lima's barrister": a name inside a description names somebody else.
    let described = this.kind == MentionKind::Name && !scene.atoms.list[this.core - 1].capital;
    if this.kind == MentionKind::Nominal || described {
        return apposed(scene, phrase);
    }
    match first.class {
        // "Ana Lima, who said"
        Class::Relative => phrase.checked_sub(1).and_then(|before| {
            let gap = this.start.checked_sub(scene.phrases[before].end)?;
            (gap <= 1).then_some(scene.phrases[before].entity?.0)
        }),
        Class::Pronoun => antecedent(scene, phrase, gender_of(first.span.of(scene.document.text))?),
        _ => None,
    }
}

/// "The United Food and Commercial Workers said": a name that goes on where the phrase ends, or begins before it.
fn longer_name(scene: &Scene, phrase: usize) -> Option<(Span, usize)> {
    let this = &scene.phrases[phrase];
    if this.kind != MentionKind::Name {
        return None;
    }
    let span = Span::new(scene.atoms.list[this.start].span.start, scene.atoms.list[this.core - 1].span.end);
    let statement = &scene.atoms.statement(this.start).atoms;
    let from = scene.atoms.list[statement.start].span.start;
    let near = scene.entities.mentions_in(Span::new(from, span.end));
    let last = near.iter().rev().take(4).find(|m| m.span.end >= span.end && m.kind == MentionKind::Name)?;
    let speaks = matches!(scene.entities.list()[last.entity].kind, EntityType::Person | EntityType::Organization);
    (speaks && !last.span.of(scene.document.text).contains(':')).then_some((last.span, last.entity))
}

fn gender_of(pronoun: &str) -> Option<Gender> {
    match pronoun {
        "he" | "He" | "HE" => Some(Gender::Male),
        "she" | "She" | "SHE" => Some(Gender::Female),
        _ => None,
    }
}

/// "“We won,” said Costa, who knows Lima. “They lost,” he added.": the one who spoke last goes on as "he" or "she", whoever
/// else was named in that paragraph, and in the next one until somebody is named there. `quotes` are in text order, each with
/// the phrase that is credited.
pub fn carry_on(scene: &Scene, quotes: &mut [(Quote, Option<usize>)]) {
    let mut last: Option<(usize, usize)> = None;
    for (quote, phrase) in quotes {
        let (Some(speaker), Some(phrase)) = (&mut quote.speaker, *phrase) else { continue };
        let this = &scene.phrases[phrase];
        let gender = gender_of(scene.atoms.list[this.start].span.of(scene.document.text));
        if let (Some(gender), Some((before, entity))) = (gender.filter(|_| this.kind == MentionKind::Pronoun), last)
            && goes_on(scene, before, phrase)
            && [gender, Gender::Unknown].contains(&scene.entities.gender(entity))
        {
            speaker.entity = Some(entity);
            speaker.name.clone_from(&scene.entities.list()[entity].name);
        }
        let person = speaker.entity.filter(|&e| scene.entities.list()[e].kind == EntityType::Person);
        last = person.map(|entity| (phrase, entity));
    }
}

/// Whether nobody is in the way from one credited phrase to a pronoun.
fn goes_on(scene: &Scene, before: usize, phrase: usize) -> bool {
    let paragraph = |phrase: usize| scene.atoms.statement(scene.phrases[phrase].start).paragraph;
    let is_named = |p: &usize| {
        let p = &scene.phrases[*p];
        p.kind == MentionKind::Name && p.entity.is_some_and(|(_, kind)| kind == EntityType::Person)
    };
    let here = paragraph(phrase);
    let mut between = (before + 1..phrase).rev().take(BACK).take_while(|&p| paragraph(p) == here);
    before == phrase
        || before < phrase
            && (paragraph(before) == here || paragraph(before) + 1 == here && !between.any(|p| is_named(&p)))
}

/// "the mayor of Porto, Ana Lima, said": the name beside a description.
fn apposed(scene: &Scene, phrase: usize) -> Option<usize> {
    let this = &scene.phrases[phrase];
    let name = scene.phrases.get(phrase + 1)?;
    let within = &scene.atoms.statement(this.start).atoms;
    let beside = name.kind == MentionKind::Name
        && name.start == this.end + 1
        && scene.atoms.class(this.end, within) == Class::Comma
        && matches!(scene.atoms.class(name.end, within), Class::Comma | Class::Edge);
    name.entity.filter(|&(_, kind)| beside && kind == EntityType::Person).map(|(entity, _)| entity)
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
    fn both_halves_of_what_one_said_are_hers() {
        let text = "“We won,” said Ana Lima. Rita Costa, the mayor, had asked for more.\n“It was late,” she said. “It was dear.”";
        let analysis = crate::analyze(text, &Options::default());
        let names: Vec<_> = analysis.quotes.iter().filter_map(|q| Some(&q.speaker.as_ref()?.name)).collect();
        assert_eq!(names[names.len() - 2], names[names.len() - 1], "{names:?}");
    }

    #[test]
    fn pronouns_and_relatives_stand_for_names() {
        check(
            "The mayor of Porto, Ana Lima, spoke to voters in the old town on Sunday. “We won the council,” she said.",
            0,
            "Ana Lima",
        );
        check("The mayor of Porto, Ana Lima, said: “We won the council tonight.”", 0, "Ana Lima");
        check("The crowd in the square cheered for Ana Lima, who said, “We won the council tonight.”", 0, "Ana Lima");
    }

    #[test]
    fn who_spoke_last_goes_on() {
        check(
            "“The bridge is too old,” said Rui Costa, who once worked for Tom Berg. “Nobody should cross it,” he said.",
            1,
            "Rui Costa",
        );
        let speech = "Tom Berg runs the port. Ana Lima said that the bridge was too old for his lorries.\n\n";
        check(&format!("{speech}“Nobody should cross it,” she said."), 1, "Ana Lima");
        let other = "Rui Costa said that the bridge was too old.\n\nTom Berg disagreed. “It is safe,” he said.";
        check(other, 1, "Tom Berg");
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
