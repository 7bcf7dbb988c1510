//! A sentence and a date in it → a label for the timeline: a short, faithful cut of the clause that holds the date.
//!
//! "On Tuesday, the court freed two editors, their lawyer said." → "The court freed two editors".

use super::attribution;
use crate::document::{Document, TokenKind};
use crate::english::{Tag, Tags, TimeWord};
use crate::span::Span;
use std::ops::Range;

/// Maximum length of a label in characters.
const LONGEST: usize = 100;

/// Characters of one token without a space that a label may have beyond [`LONGEST`].
const LONG_TOKEN: usize = 40;

/// Window before the date in which a clause may begin, in tokens.
const WINDOW: usize = 64;

/// Words that open a sentence and point back to the one before.
const POINTS_BACK: Tags = Tags::of(&[Tag::Connective, Tag::Conjunction]);

/// Words that a label must not begin with.
const POINTS: Tags = Tags::of(&[
    Tag::Nominative,
    Tag::ThirdPerson,
    Tag::Demonstrative,
    Tag::Relative,
    Tag::Coordinator,
    Tag::Subordinator,
]);

/// A label and the tokens of its parts.
pub struct Label {
    pub text: String,
    /// The tokens it is cut from.
    pub tokens: Range<usize>,
    /// The tokens of who says so.
    pub source: Option<Range<usize>>,
    /// It begins inside a clause.
    pub beheaded: bool,
    /// It begins with a word that points back: "it", "this".
    pub points_back: bool,
}

/// The label of `sentence` for the date at `time`; `None` where nothing is left.
pub fn label(document: &Document, sentence: usize, time: Span) -> Option<Label> {
    let tokens = document.sentences[sentence].tokens.clone();
    let (mut from, mut to) = (tokens.start, tokens.end);
    if let Some(dateline) = document.dateline {
        while from < to && document.tokens[from].span.start < dateline.end {
            from += 1;
        }
        while from < to && matches!(document.tokens[from].kind, TokenKind::Dash | TokenKind::Punctuation) {
            from += 1;
        }
    }
    let date = document.tokens_in(time);
    from = after_opening(document, from, to, date.clone());
    let least = from.max(to.saturating_sub(WINDOW));
    while to > least
        && matches!(document.tokens[to - 1].kind, TokenKind::Stop | TokenKind::Punctuation | TokenKind::Dash)
    {
        to -= 1;
    }
    let mut source = None;
    if let Some(found) = attribution::find(document, from..to, &date) {
        let opening = found.claim.start > from;
        (from, to, source) = (found.claim.start, found.claim.end, found.source);
        if opening {
            from = after_opening(document, from, to, date.clone());
        }
    }
    let start = clause_start(document, from, to, date.start);
    let end = clause_end(document, start, to, date.end);
    let text = written(document, start, end, start > from);
    let first = document.features(start.min(to.saturating_sub(1)));
    let points_back = first.tags.meets(&POINTS);
    let beheaded = start > from;
    (!text.is_empty()).then_some(Label { text, tokens: start..end, source, beheaded, points_back })
}

/// The token after "But", "On Tuesday,", "Also on Friday".
fn after_opening(document: &Document, from: usize, to: usize, date: Range<usize>) -> usize {
    let mut at = from;
    if at + 3 < to && document.features(at).tags.meets(&POINTS_BACK) {
        let next = document.features(at + 1);
        if document.word(at + 1) == "," {
            at += 2;
        } else if document.features(at).is(Tag::Conjunction) || is_preposition_of_time(next.time) {
            at += 1;
        }
    }
    let preposition = at + 1 < to && is_preposition_of_time(document.features(at).time);
    let phrase = at + usize::from(preposition);
    if phrase != date.start || date.end + 3 >= to {
        return at;
    }
    let end = date.end;
    let next = document.features(end);
    // "Tuesday's vote", "On Friday and Saturday", "May to June": the date belongs to more than the verb.
    let goes_on = document.tokens[end].kind == TokenKind::Clitic
        || next.is(Tag::Coordinator)
        || matches!(next.time, Some(TimeWord::To | TimeWord::Of | TimeWord::Through | TimeWord::Until));
    match document.tokens[end].kind {
        _ if goes_on => at,
        TokenKind::Punctuation if document.word(end) == "," => end + 1,
        kind if preposition && kind.is_wordlike() => end,
        _ => at,
    }
}

fn is_preposition_of_time(class: Option<TimeWord>) -> bool {
    matches!(class, Some(TimeWord::On | TimeWord::In | TimeWord::At))
}

/// Where the label starts: at the clause of a date that stands too far back in the sentence.
fn clause_start(document: &Document, from: usize, to: usize, time: usize) -> usize {
    let offset = |i: usize| document.tokens[i].span.start;
    let far = |start: usize, end: usize| offset(end.min(to - 1)).saturating_sub(offset(start)) > LONGEST;
    if from >= to || time <= from || time >= to || !far(from, time) {
        return from;
    }
    // The first clause boundary from which the date is near enough.
    let boundary = |i: usize| {
        let word = document.word(i);
        matches!(word, "," | ";" | ":") || document.tokens[i].kind == TokenKind::Dash || (word == "and" && i + 4 < time)
    };
    let from = from.max(time.saturating_sub(WINDOW));
    (from..time)
        .filter(|&i| boundary(i) && time - i > 3)
        .map(|i| i + 1)
        .find(|&i| !far(i, time))
        .or_else(|| (from..time).find(|&i| !far(i, time)))
        .unwrap_or(from)
}

/// Where the label ends.
fn clause_end(document: &Document, from: usize, to: usize, time: usize) -> usize {
    if from >= to {
        return to;
    }
    let start = document.tokens[from].span.start;
    let length = |end: usize| document.tokens[end - 1].span.end - start;
    if length(to) <= LONGEST {
        return to;
    }
    let fits = (from + 1..=to).take_while(|&end| length(end) <= LONGEST).last().unwrap_or(from + 1);
    let least = time.min(fits).max(from + 4);
    // Best the last boundary before a subordinate clause, else any comma, else the last word that fits.
    let subordinate = (least..=fits.min(to - 1)).rev().find(|&i| {
        let word = document.word(i);
        let after_comma = i > from && matches!(document.word(i - 1), "," | ";");
        let features = document.features(i);
        let adverbial = features.is(Tag::Subordinator) || features.time == Some(TimeWord::After);
        (features.is(Tag::OpensClause) && (after_comma || adverbial)) || matches!(word, ";" | "—" | "–")
    });
    if let Some(end) = subordinate {
        return end;
    }
    let comma = (least..=fits.min(to - 1)).rev().find(|&i| document.word(i) == ",");
    match comma {
        Some(end) if length(end) > LONGEST / 2 => end,
        _ => fits,
    }
}

fn written(document: &Document, from: usize, to: usize, headless: bool) -> String {
    let mut label = String::new();
    if from >= to {
        return label;
    }
    let mut end = to;
    let trailing = |i: usize| {
        matches!(
            document.tokens[i].kind,
            TokenKind::Punctuation | TokenKind::Dash | TokenKind::Stop | TokenKind::Currency
        ) && document.word(i) != "%"
    };
    while end > from + 1 && trailing(end - 1) {
        end -= 1;
    }
    let span = Span::new(document.tokens[from].span.start, document.tokens[end - 1].span.end);
    let mut words = span.of(document.text).split_whitespace();
    if let Some(first) = words.next() {
        let mut chars = first.chars();
        if let Some(c) = chars.next() {
            if headless {
                label.push(c);
            } else {
                label.extend(c.to_uppercase());
            }
            label.push_str(chars.as_str());
        }
    }
    for word in words {
        label.push(' ');
        label.push_str(word);
    }
    balance(&mut label);
    // One token without a space can be longer than any label.
    if let Some((at, _)) = label.char_indices().nth(LONGEST + LONG_TOKEN) {
        label.truncate(at);
    }
    // The text's own "…" would look like ours.
    label.retain(|c| c != '…');
    label
}

/// Removes quotation marks and brackets whose partner was cut off.
fn balance(label: &mut String) {
    for (open, close) in [('“', '”'), ('«', '»'), ('(', ')')] {
        if label.matches(open).count() != label.matches(close).count() {
            label.retain(|c| c != open && c != close);
        }
    }
    if label.matches('"').count() % 2 == 1 {
        label.retain(|c| c != '"');
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze, parse_date};

    fn check(text: &str, expected: &str) {
        let options = Options { date: parse_date("2016-11-15"), ..Options::default() };
        let analysis = analyze(text, &options);
        assert_eq!(analysis.timeline.first().map(|e| e.label.as_str()), Some(expected), "{text}");
    }

    #[test]
    fn openings_and_attributions_are_left_out() {
        check("On Sunday, the court freed two editors, their lawyer said.", "The court freed two editors");
        check("But in 2014 the mine closed.", "The mine closed");
        check("The mine closed in 2014, its owner doubled down.", "The mine closed");
        check("Police said on Monday that the mine closed in 2014.", "The mine closed");
        check("Sunday's vote was close.", "The vote was close");
    }

    #[test]
    fn a_long_sentence_ends_before_a_subordinate_clause() {
        check(
            "The harbour of Porto was closed on Sunday to all ships longer than forty metres, which angered the owners of the \
             ferries that had sailed from there for many a year.",
            "The harbour of Porto was closed to all ships longer than forty metres",
        );
    }
}
