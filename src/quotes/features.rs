//! Features of a candidate: hashes of small facts. The same functions serve the trainer and the runtime.

/// The features of one candidate, as [`Linear`](crate::models::linear::Linear) reads them.
#[derive(Default)]
pub struct Features {
    pub list: Vec<u32>,
}

impl Features {
    pub fn clear(&mut self) {
        self.list.clear();
    }

    /// One fact: which template, and its values.
    pub fn add<const N: usize>(&mut self, template: u32, values: [u32; N]) {
        self.list.push(values.iter().fold(mix(template, 0x51), |hash, &v| mix(hash, v)));
    }
}

/// Two hashes → one.
pub const fn mix(a: u32, b: u32) -> u32 {
    let h = (a.rotate_left(5) ^ b).wrapping_mul(0x85eb_ca6b);
    h ^ (h >> 15)
}

/// A distance in coarse steps: 0, 1, 2, 3, 4-5, 6-8, 9-15, 16-30, more.
pub const fn coarse(n: usize) -> u32 {
    match n {
        0..=3 => n as u32,
        4..=5 => 4,
        6..=8 => 5,
        9..=15 => 6,
        16..=30 => 7,
        _ => 8,
    }
}
