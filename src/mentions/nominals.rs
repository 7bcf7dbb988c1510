//! Noun phrases that stand for a named one: "the president-elect", "the New York-based company", "its capital".

use super::classes::Class;
use crate::document::{Document, Word};
use crate::english::Tag;
use std::ops::Range;

/// A noun phrase with a definite determiner. All numbers are tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Nominal {
    /// Determiner to head.
    pub tokens: Range<usize>,
    pub head: usize,
    pub determiner: Determiner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Determiner {
    /// "the"
    The,
    /// "this", "that"
    This,
    /// "his", "its"
    Pronoun,
    /// "Kenya's"
    Name,
}

/// Maximum number of words between determiner and head.
const LONGEST: usize = 6;

/// A form that is surely a finite verb: "the company won", "the club agrees".
fn is_verb(word: &Word) -> bool {
    word.is(Tag::Past) && !word.is(Tag::Noun)
        || word.is(Tag::Third) && !word.is(Tag::Plural) && !word.is(Tag::NounOrVerb)
}

/// Whether the token `at` can only be part of a compound with the noun before: "the company car", "the bank workers".
fn goes_on(document: &Document, classes: &[Class], at: usize) -> bool {
    match classes[at] {
        Class::Word | Class::Plural => {
            let to = classes.len() > at + 1 && matches!(document.word(at + 1), "to" | "that");
            !(classes[at] == Class::Plural && to || is_verb(document.features(at)))
        }
        class => class.is_noun(),
    }
}

/// The noun phrase that ends with the noun at `head`.
/// `name_start` says where the name begins that covers a token, if one does.
pub fn phrase(
    document: &Document,
    classes: &[Class],
    head: usize,
    sentence: Range<usize>,
    name_start: impl Fn(usize) -> Option<usize>,
) -> Option<Nominal> {
    if head + 1 < sentence.end && goes_on(document, classes, head + 1) {
        return None;
    }
    let lowest = head.saturating_sub(LONGEST).max(sentence.start);
    let mut at = head;
    while at > lowest {
        at -= 1;
        if let Some(start) = name_start(at) {
            at = start;
            continue;
        }
        let determiner = match classes[at] {
            Class::The => Determiner::The,
            Class::This => Determiner::This,
            Class::His | Class::Her | Class::Its | Class::Their | Class::My => Determiner::Pronoun,
            Class::Possessive if at > sentence.start => {
                let start = name_start(at - 1)?;
                return Some(Nominal { tokens: start..head + 1, head, determiner: Determiner::Name });
            }
            Class::Word
            | Class::Capital
            | Class::Past
            | Class::Adverb
            | Class::Number
            | Class::Person
            | Class::Organization
            | Class::Place
            | Class::Thing => continue,
            _ => return None,
        };
        return Some(Nominal { tokens: at..head + 1, head, determiner });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::classes;
    use super::*;
    use crate::syntax;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = syntax::read(text, None, &[]);
        let classes = classes::classes(&document);
        let found: Vec<&str> = (0..classes.len())
            .filter(|&i| classes[i].is_noun())
            .filter_map(|i| phrase(&document, &classes, i, 0..classes.len(), |_| None))
            .map(|n| &text[document.tokens[n.tokens.start].span.start..document.tokens[n.tokens.end - 1].span.end])
            .collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn phrases_run_from_determiner_to_head() {
        check(
            "Later the president-elect called the New York-based company.",
            "the president-elect|the New York-based company",
        );
        check("Its capital is wet.", "Its capital");
        check("The company won the vote and the club plans to leave.", "The company|the club");
    }

    #[test]
    fn indefinite_phrases_and_parts_of_compounds_are_none() {
        check("A company sold the company dog to an actress.", "");
    }
}
