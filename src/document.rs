//! The document stage: text in; tokens, paragraphs with their kinds, sentences, document date and language out.
//!
//! All later stages read a [`Document`] and nothing else of the text.

pub mod asides;
pub mod characters;
pub mod clusters;
pub mod date;
pub mod language;
pub mod layout;
pub mod nodes;
pub mod other_texts;
pub mod paragraphs;
pub mod quotation;
pub mod scenes;
pub mod sentences;
pub mod story;
pub mod table_rows;
pub mod tokens;
pub mod words;

use crate::analysis::{Byline, DateSource, ParagraphKind, Warning};
use crate::calendar::Date;
use crate::english::{Lexicon, Tags, TimeWord, lexicon};
use crate::options::KindHint;
use crate::span::Span;
use crate::trace::Trace;
pub use language::Language;
pub use nodes::{NO_NODE, Node, Part, Relation};
use sentences::Forms;
use std::ops::Range;
pub use tokens::{Token, TokenKind};
pub use words::{Word, Words};

/// A text, cut up and labelled.
pub struct Document<'t> {
    pub text: &'t str,
    pub language: Language,
    /// In text order, never overlapping.
    pub tokens: Vec<Token>,
    /// The distinct forms of the tokens, with their features.
    pub words: Words<'static>,
    /// For each token the number of its form in [`Words::list`].
    pub word_of: Vec<u32>,
    /// Phrases of the lexicon in the text, in text order, the longest at each token.
    pub phrases: Vec<Phrase>,
    /// In text order; every token lies in exactly one.
    pub paragraphs: Vec<Paragraph>,
    /// In text order; never crosses a paragraph; every token lies in exactly one.
    pub sentences: Vec<Sentence>,
    /// For each token its place in the syntax of its sentence; empty until the syntax stage has read the text.
    pub nodes: Vec<Node>,
    /// For each sentence whether it reads like a part of a story: see [`story::tells`]. Empty as [`Self::nodes`].
    pub tells: Vec<bool>,
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

/// Several words of the lexicon in a row: "according to", "went on".
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// Index into [`Document::tokens`].
    pub token: u32,
    pub length: u8,
    pub tags: Tags,
    /// The key of its base form: see [`lexicon::key`](crate::english::lexicon::key).
    pub lemma: u64,
    pub time: Option<TimeWord>,
}

/// Bytes of a word at most: the longest name of a village has 58.
const LONGEST_WORD: usize = 120;

impl<'t> Document<'t> {
    /// The features of a token.
    pub fn features(&self, token: usize) -> &Word {
        &self.words.list[self.word_of[token] as usize]
    }

    /// The longest phrase of the lexicon that begins at a token.
    pub fn phrase_at(&self, token: usize) -> Option<&Phrase> {
        if self.features(token).opens == 0 {
            return None;
        }
        let at = self.phrases.binary_search_by_key(&(token as u32), |p| p.token).ok()?;
        Some(&self.phrases[at])
    }

    // Asked in a thousand places: copied into each it would cost every reader of the page.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens[token].span.of(self.text)
    }

    /// Whether a token is as long as no word is: a line of signs, a key, an encoded file.
    pub fn is_endless(&self, token: usize) -> bool {
        self.tokens[token].span.len() > LONGEST_WORD
    }

    /// Whether one of the words at `span` is endless: then they are no name and nobody.
    pub fn has_endless(&self, span: Span) -> bool {
        self.tokens_in(span).any(|t| self.is_endless(t))
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
    split_in(text, Knowledge::english())
}

/// What reading knows of a language; a second language has another.
#[derive(Clone, Copy)]
pub struct Knowledge {
    pub lexicon: &'static Lexicon,
    pub clusters: &'static clusters::WordClusters,
}

impl Knowledge {
    pub fn english() -> Self {
        Self { lexicon: Lexicon::shared(), clusters: clusters::WordClusters::shipped() }
    }
}

/// As [`split`], by the words of a given language.
pub fn split_in(text: &str, knowledge: Knowledge) -> Document<'_> {
    let tokens = tokens::tokenize(text);
    let blocks = paragraphs::segment(text);
    let mut words = Words::with_lexicon(knowledge.clusters, knowledge.lexicon);
    let word_of: Vec<u32> = tokens.iter().map(|t| words.number(t.span.of(text))).collect();
    let phrases = find_phrases(&words, &word_of);
    let (paragraphs, sentences) =
        sentences::split(&Forms { text, tokens: &tokens, words: &words, word_of: &word_of }, &blocks);
    let language = language::detect(text, &tokens, &words, &word_of);
    Document {
        text,
        language,
        tokens,
        words,
        word_of,
        phrases,
        paragraphs,
        sentences,
        nodes: Vec::new(),
        tells: Vec::new(),
        headline: None,
        standfirst: None,
        byline: None,
        dateline: None,
        date: DocumentDate::default(),
        warnings: Vec::new(),
        trace: Trace::default(),
    }
}

fn find_phrases(words: &Words, word_of: &[u32]) -> Vec<Phrase> {
    let lexicon = words.lexicon();
    let mut found = Vec::new();
    for (token, &number) in word_of.iter().enumerate() {
        let word = &words.list[number as usize];
        if word.opens == 0 {
            continue;
        }
        let (mut chained, mut longest) = (word.key, None);
        for (next, &number) in word_of[token + 1..].iter().take(usize::from(word.opens) - 1).enumerate() {
            chained = lexicon::chain(chained, words.list[number as usize].key);
            if let Some(entry) = lexicon.phrase(chained).filter(|e| e.lemma != 0) {
                longest = Some((next + 2, entry));
            }
        }
        if let Some((length, entry)) = longest {
            let (token, length) = (token as u32, length as u8);
            found.push(Phrase { token, length, tags: entry.tags, lemma: entry.lemma, time: entry.time });
        }
    }
    found
}

fn warn(document: &mut Document) {
    if document.tokens.is_empty() {
        document.warnings.push(Warning { code: "empty", message: "There is no text to read.".into() });
        return;
    }
    if document.language != Language::English {
        document.warnings.push(Warning {
            code: "not-english",
            message: "This does not look like English. nutgraf knows English only: take names, quotes and dates below with great care.".into(),
        });
    }
    document.warnings.extend(other_texts::warning(document.text));
    if document.date.value.is_none() {
        document.warnings.push(Warning {
            code: "no-document-date",
            message: "The text does not say when it was published: relative dates stay open.".into(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Tag;

    #[test]
    fn a_phrase_is_found_at_its_first_word() {
        let document = read("The mayor doubled down, according to Ana Lima, and went home.", None, &[]);
        let phrases: Vec<_> = document.phrases.iter().map(|p| (document.word(p.token as usize), p.length)).collect();
        assert_eq!(phrases, [("doubled", 2), ("according", 2)]);
        assert!(document.phrase_at(2).is_some_and(|p| p.tags.has(Tag::Say)) && document.phrase_at(3).is_none());
    }
}
