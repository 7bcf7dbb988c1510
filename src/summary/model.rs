//! The trained weights of the ranker: three forests and the words' priors. Made by `cargo xtask train summary`.
//!
//! ```text
//! terms u32, sentences u32, precision u32: lengths in bytes | the three forests
//! then for each word with a prior, sorted: form u32, log-odds i8 in 1/16
//! ```
//! All numbers are little-endian.

use crate::models::trees::Trees;

pub struct Model {
    /// Whether a summary has the term.
    pub terms: Trees,
    /// Whether a summary has the sentence.
    pub sentences: Trees,
    /// The share of its word pairs that a summary has.
    pub precision: Trees,
    pub priors: Priors,
}

impl Model {
    /// Reads what the trainer wrote.
    pub fn read(bytes: &[u8]) -> Self {
        let length = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
        let (terms, rest) = bytes[12..].split_at(length(0));
        let (sentences, rest) = rest.split_at(length(4));
        let (precision, priors) = rest.split_at(length(8));
        Self {
            terms: Trees::read(terms),
            sentences: Trees::read(sentences),
            precision: Trees::read(precision),
            priors: Priors::read(priors),
        }
    }
}

/// How much more often than others a common word of a story comes to stand in its summary, in log-odds.
#[derive(Default)]
pub struct Priors(Vec<(u32, f32)>);

/// Priors are stored in this unit.
pub const PRIOR_UNIT: f32 = 1.0 / 16.0;

impl Priors {
    pub fn read(bytes: &[u8]) -> Self {
        let entry = |b: &[u8]| (u32::from_le_bytes([b[0], b[1], b[2], b[3]]), f32::from(b[4] as i8) * PRIOR_UNIT);
        Self(bytes.chunks_exact(5).map(entry).collect())
    }

    /// The prior of a form as [`super::terms::hash`] names it; 0 for rare words.
    pub fn of(&self, form: u64) -> f32 {
        let form = form as u32;
        self.0.binary_search_by_key(&form, |p| p.0).map_or(0.0, |at| self.0[at].1)
    }
}
