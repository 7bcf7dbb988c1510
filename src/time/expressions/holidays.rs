//! Feasts and holidays with a day of their own: "Christmas Eve", "Labor Day", "Good Friday".

use super::{Found, Matcher};
use crate::calendar::{self, Date, add_days, day_of};
use crate::english::{Tag, TimeWord, countries};

/// How the day of a holiday is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// The nth (0 = the last) weekday of a month, and days after it: Thanksgiving is (11, 4, 4, 0).
    Nth { month: u8, weekday: u8, nth: u8, after: i8 },
    /// The nth (0 = the last) weekend of a month: that of its nth Saturday.
    Weekend { month: u8, nth: u8 },
    /// Days from Easter Sunday.
    Easter(i8),
    /// The Tuesday after the first Monday of November.
    Election,
}

const fn nth(month: u8, weekday: u8, nth: u8) -> Holiday {
    Holiday::Nth { month, weekday, nth, after: 0 }
}

/// Names of holidays, each with the rule for its day: a table of the calendar, so it does not stand in the lexicon. In lower
/// case, with one blank between words; longer names before their beginnings.
const NAMES: &[(&str, Holiday)] = &[
    ("all saints' day", Holiday::Fixed(11, 1)),
    ("all saints day", Holiday::Fixed(11, 1)),
    ("april fools' day", Holiday::Fixed(4, 1)),
    ("armistice day", Holiday::Fixed(11, 11)),
    ("ash wednesday", Holiday::Easter(-46)),
    ("bastille day", Holiday::Fixed(7, 14)),
    ("black friday", Holiday::Nth { month: 11, weekday: 4, nth: 4, after: 1 }),
    ("boxing day", Holiday::Fixed(12, 26)),
    ("canada day", Holiday::Fixed(7, 1)),
    ("christmas day", Holiday::Fixed(12, 25)),
    ("christmas eve", Holiday::Fixed(12, 24)),
    ("christmas", Holiday::Fixed(12, 25)),
    ("columbus day", nth(10, 1, 2)),
    ("cyber monday", Holiday::Nth { month: 11, weekday: 4, nth: 4, after: 4 }),
    ("easter monday", Holiday::Easter(1)),
    ("easter sunday", Holiday::Easter(0)),
    ("easter", Holiday::Easter(0)),
    ("election day", Holiday::Election),
    ("giving tuesday", Holiday::Nth { month: 11, weekday: 4, nth: 4, after: 5 }),
    ("good friday", Holiday::Easter(-2)),
    ("halloween", Holiday::Fixed(10, 31)),
    ("inauguration day", Holiday::Fixed(1, 20)),
    ("independence day", Holiday::Fixed(7, 4)),
    ("labor day", nth(9, 1, 1)),
    ("labour day", Holiday::Fixed(5, 1)),
    ("martin luther king day", nth(1, 1, 3)),
    ("maundy thursday", Holiday::Easter(-3)),
    ("may day", Holiday::Fixed(5, 1)),
    ("memorial day", nth(5, 1, 0)),
    ("new year's day", Holiday::Fixed(1, 1)),
    ("new year's eve", Holiday::Fixed(12, 31)),
    ("palm sunday", Holiday::Easter(-7)),
    ("presidents' day", nth(2, 1, 3)),
    ("presidents day", nth(2, 1, 3)),
    ("remembrance day", Holiday::Fixed(11, 11)),
    ("shrove tuesday", Holiday::Easter(-47)),
    ("st patrick's day", Holiday::Fixed(3, 17)),
    ("st. patrick's day", Holiday::Fixed(3, 17)),
    ("thanksgiving day", nth(11, 4, 4)),
    ("thanksgiving", nth(11, 4, 4)),
    ("valentine's day", Holiday::Fixed(2, 14)),
    ("veterans day", Holiday::Fixed(11, 11)),
    ("whit monday", Holiday::Easter(50)),
];

impl Holiday {
    /// Its day in `year`.
    pub fn day(self, year: i32) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => day_of(year, month, day),
            Self::Nth { month, weekday, nth: 0, after } => {
                let last = calendar::month_end(year, month)?;
                let back = i64::from((7 + calendar::weekday(last) - weekday) % 7);
                add_days(last, i64::from(after) - back)
            }
            Self::Nth { month, weekday, nth, after } => {
                let first = day_of(year, month, 1)?;
                let ahead = i64::from((7 + weekday - calendar::weekday(first)) % 7);
                let day = add_days(first, ahead + 7 * (i64::from(nth) - 1))?;
                // Not every month has a fifth Sunday.
                (day.month() == first.month()).then(|| add_days(day, i64::from(after))).flatten()
            }
            Self::Weekend { month, nth } => Self::Nth { month, weekday: 6, nth, after: 0 }.day(year),
            Self::Easter(days) => add_days(easter(year)?, i64::from(days)),
            Self::Election => add_days(nth(11, 1, 1).day(year)?, 1),
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm in Nature, 1876).
fn easter(year: i32) -> Option<Date> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day_of(year, (n / 31) as u8, (n % 31 + 1) as u8)
}

impl Matcher<'_> {
    /// A holiday that starts at item `i`.
    pub(super) fn holiday(&self, i: usize) -> Found<Holiday> {
        if !self.capital(i) {
            return None;
        }
        // "World Water Remembrance Day" is another day.
        let longer = i.checked_sub(1).filter(|&b| b > 0 && self.capital(b) && !self.glued(i)).is_some_and(|b| {
            let known =
                [Tag::National, Tag::Preposition, Tag::Determiner, Tag::Possessive, Tag::Conjunction, Tag::Weekday];
            let word = self.word(b);
            word.len() > 2
                && word.bytes().all(|c| c.is_ascii_alphabetic())
                && self.class(b) == TimeWord::Other
                && !known.iter().any(|&tag| self.is_tagged(b, tag))
                && countries::country_of(&word.to_lowercase()).is_none()
                && !matches!(self.word(b - 1), "." | "!" | "?" | ":")
        });
        let start = self.items[i].span.start;
        let first = self.text.as_bytes()[start].to_ascii_lowercase();
        let rest = &self.text[start..];
        NAMES.iter().filter(|(name, _)| name.as_bytes()[0] == first && !(longer && name.ends_with(" day"))).find_map(
            |&(name, holiday)| {
                let found = rest.get(..name.len()).or_else(|| rest.get(..name.len() + 2))?;
                let length = if found.eq_ignore_ascii_case(name) {
                    name.len()
                } else if let Some(curly) = rest.get(..name.len() + 2)
                    && name.contains('\'')
                    && curly.replace('’', "'").eq_ignore_ascii_case(name)
                {
                    name.len() + 2
                } else {
                    return None;
                };
                let end = (i..self.items.len().min(i + 8)).find(|&j| self.items[j].span.end == start + length)?;
                Some((holiday, end + 1))
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::iso;

    #[test]
    fn longer_names_stand_before_their_beginnings() {
        assert!(NAMES.windows(2).all(|w| w[0].0.as_bytes()[0] <= w[1].0.as_bytes()[0] && !w[1].0.starts_with(w[0].0)));
    }

    #[test]
    fn movable_days_are_found() {
        let day = |h: Holiday, year| h.day(year).map(iso).unwrap_or_default();
        assert_eq!(day(Holiday::Easter(0), 2016), "2016-03-27");
        assert_eq!(day(nth(11, 4, 4), 2016), "2016-11-24");
        assert_eq!(day(Holiday::Election, 2016), "2016-11-08");
        assert_eq!(day(nth(5, 1, 0), 2016), "2016-05-30");
        assert_eq!(day(nth(9, 1, 5), 2016), "", "no fifth Monday");
        assert_eq!(day(Holiday::Easter(-47), 2016), "2016-02-09");
    }
}
