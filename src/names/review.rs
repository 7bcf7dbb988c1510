//! A second look at every stretch of words that may be a name, with the whole article known: "Marlow" alone may be anything,
//! beside "Marlow Steel Inc." and "shares of Marlow" it is a company.
//!
//! The tagger's lattice gives candidates with the probability of each type; boosted trees weigh these against what the
//! article says of the same words elsewhere, the names beside, and the syntax around. Of candidates that overlap the
//! likelier ones stay.

pub mod evidence;
pub mod features;

use super::Name;
use super::tagger::TYPES;
use super::tagger::candidates::Candidate;
use super::tagger::units::Reading;
use crate::analysis::Score;
use crate::document::Document;
use crate::models::trees::Trees;
use evidence::Evidence;
use features::Row;
use std::sync::OnceLock;

/// The types, and no name.
pub const CLASSES: usize = TYPES.len() + 1;

/// Where a class leads by this, in log-odds, the trees left are not asked.
const LEAD: f32 = 3.5;

/// How much the tagger's own log-probability counts beside the trees, which know it but were fitted to the news of a few
/// papers. On dev it changes nothing; on other texts it keeps "Mill Lane" a place.
const TAGGER: f32 = 0.4;

/// The trees that come with the library.
pub fn shipped() -> &'static Trees {
    static TREES: OnceLock<Trees> = OnceLock::new();
    TREES.get_or_init(|| Trees::read(include_bytes!("../../models/review.bin")))
}

/// The names of `document` among `candidates`, which stand in text order.
pub fn choose(document: &Document, reading: &Reading, candidates: &[Candidate], trees: &Trees) -> Vec<Name> {
    let evidence = Evidence::new(reading, candidates);
    let mut scores = Vec::with_capacity(CLASSES);
    let mut row = Row::default();
    let looked: Vec<Looked> = (0..candidates.len())
        .map(|i| {
            let likely = match evidence.is_doubtful(i) {
                false => std::array::from_fn(|class| candidates[i].of_class(class)),
                true => {
                    row.fill(document, reading, &evidence, i);
                    trees.scores_until(row.values(), LEAD, &mut scores);
                    for (class, score) in scores.iter_mut().enumerate() {
                        *score += TAGGER * libm::logf(candidates[i].of_class(class).max(1e-3));
                    }
                    softmax(&scores)
                }
            };
            Looked::new(likely)
        })
        .collect();
    let name = |i: usize| Name {
        span: reading.span(candidates[i].first as usize..candidates[i].end as usize),
        kind: TYPES[looked[i].class],
        confidence: Score(looked[i].probability),
    };
    best(candidates, &looked).into_iter().map(name).collect()
}

/// What came out for a candidate.
struct Looked {
    /// Its likeliest type.
    class: usize,
    probability: f32,
    /// Log-odds of that type against no name.
    worth: f32,
}

impl Looked {
    fn new(likely: [f32; CLASSES]) -> Self {
        let none = likely[CLASSES - 1].max(1e-6);
        let class = (1..TYPES.len()).fold(0, |a, b| if likely[b] > likely[a] { b } else { a });
        Self { class, probability: likely[class], worth: libm::logf(likely[class].max(1e-6) / none) }
    }
}

fn softmax(scores: &[f32]) -> [f32; CLASSES] {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let odds: [f32; CLASSES] = std::array::from_fn(|class| libm::expf(scores[class] - most));
    let all: f32 = odds.iter().sum();
    odds.map(|o| o / all)
}

/// The candidates that do not overlap and are worth most together, in text order.
fn best(candidates: &[Candidate], looked: &[Looked]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&i| looked[i].worth > 0.0).collect();
    order.sort_by_key(|&i| (candidates[i].end, candidates[i].first));
    // For each candidate by its end: the greatest worth so far, and the one that it comes from.
    let mut sums: Vec<(f32, Option<usize>)> = Vec::with_capacity(order.len());
    let before = |n: usize, sums: &[(f32, Option<usize>)]| {
        let start = candidates[order[n]].first;
        let count = order[..n].partition_point(|&i| candidates[i].end <= start);
        (count, if count == 0 { 0.0 } else { sums[count - 1].0 })
    };
    for n in 0..order.len() {
        let (_, earlier) = before(n, &sums);
        let with = earlier + looked[order[n]].worth;
        let without = if n == 0 { (0.0, None) } else { sums[n - 1] };
        sums.push(if with > without.0 { (with, Some(n)) } else { without });
    }
    let mut chosen = Vec::new();
    let mut at = order.len();
    while let Some(n) = at.checked_sub(1).and_then(|last| sums[last].1) {
        chosen.push(order[n]);
        at = before(n, &sums).0;
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EntityType::{self, Organization, Person, Place};
    use crate::names::tagger;
    use crate::syntax;

    #[test]
    fn likelier_of_two_that_overlap_stays() {
        let candidate = |first, end| Candidate { first, end, likely: [0.0; 4] };
        let candidates = [candidate(0, 1), candidate(0, 3), candidate(2, 3), candidate(4, 5)];
        let looked = |worths: [f32; 4]| worths.map(|worth| Looked { class: 0, probability: 0.5, worth });
        assert_eq!(best(&candidates, &looked([1.0, 1.5, 1.0, 0.5])), [0, 2, 3]);
        assert_eq!(best(&candidates, &looked([1.0, 2.5, 1.0, -0.5])), [1]);
        assert!(best(&[], &[]).is_empty());
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, EntityType)]) {
        let document = syntax::read(text, None, &[]);
        let reading = Reading::new(&document);
        let names = choose(&document, &reading, &tagger::candidates(&reading), shipped());
        assert_eq!(names.iter().map(|n| (n.span.of(text), n.kind)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn longer_name_elsewhere_settles_a_short_one() {
        check(
            "Marlow Steel Inc. said profits fell. Shares of Marlow fell 3 percent. Analysts had expected more of Marlow.",
            &[("Marlow Steel Inc.", Organization), ("Marlow", Organization), ("Marlow", Organization)],
        );
        check(
            "Ana Marlow won in Paris. Marlow had lost a year ago. \"It was hard,\" Marlow said.",
            &[("Ana Marlow", Person), ("Paris", Place), ("Marlow", Person), ("Marlow", Person)],
        );
    }

    #[test]
    fn text_without_names_has_no_candidates() {
        check("nothing happened here, and nobody came.", &[]);
        check("", &[]);
    }
}
