//! Where a run of nouns is no phrase: its last word may be a verb that the tagger took for a noun, or the run is half of a name.
//!
//! "A diver talks on a radio" has no phrase `diver talks`, and "the Golden and Silver Oar awards" none `Silver Oar awards`.

use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::{Tag, TimeWord};
use crate::syntax::phrases;
use std::ops::Range;

/// Whether a sentence has no finite verb: then one of its nouns may be it.
pub fn is_verbless(document: &Document, tokens: Range<usize>) -> bool {
    !tokens.into_iter().any(|t| document.nodes[t].part.is_finite())
}

/// Whether the noun `last`, with the noun `before` it in a phrase from `first` on, may be its verb.
pub fn may_be_verb(document: &Document, first: usize, before: usize, last: usize, verbless: bool) -> bool {
    let noun = |t: usize| matches!(document.nodes[t].part, Part::Noun | Part::ProperNoun);
    let (subject, word) = (document.features(before), document.features(last));
    if !noun(before) || document.nodes[last].part != Part::Noun || word.case.is_capital() {
        return false;
    }
    // "profits thanks to": a preposition.
    let next = |n: usize| document.tokens.get(last + n).map(|_| last + n);
    if document.word(last) == "thanks" && next(1).is_some_and(|t| document.word(t) == "to") {
        return true;
    }
    let many = is_plural(document, before);
    let ends_in_s = is_plural(document, last);
    // A verb in the present agrees with its subject: "the diver talks", "the divers talk".
    if many == ends_in_s {
        return false;
    }
    // "a diver talks": the article is that of the diver.
    if ends_in_s && has_singular_determiner(document, first) {
        return true;
    }
    let known = word.is(Tag::Verb) && (word.is(Tag::Base) || word.is(Tag::Third));
    if known && verbless {
        return true;
    }
    // "lets users post notes": the first noun of two is rarely a plural.
    if known
        && many
        && !subject.case.is_capital()
        && !is_repeated(document, before, last)
        && !is_modifier(document, before)
    {
        return true;
    }
    next(1).is_some_and(|t| opens_object(document, t))
}

/// "signals “a new time”", "tempts the old", "blossoms afresh between": what stands behind verbs.
fn opens_object(document: &Document, next: usize) -> bool {
    let word = document.features(next);
    let node = document.nodes[next];
    let is_time = |t: usize| t < document.tokens.len() && document.features(t).time.is_some();
    match node.part {
        Part::Determiner => {
            !is_time(next) && !is_time(next + 1) && !word.is(Tag::Demonstrative) && document.word(next) != "both"
        }
        Part::Pronoun => word.is(Tag::Possessive) && !word.is(Tag::Relative) || word.is(Tag::Reflexive),
        Part::Adverb => {
            let after = document.nodes.get(next + 1).map(|n| n.part);
            matches!(after, Some(Part::Adposition | Part::Punctuation)) && !is_time(next) && !word.is(Tag::Connective)
        }
        _ => {
            document.tokens[next].kind == TokenKind::Quote
                && !document.tokens[next].glued
                && document.nodes.get(next + 1).is_some_and(|n| n.part == Part::Determiner)
        }
    }
}

fn is_plural(document: &Document, token: usize) -> bool {
    let word = document.word(token);
    document.features(token).is(Tag::Plural) || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}

/// "a", "this", "each", before the phrase that begins with `first`.
fn has_singular_determiner(document: &Document, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let word = document.features(before);
    let one = matches!(word.time, Some(TimeWord::A | TimeWord::Each | TimeWord::Every | TimeWord::Another));
    one || word.is(Tag::Indefinite) || word.is(Tag::Demonstrative) && !word.is(Tag::Plural)
}

/// Plurals that do describe nouns: "the sales tax", "a drugs test", "the sports hall".
fn is_modifier(document: &Document, token: usize) -> bool {
    document.features(token).is(Tag::PluralModifier)
}

/// Whether two words stand side by side near by once more.
fn is_repeated(document: &Document, before: usize, last: usize) -> bool {
    /// Tokens on either side.
    const NEAR: usize = 300;
    let near = before.saturating_sub(NEAR)..document.word_of.len().min(last + NEAR);
    let (a, b) = (document.word_of[before], document.word_of[last]);
    document.word_of[near].windows(2).filter(|pair| pair[0] == a && pair[1] == b).nth(1).is_some()
}

/// Whether a word goes on with the name before it: "Halden Veteran | Affairs", both with capitals, inside a sentence.
pub fn is_one_name(document: &Document, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let noun = |t: usize| matches!(document.nodes[t].part, Part::ProperNoun | Part::Noun);
    [before, token].iter().all(|&t| noun(t) && document.features(t).case.is_capital() && document.word(t).len() > 1)
}

/// Whether a name begins behind a common noun, or one that describes another noun behind an adjective: "in fact | Russia", "largest |
/// Luo tribe"; not "northern Iraq".
pub fn opens_name(document: &Document, before: usize, token: usize) -> bool {
    document.nodes[token].part == Part::ProperNoun
        && document.features(token).case.is_capital()
        && match document.nodes[before].part {
            Part::Noun => true,
            Part::Adjective => phrases::head(document, token) != token,
            _ => false,
        }
        && !document.features(before).case.is_capital()
}

/// "the Golden and | Silver Oar awards": the phrase goes on with the name of another.
pub fn is_half_of_pair(document: &Document, first: usize) -> bool {
    let Some(and) = first.checked_sub(1).filter(|&t| t > 0) else { return false };
    let capital = |t: usize| document.features(t).case.is_capital();
    let head = phrases::head(document, first);
    document.features(and).is(Tag::Coordinator)
        && capital(first)
        && capital(and - 1)
        && head != first
        && !capital(head)
        && document.nodes[and - 1].head as usize >= first
}

/// "school start | times": the phrase ends with a word that is none of a phrase, and what is left of it says something else.
pub fn is_cut_before(document: &Document, last: usize, token: usize) -> bool {
    let node = document.nodes[last];
    node.head as usize == token && node.relation == Relation::Compound && document.nodes[token].part == Part::Noun
}

/// "40 acres": what is counted says nothing alone.
pub fn is_unit(document: &Document, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|before| {
        let node = document.nodes[before];
        node.relation == Relation::Number && node.head as usize == token
            || document.features(before).has_digit
            || matches!(document.features(before).time, Some(TimeWord::Cardinal(_)))
    })
}

/// Whether a noun or pronoun stands right before a participle: "Fans needed treatment".
pub fn follows_noun(document: &Document, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|before| {
        matches!(document.nodes[before].part, Part::Noun | Part::ProperNoun | Part::Pronoun)
            && !document.features(before).is(Tag::Possessive)
            && document.nodes[before].relation != Relation::PossessiveModifier
    })
}

#[cfg(test)]
mod tests {
    use crate::entities::find;
    use crate::summary::terms::Terms;

    fn phrases(text: &str) -> Vec<String> {
        let document = crate::summary::story(text);
        let entities = find(&document);
        super::super::find(&document, &Terms::count(&document), &entities).into_iter().map(|k| k.text).collect()
    }

    #[test]
    fn no_phrase_ends_with_a_verb() {
        for (text, wrong) in [
            ("A diver talks on a radio while searching the wreck on June 4.", "diver talks"),
            ("Profits rose thanks to higher fees, and sales thanks to new shops.", "sales thanks"),
            ("The old harbour film lets viewers post their own pictures.", "viewers post"),
            ("The largest Luo tribe of the lake lives near Kisumu.", "largest Luo tribe"),
        ] {
            let found = phrases(text);
            assert!(!found.iter().any(|f| f == wrong), "{found:?}");
        }
    }

    #[test]
    fn compounds_that_look_like_clauses_stay() {
        let found =
            phrases("The peace talks ended on Monday, and oil prices fell after the job cuts at the steel works.");
        for right in ["peace talks", "oil prices", "job cuts"] {
            assert!(found.iter().any(|f| f == right), "{found:?}");
        }
    }

    #[test]
    fn no_half_of_a_name_or_a_pair_is_a_phrase() {
        let found = phrases(
            "The prize is one of the Golden and Silver Oar awards, said the diver Ed Hale, who owns 40 acres near the \
             harbour.",
        );
        for wrong in ["Silver Oar awards", "acres"] {
            assert!(!found.iter().any(|f| f == wrong), "{found:?}");
        }
    }
}
