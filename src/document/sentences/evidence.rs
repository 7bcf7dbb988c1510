//! Evidence from the rest of the text about a capital: in "… of Acme Inc. Terms were not disclosed" the word "terms",
//! seen small elsewhere, starts a sentence; "Nekoosa", seen inside sentences with its capital, may not.
//!
//! Words are kept as bits of their hash: a rare clash costs little, and memory stays small.

use super::super::{Token, TokenKind};

/// Words seen in small letters, words seen with a capital where no sentence starts, and how people write here.
pub struct Evidence {
    small: Vec<u64>,
    names: Vec<u64>,
    /// Share of stops that a small letter follows: near 1 where people write without capitals.
    pub small_starts: f32,
}

impl Evidence {
    pub fn gather(text: &str, tokens: &[Token]) -> Self {
        let bits = (8 * tokens.len()).next_power_of_two().clamp(1 << 12, 1 << 22);
        let (mut small, mut names) = (vec![0; bits / 64], vec![0; bits / 64]);
        let (mut small_starts, mut starts) = (0u32, 0u32);
        let mut before = TokenKind::Stop;
        let mut small_before = false;
        for token in tokens {
            let bytes = &text.as_bytes()[token.span.start..token.span.end];
            let is_small = bytes[0].is_ascii_lowercase();
            if token.kind == TokenKind::Word {
                if before == TokenKind::Stop && !token.glued {
                    starts += 1;
                    small_starts += u32::from(is_small);
                }
                if is_small {
                    set(&mut small, bytes);
                } else if small_before && bytes.len() > 1 {
                    set(&mut names, bytes);
                }
            }
            small_before = is_small && token.kind == TokenKind::Word;
            before = token.kind;
        }
        Self { small, names, small_starts: small_starts as f32 / (starts as f32 + 2.0) }
    }

    /// 1 for a word that the text also has in small letters, -1 for one that has a capital inside sentences; 0 for both.
    pub fn of(&self, word: &str) -> f32 {
        f32::from(has(&self.small, word.as_bytes())) - f32::from(has(&self.names, word.as_bytes()))
    }
}

/// FNV-1a over small letters.
fn hash(word: &[u8]) -> u32 {
    word.iter().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}

fn place(bits: &[u64], word: &[u8]) -> (usize, u64) {
    let h = hash(word);
    // The upper bits are the better mixed ones.
    let bit = (h ^ (h >> 15)) as usize & (bits.len() * 64 - 1);
    (bit / 64, 1 << (bit % 64))
}

fn set(bits: &mut [u64], word: &[u8]) {
    let (i, bit) = place(bits, word);
    bits[i] |= bit;
}

fn has(bits: &[u64], word: &[u8]) -> bool {
    let (i, bit) = place(bits, word);
    bits[i] & bit != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tokens::tokenize;

    #[test]
    fn a_word_is_judged_by_its_other_places() {
        let text = "Shares of Nekoosa fell. Terms of the deal were unclear. The terms were kept from Nekoosa.";
        let evidence = Evidence::gather(text, &tokenize(text));
        assert_eq!(["Terms", "Nekoosa", "Shares"].map(|w| evidence.of(w)), [1.0, -1.0, 0.0]);
    }
}
