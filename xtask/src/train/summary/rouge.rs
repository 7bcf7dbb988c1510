//! ROUGE-1, ROUGE-2 and ROUGE-Lsum (Lin 2004), F1, counted as rouge_score 0.1.2 does; equal to `score_summary.py`.

use super::porter;
use std::collections::HashMap;

/// Stems numbered across the whole corpus.
#[derive(Default)]
pub struct Stems {
    numbers: HashMap<String, u32>,
    forms: HashMap<String, u32>,
}

impl Stems {
    /// The words of `text` as numbers.
    pub fn tokens(&mut self, text: &str) -> Vec<u32> {
        let lower = text.to_lowercase();
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|t| !t.is_empty()).map(|t| self.number(t)).collect()
    }

    pub fn number(&mut self, token: &str) -> u32 {
        if let Some(&n) = self.forms.get(token) {
            return n;
        }
        let stem = if token.len() > 3 { porter::stem(token) } else { token.to_string() };
        let next = self.numbers.len() as u32;
        let n = *self.numbers.entry(stem).or_insert(next);
        self.forms.insert(token.to_string(), n);
        n
    }
}

pub type Scores = [f32; 3];

/// ROUGE-1, -2 and -Lsum of a summary, each sentence a list of stems.
pub fn score(reference: &[Vec<u32>], summary: &[&[u32]]) -> Scores {
    let reference_flat: Vec<u32> = reference.concat();
    let flat: Vec<u32> = summary.concat();
    let lines: Vec<&[u32]> = reference.iter().map(Vec::as_slice).collect();
    [grams(&reference_flat, &flat, 1), grams(&reference_flat, &flat, 2), lsum(&lines, summary)]
}

fn f1(hits: usize, reference: usize, summary: usize) -> f32 {
    let (r, p) = (hits as f32 / reference.max(1) as f32, hits as f32 / summary.max(1) as f32);
    if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
}

fn counts(tokens: &[u32], n: usize) -> HashMap<u64, usize> {
    let mut counts = HashMap::new();
    for gram in tokens.windows(n) {
        *counts.entry(gram.iter().fold(0u64, |key, &t| key << 32 | u64::from(t + 1))).or_insert(0) += 1;
    }
    counts
}

/// ROUGE-N over flat token lists.
pub fn grams(reference: &[u32], summary: &[u32], n: usize) -> f32 {
    let (a, b) = (counts(reference, n), counts(summary, n));
    let hits = a.iter().map(|(gram, count)| *count.min(b.get(gram).unwrap_or(&0))).sum();
    f1(hits, a.values().sum::<usize>(), b.values().sum::<usize>())
}

fn lsum(reference: &[&[u32]], summary: &[&[u32]]) -> f32 {
    let total = |lines: &[&[u32]]| lines.iter().map(|l| l.len()).sum::<usize>();
    let (in_reference, in_summary) = (total(reference), total(summary));
    if in_reference == 0 || in_summary == 0 {
        return 0.0;
    }
    let (mut left_r, mut left_s) = (counts(&reference.concat(), 1), counts(&summary.concat(), 1));
    let mut hits = 0;
    for line in reference {
        let mut union = vec![false; line.len()];
        for other in summary {
            common(line, other, &mut union);
        }
        for (i, _) in union.iter().enumerate().filter(|(_, in_union)| **in_union) {
            let key = u64::from(line[i] + 1);
            let (r, s) = (left_r.get_mut(&key), left_s.get_mut(&key));
            if let (Some(r), Some(s)) = (r, s)
                && *r > 0
                && *s > 0
            {
                hits += 1;
                *r -= 1;
                *s -= 1;
            }
        }
    }
    f1(hits, in_reference, in_summary)
}

/// Marks in `union` the places in `a` of one longest common subsequence with `b`.
fn common(a: &[u32], b: &[u32], union: &mut [bool]) {
    let width = b.len() + 1;
    let mut table = vec![0u32; (a.len() + 1) * width];
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            table[i * width + j] = if a[i - 1] == b[j - 1] {
                table[(i - 1) * width + j - 1] + 1
            } else {
                table[(i - 1) * width + j].max(table[i * width + j - 1])
            };
        }
    }
    let (mut i, mut j) = (a.len(), b.len());
    while i > 0 && j > 0 {
        if a[i - 1] == b[j - 1] {
            union[i - 1] = true;
            i -= 1;
            j -= 1;
        } else if table[i * width + j - 1] > table[(i - 1) * width + j] {
            j -= 1;
        } else {
            i -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_scores_one_and_half_of_it_less() {
        let mut stems = Stems::default();
        let reference = vec![stems.tokens("Two ferries collided."), stems.tokens("Nobody was hurt.")];
        let whole: Vec<&[u32]> = reference.iter().map(Vec::as_slice).collect();
        assert_eq!(score(&reference, &whole), [1.0, 1.0, 1.0]);
        let half = score(&reference, &whole[..1]);
        assert!((half[0] - 2.0 / 3.0).abs() < 1e-6 && (half[1] - 4.0 / 7.0).abs() < 1e-6, "{half:?}");
    }
}
