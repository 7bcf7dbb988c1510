//! Which names are introduced as somebody's kin: "her husband, Simon Ashworth", "the son of Karl Larsen".
//!
//! A bare surname afterwards is not theirs: see [`super::people`].

use crate::document::Document;
use crate::document::words::Case;
use crate::english::Tag;
use crate::span::Span;

/// Maximum number of words between "son of" and the name: "former Formula One champion".
const MAX_BETWEEN: usize = 5;

/// Whether `name` is introduced as the kin of somebody named or meant before it.
pub fn introduces(document: &Document, name: Span) -> bool {
    let tokens = document.tokens_in(name);
    let Some(sentence) = document.sentence_at(name.start).map(|s| document.sentences[s].tokens.clone()) else {
        return false;
    };
    let before = sentence.start..tokens.start.max(sentence.start);
    let after = tokens.end..sentence.end.max(tokens.end);
    is_before(document, before) || is_after(document, after)
}

fn is_kin(document: &Document, token: usize) -> bool {
    document.features(token).is(Tag::Family)
}

fn is_owner(document: &Document, token: usize) -> bool {
    document.features(token).is(Tag::Possessive) || matches!(document.word(token), "'s" | "’s" | "'" | "’")
}

/// "Her husband, ", "Lima's late brother ", "the son of former champion "
fn is_before(document: &Document, before: std::ops::Range<usize>) -> bool {
    let mut at = before.end;
    let step = |at: usize| at.checked_sub(1).filter(|&at| at >= before.start);
    let Some(last) = step(at) else { return false };
    // "two years later married Paul Renner"
    if matches!(document.word(last), "married" | "marry" | "marries" | "marrying") {
        return true;
    }
    // "of" after kin, with roles between it and the name
    let mut of = last;
    for _ in 0..=MAX_BETWEEN {
        if document.word(of) == "of" {
            return step(of).is_some_and(|kin| is_kin(document, kin));
        }
        let word = document.features(of);
        let is_other = [Tag::Auxiliary, Tag::Preposition, Tag::Past, Tag::Third].into_iter().any(|tag| word.is(tag));
        let is_role = word.case != Case::None && !is_other;
        match step(of).filter(|_| is_role && !is_kin(document, of)) {
            Some(next) => of = next,
            None => break,
        }
    }
    // "her son, named Mark Doyle", "her son as Mark Doyle"
    if matches!(document.word(last), "as" | "named" | "called") {
        at = last;
    }
    if let Some(comma) = step(at).filter(|&comma| document.word(comma) == ",") {
        at = comma;
    }
    let Some(kin) = step(at).filter(|&kin| is_kin(document, kin)) else { return false };
    let owner = step(kin);
    let far = owner.and_then(step);
    [owner, far].into_iter().flatten().any(|at| is_owner(document, at))
}

/// ", his wife", ", the widow of"
fn is_after(document: &Document, after: std::ops::Range<usize>) -> bool {
    let words: Vec<usize> = after.take(4).collect();
    let [comma, owner, kin, rest @ ..] = words.as_slice() else { return false };
    document.word(*comma) == ","
        && document.features(*owner).is(Tag::Possessive)
        && (is_kin(document, *kin) || rest.first().is_some_and(|&kin| is_kin(document, kin)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax;

    #[track_caller]
    fn check(text: &str, name: &str, expected: bool) {
        let document = syntax::read(text, None, &[]);
        let start = text.find(name).unwrap_or_default();
        assert_eq!(introduces(&document, Span::new(start, start + name.len())), expected, "{text}");
    }

    #[test]
    fn kin_words_beside_a_name_introduce_it() {
        check("Her husband, Paul Renner, slept.", "Paul Renner", true);
        check("Her late husband Paul Renner slept.", "Paul Renner", true);
        check("Police named her son as Paul Renner.", "Paul Renner", true);
        check("Ida's brother Paul Renner slept.", "Paul Renner", true);
        check("She is the daughter of former chess champion Paul Renner.", "Paul Renner", true);
        check("Paul Renner, his eldest son, slept.", "Paul Renner", true);
        check("She married Paul Renner in 1954.", "Paul Renner", true);
    }

    #[test]
    fn other_names_are_not_introduced_by_kin() {
        check("Paul Renner met his wife.", "Paul Renner", false);
        check("Her lawyer, Paul Renner, slept.", "Paul Renner", false);
        check("A father of two, Paul Renner slept.", "Paul Renner", false);
        check("The son of the baker met Paul Renner.", "Paul Renner", false);
    }
}
