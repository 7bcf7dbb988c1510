//! Days by their place in a month: "the first Sunday in September", "the last weekend of July", "the second half of March".

use super::{Base, Calendar, Edge, Found, Holiday, Matcher, Named, Point};
use crate::english::time_words::{TimeWord, UnitOfTime};

impl Matcher<'_> {
    /// "the first Sunday in September", "last weekend of July", "the third Thursday of May 2018".
    pub(super) fn nth_of_month(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let the = self.class(i) == The;
        let j = i + usize::from(the);
        let nth = match self.class(j) {
            Ordinal(n @ 1..=5) => n,
            Last if the => 0,
            _ => return None,
        };
        let (Of | In) = self.class(j + 2) else { return None };
        let Month(month) = self.class(j + 3) else { return None };
        if !self.capital(j + 3) {
            return None;
        }
        let holiday = match self.class(j + 1) {
            Weekday(weekday) => Holiday::Nth { month, weekday, nth, after: 0 },
            Unit(UnitOfTime::Weekend) => Holiday::Weekend { month, nth },
            _ => return None,
        };
        Some(self.in_year(Named::Holiday(holiday), j + 4))
    }

    /// "the second half of March", "first half of the month".
    pub(super) fn half_of_month(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let j = i + usize::from(self.class(i) == The);
        let edge = match self.class(j) {
            Ordinal(1) => Edge::Start,
            Ordinal(2) | Latter => Edge::End,
            _ => return None,
        };
        if self.class(j + 1) != Half || self.class(j + 2) != Of {
            return None;
        }
        let (point, end) = self.inner(j + 3)?;
        let monthly = match (point.base, point.sub) {
            (Base::Calendar(Calendar { month: Some(_), day: None, .. }), None) => true,
            (_, Some(named)) => matches!(named, Named::Month(_)),
            (Base::Named(named, _), None) => matches!(named, Named::Month(_)),
            (Base::Definite(unit) | Base::Relative(unit, _) | Base::Running(unit, _), None) => {
                unit == UnitOfTime::Month
            }
            _ => false,
        };
        monthly.then_some((Point { edge, ..point }, end))
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn the_nth_weekday_of_a_month_is_one_day() {
        check("The fair opened on the second Tuesday of October.", "[the second Tuesday of October|2016-10-11]");
        check("They met on the last Friday in May 2014.", "[the last Friday in May 2014|2014-05-30]");
    }

    #[test]
    fn the_nth_weekend_of_a_month_is_one_weekend() {
        check("The last weekend of July was the busiest.", "[The last weekend of July|2016-W30-WE]");
        check("The regatta filled the first weekend of October.", "[the first weekend of October|2016-W39-WE]");
    }

    #[test]
    fn half_a_month_is_about_the_month() {
        check("Rain is due in the second half of March 2017.", "[the second half of March 2017|2017-03]");
    }
}
