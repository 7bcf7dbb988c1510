//! Noun phrases that stand for a named one: "the president-elect", "the New York-based company", "its capital".

use super::lexis::Class;
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

/// Words between determiner and head at most.
const LONGEST: usize = 6;

/// The noun phrase that ends with the noun at `head`, in a sentence that begins at `from`.
/// `name_at` says where the name ends that covers a token, if one does.
pub fn phrase(
    classes: &[Class],
    head: usize,
    sentence: Range<usize>,
    name_start: impl Fn(usize) -> Option<usize>,
) -> Option<Nominal> {
    let followed = classes[head + 1..sentence.end].first();
    // "the company car", "the bank workers"
    if matches!(
        followed,
        Some(
            Class::Word
                | Class::Plural
                | Class::Person
                | Class::Man
                | Class::Woman
                | Class::Organization
                | Class::Place
        )
    ) {
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
            | Class::Place => continue,
            _ => return None,
        };
        return Some(Nominal { tokens: at..head + 1, head, determiner });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::lexis;
    use super::*;
    use crate::document;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = document::read(text, None, &[]);
        let classes = lexis::classes(&document);
        let found: Vec<&str> = (0..classes.len())
            .filter(|&i| classes[i].is_noun())
            .filter_map(|i| phrase(&classes, i, 0..classes.len(), |_| None))
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
    }

    #[test]
    fn indefinite_phrases_and_parts_of_compounds_are_none() {
        check("A company sold the company car to an actress.", "");
    }
}
