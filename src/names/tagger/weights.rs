//! Feature hash → scores for the labels: the trained table of `models/entities.bin`, searched in place.
//!
//! A row of the table gives points to single labels ("S-place"), to all labels of a type ("person") or to all labels of
//! a position ("first word of a name"); in memory it is what they come to for each label, half as much to fetch. Points
//! are whole numbers, so every machine adds up the same.

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

/// Points of the labels against O, which has none: adding the same to every label of a place changes no path.
pub type Sums = [i16; LABELS - 1];
type Row = [i8; LABELS - 1];
const NO_POINTS: Row = [0; LABELS - 1];

/// The trained scores.
///
/// Nearly every feature of a text has a row, and the rows are far apart: a bucket is what one fetch brings, so that no
/// feature waits for more than one, and the processor fetches for many at once.
pub struct Weights {
    buckets: Vec<Bucket>,
    /// Rows that found their bucket full.
    crowded: FxHashMap<u32, Row>,
    pub transitions: [[i32; LABELS]; LABELS],
}

/// Rows of the hashes that begin alike. A slot without one holds no points.
#[derive(Clone, Default)]
#[repr(align(64))]
struct Bucket {
    rows: [Row; SLOTS],
    /// The rest of the hash that each row is for.
    rests: [u8; SLOTS],
    used: u8,
}

const SLOTS: usize = 3;

static WEIGHTS: OnceLock<Weights> = OnceLock::new();

impl Weights {
    /// The weights that come with the library.
    pub fn shipped() -> &'static Self {
        WEIGHTS.get_or_init(|| Self::read(include_bytes!("../../../models/entities.bin")))
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
        let mut weights =
            Self { buckets: vec![Bucket::default(); 1 << BUCKET_BITS], crowded: FxHashMap::default(), transitions };
        let (mut feature, mut point) = (0, 0);
        for (bucket, &size) in buckets.iter().enumerate() {
            for _ in 0..size {
                let hash = (bucket as u32) << (HASH_BITS - BUCKET_BITS) | u32::from(rests[feature]);
                let mut points = [0; COLUMNS];
                let mut columns = u32::from_le_bytes(planes.map(|plane| plane[feature]));
                while columns != 0 {
                    let size = sizes[usize::from(nibbles[point / 2] >> (4 * (point % 2)) & 15)];
                    points[columns.trailing_zeros() as usize % COLUMNS] = size;
                    columns &= columns - 1;
                    point += 1;
                }
                weights.put(hash, against_none(&points));
                feature += 1;
            }
        }
        weights
    }

    fn put(&mut self, hash: u32, row: Row) {
        let (bucket, rest) = place(hash);
        let bucket = &mut self.buckets[bucket];
        let slot = usize::from(bucket.used);
        bucket.used += 1;
        if slot < SLOTS {
            (bucket.rows[slot], bucket.rests[slot]) = (row, rest);
        } else {
            self.crowded.insert(hash, row);
        }
    }

    /// Adds the points of `features`.
    pub fn add(&self, features: &mut Features, sums: &mut Sums) {
        let list = &features.list[..features.count];
        // A first pass only asks memory for the buckets; they are there when the second one adds the rows up.
        features.asked = list.iter().fold(0, |asked, &feature| asked ^ self.buckets[place(feature).0].used);
        let mut total = *sums;
        for &feature in list {
            let (bucket, rest) = place(feature);
            let bucket = &self.buckets[bucket];
            let row = match bucket.rests.iter().position(|&r| r == rest) {
                Some(slot) => &bucket.rows[slot],
                None if usize::from(bucket.used) > SLOTS => self.crowded.get(&feature).unwrap_or(&NO_POINTS),
                None => continue,
            };
            let row = *row;
            total = std::array::from_fn(|label| total[label] + i16::from(row[label]));
        }
        *sums = total;
    }
}

/// The features of one place, gathered first and looked up together.
pub struct Features {
    list: [u32; MOST],
    count: usize,
    /// Keeps the first pass of [`Weights::add`] from being optimised away.
    asked: u8,
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
    pub fn push(&mut self, feature: u32) {
        if let Some(free) = self.list.get_mut(self.count) {
            *free = feature;
            self.count += 1;
        }
    }
}

/// The bucket of a hash, and the rest that tells hashes of a bucket apart.
#[inline]
const fn place(hash: u32) -> (usize, u8) {
    ((hash >> (HASH_BITS - BUCKET_BITS)) as usize % (1 << BUCKET_BITS), hash as u8)
}

/// The column of all labels of `label`'s type, and that of all labels of its position. Not for O (0).
pub const fn shared_columns(label: usize) -> (usize, usize) {
    (LABELS + (label - 1) / 4, LABELS + 4 + (label - 1) % 4)
}

/// What the columns come to for each label, less what they come to for O.
fn against_none(points: &[i16; COLUMNS]) -> Row {
    std::array::from_fn(|i| {
        let (kind, position) = shared_columns(i + 1);
        // One sum in ten thousand has more than a byte holds.
        (points[i + 1] + points[kind] + points[position] - points[0]).clamp(-127, 127) as i8
    })
}

/// The points of every label, O among them.
pub fn label_scores(sums: &Sums) -> [i32; LABELS] {
    std::array::from_fn(|label| if label == 0 { 0 } else { i32::from(sums[label - 1]) })
}
