//! The trained weights of the ranker: three forests and the words' priors. Made by `cargo xtask train summary`.
//!
//! ```text
//! names of term features u32, names of sentence features u32: their hashes
//! terms u32, sentences u32, precision u32: lengths in bytes | the three forests
//! then for each word with a prior, sorted: form u32, log-odds i8 in 1/16
//! ```
//! All numbers are little-endian.

use super::features::{SentenceFeatures, TermFeatures};
use crate::models::features::check;
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
    ///
    /// # Panics
    /// On a damaged file, and where the features have other names than when the model was trained.
    pub fn read(bytes: &[u8]) -> Self {
        let model = Self::read_terms(bytes);
        let [_, sentences, ..] = header(bytes);
        check("models/summary.bin", SentenceFeatures::NAMES, &model.sentences, sentences);
        check("models/summary.bin", SentenceFeatures::NAMES, &model.precision, sentences);
        model
    }

    /// As [`Self::read`], for a file that is only good for terms: the trainer makes such while it has no more.
    pub fn read_terms(bytes: &[u8]) -> Self {
        let [term_names, _, terms, sentences, precision] = header(bytes);
        let (terms, rest) = bytes[HEADER..].split_at(terms as usize);
        let (sentences, rest) = rest.split_at(sentences as usize);
        let (precision, priors) = rest.split_at(precision as usize);
        let terms = Trees::read(terms);
        check("models/summary.bin", TermFeatures::NAMES, &terms, term_names);
        Self {
            terms,
            sentences: Trees::read(sentences),
            precision: Trees::read(precision),
            priors: Priors::read(priors),
        }
    }
}

const HEADER: usize = 20;

fn header(bytes: &[u8]) -> [u32; HEADER / 4] {
    let (numbers, _) = bytes[..HEADER].as_chunks::<4>();
    std::array::from_fn(|i| u32::from_le_bytes(numbers[i]))
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
