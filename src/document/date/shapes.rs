//! Full dates in a line, however they are written and whatever they run into:
//! `12:44, 20 Apr 2026Updated`, `NOV 20 20194:29 AM EST`, `2019-11-18T23:30:00Z`, `13.11.2019, 23:06`, `12/29/2014`.

use crate::calendar::{Date, day_of};

/// A day with the bytes of the line that name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub start: usize,
    pub end: usize,
    pub date: Date,
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

/// No newspaper is on the web from before, and none from after is pasted.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

/// Every full date in `line`, in order.
pub fn find(line: &str) -> Vec<Shown> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let shown = if bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_digit()) {
            day_month_year(bytes, at).or_else(|| numeric(bytes, at))
        } else if bytes[at].is_ascii_alphabetic() && begins_word(bytes, at) {
            month_day_year(bytes, at)
        } else {
            None
        };
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

/// A letter after none, or a capital after a small letter: "MusumeciNovember".
fn begins_word(bytes: &[u8], at: usize) -> bool {
    at == 0
        || !bytes[at - 1].is_ascii_alphabetic()
        || (bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase())
}

/// "November 18th, 2019", "Nov. 18 2019"
fn month_day_year(bytes: &[u8], at: usize) -> Option<(usize, Date)> {
    let (end, month) = month(bytes, at)?;
    let (end, day) = number(bytes, skip(bytes, end, b". ", 3), 2)?;
    let end = ordinal(bytes, end);
    let start = skip(bytes, end, b", ", 3);
    if start == end {
        return None;
    }
    let (end, year) = year(bytes, start)?;
    Some((end, day_of(year, month, day as u8)?))
}

/// "18 November 2019", "18th of Nov., 2019", "18-Nov-2019"
fn day_month_year(bytes: &[u8], at: usize) -> Option<(usize, Date)> {
    let (end, day) = number(bytes, at, 2)?;
    let end = skip(bytes, ordinal(bytes, end), b" -/.", 2);
    let end = if bytes[end..].starts_with(b"of ") { end + 3 } else { end };
    let (end, month) = month(bytes, end)?;
    let (end, year) = year(bytes, skip(bytes, end, b"., -/", 3))?;
    Some((end, day_of(year, month, day as u8)?))
}

/// "2019-11-18", "13.11.2019", "12/29/2014", "12.29.14"; "03/04/2015" may be either of two days and is left alone.
fn numeric(bytes: &[u8], at: usize) -> Option<(usize, Date)> {
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
    if digits == 4 {
        let (end, third) = number(bytes, end + 1, 2)?;
        let date = day_of(first, second as u8, third as u8).filter(|_| YEARS.contains(&first))?;
        return (!goes_on(bytes, end)).then_some((end, date));
    }
    let start = end + 1;
    let (end, year) = match year(bytes, start) {
        Some(found) => found,
        None if mark != b'-' => {
            let (end, short) = number(bytes, start, 2).filter(|(end, _)| end - start == 2)?;
            (end, if short < 70 { 2000 + short } else { 1900 + short })
        }
        None => return None,
    };
    if goes_on(bytes, end) && end - start == 2 {
        return None;
    }
    let (day, month) = match (first, second) {
        (13..=31, 1..=12) => (first, second),
        (1..=12, 13..=31) => (second, first),
        _ if first == second => (first, second),
        // Points are European: the day comes first.
        (1..=12, 1..=12) if mark == b'.' && end - start == 4 => (first, second),
        _ => return None,
    };
    Some((end, day_of(year, month as u8, day as u8)?))
}

/// More of a number or an address follows.
fn goes_on(bytes: &[u8], end: usize) -> bool {
    match bytes.get(end) {
        Some(b'/' | b'-' | b'_') => true,
        Some(b'.') => bytes.get(end + 1).is_some_and(u8::is_ascii_digit),
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
    number(bytes, at, 4).filter(|(end, year)| end - at == 4 && YEARS.contains(year))
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
    fn many_shapes() {
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
    fn no_date_or_not_a_full_one() {
        check("Nov 19 at 4:29 AM", &[]);
        check("March 2015", &[]);
        check("31 February 2015", &[]);
        check("03/04/2015", &[]);
        check("example.org/2019/11/20/crane", &[]);
        check("Marching 12 2019", &[]);
        check("555-20-2019", &[]);
    }
}
