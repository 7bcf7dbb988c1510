//! Places in a text. Inside the library every [`Span`] counts bytes of the UTF-8 text and lies on character boundaries;
//! only the finished [`Analysis`](crate::Analysis) is converted, once, to the unit the caller asked for.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of text, end-exclusive.
///
/// Unit: bytes inside the library; in an [`Analysis`](crate::Analysis), the unit of [`Options::offsets`](crate::Options).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Span {
    /// The first unit of it.
    pub start: usize,
    /// The first unit behind it.
    pub end: usize,
}

impl Span {
    /// From `start` to before `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many units long it is.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether there is nothing in it.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `offset` lies inside.
    pub const fn has(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` lies inside.
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The words at this place. Byte spans only.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}
