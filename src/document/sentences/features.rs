//! One possible sentence end → the numbers that the model weighs: what the stop is, what stands before and behind it.
//!
//! The same function serves the trainer (`cargo xtask train sentences`) and the reader, so the two cannot drift.

use super::super::{Token, TokenKind, Word};
use super::evidence::Evidence;
use super::nesting::{Place, Side};
use crate::english::abbreviations::{self, Abbreviation};
use crate::english::{Tag, Tags};

pub const COUNT: usize = 35;
pub type Features = [f32; COUNT];

/// Maximum value of counts of tokens, and the window behind the gap.
const REACH: usize = 40;

/// Window for a reporting verb after the gap, in tokens.
const REPORTING_WINDOW: usize = 5;

const FINITE: Tags = Tags::of(&[Tag::Past, Tag::Third]);

/// One block and what is known of its text.
pub struct Block<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    pub words: &'t [Word],
    /// For each token the number of its form in `words`.
    pub word_of: &'t [u32],
    pub places: &'t [Place],
    /// From the whole text.
    pub evidence: &'t Evidence,
}

/// A possible sentence end: after `last`, because of the stop `anchor`. Both index [`Block::tokens`].
#[derive(Clone, Copy, Debug)]
pub struct Gap {
    pub anchor: usize,
    pub last: usize,
    /// The first token of the sentence so far, and how many of its words start small.
    pub start: usize,
    pub small_words: usize,
}

/// How a word looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    None = 0,
    Small = 1,
    Mixed = 2,
    Capital = 3,
    AllCapitals = 4,
    OneCapital = 5,
    Figure = 6,
    Other = 7,
}

impl<'t> Block<'t> {
    pub fn word(&self, i: usize) -> &'t str {
        self.tokens[i].span.of(self.text)
    }

    /// The features of token `i`.
    pub fn form(&self, i: usize) -> &'t Word {
        &self.words[self.word_of[i] as usize]
    }

    /// Whether token `i` often opens a sentence.
    pub fn is_opener(&self, i: usize) -> bool {
        self.form(i).is(Tag::Opener)
    }

    fn shape(&self, i: Option<usize>) -> Shape {
        let Some(token) = i.and_then(|i| self.tokens.get(i)) else { return Shape::None };
        let word = token.span.of(self.text);
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return Shape::None };
        if first.is_numeric() || token.kind == TokenKind::Number {
            Shape::Figure
        } else if first.is_lowercase() {
            if chars.take(12).any(char::is_uppercase) { Shape::Mixed } else { Shape::Small }
        } else if first.is_uppercase() {
            match chars.clone().next() {
                None => Shape::OneCapital,
                Some(_) if chars.take(12).any(char::is_lowercase) => Shape::Capital,
                Some('.') => Shape::OneCapital,
                Some(_) => Shape::AllCapitals,
            }
        } else {
            Shape::Other
        }
    }

    /// The kind of sentence beginning that token `i` would be.
    fn beginning(&self, i: usize) -> f32 {
        let Some(token) = self.tokens.get(i) else { return 0.0 };
        use TokenKind::*;
        match token.kind {
            Word => match self.shape(Some(i)) {
                Shape::Small => 1.0,
                Shape::Mixed => 2.0,
                Shape::Capital => 3.0,
                Shape::AllCapitals => 4.0,
                Shape::OneCapital => 5.0,
                _ => 6.0,
            },
            Abbreviation if abbreviations::find(self.bare(i)) == Some(abbreviations::Abbreviation::Title) => 8.0,
            Abbreviation if self.shape(Some(i)) == Shape::Small => 7.0,
            Abbreviation => 9.0,
            Initial => 10.0,
            Number | Clock | Date => 11.0,
            Currency => 12.0,
            Url | Email => 13.0,
            Hashtag | Handle => 14.0,
            Quote | Bracket if self.places[i].side == Side::Closes => 15.0,
            Quote => 16.0,
            Bracket => 17.0,
            Dash => 18.0,
            Stop | Ellipsis => 19.0,
            Emoji => 20.0,
            Clitic => 21.0,
            Punctuation => match self.word(i) {
                "," | ";" | ":" | "%" | "/" | "&" | ")" => 22.0,
                _ => 23.0,
            },
        }
    }

    /// Token `i` without its stop.
    pub fn bare(&self, i: usize) -> &'t str {
        self.word(i).trim_end_matches('.')
    }

    fn stop(&self, i: usize) -> f32 {
        match self.tokens[i].kind {
            TokenKind::Stop => match self.word(i) {
                "." | "。" => 1.0,
                "?" => 2.0,
                "!" => 3.0,
                _ => 4.0,
            },
            TokenKind::Ellipsis => 5.0,
            TokenKind::Abbreviation => 6.0,
            TokenKind::Initial => 7.0,
            TokenKind::Emoji => 10.0,
            TokenKind::Dash => 11.0,
            TokenKind::Punctuation => match self.word(i) {
                ":" => 12.0,
                ";" => 13.0,
                "," => 15.0,
                _ => 9.0,
            },
            _ => 14.0,
        }
    }

    /// Letters, or dots however they are set: "...." and ". . . ." are one longer than an ellipsis.
    pub fn length(&self, i: usize) -> usize {
        match self.tokens[i].kind {
            TokenKind::Ellipsis if self.word(i) == "…" => 3,
            TokenKind::Ellipsis => self.word(i).bytes().take(40).filter(|&b| b == b'.').count(),
            _ => self.tokens[i].span.len(),
        }
    }

    fn abbreviation(&self, i: usize) -> f32 {
        if self.tokens[i].kind != TokenKind::Abbreviation {
            return 0.0;
        }
        match abbreviations::find(self.bare(i)) {
            Some(Abbreviation::Title) => 1.0,
            Some(Abbreviation::Running) => 2.0,
            Some(Abbreviation::Counted) => 3.0,
            Some(Abbreviation::Month) => 4.0,
            Some(Abbreviation::State) => 5.0,
            None if self.shape(Some(i)) == Shape::Small => 7.0,
            None => 6.0,
            Some(Abbreviation::Company) => 8.0,
            Some(Abbreviation::Closing) => 9.0,
            Some(Abbreviation::Suffix) => 10.0,
        }
    }

    /// Blanks between `last` and the next token, up to 3.
    fn blanks(&self, last: usize) -> usize {
        let Some(next) = self.tokens.get(last + 1) else { return 3 };
        (next.span.start - self.tokens[last].span.end).min(3)
    }

    /// Whether a verb of saying stands among the next words of the clause, and nothing of a sentence's own before it.
    fn reporting_follows(&self, next: usize) -> bool {
        (next..self.tokens.len())
            .take(REPORTING_WINDOW)
            .take_while(|&i| !matches!(self.tokens[i].kind, TokenKind::Stop | TokenKind::Quote))
            .any(|i| {
                let form = self.form(i);
                self.tokens[i].kind == TokenKind::Word && form.is(Tag::Say) && form.tags.meets(&FINITE)
            })
    }

    /// Whether the word at `i` makes the capitalised word before it a subject: "Nekoosa has given".
    pub fn verb_follows(&self, i: usize) -> bool {
        i < self.tokens.len() && self.tokens[i].kind == TokenKind::Word && self.form(i).is(Tag::Auxiliary)
    }

    /// The numbers of one gap.
    pub fn features(&self, gap: Gap) -> Features {
        let Gap { anchor, last, start, small_words } = gap;
        let next = last + 1;
        let tokens = self.tokens;
        let opening = (next..tokens.len().min(next + 3)).find(|&i| {
            self.places[i].side != Side::Opens && !matches!(tokens[i].kind, TokenKind::Dash | TokenKind::Ellipsis)
        });
        let first = opening.unwrap_or(tokens.len());
        let stopped = matches!(tokens[anchor].kind, TokenKind::Abbreviation | TokenKind::Initial);
        // The word that the stop stands behind; the stop may be part of it.
        let before = if stopped || tokens[anchor].kind.is_wordlike() { Some(anchor) } else { anchor.checked_sub(1) };
        let earlier = before.and_then(|b| b.checked_sub(1));
        let clause = tokens[next.min(tokens.len())..].iter().take(REACH).take_while(|t| t.kind != TokenKind::Stop);
        let length = next - start;
        [
            self.stop(anchor),
            self.abbreviation(anchor),
            self.length(anchor).min(12) as f32,
            (last - anchor) as f32,
            if last == anchor { 0.0 } else { self.beginning(last) },
            self.beginning(next),
            self.beginning(next + 1),
            f32::from(tokens.get(next).is_some_and(|t| t.glued)),
            self.blanks(last) as f32,
            self.shape(opening) as u8 as f32,
            f32::from(opening.is_some_and(|i| self.is_opener(i))),
            self.shape(Some(first + 1)) as u8 as f32,
            f32::from(self.reporting_follows(next)),
            self.shape(before) as u8 as f32,
            before.map_or(0, |b| tokens[b].span.len()).min(12) as f32,
            self.shape(earlier) as u8 as f32,
            f32::from(before.is_some_and(|b| self.is_opener(b))),
            f32::from(self.places[last].in_quote.min(60)),
            f32::from(self.places[last].in_bracket.min(40)),
            length.min(REACH) as f32,
            (tokens.len() - next).min(REACH) as f32,
            clause.count() as f32,
            self.evidence.small_starts,
            f32::from(!tokens[anchor].glued),
            small_words as f32 / length as f32,
            opening.map_or(0, |i| tokens[i].span.len()).min(12) as f32,
            tokens.len().min(200) as f32,
            f32::from(self.tokens[anchor].kind.is_wordlike() && !stopped),
            f32::from(self.places[anchor].in_quote > 0) - f32::from(self.places[last].in_quote > 0),
            f32::from(before.is_some_and(|b| tokens[b].kind == TokenKind::Number)),
            small_words.min(REACH) as f32,
            f32::from(earlier.is_some_and(|b| self.is_opener(b))),
            opening.map_or(0.0, |i| self.evidence.of(self.word(i))),
            f32::from(start == 0),
            f32::from(self.verb_follows(first + 1)),
        ]
    }
}

pub fn is_abbreviation(features: &Features) -> bool {
    features[0] == 6.0
}

/// Rule-based label for unlabelled training text: `Some(end)` if obvious, `None` if not. An abbreviation that may end a
/// sentence ends it where a word that opens sentences comes next.
pub fn reader_would_say(features: &Features) -> Option<bool> {
    let [stop, class, ..] = *features;
    let (next, opener, verb) = (features[5], features[10] > 0.0, features[34] > 0.0);
    let capital = (3.0..=5.0).contains(&next);
    match () {
        () if (9.0..=11.0).contains(&stop) => None,
        () if stop != 6.0 || class < 5.0 => Some(false),
        () if opener && (capital || next == 16.0) => Some(true),
        // "Acme Inc. Mr. Lee", "Acme Inc. Nekoosa has"
        () if class >= 7.0 && (next == 8.0 || (capital && verb)) => Some(true),
        () if next == 8.0 || next == 16.0 || (capital && class >= 7.0) => None,
        () => Some(false),
    }
}
