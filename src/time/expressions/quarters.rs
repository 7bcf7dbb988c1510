//! Parts of years and groups of them: "third-quarter", "the fiscal first quarter", "last year's fourth quarter", "first half of
//! 2016", "the summer of 1916", "mid-1990s", "the '80s", "the 19th century".

use super::{Base, Calendar, Edge, Found, Matcher, Named, Point, Year};
use crate::time::words::{Lex, UnitOfTime};

impl Matcher<'_> {
    /// A quarter or half, with or without its year; fiscal years.
    pub(super) fn quarter(&self, i: usize) -> Found<Point> {
        use Lex::*;
        let start = i;
        let mut i = i;
        let the = self.lex(i) == The;
        i += usize::from(the);
        // "the 1988 third quarter", "the 1988 quarter", "the 1989 period"
        if the && let Some((year, j)) = self.full_year(i) {
            let year = Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
            if let Some((named, end)) = self.part_of_year(j) {
                return Some((Point { sub: Some(named), ..year }, end));
            }
            if matches!(self.lex(j), Unit(UnitOfTime::Quarter) | Period) {
                return Some((Point { sub: Some(Named::Quarter(0)), ..year }, j + 1));
            }
            return None;
        }
        if the && matches!(self.lex(i), Corresponding | Same | Latest) && self.lex(i) != Latest {
            i += 1;
        }
        // "the year-ago quarter", "year-earlier third quarter"
        if self.lex(i) == Unit(UnitOfTime::Year)
            && self.lex(i + 1) == Hyphen
            && let Some((mut point, j)) = self.step(super::Amount::ONE, UnitOfTime::Year, i + 1)
        {
            let j = if point.sub.is_some() { j - 1 } else { j };
            if let Some((named, end)) = self.part_of_year(j) {
                point.sub = Some(named);
                return Some((point, end));
            }
            if matches!(self.lex(j), Unit(UnitOfTime::Quarter) | Period) {
                point.sub = Some(Named::Quarter(0));
                return (the || self.lex(j) == Unit(UnitOfTime::Quarter)).then_some((point, j + 1));
            }
            return (!the).then_some((point, j));
        }
        // "the same period last year", "the quarter a year ago"
        if (i > start + 1 && matches!(self.lex(i), Period | Unit(UnitOfTime::Quarter)))
            || (the && self.lex(i) == Unit(UnitOfTime::Quarter))
        {
            let j = i + 1;
            if matches!((self.lex(j), self.lex(j + 1)), (Last, Unit(UnitOfTime::Year))) {
                return Some((Point { sub: Some(Named::Quarter(0)), ..Point::relative(UnitOfTime::Year, -1) }, j + 2));
            }
            if let Some(((amount, unit), k)) = self.measure(j)
                && let Some((mut point, end)) = self.step(amount, unit, k)
            {
                point.sub = Some(Named::Quarter(0));
                return Some((point, end));
            }
            if let Of | In = self.lex(j)
                && i > start + 1
                && let Some((year, end)) = self.full_year(j + 1)
            {
                let year = Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
                return Some((Point { sub: Some(Named::Quarter(0)), ..year }, end));
            }
            return None;
        }
        let fiscal = self.lex(i) == Fiscal || self.lex(i) == FiscalYear;
        if fiscal {
            let j = i + 1 + usize::from(self.lex(i + 1) == Unit(UnitOfTime::Year));
            if let Some((year, end)) = self.full_year(j) {
                return Some((Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() })), end));
            }
            if j > i + 1 && self.lex(i) == Fiscal {
                return the.then_some((Point::new(Base::Definite(UnitOfTime::Year)), j));
            }
            i = self.past_hyphen(i + 1);
        }
        let its = self.lex(i) == Its;
        i += usize::from(its);
        let (named, end) = self.part_of_year(i)?;
        if the && matches!(named, Named::Half(_)) && self.lex(end) != Of {
            return None;
        }
        // A hyphenated modifier goes without its article: "the third-quarter loss".
        if the && self.lex(end - 2) == Hyphen {
            return None;
        }
        let (point, tail) = self.in_year(named, end);
        if tail > end {
            return Some((point, tail));
        }
        if let (Of, The, Unit(UnitOfTime::Year)) = (self.lex(end), self.lex(end + 1), self.lex(end + 2)) {
            return Some((point, end + 3));
        }
        if let (Of, Fiscal | FiscalYear) = (self.lex(end), self.lex(end + 1)) {
            let j = end + 2 + usize::from(self.lex(end + 2) == Unit(UnitOfTime::Year));
            if let Some((year, end)) = self.full_year(j) {
                let year = Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
                return Some((Point { sub: Some(named), ..year }, end));
            }
        }
        (!its).then_some((point, end))
    }

    /// "third quarter", "third-quarter", "first half", "Q3".
    pub(super) fn part_of_year(&self, i: usize) -> Found<Named> {
        use Lex::*;
        let (n, j) = match self.lex(i) {
            QuarterNumber => return Some((Named::Quarter(self.value(i) as u8), i + 1)),
            Ordinal(n @ 1..=4) => (n, i + 1),
            Latter => (2, i + 1),
            Last if self.before(i) == The => (4, i + 1),
            _ => return None,
        };
        let j = match self.lex(j) {
            Fiscal => j + 1,
            _ => self.past_hyphen(j),
        };
        match self.lex(j) {
            Unit(UnitOfTime::Quarter) | Units(UnitOfTime::Quarter) if self.lex(i) != Last && self.lex(i) != Latter => {
                Some((Named::Quarter(n), j + 1))
            }
            Half if n <= 2 || self.lex(i) == Last => Some((Named::Half(n.min(2)), j + 1)),
            _ => None,
        }
    }

    /// A season, with its year where it is named.
    pub(super) fn season(&self, i: usize) -> Found<Point> {
        use Lex::*;
        let the = self.lex(i) == The;
        let j = i + usize::from(the);
        if let Some((year, k)) = self.full_year(j)
            && let Season(season) = self.lex(k)
        {
            let year = Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
            return (!the).then_some((Point { sub: Some(Named::Season(season)), ..year }, k + 1));
        }
        let Season(season) = self.lex(j) else { return None };
        let (point, end) = self.in_year(Named::Season(season), j + 1);
        if end > j + 1 {
            return Some((point, end));
        }
        // "fall" and "spring" are verbs as well; "Summer" may be a name; "the winter Olympics" has no date.
        let ends = matches!(self.lex(j + 1), Comma | Stop | Close | And | Or | Dash | Possessive | Of | In | To)
            || j + 1 >= self.items.len();
        let placed = matches!(self.before(i), In | Since | Until | By | During | Through | Of | Before | After | From);
        let sure = if the {
            placed && (ends || !self.capital(j + 1))
        } else {
            placed && ends && (!self.is(j, "fall") || self.before(i) == In)
        };
        sure.then_some((point, end))
    }

    /// Decades and centuries.
    pub(super) fn decade(&self, i: usize) -> Found<Point> {
        use Lex::*;
        let the = self.lex(i) == The;
        let j = i + usize::from(the);
        let point = |number: i32, short: bool| Point::new(Base::Decade { number, short });
        match self.lex(j) {
            DecadeNumber if self.digits(j) == 4 && (1000..=2100).contains(&self.value(j)) => {
                return Some((point((self.value(j) / 10) as i32, false), j + 1));
            }
            DecadeNumber
                if self.digits(j) == 2
                    && self.value(j) < 100
                    && (the || matches!(self.before(j), Mid | Early | Late)) =>
            {
                // "temperatures in the 80s", "in her 80s" are no decades; "the '80s" was cut at its apostrophe.
                return None;
            }
            Quote if self.lex(j + 1) == DecadeNumber && self.digits(j + 1) == 2 && self.glued(j + 1) => {
                return Some((point((self.value(j + 1) / 10) as i32, true), j + 2));
            }
            Tens(n) if the && !self.is(j + 1, "percent") => return Some((point(i32::from(n), true), j + 1)),
            Cardinal(19) if matches!(self.lex(j + 1), Tens(_)) => {
                let Tens(n) = self.lex(j + 1) else { return None };
                return Some((point(190 + i32::from(n), false), j + 2));
            }
            _ => {}
        }
        let (ordinal, mut end) = match self.lex(j) {
            Ordinal(n @ 1..=30) => (n, j + 1),
            Cardinal(20) => match (self.lex(j + 1), self.lex(j + 2)) {
                (Hyphen, Ordinal(1)) => (21, j + 3),
                (Ordinal(1), _) => (21, j + 2),
                _ => return None,
            },
            _ => return None,
        };
        end = self.past_hyphen(end);
        if self.lex(end) != Unit(UnitOfTime::Century) {
            return None;
        }
        let bc = self.lex(end + 1) == Era(true);
        let number = if bc { -i32::from(ordinal) } else { i32::from(ordinal) };
        Some((Point::new(Base::Century(number)), end + 1 + usize::from(matches!(self.lex(end + 1), Era(_)))))
    }

    /// Something at an end or in the middle: "early 1990s", "mid-March", "the end of last year", "late Tuesday", "year-end".
    pub(super) fn edged(&self, i: usize) -> Found<Point> {
        use Lex::*;
        let the = self.lex(i) == The;
        let j = i + usize::from(the);
        let edge = |lex: Lex| match lex {
            Early | Start | Earlier => Edge::Start,
            Mid => Edge::Mid,
            Late | End | Later | Rest | Latter => Edge::End,
            _ => Edge::None,
        };
        let qualified = |(mut point, end): (Point, usize), edge: Edge| {
            point.edge = edge;
            (point, end)
        };
        match self.lex(j) {
            // "year-end", "year's end"
            Unit(unit @ (UnitOfTime::Year | UnitOfTime::Month | UnitOfTime::Week)) => {
                let k = match self.lex(j + 1) {
                    Hyphen | Possessive => j + 2,
                    _ if unit == UnitOfTime::Year => j + 1,
                    _ => return None,
                };
                if !self.is(k, "end") {
                    return None;
                }
                let (mut point, mut end) = (Point::new(Base::Definite(unit)), k + 1);
                if unit == UnitOfTime::Year
                    && let Some((year, after)) = self.full_year(end)
                {
                    point = Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
                    end = after;
                }
                Some(qualified((point, end), Edge::End))
            }
            Early | Late | Mid | Earlier | Later => {
                let lex = self.lex(j);
                let mut k = self.past_hyphen(j + 1);
                if lex == Mid && self.is(j, "middle") {
                    if self.lex(k) != Of {
                        return None;
                    }
                    k += 1;
                } else if matches!(lex, Earlier | Later | Early | Late) && matches!(self.lex(k), In | On) {
                    k += 1;
                }
                let inner = self.inner(k)?;
                let fine = matches!(inner.0.base, Base::Definite(_) | Base::Named(Named::Season(_), _)) && k == j + 1;
                let adverb = matches!(lex, Earlier | Later);
                if adverb && matches!(inner.0.base, Base::Named(Named::Weekday(_), _)) {
                    return None;
                }
                if adverb && matches!(inner.0.base, Base::Shift { .. } | Base::Century(_))
                    || (fine && !the && lex != Mid && !matches!(inner.0.base, Base::Named(..)))
                {
                    return None;
                }
                Some(qualified(inner, edge(lex)))
            }
            End | Start | Rest | Portion | Latter if the => {
                let very = j;
                let mut k = very + 1;
                if self.lex(j) == Latter && matches!(self.lex(k), Portion) {
                    k += 1;
                }
                if self.lex(k) != Of {
                    return None;
                }
                let inner = self.inner(k + 1)?;
                Some(qualified(inner, edge(self.lex(j))))
            }
            Part(part) if the && matches!(self.lex(j + 1), Of) => {
                let (mut point, end) = self.day(j + 2)?;
                point.part = Some(part);
                Some((point, end))
            }
            _ => None,
        }
    }

    /// What can have an end or a middle.
    fn inner(&self, i: usize) -> Found<Point> {
        use Lex::*;
        if let (The, Unit(unit)) = (self.lex(i), self.lex(i + 1))
            && unit >= UnitOfTime::Day
        {
            return Some((Point::new(Base::Definite(unit)), i + 2));
        }
        if let Part(part) = self.lex(i) {
            let (mut day, end) = self.day(i + 1)?;
            day.part = Some(part);
            return Some((day, end));
        }
        let century =
            [self.day(i), self.decade(i), self.season_inside(i), self.relative(i), self.bare_year(i), self.quarter(i)];
        century.into_iter().flatten().reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    fn season_inside(&self, i: usize) -> Found<Point> {
        let Lex::Season(season) = self.lex(i + usize::from(self.lex(i) == Lex::The)) else { return None };
        Some(self.in_year(Named::Season(season), i + 1 + usize::from(self.lex(i) == Lex::The)))
    }

    fn bare_year(&self, i: usize) -> Found<Point> {
        let (year, end) = self.full_year(i)?;
        let year = Year { number: year.number, short: year.short };
        Some((Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() })), end))
    }
}
