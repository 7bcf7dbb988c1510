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
//! All numbers are little-endian. A feature value below the cut, or not a number, goes left.

/// A trained forest.
pub struct Trees {
    base: Vec<f32>,
    /// Index into `nodes` of each root; tree `t` speaks for class `t % classes`.
    roots: Vec<u32>,
    nodes: Vec<Node>,
}

#[derive(Clone, Copy)]
enum Node {
    Split { feature: u8, right: u32, cut: f32 },
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
        assert_eq!(bytes.take(4), b"NGT1", "not a forest");
        let (classes, features, trees) = (bytes.u8(), bytes.u8(), bytes.u16());
        let base = (0..classes).map(|_| bytes.f32()).collect();
        let cuts: Vec<Vec<f32>> = (0..features)
            .map(|_| {
                let count = bytes.u8();
                (0..count).map(|_| bytes.f32()).collect()
            })
            .collect();
        let (mut roots, mut nodes) = (Vec::new(), Vec::new());
        for _ in 0..trees {
            let root = nodes.len() as u32;
            roots.push(root);
            for _ in 0..bytes.u8() {
                let feature = bytes.u8();
                nodes.push(if feature == LEAF_MARK {
                    Node::Leaf(f32::from(bytes.u16() as i16) * LEAF_UNIT)
                } else {
                    let (cut, right) = (bytes.u8(), bytes.u8());
                    Node::Split {
                        feature,
                        cut: cuts[usize::from(feature)][usize::from(cut)],
                        right: root + u32::from(right),
                    }
                });
            }
        }
        Self { base, roots, nodes }
    }

    pub fn classes(&self) -> usize {
        self.base.len()
    }

    /// The raw score of a forest with one class: log-odds, 0 = even.
    pub fn score(&self, features: &[f32]) -> f32 {
        self.roots.iter().map(|&root| self.leaf(root, features)).fold(self.base[0], |sum, leaf| sum + leaf)
    }

    /// The raw scores of all classes, into `scores`.
    pub fn scores(&self, features: &[f32], scores: &mut Vec<f32>) {
        scores.clear();
        scores.extend_from_slice(&self.base);
        for (tree, &root) in self.roots.iter().enumerate() {
            scores[tree % self.base.len()] += self.leaf(root, features);
        }
    }

    fn leaf(&self, root: u32, features: &[f32]) -> f32 {
        let mut at = root;
        loop {
            match self.nodes[at as usize] {
                Node::Leaf(value) => return value,
                Node::Split { feature, right, cut } => {
                    at = if features[usize::from(feature)] >= cut { right } else { at + 1 };
                }
            }
        }
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
