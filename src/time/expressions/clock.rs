//! Times of day: "10:30 a.m. EST", "7 o'clock", "18:00 UTC", "noon Friday", "10 p.m. on Oct. 3".

use super::{ClockTime, Found, Matcher, Point};
use crate::english::time_words::{PartOfDay, TimeWord, UnitOfTime};

impl Matcher<'_> {
    /// A clock time with its zone.
    pub(super) fn clock(&self, i: usize) -> Found<ClockTime> {
        use TimeWord::*;
        let number = |i: usize, most: u32| -> Option<u8> {
            (self.class(i) == Digits && self.digits(i) <= 2 && self.value(i) <= most).then(|| self.value(i) as u8)
        };
        let (hour, minute, second, j) = match self.class(i) {
            Digits if self.digits(i) <= 2 => {
                let hour = number(i, 24)?;
                if matches!(self.class(i + 1), Colon | Stop)
                    && self.glued(i + 1)
                    && self.glued(i + 2)
                    && self.digits(i + 2) == 2
                {
                    let minute = number(i + 2, 59)?;
                    let dotted = self.class(i + 1) == Stop;
                    if self.class(i + 3) == Colon && self.glued(i + 3) && self.glued(i + 4) && self.digits(i + 4) == 2 {
                        (hour, Some(minute), Some(number(i + 4, 59)?), i + 5)
                    } else if dotted && !matches!(self.class(i + 3), Meridiem(_)) {
                        return None;
                    } else {
                        (hour, Some(minute), None, i + 3)
                    }
                } else {
                    (hour, None, None, i + 1)
                }
            }
            Digits if self.digits(i) == 4 && matches!(self.class(i + 1), Zone(_)) => {
                let (hour, minute) = (self.value(i) / 100, self.value(i) % 100);
                (u8::try_from(hour).ok()?, Some(minute as u8), None, i + 1)
            }
            Cardinal(n @ 1..=12) if matches!(self.class(i + 1), Oclock | Meridiem(_)) => (n, None, None, i + 1),
            _ => return None,
        };
        if hour > 24 || minute.is_some_and(|m| m > 59) {
            return None;
        }
        let (hour, j) = match self.class(j) {
            Meridiem(pm) if (1..=12).contains(&hour) => (hour % 12 + if pm { 12 } else { 0 }, j + 1),
            Oclock => match (self.class(j + 1), self.class(j + 2), self.class(j + 3)) {
                (In, The, Part(part)) => (half_of_day(hour, part), j + 4),
                (At, Part(PartOfDay::Night), _) => (half_of_day(hour, PartOfDay::Night), j + 3),
                _ => (hour, j + 1),
            },
            In if self.class(j + 1) == The && matches!(self.class(j + 2), Part(_)) && hour <= 12 && hour > 0 => {
                let Part(part) = self.class(j + 2) else { return None };
                (half_of_day(hour, part), j + 3)
            }
            _ if minute.is_some() && (hour < 24 || minute == Some(0)) => (hour, j),
            _ => return None,
        };
        let (greenwich, j) = match self.class(j) {
            Zone(0) => (true, j + 1),
            Zone(_) => (false, j + 1),
            Other if matches!(self.word(j), "ET" | "PT" | "CT") => (false, j + 1),
            Other if self.word(j) == "Z" && self.glued(j) => (true, j + 1),
            _ => (false, self.past_zone(j)),
        };
        Some((ClockTime { hour, minute, second, greenwich }, j))
    }

    /// The item after a zone in words at `i`, or `i`: "local time", "Alaska time", "New York time".
    fn past_zone(&self, i: usize) -> usize {
        let end = (i + 1..i + 4).find(|&j| self.word(j) == "time");
        let of_place = |end: usize| (i..end).all(|j| self.class(j) == TimeWord::Other && self.capital(j));
        match end {
            Some(end) if of_place(end) || end == i + 1 && self.is(i, "local") => end + 1,
            _ => i,
        }
    }

    /// A clock time or "noon", alone or with its day.
    pub(super) fn clocked(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        if let Part(part @ (PartOfDay::Noon | PartOfDay::Midnight | PartOfDay::Dawn | PartOfDay::Dusk)) = self.class(i)
        {
            if let Some((mut point, end)) = self.day_after_clock(i + 1) {
                point.part = Some(part);
                return Some((point, end));
            }
            if matches!(part, PartOfDay::Noon | PartOfDay::Midnight) {
                let mut point = Point::running(UnitOfTime::Day, 0);
                point.part = Some(part);
                return Some((point, i + 1));
            }
            return None;
        }
        let (clock, j) = self.clock(i)?;
        if let Some((mut point, end)) = self.day_after_clock(j) {
            point.clock = Some(clock);
            return Some((point, end));
        }
        let mut point = Point::running(UnitOfTime::Day, 0);
        point.clock = Some(clock);
        Some((point, j))
    }

    fn day_after_clock(&self, i: usize) -> Found<Point> {
        use TimeWord::*;
        let i = self.past_other_clock(i);
        let j = match self.class(i) {
            Comma | On => i + 1,
            _ => i,
        };
        match self.class(j) {
            Weekday(_) | Month(_) | Digits | Today | Yesterday | Tomorrow => self.day(j),
            _ => None,
        }
    }

    /// The item after the same time in another zone, in brackets, or `i`: "9 a.m. Alaska time (6 p.m. GMT) Thursday".
    fn past_other_clock(&self, i: usize) -> usize {
        let clock = (self.class(i) == TimeWord::Open).then(|| self.clock(i + 1)).flatten();
        clock.map(|(_, end)| end).filter(|&end| self.class(end) == TimeWord::Close).map_or(i, |end| end + 1)
    }
}

fn half_of_day(hour: u8, part: PartOfDay) -> u8 {
    match part {
        PartOfDay::Afternoon | PartOfDay::Evening | PartOfDay::Dusk if hour < 12 => hour + 12,
        PartOfDay::Night if (6..12).contains(&hour) => hour + 12,
        _ => hour,
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn a_zone_in_words_and_a_second_clock_belong_to_the_day_behind_them() {
        check(
            "She rang at 9 a.m. Alaska time (6 p.m. GMT) Thursday.",
            "[9 a.m. Alaska time (6 p.m. GMT) Thursday|2016-11-10T09:00]",
        );
        check("It began at 7:30 p.m. local time on Friday.", "[7:30 p.m. local time on Friday|2016-11-11T19:30]");
        check("It ends at 5 p.m., time is short.", "[5 p.m.|2016-11-15T17:00]");
    }
}
