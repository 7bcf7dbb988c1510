//! Steps on the calendar: the March of a year, the week a day lies in, the quarter after next – and what stays open of them.

use crate::calendar::{add_days, add_months, day_of, monday};
use crate::english::time_words::UnitOfTime;
use crate::time::expressions::{Holiday, Named};
use crate::time::period::Period;

/// The occurrence of `named` in `year`.
pub fn in_year(year: i32, named: Named) -> Option<Period> {
    Some(match named {
        Named::Month(month) => Period::Month(year, month),
        Named::MonthDay(month, day) => Period::Day(day_of(year, month, day)?),
        Named::Season(season) => Period::Season(year, season),
        Named::Quarter(quarter) => Period::Quarter(year, quarter),
        Named::Half(half) => Period::Half(year, half),
        Named::Holiday(holiday @ Holiday::Weekend { .. }) => Period::Weekend(monday(holiday.day(year)?)?),
        Named::Holiday(holiday) => Period::Day(holiday.day(year)?),
        Named::Weekday(_) => return None,
    })
}

pub fn open_named(named: Named) -> Period {
    match named {
        Named::Weekday(day) => Period::OpenWeekday(day),
        Named::Month(month) => Period::OpenMonth(month),
        Named::MonthDay(month, day) => Period::OpenDay(month, day),
        Named::Season(season) => Period::OpenSeason(season),
        Named::Quarter(0) => Period::OpenUnitQuarter,
        Named::Quarter(quarter) => Period::OpenQuarter(quarter),
        Named::Half(half) => Period::OpenHalf(half),
        Named::Holiday(Holiday::Fixed(month, day)) => Period::OpenDay(month, day),
        Named::Holiday(_) => Period::Open,
    }
}

pub fn open(unit: UnitOfTime) -> Period {
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
pub fn moved(period: Period, unit: UnitOfTime, by: i64) -> Option<Period> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Period {
        Period::Day(day_of(year, month, day).expect("a day of the calendar"))
    }

    #[test]
    fn a_step_keeps_the_precision_of_its_unit() {
        let check = |unit, by, expected: &str| {
            assert_eq!(moved(day(2016, 11, 15), unit, by).map(Period::value).as_deref(), Some(expected));
        };
        check(UnitOfTime::Day, -1, "2016-11-14");
        check(UnitOfTime::Week, 1, "2016-W47");
        check(UnitOfTime::Month, 2, "2017-01");
        check(UnitOfTime::Quarter, -1, "2016-Q3");
        check(UnitOfTime::Decade, 0, "201");
    }

    #[test]
    fn a_year_has_no_day_to_move() {
        assert_eq!(moved(Period::Year(2016), UnitOfTime::Day, 1), None);
    }
}
