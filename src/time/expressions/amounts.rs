//! How many of which unit: "two and a half years", "two-year", "twenty-four hours", "a couple of weeks" – and where such an
//! amount is a step on the calendar: "two years ago", "a day later".

use super::{Amount, Base, Found, Matcher, Named, Origin, Point, Shape};
use crate::english::time_words::{TimeWord, UnitOfTime};

/// No amount above this is a length of time that news tells of.
const MOST: u32 = 99_999_999;

impl Matcher<'_> {
    /// A number in digits or words, vague amounts too: "14", "twenty-five", "5 1/2", "a dozen", "several".
    pub(super) fn amount(&self, i: usize) -> Found<Amount> {
        use TimeWord::*;
        let one_and_half = |j: usize| match (self.class(j), self.class(j + 1), self.class(j + 2)) {
            (And, A, Half) => j + 3,
            (And, Half, _) => j + 2,
            (Hyphen, And, Hyphen) if self.class(j + 3) == A && self.class(j + 5) == Half => j + 6,
            _ => j,
        };
        let (tenths, j) = match self.class(i) {
            Digits | Decimal if self.before(i) != Currency && self.value(i) < MOST => {
                let word = self.word(i);
                let tenth = word.split_once('.').and_then(|(_, t)| t.bytes().next());
                let tenths = self.value(i) * 10 + tenth.map_or(0, |b| u32::from(b - b'0'));
                match (self.class(i + 1), self.class(i + 2), self.class(i + 3)) {
                    (Digits, Slash, Digits) if self.value(i + 1) == 1 && self.value(i + 3) == 2 => (tenths + 5, i + 4),
                    (Hyphen, Digits, Slash) if self.value(i + 2) == 1 && self.value(i + 4) == 2 => (tenths + 5, i + 5),
                    (Million, ..) => return None,
                    _ => (tenths, i + 1),
                }
            }
            Cardinal(_) | Hundred | Thousand => {
                let (n, j) = self.cardinal(i)?;
                (n.saturating_mul(10), j)
            }
            A => match (self.class(i + 1), self.class(i + 2)) {
                (Couple, Of) => return Some((Amount::whole(2), i + 3)),
                (Couple, _) => return Some((Amount::whole(2), i + 2)),
                (Few, _) => return Some((Amount::VAGUE, i + 2)),
                (Dozen, _) => return Some((Amount::whole(12), i + 2)),
                (Hundred | Thousand, _) => {
                    let (n, j) = self.cardinal(i + 1)?;
                    (n.saturating_mul(10), j)
                }
                (Half, _) => (5, i + 2),
                _ => return None,
            },
            Couple if self.class(i + 1) == Of => return Some((Amount::whole(2), i + 2)),
            Couple => return Some((Amount::whole(2), i + 1)),
            Dozen => return Some((Amount::whole(12), i + 1)),
            Few | Several => return Some((Amount::VAGUE, i + 1)),
            Half if self.class(i + 1) == A => (5, i + 2),
            _ => return None,
        };
        let half = one_and_half(j);
        let tenths = if half > j { tenths.saturating_add(5) } else { tenths };
        Some((Amount { tenths: Some(tenths) }, half))
    }

    /// "twenty-five", "one hundred and ten", "two thousand".
    pub(super) fn cardinal(&self, i: usize) -> Found<u32> {
        use TimeWord::*;
        let (mut total, mut part, mut j, mut last) = (0u32, 0u32, i, 1000u32);
        // No number that news writes out has more words; the bound keeps "zero zero zero …" linear.
        while j < i + 12 {
            match self.class(j) {
                Cardinal(n) if (n >= 20 && last > 100) || (n < 20 && last >= 20 && last % 10 == 0) || part == 0 => {
                    part = part.saturating_add(u32::from(n));
                    last = u32::from(n);
                }
                Hundred if part < 100 => {
                    part = part.max(1).saturating_mul(100);
                    last = 1000;
                }
                Thousand if part < 1000 => {
                    total = total.saturating_add(part.max(1).saturating_mul(1000));
                    (part, last) = (0, 1000);
                }
                And if last == 1000 && j > i && matches!(self.class(j + 1), Cardinal(_)) => {}
                Hyphen if (20..100).contains(&last) && matches!(self.class(j + 1), Cardinal(1..=9)) => {}
                _ => break,
            }
            j += 1;
        }
        (j > i).then_some((total.saturating_add(part), j))
    }

    /// An amount and its unit: "two years", "30-day", "two to three weeks", "a year and a half", "a few more days".
    pub(super) fn measure(&self, i: usize) -> Found<(Amount, UnitOfTime)> {
        use TimeWord::*;
        if self.class(i) == A || self.class(i) == Another {
            let j = i + 1 + usize::from(matches!(self.class(i + 1), Straight | Long));
            if let Unit(unit) = self.class(j)
                && self.class(j + 1) != Hyphen
                && (unit != UnitOfTime::Quarter || matches!(self.class(j + 1), Ago | Earlier | Later))
            {
                return Some(match (self.class(j + 1), self.class(j + 2), self.class(j + 3)) {
                    (And, A, Half) => ((Amount { tenths: Some(15) }, unit), j + 4),
                    (Or, Cardinal(2), _) => ((Amount::VAGUE, unit), j + 3),
                    (Or, Other, _) if self.is(j + 2, "so") => ((Amount::ONE, unit), j + 3),
                    _ => ((Amount::ONE, unit), j + 1),
                });
            }
        }
        let i = i + usize::from(self.class(i) == Another);
        let (amount, mut j) = self.amount(i)?;
        // A range is counted by its lower end: "two to three weeks", "12-18 months".
        if matches!(self.class(j), To | Or | Hyphen | Dash)
            && let Some((_, end)) = self.amount(j + 1)
            && !matches!(self.class(i), A)
        {
            j = end;
        }
        let hyphen = self.class(j) == Hyphen;
        j = self.past_hyphen(j);
        while !hyphen && matches!(self.class(j), More | Straight | Long | Previous | Following) {
            j += 1;
        }
        let half = amount.tenths == Some(5) && self.class(i) != Digits;
        let unit = match self.class(j) {
            Units(unit) if unit != UnitOfTime::Weekend || !hyphen => unit,
            Unit(unit) if hyphen || half || amount.tenths.is_some_and(|t| t <= 15) => unit,
            // Transcripts write "a five year low".
            Unit(unit) if unit != UnitOfTime::Quarter && self.class(j + 1) != Possessive => unit,
            // "30-second" is a length, "two second" none.
            Ordinal(2) if hyphen => UnitOfTime::Second,
            _ => return None,
        };
        if unit == UnitOfTime::Quarter && (hyphen || self.class(j + 1) == Of) {
            return None;
        }
        // "60 Minutes" is a programme.
        if unit < UnitOfTime::Day && self.capital(j) && !hyphen && self.class(i) == Digits {
            return None;
        }
        j += 1;
        if self.class(j) == Or && self.is(j + 1, "so") {
            j += 2;
        }
        Some(((amount, unit), j))
    }

    /// A measure as a duration, or as a step where "ago", "earlier" or "later" follows.
    pub(super) fn counted(&self, i: usize) -> Found<Shape> {
        use TimeWord::*;
        if let Some(found) = self.bare_step(i) {
            return Some(found);
        }
        if let Units(unit) = self.class(i)
            && matches!(self.class(i + 1), Ago | Earlier | Later)
        {
            return self.step(Amount::VAGUE, unit, i + 1).map(|(p, end)| (Shape::Point(p), end));
        }
        if let Units(unit) = self.class(i)
            && self.stands_alone(i)
        {
            let long = self.class(i + 1) == Hyphen && self.class(i + 2) == Long;
            return Some((Shape::Duration(Amount::VAGUE, unit), if long { i + 3 } else { i + 1 }));
        }
        if let Unit(unit) = self.class(i)
            && self.class(i + 1) == Hyphen
            && self.class(i + 2) == Long
        {
            return Some((Shape::Duration(Amount::ONE, unit), i + 3));
        }
        let ((amount, unit), j) = self.measure(i)?;
        if let Some((point, end)) = self.step(amount, unit, j) {
            return Some((Shape::Point(point), end));
        }
        // Ages tell of no time: "a 14-year-old", "26 years old", "aged 12 months".
        let aged = self.class(self.past_hyphen(j)) == Old || (self.class(j) == Of && self.class(j + 1) == Old);
        if aged || self.before(i) == Old || (unit == UnitOfTime::Second && self.before(i) == Of) {
            return None;
        }
        // "24 hours a day"
        if unit == UnitOfTime::Hour && self.class(j) == A && self.class(j + 1) == Unit(UnitOfTime::Day) {
            return None;
        }
        let rate = self.class(i) == A && j == i + 2 && unit >= UnitOfTime::Hour && self.rated(i);
        if rate {
            return Some((Shape::Set(super::Repeated::Every(Amount::ONE, unit)), j));
        }
        let j = if self.class(j) == Hyphen && self.class(j + 1) == Long { j + 2 } else { j };
        Some((Shape::Duration(amount, unit), j))
    }

    /// Whether the plural unit at `i` is a vague length by itself: "for weeks", "months of talks", "decades-long".
    fn stands_alone(&self, i: usize) -> bool {
        use TimeWord::*;
        let Units(unit) = self.class(i) else { return false };
        if matches!(unit, UnitOfTime::Second | UnitOfTime::Weekend | UnitOfTime::Quarter | UnitOfTime::Minute) {
            return false;
        }
        matches!(self.before(i), For | In | Within | After | Stop | Comma | Over | During)
            || (self.class(i + 1) == Hyphen && self.class(i + 2) == Long)
            // "the early hours of Sunday" are a part of that day.
            || (matches!(self.class(i + 1), Of | Before | After)
                && !(unit == UnitOfTime::Hour
                    && (self.before(i) == Early || i > 0 && matches!(self.word(i - 1), "small" | "wee"))))
    }

    /// Whether "a year" at `i` says how often: "$20 million a year", "three times a week".
    fn rated(&self, i: usize) -> bool {
        use TimeWord::*;
        let Some(before) = i.checked_sub(1) else { return false };
        match self.class(before) {
            Digits | Decimal | Million | Percent | Cardinal(_) | Hundred | Thousand | Dozen => true,
            Other => {
                let word = self.word(before);
                let counted = (1..=3).any(|n| {
                    before.checked_sub(n).is_some_and(|b| {
                        matches!(self.class(b), Digits | Decimal | Million | Cardinal(_) | Hundred | Thousand | Dozen)
                    })
                });
                matches!(word, "once" | "twice" | "times") || (counted && word.ends_with('s'))
            }
            Units(UnitOfTime::Day | UnitOfTime::Week) => true,
            _ => false,
        }
    }

    /// "year-earlier", "year-ago".
    fn bare_step(&self, i: usize) -> Found<Shape> {
        let TimeWord::Unit(unit) = self.class(i) else { return None };
        if self.class(i + 1) != TimeWord::Hyphen {
            return None;
        }
        let (point, end) = self.step(Amount::ONE, unit, i + 1)?;
        Some((Shape::Point(point), end))
    }

    /// "ago", "earlier", "later", "from now" at `i`, after an amount.
    pub(super) fn step(&self, amount: Amount, unit: UnitOfTime, i: usize) -> Found<Point> {
        use TimeWord::*;
        let j = self.past_hyphen(i);
        if unit < UnitOfTime::Day && self.class(j) != Ago {
            return None;
        }
        let (back, from, end) = match (self.class(j), self.class(j + 1)) {
            (Ago, _) => (true, Origin::Document, j + 1),
            (Earlier | Later, Than) => return None,
            (Earlier | Previously, _) => (true, Origin::Running, j + 1),
            (Before | Previous, Comma | Stop | Dash | Close) => (true, Origin::Running, j + 1),
            (Later, _) => (false, Origin::Running, j + 1),
            (From, Now) => (false, Origin::Document, j + 2),
            _ => return None,
        };
        let mut point = Point::new(Base::Shift { amount, unit, back, from });
        let mut end = end;
        if unit == UnitOfTime::Year && self.class(end) == Unit(UnitOfTime::Quarter) {
            end += 1;
            point.sub = Some(Named::Quarter(0));
        }
        Some((point, end))
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn the_early_hours_of_a_day_are_no_length() {
        check("A barn burned in the early hours of Saturday.", "[Saturday|2016-11-12]");
        check("It ended after hours of talks.", "[hours|PTXH]");
    }
}
