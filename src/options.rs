//! What a caller may ask of [`analyze`](crate::analyze).

use crate::analysis::ParagraphKind;
use crate::calendar::Date;
use serde::Serialize;

/// What offsets count in the finished analysis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
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
