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
    /// For each row its place in `rows`; 0 for one that holds nothing.
    places: Vec<u16>,
    rows: Vec<[i8; WIDTH]>,
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
        let count = 1usize << bits;
        let held = take(count.div_ceil(8));
        let mut places = vec![0; count];
        let mut used = 0usize;
        for row in (0..count).filter(|row| held[row / 8] >> (row % 8) & 1 == 1) {
            used += 1;
            places[row] = u16::try_from(used).expect("a table of fewer rows");
        }
        let nibbles = take((used * classes).div_ceil(2));
        let mut rows = vec![[0; WIDTH]; used + 1];
        for (n, row) in rows.iter_mut().skip(1).enumerate() {
            for (class, points) in row.iter_mut().take(classes).enumerate() {
                let at = class * used + n;
                *points = sizes[usize::from(nibbles[at / 2] >> (4 * (at % 2)) & 15)] as i8;
            }
        }
        Self { shift: 32 - bits, places, rows }
    }

    /// Adds the points of a feature.
    #[inline]
    pub fn add(&self, feature: u32, sums: &mut [i16; WIDTH]) {
        // Adding an empty row is cheaper than asking whether it is empty.
        let row = &self.rows[usize::from(self.places[(feature >> self.shift) as usize])];
        sums.iter_mut().zip(row).for_each(|(sum, &points)| *sum += i16::from(points));
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
