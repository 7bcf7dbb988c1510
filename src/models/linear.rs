//! Linear models over hashed features: "score(candidate) = sum of the weights its features hash to".
//!
//! A table with one byte for each weight in; scores, and [`softmax`] over the candidates of one choice, out.

/// One table of weights. The features of a candidate are 32-bit hashes; the high bits say which weight is meant.
#[derive(Clone, Copy, Debug)]
pub struct Linear {
    bits: u32,
    scale: f32,
    weights: &'static [u8],
}

impl Linear {
    /// Reads one table and returns what follows it: bits (u8), scale (f32, little-endian), `2^bits` weights (i8).
    pub fn read(bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let (&bits, rest) = bytes.split_first()?;
        let (scale, rest) = rest.split_first_chunk::<4>()?;
        let size = 1_usize.checked_shl(u32::from(bits)).filter(|_| bits <= 24)?;
        let (weights, rest) = rest.split_at_checked(size)?;
        Some((Self { bits: u32::from(bits), scale: f32::from_le_bytes(*scale), weights }, rest))
    }

    /// The sum of the weights of `features`.
    pub fn score(&self, features: &[u32]) -> f32 {
        let sum: i32 = features.iter().map(|&f| i32::from(self.weights[bucket(f, self.bits)] as i8)).sum();
        sum as f32 * self.scale
    }
}

/// Which weight of a table of `2^bits` the feature `hash` has. Shared with the trainer.
pub const fn bucket(hash: u32, bits: u32) -> usize {
    (hash.wrapping_mul(0x9e37_79b1) >> (32 - bits)) as usize
}

/// Scores → probabilities that sum to 1, in place.
pub fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = libm::expf(*s - top);
        sum += *s;
    }
    for s in scores.iter_mut() {
        *s /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_table_and_sums_weights() {
        static BYTES: [u8; 10] = [1, 0, 0, 0, 0x3f, 4, 0xfe, 9, 9, 9];
        let (linear, rest) = Linear::read(&BYTES).unwrap();
        assert_eq!(rest, [9, 9, 9]);
        let both: Vec<u32> = (0..100).collect();
        let zeros = both.iter().filter(|&&f| bucket(f, 1) == 0).count();
        assert_eq!(linear.score(&both), (zeros as f32).mul_add(2.0, -((100 - zeros) as f32)));
        assert!(Linear::read(&BYTES[..6]).is_none());
    }

    #[test]
    fn softmax_sums_to_one() {
        let mut scores = [1.0, 1.0, 90.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6 && scores[2] > 0.99);
    }
}
