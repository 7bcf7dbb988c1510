//! Dates of the calendar → days, months, years: "14/11/2016" in the order of its text, "'99" in its century, "Tuesday, 14
//! November" in the year in which the 14th was a Tuesday.

use super::{Resolver, values};
use crate::calendar::{Date, day_of, weekday};
use crate::time::expressions::{Calendar, Expression, Named, Side, Year};
use crate::time::period::Period;

impl Resolver<'_, '_> {
    pub(super) fn calendar(&mut self, mut date: Calendar, expression: &Expression) -> Option<Period> {
        if date.slashed
            && let (Some(first), Some(second)) = (date.month, date.day)
            && (first > 12 || (second <= 12 && self.anchors.day_first))
        {
            (date.month, date.day) = (Some(second), Some(first));
        }
        if date.month.is_some_and(|m| !(1..=12).contains(&m)) || date.day.is_some_and(|d| !(1..=31).contains(&d)) {
            self.impossible(expression);
            return None;
        }
        let year = date.year.map(|y| self.full_year(y));
        match (year, date.month, date.day) {
            (Some(year), None, _) => Some(Period::Year(year)),
            (Some(year), Some(month), None) => Some(Period::Month(year, month)),
            (Some(year), Some(month), Some(day)) => {
                let found = (year > 0).then(|| day_of(year, month, day)).flatten();
                if found.is_none() {
                    self.impossible(expression);
                }
                found.map(Period::Day)
            }
            (None, Some(month), None) => self.named(Named::Month(month), Side::Bare, expression),
            (None, Some(month), Some(day)) => {
                if day_of(2000, month, day).is_none() {
                    self.impossible(expression);
                    return None;
                }
                if let Some(wanted) = date.weekday
                    && let Some(found) = self.by_weekday(month, day, wanted)
                {
                    return Some(Period::Day(found));
                }
                self.named(Named::MonthDay(month, day), Side::Bare, expression)
            }
            (None, None, Some(day)) => match self.anchors.month() {
                Some((year, month)) => day_of(year, month, day).map(Period::Day),
                None => Some(Period::Open),
            },
            (None, None, None) => None,
        }
    }

    pub(super) fn full_year(&self, year: Year) -> i32 {
        if !year.short {
            return year.number;
        }
        let narrative = self.anchors.narrative;
        let near = match (self.anchors.running.and_then(Period::year), self.anchors.document) {
            (Some(year), _) if narrative => year + 20,
            (_, Some(day)) => day.year() + 10,
            (Some(year), None) => year + 20,
            (None, None) => 2030,
        };
        let century = near - near.rem_euclid(100);
        if century + year.number > near { century - 100 + year.number } else { century + year.number }
    }

    /// The year in which a day fell on its weekday, near the document date.
    pub(super) fn by_weekday(&self, month: u8, day: u8, wanted: u8) -> Option<Date> {
        let near = self.anchors.reference()?;
        [0, -1, 1]
            .iter()
            .filter_map(|by| day_of(near.year() + by, month, day))
            .filter(|&d| weekday(d) == wanted)
            .min_by_key(|&d| (d - near).whole_days().abs())
    }

    pub(super) fn check_weekday(&mut self, period: Period, named: u8, expression: &Expression) {
        if let Period::Day(day) = period
            && weekday(day) != named
        {
            let message = format!(
                "“{}”: {} was a {}.",
                expression.span.of(self.document.text),
                crate::calendar::iso(day),
                values::WEEKDAYS[usize::from(weekday(day)) - 1]
            );
            self.warn("weekday-mismatch", message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn a_weekday_gives_a_day_its_year() {
        check("The vote of Saturday, 14 November failed.", "[Saturday, 14 November|2015-11-14]");
    }

    #[test]
    fn numbers_are_read_in_the_order_of_the_text() {
        check("The votes of 14/11/2016 and 03/11/2016 failed.", "[14/11/2016|2016-11-14] [03/11/2016|2016-11-03]");
        check("The votes of 11/14/2016 and 11/03/2016 failed.", "[11/14/2016|2016-11-14] [11/03/2016|2016-11-03]");
    }
}
