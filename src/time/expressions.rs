//! Tokens → time expressions: where they stand and what shape they have, not yet which date.
//!
//! A hand-written matcher over classified `Item`s: at each item the longest expression that starts there is taken.
//! "late last week, after two years" → `late last week` (a week before the document's), `two years` (a duration).

mod amounts;
mod clock;
mod dates;
mod edges;
mod eras;
mod events;
mod holidays;
mod names;
mod nth;
mod quarters;
mod relative;
mod sets;
mod years;

pub use holidays::Holiday;

use super::items::{self, Item};
use crate::document::{Document, Words};
use crate::english::Tag;
use crate::english::time_words::{PartOfDay, SeasonOfYear, TimeWord, UnitOfTime};
use crate::span::Span;

/// Tokens for each word of a company's results, at most, where the text is about them.
const RESULTS: usize = 200;

/// How many of a unit: "two and a half" is 25 tenths; `None`: "several".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    pub tenths: Option<u32>,
}

impl Amount {
    pub const ONE: Self = Self { tenths: Some(10) };
    pub const VAGUE: Self = Self { tenths: None };

    pub const fn whole(n: u32) -> Self {
        Self { tenths: Some(n.saturating_mul(10)) }
    }
}

/// A thing of the calendar that comes back every year or week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Weekday(u8),
    Month(u8),
    MonthDay(u8, u8),
    Season(SeasonOfYear),
    Quarter(u8),
    Half(u8),
    Holiday(Holiday),
}

/// "last", "this" or "next" before a name; bare where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Bare,
    Last,
    This,
    Next,
    /// "the previous Friday": before the date mentioned last.
    Previous,
    /// "the following Friday"
    Following,
    /// "Thursday week": a week after the coming one, as the British say.
    WeekAfter,
}

/// The date from which a shift is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Document,
    /// The date mentioned last.
    Running,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    pub number: i32,
    /// Written with two digits: "'99", "7/8/07".
    pub short: bool,
}

/// A date as far as the words name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    pub year: Option<Year>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub weekday: Option<u8>,
    /// "14/11/2016": day and month may stand the other way round.
    pub slashed: bool,
}

/// The period that an expression starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    Calendar(Calendar),
    Named(Named, Side),
    /// "last year" (-1), "this week", "tomorrow" (1): counted from the document date.
    Relative(UnitOfTime, i32),
    /// "that year", "the next day" (1): counted from the date mentioned last.
    Running(UnitOfTime, i32),
    /// "the year", "the quarter".
    Definite(UnitOfTime),
    /// "two weeks ago", "a day later".
    Shift {
        amount: Amount,
        unit: UnitOfTime,
        back: bool,
        from: Origin,
    },
    /// 199 (the 1990s); 8 and `short` where the century is left out.
    Decade {
        number: i32,
        short: bool,
    },
    /// 20 = the 20th century; -9 = the 9th before Christ.
    Century(i32),
}

/// Which end of the period is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edge {
    #[default]
    None,
    Start,
    Mid,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime {
    pub hour: u8,
    /// `None`: the hour only ("10 a.m.").
    pub minute: Option<u8>,
    pub second: Option<u8>,
    /// Greenwich is written `Z`.
    pub greenwich: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub base: Base,
    /// "the third quarter of", "March last year": inside the base.
    pub sub: Option<Named>,
    pub edge: Edge,
    pub part: Option<PartOfDay>,
    pub clock: Option<ClockTime>,
}

impl Point {
    pub const fn new(base: Base) -> Self {
        Self { base, sub: None, edge: Edge::None, part: None, clock: None }
    }

    pub const fn named(named: Named, side: Side) -> Self {
        Self::new(Base::Named(named, side))
    }

    /// Whether it names one day.
    const fn is_a_day(&self) -> bool {
        const fn day(named: Named) -> bool {
            matches!(named, Named::Weekday(_) | Named::MonthDay(..) | Named::Holiday(_))
        }
        match (self.sub, self.base) {
            (Some(named), _) | (None, Base::Named(named, _)) => day(named),
            (None, Base::Calendar(date)) => date.day.is_some(),
            (None, Base::Relative(unit, _) | Base::Running(unit, _)) => matches!(unit, UnitOfTime::Day),
            _ => false,
        }
    }

    pub const fn relative(unit: UnitOfTime, by: i32) -> Self {
        Self::new(Base::Relative(unit, by))
    }

    pub const fn running(unit: UnitOfTime, by: i32) -> Self {
        Self::new(Base::Running(unit, by))
    }

    pub const fn year(number: i32) -> Self {
        let year = Some(Year { number, short: false });
        Self::new(Base::Calendar(Calendar { year, month: None, day: None, weekday: None, slashed: false }))
    }
}

/// "now", "recently", "soon".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    Past,
    Present,
    Future,
}

/// A thing that repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeated {
    Every(Amount, UnitOfTime),
    Named(Named, Option<PartOfDay>),
    Part(PartOfDay),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Point(Point),
    Duration(Amount, UnitOfTime),
    Set(Repeated),
    Reference(Reference),
}

/// One time expression of the text.
#[derive(Clone, Copy, Debug)]
pub struct Expression {
    pub span: Span,
    pub shape: Shape,
    pub approximate: bool,
    pub sentence: usize,
    /// Written beside the expression before it as one range: "14-16 November", "2015-16".
    pub continues: bool,
}

/// What was found at one item, and the item after it.
type Found<T> = Option<(T, usize)>;

/// The items of one sentence, and the matchers over them.
struct Matcher<'a> {
    document: &'a Document<'a>,
    text: &'a str,
    words: &'a Words<'static>,
    items: &'a [Item],
    /// Whether the text tells of a company's results, which come by halves of a year; so do matches, by halves.
    results: bool,
}

/// All time expressions of `document`, in text order.
pub fn find(document: &Document) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut list = Vec::new();
    let told = (0..document.tokens.len()).filter(|&token| document.features(token).is(Tag::Results)).count();
    let results = told * RESULTS >= document.tokens.len();
    for (index, sentence) in document.sentences.iter().enumerate() {
        items::read(document, sentence, &mut list);
        Matcher { document, text: document.text, words: &document.words, items: &list, results }
            .scan(index, &mut found);
    }
    found
}

impl Matcher<'_> {
    fn scan(&self, sentence: usize, found: &mut Vec<Expression>) {
        let mut i = 0;
        while i < self.items.len() {
            if matches!(self.items[i].class, TimeWord::Other) && !self.items[i].capital {
                i += 1;
                continue;
            }
            let Some((shape, approximate, end)) = self.expression(i) else {
                i += 1;
                continue;
            };
            let span = Span::new(self.items[i].span.start, self.items[end - 1].span.end);
            found.push(Expression { span, shape, approximate, sentence, continues: false });
            i = end;
            if let Some((second, end)) = self.second_year(shape, i) {
                let span = self.items[end - 1].span;
                found.push(Expression { span, shape: second, approximate, sentence, continues: true });
                i = end;
            }
        }
    }

    /// The class of item `i`; [`TimeWord::Other`] past the end.
    fn class(&self, i: usize) -> TimeWord {
        self.items.get(i).map_or(TimeWord::Other, |item| item.class)
    }

    fn before(&self, i: usize) -> TimeWord {
        i.checked_sub(1).map_or(TimeWord::Stop, |i| self.class(i))
    }

    fn glued(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|item| item.glued)
    }

    fn word(&self, i: usize) -> &str {
        self.items.get(i).map_or("", |item| item.span.of(self.text))
    }

    fn is(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    fn is_tagged(&self, i: usize, tag: Tag) -> bool {
        self.items.get(i).is_some_and(|item| self.words.list[item.word as usize].is(tag))
    }

    fn value(&self, i: usize) -> u32 {
        self.items.get(i).map_or(0, |item| item.value)
    }

    fn digits(&self, i: usize) -> u8 {
        self.items.get(i).map_or(0, |item| item.digits)
    }

    fn capital(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|item| item.capital)
    }

    /// The item after `i`'s hyphen, or `i`.
    fn past_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.class(i) == TimeWord::Hyphen)
    }

    /// The longest expression that starts at item `i`: its shape, whether it is only about right, the item after it.
    fn expression(&self, i: usize) -> Option<(Shape, bool, usize)> {
        let hedge = self.hedge(i);
        if hedge > i {
            if let Some((shape, end)) = self.counted(hedge) {
                return Some((shape, true, end));
            }
            if self.class(i) == TimeWord::About
                && !self.is(i, "some")
                && let Some((point, end)) = self.point(hedge)
                && point.clock.is_none()
                && !matches!(point.base, Base::Named(Named::Weekday(_), _))
            {
                return Some((Shape::Point(point), true, end));
            }
        }
        let plain = [
            self.counted(i),
            self.point(i).map(|(p, end)| (Shape::Point(p), end)),
            self.directed(i),
            self.set(i),
            self.reference(i),
        ];
        let (shape, end) =
            plain.into_iter().flatten().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        let approximate = match shape {
            // "late on Tuesday": the day is sure.
            Shape::Point(p) => p.edge != Edge::None && !p.is_a_day(),
            Shape::Duration(amount, _) => amount.tenths.is_none(),
            _ => false,
        };
        Some((shape, approximate || self.is_circa(i), end))
    }

    /// Whether "c." or "ca." stands before the number at `i`: "c. 1274 BCE".
    fn is_circa(&self, i: usize) -> bool {
        if self.class(i) != TimeWord::Digits || i == 0 {
            return false;
        }
        let at = i - 1 - usize::from(self.before(i) == TimeWord::Stop && i > 1);
        matches!(self.word(at).trim_end_matches('.'), "c" | "ca" | "circa")
    }

    /// The item after words such as "about", "more than", "at least", "up to", "no more than", or `i`.
    fn hedge(&self, i: usize) -> usize {
        use TimeWord::*;
        let l = |n| self.class(i + n);
        match (l(0), l(1), l(2)) {
            (A, Other, More) if self.is(i + 1, "little") && l(3) == Than => i + 4,
            (No, More | Less, Than) => i + 3,
            (More | Less, Than, About | Nearly) => i + 3,
            (More | Less, Than, _) => i + 2,
            (At, Least, _) => i + 2,
            (Up, To, _) => i + 2,
            (Other, To, _) if self.is(i, "close") => i + 2,
            (As, Few | Several, As) => i + 3,
            (As, Long, As) => i + 3,
            (Over, Few | Several, _) => i,
            (About | Nearly | Over | Under, _, _) if !self.is(i, "barely") => i + 1,
            _ => i,
        }
    }

    /// "now", "recently", "the past", "the near future".
    fn reference(&self, i: usize) -> Found<Shape> {
        use TimeWord::*;
        let l = |n| self.class(i + n);
        let found = match (l(0), l(1)) {
            (Right, Now) => (Reference::Present, 2),
            (Now, _) if !self.capital(i) || i == 0 || !self.capital(i + 1) => (Reference::Present, 1),
            (Currently, _) => (Reference::Present, 1),
            (Current, _) => (Reference::Present, 1),
            (These, Units(UnitOfTime::Day)) => (Reference::Present, 2),
            (More, Recently) => (Reference::Past, 2),
            (Recently, _) => (Reference::Past, 1),
            (Recent, Units(UnitOfTime::Year)) => (Reference::Past, 2),
            (Recent, _) if self.before(i) != Least => (Reference::Past, 1),
            (The, Past) if !self.is_timely(i + 2) || (self.before(i) == In && l(2) == That) => (Reference::Past, 2),
            (The, Near) if l(2) == Future => (Reference::Future, 3),
            (The, Future) => (Reference::Future, 2),
            _ => return None,
        };
        Some((Shape::Reference(found.0), i + found.1))
    }

    fn is_timely(&self, i: usize) -> bool {
        !matches!(self.class(i), TimeWord::Stop | TimeWord::Comma | TimeWord::And | TimeWord::Dash | TimeWord::Close)
    }
}
