//! `cargo xtask`: what cargo alone can't express.

#[allow(dead_code)]
mod data;
#[allow(dead_code)]
mod learn;
mod train;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("train") => train::run(&args[1..]),
        _ => Err("commands: train".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
