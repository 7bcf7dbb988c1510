//! Whether a bare "Monday" or "in March" lies ahead or behind: by the verb it stands with.
//!
//! "is set to resume Monday" → ahead; "said Monday it will" → behind, for the verb beside it wins.

use crate::document::Document;
use crate::span::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// "since Christmas": whatever the verb, it is over.
    Since,
    Past,
    Future,
    Open,
}

/// How far from the expression a verb is looked for, in tokens.
const REACH: usize = 12;

/// Past forms that don't end in "-ed".
const PAST: &[&str] = &[
    "ate", "became", "began", "bought", "broke", "brought", "built", "came", "cut", "did", "died", "drew", "drove",
    "fell", "felt", "fled", "flew", "forced", "fought", "found", "gave", "got", "grew", "had", "heard", "held", "hit",
    "kept", "killed", "knew", "led", "left", "lost", "made", "met", "paid", "put", "quit", "ran", "rose", "said",
    "sank", "sat", "saw", "sent", "shot", "shut", "slid", "sold", "spent", "spoke", "stole", "stood", "struck",
    "swept", "swore", "taught", "thought", "threw", "told", "took", "was", "went", "were", "withdrew", "won", "wrote",
];

/// Words that look ahead by themselves.
const FUTURE: &[&str] = &[
    "'ll",
    "can",
    "could",
    "effective",
    "may",
    "might",
    "must",
    "payable",
    "scheduled",
    "shall",
    "should",
    "slated",
    "will",
    "won't",
    "would",
    "’ll",
];

/// Words that look ahead with an infinitive: "is due to open", "plans to resume".
const AHEAD: &[&str] = &[
    "about",
    "agreed",
    "are",
    "be",
    "decided",
    "due",
    "expect",
    "expected",
    "expects",
    "going",
    "hope",
    "hoped",
    "hopes",
    "intend",
    "intended",
    "intends",
    "is",
    "likely",
    "ordered",
    "plan",
    "planned",
    "planning",
    "plans",
    "prepared",
    "preparing",
    "promised",
    "ready",
    "scheduled",
    "scheduling",
    "set",
    "supposed",
    "vowed",
    "want",
    "wanted",
    "wants",
];

fn verb(document: &Document, i: usize) -> Direction {
    let word = document.word(i);
    if word.len() > 14 || !word.is_ascii() && !word.starts_with('’') {
        return Direction::Open;
    }
    let lower = word.to_ascii_lowercase();
    let lower = lower.as_str();
    if FUTURE.binary_search(&lower).is_ok()
        || (lower == "wo" && i + 1 < document.tokens.len() && document.word(i + 1) == "n't")
    {
        return Direction::Future;
    }
    if lower == "to" && i > 0 {
        let before = document.word(i - 1).to_ascii_lowercase();
        if AHEAD.binary_search(&before.as_str()).is_ok() {
            return Direction::Future;
        }
    }
    let past = PAST.binary_search(&lower).is_ok()
        || (lower.len() > 3 && lower.ends_with("ed") && AHEAD.binary_search(&lower).is_err());
    if past && !word.starts_with(char::is_uppercase) { Direction::Past } else { Direction::Open }
}

/// Whether the words look ahead from the day they were written on: "will meet", "plans to open", "planned for". "Would" tells of
/// what lay ahead at some other time.
pub fn is_yet_to_come(document: &Document, sentence: usize, span: Span) -> bool {
    let sentence = &document.sentences[sentence];
    let at = document.tokens_in(span);
    let from = sentence.tokens.start.max(at.start.saturating_sub(REACH));
    let to = sentence.tokens.end.min(at.end + REACH);
    planned(document, from, at.start)
        || (from..at.start).rev().chain(at.end..to).find_map(|i| match verb(document, i) {
            Direction::Open | Direction::Since => None,
            Direction::Past => Some(false),
            Direction::Future => {
                let earlier = |n: usize| i.checked_sub(n).map_or("", |i| document.word(i));
                let tensed = matches!(earlier(2), "is" | "are" | "'s" | "’s" | "'re" | "’re");
                let past = earlier(1).ends_with("ed") || matches!(earlier(2), "was" | "were" | "been" | "be" | "had");
                Some(match document.word(i) {
                    "to" => tensed || !past,
                    word => matches!(word, "will" | "wo" | "won't" | "shall" | "'ll" | "’ll" | "payable" | "effective"),
                })
            }
        }) == Some(true)
}

/// "planned for March 12", "due on Friday", "set for May": what is planned lies ahead, whatever the verb.
fn planned(document: &Document, from: usize, at: usize) -> bool {
    at >= from + 2
        && matches!(document.word(at - 1), "for" | "on" | "in")
        && match document.word(at - 2) {
            "planned" | "scheduled" | "slated" | "pencilled" | "penciled" | "due" | "expected" => true,
            "set" => document.word(at - 1) == "for",
            _ => false,
        }
}

/// Which way the verb nearest before the expression points, or else the first one after it.
pub fn of(document: &Document, sentence: usize, span: Span) -> Direction {
    let at = document.tokens_in(span);
    let start = document.sentences[sentence].tokens.start;
    let before = |n: usize| at.start.checked_sub(n).filter(|&i| i >= start).map_or("", |i| document.word(i));
    if before(1).eq_ignore_ascii_case("since") {
        return Direction::Since;
    }
    // "by Friday", "through January", "to holders of record Dec. 12", "as early as Tuesday"
    if matches!(before(1), "by" | "through" | "until" | "till")
        || (before(1) == "record" && before(2) == "of")
        || (before(1) == "as" && matches!(before(2), "soon" | "early" | "late"))
    {
        return Direction::Future;
    }
    by_verb(document, sentence, span)
}

/// As [`of`], but "by" looks ahead only where no verb says that all is over ("had spread by the weekend"), "through" not at all,
/// and what "could not be done" could not be done in the past.
pub fn without_preposition(document: &Document, sentence: usize, span: Span) -> Direction {
    let at = document.tokens_in(span).start;
    let start = document.sentences[sentence].tokens.start;
    let by = at > start && document.word(at - 1) == "by";
    let could = (start.max(at.saturating_sub(REACH))..at).any(|i| document.word(i) == "could");
    match by_verb(document, sentence, span) {
        Direction::Open if by => Direction::Future,
        Direction::Future if could => Direction::Open,
        found => found,
    }
}

fn by_verb(document: &Document, sentence: usize, span: Span) -> Direction {
    let sentence = &document.sentences[sentence];
    let at = document.tokens_in(span);
    let from = sentence.tokens.start.max(at.start.saturating_sub(REACH));
    if planned(document, from, at.start) {
        return Direction::Future;
    }
    for i in (from..at.start).rev() {
        let found = verb(document, i);
        if found != Direction::Open {
            // "expected to resume", "to be held": a participle after "to be" or "will be" looks ahead.
            if found == Direction::Past {
                let ahead = (from.max(i.saturating_sub(3))..i).rev().any(|j| verb(document, j) == Direction::Future);
                if ahead {
                    return Direction::Future;
                }
                // "the case is heard in May"
                if i > from && matches!(document.word(i - 1), "is" | "are") {
                    return Direction::Open;
                }
            }
            return found;
        }
    }
    for i in at.end..sentence.tokens.end.min(at.end + REACH) {
        let found = verb(document, i);
        if found != Direction::Open {
            return found;
        }
    }
    Direction::Open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [PAST, FUTURE, AHEAD] {
            assert!(list.windows(2).all(|w| w[0] < w[1]), "{list:?}");
        }
    }
}
