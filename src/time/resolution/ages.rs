//! Ages told after a birth: in "Born in 1950, he left school at 15. A year later he joined the navy" the year is counted from
//! 1965.

use crate::document::Document;
use crate::english::TimeWord;
use crate::time::expressions::Expression;

/// Maximum distance between "born" and its date, in tokens: "born in Porto on 4 May 1955".
const BIRTH: usize = 6;

/// Maximum distance between a birth and an age counted from it, in tokens.
const LIFE: usize = 80;

/// Whether the expression is the date of a birth.
pub fn is_birth(document: &Document, expression: &Expression) -> bool {
    let at = document.tokens_in(expression.span).start;
    let start = document.sentences[expression.sentence].tokens.start;
    (start.max(at.saturating_sub(BIRTH))..at).any(|token| document.word(token).eq_ignore_ascii_case("born"))
}

/// The age told last between two bytes: "at 15", "aged 20", "at the age of 17".
pub fn last_between(document: &Document, from: usize, to: usize) -> Option<i32> {
    let tokens = &document.tokens;
    let first = tokens.partition_point(|t| t.span.start < from);
    let end = tokens.partition_point(|t| t.span.start < to);
    (first.max(end.saturating_sub(LIFE))..end).rev().find_map(|token| age_at(document, token))
}

/// The age that the number at `token` tells.
fn age_at(document: &Document, token: usize) -> Option<i32> {
    let age = match document.features(token).time {
        Some(TimeWord::Cardinal(n)) => i32::from(n),
        _ => document.word(token).parse().ok().filter(|n| (1..=110).contains(n))?,
    };
    let before = |n: usize| token.checked_sub(n).map_or("", |i| document.word(i)).to_lowercase();
    let counted = document.tokens.get(token + 1).and_then(|_| document.features(token + 1).time);
    let told = match before(1).as_str() {
        "at" => {
            !matches!(counted, Some(TimeWord::Meridiem(_) | TimeWord::Percent | TimeWord::Oclock | TimeWord::Colon))
        }
        "aged" => true,
        "of" => before(2) == "age",
        "was" | "turned" => !matches!(counted, Some(TimeWord::Units(_) | TimeWord::Percent | TimeWord::Million)),
        _ => false,
    };
    told.then_some(age)
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn years_later_count_from_the_age_told_after_a_birth() {
        check("Born in 1940, Ana Lima wed at 19. Two years later she had a son.", "[1940|1940] [Two years later|1961]");
        check(
            "He was born in Porto in 1962. He sang at the age of eight, and three years later he wrote an opera.",
            "[1962|1962] [three years later|1973]",
        );
        check("The mill opened in 1940. Two years later it burned.", "[1940|1940] [Two years later|1942]");
        check("She was born in 1940. A year later the family moved.", "[1940|1940] [A year later|1941]");
    }
}
