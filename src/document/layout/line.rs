//! What one line looks like: words, capitals, stops and the classes of its words.
//! "Share this article" is a label; "The mayor said on Monday she would go." is a sentence.

use super::aside::{self, Aside};
use super::credit;
use super::vocabulary::{self, CLASSES, Class, Classes};
use crate::english::first_names::gender;
use crate::english::{Gender, patterns};
use crate::span::Span;

/// A line's look, counted in one pass.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub span: Span,
    /// Line ends between it and the line before.
    pub gap: u32,
    pub chars: u32,
    pub words: u32,
    /// Words in a capital, all letters.
    pub capitalised: u32,
    /// Words of two letters or more in capitals throughout.
    pub shouted: u32,
    /// Words that begin with a digit.
    pub numbers: u32,
    /// Full stops, question and exclamation marks with white space or nothing after them.
    pub stops: u32,
    pub commas: u32,
    pub quotes: u32,
    /// Marks between links: "|", "•", "/", "»"
    pub bars: u32,
    pub colons: u32,
    pub parentheses: u32,
    /// Capitals right after small letters: "NewsWorld", words run together.
    pub humps: u32,
    /// "@", "#", "©", "http", "www."
    pub marks: u32,
    /// Credits somebody for a picture: "Photo: …", "(Image: …)", "… / Getty Images".
    pub credited: bool,
    /// Known first names with a capital after them, at most four: "Ana Lima".
    pub named: u32,
    /// A picture's caption or credit by its shape: "… (Image: Example)", "Photo: Ana Lima".
    pub captioned: bool,
    /// A line of a mail's head: "From: Ana Lima <ana@example.org>"
    pub mailed: bool,
    /// Not a part of the story: "Read more: …", "Most read", "Sign up …"
    pub aside: Option<Aside>,
    /// Words of each class.
    pub classes: [u16; CLASSES],
    pub first: Classes,
    pub last: Classes,
    pub opening: Opening,
    pub ending: Ending,
    /// A hash of its letters and digits in lower case: equal where two lines say the same.
    pub hash: u64,
    /// Hashes of its longer words, the first few.
    pub content: [u32; CONTENT],
    pub content_len: u8,
}

/// How many longer words of a line are kept for comparison.
pub const CONTENT: usize = 16;

/// How many words of a line may be first names, and maximum number of them counted.
const NAMES_WITHIN: u32 = 40;
const NAMED: u32 = 4;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    #[default]
    Other,
    Capital,
    Small,
    Digit,
    Quote,
    Bullet,
    Ellipsis,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    #[default]
    Open,
    Stop,
    Question,
    Quote,
    Colon,
    Ellipsis,
    Comma,
    Bracket,
}

impl Line {
    pub fn count(&self, class: Class) -> u32 {
        u32::from(self.classes[class as usize])
    }

    pub fn opens(&self, class: Class) -> bool {
        self.first & (1 << class as u8) != 0
    }

    /// Hashes of its first longer words, to compare lines by.
    pub fn longer_words(&self) -> &[u32] {
        &self.content[..usize::from(self.content_len)]
    }

    /// Reads like running text: a sentence of some length.
    pub fn is_prose(&self) -> bool {
        let ends = matches!(self.ending, Ending::Stop | Ending::Question | Ending::Quote | Ending::Colon);
        (self.words >= 10 && ends || self.words >= 30)
            && (self.count(Class::Function) + self.count(Class::Pronoun)) * 6 >= self.words
    }

    /// Reads the line at `span` of `text`.
    pub fn read(text: &str, span: Span, gap: u32) -> Self {
        let mut line = Self { span, gap, ..Self::default() };
        let raw = span.of(text);
        line.opening = opening(raw);
        line.ending = ending(raw);
        let mut hash = Fnv::default();
        let mut word = Word::default();
        let mut before = ' ';
        // The last mark is a slash or the like: what follows may be a source.
        let mut slashed = false;
        let mut chars = raw.chars().peekable();
        while let Some(c) = chars.next() {
            line.chars += 1;
            let next = chars.peek().copied();
            if c.is_alphanumeric() {
                hash.char(c);
                if before.is_lowercase() && c.is_uppercase() {
                    line.humps += 1;
                }
                word.push(c);
            } else {
                let inner = matches!(c, '\'' | '’' | '-') && word.chars > 0 && next.is_some_and(char::is_alphanumeric);
                if inner {
                    word.push(if c == '’' { '\'' } else { c });
                } else {
                    word.end(&mut line);
                    line.mark(c, before, next);
                    slashed = slashed && c == ' ' || matches!(c, '/' | '(' | '|' | '©');
                }
            }
            before = c;
        }
        word.end(&mut line);
        let source = 1 << Class::Credit as u8 | 1 << Class::Agency as u8;
        let named = line.words <= 6 && line.ending == Ending::Open && line.count(Class::Function) == 0;
        line.credited |= line.last & source != 0 && (line.ending == Ending::Bracket || slashed || named);
        line.credited |= (line.humps + line.colons > 0 && credit::is_glued(raw))
            || credit::is_titled(&line, raw)
            || (line.words <= 9 && line.bars > 0 && credit::is_name_and_outlet(raw));
        line.captioned = (2..=70).contains(&line.words) && credit::is_caption(raw);
        line.credited |= line.captioned;
        line.aside = aside::read(&line, raw);
        line.mailed = patterns::MAIL_FIELD.matches(raw);
        line.hash = hash.0;
        line
    }

    fn mark(&mut self, c: char, before: char, next: Option<char>) {
        match c {
            '.' | '!' | '?' | '…'
                if next.is_none_or(|n| n.is_whitespace() || matches!(n, '"' | '”' | '’' | '\'' | ')')) =>
            {
                self.stops += 1;
            }
            ',' => self.commas += 1,
            '"' | '“' | '”' | '«' | '»' => self.quotes += 1,
            '\'' | '‘' if !before.is_alphanumeric() => self.quotes += 1,
            '|' | '•' | '/' | '›' | '·' | '>' | '→' => self.bars += 1,
            ':' => {
                self.colons += 1;
                self.credited |= self.last & 1 << Class::Credit as u8 != 0;
            }
            '(' | '[' => self.parentheses += 1,
            '@' | '#' | '©' | '™' | '®' => self.marks += 1,
            _ => {}
        }
    }
}

fn opening(raw: &str) -> Opening {
    match raw.chars().next() {
        Some('"' | '“' | '‘' | '\'' | '«') => Opening::Quote,
        Some('…') => Opening::Ellipsis,
        Some('.') if raw.starts_with("..") => Opening::Ellipsis,
        Some('•' | '·' | '*' | '-' | '–' | '—' | '●' | '▪' | '>') => Opening::Bullet,
        Some(c) if c.is_uppercase() => Opening::Capital,
        Some(c) if c.is_lowercase() => Opening::Small,
        Some(c) if c.is_numeric() => Opening::Digit,
        _ => Opening::Other,
    }
}

fn ending(raw: &str) -> Ending {
    let bare = raw.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    let closed = bare.len() < raw.len();
    match bare.chars().next_back() {
        Some('.') if bare.ends_with("...") => Ending::Ellipsis,
        Some('…') => Ending::Ellipsis,
        Some('.' | '!') => Ending::Stop,
        Some('?') => Ending::Question,
        _ if raw.ends_with([')', ']', '(']) => Ending::Bracket,
        _ if closed => Ending::Quote,
        Some(':') => Ending::Colon,
        Some(',' | ';') => Ending::Comma,
        _ => Ending::Open,
    }
}

/// A word in lower case, if it is short enough to be in a list.
#[derive(Clone, Copy, Default)]
struct Short {
    bytes: [u8; 16],
    len: usize,
}

impl Short {
    fn push(&mut self, c: char) {
        if self.len < self.bytes.len() {
            // Words of other alphabets are in no list.
            self.bytes[self.len] = if c.is_ascii() { c.to_ascii_lowercase() as u8 } else { 0 };
            self.len += 1;
        } else {
            self.len = self.bytes.len() + 1;
        }
    }

    /// Empty for a longer word.
    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(b"")
    }

    fn is_first_name(&self) -> bool {
        self.len > 0 && std::str::from_utf8(self.as_bytes()).is_ok_and(|w| gender(w) != Gender::Unknown)
    }
}

/// The word being read: its first bytes in lower case, and how it is written.
#[derive(Default)]
struct Word {
    short: Short,
    chars: u32,
    upper: u32,
    letters: u32,
    first: Option<char>,
    hash: Fnv,
    /// The word before, where it may be a first name.
    before: Short,
}

impl Word {
    fn push(&mut self, c: char) {
        self.first.get_or_insert(c);
        self.chars += 1;
        self.letters += u32::from(c.is_alphabetic());
        self.upper += u32::from(c.is_uppercase());
        self.short.push(c);
        self.hash.char(c);
    }

    fn end(&mut self, line: &mut Line) {
        let Some(first) = self.first else { return };
        line.words += 1;
        line.capitalised += u32::from(first.is_uppercase());
        line.shouted += u32::from(self.letters >= 2 && self.upper == self.letters);
        line.numbers += u32::from(first.is_numeric());
        let classes = vocabulary::classes(self.hash.0);
        let mut rest = classes;
        while rest != 0 {
            let class = rest.trailing_zeros() as usize;
            line.classes[class] = line.classes[class].saturating_add(1);
            rest &= rest - 1;
        }
        if line.words == 1 {
            line.first = classes;
        }
        line.last = classes;
        let capital = first.is_uppercase();
        // Only a capital after the name asks for a look-up.
        if capital && line.named < NAMED && self.before.is_first_name() {
            line.named += 1;
        }
        let may_be_first_name = capital && classes == 0 && line.words <= NAMES_WITHIN;
        let of_grammar = classes & (1 << Class::Function as u8 | 1 << Class::Pronoun as u8) != 0;
        if self.chars >= 4 && !of_grammar && usize::from(line.content_len) < CONTENT {
            line.content[usize::from(line.content_len)] = (self.hash.0 ^ (self.hash.0 >> 32)) as u32;
            line.content_len += 1;
        }
        let before = if may_be_first_name { self.short } else { Short::default() };
        *self = Self { before, ..Self::default() };
    }
}

/// Fowler, Noll and Vo's hash, over characters in lower case: for ASCII the key of the lexicon.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn char(&mut self, c: char) {
        let c = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
        self.0 = (self.0 ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Line {
        Line::read(text, Span::new(0, text.len()), 0)
    }

    #[test]
    fn sentences_and_labels_look_different() {
        let sentence = read("The mayor said on Monday that she would not stand again.");
        assert!(sentence.is_prose());
        assert_eq!((sentence.words, sentence.capitalised, sentence.stops), (11, 2, 1));
        let label = read("NewsWorld | Share on Twitter");
        assert!(!label.is_prose());
        assert_eq!((label.humps, label.bars, label.count(Class::Share)), (1, 1, 1));
    }

    #[test]
    fn lines_that_say_the_same_have_one_hash() {
        assert_eq!(read("Harbour crane ‘late’").hash, read("HARBOUR CRANE LATE").hash);
    }
}
