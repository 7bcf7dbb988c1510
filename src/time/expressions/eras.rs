//! Seasons, decades and centuries: "the summer of 1916", "the '80s", "the nineteen-twenties", "the 19th century".

use super::{Base, Calendar, Found, Matcher, Named, Point};
use crate::english::time_words::{TimeWord, UnitOfTime};

impl Matcher<'_> {
    /// A season, with its year where it is named.
    pub(super) fn season(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let the = self.class(i) == The;
        let j = i + usize::from(the);
        if let Some((year, k)) = self.full_year(j)
            && let Season(season) = self.class(k)
        {
            let year = Point::new(Base::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
            return (!the).then_some((Point { sub: Some(Named::Season(season)), ..year }, k + 1));
        }
        let Season(season) = self.class(j) else { return None };
        let (point, end) = self.in_year(Named::Season(season), j + 1);
        if end > j + 1 {
            return Some((point, end));
        }
        // "fall" and "spring" are verbs as well; "Summer" may be a name; "the winter Olympics" has no date.
        let ends = matches!(self.class(j + 1), Comma | Stop | Close | And | Or | Dash | Possessive | Of | In | To)
            || j + 1 >= self.items.len();
        let placed = matches!(self.before(i), In | Since | Until | By | During | Through | Of | Before | After | From);
        // "after the fall of the king"
        if the && self.is(j, "fall") && self.class(j + 1) == Of {
            return None;
        }
        let sure = if the {
            placed && (ends || !self.capital(j + 1))
        } else {
            placed && ends && (!self.is(j, "fall") || self.before(i) == In)
        };
        sure.then_some((point, end))
    }

    pub(super) fn season_inside(&self, i: usize) -> Found<Point> {
        let TimeWord::Season(season) = self.class(i + usize::from(self.class(i) == TimeWord::The)) else { return None };
        Some(self.in_year(Named::Season(season), i + 1 + usize::from(self.class(i) == TimeWord::The)))
    }

    /// Decades and centuries.
    pub(super) fn decade(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let the = self.class(i) == The;
        let j = i + usize::from(the);
        let point = |number: i32, short: bool| Point::new(Base::Decade { number, short });
        match self.class(j) {
            DecadeNumber if self.digits(j) == 4 && (1000..=2100).contains(&self.value(j)) => {
                return Some((point((self.value(j) / 10) as i32, false), j + 1));
            }
            DecadeNumber
                if self.digits(j) == 2
                    && self.value(j) < 100
                    && (the || matches!(self.before(j), Mid | Early | Late)) =>
            {
                // "temperatures in the 80s", "in her 80s" are not decades; "the '80s" was cut at its apostrophe.
                return None;
            }
            Quote if self.class(j + 1) == DecadeNumber && self.digits(j + 1) == 2 && self.glued(j + 1) => {
                return Some((point((self.value(j + 1) / 10) as i32, true), j + 2));
            }
            Tens(n) if the && !self.is(j + 1, "percent") => return Some((point(i32::from(n), true), j + 1)),
            Cardinal(19) if matches!(self.class(j + 1), Tens(_)) => {
                let Tens(n) = self.class(j + 1) else { return None };
                return Some((point(190 + i32::from(n), false), j + 2));
            }
            _ => {}
        }
        let (ordinal, mut end) = match self.class(j) {
            Ordinal(n @ 1..=30) => (n, j + 1),
            Cardinal(20) => match (self.class(j + 1), self.class(j + 2)) {
                (Hyphen, Ordinal(1)) => (21, j + 3),
                (Ordinal(1), _) => (21, j + 2),
                _ => return None,
            },
            _ => return None,
        };
        end = self.past_hyphen(end);
        if self.class(end) != Unit(UnitOfTime::Century) {
            return None;
        }
        let bc = self.class(end + 1) == Era(true);
        let number = if bc { -i32::from(ordinal) } else { i32::from(ordinal) };
        Some((Point::new(Base::Century(number)), end + 1 + usize::from(matches!(self.class(end + 1), Era(_)))))
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn seasons_decades_and_centuries_are_periods() {
        check("He came in the summer of 2014.", "[the summer of 2014|2014-SU]");
        check("The town grew in the nineteenth century.", "[the nineteenth century|18]");
        check("Prices fell in the ’80s.", "[the ’80s|198]");
    }

    #[test]
    fn the_winter_olympics_are_no_time() {
        check("They trained for the Winter Olympics.", "");
        check("Shares may fall again.", "");
    }
}
