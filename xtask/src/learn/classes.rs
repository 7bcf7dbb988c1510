//! Fits [`nutgraf::models::table::Table`]: a softmax over several classes, linear in hashed features. AdaGrad (Duchi 2011)
//! with an L1 penalty; the least useful rows are dropped and the rest is fitted again.

use super::linear::Random;
use nutgraf::models::table::SCALE;

/// Weights on the way.
pub struct Learner<const CLASSES: usize> {
    bits: u32,
    weights: Vec<[f32; CLASSES]>,
    squares: Vec<[f32; CLASSES]>,
    /// How often each row was met.
    seen: Vec<u32>,
    /// Rows that may hold points.
    open: Vec<bool>,
    pub rate: f32,
    pub l1: f32,
    /// Share of the features left out of each lesson.
    pub dropout: f32,
    random: Random,
    /// Sums of the weights for their mean.
    sums: Option<Vec<[f32; CLASSES]>>,
    turns: u32,
    turns_start: u32,
    since: Vec<u32>,
}

impl<const CLASSES: usize> Learner<CLASSES> {
    pub fn new(bits: u32) -> Self {
        let rows = 1 << bits;
        Self {
            bits,
            weights: vec![[0.0; CLASSES]; rows],
            squares: vec![[0.1; CLASSES]; rows],
            seen: vec![0; rows],
            open: vec![true; rows],
            rate: 0.1,
            l1: 1e-4,
            dropout: 0.0,
            random: Random(0x5eed_0009),
            sums: None,
            turns: 0,
            turns_start: 0,
            since: Vec::new(),
        }
    }

    fn row(&self, feature: u32) -> usize {
        (feature >> (32 - self.bits)) as usize
    }

    pub fn score(&self, features: &[u32]) -> [f32; CLASSES] {
        let mut sums = [0.0; CLASSES];
        for &feature in features {
            let row = &self.weights[self.row(feature)];
            for class in 0..CLASSES {
                sums[class] += row[class];
            }
        }
        sums
    }

    /// Moves the weights so that the classes of `right` become likelier among those of `allowed`; both are a bit a class.
    pub fn learn(&mut self, features: &[u32], scores: &[f32; CLASSES], right: u64, allowed: u64) {
        let is = |set: u64, class: usize| set >> class & 1 == 1;
        let most = (0..CLASSES).filter(|&c| is(allowed, c)).map(|c| scores[c]).fold(f32::MIN, f32::max);
        let mut chance = [0.0; CLASSES];
        for class in (0..CLASSES).filter(|&c| is(allowed, c)) {
            chance[class] = (scores[class] - most).exp();
        }
        let all: f32 = chance.iter().sum();
        let good: f32 = (0..CLASSES).filter(|&c| is(right, c)).map(|c| chance[c]).sum::<f32>().max(1e-12);
        let mut gradient = [0.0; CLASSES];
        let mut largest = 0f32;
        for class in 0..CLASSES {
            gradient[class] = chance[class] / all - if is(right, class) { chance[class] / good } else { 0.0 };
            largest = largest.max(gradient[class].abs());
        }
        if largest < 0.01 {
            return;
        }
        self.turns += 1;
        for &feature in features {
            let row = self.row(feature);
            if !self.open[row] {
                continue;
            }
            self.seen[row] += 1;
            if let Some(sums) = &mut self.sums {
                let turns = (self.turns - self.since[row]) as f32;
                self.since[row] = self.turns;
                let weights = &self.weights[row];
                sums[row].iter_mut().zip(weights).for_each(|(sum, weight)| *sum += turns * weight);
            }
            let (weights, squares) = (&mut self.weights[row], &mut self.squares[row]);
            for class in 0..CLASSES {
                let g = gradient[class];
                if g.abs() < 1e-4 {
                    continue;
                }
                squares[class] += g * g;
                let step = self.rate / squares[class].sqrt();
                let moved = weights[class] - step * g;
                weights[class] = moved.signum() * (moved.abs() - step * self.l1).max(0.0);
            }
        }
    }

    /// From now on sums the weights up, so that [`Self::finish`] can take their mean.
    pub fn average(&mut self) {
        self.sums = Some(vec![[0.0; CLASSES]; self.weights.len()]);
        self.since = vec![self.turns; self.weights.len()];
        self.turns_start = self.turns;
    }

    /// Puts the mean of the weights since [`Self::average`] in their place.
    pub fn finish(&mut self) {
        let Some(mut sums) = self.sums.take() else { return };
        let all = (self.turns - self.turns_start).max(1) as f32;
        for (row, sums) in sums.iter_mut().enumerate() {
            let turns = (self.turns - self.since[row]) as f32;
            for (weight, sum) in self.weights[row].iter_mut().zip(sums.iter()) {
                *weight = (sum + turns * *weight) / all;
            }
        }
    }

    /// The features of a lesson that stay after dropout.
    pub fn drop(&mut self, features: &mut Vec<u32>) {
        if self.dropout > 0.0 {
            let (random, dropout) = (&mut self.random, self.dropout);
            features.retain(|_| random.unit() >= dropout);
        }
    }

    /// Keeps the `most` rows that carry most, and starts anew with them.
    pub fn prune(&mut self, most: usize) {
        let worth = |row: usize| {
            let size: f32 = self.weights[row].iter().map(|w| w.abs()).sum();
            size * (self.seen[row] as f32).powf(0.35)
        };
        let mut order: Vec<(f32, usize)> =
            (0..self.weights.len()).filter(|&r| self.seen[r] > 1).map(|r| (worth(r), r)).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.open.fill(false);
        for &(worth, row) in order.iter().take(most) {
            self.open[row] = worth > 0.0;
        }
        self.weights.fill([0.0; CLASSES]);
        self.squares.fill([0.1; CLASSES]);
        self.seen.fill(0);
    }

    /// The table as a file holds it.
    pub fn write(&self) -> Vec<u8> {
        let mut sizes = [0i8; 16];
        for (n, size) in [2.0, 4.0, 6.0, 9.0, 13.0, 19.0, 28.0].into_iter().enumerate() {
            sizes[1 + n] = (size * SCALE / 16.0_f32).round() as i8;
            sizes[8 + n] = -sizes[1 + n];
        }
        let nearest = |weight: f32| {
            let points = weight * SCALE;
            let far = |n: &usize| (f32::from(sizes[*n]) - points).abs();
            (0..15).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0)
        };
        let rows: Vec<[usize; CLASSES]> = self.weights.iter().map(|row| row.map(nearest)).collect();
        let used: Vec<usize> = (0..rows.len()).filter(|&r| rows[r].iter().any(|&n| n != 0)).collect();
        let mut held = vec![0u8; rows.len().div_ceil(8)];
        for &row in &used {
            held[row / 8] |= 1 << (row % 8);
        }
        let mut nibbles = vec![0u8; (used.len() * CLASSES).div_ceil(2)];
        for (n, &row) in used.iter().enumerate() {
            for (class, &size) in rows[row].iter().enumerate() {
                let at = class * used.len() + n;
                nibbles[at / 2] |= (size as u8) << (4 * (at % 2));
            }
        }
        println!("  {} rows hold points", used.len());
        let mut bytes = vec![self.bits as u8, CLASSES as u8];
        bytes.extend(sizes.map(|s| s as u8));
        bytes.extend(held);
        bytes.extend(nibbles);
        bytes
    }
}
