//! Tokens → items: the words, numbers and marks of one sentence, each classified once.
//!
//! Hyphenated tokens come apart ("two-year" → `two` `-` `year`), numbers and their endings too ("10am" → `10` `am`), so
//! the matchers need not know how the tokenizer cut; dotted abbreviations stay together ("a.m.", "Nov.", "B.C.").

use crate::document::words::BEFORE;
use crate::document::{Document, Sentence, TokenKind};
use crate::english::{Lexicon, TimeWord};
use crate::span::Span;

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub span: Span,
    pub class: TimeWord,
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
    /// The number of its form in [`Words::list`](crate::document::Words::list); [`BEFORE`] where it is a piece without one.
    pub word: u32,
}

/// Cuts `sentence` into `items`, which it empties first.
pub fn read(document: &Document, sentence: &Sentence, items: &mut Vec<Item>) {
    items.clear();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        use TokenKind::*;
        let token = &document.tokens[at];
        let mut next = at + 1;
        if matches!(token.kind, Url | Email | Hashtag | Handle | Emoji) {
            push(items, token.span, TimeWord::Other);
        } else if let Some((class, length)) = whole(document, at) {
            next = (at + length).min(sentence.tokens.end);
            push(items, Span::new(token.span.start, document.tokens[next - 1].span.end), class);
            mark_case(items, document.text);
        } else {
            cut(document, at, items);
        }
        at = next;
    }
    // The full stop that ends a sentence belongs to no expression.
    if let Some(last) = items.last_mut()
        && last.span.of(document.text).ends_with('.')
        && last.span.len() > 1
    {
        last.span.end -= 1;
    }
}

/// What a phrase ("mid week") or a form with hyphens ("mid-week") is as a whole, and its length in tokens.
fn whole(document: &Document, token: usize) -> Option<(TimeWord, usize)> {
    if let Some(phrase) = document.phrase_at(token)
        && let Some(class) = phrase.time
        // "the Mail on Sunday", not "no mail on Sunday"
        && (class != TimeWord::Other || document.features(token).case.is_capital())
    {
        return Some((class, usize::from(phrase.length)));
    }
    let word = document.features(token);
    (word.parts.1 > 0).then_some(word.time).flatten().map(|class| (class, 1))
}

fn push(items: &mut Vec<Item>, span: Span, class: TimeWord) {
    let glued = items.last().is_some_and(|i| i.span.end == span.start);
    items.push(Item { span, class, value: 0, digits: 0, glued, capital: false, upper: false, word: BEFORE });
}

fn cut(document: &Document, token: usize, items: &mut Vec<Item>) {
    let (text, span) = (document.text, document.tokens[token].span);
    let bytes = text.as_bytes();
    let mut at = span.start;
    while at < span.end {
        let Some(c) = text[at..span.end].chars().next() else { break };
        let end = if c.is_ascii_digit() {
            number(text, at, span.end, items)
        } else if c.is_alphabetic() {
            word(document, token, at, items)
        } else {
            let mut end = at + c.len_utf8();
            let next = bytes.get(end).copied().unwrap_or(b' ');
            let class = match c {
                '-' if next == b'-' => {
                    end += 1;
                    TimeWord::Dash
                }
                '-' if next.is_ascii_alphanumeric() && at > 0 && bytes[at - 1].is_ascii_alphanumeric() => {
                    TimeWord::Hyphen
                }
                '\u{2010}' | '\u{2011}' => TimeWord::Hyphen,
                '-' | '\u{2012}'..='\u{2015}' | '_' => TimeWord::Dash,
                '/' => TimeWord::Slash,
                ':' => TimeWord::Colon,
                ',' => TimeWord::Comma,
                '.' => TimeWord::Stop,
                '(' | '[' => TimeWord::Open,
                ')' | ']' => TimeWord::Close,
                '$' | '€' | '£' | '¥' => TimeWord::Currency,
                '%' => TimeWord::Percent,
                '\'' | '’' => possessive(text, end, &mut end, items.last().is_some_and(|i| i.span.end == at)),
                '‘' => TimeWord::Quote,
                c if c.is_whitespace() => {
                    at = end;
                    continue;
                }
                _ => TimeWord::Other,
            };
            if class == TimeWord::Stop && belongs_to_abbreviation(text, items, at) {
                items.last_mut().expect("an abbreviation").span.end = end;
            } else {
                push(items, Span::new(at, end), class);
            }
            end
        };
        at = end;
    }
}

fn possessive(text: &str, at: usize, end: &mut usize, glued: bool) -> TimeWord {
    let rest = &text.as_bytes()[at..];
    let s = glued && matches!(rest.first(), Some(b's' | b'S')) && !rest.get(1).is_some_and(u8::is_ascii_alphanumeric);
    if s {
        *end += 1;
        TimeWord::Possessive
    } else {
        TimeWord::Quote
    }
}

/// Whether the full stop at `at` ends "Nov.", "p.m." or "B.C.".
fn belongs_to_abbreviation(text: &str, items: &[Item], at: usize) -> bool {
    items.last().is_some_and(|i| {
        i.span.end == at
            && match i.class {
                TimeWord::Meridiem(_) | TimeWord::Era(_) => i.span.of(text).contains('.'),
                TimeWord::Month(_) | TimeWord::Weekday(_) => i.span.len() <= 4 && i.span.of(text) != "May",
                TimeWord::Unit(_) | TimeWord::Units(_) => {
                    matches!(i.span.of(text), "hr" | "hrs" | "min" | "mins" | "yrs")
                }
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
    let mut class = TimeWord::Digits;
    while digits <= 12 && bytes.get(end) == Some(&b',') && run(end + 1) == end + 4 {
        value =
            bytes[end + 1..end + 4].iter().fold(value, |n, b| n.saturating_mul(10).saturating_add(u32::from(b - b'0')));
        (end, digits, class) = (end + 4, digits + 3, TimeWord::Decimal);
    }
    if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) && !dotted(text, start, end)
    {
        (end, class) = (run(end + 1), TimeWord::Other);
    }
    let letters = text[end..limit].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let ending = &text[end..end + letters];
    let is = |s: &str| ending.eq_ignore_ascii_case(s);
    let mut push_number = |class: TimeWord, end: usize| {
        push(items, Span::new(start, end), class);
        let item = items.last_mut().expect("just pushed");
        (item.value, item.digits) = (value, digits);
        end
    };
    if letters == 0 {
        let decade =
            class == TimeWord::Digits && digits == 4 && value.is_multiple_of(10) && decade_apostrophe(&text[end..]);
        let class = if class == TimeWord::Other && digits <= 4 { TimeWord::Decimal } else { class };
        return if decade && end + 1 < limit {
            push_number(TimeWord::DecadeNumber, text[end..].find('s').map_or(end, |i| end + i + 1))
        } else {
            push_number(class, end)
        };
    }
    if class == TimeWord::Digits {
        if is("st") || is("nd") || is("rd") || is("th") {
            let class = u8::try_from(value).map_or(TimeWord::Other, TimeWord::Ordinal);
            return push_number(class, end + letters);
        }
        if is("s") && value.is_multiple_of(10) && matches!(digits, 2 | 4) {
            return push_number(TimeWord::DecadeNumber, end + 1);
        }
        if is("am") || is("pm") || is("bc") || is("ad") || is("a") || is("p") || ending.starts_with(['T', 'Z', 'h']) {
            return push_number(class, end);
        }
    }
    push_number(TimeWord::Other, end + letters)
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

fn word(document: &Document, token: usize, start: usize, items: &mut Vec<Item>) -> usize {
    let (text, limit) = (document.text, document.tokens[token].span.end);
    let bytes = text.as_bytes();
    let run = text[start..limit].chars().take_while(|&c| wordy(c)).map(char::len_utf8).sum::<usize>();
    let mut end = start + run;
    let mut class = None;
    if run == 1 && bytes.get(end) == Some(&b'.') && end + 1 < limit {
        let second = bytes[end + 1].to_ascii_lowercase();
        let closed = !bytes.get(end + 2).is_some_and(u8::is_ascii_alphanumeric);
        class = match (bytes[start], second) {
            (b'a' | b'A', b'm') if closed => Some(TimeWord::Meridiem(false)),
            (b'p' | b'P', b'm') if closed => Some(TimeWord::Meridiem(true)),
            (b'B', b'c') if closed => Some(TimeWord::Era(true)),
            (b'A', b'd') if closed => Some(TimeWord::Era(false)),
            _ => None,
        };
        if class.is_some() {
            end += 2;
        }
    }
    if text[start..limit].len() >= 7
        && text[end..].starts_with(['\'', '’'])
        && text[start..end].eq_ignore_ascii_case("o")
    {
        let rest = text[end..limit].trim_start_matches(['\'', '’']);
        if rest.len() >= 5 && rest.as_bytes()[..5].eq_ignore_ascii_case(b"clock") {
            (end, class) = (limit - rest.len() + 5, Some(TimeWord::Oclock));
        }
    }
    let word = &text[start..end];
    let quarter = run == 2 && matches!(bytes[start], b'Q' | b'q') && matches!(bytes[start + 1], b'1'..=b'4');
    if quarter {
        class = Some(TimeWord::QuarterNumber);
    }
    let number = number_of(document, token, start, end);
    let class = class.or_else(|| match number {
        Some(n) => document.words.list[n as usize].time,
        None => Lexicon::shared().look_up(word).time,
    });
    push(items, Span::new(start, end), class.unwrap_or(TimeWord::Other));
    mark_case(items, text);
    let item = items.last_mut().expect("just pushed");
    item.word = number.unwrap_or(BEFORE);
    if quarter {
        item.value = u32::from(bytes[start + 1] - b'0');
    }
    if !sure(item, word) {
        item.class = TimeWord::Other;
    }
    end
}

/// The number of the form at `start..end` of a token, where it is the whole token but for a full stop, or one of its parts.
fn number_of(document: &Document, token: usize, start: usize, end: usize) -> Option<u32> {
    let span = document.tokens[token].span;
    let ends_at = |to: usize| to == end || (to == end + 1 && document.text.as_bytes()[end] == b'.');
    if start == span.start && ends_at(span.end) {
        return Some(document.word_of[token]);
    }
    let parts = document.words.parts_of(document.features(token));
    let part = parts.binary_search_by_key(&((start - span.start) as u32), |part| part.start).ok()?;
    ends_at(span.start + parts[part].end as usize).then_some(parts[part].word)
}

/// Notes how the last item is written.
fn mark_case(items: &mut [Item], text: &str) {
    let Some(item) = items.last_mut() else { return };
    let word = item.span.of(text);
    item.capital = word.starts_with(char::is_uppercase);
    item.upper = item.capital && !word.contains(char::is_lowercase);
}

fn wordy(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// Names of months and days want their capital, zones and eras all capitals: "may", "sat" and "est" are other words.
fn sure(item: &Item, word: &str) -> bool {
    match item.class {
        TimeWord::Month(_) | TimeWord::Weekday(_) | TimeWord::Weekdays(_) => {
            item.capital
                || (word.len() >= 6
                    && matches!(item.class, TimeWord::Weekday(_) | TimeWord::Weekdays(_) | TimeWord::Month(_)))
        }
        TimeWord::Zone(_) => item.upper,
        TimeWord::Era(_) => item.upper,
        _ => true,
    }
}
