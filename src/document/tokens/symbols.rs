//! Tokens that are neither words nor numbers: stops, quotation marks, dashes, brackets, currency signs, pictures.
//!
//! A run of one sign is counted only where the whole run becomes one token, so that each sign is read once.

use super::super::characters::{is_apostrophe, is_combining, is_emoji, is_regional};
use super::{Scanner, TokenKind};

impl Scanner<'_> {
    pub(super) fn ascii_symbol(&mut self, b: u8) {
        let tag = match b {
            b'#' => self.hashtag_end().map(|end| (TokenKind::Hashtag, end)),
            b'@' => self.handle_end().map(|end| (TokenKind::Handle, end)),
            b':' | b';' | b'=' => self.emoticon_end().map(|end| (TokenKind::Emoji, end)),
            _ => None,
        };
        if let Some((kind, end)) = tag {
            return self.push(kind, end);
        }
        match b {
            b'.' => self.dots(),
            b'!' | b'?' => {
                let run = self.bytes[self.at..].iter().take_while(|b| matches!(b, b'!' | b'?')).count();
                self.push(TokenKind::Stop, self.at + run);
            }
            b'\'' | b'`' => self.apostrophe(char::from(b)),
            b'"' => self.push(TokenKind::Quote, self.at + 1),
            b'(' | b')' | b'[' | b']' | b'{' | b'}' => self.push(TokenKind::Bracket, self.at + 1),
            b'-' => self.push(TokenKind::Dash, self.run_end(self.at)),
            b'$' => self.push(TokenKind::Currency, self.at + 1),
            b'*' | b'=' | b'_' | b'~' | b'+' | b'#' | b'|' => {
                self.push(TokenKind::Punctuation, self.run_end(self.at));
            }
            _ => self.push(TokenKind::Punctuation, self.at + 1),
        }
    }

    /// The end of the run of equal bytes that starts at `from`.
    fn run_end(&self, from: usize) -> usize {
        from + self.bytes[from.min(self.bytes.len())..].iter().take_while(|&&b| b == self.byte(from)).count()
    }

    fn dots(&mut self) {
        let after = self.run_end(self.at);
        if after > self.at + 1 {
            return self.push(TokenKind::Ellipsis, after);
        }
        if self.byte(after).is_ascii_digit() && self.touching().is_none_or(|t| !t.kind.is_wordlike()) {
            return self.fraction();
        }
        // ". . ." as some papers set it.
        let more = self.bytes[after..].chunks_exact(2).take_while(|b| b == b" .").count();
        if more >= 2 { self.push(TokenKind::Ellipsis, after + 2 * more) } else { self.push(TokenKind::Stop, after) }
    }

    /// ":-)", ";)", ":D", "=("
    fn emoticon_end(&self) -> Option<usize> {
        let nose = usize::from(matches!(self.byte(self.at + 1), b'-' | b'\'' | b'o'));
        let mouth = self.at + 1 + nose;
        let shape = match self.byte(mouth) {
            b')' | b'(' => nose > 0 || self.spaced,
            b'D' | b'P' | b'p' | b'O' | b'|' | b'/' | b'\\' | b']' | b'[' | b'*' => self.spaced,
            _ => false,
        };
        if !shape {
            return None;
        }
        let end = self.run_end(mouth);
        (!self.wordy_at(end) && self.byte(end) != b'/').then_some(end)
    }

    /// A character beyond ASCII that is no part of a word.
    pub(super) fn symbol(&mut self, c: char) {
        let end = self.at + c.len_utf8();
        if is_apostrophe(c) {
            return self.apostrophe(c);
        }
        if is_emoji(c) {
            return self.push(TokenKind::Emoji, self.emoji_end(c, end));
        }
        let kind = match c {
            '“' | '”' | '„' | '‟' | '‚' | '‛' | '«' | '»' | '‹' | '›' | '″' | '〝'..='〟' | '「'..='』' | '＂' => {
                TokenKind::Quote
            }
            '…' => TokenKind::Ellipsis,
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⸺' | '⸻' => TokenKind::Dash,
            '€' | '£' | '¥' | '¢' | '₿' | '\u{20a0}'..='\u{20be}' => TokenKind::Currency,
            '〈'..='》' | '【' | '】' | '（' | '）' => TokenKind::Bracket,
            '。' | '！' | '？' | '؟' | '۔' | '।' | '‼' | '⁇'..='⁉' | '‽' => TokenKind::Stop,
            _ => TokenKind::Punctuation,
        };
        self.push(kind, end);
    }

    /// The end of the picture that starts with `c`: skin tones, joined pictures and the second half of a flag with it.
    fn emoji_end(&self, c: char, end: usize) -> usize {
        let mut end = end;
        if is_regional(c) {
            let half = self.char_at(end).filter(|&c| is_regional(c));
            return end + half.map_or(0, char::len_utf8);
        }
        while let Some(c) = self.char_at(end) {
            let after = end + c.len_utf8();
            if is_combining(c) {
                end = after;
            } else if c == '\u{200d}'
                && let Some(next) = self.char_at(after).filter(|&c| is_emoji(c) || matches!(c, '♀' | '♂'))
            {
                end = after + next.len_utf8();
            } else {
                break;
            }
        }
        end
    }
}
