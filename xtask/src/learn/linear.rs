//! Softmax rankers over hashed features: among the candidates of one choice, the right ones should come out on top.
//! AdaGrad (Duchi 2011) on the log of the probability that the right candidates share; weights end as bytes.

use nutgraf::models::linear::{bucket, softmax};
use std::collections::HashMap;

/// One choice: the features of every candidate, and which candidates are right.
#[derive(Default)]
pub struct Choice {
    pub candidates: Vec<Vec<u32>>,
    pub right: Vec<bool>,
    pub weight: f32,
}

#[derive(Clone, Copy)]
pub struct Settings {
    /// The table has `2^bits` weights.
    pub bits: u32,
    pub epochs: usize,
    pub rate: f32,
    pub l2: f32,
    /// Features that fewer choices show are left out.
    pub least: u32,
    /// Share of features left out of each sight of a choice.
    pub dropout: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { bits: 15, epochs: 12, rate: 0.08, l2: 1e-5, least: 4, dropout: 0.1 }
    }
}

/// Xorshift, so that every run gives the same weights.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }
}

/// Fits one table and writes it as `nutgraf::models::linear::Linear::read` reads it.
pub fn fit<'c>(choices: impl IntoIterator<Item = &'c Choice>, settings: &Settings) -> Vec<u8> {
    let choices: Vec<&Choice> = choices.into_iter().collect();
    let mut seen: HashMap<u32, u32> = HashMap::new();
    for choice in &choices {
        let mut features: Vec<u32> = choice.candidates.concat();
        features.sort_unstable();
        features.dedup();
        for f in features {
            *seen.entry(f).or_default() += 1;
        }
    }
    let keep = |f: &&u32| seen[f] >= settings.least;
    let tables: Vec<Vec<Vec<usize>>> = choices
        .iter()
        .map(|c| {
            let buckets = |list: &Vec<u32>| list.iter().filter(keep).map(|&f| bucket(f, settings.bits)).collect();
            c.candidates.iter().map(buckets).collect()
        })
        .collect();
    let size = 1 << settings.bits;
    let (mut weights, mut squares) = (vec![0_f32; size], vec![1e-4_f32; size]);
    let mut random = Random(0x5eed_1234_5678_9abc);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut kept: Vec<Vec<usize>> = Vec::new();
    for epoch in 0..settings.epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, (random.next() % (i as u64 + 1)) as usize);
        }
        let rate = settings.rate * (1.0 - epoch as f32 / settings.epochs as f32 * 0.8);
        let mut loss = 0.0;
        for &c in &order {
            let choice = choices[c];
            kept.clear();
            // A dropped weight is dropped for all candidates of the choice.
            let salt = random.next();
            let dropped = |b: usize| {
                let h = (b as u64 ^ salt).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
                (h as f32 / (1 << 24) as f32) < settings.dropout
            };
            kept.extend(tables[c].iter().map(|l| l.iter().copied().filter(|&b| !dropped(b)).collect::<Vec<_>>()));
            let mut p: Vec<f32> = kept.iter().map(|l| l.iter().map(|&b| weights[b]).sum()).collect();
            softmax(&mut p);
            let right: f32 = p.iter().zip(&choice.right).filter(|(_, r)| **r).map(|(p, _)| p).sum::<f32>().max(1e-9);
            loss -= right.ln();
            for (i, list) in kept.iter().enumerate() {
                let wanted = if choice.right[i] { p[i] / right } else { 0.0 };
                let gradient = (p[i] - wanted) * choice.weight;
                if gradient.abs() < 1e-4 {
                    continue;
                }
                for &b in list {
                    let g = gradient + settings.l2 * weights[b];
                    squares[b] += g * g;
                    weights[b] -= rate * g / squares[b].sqrt();
                }
            }
        }
        if epoch + 1 == settings.epochs {
            println!("  {} choices, loss {:.4}", choices.len(), loss / choices.len() as f32);
        }
    }
    write(&weights, settings)
}

/// Weights are rounded to multiples of this: what is lost is less than the fit's own noise, and the file is a quarter smaller.
const STEP: f32 = 1.0 / 18.0;

fn write(weights: &[f32], settings: &Settings) -> Vec<u8> {
    let top = weights.iter().fold(0_f32, |t, w| t.max(w.abs())).min(4.0);
    let scale = (top / 127.0).max(STEP);
    let mut bytes = vec![settings.bits as u8];
    bytes.extend(scale.to_le_bytes());
    bytes.extend(weights.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8 as u8));
    bytes
}
