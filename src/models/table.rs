//! Linear models of several classes over hashed features: a feature's hash names a row, which holds points for each class.
//!
//! ```text
//! bits u8 | classes u8 | 16 sizes i8 | for each of 2^bits rows one bit: it holds points |
//! for each class: for each row that holds points the number of a size, 4 bits
//! ```
//! Points are whole numbers, so every machine adds up the same. `xtask/src/learn/classes.rs` writes what this reads.

/// Points of a natural logarithm's unit.
pub const SCALE: f32 = 16.0;

/// Most rows hold nothing, so a feature that was never learnt mostly meets an empty one: no keys are kept. In memory the rows
/// that hold points lie side by side, each `WIDTH` wide (the classes and zeros), so that they are added in a few steps.
pub struct Table<const WIDTH: usize> {
    shift: u32,
    /// For each row one bit: it holds points. Small enough to stay near the processor.
    held: Vec<u64>,
    /// How many rows hold points before each 64.
    before: Vec<u16>,
    rows: Vec<[i8; WIDTH]>,
}

/// Most features that one choice asks.
const MOST: usize = 64;

/// The rows with points that the features of one choice meet.
pub struct Met<'t, const WIDTH: usize> {
    table: &'t Table<WIDTH>,
    rows: [u32; MOST],
    count: usize,
}

impl<const WIDTH: usize> Table<WIDTH> {
    /// Reads a table of `classes` from the front of `bytes`.
    ///
    /// # Panics
    /// On a table of another number of classes. Models are part of the program, and a test of each stage reads its own.
    pub fn read(bytes: &mut &[u8], classes: usize) -> Self {
        let mut take = |count: usize| {
            let (part, rest) = bytes.split_at(count);
            *bytes = rest;
            part
        };
        let head = take(18);
        let (bits, sizes) = (u32::from(head[0]), &head[2..]);
        assert_eq!(usize::from(head[1]), classes, "a table of another number of classes");
        let held: Vec<u64> = take((1usize << bits).div_ceil(8))
            .chunks(8)
            .map(|bytes| bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)))
            .collect();
        let mut used = 0;
        let mut before = Vec::with_capacity(held.len());
        for word in &held {
            before.push(u16::try_from(used).expect("a table of fewer rows"));
            used += word.count_ones() as usize;
        }
        let nibbles = take((used * classes).div_ceil(2));
        let mut rows = vec![[0; WIDTH]; used];
        for (n, row) in rows.iter_mut().enumerate() {
            for (class, points) in row.iter_mut().take(classes).enumerate() {
                let at = class * used + n;
                *points = sizes[usize::from(nibbles[at / 2] >> (4 * (at % 2)) & 15)] as i8;
            }
        }
        Self { shift: 32 - bits, held, before, rows }
    }

    /// Nothing met yet.
    #[inline]
    pub const fn met(&self) -> Met<'_, WIDTH> {
        Met { table: self, rows: [0; MOST], count: 0 }
    }
}

impl<const WIDTH: usize> Met<'_, WIDTH> {
    /// Notes the row of a feature if it holds points. Written without a branch: nobody can guess which rows do.
    #[inline]
    pub fn note(&mut self, feature: u32) {
        let row = feature >> self.table.shift;
        let held = self.table.held[(row / 64) as usize] >> (row % 64) & 1;
        self.rows[self.count % MOST] = row;
        self.count += held as usize;
    }

    /// Adds the points of all rows that were noted.
    #[inline]
    pub fn add_to(&self, sums: &mut [i16; WIDTH]) {
        debug_assert!(self.count < MOST, "more features than there is room for");
        for &row in &self.rows[..self.count.min(MOST)] {
            let word = (row / 64) as usize;
            let lower = self.table.held[word] & ((1 << (row % 64)) - 1);
            let row = &self.table.rows[usize::from(self.table.before[word]) + lower.count_ones() as usize];
            sums.iter_mut().zip(row).for_each(|(sum, &points)| *sum += i16::from(points));
        }
    }
}

/// The feature of template `template` for a value: high bits count.
#[inline]
pub const fn feature(template: u32, value: u32) -> u32 {
    let mixed = (value ^ template.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0x9e37_79b1);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d)
}

/// Joins two values in order.
#[inline]
pub const fn pair(first: u32, second: u32) -> u32 {
    (first.wrapping_mul(0x01a3_75b5) ^ second).wrapping_mul(0x9e37_79b1).rotate_left(13)
}
