//! A sentence and a date in it → a label for the timeline: a short, faithful cut of the clause that the date stands in.
//!
//! "On Tuesday, the court freed two editors, their lawyer said." → "The court freed two editors".

use crate::document::{Document, TokenKind};
use crate::span::Span;

/// The longest label, in characters, before its "…".
const LONGEST: usize = 100;

/// How far from the date a clause may begin, in tokens.
const REACH: usize = 64;

/// Verbs that make the end of a sentence an attribution, and the words beside them.
const REPORTING: &[&str] = &[
    "added",
    "announced",
    "claimed",
    "confirmed",
    "explained",
    "noted",
    "reported",
    "reports",
    "said",
    "say",
    "says",
    "stated",
    "told",
];

/// Words that open a sentence and lead back to the one before.
const CONNECTIVES: &[&str] = &[
    "also",
    "and",
    "besides",
    "but",
    "furthermore",
    "however",
    "indeed",
    "instead",
    "later",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "separately",
    "so",
    "still",
    "then",
    "therefore",
    "thus",
    "yet",
];

/// Words a subordinate clause begins with, so that a label may end before them.
const SUBORDINATORS: &[&str] = &[
    "after",
    "although",
    "as",
    "because",
    "before",
    "but",
    "despite",
    "following",
    "if",
    "including",
    "saying",
    "since",
    "so",
    "though",
    "unless",
    "until",
    "when",
    "where",
    "whereas",
    "which",
    "while",
    "who",
    "whose",
    "with",
];

/// The label of `sentence` for the date at `time`.
pub fn label(document: &Document, sentence: usize, time: Span) -> String {
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
    let opens = document.tokens_in(time);
    from = after_opening(document, from, to, opens.clone());
    let least = from.max(to.saturating_sub(REACH));
    while to > least
        && matches!(document.tokens[to - 1].kind, TokenKind::Stop | TokenKind::Punctuation | TokenKind::Dash)
    {
        to -= 1;
    }
    if let Some(end) = attribution(document, from, to)
        && opens.start < end
    {
        to = end;
    }
    let start = clause_start(document, from, to, opens.start);
    let (end, cut) = clause_end(document, start, to, opens.end);
    written(document, start, end, start > from, cut)
}

/// The token after "But", "On Tuesday,", "Also on Friday".
fn after_opening(document: &Document, from: usize, to: usize, time: std::ops::Range<usize>) -> usize {
    let word = |i: usize| document.word(i).to_ascii_lowercase();
    let mut at = from;
    if at + 3 < to && CONNECTIVES.binary_search(&word(at).as_str()).is_ok() {
        at += 1;
        if document.word(at) == "," {
            at += 1;
        }
    }
    let preposition = at + 1 < to && matches!(word(at).as_str(), "on" | "in" | "at");
    let phrase = at + usize::from(preposition);
    if phrase == time.start && time.end + 3 < to {
        let end = time.end;
        return match document.word(end) {
            "," => end + 1,
            // "Tuesday's vote", "On Friday and Saturday": the date belongs to more than the verb.
            "'s" | "’s" | "and" | "or" | "to" | "of" | "-" | "–" | "through" | "until" => at,
            next if preposition && next.starts_with(char::is_alphanumeric) => end,
            _ => at,
        };
    }
    at
}

/// Where ", the ministry said" at the end begins.
fn attribution(document: &Document, from: usize, to: usize) -> Option<usize> {
    let reach = to.saturating_sub(14).max(from + 3);
    let comma = (reach..to).rev().find(|&i| document.word(i) == ",")?;
    let words = comma + 1..to;
    let says = words.clone().take(8).any(|i| REPORTING.binary_search(&document.word(i)).is_ok());
    let according = document.word(comma + 1) == "according" || document.word(comma + 1) == "Reuters";
    (words.len() > 1 && (says || according)).then_some(comma)
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
    let from = from.max(time.saturating_sub(REACH));
    (from..time)
        .filter(|&i| boundary(i) && time - i > 3)
        .map(|i| i + 1)
        .find(|&i| !far(i, time))
        .or_else(|| (from..time).find(|&i| !far(i, time)))
        .unwrap_or(from)
}

/// Where the label ends, and whether words of the clause are lost by it.
fn clause_end(document: &Document, from: usize, to: usize, time: usize) -> (usize, bool) {
    if from >= to {
        return (to, false);
    }
    let start = document.tokens[from].span.start;
    let length = |end: usize| document.tokens[end - 1].span.end - start;
    if length(to) <= LONGEST {
        return (to, false);
    }
    let fits = (from + 1..=to).take_while(|&end| length(end) <= LONGEST).last().unwrap_or(from + 1);
    let least = time.min(fits).max(from + 4);
    // Best the last boundary before a subordinate clause, else any comma, else the last word that fits.
    let subordinate = (least..=fits.min(to - 1)).rev().find(|&i| {
        let word = document.word(i);
        let after_comma = i > from && matches!(document.word(i - 1), "," | ";");
        SUBORDINATORS.binary_search(&word).is_ok()
            && (after_comma || matches!(word, "after" | "when" | "while" | "because"))
            || matches!(word, ";" | "—" | "–")
    });
    if let Some(end) = subordinate {
        return (end, true);
    }
    let comma = (least..=fits.min(to - 1)).rev().find(|&i| document.word(i) == ",");
    match comma {
        Some(end) if length(end) > LONGEST / 2 => (end, true),
        _ => (fits, true),
    }
}

fn written(document: &Document, from: usize, to: usize, headless: bool, cut: bool) -> String {
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
    if headless {
        label.push('…');
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
    if let Some((at, _)) = label.char_indices().nth(LONGEST + 40) {
        label.truncate(at);
        label.push('…');
    } else if cut {
        label.push('…');
    }
    label
}

/// Takes out a quotation mark that lost its partner in the cut.
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
    fn the_lists_are_sorted() {
        for list in [super::REPORTING, super::CONNECTIVES, super::SUBORDINATORS] {
            assert!(list.windows(2).all(|w| w[0] < w[1]));
        }
    }

    #[test]
    fn openings_and_attributions_go() {
        check("On Sunday, the court freed two editors, their lawyer said.", "The court freed two editors");
        check("But in 2014 the mine closed.", "The mine closed");
        check("Sunday's vote was close.", "Sunday's vote was close");
    }

    #[test]
    fn long_sentences_end_before_a_side_clause() {
        check(
            "The harbour of Porto was closed on Sunday to all ships longer than forty metres, which angered the owners of the \
             ferries that had sailed from there for many a year.",
            "The harbour of Porto was closed on Sunday to all ships longer than forty metres…",
        );
    }
}
