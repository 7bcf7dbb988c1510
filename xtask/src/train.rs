//! `cargo xtask train PART|all [--data DIR]`: fits the weights in `models/` from annotated data, with fixed seeds.
//!
//! A part is a file below, with `pub fn run(data: &Path) -> Result<(), String>`; it writes `models/PART.bin`
//! and prints the figures for `models/PART.md`, its card.

pub mod entities;
pub mod joining;
pub mod layout;
pub mod quotes;
pub mod review;
pub mod sentences;
pub mod summary;
pub mod syntax;

use std::path::Path;

/// The parts in the order in which each is fitted to what those before it find. `cargo xtask train all` does them all.
const ORDER: [&str; 8] = ["sentences", "layout", "syntax", "entities", "review", "quotes", "joining", "summary"];

/// Fits every part. Each runs in a program of its own: a part reads the models of those before it as they are built in.
fn run_all(args: &[String]) -> Result<(), String> {
    for part in ORDER {
        println!("== {part}");
        let mut command = std::process::Command::new("cargo");
        command.args(["run", "--quiet", "--release", "--package", "xtask", "--", "train", part]).args(args);
        crate::tools::run(command.current_dir(crate::tools::root()))?;
    }
    Ok(())
}

/// `args` is what follows `train` on the command line.
pub fn run(args: &[String]) -> Result<(), String> {
    let data = args.iter().position(|a| a == "--data").and_then(|i| args.get(i + 1));
    let data = Path::new(data.map_or("../shared/data", String::as_str));
    match args.first().map(String::as_str) {
        Some("all") => run_all(&args[1..]),
        Some("entities") => entities::run(data, &args[1..]),
        Some("joining") => joining::run(data),
        Some("layout") => layout::run(data, &args[1..]),
        Some("quotes") => quotes::run(data, &args[1..]),
        Some("review") => review::run(data, &args[1..]),
        Some("sentences") => sentences::run(data),
        Some("summary") => summary::run(data),
        Some("syntax") => syntax::run(data, &args[1..]),
        _ => Err("train what? all, entities, joining, layout, quotes, review, sentences, summary or syntax".into()),
    }
}
