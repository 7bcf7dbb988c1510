//! What a caller may ask of [`analyze`](crate::analyze).

use crate::analysis::ParagraphKind;
use crate::calendar;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar.
///
/// ```
/// use nutgraf::Date;
///
/// let day = Date::new(2016, 11, 15).expect("a day of the calendar");
/// assert_eq!(day.to_string(), "2016-11-15");
/// assert_eq!("2016-11-15".parse(), Ok(day));
/// assert_eq!(Date::new(2015, 2, 29), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub(crate) calendar::Date);

impl Date {
    /// The day, or `None` where there is no such day; years from 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if (1..=9999).contains(&year) { calendar::day_of(year, month, day).map(Self) } else { None }
    }

    /// The year, 1 to 9999.
    pub const fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.0.month() as u8
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.0.day()
    }
}

/// `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&calendar::iso(self.0))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

/// Text that is no day written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoDate;

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a day written YYYY-MM-DD is expected")
    }
}

impl std::error::Error for NoDate {}

/// Reads `YYYY-MM-DD`.
impl FromStr for Date {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        parse_date(text).ok_or(NoDate)
    }
}

/// Reads `YYYY-MM-DD`, years 1 to 9999; `None` for any other shape or a day that does not exist.
///
/// ```
/// use nutgraf::{Date, parse_date};
///
/// assert_eq!(parse_date("2016-11-15"), Date::new(2016, 11, 15));
/// assert_eq!(parse_date("15 November 2016"), None);
/// ```
pub fn parse_date(text: &str) -> Option<Date> {
    calendar::parse_date(text).map(Date)
}

/// What offsets count in the finished analysis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-16 code units, as `String.prototype.slice` takes them.
    Utf16,
    /// Unicode scalar values, as Python counts.
    Codepoint,
    /// Bytes of UTF-8, as Rust counts.
    #[default]
    Byte,
}

/// The paragraph that covers `at` is of this kind, whatever the layout stage thinks:
/// a reader's correction, or a hint from the HTML a text was copied from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindHint {
    /// An offset in the caller's unit ([`Options::offsets`]).
    pub at: usize,
    /// What the paragraph is.
    pub kind: ParagraphKind,
}

/// How to read a text. `Options::default()` is what most callers want.
///
/// ```
/// use nutgraf::{Date, OffsetUnit, Options, analyze};
///
/// let options = Options::default().with_date(Date::new(2016, 11, 15)).with_sentences(2).with_offsets(OffsetUnit::Utf16);
/// let analysis = analyze("Ana Lima was elected mayor of Porto on Sunday.", &options);
/// assert_eq!(analysis.timeline[0].from.as_deref(), Some("2016-11-13"));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// The day the article was published, where the caller knows it.
    pub date: Option<Date>,
    /// How many sentences the summary has, 1 to 10.
    pub sentences: usize,
    /// A word budget for the summary instead of a number of sentences.
    pub words: Option<usize>,
    /// What offsets count, in the result and in `hints`.
    pub offsets: OffsetUnit,
    /// What the caller knows of paragraphs.
    pub hints: Vec<KindHint>,
    /// Names of passes to leave out: see [`passes`](crate::passes).
    pub without: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            date: None,
            sentences: 3,
            words: None,
            offsets: OffsetUnit::Byte,
            hints: Vec::new(),
            without: Vec::new(),
        }
    }
}

impl Options {
    /// Sets the day the article was published.
    #[must_use]
    pub fn with_date(mut self, date: impl Into<Option<Date>>) -> Self {
        self.date = date.into();
        self
    }

    /// Sets how many sentences the summary has, 1 to 10.
    #[must_use]
    pub const fn with_sentences(mut self, sentences: usize) -> Self {
        self.sentences = sentences;
        self
    }

    /// Sets a word budget for the summary instead of a number of sentences.
    #[must_use]
    pub const fn with_words(mut self, words: usize) -> Self {
        self.words = Some(words);
        self
    }

    /// Sets what offsets count, in the result and in the hints.
    #[must_use]
    pub const fn with_offsets(mut self, offsets: OffsetUnit) -> Self {
        self.offsets = offsets;
        self
    }

    /// Sets what is known of paragraphs.
    #[must_use]
    pub fn with_hints(mut self, hints: Vec<KindHint>) -> Self {
        self.hints = hints;
        self
    }
}

/// The day of publication as archives write it: an ISO date, or a date and time, whose day counts as written.
///
/// ```
/// use nutgraf::{parse_date, parse_day};
///
/// assert_eq!(parse_day("2016-11-15T23:31:00-05:00"), parse_date("2016-11-15"));
/// ```
pub fn parse_day(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    let time = rest.strip_prefix(['T', 't', ' ']).unwrap_or_default().as_bytes();
    let is_time = matches!(time, [a, b, b':', c, d, ..] if [a, b, c, d].iter().all(|x| x.is_ascii_digit()));
    if rest.is_empty() || is_time { parse_date(day) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_is_read_from_a_date_or_a_date_and_time() {
        let day = parse_date("2016-11-15");
        for text in ["2016-11-15", "2016-11-15T10:31:00Z", "2016-11-15 10:31"] {
            assert_eq!(parse_day(text), day, "{text}");
        }
        for text in ["", "2016-11-1", "2016-11-15x", "2016-11-15T", "15 November 2016", "2016-11-155"] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
