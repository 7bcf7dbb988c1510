//! Which articles tell one story, and which are the same text twice.

use super::Several;
use crate::analysis::Warning;
use crate::names::linking::clusters::Clusters;
use crate::wording;
use rustc_hash::{FxHashMap, FxHashSet};

/// Likeness of two articles from which they tell one story.
const ONE_STORY: f32 = 0.16;
/// Share of words in the same order from which two texts are one.
const ONE_TEXT: f32 = 0.9;

/// How often an article has each content word of its story, as a unit vector.
fn vector(several: &Several, at: usize) -> FxHashMap<u64, f32> {
    let read = &several.list[at];
    let mut counts: FxHashMap<u64, (f32, f32)> = FxHashMap::default();
    for paragraph in read.analysis.paragraphs.iter().filter(|p| p.kind != crate::ParagraphKind::Furniture) {
        for word in wording::words(read.text, paragraph.span).into_iter().filter(|w| w.is_content()) {
            let count = counts.entry(word.stem).or_default();
            *count = (count.0 + 1.0, word.weight);
        }
    }
    // Rare words tell more: their weight counts thrice.
    let mut vector: FxHashMap<u64, f32> =
        counts.into_iter().map(|(stem, (count, weight))| (stem, count.sqrt() * weight.powi(3))).collect();
    let mut lengths: Vec<f32> = vector.values().map(|v| v * v).collect();
    // One order on every machine.
    lengths.sort_by(f32::total_cmp);
    let length = lengths.iter().sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.values_mut().for_each(|v| *v /= length);
    vector
}

fn product(a: &FxHashMap<u64, f32>, b: &FxHashMap<u64, f32>) -> f32 {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let mut terms: Vec<f32> = few.iter().filter_map(|(stem, v)| many.get(stem).map(|w| v * w)).collect();
    terms.sort_by(f32::total_cmp);
    terms.iter().sum()
}

/// Runs of four words.
fn shingles(text: &str) -> FxHashSet<u64> {
    let words = wording::words(text, crate::Span::new(0, text.len()));
    words.windows(4).map(|w| w.iter().fold(0u64, |h, w| h.rotate_left(13).wrapping_mul(0x9e37_79b9) ^ w.form)).collect()
}

/// Fills in [`super::Read::same_as`] and [`super::Read::group`].
pub fn mark(several: &mut Several) {
    let order = several.order.clone();
    let runs: Vec<FxHashSet<u64>> = several.list.iter().map(|read| shingles(read.text)).collect();
    for (nth, &at) in order.iter().enumerate() {
        let first = order[..nth].iter().copied().find(|&other| {
            if several.list[other].same_as.is_some() {
                return false;
            }
            let (a, b) = (&runs[at], &runs[other]);
            let all = a.len().max(b.len());
            let same = a.intersection(b).count();
            several.list[at].text.trim() == several.list[other].text.trim()
                || all > 0 && same as f32 >= ONE_TEXT * all as f32
        });
        several.list[at].same_as = first;
    }
    let vectors: Vec<_> = (0..several.list.len()).map(|at| vector(several, at)).collect();
    let mut clusters = Clusters::default();
    for _ in &several.list {
        clusters.add();
    }
    for (nth, &a) in order.iter().enumerate() {
        for &b in &order[..nth] {
            if several.list[a].same_as == Some(b) || product(&vectors[a], &vectors[b]) >= ONE_STORY {
                clusters.join(a, b);
            }
        }
    }
    let roots: Vec<usize> = (0..several.list.len()).map(|at| clusters.root(at)).collect();
    // The largest group first, then the one that was published first.
    let mut groups: Vec<usize> = Vec::new();
    for &at in &order {
        if !groups.contains(&roots[at]) {
            groups.push(roots[at]);
        }
    }
    let size = |root: usize| roots.iter().filter(|&&r| r == root).count();
    groups.sort_by_key(|&root| std::cmp::Reverse(size(root)));
    for (read, root) in several.list.iter_mut().zip(&roots) {
        read.group = groups.iter().position(|g| g == root).unwrap_or_default();
    }
}

pub fn warnings(several: &Several) -> Vec<Warning> {
    let mut out = Vec::new();
    let list = &several.list;
    if list.iter().any(|read| read.group > 0) {
        let groups = list.iter().map(|read| read.group).max().unwrap_or_default() + 1;
        let told: Vec<String> = (0..groups)
            .map(|group| {
                let names: Vec<&str> = list.iter().filter(|r| r.group == group).map(|r| r.name.as_str()).collect();
                names.join(", ")
            })
            .collect();
        let message =
            format!("These articles are about different things: {}. Nothing is joined across them.", told.join(" | "));
        out.push(Warning { code: "different-stories", message });
    }
    for read in list {
        if let Some(same) = read.same_as {
            let message = format!("{} has the same text as {} and counts once.", read.name, list[same].name);
            out.push(Warning { code: "same-article", message });
        }
    }
    for read in list {
        if super::is_empty(read) {
            out.push(Warning { code: "empty-article", message: format!("{} has no text.", read.name) });
        } else if super::is_strange(read) {
            let message = format!("{} is not in English: what is found there is a guess.", read.name);
            out.push(Warning { code: "not-english", message });
        }
    }
    if list.iter().filter(|read| read.same_as.is_none() && !super::is_empty(read)).count() < 2 {
        let message = "There is only one article here: nothing can be joined.".into();
        out.push(Warning { code: "one-article", message });
    }
    out
}
