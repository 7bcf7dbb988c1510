//! Text → tokens with byte spans: "Mr. O'Neill's U.S.-led plan" → `Mr.` `O'Neill` `'s` `U.S.-led` `plan`.
//!
//! Hyphenated words, numbers with separators, URLs and abbreviations are one token;
//! possessive and contracted endings ("'s", "n't", "'ll") are tokens of their own.
//! One pass, nothing allocated but the list itself.

mod addresses;
mod apostrophes;
mod numbers;
mod symbols;
mod words;

use super::characters;
use crate::span::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// No white space before it.
    pub glued: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// "plan", "O'Neill", "long-lasting", "'em"
    Word,
    /// "Mr.", "U.S.", "a.m.", "Inc.": the full stop belongs to it
    Abbreviation,
    /// "J.", "J.K."
    Initial,
    /// "'s", "’", "n't", "'ll"
    Clitic,
    /// "12,500", "3.5", "14th", "2015-16", "4.5bn", "1990s", "’90s"
    Number,
    /// "$", "€", "£"
    Currency,
    /// "10:31", "9.30pm"
    Clock,
    /// "14/11/2016", "2016-11-14"
    Date,
    Url,
    Email,
    Hashtag,
    Handle,
    /// ".", "!", "?", "?!"
    Stop,
    /// "..", "...", "…", ". . ."
    Ellipsis,
    /// Any double quotation mark, and a single one that is no apostrophe
    Quote,
    /// "–", "—", "--", " - "
    Dash,
    /// ( ) [ ] { }
    Bracket,
    /// ",", ";", ":", "%", "&", "***" and the rest
    Punctuation,
    /// A picture, joined pictures, a flag, ":-)"
    Emoji,
}

impl TokenKind {
    /// Counts as a word in a word count.
    pub const fn is_wordlike(self) -> bool {
        use TokenKind::*;
        matches!(self, Word | Abbreviation | Initial | Number | Clock | Date | Url | Email | Hashtag | Handle)
    }
}

/// Cuts `text` into tokens, in one pass.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        spaced: true,
        single_open: false,
        at_sign: text.find('@').unwrap_or(text.len()),
        tokens: Vec::with_capacity(text.len() / 4),
    };
    while scanner.at < text.len() {
        scanner.step();
    }
    // They live as long as the analysis takes.
    scanner.tokens.shrink_to_fit();
    scanner.tokens
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where the next token may start; always a character boundary.
    at: usize,
    /// White space was passed since the last token.
    spaced: bool,
    /// A single quotation mark was opened in this line and not closed yet.
    single_open: bool,
    /// The first "@" that is not behind `at`, as far as looked.
    at_sign: usize,
    tokens: Vec<Token>,
}

impl<'t> Scanner<'t> {
    fn step(&mut self) {
        match self.bytes[self.at] {
            b'\n' | b'\r' => {
                self.single_open = false;
                self.spaced = true;
                self.at += 1;
            }
            b' ' | b'\t' | b'\x0b' | b'\x0c' => {
                self.spaced = true;
                self.at += 1;
            }
            0..=31 | 127 => self.at += 1,
            b'a'..=b'z' | b'A'..=b'Z' => self.word(),
            b'0'..=b'9' => self.number(),
            b if b < 128 => self.ascii_symbol(b),
            _ => self.other(),
        }
    }

    /// A character beyond ASCII.
    fn other(&mut self) {
        let Some(c) = self.char_at(self.at) else { return };
        let end = self.at + c.len_utf8();
        if c.is_whitespace() {
            self.single_open &= !matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}');
            self.spaced = true;
            self.at = end;
        } else if c.is_control() || characters::is_invisible(c) {
            self.at = end;
        } else if characters::is_ideograph(c) {
            self.push(TokenKind::Word, end);
        } else if c.is_alphanumeric() {
            self.word();
        } else if characters::is_combining(c)
            && let Some(last) = self.tokens.last_mut().filter(|t| t.span.end == self.at)
        {
            last.span.end = end;
            self.at = end;
        } else {
            self.symbol(c);
        }
    }

    /// A token from here to `end`.
    fn push(&mut self, kind: TokenKind, end: usize) {
        self.tokens.push(Token { span: Span::new(self.at, end), kind, glued: !self.spaced });
        self.at = end;
        self.spaced = false;
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The character that starts at `at`, a character boundary.
    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            Some(&b) if b < 128 => Some(char::from(b)),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    fn wordy_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(characters::is_wordy)
    }

    /// The last token, where nothing stands between it and here.
    fn touching(&self) -> Option<Token> {
        self.tokens.last().copied().filter(|t| t.span.end == self.at)
    }
}

#[cfg(test)]
mod tests;
