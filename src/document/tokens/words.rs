//! Words, with what joins them: "long-lasting", "O'Neill", "AT&T", "U.S.-led"; "Mr." and "J.K." with their stops.

use super::super::characters::{is_apostrophe, is_combining, is_hyphen, is_ideograph, is_invisible, is_wordy};
use super::{Scanner, TokenKind};
use crate::english::abbreviations::{self, Abbreviation};

impl Scanner<'_> {
    /// A token that starts with a letter.
    pub(super) fn word(&mut self) {
        if self.address() {
            return;
        }
        let start = self.at;
        let mut end = self.letters(start);
        // Where the part after the last hyphen or inner stop begins.
        let mut part = start;
        while let Some(c) = self.char_at(end) {
            let after = end + c.len_utf8();
            if is_apostrophe(c) {
                if !self.wordy_at(after) {
                    break;
                }
                if let Some(clitic) = self.clitic_end(end) {
                    let split = self.not_start(start, end, clitic).unwrap_or(end);
                    self.push(TokenKind::Word, split);
                    self.push(TokenKind::Clitic, clitic);
                    return;
                }
                end = self.letters(after);
            } else if is_hyphen(c) || c == '_' {
                if !self.wordy_at(after) {
                    break;
                }
                part = after;
                end = self.letters(after);
            } else if c == '&' {
                let capital = |at: usize| self.byte(at).is_ascii_uppercase();
                if !(capital(end - 1) && capital(after)) {
                    break;
                }
                end = self.letters(after);
            } else if c == '.' {
                let Some((kind, to)) = self.stopped(part, end) else { break };
                // "U.S.-led": the word goes on behind the stop.
                let hyphen = self.char_at(to).filter(|&c| is_hyphen(c)).map_or(0, char::len_utf8);
                if kind != TokenKind::Word && !(hyphen > 0 && self.wordy_at(to + hyphen)) {
                    return self.push(if part == start { kind } else { TokenKind::Word }, to);
                }
                part = if hyphen > 0 { to + hyphen } else { to };
                end = if hyphen > 0 { self.letters(part) } else { to };
                if hyphen == 0 {
                    break;
                }
            } else {
                break;
            }
        }
        let first = self.char_at(start).unwrap_or('a');
        let kind = if first.is_numeric() { TokenKind::Number } else { TokenKind::Word };
        self.push(kind, end.max(start + first.len_utf8()));
    }

    /// The end of the letters, digits and marks that run from `from`.
    pub(super) fn letters(&self, from: usize) -> usize {
        let (mut at, mut end) = (from, from);
        loop {
            while self.byte(at).is_ascii_alphanumeric() {
                at += 1;
            }
            end = end.max(at);
            let Some(c) = self.char_at(at).filter(|c| !c.is_ascii()) else { return end };
            if is_invisible(c) {
                // Inside a word it stays; at its end it is left out.
                at += c.len_utf8();
            } else if (is_wordy(c) && !is_ideograph(c)) || (is_combining(c) && end == at) {
                at += c.len_utf8();
                end = at;
            } else {
                return end;
            }
        }
    }

    /// The kind of token that a stop after the letters `part..end` makes of them, and its end: abbreviation or initials;
    /// `Word` for "U.S" without its last stop; nothing where the stop is a sentence's.
    fn stopped(&self, part: usize, end: usize) -> Option<(TokenKind, usize)> {
        let word = &self.text[part..end];
        if word.len() == 1 || (word == "Ph" && self.byte(end + 1) == b'D') {
            return self.dotted(part, end);
        }
        let to = end + 1;
        match abbreviations::find(word)? {
            Abbreviation::Counted => self.figure_follows(to).then_some((TokenKind::Abbreviation, to)),
            _ => Some((TokenKind::Abbreviation, to)),
        }
    }

    /// Single letters with stops between: "J.", "J.K.", "U.S.", "a.m.", "W.Va."
    fn dotted(&self, part: usize, end: usize) -> Option<(TokenKind, usize)> {
        let (mut end, mut count) = (end, 1);
        while self.byte(end) == b'.' && self.byte(end + 1).is_ascii_alphabetic() {
            let next = self.letters(end + 1);
            let fits = next == end + 2 || (next == end + 3 && self.byte(next) == b'.' && count < 3);
            if !fits || (next == end + 3 && !self.byte(end + 1).is_ascii_uppercase()) {
                break;
            }
            end = next;
            count += 1;
        }
        let stopped = self.byte(end) == b'.';
        let word = &self.text[part..end];
        if count > 1 {
            let short = word.bytes().all(|b| b == b'.' || b.is_ascii_uppercase()) && word.len() < 4;
            let kind = match stopped {
                false => TokenKind::Word,
                true if short && !abbreviations::is_dotted(word) => TokenKind::Initial,
                true => TokenKind::Abbreviation,
            };
            return Some((kind, end + usize::from(stopped)));
        }
        if abbreviations::find(word).is_some() && self.byte(part).is_ascii_lowercase() {
            let counted = abbreviations::find(word) == Some(Abbreviation::Counted);
            return (!counted || self.figure_follows(end + 1)).then_some((TokenKind::Abbreviation, end + 1));
        }
        self.is_initial(part, end + 1).then_some((TokenKind::Initial, end + 1))
    }

    /// Whether the single letter at `at`, its stop ending at `after`, is a person's initial.
    fn is_initial(&self, at: usize, after: usize) -> bool {
        if !self.byte(at).is_ascii_uppercase() {
            return false;
        }
        let next = self.char_at(after).unwrap_or('\n');
        let name_before = self.tokens.last().is_some_and(|t| {
            t.kind == TokenKind::Initial
                || (t.kind == TokenKind::Word && self.byte(t.span.start).is_ascii_uppercase() && !t.span.is_empty())
        });
        if self.byte(at) == b'I' && !name_before {
            return false;
        }
        match next {
            ' ' | '\u{a0}' => {
                let follower = self.char_at(after + next.len_utf8()).unwrap_or('\n');
                follower.is_uppercase() || (name_before && matches!(follower, '&' | '('))
            }
            ',' => name_before,
            c => c.is_uppercase(),
        }
    }

    /// Whether a figure comes next, at most one space away.
    fn figure_follows(&self, at: usize) -> bool {
        let space = self.char_at(at).filter(|c| matches!(c, ' ' | '\u{a0}')).map_or(0, char::len_utf8);
        let next = self.byte(at + space);
        next.is_ascii_digit() || (next == b'#' && self.byte(at + space + 1).is_ascii_digit())
    }
}
