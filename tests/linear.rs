//! Time grows with the text and not faster, whatever the text repeats: signs, kinds of tokens, short patterns of them.
//!
//! The processor's time of this thread is compared, which other programs don't blur. `NUTGRAF_PATTERNS=2000` tries so many more
//! patterns, made by chance.

use nutgraf::{Options, analyze};
use std::fs;

/// Bytes of the shorter text.
const SIZE: usize = 12_000;
/// Four times the text takes four times as long; where the time is quadratic, sixteen times.
const MOST: f64 = 7.0;
/// Seconds. Shorter times are mostly the same work for any text.
const SHORT: f64 = 0.05;

/// Pieces that the stages look for, or scan ahead in.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    ";",
    ":",
    "-",
    "—",
    "…",
    "!",
    "?",
    "/",
    "&",
    "$",
    "%",
    "@",
    "#",
    "\n",
    "\n\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{ad}",
    "😀",
    "é",
    "1",
    "12,",
    "2016",
    "$5",
    "5%",
    "a",
    "I",
    "He",
    "she",
    "it",
    "who",
    "that",
    "the",
    "The",
    "of",
    "and",
    "not",
    "said",
    "said that",
    "denied",
    "told",
    "asked whether",
    "according to",
    "has been",
    "will",
    "Ana Lima",
    "Mr Lima",
    "Lima",
    "Mayor",
    "the mayor",
    "her",
    "Lima's",
    "London",
    "Acme Inc.",
    "U.S.",
    "May",
    "Monday",
    "on Monday",
    "last week",
    "3 May 2016",
    "10am",
    "in 1999",
    "two years ago",
    "mother",
    "CNN",
    "By Ana Lima",
    "Reuters",
    "Read more",
    "Photo:",
    "Q:",
    "LIMA:",
    "http://a.b",
    "word",
    "opened",
    "killed",
    "in",
    "to",
];

/// Seconds of the processor that this thread has used.
fn spent() -> f64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells a thread's time");
    stat.split(' ').next().and_then(|n| n.parse::<f64>().ok()).expect("nanoseconds") / 1e9
}

fn time(pattern: &str, size: usize) -> f64 {
    let text = pattern.repeat(size / pattern.len());
    let start = spent();
    analyze(&text, &Options::default());
    spent() - start
}

/// What grew too fast: seconds for a text and for one four times as long.
fn too_slow(pattern: &str) -> Option<(f64, f64)> {
    let mut size = SIZE;
    loop {
        let (short, long) = (time(pattern, size), time(pattern, 4 * size));
        if long < SHORT || long < MOST * short {
            return None;
        }
        // Tables of fixed size, and what is read for the first time: once more with longer texts.
        if size > SIZE {
            return Some((short, long));
        }
        size *= 4;
    }
}

/// The same numbers every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % count
    }
}

#[test]
#[cfg(target_os = "linux")]
fn time_grows_with_the_text() {
    // What is made once is made now.
    analyze("Ana Lima said on Monday: “No.”", &Options::default());
    let mut chance = Chance(1);
    let more = std::env::var("NUTGRAF_PATTERNS").ok().and_then(|n| n.parse().ok()).unwrap_or(40);
    let made = (0..more).map(|_| {
        let pieces: Vec<_> = (0..2 + chance.below(3)).map(|_| PIECES[chance.below(PIECES.len())]).collect();
        pieces.join([" ", "", "\n"][chance.below(3)])
    });
    let single = PIECES.iter().flat_map(|piece| [(*piece).to_owned(), format!("{piece} "), format!("{piece}\n")]);
    let every: Vec<String> = single.step_by(if more > 40 { 1 } else { 5 }).chain(made).collect();
    let slow: Vec<_> = every.iter().filter_map(|pattern| Some((pattern, too_slow(pattern)?))).collect();
    assert!(slow.is_empty(), "longer than linear: {slow:?}");
}
