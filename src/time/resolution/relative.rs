//! Periods counted from another date: "the weekend", "the year", "two weeks ago", "a day later".

use super::Resolver;
use super::direction::{self, Direction};
use super::periods::{moved, open};
use crate::calendar::{add_days, monday, weekday};
use crate::english::time_words::UnitOfTime;
use crate::time::expressions::{Amount, Expression, Origin};
use crate::time::period::Period;

impl Resolver<'_, '_> {
    /// "by the weekend", "will play at the weekend" → the coming one; else the one just over.
    pub(super) fn weekend(&self, expression: &Expression) -> Period {
        let Some(day) = self.anchors.document else { return Period::OpenWeekend };
        let running = weekday(day) >= 6;
        let coming =
            direction::without_preposition(self.document, expression.sentence, expression.span) == Direction::Future;
        let back = if running || coming { 0 } else { -7 };
        monday(day).and_then(|m| add_days(m, back)).map_or(Period::OpenWeekend, Period::Weekend)
    }

    /// "the year", "the quarter", "the week".
    pub(super) fn definite(&self, unit: UnitOfTime) -> Period {
        let anchors = &self.anchors;
        match unit {
            UnitOfTime::Quarter => match anchors.quarter {
                Some((year, quarter)) => Period::Quarter(year, quarter),
                None => Period::OpenUnitQuarter,
            },
            _ if anchors.is_adrift() => open(unit),
            _ => {
                let from = match (anchors.running, anchors.document) {
                    (Some(period), _) if anchors.narrative => Some(period),
                    (_, Some(day)) => Some(Period::Day(day)),
                    (other, None) => other,
                };
                from.and_then(|p| moved(p, unit, 0)).unwrap_or(open(unit))
            }
        }
    }

    fn is_ahead(&self, expression: &Expression) -> bool {
        direction::of(self.document, expression.sentence, expression.span) == Direction::Future
    }

    pub(super) fn shift(
        &self,
        expression: &Expression,
        amount: Amount,
        unit: UnitOfTime,
        back: bool,
        from: Origin,
        quarterly: bool,
    ) -> Option<Period> {
        let anchors = &self.anchors;
        let tenths = amount.tenths?;
        let count = i64::from(tenths / 10) * if back { -1 } else { 1 };
        if unit == UnitOfTime::Year
            && count == -1
            && (anchors.results || quarterly)
            && let Some((year, quarter)) = anchors.quarter
        {
            return Some(if quarterly { Period::Year(year - 1) } else { Period::Quarter(year - 1, quarter) });
        }
        let start = match from {
            Origin::Document => anchors.document.map(Period::Day),
            Origin::Running if anchors.is_adrift() && unit >= UnitOfTime::Year => None,
            Origin::Running => match anchors.running {
                Some(period) if anchors.narrative || anchors.fresh() || !back => Some(period),
                // "A month later she was home": later than what nobody says.
                None if !back && !self.is_ahead(expression) => None,
                _ => anchors.document.map(Period::Day),
            },
        };
        let Some(start) = start else { return Some(open(unit)) };
        let (unit, count) = match unit {
            UnitOfTime::Decade => (UnitOfTime::Year, count * 10),
            UnitOfTime::Century => (UnitOfTime::Year, count * 100),
            UnitOfTime::Millennium => (UnitOfTime::Year, count * 1000),
            UnitOfTime::Fortnight => (UnitOfTime::Week, count * 2),
            _ if tenths % 10 != 0 && unit == UnitOfTime::Year => {
                (UnitOfTime::Month, i64::from(tenths) * 12 / 10 * if back { -1 } else { 1 })
            }
            _ => (unit, count),
        };
        if unit < UnitOfTime::Day {
            return Some(moved(start, UnitOfTime::Day, 0).unwrap_or(Period::Open));
        }
        let found = moved(start, unit, count).unwrap_or(open(unit));
        // "A month later she was home", told some time after what nobody dates.
        let to_come = anchors.document.is_some_and(|day| found.days().is_some_and(|(from, _)| from > day));
        let over = || direction::of(self.document, expression.sentence, expression.span) == Direction::Past;
        Some(if !back && to_come && from == Origin::Running && over() { open(unit) } else { found })
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn a_shift_counts_from_the_document_or_the_date_before() {
        check("The mine closed two weeks ago.", "[two weeks ago|2016-W44]");
        check(
            "On 3 October the dam broke. Two days later it rained.",
            "[3 October|2016-10-03] [Two days later|2016-10-05]",
        );
        check("A month later she and her son were able to go home.", "[A month later|XXXX-XX]");
        check("Sixty years prior, the harbour was signed away.", "[Sixty years prior|1956]");
    }

    #[test]
    fn a_weekend_follows_the_verb() {
        check("She rested over the weekend.", "[the weekend|2016-W45-WE]");
        check("He wanted it gone by the weekend.", "[the weekend|2016-W46-WE]");
    }
}
