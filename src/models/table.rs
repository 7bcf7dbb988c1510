//! Linear models of several classes over hashed features: a feature's hash names a row, which holds points for each class.
//!
//! ```text
//! bits u8 | classes u8 | 16 sizes i8 | for each of 2^bits rows one bit: it holds points |
//! for each class: for each row that holds points the number of a size, 4 bits
//! ```
//! Points are whole numbers, so every machine adds up the same. `xtask/src/learn/classes.rs` writes what this reads.
//! Most rows hold nothing, so a feature that was never learnt mostly meets an empty one: no keys are kept.

/// Points of a natural logarithm's unit.
pub const SCALE: f32 = 16.0;

/// A table in memory: the rows that hold points lie side by side, each `WIDTH` wide (the classes and zeros), so that they
/// are added in a few steps.
pub struct Table<const WIDTH: usize> {
    shift: u32,
    /// For each hash the number of its row; 0 is a row of zeros.
    row_of: Vec<u16>,
    rows: Vec<[i8; WIDTH]>,
}

/// Most features that one choice asks.
const MOST: usize = 64;

/// The rows with points that the features of one choice meet.
pub struct Met<'t, const WIDTH: usize> {
    table: &'t Table<WIDTH>,
    rows: [u16; MOST],
    count: usize,
}

impl<const WIDTH: usize> Table<WIDTH> {
    /// Reads a table of `classes` from the front of `bytes`.
    ///
    /// # Panics
    /// On a table of another number of classes. Models are part of the program, and a test of each stage reads its own.
    pub fn read(bytes: &mut &[u8], classes: usize) -> Self {
        let file = File::read(bytes, classes);
        let mut rows = vec![[0; WIDTH]; file.used + 1];
        for (n, row) in rows.iter_mut().skip(1).enumerate() {
            for (class, points) in row.iter_mut().take(classes).enumerate() {
                *points = file.sizes[file.size(class, n)] as i8;
            }
        }
        let mut row_of = vec![0; 1 << file.bits];
        file.each(|n, hash| row_of[hash] = u16::try_from(n + 1).expect("a table of fewer rows"));
        Self { shift: 32 - file.bits, row_of, rows }
    }

    /// Nothing met yet.
    #[inline]
    pub const fn met(&self) -> Met<'_, WIDTH> {
        Met { table: self, rows: [0; MOST], count: 0 }
    }
}

impl<const WIDTH: usize> Met<'_, WIDTH> {
    /// Notes the row of a feature if it holds points. Written without a branch: nobody can guess which rows do.
    #[inline(always)]
    pub fn note(&mut self, feature: u32) {
        let row = self.table.row_of[(feature >> self.table.shift) as usize];
        self.rows[self.count % MOST] = row;
        self.count += usize::from(row != 0);
    }

    /// Adds the points of all rows that were noted.
    #[inline(always)]
    pub fn add_to(&self, sums: &mut [i16; WIDTH]) {
        debug_assert!(self.count < MOST, "more features than there is room for");
        let mut total = *sums;
        for &row in &self.rows[..self.count.min(MOST)] {
            let row = &self.table.rows[usize::from(row)];
            for (sum, &points) in total.iter_mut().zip(row) {
                *sum += i16::from(points);
            }
        }
        *sums = total;
    }
}

/// Classes of a [`SmallTable`].
pub const FEW: usize = 3;

/// A table of three classes: their points fit in one number and are added in one step.
pub struct SmallTable {
    shift: u32,
    /// For each hash the numbers of its three sizes, 4 bits each.
    sizes_of: Vec<u16>,
    /// For each choice of three sizes the points, one in each [`LANE`] bits, raised by [`RAISED`] so that none is below 0.
    points: Box<[u64; 1 << (4 * FEW)]>,
}

const LANE: u32 = 20;
const RAISED: i64 = 128;

impl SmallTable {
    /// As [`Table::read`].
    ///
    /// # Panics
    /// As [`Table::read`].
    pub fn read(bytes: &mut &[u8]) -> Self {
        let file = File::read(bytes, FEW);
        let points = |sizes: usize| {
            let lane = |class: usize| i64::from(file.sizes[sizes >> (4 * class) & 15] as i8) + RAISED;
            (0..FEW).fold(0, |lanes, class| lanes | (lane(class) as u64) << (LANE * class as u32))
        };
        let all: Vec<u64> = (0..1 << (4 * FEW)).map(points).collect();
        let none = file.sizes.iter().position(|&size| size == 0).unwrap_or(0);
        let mut sizes_of = vec![(none | none << 4 | none << 8) as u16; 1 << file.bits];
        file.each(|n, hash| {
            sizes_of[hash] = (0..FEW).fold(0, |sizes, class| sizes | (file.size(class, n) as u16) << (4 * class));
        });
        Self { shift: 32 - file.bits, sizes_of, points: all.try_into().expect("as many as there are choices") }
    }

    /// Nothing met yet.
    #[inline]
    pub const fn sums(&self) -> SmallSums<'_> {
        SmallSums { table: self, lanes: 0 }
    }
}

/// The points of the features met so far.
pub struct SmallSums<'t> {
    table: &'t SmallTable,
    lanes: u64,
}

impl SmallSums<'_> {
    #[inline(always)]
    pub fn add(&mut self, feature: u32) {
        let sizes = self.table.sizes_of[(feature >> self.table.shift) as usize];
        self.lanes += self.table.points[usize::from(sizes) % (1 << (4 * FEW))];
    }

    /// The points of each class, all raised by the same.
    pub fn points(&self) -> [i32; FEW] {
        std::array::from_fn(|class| (self.lanes >> (LANE * class as u32)) as i32 & ((1 << LANE) - 1))
    }
}

/// A table as the file has it.
struct File<'b> {
    bits: u32,
    used: usize,
    sizes: &'b [u8],
    held: &'b [u8],
    nibbles: &'b [u8],
}

impl<'b> File<'b> {
    fn read(bytes: &mut &'b [u8], classes: usize) -> Self {
        let mut take = |count: usize| {
            let (part, rest) = bytes.split_at(count);
            *bytes = rest;
            part
        };
        let head = take(18);
        assert_eq!(usize::from(head[1]), classes, "a table of another number of classes");
        let bits = u32::from(head[0]);
        let held = take((1usize << bits).div_ceil(8));
        let used: usize = held.iter().map(|byte| byte.count_ones() as usize).sum();
        let nibbles = take((used * classes).div_ceil(2));
        Self { bits, used, sizes: &head[2..], held, nibbles }
    }

    /// The number of the size of a class in the row `n` of those that hold points.
    fn size(&self, class: usize, n: usize) -> usize {
        let at = class * self.used + n;
        usize::from(self.nibbles[at / 2] >> (4 * (at % 2)) & 15)
    }

    /// Visits the rows that hold points: their number among them, and their hash.
    fn each(&self, mut visit: impl FnMut(usize, usize)) {
        let mut n = 0;
        for (at, &byte) in self.held.iter().enumerate() {
            let mut byte = byte;
            while byte != 0 {
                visit(n, 8 * at + byte.trailing_zeros() as usize);
                byte &= byte - 1;
                n += 1;
            }
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
