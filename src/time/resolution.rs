//! Shapes → TIMEX3 values and days, against the document date and the date mentioned last.
//!
//! News is dated from its own day ("on Tuesday"), narrative from the dates before ("On 1 September 1939 … By early October"):
//! `Anchors` keeps both. A date that neither resolves stays open (`XXXX-11-14`).

mod absolute;
mod ages;
mod anchors;
mod direction;
mod named;
mod periods;
mod relative;
mod speech;
mod values;

use super::expressions::{Amount, Base, Calendar, Expression, Named, Origin, Point, Shape};
use super::period::Period;
use super::{Times, Timex};
use crate::analysis::{TimexType, Warning};
use crate::calendar::{Date, add_days, monday, weekday};
use crate::document::Document;
use crate::document::quotation::Marked;
use crate::english::time_words::UnitOfTime;
use anchors::Anchors;
pub use direction::{Direction, of as direction_at};
use periods::{in_year, moved, open, open_named};

/// Maximum number of warnings of one kind.
const WARNINGS: usize = 5;

/// Gives every expression its value; drops those that name no possible date.
pub fn resolve(document: &Document, expressions: &[Expression]) -> Times {
    let mut resolver = Resolver {
        document,
        expressions,
        quoted: speech::quoted(document, expressions),
        anchors: Anchors::new(document, expressions),
        times: Times::default(),
    };
    for (index, expression) in expressions.iter().enumerate() {
        resolver.add(index, expression);
    }
    resolver.times
}

/// Type, value, days and EDTF.
type Resolved = (TimexType, String, Option<(Date, Date)>, Option<String>);

struct Resolver<'d, 't> {
    document: &'d Document<'t>,
    expressions: &'d [Expression],
    /// The stretches in quotation marks, where an expression such as "today" may count from the day of the speech.
    quoted: Vec<Marked>,
    anchors: Anchors,
    times: Times,
}

impl Resolver<'_, '_> {
    fn add(&mut self, index: usize, expression: &Expression) {
        let (kind, value, days, edtf) = match expression.shape {
            Shape::Duration(amount, unit) => (TimexType::Duration, values::duration(amount, unit), None, None),
            Shape::Set(set) => (TimexType::Set, values::set(set), None, None),
            Shape::Reference(reference) => (TimexType::Date, values::reference(reference).into(), None, None),
            Shape::Point(point) => match self.point(point, index, expression) {
                Some(found) => found,
                None => return,
            },
        };
        self.times.list.push(Timex {
            span: expression.span,
            kind,
            value,
            approximate: expression.approximate,
            days,
            edtf,
        });
    }

    fn point(&mut self, point: Point, index: usize, expression: &Expression) -> Option<Resolved> {
        self.anchors.enter(expression.sentence);
        if let Base::Shift { amount: Amount { tenths: None }, back, .. } = point.base {
            let value = if back { "PAST_REF" } else { "FUTURE_REF" };
            return Some((TimexType::Date, value.into(), None, None));
        }
        if let Base::Relative(UnitOfTime::Day, 0) = point.base
            && self.anchors.document.is_none()
            && point.part.is_none()
        {
            return Some((TimexType::Date, "PRESENT_REF".into(), None, None));
        }
        let base = match self.day_of_speech(point, index) {
            Some(day) => Period::Day(day),
            None => self.base(point, expression)?,
        };
        let period = match point.sub {
            Some(named) => self.inside(base, named)?,
            None => base,
        };
        if let Base::Calendar(Calendar { weekday: Some(named), .. }) = point.base {
            self.check_weekday(period, named, expression);
        }
        let compared = matches!(point.base, Base::Shift { .. } | Base::Relative(UnitOfTime::Year, -1))
            || matches!(point.base, Base::Calendar(Calendar { month: None, .. }) if point.sub.is_some());
        self.anchors.note(period, compared, expression.sentence);
        self.anchors.birth =
            period.year().filter(|_| ages::is_birth(self.document, expression)).map(|year| (year, expression.span.end));
        let days = period.days();
        let (kind, value) = values::point(period, point);
        Some((kind, value, days, period.edtf()))
    }

    fn base(&mut self, point: Point, expression: &Expression) -> Option<Period> {
        let document = self.anchors.document;
        let running = self.anchors.running;
        Some(match point.base {
            Base::Calendar(date) => return self.calendar(date, expression),
            Base::Named(named, side) => return self.named(named, side, expression),
            // "took to the streets this weekend", read before Saturday: the one just over.
            Base::Relative(UnitOfTime::Weekend, 0)
                if document.is_some_and(|day| weekday(day) <= 5)
                    && direction::without_preposition(self.document, expression.sentence, expression.span)
                        == Direction::Past =>
            {
                moved(Period::Day(document?), UnitOfTime::Weekend, -1)?
            }
            Base::Relative(unit, by) => match document {
                Some(day) => moved(Period::Day(day), unit, i64::from(by))?,
                None => open(unit),
            },
            Base::Running(unit, by) => {
                let from = match (running, document) {
                    _ if unit == UnitOfTime::Day && point.clock.is_some() => {
                        let ahead =
                            direction_at(self.document, expression.sentence, expression.span) == Direction::Future;
                        self.anchors.day_of_clock(ahead)
                    }
                    (Some(period), _) => Some(period),
                    (None, Some(day)) => Some(Period::Day(day)),
                    (None, None) => None,
                };
                match from {
                    Some(period) => moved(period, unit, i64::from(by)).unwrap_or(open(unit)),
                    None => open(unit),
                }
            }
            Base::Definite(UnitOfTime::Weekend) => self.weekend(expression),
            Base::Definite(unit) => self.definite(unit),
            Base::Shift { amount, unit, back, from } => {
                if unit == UnitOfTime::Year
                    && !back
                    && from == Origin::Running
                    && let Some((year, end)) = self.anchors.birth
                    && let Some(tenths) = amount.tenths
                    && let Some(age) = ages::last_between(self.document, end, expression.span.start)
                {
                    return Some(Period::Year(year + age + i32::try_from(tenths / 10).ok()?));
                }
                return self.shift(expression, amount, unit, back, from, point.sub.is_some());
            }
            Base::Decade { number, short: true } => {
                let near = document.map_or(2000, |d| d.year()) / 10;
                let century = near - near.rem_euclid(10);
                Period::Decade(if century + number > near { century - 10 + number } else { century + number })
            }
            Base::Decade { number, .. } => Period::Decade(number),
            Base::Century(n) => Period::Century(if n > 0 { n - 1 } else { n }),
        })
    }

    /// A thing of every year inside `base`.
    fn inside(&self, base: Period, named: Named) -> Option<Period> {
        match (named, base) {
            (Named::Weekday(0), Period::Day(day)) => monday(day).map(Period::Week),
            (Named::Weekday(day), Period::Week(first)) => add_days(first, i64::from(day) - 1).map(Period::Day),
            (Named::Quarter(0), _) => {
                let year = base.year()?;
                Some(match self.anchors.quarter {
                    Some((_, quarter)) => Period::Quarter(year, quarter),
                    None => Period::Year(year),
                })
            }
            _ => match base.year() {
                Some(year) => in_year(year, named),
                None => Some(open_named(named)),
            },
        }
    }

    pub(super) fn impossible(&mut self, expression: &Expression) {
        let words = expression.span.of(self.document.text);
        self.warn("impossible-date", format!("“{words}” is no date of the calendar."));
    }

    pub(super) fn warn(&mut self, code: &'static str, message: String) {
        if self.times.warnings.iter().filter(|w| w.code == code).count() < WARNINGS {
            self.times.warnings.push(Warning { code, message });
        }
    }
}
