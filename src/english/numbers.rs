//! Numbers in words: "three hundred" is 300.

/// What a word multiplies the number before it with.
pub fn multiple(word: &str) -> Option<f64> {
    Some(match word.to_ascii_lowercase().as_str() {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// What letters behind figures multiply them with: "2.2bn".
pub fn short_multiple(letters: &str) -> Option<f64> {
    Some(match letters.to_ascii_lowercase().as_str() {
        "k" => 1e3,
        "m" | "mn" => 1e6,
        "b" | "bn" => 1e9,
        "tn" => 1e12,
        _ => return None,
    })
}
