//! Times that come again: "every Tuesday", "each year", "per month", "daily", "Wednesday nights".

use super::{Amount, Found, Matcher, Named, Repeated as Again, Shape};
use crate::english::time_words::{TimeWord, UnitOfTime};

impl Matcher<'_> {
    pub(super) fn set(&self, i: usize) -> Found<Shape> {
        use TimeWord::*;
        let (what, end) = match self.class(i) {
            // "quarterly dividends" are not dates.
            TimeWord::Repeated(UnitOfTime::Quarter) => return None,
            TimeWord::Repeated(unit) => {
                // "The Daily News", and adjectives of things that come out so.
                if self.capital(i) && (i > 0 || self.capital(i + 1)) {
                    return None;
                }
                (Again::Every(Amount::ONE, unit), i + 1)
            }
            Weekdays(day) => match self.class(i + 1) {
                Parts(part) => (Again::Named(Named::Weekday(day), Some(part)), i + 2),
                _ => (Again::Named(Named::Weekday(day), None), i + 1),
            },
            Weekday(day) => match self.class(i + 1) {
                Parts(part) => (Again::Named(Named::Weekday(day), Some(part)), i + 2),
                _ => return None,
            },
            Per => match self.class(i + 1) {
                Unit(unit) => (Again::Every(Amount::ONE, unit), i + 2),
                _ => return None,
            },
            Each | Every => {
                let j = i + 1;
                match self.class(j) {
                    Unit(unit) => (Again::Every(Amount::ONE, unit), j + 1),
                    Weekday(day) => match self.class(j + 1) {
                        Part(part) => (Again::Named(Named::Weekday(day), Some(part)), j + 2),
                        _ => (Again::Named(Named::Weekday(day), None), j + 1),
                    },
                    Month(month) => (Again::Named(Named::Month(month), None), j + 1),
                    Season(season) => (Again::Named(Named::Season(season), None), j + 1),
                    Part(part) => (Again::Part(part), j + 1),
                    Other if self.is(j, "other") => match self.class(j + 1) {
                        Unit(unit) => (Again::Every(Amount::whole(2), unit), j + 2),
                        _ => return None,
                    },
                    Straight => match self.class(j + 1) {
                        Unit(unit) => (Again::Every(Amount::ONE, unit), j + 2),
                        _ => return None,
                    },
                    _ if self.class(i) == Every => {
                        let ((amount, unit), end) = self.measure(j)?;
                        if unit < UnitOfTime::Minute {
                            return None;
                        }
                        (Again::Every(amount, unit), end)
                    }
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some((Shape::Set(what), end))
    }
}
