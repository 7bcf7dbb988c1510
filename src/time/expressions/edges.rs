//! The beginning, middle or end of a period: "early 1990s", "mid-March", "midweek", "the end of last year", "year-end".

use super::{Base, Calendar, Edge, Found, Matcher, Named, Point, Year};
use crate::english::time_words::{TimeWord, UnitOfTime};

impl Matcher<'_> {
    /// Something at an end or in the middle: "early 1990s", "mid-March", "the end of last year", "late Tuesday", "year-end".
    pub(super) fn edged(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let the = self.class(i) == The;
        let j = i + usize::from(the);
        let edge = |class: TimeWord| match class {
            Early | Start | Earlier => Edge::Start,
            Mid => Edge::Mid,
            Late | End | Later | Rest | Latter => Edge::End,
            _ => Edge::None,
        };
        let qualified = |(mut point, end): (Point, usize), edge: Edge| {
            point.edge = edge;
            (point, end)
        };
        match self.class(j) {
            // "year-end", "year's end"
            Unit(unit @ (UnitOfTime::Year | UnitOfTime::Month | UnitOfTime::Week)) => {
                let k = match self.class(j + 1) {
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
                let class = self.class(j);
                let mut k = self.past_hyphen(j + 1);
                if class == Mid && self.is(j, "middle") {
                    if self.class(k) != Of {
                        return None;
                    }
                    k += 1;
                } else if matches!(class, Earlier | Later | Early | Late) && matches!(self.class(k), In | On) {
                    k += 1;
                }
                let inner = self.inner(k)?;
                let fine = matches!(inner.0.base, Base::Definite(_) | Base::Named(Named::Season(_), _)) && k == j + 1;
                let adverb = matches!(class, Earlier | Later);
                if adverb && matches!(inner.0.base, Base::Named(Named::Weekday(_), _)) {
                    return None;
                }
                if adverb && matches!(inner.0.base, Base::Shift { .. } | Base::Century(_))
                    || (fine && !the && class != Mid && !matches!(inner.0.base, Base::Named(..)))
                {
                    return None;
                }
                Some(qualified(inner, edge(class)))
            }
            // "midweek", "in mid-week"
            Middle(unit) if !the => Some(qualified((Point::new(Base::Definite(unit)), j + 1), Edge::Mid)),
            End | Start | Rest | Portion | Latter if the => {
                let very = j;
                let mut k = very + 1;
                if self.class(j) == Latter && matches!(self.class(k), Portion) {
                    k += 1;
                }
                if self.class(k) != Of {
                    return None;
                }
                let inner = self.inner(k + 1)?;
                Some(qualified(inner, edge(self.class(j))))
            }
            Part(part) if the && matches!(self.class(j + 1), Of) => {
                let (mut point, end) = self.day(j + 2)?;
                point.part = Some(part);
                Some((point, end))
            }
            _ => None,
        }
    }

    /// A period that can have an end or a middle.
    pub(super) fn inner(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        if let (The, Unit(unit)) = (self.class(i), self.class(i + 1))
            && unit >= UnitOfTime::Day
        {
            return Some((Point::new(Base::Definite(unit)), i + 2));
        }
        if let Part(part) = self.class(i) {
            let (mut day, end) = self.day(i + 1)?;
            day.part = Some(part);
            return Some((day, end));
        }
        let century =
            [self.day(i), self.decade(i), self.season_inside(i), self.relative(i), self.bare_year(i), self.quarter(i)];
        century.into_iter().flatten().reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    pub(super) fn bare_year(&self, i: usize) -> Found<Point> {
        let (year, end) = self.full_year(i)?;
        let year = Year { number: year.number, short: year.short };
        Some((Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() })), end))
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn an_edge_belongs_to_its_period() {
        check("He moved in mid-2015.", "[mid-2015|2015]");
        check("At the end of March the bank failed.", "[the end of March|2016-03]");
        check("It is due by year-end.", "[year-end|2016]");
        check("They left late on Tuesday.", "[late on Tuesday|2016-11-15]");
    }

    #[test]
    fn midweek_is_a_week() {
        check("The talks resume mid-week.", "[mid-week|2016-W46]");
        check("The talks resume in mid-week, after a midweek break.", "[mid-week|2016-W46] [midweek|2016-W46]");
    }
}
