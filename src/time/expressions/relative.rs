//! Periods named by their distance: "last year", "this week", "next Tuesday", "that same day", "the following month", "the
//! quarter", "the past three months", "coming weeks".

use super::{Amount, Base, Found, Matcher, Named, Point, Shape, Side};
use crate::english::time_words::{PartOfDay, TimeWord, UnitOfTime};

/// Which way a word such as "last" points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Last,
    Past,
    Previous,
    This,
    That,
    Next,
    Coming,
    Following,
    Latest,
}

impl Matcher<'_> {
    fn way(&self, i: usize) -> Found<Way> {
        use TimeWord::*;
        let next = self.class(i + 1);
        Some(match self.class(i) {
            Last => (Way::Last, i + 1),
            Past => (Way::Past, i + 1),
            Previous => (Way::Previous, i + 1),
            This if next == Past => (Way::Last, i + 2),
            This if next == Coming || next == Next => (Way::Next, i + 2),
            This if next == Same => (Way::That, i + 2),
            This => (Way::This, i + 1),
            That | Same if next == Same => (Way::That, i + 2),
            That | Same => (Way::That, i + 1),
            Next => (Way::Next, i + 1),
            Coming => (Way::Coming, i + 1),
            Following => (Way::Following, i + 1),
            Current => (Way::This, i + 1),
            Latest => (Way::Latest, i + 1),
            _ => return None,
        })
    }

    /// "last year", "this Tuesday", "the next day", "that night", "the quarter".
    pub(super) fn relative(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let the = self.class(i) == The;
        let j = i + usize::from(the);
        if the && let Some(found) = self.definite(j) {
            return Some(found);
        }
        let (way, mut j) = self.way(j)?;
        // "This Week" is a programme, "the Last Day" a title.
        if !the
            && i > 0
            && self.capital(i)
            && self.capital(i + 1)
            && !matches!(self.class(i + 1), Weekday(_) | Month(_))
        {
            return None;
        }
        let bare_current =
            matches!(self.class(i + usize::from(the)), Current | Latest | Same | Coming | Following | Previous) && !the;
        let fiscal = self.class(j) == Fiscal;
        j += usize::from(fiscal || (self.class(j) == Straight && way == Way::This));
        let class = self.class(j);
        let mut point = match class {
            Unit(unit) => {
                let by = match way {
                    Way::Last | Way::Past => -1,
                    Way::Previous => -1,
                    Way::This | Way::That | Way::Latest => 0,
                    Way::Next | Way::Coming | Way::Following => 1,
                };
                if bare_current && !fiscal {
                    return None;
                }
                if unit < UnitOfTime::Day || (unit == UnitOfTime::Decade && the && way != Way::This) {
                    return None;
                }
                if way == Way::Past && unit != UnitOfTime::Year && unit != UnitOfTime::Weekend {
                    return None;
                }
                match way {
                    Way::Previous | Way::Following | Way::That => Point::running(unit, by),
                    Way::Latest if unit == UnitOfTime::Quarter => Point::new(Base::Definite(unit)),
                    Way::Next if the && matches!(unit, UnitOfTime::Day | UnitOfTime::Month | UnitOfTime::Year) => {
                        Point::running(unit, by)
                    }
                    Way::This if unit == UnitOfTime::Day => Point::running(unit, 0),
                    _ => Point::relative(unit, by),
                }
            }
            Period if way == Way::Latest => Point::new(Base::Definite(UnitOfTime::Quarter)),
            Weekday(day) if self.word(j).len() > 5 => Point::named(Named::Weekday(day), side(way, the)),
            // "in that January 1997 flight"
            Month(_) if self.capital(j) && self.digits(j + 1) == 4 => return None,
            Month(month) if self.capital(j) => {
                let day = (self.class(j + 1) == Digits
                    && self.digits(j + 1) <= 2
                    && self.value(j + 1) > 0
                    && self.value(j + 1) < 32)
                    .then(|| self.value(j + 1) as u8);
                if let Some(day) = day {
                    j += 1;
                    Point::named(Named::MonthDay(month, day), side(way, the))
                } else {
                    Point::named(Named::Month(month), side(way, the))
                }
            }
            Season(season) => Point::named(Named::Season(season), side(way, the)),
            Part(part) => {
                let mut point = match way {
                    Way::Last => Point::relative(UnitOfTime::Day, -1),
                    Way::This => Point::relative(UnitOfTime::Day, 0),
                    Way::That => Point::running(UnitOfTime::Day, 0),
                    Way::Next | Way::Following => Point::running(UnitOfTime::Day, 1),
                    Way::Previous => Point::running(UnitOfTime::Day, -1),
                    _ => return None,
                };
                point.part = Some(part);
                return Some((point, j + 1));
            }
            _ => {
                let (holiday, end) = self.holiday(j)?;
                return Some((Point::named(Named::Holiday(holiday), side(way, the)), end));
            }
        };
        let mut end = j + 1;
        match class {
            // "last year's third quarter", "last year's quarter"
            Unit(UnitOfTime::Year) if self.class(end) == Possessive => {
                let k = end + 1 + usize::from(self.class(end + 1) == Fiscal);
                if let Some((named, after)) = self.part_of_year(k) {
                    point.sub = Some(named);
                    end = after;
                } else if self.class(k) == Unit(UnitOfTime::Quarter) {
                    point.sub = Some(Named::Quarter(0));
                    end = k + 1;
                }
            }
            Weekday(_) => {
                if self.class(end) == Comma
                    && let Some((dated, after)) = self.day(end + 1)
                    && let Base::Calendar(date) = dated.base
                    && date.day.is_some()
                    && date.weekday.is_none()
                {
                    return Some((dated, after));
                }
                if let Part(part) = self.class(end) {
                    point.part = Some(part);
                    end += 1;
                }
            }
            Unit(UnitOfTime::Day) if self.class(end) == Part(PartOfDay::Morning) => {}
            _ => {}
        }
        Some((point, end))
    }

    /// "the year", "the week of March 6", "the day before yesterday", "the weekend", "the day before".
    fn definite(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        if let Straight = self.class(i)
            && self.class(i + 1) == Unit(UnitOfTime::Year)
        {
            return Some((Point::new(Base::Definite(UnitOfTime::Year)), i + 2));
        }
        if let Part(part @ PartOfDay::Morning) = self.class(i)
            && matches!(self.class(i + 1), Stop | Comma)
            && self.before(i - 1) == In
        {
            return Some((Point { part: Some(part), ..Point::running(UnitOfTime::Day, 0) }, i + 1));
        }
        let Unit(unit) = self.class(i) else { return None };
        let j = i + 1;
        // "Player of the Year", "Goal of the Month", "the year of the horse"
        let titled = self.capital(i) && !self.items[i].upper && i > 1 && self.before(i - 1) == Of;
        if titled || unit == UnitOfTime::Year && self.class(j) == Of {
            return None;
        }
        match (self.class(j), self.class(j + 1)) {
            (Before, Yesterday) if unit == UnitOfTime::Day => return Some((Point::relative(unit, -2), j + 2)),
            (After, Tomorrow) if unit == UnitOfTime::Day => return Some((Point::relative(unit, 2), j + 2)),
            (Before | Previous, Comma | Stop | Dash | Close) => return Some((Point::running(unit, -1), j + 1)),
            (After | Following, Comma | Stop | Dash | Close) => return Some((Point::running(unit, 1), j + 1)),
            (Of, Month(_)) if unit == UnitOfTime::Week => {
                let (mut point, end) = self.day(j + 1)?;
                if let Base::Calendar(date) = point.base
                    && date.day.is_some()
                {
                    point.sub = Some(Named::Weekday(0));
                    return Some((point, end));
                }
            }
            _ => {}
        }
        let alone = !matches!(self.class(j), Digits | Hyphen | Earlier | Later | Ago | Old) && !self.accounting(i);
        match unit {
            UnitOfTime::Weekend | UnitOfTime::Quarter | UnitOfTime::Year if alone => {
                Some((Point::new(Base::Definite(unit)), j))
            }
            UnitOfTime::Week | UnitOfTime::Month
                if alone
                    && matches!(
                        self.before(i - 1),
                        In | During | For | Of | Over | On | Earlier | Later | Through | By
                    ) =>
            {
                Some((Point::new(Base::Definite(unit)), j))
            }
            _ => None,
        }
    }

    /// "the year ended March 31": a length with its end, in accounts.
    fn accounting(&self, i: usize) -> bool {
        let year = i + usize::from(self.class(i) == TimeWord::Fiscal);
        self.class(year) == TimeWord::Unit(UnitOfTime::Year)
            && (self.is(year + 1, "ended") || self.is(year + 1, "ending"))
    }

    /// Lengths counted from here: "the past three months", "the next few days", "coming weeks", "the nine months".
    pub(super) fn directed(&self, i: usize) -> Found<Shape> {
        use TimeWord::*;
        let the = self.class(i) == The;
        let j = i + usize::from(the);
        if matches!(self.class(i), These | Those) || the {
            let k = if the { j } else { i + 1 };
            if let Some(((amount, unit), end)) = self.measure(k)
                && self.class(k) != A
                && !matches!(self.class(end), Old)
                && self.step(amount, unit, end).is_none()
                && self.class(end - 2) != Hyphen
            {
                return Some((Shape::Duration(amount, unit), end));
            }
        }
        if the
            && self.accounting(j)
            && let Unit(UnitOfTime::Year) = self.class(j + usize::from(self.class(j) == Fiscal))
        {
            return Some((
                Shape::Duration(Amount::ONE, UnitOfTime::Year),
                j + 1 + usize::from(self.class(j) == Fiscal),
            ));
        }
        if let Ordinal(_) | Straight = self.class(j)
            && the
        {
            let k = j + 1;
            if let Some(((amount, unit), end)) = self.measure(k)
                && self.class(k) != A
                && self.class(end - 2) != Hyphen
            {
                return Some((Shape::Duration(amount, unit), end));
            }
        }
        if self.class(j) == Recent {
            return match self.class(j + 1) {
                Units(unit) if unit != UnitOfTime::Year => Some((Shape::Duration(Amount::VAGUE, unit), j + 2)),
                Units(_) => Some((Shape::Reference(super::Reference::Past), j + 2)),
                _ => None,
            };
        }
        let (way, k) = self.way(j)?;
        if way == Way::That || way == Way::This {
            return None;
        }
        if let Some(((amount, unit), end)) = self.measure(k)
            && self.class(k) != A
            && self.class(end) != Possessive
        {
            return Some((Shape::Duration(amount, unit), end));
        }
        match self.class(k) {
            Units(UnitOfTime::Year) if way == Way::Past => Some((Shape::Reference(super::Reference::Past), k + 1)),
            Units(unit) if unit > UnitOfTime::Minute => Some((Shape::Duration(Amount::VAGUE, unit), k + 1)),
            Unit(unit)
                if matches!(way, Way::Past | Way::Last | Way::Next | Way::Coming) && unit != UnitOfTime::Quarter =>
            {
                let long = unit >= UnitOfTime::Decade
                    || (way == Way::Past && unit != UnitOfTime::Year)
                    || unit < UnitOfTime::Day;
                (long && (the || way == Way::Past)).then_some((Shape::Duration(Amount::ONE, unit), k + 1))
            }
            _ => None,
        }
    }
}

fn side(way: Way, the: bool) -> Side {
    match way {
        Way::Last | Way::Past => Side::Last,
        Way::Previous => Side::Previous,
        Way::This | Way::That | Way::Latest => Side::This,
        Way::Next if the => Side::Following,
        Way::Next | Way::Coming => Side::Next,
        Way::Following => Side::Following,
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn a_month_with_its_year_needs_no_pointing_word() {
        check("In that January 1997 flight she broke a record.", "[January 1997|1997-01]");
        check("It rained all that January.", "[that January|2016-01]");
    }

    #[test]
    fn the_year_of_a_title_or_a_noun_is_no_date() {
        check("He was named Keeper of the Year.", "");
        check("Her shot was Goal of the Month.", "");
        check("The year of drought was hard.", "");
        check("Sales fell by the end of the year.", "[the end of the year|2016]");
    }
}
