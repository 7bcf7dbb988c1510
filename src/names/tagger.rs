//! Document → names with types: "Angela Merkel met Goldman Sachs in Berlin" → person, organization, place.
//!
//! A linear-chain model over units near a capital letter; all other units are outside any name. The passes correct its
//! answer and add amounts: see `passes`.

pub mod candidates;
pub mod elsewhere;
pub mod features;
pub mod lattice;
pub mod templates;
pub mod units;
pub mod weights;

use super::Name;
use crate::analysis::{EntityType, Score};
use crate::document::Document;
use candidates::Candidate;
use elsewhere::Surroundings;
use features::WINDOW;
use lattice::{Lattice, Odds};
use units::Reading;
use weights::{Features, Sums, Weights, label_scores};

/// The types in the order of the labels.
pub const TYPES: [EntityType; 4] = [EntityType::Person, EntityType::Organization, EntityType::Place, EntityType::Misc];

/// The names of `document` in text order, never overlapping, as the model gives them.
pub fn tag(document: &Document) -> Vec<Name> {
    tag_shipped(&Reading::new(document))
}

/// As [`tag`], for a caller that has read the words already.
pub fn tag_shipped(reading: &Reading) -> Vec<Name> {
    let weights = Weights::shipped();
    tag_with(reading, weights, Odds::shipped(&weights.transitions))
}

/// [`tag`] with weights that are not shipped yet.
pub fn tag_with(reading: &Reading, weights: &Weights, odds: &Odds) -> Vec<Name> {
    let mut names = Vec::new();
    score_stretches(reading, weights, |lattice, start| {
        lattice.decode(&weights.transitions);
        if lattice.path.iter().any(|&label| usize::from(label) != lattice::O) {
            lattice.weigh(odds);
            collect(reading, lattice, start, &mut names);
        }
    });
    names
}

/// What may be names, for a second look: see [`super::review`].
pub fn candidates(reading: &Reading) -> Vec<Candidate> {
    let weights = Weights::shipped();
    candidates_with(reading, weights, Odds::shipped(&weights.transitions))
}

/// [`candidates`] with weights that are not shipped yet.
pub fn candidates_with(reading: &Reading, weights: &Weights, odds: &Odds) -> Vec<Candidate> {
    let mut list = Vec::new();
    score_stretches(reading, weights, |lattice, start| candidates::collect(lattice, odds, start, &mut list));
    list
}

/// Calls `visit` with the scores of each stretch and its first unit.
fn score_stretches(reading: &Reading, weights: &Weights, mut visit: impl FnMut(&mut Lattice, usize)) {
    let rest = Surroundings::new(reading);
    let mut sums = WordSums::new(reading.words.list.len());
    let mut features = Features::default();
    let mut lattice = Lattice::default();
    for line in &reading.sentences {
        for stretch in stretches(reading, line.units.clone()) {
            lattice.clear();
            for unit in stretch.clone() {
                let mut total = Sums::default();
                for at in 0..WINDOW {
                    let number = reading.word_number(unit, at as isize - WINDOW as isize / 2);
                    sums.add(reading, weights, number, at, &mut total);
                }
                features.clear();
                features::of_place(reading, &rest, unit, |_, feature| features.push(feature));
                weights.add(&mut features, &mut total);
                lattice.scores.push(label_scores(&total));
            }
            visit(&mut lattice, stretch.start);
        }
    }
}

/// The stretches of active units among `units`.
pub fn stretches(reading: &Reading, units: std::ops::Range<usize>) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut next = units.start;
    std::iter::from_fn(move || {
        let start = (next..units.end).find(|&i| reading.units[i].active)?;
        let end = (start..units.end).find(|&i| !reading.units[i].active).unwrap_or(units.end);
        next = end;
        Some(start..end)
    })
}

fn collect(reading: &Reading, lattice: &Lattice, offset: usize, names: &mut Vec<Name>) {
    let mut start = 0;
    let mut confidence = 1.0f32;
    for (i, &label) in lattice.path.iter().enumerate() {
        let label = usize::from(label);
        if label == lattice::O {
            continue;
        }
        let (kind, position) = lattice::parts(label);
        if matches!(position, 0 | 3) {
            (start, confidence) = (i, 1.0);
        }
        confidence = confidence.min(lattice.probability(i, label));
        if matches!(position, 2 | 3) {
            let span = reading.span(offset + start..offset + i + 1);
            names.push(Name { span, kind: TYPES[kind], confidence: Score(confidence) });
        }
    }
}

/// What each word adds at a distance, summed when it first stands there.
struct WordSums {
    places: Vec<[u32; WINDOW]>,
    sums: Vec<Sums>,
    features: Features,
}

impl WordSums {
    fn new(words: usize) -> Self {
        Self { places: vec![[u32::MAX; WINDOW]; words], sums: Vec::new(), features: Features::default() }
    }

    fn add(&mut self, reading: &Reading, weights: &Weights, number: u32, at: usize, total: &mut Sums) {
        let Self { places, sums, features } = self;
        let place = &mut places[number as usize][at];
        if *place == u32::MAX {
            *place = sums.len() as u32;
            let mut sum = Sums::default();
            features.clear();
            features::of_word(&reading.words.list[number as usize], at, |_, feature| features.push(feature));
            weights.add(features, &mut sum);
            sums.push(sum);
        }
        total.iter_mut().zip(&sums[*place as usize]).for_each(|(a, b)| *a += b);
    }
}
