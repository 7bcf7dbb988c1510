//! People in a list with the surname first: "Okafor, Ngozi; Smith, John A.; and Lee, Min-jun".

use super::Context;
use crate::analysis::{EntityType, Score};
use crate::document::clusters::WordClusters;
use crate::document::words;
use crate::english::{Gender, first_names};
use crate::names::Name;
use crate::span::Span;
use std::ops::Range;

/// Maximum number of words behind the comma.
const MAX_GIVEN: usize = 3;

pub fn apply(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let mut found: Vec<Span> = Vec::new();
    for sentence in &document.sentences {
        let semicolons = sentence.tokens.clone().filter(|&t| document.word(t) == ";").count();
        if semicolons == 0 {
            continue;
        }
        let mut people: Vec<Span> = Vec::new();
        let mut has_first_name = false;
        let mut start = sentence.tokens.start;
        for at in sentence.tokens.clone().chain([sentence.tokens.end]) {
            if at < sentence.tokens.end && !matches!(document.word(at), ";" | ":") {
                continue;
            }
            // "The winners were Adeyemi, Bola; …"
            if start == sentence.tokens.start
                && let Some(comma) = (start..at).rev().find(|&t| document.word(t) == ",")
            {
                start = comma.saturating_sub(1).max(start);
            }
            if let Some((person, given)) = person(context, start..at) {
                has_first_name |= first_names::gender(&document.word(given).to_lowercase()) != Gender::Unknown;
                people.push(person);
            }
            start = at + 1;
        }
        if people.len() > 1 && has_first_name {
            found.append(&mut people);
        }
    }
    if found.is_empty() {
        return;
    }
    names.retain(|n| {
        let next = found.partition_point(|f| f.end <= n.span.start);
        !found.get(next).is_some_and(|f| f.overlaps(n.span))
    });
    names.extend(found.into_iter().map(|span| Name { span, kind: EntityType::Person, confidence: Score(0.9) }));
    names.sort_by_key(|n| n.span);
}

/// The person that is all of `tokens` but for "and" and a full stop, and the token of the given name.
fn person(context: &Context, mut tokens: Range<usize>) -> Option<(Span, usize)> {
    let document = context.document;
    if tokens.len() > 1 && document.word(tokens.start) == "and" {
        tokens.start += 1;
    }
    if tokens.len() > 1 && matches!(document.word(tokens.end - 1), "." | ",") {
        tokens.end -= 1;
    }
    let given = tokens.start + 2;
    let is_place = |t: usize| {
        document.words.look_up(words::hash(document.word(t))).1 & (WordClusters::CITY | WordClusters::COUNTRY) != 0
    };
    let fits = (3..=2 + MAX_GIVEN).contains(&tokens.len())
        && document.word(tokens.start + 1) == ","
        && document.features(tokens.start).case.is_capital()
        && (given..tokens.end).all(|t| document.features(t).case.is_capital())
        && !(is_place(tokens.start) && is_place(given));
    let span = |tokens: Range<usize>| {
        Span::new(document.tokens[tokens.start].span.start, document.tokens[tokens.end - 1].span.end)
    };
    fits.then(|| (span(tokens), given))
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Person, Place};
    use crate::names::passes::tests::check_pass;

    #[test]
    fn surname_first_makes_one_name() {
        check_pass(
            "surname-first",
            "The board: [l Renner], [p Ida]; Vogel, [p Otto A.]; and [p Lima], [p Ana].",
            &[("Renner, Ida", Person), ("Vogel, Otto A", Person), ("Lima, Ana", Person)],
        );
        check_pass(
            "surname-first",
            "They met in [l Paris], [l France]; [l London], [l England].",
            &[("Paris", Place), ("France", Place), ("London", Place), ("England", Place)],
        );
    }
}
