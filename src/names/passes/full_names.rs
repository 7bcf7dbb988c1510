//! People by the shape of a whole name: "Georgia Moss flew home", "J. R. R. Hartley".

use super::Context;
use crate::analysis::{EntityType, Score};
use crate::document::clusters::WordClusters;
use crate::document::{Part, Relation, TokenKind, words};
use crate::english::Tag;
use crate::names::Name;
use crate::span::Span;
use crate::syntax::tree;
use rustc_hash::FxHashSet;

/// Tags of words that end the names of bodies and places.
const NO_SURNAME: [Tag; 10] = [
    Tag::Body,
    Tag::BodyName,
    Tag::ClubWord,
    Tag::CommonLast,
    Tag::CompanyEnding,
    Tag::LocalArea,
    Tag::LocalBody,
    Tag::Place,
    Tag::Thing,
    Tag::Trade,
];

/// A first name that is a place's too, with a surname, who does something: "Sydney Carr lives in Sydney".
pub fn place_as_first_name(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    for name in names.iter_mut().filter(|n| matches!(n.kind, EntityType::Place | EntityType::Organization)) {
        let tokens = document.tokens_in(name.span);
        if tokens.len() != 2 || tokens.end > document.nodes.len() {
            continue;
        }
        let (first, last) = (document.features(tokens.start), document.features(tokens.start + 1));
        let initial = first.case == words::Case::Initial && last.case == words::Case::Initial;
        let is_first = first.flags & (WordClusters::MALE | WordClusters::FEMALE) != 0;
        let is_surname = last.flags & WordClusters::SURNAME != 0 && !NO_SURNAME.into_iter().any(|tag| last.is(tag));
        let acts = || {
            tree::head(document, tokens.clone()).is_some_and(|head| {
                let node = document.nodes[head];
                let verb = node.head as usize;
                node.relation == Relation::Subject
                    && document.nodes[verb].part.is_verb()
                    && !document.features(verb).is(Tag::Contest)
            })
        };
        if initial && is_first && is_surname && acts() {
            *name = Name { kind: EntityType::Person, confidence: Score(0.8), ..*name };
        }
    }
}

/// A company by its last word, where the tagger took it for a place or a person: "Northway Transit".
pub fn ventures(context: &Context, names: &mut Vec<Name>) {
    for name in names.iter_mut().filter(|n| matches!(n.kind, EntityType::Place | EntityType::Person)) {
        let several = context.document.tokens_in(name.span).len() > 1;
        if several && context.last_token(name.span).is_some_and(|word| word.is(Tag::Venture)) {
            *name = Name { kind: EntityType::Organization, confidence: Score(name.confidence.0.max(0.8)), ..*name };
        }
    }
}

/// A name of two words behind "the" is a ship or a thing, no person: "the wreck of the Maria Celeste". Not "the Ana Lima
/// story", "the Duke Ellington band", nor where the name stands without "the" too.
pub fn articled(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let text = context.text();
    let articled = |name: &Name| {
        let tokens = document.tokens_in(name.span);
        let the = tokens.start.checked_sub(1).is_some_and(|t| document.word(t).eq_ignore_ascii_case("the"));
        let next = document.nodes.get(tokens.end).map(|n| n.part);
        let goes_on =
            matches!(next, Some(Part::Noun | Part::ProperNoun | Part::Adjective | Part::Numeral | Part::Gerund));
        let titled =
            tokens.clone().any(|t| document.features(t).is(Tag::Title) || document.features(t).is(Tag::Person));
        the && tokens.len() == 2 && !goes_on && !titled && !document.word(tokens.start + 1).ends_with('s')
    };
    let is_person = |name: &&Name| name.kind == EntityType::Person;
    let (found, others): (Vec<&Name>, Vec<&Name>) = names.iter().filter(is_person).partition(|n| articled(n));
    let last = |name: &Name| name.span.of(text).rsplit(' ').next().unwrap_or_default();
    let known: FxHashSet<&str> = others.into_iter().map(last).collect();
    let found: FxHashSet<Span> = found.into_iter().filter(|n| !known.contains(last(n))).map(|n| n.span).collect();
    for name in names.iter_mut().filter(|n| found.contains(&n.span)) {
        *name = Name { kind: EntityType::Misc, confidence: Score(name.confidence.0.max(0.6)), ..*name };
    }
}

/// Initials that stand before somebody's name belong to it: "J. R." and "R. Hartley".
pub fn initials(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let are_initials = |name: &Name| {
        let mut tokens = document.tokens_in(name.span);
        !tokens.is_empty() && tokens.all(|t| document.tokens[t].kind == TokenKind::Initial)
    };
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let before = joined.last().copied().filter(|first| {
            name.span.start == first.span.end + 1
                && context.text()[first.span.end..].starts_with(' ')
                && name.kind == EntityType::Person
                && are_initials(first)
        });
        match before {
            Some(first) => {
                joined.pop();
                joined.push(Name { span: Span::new(first.span.start, name.span.end), ..name });
            }
            None => joined.push(name),
        }
    }
    *names = joined;
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Misc, Organization, Person, Place};
    use crate::names::passes::tests::check_pass;

    #[test]
    fn who_acts_under_a_first_name_is_a_person() {
        check_pass(
            "place-as-first-name",
            "[o Georgia Moss] flew to [l Georgia].",
            &[("Georgia Moss", Person), ("Georgia", Place)],
        );
        check_pass("place-as-first-name", "[o Georgia Bank] lent money.", &[("Georgia Bank", Organization)]);
    }

    #[test]
    fn companies_are_known_by_their_last_word() {
        check_pass("venture", "[l Northway Transit] runs trams.", &[("Northway Transit", Organization)]);
        check_pass("venture", "[l Marsh Lane] was shut.", &[("Marsh Lane", Place)]);
    }

    #[test]
    fn ships_have_an_article() {
        check_pass("articled", "They left the [p Maria Celeste] at sea.", &[("Maria Celeste", Misc)]);
        check_pass("articled", "They read the [p Ana Lima] story.", &[("Ana Lima", Person)]);
        check_pass(
            "articled",
            "The [p Ana Lima] of old. [p Ana Lima] left.",
            &[("Ana Lima", Person), ("Ana Lima", Person)],
        );
    }

    #[test]
    fn initials_belong_to_the_name_behind_them() {
        check_pass("initials", "[p J. R.] [p R. Hartley] wrote it.", &[("J. R. R. Hartley", Person)]);
    }
}
