//! The document stage: text in; tokens, paragraphs with their kinds, sentences, document date and language out.
//!
//! All later stages read a [`Document`] and nothing else of the text.

pub mod characters;
pub mod clusters;
pub mod date;
pub mod language;
pub mod layout;
pub mod paragraphs;
pub mod quotation;
pub mod sentences;
pub mod table_rows;
pub mod tokens;
pub mod words;

use crate::analysis::{Byline, DateSource, ParagraphKind, Warning};
use crate::calendar::Date;
use crate::options::KindHint;
use crate::span::Span;
use crate::trace::Trace;
pub use language::Language;
use std::ops::Range;
pub use tokens::{Token, TokenKind};

/// A text, cut up and labelled.
pub struct Document<'t> {
    pub text: &'t str,
    pub language: Language,
    /// In text order, never overlapping.
    pub tokens: Vec<Token>,
    /// In text order; every token lies in exactly one.
    pub paragraphs: Vec<Paragraph>,
    /// In text order; never crosses a paragraph; every token lies in exactly one.
    pub sentences: Vec<Sentence>,
    pub headline: Option<Span>,
    pub standfirst: Option<Span>,
    pub byline: Option<Byline>,
    /// "LONDON, Nov 14 (Reuters) –" at the head of the body.
    pub dateline: Option<Span>,
    pub date: DocumentDate,
    pub warnings: Vec<Warning>,
    /// Which corrections run, and what they did.
    pub trace: Trace,
}

/// One block of the text: a line, or several lines that were hard-wrapped.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub span: Span,
    pub kind: ParagraphKind,
    /// Indices into [`Document::sentences`].
    pub sentences: Range<usize>,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
}

#[derive(Clone, Debug)]
pub struct Sentence {
    pub span: Span,
    /// Index into [`Document::paragraphs`].
    pub paragraph: usize,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
}

/// The day the article was published and where the text says so.
#[derive(Clone, Copy, Debug, Default)]
pub struct DocumentDate {
    pub value: Option<Date>,
    pub source: DateSource,
    pub span: Option<Span>,
}

impl<'t> Document<'t> {
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens[token].span.of(self.text)
    }

    /// The tokens that start inside `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        self.tokens.partition_point(|t| t.span.start < span.start)
            ..self.tokens.partition_point(|t| t.span.start < span.end)
    }

    /// The sentence that covers byte `at`, or the next one.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= at);
        (i < self.sentences.len()).then_some(i)
    }

    pub fn kind_of(&self, sentence: usize) -> ParagraphKind {
        self.paragraphs[self.sentences[sentence].paragraph].kind
    }

    /// How many words the article has, furniture left out.
    pub fn story_words(&self) -> usize {
        self.paragraphs
            .iter()
            .filter(|p| p.kind != ParagraphKind::Furniture)
            .map(|p| self.tokens[p.tokens.clone()].iter().filter(|t| t.kind.is_wordlike()).count())
            .sum()
    }
}

/// Reads `text`. `date` is the day the caller gives; `hints` (byte offsets) overrule the layout stage.
pub fn read<'t>(text: &'t str, date: Option<Date>, hints: &[KindHint]) -> Document<'t> {
    read_with(text, date, hints, Trace::default())
}

/// As [`read`], with passes left out or recorded.
pub fn read_with<'t>(text: &'t str, date: Option<Date>, hints: &[KindHint], trace: Trace) -> Document<'t> {
    let mut document = split(text);
    document.trace = trace;
    layout::label(&mut document, hints);
    document.date = match date {
        Some(value) => DocumentDate { value: Some(value), source: DateSource::Given, span: None },
        None => date::find(&document),
    };
    warn(&mut document);
    document
}

/// Tokens, paragraphs and sentences, of which nothing is known yet.
pub fn split(text: &str) -> Document<'_> {
    let tokens = tokens::tokenize(text);
    let blocks = paragraphs::segment(text);
    let (paragraphs, sentences) = sentences::split(text, &tokens, &blocks);
    let language = language::detect(text, &tokens);
    Document {
        text,
        language,
        tokens,
        paragraphs,
        sentences,
        headline: None,
        standfirst: None,
        byline: None,
        dateline: None,
        date: DocumentDate::default(),
        warnings: Vec::new(),
        trace: Trace::default(),
    }
}

fn warn(document: &mut Document) {
    if document.tokens.is_empty() {
        document.warnings.push(Warning { code: "empty", message: "There is no text to read.".into() });
        return;
    }
    if document.language != Language::English {
        document.warnings.push(Warning {
            code: "not-english",
            message: "This does not look like English: names, quotes and dates may be wrong or missing.".into(),
        });
    }
    if document.date.value.is_none() {
        document.warnings.push(Warning {
            code: "no-document-date",
            message: "The text does not say when it was published: relative dates stay open.".into(),
        });
    }
}
