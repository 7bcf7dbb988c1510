//! Days of the Gregorian calendar, on the crate `time`.

pub mod shapes;

pub use ::time::Date;

/// `YYYY-MM-DD`; before the year 1 with a sign, as ISO 8601 counts: `-0479` is 480 BC.
pub fn iso(date: Date) -> String {
    format!("{}-{:02}-{:02}", iso_year(date.year()), u8::from(date.month()), date.day())
}

/// Four digits, with a sign before the year 0.
pub fn iso_year(year: i32) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

/// Reads `YYYY-MM-DD`, years 1 to 9999; `None` for any other shape or a day that does not exist.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| -> Option<u16> {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() || year == 0 {
        return None;
    }
    day_of(i32::from(year), month as u8, day as u8)
}

/// The day, or `None` where there is no such day.
pub fn day_of(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, month.try_into().ok()?, day).ok()
}

/// `date` moved by whole days; `None` beyond the calendar.
pub fn add_days(date: Date, days: i64) -> Option<Date> {
    let julian = i64::from(date.to_julian_day()).checked_add(days)?;
    Date::from_julian_day(i32::try_from(julian).ok()?).ok()
}

/// Year and month `months` later, as `(year, month)`.
pub fn add_months(year: i32, month: u8, months: i64) -> Option<(i32, u8)> {
    let total = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
    let year = i32::try_from(total.div_euclid(12)).ok()?;
    Some((year, total.rem_euclid(12) as u8 + 1))
}

/// The last day of a month.
pub fn month_end(year: i32, month: u8) -> Option<Date> {
    let (year, month) = add_months(year, month, 1)?;
    add_days(day_of(year, month, 1)?, -1)
}

/// 1 = Monday.
pub fn weekday(date: Date) -> u8 {
    date.weekday().number_from_monday()
}

/// Year and number of the ISO week.
pub fn iso_week(date: Date) -> (i32, u8) {
    let (year, week, _) = date.to_iso_week_date();
    (year, week)
}

/// The Monday of the week of `date`.
pub fn monday(date: Date) -> Option<Date> {
    add_days(date, 1 - i64::from(weekday(date)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_not_parsed() {
        assert_eq!(parse_date("2016-02-29").map(iso).as_deref(), Some("2016-02-29"));
        for wrong in ["2015-02-29", "2016-13-01", "0000-01-01", "2016-1-1", "2016-01-01-01", "", "２016-01-01", "soon"]
        {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }
}
