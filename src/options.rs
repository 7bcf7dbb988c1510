//! What a caller may ask of [`analyze`](crate::analyze).

use crate::analysis::ParagraphKind;
use crate::calendar::{Date, parse_date};
#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What offsets count in the finished analysis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
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
    pub kind: ParagraphKind,
}

/// How to read a text. `Options::default()` is what most callers want.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day the article was published, where the caller knows it.
    pub date: Option<Date>,
    /// How many sentences the summary has, 1 to 10.
    pub sentences: usize,
    /// A word budget for the summary instead of a number of sentences.
    pub words: Option<usize>,
    /// What offsets count, in the result and in `hints`.
    pub offsets: OffsetUnit,
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
