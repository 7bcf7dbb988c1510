//! Who says so: "…, their lawyer said", "Police said that …" → the words of the claim and those of its source.
//!
//! Any reporting verb of the lexicon counts, of one word or several ("doubled down"). Denials, questions and negated verbs do
//! not: without them the label would say what the text does not.

use crate::document::Document;
use crate::english::{Tag, Tags, TimeWord};
use crate::span::Span;
use std::ops::Range;

/// Window for the comma before a closing attribution, in tokens.
const WINDOW: usize = 14;

/// Maximum length of a speaker's words, in tokens.
const SPEAKER: usize = 8;

/// Maximum number of tokens between a reporting verb and its "that": "told reporters in Porto that".
const BEFORE_THAT: usize = 6;

/// Window for the finite verb of a claim, in tokens.
const CLAIM_WINDOW: usize = 40;

/// Minimum length of a claim, in tokens.
const CLAIM: usize = 3;

/// Forms of a verb that can stand with a subject alone.
const FINITE: Tags = Tags::of(&[Tag::Past, Tag::Third]);

/// Words that open a clause of their own, or turn the verb round.
const OTHER_CLAUSE: Tags = Tags::of(&[
    Tag::Clause,
    Tag::OpensClause,
    Tag::Relative,
    Tag::That,
    Tag::Subordinator,
    Tag::Negation,
    Tag::Negative,
    Tag::Modal,
]);

/// Forms that make a clause of their own after a reporting verb: "said the bridge was closed".
const OTHER_VERB: Tags = Tags::of(&[Tag::Auxiliary, Tag::Past, Tag::Gerund]);

const SUBJECT: Tags = Tags::of(&[Tag::Nominative]);

/// Words that join two verbs of one subject, or two clauses: "…, and said nothing".
const JOINING: Tags = Tags::of(&[Tag::Conjunction, Tag::Gerund]);

/// A claim and the words for who makes it.
pub struct Attribution {
    /// Tokens of the claim.
    pub claim: Range<usize>,
    pub source: Option<Range<usize>>,
}

/// The attribution at the end or at the start of `words`, whose claim holds the time.
pub fn find(document: &Document, words: Range<usize>, time: &Range<usize>) -> Option<Attribution> {
    closing(document, words.clone())
        .filter(|a| time.start < a.claim.end)
        .or_else(|| opening(document, words).filter(|a| a.claim.start <= time.start))
}

/// The length of the reporting verb at token `i`, which is finite and neither denies nor asks.
fn reporting(document: &Document, i: usize) -> Option<(usize, Tags)> {
    let (tags, length) = match document.phrase_at(i) {
        Some(phrase) if phrase.tags.has(Tag::Say) => (phrase.tags, usize::from(phrase.length)),
        _ => (document.features(i).tags, 1),
    };
    // "calls" and "states" are more often nouns.
    let noun = tags.has(Tag::Third) && tags.has(Tag::Noun);
    let finite = (tags.meets(&FINITE) && !noun) || (tags.has(Tag::Base) && is_say(document, i));
    (finite && tags.has(Tag::Say) && !tags.has(Tag::Deny)).then_some((length, tags))
}

fn is_say(document: &Document, i: usize) -> bool {
    document.word(i).eq_ignore_ascii_case("say")
}

/// ", their lawyer warned" or ", said Ana Lima" at the end.
fn closing(document: &Document, words: Range<usize>) -> Option<Attribution> {
    let window = words.end.saturating_sub(WINDOW).max(words.start + CLAIM);
    (window..words.end).rev().filter(|&i| document.word(i) == ",").find_map(|comma| {
        let source = speaker_clause(document, comma + 1..words.end)?;
        let claim = words.start..comma;
        is_whole(document, claim.clone()).then_some(Attribution { claim, source })
    })
}

/// The speaker of a clause that only attributes; `Some(None)` where it names no speaker.
fn speaker_clause(document: &Document, words: Range<usize>) -> Option<Option<Range<usize>>> {
    if words.len() < 2 {
        return None;
    }
    let first = document.features(words.start);
    if first.is(Tag::According) {
        let named = document.phrase_at(words.start).map_or(1, |p| usize::from(p.length));
        return Some(noun_phrase(document, words.start + named..words.end));
    }
    if first.tags.meets(&JOINING) || first.tags.meets(&OTHER_CLAUSE) {
        return None;
    }
    let (verb, (length, tags)) = (words.start..words.end.min(words.start + SPEAKER))
        .take_while(|&i| i == words.start || !document.features(i).tags.meets(&OTHER_CLAUSE))
        .find_map(|i| Some((i, reporting(document, i)?)))?;
    let rest = verb + length..words.end;
    // "…, the judge told him he was free", "…, Porto accused Lisbon of theft": what follows is a claim of its own.
    let comma = rest.clone().find(|&i| document.word(i) == ",").unwrap_or(rest.end);
    let phrase = rest.clone().find(|&i| document.features(i).is(Tag::Preposition)).unwrap_or(rest.end);
    let has = |range: Range<usize>, tags: Tags| range.into_iter().any(|i| document.features(i).tags.meets(&tags));
    if has(rest.start..comma, OTHER_CLAUSE)
        || has(rest.start..comma, SUBJECT)
        || has(rest.start..comma.min(phrase), OTHER_VERB)
    {
        return None;
    }
    if !(rest.is_empty() || tags.has(Tag::Claims)) {
        return None;
    }
    if verb == words.start {
        return Some(noun_phrase(document, rest));
    }
    // "…, in a statement the firm said"
    let placed = first.is(Tag::Preposition);
    Some((!placed).then(|| noun_phrase(document, words.start..verb)).flatten())
}

/// Whether a claim has a finite verb in its main clause: not "After the invasion", "In proceedings last year".
fn is_whole(document: &Document, claim: Range<usize>) -> bool {
    let first = document.features(claim.start);
    let subordinate = first.tags.meets(&Tags::of(&[Tag::OpensClause, Tag::Subordinator, Tag::Gerund]));
    let main = if subordinate {
        claim.clone().find(|&i| document.word(i) == ",").unwrap_or(claim.end)..claim.end
    } else {
        claim
    };
    main.take(CLAIM_WINDOW).any(|i| is_finite(document, i))
}

fn is_finite(document: &Document, i: usize) -> bool {
    let word = document.features(i);
    word.is(Tag::Past)
        || word.is(Tag::Auxiliary)
        || (word.is(Tag::Third) && !word.is(Tag::Noun))
        || is_regular_past(document, i)
}

fn is_regular_past(document: &Document, i: usize) -> bool {
    document.word(i).ends_with("ed") && !document.features(i).is(Tag::NominalParticiple)
}

/// "Police said that …" at the start; without "that" only after "said".
fn opening(document: &Document, words: Range<usize>) -> Option<Attribution> {
    let speaker_ends = words.end.min(words.start + SPEAKER);
    let plain = |i: usize| {
        let tags = document.features(i).tags;
        let other_verb = tags.has(Tag::Past) && !tags.has(Tag::Say);
        !tags.meets(&OTHER_CLAUSE) && !other_verb && document.word(i) != ","
    };
    let (verb, (length, tags)) =
        (words.start..speaker_ends).take_while(|&i| plain(i)).find_map(|i| Some((i, reporting(document, i)?)))?;
    if verb == words.start || document.features(words.start).is(Tag::Preposition) || !tags.has(Tag::Claims) {
        return None;
    }
    let after = verb + length;
    let that = (after..words.end.min(after + BEFORE_THAT))
        .take_while(|&i| document.features(i).is(Tag::That) || plain(i))
        .find(|&i| document.features(i).is(Tag::That));
    let start = match that {
        Some(that) => that + 1,
        None if document.word(verb) == "said" => after,
        None => return None,
    };
    let claim = start..words.end;
    if claim.len() < CLAIM || !opens_claim(document, claim.clone()) {
        return None;
    }
    Some(Attribution { claim, source: noun_phrase(document, words.start..verb) })
}

/// Whether a claim stands alone: it begins with a noun phrase, not with a pronoun, and has a finite verb.
fn opens_claim(document: &Document, claim: Range<usize>) -> bool {
    let first = document.features(claim.start);
    const PRONOUN: Tags =
        Tags::of(&[Tag::ThirdPerson, Tag::FirstPerson, Tag::SecondPerson, Tag::Demonstrative, Tag::Possessive]);
    let noun = (first.is(Tag::Determiner) || first.case.is_capital() || first.is(Tag::Plural))
        && !first.tags.meets(&PRONOUN)
        && !first.is(Tag::Preposition)
        && first.time.is_none_or(|class| matches!(class, TimeWord::A | TimeWord::The));
    noun && (claim.start + 1..claim.end.min(claim.start + 2 * SPEAKER)).any(|i| is_finite(document, i))
}

/// The noun phrase at the start of `words`, up to a comma, a time or a preposition other than "of" and "for".
fn noun_phrase(document: &Document, words: Range<usize>) -> Option<Range<usize>> {
    let ends = |i: usize| {
        let word = document.features(i);
        let inner = matches!(word.time, Some(TimeWord::Of | TimeWord::For));
        let dated = match word.time {
            Some(TimeWord::Weekday(_) | TimeWord::Today | TimeWord::Yesterday) => true,
            Some(TimeWord::Month(_)) => words.contains(&(i + 1)) && document.features(i + 1).has_digit,
            _ => false,
        };
        document.word(i) == "," || (word.is(Tag::Preposition) && !inner) || word.is(Tag::Auxiliary) || dated
    };
    let end = words.clone().find(|&i| ends(i)).unwrap_or(words.end);
    let mut end = end.min(words.start + SPEAKER);
    while end > words.start && (document.features(end - 1).is(Tag::Adverb) || document.word(end - 1).ends_with("ly")) {
        end -= 1;
    }
    let named = |i: usize| document.tokens[i].kind.is_wordlike();
    (end > words.start && end < words.start + SPEAKER && named(words.start) && named(end - 1))
        .then_some(words.start..end)
}

/// The span of tokens.
pub fn span_of(document: &Document, tokens: Range<usize>) -> Span {
    Span::new(document.tokens[tokens.start].span.start, document.tokens[tokens.end - 1].span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The claim and its source, for the time in "2014".
    fn check(text: &str, claim: &str, source: Option<&str>) {
        let document = crate::syntax::read(text, None, &[]);
        let at = text.find("2014").expect("the sentence has a time");
        let time = document.tokens_in(Span::new(at, at + 4));
        let found = find(&document, 0..document.tokens.len() - 1, &time);
        let of = |tokens: Range<usize>| span_of(&document, tokens).of(text);
        let shown = found.as_ref().map_or(text, |a| of(a.claim.clone()));
        assert_eq!(shown, claim, "{text}");
        assert_eq!(found.and_then(|a| a.source).map(of), source, "{text}");
    }

    #[test]
    fn any_reporting_verb_closes_a_sentence() {
        check("The mine closed in 2014, their lawyer warned.", "The mine closed in 2014", Some("their lawyer"));
        check("The mine closed in 2014, its owner tweeted.", "The mine closed in 2014", Some("its owner"));
        check("The mine closed in 2014, the ministry doubled down.", "The mine closed in 2014", Some("the ministry"));
        check("The mine closed in 2014, said Ana Lima, a miner.", "The mine closed in 2014", Some("Ana Lima"));
        check("The mine closed in 2014, according to police.", "The mine closed in 2014", Some("police"));
    }

    #[test]
    fn an_opening_attribution_leaves_its_claim() {
        check("Police said the mine closed in 2014.", "the mine closed in 2014", Some("Police"));
        check(
            "The ministry told reporters that the mine closed in 2014.",
            "the mine closed in 2014",
            Some("The ministry"),
        );
        let whole = "Police said it closed in 2014.";
        check(whole, whole, None);
    }

    #[test]
    fn denials_and_negations_stay() {
        for text in [
            "The mayor denied that the mine closed in 2014.",
            "The mayor did not say that the mine closed in 2014.",
            "The mine closed in 2014, which the mayor denied.",
            "The mayor ordered that the mine be closed in 2014.",
            "The mine closed in 2014, and its owner said nothing.",
            "After the war of 2014, the president asked for help.",
            "In a case before the court in 2014, Porto accused Lisbon.",
            "The mine closed in 2014, following calls from its owner.",
        ] {
            check(text, text, None);
        }
    }
}
