//! Which sentences carry the story: a score for each sentence, and for each term how likely a summary needs it.
//!
//! News says the main thing first, and says it again: place and shared words decide.

use super::selection::Tuning;
use super::surface::Surface;
use super::terms::{TermCount, Terms};
use crate::document::Document;
use crate::entities::Entities;

pub const TUNING: Tuning = Tuning { coverage: 3.0, length: 40.0 };

pub struct Ranks {
    /// For each story sentence.
    pub scores: Vec<f32>,
    /// For each term: worth of its first and second time in a summary.
    pub coverage: Vec<[f32; 2]>,
}

/// Scores all story sentences.
pub fn rank(_document: &Document, terms: &Terms, surfaces: &[Surface], _entities: &Entities) -> Ranks {
    let coverage: Vec<[f32; 2]> = terms.counts().iter().map(worth).collect();
    let scores = surfaces.iter().enumerate().map(|(nth, surface)| {
        let kept = &terms.of(nth)[surface.skipped..];
        let total: f32 = kept.iter().map(|o| coverage[o.term as usize][0]).sum();
        let central = total / (surface.words as f32 + 8.0);
        let place = 1.0 / (1.0 + 0.4 * nth as f32);
        (0.6 * place + 0.8 * central).min(1.0)
    });
    Ranks { scores: scores.collect(), coverage }
}

fn worth(term: &TermCount) -> [f32; 2] {
    if term.class.stop {
        return [0.4, 0.2];
    }
    let often = term.sentences as f32 / (term.sentences as f32 + 3.0);
    let early = if term.first < 3 { 1.0 } else { 0.5 };
    [(often * early + 0.2 * f32::from(u8::from(term.in_headline))).min(1.0), 0.0]
}
