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
//! The same with like beside like, which compresses to three quarters (`xtask/src/learn/compact.rs` writes it):
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

/// Trees after which alternatives are compared, and the log-odds by which one may then lie behind.
const PART: usize = 50;
const BEHIND: f32 = 2.5;

/// A trained forest, each tree filled up to one depth: a walk down is as many steps without a branch to mispredict.
pub struct Trees {
    /// How many features a row has.
    features: usize,
    base: Vec<f32>,
    /// Tree `t` speaks for class `t % classes`.
    trees: usize,
    depth: u32,
    /// `2^depth` a tree, the last of them unused; the children of split `i` at `2i + 1` and `2i + 2`.
    splits: Vec<Split>,
    /// `2^depth` a tree.
    leaves: Vec<f32>,
}

#[derive(Clone, Copy)]
struct Split {
    cut: f32,
    feature: u32,
}

/// A node as the file has it.
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
    /// On a damaged file: models are part of the program, checked by a test of each stage.
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
        Self::new(features.into(), base, &forest)
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
        Self::new(features.into(), base, &forest)
    }

    fn new(features: usize, base: Vec<f32>, forest: &[Vec<Node>]) -> Self {
        let depth = forest.iter().map(|tree| height(tree, 0)).max().unwrap_or(0);
        let mut read = Self { features, base, trees: forest.len(), depth, splits: Vec::new(), leaves: Vec::new() };
        for tree in forest {
            read.push(tree);
        }
        read
    }

    /// Appends a tree; a leaf higher up becomes splits that all lead left, to it.
    fn push(&mut self, tree: &[Node]) {
        let mut level = vec![0usize];
        for _ in 0..self.depth {
            let mut next = Vec::with_capacity(2 * level.len());
            for at in level {
                match tree[at] {
                    Node::Split { feature, right, cut } => {
                        self.splits.push(Split { cut, feature: feature.into() });
                        next.extend([at + 1, right.into()]);
                    }
                    Node::Leaf(_) => {
                        self.splits.push(Split { cut: f32::INFINITY, feature: 0 });
                        next.extend([at, at]);
                    }
                }
            }
            level = next;
        }
        self.splits.push(Split { cut: f32::INFINITY, feature: 0 });
        for at in level {
            if let Node::Leaf(value) = tree[at] {
                self.leaves.push(value);
            }
        }
    }

    /// How many features a row has.
    pub fn features(&self) -> usize {
        self.features
    }

    pub fn classes(&self) -> usize {
        self.base.len()
    }

    /// The raw score of a forest with one class: log-odds, 0 = even.
    pub fn score(&self, features: &[f32]) -> f32 {
        self.sum(features, 0..self.trees, self.base[0])
    }

    /// Which of some alternatives scores best, if one scores at least `least`. Those that have fallen far behind after a part of
    /// the trees are given up.
    pub fn best<const N: usize>(&self, alternatives: &[[f32; N]], least: f32) -> Option<(usize, f32)> {
        let mut left: Vec<(usize, f32)> = (0..alternatives.len()).map(|i| (i, self.base[0])).collect();
        let mut from = 0;
        while from < self.trees && !left.is_empty() {
            let to = (from + PART).min(self.trees);
            for (i, score) in &mut left {
                *score = self.sum(&alternatives[*i], from..to, *score);
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
        scores.clear();
        scores.extend_from_slice(&self.base);
        for (tree, leaf) in self.said(features, 0..self.trees).enumerate() {
            scores[tree % self.base.len()] += leaf;
        }
    }

    /// `start` and what some trees say. The usual depths are unrolled.
    fn sum(&self, features: &[f32], trees: Range<usize>, start: f32) -> f32 {
        match self.depth {
            3 => self.sum_of_width::<8>(features, trees, start),
            4 => self.sum_of_width::<16>(features, trees, start),
            5 => self.sum_of_width::<32>(features, trees, start),
            _ => self.said(features, trees).fold(start, |sum, leaf| sum + leaf),
        }
    }

    fn sum_of_width<const WIDTH: usize>(&self, features: &[f32], trees: Range<usize>, start: f32) -> f32 {
        let range = trees.start * WIDTH..trees.end * WIDTH;
        let (splits, _) = self.splits[range.clone()].as_chunks::<WIDTH>();
        let (leaves, _) = self.leaves[range].as_chunks::<WIDTH>();
        splits.iter().zip(leaves).fold(start, |sum, (splits, leaves)| {
            let mut at = 0;
            for _ in 0..WIDTH.ilog2() {
                let split = splits[at & (WIDTH - 1)];
                at = 2 * at + 1 + usize::from(features[split.feature as usize] >= split.cut);
            }
            sum + leaves[(at + 1) & (WIDTH - 1)]
        })
    }

    /// What each of some trees says.
    fn said<'a>(&'a self, features: &'a [f32], trees: Range<usize>) -> impl Iterator<Item = f32> + 'a {
        let (width, depth) = (1usize << self.depth, self.depth);
        trees.map(move |tree| {
            let splits = &self.splits[tree * width..(tree + 1) * width];
            let mut at = 0;
            for _ in 0..depth {
                let split = splits[at];
                at = 2 * at + 1 + usize::from(features[split.feature as usize] >= split.cut);
            }
            self.leaves[tree * width + at + 1 - width]
        })
    }
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
    fn a_forest_of_one_split_goes_left_below_the_cut() {
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
}
