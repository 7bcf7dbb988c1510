//! Gradient boosting of small trees (Friedman 2001; second-order splits as in XGBoost, Chen and Guestrin 2016),
//! over histograms of at most 64 bins a feature. Logistic loss for one class, softmax for more, and softmax over the rows of a
//! group where rows are alternatives (ListNet's top-one loss, Cao and others 2007).

use super::compact::compact;
use nutgraf::models::trees::{LEAF_MARK, LEAF_UNIT};
use std::cell::RefCell;

/// What is learnt from: `rows × features` values, a label and a weight a row.
pub struct Table {
    pub features: usize,
    /// Row-major.
    pub values: Vec<f32>,
    /// 0 or 1 for one class; the class for more.
    pub labels: Vec<u8>,
    pub weights: Vec<f32>,
    /// Rows of one number are alternatives, of which one or none (at score 0) is right; empty: rows stand alone.
    pub groups: Vec<u32>,
    /// Share of the rows that are known well already which each tree leaves out, the others of them counting for more
    /// (one-sided sampling, Ke and others 2017).
    pub skip: f32,
    /// Names of the features. Where they are given, training prints the most important ones.
    pub names: Vec<String>,
}

impl Table {
    pub fn new(features: usize) -> Self {
        assert!(features < usize::from(LEAF_MARK), "the file numbers features in a byte");
        Self {
            features,
            values: Vec::new(),
            labels: Vec::new(),
            weights: Vec::new(),
            groups: Vec::new(),
            skip: 0.0,
            names: Vec::new(),
        }
    }

    pub fn push(&mut self, row: &[f32], label: u8, weight: f32) {
        assert_eq!(row.len(), self.features);
        self.values.extend_from_slice(row);
        self.labels.push(label);
        self.weights.push(weight);
    }

    /// A row that is one of the alternatives in `group`; groups come one after the other.
    pub fn push_alternative(&mut self, row: &[f32], label: u8, weight: f32, group: u32) {
        self.push(row, label, weight);
        self.groups.push(group);
    }
}

#[derive(Clone, Copy)]
pub struct Settings {
    /// 1 = yes or no; more = softmax.
    pub classes: usize,
    pub rounds: usize,
    pub depth: usize,
    pub rate: f32,
    /// L2 penalty on leaf values.
    pub lambda: f32,
    /// Least hessian weight in a leaf.
    pub min_child: f32,
    /// Share of rows and of features each tree sees.
    pub rows: f32,
    pub columns: f32,
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            classes: 1,
            rounds: 200,
            depth: 4,
            rate: 0.1,
            lambda: 1.0,
            min_child: 5.0,
            rows: 0.8,
            columns: 0.5,
            seed: 1,
        }
    }
}

const BINS: usize = 64;

/// SplitMix64 (Steele, Lea and Flood 2014): enough for sampling, the same everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 ≤ x < 1
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

enum Node {
    Split { feature: u8, cut: u8, right: u8 },
    Leaf(f32),
}

/// [`train_plain`], in the form that compresses best.
pub fn train(table: &Table, settings: &Settings) -> Vec<u8> {
    train_mean(table, settings, 1)
}

/// The mean of some forests that differ in their seed, as one forest.
pub fn train_mean(table: &Table, settings: &Settings, forests: u64) -> Vec<u8> {
    compact(&train_plain(table, settings, forests))
}

/// Fits forests and writes their mean as `nutgraf::models::trees::Trees::read` takes it.
pub fn train_plain(table: &Table, settings: &Settings, forests: u64) -> Vec<u8> {
    let count = table.labels.len();
    let cuts: Vec<Vec<f32>> = (0..table.features).map(|f| cut_points(table, f)).collect();
    // Column-major bins: a histogram reads one column at a time.
    let bins: Vec<Vec<u8>> = (0..table.features)
        .map(|f| {
            (0..count)
                .map(|r| {
                    let value = table.values[r * table.features + f];
                    cuts[f].partition_point(|&cut| value >= cut) as u8
                })
                .collect()
        })
        .collect();
    let classes = settings.classes;
    let base = if table.groups.is_empty() { base_scores(table, classes) } else { vec![ALTERNATIVE] };
    let targets = targets(table);
    let start: Vec<f32> = base.iter().copied().cycle().take(count * classes).collect();
    let mut scores = start.clone();
    let mut random = Random(settings.seed);
    let mut forest: Vec<Vec<Node>> = Vec::new();
    let gains = RefCell::new(vec![0.0; table.features]);
    let (mut gradients, mut hessians) = (vec![0.0f32; count], vec![0.0f32; count]);
    for round in 0..settings.rounds * forests as usize {
        if round > 0 && round.is_multiple_of(settings.rounds) {
            scores.clone_from(&start);
            random = Random(settings.seed + (round / settings.rounds) as u64);
        }
        let mut sample: Vec<u32> = (0..count as u32).filter(|_| random.unit() < settings.rows).collect();
        let probabilities =
            if table.groups.is_empty() { probabilities(&scores, classes) } else { among(&scores, &table.groups) };
        for class in 0..classes {
            for r in 0..count {
                let p = probabilities[r * classes + class];
                let target =
                    if classes == 1 { targets[r] } else { f32::from(u8::from(usize::from(table.labels[r]) == class)) };
                gradients[r] = (p - target) * table.weights[r];
                hessians[r] = (p * (1.0 - p)).max(1e-6) * table.weights[r];
            }
            if table.skip > 0.0 {
                sample.retain(|&r| {
                    let r = r as usize;
                    let known = gradients[r].abs() < KNOWN * table.weights[r];
                    let kept = !known || random.unit() >= table.skip;
                    if known && kept {
                        gradients[r] /= 1.0 - table.skip;
                        hessians[r] /= 1.0 - table.skip;
                    }
                    kept
                });
            }
            let mut columns: Vec<usize> =
                (0..table.features).filter(|&f| !cuts[f].is_empty() && random.unit() < settings.columns).collect();
            if columns.is_empty() {
                columns = (0..table.features).collect();
            }
            let grower =
                Grower { bins: &bins, gradients: &gradients, hessians: &hessians, columns, settings, gains: &gains };
            let mut tree = Vec::new();
            grower.grow(sample.clone(), settings.depth, None, &mut tree);
            for r in 0..count {
                scores[r * classes + class] += leaf(&tree, &bins, r);
            }
            forest.push(tree);
        }
    }
    for node in forest.iter_mut().flatten() {
        if let Node::Leaf(value) = node {
            *value /= forests as f32;
        }
    }
    if !table.names.is_empty() {
        print_importance(&table.names, &gains.into_inner());
    }
    write(classes, &base, &cuts, &forest)
}

/// How many features are printed.
const PRINTED: usize = 20;

/// The features whose splits gain most, with their share of the whole gain in per cent.
fn print_importance(names: &[String], gains: &[f64]) {
    let all: f64 = gains.iter().sum();
    let mut ranked: Vec<(&String, f64)> = names.iter().zip(gains.iter().map(|g| 100.0 * g / all.max(1e-9))).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let lines: String = ranked.iter().take(PRINTED).map(|(name, share)| format!("{share:6.1}  {name}\n")).collect();
    eprint!("\n{lines}");
}

/// A row is known well where its probability is off by less.
const KNOWN: f32 = 0.1;

/// At most `BINS - 1` cuts between the quantiles of feature `f`.
fn cut_points(table: &Table, f: usize) -> Vec<f32> {
    let mut values: Vec<f32> = table.values.iter().skip(f).step_by(table.features).copied().collect();
    values.sort_unstable_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    if distinct.len() <= BINS {
        return distinct.windows(2).map(|w| w[0] + (w[1] - w[0]) / 2.0).collect();
    }
    let mut cuts: Vec<f32> = (1..BINS).map(|i| values[i * values.len() / BINS]).collect();
    cuts.dedup();
    cuts
}

fn base_scores(table: &Table, classes: usize) -> Vec<f32> {
    let total: f32 = table.weights.iter().sum();
    let share = |class: usize| {
        let mass: f32 =
            table.labels.iter().zip(&table.weights).filter(|(l, _)| usize::from(**l) == class).map(|(_, w)| w).sum();
        (mass / total).clamp(1e-4, 1.0 - 1e-4)
    };
    if classes == 1 {
        let p = share(1);
        vec![(p / (1.0 - p)).ln()]
    } else {
        (0..classes).map(|c| share(c).ln()).collect()
    }
}

fn probabilities(scores: &[f32], classes: usize) -> Vec<f32> {
    if classes == 1 {
        return scores.iter().map(|s| 1.0 / (1.0 + (-s).exp())).collect();
    }
    let mut out = Vec::with_capacity(scores.len());
    for row in scores.chunks(classes) {
        let top = row.iter().copied().fold(f32::MIN, f32::max);
        let sum: f32 = row.iter().map(|s| (s - top).exp()).sum();
        out.extend(row.iter().map(|s| (s - top).exp() / sum));
    }
    out
}

/// What an alternative scores before anything is known of it.
const ALTERNATIVE: f32 = -2.0;

/// What the probability of each row should be: the right alternatives share one.
fn targets(table: &Table) -> Vec<f32> {
    let mut targets: Vec<f32> = table.labels.iter().map(|&l| f32::from(l)).collect();
    let mut from = 0;
    for group in table.groups.chunk_by(|a, b| a == b) {
        let part = &mut targets[from..from + group.len()];
        let sum = part.iter().sum::<f32>().max(1.0);
        part.iter_mut().for_each(|t| *t /= sum);
        from += group.len();
    }
    targets
}

/// The probability of each alternative in its group, none of them being one more, at score 0.
fn among(scores: &[f32], groups: &[u32]) -> Vec<f32> {
    let mut out = Vec::with_capacity(scores.len());
    for group in groups.chunk_by(|a, b| a == b) {
        let part = &scores[out.len()..out.len() + group.len()];
        let top = part.iter().copied().fold(0.0, f32::max);
        let sum: f32 = (-top).exp() + part.iter().map(|s| (s - top).exp()).sum::<f32>();
        out.extend(part.iter().map(|s| (s - top).exp() / sum));
    }
    out
}

/// Gradients and hessians of the rows in each bin of a column.
type Sums = [(f64, f64); BINS];

struct Grower<'a> {
    bins: &'a [Vec<u8>],
    gradients: &'a [f32],
    hessians: &'a [f32],
    columns: Vec<usize>,
    settings: &'a Settings,
    /// What the splits by each feature have brought so far.
    gains: &'a RefCell<Vec<f64>>,
}

impl Grower<'_> {
    /// Appends the subtree over `rows` in preorder; `sums` are those of its rows, where they are known.
    fn grow(&self, rows: Vec<u32>, depth: usize, sums: Option<Vec<Sums>>, tree: &mut Vec<Node>) {
        let (mut g, mut h) = (0.0, 0.0);
        for &r in &rows {
            g += f64::from(self.gradients[r as usize]);
            h += f64::from(self.hessians[r as usize]);
        }
        // A node number must fit a byte.
        let sums = if depth == 0 || tree.len() > 200 { None } else { sums.or_else(|| Some(self.sums(&rows))) };
        let best = sums.and_then(|sums| self.best_split(&sums, g, h).map(|best| (sums, best)));
        let Some((mut sums, (feature, cut, gain))) = best else {
            let value = -g / (h + f64::from(self.settings.lambda)) * f64::from(self.settings.rate);
            let unit = f64::from(LEAF_UNIT);
            tree.push(Node::Leaf(((value / unit).round().clamp(-32768.0, 32767.0) * unit) as f32));
            return;
        };
        self.gains.borrow_mut()[feature] += gain;
        let (left, right): (Vec<u32>, Vec<u32>) = rows.iter().partition(|&&r| self.bins[feature][r as usize] <= cut);
        // The larger side is what the smaller one leaves.
        let (mut of_left, mut of_right) = (None, None);
        if depth > 1 {
            let (fewer, side, other) = if left.len() < right.len() {
                (&left, &mut of_left, &mut of_right)
            } else {
                (&right, &mut of_right, &mut of_left)
            };
            let small = self.sums(fewer);
            for (all, part) in sums.iter_mut().flatten().zip(small.iter().flatten()) {
                *all = (all.0 - part.0, all.1 - part.1);
            }
            (*side, *other) = (Some(small), Some(sums));
        }
        let at = tree.len();
        tree.push(Node::Split { feature: feature as u8, cut, right: 0 });
        self.grow(left, depth - 1, of_left, tree);
        let next = tree.len() as u8;
        if let Node::Split { right, .. } = &mut tree[at] {
            *right = next;
        }
        self.grow(right, depth - 1, of_right, tree);
    }

    /// The sums of each column the tree may look at.
    fn sums(&self, rows: &[u32]) -> Vec<Sums> {
        let known: Vec<(f64, f64)> =
            rows.iter().map(|&r| (self.gradients[r as usize].into(), self.hessians[r as usize].into())).collect();
        let column = |&feature: &usize| {
            let mut sums = [(0.0, 0.0); BINS];
            let column = &self.bins[feature];
            for (&r, &(g, h)) in rows.iter().zip(&known) {
                let bin = &mut sums[usize::from(column[r as usize]) % BINS];
                *bin = (bin.0 + g, bin.1 + h);
            }
            sums
        };
        self.columns.iter().map(column).collect()
    }

    /// The split with the largest gain, and the gain: rows in bins up to and including the returned one go left.
    fn best_split(&self, sums: &[Sums], g: f64, h: f64) -> Option<(usize, u8, f64)> {
        let (lambda, least) = (f64::from(self.settings.lambda), f64::from(self.settings.min_child));
        let value = |g: f64, h: f64| g * g / (h + lambda);
        let mut best = (1e-6, None);
        for (&feature, sums) in self.columns.iter().zip(sums) {
            let (mut left_g, mut left_h) = (0.0, 0.0);
            for (bin, &(bin_g, bin_h)) in sums.iter().enumerate().take(BINS - 1) {
                left_g += bin_g;
                left_h += bin_h;
                // What subtracting left over is nothing.
                if bin_h < 1e-9 || left_h < least || h - left_h < least {
                    continue;
                }
                let gain = value(left_g, left_h) + value(g - left_g, h - left_h) - value(g, h);
                if gain > best.0 {
                    best = (gain, Some((feature, bin as u8)));
                }
            }
        }
        best.1.map(|(feature, bin)| (feature, bin, best.0))
    }
}

fn leaf(tree: &[Node], bins: &[Vec<u8>], row: usize) -> f32 {
    let mut at = 0;
    loop {
        match tree[at] {
            Node::Leaf(value) => return value,
            Node::Split { feature, cut, right } => {
                at = if bins[usize::from(feature)][row] <= cut { at + 1 } else { usize::from(right) };
            }
        }
    }
}

fn write(classes: usize, base: &[f32], cuts: &[Vec<f32>], forest: &[Vec<Node>]) -> Vec<u8> {
    let mut file = b"NGT1".to_vec();
    file.extend([classes as u8, cuts.len() as u8]);
    file.extend((forest.len() as u16).to_le_bytes());
    file.extend(base.iter().flat_map(|b| b.to_le_bytes()));
    for cuts in cuts {
        file.push(cuts.len() as u8);
        file.extend(cuts.iter().flat_map(|c| c.to_le_bytes()));
    }
    for tree in forest {
        file.push(tree.len() as u8);
        for node in tree {
            match *node {
                Node::Split { feature, cut, right } => file.extend([feature, cut, right]),
                Node::Leaf(value) => {
                    file.push(LEAF_MARK);
                    file.extend(((value / LEAF_UNIT).round() as i16).to_le_bytes());
                }
            }
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use nutgraf::models::trees::Trees;

    fn accuracy(settings: &Settings, label: impl Fn(f32, f32) -> u8) -> f32 {
        let mut random = Random(7);
        let mut table = Table::new(2);
        for _ in 0..2000 {
            let (x, y) = (random.unit(), random.unit());
            table.push(&[x, y], label(x, y), 1.0);
        }
        let trees = Trees::read(&train(&table, settings));
        let mut scores = Vec::new();
        let right = (0..1000).filter(|_| {
            let (x, y) = (random.unit(), random.unit());
            trees.scores(&[x, y], &mut scores);
            let guess = if settings.classes == 1 {
                u8::from(scores[0] > 0.0)
            } else {
                (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0) as u8
            };
            guess == label(x, y)
        });
        right.count() as f32 / 1000.0
    }

    #[test]
    fn learns_exclusive_or() {
        let found = accuracy(&Settings::default(), |x, y| u8::from((x > 0.5) != (y > 0.5)));
        assert!(found > 0.97, "{found}");
    }

    #[test]
    fn learns_which_of_several() {
        let mut random = Random(7);
        let mut table = Table::new(1);
        let draw = |random: &mut Random| [random.unit(), random.unit(), random.unit()];
        let top = |three: &[f32; 3]| (0..3).max_by(|&a, &b| three[a].total_cmp(&three[b])).filter(|&i| three[i] > 0.4);
        for group in 0..1000 {
            let three = draw(&mut random);
            for (i, x) in three.iter().enumerate() {
                table.push_alternative(&[*x], u8::from(top(&three) == Some(i)), 1.0, group);
            }
        }
        let trees = Trees::read(&train(&table, &Settings { min_child: 0.5, ..Settings::default() }));
        let right = (0..500).filter(|_| {
            let three = draw(&mut random);
            let scores = three.map(|x| trees.score(&[x]));
            let best = (0..3).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).filter(|&i| scores[i] > 0.0);
            best == top(&three)
        });
        assert!(right.count() > 460);
    }

    #[test]
    fn learns_three_classes() {
        let settings = Settings { classes: 3, rounds: 60, ..Settings::default() };
        let found = accuracy(&settings, |x, y| if x + y > 1.2 { 2 } else { u8::from(x > y) });
        assert!(found > 0.94, "{found}");
    }
}
