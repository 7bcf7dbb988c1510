//! The time stage: document in; every time expression as TIMEX3, resolved against the document date, out.
//!
//! expressions (where and what shape) → resolution (which date) → timeline (what happened when).

pub mod calendar;
pub mod expressions;
pub mod resolution;
pub mod timeline;

use crate::analysis::{TimexType, Warning};
use crate::document::Document;
use crate::span::Span;
use calendar::Date;

/// A time expression with its value, and the days it covers where that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    pub span: Span,
    pub kind: TimexType,
    /// TIMEX3 `value`.
    pub value: String,
    pub approximate: bool,
    /// First and last day, inclusive; `None` where the value names no days (`P3D`, `PAST_REF`, `XXXX-11-14`).
    pub days: Option<(Date, Date)>,
}

#[derive(Clone, Debug, Default)]
pub struct Times {
    /// In text order.
    pub list: Vec<Timex>,
    pub warnings: Vec<Warning>,
}

/// All time expressions of `document`, in text order.
pub fn find(document: &Document) -> Times {
    let _ = document;
    Times::default()
}
