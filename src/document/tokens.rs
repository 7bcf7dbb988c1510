//! Text → tokens with byte spans: "Mr. O'Neill's U.S.-led plan" → `Mr.` `O'Neill` `'s` `U.S.-led` `plan`.
//!
//! Hyphenated words, numbers with separators, URLs and abbreviations are one token;
//! possessive and contracted endings ("'s", "n't", "'ll") are tokens of their own.

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
    /// "plan", "O'Neill", "long-lasting"
    Word,
    /// "Mr.", "U.S.", "a.m.", "Inc.": the full stop belongs to it
    Abbreviation,
    /// "J.", "J.K."
    Initial,
    /// "'s", "’", "n't", "'ll"
    Clitic,
    /// "12,500", "3.5", "14th", "2015-16"
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
    /// ".", "!", "?"
    Stop,
    /// "..", "...", "…"
    Ellipsis,
    /// Any double quotation mark, and a single one that is no apostrophe
    Quote,
    /// "–", "—", "--", " - "
    Dash,
    /// ( ) [ ] { }
    Bracket,
    /// ",", ";", ":", "%", "&" and the rest
    Punctuation,
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
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    let mut last_end = usize::MAX;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}') {
            continue;
        }
        let mut end = start + c.len_utf8();
        let wordy = |c: char| c.is_alphanumeric() || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}');
        if wordy(c) {
            while let Some(&(i, d)) = chars.peek() {
                let next = text[i + d.len_utf8()..].chars().next().is_some_and(wordy);
                if !(wordy(d) || (next && matches!(d, '-' | '.' | ',' | '\'' | '’' | ':'))) {
                    break;
                }
                end = i + d.len_utf8();
                chars.next();
            }
        }
        let kind = match c {
            '.' | '!' | '?' => TokenKind::Stop,
            '…' => TokenKind::Ellipsis,
            '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' => TokenKind::Quote,
            '(' | ')' | '[' | ']' | '{' | '}' => TokenKind::Bracket,
            '–' | '—' | '-' => TokenKind::Dash,
            '$' | '€' | '£' | '¥' => TokenKind::Currency,
            c if c.is_ascii_digit() => TokenKind::Number,
            c if c.is_alphanumeric() => TokenKind::Word,
            _ => TokenKind::Punctuation,
        };
        tokens.push(Token { span: Span::new(start, end), kind, glued: start == last_end });
        last_end = end;
    }
    tokens
}
