//! The dates that others are resolved against: the document date, the date mentioned last, the quarter a company reports on, and which of
//! them this text uses.

use crate::calendar::{Date, add_months, day_of};
use crate::document::{Document, Word};
use crate::english::{Tag, Tags};
use crate::time::expressions::{Base, Calendar, Expression, Named, Shape};
use crate::time::period::Period;

/// Maximum distance in days at which one date of undated news gives another its year.
const NEAR: i64 = 45;

/// Maximum age of news, in days: a clock time after a mention of an older day may belong to that day.
const RECENT: i64 = 7;

/// Minimum number of reporting verbs in a thousand tokens of news; histories have hardly any.
const SPEECH: usize = 6;

/// Minimum number of words for results in a story about them.
const RESULTS: usize = 4;

const FINITE: Tags = Tags::of(&[Tag::Past, Tag::Third]);

pub struct Anchors {
    pub document: Option<Date>,
    /// The date mentioned last.
    pub running: Option<Period>,
    /// The year of birth, where the date mentioned last is one, and the byte after it.
    pub birth: Option<(i32, usize)>,
    /// The sentence it stands in.
    at: usize,
    sentence: usize,
    /// Narrative: bare dates follow the ones before them, not the document date.
    pub narrative: bool,
    /// News without a document date: only a day mentioned just before helps.
    undated_news: bool,
    /// The story of a company's results: "a year ago" is a quarter of the year before.
    pub results: bool,
    /// The quarter mentioned last, or the last one that ended before the document date.
    pub quarter: Option<(i32, u8)>,
    /// "14/11/2016" has the day first.
    pub day_first: bool,
}

impl Anchors {
    pub fn new(document: &Document, expressions: &[Expression]) -> Self {
        let date = document.date.value;
        let (mut past_years, mut deictic, mut day_first, mut quarters) = (0, 0, 0i32, 0);
        for expression in expressions {
            let Shape::Point(point) = expression.shape else { continue };
            if let Some(Named::Quarter(_)) = point.sub {
                quarters += 1;
            }
            match point.base {
                Base::Calendar(Calendar { year: Some(year), month, day, slashed, .. }) => {
                    past_years += usize::from(!year.short && date.is_none_or(|d| year.number < d.year() - 1));
                    if slashed {
                        day_first += if month > Some(12) { 100 } else { 0 } - if day > Some(12) { 100 } else { 0 };
                    } else if day.is_some() {
                        day_first += if begins_with_day(document, expression) { 1 } else { -1 };
                    }
                }
                Base::Calendar(Calendar { day: Some(_), .. }) => {
                    day_first += if begins_with_day(document, expression) { 1 } else { -1 };
                }
                Base::Named(Named::Weekday(_), _) => deictic += 1,
                Base::Named(Named::Quarter(_), _) => quarters += 1,
                Base::Relative(..) => deictic += 1,
                _ => {}
            }
        }
        let quarter = date.and_then(|d| {
            let (year, month) = add_months(d.year(), u8::from(d.month()), -3)?;
            Some((year, (month - 1) / 3 + 1))
        });
        Self {
            document: date,
            running: None,
            birth: None,
            at: 0,
            sentence: 0,
            narrative: date.is_none() || (past_years >= 6 && past_years > 3 * deictic),
            undated_news: date.is_none() && (3 * deictic > past_years || reports_speech(document)),
            results: quarters >= 1 && reports_results(document),
            quarter,
            day_first: day_first > 0,
        }
    }

    pub fn enter(&mut self, sentence: usize) {
        self.sentence = sentence;
    }

    /// Remembers the date mentioned last.
    ///
    /// `compared`: mentioned for comparison ("the year-ago quarter"), so that it is not the quarter reported on.
    pub fn note(&mut self, period: Period, compared: bool, sentence: usize) {
        if let Period::Quarter(year, quarter) = period
            && !compared
        {
            self.quarter = Some((year, quarter));
        }
        if period.days().is_some() {
            (self.running, self.at) = (Some(period), sentence);
        }
    }

    /// Whether the date mentioned last stands in this sentence or the one before.
    pub fn fresh(&self) -> bool {
        self.running.is_some() && self.sentence <= self.at + 1
    }

    /// Whether a bare `named` is read from the date mentioned last.
    pub fn leans_back(&self, named: Named) -> bool {
        if self.undated_news {
            // "On 14 August 2022 the boat sank. On 16 August …": a bare year does not anchor later dates, and a weekday is
            // resolved against the publication date.
            return self.is_close() && matches!(named, Named::Month(_) | Named::MonthDay(..));
        }
        self.narrative && self.tells(named)
    }

    /// Whether a day or month was mentioned just before.
    fn is_close(&self) -> bool {
        self.fresh() && matches!(self.running, Some(Period::Day(_) | Period::Month(..)))
    }

    /// How far, in days, a date that leans back may lie from the one it leans on.
    pub fn leash(&self) -> i64 {
        if self.undated_news { NEAR } else { i64::MAX }
    }

    /// Whether "the year" and "a year earlier" have no date to be counted from.
    pub fn is_adrift(&self) -> bool {
        self.undated_news && self.at != self.sentence
    }

    /// Whether the date mentioned last is near enough to a `named` one: no year tells which Tuesday is meant.
    pub fn tells(&self, named: Named) -> bool {
        let of_days = matches!(self.running, Some(Period::Day(_) | Period::Week(_) | Period::Weekend(_)));
        of_days || !matches!(named, Named::Weekday(_))
    }

    /// A day for nearness, from the date mentioned last.
    pub fn running_day(&self) -> Option<Date> {
        match self.running? {
            Period::Month(y, m) => day_of(y, m, 15),
            Period::Year(y) => day_of(y, 6, 30),
            other => other.days().map(|(from, _)| from),
        }
    }

    pub fn reference(&self) -> Option<Date> {
        if self.undated_news && !self.is_close() {
            return None;
        }
        if self.narrative { self.running_day().or(self.document) } else { self.document }
    }

    /// The month that "on the 14th" lies in.
    pub fn month(&self) -> Option<(i32, u8)> {
        if self.undated_news && !self.is_close() {
            return None;
        }
        match self.running {
            Some(Period::Month(y, m)) => Some((y, m)),
            Some(Period::Day(d)) => Some((d.year(), u8::from(d.month()))),
            _ => self.document.filter(|_| !self.narrative).map(|d| (d.year(), u8::from(d.month()))),
        }
    }

    /// The day of a bare clock time. For old events it is the day mentioned nearby; if none is near, the day stays open.
    /// A birth and, unless the clock time lies `ahead`, a coming day are not the day of what is told next.
    pub fn day_of_clock(&self, ahead: bool) -> Option<Period> {
        match (self.running, self.document) {
            (Some(Period::Day(d)), Some(day)) if !self.narrative && self.at != self.sentence => {
                Some(match (day - d).whole_days() {
                    _ if self.birth.is_some() => Period::Day(day),
                    ..0 if !ahead => Period::Day(day),
                    1..=RECENT if self.sentence == self.at + 1 => Period::Day(d),
                    0..=RECENT => Period::Day(day),
                    _ if self.fresh() => Period::Day(d),
                    _ => Period::Open,
                })
            }
            (Some(Period::Day(d)), _) if !self.undated_news || self.fresh() => Some(Period::Day(d)),
            _ => self.document.map(Period::Day),
        }
    }
}

/// "14 November" against "November 14".
fn begins_with_day(document: &Document, expression: &Expression) -> bool {
    expression.span.of(document.text).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether people speak in the text, as they do in news.
fn reports_speech(document: &Document) -> bool {
    let spoken = count(document, |word| word.is(Tag::SayOften) && word.tags.meets(&FINITE));
    spoken * 1000 > document.tokens.len() * SPEECH
}

/// Whether the text tells of a company's results: the words for them are frequent.
fn reports_results(document: &Document) -> bool {
    count(document, |word| word.is(Tag::Results)) >= RESULTS
}

/// How many tokens have a property of words.
fn count(document: &Document, property: impl Fn(&Word) -> bool) -> usize {
    let has: Vec<bool> = document.words.list.iter().map(property).collect();
    document.word_of.iter().filter(|&&word| has[word as usize]).count()
}
