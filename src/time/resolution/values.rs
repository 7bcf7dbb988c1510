//! TIMEX3 values of what is resolved: "two and a half years" → `P2.5Y`, "every Tuesday" → `XXXX-WXX-2`, "Friday at 10 a.m." →
//! `2016-11-18T10:00`.

use crate::analysis::TimexType;
use crate::english::time_words::UnitOfTime;
use crate::time::expressions::{Amount, Named, Point, Reference, Repeated};
use crate::time::period::Period;

/// Names for warnings. They are printed, not searched for in the text.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A length of time.
pub fn duration(amount: Amount, unit: UnitOfTime) -> String {
    use UnitOfTime::*;
    let (letter, clock, times) = match unit {
        Second => ("S", true, 1),
        Minute => ("M", true, 1),
        Hour => ("H", true, 1),
        Day => ("D", false, 1),
        Weekend => ("D", false, 2),
        Week => ("W", false, 1),
        Fortnight => ("W", false, 2),
        Month => ("M", false, 1),
        Quarter => ("Q", false, 1),
        Year => ("Y", false, 1),
        Decade => ("Y", false, 10),
        Century => ("Y", false, 100),
        Millennium => ("Y", false, 1000),
    };
    let p = if clock { "PT" } else { "P" };
    let Some(tenths) = amount.tenths else { return format!("{p}X{letter}") };
    let tenths = u64::from(tenths) * times;
    match (tenths / 10, tenths % 10, unit) {
        (n, 0, _) => format!("{p}{n}{letter}"),
        (0, 5, Hour) => "PT30M".into(),
        (0, 5, Minute) => "PT30S".into(),
        (0, 5, Year) => "P6M".into(),
        (n, 5, Hour) => format!("PT{n}H30M"),
        (n, 5, Minute) => format!("PT{n}M30S"),
        (n, tenth, _) => format!("{p}{n}.{tenth}{letter}"),
    }
}

/// The value of a thing that repeats.
pub fn set(set: Repeated) -> String {
    match set {
        Repeated::Every(amount, unit) => duration(amount, unit),
        Repeated::Named(named, part) => {
            let part = part.map_or("", |p| p.code());
            let value = match named {
                Named::Weekday(day) => format!("XXXX-WXX-{day}"),
                Named::Month(month) => format!("XXXX-{month:02}"),
                Named::Season(season) => format!("XXXX-{}", season.code()),
                Named::Quarter(quarter) => format!("XXXX-Q{quarter}"),
                _ => "XXXX".into(),
            };
            value + part
        }
        Repeated::Part(part) => format!("XXXX-XX-XX{}", part.code()),
    }
}

pub const fn reference(reference: Reference) -> &'static str {
    match reference {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}

/// Type and value of a resolved point.
pub fn point(period: Period, point: Point) -> (TimexType, String) {
    let mut value = period.value();
    if let Some(clock) = point.clock {
        value.push_str(&format!("T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0)));
        if let Some(second) = clock.second {
            value.push_str(&format!(":{second:02}"));
        }
        if clock.greenwich {
            value.push('Z');
        }
        return (TimexType::Time, value);
    }
    if let Some(part) = point.part {
        value.push_str(part.code());
        return (TimexType::Time, value);
    }
    (TimexType::Date, value)
}
