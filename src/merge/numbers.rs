//! What the sentences of one event count: "47 dead" here, "at least 44 people died" there.

use super::{Difference, DifferenceKind, Several, Value};
use crate::document::{Relation, TokenKind};
use crate::english::{Tag, TimeWord};
use crate::span::Span;
use crate::syntax::{tree, verbs};
use crate::wording;

/// One count of a sentence.
#[derive(Clone)]
pub struct Count {
    article: usize,
    /// The number and what is counted: "47 people".
    text: String,
    value: f64,
    /// The dead, the hurt, or what the noun says.
    what: What,
}

impl Count {
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    Dead,
    Hurt,
    Noun(u64),
}

/// The counts of one sentence of one article; days, sums and shares of a hundred are none.
pub fn of_sentence(several: &Several, article: usize, sentence: usize) -> Vec<Count> {
    let read = &several.list[article];
    let (document, analysis) = (&read.document, &read.analysis);
    let Some(sentence) = document.sentences.get(sentence) else { return Vec::new() };
    let is_other = |span: Span| {
        let time = analysis.times.partition_point(|t| t.span.end <= span.start);
        analysis.times.get(time).is_some_and(|t| t.span.start < span.end)
            || analysis.entities.iter().any(|e| e.mentions.iter().any(|m| m.span.overlaps(span)))
    };
    let mut out = Vec::new();
    for token in sentence.tokens.clone() {
        let Some(value) = value(read, token) else { continue };
        if is_other(document.tokens[token].span) {
            continue;
        }
        let node = document.nodes[token];
        let counted = matches!(node.relation, Relation::Number | Relation::Compound).then_some(node.head as usize);
        let head = counted.unwrap_or(token);
        if head < token && counted.is_some() {
            continue;
        }
        let Some(what) = what(read, token, head, counted.is_some()) else { continue };
        let last = if head.saturating_sub(token) < 4 { head } else { token };
        let span = Span::new(document.tokens[token].span.start, document.tokens[last].span.end);
        out.push(Count { article, text: crate::finish::one_line(span.of(read.text)), value, what });
    }
    out
}

/// The value of a whole number in figures or words.
pub fn value(read: &super::Read, token: usize) -> Option<f64> {
    let document = &read.document;
    let words = document.word(token);
    match document.tokens[token].kind {
        TokenKind::Number => {
            let plain: String = words.chars().filter(|c| *c != ',').collect();
            plain.bytes().all(|b| b.is_ascii_digit()).then(|| plain.parse().ok()).flatten()
        }
        TokenKind::Word => match document.features(token).time {
            Some(TimeWord::Cardinal(value)) if value > 1 => Some(value.into()),
            _ => None,
        },
        _ => None,
    }
}

fn what(read: &super::Read, token: usize, head: usize, counted: bool) -> Option<What> {
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
    if !counted || document.features(head).is(Tag::Generic) {
        return None;
    }
    let words = wording::words(read.text, document.tokens[head].span);
    words.first().filter(|w| w.weight > wording::CONTENT || is_person).map(|w| What::Noun(w.stem))
}

fn tells_of_people(read: &super::Read, token: usize) -> bool {
    let word = read.document.features(token);
    word.is(Tag::Plural) && !word.is(Tag::Counted) || word.is(Tag::Calling)
}

/// The first count of the dead, and of the hurt, that an article has, each with its sentence.
pub fn tolls(several: &Several, article: usize) -> Vec<(usize, Count)> {
    let mut out: Vec<(usize, Count)> = Vec::new();
    let story = several.list[article].analysis.sentences.iter().enumerate().filter(|(_, s)| s.story);
    for (sentence, _) in story {
        for count in of_sentence(several, article, sentence) {
            let is_toll = matches!(count.what, What::Dead | What::Hurt);
            if is_toll && !out.iter().any(|(_, known)| known.what == count.what) {
                out.push((sentence, count));
            }
        }
    }
    out
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
