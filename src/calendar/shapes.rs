//! Full dates as they are written: "14 Nov. 2016", "November 14th, 2016", "18-Nov-2019", "2016-11-14", "12/29/14".
//!
//! The only reader of full dates. The document stage searches whole lines with [`find`], also where a date runs into other
//! words (`NOV 20 20194:29 AM EST`); the time stage asks [`read`] at each number and month. Dates without a year, or with
//! words for numbers, belong to the time stage alone.

use super::{Date, day_of};

/// A day and the bytes of the line that name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub start: usize,
    pub end: usize,
    pub date: Date,
}

/// A full date as it is written, which may be no day of the calendar ("31 February 2016").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The byte after it.
    pub end: usize,
    pub year: i32,
    /// Written with two digits: "12/29/14".
    pub short_year: bool,
    pub order: Order,
}

/// What a date says about which number is the day and which the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The month is a word, or the year stands first.
    Known { month: u8, day: u8 },
    /// Two numbers before the year, separated by `mark`.
    Numbers { first: u8, second: u8, mark: u8 },
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Earliest and latest year accepted for a date of publication.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

/// Two-digit years from this one on belong to the 20th century.
const CENTURY_BREAK: i32 = 70;

/// Every full date in `line` that can be only one day, in order.
pub fn find(line: &str) -> Vec<Shown> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let starts = (bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_digit()))
            || (bytes[at].is_ascii_alphabetic() && begins_word(bytes, at));
        let shown = starts.then(|| read(line, at)).flatten().and_then(|w| Some((w.end, w.date()?)));
        match shown {
            Some((end, date)) => {
                found.push(Shown { start: at, end, date });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The full date that starts at byte `at` with a digit or a letter.
pub fn read(text: &str, at: usize) -> Option<Written> {
    let bytes = text.as_bytes();
    match bytes.get(at)? {
        b if b.is_ascii_digit() => day_month_year(bytes, at).or_else(|| numeric(bytes, at)),
        b if b.is_ascii_alphabetic() => month_day_year(bytes, at),
        _ => None,
    }
}

impl Written {
    /// The day, where the words can mean only one.
    fn date(self) -> Option<Date> {
        let year = match self.year {
            short if self.short_year && short < CENTURY_BREAK => 2000 + short,
            short if self.short_year => 1900 + short,
            year => year,
        };
        let (day, month) = match self.order {
            Order::Known { month, day } => (day, month),
            Order::Numbers { first, second, mark } => match (first, second) {
                (13..=31, 1..=12) => (first, second),
                (1..=12, 13..=31) => (second, first),
                _ if first == second => (first, second),
                // Dates with dots are European: the day comes first.
                (1..=12, 1..=12) if mark == b'.' => (first, second),
                _ => return None,
            },
        };
        day_of(year, month, day).filter(|_| YEARS.contains(&year))
    }
}

/// A letter after a character that is no letter, or a capital after a small letter: "MusumeciNovember".
fn begins_word(bytes: &[u8], at: usize) -> bool {
    at == 0
        || !bytes[at - 1].is_ascii_alphabetic()
        || (bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase())
}

/// "November 18th, 2019", "Nov. 18 2019"
fn month_day_year(bytes: &[u8], at: usize) -> Option<Written> {
    let (end, month) = month(bytes, at)?;
    let (end, day) = number(bytes, skip(bytes, end, b". ", 3), 2)?;
    let end = ordinal(bytes, end);
    let start = skip(bytes, end, b", ", 3);
    if start == end {
        return None;
    }
    let (end, year) = year(bytes, start)?;
    Some(Written { end, year, short_year: false, order: Order::Known { month, day: day as u8 } })
}

/// "18 November 2019", "18th of Nov., 2019", "18-Nov-2019"
fn day_month_year(bytes: &[u8], at: usize) -> Option<Written> {
    let (end, day) = number(bytes, at, 2)?;
    let end = skip(bytes, ordinal(bytes, end), b" -/.", 2);
    let end = if bytes[end..].starts_with(b"of ") { end + 3 } else { end };
    let (end, month) = month(bytes, end)?;
    let (end, year) = year(bytes, skip(bytes, end, b"., -/", 3))?;
    Some(Written { end, year, short_year: false, order: Order::Known { month, day: day as u8 } })
}

/// "2019-11-18", "13.11.2019", "12/29/2014", "12.29.14"
fn numeric(bytes: &[u8], at: usize) -> Option<Written> {
    // Part of an address or of a longer number.
    if at > 0 && matches!(bytes[at - 1], b'/' | b'.' | b'-' | b'_' | b'$' | b'=') {
        return None;
    }
    let (end, first) = number(bytes, at, 4)?;
    let digits = end - at;
    let mark = *bytes.get(end).filter(|m| matches!(m, b'-' | b'/' | b'.'))?;
    let (end, second) = number(bytes, end + 1, 2)?;
    if bytes.get(end) != Some(&mark) {
        return None;
    }
    let start = end + 1;
    if digits == 4 {
        let (end, third) = number(bytes, start, 2)?;
        let order = Order::Known { month: second as u8, day: third as u8 };
        return (!goes_on(bytes, end, mark)).then_some(Written { end, year: first, short_year: false, order });
    }
    if digits > 2 {
        return None;
    }
    let order = Order::Numbers { first: first as u8, second: second as u8, mark };
    if let Some((end, year)) = year(bytes, start) {
        return Some(Written { end, year, short_year: false, order });
    }
    let (end, year) = number(bytes, start, 2).filter(|(end, _)| end - start == 2)?;
    let one_order = matches!((first, second), (13..=31, 1..=12) | (1..=12, 13..=31));
    // "3.4.16" may be the number of a version, "3-4-16" a score.
    let dated = mark == b'/' || (mark == b'.' && one_order);
    (dated && !goes_on(bytes, end, mark)).then_some(Written { end, year, short_year: true, order })
}

/// Whether more of a number, an address or a file's name follows.
fn goes_on(bytes: &[u8], end: usize, mark: u8) -> bool {
    let then = bytes.get(end + 1);
    match bytes.get(end) {
        Some(b'_') => true,
        Some(b'/' | b'-') if then.is_some_and(u8::is_ascii_alphabetic) => true,
        Some(b) if *b == mark || *b == b'.' => then.is_some_and(u8::is_ascii_digit),
        Some(b) => b.is_ascii_digit(),
        None => false,
    }
}

/// The month named at `at`, in full or by its first letters.
fn month(bytes: &[u8], at: usize) -> Option<(usize, u8)> {
    let length = bytes.get(at..)?.iter().take(10).take_while(|b| b.is_ascii_alphabetic()).count();
    let word = &bytes[at..at + length];
    let index = MONTHS.iter().position(|name| {
        let name = name.as_bytes();
        length >= 3 && length <= name.len() && name[..length].eq_ignore_ascii_case(word)
    })?;
    let whole = length == MONTHS[index].len() || length == 3 || (index == 8 && length == 4);
    whole.then_some((at + length, index as u8 + 1))
}

/// At most `most` digits from `at`.
fn number(bytes: &[u8], at: usize, most: usize) -> Option<(usize, i32)> {
    let length = bytes.get(at..)?.iter().take(most).take_while(|b| b.is_ascii_digit()).count();
    if length == 0 {
        return None;
    }
    let value = bytes[at..at + length].iter().fold(0, |n, b| n * 10 + i32::from(b - b'0'));
    Some((at + length, value))
}

/// Four digits; more may follow: "20194:29 AM".
fn year(bytes: &[u8], at: usize) -> Option<(usize, i32)> {
    number(bytes, at, 4).filter(|(end, year)| end - at == 4 && (1000..=2199).contains(year))
}

fn ordinal(bytes: &[u8], at: usize) -> usize {
    let ends: [&[u8]; 4] = [b"st", b"nd", b"rd", b"th"];
    let two = bytes.get(at..at + 2).unwrap_or(b"");
    if ends.iter().any(|end| two.eq_ignore_ascii_case(end)) { at + 2 } else { at }
}

/// Past at most `most` of `marks`; a non-breaking space counts as a space.
fn skip(bytes: &[u8], mut at: usize, marks: &[u8], most: usize) -> usize {
    for _ in 0..most {
        match bytes.get(at) {
            Some(b) if marks.contains(b) => at += 1,
            Some(0xC2) if bytes.get(at + 1) == Some(&0xA0) => at += 2,
            _ => break,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::iso;

    fn check(line: &str, expected: &[&str]) {
        let found: Vec<_> = find(line).into_iter().map(|s| iso(s.date)).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn full_dates_are_found_in_every_shape() {
        check("PUBLISHED WED, NOV 20 20194:29 AM EST", &["2019-11-20"]);
        check("12:44, 20 Apr 2026Updated 12:45, 21 Apr 2026", &["2026-04-20", "2026-04-21"]);
        check("By Ana LimaNovember 18, 2019 | 4:10pm", &["2019-11-18"]);
        check("on Monday, November 18th, 2019 at 11:04 a.m.", &["2019-11-18"]);
        check("2019-11-18T23:30:00Z Health", &["2019-11-18"]);
        check("13.11.2019, 23:06", &["2019-11-13"]);
        check("12.29.14", &["2014-12-29"]);
        check("Posted: 01/14/2015 12:29 pm EST", &["2015-01-14"]);
        check("Sept. 2 2024 · 02-Sep-2024 · 2nd of September, 2024", &["2024-09-02"; 3]);
    }

    #[test]
    fn incomplete_ambiguous_and_impossible_dates_are_not_found() {
        check("Nov 19 at 4:29 AM", &[]);
        check("March 2015", &[]);
        check("31 February 2015", &[]);
        check("03/04/2015", &[]);
        check("example.org/2019/11/20/crane", &[]);
        check("2019-11-20-crane-falls", &[]);
        check("Marching 12 2019", &[]);
        check("555-20-2019", &[]);
        check("version 3.4.16", &[]);
    }
}
