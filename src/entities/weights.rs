//! Feature hash → scores for the labels: the trained table of `models/entities.bin`, searched in place.
//!
//! A row of the table gives points to single labels ("S-place"), to all labels of a type ("person") or to all labels of
//! a position ("first word of a name"). Points are whole numbers, so every machine adds up the same.

use rustc_hash::FxHashMap;
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

/// Columns filled up to whole registers.
pub const WIDTH: usize = 32;
/// Points in the columns of the table.
pub type Sums = [i16; WIDTH];
type Row = [i8; WIDTH];

/// The trained scores.
///
/// Hashes come in groups of eight, few of which have any points: a bit says which do, and the bits before it count up to
/// the row. All but the rows stays in the cache, and nothing on the way branches.
pub struct Weights {
    known: Box<[u64; KNOWN]>,
    /// Groups with points before each word of `known`.
    before: Box<[u32; KNOWN]>,
    /// The low bits of the hash that each row is for, and [`CROWDED`].
    rests: Vec<u8>,
    /// The first row is of no feature.
    rows: Vec<Row>,
    /// Rows of hashes that share their group with another.
    crowded: FxHashMap<u32, u32>,
    pub transitions: [[i32; LABELS]; LABELS],
}

const GROUP_BITS: u32 = 3;
const KNOWN: usize = 1 << (HASH_BITS - GROUP_BITS - 6);
/// Mark of a group with more than one hash.
const CROWDED: u8 = 1 << 7;

static WEIGHTS: OnceLock<Weights> = OnceLock::new();

impl Weights {
    /// The weights that come with the library.
    pub fn shipped() -> &'static Self {
        WEIGHTS.get_or_init(|| Self::read(include_bytes!("../../models/entities.bin")))
    }

    /// Layout, all little-endian: count of features, count of points; 16 point sizes and the transitions as i16;
    /// bucket sizes; key remainders; which columns each feature has points in, a bit each, in four planes of a byte a
    /// feature; sizes, two to a byte.
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
        let planes: [&[u8]; 4] = std::array::from_fn(|_| section(features));
        let nibbles = section(count.div_ceil(2));
        let mut weights = Self {
            known: Box::new([0; KNOWN]),
            before: Box::new([0; KNOWN]),
            rests: vec![0],
            rows: vec![[0; WIDTH]],
            crowded: FxHashMap::default(),
            transitions,
        };
        let mut crowded = Vec::new();
        let (mut feature, mut point) = (0, 0);
        for (bucket, &size) in buckets.iter().enumerate() {
            for _ in 0..size {
                let hash = (bucket as u32) << (HASH_BITS - BUCKET_BITS) | u32::from(rests[feature]);
                let mut row = [0; WIDTH];
                let mut columns = u32::from_le_bytes(planes.map(|plane| plane[feature]));
                while columns != 0 {
                    let size = sizes[usize::from(nibbles[point / 2] >> (4 * (point % 2)) & 15)];
                    row[columns.trailing_zeros() as usize] = size.clamp(-127, 127) as i8;
                    columns &= columns - 1;
                    point += 1;
                }
                weights.put(hash, row, &mut crowded);
                feature += 1;
            }
        }
        for (hash, row) in crowded {
            weights.crowded.insert(hash, weights.rows.len() as u32);
            weights.rows.push(row);
        }
        let mut sum = 0;
        for (before, known) in weights.before.iter_mut().zip(weights.known.iter()) {
            *before = sum;
            sum += known.count_ones();
        }
        weights
    }

    /// Adds a row; hashes come in rising order.
    fn put(&mut self, hash: u32, row: Row, crowded: &mut Vec<(u32, Row)>) {
        let (word, bit) = place(hash);
        let last = self.rests.len() - 1;
        if self.known[word] >> bit & 1 == 0 {
            self.known[word] |= 1 << bit;
            self.rests.push(low(hash));
            self.rows.push(row);
        } else {
            self.rests[last] |= CROWDED;
            crowded.push((hash, row));
        }
    }

    /// Adds the points of `features`.
    pub fn add(&self, features: &mut Features, sums: &mut Sums) {
        // A first pass only asks memory for the rows, many at a time; they are there when the second one adds them up.
        for feature in &mut features.list[..features.count] {
            let row = self.row(*feature);
            features.asked ^= self.rows[row][0];
            *feature = row as u32;
        }
        for &row in &features.list[..features.count] {
            sums.iter_mut().zip(self.rows[row as usize]).for_each(|(sum, points)| *sum += i16::from(points));
        }
    }

    /// The row of a feature whose group is known.
    #[inline]
    fn row(&self, feature: u32) -> usize {
        let (word, bit) = place(feature);
        let group = 1 + self.before[word] as usize + (self.known[word] & ((1 << bit) - 1)).count_ones() as usize;
        let rest = self.rests[group];
        if rest >= CROWDED && rest & !CROWDED != low(feature) {
            return self.crowded.get(&feature).map_or(0, |&row| row as usize);
        }
        group * usize::from(rest & !CROWDED == low(feature))
    }
}

/// The features of one place that may have points, gathered first and looked up together, so that the processor waits for
/// many of them at once.
pub struct Features {
    list: [u32; MOST],
    count: usize,
    /// Keeps the first pass of [`Weights::add`] from being optimised away.
    asked: i8,
}

/// No place has more features.
const MOST: usize = 128;

impl Default for Features {
    fn default() -> Self {
        Self { list: [0; MOST], count: 0, asked: 0 }
    }
}

impl Features {
    pub const fn clear(&mut self) {
        self.count = 0;
    }

    #[inline]
    pub fn push(&mut self, feature: u32, weights: &Weights) {
        let (word, bit) = place(feature);
        self.list[self.count] = feature;
        self.count = (self.count + (weights.known[word] >> bit & 1) as usize).min(MOST - 1);
    }
}

/// Word and bit of a hash's group in [`Weights::known`].
#[inline]
const fn place(hash: u32) -> (usize, u32) {
    let group = hash >> GROUP_BITS;
    (group as usize / 64 % KNOWN, group % 64)
}

/// Which of its group a hash is.
#[inline]
const fn low(hash: u32) -> u8 {
    (hash % (1 << GROUP_BITS)) as u8
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
