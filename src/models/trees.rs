//! Boosted decision trees (Friedman 2001), read from a compact file.
//!
//! Features in, one raw score (log-odds) for each class out. `xtask/src/learn/trees.rs` writes what this reads:
//!
//! ```text
//! "NGT1" | classes u8 | features u8 | trees u16
//! base score f32 for each class
//! for each feature: cuts u8, then f32 for each cut
//! for each tree (round by round, class by class): nodes u8, then for each node in preorder
//!     split: feature u8 (< 255), cut u8, right child u8   (the left child is the next node)
//!     leaf:  255, value i16 in 1/1024
//! ```
//! The same values sorted by kind, which compress to three quarters of the size (`xtask/src/learn/compact.rs` writes it):
//!
//! ```text
//! "NGT2" | classes u8 | features u8 | trees u16 | nodes u32
//! base score f32 for each class
//! for each feature: cuts u8; then the first byte of each cut of all, the second of each, …
//! for each node of all trees in preorder: its feature u8, 255 a leaf
//! for each split: cut u8
//! for each leaf: the first byte of its i16, then for each the second
//! ```
//! All numbers are little-endian. A feature value below the cut, or not a number, goes left.

use std::ops::Range;

/// Alternatives are compared after each 50 trees. One that lies behind the best by more than this, in log-odds, is given up.
const PART: usize = 50;
const BEHIND: f32 = 2.5;

/// The file numbers features in a byte.
const MAX_FEATURES: usize = 256;

/// The walk down is written out for these depths; a forest of shallower trees is filled up to the first. Each costs
/// readers 1 KB.
const MIN_DEPTH: u32 = 3;
const MAX_DEPTH: u32 = 5;

/// Calls a method for trees of a depth that the compiler knows, so that it unrolls the walk down.
macro_rules! at_depth {
    ($depth:expr, $self:ident.$walk:ident($($argument:expr),*)) => {
        match $depth {
            3 => $self.$walk::<3, 8>($($argument),*),
            4 => $self.$walk::<4, 16>($($argument),*),
            _ => $self.$walk::<5, 32>($($argument),*),
        }
    };
}

/// A row of features, filled up with zeros: no number of a feature lies outside it, so that a walk needs no check.
type Row = [f32; MAX_FEATURES];

/// A trained forest. Each tree is filled up to one depth, so that every walk has the same number of steps and the
/// processor mispredicts no branch.
pub struct Trees {
    base: Vec<f32>,
    /// How many features the forest was trained on.
    features: usize,
    /// Tree `t` scores class `t % classes`.
    trees: usize,
    depth: u32,
    /// Splits by tree, `2^depth` places each. The root is at 1; the children of split `i` are at `2i` and `2i + 1`.
    cuts: Vec<f32>,
    split_features: Vec<u8>,
    /// Leaves by tree, `2^depth` each.
    leaves: Vec<f32>,
    /// For each tree, one bit for each feature that it asks for.
    asked: Vec<[u64; MAX_FEATURES / 64]>,
}

/// A node of the file.
#[derive(Clone, Copy)]
enum Node {
    Split { feature: u8, right: u8, cut: f32 },
    Leaf(f32),
}

/// Leaf values are stored in this unit.
pub const LEAF_UNIT: f32 = 1.0 / 1024.0;
pub const LEAF_MARK: u8 = 255;

impl Trees {
    /// Reads a committed model.
    ///
    /// # Panics
    /// On a damaged file. Models are part of the program, and a test of each stage reads its own.
    pub fn read(bytes: &[u8]) -> Self {
        let mut bytes = Bytes(bytes);
        let compact = match bytes.take(4) {
            b"NGT2" => true,
            mark => {
                assert_eq!(mark, b"NGT1", "not a forest");
                false
            }
        };
        if compact {
            return Self::read_compact(bytes);
        }
        let (classes, features, trees) = (bytes.u8(), bytes.u8(), bytes.u16());
        let base = (0..classes).map(|_| bytes.f32()).collect();
        let cuts: Vec<Vec<f32>> = (0..features)
            .map(|_| {
                let count = bytes.u8();
                (0..count).map(|_| bytes.f32()).collect()
            })
            .collect();
        let forest: Vec<Vec<Node>> = (0..trees)
            .map(|_| {
                let count = bytes.u8();
                (0..count)
                    .map(|_| match bytes.u8() {
                        LEAF_MARK => Node::Leaf(f32::from(bytes.u16() as i16) * LEAF_UNIT),
                        feature => {
                            let (cut, right) = (bytes.u8(), bytes.u8());
                            Node::Split { feature, cut: cuts[usize::from(feature)][usize::from(cut)], right }
                        }
                    })
                    .collect()
            })
            .collect();
        Self::new(base, features.into(), &forest)
    }

    fn read_compact(mut bytes: Bytes) -> Self {
        let (classes, features, trees, nodes) = (bytes.u8(), bytes.u8(), bytes.u16(), bytes.u32() as usize);
        let base = (0..classes).map(|_| bytes.f32()).collect();
        let counts = bytes.take(features.into());
        let mut all = bytes.columns::<4>(counts.iter().map(|&c| usize::from(c)).sum()).map(f32::from_le_bytes);
        let cuts: Vec<Vec<f32>> = counts.iter().map(|&c| all.by_ref().take(c.into()).collect()).collect();
        let splits = (nodes - usize::from(trees)) / 2;
        let mut marks = bytes.take(nodes).iter();
        let mut cut = bytes.take(splits).iter();
        let mut leaves = bytes.columns::<2>(nodes - splits).map(i16::from_le_bytes);
        let forest: Vec<Vec<Node>> = (0..trees)
            .map(|_| {
                let mut tree: Vec<Node> = Vec::new();
                // Splits whose right side has not begun.
                let mut open: Vec<usize> = Vec::new();
                for &mark in marks.by_ref() {
                    if mark != LEAF_MARK {
                        open.push(tree.len());
                        let cut = cut.next().map_or(0, |&c| usize::from(c));
                        tree.push(Node::Split { feature: mark, right: 0, cut: cuts[usize::from(mark)][cut] });
                        continue;
                    }
                    tree.push(Node::Leaf(f32::from(leaves.next().unwrap_or(0)) * LEAF_UNIT));
                    let next = tree.len() as u8;
                    let Some(at) = open.pop() else { break };
                    if let Node::Split { right, .. } = &mut tree[at] {
                        *right = next;
                    }
                }
                tree
            })
            .collect();
        Self::new(base, features.into(), &forest)
    }

    fn new(base: Vec<f32>, features: usize, forest: &[Vec<Node>]) -> Self {
        let depth = forest.iter().map(|tree| height(tree, 0)).max().unwrap_or(0).max(MIN_DEPTH);
        assert!(depth <= MAX_DEPTH, "a tree is too deep");
        let mut read = Self {
            base,
            features,
            trees: forest.len(),
            depth,
            cuts: Vec::new(),
            split_features: Vec::new(),
            leaves: Vec::new(),
            asked: Vec::new(),
        };
        for tree in forest {
            read.push(tree);
        }
        read
    }

    /// Appends a tree. A leaf that lies higher than `depth` becomes splits that all lead left, to it.
    fn push(&mut self, tree: &[Node]) {
        let mut asked = [0; MAX_FEATURES / 64];
        // The place before the root is empty.
        self.cuts.push(f32::INFINITY);
        self.split_features.push(0);
        let mut level = vec![0usize];
        for _ in 0..self.depth {
            let mut next = Vec::with_capacity(2 * level.len());
            for at in level {
                match tree[at] {
                    Node::Split { feature, right, cut } => {
                        self.cuts.push(cut);
                        self.split_features.push(feature);
                        asked[usize::from(feature) / 64] |= 1 << (feature % 64);
                        next.extend([at + 1, right.into()]);
                    }
                    Node::Leaf(_) => {
                        self.cuts.push(f32::INFINITY);
                        self.split_features.push(0);
                        next.extend([at, at]);
                    }
                }
            }
            level = next;
        }
        for at in level {
            if let Node::Leaf(value) = tree[at] {
                self.leaves.push(value);
            }
        }
        self.asked.push(asked);
    }

    pub fn classes(&self) -> usize {
        self.base.len()
    }

    /// How many features the forest was trained on.
    pub fn features(&self) -> usize {
        self.features
    }

    /// How far each feature moves the scores: the sum, over its splits, of the difference between the mean leaves of both sides.
    pub fn importance(&self) -> Vec<f32> {
        let width = 1usize << self.depth;
        let mut importance = vec![0.0; self.features];
        for tree in 0..self.trees {
            // The mean below each place of the tree, from the leaves up.
            let mut mean = vec![0.0; width];
            mean.extend(&self.leaves[tree * width..(tree + 1) * width]);
            for at in (1..width).rev() {
                mean[at] = (mean[2 * at] + mean[2 * at + 1]) / 2.0;
                let split = tree * width + at;
                if self.cuts[split] != f32::INFINITY {
                    importance[usize::from(self.split_features[split])] += (mean[2 * at] - mean[2 * at + 1]).abs();
                }
            }
        }
        importance
    }

    /// The raw score of a forest with one class: log-odds, 0 = even.
    pub fn score(&self, features: &[f32]) -> f32 {
        self.add(&filled(features), 0..self.trees, self.base[0])
    }

    /// The raw scores of one row and of the same row with another value of one feature. Trees that do not ask for that feature
    /// are walked once.
    pub fn score_both(&self, features: &[f32], changed: usize, value: f32) -> [f32; 2] {
        let (first, mut second) = (filled(features), filled(features));
        second[changed] = value;
        let mut scores = [self.base[0]; 2];
        at_depth!(self.depth, self.walk_both(&first, &second, changed, &mut scores));
        scores
    }

    #[inline]
    fn walk_both<const DEPTH: usize, const WIDTH: usize>(
        &self,
        first: &Row,
        second: &Row,
        changed: usize,
        scores: &mut [f32; 2],
    ) {
        for (tree, asked) in self.asked.iter().enumerate() {
            let leaf = self.leaf::<DEPTH, WIDTH>(tree, first);
            scores[0] += leaf;
            let differs = asked[changed / 64] & 1 << (changed % 64) != 0;
            scores[1] += if differs { self.leaf::<DEPTH, WIDTH>(tree, second) } else { leaf };
        }
    }

    /// Which of some alternatives scores best, if one scores at least `least`. Those that have fallen far behind after a part of
    /// the trees are given up.
    pub fn best<const N: usize>(&self, alternatives: &[[f32; N]], least: f32) -> Option<(usize, f32)> {
        let mut left: Vec<(usize, f32)> = (0..alternatives.len()).map(|i| (i, self.base[0])).collect();
        let mut from = 0;
        while from < self.trees && !left.is_empty() {
            let to = (from + PART).min(self.trees);
            for (i, score) in &mut left {
                *score = self.add(&filled(&alternatives[*i]), from..to, *score);
            }
            from = to;
            let top = left.iter().map(|&(_, score)| score).fold(least, f32::max);
            left.retain(|&(_, score)| score >= top - BEHIND);
        }
        let mut best: Option<(usize, f32)> = None;
        for (i, score) in left {
            if score >= least && best.is_none_or(|(_, known)| known < score) {
                best = Some((i, score));
            }
        }
        best
    }

    /// The raw scores of all classes, into `scores`.
    pub fn scores(&self, features: &[f32], scores: &mut Vec<f32>) {
        self.scores_until(features, f32::INFINITY, scores);
    }

    /// The same, but the trees left are not asked once a class leads by `lead`, in log-odds.
    pub fn scores_until(&self, features: &[f32], lead: f32, scores: &mut Vec<f32>) {
        scores.clear();
        scores.extend_from_slice(&self.base);
        let row = filled(features);
        let part = PART * self.base.len() / 2;
        let mut from = 0;
        while from < self.trees {
            let to = (from + part).min(self.trees);
            at_depth!(self.depth, self.add_to_classes(&row, from..to, scores));
            from = to;
            let (mut first, mut second) = (f32::MIN, f32::MIN);
            for &score in scores.iter() {
                (first, second) = (first.max(score), second.max(score.min(first)));
            }
            if first - second >= lead {
                break;
            }
        }
    }

    #[inline]
    fn add_to_classes<const DEPTH: usize, const WIDTH: usize>(
        &self,
        row: &Row,
        trees: Range<usize>,
        scores: &mut [f32],
    ) {
        let classes = scores.len();
        let mut class = trees.start % classes;
        for tree in trees {
            scores[class] += self.leaf::<DEPTH, WIDTH>(tree, row);
            class = if class + 1 == classes { 0 } else { class + 1 };
        }
    }

    /// `sum` plus the leaves of some trees.
    fn add(&self, row: &Row, trees: Range<usize>, sum: f32) -> f32 {
        at_depth!(self.depth, self.add_to(row, trees, sum))
    }

    #[inline]
    fn add_to<const DEPTH: usize, const WIDTH: usize>(&self, row: &Row, trees: Range<usize>, mut sum: f32) -> f32 {
        for tree in trees {
            sum += self.leaf::<DEPTH, WIDTH>(tree, row);
        }
        sum
    }

    /// The leaf of a tree that is `DEPTH` deep, with `WIDTH` = 2^`DEPTH` leaves.
    #[inline(always)]
    fn leaf<const DEPTH: usize, const WIDTH: usize>(&self, tree: usize, row: &Row) -> f32 {
        let cuts = &self.cuts.as_chunks::<WIDTH>().0[tree];
        let features = &self.split_features.as_chunks::<WIDTH>().0[tree];
        let mut at = 1;
        for _ in 0..DEPTH {
            // The remainder changes nothing: it tells the compiler that the place lies inside.
            let split = at % WIDTH;
            at = 2 * at + usize::from(row[usize::from(features[split])] >= cuts[split]);
        }
        self.leaves.as_chunks::<WIDTH>().0[tree][at % WIDTH]
    }
}

/// `features`, filled up with zeros.
#[inline]
fn filled(features: &[f32]) -> Row {
    let mut row = [0.0; MAX_FEATURES];
    row[..features.len()].copy_from_slice(features);
    row
}

/// Splits on the longest way down from node `at`.
fn height(tree: &[Node], at: usize) -> u32 {
    match tree[at] {
        Node::Leaf(_) => 0,
        Node::Split { right, .. } => 1 + height(tree, at + 1).max(height(tree, right.into())),
    }
}

/// 1 / (1 + e^-x), the same on every machine.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-log_odds))
}

/// A cursor over a model file.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> &'b [u8] {
        let (head, rest) = self.0.split_at(count);
        self.0 = rest;
        head
    }

    fn u8(&mut self) -> u8 {
        self.take(1)[0]
    }

    fn u16(&mut self) -> u16 {
        let b = self.take(2);
        u16::from_le_bytes([b[0], b[1]])
    }

    fn u32(&mut self) -> u32 {
        u32::from(self.u16()) | u32::from(self.u16()) << 16
    }

    /// `count` values of `N` bytes, the first byte of each before the second of each.
    fn columns<const N: usize>(&mut self, count: usize) -> impl Iterator<Item = [u8; N]> + use<'b, N> {
        let planes: [&'b [u8]; N] = std::array::from_fn(|_| self.take(count));
        (0..count).map(move |i| planes.map(|plane| plane[i]))
    }

    fn f32(&mut self) -> f32 {
        let b = self.take(4);
        f32::from_le_bytes([b[0], b[1], b[2], b[3]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_below_the_cut_goes_left() {
        let mut file = b"NGT1\x01\x01\x01\x00".to_vec();
        file.extend(0.5f32.to_le_bytes());
        file.push(1);
        file.extend(3.0f32.to_le_bytes());
        file.extend([3, 0, 0, 2, LEAF_MARK]);
        file.extend((-1024i16).to_le_bytes());
        file.push(LEAF_MARK);
        file.extend(2048i16.to_le_bytes());
        let trees = Trees::read(&file);
        assert_eq!([2.9, 3.0, f32::NAN].map(|x| trees.score(&[x])), [-0.5, 2.5, -0.5]);
    }

    /// Two trees: one asks for feature 0 and then for feature 1, the other only for feature 1.
    fn two_trees() -> Trees {
        let split = |feature, right, cut| Node::Split { feature, right, cut };
        let leaf = Node::Leaf;
        let first = vec![split(0, 2, 1.0), leaf(1.0), split(1, 4, 5.0), leaf(2.0), leaf(4.0)];
        let second = vec![split(1, 2, 3.0), leaf(8.0), leaf(16.0)];
        Trees::new(vec![0.0], 2, &[first, second])
    }

    #[test]
    fn trees_of_unequal_depth_reach_their_own_leaves() {
        let rows = [[0.0, 0.0], [1.0, 0.0], [1.0, 5.0], [0.0, 5.0]];
        assert_eq!(rows.map(|row| two_trees().score(&row)), [9.0, 10.0, 20.0, 17.0]);
    }

    #[test]
    fn scoring_both_values_equals_scoring_each() {
        let trees = two_trees();
        for row in [[0.0, 0.0], [0.0, 4.0], [0.0, 6.0]] {
            assert_eq!(trees.score_both(&row, 0, 1.0), [trees.score(&row), trees.score(&[1.0, row[1]])]);
        }
    }

    #[test]
    fn importance_counts_real_splits_only() {
        assert_eq!(two_trees().importance(), [2.0, 10.0]);
    }
}
