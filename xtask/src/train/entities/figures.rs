//! Exact-span F1 of weights on annotated documents.

use super::corpus::Record;
use super::crf::Model;
use super::examples::Set;
use nutgraf::document;
use nutgraf::document::clusters::WordClusters;
use nutgraf::names::passes::{self, Context};
use nutgraf::names::tagger::lattice::Odds;
use nutgraf::names::tagger::templates::Template;
use nutgraf::names::tagger::units::Reading;
use nutgraf::names::tagger::weights::{COLUMNS, Weights};
use nutgraf::names::tagger::{self, TYPES};
use std::collections::HashSet;

/// F1 over all types, without misc, and of each type, in per cent.
pub fn score(records: &[Record], lexicon: &'static WordClusters, weights: &Weights) -> String {
    let odds = Odds::new(&weights.transitions);
    let mut tallies = [[0usize; 3]; 4];
    for record in records {
        let mut document = document::read(&record.text, None, &[]);
        document.words.use_clusters(lexicon);
        let reading = Reading::new(&document);
        let mut names = tagger::tag_with(&reading, weights, &odds);
        passes::apply_with(&Context { document: &document, reading: &reading }, &mut names);
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

/// The templates whose features move the scores most in the training texts, one a line, with their share of all points.
pub fn most_important_templates(set: &Set, model: &Model, count: usize) -> String {
    let mut of_feature = vec![0.0f64; set.features];
    let size = |row: &[f32]| row[..COLUMNS].iter().map(|w| f64::from(w.abs())).sum::<f64>();
    set.active.iter().for_each(|&f| of_feature[f as usize] += size(&model.rows[f as usize]));
    let mut of_template = vec![(0.0f64, 0u8); 256];
    of_template.iter_mut().zip(0..=u8::MAX).for_each(|(entry, number)| entry.1 = number);
    of_feature.iter().zip(&set.templates).for_each(|(points, &t)| of_template[usize::from(t)].0 += points);
    let all: f64 = of_feature.iter().sum();
    of_template.sort_by(|a, b| b.0.total_cmp(&a.0));
    let line = |&(points, number): &(f64, u8)| format!("{:5.1} % {}\n", 100.0 * points / all, Template::name(number));
    of_template.iter().take(count).map(line).collect()
}
