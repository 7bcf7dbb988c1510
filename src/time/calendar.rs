//! Days of the Gregorian calendar, on the crate `time`.

pub use ::time::Date;

/// `YYYY-MM-DD`.
pub fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        assert_eq!(parse_date("2016-02-29").map(iso).as_deref(), Some("2016-02-29"));
        for wrong in ["2015-02-29", "2016-13-01", "0000-01-01", "2016-1-1", "2016-01-01-01", "", "２016-01-01", "soon"]
        {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }
}
