//! Numbers, clock times and dates in figures: "12,500", "4.5bn", "2015-16", "9.30pm", "14/11/2016".

use super::super::characters::is_hyphen;
use super::{Scanner, TokenKind};

impl Scanner<'_> {
    /// A token that starts with a digit.
    pub(super) fn number(&mut self) {
        if self.address() {
            return;
        }
        if let Some(end) = self.date() {
            return self.push(TokenKind::Date, end);
        }
        if let Some(end) = self.clock() {
            return self.push(TokenKind::Clock, end);
        }
        let end = self.figures(self.at);
        self.figures_and_letters(end);
    }

    /// ".5"
    pub(super) fn fraction(&mut self) {
        let end = self.figures(self.at + 1);
        self.figures_and_letters(end);
    }

    /// Letters and parts that belong to the figures ending at `end`: "bn", "th", "-year-old".
    fn figures_and_letters(&mut self, end: usize) {
        let mut end = self.letters(end);
        let mut kind = TokenKind::Number;
        while let Some(c) = self.char_at(end).filter(|&c| is_hyphen(c))
            && self.wordy_at(end + c.len_utf8())
        {
            let from = end + c.len_utf8();
            if !self.byte(from).is_ascii_digit() {
                kind = TokenKind::Word;
            }
            end = self.letters(self.figures(from));
        }
        self.push(kind, end);
    }

    fn digits(&self, from: usize) -> usize {
        from + self.bytes[from.min(self.bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count()
    }

    /// Digits with separators between: "12,500", "3.5", "24/7", "2:1".
    fn figures(&self, from: usize) -> usize {
        let mut end = self.digits(from);
        loop {
            let next = self.digits(end + 1);
            let count = next.saturating_sub(end + 1);
            let joins = match self.byte(end) {
                // Thousands; lakhs too, "1,00,000".
                b',' => count == 3 || (count == 2 && self.byte(next) == b',' && self.byte(next + 1).is_ascii_digit()),
                b'.' | b':' | b'/' => count > 0,
                _ => false,
            };
            if !joins || end == from {
                return end;
            }
            end = next;
        }
    }

    /// "14/11/2016", "14.11.2016", "2016-11-14", "2016-11-14T10:31:00Z".
    fn date(&self) -> Option<usize> {
        let start = self.at;
        let first = self.digits(start);
        let separator = self.byte(first);
        if !matches!(separator, b'/' | b'-' | b'.') {
            return None;
        }
        let second = self.digits(first + 1);
        if self.byte(second) != separator {
            return None;
        }
        let third = self.digits(second + 1);
        let fits = match (first - start, second - first - 1, third - second - 1) {
            (4, 1..=2, 1..=2) => true,
            (1..=2, 1..=2, 4) => true,
            (1..=2, 1..=2, 2) => separator == b'/',
            _ => false,
        };
        let mut end = third;
        if fits && self.byte(end) == b'T' && self.byte(end + 1).is_ascii_digit() {
            let clock = |b: &&u8| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'+' | b'-' | b'Z');
            end += 1 + self.bytes[end + 1..].iter().take(24).take_while(clock).count();
            while self.byte(end - 1) == b'.' || self.byte(end - 1) == b':' || self.byte(end - 1) == b'-' {
                end -= 1;
            }
        }
        let more = matches!(self.byte(end), b'/' | b'-') && self.byte(end + 1).is_ascii_digit();
        (fits && !more && !self.wordy_at(end)).then_some(end)
    }

    /// "10:31", "10:31:05", "9.30pm", "6am", "6a.m."
    fn clock(&self) -> Option<usize> {
        let value = |from: usize, to: usize| self.text[from..to].parse::<u32>().unwrap_or(99);
        let hours = self.digits(self.at);
        if hours - self.at > 2 || value(self.at, hours) > 24 {
            return None;
        }
        let mut end = hours;
        if matches!(self.byte(end), b':' | b'.') {
            let minutes = self.digits(end + 1);
            if minutes == end + 3 && value(end + 1, minutes) < 60 {
                end = minutes;
            }
        }
        let colon = end > hours && self.byte(hours) == b':';
        if colon && self.byte(end) == b':' && self.digits(end + 1) == end + 3 {
            end += 3;
        }
        if let Some(half) = self.half_of_day(end) {
            return Some(half);
        }
        let more = matches!(self.byte(end), b':' | b'.' | b'/' | b',') && self.byte(end + 1).is_ascii_digit();
        (colon && !more && !self.wordy_at(end) && self.byte(end) != b'-').then_some(end)
    }

    /// The end of "am", "PM", "a.m." that starts at `from`.
    fn half_of_day(&self, from: usize) -> Option<usize> {
        let letter = |at: usize| self.byte(at).to_ascii_lowercase();
        if !matches!(letter(from), b'a' | b'p') {
            return None;
        }
        let dotted = letter(from + 1) == b'.';
        let m = from + 1 + usize::from(dotted);
        let end = m + 1 + usize::from(dotted && letter(m + 1) == b'.');
        (letter(m) == b'm' && !self.wordy_at(end)).then_some(end)
    }
}
