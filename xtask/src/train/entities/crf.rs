//! A linear-chain conditional random field: stochastic gradient with AdaGrad, feature dropout, L1 shrinkage, and pruning
//! in steps.

// One label number reads several tables at once.
#![allow(clippy::needless_range_loop)]

use super::examples::Set;
use nutgraf::names::tagger::lattice::may_follow;
use nutgraf::names::tagger::weights::{COLUMNS, LABELS, shared_columns};

pub struct Settings {
    pub epochs: usize,
    /// Share of features that a place keeps in training.
    pub keep: f32,
    pub rate: f32,
    pub shrink: f32,
    /// One in so many of a teacher's stretches is looked at in each round.
    pub every: u32,
    /// How many points the finished model may have.
    pub points: usize,
}

/// Width of a row: [`COLUMNS`] filled up to whole cache lines.
pub const WIDTH: usize = 32;
type Row = [f32; WIDTH];

pub struct Model {
    pub rows: Vec<Row>,
    pub transitions: [[f32; LABELS]; LABELS],
    /// Sums are divided by this: dropout leaves them short in training.
    pub keep: f32,
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32
    }
}

/// Fits a model; `report` is called now and then.
pub fn fit(set: &Set, settings: &Settings, mut report: impl FnMut(&str, &Model)) -> Model {
    let mut model =
        Model { rows: vec![[0.0; WIDTH]; set.features], transitions: [[0.0; LABELS]; LABELS], keep: settings.keep };
    let mut squares = vec![[1e-3f32; WIDTH]; set.features];
    let mut transition_squares = [[1e-3f32; LABELS]; LABELS];
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut order: Vec<usize> = (0..set.stretches.len()).collect();
    let mut losses = vec![f32::MAX; set.stretches.len()];
    let mut work = Work::default();
    let rounds = settings.epochs + PRUNING;
    for round in 0..rounds {
        let started = std::time::Instant::now();
        for i in (1..order.len()).rev() {
            order.swap(i, random.next() as usize % (i + 1));
        }
        let pruning = (round >= settings.epochs).then(|| round - settings.epochs);
        if let Some(step) = pruning {
            // 8 ×, 6 ×, 4 × …, 1 × the wanted number.
            let factor = 12f64.powf(1.0 - ((step + 1) as f64 / (PRUNING - 2) as f64).min(1.0));
            prune(&mut model, set, (settings.points as f64 * factor) as usize);
            // What is left has to make up for what is gone, so it may move again.
            squares.iter_mut().flatten().for_each(|s| *s = (*s * FORGOTTEN).max(1e-3));
        }
        let from = match pruning {
            None => round as f32 / (settings.epochs as f32 * 1.5),
            Some(step) => 0.3 + 0.7 * (step as f32 / PRUNING as f32),
        };
        let mut loss = 0.0;
        let (mut seen, mut all) = (0, 0);
        for (n, &s) in order.iter().enumerate() {
            let rate = settings.rate * (1.0 - from - 0.7 * n as f32 / (order.len() * PRUNING) as f32).max(0.01);
            let shrink = if pruning.is_some() { 0.0 } else { settings.shrink };
            let places = set.stretches[s].clone();
            all += places.len();
            // A stretch that was no trouble last time is looked at every third time only.
            let target = set.target(s);
            let every = match target {
                Target::Path(_) if losses[s] < EASY => 3,
                Target::Path(_) => 1,
                Target::Likely(_) if losses[s] < EASY_LIKELY => 3 * settings.every,
                Target::Likely(_) => settings.every,
            };
            if !random.next().is_multiple_of(every) {
                continue;
            }
            seen += places.len();
            work.choose(set, places.clone(), settings.keep, &mut random);
            let own = work.gradient(&model, target);
            losses[s] = own as f32;
            loss += own;
            work.step(&mut model, &mut squares, rate, shrink, pruning.is_some());
            for a in 0..LABELS {
                for b in 0..LABELS {
                    let g = work.pairs[a][b];
                    if g != 0.0 {
                        transition_squares[a][b] += g * g;
                        model.transitions[a][b] -= rate * g / transition_squares[a][b].sqrt();
                    }
                }
            }
        }
        let points: usize = model.rows.iter().map(|r| r[..COLUMNS].iter().filter(|w| **w != 0.0).count()).sum();
        println!(
            "round {round}: loss {:.4}, {} % seen, {points} points, {:.0} s",
            loss / f64::from(seen as u32),
            100 * seen / all,
            started.elapsed().as_secs_f32()
        );
        if round % 4 == 3 || round + 1 == settings.epochs || round + 1 == rounds {
            report(&format!("round {round}"), &model);
        }
    }
    model
}

/// Loss of a stretch that needs no more attention for now.
const EASY: f32 = 0.01;
/// The same where a teacher labelled it.
const EASY_LIKELY: f32 = 0.02;

/// Share of the sums of squared gradients that a pruning leaves, so that steps are larger again.
const FORGOTTEN: f32 = 0.1;

/// Rounds of pruning after the first fit.
const PRUNING: usize = 10;

/// Keeps the `points` weights that move most scores.
fn prune(model: &mut Model, set: &Set, points: usize) {
    let mut counts = vec![0u32; set.features];
    set.active.iter().for_each(|&f| counts[f as usize] += 1);
    // The points that shared columns give count for several labels.
    let worth = |w: f32, f: usize, c: usize| w.abs() * counts[f] as f32 * if c < LABELS { 1.0 } else { 1.5 };
    let mut all: Vec<f32> = Vec::new();
    for (f, row) in model.rows.iter().enumerate() {
        let some = row[..COLUMNS].iter().enumerate().filter(|(_, w)| **w != 0.0);
        all.extend(some.map(|(c, &w)| worth(w, f, c)));
    }
    if all.len() <= points {
        return;
    }
    let at = all.len() - points;
    let least = *all.select_nth_unstable_by(at, f32::total_cmp).1;
    for (f, row) in model.rows.iter_mut().enumerate() {
        for (_, w) in row.iter_mut().enumerate().filter(|(c, w)| worth(**w, f, *c) < least) {
            *w = 0.0;
        }
    }
}

/// What a stretch should come to.
#[derive(Clone, Copy)]
pub enum Target<'s> {
    /// The labels that people gave.
    Path(&'s [u8]),
    /// How likely a teacher holds each label, in 1/255. It says nothing of pairs.
    Likely(&'s [[u8; LABELS]]),
}

impl Target<'_> {
    fn of(&self, i: usize) -> [f32; LABELS] {
        match self {
            Self::Path(labels) => std::array::from_fn(|l| f32::from(u8::from(usize::from(labels[i]) == l))),
            Self::Likely(likely) => {
                let sum: f32 = likely[i].iter().map(|&x| f32::from(x)).sum();
                likely[i].map(|x| f32::from(x) / sum.max(1.0))
            }
        }
    }
}

/// Room for one stretch.
#[derive(Default)]
struct Work {
    /// Chosen features, in a row, and where each place's start.
    chosen: Vec<u32>,
    starts: Vec<usize>,
    emissions: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    gradients: Vec<Row>,
    pairs: [[f32; LABELS]; LABELS],
    scale: f32,
}

impl Work {
    fn choose(&mut self, set: &Set, places: std::ops::Range<usize>, keep: f32, random: &mut Random) {
        let limit = (f64::from(keep) * f64::from(u32::MAX)) as u32;
        self.chosen.clear();
        self.starts.clear();
        self.scale = 1.0 / keep;
        for place in places {
            self.starts.push(self.chosen.len());
            for &f in &set.active[set.starts[place]..set.starts[place + 1]] {
                if random.next() <= limit {
                    self.chosen.push(f);
                }
            }
        }
        self.starts.push(self.chosen.len());
    }

    /// The loss of the stretch; leaves its gradient in `gradients` and `pairs`.
    fn gradient(&mut self, model: &Model, target: Target) -> f64 {
        let n = self.starts.len() - 1;
        let mut exp_transitions = [[0.0f32; LABELS]; LABELS];
        for (a, row) in exp_transitions.iter_mut().enumerate() {
            for (b, cell) in row.iter_mut().enumerate().filter(|(b, _)| may_follow(a, *b)) {
                *cell = model.transitions[a][b].exp();
            }
        }
        self.emissions.clear();
        for i in 0..n {
            let mut sums: Row = [0.0; WIDTH];
            for &f in &self.chosen[self.starts[i]..self.starts[i + 1]] {
                sums.iter_mut().zip(&model.rows[f as usize]).for_each(|(s, w)| *s += w);
            }
            let mut scores: [f32; LABELS] = std::array::from_fn(|l| {
                let shared = if l == 0 {
                    0.0
                } else {
                    let (k, p) = shared_columns(l);
                    sums[k] + sums[p]
                };
                (sums[l] + shared) * self.scale
            });
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            scores.iter_mut().for_each(|s| *s = (*s - most).max(-60.0).exp());
            self.emissions.push(scores);
        }
        self.forward.clear();
        let mut alpha = [0.0f32; LABELS];
        alpha[0] = 1.0;
        for i in 0..n {
            let mut next = [0.0f32; LABELS];
            for (a, row) in exp_transitions.iter().enumerate().filter(|(a, _)| alpha[*a] > 0.0) {
                next.iter_mut().zip(row).for_each(|(x, t)| *x += alpha[a] * t);
            }
            let mut sum = 0.0;
            for l in 0..LABELS {
                next[l] *= self.emissions[i][l];
                sum += next[l];
            }
            next.iter_mut().for_each(|x| *x /= sum);
            self.forward.push(next);
            alpha = next;
        }
        let mut beta = [0.0f32; LABELS];
        let mut sum = 0.0;
        for l in 0..LABELS {
            beta[l] = exp_transitions[l][0];
            sum += alpha[l] * beta[l];
        }
        self.pairs = [[0.0; LABELS]; LABELS];
        for l in 0..LABELS {
            self.pairs[l][0] += alpha[l] * beta[l] / sum;
        }
        let mut loss = 0.0;
        self.gradients.clear();
        self.gradients.resize(n, [0.0; WIDTH]);
        for i in (0..n).rev() {
            let alpha = self.forward[i];
            let norm: f32 = (0..LABELS).map(|l| alpha[l] * beta[l]).sum();
            let wanted = target.of(i);
            for l in 0..LABELS {
                let found = alpha[l] * beta[l] / norm;
                if wanted[l] > 0.0 {
                    loss += f64::from(wanted[l] * (wanted[l] / found.max(1e-9)).ln());
                }
                let g = found - wanted[l];
                self.gradients[i][l] = g * self.scale;
                if l > 0 {
                    let (k, p) = shared_columns(l);
                    self.gradients[i][k] += g * self.scale;
                    self.gradients[i][p] += g * self.scale;
                }
            }
            let mut earlier = [0.0f32; LABELS];
            earlier[0] = 1.0;
            let earlier = if i == 0 { earlier } else { self.forward[i - 1] };
            let incoming: [f32; LABELS] = std::array::from_fn(|l| self.emissions[i][l] * beta[l]);
            let mut next = [0.0f32; LABELS];
            let mut all = 0.0;
            for a in 0..LABELS {
                next[a] = exp_transitions[a].iter().zip(&incoming).map(|(t, x)| t * x).sum();
                all += earlier[a] * next[a];
            }
            for a in (0..LABELS).filter(|a| earlier[*a] > 0.0) {
                for b in 0..LABELS {
                    self.pairs[a][b] += earlier[a] * exp_transitions[a][b] * incoming[b] / all;
                }
            }
            let most = next.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
            beta = std::array::from_fn(|l| next[l] / most);
        }
        match target {
            Target::Path(gold) => {
                let mut before = 0;
                for label in gold.iter().map(|&l| usize::from(l)).chain([0]) {
                    self.pairs[before][label] -= 1.0;
                    before = label;
                }
            }
            Target::Likely(_) => self.pairs = [[0.0; LABELS]; LABELS],
        }
        loss
    }

    fn step(&self, model: &mut Model, squares: &mut [Row], rate: f32, shrink: f32, fixed: bool) {
        for (i, gradient) in self.gradients.iter().enumerate() {
            if gradient.iter().all(|g| g.abs() < 2e-3) {
                continue;
            }
            for &f in &self.chosen[self.starts[i]..self.starts[i + 1]] {
                let (row, square) = (&mut model.rows[f as usize], &mut squares[f as usize]);
                if fixed && row.iter().all(|w| *w == 0.0) {
                    continue;
                }
                for c in 0..WIDTH {
                    let g = gradient[c];
                    square[c] += g * g;
                    let step = rate / square[c].sqrt();
                    let moved = row[c] - step * g;
                    let shrunk = (moved.abs() - step * shrink).max(0.0).copysign(moved);
                    row[c] = if fixed && row[c] == 0.0 { 0.0 } else { shrunk };
                }
            }
        }
    }
}
