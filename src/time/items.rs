//! Tokens → items: the words, numbers and marks of one sentence, each classified once.
//!
//! Hyphenated tokens come apart ("two-year" → `two` `-` `year`), numbers and their endings too ("10am" → `10` `am`), so
//! the matchers need not know how the tokenizer cut; dotted abbreviations stay together ("a.m.", "Nov.", "B.C.").

use super::words::{self, Lex};
use crate::document::{Document, Sentence, TokenKind};
use crate::span::Span;

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub span: Span,
    pub lex: Lex,
    /// The number it stands for.
    pub value: u32,
    /// How many digits it is written with.
    pub digits: u8,
    /// No white space before it.
    pub glued: bool,
    /// Starts with a capital letter.
    pub capital: bool,
    /// All capitals.
    pub upper: bool,
}

/// Cuts `sentence` into `items`, which it empties first.
pub fn read(document: &Document, sentence: &Sentence, items: &mut Vec<Item>) {
    items.clear();
    for token in &document.tokens[sentence.tokens.clone()] {
        use TokenKind::*;
        if matches!(token.kind, Url | Email | Hashtag | Handle | Emoji) {
            push(items, token.span, Lex::Other);
        } else {
            cut(document.text, token.span, items);
        }
    }
    // The full stop that ends a sentence belongs to no expression.
    if let Some(last) = items.last_mut()
        && last.span.of(document.text).ends_with('.')
        && last.span.len() > 1
    {
        last.span.end -= 1;
    }
}

fn push(items: &mut Vec<Item>, span: Span, lex: Lex) {
    let glued = items.last().is_some_and(|i| i.span.end == span.start);
    items.push(Item { span, lex, value: 0, digits: 0, glued, capital: false, upper: false });
}

fn cut(text: &str, span: Span, items: &mut Vec<Item>) {
    let bytes = text.as_bytes();
    let mut at = span.start;
    while at < span.end {
        let Some(c) = text[at..span.end].chars().next() else { break };
        let end = if c.is_ascii_digit() {
            number(text, at, span.end, items)
        } else if c.is_alphabetic() {
            word(text, at, span.end, items)
        } else {
            let mut end = at + c.len_utf8();
            let next = bytes.get(end).copied().unwrap_or(b' ');
            let lex = match c {
                '-' if next == b'-' => {
                    end += 1;
                    Lex::Dash
                }
                '-' if next.is_ascii_alphanumeric() && at > 0 && bytes[at - 1].is_ascii_alphanumeric() => Lex::Hyphen,
                '\u{2010}' | '\u{2011}' => Lex::Hyphen,
                '-' | '\u{2012}'..='\u{2015}' | '_' => Lex::Dash,
                '/' => Lex::Slash,
                ':' => Lex::Colon,
                ',' => Lex::Comma,
                '.' => Lex::Stop,
                '(' | '[' => Lex::Open,
                ')' | ']' => Lex::Close,
                '$' | '€' | '£' | '¥' => Lex::Currency,
                '%' => Lex::Percent,
                '\'' | '’' => possessive(text, end, &mut end, items.last().is_some_and(|i| i.span.end == at)),
                '‘' => Lex::Quote,
                c if c.is_whitespace() => {
                    at = end;
                    continue;
                }
                _ => Lex::Other,
            };
            if lex == Lex::Stop && belongs_to_abbreviation(text, items, at) {
                items.last_mut().expect("an abbreviation").span.end = end;
            } else {
                push(items, Span::new(at, end), lex);
            }
            end
        };
        at = end;
    }
}

fn possessive(text: &str, at: usize, end: &mut usize, glued: bool) -> Lex {
    let rest = &text.as_bytes()[at..];
    let s = glued && matches!(rest.first(), Some(b's' | b'S')) && !rest.get(1).is_some_and(u8::is_ascii_alphanumeric);
    if s {
        *end += 1;
        Lex::Possessive
    } else {
        Lex::Quote
    }
}

/// Whether the full stop at `at` ends "Nov.", "p.m." or "B.C.".
fn belongs_to_abbreviation(text: &str, items: &[Item], at: usize) -> bool {
    items.last().is_some_and(|i| {
        i.span.end == at
            && match i.lex {
                Lex::Meridiem(_) | Lex::Era(_) => i.span.of(text).contains('.'),
                Lex::Month(_) | Lex::Weekday(_) => i.span.len() <= 4 && i.span.of(text) != "May",
                Lex::Unit(_) | Lex::Units(_) => matches!(i.span.of(text), "hr" | "hrs" | "min" | "mins" | "yrs"),
                _ => false,
            }
    })
}

fn number(text: &str, start: usize, limit: usize, items: &mut Vec<Item>) -> usize {
    let bytes = &text.as_bytes()[..limit];
    let run = |from: usize| from + bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = run(start);
    let mut value =
        bytes[start..end].iter().fold(0u32, |n, b| n.saturating_mul(10).saturating_add(u32::from(b - b'0')));
    let mut digits = (end - start).min(99) as u8;
    let mut lex = Lex::Digits;
    while digits <= 12 && bytes.get(end) == Some(&b',') && run(end + 1) == end + 4 {
        value =
            bytes[end + 1..end + 4].iter().fold(value, |n, b| n.saturating_mul(10).saturating_add(u32::from(b - b'0')));
        (end, digits, lex) = (end + 4, digits + 3, Lex::Decimal);
    }
    if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) && !dotted(text, start, end)
    {
        (end, lex) = (run(end + 1), Lex::Other);
    }
    let letters = text[end..limit].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let ending = &text[end..end + letters];
    let is = |s: &str| ending.eq_ignore_ascii_case(s);
    let mut push_number = |lex: Lex, end: usize| {
        push(items, Span::new(start, end), lex);
        let item = items.last_mut().expect("just pushed");
        (item.value, item.digits) = (value, digits);
        end
    };
    if letters == 0 {
        let decade = lex == Lex::Digits && digits == 4 && value.is_multiple_of(10) && decade_apostrophe(&text[end..]);
        let lex = if lex == Lex::Other && digits <= 4 { Lex::Decimal } else { lex };
        return if decade && end + 1 < limit {
            push_number(Lex::DecadeNumber, text[end..].find('s').map_or(end, |i| end + i + 1))
        } else {
            push_number(lex, end)
        };
    }
    if lex == Lex::Digits {
        if is("st") || is("nd") || is("rd") || is("th") {
            let lex = u8::try_from(value).map_or(Lex::Other, Lex::Ordinal);
            return push_number(lex, end + letters);
        }
        if is("s") && value.is_multiple_of(10) && matches!(digits, 2 | 4) {
            return push_number(Lex::DecadeNumber, end + 1);
        }
        if is("am") || is("pm") || is("bc") || is("ad") || is("a") || is("p") || ending.starts_with(['T', 'Z', 'h']) {
            return push_number(lex, end);
        }
    }
    push_number(Lex::Other, end + letters)
}

/// "1980's".
fn decade_apostrophe(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('\'' | '’'))
        && chars.next() == Some('s')
        && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Whether the number from `start` with a full stop at `stop` goes on as "14.11.2016" or "9.30pm".
fn dotted(text: &str, start: usize, stop: usize) -> bool {
    let rest = &text.as_bytes()[stop + 1..];
    let run = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let after = rest.get(run..).unwrap_or(&[]);
    let date =
        stop - start <= 2 && run <= 2 && after.first() == Some(&b'.') && after.get(1).is_some_and(u8::is_ascii_digit);
    let rest = after.strip_prefix(b" ").unwrap_or(after);
    let clock = stop - start <= 2
        && run == 2
        && matches!(rest.first(), Some(b'a' | b'p' | b'A' | b'P'))
        && rest.get(1).is_some_and(|b| matches!(b, b'.' | b'm' | b'M'))
        && !rest.get(2).is_some_and(|b| b.is_ascii_alphanumeric() && !matches!(b, b'm' | b'M'));
    // Earlier parts of a dotted date or of a version number: "14.11" in "14.11.2016".
    date || clock || (stop - start <= 2 && run == 4 && start > 0 && text.as_bytes()[start - 1] == b'.')
}

fn word(text: &str, start: usize, limit: usize, items: &mut Vec<Item>) -> usize {
    let bytes = text.as_bytes();
    let run = text[start..limit].chars().take_while(|&c| wordy(c)).map(char::len_utf8).sum::<usize>();
    let mut end = start + run;
    let mut lex = None;
    if run == 1 && bytes.get(end) == Some(&b'.') && end + 1 < limit {
        let second = bytes[end + 1].to_ascii_lowercase();
        let closed = !bytes.get(end + 2).is_some_and(u8::is_ascii_alphanumeric);
        lex = match (bytes[start], second) {
            (b'a' | b'A', b'm') if closed => Some(Lex::Meridiem(false)),
            (b'p' | b'P', b'm') if closed => Some(Lex::Meridiem(true)),
            (b'B', b'c') if closed => Some(Lex::Era(true)),
            (b'A', b'd') if closed => Some(Lex::Era(false)),
            _ => None,
        };
        if lex.is_some() {
            end += 2;
        }
    }
    if text[start..limit].len() >= 7
        && text[end..].starts_with(['\'', '’'])
        && text[start..end].eq_ignore_ascii_case("o")
    {
        let rest = text[end..limit].trim_start_matches(['\'', '’']);
        if rest.len() >= 5 && rest.as_bytes()[..5].eq_ignore_ascii_case(b"clock") {
            (end, lex) = (limit - rest.len() + 5, Some(Lex::Oclock));
        }
    }
    let word = &text[start..end];
    let quarter = run == 2 && matches!(bytes[start], b'Q' | b'q') && matches!(bytes[start + 1], b'1'..=b'4');
    if quarter {
        lex = Some(Lex::QuarterNumber);
    }
    let lex = lex.or_else(|| words::classify(word)).unwrap_or(Lex::Other);
    push(items, Span::new(start, end), lex);
    let item = items.last_mut().expect("just pushed");
    item.capital = word.starts_with(char::is_uppercase);
    item.upper = item.capital && !word.contains(char::is_lowercase);
    if quarter {
        item.value = u32::from(bytes[start + 1] - b'0');
    }
    if !sure(item, word) {
        item.lex = Lex::Other;
    }
    end
}

fn wordy(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// Names of months and days want their capital, zones and eras all capitals: "may", "sat" and "est" are other words.
fn sure(item: &Item, word: &str) -> bool {
    match item.lex {
        Lex::Month(_) | Lex::Weekday(_) | Lex::Weekdays(_) => {
            item.capital || (word.len() >= 6 && matches!(item.lex, Lex::Weekday(_) | Lex::Weekdays(_) | Lex::Month(_)))
        }
        Lex::Zone(_) => item.upper,
        Lex::Era(_) => item.upper,
        _ => true,
    }
}
