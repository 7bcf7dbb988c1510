//! What the sentences of one event count: "47 dead" here, "at least 44 people died" there.

use super::{Difference, DifferenceKind, Read, Several, Value};
use crate::analysis::EntityType;
use crate::document::{Relation, TokenKind};
use crate::english::{Tag, TimeWord, numbers};
use crate::finish::one_line;
use crate::span::Span;
use crate::syntax::{tree, verbs};
use crate::wording;
use std::ops::Range;

/// One count of a sentence.
#[derive(Clone)]
pub struct Count {
    article: usize,
    /// The number and what is counted: "47 people".
    text: String,
    value: f64,
    /// The dead, the hurt, or what the noun says.
    what: What,
    /// People are counted.
    of_people: bool,
}

/// Of so many things nobody knows the number.
const LARGE: f64 = 1_000.0;

impl Count {
    pub const fn article(&self) -> usize {
        self.article
    }

    pub fn has_value_of(&self, other: &Self) -> bool {
        self.value == other.value
    }

    pub fn is_same_thing(&self, other: &Self) -> bool {
        self.what == other.what
    }

    /// Of the dead and the hurt an article has one count.
    pub const fn is_toll(&self) -> bool {
        matches!(self.what, What::Dead | What::Hurt)
    }

    pub const fn is_sum(&self) -> bool {
        matches!(self.what, What::Sum)
    }

    /// Whether more than one are counted.
    pub fn is_many(&self) -> bool {
        self.value > 1.0
    }

    /// Whether both are the same sum, or the same large number of a thing.
    pub fn is_same_amount(&self, other: &Self) -> bool {
        self.is_same_thing(other) && self.has_value_of(other) && (matches!(self.what, What::Sum) || self.value >= LARGE)
    }

    /// Whether a large number of things is counted, which articles round and estimate.
    pub fn is_large(&self) -> bool {
        self.value >= LARGE && !self.of_people && matches!(self.what, What::Noun(_))
    }

    pub fn text(&self) -> &str {
        &self.text
    }
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    Dead,
    Hurt,
    /// Money, and shares of a hundred.
    Sum,
    Share,
    Noun(u64),
}

/// Finds the counts of the sentences of one article.
pub struct Counter<'a, 't> {
    article: usize,
    read: &'a Read<'t>,
    /// All mentions, in text order, each with what it counts.
    named: Vec<(Span, Option<What>)>,
}

impl<'a, 't> Counter<'a, 't> {
    pub fn new(several: &'a Several<'t>, article: usize) -> Self {
        let read = &several.list[article];
        let what = |kind| match kind {
            EntityType::Money => Some(What::Sum),
            EntityType::Percent => Some(What::Share),
            _ => None,
        };
        let all = read.analysis.entities.iter();
        let mut named: Vec<_> = all.flat_map(|e| e.mentions.iter().map(move |m| (m.span, what(e.kind)))).collect();
        named.sort_by_key(|(span, _)| *span);
        Self { article, read, named }
    }

    /// Whether a name begins before the end of `span` and covers it.
    pub fn is_named(&self, span: Span) -> bool {
        /// Mentions that begin in one name.
        const NESTED: usize = 4;
        let to = self.named.partition_point(|(m, _)| m.start <= span.start);
        self.named[..to].iter().rev().take(NESTED).any(|(m, what)| what.is_none() && m.overlaps(span))
    }

    /// The counts of one sentence; days are none.
    pub fn of_sentence(&self, sentence: usize) -> Vec<Count> {
        of_sentence(self.article, self.read, &self.named, sentence)
    }
}

fn of_sentence(article: usize, read: &Read, all: &[(Span, Option<What>)], sentence: usize) -> Vec<Count> {
    let (document, analysis) = (&read.document, &read.analysis);
    let Some(sentence) = document.sentences.get(sentence) else { return Vec::new() };
    let is_time = |span: Span| {
        let time = analysis.times.partition_point(|t| t.span.end <= span.start);
        analysis.times.get(time).is_some_and(|t| t.span.start < span.end)
    };
    let mut out = Vec::new();
    let from = all.partition_point(|(span, _)| span.start < sentence.span.start);
    let to = all.partition_point(|(span, _)| span.start < sentence.span.end);
    let named = &all[from..to.max(from)];
    for (span, what) in named.iter().filter(|(span, _)| sentence.span.covers(*span)) {
        let first = document.tokens_in(*span);
        let value = first.clone().find_map(|token| plain_number(document.word(token)));
        if let (Some(what), Some(value)) = (*what, value) {
            let factor: f64 =
                first.map(|t| numbers::multiple(document.word(t)).unwrap_or_else(|| glued(document.word(t)))).product();
            out.push(Count {
                article,
                text: one_line(span.of(read.text)),
                value: value * factor,
                what,
                of_people: false,
            });
        }
    }
    for (tokens, value) in whole_numbers(read, sentence.tokens.clone()) {
        let token = tokens.start;
        let span = document.tokens[token].span;
        if is_time(span) || named.iter().any(|(n, _)| n.overlaps(span)) {
            continue;
        }
        let node = document.nodes[tokens.end - 1];
        let first = document.nodes[token];
        let inside = |head: u32| tokens.contains(&(head as usize));
        let counted = [node, first]
            .into_iter()
            .find(|n| matches!(n.relation, Relation::Number | Relation::Compound) && !inside(n.head))
            .map(|n| n.head as usize);
        let head = counted.unwrap_or(token);
        if head < token && counted.is_some() {
            continue;
        }
        // An age: "Zofia Maj, 19,", "a man of 70"
        let before = token.checked_sub(1).map_or("", |t| document.word(t));
        if counted.is_none() && matches!(before, "," | "of" | "aged" | "(") {
            continue;
        }
        let Some(what) = what(read, token, head, counted.is_some()) else { continue };
        // "one of the men" is no count
        if value == 1.0 && !matches!(what, What::Dead | What::Hurt) {
            continue;
        }
        let last = if head.saturating_sub(tokens.end) < 4 { head.max(tokens.end - 1) } else { tokens.end - 1 };
        let span = Span::new(span.start, document.tokens[last].span.end);
        let of_people = document.features(head).is(Tag::Person) || tells_of_people(read, head);
        out.push(Count { article, text: one_line(span.of(read.text)), value, what, of_people });
    }
    out
}

/// "bn" in "2.2bn".
fn glued(word: &str) -> f64 {
    let letters = word.trim_start_matches(|c: char| !c.is_alphabetic());
    if letters.len() == word.len() { 1.0 } else { numbers::short_multiple(letters).unwrap_or(1.0) }
}

/// A number in figures, with or without a fraction.
fn plain_number(words: &str) -> Option<f64> {
    let plain = words.replace(',', "");
    let figures = plain.trim_end_matches(char::is_alphabetic);
    figures.starts_with(|c: char| c.is_ascii_digit()).then(|| figures.parse().ok()).flatten()
}

/// The whole numbers among `tokens`, in figures or words, each with its tokens: "18,000", "thirty-three", "three hundred".
pub fn whole_numbers(read: &Read, tokens: Range<usize>) -> Vec<(Range<usize>, f64)> {
    let mut out: Vec<(Range<usize>, f64)> = Vec::new();
    for token in tokens.clone() {
        // "two hundred and ten"
        if read.document.features(token).is(Tag::Coordinator)
            && token + 1 < tokens.end
            && let Some((range, value)) = out.last_mut().filter(|(range, _)| range.end == token && range.len() > 1)
            && whole_number(read, token + 1).is_some_and(|more| more < *value)
        {
            range.end += 1;
            continue;
        }
        let factor = numbers::multiple(read.document.word(token));
        match (out.last_mut().filter(|(range, _)| range.end == token), factor) {
            (Some((range, value)), Some(factor)) => {
                *value *= factor;
                range.end += 1;
            }
            // "two hundred ten"
            (Some((range, value)), None) if *value >= 100.0 && range.len() > 1 => {
                if let Some(more) = whole_number(read, token).filter(|more| *more < *value) {
                    *value += more;
                    range.end += 1;
                }
            }
            _ => out.extend(whole_number(read, token).map(|value| (token..token + 1, value))),
        }
    }
    out
}

fn whole_number(read: &Read, token: usize) -> Option<f64> {
    let document = &read.document;
    let words = document.word(token);
    let cardinal = |time: Option<TimeWord>| match time {
        Some(TimeWord::Cardinal(value)) => Some(f64::from(value)),
        _ => None,
    };
    match document.tokens[token].kind {
        TokenKind::Number => {
            let is_whole = words.bytes().all(|b| b.is_ascii_digit() || b == b',');
            is_whole.then(|| plain_number(words)).flatten()
        }
        TokenKind::Word => {
            let word = document.features(token);
            // "thirty-three"
            let parts = document.words.parts_of(word);
            let value = |part: &crate::document::words::Part| cardinal(document.words.list[part.word as usize].time);
            match parts {
                [tens, ones] => {
                    value(tens).zip(value(ones)).filter(|(t, o)| *t >= 20.0 && *o < 10.0).map(|(t, o)| t + o)
                }
                _ => cardinal(word.time),
            }
        }
        _ => None,
    }
}

fn what(read: &Read, token: usize, head: usize, counted: bool) -> Option<What> {
    let document = &read.document;
    let told = |at: usize| {
        let word = document.features(at);
        if word.is(Tag::Death) {
            return Some(What::Dead);
        }
        word.is(Tag::Hurt).then_some(What::Hurt)
    };
    if let Some(what) = told(head) {
        return Some(what);
    }
    let is_person = document.features(head).is(Tag::Person) || !counted || tells_of_people(read, head);
    if is_person {
        // "47 people killed in …", "killing 47 people"
        let clauses = tree::children(document, head).filter(|&c| document.nodes[c].relation == Relation::Clause);
        if let Some(what) = clauses.chain(verbs::governor(document, head)).find_map(told) {
            return Some(what);
        }
        // "47 were killed", where the syntax sees something else
        let behind = (token + 1..(token + 4).min(document.tokens.len())).find_map(told);
        if let Some(what) = behind {
            return Some(what);
        }
    }
    // "the toll rose to 47"
    if let Some(what) = verbs::governor(document, head).and_then(|verb| verbs::subject(document, verb)).and_then(told)
        && !counted
    {
        return Some(what);
    }
    // "the number of people killed has risen to 34"
    let about = verbs::governor(document, head).and_then(|verb| verbs::subject(document, verb));
    if !counted && let Some(what) = about.and_then(|subject| tree::subtree(document, subject).take(8).find_map(told)) {
        return Some(what);
    }
    if !counted || document.features(head).is(Tag::Generic) {
        return None;
    }
    let words = wording::words(read.text, document.tokens[head].span);
    words.first().filter(|w| w.is_content() || is_person).map(|w| What::Noun(w.stem))
}

fn tells_of_people(read: &Read, token: usize) -> bool {
    let word = read.document.features(token);
    word.is(Tag::Plural) && !word.is(Tag::Counted) || word.is(Tag::Calling)
}

/// Whether two counts of one thing in two articles may be meant to be the same: close, and not equal.
pub fn are_close(a: &Count, b: &Count) -> bool {
    const CLOSE: f64 = 0.85;
    const ESTIMATES: f64 = 0.5;
    let (low, high) = (a.value.min(b.value), a.value.max(b.value));
    let close = if a.is_large() && b.is_large() { ESTIMATES } else { CLOSE };
    a.article != b.article && a.what == b.what && low < high && low >= close * high
}

/// Where counts of one thing differ between articles.
pub fn differences(counts: &[Count]) -> Vec<Difference> {
    let mut out: Vec<Difference> = Vec::new();
    let mut done: Vec<What> = Vec::new();
    for count in counts {
        if done.contains(&count.what) {
            continue;
        }
        done.push(count.what);
        // An article that counts the same thing twice in one sentence counts two things.
        let same: Vec<&Count> = counts.iter().filter(|c| c.what == count.what).collect();
        let twice = |c: &Count| same.iter().filter(|o| o.article == c.article).any(|o| o.value != c.value);
        let clear: Vec<&Count> = same.iter().copied().filter(|c| !twice(c)).collect();
        if clear.iter().any(|c| c.value != clear[0].value) {
            let mut values: Vec<Value> = Vec::new();
            for c in clear {
                if !values.iter().any(|v| v.article == c.article) {
                    values.push(Value { article: c.article, text: c.text.clone() });
                }
            }
            out.push(Difference { kind: DifferenceKind::Number, values });
        }
    }
    out
}
