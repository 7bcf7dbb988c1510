//! Quotes as evidence: who is credited with each, as far as that is known at one point of the text.
//!
//! "“We won,” said Costa. “They lost,” he added.": "Costa" is known at once, "he" when the text is read up to there.

use crate::analysis::{EntityType, MentionKind, QuoteKind};
use crate::document::Document;
use crate::names::Entities;
use crate::quotes::transcript::{MAX_PEOPLE, interviewed, is_label_of, is_question_mark};
use crate::quotes::{Quotes, SpeakerKind, SpeakerPhrase};
use crate::span::Span;

/// One credited phrase and whom it means, once that is known.
pub struct Credited {
    pub phrase: SpeakerPhrase,
    pub entity: Option<usize>,
}

/// All credited phrases of a text.
pub struct Speakers {
    /// In text order, each once.
    pub list: Vec<Credited>,
    /// The direct quotes with the number of their phrase, in text order.
    direct: Vec<(Span, usize)>,
    /// How many phrases have been passed, and the last of them, where it means a person.
    passed: usize,
    last: Option<(usize, usize)>,
}

impl Speakers {
    pub fn new(document: &Document, names: &Entities, quotes: &Quotes) -> Self {
        let mut phrases: Vec<SpeakerPhrase> = quotes.list.iter().filter_map(|q| q.speaker).collect();
        phrases.sort_by_key(|p| p.span);
        phrases.dedup_by_key(|p| p.span);
        let direct = quotes.list.iter().filter(|q| q.quote.kind == QuoteKind::Direct).filter_map(|q| {
            let phrase = q.speaker?;
            Some((q.quote.span, phrases.binary_search_by_key(&phrase.span, |p| p.span).ok()?))
        });
        let mut direct: Vec<(Span, usize)> = direct.collect();
        direct.sort();
        let label = phrases.iter().find(|p| p.kind == SpeakerKind::Label).map(|p| p.span);
        let answers = label.and_then(|first| interviewed(names, first));
        let list = phrases
            .iter()
            .map(|&phrase| Credited { phrase, entity: named(document, names, &phrase, answers) })
            .collect();
        Self { list, direct, passed: 0, last: None }
    }

    /// Goes on to byte `at`: the last phrase that ends before it has spoken last.
    pub fn pass(&mut self, at: usize, is_person: impl Fn(usize) -> bool) {
        while let Some(credited) = self.list.get(self.passed).filter(|c| c.phrase.span.end <= at) {
            self.last = credited.entity.filter(|&e| is_person(e)).map(|entity| (self.passed, entity));
            self.passed += 1;
        }
    }

    /// The phrase of the kind `kind` whose span is `span`.
    pub fn at(&self, span: Span, kind: SpeakerKind) -> Option<usize> {
        let found = self.list.binary_search_by_key(&span, |c| c.phrase.span).ok()?;
        (self.list[found].phrase.kind == kind).then_some(found)
    }

    /// The phrase that is credited with the direct quote around byte `at`, and where that quote begins.
    pub fn of_quote(&self, at: usize) -> Option<(usize, usize)> {
        let found = self.direct.partition_point(|(quote, _)| quote.end <= at);
        let &(quote, phrase) = self.direct.get(found)?;
        quote.has(at).then_some((phrase, quote.start))
    }

    /// Whom a description that ends at byte `end` means by the name beside it.
    pub fn in_apposition(&self, end: usize) -> Option<usize> {
        let found = self.list.partition_point(|c| c.phrase.span.start < end).checked_sub(1)?;
        let credited = &self.list[found];
        let fits = credited.phrase.kind == SpeakerKind::Nominal && credited.phrase.head.end == end;
        credited.entity.filter(|_| fits)
    }

    /// The direct quotes of a credited phrase.
    pub fn quotes_of(&self, phrase: usize) -> impl Iterator<Item = Span> {
        // They stand in text order beside the phrase: those of others are skipped.
        let at = self.list[phrase].phrase.span.start;
        let near = self.direct.partition_point(|(quote, _)| quote.start < at);
        let around = &self.direct[near.saturating_sub(NEAR)..(near + NEAR).min(self.direct.len())];
        around.iter().filter(move |&&(_, of)| of == phrase).map(|&(quote, _)| quote)
    }

    /// Who spoke last, if nobody is in the way from there to the phrase: in the same paragraph, or in the next one until a
    /// person is named there.
    pub fn goes_on(&self, document: &Document, names: &Entities, marked: &[Span], phrase: usize) -> Option<usize> {
        let (before, entity) = self.last.filter(|&(before, _)| before < phrase)?;
        let paragraph = |at: usize| document.paragraphs.partition_point(|p| p.span.end <= at);
        let start = self.list[phrase].phrase.span.start;
        let (from, here) = (paragraph(self.list[before].phrase.span.start), paragraph(start));
        let is_quoted = |span: Span| {
            let i = marked.partition_point(|m| m.end <= span.start);
            marked.get(i).is_some_and(|m| m.covers(span))
        };
        let anybody_named = || {
            let until_here = Span::new(document.paragraphs.get(here).map_or(start, |p| p.span.start), start);
            names
                .mentions_in(until_here)
                .iter()
                .rev()
                .take(MAX_BETWEEN)
                .any(|m| names.list()[m.entity].kind == EntityType::Person && !is_quoted(m.span))
        };
        (from == here || from + 1 == here && !anybody_named()).then_some(entity)
    }
}

/// Maximum number of quotes on each side of a phrase that may be its own.
const NEAR: usize = 4;

/// Maximum number of names between two speakers that are looked at.
const MAX_BETWEEN: usize = 40;

/// Whom the names in and beside a phrase tell it to mean; `answers` is whoever answers the questions of an interview.
fn named(document: &Document, names: &Entities, phrase: &SpeakerPhrase, answers: Option<usize>) -> Option<usize> {
    match phrase.kind {
        SpeakerKind::Name => entity_of_speaker(names, phrase).or_else(|| by_surname(document, names, phrase)),
        SpeakerKind::Pronoun | SpeakerKind::Several => None,
        SpeakerKind::Nominal | SpeakerKind::Relative => {
            let beside = phrase.beside?;
            let ends = |m: &&crate::names::MentionRef| m.span.end.abs_diff(beside.end) <= 1;
            names.mentions_in(beside).iter().rev().find(ends).map(|m| m.entity)
        }
        SpeakerKind::Label => {
            let label = phrase.span.of(document.text);
            if is_question_mark(label) {
                return answers.filter(|_| label == "A");
            }
            let people = names.list().iter().take(MAX_PEOPLE).filter(|e| e.kind == EntityType::Person);
            let called = people.filter(|e| is_label_of(label, &e.name));
            // Of several with one surname the one with most names, the first of them.
            let best = called.rev().max_by_key(|e| e.mentions.len()).map(|e| e.id);
            best.or_else(|| names.mentions_in(phrase.span).first().map(|m| m.entity))
        }
    }
}

/// "May said", where the word was not read as a name: the one person of that surname.
fn by_surname(document: &Document, names: &Entities, phrase: &SpeakerPhrase) -> Option<usize> {
    let words = phrase.head.of(document.text);
    if words.contains(' ') || !names.mentions_in(phrase.span).is_empty() {
        return None;
    }
    let people = names.list().iter().take(MAX_PEOPLE).filter(|e| e.kind == EntityType::Person);
    let mut called = people.filter(|e| e.name.rsplit(' ').next() == Some(words)).map(|e| e.id);
    called.next().filter(|_| called.next().is_none())
}

/// The entity of the mention at the words that are credited, or of the one that ends with their head.
pub fn entity_of_speaker(entities: &Entities, phrase: &SpeakerPhrase) -> Option<usize> {
    let inside = entities.mentions_in(phrase.span);
    let exact = inside.iter().find(|m| m.span == phrase.span);
    // Of several who speak together none is meant alone.
    if phrase.kind == SpeakerKind::Several {
        return exact.map(|m| m.entity);
    }
    let of_head = || {
        let ends = |m: &&crate::names::MentionRef| m.span.end.abs_diff(phrase.head.end) <= 1;
        inside.iter().rev().filter(|m| m.span.end <= phrase.span.end).find(ends)
    };
    let of_label = || inside.iter().find(|m| phrase.kind == SpeakerKind::Label && m.kind == MentionKind::Name);
    exact.or_else(of_head).or_else(of_label).map(|m| m.entity)
}
