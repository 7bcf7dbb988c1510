//! Long runs of one sign, or of a short pattern of signs, are read in time that grows with the text, not with its square.
//!
//! The sizes are such that quadratic time takes minutes, and the limit such that a busy machine stays below it.

use nutgraf::document::tokens::tokenize;
use nutgraf::{Options, analyze};
use std::time::{Duration, Instant};

/// Of one run, in bytes.
const SIZE: usize = 2_000_000;

/// For one run of [`SIZE`] bytes; linear time takes a hundredth of it.
const LIMIT: Duration = Duration::from_secs(20);

/// Patterns that a tokenizer may scan ahead in.
const PATTERNS: &[&str] = &[
    "()",
    ":)",
    ":(",
    ";D ",
    "=((",
    ". ",
    " .",
    "?!",
    "``",
    "''",
    "s' ",
    "a.",
    "A.B",
    "1,",
    "1.",
    "1/",
    "1-",
    "a-",
    "a_",
    "a@",
    "#_",
    "@_",
    "www.",
    "http://",
    "a.com,",
    "‘",
    "’",
    "“",
    "…",
    "—",
    "🙂",
    "é\u{301}",
    "\u{ad}",
    "\u{200b}",
];

#[test]
fn every_sign_is_tokenized_in_linear_time() {
    let signs = (33u8..127).map(|sign| char::from(sign).to_string());
    for pattern in signs.chain(PATTERNS.iter().map(|&pattern| pattern.into())) {
        let text = pattern.repeat(SIZE / pattern.len());
        let start = Instant::now();
        tokenize(&text);
        assert!(start.elapsed() < LIMIT, "{pattern:?} took {:?}", start.elapsed());
    }
}

#[test]
fn a_page_of_every_sign_is_analysed() {
    for sign in (33u8..127).filter(|sign| !sign.is_ascii_alphanumeric()) {
        let text = char::from(sign).to_string().repeat(20_000);
        assert!(analyze(&text, &Options::default()).entities.is_empty());
    }
}
