//! Years: "2016", "the year 2000", "480 BC", "'99", the `16` of "2015-16" – and the year after a day or month: "March of that
//! year", "14 November last year".

use super::{Base, Calendar, Found, Matcher, Named, Point, Shape, Side, Year};
use crate::english::Tag;
use crate::english::time_words::{TimeWord, UnitOfTime};

/// Maximum length of a reign in years.
const LONGEST_REIGN: u32 = 80;

/// The year that follows a day, month or season.
pub(super) enum YearTail {
    Year(Year),
    Relative(i32),
    Running(i32),
}

impl Matcher<'_> {
    /// "2016", "1914-18" (its first year), "the year 2000", "480 BC", "AD 70".
    pub(super) fn year(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        if self.class(i) == The && self.class(i + 1) == Unit(UnitOfTime::Year) {
            let (year, end) = self.full_year(i + 2)?;
            return Some((self.in_calendar_year(year), end));
        }
        if self.class(i) == Era(false)
            && self.class(i + 1) == Digits
            && self.value(i + 1) <= 2100
            && self.value(i + 1) > 0
        {
            return Some((Point::year(self.value(i + 1) as i32), i + 2));
        }
        if self.class(i) == Digits && self.digits(i) <= 4 && self.value(i) > 0 && self.before(i) != Currency {
            let n = self.value(i) as i32;
            if self.is_of_reign(i) {
                return Some((Point::year(n), i + 1));
            }
            if self.is_circa(i) && self.digits(i) == 3 && !matches!(self.class(i + 1), Era(_)) {
                // A sentence may be cut before "B.C.".
                let is_before = self.text[self.items[i].span.end..].trim_start().starts_with("B.C");
                return Some((Point::year(if is_before { 1 - n } else { n }), i + 1));
            }
            // "10 AC Milan fans"
            let is_current =
                self.word(i + 1) == "AC" && !matches!(self.before(i), In | About | Since | Until | By | From);
            match (self.class(i + 1), self.class(i + 2), self.class(i + 3)) {
                (Era(_), ..) if is_current => {}
                (Era(true), ..) => return Some((Point::year(1 - n), i + 2)),
                (Era(false), ..) => return Some((Point::year(n), i + 2)),
                (Hyphen | Dash | And | To, Digits, Era(true)) => return Some((Point::year(1 - n), i + 1)),
                _ => {}
            }
        }
        let (year, end) = self.full_year(i)?;
        if self.class(i) == Quote
            && !matches!(self.before(i), In | Since | Of | By | From | Until | Before | After | To)
        {
            return None;
        }
        (self.class(i) != Digits || self.surely_year(i)).then(|| (self.in_calendar_year(year), end))
    }

    /// Whether the number at `i` is an early year of a reign: "Commodus (177-192)", "reigned from 177-192".
    fn is_of_reign(&self, i: usize) -> bool {
        use TimeWord::*;
        let joins = |at: usize| matches!(self.class(at), Hyphen | Dash);
        let first = if joins(i + 1) { i } else { i.wrapping_sub(2) };
        let is_range = self.class(first) == Digits
            && joins(first + 1)
            && self.class(first + 2) == Digits
            && (1..=3).contains(&self.digits(first))
            && (self.value(first) + 1..=self.value(first) + LONGEST_REIGN).contains(&self.value(first + 2));
        is_range
            && match (self.before(first), self.class(first + 3)) {
                (Open, Close) => (0..self.items.len()).any(|j| self.is_tagged(j, Tag::Reign)),
                (From | Between, _) => (2..=4).any(|n| first >= n && self.is_tagged(first - n, Tag::Reign)),
                _ => false,
            }
    }

    pub(super) fn in_calendar_year(&self, year: Year) -> Point {
        Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }))
    }

    /// A year in digits or words, without a look around: "2016", "'99", "nineteen ninety-seven".
    pub(super) fn full_year(&self, i: usize) -> Found<Year> {
        use TimeWord::*;
        match self.class(i) {
            Digits if self.digits(i) == 4 && (1000..=2199).contains(&self.value(i)) => {
                let word_follows = self.class(i + 1) == Other
                    && self.glued(i + 1)
                    && self.word(i + 1).starts_with(char::is_alphanumeric);
                let clock = self.class(i + 1) == Colon && self.glued(i + 2);
                (!word_follows && !clock).then(|| (Year { number: self.value(i) as i32, short: false }, i + 1))
            }
            Quote if self.class(i + 1) == Digits && self.digits(i + 1) == 2 && self.glued(i + 1) => {
                Some((Year { number: self.value(i + 1) as i32, short: true }, i + 2))
            }
            Cardinal(first @ 18..=20) => {
                let j = i + 1;
                let (rest, end) = match self.class(j) {
                    Cardinal(n) if n >= 10 => self.cardinal(j)?,
                    Hundred if first < 20 => (0, j + 1),
                    _ => return None,
                };
                let whole = !matches!(self.class(end), Unit(_) | Units(_) | Hundred | Thousand | Million | Percent);
                (rest < 100 && whole)
                    .then(|| (Year { number: i32::from(first) * 100 + rest as i32, short: false }, end))
            }
            Cardinal(2) if self.class(i + 1) == Thousand => {
                let (n, end) = self.cardinal(i)?;
                (n < 2100).then_some((Year { number: n as i32, short: false }, end))
            }
            _ => None,
        }
    }

    /// Whether the four digits at `i` are a year and no count, price, number or address.
    pub(super) fn surely_year(&self, i: usize) -> bool {
        use TimeWord::*;
        let (before, after) = (self.before(i), self.class(i + 1));
        if matches!(before, Currency | Decimal | Month(_) if before == Currency)
            || matches!(after, Percent | Million | Meridiem(_) | Thousand | Hundred | Zone(_))
            || matches!(after, Units(_))
            // "the 1922 Committee"
            || (self.capital(i + 1) && self.is_tagged(i + 1, Tag::YearName))
            || (after == Hyphen && matches!(self.class(i + 2), Unit(_) | Ordinal(_)))
            || self.numbers_a_thing(i)
        {
            return false;
        }
        if (before == Other && self.glued(i))
            || (matches!(before, Stop | Comma) && self.glued(i))
            || (before == Slash && self.class(i + 1) == Slash)
        {
            return false;
        }
        // A telephone or a part number: "555-1998".
        if before == Hyphen
            && i >= 2
            && self.class(i - 2) == Digits
            && self.digits(i - 2) != 4
            && !matches!(self.class(i.saturating_sub(3)), Month(_))
        {
            return false;
        }
        let word = self.word(i + 1);
        let counted = (!self.capital(i + 1) && self.is_tagged(i + 1, Tag::Counted))
            || matches!(after, Of | More)
            || (after == Straight && before != The);
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
        let placed = placed || self.is_circa(i);
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
            && (before != To || i < 2 || self.class(i - 2) == Digits)
            && (!matches!(before, Comma | And | The | Of | From) || self.other_year_near(i))
    }

    /// Whether another four-digit number stands near: "in 1789, 1791 and 1793".
    pub(super) fn other_year_near(&self, i: usize) -> bool {
        let from = i.saturating_sub(8);
        (from..(i + 8).min(self.items.len())).any(|j| {
            j != i && self.class(j) == TimeWord::Digits && self.digits(j) == 4 && (1000..=2100).contains(&self.value(j))
        }) || matches!(self.before(i), TimeWord::Of | TimeWord::From) && self.class(i + 1) != TimeWord::Other
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
        let paired = matches!(self.class(i), TimeWord::Hyphen | TimeWord::Dash | TimeWord::Slash)
            && self.glued(i)
            && self.class(i + 1) == TimeWord::Digits
            && self.digits(i + 1) == 2
            && century >= 1000
            && self.value(i + 1) as i32 > year.number - century
            && self.class(i + 2) != TimeWord::Hyphen;
        paired.then(|| (Shape::Point(Point::year(century + self.value(i + 1) as i32)), i + 2))
    }

    /// The year after a month or day: "2016", ", 2016", "of 2016", "of that year", "last year", "'99".
    pub(super) fn year_tail(&self, i: usize) -> Found<YearTail> {
        use TimeWord::*;
        let j = match self.class(i) {
            Comma | Of => i + 1,
            _ => i,
        };
        if let Some((year, end)) = self.full_year(j) {
            return Some((YearTail::Year(year), end));
        }
        if j == i + 1 && self.class(i) == Comma {
            return None;
        }
        match (self.class(j), self.class(j + 1), self.class(j + 2)) {
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
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn years_are_read_in_digits_and_words() {
        check("The mine closed in 1998.", "[1998|1998]");
        check("It opened in nineteen ninety-seven.", "[nineteen ninety-seven|1997]");
        check("In 44 BC the senate met.", "[44 BC|BC0044]");
        check("The season of 2015-16 was hard.", "[2015|2015] [16|2016]");
    }

    #[test]
    fn years_of_a_reign_may_have_three_digits() {
        check("Nerva was the emperor (96-98) who built it.", "[96|0096] [98|0098]");
        check("Aldo reigned from 177-192 in peace.", "[177|0177] [192|0192]");
        check("Halden lost to Marlow (96-98) at home.", "");
        check("He scored 177-192 and lost.", "");
    }

    #[test]
    fn eras_and_circa_are_read() {
        check("Rome fell about 520 AC.", "[about 520 AC|0520]");
        check("The fort was built circa 1210.", "[circa 1210|1210]");
        check("The wall dates from circa 80 BC.", "[circa 80 BC|BC0080]");
        check("The hall dates to circa 450.", "[circa 450|0450]");
        check("They sold 10 AC units.", "");
    }

    #[test]
    fn counts_names_and_prices_are_not_years() {
        check("It cost 2016 dollars and weighed 1999 kilos.", "");
        check("The 1922 Committee met.", "");
        check("They built 2000 homes.", "");
    }
}
