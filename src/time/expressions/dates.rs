//! Dates as the calendar names them: "Nov. 14, 2016", "Tuesday, 14 November", "2016-11-14", "14/11/2016", "March of that year",
//! "2015-16", "480 BC" – and days by their name: "today", "Friday night".

use super::{Base, Calendar, Found, Matcher, Named, Point, Shape, Side, Year};
use crate::calendar::shapes::{self, Order};
use crate::time::words::{Lex, PartOfDay, UnitOfTime};

/// What is counted in thousands and so makes "1500" no year.
const COUNTED: &[&str] = &[
    "acres",
    "barrels",
    "cases",
    "casualties",
    "cents",
    "children",
    "civilians",
    "copies",
    "deaths",
    "dollars",
    "employees",
    "feet",
    "francs",
    "guests",
    "guns",
    "homes",
    "houses",
    "jobs",
    "kilometers",
    "kilometres",
    "km",
    "m",
    "members",
    "men",
    "meters",
    "metres",
    "miles",
    "more",
    "of",
    "officers",
    "pages",
    "passengers",
    "people",
    "points",
    "pounds",
    "prisoners",
    "residents",
    "seats",
    "shares",
    "ships",
    "soldiers",
    "square",
    "students",
    "tanks",
    "tonnes",
    "tons",
    "troops",
    "units",
    "votes",
    "women",
    "workers",
    "yards",
];

/// The maximum number of items in a full date.
const MOST_ITEMS: usize = 8;

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
        ];
        all.into_iter().flatten().reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// A day or month of the calendar, with the part of the day that follows it.
    pub(super) fn day(&self, i: usize) -> Found<Point> {
        use Lex::*;
        let (mut point, mut j) = match self.lex(i) {
            Other | Month(_) | Cardinal(_) if let Some((holiday, end)) = self.holiday(i) => {
                self.in_year(Named::Holiday(holiday), end)
            }
            Weekday(_) => self.weekday(i)?,
            Month(_) => self.month_first(i)?,
            The if matches!(self.lex(i + 1), Ordinal(_)) => self.day_first(i + 1)?,
            Digits | Ordinal(_) | Cardinal(20 | 30) => self.day_first(i).or_else(|| self.day_of_range(i))?,
            // "USA Today"
            Today if i > 0 && self.capital(i) && self.capital(i - 1) => return None,
            Today => (Point::relative(UnitOfTime::Day, 0), i + 1),
            Yesterday => (Point::relative(UnitOfTime::Day, -1), i + 1),
            Tomorrow => (Point::relative(UnitOfTime::Day, 1), i + 1),
            Tonight | Overnight => {
                if self.lex(i) == Overnight && !matches!(self.lex(i + 1), Stop | Comma | Weekday(_)) {
                    return None;
                }
                let mut point = Point::relative(UnitOfTime::Day, 0);
                point.part = Some(PartOfDay::Night);
                (point, i + 1)
            }
            _ => return None,
        };
        if point.part.is_none()
            && let Part(part) = self.lex(j)
            && !(self.lex(i) == Tonight)
        {
            point.part = Some(part);
            j += 1;
        }
        Some((point, j))
    }

    fn date(&self, weekday: Option<u8>, month: u8, day: Option<u8>, year: Option<Year>) -> Point {
        Point::new(Base::Calendar(Calendar { year, month: Some(month), day, weekday, slashed: false }))
    }

    /// "Tuesday", "Tuesday, Nov. 14", "Tuesday the 14th of November".
    fn weekday(&self, i: usize) -> Found<Point> {
        use Lex::*;
        let Weekday(weekday) = self.lex(i) else { return None };
        let mut j = i + 1;
        if self.lex(j) == Comma {
            j += 1;
        }
        if self.lex(j) == The {
            j += 1;
        }
        let dated = match self.lex(j) {
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
        let side = match (self.lex(i + 1), self.lex(i + 2)) {
            (Of, Last) if self.lex(i + 3) == Unit(UnitOfTime::Week) => {
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

    /// The year after a month or day: "2016", ", 2016", "of 2016", "of that year", "last year", "'99".
    fn year_tail(&self, i: usize) -> Found<YearTail> {
        use Lex::*;
        let j = match self.lex(i) {
            Comma | Of => i + 1,
            _ => i,
        };
        if let Some((year, end)) = self.full_year(j) {
            return Some((YearTail::Year(year), end));
        }
        if j == i + 1 && self.lex(i) == Comma {
            return None;
        }
        match (self.lex(j), self.lex(j + 1), self.lex(j + 2)) {
            (Last, Unit(UnitOfTime::Year), _) => Some((YearTail::Relative(-1), j + 2)),
            (This, Unit(UnitOfTime::Year), _) => Some((YearTail::Relative(0), j + 2)),
            (Next, Unit(UnitOfTime::Year), _) => Some((YearTail::Relative(1), j + 2)),
            (That, Unit(UnitOfTime::Year), _) if j > i => Some((YearTail::Running(0), j + 2)),
            (That | The, Same, Unit(UnitOfTime::Year)) if j > i => Some((YearTail::Running(0), j + 3)),
            (The, Following | Next, Unit(UnitOfTime::Year)) if j > i => Some((YearTail::Running(1), j + 3)),
            (The, Previous, Unit(UnitOfTime::Year)) if j > i => Some((YearTail::Running(-1), j + 3)),
            _ => None,
        }
    }

    /// A year in digits or words, without a look around: "2016", "'99", "nineteen ninety-seven".
    pub(super) fn full_year(&self, i: usize) -> Found<Year> {
        use Lex::*;
        match self.lex(i) {
            Digits if self.digits(i) == 4 && (1000..=2199).contains(&self.value(i)) => {
                let word_follows = self.lex(i + 1) == Other
                    && self.glued(i + 1)
                    && self.word(i + 1).starts_with(char::is_alphanumeric);
                let clock = self.lex(i + 1) == Colon && self.glued(i + 2);
                (!word_follows && !clock).then(|| (Year { number: self.value(i) as i32, short: false }, i + 1))
            }
            Quote if self.lex(i + 1) == Digits && self.digits(i + 1) == 2 && self.glued(i + 1) => {
                Some((Year { number: self.value(i + 1) as i32, short: true }, i + 2))
            }
            Cardinal(first @ 18..=20) => {
                let j = i + 1;
                let (rest, end) = match self.lex(j) {
                    Cardinal(n) if n >= 10 => self.cardinal(j)?,
                    Hundred if first < 20 => (0, j + 1),
                    _ => return None,
                };
                let whole = !matches!(self.lex(end), Unit(_) | Units(_) | Hundred | Thousand | Million | Percent);
                (rest < 100 && whole)
                    .then(|| (Year { number: i32::from(first) * 100 + rest as i32, short: false }, end))
            }
            Cardinal(2) if self.lex(i + 1) == Thousand => {
                let (n, end) = self.cardinal(i)?;
                (n < 2100).then_some((Year { number: n as i32, short: false }, end))
            }
            _ => None,
        }
    }

    /// A thing of every year, in the year named after it.
    pub(super) fn in_year(&self, named: Named, i: usize) -> (Point, usize) {
        match self.year_tail(i) {
            Some((YearTail::Year(year), end)) => {
                let base = Base::Calendar(Calendar { year: Some(year), ..Calendar::default() });
                (Point { sub: Some(named), ..Point::new(base) }, end)
            }
            Some((YearTail::Relative(by), end)) => {
                (Point { sub: Some(named), ..Point::relative(UnitOfTime::Year, by) }, end)
            }
            Some((YearTail::Running(by), end)) => {
                (Point { sub: Some(named), ..Point::running(UnitOfTime::Year, by) }, end)
            }
            None => (Point::named(named, Side::Bare), i),
        }
    }

    fn dated(&self, month: u8, day: Option<u8>, i: usize) -> (Point, usize) {
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
            None => (self.date(None, month, day, None), i),
        }
    }

    /// The day of a month: "14", "14th", "eighth", "twenty-first"; 45 too, to be refused later.
    fn day_number(&self, i: usize) -> Found<u8> {
        use Lex::*;
        match self.lex(i) {
            Digits if self.digits(i) <= 2 && self.value(i) > 0 => {
                let more = matches!(self.lex(i + 1), Percent | Million | Units(_))
                    || (self.lex(i + 1) == Colon && self.glued(i + 2))
                    || matches!(self.lex(i + 1), Meridiem(_));
                (!more).then(|| (self.value(i) as u8, i + 1))
            }
            Ordinal(n) => Some((n, i + 1)),
            Cardinal(tens @ (20 | 30)) => match (self.lex(i + 1), self.lex(i + 2)) {
                (Hyphen, Ordinal(n)) if n < 10 => Some((tens + n, i + 3)),
                (Ordinal(n), _) if n < 10 => Some((tens + n, i + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    /// "Nov. 14, 2016", "November 2016", "November".
    fn month_first(&self, i: usize) -> Found<Point> {
        use Lex::*;
        let Month(month) = self.lex(i) else { return None };
        if let Some(found) = self.full_date(i) {
            return Some(found);
        }
        let j = i + 1;
        let glued_hyphen = self.lex(j) == Hyphen;
        let k = if self.lex(j) == The && matches!(self.lex(j + 1), Ordinal(_)) { j + 1 } else { self.past_hyphen(j) };
        let short_year = self.lex(k) == Digits && self.digits(k) == 4;
        if !short_year
            && !glued_hyphen
            && let Some((day, end)) = self.day_number(k)
            && (self.lex(k) == Digits
                || end > k + 1
                || k > j
                || (matches!(self.lex(k), Ordinal(_)) && self.items[k].digits > 0)
                || self.ordinal_day(k))
        {
            return Some(self.dated(month, Some(day), end));
        }
        let (point, end) = self.dated(month, None, j);
        (end > j || self.surely_month(i)).then_some((point, end))
    }

    /// Whether the ordinal in words after a month is its day: "March eighth", not "March third quarter".
    fn ordinal_day(&self, i: usize) -> bool {
        matches!(self.lex(i), Lex::Ordinal(_))
            && !matches!(self.lex(self.past_hyphen(i + 1)), Lex::Unit(_) | Lex::Units(_) | Lex::Half)
    }

    /// Whether the month word at `i` is no verb, name or the like: "May", "March", "Mar", "Jan" want a reason.
    fn surely_month(&self, i: usize) -> bool {
        use Lex::*;
        let word = self.word(i);
        if !self.capital(i) {
            return false;
        }
        let full = word.len() > 4 || matches!(word, "June" | "July") || word.ends_with('.') || word == "Sept";
        let doubtful = matches!(word, "May" | "March" | "August" | "MAY" | "MARCH") || !full || self.items[i].upper;
        if !doubtful {
            // "April Jones", "June Carter": a name goes on with a capital.
            return !(matches!(word, "April" | "June")
                && self.capital(i + 1)
                && self.lex(i + 1) == Other
                && self.before(i) == Stop);
        }
        matches!(
            self.before(i),
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
                | To
                | And
                | Between
                | Or
                | For
                | Slash
                | Dash
        ) && !(matches!(self.before(i), To | And | Or | For | By | After | Before)
            && i + 1 < self.items.len()
            && self.capital(i + 1))
            && (full || word.ends_with('.') || word == "May")
    }

    /// "14 November 2016", "the 14th of November", "twenty-first of June".
    fn day_first(&self, i: usize) -> Found<Point> {
        use Lex::*;
        if self.before(i) == Currency {
            return None;
        }
        if let Some(found) = self.full_date(i) {
            return Some(found);
        }
        let (day, j) = self.day_number(i)?;
        if self.before(i) == Hyphen && self.lex(i) != Digits {
            return None;
        }
        let k = match self.lex(j) {
            Of if !matches!(self.lex(i), Digits) => j + 1,
            Of if matches!(self.lex(j + 1), Month(_)) => j + 1,
            _ => self.past_hyphen(j),
        };
        if let Month(month) = self.lex(k)
            && self.capital(k)
        {
            return Some(self.dated(month, Some(day), k + 1));
        }
        // "on the 14th": a day of the month told of.
        let alone = self.items[i].digits > 0
            && matches!(self.lex(i), Ordinal(_))
            && self.before(i) == The
            && (1..=31).contains(&day)
            && matches!(self.lex(j), Comma | Stop | And | Close | Dash)
            && i >= 2
            && matches!(self.lex(i - 2), On | By | Until | Since | Before | After | From | To);
        if alone {
            let calendar = Calendar { day: Some(day), ..Calendar::default() };
            return Some((Point::new(Base::Calendar(calendar)), j));
        }
        None
    }

    /// The first of two days with one month: the `14` of "14-16 November", the `16, 2016` of "November 14-16, 2016".
    fn day_of_range(&self, i: usize) -> Found<Point> {
        use Lex::*;
        let (day, j) = self.day_number(i)?;
        if matches!(self.lex(j), Hyphen | Dash | Slash | And | To | Or)
            && let Some((_, k)) = self.day_number(j + 1)
        {
            let k = if self.lex(k) == Of { k + 1 } else { k };
            if let Month(month) = self.lex(k)
                && self.capital(k)
            {
                let (point, _) = self.dated(month, Some(day), k + 1);
                return Some((point, j));
            }
        }
        // After "November 14" and a dash or "and".
        if matches!(self.before(i), Hyphen | Dash | And | To | Or | Comma)
            && self.lex(i) == Digits
            && i >= 3
            && let Month(month) = self.lex(i - 3)
            && matches!(self.lex(i - 2), Digits | Ordinal(_))
            && self.digits(i - 2) <= 2
            && self.value(i - 2) < u32::from(day)
            && (self.before(i) != Comma || matches!(self.lex(j), Comma | And))
        {
            return Some(self.dated(month, Some(day), j));
        }
        None
    }

    /// A full date that starts at item `i`: "2016-11-14", "14/11/2016", "18-Nov-2019", "Nov. 14, 2016".
    fn full_date(&self, i: usize) -> Found<Point> {
        use Lex::*;
        if !matches!(self.lex(i), Digits | Ordinal(_) | Month(_)) {
            return None;
        }
        let written = shapes::read(self.text, self.items[i].span.start)?;
        let last = (i..self.items.len()).take(MOST_ITEMS).find(|&j| self.items[j].span.end >= written.end)?;
        let mut end = last + 1;
        let items = &self.items[i..end];
        if self.items[last].span.end != written.end || items.iter().any(|item| item.lex == Dash) {
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
        let named = items.iter().any(|item| matches!(item.lex, Month(_)));
        if named && !items.iter().any(|item| matches!(item.lex, Month(_)) && item.capital) {
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

    /// "2016", "1914-18" (its first year), "the year 2000", "480 BC", "AD 70".
    fn year(&self, i: usize) -> Found<Point> {
        use Lex::*;
        if self.lex(i) == The && self.lex(i + 1) == Unit(UnitOfTime::Year) {
            let (year, end) = self.full_year(i + 2)?;
            return Some((self.in_calendar_year(year), end));
        }
        if self.lex(i) == Era(false) && self.lex(i + 1) == Digits && self.value(i + 1) <= 2100 && self.value(i + 1) > 0
        {
            return Some((Point::year(self.value(i + 1) as i32), i + 2));
        }
        if self.lex(i) == Digits && self.digits(i) <= 4 && self.value(i) > 0 && self.before(i) != Currency {
            let n = self.value(i) as i32;
            match (self.lex(i + 1), self.lex(i + 2), self.lex(i + 3)) {
                (Era(true), ..) => return Some((Point::year(1 - n), i + 2)),
                (Era(false), ..) => return Some((Point::year(n), i + 2)),
                (Hyphen | Dash | And | To, Digits, Era(true)) => return Some((Point::year(1 - n), i + 1)),
                _ => {}
            }
        }
        let (year, end) = self.full_year(i)?;
        if self.lex(i) == Quote && !matches!(self.before(i), In | Since | Of | By | From | Until | Before | After | To)
        {
            return None;
        }
        (self.lex(i) != Digits || self.surely_year(i)).then(|| (self.in_calendar_year(year), end))
    }

    fn in_calendar_year(&self, year: Year) -> Point {
        Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }))
    }

    /// Whether the four digits at `i` are a year and no count, price, number or address.
    fn surely_year(&self, i: usize) -> bool {
        use Lex::*;
        let (before, after) = (self.before(i), self.lex(i + 1));
        if matches!(before, Currency | Decimal | Month(_) if before == Currency)
            || matches!(after, Percent | Million | Meridiem(_) | Thousand | Hundred | Zone(_))
            || matches!(after, Units(_))
            // "the 1922 Committee"
            || (after == Other && ["Club", "Committee", "Group", "Society"].contains(&self.word(i + 1)))
            || (after == Hyphen && matches!(self.lex(i + 2), Unit(_) | Ordinal(_)))
        {
            return false;
        }
        if (before == Other && self.glued(i))
            || (matches!(before, Stop | Comma) && self.glued(i))
            || (before == Slash && self.lex(i + 1) == Slash)
        {
            return false;
        }
        // A telephone or a part number: "555-1998".
        if before == Hyphen
            && i >= 2
            && self.lex(i - 2) == Digits
            && self.digits(i - 2) != 4
            && !matches!(self.lex(i.saturating_sub(3)), Month(_))
        {
            return false;
        }
        let word = self.word(i + 1);
        let counted = after == Other && COUNTED.binary_search(&word).is_ok();
        let counted = counted || matches!(after, Of | More) || (after == Straight && before != The);
        let plural = after == Other
            && !self.capital(i + 1)
            && word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !matches!(word, "was" | "has" | "is" | "as");
        let placed = matches!(
            before,
            In | Since
                | Until
                | By
                | During
                | Between
                | Open
                | Early
                | Late
                | Mid
                | From
                | Of
                | Through
                | Season(_)
                | After
                | Before
                | Fiscal
        );
        let n = self.value(i);
        if (1900..=2050).contains(&n) {
            let hedged =
                matches!(before, Than | Over | Nearly | Least | Up | Under | No) || self.is(i.wrapping_sub(1), "some");
            return !counted && !hedged && (!plural || placed || before == The);
        }
        (1000..=2100).contains(&n)
            && (placed || matches!(before, Dash | Hyphen | Comma | And | To | The | Slash))
            && !counted
            && !plural
            && (before != To || i < 2 || self.lex(i - 2) == Digits)
            && (!matches!(before, Comma | And | The | Of | From) || self.other_year_near(i))
    }

    /// Whether another four-digit number stands near: "in 1789, 1791 and 1793".
    fn other_year_near(&self, i: usize) -> bool {
        let from = i.saturating_sub(8);
        (from..(i + 8).min(self.items.len())).any(|j| {
            j != i && self.lex(j) == Lex::Digits && self.digits(j) == 4 && (1000..=2100).contains(&self.value(j))
        }) || matches!(self.before(i), Lex::Of | Lex::From) && self.lex(i + 1) != Lex::Other
    }

    /// The second year of "2015-16", "1939/40", "1914–18", right after the first.
    pub(super) fn second_year(&self, first: Shape, i: usize) -> Found<Shape> {
        let Shape::Point(Point {
            base: Base::Calendar(Calendar { year: Some(year), month: None, .. }), sub: None, ..
        }) = first
        else {
            return None;
        };
        let century = year.number - year.number.rem_euclid(100);
        let paired = matches!(self.lex(i), Lex::Hyphen | Lex::Dash | Lex::Slash)
            && self.glued(i)
            && self.lex(i + 1) == Lex::Digits
            && self.digits(i + 1) == 2
            && century >= 1000
            && self.value(i + 1) as i32 > year.number - century
            && self.lex(i + 2) != Lex::Hyphen;
        paired.then(|| (Shape::Point(Point::year(century + self.value(i + 1) as i32)), i + 2))
    }
}

pub(super) enum YearTail {
    Year(Year),
    Relative(i32),
    Running(i32),
}

#[cfg(test)]
mod tests {
    #[test]
    fn counted_things_are_sorted() {
        assert!(super::COUNTED.windows(2).all(|w| w[0] < w[1]));
    }
}
