//! Apostrophes and single quotation marks, told apart: "‘I don’t know the dogs’ names,’ she said of the ’90s".
//!
//! After a word it is a possessive or a contraction if the letters after it show that; otherwise it closes a quotation
//! if one is open; before a word it opens one unless it stands for letters left out ("’em", "’90s").

use super::super::characters::{is_apostrophe, is_hyphen, is_wordy};
use super::{Scanner, TokenKind};
use crate::english::{Lexicon, Tag};

/// Window for a closing mark, in bytes.
const REACH: usize = 400;

impl Scanner<'_> {
    /// The end of "'s", "'ll" and their kind, whose apostrophe is at `at`; "n't" counts with its "t".
    pub(super) fn clitic_end(&self, at: usize) -> Option<usize> {
        let from = at + self.char_at(at)?.len_utf8();
        let letter = |at: usize| self.byte(at).to_ascii_lowercase();
        let length = match letter(from) {
            b'l' if letter(from + 1) == b'l' => 2,
            b'r' | b'v' if letter(from + 1) == b'e' => 2,
            b's' | b'd' | b'm' => 1,
            b't' if at > 0 && letter(at - 1) == b'n' => 1,
            _ => return None,
        };
        let to = from + length;
        match self.char_at(to) {
            Some(c) if is_wordy(c) => None,
            // "Levi's-clad" is one word.
            Some(c) if is_hyphen(c) && self.wordy_at(to + c.len_utf8()) => None,
            _ => Some(to),
        }
    }

    /// Where "n't" starts in the word from `start` whose apostrophe is at `at`.
    pub(super) fn not_start(&self, start: usize, at: usize, clitic_end: usize) -> Option<usize> {
        let not = matches!(self.byte(clitic_end - 1), b't' | b'T') && at > start + 1;
        not.then_some(at - 1).filter(|_| matches!(self.byte(at - 1), b'n' | b'N'))
    }

    /// The token for the mark `c`, which stands here.
    pub(super) fn apostrophe(&mut self, c: char) {
        let after = self.at + c.len_utf8();
        let next = self.char_at(after);
        if matches!(c, '\'' | '`') && next == Some(c) {
            return self.push(TokenKind::Quote, after + 1);
        }
        let before = self.touching();
        if let Some(word) = before.filter(|t| t.kind.is_wordlike() || t.kind == TokenKind::Clitic) {
            if c != '‘'
                && let Some(end) = self.clitic_end(self.at)
            {
                return self.push(TokenKind::Clitic, end);
            }
            let hisses = matches!(self.byte(word.span.end - 1), b's' | b'S' | b'x' | b'z');
            let owns =
                hisses && c != '‘' && !next.is_some_and(is_wordy) && (!self.single_open || self.closes_later(after));
            if owns {
                return self.push(TokenKind::Clitic, after);
            }
            self.single_open = c == '‘';
            return self.push(TokenKind::Quote, after);
        }
        if self.byte(after).is_ascii_alphanumeric()
            && let Some((kind, end)) = self.elision(c, after)
        {
            return self.push(kind, end);
        }
        let opens =
            c == '‘' || (c != '’' && !matches!(next, None | Some(' ' | '\n' | '\r' | '\t')) && !self.closes_here());
        self.single_open = opens;
        self.push(TokenKind::Quote, after);
    }

    /// Whether what stands before the mark is the end of something: "know,' she".
    fn closes_here(&self) -> bool {
        let Some(t) = self.touching() else { return false };
        match t.kind {
            TokenKind::Stop | TokenKind::Ellipsis | TokenKind::Punctuation | TokenKind::Clitic => true,
            TokenKind::Quote | TokenKind::Bracket => !t.span.of(self.text).starts_with(['(', '[', '"', '“', '‘', '{']),
            _ => false,
        }
    }

    /// "’90s", "’em", "’n’".
    fn elision(&self, mark: char, from: usize) -> Option<(TokenKind, usize)> {
        let end = self.letters(from);
        let word = &self.text[from..end];
        if word.as_bytes()[0].is_ascii_digit() {
            let decade = word.len() == 3 && word.ends_with('s');
            let year = word.len() == 2
                && mark != '‘'
                && !self.single_open
                && self.tokens.last().is_some_and(|t| t.kind == TokenKind::Word);
            return (word.as_bytes().get(1)?.is_ascii_digit() && (decade || year)).then_some((TokenKind::Number, end));
        }
        if word.eq_ignore_ascii_case("n") {
            let closing = self.char_at(end).filter(|&c| is_apostrophe(c)).map_or(0, char::len_utf8);
            return Some((TokenKind::Word, end + closing));
        }
        let tags = Lexicon::shared().look_up(word).tags;
        let known = tags.has(Tag::Elided) || (mark == '’' && tags.has(Tag::ElidedIfClosing));
        known.then_some((TokenKind::Word, end))
    }

    /// Whether an open quotation is closed behind `from`, and the text before that goes on in the same sentence:
    /// then the mark before `from` is a possessive's.
    fn closes_later(&self, from: usize) -> bool {
        let continues = self.byte(from) == b' ' && self.byte(from + 1).is_ascii_lowercase();
        if !continues {
            return false;
        }
        let mut before = ' ';
        let to = self.text.floor_char_boundary(from.saturating_add(REACH));
        let mut rest = self.text[from..to].chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\n' | '‘' => return false,
                '\'' if !is_wordy(before) && before.is_whitespace() => return false,
                '\'' | '’' if !rest.peek().is_some_and(|&c| is_wordy(c)) && !before.is_whitespace() => return true,
                _ => before = c,
            }
        }
        false
    }
}
