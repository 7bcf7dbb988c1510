//! `cargo xtask train PART [--data DIR]`: fits the weights in `models/` from annotated data, with fixed seeds.
//!
//! A part is a file below, with `pub fn run(data: &Path) -> Result<(), String>`; it writes `models/PART.bin`
//! and prints the figures for `models/PART.md`, its card.

pub mod entities;
pub mod joining;
pub mod layout;
pub mod quotes;
pub mod sentences;
pub mod summary;

use std::path::Path;

/// `args` is what follows `train` on the command line.
pub fn run(args: &[String]) -> Result<(), String> {
    let data = args.iter().position(|a| a == "--data").and_then(|i| args.get(i + 1));
    let data = Path::new(data.map_or("../shared/data", String::as_str));
    match args.first().map(String::as_str) {
        Some("entities") => entities::run(data, &args[1..]),
        Some("joining") => joining::run(data),
        Some("layout") => layout::run(data, &args[1..]),
        Some("quotes") => quotes::run(data, &args[1..]),
        Some("sentences") => sentences::run(data),
        Some("summary") => summary::run(data),
        _ => Err("train what? entities, joining, layout, quotes, sentences or summary".into()),
    }
}
