//! Where a sentence may end: after stops and what closes behind them, `end.” [6] Then`, and after what stands for a stop
//! in careless text: colons, dashes, "***", pictures, nothing at all.

use super::super::{Token, TokenKind};
use super::features::{Block, Features, Gap};
use super::nesting::Side;
use crate::document::clusters::WordClusters;
use crate::english::Tag;
use crate::english::abbreviations::{self, Abbreviation};

/// At most this many tokens close behind one stop.
const CLOSERS: usize = 8;

impl Block<'_> {
    /// Walks the block and calls `end` with the index of the last token of each sentence but the last.
    /// `judge` gives each gap a score; of the gaps behind one stop the best is taken if it is above 0.
    pub fn walk(&self, mut judge: impl FnMut(usize, &Features) -> f32, mut end: impl FnMut(usize)) {
        let (mut start, mut small_words) = (0, 0);
        let mut i = 0;
        while i + 1 < self.tokens.len() {
            small_words += usize::from(self.is_small_word(&self.tokens[i]));
            if !self.may_end(i) {
                i += 1;
                continue;
            }
            if self.is_label(start, i) || self.is_certain(i) || self.ends_on_clock(start, i) {
                end(i);
                (start, small_words, i) = (i + 1, 0, i + 1);
                continue;
            }
            let cluster = self.closed(i);
            let mut best = (0.0, None);
            for last in i..=cluster.min(self.tokens.len() - 2) {
                let features = self.features(Gap { anchor: i, last, start, small_words });
                let score = judge(last, &features);
                if score > best.0 {
                    best = (score, Some(last));
                }
            }
            if let Some(last) = best.1 {
                end(last);
                (start, small_words, i) = (last + 1, 0, last + 1);
            } else {
                i += 1;
            }
        }
    }

    /// A word of running text, not a name.
    pub fn is_small_word(&self, t: &Token) -> bool {
        t.kind == TokenKind::Word && self.text.as_bytes()[t.span.start].is_ascii_lowercase()
    }

    /// Whether a sentence may end at token `i` or at what closes behind it.
    fn may_end(&self, i: usize) -> bool {
        let (token, next) = (&self.tokens[i], &self.tokens[i + 1]);
        match token.kind {
            // "Yahoo! Inc said"
            TokenKind::Stop
                if token.span.of(self.text) == "!"
                    && (abbreviations::find(self.bare(i + 1)) == Some(Abbreviation::Company) || self.is_in_name(i)) =>
            {
                false
            }
            TokenKind::Stop | TokenKind::Ellipsis | TokenKind::Abbreviation | TokenKind::Initial | TokenKind::Emoji => {
                true
            }
            TokenKind::Dash => !next.glued,
            TokenKind::Punctuation => {
                let b = self.text.as_bytes()[token.span.start];
                (matches!(b, b':' | b';') && !next.glued)
                    || (matches!(b, b'*' | b'=' | b'_' | b'>' | b'|') || b >= 0x80)
            }
            TokenKind::Clitic => false,
            _ => !next.glued && self.begins_unannounced(i + 1),
        }
    }

    /// "Yahoo! shares", "Jeopardy! host": a mark behind a capital, with a small letter behind it.
    fn is_in_name(&self, i: usize) -> bool {
        let next = &self.tokens[i + 1];
        let glued = self.tokens[i].glued && i > 0 && self.tokens[i - 1].kind == TokenKind::Word;
        glued && self.capital(self.tokens[i - 1].span.start) && self.is_small_word(next) && !self.is_opener(i + 1)
    }

    /// Whether a rule is certain, so that the model is not asked: the four dots of a stop with an ellipsis, and a firm in front of a new subject,
    /// "… by Acme Inc. Mr. Lee said", "… by Acme Corp. Nekoosa has".
    fn is_certain(&self, i: usize) -> bool {
        let next = &self.tokens[i + 1];
        let capital = next.kind == TokenKind::Word
            && self.word(i + 1).chars().next().is_some_and(char::is_uppercase)
            && self.word(i + 1) != "I";
        match self.tokens[i].kind {
            TokenKind::Ellipsis => self.length(i) == 4 && capital && !next.glued,
            TokenKind::Abbreviation if abbreviations::find(self.bare(i)) == Some(Abbreviation::Company) => {
                let title = || abbreviations::find(self.bare(i + 1)) == Some(Abbreviation::Title);
                (capital && self.verb_follows(i + 2)) || (next.kind == TokenKind::Abbreviation && title())
            }
            // "… reached Main St. Mr. Lee waved"
            TokenKind::Abbreviation if i > 0 && matches!(self.word(i), "St." | "Ave." | "Blvd." | "Rd.") => {
                let named = self.tokens[i - 1].kind == TokenKind::Word && self.capital(self.tokens[i - 1].span.start);
                let title = abbreviations::find(self.bare(i + 1)) == Some(Abbreviation::Title);
                named && next.kind == TokenKind::Abbreviation && title
            }
            _ => false,
        }
    }

    /// "… spoke at 5 p.m. Mr. Lee left": a clock time that ends a sentence with its verb, and a title behind it.
    fn ends_on_clock(&self, start: usize, i: usize) -> bool {
        let clock = matches!(self.word(i), "a.m." | "p.m.") && i > 0 && self.tokens[i - 1].kind == TokenKind::Number;
        let title = self.tokens[i + 1].kind == TokenKind::Abbreviation
            && abbreviations::find(self.bare(i + 1)) == Some(Abbreviation::Title);
        let told = |t: usize| {
            self.is_small_word(&self.tokens[t]) && (self.form(t).is(Tag::Past) || self.word(t).ends_with("ed"))
        };
        // "… close at 6 p.m. Visitors must leave": a plain word with its verb.
        let next = &self.tokens[i + 1];
        let subject = || {
            next.kind == TokenKind::Word
                && self.capital(next.span.start)
                && self.form(i + 1).flags & WordClusters::MOSTLY_LOWER != 0
                && self.verb_follows(i + 2)
        };
        clock && (title && (start..i).any(told) || subject())
    }

    /// Whether token `i` looks like a sentence's first even though no stop stands before it.
    fn begins_unannounced(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        match token.kind {
            TokenKind::Word => {
                let word = token.span.of(self.text);
                // "Kent Police" is one name, not the end of one sentence and the start of the next.
                let named = word == "Police" && i > 0 && self.capital(self.tokens[i - 1].span.start);
                word.as_bytes()[0].is_ascii_uppercase() && self.is_opener(i) && !named
            }
            TokenKind::Number => self.tokens.get(i + 1).is_some_and(|t| t.glued && t.span.of(self.text) == ")"),
            TokenKind::Punctuation => matches!(token.span.of(self.text), "•" | "·" | "▪" | "●" | "*" | "***"),
            TokenKind::Url => true,
            _ => false,
        }
    }

    /// The last token of what closes behind the stop `i`: quotation marks, brackets, notes, more stops.
    fn closed(&self, i: usize) -> usize {
        // "sealed c. 700 BCE": no note's number.
        let is_circa = matches!(self.word(i), "c." | "ca.") || i > 0 && matches!(self.word(i - 1), "c" | "ca");
        let mut last = i;
        while last + 1 < self.tokens.len() && last < i + CLOSERS {
            let next = last + 1;
            let token = &self.tokens[next];
            let closes = match token.kind {
                TokenKind::Quote => self.places[next].side == Side::Closes,
                TokenKind::Bracket if self.places[next].side == Side::Closes => true,
                TokenKind::Bracket => {
                    let Some(note) = self.note(next) else { break };
                    last = note;
                    continue;
                }
                TokenKind::Stop | TokenKind::Ellipsis | TokenKind::Emoji => self.follows_stop(last),
                TokenKind::Number => !is_circa && self.is_note(token) && self.follows_stop(last),
                _ => false,
            };
            if !closes {
                break;
            }
            last = next;
        }
        last
    }

    fn follows_stop(&self, i: usize) -> bool {
        !matches!(self.tokens[i].kind, TokenKind::Dash | TokenKind::Punctuation | TokenKind::Number)
    }

    /// A note's number: "of their own. 9 For example".
    fn is_note(&self, token: &Token) -> bool {
        token.span.len() < 4 && token.span.of(self.text).bytes().all(|b| b.is_ascii_digit())
    }

    /// The end of "[6]" that opens at `i`.
    fn note(&self, i: usize) -> Option<usize> {
        let word = |i: usize| self.tokens.get(i).map(|t| t.span.of(self.text));
        (word(i) == Some("[") && word(i + 2) == Some("]") && self.tokens[i + 1].glued).then_some(i + 2)
    }
}
