//! Days, sums, numbers and names of the draft that no source has.

use super::{Desk, Fact, FactKind};
use crate::analysis::{EntityType, TimexType};
use crate::finish::one_line;
use crate::merge::whole_numbers;
use crate::names::linking::sums;
use crate::span::Span;
use crate::wording::{self, Piece, Word};
use rustc_hash::FxHashSet;

pub fn unknown(desk: &Desk) -> Vec<Fact> {
    let mut out = Vec::new();
    dates(desk, &mut out);
    sums(desk, &mut out);
    names(desk, &mut out);
    numbers(desk, &mut out);
    out.sort_by_key(|fact| fact.span);
    out
}

fn fact(desk: &Desk, span: Span, kind: FactKind) -> Fact {
    Fact { span, kind, text: one_line(span.of(desk.draft().text)) }
}

/// A whole year, month or day, without a time of day.
fn day(value: &str) -> Option<&str> {
    let day = value.split('T').next().unwrap_or(value);
    let known = day.len() >= 4 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    known.then_some(day)
}

fn dates(desk: &Desk, out: &mut Vec<Fact>) {
    let mut known: FxHashSet<String> = FxHashSet::default();
    for (_, read) in desk.sources() {
        let values = read.analysis.times.iter().map(|t| t.value.as_str());
        for value in values.chain(read.analysis.document_date.value.as_deref()).filter_map(day) {
            // A day is known with its month and year.
            for end in [4, 7, 10] {
                known.extend(value.get(..end).map(str::to_owned));
            }
        }
    }
    let draft = desk.draft();
    let own = draft.analysis.document_date.value.as_deref();
    for time in draft.analysis.times.iter().filter(|t| matches!(t.kind, TimexType::Date | TimexType::Time)) {
        let Some(value) = day(&time.value) else { continue };
        // The draft's own day is no statement; words that the source has are read by another day there.
        if own == Some(value)
            || known.contains(value)
            || has_words(desk, time.span) && !is_absolute(draft.text, time.span)
        {
            continue;
        }
        out.push(fact(desk, time.span, FactKind::Date));
    }
}

/// Whether it names a day, month or year in figures.
fn is_absolute(text: &str, span: Span) -> bool {
    span.of(text).bytes().any(|b| b.is_ascii_digit())
}

/// Whether some source has the very words.
fn has_words(desk: &Desk, span: Span) -> bool {
    let pieces: Vec<Piece> = wording::words(desk.draft().text, span).into_iter().map(Piece::Word).collect();
    !pieces.is_empty() && desk.sources.iter().any(|source| source.has(&pieces))
}

fn sums(desk: &Desk, out: &mut Vec<Fact>) {
    let is_sum = |kind| matches!(kind, EntityType::Money | EntityType::Percent);
    let mut known: FxHashSet<String> = FxHashSet::default();
    for (_, read) in desk.sources() {
        for entity in read.analysis.entities.iter().filter(|e| is_sum(e.kind)) {
            known.extend(entity.mentions.iter().map(|m| sums::form(m.span.of(read.text))));
        }
    }
    let draft = desk.draft();
    for entity in draft.analysis.entities.iter().filter(|e| is_sum(e.kind)) {
        for mention in &entity.mentions {
            if !known.contains(&sums::form(mention.span.of(draft.text))) && !has_words(desk, mention.span) {
                out.push(fact(desk, mention.span, FactKind::Sum));
            }
        }
    }
}

fn names(desk: &Desk, out: &mut Vec<Fact>) {
    let draft = desk.draft();
    let is_name = |kind| !matches!(kind, EntityType::Money | EntityType::Percent);
    for entity in draft.analysis.entities.iter().filter(|e| e.named && e.story && is_name(e.kind)) {
        let joined = desk.joined.of(0, entity.id).map(|at| &desk.joined.list[at]);
        if joined.is_some_and(|j| j.members.iter().any(|m| m.article > 0)) {
            continue;
        }
        let mut first = entity.mentions.iter().filter(|m| m.kind == crate::MentionKind::Name);
        // Each word of the name stands in some source: "Mr Lima" for "Lima".
        let Some(mention) = first.next() else { continue };
        let words = wording::words(draft.text, mention.span);
        let all: Vec<Word> = words.iter().copied().filter(|w| w.is_content()).collect();
        let met = |word: &Word| desk.sources.iter().any(|s| s.has(&[Piece::Word(*word)]));
        if has_words(desk, mention.span) || entity.kind != EntityType::Person && !all.is_empty() && all.iter().all(met)
        {
            continue;
        }
        out.push(fact(desk, mention.span, FactKind::Name));
    }
}

/// Whole numbers that count something.
fn numbers(desk: &Desk, out: &mut Vec<Fact>) {
    let mut known: FxHashSet<u64> = FxHashSet::default();
    for (_, read) in desk.sources() {
        known.extend(whole_numbers(read, 0..read.document.tokens.len()).into_iter().map(|(_, value)| value.to_bits()));
    }
    let draft = desk.draft();
    let mut spans: Vec<Span> = draft.analysis.times.iter().map(|t| t.span).collect();
    spans.extend(draft.analysis.entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.span)));
    spans.extend(out.iter().map(|f| f.span));
    let spans = apart(spans);
    let taken = |span: Span| {
        let next = spans.partition_point(|s| s.end <= span.start);
        spans.get(next).is_some_and(|s| s.overlaps(span))
    };
    let mut found = Vec::new();
    for sentence in draft.document.sentences.iter().zip(&draft.analysis.sentences).filter(|(_, s)| s.story) {
        for (tokens, value) in whole_numbers(draft, sentence.0.tokens.clone()) {
            let all = &draft.document.tokens;
            let span = Span::new(all[tokens.start].span.start, all[tokens.end - 1].span.end);
            if value != 1.0 && !known.contains(&value.to_bits()) && !taken(span) {
                found.push(fact(desk, span, FactKind::Number));
            }
        }
    }
    out.extend(found);
}

/// What the spans cover, in order, none overlapping another.
pub fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => out.push(span),
        }
    }
    out
}
