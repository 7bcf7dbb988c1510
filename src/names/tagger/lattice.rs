//! Scores of labels, place after place → the best path, and how sure it is: O S-place O …
//!
//! Begin, inside, end, single: a path is sound where every name that begins also ends and keeps its type.

use super::weights::{LABELS, SCALE};
use std::ops::Range;
use std::sync::OnceLock;

pub const O: usize = 0;
const BEGIN: usize = 1;

/// Position of a label in its name: 0 begin, 1 inside, 2 end, 3 single; its type: 0 to 3.
pub const fn parts(label: usize) -> (usize, usize) {
    ((label - 1) / 4, (label - 1) % 4)
}

/// Whether a name is open after `label`.
pub const fn is_open(label: usize) -> bool {
    label != O && (label - 1) % 4 < 2
}

pub const fn may_follow(before: usize, after: usize) -> bool {
    let goes_on = after != O && matches!((after - 1) % 4, 1 | 2);
    if is_open(before) { goes_on && (before - 1) / 4 == (after - 1) / 4 } else { !goes_on }
}

/// Labels a closed label may be followed by and the other way round: O, and begin or single of each type.
const STARTS: [usize; 9] = [0, 1, 4, 5, 8, 9, 12, 13, 16];
const CLOSED: [usize; 9] = [0, 3, 4, 7, 8, 11, 12, 15, 16];

pub type Scores = [i32; LABELS];
pub type Transitions = [Scores; LABELS];

const NEVER: i32 = i32::MIN / 4;

/// Room for one stretch, used again and again.
#[derive(Default)]
pub struct Lattice {
    pub scores: Vec<Scores>,
    back: Vec<[u8; LABELS]>,
    pub path: Vec<u8>,
    emissions: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
}

impl Lattice {
    pub fn clear(&mut self) {
        self.scores.clear();
    }

    /// The best sound path over [`Self::scores`], into [`Self::path`].
    pub fn decode(&mut self, transitions: &Transitions) {
        let n = self.scores.len();
        self.back.clear();
        self.back.resize(n, [0; LABELS]);
        let mut best = [NEVER; LABELS];
        best[O] = 0;
        for i in 0..n {
            let mut next = [NEVER; LABELS];
            for after in STARTS {
                for before in CLOSED {
                    let score = best[before] + transitions[before][after];
                    if score > next[after] {
                        next[after] = score;
                        self.back[i][after] = before as u8;
                    }
                }
            }
            for kind in 0..4 {
                let open = BEGIN + 4 * kind;
                for after in [open + 1, open + 2] {
                    for before in [open, open + 1] {
                        let score = best[before] + transitions[before][after];
                        if score > next[after] {
                            next[after] = score;
                            self.back[i][after] = before as u8;
                        }
                    }
                }
            }
            for label in 0..LABELS {
                best[label] = (next[label] + self.scores[i][label]).max(NEVER);
            }
        }
        let end = |label: usize| best[label] + transitions[label][O];
        let mut label = CLOSED.into_iter().fold(O, |a, b| if end(b) > end(a) { b } else { a }) as u8;
        self.path.clear();
        self.path.resize(n, 0);
        for i in (0..n).rev() {
            self.path[i] = label;
            label = self.back[i][usize::from(label)];
        }
    }

    /// Prepares [`Self::probability`].
    pub fn weigh(&mut self, odds: &Odds) {
        let n = self.scores.len();
        self.emissions.clear();
        self.forward.clear();
        self.backward.clear();
        self.forward.resize(n, [0.0; LABELS]);
        self.backward.resize(n, [0.0; LABELS]);
        let mut alpha = [0.0; LABELS];
        alpha[O] = 1.0;
        for i in 0..n {
            let mut next = [0.0f32; LABELS];
            for after in STARTS {
                next[after] = CLOSED.iter().map(|&before| alpha[before] * odds.transitions[before][after]).sum();
            }
            for open in [1, 5, 9, 13] {
                for after in [open + 1, open + 2] {
                    next[after] = alpha[open] * odds.transitions[open][after]
                        + alpha[open + 1] * odds.transitions[open + 1][after];
                }
            }
            let emission = odds.of_scores(&self.scores[i], &next);
            for label in 0..LABELS {
                next[label] *= emission[label];
            }
            self.emissions.push(emission);
            alpha = normal(next);
            self.forward[i] = alpha;
        }
        let mut beta = [0.0; LABELS];
        for label in CLOSED {
            beta[label] = odds.transitions[label][O];
        }
        for i in (0..n).rev() {
            self.backward[i] = beta;
            let emission = self.emissions[i];
            let mut before = [0.0f32; LABELS];
            for label in CLOSED {
                before[label] =
                    STARTS.iter().map(|&after| odds.transitions[label][after] * emission[after] * beta[after]).sum();
            }
            for open in [1, 5, 9, 13] {
                for label in [open, open + 1] {
                    before[label] = odds.transitions[label][open + 1] * emission[open + 1] * beta[open + 1]
                        + odds.transitions[label][open + 2] * emission[open + 2] * beta[open + 2];
                }
            }
            beta = normal(before);
        }
    }

    /// The names that paths run through with a probability of at least `least`, by place, type and probability, after
    /// [`Self::weigh`].
    pub fn spans(&self, odds: &Odds, least: f32, mut take: impl FnMut(Range<usize>, usize, f32)) {
        let n = self.scores.len();
        for i in 0..n {
            let products: [f32; LABELS] = std::array::from_fn(|l| self.forward[i][l] * self.backward[i][l]);
            let all: f32 = products.iter().sum();
            for kind in 0..4 {
                let begin = BEGIN + 4 * kind;
                let single = products[begin + 3] / all;
                if single >= least {
                    take(i..i + 1, kind, single);
                }
                // How likely the name that begins here is still open, and under which label.
                let (mut open, mut label) = (products[begin] / all, begin);
                let mut next = i + 1;
                while open >= least && next < n {
                    let onward = |after: usize| {
                        odds.transitions[label][after] * self.emissions[next][after] * self.backward[next][after]
                    };
                    let (inside, end) = (onward(begin + 1), onward(begin + 2));
                    let share = end / (inside + end).max(f32::MIN_POSITIVE);
                    if open * share >= least {
                        take(i..next + 1, kind, open * share);
                    }
                    (open, label, next) = (open * (1.0 - share), begin + 1, next + 1);
                }
            }
        }
    }

    /// How likely `label` is at `i`.
    pub fn probability(&self, i: usize, label: usize) -> f32 {
        let product = |l: usize| self.forward[i][l] * self.backward[i][l];
        let all: f32 = (0..LABELS).map(product).sum();
        if all > 0.0 { product(label) / all } else { 0.0 }
    }
}

fn normal(mut values: [f32; LABELS]) -> [f32; LABELS] {
    let most = values.iter().fold(f32::MIN_POSITIVE, |a, &b| a.max(b));
    values.iter_mut().for_each(|v| *v /= most);
    values
}

/// Points as odds, from a table: no exponential is worked out per place.
pub struct Odds {
    exp: Vec<f32>,
    transitions: [[f32; LABELS]; LABELS],
}

static ODDS: OnceLock<Odds> = OnceLock::new();

impl Odds {
    pub fn shipped(transitions: &Transitions) -> &'static Self {
        ODDS.get_or_init(|| Self::new(transitions))
    }

    pub fn new(transitions: &Transitions) -> Self {
        // 60 logarithm units down is nothing.
        let exp: Vec<f32> = (0..(60.0 * SCALE) as usize).map(|points| libm::expf(-(points as f32) / SCALE)).collect();
        let transitions =
            std::array::from_fn(|a| std::array::from_fn(|b| libm::expf(transitions[a][b] as f32 / SCALE)));
        Self { exp, transitions }
    }

    /// Odds against the best label that `reached` allows: what no path comes to may score higher still.
    fn of_scores(&self, scores: &Scores, reached: &[f32; LABELS]) -> [f32; LABELS] {
        let most = (0..LABELS).filter(|&l| reached[l] > 0.0).map(|l| scores[l]).fold(NEVER, i32::max);
        std::array::from_fn(|label| match reached[label] > 0.0 {
            true => self.exp.get((most - scores[label]) as usize).copied().unwrap_or(0.0),
            false => 0.0,
        })
    }
}
