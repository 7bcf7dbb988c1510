//! Exact-span F1 of weights on annotated documents.

use super::corpus::Record;
use nutgraf::document;
use nutgraf::document::clusters::Lexicon;
use nutgraf::names::passes::{self, Context};
use nutgraf::names::tagger::lattice::Odds;
use nutgraf::names::tagger::units::Reading;
use nutgraf::names::tagger::weights::Weights;
use nutgraf::names::tagger::{self, TYPES};
use std::collections::HashSet;

/// F1 over all types, without misc, and of each type, in per cent.
pub fn score(records: &[Record], lexicon: &Lexicon, weights: &Weights) -> String {
    let odds = Odds::new(&weights.transitions);
    let mut tallies = [[0usize; 3]; 4];
    for record in records {
        let document = document::read(&record.text, None, &[]);
        let reading = Reading::new(&document, lexicon);
        let mut names = tagger::tag_with(&reading, weights, &odds);
        passes::apply_with(&Context { document: &document, reading: &reading, lexicon }, &mut names);
        let gold: HashSet<_> = record.names.iter().map(|(s, k)| (s.start, s.end, *k)).collect();
        gold.iter().for_each(|g| tallies[g.2][2] += 1);
        for name in names {
            let Some(kind) = TYPES.iter().position(|t| *t == name.kind) else { continue };
            tallies[kind][1] += 1;
            tallies[kind][0] += usize::from(gold.contains(&(name.span.start, name.span.end, kind)));
        }
    }
    let f1 = |kinds: std::ops::Range<usize>| {
        let [hit, found, gold] = [0, 1, 2].map(|n| tallies[kinds.clone()].iter().map(|t| t[n]).sum::<usize>());
        200.0 * hit as f64 / (found + gold).max(1) as f64
    };
    format!(
        "{:.2} / {:.2}   person {:.1} organization {:.1} place {:.1} misc {:.1}",
        f1(0..4),
        f1(0..3),
        f1(0..1),
        f1(1..2),
        f1(2..3),
        f1(3..4)
    )
}
