//! A stretch of the calendar at the precision of the words: a day, a week, a quarter, a decade – or one left open.
//!
//! Writes itself as TIMEX3 value (`2016-Q3`, `XXXX-11-14`), as first and last day, and as EDTF (`2016-07/2016-09`).

use crate::calendar::{self, Date, add_days, day_of, iso, iso_year, month_end};
use crate::english::time_words::SeasonOfYear;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Millennium(i32),
    /// 19 = 1900 to 1999.
    Century(i32),
    /// 199 = 1990 to 1999.
    Decade(i32),
    Year(i32),
    Half(i32, u8),
    Quarter(i32, u8),
    Season(i32, SeasonOfYear),
    Month(i32, u8),
    /// By its Monday.
    Week(Date),
    /// By the Monday of its week.
    Weekend(Date),
    Day(Date),
    /// No year known.
    OpenDay(u8, u8),
    OpenMonth(u8),
    OpenQuarter(u8),
    OpenHalf(u8),
    OpenSeason(SeasonOfYear),
    OpenWeekday(u8),
    OpenYear,
    OpenWeek,
    OpenWeekend,
    /// An unknown day.
    Open,
    /// An unknown month or other unit.
    OpenUnitMonth,
    OpenUnitQuarter,
}

fn year_value(year: i32) -> String {
    if year <= 0 { format!("BC{:04}", 1 - year) } else { format!("{year:04}") }
}

impl Period {
    /// TIMEX3 `value`.
    pub fn value(self) -> String {
        match self {
            Self::Millennium(n) => format!("{n}"),
            Self::Century(c) if c < 0 => format!("BC{:02}", -c - 1),
            Self::Century(c) => format!("{c:02}"),
            Self::Decade(d) => format!("{d:03}"),
            Self::Year(y) => year_value(y),
            Self::Half(y, h) => format!("{}-H{h}", year_value(y)),
            Self::Quarter(y, q) => format!("{}-Q{q}", year_value(y)),
            Self::Season(y, s) => format!("{}-{}", year_value(y), s.code()),
            Self::Month(y, m) => format!("{}-{m:02}", year_value(y)),
            Self::Week(monday) => {
                let (y, w) = calendar::iso_week(monday);
                format!("{y:04}-W{w:02}")
            }
            Self::Weekend(monday) => {
                let (y, w) = calendar::iso_week(monday);
                format!("{y:04}-W{w:02}-WE")
            }
            Self::Day(d) => format!("{}-{:02}-{:02}", year_value(d.year()), u8::from(d.month()), d.day()),
            Self::OpenDay(m, d) => format!("XXXX-{m:02}-{d:02}"),
            Self::OpenMonth(m) => format!("XXXX-{m:02}"),
            Self::OpenQuarter(q) => format!("XXXX-Q{q}"),
            Self::OpenHalf(h) => format!("XXXX-H{h}"),
            Self::OpenSeason(s) => format!("XXXX-{}", s.code()),
            Self::OpenWeekday(w) => format!("XXXX-WXX-{w}"),
            Self::OpenYear => "XXXX".into(),
            Self::OpenWeek => "XXXX-WXX".into(),
            Self::OpenWeekend => "XXXX-WXX-WE".into(),
            Self::Open => "XXXX-XX-XX".into(),
            Self::OpenUnitMonth => "XXXX-XX".into(),
            Self::OpenUnitQuarter => "XXXX-QX".into(),
        }
    }

    /// First and last day, where they are known.
    pub fn days(self) -> Option<(Date, Date)> {
        let years = |from: i32, to: i32| Some((day_of(from, 1, 1)?, day_of(to, 12, 31)?));
        let months = |y: i32, from: u8, to: u8| Some((day_of(y, from, 1)?, month_end(y, to)?));
        match self {
            Self::Millennium(n) => years(n.checked_mul(1000)?, n.checked_mul(1000)? + 999),
            Self::Century(c) if c < 0 => years(c * 100 + 1, c * 100 + 100),
            Self::Century(c) => years((c * 100).max(1), c * 100 + 99),
            Self::Decade(d) => years((d * 10).max(1), d * 10 + 9),
            Self::Year(y) => years(y, y),
            Self::Half(y, h) => months(y, h * 6 - 5, h * 6),
            Self::Quarter(y, q) => months(y, q * 3 - 2, q * 3),
            Self::Season(y, SeasonOfYear::Winter) => Some((day_of(y, 12, 1)?, month_end(y + 1, 2)?)),
            Self::Season(y, s) => {
                let first = match s {
                    SeasonOfYear::Spring => 3,
                    SeasonOfYear::Summer => 6,
                    _ => 9,
                };
                months(y, first, first + 2)
            }
            Self::Month(y, m) => months(y, m, m),
            Self::Week(monday) => Some((monday, add_days(monday, 6)?)),
            Self::Weekend(monday) => Some((add_days(monday, 5)?, add_days(monday, 6)?)),
            Self::Day(d) => Some((d, d)),
            _ => None,
        }
    }

    /// Extended Date/Time Format; periods EDTF has no sign for are intervals of days or months.
    pub fn edtf(self) -> Option<String> {
        // Only the year is missing.
        if let Self::OpenDay(..) | Self::OpenMonth(_) = self {
            return Some(self.value());
        }
        let (first, last) = self.days()?;
        let month = |d: Date| format!("{}-{:02}", iso_year(d.year()), u8::from(d.month()));
        Some(match self {
            Self::Decade(d) if d > 0 => format!("{d:03}X"),
            Self::Century(c) if c > 0 => format!("{c:02}XX"),
            Self::Year(y) => iso_year(y),
            Self::Month(..) => month(first),
            Self::Half(..) | Self::Quarter(..) | Self::Season(..) => format!("{}/{}", month(first), month(last)),
            Self::Day(d) => iso(d),
            Self::Week(_) | Self::Weekend(_) => format!("{}/{}", iso(first), iso(last)),
            _ => format!("{}/{}", iso_year(first.year()), iso_year(last.year())),
        })
    }

    /// The year it lies in, where it is known.
    pub fn year(self) -> Option<i32> {
        Some(match self {
            Self::Year(y) | Self::Half(y, _) | Self::Quarter(y, _) | Self::Season(y, _) | Self::Month(y, _) => y,
            Self::Week(d) | Self::Weekend(d) | Self::Day(d) => d.year(),
            _ => return None,
        })
    }
}
