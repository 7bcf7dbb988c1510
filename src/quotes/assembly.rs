//! Said stretches and reports → quotes as the contract has them: direct, mixed and indirect, cut at line ends.
//!
//! "He wants a “long” talk" is one mixed quote of the words "a “long” talk" with one part.

use super::Models;
use super::atoms::{Class, NO_RUN};
use super::names;
use super::report::Report;
use super::said::Said;
use super::scene::Scene;
use super::speakers::{self, Context, Work};
use super::transcript;
use crate::analysis::{Cue, Polarity, Quote, QuoteKind, Score};
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// All quotes in text order.
pub fn assemble(scene: &Scene, models: &Models, reports: &[Report], said: &[Said], work: &mut Work) -> Vec<Quote> {
    let mut by_run: Vec<Option<usize>> = vec![None; scene.runs.len()];
    for (i, s) in said.iter().enumerate() {
        by_run[s.run] = Some(i);
    }
    let mut by_cue: FxHashMap<usize, usize> = FxHashMap::default();
    for (i, s) in said.iter().enumerate() {
        by_cue.extend(s.cue.map(|c| (c, i)));
    }
    let mut placed = vec![false; said.len()];
    let mut quotes: Vec<(Quote, Option<usize>)> = Vec::with_capacity(said.len() + reports.len());
    let mut fresh = said.last().map_or(0, |s| s.utterance + 1);
    let mut last = None;
    let turns = transcript::turns(scene);
    let turn_of = |span: Span| {
        let turn = turns.partition_point(|t| t.words.end <= span.start);
        (turn < turns.len() && turns[turn].words.start < span.end).then_some(turn)
    };
    for report in reports {
        // A stretch this cue reports gives its speaker; one that another cue reports bars the piece it stands in.
        let runs = |piece: &Range<usize>| -> Vec<usize> {
            piece.clone().map(|a| scene.atoms.list[a].run).filter(|&r| r != NO_RUN).map(|r| r as usize).collect()
        };
        let mine = |s: &Said| s.cue == Some(report.cue);
        let pieces: Vec<Range<usize>> = report.content.pieces().filter_map(|p| trim(scene, p)).collect();
        let fits = |piece: &Range<usize>| runs(piece).iter().filter_map(|&r| by_run[r]).all(|i| mine(&said[i]));
        let in_turn = turn_of(scene.atoms.list[report.cue].span).is_some();
        if in_turn || !pieces.iter().all(fits) {
            continue;
        }
        let (speaker, sure, label, utterance) = match by_cue.get(&report.cue).map(|&i| said[i]) {
            Some(s) => (s.speaker, s.confidence, s.label, s.utterance),
            None => {
                let context = Context { last, no_entities: false };
                let (speaker, sure) = speakers::choose(scene, &models.speakers, report.cue, context, work);
                fresh += 1;
                (speaker, sure * report.confidence, None, fresh - 1)
            }
        };
        last = speaker.or(last);
        for piece in pieces.into_iter().filter(|p| turn_of(scene.atoms.list[p.start].span).is_none()) {
            let inside: Vec<usize> = runs(&piece).into_iter().filter(|&r| by_run[r].is_some()).collect();
            if piece.len() == 1 && !inside.is_empty() {
                continue;
            }
            let kind = if inside.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed };
            if kind == QuoteKind::Indirect && !tells(scene, &piece) {
                continue;
            }
            for &run in &inside {
                placed[by_run[run].unwrap_or(0)] = true;
            }
            let span = Span::new(scene.atoms.list[piece.start].span.start, scene.atoms.list[piece.end - 1].span.end);
            let parts = inside.iter().map(|&r| scene.runs[r].span).collect();
            push(
                scene,
                &mut quotes,
                Draft { span, kind, parts, utterance, speaker, label, cue: Some(report.cue), sure },
            );
        }
    }
    let mut parts: Vec<Vec<Span>> = vec![Vec::new(); turns.len()];
    for (s, placed) in said.iter().zip(&mut placed) {
        if let Some(turn) = turn_of(scene.runs[s.run].span) {
            parts[turn].push(scene.runs[s.run].span);
            *placed = true;
        }
    }
    for (turn, parts) in turns.iter().zip(parts) {
        let kind = if parts.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed };
        let (span, label) = (turn.words, Some(turn.label));
        push(
            scene,
            &mut quotes,
            Draft { span, kind, parts, utterance: fresh, speaker: None, label, cue: None, sure: 1.0 },
        );
        fresh += 1;
    }
    for (s, _) in said.iter().zip(placed).filter(|(_, placed)| !placed) {
        let span = scene.runs[s.run].span;
        let (kind, parts) = (QuoteKind::Direct, vec![span]);
        let (utterance, speaker, label, cue, sure) = (s.utterance, s.speaker, s.label, s.cue, s.confidence);
        push(scene, &mut quotes, Draft { span, kind, parts, utterance, speaker, label, cue, sure });
    }
    quotes.sort_by_key(|(q, _)| (q.span.start, q.span.end));
    names::carry_on(scene, &mut quotes);
    leave_out_pulled(scene, &mut quotes);
    quotes.into_iter().map(|(quote, _)| quote).collect()
}

/// How many lines that may be pulled out of the story are compared with its quotes, and how many words they have at least.
const PULLED: usize = 8;
const PULLED_WORDS: usize = 4;

/// “We won the council tonight” over a part of the story that quotes it in full: a line pulled out for show is no second quote.
fn leave_out_pulled(scene: &Scene, quotes: &mut Vec<(Quote, Option<usize>)>) {
    let text = scene.document.text;
    let words = |span: Span| span.of(text).trim_matches(|c: char| !c.is_alphanumeric());
    let alone = |q: &Quote| {
        let at = scene.document.paragraphs.partition_point(|p| p.span.end <= q.span.start);
        let paragraph = scene.document.paragraphs.get(at).map_or("", |p| words(p.span));
        q.cue.is_none() && q.kind == QuoteKind::Direct && paragraph == words(q.span)
    };
    let lines = quotes
        .iter()
        .enumerate()
        .filter(|(_, (q, _))| alone(q) && q.span.of(text).split_whitespace().nth(PULLED_WORDS - 1).is_some());
    let pulled: Vec<usize> = lines
        .map(|(i, _)| i)
        .take(PULLED)
        .filter(|&i| {
            let line = words(quotes[i].0.span);
            quotes
                .iter()
                .any(|(q, _)| (q.cue.is_some() || q.speaker.is_some() && !alone(q)) && q.span.of(text).contains(line))
        })
        .collect();
    for i in pulled.into_iter().rev() {
        quotes.remove(i);
    }
}

/// Leaves out the punctuation at both ends.
fn trim(scene: &Scene, piece: Range<usize>) -> Option<Range<usize>> {
    let edge = |i: usize| {
        matches!(scene.atoms.list[i].class, Class::Comma | Class::Colon | Class::Semicolon | Class::Dash | Class::Stop)
    };
    let (mut start, mut end) = (piece.start, piece.end);
    while start < end && edge(start) {
        start += 1;
    }
    while start < end && edge(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// Whether words without marks say something: "to comment", "for an inquiry" and "state television" do not.
fn tells(scene: &Scene, piece: &Range<usize>) -> bool {
    let within = &scene.atoms.statement(piece.start).atoms;
    let first = scene.atoms.list[piece.start].span.of(scene.document.text);
    // What "that" opens before a subject is a clause, whatever its verb looks like: "that it depends on Taiwan".
    let clause = first == "that"
        && matches!(
            scene.atoms.class(piece.start + 1, within),
            Class::Capital | Class::Determiner | Class::Possessive | Class::Pronoun | Class::Title | Class::Person
        );
    let has_verb =
        || piece.clone().any(|a| scene.atoms.class(a, within).is_verb() || scene.atoms.list[a].run != NO_RUN);
    clause || !matches!(first, "to" | "for") && has_verb()
}

struct Draft {
    span: Span,
    kind: QuoteKind,
    parts: Vec<Span>,
    utterance: usize,
    speaker: Option<usize>,
    label: Option<Span>,
    cue: Option<usize>,
    sure: f32,
}

/// Adds a quote with the phrase that is credited, cut at line ends (a paragraph may be hard-wrapped).
fn push(scene: &Scene, quotes: &mut Vec<(Quote, Option<usize>)>, draft: Draft) {
    let text = scene.document.text;
    let cue = draft.cue.map(|c| {
        let span = scene.atoms.list[c].span;
        Cue { span, text: span.of(text).into() }
    });
    for span in lines(text, draft.span) {
        let parts: Vec<Span> = draft.parts.iter().flat_map(|&p| lines(text, p)).filter(|p| span.covers(*p)).collect();
        let kind = if draft.kind == QuoteKind::Mixed && parts.is_empty() { QuoteKind::Indirect } else { draft.kind };
        let phrase = draft.speaker.filter(|_| draft.label.is_none());
        let quote = Quote {
            span,
            kind,
            parts,
            utterance: draft.utterance,
            speaker: draft.label.map(|l| names::label(scene, l)).or_else(|| phrase.map(|p| names::credit(scene, p))),
            cue: cue.clone(),
            polarity: Polarity::default(),
            confidence: Score(draft.sure),
        };
        quotes.push((quote, phrase));
    }
}

/// The lines of a span, white space at their edges left out.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::with_capacity(1);
    let mut at = span.start;
    for line in span.of(text).split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + line.len() - line.trim_start().len();
            found.push(Span::new(start, start + body.len()));
        }
        at += line.len();
    }
    found
}
