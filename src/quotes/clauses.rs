//! What a cue reports by the grammar of its sentence, where the ranker found nothing.
//!
//! "Police said [the road was shut]", "[The road is shut], police said late on Monday, warning of ice".

use super::atoms::Class;
use super::content::Content;
use super::scene::Scene;
use crate::document::{Part, Relation};
use crate::english::Tag;
use crate::syntax::{tree, verbs};
use std::ops::Range;

/// Maximum number of atoms between a cue and its clause: "told a meeting in Leeds on Monday that".
const GAP: usize = 12;
/// Maximum number of atoms behind a cue that ends its sentence: "said late on Monday in a statement".
const TAIL: usize = 10;

/// The clause behind a cue that is its complement: "said [that the road was shut]".
pub fn behind(scene: &Scene, cue: usize) -> Option<Content> {
    let (document, atoms) = (scene.document, &scene.atoms);
    if !matches!(atoms.list[cue].class, Class::Speaking | Class::Telling) {
        return None;
    }
    let verb = atoms.token(document, cue);
    let node = document.nodes[verb];
    if !node.part.is_verb() || verbs::group(document, verb).passive {
        return None;
    }
    let subject = verbs::subject(document, verb).filter(|&s| s < verb)?;
    let own = |c: &usize| *c > verb && document.nodes[*c].relation == Relation::ClausalComplement;
    // "rejected the allegation that he had paid"
    let of_noun = || {
        let word = document.features(verb);
        let noun = tree::children(document, verb).find(|&c| {
            c > verb && document.nodes[c].relation == Relation::Object && document.features(c).is(Tag::Spoken)
        });
        let clause = noun.filter(|_| word.is(Tag::Deny)).and_then(|noun| {
            tree::child(document, noun, &[Relation::Clause, Relation::RelativeClause, Relation::ClausalComplement])
        });
        clause.filter(|&c| document.features(tree::subtree(document, c).start).is(Tag::That))
    };
    let complement = tree::children(document, verb).find(own).or_else(of_noun)?;
    tree::child(document, complement, &[Relation::Subject, Relation::PassiveSubject])?;
    let words = tree::subtree(document, complement);
    let marked = document.features(words.start).is(Tag::That);
    let plain = atoms.list[cue].class == Class::Speaking;
    let denies = marked && document.features(verb).is(Tag::Deny);
    if words.start <= verb || !(plain || denies || marked && is_somebody(scene, subject)) {
        return None;
    }
    let (start, end) = (scene.atom_at(words.start)?, scene.atom_at(words.end - 1)? + 1);
    let within = &atoms.statement(cue).atoms;
    (start > cue && start <= cue + GAP && end <= within.end && start < end).then_some(Content::After(start..end))
}

/// Whether a subject can speak: a person, a body, a document, a pronoun.
fn is_somebody(scene: &Scene, subject: usize) -> bool {
    let word = scene.document.features(subject);
    let tags = [Tag::Person, Tag::Body, Tag::Speaks, Tag::Spoken, Tag::SubjectPronoun, Tag::TitleBeforeName];
    scene.document.nodes[subject].part == Part::ProperNoun || tags.into_iter().any(|tag| word.is(tag))
}

/// The sentence before a cue that has nothing behind it: "[The road is shut], police said late on Monday".
pub fn before(scene: &Scene, cue: usize) -> Option<Content> {
    let (document, atoms) = (scene.document, &scene.atoms);
    let within = &atoms.statement(cue).atoms;
    if atoms.list[cue].class != Class::Speaking || !ends(scene, cue, within) {
        return None;
    }
    let mut at = cue.checked_sub(1).filter(|&a| a >= within.start)?;
    while matches!(atoms.class(at, within), Class::Auxiliary | Class::Adverb) {
        at = at.checked_sub(1)?;
    }
    let subject = &scene.phrases[scene.phrase_at(at)?];
    let comma = subject.start.checked_sub(1).filter(|&c| c > within.start && atoms.class(c, within) == Class::Comma)?;
    let told = within.start..comma;
    let first = atoms.list[told.start].class;
    let opens_clause = matches!(
        first,
        Class::Subordinator | Class::Preposition | Class::Conjunction | Class::Relative | Class::Gerund | Class::Run
    );
    if opens_clause || atoms.list[told.clone()].iter().any(|a| matches!(a.class, Class::Run | Class::Colon)) {
        return None;
    }
    let predicate = |a: usize| {
        let token = atoms.token(document, a);
        matches!(document.nodes[token].part, Part::PastVerb | Part::PresentVerb)
            || document.nodes[token].part.is_verb() && document.features(token).is(Tag::Past)
            || document.nodes[token].part == Part::Auxiliary && !document.features(token).is(Tag::Noun)
    };
    told.clone().skip(1).any(predicate).then_some(Content::Before(told))
}

/// Whether nothing is said behind a cue: times and places up to a comma or to the end.
fn ends(scene: &Scene, cue: usize, within: &Range<usize>) -> bool {
    let (document, atoms) = (scene.document, &scene.atoms);
    for at in cue + 1..(cue + 2 + TAIL).min(within.end + 1) {
        let class = atoms.class(at, within);
        match class {
            Class::Edge | Class::Stop | Class::Comma | Class::Semicolon => return true,
            Class::Run | Class::Colon | Class::That | Class::Subordinator | Class::Pronoun | Class::Relative => {
                return false;
            }
            _ => {
                let part = document.nodes[atoms.token(document, at)].part;
                if class.is_cue()
                    || matches!(part, Part::PastVerb | Part::PresentVerb | Part::BaseVerb | Part::Auxiliary)
                {
                    return false;
                }
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let analysis = analyze(text, &Options::default());
        let found: Vec<(&str, &str)> = analysis
            .quotes
            .iter()
            .map(|q| (q.span.of(text), q.speaker.as_ref().map_or("", |s| s.name.as_str())))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sentence_before_a_bare_cue_was_said() {
        check("The fire began in a barn, police said late on Sunday.", &[("The fire began in a barn", "police")]);
        check(
            "Halden Foods closed nine shops, it said on Friday, blaming the price of wheat.",
            &[("Halden Foods closed nine shops", "Halden Foods")],
        );
    }

    #[test]
    fn adverbs_behind_a_cue_are_not_said() {
        check("The mayor left the hall, and the treasurer said nothing on Monday.", &[]);
    }
}
