//! The word that names the event of a clause: "The court freed two editors" → "freed".
//!
//! The main verb of the first finite verb group. Where the verb is negated or none is sure, there is none.

use crate::document::words::Case;
use crate::document::{Document, TokenKind};
use crate::english::{Tag, Tags};
use crate::span::Span;
use std::ops::Range;

/// Window for the verb of the clause, in tokens.
const WINDOW: usize = 40;

/// Maximum number of words between an auxiliary and its verb: "has already been formally closed".
const GROUP: usize = 5;

const FORMS: Tags = Tags::of(&[Tag::Participle, Tag::Gerund, Tag::Base, Tag::Past]);

/// Before a verb's past form these make it part of a noun phrase: "the wounded men".
const BEFORE_NOUN: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Preposition, Tag::NumberWord]);

/// After these the verb is not the one of the main clause.
const OTHER_CLAUSE: Tags = Tags::of(&[Tag::Relative, Tag::Subordinator, Tag::That]);

const NEGATION: Tags = Tags::of(&[Tag::Negation, Tag::Negative]);

/// The event of the clause in `words`.
pub fn find(document: &Document, words: Range<usize>) -> Option<Span> {
    let end = words.end.min(words.start + WINDOW);
    for i in words.start + 1..end {
        let word = document.features(i);
        if word.tags.meets(&OTHER_CLAUSE) || word.tags.meets(&NEGATION) {
            return None;
        }
        if word.is(Tag::Auxiliary) {
            return verb_of(document, i, end).map(|verb| document.tokens[verb].span);
        }
        if is_past(document, i) && !is_modifier(document, i) {
            return Some(document.tokens[i].span);
        }
    }
    None
}

fn is_past(document: &Document, i: usize) -> bool {
    let (word, form) = (document.features(i), document.word(i));
    let regular = form.len() > 4 && form.ends_with("ed") && !word.is(Tag::NominalParticiple);
    !word.case.is_capital() && (word.is(Tag::Past) || regular)
}

/// Whether the past form at `i` belongs to a noun: "the wounded men", "a bomb planted by rebels killed six".
fn is_modifier(document: &Document, i: usize) -> bool {
    let before = document.features(i - 1);
    let by = document.tokens.get(i + 1).is_some() && document.word(i + 1) == "by";
    before.tags.meets(&BEFORE_NOUN) || by
}

/// Whether a word after "will" or "may" may be a verb that the lexicon does not know: "will reopen".
fn may_be_base(document: &Document, i: usize) -> bool {
    const NO_VERB: Tags =
        Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Preposition, Tag::Nominative, Tag::Accusative, Tag::Stop]);
    document.tokens[i].kind == TokenKind::Word
        && document.features(i).case == Case::Lower
        && !document.features(i).tags.meets(&NO_VERB)
}

/// The verb that the auxiliary at `from` helps; the last auxiliary where it is alone ("was the first").
fn verb_of(document: &Document, from: usize, end: usize) -> Option<usize> {
    let mut last = from;
    for i in from + 1..end.min(from + 1 + GROUP) {
        let word = document.features(i);
        if word.tags.meets(&NEGATION) {
            return None;
        }
        if word.is(Tag::Auxiliary) {
            last = i;
        } else if word.is(Tag::Adverb) || document.word(i).ends_with("ly") {
            continue;
        } else if word.tags.meets(&FORMS)
            || is_past(document, i)
            || document.word(i).ends_with("ing")
            || (document.features(last).is(Tag::Modal) && may_be_base(document, i))
        {
            return Some(i);
        } else {
            break;
        }
    }
    document.features(last).is(Tag::Be).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let document = crate::syntax::read(text, None, &[]);
        assert_eq!(find(&document, 0..document.tokens.len()).map(|span| span.of(text)), expected, "{text}");
    }

    #[test]
    fn the_main_verb_names_the_event() {
        check("The court freed two editors.", Some("freed"));
        check("Vladimir Putin has telephoned Donald Trump.", Some("telephoned"));
        check("The bridge will formally reopen in May.", Some("reopen"));
        check("The bridge was closed in May.", Some("closed"));
        check("A bomb planted by rebels killed six.", Some("killed"));
        check("Ana Lima was the first mayor.", Some("was"));
    }

    #[test]
    fn a_negated_or_doubtful_verb_names_none() {
        check("The ferry did not sail.", None);
        check("The annexation of Crimea.", None);
        check("The man who shot him fled.", None);
    }
}
