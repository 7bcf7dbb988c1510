//! Which sentences carry the story: a score for each sentence, and for each term how likely a summary needs it.
//!
//! News says the main thing first, and says it again: small forests learnt how far to trust place and shared words.

use super::features::{self, SENTENCE_FEATURES, Story};
use super::model::Model;
use super::selection::Tuning;
use crate::models::trees::{Trees, probability};

/// Set by cross-validation over the training articles.
pub const TUNING: Tuning = Tuning { words: 5.0, pairs: 5.0, length: 30.0, margin: 0.1 };

pub struct Ranks {
    /// For each story sentence, the probability that a summary has it.
    pub scores: Vec<f32>,
    /// For each story sentence, the share of its neighbouring word pairs that a summary has.
    pub precision: Vec<f32>,
    /// For each term: worth of its first and second time in a summary.
    pub coverage: Vec<[f32; 2]>,
}

/// Scores all story sentences.
pub fn rank(story: &Story, model: &Model) -> Ranks {
    let coverage = coverage(story, model);
    let rows = features::sentences(story, &coverage);
    let ask = |forest: &Trees| rows.chunks_exact(SENTENCE_FEATURES).map(|row| probability(forest.score(row))).collect();
    Ranks { scores: ask(&model.sentences), precision: ask(&model.precision), coverage }
}

/// What each term is worth in a summary.
pub fn coverage(story: &Story, model: &Model) -> Vec<[f32; 2]> {
    let salience = features::term_salience(story);
    let mut row = Vec::with_capacity(features::TERM_FEATURES);
    let counts = story.terms.counts().iter().zip(&salience);
    counts
        .map(|(term, &salience)| {
            let mut worth = [0.0; 2];
            for (time, worth) in (1..).zip(&mut worth) {
                if term.times >= time {
                    features::term(story, term, salience, &model.priors, time, &mut row);
                    *worth = probability(model.terms.score(&row));
                }
            }
            worth
        })
        .collect()
}
