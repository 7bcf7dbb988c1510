//! The tree → noun phrases: "the old crane of the port, a landmark" has the head "crane", the determiner "the", the of-phrase
//! "of the port" and the apposition "landmark".
//!
//! Every question takes the head of a phrase, or a word in it, and answers with tokens.

use super::tree::{child, children, subtree};
use crate::document::{Document, NO_NODE, Part, Relation};
use crate::english::Tag;
use std::ops::Range;

/// Whether words in this relation stand with a noun before it: "the two old harbour" of "the two old harbour cranes".
pub const fn goes_before_noun(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Determiner
            | Relation::Adjective
            | Relation::Compound
            | Relation::Number
            | Relation::PossessiveModifier
            | Relation::NounModifierUnmarked
            | Relation::NameDescription
            | Relation::Flat
            | Relation::Fixed
    )
}

/// The noun that a word stands with: "cranes" for "harbour" in "the old harbour cranes", "Ana" for "Lima" in "Ana Lima". A noun
/// that heads its phrase is its own.
pub fn head(document: &Document, token: usize) -> usize {
    let mut at = token;
    for _ in 0..MOST_STEPS {
        let node = document.nodes[at];
        let up = node.head as usize;
        let stands_with = if at < up {
            goes_before_noun(node.relation)
        } else {
            matches!(node.relation, Relation::Flat | Relation::Fixed) && at != up
        };
        if !stands_with {
            break;
        }
        at = up;
    }
    at
}

/// A chain of modifiers is followed no further.
const MOST_STEPS: usize = 8;

/// The noun phrase of the head `token` without what follows it in clauses, appositions and lists: "the mayor of Porto" for
/// "the mayor of Porto, who …". A short "of" or "for" phrase stays with it.
pub fn noun_phrase(document: &Document, token: usize) -> Range<usize> {
    let mut range = token..token + 1;
    // From the head outwards, as each part must touch what is there.
    let (mut around, behind): (Vec<usize>, Vec<usize>) = children(document, token).partition(|&c| c < token);
    around.reverse();
    around.extend(behind);
    for child in around {
        let (node, tree) = (document.nodes[child], subtree(document, child));
        let joins = if child < token {
            goes_before_noun(node.relation)
                || (node.relation == Relation::Punctuation && range.start < token)
                || (node.relation == Relation::Adverb && !document.features(child).is(Tag::Negation))
        } else {
            match node.relation {
                Relation::Flat | Relation::Compound | Relation::Number | Relation::Adjective => {
                    node.first == NO_NODE || node.relation == Relation::Flat
                }
                Relation::NounModifier => tree.len() <= MOST_OF && is_of(document, child),
                _ => false,
            }
        };
        // "Ruiz, a Democrat": what follows a comma is something else.
        let joins = joins && (child < token || !(token..tree.start).any(|t| document.word(t) == ","));
        if joins && tree.start <= range.end && tree.end >= range.start {
            range = range.start.min(tree.start)..range.end.max(tree.end);
        }
    }
    // A mark or a small word at its edge is no part of it.
    while range.start < token && document.nodes[range.start].part == Part::Punctuation {
        range.start += 1;
    }
    while range.end > token + 1 && document.nodes[range.end - 1].part == Part::Punctuation {
        range.end -= 1;
    }
    range
}

/// An "of" phrase of more words is left out of [`noun_phrase`].
const MOST_OF: usize = 6;

fn is_of(document: &Document, token: usize) -> bool {
    child(document, token, &[Relation::Case]).is_some_and(|case| matches!(document.word(case), "of" | "for"))
}

/// The article, demonstrative or owner that opens the phrase of a head: "the" of "the old crane", "Lima" of "Lima's crane".
pub fn determiner(document: &Document, head: usize) -> Option<usize> {
    child(document, head, &[Relation::Determiner, Relation::PossessiveModifier]).filter(|&found| found < head)
}

/// What a head is of or for: "of the port" of "the crane of the port".
pub fn of_phrase(document: &Document, head: usize) -> Option<Range<usize>> {
    let of = |&c: &usize| c > head && document.nodes[c].relation == Relation::NounModifier && is_of(document, c);
    children(document, head).find(of).map(|c| subtree(document, c))
}

/// The head of what stands beside a head and says the same of it: "landmark" of "the crane, a landmark".
pub fn apposition(document: &Document, head: usize) -> Option<usize> {
    child(document, head, &[Relation::Apposition]).filter(|&found| found > head)
}

/// The heads joined to a head by "and" or a comma: "ferry" and "tug" of "the crane, the ferry and the tug".
pub fn conjuncts<'d>(document: &'d Document, head: usize) -> impl Iterator<Item = usize> + 'd {
    children(document, head).filter(|&c| document.nodes[c].relation == Relation::Conjunct)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tree::span;

    const TEXT: &str = "The old harbour crane of the port fell. The tug, a wreck, sank. Ana Lima's barrister and the mayor of Porto, who \
                        sued the paper, said nothing.";

    fn read() -> Document<'static> {
        crate::syntax::read(TEXT, None, &[])
    }

    fn at(document: &Document, word: &str) -> usize {
        (0..document.tokens.len()).find(|&t| document.word(t) == word).expect("the word is there")
    }

    #[test]
    fn a_noun_phrase_ends_before_its_clause() {
        let document = read();
        let check = |word: &str, expected: &str| {
            assert_eq!(span(&document, noun_phrase(&document, at(&document, word))).of(TEXT), expected);
        };
        check("mayor", "the mayor of Porto");
        check("crane", "The old harbour crane of the port");
        check("barrister", "Ana Lima's barrister");
    }

    #[test]
    fn a_modifier_has_the_head_of_its_phrase() {
        let document = read();
        let check = |word: &str, expected: &str| {
            assert_eq!(document.word(head(&document, at(&document, word))), expected, "{word}");
        };
        check("old", "crane");
        check("harbour", "crane");
        check("crane", "crane");
        check("port", "port");
        check("Lima", "barrister");
    }

    #[test]
    fn a_head_knows_its_determiner_of_phrase_apposition_and_conjuncts() {
        let document = read();
        let (crane, barrister) = (at(&document, "crane"), at(&document, "barrister"));
        let word = |token: Option<usize>| token.map(|t| document.word(t));
        assert_eq!(word(determiner(&document, crane)), Some("The"));
        assert_eq!(word(determiner(&document, barrister)), Some("Ana"));
        assert_eq!(of_phrase(&document, crane).map(|range| span(&document, range).of(TEXT)), Some("of the port"));
        assert_eq!(word(apposition(&document, at(&document, "tug"))), Some("wreck"));
        assert_eq!(word(conjuncts(&document, barrister).next()), Some("mayor"));
    }
}
