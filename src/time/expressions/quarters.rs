//! Quarters and halves of years: "third-quarter", "the fiscal first quarter", "last year's fourth quarter", "first half of 2016".

use super::{Base, Calendar, Found, Matcher, Named, Point};
use crate::english::time_words::{TimeWord, UnitOfTime};

impl Matcher<'_> {
    /// A quarter or half, with or without its year; fiscal years.
    pub(super) fn quarter(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let start = i;
        let mut i = i;
        let the = self.class(i) == The;
        i += usize::from(the);
        // "the 1988 third quarter", "the 1988 quarter", "the 1989 period"
        if the && let Some((year, j)) = self.full_year(i) {
            let year = Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
            if let Some((named, end)) = self.part_of_year(j) {
                return Some((Point { sub: Some(named), ..year }, end));
            }
            if matches!(self.class(j), Unit(UnitOfTime::Quarter) | Period) {
                return Some((Point { sub: Some(Named::Quarter(0)), ..year }, j + 1));
            }
            return None;
        }
        if the && matches!(self.class(i), Corresponding | Same | Latest) && self.class(i) != Latest {
            i += 1;
        }
        // "the year-ago quarter", "year-earlier third quarter"
        if self.class(i) == Unit(UnitOfTime::Year)
            && self.class(i + 1) == Hyphen
            && let Some((mut point, j)) = self.step(super::Amount::ONE, UnitOfTime::Year, i + 1)
        {
            let j = if point.sub.is_some() { j - 1 } else { j };
            if let Some((named, end)) = self.part_of_year(j) {
                point.sub = Some(named);
                return Some((point, end));
            }
            if matches!(self.class(j), Unit(UnitOfTime::Quarter) | Period) {
                point.sub = Some(Named::Quarter(0));
                return (the || self.class(j) == Unit(UnitOfTime::Quarter)).then_some((point, j + 1));
            }
            return (!the).then_some((point, j));
        }
        // "the same period last year", "the quarter a year ago"
        if (i > start + 1 && matches!(self.class(i), Period | Unit(UnitOfTime::Quarter)))
            || (the && self.class(i) == Unit(UnitOfTime::Quarter))
        {
            let j = i + 1;
            if matches!((self.class(j), self.class(j + 1)), (Last, Unit(UnitOfTime::Year))) {
                return Some((Point { sub: Some(Named::Quarter(0)), ..Point::relative(UnitOfTime::Year, -1) }, j + 2));
            }
            if let Some(((amount, unit), k)) = self.measure(j)
                && let Some((mut point, end)) = self.step(amount, unit, k)
            {
                point.sub = Some(Named::Quarter(0));
                return Some((point, end));
            }
            if let Of | In = self.class(j)
                && i > start + 1
                && let Some((year, end)) = self.full_year(j + 1)
            {
                let year = Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
                return Some((Point { sub: Some(Named::Quarter(0)), ..year }, end));
            }
            return None;
        }
        let fiscal = self.class(i) == Fiscal || self.class(i) == FiscalYear;
        if fiscal {
            let j = i + 1 + usize::from(self.class(i + 1) == Unit(UnitOfTime::Year));
            if let Some((year, end)) = self.full_year(j) {
                return Some((Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() })), end));
            }
            if j > i + 1 && self.class(i) == Fiscal {
                return the.then_some((Point::new(Base::Definite(UnitOfTime::Year)), j));
            }
            i = self.past_hyphen(i + 1);
        }
        let its = self.class(i) == Its;
        i += usize::from(its);
        let (named, end) = self.part_of_year(i)?;
        if the && matches!(named, Named::Half(_)) && self.class(end) != Of {
            return None;
        }
        // "scored in the first half"
        let of_year = self.class(end) == Of
            && match self.class(end + 1) {
                // "the first half of the year"; not "of the match"
                The => matches!(self.class(end + 2), Unit(_) | Fiscal | FiscalYear),
                This | That | Last | Next | Its | Fiscal | FiscalYear => true,
                _ => self.full_year(end + 1).is_some(),
            };
        if matches!(named, Named::Half(_)) && (the || self.before(start) == The) && !self.results && !of_year {
            return None;
        }
        // A hyphenated modifier goes without its article: "the third-quarter loss".
        if the && self.class(end - 2) == Hyphen {
            return None;
        }
        let (point, tail) = self.in_year(named, end);
        if tail > end {
            return Some((point, tail));
        }
        if let (Of, The, Unit(UnitOfTime::Year)) = (self.class(end), self.class(end + 1), self.class(end + 2)) {
            return Some((point, end + 3));
        }
        if let (Of, Fiscal | FiscalYear) = (self.class(end), self.class(end + 1)) {
            let j = end + 2 + usize::from(self.class(end + 2) == Unit(UnitOfTime::Year));
            if let Some((year, end)) = self.full_year(j) {
                let year = Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
                return Some((Point { sub: Some(named), ..year }, end));
            }
        }
        (!its).then_some((point, end))
    }

    /// "third quarter", "third-quarter", "first half", "Q3".
    pub(super) fn part_of_year(&self, i: usize) -> Found<Named> {
        use TimeWord::*;
        let (n, j) = match self.class(i) {
            QuarterNumber => return Some((Named::Quarter(self.value(i) as u8), i + 1)),
            Ordinal(n @ 1..=4) => (n, i + 1),
            Latter => (2, i + 1),
            Last if self.before(i) == The => (4, i + 1),
            _ => return None,
        };
        let j = match self.class(j) {
            Fiscal => j + 1,
            _ => self.past_hyphen(j),
        };
        match self.class(j) {
            Unit(UnitOfTime::Quarter) | Units(UnitOfTime::Quarter)
                if self.class(i) != Last && self.class(i) != Latter =>
            {
                Some((Named::Quarter(n), j + 1))
            }
            Half if n <= 2 || self.class(i) == Last => Some((Named::Half(n.min(2)), j + 1)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn quarters_and_halves_take_their_year() {
        check("Sales fell in the third quarter of 2015.", "[the third quarter of 2015|2015-Q3]");
        check("The first half of 2016 was dry.", "[The first half of 2016|2016-H1]");
        check("Q3 was better.", "[Q3|2016-Q3]");
    }
}
