//! Lower-cased word → its cluster of like words and what lists it stands on: "lima" → cluster 381, city, last name.
//!
//! `models/entities.lexicon.bin` is a bucketed table keyed by 23 bits of the word's hash and read in place.

use std::sync::OnceLock;

/// Word clusters and name lists.
pub struct WordClusters {
    /// Middle and coarse cluster of each fine one.
    levels: &'static [u8],
    /// The four columns of the file as the bytes of a number, so that a row is one read.
    rows: Vec<u32>,
    /// Where each bucket starts in the table.
    starts: Vec<u32>,
}

pub const BUCKET_BITS: u32 = 15;
/// Fine clusters; the last number stands for none.
pub const CLUSTERS: usize = 1023;
/// Key remainder, prior and cluster, flags: see `write` in the trainer.
pub const ROW: usize = 4;
/// Kinds of capitalised words, as counted in news: not met, no name, the four types, a place or organization, a mixture.
pub const PRIORS: usize = 8;

static LEXICON: OnceLock<WordClusters> = OnceLock::new();

impl WordClusters {
    pub const NO_CLUSTER: u16 = 0x3ff;

    pub const MALE: u16 = 1;
    pub const FEMALE: u16 = 2;
    pub const SURNAME: u16 = 4;
    pub const CITY: u16 = 8;
    pub const COUNTRY: u16 = 16;
    /// Stands in lower case in running text sometimes …
    pub const SOMETIMES_LOWER: u16 = 32;
    /// … or nearly always.
    pub const MOSTLY_LOWER: u16 = 64;
    pub const ALL_LISTS: u16 = 31;
    /// What the word mostly is where it has a capital letter: see [`PRIORS`].
    pub const PRIOR_SHIFT: u32 = 8;

    /// The lexicon that comes with the library.
    pub fn shipped() -> &'static Self {
        LEXICON.get_or_init(|| Self::read(include_bytes!("../../models/entities.lexicon.bin")))
    }

    pub fn read(bytes: &'static [u8]) -> Self {
        let buckets = 1usize << BUCKET_BITS;
        let (levels, bytes) = bytes.split_at((2 * CLUSTERS).min(bytes.len()));
        let (counts, table) = bytes.split_at(buckets.min(bytes.len()));
        let mut starts = Vec::with_capacity(buckets + 1);
        let mut sum = 0;
        starts.push(0);
        for &count in counts {
            sum += u32::from(count);
            starts.push(sum);
        }
        starts.resize(buckets + 1, sum);
        // Columns in the file, as they pack better.
        let count = table.len() / ROW;
        let rows = (0..count).map(|i| u32::from_le_bytes(std::array::from_fn(|c| table[c * count + i]))).collect();
        Self { levels, rows, starts }
    }

    /// Cluster and flags of a word or phrase by its hash.
    pub fn look_up(&self, hash: u32) -> (u16, u16) {
        let (bucket, rest) = Self::key(hash);
        let (from, to) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        for row in &self.rows[from.min(self.rows.len())..to.min(self.rows.len())] {
            let [low, high, cluster, flags] = row.to_le_bytes();
            if low == rest {
                let prior = u16::from(high >> 2 & 7) << Self::PRIOR_SHIFT;
                return (u16::from(cluster) | u16::from(high & 3) << 8, u16::from(flags) | prior);
            }
        }
        (Self::NO_CLUSTER, 0)
    }

    /// A fine cluster with the middle and coarse ones that it belongs to.
    pub fn levels(&self, cluster: u16) -> [u16; 3] {
        match self.levels.get(2 * usize::from(cluster)..2 * usize::from(cluster) + 2) {
            Some(&[middle, coarse]) if cluster != Self::NO_CLUSTER => [cluster, middle.into(), coarse.into()],
            _ => [Self::NO_CLUSTER; 3],
        }
    }

    /// Bucket and the 8 bits that tell words of a bucket apart. Of a hundred unknown words fewer than one is taken for another.
    pub const fn key(hash: u32) -> (usize, u8) {
        let mixed = hash.wrapping_mul(0x9e37_79b1);
        ((mixed >> (32 - BUCKET_BITS)) as usize, (mixed >> 6) as u8)
    }
}
