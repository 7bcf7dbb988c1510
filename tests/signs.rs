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

/// Patterns in which every cue has others and their commas in sight.
const CUES: &[&str] = &[",:", ":,", "Q:, ", "wrote:, ", "said, ", "\n1,", "((\n", "“,: ", "said: “May, "];

#[test]
fn pages_of_cues_are_analysed_in_linear_time() {
    let time = |pattern: &str, size: usize| {
        let text = pattern.repeat(size / pattern.len());
        let start = Instant::now();
        analyze(&text, &Options::default());
        start.elapsed().as_secs_f64()
    };
    for pattern in CUES {
        // Four times the text takes four times as long, or sixteen times where the time is quadratic. Other programs may
        // slow down one measurement, not three.
        let is_linear = (0..3).any(|_| time(pattern, 200_000) < 8.0 * time(pattern, 50_000));
        assert!(is_linear, "{pattern:?} takes longer than linear time");
    }
}
