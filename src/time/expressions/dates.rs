//! Days of the calendar: "Nov. 14, 2016", "Tuesday, 14 November", "14/11/2016", the `14` of "14-16 November" – and days by
//! their name: "today", "Friday night".

use super::years::YearTail;
use super::{Base, Calendar, Found, Matcher, Named, Point, Side, Year};
use crate::calendar::shapes::{self, Order};
use crate::english::time_words::{PartOfDay, TimeWord, UnitOfTime};

/// The maximum number of items in a full date.
const MOST_ITEMS: usize = 8;

/// The maximum number of days in a list with one month.
const MOST_DAYS: usize = 8;

impl Matcher<'_> {
    /// A single point in time, with what qualifies it.
    pub(super) fn point(&self, i: usize) -> Found<Point> {
        let all = [
            self.clocked(i),
            self.day(i),
            self.year(i),
            self.quarter(i),
            self.decade(i),
            self.season(i),
            self.relative(i),
            self.edged(i),
            self.nth_of_month(i),
            self.half_of_month(i),
        ];
        all.into_iter().flatten().reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// A day or month of the calendar, with the part of the day that follows it.
    pub(super) fn day(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let (mut point, mut j) = match self.class(i) {
            Other | Month(_) | Cardinal(_) if let Some((holiday, end)) = self.holiday(i) => {
                self.in_year(Named::Holiday(holiday), end)
            }
            Weekday(_) => self.weekday(i)?,
            Month(_) => self.month_first(i)?,
            The if matches!(self.class(i + 1), Ordinal(_)) => self.day_first(i + 1)?,
            Digits | Ordinal(_) | Cardinal(20 | 30) => self.day_first(i).or_else(|| self.day_of_range(i))?,
            // "USA Today"
            Today if i > 0 && self.capital(i) && self.capital(i - 1) => return None,
            Today => (Point::relative(UnitOfTime::Day, 0), i + 1),
            Yesterday => (Point::relative(UnitOfTime::Day, -1), i + 1),
            Tomorrow => (Point::relative(UnitOfTime::Day, 1), i + 1),
            Tonight | Overnight => {
                if self.class(i) == Overnight && !matches!(self.class(i + 1), Stop | Comma | Weekday(_)) {
                    return None;
                }
                let mut point = Point::relative(UnitOfTime::Day, 0);
                point.part = Some(PartOfDay::Night);
                (point, i + 1)
            }
            _ => return None,
        };
        if point.part.is_none()
            && let Part(part) = self.class(j)
            && !(self.class(i) == Tonight)
        {
            point.part = Some(part);
            j += 1;
        }
        Some((point, j))
    }

    pub(super) fn date(&self, weekday: Option<u8>, month: u8, day: Option<u8>, year: Option<Year>) -> Point {
        Point::new(Base::Calendar(Calendar { year, month: Some(month), day, weekday, slashed: false }))
    }

    /// "Tuesday", "Tuesday, Nov. 14", "Tuesday the 14th of November".
    pub(super) fn weekday(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let Weekday(weekday) = self.class(i) else { return None };
        // "used to sing on a Friday night": any of them.
        if self.weekday_is_in_a_name(i) || self.before(i) == A && i > 1 && self.class(i - 2) == On {
            return None;
        }
        let mut j = i + 1;
        if self.class(j) == Comma {
            j += 1;
        }
        if self.class(j) == The {
            j += 1;
        }
        let dated = match self.class(j) {
            Month(_) => self.month_first(j),
            Digits | Ordinal(_) => self.day_first(j),
            _ => None,
        };
        if let Some((point, end)) = dated
            && let Base::Calendar(mut date) = point.base
            && date.day.is_some()
        {
            date.weekday = Some(weekday);
            return Some((Point::new(Base::Calendar(date)), end));
        }
        // "sun", "Sat" and "Mon" are days only with their date or full stop.
        let word = self.word(i);
        if word.len() < 6 && !word.ends_with('.') && !matches!(word, "Tues" | "Thurs" | "Thur") {
            return None;
        }
        let side = match (self.class(i + 1), self.class(i + 2)) {
            (Of, Last) if self.class(i + 3) == Unit(UnitOfTime::Week) => {
                let mut point = Point::relative(UnitOfTime::Week, -1);
                point.sub = Some(Named::Weekday(weekday));
                return Some((point, i + 4));
            }
            (Last, Unit(UnitOfTime::Week)) => {
                let mut point = Point::relative(UnitOfTime::Week, -1);
                point.sub = Some(Named::Weekday(weekday));
                return Some((point, i + 3));
            }
            (Next, Unit(UnitOfTime::Week)) => {
                let mut point = Point::relative(UnitOfTime::Week, 1);
                point.sub = Some(Named::Weekday(weekday));
                return Some((point, i + 3));
            }
            // "Thursday week", not "a Thursday week-long strike"
            (Unit(UnitOfTime::Week), next)
                if self.before(i) != A && !matches!(next, Hyphen | Possessive | Digits | Earlier | Later | Ago) =>
            {
                return Some((Point::named(Named::Weekday(weekday), Side::WeekAfter), i + 2));
            }
            _ => Side::Bare,
        };
        Some((Point::named(Named::Weekday(weekday), side), i + 1))
    }

    pub(super) fn dated(&self, month: u8, day: Option<u8>, i: usize) -> (Point, usize) {
        match self.year_tail(i) {
            Some((YearTail::Year(year), end)) => (self.date(None, month, day, Some(year)), end),
            Some((tail, end)) => {
                let base = match tail {
                    YearTail::Relative(by) => Base::Relative(UnitOfTime::Year, by),
                    YearTail::Running(by) => Base::Running(UnitOfTime::Year, by),
                    YearTail::Year(_) => unreachable!("taken above"),
                };
                let named = day.map_or(Named::Month(month), |day| Named::MonthDay(month, day));
                (Point { sub: Some(named), ..Point::new(base) }, end)
            }
            None => (self.date(None, month, day, day.and_then(|day| self.year_of_event(month, day, i))), i),
        }
    }

    /// The day of a month: "14", "14th", "eighth", "twenty-first"; 45 too, to be refused later.
    pub(super) fn day_number(&self, i: usize) -> Found<u8> {
        use TimeWord::*;
        match self.class(i) {
            Digits if self.digits(i) <= 2 && self.value(i) > 0 => {
                let more = matches!(self.class(i + 1), Percent | Million | Units(_))
                    || (self.class(i + 1) == Colon && self.glued(i + 2))
                    || matches!(self.class(i + 1), Meridiem(_));
                (!more).then(|| (self.value(i) as u8, i + 1))
            }
            Ordinal(n) => Some((n, i + 1)),
            Cardinal(tens @ (20 | 30)) => match (self.class(i + 1), self.class(i + 2)) {
                (Hyphen, Ordinal(n)) if n < 10 => Some((tens + n, i + 3)),
                (Ordinal(n), _) if n < 10 => Some((tens + n, i + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    /// "Nov. 14, 2016", "November 2016", "November".
    pub(super) fn month_first(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let Month(month) = self.class(i) else { return None };
        if let Some(found) = self.full_date(i) {
            return Some(found);
        }
        let j = i + 1;
        let glued_hyphen = self.class(j) == Hyphen;
        let k =
            if self.class(j) == The && matches!(self.class(j + 1), Ordinal(_)) { j + 1 } else { self.past_hyphen(j) };
        let short_year = self.class(k) == Digits && self.digits(k) == 4;
        if !short_year
            && !glued_hyphen
            && let Some((day, end)) = self.day_number(k)
            && (self.class(k) == Digits
                || end > k + 1
                || k > j
                || (matches!(self.class(k), Ordinal(_)) && self.items[k].digits > 0)
                || self.ordinal_day(k))
        {
            return Some(self.dated(month, Some(day), end));
        }
        let (point, end) = self.dated(month, None, j);
        (end > j || self.surely_month(i)).then_some((point, end))
    }

    /// Whether the ordinal in words after a month is its day: "March eighth", not "March third quarter".
    pub(super) fn ordinal_day(&self, i: usize) -> bool {
        matches!(self.class(i), TimeWord::Ordinal(_))
            && !matches!(self.class(self.past_hyphen(i + 1)), TimeWord::Unit(_) | TimeWord::Units(_) | TimeWord::Half)
    }

    /// Whether the word at `i` is surely a month. "May", "March", "Mar" and "Jan" may be verbs or names and need evidence.
    pub(super) fn surely_month(&self, i: usize) -> bool {
        use TimeWord::*;
        let word = self.word(i);
        if !self.capital(i) || self.month_is_given_name(i) {
            return false;
        }
        let full = word.len() > 4 || matches!(word, "June" | "July") || word.ends_with('.') || word == "Sept";
        let doubtful = matches!(word, "May" | "March" | "August" | "MAY" | "MARCH") || !full || self.items[i].upper;
        if !doubtful {
            // "April Jones", "June Carter": a name goes on with a capital.
            return !(matches!(word, "April" | "June")
                && self.capital(i + 1)
                && self.class(i + 1) == Other
                && self.before(i) == Stop);
        }
        (leads_to_date(self.before(i)) || matches!(self.before(i), To | And | Between | Or | For | Slash | Dash))
            && !(matches!(self.before(i), To | And | Or | For | By | After | Before)
                && i + 1 < self.items.len()
                && self.capital(i + 1))
            && (full || word.ends_with('.') || word == "May")
    }

    /// "14 November 2016", "the 14th of November", "twenty-first of June".
    pub(super) fn day_first(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        if self.before(i) == Currency {
            return None;
        }
        if let Some(found) = self.full_date(i) {
            return Some(found);
        }
        let (day, j) = self.day_number(i)?;
        if self.before(i) == Hyphen && self.class(i) != Digits {
            return None;
        }
        let k = match self.class(j) {
            Of if !matches!(self.class(i), Digits) => j + 1,
            Of if matches!(self.class(j + 1), Month(_)) => j + 1,
            _ => self.past_hyphen(j),
        };
        if let Month(month) = self.class(k)
            && self.capital(k)
        {
            return Some(self.dated(month, Some(day), k + 1));
        }
        // "on the 14th": a day of the month mentioned last.
        let alone = self.items[i].digits > 0
            && matches!(self.class(i), Ordinal(_))
            && self.before(i) == The
            && (1..=31).contains(&day)
            && matches!(self.class(j), Comma | Stop | And | Close | Dash)
            && i >= 2
            && matches!(self.class(i - 2), On | By | Until | Since | Before | After | From | To);
        if alone {
            let calendar = Calendar { day: Some(day), ..Calendar::default() };
            return Some((Point::new(Base::Calendar(calendar)), j));
        }
        None
    }

    /// The first of two days with one month: the `14` of "14-16 November", the `16, 2016` of "November 14-16, 2016".
    pub(super) fn day_of_range(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let (day, j) = self.day_number(i)?;
        if matches!(self.class(j), Hyphen | Dash | Slash | And | To | Or)
            && let Some((_, k)) = self.day_number(j + 1)
        {
            let k = if self.class(k) == Of { k + 1 } else { k };
            if let Month(month) = self.class(k)
                && self.capital(k)
            {
                let (point, _) = self.dated(month, Some(day), k + 1);
                return Some((point, j));
            }
        }
        // After "November 14", and a dash, "and" or further days: "May 3, 5 and 7".
        if matches!(self.before(i), Hyphen | Dash | And | To | Or | Comma)
            && self.class(i) == Digits
            && (self.before(i) != Comma || self.days_end(j))
            && let Some(month) = self.month_of_list(i)
        {
            return Some(self.dated(month, Some(day), j));
        }
        // The `3` of "3, 5 and 7 May".
        if self.class(j) == Comma
            && let Some((month, end)) = self.month_after_list(j)
        {
            let (point, _) = self.dated(month, Some(day), end);
            return Some((point, j));
        }
        None
    }

    /// Whether a list of days ends or goes on at `j`: `, 7` or `and 7`.
    fn days_end(&self, j: usize) -> bool {
        use TimeWord::*;
        let day = |j: usize| self.class(j) == Digits && self.digits(j) <= 2;
        match self.class(j) {
            And | Or => day(j + 1),
            Comma => day(j + 1) || (matches!(self.class(j + 1), And | Or) && day(j + 2)),
            _ => false,
        }
    }

    /// The month before the list of rising days whose last one stands at `i`: "April 11, 18, 23 and 29".
    fn month_of_list(&self, i: usize) -> Option<u8> {
        use TimeWord::*;
        let mut at = i;
        for _ in 0..MOST_DAYS {
            let mark = at.checked_sub(1)?;
            let joined = matches!(self.class(mark), Hyphen | Dash | And | To | Or | Comma);
            let comma = self.class(mark) == And && mark > 0 && self.class(mark - 1) == Comma;
            let before = mark.checked_sub(1 + usize::from(comma))?;
            let rises = matches!(self.class(before), Digits | Ordinal(_))
                && self.digits(before) <= 2
                && self.value(before) < self.value(at)
                && self.value(at) <= 31;
            if !joined || !rises || before == 0 {
                return None;
            }
            if let Month(month) = self.class(before - 1) {
                return Some(month);
            }
            at = before;
        }
        None
    }

    /// The month after the list of days that goes on at the comma `j`, and the item after it.
    fn month_after_list(&self, j: usize) -> Found<u8> {
        use TimeWord::*;
        let mut at = j;
        for _ in 0..MOST_DAYS {
            at += match (self.class(at), self.class(at + 1)) {
                (Comma, And | Or) => 2,
                (Comma | And | Or, _) => 1,
                _ => return None,
            };
            if self.class(at) != Digits || self.digits(at) > 2 || self.value(at) > 31 {
                return None;
            }
            at += 1;
            if let Month(month) = self.class(at)
                && self.capital(at)
            {
                return Some((month, at + 1));
            }
        }
        None
    }

    /// A full date that starts at item `i`: "2016-11-14", "14/11/2016", "18-Nov-2019", "Nov. 14, 2016".
    pub(super) fn full_date(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        if !matches!(self.class(i), Digits | Ordinal(_) | Month(_)) {
            return None;
        }
        let written = shapes::read(self.text, self.items[i].span.start)?;
        let last = (i..self.items.len()).take(MOST_ITEMS).find(|&j| self.items[j].span.end >= written.end)?;
        let mut end = last + 1;
        let items = &self.items[i..end];
        if self.items[last].span.end != written.end || items.iter().any(|item| item.class == Dash) {
            return None;
        }
        let year = Some(Year { number: written.year, short: written.short_year });
        let calendar = |month: u8, day: u8, slashed: bool| Calendar {
            year,
            month: Some(month),
            day: Some(day),
            weekday: None,
            slashed,
        };
        let named = items.iter().any(|item| matches!(item.class, Month(_)));
        if named && !items.iter().any(|item| matches!(item.class, Month(_)) && item.capital) {
            return None;
        }
        // Part of a longer number or word: "555-14/11/2016".
        if !named && self.glued(i) && !matches!(self.before(i), Open | Quote | Dash) {
            return None;
        }
        let mut point = Point::new(Base::Calendar(match written.order {
            Order::Known { month, day } => calendar(month, day, false),
            Order::Numbers { first, second, mark: b'/' } => calendar(first, second, true),
            Order::Numbers { first, second, .. } if first <= 12 && second > 12 => calendar(first, second, false),
            Order::Numbers { first, second, .. } => calendar(second, first, false),
        }));
        if self.is(end, "T")
            && self.glued(end)
            && let Some((clock, after)) = self.clock(end + 1)
        {
            point.clock = Some(clock);
            end = after;
        }
        Some((point, end))
    }
}

/// Words before a month or day that make it a date, whatever else it may mean: "in May", "late August".
pub(super) const fn leads_to_date(before: TimeWord) -> bool {
    use TimeWord::*;
    matches!(
        before,
        In | Since
            | Until
            | By
            | Of
            | Last
            | Next
            | This
            | From
            | Through
            | Early
            | Late
            | Mid
            | During
            | Before
            | After
            | Previous
            | Following
            | Hyphen
    )
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn full_dates_with_hyphens_or_dots_are_one_time() {
        check("The parts ordered on 18-Nov-2019 and paid for came.", "[18-Nov-2019|2019-11-18]");
        check("It was posted on 12.29.14 at noon.", "[12.29.14|2014-12-29] [noon|2014-12-29T12:00]");
        check("Version 3.4.16 and version 10.15.7 crash.", "");
    }

    #[test]
    fn two_days_share_a_month() {
        check("It rained on 14-16 October.", "[14|2016-10-14] [16 October|2016-10-16]");
    }

    #[test]
    fn a_list_of_days_shares_its_month() {
        let days = "[Oct. 3|2016-10-03] [5|2016-10-05] [7|2016-10-07] [12|2016-10-12]";
        check("The choir sang on Oct. 3, 5, 7 and 12.", days);
        check("Trains stopped on 4, 9 and 11 October.", "[4|2016-10-04] [9|2016-10-09] [11 October|2016-10-11]");
        check("On Oct. 3, 20 people fell ill.", "[Oct. 3|2016-10-03]");
    }
}
