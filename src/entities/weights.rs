//! Feature hash → scores for the labels: the trained table of `models/entities.bin`, searched in place.
//!
//! A row of the table gives points to single labels ("S-place"), to all labels of a type ("person") or to all labels of
//! a position ("first word of a name"). Points are whole numbers, so every machine adds up the same.

use std::sync::OnceLock;

/// O, then begin, inside, end and single for each of the four types.
pub const LABELS: usize = 17;
/// Labels, then types, then positions.
pub const COLUMNS: usize = LABELS + 8;
/// Bits of a feature's hash that count.
pub const HASH_BITS: u32 = 24;
/// Points of a natural logarithm's unit.
pub const SCALE: f32 = 64.0;
pub const BUCKET_BITS: u32 = 16;

/// The trained scores.
pub struct Weights {
    starts: Vec<u32>,
    rests: &'static [u8],
    /// Where each feature's points start.
    places: Vec<u32>,
    points: Vec<(u8, i16)>,
    pub transitions: [[i32; LABELS]; LABELS],
}

/// Points in the columns of the table.
pub type Sums = [i16; COLUMNS];

static WEIGHTS: OnceLock<Weights> = OnceLock::new();

impl Weights {
    /// The weights that come with the library.
    pub fn shipped() -> &'static Self {
        WEIGHTS.get_or_init(|| Self::read(include_bytes!("../../models/entities.bin")))
    }

    /// Layout, all little-endian: count of features, count of points; 16 point sizes and the transitions as i16;
    /// bucket sizes; key remainders; how many points each feature has; columns; sizes, two to a byte.
    pub fn read(bytes: &'static [u8]) -> Self {
        let short = |at: usize| i16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let long = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
        let (features, count) = (long(0), long(4));
        let sizes: [i16; 16] = std::array::from_fn(|i| short(8 + 2 * i));
        let transitions = std::array::from_fn(|a| std::array::from_fn(|b| i32::from(short(40 + 2 * (a * LABELS + b)))));
        let mut at = 40 + 2 * LABELS * LABELS;
        let mut section = |len: usize| {
            at += len;
            &bytes[at - len..at]
        };
        let buckets = section(1 << BUCKET_BITS);
        let rests = section(features);
        let lengths = section(features);
        let columns = section(count);
        let nibbles = section(count.div_ceil(2));
        let starts = running_sum(buckets);
        let places = running_sum(lengths);
        let points =
            (0..count).map(|i| (columns[i], sizes[usize::from(nibbles[i / 2] >> (4 * (i % 2)) & 15)])).collect();
        Self { starts, rests, places, points, transitions }
    }

    /// Adds the points of `feature`.
    #[inline]
    pub fn add(&self, feature: u32, sums: &mut Sums) {
        let (bucket, rest) = ((feature >> (HASH_BITS - BUCKET_BITS)) as usize, feature as u8);
        let (from, to) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        if let Some(i) = self.rests[from..to].iter().position(|&r| r == rest) {
            let row = from + i;
            for &(column, size) in &self.points[self.places[row] as usize..self.places[row + 1] as usize] {
                sums[usize::from(column)] += size;
            }
        }
    }
}

fn running_sum(counts: &[u8]) -> Vec<u32> {
    let mut sum = 0;
    let mut sums = Vec::with_capacity(counts.len() + 1);
    sums.push(0);
    for &count in counts {
        sum += u32::from(count);
        sums.push(sum);
    }
    sums
}

/// The column of all labels of `label`'s type, and that of all labels of its position. Not for O (0).
pub const fn shared_columns(label: usize) -> (usize, usize) {
    (LABELS + (label - 1) / 4, LABELS + 4 + (label - 1) % 4)
}

/// What the columns come to for each label.
pub fn label_scores(sums: &Sums) -> [i32; LABELS] {
    std::array::from_fn(|label| {
        let own = i32::from(sums[label]);
        if label == 0 {
            return own;
        }
        let (kind, position) = shared_columns(label);
        own + i32::from(sums[kind]) + i32::from(sums[position])
    })
}
