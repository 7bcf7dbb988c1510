//! The whole reporting expression, and what it claims: "did not say" → unsaid, "has denied claims" → denied.
//!
//! In: the word that reports; out: the span of its expression with auxiliaries, negation, particle and noun, and its
//! [`Polarity`]. The content tells "asked whether" from "asked for".

use super::atoms::Class;
use super::scene::Scene;
use crate::analysis::{Polarity, QuoteKind};
use crate::document::{Document, TokenKind, Word};
use crate::english::Tag;
use crate::span::Span;
use std::ops::Range;

/// What a cue reports.
pub struct Content<'p> {
    pub span: Span,
    pub kind: QuoteKind,
    pub parts: &'p [Span],
}

/// Maximum number of words that are looked at before and after the reporting word.
const WINDOW: usize = 8;

/// What stands before the reporting word.
#[derive(Default)]
struct Lead {
    /// First token of the expression.
    start: usize,
    negated: bool,
    /// "refused to", "without"
    withheld: bool,
    /// "should have", "if she had"
    hypothetical: bool,
}

/// Span and polarity of the expression whose reporting word is the atom `cue`.
pub fn expression(scene: &Scene, cue: usize, content: &Content) -> (Span, Polarity) {
    let (document, atoms) = (scene.document, &scene.atoms);
    let span = atoms.list[cue].span;
    if matches!(atoms.list[cue].class, Class::Colon | Class::Dash | Class::Run) {
        return (span, Polarity::Affirmed);
    }
    let tokens = document.tokens_in(span);
    let Some(sentence) = document.sentence_at(span.start).map(|s| document.sentences[s].tokens.clone()) else {
        return (span, Polarity::Affirmed);
    };
    let verb = denying_verb(document, &sentence, tokens.start).unwrap_or(tokens.start);
    let subject = subject_of(scene, cue);
    let lead = read_lead(document, &sentence, verb, subject, &content.span);
    let end = read_tail(document, &sentence, verb, content);
    let whole = Span::new(document.tokens[lead.start].span.start, document.tokens[end - 1].span.end);
    (whole, polarity(document, verb..end, &lead, content))
}

/// "has denied claims that": where the noun was taken for the reporting word, the verb that denies it.
fn denying_verb(document: &Document, sentence: &Range<usize>, noun: usize) -> Option<usize> {
    let is = |token: usize, tag| document.features(token).is(tag);
    if !(is(noun, Tag::Spoken) && is(noun, Tag::Noun)) {
        return None;
    }
    let between = |token: &usize| document.tokens[*token].kind == TokenKind::Word;
    let before = (sentence.start.max(noun.saturating_sub(4))..noun).rev().take_while(between);
    before.into_iter().find(|&token| is(token, Tag::Deny))
}

/// The tokens of the subject before a cue.
fn subject_of(scene: &Scene, cue: usize) -> Option<(usize, usize)> {
    let mut at = cue.checked_sub(1)?;
    while matches!(scene.atoms.list[at].class, Class::Auxiliary | Class::Negation | Class::Adverb) {
        at = at.checked_sub(1)?;
    }
    let phrase = &scene.phrases[scene.phrase_at(at)?];
    let same = scene.atoms.statement_of[phrase.start] == scene.atoms.statement_of[cue];
    same.then(|| {
        let token = |atom: usize| scene.atoms.token(scene.document, atom);
        (token(phrase.start), token(phrase.end - 1) + 1)
    })
}

/// Reads what stands before the verb, from right to left.
fn read_lead(
    document: &Document,
    sentence: &Range<usize>,
    verb: usize,
    subject: Option<(usize, usize)>,
    content: &Span,
) -> Lead {
    let is = |token: usize, tag| document.features(token).is(tag);
    let lowest = sentence.start.max(verb.saturating_sub(WINDOW));
    let outside = |token: usize| !content.has(document.tokens[token].span.start);
    // "Theresa May said": the expression begins behind its subject.
    let lowest = subject.map_or(lowest, |(_, end)| lowest.max(end.min(verb)));
    let subject = subject.map(|(start, _)| start);
    let mut lead = Lead { start: verb, ..Lead::default() };
    let (mut modal, mut perfect) = (false, false);
    let mut at = verb;
    while at > lowest && outside(at - 1) {
        at -= 1;
        if is(at, Tag::Negation) || is(at, Tag::Negative) && is_particle(document, at) {
            // "not only said"
            let only = is(at + 1, Tag::Limits);
            lead.negated |= !only;
            lead.start = at;
        } else if is(at, Tag::Auxiliary)
            || document.tokens[at].kind == TokenKind::Clitic && at + 1 < verb && is_short_verb(document, at)
        {
            modal |= is(at, Tag::Conditional);
            perfect |= is(at, Tag::Perfect);
            lead.start = at;
        } else if is(at, Tag::Deny) && at + 1 < sentence.end && is_gerund(document, at + 1) {
            // "denied having said", "denied ever saying"
            lead.withheld = true;
            lead.start = at;
        } else if is_word(document, at, "without") {
            lead.withheld = true;
            lead.start = at;
        } else if is_word(document, at, "to") && at > lowest {
            let Some(start) = governor(document, sentence, at) else { break };
            lead.withheld |= is(start, Tag::Withhold);
            (at, lead.start) = (start, start);
        } else if is_adverb(document, at) {
            // "has repeatedly said": part of the expression where an auxiliary stands before it.
        } else {
            break;
        }
    }
    lead.hypothetical = modal && perfect;
    let Some(subject) = subject.filter(|&s| s < lead.start && s >= sentence.start) else { return lead };
    // "No official said", "Nor did she say", "had she said", "if she had said"
    lead.negated |= is(subject, Tag::Negative);
    if subject > sentence.start && outside(subject - 1) {
        let before = subject - 1;
        // "Neither the police nor the coastguard would say"
        lead.negated |= is(before, Tag::Negative);
        let inverted = is(before, Tag::Auxiliary);
        let at_edge = before == sentence.start || document.tokens[before - 1].kind == TokenKind::Punctuation;
        lead.hypothetical |= is(before, Tag::Condition) || inverted && at_edge && is(before, Tag::Inverts);
        let opener = before.checked_sub(1).filter(|&o| inverted && o >= sentence.start);
        lead.negated |= opener.is_some_and(|o| is(o, Tag::Negative) || is(o, Tag::Negation));
    }
    lead
}

/// "having", "saying", also behind "ever"
fn is_gerund(document: &Document, token: usize) -> bool {
    let word = document.features(token);
    let next = || document.tokens.get(token + 1).is_some() && document.features(token + 1).is(Tag::Gerund);
    word.is(Tag::Gerund) || is_adverb(document, token) && next() || document.word(token).eq_ignore_ascii_case("having")
}

/// "never", "hardly", "nor": they negate the verb beside them, as "nobody" and "nothing" do not.
fn is_particle(document: &Document, token: usize) -> bool {
    let word = document.features(token);
    !word.is(Tag::Determiner)
        && !word.is(Tag::SubjectPronoun)
        && !word.is(Tag::Preposition)
        && !word.is(Tag::NegativePronoun)
}

/// "'d", "'ll", "'ve": no possessive.
fn is_short_verb(document: &Document, token: usize) -> bool {
    document.features(token).is(Tag::Auxiliary)
}

fn is_adverb(document: &Document, token: usize) -> bool {
    let word = document.features(token);
    word.is(Tag::Adverb) || document.tokens[token].kind == TokenKind::Word && document.word(token).ends_with("ly")
}

/// Where the verb begins that governs "to say": "refused to say", "went on to say".
fn governor(document: &Document, sentence: &Range<usize>, to: usize) -> Option<usize> {
    let before = to.checked_sub(1).filter(|&b| b >= sentence.start)?;
    if document.features(before).is(Tag::Withhold) {
        return Some(before);
    }
    // "has yet to say": nobody has said it.
    let start = before.checked_sub(1).filter(|&s| s >= sentence.start)?;
    let phrase =
        document.phrase_at(start).filter(|p| p.length == 2 && (p.tags.has(Tag::Say) || p.tags.has(Tag::Withhold)));
    phrase.map(|_| start)
}

/// The end of the expression: particle, noun ("denied claims"), "to" of "according to".
fn read_tail(document: &Document, sentence: &Range<usize>, verb: usize, content: &Content) -> usize {
    let is = |token: usize, tag| document.features(token).is(tag);
    let limit = sentence.end.min(verb + WINDOW);
    let outside = |token: usize| token < limit && !content.span.has(document.tokens[token].span.start);
    let mut end = verb + 1;
    if let Some(phrase) = document.phrase_at(verb).filter(|p| p.tags.has(Tag::Say) || p.tags.has(Tag::Tell)) {
        let whole = verb + usize::from(phrase.length);
        if (end..whole).all(outside) {
            end = whole;
        }
    }
    if is(verb, Tag::According) && outside(end) && is_word(document, end, "to") {
        return end + 1;
    }
    // "denied claims that", "rejected the suggestion that"
    let noun = (end..limit).take(4).take_while(|&t| outside(t)).find(|&t| is(t, Tag::Spoken) && is(t, Tag::Noun));
    if let Some(noun) = noun.filter(|_| is(verb, Tag::Deny) || document.phrase_at(verb).is_some())
        && (end..noun).all(|t| matches!(document.tokens[t].kind, TokenKind::Word | TokenKind::Clitic))
    {
        end = noun + 1;
    }
    end
}

fn polarity(document: &Document, words: Range<usize>, lead: &Lead, content: &Content) -> Polarity {
    let is = |tag| document.features(words.start).is(tag);
    let text = document.text;
    if lead.negated || lead.withheld || lead.hypothetical {
        return Polarity::Unsaid;
    }
    // "refused to say “sorry”", where the words begin with "to say"
    let says_to = || document.tokens_in(content.span).next().is_some_and(|t| is_word(document, t, "to"));
    if is(Tag::Withhold) && says_to() {
        return Polarity::Unsaid;
    }
    if is(Tag::Deny) {
        // "dismissed the report as “nonsense”" and "“No,” she replied, rejecting it" say what stands in the marks.
        let first = content.parts.first().map_or(content.span.end, |p| p.start);
        let as_said = text[content.span.start..first.max(content.span.start)].split_whitespace().any(|w| w == "as");
        let denies = is_lemma_deny(document, words.start);
        let said = content.kind == QuoteKind::Direct || content.kind == QuoteKind::Mixed && as_said;
        return if said && !denies { Polarity::Affirmed } else { Polarity::Denied };
    }
    if is(Tag::Ask) {
        let first = document.tokens_in(content.span).start;
        let asks = document.tokens.get(first).is_some_and(|_| is_interrogative(document.features(first)));
        let mark = content.span.of(text).trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?').ends_with('?');
        if asks && content.kind != QuoteKind::Direct || mark {
            return Polarity::Asked;
        }
    }
    Polarity::Affirmed
}

/// "whether", "who", "whose"
fn is_interrogative(word: &Word) -> bool {
    word.is(Tag::Subordinator) || word.is(Tag::Relative) || word.is(Tag::Possessive) && word.is(Tag::OpensClause)
}

fn is_lemma_deny(document: &Document, token: usize) -> bool {
    let word = document.features(token);
    word.is(Tag::Deny) && word.is(Tag::Say)
}

/// Whether a token is a word of grammar, in any case.
fn is_word(document: &Document, token: usize, word: &str) -> bool {
    document.tokens.get(token).is_some_and(|_| document.word(token).eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use crate::{Options, Polarity, analyze};

    const KNOWN: &str = "Ana Lima is the mayor of Porto. Rui Costa is the treasurer of the council.\n\n";

    /// Cue and polarity of the quote that holds `words`.
    #[track_caller]
    fn check(text: &str, words: &str, cue: &str, polarity: Polarity) {
        let text = format!("{KNOWN}{text}");
        let at = text.find(words).expect("the words stand in the text");
        let quotes = analyze(&text, &Options::default()).quotes;
        let quote = quotes.iter().find(|q| q.span.has(at));
        let found = quote.map(|q| (q.cue.as_ref().map_or("", |c| c.text.as_str()), q.polarity));
        assert_eq!(found, Some((cue, polarity)), "{text}\n{quotes:#?}");
    }

    #[test]
    fn plain_verbs_affirm() {
        check("Lima said the bridge was safe.", "bridge was", "said", Polarity::Affirmed);
        check(
            "Lima has repeatedly said that the bridge was safe.",
            "bridge was",
            "has repeatedly said",
            Polarity::Affirmed,
        );
        check(
            "According to Costa, the bridge will cost 12 million euros.",
            "bridge will",
            "According to",
            Polarity::Affirmed,
        );
        check("“The bridge is safe,” Lima went on.", "bridge is", "went on", Polarity::Affirmed);
        check("Lima pointed out that the bridge was safe.", "bridge was", "pointed out", Polarity::Affirmed);
        check("Lima put it this way: “The bridge is safe.”", "bridge is", "put it this way", Polarity::Affirmed);
        check("Lima did not only say that the bridge was safe.", "bridge was", "did not only say", Polarity::Affirmed);
    }

    #[test]
    fn denials_are_denied() {
        check("Lima denied that the bridge was unsafe.", "bridge was", "denied", Polarity::Denied);
        check(
            "Lima has denied claims that the bridge was unsafe.",
            "bridge was",
            "has denied claims",
            Polarity::Denied,
        );
        check("Lima rejected claims that the bridge was unsafe.", "bridge was", "rejected claims", Polarity::Denied);
    }

    #[test]
    fn what_was_not_said_is_unsaid() {
        check("Lima did not say that the bridge was safe.", "bridge was", "did not say", Polarity::Unsaid);
        check("Lima didn’t say that the bridge was safe.", "bridge was", "didn’t say", Polarity::Unsaid);
        check("Neither Lima nor the guard said that the bridge was safe.", "bridge was", "said", Polarity::Unsaid);
        check("Lima never said that the bridge was safe.", "bridge was", "never said", Polarity::Unsaid);
        check("Lima would not say whether the bridge was safe.", "bridge was", "would not say", Polarity::Unsaid);
        check("Lima should have said that the bridge was safe.", "bridge was", "should have said", Polarity::Unsaid);
        check("Imagine if she had said that the bridge was safe.", "bridge was", "had said", Polarity::Unsaid);
    }

    #[test]
    fn what_is_denied_to_have_been_said_is_unsaid() {
        check("Lima denied having said the bridge was safe.", "bridge was", "denied having said", Polarity::Unsaid);
        check("Lima denied saying that the bridge was safe.", "bridge was", "denied saying", Polarity::Unsaid);
    }

    /// A missing quote is forgiven, a denial shown as a claim never.
    #[test]
    fn what_the_model_misses_is_not_affirmed() {
        for text in ["Lima denies the bridge was unsafe.", "Lima refused to say whether the bridge was safe."] {
            let text = format!("{KNOWN}{text}");
            let quotes = analyze(&text, &Options::default()).quotes;
            assert!(quotes.iter().all(|q| q.polarity != Polarity::Affirmed), "{text}\n{quotes:#?}");
        }
    }

    #[test]
    fn questions_are_asked() {
        check("Lima asked whether the bridge was safe.", "bridge was", "asked", Polarity::Asked);
        check("Lima wondered whether the bridge was safe.", "bridge was", "wondered", Polarity::Asked);
        check("“Is the bridge safe?” asked Lima.", "the bridge safe", "asked", Polarity::Asked);
    }
}
