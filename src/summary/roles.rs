//! What a sentence does in the story, as its main clause shows: what happened, what is planned, what somebody says of it.
//!
//! A sentence of the story in; tense, subject, report, sums and people counted, out. "A gunman killed two people" tells a happening
//! of the past with two people; "The bank says it has 400 branches" reports a state.

use super::surface::Surface;
use crate::analysis::{EntityType, MentionKind};
use crate::document::{Document, Part, Relation};
use crate::english::{Tag, Tags, TimeWord};
use crate::entities::Entities;
use crate::syntax::tree;
use crate::syntax::verbs::{self, Tense};
use std::ops::Range;

/// The role of one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Role {
    /// The tense of the main clause; in a report, of what is reported.
    pub past: bool,
    pub perfect: bool,
    pub present: bool,
    pub future: bool,
    /// "could rise", "would sell"
    pub open: bool,
    pub passive: bool,
    /// "said", "according to"
    pub reports: bool,
    /// "denied", "did not say"
    pub denies: bool,
    /// "has 40 shops", "is a teacher"
    pub state: bool,
    pub subject_named: bool,
    pub subject_pronoun: bool,
    pub subject_person: bool,
    /// Without a verb of its own: a list, a heading.
    pub verbless: bool,
    /// Sums of money and shares.
    pub sums: f32,
    /// Numbers of people: "nine children", "47 killed".
    pub people: f32,
    /// Nouns for what happens.
    pub happenings: f32,
    /// Clauses beside the main one that say when or why.
    pub reasons: f32,
    /// Those that tell who somebody is: "Lima, who …", "Lima, a lawyer".
    pub asides: f32,
    /// Pronouns whose owner the sentence has not named.
    pub leans: f32,
}

/// Reads the role of the sentence at `tokens`.
pub fn read(document: &Document, entities: &Entities, surface: &Surface, tokens: Range<usize>) -> Role {
    const COUNTED: Tags = Tags::of(&[Tag::Person, Tag::Death, Tag::Hurt]);
    let mut role = Role::default();
    let root = tokens
        .clone()
        .find(|&t| document.nodes[t].head as usize == t && document.nodes[t].part != Part::Punctuation)
        .filter(|&t| verbs::is_predicate(document, t));
    role.verbless = root.is_none();
    if let Some(root) = root {
        main_clause(document, entities, root, &mut role);
    }
    for t in tokens {
        let (node, word) = (document.nodes[t], document.features(t));
        role.reports |= word.is(Tag::According);
        match node.relation {
            Relation::Number if COUNTED.meets(&document.features(node.head as usize).tags) => role.people += 1.0,
            Relation::AdverbialClause => role.reasons += 1.0,
            Relation::RelativeClause | Relation::Apposition => role.asides += 1.0,
            _ => {}
        }
        if node.part == Part::Noun && word.is(Tag::Happening) {
            role.happenings += 1.0;
        }
        if matches!(word.time, Some(TimeWord::After | TimeWord::Following)) {
            role.reasons += 0.5;
        }
    }
    let mentions = entities.mentions_in(surface.span);
    for (at, mention) in mentions.iter().enumerate() {
        match (mention.kind, entities.list()[mention.entity].kind) {
            (_, EntityType::Money | EntityType::Percent) => role.sums += 1.0,
            (MentionKind::Pronoun, _) => {
                let before = &mentions[at.saturating_sub(WINDOW)..at];
                role.leans += f32::from(u8::from(
                    !before.iter().any(|m| m.entity == mention.entity && m.kind == MentionKind::Name),
                ));
            }
            _ => {}
        }
    }
    role
}

/// Mentions before a pronoun that are looked at for its owner.
const WINDOW: usize = 24;

fn main_clause(document: &Document, entities: &Entities, root: usize, role: &mut Role) {
    let mut verb = root;
    if document.features(root).is(Tag::Say) {
        role.reports = true;
        role.denies = document.features(root).is(Tag::Deny);
        let below = tree::child(document, root, &[Relation::ClausalComplement, Relation::Parataxis]);
        verb = below.filter(|&c| verbs::is_predicate(document, c)).unwrap_or(root);
    }
    let report = verbs::group(document, root);
    role.denies |= report.negated;
    let group = if verb == root { report } else { verbs::group(document, verb) };
    role.passive = group.passive;
    match group.tense {
        Tense::Past => role.past = true,
        Tense::Perfect => role.perfect = true,
        Tense::Present => role.present = true,
        Tense::Future => role.future = true,
        Tense::Conditional => role.open = true,
        Tense::None => {}
    }
    role.state = !document.nodes[verb].part.is_verb() || document.features(verb).is(Tag::State);
    if let Some(subject) = verbs::subject(document, root) {
        let span = document.tokens[subject].span;
        role.subject_named = entities.name_around(span).is_some();
        role.subject_pronoun = document.nodes[subject].part == Part::Pronoun;
        role.subject_person = document.features(subject).is(Tag::Person);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(text: &str) -> Role {
        let document = crate::summary::story(text);
        let (entities, _) = crate::entities::read(&document);
        let sentence = &document.sentences[0];
        let surface = Surface { span: sentence.span, ..Surface::default() };
        read(&document, &entities, &surface, sentence.tokens.clone())
    }

    #[test]
    fn report_has_the_tense_of_what_is_reported() {
        let found = role("Ana Lima said the mill will close.");
        assert!(found.reports && found.future && found.subject_named, "{found:?}");
    }

    #[test]
    fn people_and_sums_are_counted() {
        let found = role("A gunman killed two people and stole $4 million after a quarrel.");
        assert!(found.past && found.people > 0.0 && found.sums > 0.0 && found.reasons > 0.0, "{found:?}");
    }

    #[test]
    fn pronoun_without_an_owner_leans() {
        assert!(role("He left the board on Monday.").subject_pronoun);
        assert_eq!(role("Ana Lima sold her house.").leans, 0.0);
    }
}
