//! What a reading makes of a page: log-odds of each line, and what follows from them.

use super::page::Page;
use crate::models::trees::probability;
use rustc_hash::FxHashMap;

pub struct Scores {
    pub odds: Vec<f32>,
    /// Words likely to be of the article before line `i`; one more entry than lines.
    pub mass: Vec<f32>,
    /// The first line of running text from line `i` on that is likely body; one more entry than lines.
    pub next: Vec<usize>,
    /// First and last line of the stretch with most such words.
    pub core: (usize, usize),
    /// In how many likely lines a longer word stands.
    topic: FxHashMap<u32, u32>,
}

/// Maximum number of words that a likely line adds to a stretch, and how many an unlikely one takes away.
const MOST: f32 = 60.0;
const COST: f32 = 6.0;
/// Maximum number of lines other than running text that a word of the story stands in; others are the site's.
const FEW_LABELS: u32 = 3;

impl Scores {
    pub fn new(page: &Page, odds: Vec<f32>) -> Self {
        let mut mass = vec![0.0];
        let mut topic: FxHashMap<u32, u32> = FxHashMap::default();
        // The stretch with the largest sum (Kadane): sum, first, last.
        let (mut best, mut run) = ((f32::MIN, 0, 0), (0.0f32, 0));
        for (i, (&odd, line)) in odds.iter().zip(&page.lines).enumerate() {
            let likely = probability(odd);
            mass.push(mass[i] + likely * line.words as f32);
            if odd > 0.0 {
                for &word in line.longer_words() {
                    *topic.entry(word).or_default() += 1;
                }
            }
            if run.0 <= 0.0 {
                run = (0.0, i);
            }
            run.0 += if odd > 0.0 { (line.words as f32).min(MOST) * likely } else { -COST };
            if run.0 > best.0 {
                best = (run.0, run.1, i);
            }
        }
        let mut next = vec![odds.len(); odds.len() + 1];
        for i in (0..odds.len()).rev() {
            next[i] = if odds[i] > 0.0 && page.lines[i].is_prose() { i } else { next[i + 1] };
        }
        Self { next, odds, mass, core: (best.1, best.2), topic }
    }

    /// How much of line `i` the likely lines speak of, 0 to 1; -1 for a line without longer words.
    pub fn topicality(&self, page: &Page, i: usize) -> f32 {
        let line = &page.lines[i];
        let own = u32::from(self.odds[i] > 0.0);
        let words = line.longer_words();
        if words.is_empty() {
            return -1.0;
        }
        let known: u32 = words.iter().map(|w| self.topic.get(w).copied().unwrap_or(0).saturating_sub(own).min(3)).sum();
        known as f32 / (3 * words.len()) as f32
    }

    /// How many of the longer words of line `i` the likely lines speak of, how many they don't, and how many they speak of
    /// that are no labels of the site.
    pub fn spoken_of(&self, page: &Page, i: usize) -> [u32; 3] {
        let own = u32::from(self.odds[i] > 0.0);
        let mut counts = [0; 3];
        for word in page.lines[i].longer_words() {
            let known = self.topic.get(word).copied().unwrap_or(0) > own;
            counts[usize::from(!known)] += 1;
            counts[2] += u32::from(known && page.labels_with(*word) <= FEW_LABELS);
        }
        counts
    }
}
