//! Noun phrases that stand for a named one: "the president-elect", "the New York-based company", "its capital".

use super::classes::Class;
use crate::document::{Document, Relation};
use crate::syntax::phrases;
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

/// The noun phrase that ends with the noun at `head`, as the tree has it.
/// `name_start` says where the name begins that covers a token, if one does.
pub fn phrase(
    document: &Document,
    classes: &[Class],
    head: usize,
    name_start: impl Fn(usize) -> Option<usize>,
) -> Option<Nominal> {
    let node = document.nodes[head];
    // "the company car" is a car.
    if node.head as usize == head + 1 && phrases::goes_before_noun(node.relation) {
        return None;
    }
    let opener = phrases::determiner(document, head)?;
    let (start, determiner) = match classes[opener] {
        Class::The => (opener, Determiner::The),
        Class::This => (opener, Determiner::This),
        Class::His | Class::Her | Class::Its | Class::Their | Class::My => (opener, Determiner::Pronoun),
        _ if document.nodes[opener].relation == Relation::PossessiveModifier => (name_start(opener)?, Determiner::Name),
        _ => return None,
    };
    Some(Nominal { tokens: start..head + 1, head, determiner })
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
            .filter_map(|i| phrase(&document, &classes, i, |_| None))
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
