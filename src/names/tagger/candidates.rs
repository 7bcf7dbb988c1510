//! The tagger's lattice → candidates: every stretch of words that it holds for a name with some probability.

use super::lattice::{Lattice, Odds};

/// A stretch of units that may be a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    pub first: u32,
    /// One past the last unit.
    pub end: u32,
    /// How likely it is a name of each type.
    pub likely: [f32; 4],
}

impl Candidate {
    /// How likely it is a name.
    pub fn all(&self) -> f32 {
        self.likely.iter().sum()
    }

    /// How likely it is of a class: a type, or behind the types no name.
    pub fn of_class(&self, class: usize) -> f32 {
        self.likely.get(class).copied().unwrap_or(1.0 - self.all())
    }

    /// How many units it has.
    pub const fn count(&self) -> usize {
        (self.end - self.first) as usize
    }

    /// The likeliest type.
    pub fn best(&self) -> usize {
        (1..4).fold(0, |a, b| if self.likely[b] > self.likely[a] { b } else { a })
    }
}

/// Names that are less likely are no candidates.
const LEAST: f32 = 0.04;
/// Points that a label may lie behind no name for its stretch to be looked at: e^-4.
const BEHIND: i32 = -256;

/// Appends the candidates of a stretch of places that begins with unit `offset`, by first unit and end.
pub fn collect(lattice: &mut Lattice, odds: &Odds, offset: usize, candidates: &mut Vec<Candidate>) {
    if !lattice.scores.iter().any(|scores| scores[1..].iter().any(|&score| score > BEHIND)) {
        return;
    }
    lattice.weigh(odds);
    let from = candidates.len();
    lattice.spans(odds, LEAST, |span, kind, likely| {
        let (first, end) = ((offset + span.start) as u32, (offset + span.end) as u32);
        let own = &mut candidates[from..];
        match own.iter_mut().rev().take(MOST_OPEN).find(|c| (c.first, c.end) == (first, end)) {
            Some(known) => known.likely[kind] += likely,
            None => {
                let mut candidate = Candidate { first, end, likely: [0.0; 4] };
                candidate.likely[kind] = likely;
                candidates.push(candidate);
            }
        }
    });
    candidates[from..].sort_by_key(|c| (c.first, c.end));
}

/// Candidates that can begin at one unit, as each has its share of the probability.
const MOST_OPEN: usize = 32;
