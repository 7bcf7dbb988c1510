//! Shapes → TIMEX3 values and days, against the document date and the date told of last.
//!
//! News leans on its own date ("on Tuesday"), narrative on the dates before ("On 1 September 1939 … By early October"):
//! [`Anchors`] keeps both. What neither can tell stays open (`XXXX-11-14`).

mod anchors;
mod direction;
mod values;

use super::expressions::{Amount, Base, Calendar, Expression, Named, Origin, Point, Shape, Side, Year};
use super::period::Period;
use super::words::UnitOfTime;
use super::{Times, Timex};
use crate::analysis::{TimexType, Warning};
use crate::calendar::{Date, add_days, add_months, day_of, monday, weekday};
use crate::document::Document;
use anchors::Anchors;
pub use direction::{Direction, of as direction_at};

/// A bare month or day nearer than this, in days, is the nearest one whatever the verb says.
const FAR: i64 = 120;

/// Further ahead than this, in days, nothing can have been done already.
const WELL_AHEAD: i64 = 40;

/// How far before its quarter a deal may be told to close, in tokens.
const DEAL: usize = 8;

/// More warnings of one kind than this tell a reader nothing new.
const WARNINGS: usize = 5;

/// Gives every expression its value; drops those that name no possible date.
pub fn resolve(document: &Document, expressions: &[Expression]) -> Times {
    let mut resolver = Resolver { document, anchors: Anchors::new(document, expressions), times: Times::default() };
    for expression in expressions {
        resolver.add(expression);
    }
    resolver.times
}

/// Type, value, days and EDTF.
type Resolved = (TimexType, String, Option<(Date, Date)>, Option<String>);

struct Resolver<'d, 't> {
    document: &'d Document<'t>,
    anchors: Anchors,
    times: Times,
}

impl Resolver<'_, '_> {
    fn add(&mut self, expression: &Expression) {
        let (kind, value, days, edtf) = match expression.shape {
            Shape::Duration(amount, unit) => (TimexType::Duration, values::duration(amount, unit), None, None),
            Shape::Set(set) => (TimexType::Set, values::set(set), None, None),
            Shape::Reference(reference) => (TimexType::Date, values::reference(reference).into(), None, None),
            Shape::Point(point) => match self.point(point, expression) {
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

    fn point(&mut self, point: Point, expression: &Expression) -> Option<Resolved> {
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
        let base = self.base(point, expression)?;
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
        let days = values::days(period, point.edge);
        let (kind, value) = values::point(period, point);
        Some((kind, value, days, period.edtf()))
    }

    fn base(&mut self, point: Point, expression: &Expression) -> Option<Period> {
        let document = self.anchors.document;
        let running = self.anchors.running;
        Some(match point.base {
            Base::Calendar(date) => return self.calendar(date, expression),
            Base::Named(named, side) => return self.named(named, side, expression),
            Base::Relative(unit, by) => match document {
                Some(day) => moved(Period::Day(day), unit, i64::from(by))?,
                None => open(unit),
            },
            Base::Running(unit, by) => {
                let from = match (running, document) {
                    _ if unit == UnitOfTime::Day && point.clock.is_some() => self.anchors.day_of_clock(),
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
                return self.shift(amount, unit, back, from, point.sub.is_some());
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

    fn full_year(&self, year: Year) -> i32 {
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

    fn calendar(&mut self, mut date: Calendar, expression: &Expression) -> Option<Period> {
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

    /// The year in which a day fell on its weekday, near the document date.
    fn by_weekday(&self, month: u8, day: u8, wanted: u8) -> Option<Date> {
        let near = self.anchors.reference()?;
        [0, -1, 1]
            .iter()
            .filter_map(|by| day_of(near.year() + by, month, day))
            .filter(|&d| weekday(d) == wanted)
            .min_by_key(|&d| (d - near).whole_days().abs())
    }

    fn check_weekday(&mut self, period: Period, named: u8, expression: &Expression) {
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

    fn impossible(&mut self, expression: &Expression) {
        let words = expression.span.of(self.document.text);
        self.warn("impossible-date", format!("“{words}” is no date of the calendar."));
    }

    fn warn(&mut self, code: &'static str, message: String) {
        if self.times.warnings.iter().filter(|w| w.code == code).count() < WARNINGS {
            self.times.warnings.push(Warning { code, message });
        }
    }

    /// A bare or directed weekday, month, season, quarter or holiday.
    fn named(&self, named: Named, side: Side, expression: &Expression) -> Option<Period> {
        let anchors = &self.anchors;
        let running = anchors.running_day().filter(|_| anchors.tells(named));
        let reference = match side {
            Side::Previous | Side::Following => running.or(anchors.document),
            Side::WeekAfter => anchors.document,
            Side::Bare if anchors.leans_back(named) => running.or(anchors.document),
            _ => anchors.document,
        };
        let Some(reference) = reference else { return Some(open_named(named)) };
        // "will meet on 9 May" looks ahead of the text's own day, which nobody knows.
        if anchors.document.is_none()
            && side == Side::Bare
            && direction::is_yet_to_come(self.document, expression.sentence, expression.span)
        {
            return Some(open_named(named));
        }
        if let Named::Weekday(day) = named {
            return self.weekday(day, side, reference, expression);
        }
        let year = reference.year();
        let at = |year: i32| in_year(year, named);
        let candidates = [at(year - 1), at(year), at(year + 1)];
        let in_past = |p: &Period| p.days().is_some_and(|(from, _)| from <= reference);
        let latest_past = candidates.iter().flatten().rev().find(|p| in_past(p)).copied();
        let ended = candidates.iter().flatten().rev().find(|p| p.days().is_some_and(|(_, to)| to < reference)).copied();
        let coming = candidates.iter().flatten().find(|p| p.days().is_some_and(|(from, _)| from > reference)).copied();
        let nearest = || {
            candidates.iter().flatten().copied().min_by_key(|p| {
                p.days().map_or(i64::MAX, |(from, to)| {
                    if from <= reference && reference <= to {
                        0
                    } else {
                        (reference - to).whole_days().abs().min((from - reference).whole_days().abs())
                    }
                })
            })
        };
        match side {
            Side::Last | Side::Previous => ended,
            Side::Next | Side::Following | Side::WeekAfter => coming,
            Side::This => candidates[1],
            Side::Bare if anchors.leans_back(named) => {
                let gap = |p: &Period| {
                    p.days().map_or(i64::MAX, |(from, to)| {
                        (reference - to).whole_days().max((from - reference).whole_days())
                    })
                };
                Some(nearest().filter(|p| gap(p) <= anchors.leash()).unwrap_or(open_named(named)))
            }
            Side::Bare => {
                let distance = |p: &Option<Period>| {
                    p.and_then(Period::days).map_or(i64::MAX, |(from, to)| {
                        (reference - to).whole_days().max((from - reference).whole_days()).max(0)
                    })
                };
                let ahead = |p: &Option<Period>| {
                    p.and_then(Period::days).map_or(0, |(from, _)| (from - reference).whole_days())
                };
                let near = nearest();
                let cue = direction_at(self.document, expression.sentence, expression.span);
                let quarterly = matches!(named, Named::Quarter(_) | Named::Half(_));
                match cue {
                    // "expect to close in the third quarter"
                    Direction::Future if quarterly && self.is_a_deal(expression) => coming,
                    // A quarter just over is the one that companies tell of, even of what they "expect".
                    Direction::Future if quarterly && distance(&latest_past) < 100 => latest_past,
                    Direction::Future if quarterly => coming,
                    Direction::Since | Direction::Past | Direction::Open if quarterly => latest_past,
                    // "won the contract in January", read in November: what was done weeks from now was done last time round.
                    Direction::Past if ahead(&near) > WELL_AHEAD => latest_past,
                    Direction::Since => latest_past,
                    _ if distance(&near) < FAR => near,
                    Direction::Past => latest_past,
                    Direction::Future => coming,
                    Direction::Open if distance(&latest_past) < 2 * FAR => latest_past,
                    Direction::Open => near,
                }
            }
        }
    }

    fn weekday(&self, day: u8, side: Side, reference: Date, expression: &Expression) -> Option<Period> {
        let ahead = i64::from((7 + day - weekday(reference)) % 7);
        let behind = i64::from((7 + weekday(reference) - day) % 7);
        let shift = match side {
            Side::Last | Side::Previous => -if behind == 0 { 7 } else { behind },
            Side::Next | Side::Following => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Side::WeekAfter => 7 + if ahead == 0 { 7 } else { ahead },
            Side::This => match direction_at(self.document, expression.sentence, expression.span) {
                Direction::Since | Direction::Past => -behind,
                _ => ahead,
            },
            Side::Bare if self.anchors.leans_back(Named::Weekday(day)) => ahead,
            Side::Bare => match direction_at(self.document, expression.sentence, expression.span) {
                Direction::Future => ahead,
                _ => -behind,
            },
        };
        add_days(reference, shift).map(Period::Day)
    }

    /// Whether what ends or begins in a quarter is a deal or a work, whose day lies ahead; results lie behind.
    fn is_a_deal(&self, expression: &Expression) -> bool {
        let at = self.document.tokens_in(expression.span).start;
        let from = self.document.sentences[expression.sentence].tokens.start.max(at.saturating_sub(DEAL));
        (from + 1..at).any(|i| {
            matches!(self.document.word(i - 1), "to" | "will")
                && matches!(
                    self.document.word(i),
                    "close" | "complete" | "begin" | "start" | "open" | "launch" | "finish"
                )
        })
    }

    /// "by the weekend", "will play at the weekend" → the coming one; else the one just over.
    fn weekend(&self, expression: &Expression) -> Period {
        let Some(day) = self.anchors.document else { return Period::OpenWeekend };
        let running = weekday(day) >= 6;
        let coming =
            direction::without_preposition(self.document, expression.sentence, expression.span) == Direction::Future;
        let back = if running || coming { 0 } else { -7 };
        monday(day).and_then(|m| add_days(m, back)).map_or(Period::OpenWeekend, Period::Weekend)
    }

    /// "the year", "the quarter", "the week".
    fn definite(&self, unit: UnitOfTime) -> Period {
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

    fn shift(&self, amount: Amount, unit: UnitOfTime, back: bool, from: Origin, quarterly: bool) -> Option<Period> {
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
        Some(moved(start, unit, count).unwrap_or(open(unit)))
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
}

/// The occurrence of `named` in `year`.
fn in_year(year: i32, named: Named) -> Option<Period> {
    Some(match named {
        Named::Month(month) => Period::Month(year, month),
        Named::MonthDay(month, day) => Period::Day(day_of(year, month, day)?),
        Named::Season(season) => Period::Season(year, season),
        Named::Quarter(quarter) => Period::Quarter(year, quarter),
        Named::Half(half) => Period::Half(year, half),
        Named::Holiday(holiday) => Period::Day(holiday.day(year)?),
        Named::Weekday(_) => return None,
    })
}

fn open_named(named: Named) -> Period {
    match named {
        Named::Weekday(day) => Period::OpenWeekday(day),
        Named::Month(month) => Period::OpenMonth(month),
        Named::MonthDay(month, day) => Period::OpenDay(month, day),
        Named::Season(season) => Period::OpenSeason(season),
        Named::Quarter(0) => Period::OpenUnitQuarter,
        Named::Quarter(quarter) => Period::OpenQuarter(quarter),
        Named::Half(half) => Period::OpenHalf(half),
        Named::Holiday(super::expressions::Holiday::Fixed(month, day)) => Period::OpenDay(month, day),
        Named::Holiday(_) => Period::Open,
    }
}

fn open(unit: UnitOfTime) -> Period {
    match unit {
        UnitOfTime::Week | UnitOfTime::Fortnight => Period::OpenWeek,
        UnitOfTime::Weekend => Period::OpenWeekend,
        UnitOfTime::Month => Period::OpenUnitMonth,
        UnitOfTime::Quarter => Period::OpenUnitQuarter,
        UnitOfTime::Year | UnitOfTime::Decade | UnitOfTime::Century | UnitOfTime::Millennium => Period::OpenYear,
        _ => Period::Open,
    }
}

/// The `unit` that `period` lies in, `by` of them later; `None` where `period` is too coarse to say.
fn moved(period: Period, unit: UnitOfTime, by: i64) -> Option<Period> {
    use UnitOfTime::*;
    let year = |by: i64| -> Option<i32> {
        i32::try_from(i64::from(period.year()?) + by).ok().filter(|y| (-9000..=9000).contains(y))
    };
    let month = || match period {
        Period::Month(y, m) => Some((y, m)),
        Period::Day(d) | Period::Week(d) | Period::Weekend(d) => Some((d.year(), u8::from(d.month()))),
        Period::Quarter(y, q) if unit == Quarter => Some((y, q * 3)),
        _ => None,
    };
    let day = || match period {
        Period::Day(d) => Some(d),
        _ => None,
    };
    Some(match unit {
        Second | Minute | Hour | Day => Period::Day(add_days(day()?, by)?),
        Week | Fortnight => {
            let first = match period {
                Period::Week(d) | Period::Weekend(d) | Period::Day(d) => monday(d)?,
                _ => return None,
            };
            Period::Week(add_days(first, by * 7)?)
        }
        Weekend => {
            let first = match period {
                Period::Week(d) | Period::Weekend(d) | Period::Day(d) => monday(d)?,
                _ => return None,
            };
            Period::Weekend(add_days(first, by * 7)?)
        }
        Month => {
            let (y, m) = month()?;
            let (y, m) = add_months(y, m, by).filter(|(y, _)| (-9000..=9000).contains(y))?;
            Period::Month(y, m)
        }
        Quarter => {
            let (y, m) = month()?;
            let (y, m) = add_months(y, (m - 1) / 3 * 3 + 1, by * 3).filter(|(y, _)| (-9000..=9000).contains(y))?;
            Period::Quarter(y, (m - 1) / 3 + 1)
        }
        Year => Period::Year(year(by)?),
        Decade => Period::Decade((year(by * 10)?).div_euclid(10)),
        Century => Period::Century((year(by * 100)?).div_euclid(100)),
        Millennium => Period::Millennium((year(by * 1000)?).div_euclid(1000)),
    })
}
