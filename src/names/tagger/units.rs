//! Document → units, sentence styles and capital runs: "U.S.-led forces met Bank of England staff" has the units
//! `U.S.` `led` `forces` …, and `Bank` `of` `England` is one loose run.
//!
//! A unit is a token, or a part of one where a hyphen or slash joins words.

use crate::document::clusters::WordClusters;
use crate::document::words::{AFTER, BEFORE, Case, LINK, Word, Words};
use crate::document::{Document, TokenKind};
use crate::span::Span;
use std::ops::Range;

#[derive(Clone, Copy, Debug)]
pub struct Unit {
    pub start: u32,
    pub end: u32,
    /// Index into [`Words::list`].
    pub word: u32,
    /// Index into [`Reading::sentences`].
    pub sentence: u32,
    pub kind: TokenKind,
    /// A hyphen or slash joins it to the unit before …
    pub joins_left: bool,
    /// … or to the next one.
    pub joins_right: bool,
    /// Near a capital letter, so that a name can reach it.
    pub active: bool,
    /// No word of the sentence, or of the quotation, stands before it.
    pub first: bool,
    /// Index into [`Reading::runs`], or [`NO_RUN`].
    pub run: u32,
}

pub const NO_RUN: u32 = u32::MAX;

/// Capitalised words in a row.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub first: u32,
    /// One past the last unit.
    pub end: u32,
    /// The same for the run and its neighbours that words like "of" link to it.
    pub loose_first: u32,
    pub loose_end: u32,
}

impl Run {
    pub const fn size(&self) -> u32 {
        self.end - self.first
    }
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Running,
    /// "RATES RISE AGAIN"
    Capitals,
    /// "Rates Rise Again"
    Title,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub units: Range<usize>,
    pub style: Style,
    /// Among the first three of the document.
    pub early: bool,
}

/// A document as the tagger sees it.
pub struct Reading<'d> {
    pub text: &'d str,
    pub words: &'d Words<'static>,
    pub units: Vec<Unit>,
    pub sentences: Vec<Line>,
    pub runs: Vec<Run>,
}

/// How far from a capital letter a name can still reach.
const REACH: usize = 2;

impl<'d> Reading<'d> {
    pub fn new(document: &'d Document) -> Self {
        let mut reading = Self {
            text: document.text,
            words: &document.words,
            units: Vec::with_capacity(document.tokens.len() + document.tokens.len() / 16),
            sentences: Vec::with_capacity(document.sentences.len()),
            runs: Vec::new(),
        };
        for sentence in &document.sentences {
            let from = reading.units.len();
            for token in sentence.tokens.clone() {
                let (span, kind) = (document.tokens[token].span, document.tokens[token].kind);
                reading.push(span, kind, document.word_of[token]);
            }
            reading.mark_first(from);
            let units = from..reading.units.len();
            let style = reading.style(units.clone());
            let early = reading.sentences.len() < 3;
            reading.sentences.push(Line { units: units.clone(), style, early });
            reading.mark_runs(units.clone(), style);
            reading.mark_active(units);
        }
        reading
    }

    pub fn word(&self, unit: usize) -> &'d Word {
        &self.words.list[self.units[unit].word as usize]
    }

    /// The number of the word `offset` places from `unit`, within its sentence.
    pub fn word_number(&self, unit: usize, offset: isize) -> u32 {
        let range = &self.sentences[self.units[unit].sentence as usize].units;
        match unit.checked_add_signed(offset) {
            Some(at) if at >= range.end => AFTER,
            Some(at) if at >= range.start => self.units[at].word,
            _ => BEFORE,
        }
    }

    pub fn span(&self, units: Range<usize>) -> Span {
        Span::new(self.units[units.start].start as usize, self.units[units.end - 1].end as usize)
    }

    fn push(&mut self, span: Span, kind: TokenKind, word: u32) {
        let parts = match kind {
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial => {
                self.words.parts_of(&self.words.list[word as usize])
            }
            _ => &[],
        };
        if parts.is_empty() {
            self.push_unit(span, kind, word);
        }
        for (n, part) in parts.iter().enumerate() {
            self.push_unit(
                Span::new(span.start + part.start as usize, span.start + part.end as usize),
                kind,
                part.word,
            );
            if let Some(unit) = self.units.last_mut() {
                (unit.joins_left, unit.joins_right) = (n > 0, n + 1 < parts.len());
            }
        }
    }

    fn push_unit(&mut self, span: Span, kind: TokenKind, word: u32) {
        self.units.push(Unit {
            start: span.start as u32,
            end: span.end as u32,
            word,
            sentence: self.sentences.len() as u32,
            kind,
            joins_left: false,
            joins_right: false,
            active: false,
            first: false,
            run: NO_RUN,
        });
    }

    fn mark_first(&mut self, from: usize) {
        let mut first = true;
        for unit in &mut self.units[from..] {
            match unit.kind {
                kind if kind.is_wordlike() => {
                    unit.first = first;
                    first = false;
                }
                TokenKind::Quote | TokenKind::Dash => first = true,
                _ => {}
            }
        }
    }

    fn style(&self, units: Range<usize>) -> Style {
        let (mut upper, mut other, mut titled, mut plain) = (0, 0, 0, 0);
        for i in units {
            let word = self.word(i);
            let long = self.units[i].end - self.units[i].start > 3;
            match word.case {
                Case::Upper => upper += 1,
                Case::None => {}
                _ => other += 1,
            }
            if long && word.flags & WordClusters::MOSTLY_LOWER != 0 && !self.units[i].first {
                match word.case {
                    Case::Lower => plain += 1,
                    Case::Initial => titled += 1,
                    _ => {}
                }
            }
        }
        if upper >= 2 && upper > 3 * other {
            Style::Capitals
        } else if titled >= 2 && titled > 3 * plain {
            Style::Title
        } else {
            Style::Running
        }
    }

    /// Capitalised, and not merely because of the place.
    fn in_run(&self, i: usize, style: Style) -> bool {
        let word = self.word(i);
        let by_place = self.units[i].first || style != Style::Running;
        word.case.is_capital() && !(by_place && word.flags & WordClusters::MOSTLY_LOWER != 0)
    }

    fn mark_runs(&mut self, units: Range<usize>, style: Style) {
        let from = self.runs.len();
        let mut i = units.start;
        while i < units.end {
            let first = i;
            while i < units.end && self.in_run(i, style) {
                self.units[i].run = self.runs.len() as u32;
                i += 1;
            }
            if i > first {
                let (first, end) = (first as u32, i as u32);
                self.runs.push(Run { first, end, loose_first: first, loose_end: end });
            }
            i += 1;
        }
        // Chains of runs with one or two links between them, no more than eight units in all.
        let mut head = from;
        for r in from + 1..self.runs.len() {
            let gap = self.runs[r - 1].end as usize..self.runs[r].first as usize;
            let linked = gap.len() <= 2 && gap.clone().all(|i| self.word(i).flags & LINK != 0);
            if !linked || self.runs[r].end - self.runs[head].first > 8 {
                head = r;
            }
            self.runs[r].loose_first = self.runs[head].first;
        }
        for r in (from..self.runs.len().saturating_sub(1)).rev() {
            if self.runs[r + 1].loose_first == self.runs[r].loose_first {
                self.runs[r].loose_end = self.runs[r + 1].loose_end;
            }
        }
    }

    fn mark_active(&mut self, units: Range<usize>) {
        let mut reach = 0;
        for i in units.clone() {
            reach = if self.word(i).case.is_capital() { REACH + 1 } else { reach };
            self.units[i].active |= reach > 0;
            reach = reach.saturating_sub(1);
        }
        reach = 0;
        for i in units.rev() {
            reach = if self.word(i).case.is_capital() { REACH + 1 } else { reach };
            self.units[i].active |= reach > 0;
            reach = reach.saturating_sub(1);
        }
    }
}
