//! Which sentences carry the story: a score for each sentence, and for each term how likely a summary needs it.
//!
//! News says the main thing first, and repeats it. Small forests learnt how far to trust the place and the shared words.

use super::features::{self, SentenceFeatures, Story, TIME};
use super::model::Model;
use super::selection::Tuning;
use super::surface::Surface;
use crate::models::trees::probability;

/// Set by cross-validation over the training articles; the margin with the reading set beside them.
pub const TUNING: Tuning = Tuning { words: 5.0, pairs: 5.0, length: 40.0, margin: 0.05 };

pub struct Ranks {
    /// For each story sentence, the probability that a summary has it.
    pub scores: Vec<f32>,
    /// For each story sentence, what an editor likes more or less about it than the references do.
    pub editing: Vec<f32>,
    /// For each story sentence, the share of its neighbouring word pairs that a summary has.
    pub precision: Vec<f32>,
    /// For each term, the probability that a summary has it once and twice.
    pub coverage: Vec<[f32; 2]>,
}

/// Scores all story sentences.
pub fn rank(story: &Story, model: &Model) -> Ranks {
    let coverage = coverage(story, model);
    let (mut scores, mut precision, mut editing) = (Vec::new(), Vec::new(), Vec::new());
    for (features, surface) in features::sentences(story, &coverage).into_iter().zip(story.surfaces) {
        editing.push(edited(&features) + told(surface));
        let row = features.row();
        scores.push(probability(model.sentences.score(&row)));
        precision.push(probability(model.precision.score(&row)));
    }
    Ranks { scores, editing, precision, coverage }
}

/// What the editors of the reading set like more or less than the references that the forests learnt from: no quotation where
/// the text tells it itself, no "I", but sums, numbers of people, days, and why. Set on that set, with the others held.
pub fn edited(features: &SentenceFeatures) -> f32 {
    const QUOTED: f32 = -0.3;
    /// For each eighth of the words.
    const FIRST_PERSON: f32 = -0.3 * 8.0;
    const FACT: f32 = 0.05;
    const REASON: f32 = 0.05;
    let facts = features.sums + features.people_counted + 0.7 * features.dates;
    QUOTED * features.quoted_per_word
        + (FIRST_PERSON * features.first_person_per_word).max(-0.3)
        + FACT * facts.min(2.0)
        + REASON * features.reasons_given.min(1.5)
}

/// A question and a sentence without a verb tell nothing that happened, nor does "Yes, I said so".
fn told(surface: &Surface) -> f32 {
    const UNTOLD: f32 = -0.25;
    // References of summaries have some of them.
    const ASKED: f32 = -0.12;
    if surface.verbless || surface.answers {
        UNTOLD
    } else if surface.question {
        ASKED
    } else {
        0.0
    }
}

/// For each term, the probability that a summary has it once and twice; 0 where the story does not have it as often.
pub fn coverage(story: &Story, model: &Model) -> Vec<[f32; 2]> {
    let salience = features::term_salience(story);
    let counts = story.terms.counts().iter().zip(&salience);
    counts
        .map(|(term, &salience)| {
            let row = || features::term(story, term, salience, &model.priors, 1).row();
            match term.times {
                0 => [0.0; 2],
                1 => [probability(model.terms.score(&row())), 0.0],
                _ => model.terms.score_both(&row(), TIME, 2.0).map(probability),
            }
        })
        .collect()
}
