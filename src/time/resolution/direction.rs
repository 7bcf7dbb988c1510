//! Whether a bare "Monday" or "in March" lies ahead or behind, by the verb it stands with.
//!
//! "is set to resume Monday" → ahead; "said Monday it will" → behind, because the verb beside the day counts.

use crate::document::{Document, Part, Relation};
use crate::english::{Tag, Tags, TimeWord};
use crate::span::Span;
use crate::syntax::tree;
use crate::syntax::verbs::{self, Tense};
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// "since Christmas": the day is over, whatever the verb says.
    Since,
    Past,
    Future,
    Open,
}

/// Window for the verb on each side of the expression, in tokens.
const WINDOW: usize = 12;

/// Maximum distance between a future verb and the participle it governs, in tokens: "expected to be held".
const PARTICIPLE: usize = 3;

/// Words that look ahead with an infinitive: "is due to open", "plans to resume".
const AHEAD_OF_INFINITIVE: Tags = Tags::of(&[Tag::Plan, Tag::Booked]);

/// "is", "are", "be"; not "has been", which says nothing of what is ahead.
fn is_present_be(document: &Document, i: usize) -> bool {
    document.features(i).is(Tag::Be) && !is_past_be(document, i) && !matches!(document.word(i), "been" | "being")
}

fn is_past_be(document: &Document, i: usize) -> bool {
    document.features(i).is(Tag::Be) && matches!(document.word(i), "was" | "were")
}

/// The direction that the word at token `i` gives, with the word before it.
fn verb(document: &Document, i: usize) -> Direction {
    let word = document.features(i);
    // "May 7" is no verb.
    let month = word.case.is_capital() && matches!(word.time, Some(TimeWord::Month(_)));
    if word.is(Tag::Future) && !month {
        return Direction::Future;
    }
    if word.time == Some(TimeWord::To) && i > 0 {
        let planned = document.features(i - 1).tags.meets(&AHEAD_OF_INFINITIVE);
        if planned || is_present_be(document, i - 1) {
            return Direction::Future;
        }
    }
    let form = document.word(i);
    let regular = form.len() > 3 && form.len() <= 14 && form.ends_with("ed");
    let past = word.is(Tag::Past) || is_past_be(document, i) || regular;
    let looks_ahead = word.tags.meets(&AHEAD_OF_INFINITIVE);
    if past && !looks_ahead && !word.case.is_capital() { Direction::Past } else { Direction::Open }
}

/// Whether the words look ahead from the day they were written on: "will meet", "plans to open", "planned for". "Would" tells
/// what lay ahead at some other time.
pub fn is_yet_to_come(document: &Document, sentence: usize, span: Span) -> bool {
    let sentence = &document.sentences[sentence];
    let at = document.tokens_in(span);
    let from = sentence.tokens.start.max(at.start.saturating_sub(WINDOW));
    let to = sentence.tokens.end.min(at.end + WINDOW);
    is_booked(document, from, at.start)
        || (from..at.start).rev().chain(at.end..to).find_map(|i| match verb(document, i) {
            Direction::Open | Direction::Since => None,
            Direction::Past => Some(false),
            Direction::Future if document.features(i).time == Some(TimeWord::To) => {
                let now = i >= 2 && is_present_be(document, i - 2);
                let past = document.word(i - 1).ends_with("ed")
                    || (i >= 2 && (document.features(i - 2).is(Tag::Be) || document.word(i - 2) == "had"));
                Some(now || !past)
            }
            Direction::Future => Some(document.features(i).is(Tag::FutureNow)),
        }) == Some(true)
}

/// Whether the time is the day of a plan: "planned for March 12", "due on Friday", "set for May".
fn is_booked(document: &Document, from: usize, at: usize) -> bool {
    if at < from + 2 {
        return false;
    }
    let tags = &document.features(at - 2).tags;
    match document.features(at - 1).time {
        // "called a strike for Friday"
        Some(TimeWord::For) => {
            let noun = tags.has(Tag::Happening) && document.features(at).is(Tag::Weekday);
            tags.has(Tag::Booked) || noun || document.word(at - 2) == "set"
        }
        Some(TimeWord::On | TimeWord::In) => tags.has(Tag::Booked),
        _ => false,
    }
}

/// "Saturday and Sunday": the first of two times, where the second goes on from it.
fn first_of_pair(document: &Document, token: usize) -> Option<Span> {
    let node = document.nodes.get(token)?;
    let first = node.head as usize;
    let near = node.relation == Relation::Conjunct && first < token && token - first <= 4;
    (near && document.features(first).time.is_some()).then(|| document.tokens[first].span)
}

/// The direction of the verb nearest before the expression, or else of the first one after it.
pub fn of(document: &Document, sentence: usize, span: Span) -> Direction {
    let at = document.tokens_in(span);
    let span = first_of_pair(document, at.start).unwrap_or(span);
    let at = document.tokens_in(span);
    let start = document.sentences[sentence].tokens.start;
    let before = |n: usize| at.start.checked_sub(n).filter(|&i| i >= start);
    let class = |n: usize| before(n).and_then(|i| document.features(i).time);
    let small = before(1).is_some_and(|i| !document.features(i).case.is_capital());
    let word = |n: usize| before(n).map_or("", |i| document.word(i));
    match class(1) {
        Some(TimeWord::Since) => return Direction::Since,
        // "by Friday", "through January", "until May"; not "By Sunday the town was empty."
        Some(TimeWord::By) if small && is_done_by(document, at.start) => return Direction::Past,
        Some(TimeWord::By | TimeWord::Through | TimeWord::Until) if small => return Direction::Future,
        // "as early as Tuesday"
        Some(TimeWord::As) if matches!(class(2), Some(TimeWord::Soon | TimeWord::Early | TimeWord::Late)) => {
            return Direction::Future;
        }
        _ => {}
    }
    // "to holders of record Dec. 12"
    if word(1) == "record" && word(2) == "of" {
        return Direction::Future;
    }
    by_verb(document, sentence, span)
}

/// "was seen a million times by Friday": done to it, not asked of it.
fn is_done_by(document: &Document, at: usize) -> bool {
    let verb = verbs::governor(document, at).filter(|&verb| verb < at);
    verb.is_some_and(|verb| {
        let group = verbs::group(document, verb);
        let asks = document.features(verb).tags.meets(&AHEAD_OF_INFINITIVE) || document.features(verb).is(Tag::Tell);
        group.passive && group.tense == Tense::Past && !asks && !is_to_be(document, verb)
    })
}

/// As [`of`], except: "by" means the future only where no verb is in the past ("had spread by the weekend"); "through" is
/// ignored; "could" is not taken as future ("could not be reached over the weekend").
pub fn without_preposition(document: &Document, sentence: usize, span: Span) -> Direction {
    let at = document.tokens_in(span).start;
    let start = document.sentences[sentence].tokens.start;
    let by = at > start && document.features(at - 1).time == Some(TimeWord::By);
    let could = (start.max(at.saturating_sub(WINDOW))..at).any(|i| document.word(i) == "could");
    match by_verb(document, sentence, span) {
        Direction::Open if by => Direction::Future,
        Direction::Future if could => Direction::Open,
        found => found,
    }
}

fn by_verb(document: &Document, sentence: usize, span: Span) -> Direction {
    let sentence = &document.sentences[sentence];
    let at = document.tokens_in(span);
    let from = sentence.tokens.start.max(at.start.saturating_sub(WINDOW));
    if is_booked(document, from, at.start) {
        return Direction::Future;
    }
    // "The mayor on Monday vowed to repair it": the day stands before its own verb.
    if at.end < sentence.tokens.end && document.nodes.get(at.end).is_some_and(|node| node.part == Part::PastVerb) {
        return Direction::Past;
    }
    if let Some(found) = as_predicate(document, at.clone()).or_else(|| by_syntax(document, at.start)) {
        return found;
    }
    for i in (from..at.start).rev() {
        let found = verb(document, i);
        if found == Direction::Open {
            continue;
        }
        if found == Direction::Past {
            // "expected to resume", "to be held": a participle after "to be" or "will be" looks ahead.
            let near = from.max(i.saturating_sub(PARTICIPLE))..i;
            if near.rev().any(|j| verb(document, j) == Direction::Future) {
                return Direction::Future;
            }
            // "the case is heard in May"
            if i > from && matches!(document.word(i - 1), "is" | "are") {
                return Direction::Open;
            }
        }
        return found;
    }
    let after = at.end..sentence.tokens.end.min(at.end + WINDOW);
    after.map(|i| verb(document, i)).find(|&found| found != Direction::Open).unwrap_or(Direction::Open)
}

/// "The funeral is on Friday.", "The deadline was Monday.": the time itself is what is said of the subject.
fn as_predicate(document: &Document, at: Range<usize>) -> Option<Direction> {
    let time = at.clone().find(|&token| tree::child(document, token, &[Relation::Copula]).is_some())?;
    let head = document.nodes[time].head as usize;
    (head == time || !at.contains(&head)).then(|| by_tense(verbs::group(document, time).tense)).flatten()
}

fn by_tense(tense: Tense) -> Option<Direction> {
    match tense {
        Tense::Past | Tense::Perfect => Some(Direction::Past),
        Tense::Present | Tense::Future => Some(Direction::Future),
        Tense::Conditional | Tense::None => None,
    }
}

/// The direction that the tense of the governing verb gives, where the time hangs on a verb.
fn by_syntax(document: &Document, token: usize) -> Option<Direction> {
    let mut at = token;
    document.nodes.get(token)?;
    let verb = tree::path(document, token).skip(1).find(|&up| {
        let through = document.nodes[at].relation;
        let is_noun = match through {
            Relation::NounModifier => !is_goal(document, up),
            other => other == Relation::PossessiveModifier,
        };
        at = up;
        verbs::is_predicate(document, up) || is_noun
    })?;
    if !verbs::is_predicate(document, verb) {
        return None;
    }
    if is_to_be(document, verb) {
        return Some(Direction::Future);
    }
    // "since taking over in January"
    let since = |c: usize| c < verb && document.features(c).time == Some(TimeWord::Since);
    let tense = verbs::group(document, verb).tense;
    if tense == Tense::None && tree::children(document, verb).any(since) {
        return Some(Direction::Past);
    }
    // "has scheduled a meeting Friday"
    let meets = tree::child(document, verb, &[Relation::Object]).is_some_and(|o| verb < o && o < token);
    if tense == Tense::Perfect && document.features(verb).is(Tag::Booked) && meets {
        return Some(Direction::Future);
    }
    match tense {
        Tense::Present if document.features(verb).is(Tag::Say) => None,
        Tense::None => {
            // "is forecast to reach", "plans to open"
            let over = verbs::governor(document, verb).filter(|_| infinitive_mark(document, verb).is_some())?;
            let looks_ahead = matches!(verbs::group(document, over).tense, Tense::Present | Tense::Future);
            looks_ahead.then_some(Direction::Future)
        }
        tense => by_tense(tense),
    }
}

/// "go to the polls on Sunday": the day may hang on the noun before it as well as on the verb.
fn is_goal(document: &Document, noun: usize) -> bool {
    document.nodes[noun].relation == Relation::Oblique
        && tree::children(document, noun)
            .any(|c| document.nodes[c].relation == Relation::Case && document.word(c) == "to")
}

/// The "to" of an infinitive.
fn infinitive_mark(document: &Document, verb: usize) -> Option<usize> {
    tree::children(document, verb).find(|&c| c < verb && document.features(c).time == Some(TimeWord::To))
}

/// "The court was to hear the case Thursday.", "the festival, to be held in June"
fn is_to_be(document: &Document, verb: usize) -> bool {
    infinitive_mark(document, verb).is_some_and(|to| {
        let passive = verbs::group(document, verb).passive;
        to > 0 && (document.features(to - 1).is(Tag::Be) || passive && document.word(to - 1) == ",")
    })
}

/// Whether the verb beside the time puts it ahead for sure: "opens in March", "will open in March", "is due to open in March",
/// "is set for March". A month or day that is near but over cannot be meant.
pub fn is_surely_ahead(document: &Document, sentence: usize, span: Span) -> bool {
    let at = document.tokens_in(span);
    let start = document.sentences[sentence].tokens.start;
    if at.is_empty() || at.end > document.nodes.len() {
        return false;
    }
    if is_booked(document, start.max(at.start.saturating_sub(WINDOW)), at.start) {
        // "The vote, due on 9 May, was put off"; not "was due on 9 May".
        let aside = document.word(at.start - 2) == "due"
            && at.start > 2
            && matches!(document.nodes[at.start - 3].part, Part::Punctuation | Part::Noun | Part::ProperNoun);
        if aside {
            return true;
        }
        let verb = verbs::governor(document, at.start);
        return verb.is_none_or(|verb| verbs::group(document, verb).tense != Tense::Past);
    }
    if let Some(found) = as_predicate(document, at.clone()) {
        return found == Direction::Future;
    }
    let Some(head) = at.clone().find(|&token| !at.contains(&(document.nodes[token].head as usize))) else {
        return false;
    };
    let verb = document.nodes[head].head as usize;
    if !matches!(document.nodes[head].relation, Relation::Oblique | Relation::ObliqueUnmarked)
        || !verbs::is_predicate(document, verb)
    {
        return false;
    }
    match verbs::group(document, verb).tense {
        _ if verbs::group(document, verb).passive && is_to_be(document, verb) => true,
        Tense::Future => true,
        // "opens in March", "is due out in March"
        Tense::Present => {
            let word = document.features(verb);
            (document.nodes[verb].part.is_verb() && !word.is(Tag::Say)) || word.is(Tag::Booked)
        }
        Tense::None => {
            infinitive_mark(document, verb).and_then(|_| verbs::governor(document, verb)).is_some_and(|over| {
                document.features(over).tags.meets(&AHEAD_OF_INFINITIVE)
                    && matches!(verbs::group(document, over).tense, Tense::Present | Tense::Future)
            })
        }
        _ => false,
    }
}

/// Whether the time may be that of a decision as well as that of what was decided: "decided to reopen it in May".
pub fn is_decided(document: &Document, span: Span) -> bool {
    let at = document.tokens_in(span).start;
    if at >= document.nodes.len() {
        return false;
    }
    let verb = verbs::governor(document, at).filter(|&verb| infinitive_mark(document, verb).is_some());
    let over = verb.and_then(|verb| verbs::governor(document, verb));
    over.is_some_and(|over| {
        document.features(over).is(Tag::Decide) && verbs::group(document, over).tense == Tense::Past
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The direction of "Monday" in a sentence.
    fn check(text: &str, expected: Direction) {
        let document = crate::syntax::read(text, None, &[]);
        let at = text.find("Monday").expect("the sentence has a Monday");
        assert_eq!(of(&document, 0, Span::new(at, at + 6)), expected, "{text}");
    }

    #[test]
    fn the_nearest_verb_gives_the_direction() {
        check("The ferry sank on Monday.", Direction::Past);
        check("The ferry will sail on Monday.", Direction::Future);
        check("The owner plans to sell it on Monday.", Direction::Future);
        check("The trial was set for Monday.", Direction::Future);
        check("The trial is due on Monday.", Direction::Future);
        check("The ferry sails Monday.", Direction::Open);
        check("Mayor Otto Brandt on Monday vowed to repair the bridge.", Direction::Past);
        check("The union on Monday planned to strike.", Direction::Past);
        check("Student leaders have scheduled a forum with police Monday.", Direction::Future);
    }

    #[test]
    fn a_day_that_is_said_of_its_subject_follows_the_copula() {
        check("Her funeral is on Monday.", Direction::Future);
        check("The deadline for bids is Monday.", Direction::Future);
        check("The funeral was on Monday.", Direction::Past);
    }

    #[test]
    fn what_was_to_happen_lies_ahead() {
        check("The tribunal was to hear the case Monday.", Direction::Future);
        check("Voters go to the polls on Monday.", Direction::Future);
        check("Snow is predicted for Monday.", Direction::Future);
        check("Unions called a strike for Monday.", Direction::Future);
    }

    #[test]
    fn prepositions_come_before_verbs() {
        check("Nothing has been heard since Monday.", Direction::Since);
        check("He wanted an answer by Monday.", Direction::Future);
        check("The hashtag was used one million times by Monday.", Direction::Past);
        check("They were told to leave by Monday.", Direction::Future);
        check("Ana Lima leads the festival, to be held in Porto on Monday.", Direction::Future);
    }

    #[test]
    fn an_irregular_past_of_the_lexicon_lies_behind() {
        check("The committee strove for a deal Monday.", Direction::Past);
    }
}
