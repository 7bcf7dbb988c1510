//! How long each stage takes, in MB/s and in milliseconds for an article of a thousand words.
//!
//! `cargo bench` reads the page's own samples; `cargo bench -- FILE…` other texts. Every stage is the best of several runs.
//! The first row is document and syntax together; the second reads the syntax once more, alone.

use nutgraf::{Options, analyze, entities, mentions, names, quotes, summary, syntax, time, timeline};
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 5;
/// Each run reads at least this much, so that a tick of the clock doesn't count.
const BYTES: usize = 1_000_000;

fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let texts: Vec<String> = match files.is_empty() {
        true => vec![ARTICLE.to_string()],
        false => files.iter().map(|f| std::fs::read_to_string(f).expect("a text file")).collect(),
    };
    let size: usize = texts.iter().map(String::len).sum();
    let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
    let rounds = BYTES.div_ceil(size);
    let options = Options::default();

    let mut best = [Duration::MAX; 8];
    for _ in 0..RUNS {
        let mut spent = [Duration::ZERO; 8];
        for text in std::iter::repeat_n(&texts, rounds).flatten() {
            let mut clock = Instant::now();
            let mut lap = |stage: usize| {
                spent[stage] += clock.elapsed();
                clock = Instant::now();
            };
            let document = syntax::read(text, None, &[]);
            lap(0);
            black_box(syntax::parse(&document, syntax::Model::shipped()));
            lap(1);
            let names = names::find(&document);
            lap(2);
            let quotes = quotes::find(&document, &names);
            lap(3);
            let entities = entities::rank(&document, mentions::resolve(&document, names, &quotes));
            let quotes = entities::credit(quotes, &entities);
            lap(4);
            let times = time::find(&document, &entities);
            black_box(timeline::build(&document, &entities, &quotes, &times));
            lap(5);
            black_box(summary::summarize(&document, &entities, &quotes, &options));
            lap(6);
            black_box(analyze(text, &options));
            lap(7);
        }
        best.iter_mut().zip(spent).for_each(|(b, s)| *b = s.min(*b));
    }

    println!("{:<10} {:>8} {:>24}", "stage", "MB/s", "ms per 1,000 words");
    let stages = ["document", "syntax", "names", "quotes", "mentions", "time", "summary", "all"];
    for (stage, time) in stages.iter().zip(best) {
        let seconds = time.as_secs_f64();
        let speed = (size * rounds) as f64 / 1e6 / seconds;
        println!("{stage:<10} {speed:>8.2} {:>24.2}", seconds * 1e6 / (words * rounds) as f64);
    }
}

const ARTICLE: &str = include_str!("article.txt");
