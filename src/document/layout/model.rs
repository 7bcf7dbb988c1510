//! The trained part: eight forests over the features of a line, read from `models/layout.bin`.
//!
//! The file is one forest after the other, each after its length (u32, little-endian).

use super::features::FEATURES;
use crate::models::trees::Trees;
use std::sync::LazyLock;

/// The forests, in the order of the file.
pub struct Model {
    /// Is the line body, by its look and neighbours?
    pub first: Trees,
    /// Is it the headline, by what the first reading thought?
    pub title: Trees,
    /// Is the line body, knowing what the first reading thought of the others, and its headline?
    pub second: Trees,
    /// Is it the headline, by what the second reading thought?
    pub headline: Trees,
    /// Is it body, by what the second reading thought, and its headline?
    pub third: Trees,
    pub byline: Trees,
    pub standfirst: Trees,
    /// Is it the first line of the body?
    pub lead: Trees,
}

impl Model {
    /// The committed weights.
    pub fn committed() -> &'static Self {
        static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("../../../models/layout.bin")));
        &MODEL
    }

    /// # Panics
    /// On a damaged file, or one learnt from other features: the weights are part of the program.
    pub fn read(mut bytes: &[u8]) -> Self {
        let mut forests = FEATURES.iter();
        let mut next = || {
            let (length, rest) = bytes.split_at(4);
            let length = length.iter().rev().fold(0, |n, &b| n << 8 | usize::from(b));
            let (forest, rest) = rest.split_at(length);
            bytes = rest;
            let trees = Trees::read(forest);
            let expected = forests.next().copied();
            assert_eq!(expected.map(|(_, count)| count), Some(trees.features()), "features of {expected:?}");
            trees
        };
        Self {
            first: next(),
            title: next(),
            second: next(),
            headline: next(),
            third: next(),
            byline: next(),
            standfirst: next(),
            lead: next(),
        }
    }
}
